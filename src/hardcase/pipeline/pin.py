"""How a run becomes the champion: by proven superiority or by a person's recorded decision, never by itself."""

from pathlib import Path

import msgspec

from hardcase.decisions import Champion, Gate, cases_not_run, load_gate, superiority
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.records import Baseline, Move, Run, now
from hardcase.scorecards import graded_otherwise

from .champion import champion_of
from .evaluate import Done
from .places import find_gate, own_command
from .regrade import rejudge

_A_PERSON = 'say who decides and why: --by NAME --because "TEXT"'


def pin(run: Run, gate: Gate, baseline: Baseline, *, because: str = "", by: str = "") -> Move:
    """Make a run the champion of a gate.

    Args:
        run: Complete, and decided by the gate.
        gate: A release gate.
        baseline: Where its champion is kept.
        because: Why, where a person decides; empty: superiority has to be proven.
        by: Who decides.

    Returns:
        Move: As it stands in the history.

    Raises:
        OptionError: The run cannot be a champion, or neither is it proven better than the present one nor did anybody
            decide.
        RunError: Another process moves the champion, or the folder cannot be written.
    """
    because, by = because.strip(), by.strip()
    if bool(because) != bool(by):
        raise OptionError("a person's decision has a name and a reason", fix='give both: --by NAME --because "TEXT"')
    _refuse(run, gate, project=baseline.path.parents[2])
    with baseline.moving():
        champion, before = champion_of(run), baseline.champion
        if before is not None and before.run == champion.run:
            raise OptionError(f"{run.path}: is the champion already", fix="name another run")
        part = cases_not_run(champion.card, gate)
        if part and not because:
            what = f"{run.path}: {part}, so it is no champion by itself"
            raise OptionError(what, fix=f"pin a run of all of them, or {_A_PERSON}")
        move = Move(
            at=now(),
            what="pinned",
            run=champion.run,
            bot=champion.bot,
            ruling=champion.ruling,
            because=(f"{because} ({part})" if part else because) or _reason(champion, before, gate),
            by=by,
            replaced=before.run if before else "",
            gate_hash=gate.hash,
        )
        baseline.pin(champion, run.spoken().values(), move)
    return move


def _refuse(run: Run, gate: Gate, *, project: Path) -> None:
    again = f"{own_command()} gate {run.path} --gate {gate.path}"
    if gate.is_change:
        what = f"gate {gate.name!r} pins no champion: it compares with that of {gate.champion_of!r}"
        raise OptionError(what, fix=f"leave --gate out, or name {gate.champion_of}")
    if not gate.compares:
        what = f"gate {gate.name!r} compares with no champion, so none is pinned for it"
        raise OptionError(what, fix="add champion: {lose_at_most: ...} to the gate, or name another")
    found = find_gate(gate.name, folder=project)
    if load_gate(found).hash != gate.hash:
        what = f"{gate.path}: is not the gate that {gate.name!r} names, which is {found}"
        raise OptionError(what, fix=f"decide and pin by that one: --gate {gate.name}; or give this one another name")
    plan, decision = run.plan, run.decision
    books = run.trials()
    open_ = [key for key in plan.trial_keys if key not in books or not books[key].verdicts]
    if open_:
        what = f"{run.path}: is not complete: {len(open_)} of {len(plan.trial_keys)} trials are not played and graded"
        raise OptionError(what, fix="pin a run of every case; a run that was cut off goes on with --resume")
    if decision is None:
        raise OptionError(f"{run.path}: no gate has decided it", fix=f"decide it: {again}")
    if (decision.gate, decision.gate_hash) != (gate.name, gate.hash):
        other = f"gate {decision.gate!r}" if decision.gate != gate.name else f"an earlier version of gate {gate.name!r}"
        raise OptionError(f"{run.path}: was decided by {other}, not by {gate.name!r}", fix=f"decide it again: {again}")
    if decision.ruling == "invalid":
        raise OptionError(f"{run.path}: is invalid: {'; '.join(decision.reasons)}", fix="pin a run that can be trusted")


def _reason(champion: Champion, before: Champion | None, gate: Gate) -> str:
    """What is proven, where no person takes it upon themselves."""
    if before is None:
        if champion.ruling != "ship":
            what = f"the gate said {champion.ruling!r} of {champion.run}, so it is no champion by itself"
            raise OptionError(what, fix=_A_PERSON)
        return "the first champion"
    differing = graded_otherwise(before.card, champion.card)
    if differing:
        what = f"the champion {before.run} was graded otherwise, so nothing is proven: {'; '.join(differing)}"
        raise OptionError(what, fix=f"{own_command()} champion rejudge --gate {gate.name}; or {_A_PERSON}")
    found = superiority(champion.card, before, confidence=gate.file.confidence)
    if not found.is_proven:
        told = f"worse: {'; '.join(found.losses)}" if found.losses else "better in nothing that is proven"
        raise OptionError(f"{champion.run} is {told}, against the champion {before.run}", fix=_A_PERSON)
    return "; ".join(found.gains)


async def rejudge_champion(
    baseline: Baseline, settings: Settings, *, by: str = "", done: Done | None = None
) -> tuple[Move, tuple[str, ...]]:
    """Grade what the champion said by what grades today; its conversations stay as they are.

    Args:
        baseline: Where it is kept.
        settings: Judges and results folder.
        by: Who wants it.
        done: Told of each graded trial.

    Returns:
        tuple: The line of history, and the cases that were left out because their script is another today.

    Raises:
        OptionError: Nothing is pinned, or none of its cases is there as it was played.
        RunError: Another process moves the champion.
    """
    with baseline.moving():
        return await _rejudged(baseline, settings, by=by, done=done)


async def _rejudged(
    baseline: Baseline, settings: Settings, *, by: str, done: Done | None
) -> tuple[Move, tuple[str, ...]]:
    champion = baseline.champion
    if champion is None:
        fix = f"pin a run: {own_command()} champion set RUN"
        raise OptionError(f"{baseline.path}: no champion is pinned", fix=fix)
    conversations = tuple(baseline.conversations())
    new, left_out = await rejudge(champion, conversations, settings, done=done)
    fresh = champion_of(new)
    played = {case.id for case in fresh.plan.cases}
    differing = graded_otherwise(champion.card, fresh.card) or ["nothing: it was graded alike"]
    move = Move(
        at=now(),
        what="rejudged",
        run=champion.run,
        bot=champion.bot,
        ruling=champion.ruling,
        because=f"differed: {'; '.join(differing)}" + (f"; left out: {', '.join(left_out)}" if left_out else ""),
        by=by,
        gate_hash=next((each.gate_hash for each in reversed(baseline.history)), ""),
    )
    again = msgspec.structs.replace(champion, plan=fresh.plan, card=fresh.card)
    baseline.pin(again, [each for each in conversations if each.case_id in played], move)
    return move, left_out
