"""Words in normal form, sentences, phrases and ids."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.expressions import says_regex
from hardcase.text.normal import fold, normalise, reading, says_any, says_id, sentences, words

ANYTHING = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("  Your   REFUND\n\tis here ", "your refund is here", id="white space and case"),
        pytest.param("I’ve “paid” ‘it’", "i've \"paid\" 'it'", id="curly quotes"),
        pytest.param("3–5 days — or − less", "3-5 days - or - less", id="dashes"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("ＡＢＣ １２", "abc 12", id="full width"),
        pytest.param("caf\u0065\u0301", "caf\u00e9", id="letter and mark are one letter"),
        pytest.param("£8\u200b4.50\u00ad\u202e!", "£84.50!", id="zero width, soft hyphen, bidi"),
        pytest.param("r\U000e0041efund", "refund", id="tag characters"),
        pytest.param("ref\x00und", "refund", id="control characters"),
        pytest.param("1\u00a0234\u202f567", "1 234 567", id="no-break spaces"),
        pytest.param("2½ hours", "2 1/2 hours", id="a fraction does not join the number"),
        pytest.param("£84.50¹", "£84.50 1", id="a footnote does not join the amount"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_texts_are_compared_in_one_form(text: str, normal: str) -> None:
    """Typography, case, white space and the invisible do not tell texts apart."""
    assert normalise(text) == normal


@given(ANYTHING)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    """Normalising twice is normalising once, for any text."""
    assert normalise(normalise(text)) == normalise(text)


@given(ANYTHING)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    """Offsets of the folded text lie in the original, in order."""
    for folded in (fold(text), reading(text)):
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert list(folded.starts) == sorted(folded.starts)
        assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


def test_the_origin_of_a_match_is_a_slice_of_the_text() -> None:
    """What is found in the folded text can be cut out of the original, expansions included."""
    text = "Die Stra\u00dfe\u200b ist \u202egut"
    folded = fold(text)
    start = folded.text.index("strasse")

    first, last = folded.origin(start, start + len("strasse"))

    assert text[first:last] == "Straße"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Done. Really? Yes!", ["Done.", "Really?", "Yes!"], id="three marks"),
        pytest.param("Wait… what", ["Wait…", "what"], id="ellipsis"),
        pytest.param("Hm... I see.", ["Hm...", "I see."], id="three dots"),
        pytest.param("one\ntwo\r\nthree", ["one", "two", "three"], id="lines"),
        pytest.param('He said "no." Then left.', ['He said "no."', "Then left."], id="quote after the mark"),
        pytest.param("**Sorry.** We fix it.", ["**Sorry.**", "We fix it."], id="emphasis after the mark"),
        pytest.param("What?! No.", ["What?!", "No."], id="marks in a row"),
        pytest.param("No. We can't.", ["No.", "We can't."], id="no as an answer"),
        pytest.param("We open at 9 a.m. Come by.", ["We open at 9 a.m.", "Come by."], id="a.m. before a capital"),
        pytest.param("I was charged 20. Why?", ["I was charged 20.", "Why?"], id="number at the end"),
        pytest.param("i want it back. now.", ["i want it back.", "now."], id="all lower case"),
        pytest.param("1. Open it. 2. Close it.", ["1. Open it.", "2. Close it."], id="list numbers on one line"),
        pytest.param(" \n \n", [], id="blank"),
    ],
)
def test_sentences_split_at_their_ends(text: str, expected: list[str]) -> None:
    """A sentence ends at its mark or its line and keeps its words."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is £84.50 today.", id="number"),
        pytest.param("See ORD.4821.x now.", id="id"),
        pytest.param("Hello Mr. Smith and Dr. Jones.", id="titles"),
        pytest.param("Fees, e.g. postage, are back.", id="e.g."),
        pytest.param("It takes approx. 5 days.", id="approx."),
        pytest.param("Das gilt z.B. heute.", id="z.B."),
        pytest.param("Das gilt z. B. heute.", id="z. B. with a space"),
        pytest.param("Det gäller t.ex. Klarna.", id="t.ex."),
        pytest.param("La Sra. López, p. ej. mañana.", id="Sra. and p. ej."),
        pytest.param("Your case is no. 5 of ten.", id="no. before a number"),
        pytest.param("Am 12. März ist es da.", id="German ordinal"),
        pytest.param("Call J. Smith.", id="initial"),
        pytest.param("At 5 p.m. we close.", id="p.m. inside"),
        pytest.param("Visit example.com/a?b=1 please.", id="address"),
        pytest.param("Postage, fees etc. are back.", id="etc. inside"),
    ],
)
def test_a_mark_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Numbers, ids, abbreviations and initials keep a sentence whole."""
    assert sentences(text) == [text]


@given(ANYTHING)
def test_no_word_gets_lost_between_sentences(text: str) -> None:
    """Sentences joined again hold every character that is no white space."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_words_keep_digits_and_inner_apostrophes() -> None:
    """Quotes around a word are no part of it, apostrophes inside are."""
    assert words("Don’t PANIC, 'it' is o'clock 84") == ["don't", "panic", "it", "is", "o'clock", "84"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("Please Contact your  bank.", "contact your bank", id="case and spaces"),
        pytest.param("I’m sorry", "I'm sorry", id="curly apostrophe in the text"),
        pytest.param("I'm sorry", "I’m sorry", id="curly apostrophe in the phrase"),
        pytest.param("contact **your bank**", "contact your bank", id="emphasis"),
        pytest.param("con\u200btact your bank", "contact your bank", id="hidden zero width"),
        pytest.param("ask your bank's team", "your bank", id="possessive"),
        pytest.param("contact\nyour bank", "contact your bank", id="over a line end"),
        pytest.param("(rent)", "rent", id="in brackets"),
        pytest.param("Is it gone? Gone!", "gone!", id="mark in the phrase"),
    ],
)
def test_a_phrase_is_said(text: str, phrase: str) -> None:
    """A phrase is found in any typography, and handed back as it was given."""
    assert says_any(text, ["nothing like it", phrase]) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("The current state", "rent", id="inside a word"),
        pytest.param("I rented it", "rent", id="start of a word"),
        pytest.param("I can't do that", "I can", id="negated by n't"),
        pytest.param("I can’t do that", "I can", id="negated by curly n't"),
        pytest.param("I can't help", "t help", id="after an apostrophe"),
        pytest.param("contact the bank", "contact your bank", id="other word"),
        pytest.param("Anything", "", id="empty phrase"),
        pytest.param("Anything", " \u200b ", id="invisible phrase"),
        pytest.param("", "rent", id="silence"),
    ],
)
def test_a_near_miss_is_not_said(text: str, phrase: str) -> None:
    """Phrases stand on word boundaries, and nothing says an empty one."""
    assert says_any(text, [phrase]) is None


