"""A judge that is a model: it is asked by a strict form, and believed only as far as it can be checked."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import json, structs

from hardcase.cases import Case, Criterion, digest
from hardcase.conversations import Conversation
from hardcase.errors import BotError, JudgeError, UnreachableError, heard_first
from hardcase.models import Answer, ChatModel, ModelFile, Said, clock_s

from .judge import DEADLINE_S, Judge, times_asked
from .judge_answer import LONGEST, Item, read_answer, schema_for
from .judge_prompt import RULES, WORDING, JudgeCall, quote_needed_for, write_call
from .judge_usage import Slips, spent
from .licence import Standing
from .quotes import stands_in
from .verdict import Outcome, Ruling

VERSION = 1
"""Changes with whatever can change an answer and stands neither in the wording nor in the schema."""
MOST_AT_ONCE = 6
"""Criteria of one call; more of them run into one another."""
_TRIES = 2


class ModelJudge:
    """Asks a model, criterion by criterion, for a verdict, a quote and a reason.

    Criteria of one dimension and one polarity go together, a veto alone. In each call stand two control sentences,
    one true and one false: a model that answers one of them wrongly has not read the call, and nothing of it is used.

    Args:
        model: Who is asked.
        file: What is said of it.
        name: How it was named; verdicts are signed with it and the version.
        standing: What a licence for a fingerprint is worth today.

    Attributes:
        model: Who is asked.
        family: Who made the model; empty: nobody knows.
        address: Where it is asked.
        lasts: Never: a provider may change a model under its name.
    """

    lasts = False

    def __init__(
        self, model: ChatModel, file: ModelFile, *, name: str, standing: Callable[[str], Standing | None]
    ) -> None:
        self.model = model
        self.file, self.family, self.address = file, model.family, model.base_url
        self.name = f"{name}@{VERSION}"
        asked = [file.adapter, file.model, model.base_url, file.parameters, model.routed_by]
        self.fingerprint = digest([VERSION, MOST_AT_ONCE, WORDING, schema_for(()), asked])[:16]
        self.standing = standing(self.fingerprint)

    async def greet(self, *, timeout_s: float) -> None:
        """Ask the model once before a run; see `ChatModel.greet`.

        Raises:
            OptionError: It cannot be asked, for a reason that is ours to mend.
        """
        await self.model.greet(RULES, schema=schema_for(["c-00000000"]), timeout_s=timeout_s)

    def questions(
        self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]
    ) -> Iterator[tuple[int, int]]:
        """Say how large each call about a conversation would be: its characters, and how many criteria it asks."""
        for group in grouped(criteria):
            call = write_call(case, conversation, group, fingerprint=self.fingerprint, attempt=0)
            yield len(RULES) + len(call.payload) + len(json.encode(call.schema)), len(group)

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Answer criteria. See `Judge.rule`.

        Raises:
            JudgeError: Nobody said a word.
        """
        if not any(turn.text.strip() for turn in conversation.turns):
            raise JudgeError("there are no words to judge")
        latest = clock_s() + 0.9 * DEADLINE_S
        rulings: dict[str, Ruling] = {}

        async def ask(group: Sequence[Criterion]) -> None:
            rulings.update(await self._ask(case, conversation, group, latest))

        try:
            async with asyncio.TaskGroup() as calls:
                for group in grouped(criteria):
                    calls.create_task(ask(group))
        except BaseExceptionGroup as failed:  # whoever stops a run is to be heard by his own name
            raise heard_first(failed) from None
        return rulings

    async def _ask(
        self, case: Case, conversation: Conversation, criteria: Sequence[Criterion], latest: float
    ) -> dict[str, Ruling]:
        rulings: dict[str, Ruling] = {}
        why: dict[str, str] = {}
        for attempt in range(_TRIES):
            left = [each for each in criteria if each.id not in rulings]
            call = write_call(case, conversation, left, fingerprint=self.fingerprint, attempt=attempt)
            try:
                found = await self._call(call, conversation, latest)
            except JudgeError as error:
                why |= {each.id: str(error) for each in left}
                continue
            except (BotError, UnreachableError) as error:  # tried again already, where that could help
                why |= {each.id: str(error) for each in left}
                break
            for name, ruling in found.items():
                if ruling.unusable:
                    why[name] = ruling.reason
                else:
                    again = f" (asked twice: {why[name]})" if name in why else ""
                    rulings[name] = structs.replace(ruling, reason=ruling.reason + again)
            if len(rulings) == len(criteria):
                break
        return rulings | {
            each.id: _unusable(f"{self.name} gave no usable answer: {why[each.id]}"[:300])
            for each in criteria
            if each.id not in rulings
        }

    async def _call(self, call: JudgeCall, conversation: Conversation, latest: float) -> dict[str, Ruling]:
        """What one call came to, by the criterion's own id.

        Raises:
            JudgeError: Nothing of it can be used.
            BotError, UnreachableError: There was no answer.
        """
        asked = [Said(role="user", text=call.payload)]
        # Trials of one case may come out in the same words; each is asked for itself, as it would be without a cache.
        repeat = times_asked(conversation)
        answer = await self.model.ask(RULES, asked, schema=call.schema, latest=latest, repeat=repeat)
        slips = Slips(judge=self.name, items=len(call.criteria), calls=1)
        usable = False
        try:
            items = _items(answer, call)
            if any(items[name].verdict != right for name, right in call.controls.items()):
                slips = structs.replace(slips, failed_controls=1)
                raise JudgeError("a control sentence was answered wrongly")
            answered = [(each, items[name]) for name, each in call.criteria.items()]
            misquoted = sum(_is_misquoted(each, item, conversation) for each, item in answered)
            slips = structs.replace(slips, misquoted=misquoted)
            rulings = {each.id: _ruling(each, item, conversation) for each, item in answered}
            usable = not any(each.unusable for each in rulings.values())
        finally:
            spent(answer, slips)
            if not usable:
                self.model.forget(answer)
        return rulings


