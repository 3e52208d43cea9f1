"""One grader's answer about one criterion in one conversation."""

from enum import StrEnum

from msgspec import Struct

from .judge_usage import JudgeUsage

NOT_LOOKED_FOR = "its phrases were not looked for"
"""How a reason ends where words in another language than the case's leave a bad act unknown."""


class Outcome(StrEnum):
    """What a grader may say. There is no fourth option and no default."""

    MET = "met"
    NOT_MET = "not_met"
    UNGRADED = "ungraded"


class Ruling(Struct, frozen=True, kw_only=True):
    """What a check or a judge answers, before it is signed.

    Attributes:
        outcome: Whether the criterion's sentence is true; ungraded when that is unknown.
        reason: One sentence a support lead can check against the transcript.
        evidence: Zero-based turn indexes the reason rests on; may be empty.
        credit: Share of the points earned or taken, for criteria with degrees (the escalation outcome, asking twice).
        unusable: It is ungraded since a judge broke or gave what is no answer, not because it does not know. Where it
            is asked sets that, and so does a judge that knows it of a part of its answers.
        untested: Nothing came up in which the answer could have been another one, so that it proves nothing.
    """

    outcome: Outcome
    reason: str
    evidence: tuple[int, ...] = ()
    credit: float | None = None
    unusable: bool = False
    untested: bool = False


class Verdict(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One grader's answer about one criterion in one conversation.

    Attributes:
        criterion_id: Criterion that was asked about, as written in the rubric or the case.
        outcome: `UNGRADED` means we do not know; it is neither a pass nor a fail.
        grader: Grader and version, e.g. `"forbidden@1"`.
        reason: One sentence a support lead can check against the transcript.
        evidence: Zero-based turn indexes the reason rests on; may be empty.
        credit: Share of the points earned, in [0, 1]; None: all when met, none when not.
        disputed: Judges were heard, and some said met and some not met.
        unconfirmed: A judge saw a veto's bad act, and none of another family confirmed it: a person has to look.
        untested: Nothing came up in which the answer could have been another one, so that it proves nothing.
    """

    criterion_id: str
    outcome: Outcome
    grader: str
    reason: str
    evidence: tuple[int, ...] = ()
    credit: float | None = None
    disputed: bool = False
    unconfirmed: bool = False
    untested: bool = False


class LeftOut(Struct, frozen=True, kw_only=True):
    """A criterion that this conversation gave no occasion for; it leaves both sides of the sum."""

    criterion_id: str
    reason: str


RECALLED = frozenset({"on-time", "early", "late", "wrong-queue"})
"""Outcomes in which people had the conversation in the end."""
NEVER = frozenset({"missed", "promised-not-done", "obstructed"})
"""Outcomes in which people were due and never had it."""


class Escalation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the conversation did about people, with its one name.

    Attributes:
        outcome: on-time, early, late, missed, needless, wrong-queue, promised-not-done, obstructed, none-due,
            unknown.
        trigger: Class of trigger; empty where none was due.
        cost: In units of one needless handover.
        late_by: Bot turns beyond the grace; 0 when in time or never.
        turns_to_person: Bot turns from the first explicit request for a person to the handover; None: not reached
            or never asked for.
        asked_for_person: The customer asked for one in so many words.
    """

    outcome: str
    trigger: str = ""
    cost: float = 0.0
    late_by: int = 0
    turns_to_person: int | None = None
    asked_for_person: bool = False

    @property
    def recalled(self) -> bool:
        """People had it in the end, early and late included."""
        return self.outcome in RECALLED


class Flag(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a check saw and is not sure enough about for a verdict: shown to people, never counted.

    Attributes:
        name: Check and version.
        reason: One sentence with the words it rests on.
        evidence: Zero-based turn indexes.
    """

    name: str
    reason: str
    evidence: tuple[int, ...] = ()


class Answered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What asking one judge came to.

    Attributes:
        judge: As it signs.
        asked: Criteria that were put to it, whether its answers count or not.
        unusable: Of these, left without an answer that could be used; "cannot tell" is an answer.
        why: The most frequent reason; empty: all were usable.
    """

    judge: str
    asked: int
    unusable: int = 0
    why: str = ""


class Verdicts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every answer about one conversation: one verdict or one left-out entry for each criterion of the case.

    Attributes:
        said: Of the conversation they are about, as `Conversation.said`; empty in books written before there was one.
        escalation: None where escalation is not measured on this case.
        flags: What was seen and counts for nothing.
        judge_usage: What judges that are models read and wrote for it.
        answered: How often each judge had a usable answer.
    """

    case_id: str
    trial: int
    said: str = ""
    verdicts: tuple[Verdict, ...]
    left_out: tuple[LeftOut, ...] = ()
    escalation: Escalation | None = None
    flags: tuple[Flag, ...] = ()
    judge_usage: JudgeUsage = JudgeUsage()
    answered: tuple[Answered, ...] = ()

    def of(self, criterion_id: str) -> Verdict | None:
        """The verdict on one criterion, or None when it was left out."""
        return next((verdict for verdict in self.verdicts if verdict.criterion_id == criterion_id), None)