def test_the_first_phrase_in_the_order_given_wins() -> None:
    """The answer does not depend on where the phrases stand in the text."""
    assert says_any("rent is due Friday", ["Friday", "rent"]) == "Friday"


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        pytest.param("Order ORD-4821.", "ORD-4821", id="as it is"),
        pytest.param("order ord-4821", "ORD-4821", id="lower case"),
        pytest.param("ORD 4821", "ORD-4821", id="space"),
        pytest.param("ORD–4821", "ORD-4821", id="en dash"),
        pytest.param("ORD\u20114821", "ORD-4821", id="no-break hyphen"),
        pytest.param("ORD4821!", "ORD-4821", id="left out"),
        pytest.param("(#ORD-4821)", "ORD-4821", id="between marks"),
        pytest.param("**ORD-4821**", "ORD-4821", id="emphasis"),
        pytest.param("`ORD-4821`", "ORD-4821", id="code"),
        pytest.param("ORD-4821—the second one", "ORD-4821", id="before an em dash"),
        pytest.param("your order—ORD-4821", "ORD-4821", id="after an em dash"),
        pytest.param("user mia_li_3668 here", "mia_li_3668", id="underscores"),
        pytest.param("order 4821, thanks", "4821", id="digits only"),
        pytest.param("ORD-48213 and ORD-4821", "ORD-4821", id="after a longer one"),
    ],
)
def test_an_id_is_copied(text: str, record_id: str) -> None:
    """Case and the way a hyphen is written do not matter."""
    assert says_id(text, record_id)


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        pytest.param("ORD-48213", "ORD-4821", id="longer at the end"),
        pytest.param("XORD-4821", "ORD-4821", id="longer at the start"),
        pytest.param("X-ORD-4821", "ORD-4821", id="prefix with a hyphen"),
        pytest.param("ORD-4821-7", "ORD-4821", id="suffix with a hyphen"),
        pytest.param("ORD-4821-B", "ORD-4821", id="suffix letter"),
        pytest.param("ORD-4812", "ORD-4821", id="digits swapped"),
        pytest.param("ORD-482", "ORD-4821", id="digit missing"),
        pytest.param("0RD-4821", "ORD-4821", id="zero for O"),
        pytest.param("order 4821", "ORD-4821", id="number alone"),
        pytest.param("PAY-772", "PAY-77-2", id="hyphen between digits left out"),
        pytest.param("£4821.50", "4821", id="inside an amount"),
        pytest.param("4,821", "821", id="inside a grouped number"),
        pytest.param("", "ORD-4821", id="silence"),
        pytest.param("anything", "", id="empty id"),
        pytest.param("a - b", "-", id="id without letters and digits"),
    ],
)
def test_another_id_is_not_this_one(text: str, record_id: str) -> None:
    """Digits and letters must be the same, no more and no fewer."""
    assert not says_id(text, record_id)


