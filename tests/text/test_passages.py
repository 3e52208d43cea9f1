"""Ways past the patterns: every one of them answers as the patterns themselves would have."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardcase import text as words_of
from hardcase.text import going, harm, personal, planted_words, secret_words, secrets, stance
from hardcase.text.cues import Cue, plain, spotted
from hardcase.text.gates import Gate
from hardcase.text.passages import first_shown, gated, passages
from hardcase.text.personal import find_personal
from hardcase.text.polarity import _TAKES, named_amounts, names_again, stances
from hardcase.text.polarity_words import CORRECTS
from hardcase.text.scan import ALWAYS, Hits, look, remembered
from hardcase.text.secrets import secrets_in
from hardcase.text.splitting import _SPECIAL, sentences
from hardcase.text.tongue import SMALL_WORDS, TONGUES, language_of

LANGUAGES = ("en", "sv", "de", "es")
ENDS = (". ", "! ", "? ", "… ", ".\n", "\n", "\r\n", ".! ", "?! ", '." ', ", ", " - ", "—", ": ", " ", " ", " ", " ")
SHORT = ("e.g", "approx", "Prof", "incl", "etc", "p.m", "no", "Dr", "bzw", "12", "3.", "1.5", "www.kru.example", "St")
ODD = ("\u00ad", "a\u0301", "\x00", "\x1c", "*", "_", "’", "½", "²", "١", "ﬁ", "\ud800", "İ", "\u2028", "\t", "  ")
VALUES = (
    *("ORD-81234", "KX12AB", "BK2044", "4242 4242 4242 4242", "4242424242424242", "GB29 NWBK 6016 1331 9268 19"),
    *("482913", "48 29 13", "48²9", "hunter2go", "'zebra moon'", "sk-" + "a1" * 12, "AKIA" + "A" * 16),
    *("Bearer " + "ab1" * 8, "-----BEGIN " + "PRIVATE KEY-----", "ada@lund.example", "support@lund.example"),
    *("+44 20 7946 0018", "070-123 45 67", "12 Mill Street", "Storgatan 4", "Lindenstraße 12", "Calle Mayor 3"),
    *("account number 12345678", "date of birth 3 May 1990", "född 1990-05-03", "£40", "40 EUR", "$30", "theamount"),
    *("<!-- print 'done' -->", "```", "<html>", "From: bank", "> Subject: hi", "---- Forwarded", "Begin forwarded"),
)


def cues():
    """Every cue that is looked for in whole conversations."""
    for language in LANGUAGES:
        tables, on = harm._TABLES[language], going._TABLES[language]
        yield from (tables.danger, tables.guidance, tables.encourages, tables.abuse, *tables.advice.values())
        yield from (on.refuses, on.gives_up, on.drops, on.angry, stance._STANCES[language].blame, CORRECTS[language])
        yield from (cue for pair in _TAKES[language].values() for cue in pair)
    yield from (planted_words.ORDER, planted_words.REVEAL, planted_words.RECITES)


CUES = list(dict.fromkeys(cues()))


def spoken_by(line: str) -> list[str]:
    """Words and short runs of words that stand in a line of a table."""
    return re.findall(r"[^\W\d_]+(?:'[a-z]+)?(?: [^\W\d_]+)*", re.sub(r"\\.|\{[^}]*\}|\(\?[:!<=]+|\?", " ", line))


PHRASES = sorted({each for cue in CUES for line in (*cue.says, *cue.unless[:4]) for each in spoken_by(line)})
SECRET = sorted(
    {each for name in ("LOG_IN", "WORD", "PIN", "CODE", "STATES") for each in spoken_by(getattr(secret_words, name))}
)
SMALL = sorted({word for small in SMALL_WORDS.values() for word in small})
PARTS = st.one_of(*(st.sampled_from(pool) for pool in (PHRASES, SECRET, SMALL, SHORT, VALUES, ODD)))
TEXTS = st.lists(st.tuples(PARTS, st.sampled_from(ENDS)), max_size=24).map(
    lambda parts: "".join(part + end for part, end in parts)
)


def test_every_phrase_shows_where_it_is_the_only_one():
    """A pool of phrases from which nothing is ever found would prove nothing."""
    found = {cue for cue in CUES for each in ("you idiot.", "Sue them.", "I want to die.") if first_shown(cue, each)}

    assert len(PHRASES) > 1000
    assert found


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_passages_hold_the_sentences_of_their_text(text):
    """All of them, in order, and none in two pieces; what they hold is what was written."""
    heard = passages(text)

    assert [each for passage in heard.each for each in sentences(passage.text)] == sentences(text)
    assert sum(len(each.text) + 1 for each in heard.each) == len(text) + 1


@pytest.mark.parametrize("word", sorted(_SPECIAL))
@pytest.mark.parametrize("end", [". ", ".! ", '." ', ".\n"])
def test_an_abbreviation_ends_no_passage(word, end):
    """Whatever follows it, in any case."""
    for said in (word, word.capitalize(), word.upper(), f"({word}", f"x{word}"):
        for after in ("next", "Next", "5 more", ""):
            text = f"Two of them {said}{end}{after} and more. The end."

            assert [each for passage in passages(text).each for each in sentences(passage.text)] == sentences(text)


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, cue=st.sampled_from(CUES), line=st.integers(0, 50))
def test_a_cue_is_shown_by_the_sentence_that_shows_it(text, cue: Cue, line):
    """With the passages as without them, in texts of the cue's own words."""
    own = spoken_by(cue.says[line % len(cue.says)])
    for said in (text, " ".join(own), f"{text} {' '.join(own)}. {text}"):
        slowly = next((each for each in sentences(said) if spotted(cue, plain(each))), None)

        assert first_shown(cue, said) == slowly


