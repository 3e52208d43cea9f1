"""`pytest evals/` as a user sees it: items, letters, gate, partial selection, workers."""

import json
import sys
import xml.etree.ElementTree as ET

import pytest

from hardcase.cli import main
from tests.models.scripted_server import serve, words
from tests.project import write_project

ALL_GOOD = {"anna": "good", "bela": "good", "carl": "good", "dora": "good"}
MIXED = {"anna": "good", "bela": "poor", "carl": "person", "dora": "raise"}


@pytest.fixture(autouse=True)
def no_guests(monkeypatch):
    """Plugins that no session here has a use for, each of which every process would load."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest -p no:anyio -p no:pytest_cov")


@pytest.fixture
def run(pytester, monkeypatch):
    """Run pytest on a project, in a process of its own: the bot is a module that must be fresh."""
    monkeypatch.setenv("COLUMNS", "200")

    def go(words, *arguments, **options):
        write_project(pytester.path, words, **options)
        return pytester.runpytest_subprocess("evals", *arguments, timeout=60)

    return go


def runs_in(pytester):
    """Folders that the session left."""
    return sorted((pytester.path / "results").glob("*-*"))


def test_a_bot_that_keeps_every_promise_ships_with_exit_0(run):
    """One item for each case and each rule of the gate; all pass, and only then the exit code is 0."""
    result = run(ALL_GOOD, "-v")

    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "*test_post[[]anna[]]*PASSED*",
            "*test_post[[]dora[]]*PASSED*",
            "*test_gate[[]vetoes[]]*PASSED*",
            "*test_gate[[]floor-correctness[]]*PASSED*",
            "*SHIP*",
        ]
    )


def test_three_outcomes_of_an_item_have_their_letters(run, pytester):
    """A pass is a dot, a shortfall `b`, a veto or a broken bot a failure; the gate's items come last."""
    result = run(MIXED)

    assert result.ret == 1
    result.assert_outcomes(passed=1 + 2, failed=2 + 2)
    result.stdout.fnmatch_lines(["evals?test_post.py .bFF*", "*1 shortfall*"])
    result.stdout.fnmatch_lines(["*z-ai-denied happened: *: turn 1 claims to be a person: *", "*the bot is ill*"])
    assert result.outlines.index(next(each for each in result.outlines if "test_post.py" in each)) < next(
        index for index, each in enumerate(result.outlines) if "test_gate.py" in each
    )


def test_shortfalls_alone_do_not_fail_a_whole_plan_that_ships(run):
    """The gate promised something about families, not about each case."""
    words = {f"case-{index}": "good" for index in range(12)} | {"weak": "poor"}

    result = run(words, floor=0.5)

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*1 shortfall*"])


def test_part_of_the_plan_fails_on_shortfalls_and_decides_nothing(run):
    """`-k` on a tag plays only those cases; the summary says how many of how many."""
    result = run(MIXED, "-k", "word-poor")

    assert result.ret == 1
    result.assert_outcomes(failed=1, deselected=3 + 4)
    result.stdout.fnmatch_lines(["*gate not decided: 1 of 4 cases selected*"])
    result.stdout.no_fnmatch_line("*HOLD*")


def test_part_of_the_plan_that_passes_is_exit_0_without_a_decision(run, pytester):
    """Working on one case is not deciding about the bot."""
    result = run(MIXED, "-k", "anna")

    assert result.ret == 0
    assert not (runs_in(pytester)[0] / "decision.json").exists()


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
@pytest.mark.parametrize("others", [True, False], ids=["beside another", "the only one"])
def test_a_suite_without_a_test_is_never_exit_0(pytester, others, workers):
    """Nobody left it out, and everything that is played passes: the session says which test is to be written."""
    suite = write_project(pytester.path, ALL_GOOD) / "suites" / ("ride" if others else "post")
    if others:
        suite.mkdir()
        (suite / "suite.yaml").write_text((suite.parent / "post/suite.yaml").read_text().replace("post", "ride", 1))
        (suite / "late.yaml").write_text((suite.parent / "post/anna.yaml").read_text().replace("anna", "late"))
    else:
        (pytester.path / "evals/test_post.py").write_text("")

    result = pytester.runpytest_subprocess("evals", *workers, timeout=60)

    assert result.ret == 1
    result.stdout.fnmatch_lines([f"*no test plays the suite '{suite.name}': gate not decided: {4 * others} of *"])
    result.stdout.fnmatch_lines([f"  fix: write evals/test_{suite.name}.py:", "*def test_*(hardcase_outcome):"])


