"""Trains the embedded judge: one linear classifier for each judged criterion, on families that are not locked."""

import argparse
import asyncio
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import local_judge_recordings
import msgspec
import numpy as np
from local_judge_report import Held, report
from spoilt_conversations import (
    GOOD_ACTS,
    SHARP,
    UNSEEN,
    Spoilt,
    acknowledgement,
    spoil_cold,
    spoil_good,
    without_asked,
)

from hardcase.bots import ExemplarBot
from hardcase.bots.terse import terse
from hardcase.cases import Case, Criterion, is_locked, load_suites
from hardcase.conversations import Conversation, play
from hardcase.pipeline.labelled_items import author_labels, for_judge
from hardcase.stats import cohen_kappa
from hardcase.verdicts import Outcome
from hardcase.verdicts.local_features import WORDS
from hardcase.verdicts.local_judge import WEIGHTS, Classifier, LocalJudge, LocalModel
from hardcase.verdicts.local_own import OWN_FEATURES, Said, own_features
from hardcase.verdicts.local_tokens import spoken, stem

REPORT = WEIGHTS.with_suffix(".md")
ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "rubrics" / "licences"
VERSION = 1
LANGUAGES = ("en",)
PENALTY = 30.0
"""Of the squared weights, on standardised features: strong, since the exemplars are few and of one hand."""
SPOILT_WEIGHT = 0.5
"""What all spoilt conversations weigh together, where the exemplars of a criterion weigh 1."""
FOLDS = 8
ABSTAINS = 0.10
"""Share of exemplars, each judged by a model that has not seen its family, from which it abstains."""
MOST = 0.98
"""Quantile of a feature over the exemplars, beyond which more of it counts for nothing more."""
COMMON_FROM = 0.10
"""A stem that customers of this share of families say is common."""
DIGITS = 4
MOST_STEPS = 100
LEAST = 10
"""Labels of either kind without which there is nothing to learn."""
WITHHELD = {
    "false-statement": "whether a statement is false stands in the records, not in its style",
    "self-contradiction": "whether two statements agree is not in their style",
    "case-facts": "facts are told apart by what they say, not by how",
}
"""Criteria that exemplars would let it guess by style, which says nothing about new conversations."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """One exemplar as it was played, with the labels of its judged criteria."""

    case: Case
    kind: str
    conversation: Conversation
    labels: Mapping[str, Outcome]

    @property
    def asked(self) -> Iterator[Criterion]:
        """Judged criteria with a label."""
        return (each for each in self.case.criteria if each.id in self.labels)


@dataclass(kw_only=True)
class Items:
    """Rows to learn from: what was said, what is asked, what is true.

    Attributes:
        spoilt: The row is a changed conversation.
    """

    rows: list[np.ndarray] = field(default_factory=list)
    met: list[bool] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    spoilt: list[bool] = field(default_factory=list)

    def add(self, row: np.ndarray, outcome: Outcome, family: str, *, spoilt: bool) -> None:
        """Take up one."""
        self.rows.append(row)
        self.met.append(outcome is Outcome.MET)
        self.family.append(family)
        self.spoilt.append(spoilt)


async def played_exemplars() -> list[Played]:
    """Play every exemplar in the languages of the judge."""
    found = []
    for suite in load_suites([ROOT / "suites"]):
        for case in suite.cases:
            if case.language not in LANGUAGES:
                continue
            judged = [each.id for each in case.criteria if each.judged and each.matcher is None]
            for _, exemplar in sorted(suite.exemplars.get(case.id, {}).items()):
                labels = {name: Outcome(exemplar.outcomes[name]) for name in judged if name in exemplar.outcomes}
                conversation = await play(case, ExemplarBot("exemplar", exemplar))
                found.append(Played(case=case, kind=exemplar.kind, conversation=conversation, labels=labels))
    return found


async def spoilt_of(played: Sequence[Played], common: frozenset[str]) -> list[Spoilt]:
    """Change conversations in every way. Acknowledgements that are pasted in come from these families too."""
    exemplars = {
        case.id: suite.good_exemplar(case.id) for suite in load_suites([ROOT / "suites"]) for case in suite.cases
    }
    warm = [(each.case.family, acknowledgement(each.conversation)) for each in played if each.kind == "good"]
    spoken_words = [
        (each.case.family, each.conversation.customer_turns[0].text.split()[:60])
        for each in played
        if each.kind == "good"
    ]
    spoilt: list[Spoilt] = []
    for place, each in enumerate(played):
        others = [text for family, text in warm if family != each.case.family and text]
        words = [word for family, said in spoken_words for word in said if family != each.case.family]
        draw = {"warm": others, "words": words, "place": place * 7}
        seen = each.labels.get("specific-acknowledgement")
        if each.kind == "good":
            short = await play(each.case, ExemplarBot("terse", terse(each.case, exemplars[each.case.id])))
            changed = list(
                spoil_good(
                    each.case,
                    each.conversation,
                    dict(each.labels),
                    terse=short,
                    common=common,
                    words=words,
                    place=place * 7,
                )
            )
            spoilt += changed
            for cold in changed:
                if cold.way in {"acknowledgement removed", "right facts, cold"}:
                    spoilt += spoil_cold(each.case, cold.conversation, UNSEEN, own=SHARP, **draw)
        elif seen is Outcome.NOT_MET:
            lacking = {name: each.labels[name] for name in GOOD_ACTS if each.labels.get(name) is Outcome.NOT_MET}
            met = {criterion.of for criterion in each.asked if each.labels[criterion.id] is Outcome.MET}
            own = frozenset(GOOD_ACTS) - met
            spoilt += spoil_cold(each.case, each.conversation, lacking, own=own, **draw)
    return spoilt


def common_stems(played: Iterable[Played]) -> tuple[str, ...]:
    """Stems that customers of many families say."""
    families: dict[str, set[str]] = defaultdict(set)
    everyone = set()
    for each in played:
        everyone.add(each.case.family)
        for turn in each.conversation.customer_turns:
            for word in spoken(turn.text):
                if word[0].isalpha():
                    families[stem(word)].add(each.case.family)
    return tuple(sorted(name for name, held in families.items() if len(held) >= COMMON_FROM * len(everyone)))


def gather(
    judge: LocalJudge, common: frozenset[str], played: Sequence[Played], spoilt: Sequence[Spoilt]
) -> tuple[dict[str, Items], dict[str, Items], tuple[str, ...]]:
    """Rows by rubric criterion, and rows of own criteria by the rubric criterion they sharpen."""
    rubric: dict[str, Items] = defaultdict(Items)
    own: dict[str, Items] = defaultdict(Items)
    table, names = judge.describe([(each.case, each.conversation) for each in played])
    covering = []
    for row, each in zip(table, played, strict=True):
        for criterion in each.asked:
            outcome, family = each.labels[criterion.id], each.case.family
            if not criterion.of:
                rubric[criterion.id].add(row, outcome, family, spoilt=False)
                continue
            covered = own_features(criterion.asks, Said(each.conversation), common)
            own[criterion.of].add(np.concatenate([row, covered]), outcome, family, spoilt=False)
            if outcome is Outcome.MET:
                covering.append((criterion, each, _without(criterion, each.conversation, common)))
    table, _ = judge.describe([(each.case, each.conversation) for each in spoilt])
    for row, each in zip(table, spoilt, strict=True):
        for criterion in each.case.criteria:
            if not criterion.judged or criterion.matcher is not None:
                continue
            if not criterion.of and criterion.id in each.labels:
                rubric[criterion.id].add(row, each.labels[criterion.id], each.case.family, spoilt=True)
            elif criterion.of in each.own:
                covered = own_features(criterion.asks, Said(each.conversation), common)
                row_ = np.concatenate([row, covered])
                own[criterion.of].add(row_, Outcome.NOT_MET, each.case.family, spoilt=True)
    table, _ = judge.describe([(each.case, changed) for _, each, changed in covering])
    for row, (criterion, each, changed) in zip(table, covering, strict=True):
        covered = own_features(criterion.asks, Said(changed), common)
        own[criterion.of].add(np.concatenate([row, covered]), Outcome.NOT_MET, each.case.family, spoilt=True)
    return rubric, own, names


def _without(criterion: Criterion, conversation: Conversation, common: frozenset[str]) -> Conversation:
    """The same without the sentences that hold the most of what the criterion asks for."""

    def covers(sentence: str) -> int:
        turns = tuple(
            msgspec.structs.replace(turn, text=sentence if turn.speaker == "bot" else turn.text)
            for turn in conversation.turns
        )
        said = Said(msgspec.structs.replace(conversation, turns=turns))
        return int(own_features(criterion.asks, said, common)[3])

    return without_asked(conversation, covers)


def fit(items: Items, chosen: np.ndarray, names: tuple[str, ...], margin: float = 0.0) -> Classifier:
    """Logistic regression with a penalty on squared weights; either outcome weighs half."""
    table, met = np.array(items.rows)[chosen], np.array(items.met, float)[chosen]
    spoilt = np.array(items.spoilt)[chosen]
    most = np.quantile(table[~spoilt], MOST, axis=0)
    table = np.minimum(table, most)
    table[:, names.index(WORDS)] = 0.0
    usual, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1.0
    scaled = np.column_stack([(table - usual) / spread, np.ones(len(table))])
    weight = np.ones(len(table))
    if spoilt.any():
        weight[spoilt] = SPOILT_WEIGHT * (~spoilt).sum() / spoilt.sum()
    for outcome in (0.0, 1.0):
        weight[met == outcome] *= 0.5 * weight.sum() / max(weight[met == outcome].sum(), 1e-9)

    beta = _newton(scaled, met, weight)
    raw = beta[:-1] / spread
    bias = float(beta[-1] - (raw * usual).sum())
    return Classifier(
        bias=_round(bias),
        margin=_round(margin),
        weights={name: _round(value) for name, value in zip(names, raw, strict=True)},
        usual={name: _round(value) for name, value in zip(names, usual, strict=True)},
        most={name: _round(value) for name, value in zip(names, most, strict=True)},
    )


def _newton(scaled: np.ndarray, met: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Newton's method, to the last digits that a float holds, so that rounding hides what machines add differently.

    Source:
        Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 4.4.1 and 4.4.4.
    """
    penalty = np.full(scaled.shape[1], PENALTY)
    penalty[-1] = 0.0
    beta = np.zeros(scaled.shape[1])

    def loss(at: np.ndarray) -> float:
        odds = scaled @ at
        return float((weight * (np.logaddexp(0, odds) - met * odds)).sum() + 0.5 * (penalty * at**2).sum())

    for _ in range(MOST_STEPS):
        sure = 1 / (1 + np.exp(-(scaled @ beta)))
        gradient = scaled.T @ (weight * (sure - met)) + penalty * beta
        curve = (scaled * (weight * sure * (1 - sure))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        while loss(beta - step) > loss(beta) + 1e-9:
            step = step / 2
        beta = beta - step
        if np.abs(step).max() < 1e-12:
            return beta
    raise ArithmeticError(f"no optimum in {MOST_STEPS} steps")


def _round(value: Any) -> float:
    return float(f"{float(value):.{DIGITS}g}")


def odds_of(classifier: Classifier, items: Items, chosen: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Log odds of chosen rows."""
    weights = np.array([classifier.weights[name] for name in names])
    most = np.array([classifier.most[name] for name in names])
    return np.minimum(np.array(items.rows)[chosen], most) @ weights + classifier.bias


def fold_of(family: str) -> int:
    """The fold a family falls into, by its id alone."""
    return hashlib.sha256(f"fold:{family}".encode()).digest()[0] % FOLDS


def learn(items: Items, names: tuple[str, ...]) -> tuple[Classifier, np.ndarray] | None:
    """Fit on unlocked families; the margin comes from families held out in turn.

    Returns:
        The classifier, and the log odds of the unspoilt rows when their families were held out; None where there is
        too little to learn from.
    """
    real = ~np.array(items.spoilt)
    met = np.array(items.met)
    if min((met & real).sum(), (~met & real).sum()) < LEAST:
        return None
    folds = np.array([fold_of(family) for family in items.family])
    held_out = np.zeros(len(folds))
    for fold in range(FOLDS):
        here = folds == fold
        if here.any():
            held_out[here] = odds_of(fit(items, ~here, names), items, here, names)
    margin = float(np.quantile(np.abs(held_out[real]), ABSTAINS))
    return fit(items, np.ones(len(folds), bool), names, margin), held_out[real]


def train(played: Sequence[Played], spoilt: Sequence[Spoilt]) -> tuple[LocalModel, Held]:
    """Train on exemplars and what was made of them. Also says what was learnt from, and how well."""
    common = common_stems(played)
    bare = LocalModel(version=VERSION, languages=LANGUAGES, common=common, criteria={}, own={}, withheld={})
    judge = LocalJudge(model=bare)
    rubric, own, names = gather(judge, frozenset(common), played, spoilt)
    criteria, sharpened, withheld, held = {}, {}, dict(WITHHELD), {}
    for found, into, columns in ((rubric, criteria, names), (own, sharpened, (*names, *OWN_FEATURES))):
        for name in sorted(found.keys() - WITHHELD.keys()):
            learnt = learn(found[name], columns)
            if learnt is not None:
                into[name] = learnt[0]
                real = ~np.array(found[name].spoilt)
                met = np.array(found[name].met)[real]
                kappa = cohen_kappa(list(zip(met.tolist(), (learnt[1] > 0).tolist(), strict=True)))
                held[name if into is criteria else f"{name}, own"] = (int(real.sum()), int(met.sum()), kappa)
            elif into is criteria:
                withheld[name] = "the exemplars hold too few of one kind to learn it from"
    model = LocalModel(
        version=VERSION, languages=LANGUAGES, common=common, criteria=criteria, own=sharpened, withheld=withheld
    )
    return model, held


async def trained() -> tuple[LocalModel, str]:
    """Train on the exemplars there are, and report."""
    played = await played_exemplars()
    unlocked = [each for each in played if not is_locked(each.case.family)]
    locked = [each for each in played if is_locked(each.case.family)]
    common = frozenset(common_stems(unlocked))
    model, held = train(unlocked, await spoilt_of(unlocked, common))
    suites, judge = load_suites([ROOT / "suites"]), LocalJudge(model=model)
    labelled = for_judge(await author_labels(suites), judge)
    fooled = await spoilt_of(locked, common)
    return model, report(judge, suites, locked=labelled, root=ROOT, held=held, fooled=fooled)


def written(model: LocalModel) -> bytes:
    """The model as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n"


def main() -> None:
    """Train and write the weights with their report; or say what they make of recorded conversations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recordings", nargs="?", type=Path, help="train nothing: read the recordings of this folder")
    folder = parser.parse_args().recordings
    if folder:
        print("\n".join(local_judge_recordings.told(folder)))
        return
    model, told = asyncio.run(trained())
    for licence in LICENCES.glob("*.json"):  # of weights that are gone now; the new ones are measured afterwards
        if json.loads(licence.read_bytes())["judge"].startswith("local@"):
            licence.with_suffix(".anchors.jsonl").unlink(missing_ok=True)
            licence.unlink()
    WEIGHTS.write_bytes(written(model))
    REPORT.write_text(told, encoding="utf-8")
    print(told)
    print(f"{WEIGHTS.relative_to(ROOT)}: {WEIGHTS.stat().st_size:,} bytes; {REPORT.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
