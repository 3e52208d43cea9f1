"""The embedded judge: one small linear classifier for each judged criterion, deterministic and offline."""

import functools
import threading
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from hardcase.cases import Case, Criterion, digest
from hardcase.conversations import Conversation

from .licence import Standing
from .local_features import WORDS, features
from .local_own import OWN_FEATURES, Said, own_features
from .local_tokens import Tokeniser
from .verdict import Outcome, Ruling

if TYPE_CHECKING:
    import numpy as np

UNLICENSED = Standing(licence=None, held={}, advisory={})
_SILENT = Ruling(outcome=Outcome.UNGRADED, reason="the bot said nothing that the local judge can read")
HERE = Path(__file__).parent
WEIGHTS = HERE / "local_judge.json"
CODE = (
    *("local_judge.py", "local_features.py", "local_own.py"),
    *("local_seen.py", "local_tokens.py", "tact_words.py"),
)
"""Files that can change an answer, beside the weights: the licence is bound to all of them."""
_CHUNK = 384
_MOST_KEPT = 100_000
_Key = tuple[int, int, int, bool, int, bool, int]


class Classifier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence about a conversation, as a sum of weighted features.

    Attributes:
        bias: What is added to the sum.
        margin: Half the width, in log odds, of the band around "as likely as not" in which it abstains.
        weights: By name of feature, for features as they are.
        usual: Mean of each feature over the conversations it was trained on: reasons name what is unusual.
        most: The most of each feature that counts: what is beyond all that was seen in training proves nothing more.
    """

    bias: float
    margin: float
    weights: dict[str, float]
    usual: dict[str, float]
    most: dict[str, float]


class LocalModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What training leaves.

    Attributes:
        version: Raised by hand when training or features change.
        languages: Of the conversations it was trained on.
        common: Stems that many customers share.
        criteria: By rubric criterion.
        own: For the own criteria of cases, by the rubric criterion they sharpen.
        withheld: Criteria it does not answer, and why.
    """

    schema: int = 1
    version: int
    languages: tuple[str, ...]
    common: tuple[str, ...]
    criteria: dict[str, Classifier]
    own: dict[str, Classifier]
    withheld: dict[str, str]


@functools.cache
def _model() -> LocalModel:
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=LocalModel)


