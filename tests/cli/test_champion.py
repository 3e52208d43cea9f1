"""The champion: it moves on proof or by a person's word, and runs that were graded otherwise are not compared."""

import errno
import gzip
import json
import os
import re
import shlex
import shutil
from pathlib import Path

import msgspec
import pytest

from hardcase.cli import main
from hardcase.decisions import Ruling, load_gate
from hardcase.errors import OptionError, RunError
from hardcase.options import read_settings
from hardcase.pipeline import prepare
from hardcase.records import Baseline, Run
from tests.pipeline.compared import VETO, a_bot, a_run, words, write_compared

ADA = ["--by", "Ada Berg", "--because", "Same answers at half the price."]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project, and the current folder in it."""
    monkeypatch.chdir(write_compared(tmp_path))
    monkeypatch.setenv("HARDCASE_JUDGE", "none")
    return tmp_path


def champion(*arguments):
    """`hardcase champion`, with its exit code."""
    return main(["champion", *map(str, arguments)])


def pinned(project):
    """What is kept for the release gate."""
    return Baseline(project / "results/baselines/release")


def test_the_first_champion_is_a_run_that_shipped(project, capsys):
    """Before there is one, nothing can be lost; then it is compared with, and said who it is."""
    first = a_run()
    waited = first.decision.waiting

    assert champion("show") == 0
    assert champion("set", first.path) == 0
    assert champion("show") == 0
    second = a_run().decision

    shown = capsys.readouterr().out
    assert "no champion is pinned" in shown
    assert f"{first.plan.run}: reply, ship by gate release" in shown
    assert waited
    assert (second.ruling, second.champion, second.waiting) == ("ship", first.plan.run, _not_measured(second))
    assert {each.name for each in pinned(project).path.iterdir()} == {
        "champion.json.gz",
        "conversations.jsonl.gz",
        "history.jsonl",
    }


def test_of_two_who_move_the_champion_at_once_one_is_told_that_nothing_was_pinned(project, capsys):
    """Both were told that theirs is it; the second begins nothing, and is not advised to undo the first."""
    first, second = a_run(), a_run()
    champion("set", first.path)
    capsys.readouterr()

    with pinned(project).moving():
        codes = [champion("set", second.path, *ADA), champion("rejudge")]
    told = capsys.readouterr()

    assert codes == [4, 4]
    assert told.err.count("another process is moving this champion, and nothing was pinned here") == 2
    assert (told.out, "git checkout" in told.err) == ("", False)
    assert [move.run for move in pinned(project).history] == [first.plan.run]
    assert champion("set", second.path, *ADA) == 0  # and leaves no lock behind


def test_whoever_moves_a_damaged_champion_is_not_told_of_another_process(project, capsys):
    """The lock is its own, and trying again mends nothing; who looks on meanwhile cannot know."""
    first, second = a_run(), a_run()
    champion("set", first.path)
    capsys.readouterr()
    pinned(project).path.joinpath("champion.json.gz").write_bytes(b"")

    assert champion("set", second.path, *ADA) == 4

    assert "\n  fix: restore the folder: git checkout" in capsys.readouterr().err
    with pinned(project).moving(), pytest.raises(RunError, match="another process may be moving the champion"):
        _ = pinned(project).champion


@pytest.mark.parametrize("refuses", [errno.EROFS, errno.ENOSPC])
def test_a_run_in_a_folder_that_takes_nothing_is_decided_all_the_same(project, capsys, monkeypatch, refuses):
    """The decision is printed with its exit code, and a warning that it was not written; the files stay as they are."""
    run = a_run()
    before = {each.name: each.read_bytes() for each in run.path.iterdir() if each.is_file()}
    write = Path.write_bytes

    def refuse(path, data):
        if path.parent == run.path:
            raise OSError(refuses, os.strerror(refuses))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)

    code = main(["gate", str(run.path)])

    told = capsys.readouterr()
    assert code == 0
    assert told.out.startswith("SHIP  reply")
    assert f"is not written, nor a report of it: {run.path / 'scorecard.json'}: cannot be written" in told.err
    assert {each.name: each.read_bytes() for each in run.path.iterdir() if each.is_file()} == before


def test_a_run_decided_after_its_suites_were_edited_says_so(project, capsys):
    """The numbers are those of its plan, and no word of today's suites is in them."""
    run = a_run()
    main(["gate", str(run.path)])
    assert "edited since" not in capsys.readouterr().err
    case = min((project / "suites/post").glob("*.yaml"), key=lambda path: path.name == "suite.yaml")
    case.write_text(case.read_text().replace("title: ", "title: Another ", 1))

    main(["gate", str(run.path)])

    assert f"{run.path}: the numbers are the plan's; edited since: post" in capsys.readouterr().err


