"""Recorded conversations graded by every check that needs no case, some at a time."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct, structs

from hardcase.cases import Case, Criterion, Packet
from hardcase.conversations import Conversation, Dialect, Handover, Recording, conversation_of
from hardcase.text import normalise
from hardcase.verdicts import Escalation, Flag, LeftOut, Outcome, Verdict, check

from .import_recordings import broken, read_item, unwrapped_in
from .recordings import Item, SetAside
from .repeats import turn_hashes

_PACKET = frozenset(Packet.__struct_fields__)
_OF_THE_PACKET = frozenset({"packet", "packet-complete", "packet-true"})
_NOBODY = ("", None)  # a criterion for judges, and nobody asked one


class Sheet(Struct, frozen=True, kw_only=True):
    """What conversations are graded by.

    Attributes:
        dialect: How rows are read.
        plain: A case that expects nothing, for conversations that play none.
        cases: Cases by id, for conversations that name one.
        hand_over_tools: Tools that hand over, by the company's own word.
        seed: Of the hashes by which repeated turns are counted.
    """

    dialect: Dialect
    plain: Case
    cases: dict[str, Case] = {}
    hand_over_tools: tuple[str, ...] = ()
    seed: int = 0


class GradedRecording(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The verdicts on one recorded conversation: one line of `verdicts.jsonl`.

    Attributes:
        file: Where the recording stands.
        row: Its row there.
        case: The case it was graded against; empty: none.
        hits: Criteria whose answer speaks against the bot.
        handover: How people came in, as far as the recording shows; `inferred` when only words show it.
    """

    id: str
    bot: str
    file: str
    row: int
    hits: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    case: str = ""
    left_out: tuple[LeftOut, ...] = ()
    flags: tuple[Flag, ...] = ()
    handover: Handover | None = None
    escalation: Escalation | None = None


class Tally(Struct, kw_only=True):
    """One criterion or flag over many conversations."""

    asked: int = 0
    hits: int = 0
    ungraded: int = 0
    example: tuple[str, str] = ("", "")


class Chunk(Struct, kw_only=True):
    """What became of some items."""

    lines: bytes = b""
    set_aside: list[SetAside] = []
    rows: int = 0
    rows_graded: int = 0
    conversations: int = 0
    with_case: int = 0
    unknown_case: int = 0
    handovers: int = 0
    inferred: int = 0
    unwrapped: int = 0
    criteria: dict[str, Tally] = {}
    flags: dict[str, Tally] = {}
    hashes: list[list[int]] = []