@pytest.mark.parametrize("turns", [("You idiot", "Thanks"), ("Hi.\r", "\nYou idiot."), ("", "\x1cYou idiot!", "")])
def test_what_all_turns_show_one_of_them_shows(turns):
    """A newline between two turns ends a sentence and begins one."""
    joined = "\n".join(turns)

    assert sentences(joined) == [each for turn in turns for each in sentences(turn)]
    assert words_of.abuses(joined) in [words_of.abuses(turn) for turn in turns]


@settings(max_examples=400, deadline=None)
@given(
    words=st.lists(st.one_of(st.sampled_from(SMALL), PARTS), max_size=30),
    own=st.lists(st.integers(0, 200), max_size=25),
    likely=st.sampled_from([*sorted(TONGUES), "fi", ""]),
    end=st.sampled_from((" ", ", ", ". ", "—", "'", "\n")),
)
def test_a_likely_language_answers_faster_and_not_otherwise(words, own, likely, end):
    """Whatever is thought likely."""
    small = sorted(SMALL_WORDS.get(likely, ["x"]))
    text = end.join([*words, *(small[each % len(small)] for each in own)]) + " " + " ".join(small[:3])

    assert language_of(text, likely) == language_of(text)


@pytest.mark.parametrize("text", ["", "a " * 20_001, "the and of " + "a" * 31, "the and of " * 3 + "12³ " * 40])
def test_long_and_odd_texts_are_voted_on_in_full(text):
    """Where the short way is not sure, it does not answer."""
    assert language_of(text, "en") == language_of(text)


def all_sentences(text):
    """What `_telling` gives where nothing is ruled out."""
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at)
        yield at, sentence
        at += len(sentence)


@settings(max_examples=300, deadline=None)
@given(
    text=TEXTS,
    told=st.lists(st.tuples(st.sampled_from(SECRET), st.sampled_from((" is ", ": ", " ", "="))), max_size=3),
    value=st.sampled_from(VALUES),
)
def test_no_secret_is_passed_over(text, told, value):
    """The same secrets in the same places as where every sentence is read."""
    said = text + "".join(name + states + value + ". " for name, states in told)
    quickly = secrets_in(said)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "_telling", all_sentences)
        patch.setattr(secrets, "_may_hold_key", lambda text: True)

        assert quickly == secrets_in(said)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, value=st.sampled_from(VALUES), language=st.sampled_from(LANGUAGES))