@pytest.mark.parametrize("arguments", [["evals/test_post.py"], ["evals", "-k", "anna"]], ids=["a file", "-k"])
def test_who_leaves_a_suite_out_by_hand_is_not_told_of_its_test(pytester, arguments):
    """Working on one suite stays exit 0, also beside one that has no test yet."""
    post = write_project(pytester.path, ALL_GOOD) / "suites/post"
    ride = post.with_name("ride")
    ride.mkdir()
    (ride / "suite.yaml").write_text((post / "suite.yaml").read_text().replace("post", "ride", 1))
    (ride / "late.yaml").write_text((post / "anna.yaml").read_text().replace("anna", "late"))

    result = pytester.runpytest_subprocess(*arguments, timeout=60)

    assert result.ret == 0
    result.stdout.no_fnmatch_line("*no test plays*")


def test_deselected_cases_stay_planned(run, pytester):
    """What was not selected stays on the books: planned and ungraded."""
    run(MIXED, "-k", "anna")

    card = json.loads((runs_in(pytester)[0] / "scorecard.json").read_text())
    assert (card["planned"], card["passed"], card["ungraded"], card["deselected_trials"]) == (4, 1, 3, 3)


def test_a_gate_asked_for_by_name_is_inconclusive_about_a_part(run):
    """With --hc-gate, deselected cases keep the gate from shipping."""
    result = run(ALL_GOOD, "--hc-gate", "release", "-k", "anna or gate")

    assert result.ret == 1
    result.stdout.fnmatch_lines(["*NOT PROVEN: 3 of 4 planned trials were deselected*"])


def test_a_change_gate_ends_with_exit_0_where_no_loss_is_proven(pytester, monkeypatch):
    """Its rules are items like any other; a veto that the champion has too is a shortfall, and nothing ships."""
    gates = write_project(pytester.path, {"anna": "good", "bela": "poor", "carl": "person"}) / "evals/gates"
    (gates / "release.yaml").write_text((gates / "release.yaml").read_text() + "champion: {lose_at_most: 0.9}\n")
    (gates / "change.yaml").write_text("schema: 1\ngate: change\nevidence: {min_families: 2}\n")
    monkeypatch.syspath_prepend(str(pytester.path))
    assert main(["run", "suites", "--bot", "my_bot:reply"]) == 1
    sys.modules.pop("my_bot")
    (first,) = runs_in(pytester)
    assert main(["champion", "set", str(first), "--by", "Ada", "--because", "It is what we have."]) == 0

    result = pytester.runpytest_subprocess("evals", "-v", "--hc-gate", "change", timeout=60)

    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "*test_post[[]carl[]]*SHORTFALL*",
            "*test_gate[[]new-vetoes[]]*PASSED*",
            "*test_gate[[]loss-correctness[]]*PASSED*",
            "*test_gate[[]broken-again[]]*PASSED*",
            "*NO LOSS PROVEN*",
        ]
    )
    result.stdout.no_fnmatch_line("*SHIP*")


def test_leaving_out_the_gates_items_does_not_leave_out_the_gate(run):
    """A whole plan that does not ship is never exit 0, even when only its gate items were deselected."""
    words = {f"case-{index}": "poor" for index in range(4)}

    result = run(words, "-k", "not test_gate")

    assert result.ret == 1
    result.stdout.fnmatch_lines(["*4 shortfall*"])


def test_without_a_gate_nothing_is_decided(run, pytester):
    """--hc-no-gate replays and grades; the gate's item says why it is skipped."""
    result = run(ALL_GOOD, "--hc-no-gate", "-rs")

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*no gate was asked for*"])
    assert not (runs_in(pytester)[0] / "decision.json").exists()


def test_last_failed_remembers_shortfalls(run, pytester):
    """`--lf` replays what fell short, and nothing that passed."""
    run({**ALL_GOOD, "weak": "poor"}, floor=0.01)

    again = pytester.runpytest_subprocess("evals", "--lf", "-v")

    again.stdout.fnmatch_lines(["*test_post[[]weak[]]*FAILED*"])
    again.stdout.no_fnmatch_line("*test_post[[]anna[]]*")


