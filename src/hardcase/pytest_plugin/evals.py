"""The session's books: what is planned, what was selected, what came of it."""

import contextlib
import dataclasses
import shlex
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hardcase.cases import Suite, load_suites
from hardcase.decisions import load_gate, rule_ids
from hardcase.errors import HardcaseError, OptionError, nearest
from hardcase.options import OPTIONS, read_settings
from hardcase.pipeline import (
    Prepared,
    as_planned,
    find_candidate,
    find_champion,
    find_gate,
    find_judges,
    greet,
    own_command,
    prepare_one,
    report_path,
    shipped_data,
    told,
    wait_for,
    write_a_test,
)
from hardcase.records import SCORECARD
from hardcase.reports import Fence, on_github, read_dossier, replay_line, story, tell_github
from hardcase.scorecards import case_result
from hardcase.text import one_line
from hardcase.verdicts import reads

from . import meeting
from .ahead import Ahead
from .left_out import without_test
from .outcome import CaseOutcome, RuleOutcome, Shortfall

NO_RULE = "no-gate"


def open_evals(config: pytest.Config) -> "Evals":
    """Read options and suites; whatever is wrong is raised before anything is played."""
    return Evals(config)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """End the session with our own message instead of a traceback, and the exit code of the command line."""
    try:
        yield
    except HardcaseError as error:
        pytest.exit(f"hardcase: {error}", returncode=error.exit_code)


