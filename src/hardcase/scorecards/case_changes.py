"""What became of each case since the champion: every case that both played, in one kind each."""

from msgspec import Struct

from .against import shared_cases
from .scorecard import Scorecard

_OPEN = ("ungraded", "passed")
"""The champion's and the candidate's status of a case that may have been mended."""


class Changes(Struct, frozen=True, kw_only=True):
    """What became of each case that both played: each is in one of the first six.

    Attributes:
        newly_broken: Passed by the champion, failed now.
        failed_now: Failed now; the champion's is ungraded, so nobody knows whether it failed too.
        newly_fixed: Failed by the champion, passed now.
        still_failing: Failed by both.
        still_passing: Passed by both.
        left_open: Ungraded now, or passed now where the champion's is ungraded.
        not_compared: Cases of the candidate that the champion never played.
        left_behind: Cases of the champion that are not in this run.
    """

    newly_broken: tuple[str, ...] = ()
    failed_now: tuple[str, ...] = ()
    newly_fixed: tuple[str, ...] = ()
    still_failing: tuple[str, ...] = ()
    still_passing: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()

    @property
    def shared(self) -> int:
        """How many cases both played."""
        failing, passing = (
            (self.newly_broken, self.failed_now, self.still_failing),
            (self.newly_fixed, self.still_passing),
        )
        return sum(map(len, (*failing, *passing, self.left_open)))


def changes(card: Scorecard, champion: Scorecard) -> Changes:
    """Compare how each case came out.

    Args:
        card: Of the candidate.
        champion: Of the champion.
    """
    pairs = shared_cases(card, champion)
    shared = {mine.id for mine, _ in pairs}

    def those(was: str, now: str) -> tuple[str, ...]:
        return tuple(mine.id for mine, other in pairs if (other.status, mine.status) == (was, now))

    open_ = [mine.id for mine, other in pairs if mine.status == "ungraded" or (other.status, mine.status) == _OPEN]
    return Changes(
        newly_broken=those("passed", "failed"),
        failed_now=those("ungraded", "failed"),
        newly_fixed=those("failed", "passed"),
        still_failing=those("failed", "failed"),
        still_passing=those("passed", "passed"),
        left_open=tuple(open_),
        not_compared=tuple(case.id for case in card.cases if case.id not in shared),
        left_behind=tuple(case.id for case in champion.cases if case.id not in shared),
    )