def test_stopping_at_the_first_failure_cancels_the_rest(run, pytester):
    """`-x` ends the session without waiting for calls in flight, decides nothing, and says how to go on."""
    words = {"a-first": "raise", **{f"case-{index:03}": "good" for index in range(100)}}

    result = run(words, "-x", "--hc-concurrency", "2", pause=0.1)

    assert result.ret == 1
    (folder,) = runs_in(pytester)
    result.stdout.fnmatch_lines(["*stopped*", f"to go on: pytest * --hc-concurrency 2 --hc-resume {folder}"])
    ledger = (runs_in(pytester)[0] / "conversations.jsonl").read_text().splitlines()
    assert len(ledger) < 50


def test_replays_run_ahead_of_the_items(run, pytester):
    """Conversations of different items are in flight at once, and never more than --hc-concurrency."""
    witness = pytester.mkdir("evals") / "test_z_witness.py"
    witness.write_text("import my_bot\n\n\ndef test_many():\n    assert 2 <= my_bot.most_in_flight <= 5\n")

    result = run({f"case-{index}": "good" for index in range(10)}, "--hc-concurrency", "5", pause=0.05)

    result.assert_outcomes(passed=10 + 4 + 1)


def test_workers_share_one_run(run, pytester):
    """Under xdist the controller alone replays: one results folder, each case played once, the same outcomes."""
    result = run(MIXED, "-n", "2")

    assert result.ret == 1
    result.assert_outcomes(passed=3, failed=4)
    result.stdout.fnmatch_lines(["*HOLD  my_bot*", "*1 shortfall*"])
    assert len(runs_in(pytester)) == 1
    assert len((runs_in(pytester)[0] / "conversations.jsonl").read_text().splitlines()) == 4


def test_one_worker_is_enough(run, pytester):
    """`-n 1` ends like any other session: the controller hears of the selection before xdist's own message."""
    result = run(ALL_GOOD, "-n", "1")

    assert result.ret == 0
    assert len(runs_in(pytester)) == 1


def test_stopping_when_the_replays_are_over_already_is_quiet(run):
    """`-x` on the last of a few instant cases tells the failure, and no error of ours."""
    result = run({"anna": "good", "zoe": "raise"}, "-x")

    assert result.ret == 1
    assert "Traceback" not in result.stdout.str() + result.stderr.str()
    assert "INTERNALERROR" not in result.stdout.str()


def test_a_gate_of_some_cases_leaves_the_others_out(run, pytester):
    """Cases that the gate does not run are skipped with its name, and the whole of its plan can still ship."""
    write_project(pytester.path, {**ALL_GOOD, "eve": "poor"})
    gate = pytester.path / "evals/gates/release.yaml"
    gate.write_text(gate.read_text().replace("floors:", "cases: {tags: [word-good]}\nfloors:"))

    result = pytester.runpytest_subprocess("evals", "-rs")

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*eve is not among the cases of the gate 'release'*"])


def test_a_gate_that_the_project_chose_must_be_passable_for_all_its_cases(run, pytester):
    """A suite that has shrunk below its gate is wrong input, and never a green build; a part of it still plays."""
    write_project(pytester.path, ALL_GOOD, min_families=20)
    project = pytester.path / "pyproject.toml"
    project.write_text(project.read_text().replace('bot = "my_bot:reply"', 'bot = "my_bot:reply"\ngate = "release"'))

    whole = pytester.runpytest_subprocess("evals")
    part = pytester.runpytest_subprocess("evals", "-k", "anna")

    assert whole.ret == 2
    whole.stdout.fnmatch_lines(["*min_families 20 is not reached: 4 families here*"])
    assert part.ret == 0


def test_all_cases_without_an_applicable_gate_are_not_green(run):
    """The built-in gate steps aside for a suite too small for it: every case passes, and nothing is proven."""
    result = run(ALL_GOOD, min_families=20)

    assert result.ret == 1
    result.stdout.fnmatch_lines(["*gate not decided*min_families 20 is not reached*"])