def test_show_says_of_a_gate_without_rules_about_a_champion_that_it_takes_none(project, capsys):
    """To pin one for it is refused, so nobody is told to."""
    gate = project / "plain.yaml"
    gate.write_text("schema: 1\ngate: release\nescalation: {must_recall_at_least: 0.7}\n")

    assert champion("show", "--gate", gate) == 0
    assert capsys.readouterr().out == "gate 'plain' takes no champion: it has no rules about one\n"


def _not_measured(decision):
    return tuple(rule.reason for rule in decision.rules if "no case measures" in rule.reason)


def test_what_is_pinned_suffices_without_the_runs_folder(project):
    """CI has no results folder but what git keeps; the conversations are all there."""
    first = a_run()
    spoken = list(first.conversations())
    champion("set", first.path)
    for each in first.path.iterdir():
        each.unlink()
    first.path.rmdir()

    assert a_run(a_bot(words(16))).decision.ruling == "hold"
    assert sorted(pinned(project).conversations(), key=_key) == sorted(spoken, key=_key)


def _key(conversation):
    return conversation.case_id, conversation.trial


def test_an_equal_run_takes_no_champions_place_by_itself(project, capsys):
    """Nothing is proven, so a person has to decide, by name and reason; the history keeps both."""
    first, second = a_run(), a_run()
    champion("set", first.path)

    assert champion("set", second.path) == 2
    assert champion("set", second.path, "--because", "It is new.") == 2
    assert pinned(project).champion.run == first.plan.run
    assert "better in nothing that is proven" in capsys.readouterr().err
    assert champion("set", second.path, *ADA) == 0

    assert pinned(project).champion.run == second.plan.run
    assert [(move.run, move.replaced, move.by, move.because) for move in pinned(project).history] == [
        (first.plan.run, "", "", "the first champion"),
        (second.plan.run, first.plan.run, "Ada Berg", "Same answers at half the price."),
    ]
    assert champion("history") == 0
    assert "by Ada Berg" in capsys.readouterr().out


def test_a_better_run_takes_its_place_by_proof(project):
    """What is proven stands in the history, and no name is asked for."""
    weak, strong = a_run(a_bot(words(10))), a_run()
    champion("set", weak.path, *ADA)

    assert champion("set", strong.path) == 0
    assert re.fullmatch(
        r"correctness is better by 0\.\d\d at least \(95% confidence\)", pinned(project).history[1].because
    )


def test_a_better_run_with_one_new_veto_does_not(project, capsys):
    """A loss that is seen stands against any gain."""
    weak, strong = a_run(a_bot(words(10))), a_run(a_bot(["word-20"], says=VETO))
    champion("set", weak.path, *ADA)

    assert champion("set", strong.path) == 2
    assert "z-ai-denied fires where the champion has it not (case-20)" in capsys.readouterr().err


