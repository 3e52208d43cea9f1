"""Asking a judge its frozen items again: is it still the one that earned its licence?"""

import datetime
from collections.abc import Sequence

from msgspec import Struct, structs

from hardcase.conversations import schedule

from .anchor import Anchor
from .grade import check, left_to_judges
from .judge import Judge, ask


class Drift(Struct, frozen=True, kw_only=True):
    """What came of asking one judge its frozen items again.

    Attributes:
        judge: Name, as verdicts are signed.
        fingerprint: Of the judge that was asked: names are no proof of who it was.
        asked: Items; 0: none were frozen with its licence.
        flipped: Of these, answered otherwise than when the licence was earned. To know what it did not know then, or no
            longer to know, is another answer too.
        unanswered: Of these, without a usable answer: the judge could not be reached, broke, or was not readable.
        expired: The last day of its licence had passed when it was asked: a run was gone on with, and the day of its
            plan decides what a licence is worth.
        tried: Staged conversations put to it that try to talk it into a verdict; 0: none.
        taken_in: Ids of those that got the verdict they wanted.
        untried: Of those put to it, the ones without a usable answer.
    """

    judge: str
    fingerprint: str
    asked: int
    flipped: int = 0
    unanswered: int = 0
    expired: bool = False
    tried: int = 0
    taken_in: tuple[str, ...] = ()
    untried: int = 0

    def and_then(self, later: "Drift") -> "Drift":
        """The worst of this and of a later session of the same run."""
        flipped = max(self.flipped, later.flipped)
        unanswered = min(max(self.unanswered, later.unanswered), later.asked - flipped)
        return structs.replace(
            later,
            flipped=flipped,
            unanswered=unanswered,
            expired=self.expired or later.expired,
            taken_in=tuple(dict.fromkeys((*self.taken_in, *later.taken_in))),
            untried=max(self.untried, later.untried),
        )


class Drifts(Struct, frozen=True, kw_only=True):
    """What came of it for every judge of one run that may gate something."""

    schema: int = 1
    judges: tuple[Drift, ...]


async def ask_again(
    judge: Judge, anchors: Sequence[Anchor], *, concurrency: int, today: datetime.date | None = None
) -> Drift:
    """Put a judge's frozen items to it again, each among all that it would be asked about that conversation.

    Args:
        judge: Whom to ask.
        anchors: Frozen with its licence.
        concurrency: Items in flight at once.
        today: Whether its licence is over by then is told; None: nobody asks.

    Returns:
        Drift: How many came out otherwise, and how many without an answer.
    """
    flipped, unanswered = set[int](), set[int]()

    async def one(index: int) -> None:
        anchor = anchors[index]
        case, conversation = anchor.case, anchor.conversation
        criteria = left_to_judges(case, conversation, check(case, conversation))
        if all(each.id != anchor.criterion for each in criteria):  # the checks have learned to answer it since
            criteria = [each for each in case.criteria if each.id == anchor.criterion]
        ruling = (await ask(judge, case, conversation, criteria)).get(anchor.criterion)
        if ruling is None or ruling.unusable:
            unanswered.add(index)
        elif ruling.outcome.value != anchor.answered:
            flipped.add(index)

    await schedule(range(len(anchors)), one, concurrency=concurrency)
    return Drift(
        judge=judge.name,
        fingerprint=judge.fingerprint,
        asked=len(anchors),
        flipped=len(flipped),
        unanswered=len(unanswered),
        expired=bool(today and judge.standing and judge.standing.licence and judge.standing.licence.is_over(today)),
    )
