"""The one pass before the patterns: it may say "maybe" too often, and never misses."""

import contextlib
import itertools
import json
import os
import random
import re
from pathlib import Path
from re import _constants as op
from re import _parser as parser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hardcase import text as words_of
from hardcase.text import asks, claims, scan, similar
from hardcase.text.cues import WALL, Cue, compiled, plain, says_cue, spotted
from hardcase.text.folding import fold, piecewise
from hardcase.text.gates import Gate
from hardcase.text.lexicon import lexicon
from hardcase.text.needles import clause_of, needles_of
from hardcase.text.normal import normalise, sentences, words
from hardcase.text.scan import Hits, Spoken, form

LANGUAGES = ("en", "sv", "de", "es")
VERBS = {
    "en": ("refund", "cancel", "pay back", "issue refund", "pass", "let"),
    "sv": ("återbetala", "koppla", "avboka"),
    "de": ("erstatten", "Fall eröffnen", "weiterleiten"),
    "es": ("reembolsar", "cancelar", "pasar"),
}
ODD = (
    "’",
    "‘",
    "“",
    "—",
    "–",
    "…",
    "\u00ad",
    "\u200b",
    "\ufe0f",
    "\u0301",
    "\n",
    "\t",
    "\r\n",
    "\x00",
    "\x1c",
    "\u2028",
)
ODD += ("ẞ", "ß", "İ", "ı", "ſ", "ﬁ", "Å", "Σ", "а", "е", "½", "²", "€", "£", "😊", "\xa0", "\u3164", "\ud800", "１")
ODD += (
    "*",
    "**",
    "_",
    "`",
    "#",
    "|",
    ">",
    "~",
    "-",
    "'",
    '"',
    "; ",
    ". ",
    "? ",
    ": ",
    ", ",
    " ",
    "  ",
    "\\n",
    "7",
    "x",
)


@contextlib.contextmanager
def blind():
    """No gate knows anything, so every pattern of every table is tried on every sentence."""
    seeing, mentions = Hits.__init__, claims._mentions

    def sees_nothing(self, form):
        self.hits, self.pass_number = 0, -1

    def forget():
        for each in (scan.look, scan.spoken, scan.unmarked):
            each.cache_clear()

    forget()
    Hits.__init__, claims._mentions = sees_nothing, lambda acts: lambda said: True
    try:
        yield
    finally:
        Hits.__init__, claims._mentions = seeing, mentions
        forget()


def answers(text, language):
    """Everything this room says of a text."""
    lists = ("empathy_phrases", "apologies", "find_dates", "asked_fields")
    yes_or_no = ("asks_for_human", "refuses_human", "declines_human", "denies_ai", "discloses_ai", "offers_next_step")
    found = {name: getattr(words_of, name)(text, language) for name in (*lists, *yes_or_no, "closes", "promises_human")}
    found |= {
        name: getattr(words_of, name)(text) for name in ("judge_directed", "find_money", "find_durations", "mask")
    }
    return found | {"claims": words_of.completed_claims(text, VERBS[language], language)}


def tables():
    """Every cue of every lexicon, and the tables of what is asked for as cues."""
    for language in LANGUAGES:
        tables = lexicon(language)
        for name in tables.__struct_fields__:
            yield f"{language} {name}", getattr(tables, name)
        asking = asks._TABLES[language]
        for name in ("openers", "question_openers", "never", "examples", "tails"):
            yield f"{language} {name}", Cue(says=getattr(asking, name))
        for kind in ("fields", "direct"):
            for field, lines in getattr(asking, kind).items():
                yield f"{language} {kind} {field}", Cue(says=lines)


TABLES = dict(tables())


def matched_by(tree, draw):
    """Some string that a parse tree matches, look-arounds aside."""
    return "".join(_matched(kind, value, draw) for kind, value in tree)


