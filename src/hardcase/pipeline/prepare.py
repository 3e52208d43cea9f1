"""Everything that is settled, and can be refused, before the first call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hardcase.bots import Candidate, Recorded
from hardcase.cases import (
    Case,
    CasesBeside,
    Exemplar,
    JudgeOnRecord,
    Plan,
    PlannedCase,
    Suite,
    cases_beside,
    digest,
    load_suites,
    plan_case,
)
from hardcase.decisions import Champion, Gate, check_gate, load_gate, selected
from hardcase.errors import GateError, OptionError, Problem
from hardcase.models import Purse, Stopped
from hardcase.options import Settings
from hardcase.records import name_run, provenance
from hardcase.scorecards import PLAYED_ONCE_MORE
from hardcase.verdicts import Anchor, Judge, models_of

from .champion import find_champion, refuse_other_grading
from .judges import asked_today, find_anchors, find_judges, licensed_criteria
from .money import give_purse
from .on_record import graders_hash, on_record
from .places import find_gate
from .reach import stay_within
from .recorded_candidate import find_candidate
from .resume import planned_at
from .rubric_names import refuse_unknown_checks

_MAX_PROBLEMS = 3
"""Reasons why a gate is not applied that are told; `--gate` by name tells all."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """One bot on one set of cases, ready to be replayed.

    Attributes:
        cases: By id, in the plan's order.
        exemplars: Good exemplar by case id, for bots that play them.
        judges: Whom to ask.
        anchors: Where a gate is applied, the frozen items of every judge that may gate something, by its fingerprint;
            they are read before the first call, so that a damaged file costs nothing.
        gate: What will be decided; None: nothing.
        champion: Whom the bot will be compared with; None: nobody.
        undecided: Why no gate is applied, in one sentence; empty when one is.
        unproven: A gate was wanted for all cases there are, and could not be applied.
        plan: Written before the first call.
        purse: Pays for every call to a model; bots of one command share it.
        stopped_before: The budget did not reach in the run whose conversations this one takes over; None: it did, or
            there is no such run.
    """

    candidate: Candidate
    cases: Mapping[str, Case]
    exemplars: Mapping[str, Exemplar]
    judges: tuple[Judge, ...]
    anchors: Mapping[str, tuple[Anchor, ...]]
    gate: Gate | None
    champion: Champion | None
    undecided: str
    unproven: bool
    plan: Plan
    settings: Settings
    purse: Purse
    stopped_before: Stopped | None = None


def prepare(paths: Sequence[Path | str], settings: Settings) -> tuple[Prepared, ...]:
    """Load and check everything, for each bot of the settings.

    Args:
        paths: Suites, folders of suites, or single cases.
        settings: Bots, judges, gate and the rest.

    Returns:
        tuple: One for each bot, in the order given.

    Raises:
        SuiteError, GateError, OptionError: What is wrong, before anything is played.
    """
    candidates = [find_candidate(spec) for spec in settings.bot]
    suites = load_suites(paths)
    whole = all(Path(path).is_dir() and not (Path(path) / "suite.yaml").is_file() for path in paths)
    purse = Purse(settings.budget_usd)
    prepared: list[Prepared] = []
    for each in candidates:  # what lies beside the cases is the same for all bots
        beside = prepared[0].plan.beside if prepared else None
        prepared.append(prepare_one(suites, each, settings, paths=paths, whole=whole, purse=purse, beside=beside))
    return tuple(prepared)


def prepare_one(
    suites: Sequence[Suite],
    candidate: Candidate,
    settings: Settings,
    *,
    paths: Iterable[Path | str] = (),
    cases: Sequence[Case] | None = None,
    play_only: Iterable[str] | None = None,
    whole: bool = False,
    folder: Path | None = None,
    purse: Purse | None = None,
    beside: tuple[CasesBeside, ...] | None = None,
) -> Prepared:
    """Plan one bot on suites that are loaded, or on cases given as objects.

    Args:
        suites: Loaded suites; empty when cases are given.
        candidate: Who is tested.
        settings: Judges, gate and the rest.
        paths: Where the suites came from, for the record.
        cases: Cases given as Python objects.
        play_only: Ids of the cases that were selected by hand; the others stay planned. None: all.
        whole: These are all the cases there are, so that a gate the project chose must be passable.
        folder: The project, where gates are looked for; the current folder when None.
        purse: What may be spent; None: the budget of the settings.
        beside: What lies beside the cases; None: it is looked for.

    Raises:
        SuiteError: A rubric names a check that there is not.
        GateError: The gate runs none of these cases, or was asked for by name and no bot could pass it with them.
        OptionError: A judge cannot be loaded, the bot needs exemplars that are not there, it is out of reach, or there
            is a budget and no price.
    """
    paths = tuple(paths)
    stay_within(candidate, settings)
    refuse_unknown_checks(suites)
    judges = find_judges(settings, suites, cases=cases or (), folder=folder, candidate=candidate.on_record)
    purse = purse or Purse(settings.budget_usd)
    give_purse(purse, judges, candidate=candidate)
    if candidate.withhold:
        candidate.withhold(frozenset(name for each in models_of(judges) for name in each.model.variables))
    judged_by = tuple(on_record(each, asked_today(suites, cases or ())) for each in judges)
    gate = None if settings.no_gate or not settings.gate else load_gate(find_gate(settings.gate, folder=folder))
    everything = {
        case.id: case for case in ([case for suite in suites for case in suite.cases] if cases is None else cases)
    }
    if candidate.fit:
        for company in {id(case.company): case.company for case in everything.values()}.values():
            candidate.fit(company)
    if not everything:
        raise OptionError("there are no cases to play", fix="name a suite that has some")
    planned = {
        case.id: plan_case(case, licensed=licensed_criteria(judges, language=case.language))
        for case in everything.values()
    }
    portable = [case.id for case in everything.values() if case.portable]
    chosen = selected(gate, planned.values(), portable=portable) if gate else tuple(planned.values())
    if gate and not chosen:
        fix = "name suites that it runs, or another gate; --no-gate decides nothing"
        raise GateError([Problem(path=Path(gate.path), what="the gate runs none of these cases", fix=fix)])
    wanted = frozenset(play_only or ())
    if candidate.recorded:
        trials = _recorded_trials(candidate, candidate.recorded, chosen, settings)
    else:
        trials = settings.trials or (gate.file.trials if gate else 1)
    plan = Plan(
        run=name_run(candidate.name),
        bot=candidate.name,
        bot_spec=candidate.spec,
        bot_behind=candidate.on_record,
        judges=tuple(judge.name for judge in judges),
        judged_by=judged_by,
        trials=trials,
        again_at_most=PLAYED_ONCE_MORE * trials if gate and gate.compares and candidate.recorded is None else 0,
        seed=settings.seed,
        turn_timeout_s=settings.turn_timeout,
        cases=chosen,
        deselected=() if play_only is None else tuple(each.id for each in chosen if each.id not in wanted),
        beside=cases_beside(suites, {each.id for each in chosen}, read=gate is not None) if beside is None else beside,
        hashes=_hashes(suites, everything.values() if cases is not None else (), judged_by, gate)
        | ({"exemplars": digest([suite.exemplars for suite in suites])} if candidate.needs_exemplar else {})
        | ({"recorded": candidate.recorded.hash} if candidate.recorded else {})
        | ({"bot": candidate.code} if candidate.code else {}),
        versions=provenance(suites[0].path if suites else Path.cwd()),
        created=planned_at(settings).isoformat(timespec="seconds"),
        arguments={
            "suites": tuple(_shown(Path(path)) for path in paths),
            "judges": settings.judge,
            "gate": (_shown(Path(gate.path)),) if gate else (),
        }
        | ({"champion": (_shown(settings.champion),)} if settings.champion else {}),
        titles={suite.id: suite.title for suite in suites},
        bound=True,
    )
    whole = whole and not plan.deselected
    gate, undecided = _applicable(gate, plan, settings, whole=whole)
    champion = None
    if gate and (not plan.deselected or "gate" in settings.explicit):
        champion = find_champion(gate, settings, folder=folder, suites=paths)
        if champion:
            refuse_other_grading(champion, plan, settings)
    exemplars = {}
    for suite in suites:
        found = {case.id: suite.good_exemplar(case.id) for case in suite.cases}
        exemplars.update({case_id: exemplar for case_id, exemplar in found.items() if exemplar})
    if candidate.needs_exemplar:
        _need_exemplars(candidate, plan, exemplars)
    return Prepared(
        candidate=candidate,
        cases={case.id: everything[case.id] for case in plan.cases},
        exemplars=exemplars,
        judges=judges,
        anchors={each.fingerprint: find_anchors(each.fingerprint, folder=folder) for each in judged_by if each.held}
        if gate
        else {},
        gate=gate,
        champion=champion,
        undecided=undecided,
        unproven=whole and gate is None and not settings.no_gate,
        plan=plan,
        settings=settings,
        purse=purse,
        stopped_before=candidate.recorded.stopped if candidate.recorded else None,
    )


def _recorded_trials(
    candidate: Candidate, recorded: Recorded, chosen: Sequence[PlannedCase], settings: Settings
) -> int:
    """As many trials as the case with the most recordings has, or more where they are asked for by hand.

    Fewer trials would leave recordings out, and those may be the worst. What the project's file says is meant for bots
    that are played.
    """
    most = max(recorded.trials.get(case.id, 0) for case in chosen)
    if not most:
        fix = "name the suites that were recorded, or write the ids of their cases into the recordings"
        raise OptionError(f"bot {candidate.spec!r} has no conversation of any of these cases", fix=fix)
    by_hand = settings.trials if "trials" in settings.explicit else None
    if by_hand and by_hand < most:
        first = next(case.id for case in chosen if recorded.trials.get(case.id, 0) == most)
        what = f"bot {candidate.spec!r} has {most} conversations of {first!r}, and --trials is {by_hand}"
        fix = "leave --trials (HARDCASE_TRIALS) out, so that all count; or take out by hand what is not to count"
        raise OptionError(what, fix=fix)
    return by_hand or most


def _applicable(gate: Gate | None, plan: Plan, settings: Settings, *, whole: bool) -> tuple[Gate | None, str]:
    """A gate that was asked for must be passable, and so must the project's own for all its cases.

    Otherwise it steps aside for what is only a part of the cases.
    """
    if gate is None:
        return None, "no gate was asked for"
    try:
        check_gate(gate, plan)
    except GateError as error:
        if "gate" in settings.explicit or (whole and "gate" in settings.chosen):
            raise
        first, more = error.problems[:_MAX_PROBLEMS], len(error.problems) - _MAX_PROBLEMS
        why = "; ".join(problem.what for problem in first) + (f"; and {more} more" if more > 0 else "")
        plural = "s" if len(plan.cases) != 1 else ""
        return None, f"gate {gate.name!r} not decided with {len(plan.cases)} case{plural}: {why}"
    return gate, ""


def _need_exemplars(candidate: Candidate, plan: Plan, exemplars: Mapping[str, Exemplar]) -> None:
    lacking = [case.id for case in plan.cases if case.id not in exemplars]
    if lacking:
        fix = f"add exemplars/{lacking[0]}.good.yaml, or choose another bot"
        raise OptionError(f"bot {candidate.spec!r} plays good exemplars; none for {', '.join(lacking[:5])}", fix=fix)


def _shown(path: Path) -> str:
    """A path as it is recorded: relative to the current folder where it lies below it."""
    return str(path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path)


def _hashes(
    suites: Sequence[Suite], cases: Iterable[Case], judged_by: Sequence[JudgeOnRecord], gate: Gate | None
) -> dict[str, str]:
    hashes = {f"suite.{suite.id}": suite.suite_hash for suite in suites}
    objects = list(cases)
    if objects:
        hashes["cases"] = digest(objects)
    hashes["rubrics"] = digest(sorted({suite.rubric_hash for suite in suites}))
    hashes["graders"] = graders_hash(judged_by)
    if gate:
        hashes["gate"] = gate.hash
    return hashes