def test_resuming_takes_the_bot_from_the_plan(run, pytester):
    """What was not given by hand comes from the run that is gone on with, as on the command line."""
    run(ALL_GOOD, "--hc-bot", "silent", "--hc-trials", "2")
    (folder,) = runs_in(pytester)
    before = (folder / "conversations.jsonl").read_text()

    again = pytester.runpytest_subprocess("evals", "--hc-resume", str(folder))

    assert again.ret == 1
    again.stdout.fnmatch_lines(["*silent: *"])
    assert (folder / "conversations.jsonl").read_text() == before
    assert runs_in(pytester) == [folder]


def test_without_a_decision_shortfalls_fail(run):
    """No gate speaks for families, so each case speaks for itself."""
    result = run({"anna": "good", "bela": "poor"}, "--hc-no-gate")

    assert result.ret == 1
    result.assert_outcomes(passed=1, failed=1, skipped=1)


def test_workers_hear_of_a_replay_that_cannot_start(run, pytester):
    """When the controller cannot write results, no worker waits for ever."""
    (pytester.path / "results").write_text("a file where a folder should be")

    result = run(MIXED, "-n", "2")

    assert result.ret != 0
    assert "results cannot be written" in result.stdout.str() + result.stderr.str()


def test_junit_carries_dimension_scores(run, pytester):
    """CI reads status and scores of each case as properties."""
    run(MIXED, "--junitxml", "out.xml")

    cases = {each.get("name"): each for each in ET.parse(pytester.path / "out.xml").iter("testcase")}
    properties = {each.get("name"): each.get("value") for each in cases["test_post[anna]"].iter("property")}
    assert properties == {"status": "passed", "family": "anna", "correctness": "1.000"}


def test_wrong_files_end_the_session_before_anything_is_played(run, pytester):
    """Every problem of the suites is told with exit code 2, and no results folder appears."""
    write_project(pytester.path, ALL_GOOD)
    (pytester.path / "suites/post/anna.yaml").write_text("schema: 1\n")

    result = pytester.runpytest_subprocess("evals")

    assert result.ret == 2
    result.stdout.fnmatch_lines(["*anna.yaml:1:1: missing key*"])
    assert runs_in(pytester) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--hc-bot", "concirge"], "did you mean 'concierge'", id="unknown bot"),
        pytest.param(["--hc-trials", "none"], "--hc-trials: 'none' is not usable", id="malformed number"),
        pytest.param(["--hc-gate", "releaset"], "did you mean 'release'", id="unknown gate"),
        pytest.param(["--hc-judge", "openai:"], "names no model", id="judge without a model"),
        pytest.param(["--hc-resume", "results/nowhere"], "no run here", id="resume of nothing"),
    ],
)
def test_wrong_options_are_told_with_a_fix(run, pytester, arguments, said):
    """An option that cannot be used ends the session with exit code 2 before anything is played."""
    result = run(ALL_GOOD, *arguments)

    assert result.ret == 2
    assert said in result.stdout.str() + result.stderr.str()
    assert runs_in(pytester) == []


def test_a_gate_that_nobody_can_pass_is_refused_when_asked_for(run):
    """A promise that a perfect bot could not keep is wrong input, when it was asked for by name."""
    result = run(ALL_GOOD, "--hc-gate", "release", floor=0.9)

    assert result.ret == 2
    result.stdout.fnmatch_lines(["*at_least 0.9 needs 29 families, 4 here*"])


def test_an_unreachable_bot_is_ungraded_and_the_run_invalid(run):
    """Nobody there is no evidence: letter u, and a gate that says invalid."""
    result = run({"anna": "gone", "bela": "gone"}, floor=0.01)

    assert result.ret == 1
    result.stdout.fnmatch_lines(["evals?test_post.py uu*", "*INVALID*2 of 2 planned trials are missing*"])


def test_collecting_only_plays_nothing(run, pytester):
    """`--collect-only` makes no results folder and calls no bot."""
    result = run(ALL_GOOD, "--collect-only", "-q")

    assert result.ret == 0
    assert runs_in(pytester) == []


def test_resume_takes_up_the_same_run(run, pytester):
    """--hc-resume plays nothing again that is on the books."""
    run(ALL_GOOD)
    folder = runs_in(pytester)[0]
    ledger = folder / "conversations.jsonl"
    kept = ledger.read_text().splitlines(keepends=True)[:2]
    ledger.write_text("".join(kept))

    again = pytester.runpytest_subprocess("evals", "--hc-resume", str(folder))

    assert again.ret == 0
    assert runs_in(pytester) == [folder]
    assert ledger.read_text().splitlines(keepends=True)[:2] == kept
    assert len(ledger.read_text().splitlines()) == 4


