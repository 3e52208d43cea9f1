"""Before the first call of a gated run: is each judge the one that earned its licence, and can it be talked to?"""

import datetime
from collections.abc import Iterable

from msgspec import structs

from hardcase.errors import BudgetError
from hardcase.records import ANCHORS, OpenRun
from hardcase.verdicts import Drifts, ask_again, reads, try_injections

from .injections import read_injections
from .prepare import Prepared


async def ask_anchors(prepared: Prepared, run: OpenRun, keys: Iterable[tuple[str, int]]) -> None:
    """Ask every judge that may gate something its frozen items again, and put the result on the books.

    Judges that may ask a model are also tried with staged conversations that try to talk them into a verdict.

    Only for a run that a gate decides, and in every session that grades something of it; the worst one stays.

    Args:
        prepared: Judges with their frozen items.
        run: Takes the result.
        keys: Trials that this session is about.
    """
    asked = [judge for judge in prepared.judges if judge.fingerprint in prepared.anchors]
    if not asked or (run.drifts and not run.left_open(keys)):
        return
    today, concurrency = datetime.datetime.now(datetime.UTC).date(), prepared.settings.concurrency
    drifts = {each.fingerprint: each for each in run.drifts.judges} if run.drifts else {}
    for judge in asked:
        items = prepared.anchors[judge.fingerprint]
        try:
            drift = await ask_again(judge, items, concurrency=concurrency, today=today)
            if reads(judge):
                tried = await try_injections(judge, read_injections(), concurrency=concurrency)
                drift = structs.replace(drift, tried=tried.tried, taken_in=tried.taken_in, untried=tried.unanswered)
        except BudgetError:  # the purse is empty, and nothing will be played either
            return
        drifts[judge.fingerprint] = drifts.get(judge.fingerprint, drift).and_then(drift)
    run.write(ANCHORS, Drifts(judges=tuple(drifts.values())))