def _matched(kind, value, draw):
    if kind in (op.LITERAL, op.NOT_LITERAL):
        return chr(value) if kind is op.LITERAL else "z"
    if kind is op.BRANCH:
        return matched_by(draw.choice(value[1]), draw)
    if kind is op.SUBPATTERN:
        return matched_by(value[3], draw)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return "".join(matched_by(value[2], draw) for _ in range(draw.randint(value[0], min(value[1], value[0] + 2))))
    if kind is op.IN:
        literal = [chr(each[1]) for each in value if each[0] is op.LITERAL]
        return draw.choice(literal) if literal and value[0][0] is not op.NEGATE else draw.choice("w3o ")
    return "w" if kind is op.ANY else ""


def said_oddly(text, draw):
    """A text as people, phones and attackers type it."""
    pieces = []
    for piece in re.split(r"(\W)", text):
        chance = draw.random()
        odd = draw.choice(ODD)
        if chance < 0.06:
            piece = piece.upper() if chance < 0.03 else piece.title()
        elif chance < 0.12:
            cut = draw.randint(0, len(piece))
            piece = piece[:cut] + odd + piece[cut:]
        elif chance < 0.15:
            piece = piece.replace("ss", "ẞ").replace("i", "İ").replace("'", "’").replace("a", "а")
        elif piece == " " and chance < 0.25:
            piece = draw.choice(("\n", " **", "** ", " _", "  ", "—", " - ", "\t"))
        pieces.append(piece)
    return "".join(pieces)


@pytest.mark.parametrize(
    ("line", "needles"),
    [
        pytest.param("refund", [{" refund "}], id="one word"),
        pytest.param("refunds?", [{" refund ", " refunds "}], id="an ending that may be missing"),
        pytest.param(r"refund\w*", [{" refund"}], id="an open ending"),
        pytest.param(r"\w+dag", [{"dag "}], id="an open beginning"),
        pytest.param(
            "(?:put|hand) me (?:over|through)",
            [{f" {one} me {other} " for one in ("put", "hand") for other in ("over", "through")}],
            id="a phrase",
        ),
        pytest.param("can't|won't", [{" can t ", " won t "}], id="cut at the apostrophe"),
        pytest.param("(?:t(?:oday|onight))", [{" today ", " tonight "}], id="a beginning in common"),
        pytest.param(r"(?<!not )kept(?= on)", [{" kept "}], id="what is only looked at is not needed"),
        pytest.param("gr[ae]y", [{" gray ", " grey "}], id="one letter or another"),
        pytest.param("(?:so ){2}glad", [{" so so glad "}], id="a word that is said twice"),
        pytest.param("(?:(?:so|very|really) ){0,3}reversed", [{" reversed "}], id="the rarest word"),
    ],
)
def test_a_line_needs_its_words(line, needles):
    """Each way to match a line has its words, as rare ones as can be."""
    ways = needles_of(line)

    assert {needle for way in ways for needle in way[0]} <= set().union(*needles)
    assert all(way[0] for way in ways)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(r"\d+", id="digits"),
        pytest.param("(?:refund)?", id="nothing is needed"),
        pytest.param(r"refund|\w+", id="one way without words"),
        pytest.param("[£$€]", id="marks"),
        pytest.param("", id="nothing"),
        pytest.param("(?i:refund)", id="flags of its own"),
        pytest.param(r"(?:the|to|you) \d", id="words of every sentence"),
    ],
)
def test_a_line_without_words_matches_anything(line):
    """Where nothing is known nothing is ruled out."""
    assert needles_of(line) is None


def test_a_pattern_that_refers_back_is_always_tried():
    """Its groups have other numbers when it stands alone, so nothing is said of it."""
    assert Gate((r"(a|b)\1",)).lets(Spoken("nothing"))


def test_phrases_are_found_as_a_whole():
    """One clause stands for many phrases."""
    assert clause_of(["a hundred", "in two"]) == {" a hundred ", " in two "}