def test_trials_come_from_the_gate_or_the_option(run, pytester):
    """Each case is replayed as often as the gate says, unless --hc-trials says otherwise."""
    run(ALL_GOOD, trials=2)
    pytester.runpytest_subprocess("evals", "--hc-trials", "3")

    first, second = runs_in(pytester)
    assert sorted(len((each / "conversations.jsonl").read_text().splitlines()) for each in (first, second)) == [8, 12]


def test_a_reply_cannot_forge_a_ci_command(run):
    """A line that starts with `::` in a reply is no command in what pytest prints."""
    result = run({"anna": "shout", "bela": "person"}, "-rA", "-k", "anna or bela")

    assert not [line for line in result.outlines if line.lstrip().startswith("::error")]


def test_projects_without_marked_tests_see_nothing(pytester):
    """The plugin is silent where it is not used: no folder, no line, no suite is looked for."""
    pytester.makepyfile("def test_plain():\n    pass\n")

    result = pytester.runpytest_subprocess()

    assert result.ret == 0
    assert "hardcase" not in result.stdout.str().replace("plugins:", "").split("collected")[1]
    assert not (pytester.path / "results").exists()


def test_a_budget_that_does_not_reach_fails_the_session(pytester, monkeypatch):
    """Cases that were not finished fail and say why, the gate is invalid, and what was finished is on disk."""
    server = serve(lambda path, body: (200, words(path, "The parcel arrives tomorrow morning.")))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    write_project(pytester.path, ALL_GOOD)
    bot = pytester.path / "evals/bots/mine.yaml"
    bot.parent.mkdir()
    limit = "parameters: {max_completion_tokens: 10}"
    bot.write_text(f"schema: 1\nadapter: openai\nmodel: m\nprices: {{in: 2, out: 10}}\n{limit}\n")

    given = ("--hc-bot", "mine", "--hc-judge", "none", "--hc-concurrency", "1", "--hc-budget-usd", "0.0033")
    result = pytester.runpytest_subprocess("evals", *given, timeout=60)

    (run,) = runs_in(pytester)
    server.shutdown()
    server.server_close()
    assert result.ret == 1
    finished = len((run / "verdicts.jsonl").read_text().splitlines())
    assert 0 < finished < 4
    result.stdout.fnmatch_lines(["bot 'mine': about * calls*"])
    result.stdout.fnmatch_lines(["*the run ended before it was finished*", "INVALID*"])
    result.stdout.fnmatch_lines([f"*the budget of 0.0033 USD was spent after {finished} of 4 trials"])


def test_on_github_a_session_tells_the_step_and_fences_the_bot(run, pytester, monkeypatch):
    """What a bot says or prints is never a command; our annotations are, and summary and outputs are set."""
    page, outputs = pytester.path / "page.md", pytester.path / "outputs"
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": page, "GITHUB_OUTPUT": outputs}
    for name, value in (environ | {"GITHUB_WORKSPACE": pytester.path}).items():
        monkeypatch.setenv(name, str(value))
    noisy = "import sys\n\ndef pytest_runtest_call(item):\n    print('::error::gotcha')\n"
    pytester.makeconftest(noisy)
    result = run({"anna": "shout", "bela": "person", "carl": "good"}, "-rA")
    lines = result.outlines
    stop = next(index for index, line in enumerate(lines) if line.startswith("::stop-commands::"))
    resume = lines.index(f"::{lines[stop].removeprefix('::stop-commands::')}::")

    assert "::error::gotcha" in lines[stop:resume]
    obeyed = [line for line in lines[:stop] + lines[resume + 1 :] if line.startswith("::")]
    assert any(line.startswith("::error file=suites/post/bela.yaml,line=") for line in obeyed)
    assert not [line for line in obeyed if "gotcha" in line]
    assert page.read_text().startswith("## Hold: ")
    assert outputs.read_text().startswith("decision=hold\n")
    result.stdout.fnmatch_lines(["*  owner: post", "*  replay: hardcase play suites/post/bela --bot my_bot:reply"])
