"""Whom a run may reach, and whether they let us in: both are settled before the first conversation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hardcase.bots import Candidate
from hardcase.errors import OptionError
from hardcase.models import is_loopback
from hardcase.options import Settings

if TYPE_CHECKING:
    from .prepare import Prepared


def stay_within(candidate: Candidate, settings: Settings) -> None:
    """Refuse a candidate that would be asked beyond this machine, where that is not wanted.

    Raises:
        OptionError: `--offline` is set, and its address is another machine's.
    """
    if settings.offline and candidate.address and not is_loopback(candidate.address):
        what = f"bot {candidate.spec!r} is asked at {candidate.address}, and --offline allows this machine only"
        raise OptionError(what, fix="give it an address on 127.0.0.1, or leave --offline out")


async def greet_bots(prepared: Iterable["Prepared"]) -> None:
    """Ask every candidate that is behind an address once, before anything is written or played.

    Raises:
        OptionError: One of them cannot be asked, for a reason that is ours to mend.
    """
    for each in prepared:
        if each.candidate.greet is None:
            continue
        companies = [case.company for case in each.cases.values()]
        company = next((company for company in companies if company.is_known), companies[0])
        await each.candidate.greet(company, timeout_s=each.settings.turn_timeout)