class Grading:
    """Grades items, one after the other.

    Args:
        sheet: What they are graded by.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._encode = msgspec.json.Encoder().encode
        self._plain: dict[tuple[str, bool], Case] = {}
        self._counted = {
            case.id: {each.id: (tally_name(case, each), against(each)) for each in case.criteria if each.check}
            for case in (sheet.plain, *sheet.cases.values())
        }

    def grade(self, items: Sequence[Item]) -> Chunk:
        """Grade some items."""
        chunk = Chunk()
        lines: list[bytes] = []
        for item in items:
            chunk.rows += item.count
            recording = read_item(item, self._sheet.dialect)
            if isinstance(recording, SetAside):
                chunk.set_aside.append(recording)
                continue
            line = self._one(item, recording, chunk)
            if isinstance(line, SetAside):
                chunk.set_aside.append(line)
                continue
            chunk.rows_graded += item.count
            chunk.conversations += 1
            chunk.unwrapped += unwrapped_in(recording)
            lines.append(line)
        chunk.lines = b"".join(line + b"\n" for line in lines)
        return chunk

    def _one(self, item: Item, recording: Recording, chunk: Chunk) -> bytes | SetAside:
        try:
            case = self._sheet.cases.get(recording.case) if recording.case else None
            conversation = conversation_of(recording, hand_over_tools=self._sheet.hand_over_tools)
            if case is not None:
                conversation = _on_script(conversation, case)
            handover = conversation.handover
            graded = check(case or self._expecting_nothing(recording.language, handover), conversation)
            counted = self._counted[(case or self._sheet.plain).id]
            hits = [each for each in graded.verdicts if counted.get(each.criterion_id, _NOBODY)[1] is each.outcome]
            hashes = turn_hashes((turn.text for turn in conversation.bot_turns), seed=self._sheet.seed)
            line = self._encode(
                GradedRecording(
                    id=recording.id,
                    bot=recording.bot,
                    file=item.file,
                    row=item.row,
                    case=case.id if case else "",
                    hits=tuple(each.criterion_id for each in hits),
                    verdicts=graded.verdicts,
                    left_out=graded.left_out if case else (),
                    flags=graded.flags,
                    handover=handover and structs.replace(handover, packet={}),
                    escalation=graded.escalation,
                )
            )
        except Exception as error:  # as for reading: one strange conversation does not end the work for all others
            return broken(item, error)
        chunk.with_case += case is not None
        chunk.unknown_case += bool(case is None and recording.case and self._sheet.cases)
        chunk.handovers += handover is not None
        chunk.inferred += handover is not None and handover.inferred
        chunk.hashes.append(hashes)
        for verdict in graded.verdicts:
            if verdict.criterion_id in counted:
                name, bad = counted[verdict.criterion_id]
                hit, unknown = verdict.outcome is bad, verdict.outcome is Outcome.UNGRADED
                _count(chunk.criteria, name, recording.id, verdict.reason, hit=hit, unknown=unknown)
        for flag in graded.flags:
            _count(chunk.flags, flag.name, recording.id, flag.reason, hit=True)
        return line

    def _expecting_nothing(self, language: str, handover: Handover | None) -> Case:
        """The sheet without a case: in the conversation's language, and without questions about a packet that was not
        recorded, or was written for another company's tool.
        """
        packed = handover is not None and not _PACKET.isdisjoint(handover.packet)
        key = (language or self._sheet.plain.language, packed)
        if key not in self._plain:
            if len(self._plain) > 256:  # a file may name a language of its own in every row
                self._plain.clear()
            plain = self._sheet.plain
            asked = [each for each in plain.criteria if packed or each.check not in _OF_THE_PACKET]
            self._plain[key] = structs.replace(plain, language=key[0], criteria=tuple(asked))
        return self._plain[key]


def tally_name(case: Case, criterion: Criterion) -> str:
    """How a criterion is counted over conversations: what a case wrote down itself is another thing in each case."""
    own = criterion.matcher is not None or criterion.call is not None
    return f"{case.id}/{criterion.id}" if own else criterion.id


def against(criterion: Criterion) -> Outcome:
    """The outcome of a criterion that speaks against the bot."""
    if criterion.veto is not None:
        return Outcome(criterion.veto)
    return Outcome.MET if criterion.points < 0 else Outcome.NOT_MET


def _count(
    tallies: dict[str, Tally], name: str, recording_id: str, reason: str, *, hit: bool, unknown: bool = False
) -> None:
    tally = tallies.get(name)
    if tally is None:
        tally = tallies[name] = Tally()
    tally.asked += 1
    tally.ungraded += unknown
    if hit:
        tally.hits += 1
        if not tally.example[0]:
            tally.example = (recording_id, reason)


def _on_script(conversation: Conversation, case: Case) -> Conversation:
    """With the script's lines recognised where the customer says them word for word."""
    lines = {normalise(line.say): line.id for line in case.turns}
    turns = [
        structs.replace(turn, line=lines.get(normalise(turn.text), "")) if turn.speaker == "customer" else turn
        for turn in conversation.turns
    ]
    return structs.replace(conversation, turns=tuple(turns))


def merge(into: Mapping[str, Tally], more: Mapping[str, Tally]) -> dict[str, Tally]:
    """Add up tallies; the first example stays."""
    summed = dict(into)
    for name, tally in more.items():
        known = summed.get(name)
        if known is None:
            summed[name] = tally
            continue
        known.asked += tally.asked
        known.hits += tally.hits
        known.ungraded += tally.ungraded
        if not known.example[0]:
            known.example = tally.example
    return summed
