"""A run of a part of the suites: easy to work with, and never a leave to ship."""

import json
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

import hardcase
from hardcase.cases import CasesBeside, cases_beside, load_suites
from hardcase.cli import main
from hardcase.options import read_settings
from hardcase.pipeline import prepare
from hardcase.records import Baseline
from tests.pipeline.compared import GOOD, WORDS, a_bot, a_run, write_compared

MOST = [f"suites/post/case-{index:02}.yaml" for index in range(23)]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project, and the current folder in it."""
    monkeypatch.chdir(write_compared(tmp_path))
    monkeypatch.setenv("HARDCASE_JUDGE", "none")
    return tmp_path


def a_part(paths=MOST, **options):
    """A run of hand-picked cases."""
    return hardcase.run(paths, bot=a_bot(), report=False, **options)


def what(run):
    """Ruling and first reason."""
    return run.decision.ruling.value, run.decision.reasons[0]


@pytest.mark.parametrize("options", [{}, {"gate": "release"}], ids=["the project's gate", "by name"])
def test_hand_picked_cases_do_not_ship(project, options):
    """Who picks the cases picks the answer; the same bot on all of them ships."""
    assert what(a_part(**options)) == ("inconclusive", "1 of 24 cases of this gate is not in this run (post 1)")
    assert a_run().decision.ruling == "ship"


def test_a_folder_of_suites_and_all_of_its_parts_are_the_same(project):
    """Naming each of them leaves nothing out."""
    assert a_part(["suites/post"]).decision.ruling == "ship"
    assert a_part([str(path) for path in Path("suites/post").glob("case-*.yaml")]).decision.ruling == "ship"


def test_a_part_stays_one_when_it_is_decided_again(project, capsys):
    """The plan keeps what lay beside it, whatever gate decides later."""
    run = a_part(no_gate=True)

    assert main(["gate", str(run.path), "--gate", "release"]) == 3
    assert "1 of 24 cases of this gate is not in this run (post 1)" in capsys.readouterr().out
    assert "1 of 24 cases of this gate is not in this run" in (run.path / "summary.md").read_text()
    assert "1 of 24 cases of this gate is not in this run" in (run.path / "report.html").read_text()


def test_a_gate_that_a_part_cannot_pass_steps_aside_and_says_why(project, capsys):
    """Work on one case is no decision; the gate by name is refused, and the cause comes before what follows from it."""
    (project / "a_part_bot.py").write_text(f"def reply(conversation, desk):\n    return {GOOD!r}\n")

    bot = ["--bot", "a_part_bot:reply"]

    assert main(["run", MOST[0], *bot]) == 0
    assert "no decision: gate 'release' not decided with 1 case: 23 of 24 cases" in capsys.readouterr().out
    assert main(["run", MOST[0], *bot, "--gate", "release"]) == 2
    assert "23 of 24 cases of this gate are not in this run" in capsys.readouterr().err


def test_a_part_becomes_champion_by_a_persons_word_only_which_says_so(project, capsys):
    """Also where it would be proven better than the champion."""
    run = a_part()

    assert main(["champion", "set", str(run.path)]) == 2
    assert "1 of 24 cases of this gate is not in this run (post 1), so it is no champion" in capsys.readouterr().err
    assert main(["champion", "set", str(run.path), "--by", "Ada", "--because", "These."]) == 0
    (move,) = Baseline(project / "results/baselines/release").history
    assert move.because == "These. (1 of 24 cases of this gate is not in this run (post 1))"


def test_a_change_is_open_where_cases_of_the_champion_are_gone(project):
    """A change that was not tried where the champion serves well is not shown to lose nothing."""
    champion = a_run()
    assert main(["champion", "set", str(champion.path)]) == 0
    other = project / "elsewhere"
    other.mkdir()
    for name in ("suite.yaml", *(path.rpartition("/")[2] for path in MOST)):
        (other / "post").mkdir(exist_ok=True)
        (other / "post" / name).write_text((project / "suites/post" / name).read_text())

    decision = _changed(champion, other)

    rule = next(each for each in decision.rules if each.id == "missing")
    assert (decision.no_loss_proven, rule.status) == (False, "inconclusive")
    assert rule.reason.startswith("1 case of the champion that this gate asks for is not in this run (case-23")


def _changed(champion, folder):
    """The change gate's word about suites of which cases were taken away; their hash is set to the champion's."""
    run = hardcase.run([str(folder)], bot=a_bot(), report=False, no_gate=True)
    plan = json.loads((run.path / "plan.json").read_text())
    plan["hashes"] = champion.plan.hashes
    (run.path / "plan.json").write_text(json.dumps(plan))
    main(["gate", str(run.path), "--gate", "change"])
    return run.decision


def test_what_lies_beside_is_looked_into_and_not_checked(project):
    """A suite that is being written breaks no run of another; of what cannot be read the worst is assumed."""
    for folder, text in (("other", "schema: 1\ntitle: Half a ca"), ("post", "schema: 1\ntags: [x\n")):
        (project / "suites" / folder).mkdir(exist_ok=True)
        (project / "suites" / folder / "draft.yaml").write_text(text)
    (project / "suites/other/suite.yaml").write_text("schema: 1\n")
    suites = load_suites([f"suites/post/case-{index:02}.yaml" for index in range(23)])

    (project / "suites/other/idea.yaml").write_text("schema: 1\n")

    beside = cases_beside(suites, {"case-00"})

    unread = [(each.suite, each.number) for each in beside if each.unread]
    assert unread == [("other", 2), ("post", 1)]
    assert sum(each.number for each in beside) == 22 + 1 + 3
    assert CasesBeside(suite="post", tags=("parcel", "word-word-23"), portable=True) in beside


def test_what_lies_beside_is_not_read_where_no_gate_decides(project):
    """Work on one case costs the same beside thousands; a gate that is asked later takes any of its suite for its."""
    beside = a_part(no_gate=True).plan.beside

    assert beside == (CasesBeside(suite="post", unread=True),)


def test_what_lies_beside_is_looked_for_once_for_all_bots(project, monkeypatch):
    """A league of bots does not read the folder for each of them."""
    looked = []
    module = sys.modules["hardcase.pipeline.prepare"]
    monkeypatch.setattr(module, "cases_beside", lambda *given, **how: looked.append(1) or cases_beside(*given, **how))

    one, other = prepare(MOST, read_settings({"bot": ["silent", "looper"], "judge": ["none"]}))

    assert one.plan.beside == other.plan.beside != ()
    assert looked == [1]


def test_a_plan_that_lists_each_case_beside_it_is_read():
    """Runs from before are decided as they were."""
    assert msgspec.json.decode(b'{"id": "late", "suite": "post"}', type=CasesBeside) == CasesBeside(suite="post")


def test_a_suite_behind_a_link_lies_beside_those_where_it_was_named(project):
    """Of a suite that several projects share the neighbours are this project's, and none is counted twice."""
    other = project / "suites/other"
    other.mkdir()
    (other / "suite.yaml").write_text((project / "suites/post/suite.yaml").read_text().replace("post", "other", 1))
    shutil.copy(project / "suites/post/case-00.yaml", other / "of-ours.yaml")
    shared = project / "shared"
    shutil.copytree(other, shared / "foreign")
    shutil.move(project / "suites/post", shared / "post")
    (project / "suites/post").symlink_to(shared / "post")
    suites = load_suites(["suites/post"])

    beside = cases_beside(suites, {case.id for case in suites[0].cases})

    assert [(each.suite, each.number) for each in beside] == [("other", 1)]
    assert cases_beside(load_suites(["suites"]), {"of-ours", *WORDS}) == ()