def test_the_champion_is_not_pinned_twice(project, capsys):
    """A history line without a move would be a lie."""
    first = a_run()
    champion("set", first.path)

    assert champion("set", first.path, *ADA) == 2
    assert "is the champion already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "spoil", "said"),
    [
        pytest.param({"no_gate": True, "gate": None}, None, "no gate has decided it", id="not decided"),
        pytest.param({"gate": "other"}, None, "was decided by gate 'other', not by 'release'", id="another gate"),
        pytest.param({}, "verdicts", "is not complete: 1 of 48 trials", id="not complete"),
        pytest.param({}, "gate", "an earlier version of gate 'release'", id="a gate that was changed since"),
        pytest.param({}, "invalid", "is invalid", id="invalid"),
    ],
)
def test_what_cannot_be_a_champion_is_refused_to_a_person_too(project, capsys, options, spoil, said):
    """A baseline that nobody can trust makes every later decision worthless."""
    gates = project / "evals/gates"
    (gates / "other.yaml").write_text((gates / "release.yaml").read_text())
    run = a_run(**options)
    if spoil == "verdicts":
        ledger = run.path / "verdicts.jsonl"
        ledger.write_text("".join(ledger.read_text().splitlines(keepends=True)[:-1]))
    if spoil == "gate":
        path = gates / "release.yaml"
        path.write_text(path.read_text().replace("lose_at_most: 0.1", "lose_at_most: 0.2"))
    if spoil == "invalid":
        run.write("decision.json", msgspec.structs.replace(run.decision, ruling=Ruling.INVALID))

    assert champion("set", run.path, *ADA) == 2
    assert said in capsys.readouterr().err
    assert pinned(project).champion is None


def test_a_ruling_that_was_edited_is_neither_pinned_nor_reported(project, capsys):
    """What no gate said is an error, until the gate is asked again."""
    held = a_run(a_bot(["word-01"], says=VETO))
    path = held.path / "decision.json"
    path.write_text(path.read_text().replace('"ruling": "hold"', '"ruling": "ship"'))

    assert champion("set", held.path) == main(["report", str(held.path)]) == 4
    assert capsys.readouterr().err.count("edited after it was decided") == 2
    assert main(["gate", str(held.path)]) == 1
    assert main(["report", str(held.path)]) == 0


def test_a_run_that_was_held_becomes_champion_by_a_persons_word_only(project, capsys):
    """Somebody may need a baseline before the first release; it does not come by itself."""
    held = a_run(a_bot(["word-01"], says=VETO))

    assert champion("set", held.path) == 2
    assert "the gate said 'hold'" in capsys.readouterr().err
    assert champion("set", held.path, *ADA) == 0


@pytest.mark.parametrize(("gate", "said"), [("change", "pins no champion"), ("plain", "compares with no champion")])
def test_a_gate_that_has_no_champion_of_its_own_pins_none(project, capsys, gate, said):
    """It would lie in a folder that nobody reads."""
    text = "schema: 1\ngate: release\nfloors: [{dimension: correctness, at_least: 0.3}]\nevidence: {min_families: 2}\n"
    (project / "evals/gates/plain.yaml").write_text(text)

    assert champion("set", a_run().path, "--gate", gate) == 2
    assert said in capsys.readouterr().err


def test_another_run_can_be_compared_with_for_one_decision(project, capsys):
    """`--champion RUN` changes nothing that is pinned, and the run remembers it."""
    weak, strong = a_run(a_bot(words(12))), a_run()
    champion("set", strong.path)

    again = a_run(a_bot(words(12)), champion=weak.path)

    assert a_run(a_bot(words(12))).decision.ruling == "hold"
    assert (again.decision.ruling, again.decision.champion, again.decision.stands_in) == ("ship", weak.plan.run, True)
    assert main(["gate", str(again.path)]) == 0
    assert main(["gate", str(again.path), "--champion", str(strong.path)]) == 1
    assert (Run(again.path).decision.champion, Run(again.path).decision.stands_in) == (strong.plan.run, False)
    assert pinned(project).champion.run == strong.plan.run
    assert "since " + strong.plan.run in capsys.readouterr().out


def test_a_run_that_stands_in_for_the_champion_is_called_out(project, capsys):
    """As loudly as another gate than the promised one: on the screen, in the summary and in the report."""
    weak, strong = a_run(a_bot(words(12))), a_run()
    champion("set", strong.path)
    capsys.readouterr()

    assert main(["gate", str(strong.path), "--champion", str(weak.path)]) == 0

    said = [capsys.readouterr().out, *((strong.path / name).read_text() for name in ("summary.md", "report.html"))]
    assert ["not compared with the pinned champion" in each for each in said] == [True, True, True]
    assert main(["gate", str(strong.path)]) == 0
    assert "not compared with" not in capsys.readouterr().out + (strong.path / "summary.md").read_text()