class Evals:
    """Plan, replay and decision of one pytest session."""

    def __init__(self, config: pytest.Config) -> None:
        self.config, self.folder = config, config.rootpath
        given = {option.name: config.getoption(f"hc_{option.name}") for option in OPTIONS}
        settings, _ = as_planned(read_settings(given, folder=self.folder, prefix="--hc-"), ())
        if not settings.results.is_absolute():
            settings = dataclasses.replace(settings, results=self.folder / settings.results)
        self.settings = settings
        root = self.folder / "suites"
        self._root = root if root.is_dir() else shipped_data() / "suites"
        self.suites = {suite.id: suite for suite in load_suites([self._root])}
        if len(settings.bot) != 1:
            raise OptionError(
                f"--hc-bot: {len(settings.bot)} bots given", fix="pytest replays one bot; run it once for each"
            )
        self.candidate = find_candidate(settings.bot[0], folder=self.folder)
        self.rules = (NO_RULE,) if settings.no_gate else self._rules()
        worker = getattr(config, "workerinput", None)
        self._meeting = Path(worker["hardcase_meeting"]) if worker else None
        self._prepared: Prepared | None = None
        self._source: Ahead | meeting.Watch | None = None
        self._partial = ""
        self._stopped = False
        self._untested: tuple[str, ...] = ()
        self._fence = Fence() if on_github() and worker is None else None

    def _rules(self) -> tuple[str, ...]:
        suites, behind = tuple(self.suites.values()), self.candidate.on_record
        judges = find_judges(self.settings, suites, folder=self.folder, candidate=behind)
        licensed = [judge for judge in judges if judge.standing and judge.standing.held]
        gate = load_gate(find_gate(self.settings.gate, folder=self.folder))
        pinned = find_champion(gate, self.settings, folder=self.folder) is not None
        return rule_ids(gate, licensed=bool(licensed), reading=any(map(reads, licensed)), pinned=pinned)

    def cases_of(self, marker: pytest.Mark) -> list[str]:
        """Ids of the cases of a marked test's suite."""
        return [case.id for case in self._suite(marker).cases]

    def _suite(self, marker: pytest.Mark) -> Suite:
        name = str(marker.args[0]) if marker.args else ""
        if name not in self.suites:
            raise OptionError(
                f"@pytest.mark.hardcase({name!r}): no such suite in {self._root}", fix=nearest(name, self.suites)
            )
        return self.suites[name]

    def arrange(self, items: list[pytest.Item]) -> None:
        """Give case items their slices as keywords for `-k`, and put the gate's items last."""
        cases = {case.id: case for suite in self.suites.values() for case in suite.cases}
        for item in items:
            case_id = _param(item, "hardcase_outcome")
            if case_id in cases:
                case = cases[case_id]
                item.extra_keyword_matches.update(
                    (*case.tags, case.suite, case.family, case.language, case.customer.tier, case.escalation.decision)
                )
        items.sort(key=lambda item: _param(item, "hardcase_rule") is not None)

    def start(self, items: Sequence[pytest.Item]) -> None:
        """Plan every case, play the selected ones ahead of their items."""
        selected = self._planned(dict.fromkeys(case for item in items if (case := _param(item, "hardcase_outcome"))))
        if self._meeting is not None:
            self._source = meeting.Watch(self._meeting)
            meeting.write_selection(self._meeting, selected)
        elif selected:
            with _told():
                self._source = self._ahead(selected)
            self._let_in(self._source)

    def start_for_workers(self, folder: Path) -> None:
        """On the controller of xdist: play what the workers selected, and let them read along."""
        selected = self._planned(meeting.read_selection(folder))
        if not selected:
            meeting.write_closed(folder, "")
            return
        try:
            self._source = self._ahead(selected)
        except HardcaseError as error:
            meeting.write_closed(folder, str(error))
            return
        meeting.write_run(folder, self._source.run.path)
        self._let_in(self._source)
        threading.Thread(target=self._announce, args=(folder, self._source), daemon=True).start()

    def _let_in(self, ahead: Ahead) -> None:
        """Start the bot; on GitHub what it prints is fenced until the result is told."""
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if self._fence and terminal:
            terminal.ensure_newline()
            terminal.write_line(self._fence.stop, flush=True)
        ahead.start()

    def _ahead(self, selected: Sequence[str]) -> Ahead:
        prepared = self._plan(selected)
        terminal: Any = self.config.pluginmanager.get_plugin("terminalreporter")
        for line in told(prepared) if terminal else ():
            terminal.ensure_newline()
            terminal.write_line(one_line(line, 400))
        wait_for(lambda: greet([prepared]))
        return Ahead(prepared, selected, gate=prepared.gate if self._decides else None)

    @staticmethod
    def _announce(folder: Path, ahead: Ahead) -> None:
        failure = ""
        try:
            ahead.wait_for_decision()
        except HardcaseError as error:
            failure = str(error)
        with contextlib.suppress(OSError):  # the session is over and the folder gone: nobody reads it any more
            meeting.write_closed(folder, failure)

    def _planned(self, collected: Iterable[str]) -> list[str]:
        """The selected cases that the gate runs, in the order of their items; notes when they are not all."""
        selected = list(collected)
        plan = self._plan(selected).plan
        if plan.deselected:
            played = len(plan.cases) - len(plan.deselected)
            self._partial = f"gate not decided: {played} of {len(plan.cases)} cases selected"
            self._untested = without_test(self.config, plan, folder=self.folder)
        known = {case.id for case in plan.cases}
        return [case for case in selected if case in known]

    def _plan(self, selected: Sequence[str]) -> Prepared:
        if self._prepared is None:
            with _told():
                self._prepared = prepare_one(
                    tuple(self.suites.values()),
                    self.candidate,
                    self.settings,
                    paths=[self._root],
                    play_only=selected,
                    whole=True,
                    folder=self.folder,
                )
        return self._prepared

    @property
    def _decides(self) -> bool:
        """A gate is applied: the whole plan is selected, or the gate was asked for by name."""
        prepared = self._prepared
        return bool(prepared and prepared.gate) and (not self._partial or "gate" in self.settings.explicit)

    def outcome(self, case_id: str) -> CaseOutcome:
        """Wait for one case."""
        if self._source is None or self._prepared is None or case_id not in self._prepared.cases:
            pytest.skip(f"{case_id} is not among the cases of the gate {self.settings.gate!r}")
        conversations, verdicts = self._source.wait_for_case(case_id)
        plan = self._prepared.plan
        case = next(each for each in plan.cases if each.id == case_id)
        played = {(each.case_id, each.trial): each for each in conversations}
        graded = {(each.case_id, each.trial): each for each in verdicts}
        return CaseOutcome(
            case,
            case_result(case, plan.trials, played, graded),
            conversations,
            verdicts,
            replay=replay_line(plan, case),
            excused=self._excused(case.family),
        )

    def _excused(self, family: str) -> set[str]:
        """A change gate holds for a veto that is new: one that the champion has in the family too is a shortfall."""
        prepared = self._prepared
        if prepared is None or prepared.champion is None or prepared.gate is None or not prepared.gate.is_change:
            return set()
        theirs = (case for case in prepared.champion.card.cases if case.family == family)
        return {veto for case in theirs for trial in case.all_trials for veto in trial.vetoes}

    def rule(self, rule_id: str) -> RuleOutcome:
        """Wait for every case, then look one rule up."""
        if rule_id == NO_RULE:
            return RuleOutcome(None, "no gate was asked for (--hc-no-gate)")
        if self._source is None or not self._decides:
            prepared = self._prepared
            return RuleOutcome(None, self._partial or (prepared.undecided if prepared else "no case was selected"))
        decision = self._source.wait_for_decision()
        rule = next((each for each in decision.rules if each.id == rule_id), None) if decision else None
        return RuleOutcome(rule, "the gate was not decided")

    def mark_shortfall(self, report: pytest.TestReport, error: BaseException) -> None:
        """Turn a shortfall into a pass with a letter where a gate decides over all of them; elsewhere it fails."""
        if isinstance(error, Shortfall) and report.when == "call" and self._decides:
            report.outcome = "passed"
            report.longrepr = None
            report.sections.append(("shortfall", str(error)))
            report.hardcase_letter = error.letter  # type: ignore[attr-defined]

    def finish(self, session: pytest.Session) -> None:
        """Stop or await the replay; a whole plan that does not ship is never exit 0, nor one that is not played."""
        if self._untested and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if not isinstance(self._source, Ahead):
            return
        if session.shouldstop or session.shouldfail or session.exitstatus not in (0, 1):
            self._stopped = not self._source.closed
            self._source.cancel()
            return
        with contextlib.suppress(HardcaseError):
            self._source.wait_for_decision()
        decision = self._source.decision
        held_up = self._decides and (decision is None or decision.exit_code != 0)
        unproven = self._prepared is not None and self._prepared.unproven
        if (held_up or unproven) and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def tell(self, terminal: Any) -> None:
        """Print the decision with its reasons, or why there is none."""
        if self._untested:
            terminal.section("hardcase: suites without a test")
            for suite in self._untested:
                terminal.write(f"no test plays the suite {suite!r}: {self._partial}\n  fix: {write_a_test(suite)}\n")
        if not isinstance(self._source, Ahead):
            return
        run, decision = self._source.run, self._source.decision
        terminal.section("hardcase")
        if self._fence:
            terminal.line(self._fence.resume)
        if self._stopped or not (run.path / SCORECARD).is_file():
            terminal.line(f"stopped; what was finished is in {run.path}")
            given = [each for each in self.config.invocation_params.args if isinstance(each, str)]
            taken = [] if self.settings.resume else ["--hc-resume", str(run.path)]
            terminal.line(f"to go on: {shlex.join(['pytest', *given, *taken])}")
            return
        if self._decides and decision is not None:
            for line in story(read_dossier(run), report=str(report_path(run)), command=own_command()):
                terminal.line(line)
        else:
            terminal.line(self._partial or f"gate not decided: {self._prepared.undecided if self._prepared else ''}")
            terminal.line(f"  report: {report_path(run)}")
        for line in tell_github([run]):
            terminal.line(line)
        # pytest collects garbage several times at its end; thousands of cases would each time be looked through.
        self._source, self._prepared, self.suites = None, None, {}


def _param(item: pytest.Item, name: str) -> str | None:
    callspec = getattr(item, "callspec", None)
    return callspec.params.get(name) if callspec else None
