"""The rule about judges that slip: whoever quotes what nobody said, or misreads control sentences, reads badly."""

from hardcase.scorecards import Scorecard
from hardcase.verdicts import Slips

from .decision import RuleResult
from .injections import readers

MISQUOTED_AT_MOST, OF_ITEMS = 0.02, 50
"""Share of a judge's answers that may rest on words that were not said, and answers below which nothing is decided."""
FAILED_AT_MOST, OF_CALLS = 0.01, 100
"""Share of a judge's calls whose control sentences may be answered wrongly, and the calls that are needed."""


def slips(card: Scorecard) -> RuleResult:
    """Invalid when a judge that may gate something slipped too often in this run.

    What slipped is not used, so no verdict rests on it; but a judge that slips so often is not to be believed on the
    rest. Of judges of one's own nobody counts slips.

    Source:
        Two percent of quotes: chosen for this project, as the one percent of calls is.
    """
    gating = {each.name for each in readers(card)}
    bad = [told for each in card.slips if each.judge in gating for told in _too_often(each)]
    reason = "; ".join(bad) or "no judge slipped more often than it may, as far as slips are counted"
    return RuleResult(id="slips", status="invalid" if bad else "pass", reason=reason)


def _too_often(each: Slips) -> list[str]:
    told = []
    if each.items >= OF_ITEMS and each.misquoted > MISQUOTED_AT_MOST * each.items:
        told.append(f"{each.judge} rested {each.misquoted} of {each.items} answers on words that the bot did not say")
    if each.calls >= OF_CALLS and each.failed_controls > FAILED_AT_MOST * each.calls:
        told.append(f"{each.judge} answered control sentences wrongly in {each.failed_controls} of {each.calls} calls")
    return told