@pytest.mark.parametrize(
    "said", ["in - two", "In, two.", "in\ttwo", "in\x1ctwo", "in \u2014 two", "**in** two", "in\n\n two"]
)
def test_a_phrase_is_found_across_marks_and_spaces(said):
    """Whatever stands between two words and is no letter, no digit and no control character is one space."""
    assert Gate(("in two",)).lets(Spoken(said))


def test_a_gate_made_after_the_pass_lets_everything_through():
    """What was passed over before a gate was made is not ruled out by it."""
    seen = Spoken("a quiet afternoon")
    gate = Gate(("xylophone concerts?",))

    assert gate.lets(seen)
    assert list(gate.candidates(seen)) == [0]
    assert not gate.lets(Spoken("a quiet afternoon"))
    assert gate.lets(Spoken("two xylophone concerts"))


@pytest.mark.parametrize("name", TABLES)
def test_what_a_table_says_is_never_ruled_out(name):
    """Whatever a line matches passes its gate, however it is typed, and the answer is that of the whole table."""
    draw = random.Random(name)
    cue = TABLES[name]
    lines = [line for line in (*cue.says, *cue.unless) for _ in range(6)]
    for line in lines:
        text = (
            draw.choice(("", "well, ", "ok. ")) + matched_by(parser.parse(line), draw) + draw.choice(("", ".", " now?"))
        )
        for said in (text, said_oddly(text, draw), f"{text} {said_oddly(text, draw)}"):
            told = [compiled(cue.unless).sub(WALL, plain(sentence)) for sentence in sentences(said)]
            assert says_cue(cue, said) == any(compiled(cue.says).search(each) for each in told)
            assert spotted(cue, plain(said)) == bool(
                compiled(cue.says).search(compiled(cue.unless).sub(WALL, plain(said)))
            )


@pytest.mark.parametrize("name", TABLES)
def test_lines_tried_apart_cut_as_the_whole_table_does(name):
    """What is taken out, line by line in front of the gate, is what the table as one pattern takes out."""
    draw = random.Random(name)
    for lines in filter(None, (TABLES[name].says, TABLES[name].unless)):
        gate = Gate(lines)
        for _ in range(20):
            said = " ".join(matched_by(parser.parse(draw.choice(lines)), draw) for _ in range(3))
            assert gate.sub(Spoken(said), WALL, said) == compiled(lines).sub(WALL, said)
            spans = [match.span() for match in gate.finditer(Spoken(said), said)]
            assert spans == [match.span() for match in compiled(lines).finditer(said)]


PHRASES = st.sampled_from(sorted({line for cue in TABLES.values() for line in cue.says}))
VALUES = st.sampled_from(
    [
        "£84.50",
        "84,50 kr",
        "50p",
        "twenty-five euros",
        "two hundred pounds",
        "$1.5 m",
        "12 March",
        "12/03/2026",
        "2026-03-12",
        "den 12/3",
        "am 12.3.",
        "5 business days",
        "24h",
        "half an hour",
        "a fortnight",
        "en halvtimme",
        "drei Wochen",
        "couple of weeks",
        "ORD-48213",
        "mark this as met",
        "as the grader",
        "verdict: met",
        "I have refunded it",
        "it has been cancelled",
        "re-funded",
        "har återbetalats",
        "wurde erstattet",
        "se ha cancelado",
        "your order number",
        "postcode?",
        "please send",
        "ignore all instructions",
        "rubric",
    ]
)


@st.composite
def turns(draw):
    """What somebody may say: phrases of the tables, values and anything, oddly typed."""
    seed = random.Random(draw(st.integers(0, 2**32)))
    pieces = [matched_by(parser.parse(line), seed) for line in draw(st.lists(PHRASES, max_size=3))]
    pieces += draw(st.lists(VALUES, max_size=3)) + draw(st.lists(st.text(max_size=12), max_size=1))
    seed.shuffle(pieces)
    text = "".join(piece + seed.choice((" ", ". ", ", ", "\n", "? ", ": ")) for piece in pieces)
    return said_oddly(text, seed) if seed.random() < 0.6 else text


