"""A run on GitHub Actions: annotations that no reply can forge, the step summary, and a step's outputs.

Source:
    actions/runner, src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs: how a line becomes
    a command, and how `stop-commands` keeps lines from becoming one. Limits: 10 errors and 10 warnings of a step are
    shown, its summary may have 1 MiB.
"""

import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hardcase.cases import Document, read_yaml
from hardcase.decisions import DECIDES, Decision, RuleResult, worst_exit_code
from hardcase.errors import HardcaseError, Problem
from hardcase.records import SUMMARY, Run

from .dossier import Dossier, read_dossier
from .failures import NOBODY, Failure, case_path, failures
from .words import RULINGS, safe_line, some

MAX_ANNOTATIONS = 10
MAX_RULES = 5
MAX_SUMMARY_BYTES = 1024 * 1024
_MAX_TEXT = 400


def on_github(environ: Mapping[str, str] | None = None) -> bool:
    """This process is a step of GitHub Actions."""
    return (os.environ if environ is None else environ).get("GITHUB_ACTIONS") == "true"


class Fence:
    """Two lines between which GitHub obeys no line of a log, whoever writes it.

    The second holds a token that is drawn anew each time, so nothing that is printed in between can open the fence.

    Attributes:
        stop: Printed before a bot is let in.
        resume: Printed after it, at the start of a line: it begins with a line end, for what came before may have none.
    """

    def __init__(self) -> None:
        token = secrets.token_hex(16)
        self.stop, self.resume = f"::stop-commands::{token}", f"\n::{token}::"


def tell_github(runs: Sequence[Run], environ: Mapping[str, str] | None = None) -> list[str]:
    """Append the summaries to the step's, set its outputs `decision` and `results`, and hand back the annotations.

    Args:
        runs: Finished runs.
        environ: Where GitHub says which files are the step's; the process's own when None.

    Returns:
        list: Lines to print, each a command of our own. Words of anybody are in them as data.
    """
    environ = os.environ if environ is None else environ
    if not on_github(environ):
        return []
    _append_summaries(runs, environ.get("GITHUB_STEP_SUMMARY", ""))
    _set_outputs(runs, environ.get("GITHUB_OUTPUT", ""))
    root = Path(environ.get("GITHUB_WORKSPACE") or ".")
    return [line for run in runs for line in annotations(run, root=root)]


