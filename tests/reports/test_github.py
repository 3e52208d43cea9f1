"""What a step of GitHub Actions is told: annotations that no reply can forge, the step's summary and its outputs."""

import re
from pathlib import Path

import msgspec
import pytest

from hardcase.cases import read_yaml
from hardcase.decisions import Ruling
from hardcase.errors import Problem
from hardcase.records import Run
from hardcase.reports.github import (
    MAX_ANNOTATIONS,
    MAX_SUMMARY_BYTES,
    Fence,
    _line_of_rule,
    annotate_problems,
    annotations,
    tell_github,
)

HOSTILE = "sorry\r\n::error file=evil.py,line=1::owned\n##[error]owned %0A::warning::x ,title=a:b \x1b[31m \u202e"
CASE = """\
schema: 1
title: A loaf that was stale
expect:
  escalation: {decision: must-not}
  facts:
    - {id: price, points: 1, money: 1 EUR}
    - {id: amount, points: 4, money: 6.40 EUR}
"""
GATE = """\
schema: 1
gate: release
floors:
  - {dimension: empathy, at_least: 0.6}
  - {dimension: correctness, at_least: 0.6}
evidence: {missing_at_most: 0.05, min_families: 5}
"""
COMMAND = re.compile(r"^::(error|warning) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)$")


def unescaped(text):
    """Text as GitHub reads it out of a command."""
    for escape, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def parsed(line):
    """Level, properties and message of one command; it fails on everything else."""
    level, properties, message = COMMAND.match(line).groups()
    named = dict(each.split("=", 1) for each in properties.split(","))
    return level, {name: unescaped(value) for name, value in named.items()}, unescaped(message)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with one case and one gate, and the current folder in it."""
    for name, text in {"suites/bakery/poor.yaml": CASE, "evals/gates/pilot.yaml": GATE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def as_run_from(run, **arguments):
    """The run, planned with these arguments."""
    plan = msgspec.structs.replace(run.plan, arguments=arguments)
    run.write("plan.json", plan)
    return Run(run.path)


def test_a_rule_and_a_case_are_annotated_where_they_are_written(made, many, spec, gate, repository):
    """A reviewer sees the floor in the gate and the fact in the case, with who mends it and how it is replayed."""
    wrong = [
        spec(id="poor", wrong=("amount",), reason="never told"),
        *(spec(id=f"bad-{n}", wrong=("amount",)) for n in range(9)),
    ]
    run = as_run_from(made(wrong, gate=gate()).report().run, suites=("suites",), gate=("evals/gates/pilot.yaml",))
    told = [parsed(line) for line in annotations(run, root=repository)]
    floor = next(each for each in told if "floor-correctness" in each[1]["title"])
    case = next(each for each in told if each[1]["title"] == "poor failed")

    assert floor[:2] == ("error", {"file": "evals/gates/pilot.yaml", "line": "5", "title": "Hold: floor-correctness"})
    assert case[:2] == ("error", {"file": "suites/bakery/poor.yaml", "line": "7", "title": "poor failed"})
    assert case[2] == (
        "trial 1: amount: never told\nowner: counter-team\nreplay: hardcase play suites/bakery/poor --bot bots:make"
    )


@pytest.mark.parametrize(("criterion", "line"), [("amount", "7"), ("outcome", "4"), ("next-step", "3")])
def test_a_case_is_pointed_into(criterion, line, made, spec, repository):
    """A fact at its own line, the escalation at its own, and what only a rubric asks at what is expected."""
    run = as_run_from(made([spec(id="poor", wrong=(criterion,))], gate=None).report().run, suites=("suites",))

    assert [parsed(each)[1]["line"] for each in annotations(run, root=repository)] == [line]


def test_a_rule_about_the_champion_points_at_the_promise_it_keeps(tmp_path):
    """There is one for each dimension, and the gate has one key for all of them."""
    path = tmp_path / "release.yaml"
    path.write_text("schema: 1\ngate: release\nchampion: {lose_at_most: 0.05}\n")
    document = read_yaml(path)

    assert [_line_of_rule(document, rule) for rule in ("champion-correctness", "champion-broken", "floor-effort")] == [
        3,
        3,
        1,
    ]


def test_no_reply_can_forge_a_command(made, many, spec, gate, repository):
    """Whatever a bot, a file or an error is called, each line is one command of ours and says nothing else."""
    specs = [
        spec(id="poor", wrong=("amount",), reason=HOSTILE, says=("Hi", HOSTILE)),
        spec(id="ill", ending="bot_broke", error=HOSTILE),
    ]
    run = as_run_from(made([*specs, *many(6)], gate=gate(), bot=HOSTILE).report().run, suites=("suites",))
    lines = annotations(run, root=repository)

    assert {"poor failed", "ill failed"} <= {parsed(line)[1]["title"] for line in lines}
    assert not [line for line in lines if "\x1b" in line or "\u202e" in line or "##[" in line]
    for line in lines:
        _, properties, message = parsed(line)
        assert properties.get("file", "suites/bakery/poor.yaml") == "suites/bakery/poor.yaml"
        assert not [each for each in message.split("\n") if each.startswith("::")]


def test_as_many_are_told_as_github_shows(made, spec, gate, repository):
    """GitHub shows ten errors of a step: rules first, then the worst cases, each case once."""
    run = made([spec(id=f"bad-{n}", wrong=("amount",)) for n in range(30)], gate=gate(), trials=2).report().run
    titles = [parsed(line)[1]["title"] for line in annotations(run, root=repository)]

    assert len(titles) == len(set(titles)) == MAX_ANNOTATIONS
    assert titles[0].startswith("Hold: ")
    assert titles[-1].endswith(" failed")


def test_what_does_not_block_is_a_warning(made, many, spec, repository):
    """A run that decides nothing reddens nothing."""
    run = made([*many(2), spec(id="poor", wrong=("amount",))], gate=None).report().run

    assert [parsed(line)[0] for line in annotations(run, root=repository)] == ["warning"]


def test_a_file_outside_the_repository_is_not_pointed_at(made, spec, repository):
    """The shipped suites are no part of a user's repository: the annotation stands without a file."""
    run = as_run_from(made([spec(id="poor", wrong=("amount",))], gate=None).report().run, suites=("suites",))

    assert "file" not in parsed(annotations(run, root=repository / "evals")[0])[1]


