"""The reports in results/examples, which the README shows: they are what comes out."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import examples  # noqa: E402


def test_examples_are_current(monkeypatch, capsys):
    """Each bot is played again, and says and scores what its page in the repository shows."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", ["examples", "--check"])

    assert examples.main() == 0, capsys.readouterr().err


def test_what_differs_each_time_is_masked_and_nothing_else():
    """A run's name, a day, a machine's seconds; never a score, a count or a word."""
    page = "20261122T132832Z-gold-cb52e3ca, 22 November 2026, 13:28 UTC, 0.02 s: 3 of 28 reached a person, 0.42"

    assert examples.masked(page) == "-, -, -: 3 of 28 reached a person, 0.42"


def test_examples_can_be_mailed_and_name_no_place_of_this_machine():
    """Under a megabyte each, and no path of whoever wrote them."""
    for bot in examples.BOTS:
        page = (ROOT / examples.EXAMPLES / bot / "report.html").read_text("utf-8")
        assert len(page.encode()) < 1_000_000
        assert str(ROOT) not in page
        assert str(Path.home()) not in page