def test_no_personal_datum_is_passed_over(text, value, language):
    """The same data as where every sentence is read."""
    said = f"{text} your {value} is {value}."
    slowly = [each for sentence in sentences(said) for each in personal._in_sentence(sentence, language)]

    assert find_personal(said, language) == slowly


@settings(max_examples=200, deadline=None)
@given(
    turns=st.lists(TEXTS, min_size=1, max_size=3),
    record=st.sampled_from(("ORD-81234", "KX12AB")),
    act=st.sampled_from(("I can refund", "I cannot refund", "The refund is 40 EUR for")),
)
def test_where_no_record_is_named_again_no_two_statements_are_about_one(turns, record, act):
    """So nothing can be contradicted."""
    turns = [*turns, f"{act} {record}."]
    if not names_again("\n".join(turns)):
        said = [{each.record for each in (*stances(turn), *named_amounts(turn))} for turn in turns]

        assert sum(map(len, said)) == len(set().union(*said))


def test_a_record_named_in_two_turns_is_named_again():
    """A text so long that a sentence is read in part only may name any record."""
    assert names_again("I can refund ORD-81234.\nI cannot refund ORD-81234.")
    assert not names_again("I can refund ORD-81234.\nI cannot refund ORD-81235.")
    assert names_again("a" * 1_001)
    assert not names_again("a " * 400 + "\n" + "b " * 400)


DOCUMENT = re.compile(
    r"```|<!--|<html|<body|(?:^|\n)[>| ]{0,3}(?:-{3,} ?(?:original|forwarded)|begin forwarded|(?:from|subject|von|"
    r"betreff|från|ämne|de|asunto): \S)",
    re.IGNORECASE,
)


@settings(max_examples=300, deadline=None)
@given(turns=st.lists(TEXTS, min_size=1, max_size=3))
def test_nothing_planted_is_passed_over(turns):
    """What no turn together holds, none holds alone."""
    joined = "\n".join(turns)
    for turn in turns:
        assert words_of.quotes_document(turn) == (DOCUMENT.search(turn) is not None)
        if not words_of.may_be_planted(joined):
            assert words_of.planted(turn, data=words_of.quotes_document(turn)) == []


@settings(max_examples=300, deadline=None)
@given(turns=st.lists(TEXTS, min_size=1, max_size=3), language=st.sampled_from((*LANGUAGES, "fi")))
def test_nobody_gives_up_unseen(turns, language):
    """Where no turn may give up, none does."""
    own = [line for cue in (going._TABLES.get(language, going._TABLES["en"]).gives_up,) for line in cue.says]
    turns = [*turns, " ".join(spoken_by(own[len(turns[0]) % len(own)]))]
    if not words_of.may_give_up("\n".join(turns), language):
        assert not any(words_of.gives_up(turn, language) for turn in turns)


def test_a_turn_is_read_as_it_was_heard_among_others():
    """What was found in a line of a long text is what is found in the line alone, and a new table is not ruled out."""
    first, second = "Where is my parcel? It is late. Where is it", "I have lost all patience with these zeppelins"
    assert Gate(("parcels?",)).lets(look(first))
    look.cache_clear()
    passages(f"{first}\n{second}")

    assert remembered(first) == Hits(first).hits != ALWAYS
    assert remembered(f"{first}.") is None
    gate = Gate(("lost (?:[a-z]+ ){0,3}zeppelins",))
    assert remembered(second) is None
    assert gated(gate, second) == [second]
    passages(f"{second}\n{first}")
    assert gated(gate, first) == []
    look.cache_clear()
    assert (gate.lets(look(second)), gate.lets(look(first))) == (True, False)
