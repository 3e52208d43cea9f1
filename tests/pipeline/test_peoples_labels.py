"""Files of labels by people: read strictly, merged, and nothing in them is lost without a word."""

import copy

import msgspec
import pytest

from hardcase.errors import FileError, OptionError
from hardcase.pipeline.peoples_labels import people_labels
from hardcase.tables import write_rows
from hardcase.verdicts import LabelledConversation
from tests.cases.bakery import CASE, Tree

SAID = [
    {"speaker": "customer", "text": "My loaf is stale."},
    {"speaker": "bot", "text": "That is a pity for your breakfast. Bread dries out."},
]
ASKS, STALE = "every-ask-answered", "says-stale"


def a_line(annotator="ada", *, labels=None, said="", **changes):
    """One person's line on one conversation of the bakery's case; `said` is the bot's last words."""
    turns = copy.deepcopy(SAID)
    turns[1]["text"] += said
    answers = {ASKS: "not_met", STALE: "met"} if labels is None else labels
    conversation = {"id": "c-1", "bot": "wild", "turns": turns, "case": "stale-loaf"} | changes.pop("conversation", {})
    listed = [{"criterion": name, "outcome": outcome} for name, outcome in answers.items()]
    return {"schema": 1, "annotator": annotator, "conversation": conversation, "labels": listed} | changes


@pytest.fixture
def bakery(tmp_path):
    """The bakery's suites."""
    return Tree(tmp_path).load()


@pytest.fixture
def read(tmp_path, bakery):
    """Write lines to one file and read them with the bakery's suites."""

    def reading(*lines):
        path = tmp_path / "labels.jsonl"
        path.write_bytes(
            b"".join((each if isinstance(each, bytes) else msgspec.json.encode(each)) + b"\n" for each in lines)
        )
        return people_labels([path], bakery)

    return reading


def labels_of(labelled):
    """The labels of the only conversation."""
    (talk,) = labelled.talks
    return dict(talk.labels)


def test_a_line_as_it_is_exported_is_read(read):
    """One person, one conversation: what judges would be asked there, with that person's answers."""
    labelled = read(a_line())

    assert labels_of(labelled) == {ASKS: "not_met", STALE: "met"}
    assert (labelled.whose, labelled.annotators, labelled.items) == ("1 annotator", ("ada",), 2)
    assert list(labelled.talks[0].ratings) == [ASKS, STALE]


def test_several_people_merge_and_most_of_them_decide(read):
    """Two of three say met, in whatever order they handed in."""
    lines = [a_line("ada", labels={ASKS: "met"}), a_line("bo", labels={ASKS: "met"}), a_line("cy")]
    labelled = read(*lines)

    assert labels_of(labelled) == {ASKS: "met", STALE: "met"}
    assert (labelled.whose, labelled.annotators) == ("3 annotators", ("ada", "bo", "cy"))
    assert labelled.talks[0].ratings[ASKS] == ("met", "met", "not_met")
    assert read(*reversed(lines)).hash == labelled.hash


def test_a_tie_is_no_label_and_still_tells_how_far_people_and_judge_agree(read):
    """One each way: that people differ is evidence about the criterion."""
    labelled = read(a_line("ada", labels={ASKS: "met"}), a_line("bo", labels={ASKS: "not_met", STALE: "met"}))

    assert labels_of(labelled) == {STALE: "met"}
    assert labelled.set_aside == {
        "answers without a label: as many annotators say one as the other; they count in agreement only": 1
    }
    assert labelled.talks[0].ratings[ASKS] == ("met", "not_met")


def test_cannot_tell_is_a_missing_rating(read):
    """It outvotes nobody; where nobody could tell there is no item."""
    answers = {ASKS: "cannot_tell", STALE: "cannot_tell"}
    labelled = read(a_line("ada", labels=answers), a_line("bo", labels={ASKS: "met", STALE: "cannot_tell"}))

    assert labels_of(labelled) == {ASKS: "met"}
    assert labelled.set_aside == {"answers left out: nobody could tell": 1}


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param("2026-11-20", "2026-11-21", "not_met", id="later day, later line"),
        pytest.param("2026-11-21", "2026-11-20", "met", id="later day, earlier line"),
        pytest.param("2026-11-21", "2026-11-21", "not_met", id="same day"),
        pytest.param("", "", "not_met", id="no day"),
    ],
)
def test_a_person_who_answers_twice_is_heard_once(read, first, second, kept):
    """The later day counts, else the later line; the other is counted as replaced."""
    labelled = read(a_line(labels={ASKS: "met"}, labelled=first), a_line(labels={ASKS: "not_met"}, labelled=second))

    assert labels_of(labelled) == {ASKS: kept}
    assert labelled.set_aside == {"lines replaced by a later one of the same annotator": 1}


def test_other_words_are_another_conversation(read):
    """Conversations are told apart by case and turns, not by what a file calls them."""
    other = a_line("bo", said=" Really.", labels={ASKS: "met"})
    renamed = a_line("cy", conversation={"id": "c-9"}, labels={ASKS: "not_met"})
    labelled = read(a_line(labels={ASKS: "not_met"}), other, renamed)

    assert sorted(each.labels[ASKS] for each in labelled.talks) == ["met", "not_met"]


def test_what_a_check_answers_is_no_question_for_a_judge(read):
    """A fact that the check saw is left out, and counted; one it did not see is asked."""
    told = a_line(said=" You get 6.40 EUR back.", labels={"refund-amount": "met", STALE: "met"})
    untold = a_line(labels={"refund-amount": "met", "refund-loaf": "not_met"})

    assert labels_of(read(told)) == {STALE: "met"}
    assert labels_of(read(untold)) == {"refund-amount": "met"}
    assert list(read(untold).set_aside.values()) == [1]


