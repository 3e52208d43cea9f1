"""Whom a run may reach, and whether they let us in: both are settled before the first conversation."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hardcase.bots import Candidate
from hardcase.errors import OptionError
from hardcase.models import is_loopback
from hardcase.options import Settings
from hardcase.verdicts import Judge, models_of

from .money import count_earlier

if TYPE_CHECKING:
    from .prepare import Prepared

_GREETED_WITHIN_S = 30.0


def stay_within(candidate: Candidate, settings: Settings) -> None:
    """Refuse a candidate that would be asked beyond this machine, where that is not wanted.

    Raises:
        OptionError: `--offline` is set, and its address is another machine's.
    """
    _stay(f"bot {candidate.spec!r}", candidate.address, settings)


def judges_stay_within(judges: Iterable[Judge], settings: Settings) -> None:
    """Refuse judges that would be asked beyond this machine, where that is not wanted.

    Raises:
        OptionError: `--offline` is set, and the address of one is another machine's.
    """
    for each in models_of(judges):
        _stay(f"judge {each.name!r}", each.address, settings)


def _stay(who: str, address: str, settings: Settings) -> None:
    if settings.offline and address and not is_loopback(address):
        what = f"{who} is asked at {address}, and --offline allows this machine only"
        raise OptionError(what, fix="give it an address on 127.0.0.1, or leave --offline out")


async def greet(prepared: Sequence["Prepared"]) -> None:
    """Ask every candidate and every judge that is behind an address once, before anything is written or played.

    Raises:
        OptionError: One of them cannot be asked, for a reason that is ours to mend.
    """
    for each in prepared:
        count_earlier(each)
    judges = {judge.fingerprint: judge for each in prepared for judge in each.judges}
    await greet_judges(judges.values())
    for each in prepared:
        if each.candidate.greet is None:
            continue
        companies = [case.company for case in each.cases.values()]
        company = next((company for company in companies if company.is_known), companies[0])
        await each.candidate.greet(company, timeout_s=each.settings.turn_timeout)


async def greet_judges(judges: Iterable[Judge]) -> None:
    """Ask every judge that is behind an address once, before anything is written.

    Raises:
        OptionError: One of them cannot be asked, for a reason that is ours to mend.
    """
    for each in models_of(judges):
        await each.greet(timeout_s=_GREETED_WITHIN_S)
