"""`hardcase.run`: the one synchronous door, and what it promises about resuming."""

import asyncio
import socket

import pytest

import hardcase
from hardcase.errors import OptionError
from tests.builders import a_case, a_fact


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
