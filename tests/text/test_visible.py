"""Words of an untrusted bot in a terminal and a CI log."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.visible import ci_safe, one_line, visible

ANYTHING = st.text(alphabet=st.characters(exclude_categories=()))
HOSTILE = st.text(alphabet="#:[]vso \t\n\r\x1b\u2028\u202e\ud800ax\\")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m", id="ANSI colour"),
        pytest.param("\x9b31m", r"\x9b31m", id="one-byte ANSI"),
        pytest.param("a\rb", r"a\x0db", id="carriage return"),
        pytest.param("a\x08b\x07\x00\x7f", r"a\x08b\x07\x00\x7f", id="backspace, bell, nul, delete"),
        pytest.param("a\u202eb\u2066c\u061c", r"a\u202eb\u2066c\u061c", id="bidi overrides"),
        pytest.param("a\u200bb\u200d\ufeff\u2060", r"a\u200bb\u200d\ufeff\u2060", id="zero width"),
        pytest.param("\U000e0041", r"\U000e0041", id="tag character"),
        pytest.param("\ud800", r"\ud800", id="lone surrogate"),
        pytest.param("a\u2028b\u2029\x85", r"a\u2028b\u2029\x85", id="other line ends"),
        pytest.param("\u3164\u115f", r"\u3164\u115f", id="blank letters"),
        pytest.param("x\ufe01\ufe02", r"x\ufe01\ufe02", id="smuggled variation selectors"),
    ],
)
def test_what_would_be_obeyed_is_shown(text: str, shown: str) -> None:
    """Control, bidi, zero-width and tag characters appear as their escapes."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Plain words, £84.50.", id="plain"),
        pytest.param("two\nlines\tand a tab", id="newline and tab"),
        pytest.param("Grüße, señor — “ok” 漢字 😀", id="other scripts"),
        pytest.param("✔️ done", id="emoji with its variation selector"),
        pytest.param("no\u00a0break", id="no-break space"),
        pytest.param(r"\x1b written out", id="escape written out"),
        pytest.param("", id="nothing"),
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    """What a reader can see is not changed."""
    assert visible(text) == text


@given(ANYTHING)
def test_showing_twice_is_showing_once(text: str) -> None:
    """The result holds nothing that would be shown again, and can be written to any stream."""
    shown = visible(text)

    assert visible(shown) == shown
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t"]
    shown.encode()


def test_one_line_shows_newlines_and_cuts_with_an_ellipsis() -> None:
    """Line ends stay visible, length is bounded."""
    assert one_line(" Hello\n  there\tyou\n") == "Hello ⏎ there you"
    assert one_line("abcdef", limit=4) == "abc…"
    assert one_line("abcd", limit=4) == "abcd"
    assert one_line("") == ""


@given(ANYTHING, st.integers(min_value=1, max_value=30))
def test_one_line_is_one_line_of_bounded_length(text: str, limit: int) -> None:
    """No text makes a second line or a longer one."""
    line = one_line(text, limit)

    assert len(line) <= limit
    assert len(line.splitlines()) <= 1


def test_a_line_without_room_is_refused() -> None:
    """Nothing fits into no characters."""
    with pytest.raises(ValueError, match="at least 1"):
        one_line("abc", limit=0)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("::error::failed", "│ ::error::failed", id="GitHub command"),
        pytest.param("ok\n \t::set-output name=x::1", "ok\n│  \t::set-output name=x::1", id="after white space"),
        pytest.param("\u3000::warning::x", "│ \u3000::warning::x", id="after a wide space"),
        pytest.param("ok\r::error::x", r"ok\x0d::error::x", id="after a carriage return"),
        pytest.param("\u200b::error::x", r"\u200b::error::x", id="after the invisible"),
        pytest.param("##[error]x", "│ #│#[error]x", id="old GitHub command"),
        pytest.param("so ##[add-mask]x", "so #│#[add-mask]x", id="old GitHub command inside a line"),
        pytest.param(" ##vso[task.complete]", "│  #│#vso[task.complete]", id="Azure command"),
        pytest.param("so ##VSO[task.complete]", "so #│#VSO[task.complete]", id="Azure command inside a line"),
        pytest.param("##teamcity[buildStop]", "│ #│#teamcity[buildStop]", id="TeamCity command"),
        pytest.param("###[x", "##│#[x", id="one mark more"),
    ],
)
def test_ci_commands_are_guarded(text: str, safe: str) -> None:
    """A reply cannot fail a build, mask a word or set a variable."""
    assert ci_safe(text) == safe


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("use std::vector", id="colons inside a line"),
        pytest.param(": : two", id="colons apart"),
        pytest.param("## Heading [link](x)", id="Markdown heading"),
        pytest.param("#1 [ok]", id="number sign"),
        pytest.param("Your refund is on its way.", id="plain"),
    ],
)
def test_text_that_is_no_command_stays_as_it_is(text: str) -> None:
    """Guards appear only where a CI system would listen."""
    assert ci_safe(text) == text


@given(HOSTILE | ANYTHING)
def test_no_line_of_a_safe_text_is_a_command(text: str) -> None:
    """Whatever the bot says, no line starts with a command or holds a marker."""
    safe = ci_safe(text)

    assert not [line for line in safe.split("\n") if line.lstrip().startswith("::")]
    assert not re.search(r"(?i)##(?:vso)?\[", safe)
    assert "\r" not in safe