def test_summary_and_outputs_are_appended_to_the_files_of_the_step(made, many, spec, gate, tmp_path):
    """Behind what other tools of the step wrote; the outputs are the worst decision and every folder."""
    held = made([spec(id="liar", wrong=("z-ai-denied",)), *many(6)], gate=gate()).report().run
    page, outputs = tmp_path / "page.md", tmp_path / "outputs"
    page.write_text("before\n")
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page), "GITHUB_OUTPUT": str(outputs)}
    lines = tell_github([held, held], environ)

    assert page.read_text().startswith("before\n## Hold: scripted")
    assert page.read_text().count("## Hold: scripted") == 2
    end = re.search(r"results<<(\S+)\n", outputs.read_text())[1]
    assert outputs.read_text() == f"decision=hold\nresults<<{end}\n{held.path}\n{held.path}\n{end}\n"
    assert lines


def test_a_change_with_no_loss_proven_blocks_nothing(made, many, spec, gate, tmp_path):
    """Its rules that prove nothing are no errors, what failed is a warning, and the output says what it is called."""
    run = made([*many(2), spec(id="poor", wrong=("amount",))], gate=gate()).report().run
    run.write("decision.json", msgspec.structs.replace(run.decision, ruling=Ruling.INCONCLUSIVE, no_loss_proven=True))
    outputs = tmp_path / "outputs"
    lines = tell_github([run], {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(outputs)})

    assert [line.split(" ")[0] for line in lines] == ["::warning"]
    assert outputs.read_text().startswith("decision=no-loss-proven\n")


def test_a_full_page_takes_one_line_and_a_fuller_one_nothing(made, many, gate, tmp_path):
    """GitHub drops a summary beyond 1 MiB as a whole, with what others wrote: never go beyond."""
    run = made(many(6), gate=gate()).report().run
    page = tmp_path / "page.md"
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)}
    for left, shown in ((200, b"Too long for this page"), (10, b"x")):
        page.write_bytes(b"x" * (MAX_SUMMARY_BYTES - left))
        tell_github([run], environ)
        assert page.stat().st_size <= MAX_SUMMARY_BYTES
        assert shown in page.read_bytes()[-200:]


def test_what_is_wrong_in_a_file_is_annotated_there(repository):
    """`hardcase lint` in a step points at the line that is wrong, and its words are data too."""
    problem = Problem(
        path=Path("suites/bakery/poor.yaml"), line=7, what=f"unknown queue {HOSTILE!r}", fix="use 'counter'"
    )
    (line,) = annotate_problems([problem], {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(repository)})
    level, properties, message = parsed(line)

    assert (level, properties["file"], properties["line"]) == ("error", "suites/bakery/poor.yaml", "7")
    assert message.endswith("\nfix: use 'counter'")
    assert annotate_problems([problem], {}) == []


def test_elsewhere_nothing_is_told(made, many, gate, tmp_path):
    """Outside of GitHub Actions no file is touched and nothing is printed."""
    page = tmp_path / "page.md"
    run = made(many(6), gate=gate()).report().run

    assert tell_github([run], {"GITHUB_STEP_SUMMARY": str(page)}) == []
    assert not page.exists()


def test_a_fence_opens_with_a_token_that_nobody_can_guess():
    """What a bot prints between the lines cannot open the fence, for the token is drawn anew."""
    one, other = Fence(), Fence()
    token = one.stop.removeprefix("::stop-commands::")

    assert one.resume == f"\n::{token}::"
    assert len(token) == 32
    assert one.stop != other.stop