@pytest.mark.parametrize(
    ("text", "pattern", "said"),
    [
        pytest.param("Within FIVE days", r"within \w+ days", True, id="any case"),
        pytest.param("I’m here", r"i'm", True, id="curly quote in the text"),
        pytest.param("I'm here", r"i’m", True, id="curly quote in the pattern"),
        pytest.param("ﬁnal", "final", True, id="ligature"),
        pytest.param("re\u200bfund", "refund", True, id="hidden zero width"),
        pytest.param("refund", r"^fund", False, id="anchors hold"),
        pytest.param("", "refund", False, id="silence"),
    ],
)
def test_patterns_see_composed_text(text: str, pattern: str, said: bool) -> None:
    """A regular expression is tried on composed letters and plain quotes."""
    assert says_regex(text, pattern) is said


def test_a_malformed_pattern_is_the_authors_error() -> None:
    """A pattern that does not compile is not silently a miss."""
    with pytest.raises(re.error):
        says_regex("text", "(")


@given(ANYTHING, ANYTHING)
def test_no_text_breaks_a_matcher(text: str, other: str) -> None:
    """Any text is an answer, lone surrogates included; what it is asked about may be any text too."""
    words(text)
    assert says_any(text, [other]) in (None, other)
    assert says_id(text, other) in (True, False)
    assert says_regex(text, re.escape(other)) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" + "\u0301" * 50_000 + "\u0316" * 50_000, id="stacked marks"),
        pytest.param("." * 100_000, id="dots"),
        pytest.param("½" * 100_000, id="fractions"),
        pytest.param("a-" * 50_000, id="hyphens"),
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    """100,000 characters are read in about a second, whatever they are."""
    started = time.process_time()

    normalise(text)
    sentences(text)
    says_id(text, "A-A-1")
    says_regex(text, "refund")

    assert time.process_time() - started < 3


def test_many_groups_are_no_back_reference():
    """The number of a group is a number, also where it equals the code of a back-reference."""
    many = "".join(f"({letter})" for letter in "abcdefghijklmnopqrstuvwxyz")

    assert says_regex("abcdefghijklmnopqrstuvwxyz", many)
