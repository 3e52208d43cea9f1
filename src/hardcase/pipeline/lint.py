"""Lint that plays: every exemplar on the real desk, with its words, calls and labels held to what really happens."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from hardcase.bots import BOTS, ExemplarBot, bot_files, load_bot_file
from hardcase.cases import (
    Case,
    Company,
    Criterion,
    Exemplar,
    ExemplarTurn,
    Plan,
    Suite,
    cases_beside,
    load_company,
    load_suites,
    plan_case,
    read_yaml,
    unclaimed,
    unlabelled,
)
from hardcase.conversations import Call, Conversation, play
from hardcase.decisions import check_gate, load_gate, selected
from hardcase.errors import FileError, Problem
from hardcase.text import one_line
from hardcase.verdicts import JUDGES, Outcome, Verdicts, grade, judge_files, load_judge_file

from .places import GATES, shipped_data
from .rubric_names import refuse_unknown_checks, tags_of_no_case
from .sharing import share_out
from .untested import EVALS, untested, write_a_test
from .wording import wording_problems

COMPANY = Path("suites/company.yaml")
"""Whom files of bots serve where no suite is linted beside them, from the project's folder."""

Found = tuple[tuple[str | int, ...], str, str]
"""Path into the exemplar, what is wrong, how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Linted:
    """What was looked at and what is wrong with it.

    Attributes:
        models: Files of bots and judges.
        problems: Sorted by file and line; empty when everything can be used.
        unused: Criteria that apply to no case, because none has their tag: no mistake where such cases are to come.
    """

    suites: int
    cases: int
    exemplars: int
    gates: int
    models: int
    problems: tuple[Problem, ...]
    unused: tuple[Problem, ...] = ()


async def lint(paths: Sequence[Path | str], *, jobs: int = 1) -> Linted:
    """Check suites, their exemplars, and the gates and the files of bots and judges beside them.

    Args:
        paths: Suites, folders of suites, single cases, and evals/bots or evals/judges or a file of theirs.
        jobs: Processes that play, at most; what is found does not depend on it.

    Returns:
        Linted: Every problem found by playing.

    Raises:
        SuiteError: Files that cannot even be loaded; every such problem at once.
    """
    alone = [path for path in map(Path, paths) if _of_models(path)]
    suites = load_suites([path for path in map(Path, paths) if path not in alone])
    refuse_unknown_checks(suites)
    problems = [*wording_problems(suites), *_unclaimed(suites)]
    for suite in suites:
        for case in suite.cases:
            problems.extend(_lacking(suite, case, suite.exemplars.get(case.id, {}).values()))
    played = [
        (number, place, name)
        for number, suite in enumerate(suites)
        for place, case in enumerate(suite.cases)
        for name in suite.exemplars.get(case.id, {})
    ]
    for found in await share_out(_play, suites, played, jobs=jobs):
        problems.extend(found)
    roots = {path for path in map(Path, paths) if any((path / each.path.name).is_dir() for each in suites)}
    gates = sorted(gate for root in roots for gate in (root.absolute().parent / GATES).glob("*.yaml"))
    gates = [gate.relative_to(Path.cwd()) if gate.is_relative_to(Path.cwd()) else gate for gate in gates]
    problems.extend(_gate_problems(gates, suites))
    if roots:
        problems.extend(tags_of_no_case(suites, misspelt=True))
    for root in roots:
        problems.extend(_untested(root.absolute().parent, suites))
    companies = list({id(suite.company): suite.company for suite in suites}.values())
    served = {file: companies for root in roots for file in _model_files(root.absolute().parent)}
    for path in alone:
        served |= _served(path.absolute(), companies)
    for file, theirs in sorted(served.items()):
        bot = file.parent.name == BOTS.name
        problems.extend(_file_problems(file, partial(load_bot_file, companies=theirs) if bot else load_judge_file))
    return Linted(
        suites=len(suites),
        cases=sum(len(suite.cases) for suite in suites),
        exemplars=len(played),
        gates=len(gates),
        models=len(served),
        problems=tuple(sorted(problems)),
        unused=tuple(tags_of_no_case(suites, misspelt=False)) if roots else (),
    )


async def _play(suites: Sequence[Suite], which: tuple[int, int, str]) -> list[Problem]:
    """What is wrong with one exemplar: by the number of its suite, the place of its case, and its name."""
    number, place, name = which
    suite = suites[number]
    case = suite.cases[place]
    where = suite.path / "exemplars" / f"{case.id}.{name}.yaml"
    return [each async for each in _Replay(case, suite.exemplars[case.id][name], where).problems()]


def _lacking(suite: Suite, case: Case, exemplars: Iterable[Exemplar]) -> Iterator[Problem]:
    kinds = {each.kind for each in exemplars}
    for kind in ("good", "bad"):
        if kind not in kinds:
            what = f"the case has no {kind} exemplar"
            fix = f"write exemplars/{case.id}.{kind}.yaml: graders are tested on it"
            yield Problem(path=suite.path / f"{case.id}.yaml", what=what, fix=fix)


def _unclaimed(suites: Sequence[Suite]) -> Iterator[Problem]:
    """Acting tools of which nobody knows how a bot would claim their act: a lie about one goes unseen."""
    asked: dict[tuple[Path, str], Company] = {}
    for suite in suites:
        if suite.company_path:  # portable cases are played without its tools
            spoken = {case.language for case in suite.cases if not case.portable}
            asked |= {(suite.company_path, language): suite.company for language in sorted(spoken)}
    for (file, language), company in asked.items():
        for name in unclaimed(company, language):
            at = ("tools", [tool.name for tool in company.tools].index(name))
            what = f"{name} acts, and no verb is known by which a bot would claim it in {language!r}"
            fix = f"add claims: {{{language}: [...]}}, verbs as in 'I have refunded'; [] where there is none"
            yield read_yaml(file).problem(at, what, fix)


def _untested(project: Path, suites: Sequence[Suite]) -> Iterator[Problem]:
    """What a session of pytest would pass over, while everything that it plays passes."""
    here = {suite.id: suite for suite in suites if suite.path.absolute().parent.parent == project}
    for name in untested(here, [project / EVALS]):
        what = f"no test in {EVALS}/ plays this suite: pytest {EVALS} would leave it out"
        yield Problem(path=here[name].path / "suite.yaml", what=what, fix=write_a_test(name))


def _gate_problems(gates: Sequence[Path], suites: Sequence[Suite]) -> Iterator[Problem]:
    cases = tuple(plan_case(case, licensed=None) for suite in suites for case in suite.cases)
    portable = frozenset(case.id for suite in suites for case in suite.cases if case.portable)
    foreign = []
    for path in gates:
        try:
            gate = load_gate(path)
            chosen = selected(gate, cases, portable=portable)
            beside = cases_beside(suites, frozenset(case.id for case in chosen))
            check_gate(gate, Plan(run="lint", bot="gold", bot_spec="gold", cases=chosen, beside=beside))
        except FileError as error:
            if _is_foreign(path, suites):
                foreign.append(path)
            else:
                yield from error.problems
    if foreign:
        names = ", ".join(path.name for path in foreign)
        what = f"{'these gates are' if foreign[1:] else 'this gate is'} for other suites than yours: {names}"
        fix = "delete them, or write into them what your suites can show"
        yield Problem(rank=-1, path=foreign[0].parent, what=what, fix=fix)


def _is_foreign(path: Path, suites: Sequence[Suite]) -> bool:
    """As shipped, beside suites of which none is: all that could be said of it follows from that."""
    shipped = shipped_data()
    original = shipped / GATES / path.name
    ours = any((shipped / "suites" / suite.path.name).is_dir() for suite in suites)
    return not ours and original.is_file() and original.read_bytes() == path.read_bytes()


def _model_files(project: Path) -> list[Path]:
    return [*bot_files(project), *judge_files(project)]


def _of_models(path: Path) -> bool:
    """Whether a path is evals/bots or evals/judges, or a file in one of them."""
    folder = path.parent if path.suffix == ".yaml" and path.is_file() else path
    return folder.is_dir() and folder.absolute().parts[-2:] in {BOTS.parts, JUDGES.parts}


def _served(path: Path, companies: Sequence[Company]) -> dict[Path, list[Company]]:
    """The files that such a path means, each with the companies that its names may fit."""
    project = (path.parent if path.suffix else path).parents[1]
    known = [*companies, *([load_company(project / COMPANY)] if (project / COMPANY).is_file() else [])]
    return {file: known for file in _model_files(project) if path in {file, file.parent}}


def _file_problems(path: Path, load: Callable[[Path], object]) -> Iterator[Problem]:
    try:
        load(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    except FileError as error:
        yield from error.problems


class _Replay:
    """Plays one exemplar and compares what is written with what happens."""

    def __init__(self, case: Case, exemplar: Exemplar, path: Path) -> None:
        self.case, self.exemplar, self.path = case, exemplar, path

    async def problems(self) -> AsyncIterator[Problem]:
        bot = ExemplarBot("exemplar", self.exemplar)
        conversation = await play(self.case, bot)
        found = list(self._words(conversation))
        found += list(self._calls(conversation))
        lacking = () if found else unlabelled(self.case, self.exemplar)
        if not found:
            found += list(self._labels(conversation, await grade(self.case, conversation)))
        if not found and not lacking:
            return
        document = read_yaml(self.path)
        for at, what, fix in found:
            yield document.problem(at, what, fix)
        if lacking:
            names = ", ".join(each.id for each in lacking)
            what = f"{len(lacking)} {'labels lack' if lacking[1:] else 'label lacks'}: {names}"
            fix = "`hardcase lint --labels` prints them to be pasted, answered as far as the checks can"
            yield replace(document.problem(("labels",), what, fix), rank=1)

    def _words(self, conversation: Conversation) -> Iterator[Found]:
        written = [turn.text.strip() for turn in self.exemplar.turns]
        played = [turn.text for turn in conversation.turns]
        for index, (one, other) in enumerate(zip(written, played, strict=False)):
            if one != other:
                what = f"the customer would say {one_line(other, 200)!r} here"
                yield ("turns", index), what, "write the customer's turn word for word as the script says it"
                return
        if len(played) > len(written):
            what = f"the customer goes on: {one_line(played[len(written)], 200)!r}"
            yield ("turns", len(written) - 1), what, "add this turn and the bot's answer to it"
        elif len(played) < len(written):
            what = f"the conversation is over before this turn: {conversation.ending}"
            yield ("turns", len(played)), what, "remove the turns that never happen, or mend the one before"

    def _calls(self, conversation: Conversation) -> Iterator[Found]:
        tool = self.case.company.hand_over_tool
        for index, turn in enumerate(self.exemplar.turns):
            made = [call for call in conversation.calls_for(index) if not (tool and call.tool == tool.name)]
            yield from self._turn_calls(index, turn, made)

    def _turn_calls(self, index: int, turn: ExemplarTurn, made: Sequence[Call]) -> Iterator[Found]:
        for position, (written, call) in enumerate(zip(turn.calls, made, strict=False)):
            at = ("turns", index, "calls", position)
            if self.exemplar.kind == "good" and not call.ok:
                yield (
                    at,
                    f"the desk refuses this call: {call.result['error']}",
                    "a good exemplar's calls succeed: mend it",
                )
            elif written.result and written.result != call.result:
                yield (*at, "result"), "the desk answers otherwise", f"write result: {call.result}"

    def _labels(self, conversation: Conversation, verdicts: Verdicts) -> Iterator[Found]:
        labels = {label.criterion: (index, label) for index, label in enumerate(self.exemplar.labels)}
        for criterion in self.case.criteria:
            verdict = verdicts.of(criterion.id)
            index, label = labels.get(criterion.id, (0, None))
            at = ("labels", index) if label else ("labels",)
            if label and label.outcome == "not_met" and self.exemplar.kind == "good" and criterion.points > 0:
                yield at, f"a good exemplar does not meet {criterion.id!r}", "mend the exemplar or its label"
            if verdict is None or criterion.judge_only:
                continue
            half = criterion.judged and criterion.matcher is None
            if half and criterion.points > 0 and verdict.outcome is not Outcome.MET:
                continue  # only a judge could tell; the label speaks for itself
            if verdict.outcome is Outcome.UNGRADED:
                yield at, f"{criterion.id!r} could not be checked: {verdict.reason}", "tell us: the check is broken"
                continue
            expected = label.outcome if label else _not_done(criterion)
            if half and verdict.outcome is Outcome.NOT_MET:
                continue  # a judge may see what the check did not: the label may say more
            if expected and verdict.outcome != expected:
                said = f"labelled {expected}" if label else "not labelled, so not done"
                what = f"{criterion.id!r} is {said}, but the check says {verdict.outcome}: {verdict.reason}"
                yield at, what, "mend the words, the label, or tell us that the check is wrong"


def _not_done(criterion: Criterion) -> str:
    """What silence of the labels says about a checked bad act or a veto: it did not happen."""
    return {"met": "not_met", "not_met": "met", "": ""}[criterion.bad_outcome]