def _items(answer: Answer, call: JudgeCall) -> dict[str, Item]:
    if answer.cut_by:
        raise JudgeError(f"the answer was ended by {answer.cut_by}")
    return read_answer(answer.text, asked=[*call.criteria, *call.controls])


def models_of(judges: Iterable[Judge]) -> Iterator[ModelJudge]:
    """The judges that ask a model through a window of ours; own code asks whom it likes."""
    return (each for each in judges if isinstance(each, ModelJudge))


def grouped(criteria: Sequence[Criterion]) -> Iterator[Sequence[Criterion]]:
    """Criteria as they are asked together: of one dimension and one polarity, so many at most, and vetoes alone."""
    groups: defaultdict[tuple[str, bool, str], list[Criterion]] = defaultdict(list)
    for each in criteria:
        groups[each.dimension, each.bad_outcome == "met", each.id if each.veto else ""].append(each)
    for group in groups.values():
        for start in range(0, len(group), MOST_AT_ONCE):
            yield group[start : start + MOST_AT_ONCE]


def _ruling(criterion: Criterion, item: Item, conversation: Conversation) -> Ruling:
    """The answer as it may count, its quote held against the transcript."""
    reason, quote = " ".join(item.reason.split()), " ".join(item.evidence_quote.split())
    if not reason or len(item.reason) > LONGEST or len(item.evidence_quote) > LONGEST:
        return _unusable(f"a reason or a quote has no characters or more than {LONGEST}")
    if item.verdict == "cannot_judge":
        return Ruling(outcome=Outcome.UNGRADED, reason=f"the judge cannot tell: {reason}")
    turn = item.evidence_turn
    if _is_misquoted(criterion, item, conversation):
        return _unusable(f"{item.verdict!r} rests on words that the bot did not say in turn {turn}: {quote[:80]!r}")
    if turn is not None and _is_quoted(item, conversation):
        return Ruling(outcome=Outcome(item.verdict), reason=f'{reason} ("{quote}")', evidence=(turn,))
    return Ruling(outcome=Outcome(item.verdict), reason=reason)


def _is_misquoted(criterion: Criterion, item: Item, conversation: Conversation) -> bool:
    return item.verdict == quote_needed_for(criterion) and not _is_quoted(item, conversation)


def _is_quoted(item: Item, conversation: Conversation) -> bool:
    said = next((turn.text for turn in conversation.bot_turns if turn.index == item.evidence_turn), "")
    return stands_in(item.evidence_quote, said)


def _unusable(reason: str) -> Ruling:
    return Ruling(outcome=Outcome.UNGRADED, reason=reason, unusable=True)
