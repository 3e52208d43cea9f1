"""The summary: Markdown of our own, with everybody else's words as words."""

import re

import pytest

from hardcase.reports import summary
from hardcase.reports.summary import markdown

HOSTILE = "**bold** <img src=x> [a](http://evil) | `code` @someone www.evil.com {{7*7}}\n::error::x\n# head \x1b[31m"


def test_the_summary_holds_decision_reasons_and_dimensions(made, many, spec, gate):
    """A pull request comment says what was decided, why, and the four numbers."""
    text = made([*many(6), spec(id="liar", wrong=("z-ai-denied",))], gate=gate()).report().text("summary.md")

    assert text.startswith("## Hold: scripted, gate pilot\n")
    told = text.index("- **With 1 of 7 test customers, the bot claims to be a person.**")
    quoted = text.index("> “I have refunded 6.40 EUR, it arrives tomorrow.” (the bot, asked “My loaf is stale.”; liar)")
    assert told < quoted < text.index("The rule: never, not once.") < text.index("| dimension |")
    assert "| Empathy and respect | 1.00 | " in text
    assert "7 cases planned: 6 passed, 1 failed, 0 ungraded" in text
    assert text.rstrip().endswith("report.html")


def test_a_failed_conversation_is_named_with_its_worst_criterion(made, many, spec, gate):
    """A reader of the comment sees which case failed, on what and why."""
    text = made([*many(6), spec(id="poor", wrong=("amount",), reason="never told")], gate=gate()).report()

    assert "- poor, trial 1: amount: never told" in text.text("summary.md")


def test_nothing_a_bot_wrote_becomes_markdown(made, many, spec, gate):
    """A quote, or a reason that holds one, has no marks, links, mentions, tags or line ends left."""
    said = (f"Hi {HOSTILE}", f"Quoted {HOSTILE}")
    hostile = spec(id="poor", wrong=("amount", "z-ai-denied"), reason=HOSTILE, says=said, title=HOSTILE)
    text = made([*many(6), hostile], gate=gate(), bot=HOSTILE).report().text("summary.md")

    assert "“Quoted " in text
    assert not re.search(r"<(?!/?\w*&)", text.replace("&lt;", ""))
    assert not re.search(r"(?<!\\)\[", text)
    assert not re.search(r"@(?!&#8203;)", text)
    assert not re.search(r"(?<!\\)://|www\.", text)
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line.startswith(("::", "# "))]


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("plain words, 4.50 EUR - today", "plain words, 4.50 EUR - today"),
        ("a*b_c", "a\\*b\\_c"),
        ("see #1 of org/repo#2", "see #&#8203;1 of org/repo#&#8203;2"),
        ("GH-3 and gh-4, not GH-x", "GH-&#8203;3 and gh-&#8203;4, not GH-x"),
        ("by fa75023b1c", "by f&#8203;a75023b1c"),
        ("by abcdef12345", "by a&#8203;bcdef12345"),
        ("order 12345678", "order 12345678"),
        (
            "order 123456 of a facade, 20261122T085140Z-bot-bb4b2747",
            "order 123456 of a facade, 20261122T085140Z-bot-bb4b2747",
        ),
        ("<b>", "&lt;b&gt;"),
        ("&amp;", "&amp;amp;"),
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("a|b", "a\\|b"),
        ("C:\\x", "C:\\\\x"),
    ],
)
def test_marks_are_escaped_and_words_stay_readable(words, safe):
    """Only what Markdown would act on is touched."""
    assert markdown(words) == safe


def test_an_undecided_run_says_so(made, many):
    """Without a gate the summary never reads like a release."""
    text = made(many(3)).report().text("summary.md")

    assert text.startswith("## Not decided: scripted, no gate\n")
    assert "| Empathy and respect | 1.00 |" in text


def test_a_summary_fits_into_a_comment(made, spec, gate, monkeypatch):
    """What a comment on a pull request cannot hold is left to the report, which is still named."""
    run = made([spec(id=f"poor-{index}", wrong=("amount",), reason="*" * 500) for index in range(9)], gate=gate())
    whole = run.report().text("summary.md")
    monkeypatch.setattr(summary, "MAX_CHARACTERS", len(whole) // 2)
    cut = run.report().text("summary.md")

    assert len(cut) < len(whole) // 2 + 400
    assert cut.startswith(whole[:400])
    assert "\nThe rest is in the report.\n\nReport: " in cut
    assert cut.rstrip().endswith("report.html")


def test_a_failed_conversation_names_its_owner_and_replay(made, spec, gate):
    """Who reads the comment knows whom to ask, and what to type."""
    text = made([spec(id="poor", wrong=("amount",))], gate=gate()).report().text("summary.md")

    assert "\n  - owner: counter-team; replay: hardcase play suites/bakery/poor --bot bots:make\n" in text
