"""A judge that knows labelled words only: it repeats labels, and has no opinion about any other words."""

import asyncio

import msgspec
import pytest

from hardcase.bots import DECLARED, DeclaredWords
from hardcase.cases import Exemplar
from hardcase.verdicts import Judge, LabelJudge, Outcome
from tests.builders import a_case, a_conversation, a_fact, a_judged

WARM, BLAME = a_judged("warm"), a_judged("blame", points=-3)


def exemplar(kind, *said, **labels):
    """A labelled conversation; labels by criterion id, with the reason given."""
    turns = [
        turn for text in said for turn in ({"speaker": "customer", "text": "Stale."}, {"speaker": "bot", "text": text})
    ]
    listed = [{"criterion": name, "outcome": outcome, "why": f"because of {name}"} for name, outcome in labels.items()]
    fields = {"schema": 1, "kind": kind, "author": "a", "labelled_by": "a", "turns": turns, "labels": listed}
    return msgspec.convert(fields, Exemplar)


GOOD = exemplar("good", "What a pity for the party.\n", "I'll refund it today.", warm="met", blame="not_met")
BAD = exemplar("bad", "Read the label.", "I'll refund it today.", warm="not_met", blame="met")
DECLARES = DeclaredWords(phrases=frozenset({"Ok.", ""}), turned={"blame": "met"}, rest="not_met")
JUDGE = LabelJudge({"stale-loaf": {"good": GOOD, "bad": BAD}}, declared={"curt": DECLARES})


def ruled(*said, criterion=WARM, bot="scripted", case_id="stale-loaf", judge=JUDGE):
    """What the judge says of a bot's words."""
    texts = [text for each in said for text in ("Stale.", each)]
    conversation = a_conversation(*texts, bot=bot, case_id=case_id)
    return asyncio.run(judge.rule(a_case(case_id=case_id), conversation, [criterion]))[criterion.id]


@pytest.mark.parametrize(
    ("said", "outcome", "name"),
    [
        pytest.param(
            ("What a pity for the party.", "I'll refund it today."), Outcome.MET, "good", id="all of the good"
        ),
        pytest.param(("Read the label.", "I'll refund it today."), Outcome.NOT_MET, "bad", id="all of the bad"),
    ],
)
def test_labelled_words_get_their_labels(said, outcome, name):
    """The label's own reason is handed on, with the exemplar it stands in."""
    ruling = ruled(*said)

    assert (ruling.outcome, ruling.reason) == (outcome, f"because of warm (label of the exemplar '{name}')")


def test_words_of_two_exemplars_have_only_the_labels_they_share():
    """A line that good and bad both say proves neither."""
    said = ("What a pity for the party.", "I'll refund it today.")
    agreed = LabelJudge({"stale-loaf": {"good": GOOD, "fine": GOOD, "bad": BAD}})
    quarrel = LabelJudge({"stale-loaf": {"good": GOOD, "bad": exemplar("bad", *said, warm="not_met")}})
    apart, alike = ruled(*said, judge=quarrel), ruled(*said, judge=agreed)
    lacking = LabelJudge({"stale-loaf": {"good": GOOD, "fine": exemplar("good", *said, blame="not_met")}})

    assert (apart.outcome, apart.reason) == (
        Outcome.UNGRADED,
        "labelled differently in the exemplars 'bad' and 'good'",
    )
    assert (alike.outcome, alike.reason) == (
        Outcome.MET,
        "because of warm (label of the exemplar 'fine' and 'good')",
    )
    assert ruled(*said, judge=lacking).outcome is Outcome.UNGRADED


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(("What a shame.",), id="other words"),
        pytest.param(("What a pity for the party. Really.",), id="more words"),
        pytest.param(("What a pity for the party.", "Bye."), id="one turn of its own"),
        pytest.param(("What a pity for the party.",), id="a part of the good"),
        pytest.param(("I'll refund it today.", "What a pity for the party."), id="the good in another order"),
        pytest.param(("What a pity for the party.",) * 2, id="one good turn over and over"),
        pytest.param(("What a pity for the party.", "Read the label."), id="turns of two exemplars"),
        pytest.param(("Ok.",), id="another bot's phrases"),
        pytest.param(("",), id="an empty turn"),
    ],
)
def test_any_other_words_are_ungraded(said):
    """What nobody labelled is unknown, however close it comes."""
    ruling = ruled(*said)

    assert (ruling.outcome, ruling.reason) == (Outcome.UNGRADED, "these words are in no labelled exemplar")