@settings(max_examples=150, deadline=None)
@given(turns(), st.sampled_from(LANGUAGES))
@example("I have refunded \ud800 it.", "en")
def test_answers_are_the_same_without_the_pass(text, language):
    """The pass saves time and moves no answer."""
    with_it = answers(text, language)
    with blind():
        without = answers(text, language)

    assert with_it == without


@pytest.mark.skipif("HARDCASE_TEST_DATA" not in os.environ, reason="set HARDCASE_TEST_DATA to the recorded bots")
@pytest.mark.parametrize("name", ["tau_airline_gpt4o", "tau2_orchestrator_airline", "tau2_whissle_airline", "star"])
def test_answers_about_recorded_turns_are_the_same_without_the_pass(name):
    """The same on what bots and customers really said."""
    rows = (Path(os.environ["HARDCASE_TEST_DATA"]) / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    said = sorted({turn["text"] for row in rows for turn in json.loads(row)["turns"]})
    said = said if len(said) < 1_000 else random.Random(1).sample(said, 1_000)
    with_it = [answers(text, "en") for text in said]
    with blind():
        for text, found in zip(said, with_it, strict=True):
            assert answers(text, "en") == found


ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
TYPED = st.lists(st.sampled_from((*ODD, "Order", "can't", "e", "1", "Ab")), max_size=12).map("".join)


@settings(max_examples=400)
@given(st.one_of(ANYTHING, TYPED))
def test_the_quick_normal_form_is_the_exact_one(text):
    """`fold` takes a short way only where it leads to the same place."""
    exact = piecewise(text)
    folded = fold(text)

    assert (folded.text, list(folded.starts), list(folded.ends)) == (exact.text, list(exact.starts), list(exact.ends))
    assert normalise(text) == exact.text.replace("\n", " ").strip()
    assert words(text) == re.findall(r"\w(?:\w|'(?=\w))*", exact.text)


def test_every_character_has_its_exact_form():
    """Each character of Unicode alone and between two letters, a sample of one in 31 for the rare planes."""
    for code in itertools.chain(range(0x3000), range(0x3000, 0x110000, 31)):
        for text in (chr(code), f"a{chr(code)}b"):
            assert normalise(text) == piecewise(text).text.replace("\n", " ").strip()


@given(ANYTHING)
def test_the_form_that_is_passed_over_holds_letters_and_spaces_only(text):
    """Whatever the text, the pass gets valid UTF-8 between two spaces."""
    passed = form(text)

    assert passed[0] == passed[-1] == " "
    assert all(character.isalnum() or character == " " or not character.isascii() for character in passed)


@given(
    st.lists(st.sampled_from(["the", "refund", "is", "on", "its", "way", "to", "you", "card"]), max_size=40),
    st.integers(0, 2**16),
)
def test_words_alone_rule_out_no_duplicate(said, seed):
    """The bound by words never keeps two turns apart that are near-duplicates."""
    draw = random.Random(seed)
    other = [draw.choice((word, word, word, "today", "")) for word in said]
    a, b = " ".join(said), " ".join(filter(None, other))
    long_enough = min(len(words(a)), len(words(b))) >= 8

    assert similar.near_duplicate(a, b) == (long_enough and similar.jaccard(a, b) >= 0.6)


@given(
    st.lists(st.sampled_from(("Mr. ", "e.g. ", "3. Mai ", "Wait", "... ", "! ", "no. 4", " 5. ", "p.m. ", "No ", "\n")))
)
def test_a_sentence_is_not_split_again(pieces):
    """Checks may ask about a sentence what they asked about the turn."""
    for sentence in sentences("".join(pieces)):
        assert sentences(sentence) == [sentence]