@pytest.mark.parametrize("command", [["gate"], ["grade", "--judge", "none"]], ids=["decided", "graded"])
def test_no_run_is_its_own_champion(project, capsys, command):
    """Nothing is lost against oneself, whatever one does."""
    held = str(a_run(a_bot(words(20))).path)

    assert main([command[0], held, *command[1:], "--champion", held]) == 2
    assert "is this run, which loses nothing against itself" in capsys.readouterr().err


def test_a_named_champion_is_refused_where_nothing_is_compared(project):
    """An option that would be read over is an error."""
    text = "schema: 1\ngate: release\nfloors: [{dimension: correctness, at_least: 0.3}]\nevidence: {min_families: 2}\n"
    (project / "evals/gates/plain.yaml").write_text(text)
    first = a_run()

    with pytest.raises(OptionError, match="compares with no champion"):
        a_run(gate="plain", champion=first.path)


@pytest.fixture
def regraded(project):
    """A champion, and then a case that expects more than it did."""
    first = a_run(a_bot(words(3)))
    champion("set", first.path, *ADA)
    path = project / "suites/post/case-00.yaml"
    path.write_text(path.read_text().replace("points: 3", "points: 4"))
    return first


def test_runs_that_were_graded_otherwise_are_not_compared(project, regraded):
    """Before the first call: what differs, and the command that mends it."""
    bot = a_bot()

    with pytest.raises(OptionError, match="was graded otherwise than this run: suite post") as caught:
        a_run(bot)

    assert not bot.met
    assert "champion rejudge --gate release --judge none" in str(caught.value)


def test_the_offered_command_grades_the_champion_again(project, regraded, capsys):
    """As it is printed; without its folder and without a call to its bot. Then runs are compared."""
    with pytest.raises(OptionError) as caught:
        a_run()
    offered = re.search(r"without calling it: .*?hardcase (champion rejudge[^;]*);", str(caught.value))[1]
    before = pinned(project)
    spoken, then = list(before.conversations()), before.champion

    assert main(shlex.split(offered)) == 0

    now = pinned(project)
    assert (now.champion.run, now.champion.ruling) == (regraded.plan.run, then.ruling)
    assert list(now.conversations()) == spoken
    assert now.champion.card.hashes["suite.post"] != then.card.hashes["suite.post"]
    assert [each.status for each in now.champion.card.cases] == [each.status for each in then.card.cases]
    assert (now.history[-1].what, now.history[-1].because) == ("rejudged", "differed: suite post")
    assert len(a_run().decision.changes.newly_fixed) == 3


def test_a_case_that_is_played_otherwise_today_leaves_the_champion(project, regraded, capsys):
    """What it said to other lines says nothing of these; the case is named, and then no longer compared."""
    path = project / "suites/post/case-01.yaml"
    path.write_text(path.read_text().replace("say: word-01", "say: word-99"))

    assert champion("rejudge", "--judge", "none") == 0

    assert "left out, their script is another today: case-01" in capsys.readouterr().out
    decision = a_run().decision
    assert (decision.changes.not_compared, len(decision.changes.newly_fixed)) == (("case-01",), 2)


def test_other_judges_are_another_grading(project):
    """Named, both the champion's and this run's."""
    champion("set", a_run().path)

    with pytest.raises(OptionError, match=r"judges none, now local@\d+"):
        a_run(judge=["local"])


def test_a_named_run_that_was_graded_otherwise_offers_to_grade_it(project, regraded):
    """`hardcase grade` does it into a new run, and that one can be named."""
    with pytest.raises(OptionError, match=r"hardcase grade \S+ --judge none --no-gate, then --champion"):
        a_run(champion=regraded.path)

    assert main(["grade", str(regraded.path), "--judge", "none", "--no-gate"]) == 0
    (new,) = (each for each in (project / "results").glob("*-reply-*") if _is_regraded(each, regraded))
    assert a_run(champion=new).decision.champion == new.name


def _is_regraded(folder, old):
    plan = json.loads((folder / "plan.json").read_text())
    return plan["hashes"]["suite.post"] != old.plan.hashes["suite.post"] and (folder / "scorecard.json").exists()


