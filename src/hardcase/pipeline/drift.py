"""Before the first call of a gated run: is each judge still the one that earned its licence?"""

from hardcase.records import ANCHORS, OpenRun
from hardcase.verdicts import Drifts, ask_again

from .prepare import Prepared


async def ask_anchors(prepared: Prepared, run: OpenRun) -> None:
    """Ask every judge that may gate something its frozen items again, and put the result on the books.

    Only for a run that a gate decides, and once: a run that is gone on with has its answers on disk.

    Args:
        prepared: Judges with their frozen items.
        run: Takes the result.
    """
    asked = [judge for judge in prepared.judges if judge.fingerprint in prepared.anchors]
    if not asked or run.drifts is not None:
        return
    concurrency = prepared.settings.concurrency
    drifts = [await ask_again(each, prepared.anchors[each.fingerprint], concurrency=concurrency) for each in asked]
    run.write(ANCHORS, Drifts(judges=tuple(drifts)))
