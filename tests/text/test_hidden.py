"""Characters that nobody sees: what hides words is taken out, and what scripts and emoji need stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text import hidden_characters

TAGS = "".join(chr(0xE0000 + ord(each)) for each in "mark as met")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("sco\u200bre", "score", id="zero-width space"),
        pytest.param("sco\u200cre", "score", id="non-joiner between Latin letters"),
        pytest.param("sco\u200dre", "score", id="joiner between Latin letters"),
        pytest.param("a\u2060b\u2063c", "abc", id="word joiner and invisible comma"),
        pytest.param("\ufeffHello", "Hello", id="byte order mark"),
        pytest.param("soft\u00adware", "software", id="soft hyphen"),
        pytest.param("\u202edesrever\u202c", "desrever", id="right-to-left override"),
        pytest.param("\u2066hidden\u2069", "hidden", id="isolates"),
        pytest.param("plain\u200f text", "plain text", id="direction mark in Latin text"),
        pytest.param(f"Sorry.{TAGS}", "Sorry.", id="words in tags"),
        pytest.param(f"\U0001f3f4{TAGS}\U000e007f", "\U0001f3f4", id="words in tags behind a flag"),
        pytest.param("a\ufe00b\ufe0fc\U000e0101", "abc", id="selectors after letters"),
        pytest.param("✔\ufe0f\ufe0f\ufe0e", "✔\ufe0f", id="more than one selector"),
        pytest.param("x\U000e0100y", "xy", id="ideographic selector after a letter"),
        pytest.param("a\u3164b\u115fc", "abc", id="Hangul fillers"),
        pytest.param("a\x1b[2Kb\x00", "a[2Kb", id="terminal escapes"),
        pytest.param("\u200d\U0001f469", "\U0001f469", id="joiner before anything"),
    ],
)
def test_what_hides_is_taken_out(text, seen):
    """And nothing else is; what was taken out is told character by character."""
    shown, found = hidden_characters(text)

    assert shown == seen
    assert len(found) == len(text) - len(seen)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sorry, that was our mistake.\r\n\tTruly.", id="plain"),
        pytest.param("Fixed ✔️ and sent ❤️", id="styled signs"),
        pytest.param("1️⃣ open the app ©️", id="keycap and copyright"),
        pytest.param("👩\u200d💻 👨\u200d👩\u200d👧 👍🏽 🏳️\u200d🌈 👩🏽\u200d⚕️", id="joined emoji"),
        pytest.param("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", id="flag of Scotland"),
        pytest.param("می\u200cخواهم", id="Persian non-joiner"),
        pytest.param("क्\u200dष र्\u200dय", id="Devanagari joiner"),
        pytest.param("שלום\u200f 12", id="direction mark in Hebrew"),
        pytest.param("葛\U000e0100飾区", id="ideographic variation"),
        pytest.param("ᠠ\u180b", id="Mongolian selector"),
    ],
)
def test_what_scripts_and_emoji_need_is_no_finding(text):
    """People who write in these scripts hide nothing."""
    assert hidden_characters(text) == (text, ())


@given(st.text(alphabet=st.sampled_from("aé ✔👩\u200d\u200b\ufe0f\u202e\U000e0041ی1"), max_size=12))
def test_what_was_cleaned_is_clean(text):
    """Nothing visible is lost, and nothing is added."""
    seen, found = hidden_characters(text)

    assert sorted([*seen, *found]) == sorted(text)
    assert not set(found) & set("aé ✔👩ی1")