@functools.cache
def _code() -> str:
    whole = sha256()
    for name in CODE:
        whole.update((HERE / name).read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


class LocalJudge:
    """Answers from features of the reply in its context, and abstains where it is not sure.

    Args:
        standing: What its licence is worth; without one nothing that it answers counts.
        model: What training left; None: what the package carries.
    """

    lasts = True
    trained_on_unlocked = True

    def __init__(self, *, standing: Standing = UNLICENSED, model: LocalModel | None = None) -> None:
        self._model = model or _model()
        self._ready: tuple[dict[str, _Scale], dict[str, _Scale]] | None = None
        self.standing: Standing | None = standing
        self.fingerprint = digest([_code(), self._model])[:16]
        self.name = f"local@{self._model.version}"
        self._tokeniser = Tokeniser(self._model.common)
        self._reading = threading.Lock()

    @property
    def classifiers(self) -> Mapping[str, Classifier]:
        """By rubric criterion."""
        return self._model.criteria

    @property
    def withheld(self) -> Mapping[str, str]:
        """Criteria it does not answer, and why."""
        return self._model.withheld

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages it reads."""
        return self._model.languages

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Answer from words, acts and their order. See `Judge.rule`."""
        return self.rule_many([(case, conversation)], [criteria])[0]

    def rule_many(
        self, played: Sequence[tuple[Case, Conversation]], criteria: Sequence[Sequence[Criterion]]
    ) -> list[dict[str, Ruling]]:
        """Answer about many conversations at once, at a small part of what one alone costs.

        Args:
            played: Cases and their conversations.
            criteria: For each, what is asked.

        Returns:
            list: For each, one ruling for each criterion asked.
        """
        import numpy as np

        rulings: list[dict[str, Ruling]] = []
        for start in range(0, len(played), _CHUNK):
            some = played[start : start + _CHUNK]
            table, names = self.describe(some)
            readable = table[:, names.index(WORDS)] > 0
            spoke = [_first_words(talk) if reads else -1 for (_, talk), reads in zip(some, readable, strict=True)]
            scales, own = self._scales(names)
            wanted = {each.id for asked in criteria[start : start + _CHUNK] for each in asked}
            answers = {key: scales[key].rulings(table, spoke) for key in wanted & scales.keys()}
            for row, (case, conversation) in enumerate(some):
                silent, said = spoke[row] < 0, None
                ruled = {}
                for each in criteria[start + row]:
                    if silent:
                        ruled[each.id] = _SILENT
                    elif not each.of and each.id in answers and case.language in self._model.languages:
                        ruled[each.id] = answers[each.id][row]
                    elif why_not := self._unable(each, case):
                        ruled[each.id] = Ruling(outcome=Outcome.UNGRADED, reason=why_not)
                    else:
                        said = said or Said(conversation)
                        covered = own_features(each.asks, said, self._common)
                        whole = np.concatenate([table[row], covered])[None, :]
                        ruled[each.id] = own[each.of].rulings(whole, spoke[row : row + 1])[0]
                rulings.append(ruled)
        return rulings

    def describe(self, played: Sequence[tuple[Case, Conversation]]) -> tuple["np.ndarray", tuple[str, ...]]:
        """Describe conversations: a row for each, a column for each feature, and the names of the columns."""
        import numpy as np

        conversations = [conversation for _, conversation in played]
        with self._reading:  # words are numbered as they come, by one reader at a time
            tokens = self._tokeniser.read(conversations, [_records(case) for case, _ in played])
        columns = features(conversations, tokens)
        return np.column_stack(list(columns.values())), tuple(columns)

    def _scales(self, names: tuple[str, ...]) -> tuple[dict[str, "_Scale"], dict[str, "_Scale"]]:
        """For rubric criteria, and for own criteria of cases; made once, when the names of the columns are known."""
        if self._ready is None:
            model, more = self._model, (*names, *OWN_FEATURES)
            self._ready = (
                {key: _Scale(each, names) for key, each in model.criteria.items()},
                {key: _Scale(each, more) for key, each in model.own.items()},
            )
        return self._ready

    @functools.cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(self._model.common)

    def _unable(self, criterion: Criterion, case: Case) -> str:
        """Why it does not even try; empty when it does."""
        model = self._model
        if case.language not in model.languages:
            return f"the local judge reads {', '.join(model.languages)}, not {case.language}"
        if criterion.licensed_as not in (model.own if criterion.of else model.criteria):
            return model.withheld.get(criterion.licensed_as, "the local judge was not trained on this criterion")
        return ""


def _first_words(conversation: Conversation) -> int:
    """Index of the first turn in which the bot says something; -1: of none."""
    for turn in conversation.turns:
        if turn.speaker == "bot" and turn.text and not turn.text.isspace():
            return turn.index
    return -1


class _Scale:
    """A classifier with its weights in the order of the columns."""

    def __init__(self, classifier: Classifier, names: tuple[str, ...]) -> None:
        import numpy as np

        self._bias, self._margin, self._names = classifier.bias, classifier.margin, names
        self._weights = np.array([classifier.weights.get(name, 0.0) for name in names])
        self._usual = np.array([classifier.usual.get(name, 0.0) for name in names])
        self._most = np.array([classifier.most.get(name, 0.0) for name in names])
        self._known: dict[_Key, Ruling] = {}

    def rulings(self, table: "np.ndarray", spoke: Sequence[int]) -> list[Ruling]:
        """Answer for described conversations, each with what speaks most for the answer.

        Args:
            table: A row for each.
            spoke: For each, the turn to point at.
        """
        import numpy as np

        table = np.minimum(table, self._most)
        # Summed along the rows, not as a product of matrices, whose order of adding differs between machines.
        odds = (table * self._weights).sum(axis=1) + self._bias
        speaks = (table - self._usual) * self._weights * np.where(odds > 0, 1.0, -1.0)[:, None]
        rows = np.arange(len(table))
        first = np.argmax(speaks, axis=1)
        speaks[rows, first] = -np.inf
        second = np.argmax(speaks, axis=1)
        sure = np.rint(100 / (1 + np.exp(-np.minimum(40.0, np.abs(odds))))).astype(int)
        sides = np.where(np.abs(odds) < self._margin, 0, np.where(odds > 0, 1, -1))
        more = table[rows, first] > self._usual[first], table[rows, second] > self._usual[second]
        keys = zip(*(each.tolist() for each in (sides, sure, first, more[0], second, more[1])), spoke, strict=True)
        return [self._known.get(key) or self._new(key) for key in keys]

    def _new(self, key: _Key) -> Ruling:
        """Put an answer into words, and keep it: conversations have few different ones."""
        side, sure, first, more, second, more_too, spoke = key
        telling = (
            f"{'' if more else 'lacking '}{self._names[first]}; {'' if more_too else 'lacking '}{self._names[second]}"
        )
        if side:
            outcome = Outcome.MET if side > 0 else Outcome.NOT_MET
            ruling = Ruling(outcome=outcome, reason=f"{sure}% sure; most telling: {telling}", evidence=(spoke,))
        else:
            ruling = Ruling(outcome=Outcome.UNGRADED, reason=f"the local judge is not sure ({sure}%; {telling})")
        if len(self._known) < _MOST_KEPT:
            self._known[key] = ruling
        return ruling


@functools.lru_cache(maxsize=1024)
def _records_text(case_id: str, records: bytes) -> str:
    values: list[str] = []
    _collect(msgspec.json.decode(records), values)
    return "\n".join(values)


def _records(case: Case) -> str:
    """The company's records on this customer, as words."""
    return _records_text(case.id, msgspec.json.encode(case.records)) if case.records else ""


def _collect(value: Any, into: list[str]) -> None:
    if isinstance(value, dict):
        for each in value.values():
            _collect(each, into)
    elif isinstance(value, list):
        for each in value:
            _collect(each, into)
    elif value is not None:
        into.append(str(value))