def test_whatever_is_labelled_a_judge_is_asked_all_that_a_run_would_ask(read):
    """One sentence of four is labelled: the other three stand beside it, as they will when it counts."""
    whole, part = read(a_line(labels={STALE: "met"})), read(a_line(labels={ASKS: "met"}))

    assert [each.id for each in whole.talks[0].criteria] == [ASKS, STALE, "refund-amount", "refund-when"]
    assert whole.talks[0].criteria == part.talks[0].criteria
    assert (whole.items, part.items) == (1, 1)


def test_words_of_exemplars_that_graders_are_made_from_measure_nothing(read, tmp_path):
    """A family that is not locked may have taught the judge: its exemplar's words are left out, other words stay."""
    tree = Tree(tmp_path)
    tree.edit(CASE, "family: stale-loaf", "family: late-bike")
    suites = tree.load()
    good = suites[0].exemplars["stale-loaf"]["good"]
    turns = [{"speaker": each.speaker, "text": each.text} for each in good.turns]
    path = tmp_path / "labels.jsonl"
    path.write_bytes(msgspec.json.encode(a_line(conversation={"turns": turns})) + b"\n" + msgspec.json.encode(a_line()))

    labelled = people_labels([path], suites)

    assert len(labelled.talks) == 1
    assert list(labelled.set_aside.values()) == [1]
    assert "exemplar" in next(iter(labelled.set_aside))


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        pytest.param(b"{", "no line of labels", "hardcase schema label", id="no JSON"),
        pytest.param(b'"\xff"', "no line of labels", "hardcase schema label", id="no UTF-8"),
        pytest.param(
            {"annotator": "ada"}, "missing required field `conversation`", "hardcase schema", id="half a line"
        ),
        pytest.param(a_line(annotator=""), "annotator", "hardcase schema label", id="nobody"),
        pytest.param(a_line(labels={ASKS: "yes"}), "'yes'", "hardcase schema label", id="another answer"),
        pytest.param(a_line(color="red"), "color", "hardcase schema label", id="an unknown key"),
        pytest.param(a_line(labelled="soon"), "labelled: 'soon' is no date", "2026-11-22", id="no date"),
        pytest.param(
            a_line(conversation={"case": ""}),
            "'c-1' names no case: a judge is asked",
            "conversation.case",
            id="no case",
        ),
        pytest.param(
            a_line(conversation={"case": "stale-loav"}),
            "the case 'stale-loav', which no suite here has",
            "did you mean 'stale-loaf'?",
            id="an unknown case",
        ),
        pytest.param(
            a_line(labels={"says-stael": "met"}),
            "unknown criterion 'says-stael' of case 'stale-loaf'",
            "did you mean 'says-stale'?",
            id="an unknown criterion",
        ),
        pytest.param(
            a_line() | {"labels": [{"criterion": ASKS, "outcome": "met"}] * 2},
            "'every-ask-answered' is answered 2 times",
            "keep one answer",
            id="two answers",
        ),
        pytest.param(
            a_line() | {"labels": [{"criterion": ASKS, "outcome": "met", "turn": 2}]},
            "'every-ask-answered' points at turn 2 of 2",
            "counted from 0",
            id="a turn that is not there",
        ),
    ],
)
def test_a_wrong_line_is_told_with_its_place(read, tmp_path, line, what, fix):
    """File and line, what is wrong with the value, and what to do."""
    with pytest.raises(FileError) as caught:
        read(a_line(), line)

    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (tmp_path / "labels.jsonl", 2)
    assert what in problem.what
    assert fix in problem.fix


def test_everything_that_is_wrong_is_told_at_once(read):
    """One reading finds all slips of all lines."""
    with pytest.raises(FileError) as caught:
        read(b"[]", a_line(conversation={"case": "x"}), a_line(labelled="soon", labels={"y": "met", "z": "met"}))

    assert [each.line for each in caught.value.problems] == [1, 2, 3, 3, 3]


def test_parquet_and_json_lines_say_the_same(read, tmp_path, bakery):
    """A table written by `datasets` or pandas holds the same labels; a folder is every file in it."""
    lines = [a_line("ada", labelled="2026-11-20"), a_line("bo", labels={ASKS: "met"}), a_line("cy", said=" Yes.")]
    as_lines = read(*lines)
    folder = tmp_path / "tables"
    folder.mkdir()
    write_rows(folder / "labels.parquet", lines[:2])
    write_rows(folder / "more.jsonl", lines[2:])

    as_table = people_labels([folder], bakery)

    assert (as_table.hash, as_table.annotators) == (as_lines.hash, as_lines.annotators)


def test_a_turn_and_a_sample_are_kept_by_the_noun():
    """What the label page writes beside the answer is read: the deciding turn, the reason, how it was drawn."""
    label = {"criterion": ASKS, "outcome": "met", "turn": 1, "why": "It says so."}
    sample = {"source": "run", "drawn": 60, "population": 224, "seed": 1}
    line = a_line() | {"labels": [label], "sample": sample}

    read = msgspec.json.decode(msgspec.json.encode(line), type=LabelledConversation)

    assert (read.labels[0].turn, read.sample.drawn, read.sample.uniform) == (1, 60, True)


def test_nothing_of_use_is_an_error_that_says_why(read):
    """Answers that no judge is asked for measure nobody."""
    with pytest.raises(OptionError, match="no label of 1 lines is of use\n  1 answers left out: checks answer it"):
        read(a_line(labels={"refund-loaf": "met"}))


def test_a_path_that_is_not_there_is_told(bakery, tmp_path):
    """Wrong input, before anything is asked."""
    with pytest.raises(OptionError, match="no such file or folder"):
        people_labels([tmp_path / "none.jsonl"], bakery)
