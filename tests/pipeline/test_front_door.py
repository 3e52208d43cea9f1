"""`hardcase.run`: the one synchronous door, and what it promises about resuming."""

import asyncio
import socket

import pytest

import hardcase
from hardcase.errors import OptionError, RunError
from hardcase.pipeline import export_scores
from hardcase.records import Run
from tests.builders import a_case, a_fact
from tests.project import write_project


def cases(count=2):
    """Cases that want the bot to say when."""
    return [a_case("When?", case_id=f"case-{n}", criteria=(a_fact(any_of=("tomorrow",)),)) for n in range(count)]


def run(bot, tmp_path, **options):
    """A run without gate and report."""
    return hardcase.run(cases(), bot=bot, results=tmp_path, no_gate=True, report=False, **options)


def test_it_works_inside_a_running_loop(tmp_path):
    """A notebook has a loop already; the run then has a thread of its own."""

    async def notebook():
        return run(lambda conversation, desk: "tomorrow", tmp_path)

    assert asyncio.run(notebook()).scorecard.passed == 2


@pytest.mark.parametrize(
    ("bot", "said"),
    [
        pytest.param(type("Bot", (), {"reply": lambda self, conversation, desk: ""}), "is a class", id="a class"),
        pytest.param(lambda conversation: "", "cannot be called with", id="one argument too few"),
        pytest.param(42, "not a bot", id="a number"),
        pytest.param("nobody", "unknown bot 'nobody'", id="an unknown name"),
    ],
)
def test_what_is_no_bot_is_refused_before_anything_is_played(tmp_path, bot, said):
    """A candidate that could never answer is wrong input, not evidence."""
    with pytest.raises(OptionError, match=said):
        run(bot, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_cases_without_criteria_are_refused(tmp_path):
    """Empty is not perfect, for cases given as objects too."""
    with pytest.raises(OptionError, match="has no criteria"):
        hardcase.run([a_case(criteria=())], bot="silent", results=tmp_path, no_gate=True)


@pytest.mark.parametrize("error", [ConnectionRefusedError("refused"), socket.gaierror("no such host")])
def test_a_server_that_is_not_there_is_nobodys_fault(tmp_path, error):
    """What a bot's own client raises when nobody answers leaves the trial open."""

    async def bot(conversation, desk):
        raise error

    card = run(bot, tmp_path).scorecard

    assert (card.failed, card.ungraded, card.missing_trials) == (0, 2, 2)


def test_an_unreachable_trial_is_played_and_graded_again_on_resume(tmp_path):
    """What was ungraded because nobody was there does not stay so, even when the resume itself was cut off."""
    there = False

    async def bot(conversation, desk):
        if not there:
            raise ConnectionRefusedError
        return "tomorrow"

    first = run(bot, tmp_path)
    assert first.scorecard.missing_trials == 2
    there = True
    again = run(bot, tmp_path, resume=str(first.path))
    assert again.scorecard.passed == 2
    verdicts = again.path / "verdicts.jsonl"
    lines = verdicts.read_text().splitlines(keepends=True)
    verdicts.write_text("".join(lines[:2]))  # killed between the second conversation and its verdicts

    last = run(bot, tmp_path, resume=str(first.path))

    assert last.scorecard.passed == 2
    assert len((last.path / "conversations.jsonl").read_text().splitlines()) == 4


async def stops(conversation, desk):
    asyncio.get_running_loop().stop()


async def leaves(conversation, desk):
    raise GeneratorExit


@pytest.mark.parametrize("bot", [stops, leaves])
def test_a_bot_that_ends_the_loop_breaks_and_ends_nothing(tmp_path, bot):
    """Its conversations are broken like those of any other error, and all of them are played."""
    done = run(bot, tmp_path)

    assert (done.scorecard.failed, done.scorecard.missing_trials, done.outcomes.broke) == (2, 0, 2)


def test_a_bot_that_cancels_everything_fails_the_run_in_words(tmp_path):
    """Nobody stopped the run: the error says so, and the run can be resumed."""

    async def bot(conversation, desk):
        for task in asyncio.all_tasks():
            task.cancel()

    with pytest.raises(RunError, match="cancelled from inside") as caught:
        run(bot, tmp_path)

    assert (caught.value.exit_code, "resume the run" in str(caught.value)) == (4, True)


def test_without_suites_those_here_are_meant(tmp_path, monkeypatch):
    """As on the command line: ./suites where there is one."""
    monkeypatch.chdir(write_project(tmp_path, {"anna": "good"}))

    done = hardcase.run(bot=lambda conversation, desk: "tomorrow morning", no_gate=True, report=False, judge="none")

    assert (done.plan.arguments["suites"], done.scorecard.passed) == (("suites",), 1)
    assert Run(str(done.path)).plan == done.plan
    assert done.plan.bound
    assert set(export_scores(done)) == {done.path / "scores.parquet"}


def test_an_empty_choice_of_cases_plays_none(tmp_path, monkeypatch):
    """A filter that leaves nothing is wrong input: every suite there is was not asked for."""
    monkeypatch.chdir(write_project(tmp_path, {"anna": "good"}))

    with pytest.raises(OptionError, match="there are no cases to play"):
        hardcase.run([], bot="silent", no_gate=True)

    assert not (tmp_path / "results").exists()


def test_an_unknown_option_is_told_with_the_nearest(tmp_path):
    """A slip in a name never leaves an option out in silence."""
    with pytest.raises(OptionError, match=r"unknown option 'trails'\n  fix: did you mean 'trials'\?"):
        run("gold", tmp_path, trails=2)