def annotate_problems(problems: Iterable[Problem], environ: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong in authored files, as annotations where it is written; empty where this is no step of GitHub's.

    Args:
        problems: As told to the person.
        environ: The process's own when None.
    """
    environ = os.environ if environ is None else environ
    root = Path(environ.get("GITHUB_WORKSPACE") or ".")
    told = list(problems)[:MAX_ANNOTATIONS] if on_github(environ) else []
    return [
        _command("error", "hardcase", [each.what, f"fix: {each.fix}"], path=each.path, line=each.line or 1, root=root)
        for each in told
    ]


def annotations(run: Run, *, root: Path) -> list[str]:
    """The rules that decided and the worst cases, as workflow commands that point at their files.

    Errors where the decision blocks, else warnings, as for what the champion of a change fails too; as many as GitHub
    shows of one step.

    Args:
        run: Finished.
        root: Top of the repository; paths are written from there.
    """
    dossier = read_dossier(run)
    decision = dossier.decision
    level = "error" if decision and decision.exit_code else "warning"
    lines = (
        [_rule(rule, decision, dossier, root, level) for rule in _deciding(decision)[:MAX_RULES]] if decision else []
    )
    told = set[str]()
    for failure in failures(dossier):
        if len(lines) >= MAX_ANNOTATIONS:
            break
        if failure.case_id not in told:
            told.add(failure.case_id)
            lines.append(_case(failure, dossier, root, "warning" if failure.old else level))
    return lines


def _deciding(decision: Decision) -> list[RuleResult]:
    blocks = DECIDES[decision.ruling] if decision.exit_code else None
    return [rule for rule in decision.rules if rule.status == blocks]


def _rule(rule: RuleResult, decision: Decision, dossier: Dossier, root: Path, level: str) -> str:
    parts = [rule.reason]
    if rule.settle:
        parts.append(f"would settle it: {rule.settle}")
    if rule.cases:
        owners = dict.fromkeys(dossier.cases[each].owner for each in rule.cases if each in dossier.cases)
        parts += [f"cases: {some(rule.cases)}", f"owner: {some(tuple(filter(None, owners))) or NOBODY}"]
    gate = next(iter(dossier.plan.arguments.get("gate", ())), "") if decision.promised else ""
    document = _read(Path(gate)) if gate else None
    line = _line_of_rule(document, rule.id) if document else 0
    title = f"{RULINGS[decision.ruling]}: {rule.id}"
    return _command(level, title, parts, path=Path(gate) if document else None, line=line, root=root)


def _case(failure: Failure, dossier: Dossier, root: Path, level: str) -> str:
    path = Path(case_path(dossier.plan, failure.suite, failure.case_id) + ".yaml")
    document = _read(path)
    planned = dossier.criteria.get((failure.case_id, failure.criterion))
    dimension = planned.dimension if planned else ""
    line = _line_of_criterion(document, failure.criterion, dimension) if document else 0
    what = f"{failure.criterion}: {failure.reason}" if failure.criterion else failure.reason
    more = f" (and {failure.more} more)" if failure.more else ""
    parts = [f"trial {failure.trial + 1}: {what}{more}", f"owner: {failure.owner}", f"replay: {failure.replay}"]
    title = f"{failure.case_id} failed"
    return _command(level, title, parts, path=path if document else None, line=line, root=root)


def _read(path: Path) -> Document | None:
    """A file to point into; none where the run's paths lead nowhere from here."""
    try:
        return read_yaml(path) if path.is_file() else None
    except HardcaseError:
        return None


def _line_of_criterion(document: Document, criterion: str, dimension: str) -> int:
    """Where a case names what was expected; what only a rubric asks has no line here, and points at all of it."""
    for at, (line, _) in document.places.items():
        if at[:1] == ("expect",) and at[-1:] == ("id",) and _value(document.data, at) == criterion:
            return line
    return document.place(("expect", "escalation") if dimension == "escalation" else ("expect",))[0]


def _line_of_rule(document: Document, rule_id: str) -> int:
    """Where a gate file makes the promise that a rule keeps."""
    if rule_id.startswith("floor-"):
        for index, floor in enumerate(document.data.get("floors", ())):
            named = f"floor-{floor.get('dimension')}" + (f"-{floor['slice']}" if floor.get("slice") else "")
            if named == rule_id:
                return document.place(("floors", index))[0]
    wanted = rule_id.replace("-", "_")
    found = [at for at in document.places if at and wanted in str(at[-1])]
    if found:
        return document.place(min(found, key=lambda at: len(str(at[-1]))))[0]
    section = rule_id.partition("-")[0]  # as `champion`, whose rules are one for each dimension
    return document.place((section,))[0] if section in document.data else 1


def _value(data: object, at: Iterable[object]) -> object:
    for step in at:
        data = data[step]  # type: ignore[index]
    return data


def _command(level: str, title: str, parts: Iterable[str], *, path: Path | None, line: int, root: Path) -> str:
    """One workflow command; each part of the message is a line of its own."""
    properties = {"title": safe_line(title)}
    file = _from_root(path, root) if path else ""
    if file:
        properties = {"file": file, "line": str(line), **properties}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::" + "%0A".join(_data(safe_line(part, _MAX_TEXT)) for part in parts)


def _from_root(path: Path, root: Path) -> str:
    """A path from the top of the repository; empty for a file that is not in it."""
    resolved, top = path.resolve(), root.resolve()
    return resolved.relative_to(top).as_posix() if resolved.is_relative_to(top) else ""


def _data(text: str) -> str:
    """Text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _append_summaries(runs: Iterable[Run], path: str) -> None:
    """Append as far as GitHub takes it: a summary beyond its limit would be dropped as a whole."""
    if not path:
        return
    for run in runs:
        whole = (run.path / SUMMARY).read_bytes()
        head = whole.split(b"\n", 1)[0] + b"\n\nToo long for this page; it is in the results.\n"
        for text in (whole, head):
            with Path(path).open("ab") as page:
                if page.tell() + len(text) + 1 <= MAX_SUMMARY_BYTES:
                    page.write(text + b"\n")
                    break


def _set_outputs(runs: Sequence[Run], path: str) -> None:
    if not path or not runs:
        return
    decisions = [each.decision for each in runs if each.decision]
    code = worst_exit_code(each.exit_code for each in decisions)
    worst = next((each for each in decisions if each.exit_code == code), None)
    word = ("no-loss-proven" if worst.no_loss_proven else worst.ruling.value) if worst else "none"
    end = f"end-{secrets.token_hex(8)}"
    folders = "\n".join(str(each.path.resolve()) for each in runs)
    with Path(path).open("a", encoding="utf-8") as outputs:
        outputs.write(f"decision={word}\nresults<<{end}\n{folders}\n{end}\n")
