"""What a case asks, read off once for all its conversations: which check answers, and what may leave it out."""

from msgspec import Struct

from hardcase.cases import Case, Criterion

_AT_MOST = 64
"""Cases whose sheets are kept; graders go through a case's trials one after the other."""


class Asked(Struct, frozen=True):
    """One criterion.

    Attributes:
        check: Name of the check that answers first; empty: none does.
        judge_only: Without a judge it stays ungraded.
        half_seen: A good act of which the check knows some forms only: that it saw none does not say that there was
            none.
    """

    criterion: Criterion
    check: str
    judge_only: bool
    half_seen: bool


class Sheet(Struct, frozen=True):
    """The criteria of a case.

    Attributes:
        asked: All of them, in order.
        occasional: Those that a conversation may give no occasion for, in order.
    """

    case: Case
    asked: tuple[Asked, ...]
    occasional: tuple[Asked, ...]


_NEED_OCCASION = frozenset({"escalation", "packet", "packet-complete", "packet-true", "turns-to-outcome"})
_SHEETS: dict[int, Sheet] = {}


def half_seen(criterion: Criterion) -> bool:
    """Whether a criterion is a good act of which the check knows some forms only."""
    return criterion.judged and criterion.points > 0 and criterion.matcher is None


def stands_unanswered(criterion: Criterion) -> bool:
    """Whether a check's "not seen" is the verdict where a judge leaves the criterion open."""
    return bool(criterion.check) and not half_seen(criterion)


def sheet_of(case: Case) -> Sheet:
    """Read off what a case asks; the sheets of the cases seen last are kept.

    Args:
        case: Known by its identity: a sheet keeps its case, so no other can take its place.
    """
    known = _SHEETS.get(id(case))
    if known is None or known.case is not case:
        asked = tuple(Asked(each, each.check, each.judge_only, half_seen(each)) for each in case.criteria)
        known = Sheet(
            case,
            asked,
            tuple(
                each for each in asked if each.check in _NEED_OCCASION or each.criterion.asked_by or each.criterion.when
            ),
        )
        if len(_SHEETS) >= _AT_MOST:
            _SHEETS.clear()
        _SHEETS[id(case)] = known
    return known