@pytest.mark.parametrize("name", ["champion.json.gz", "conversations.jsonl.gz"])
def test_a_damaged_baseline_is_told_and_never_taken_for_none(project, name):
    """Otherwise a release would be compared with nothing, and ship."""
    champion("set", a_run().path)
    path = pinned(project).path / name
    path.write_bytes(gzip.compress(b"{}"))

    with pytest.raises(RunError, match="git checkout"):
        a_run()


@pytest.mark.parametrize("left", ["history.jsonl", "conversations.jsonl.gz"])
def test_a_champion_whose_file_is_gone_is_not_none(tmp_path, left):
    """What is left beside it says that one was pinned; a release must not ship for want of it."""
    (tmp_path / left).write_bytes(b"")

    with pytest.raises(RunError, match=r"(?s)champion\.json\.gz: cannot be read: it is gone.*git checkout"):
        _ = Baseline(tmp_path).champion


@pytest.mark.parametrize("spoil", ["scores", "history"])
def test_a_champion_of_which_the_history_does_not_tell_is_refused(project, spoil):
    """Whoever edits its scores, or swaps it, leaves no line; nothing is compared with it."""
    champion("set", a_run().path)
    path = pinned(project).path
    if spoil == "scores":
        text = gzip.decompress((path / "champion.json.gz").read_bytes())
        (path / "champion.json.gz").write_bytes(gzip.compress(text.replace(b'"passed":24', b'"passed":23')))
    else:
        (path / "history.jsonl").unlink()

    with pytest.raises(RunError, match=r"history\.jsonl tells of another one"):
        _ = pinned(project).champion


def test_a_lax_gate_of_the_same_name_pins_nothing(project, capsys):
    """What is compared with in every release is decided by the gate that its name finds."""
    strict = project / "evals/gates/release.yaml"
    lax = project / "lax/release.yaml"
    lax.parent.mkdir()
    lax.write_text(strict.read_text().replace("lose_at_most: 0.1", "lose_at_most: 0.9"))
    run = a_run(gate=str(lax))

    assert champion("set", run.path, "--gate", lax, *ADA) == 2
    assert "is not the gate that 'release' names" in capsys.readouterr().err
    assert champion("set", a_run().path, "--gate", strict) == 0
    (move,) = pinned(project).history
    assert move.gate_hash == load_gate(strict).hash


@pytest.mark.parametrize("blank", [["--by", " ", "--because", " "], ["--by", "Ada", "--because", ""]])
def test_a_blank_name_or_reason_decides_nothing(project, capsys, blank):
    """It would stand in the history as a person's decision."""
    with pytest.raises(SystemExit) as refused:
        champion("set", "results/any", *blank)

    assert refused.value.code == 2
    assert "says nothing" in capsys.readouterr().err


def test_the_same_champion_is_the_same_bytes(project, tmp_path):
    """So that git sees a change only where there is one."""
    run = a_run()
    champion("set", run.path)
    first = {each.name: each.read_bytes() for each in pinned(project).path.glob("*.gz")}
    for each in pinned(project).path.iterdir():
        each.unlink()
    champion("set", run.path)

    assert {each.name: each.read_bytes() for each in pinned(project).path.glob("*.gz")} == first


def test_rejudging_nothing_is_an_error(project, capsys):
    """There is nobody to grade."""
    assert champion("rejudge") == 2
    assert "no champion is pinned" in capsys.readouterr().err


@pytest.mark.parametrize("gate", ["../evals/gates/release.yaml", "release.yaml"])
def test_the_champion_is_found_from_any_folder(project, monkeypatch, capsys, gate):
    """By the project of the gate or, where its file lies in none, of the suites."""
    champion("set", a_run().path)
    monkeypatch.chdir(shutil.copytree(project / "evals/gates", project / "elsewhere"))

    seen = prepare(["../suites"], read_settings({"gate": gate, "judge": ["none"]}))[0].champion

    assert seen is not None
    assert seen.run == pinned(project).champion.run
    assert main(["champion", "show", "--gate", "../evals/gates/release.yaml"]) == 0
    assert seen.run in capsys.readouterr().out