def test_no_words_are_ungraded():
    """A bot that never spoke has said nothing labelled, good or bad."""
    assert ruled().outcome is Outcome.UNGRADED
    assert ruled().reason == "the bot said nothing that is labelled"


def test_a_case_without_exemplars_is_ungraded():
    """Labels of one case say nothing about another."""
    assert ruled("What a pity for the party.", case_id="other").outcome is Outcome.UNGRADED


def test_a_criterion_without_a_label_is_ungraded():
    """An exemplar answers what it was labelled for."""
    ruling = ruled("Read the label.", "I'll refund it today.", criterion=a_judged("never-labelled"))

    assert (ruling.outcome, ruling.reason) == (Outcome.UNGRADED, "no label for it in the exemplar 'bad'")


def test_a_typed_fact_is_left_to_the_check():
    """The label was true of the number that stood there when it was written."""
    labelled = LabelJudge({"stale-loaf": {"good": exemplar("good", "It is 6.40 EUR.", amount="met")}})

    ruling = ruled("It is 6.40 EUR.", criterion=a_fact(), judge=labelled)

    assert (ruling.outcome, ruling.reason) == (Outcome.UNGRADED, "a typed fact is the check's to tell")


@pytest.mark.parametrize(
    ("said", "criterion", "outcome"),
    [
        pytest.param(("Ok.",), BLAME, Outcome.MET, id="what the phrase turns"),
        pytest.param(("Ok.", ""), WARM, Outcome.NOT_MET, id="the rest, where only phrases were said"),
        pytest.param(("What a pity for the party.", "Ok."), WARM, Outcome.MET, id="the label, beside a phrase"),
        pytest.param(("What a pity for the party.", "Ok."), BLAME, Outcome.MET, id="the phrase before the label"),
        pytest.param(("Something else.", "Ok."), BLAME, Outcome.UNGRADED, id="unknown words beside a phrase"),
    ],
)
def test_a_sentinels_declared_phrases_stand_for_themselves(said, criterion, outcome):
    """A declared phrase turns what it declares, leaves the labels elsewhere, and never covers unknown words."""
    assert ruled(*said, criterion=criterion, bot="curt").outcome is outcome


def test_a_case_criterion_is_declared_under_the_one_it_sharpens():
    """Sentinels know rubric criteria, not those of a case."""
    sharpened = a_judged("sees-the-party", of="blame")

    assert ruled("Ok.", criterion=sharpened, bot="curt").outcome is Outcome.MET


def test_a_phrase_that_declares_nothing_is_ungraded():
    """Without a word about the rest, the rest is unknown."""
    judge = LabelJudge({}, declared={"curt": DeclaredWords(phrases=frozenset({"Ok."}))})

    assert ruled("Ok.", bot="curt", judge=judge).outcome is Outcome.UNGRADED


def test_no_shipped_sentinel_declares_its_own_words_good():
    """Phrases of a bad bot earn no positive points by declaration."""
    rests = {words.rest for words in DECLARED.values()}

    assert rests <= {"not_met", None}


def test_the_name_changes_with_the_labels():
    """Two sets of labels are two judges, so that their runs are not mixed."""
    other = LabelJudge({"stale-loaf": {"good": GOOD}})

    assert isinstance(JUDGE, Judge)
    assert JUDGE.name.startswith("labels@")
    assert JUDGE.name != other.name
    assert LabelJudge({"stale-loaf": {"good": GOOD}}).name == other.name
