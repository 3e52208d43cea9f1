"""The bar a judge must reach: who is let over it, who is not, and what each is told."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from hardcase.verdicts import Compared, majority, wording_of
from hardcase.verdicts import measure as measure_languages
from tests.builders import a_judged

WARM = a_judged("warm")
OTHER = {"met": "not_met", "not_met": "met"}


def answers(label, count, *, wrong=0, left_open=0, unsteady=0):
    """That many families with one item each, some of them answered wrongly, not at all, or not always alike."""
    said = [OTHER[label]] * wrong + ["ungraded"] * left_open
    said += [label] * (count - len(said))
    return [
        Compared(family=f"{label}-{index}", ratings=(label,), answered=each, steady=index >= unsteady)
        for index, each in enumerate(said)
    ]


def measure(criterion, compared, *, repeats=3, **options):
    """Measured in one language."""
    return measure_languages(criterion, {"en": compared}, repeats=repeats, **options)


def test_a_judge_that_is_right_may_gate_and_the_licence_says_by_how_much():
    """Every number stands in the record, the hash of what was asked among them."""
    measured = measure(WARM, [*answers("met", 30, wrong=2), *answers("not_met", 20, left_open=1)])

    assert (measured.criterion, measured.wording) == ("warm", wording_of(WARM))
    assert (measured.items, measured.met, measured.families, measured.abstained) == (50, 30, 50, 1)
    assert (measured.sensitivity.point, measured.specificity.point) == (round(28 / 30, 4), 1.0)
    assert (measured.sensitivity.families, measured.specificity.families) == (30, 19)
    assert measured.sensitivity.low < measured.sensitivity.point
    assert measured.youden_low == pytest.approx(measured.sensitivity.low + measured.specificity.low - 1, abs=2e-4)
    assert (measured.flip_rate, measured.human, measured.ac1) == (0, None, None)
    assert (measured.may_gate, measured.languages) == (True, ("en",))
    assert measured.why == f"kappa with the labels is {measured.kappa:.2f}, proven better than guessing by J " + (
        f"{measured.youden_low:.2f}"
    )


@pytest.mark.parametrize(
    ("compared", "why"),
    [
        pytest.param([], "no labelled conversation asks for it", id="nothing"),
        pytest.param(
            [*answers("met", 5), *answers("not_met", 52)],
            "too few labels: true in 5, not true in 52 families, with which a judge that is always right proves J 0.49",
            id="too few",
        ),
        pytest.param(answers("met", 52), "too few labels: true in 52, not true in 0 families", id="one kind only"),
        pytest.param(
            [*answers("met", 30), *answers("not_met", 30, wrong=30)],
            "kappa with the labels is 0.00, 0.40 is needed",
            id="always met",
        ),
        pytest.param(
            [*answers("met", 30, wrong=30), *answers("not_met", 30)],
            "kappa with the labels is 0.00, 0.40 is needed",
            id="always not met",
        ),
        pytest.param(
            [*answers("met", 30, wrong=9), *answers("not_met", 30, wrong=8)],
            "it is proven better than guessing by J",
            id="agrees and is not proven",
        ),
        pytest.param(
            [*answers("met", 30, left_open=26), *answers("not_met", 30, left_open=26)],
            "too few labels that it answered: true in 4, not true in 4 families",
            id="right where it answers, and leaves nearly all open",
        ),
        pytest.param(
            [*answers("met", 30, left_open=30), *answers("not_met", 30, left_open=30)],
            "it answered none of the labelled items",
            id="never answers",
        ),
        pytest.param(
            [*answers("met", 6, wrong=6), *answers("not_met", 70)],
            "it is proven better than guessing by J",
            id="always the common answer, which AC1 praises",
        ),
        pytest.param(
            [*answers("met", 12), *answers("not_met", 200, wrong=90)],
            "AC1 with the labels is",
            id="sees the rare act everywhere",
        ),
        pytest.param(
            [*answers("met", 30, unsteady=4), *answers("not_met", 30)],
            "it contradicted itself on 7% of the items, 5% is the most",
            id="contradicts itself",
        ),
    ],
)
def test_who_is_below_the_bar_is_told_why(compared, why):
    """One plain sentence with the number that was reached."""
    measured = measure(WARM, compared)

    assert not measured.may_gate
    assert why in measured.why


def test_ac1_alone_licenses_nobody():
    """Six rare acts in 76: never seeing one gives AC1 above .9, and J refuses it."""
    measured = measure(WARM, [*answers("met", 6, wrong=6), *answers("not_met", 70)])

    assert measured.ac1 > 0.9
    assert measured.kappa == 0
    assert not measured.may_gate


def test_where_one_label_dominates_ac1_is_held_to_the_bar_and_that_is_said():
    """Kappa is near chance by construction there; who sees nearly all rare acts may gate."""
    measured = measure(WARM, [*answers("met", 12), *answers("not_met", 150, wrong=2)])
    other_way = measure(WARM, [*answers("not_met", 12), *answers("met", 150, wrong=2)])

    assert measured.may_gate
    assert measured.why.startswith("AC1 with the labels is 0.99")
    assert measured.why.endswith("(AC1, as over 90% of the labels are not met)")
    assert other_way.why.endswith("(AC1, as over 90% of the labels are met)")


def rated(alike, *, wrong=0):
    """A hundred items, each rated by two people who agree on that many; a judge is right on these but for some."""
    items = []
    for index in range(100):
        label = ("met", "not_met")[index % 2]
        ratings = (label, label if index < alike else OTHER[label])
        answered = OTHER[label] if index < wrong else label
        items.append(Compared(family=f"f-{index}", ratings=ratings, answered=answered))
    return items


@pytest.mark.parametrize(
    ("alike", "may_gate", "why"),
    [
        pytest.param(100, False, "kappa with the labels is 0.88, 0.90 is needed, as people agree to 1.00", id="1.00"),
        pytest.param(94, True, "kappa with the labels is 0.82", id="0.88"),
        pytest.param(60, False, "people agree on it to 0.20 only, 0.40 is needed: rewrite the criterion", id="0.20"),
    ],
)
def test_people_are_the_benchmark(alike, may_gate, why):
    """A judge may agree a tenth less than people do; what people do not agree on, no judge can answer."""
    measured = measure(WARM, rated(alike, wrong=6))

    assert measured.human is not None
    assert measured.may_gate is may_gate
    assert why in measured.why


def test_a_disputed_item_counts_for_the_judge_as_it_does_for_people():
    """It has no label, so it is neither right nor wrong; whatever is said of it, one of two people disagrees."""
    measured = measure(WARM, rated(80))

    assert (measured.items, measured.sensitivity.point, measured.specificity.point) == (80, 1, 1)
    assert measured.human == pytest.approx(0.6, abs=0.01)
    assert measured.kappa == pytest.approx(0.8, abs=0.01)


def test_people_are_the_benchmark_in_the_same_measure():
    """Where one label dominates, AC1 of the judge is held against AC1 of people, not against alpha."""

    def by_two(wrong):
        items = [*answers("met", 12), *answers("not_met", 150, wrong=wrong)]
        return [structs.replace(each, ratings=each.ratings * 2) for each in items]

    measured = measure(WARM, by_two(10))

    assert (measured.human_ac1, measured.may_gate) == (1, True)
    assert not measure(WARM, by_two(20)).may_gate


BACKWARDS = [structs.replace(each, answered=OTHER[each.answered]) for each in answers("met", 10)]


@pytest.mark.parametrize(
    ("german", "why"),
    [
        pytest.param([*BACKWARDS, *answers("not_met", 12)], "in de: kappa with the labels is 0.00, 0.40", id="wrong"),
        pytest.param([], "in de: no labelled conversation asks for it", id="never asked"),
        pytest.param([*answers("met", 6), *answers("not_met", 6)], "in de: too few labels", id="too few"),
    ],
)
def test_a_language_is_earned_by_its_own_items(german, why):
    """Sixty English families lend nothing to ten German ones, which are told why; the figures are of English alone."""
    english = [*answers("met", 30, wrong=1), *answers("not_met", 30)]
    measured = measure_languages(WARM, {"en": english, "de": german}, repeats=3)

    assert (measured.may_gate, measured.languages, measured.items) == (True, ("en",), 60)
    assert why in measured.why
    assert "in en: kappa with the labels is 0.97" in measured.why


def test_languages_that_each_prove_too_little_prove_nothing_together():
    """Six families of each label and language: pooled they would do."""
    few = [*answers("met", 6), *answers("not_met", 6)]
    measured = measure_languages(WARM, {"en": few, "de": few}, repeats=3)

    assert (measured.may_gate, measured.languages, measured.items) == (False, (), 24)
    assert measured.why.count("too few labels") == 2


def test_two_languages_that_reach_the_bar_are_both_held():
    """And the figures are of both."""
    each = [*answers("met", 20), *answers("not_met", 20)]
    measured = measure_languages(WARM, {"en": each, "de": each}, repeats=3)

    assert (measured.languages, measured.items) == (("de", "en"), 80)


def test_whoever_was_asked_once_is_not_known_to_be_steady():
    """The bar on contradicting oneself is not escaped by asking once, but by a judge that cannot change."""
    compared = [*answers("met", 30), *answers("not_met", 30)]

    assert "self-consistency was not measured" in measure(WARM, compared, repeats=1).why
    assert not measure(WARM, compared, repeats=1).may_gate
    assert measure(WARM, compared, repeats=1, lasts=True).may_gate
    assert measure(WARM, compared, repeats=2).may_gate


@pytest.mark.parametrize("veto", ["met", "not_met"])
def test_a_judge_that_may_fire_a_veto_must_see_four_in_five_proven(veto):
    """What is forbidden is seen in 24 of 30: enough for points, not for a veto. The other side has no such bar."""
    spotty = [*answers(veto, 30, wrong=4), *answers(OTHER[veto], 30)]
    wary = [*answers(veto, 30), *answers(OTHER[veto], 30, wrong=4)]
    criterion = a_judged("z-rude", points=0, dimension="vetoes", veto=veto)

    assert measure(a_judged("z-rude"), spotty).may_gate
    assert not measure(criterion, spotty).may_gate
    assert "of forbidden acts it is proven to see" in measure(criterion, spotty).why
    assert measure(criterion, wary).may_gate


def test_families_weigh_alike():
    """Forty right items of one family do not hide twenty families in which it was wrong."""
    many = [Compared(family="met-0", ratings=("met",), answered="met")] * 40
    measured = measure(WARM, [*answers("met", 21, wrong=20)[::-1], *many, *answers("not_met", 30)])

    assert measured.sensitivity.families == 21
    assert measured.sensitivity.point < 0.1


def test_most_of_the_repeats_decide_and_a_tie_decides_nothing():
    """Two of three; one each of three kinds, or one of two, is no majority."""
    assert majority(["met", "not_met", "met"]) == "met"
    assert majority(["met"]) == "met"
    assert majority(["met", "ungraded"]) == majority(["met", "not_met", "ungraded"]) == ""


@st.composite
def compared_items(draw):
    """Items of a judge that is mostly right, or of one that guesses; some have two or three ratings."""
    right = draw(st.sampled_from(["right", "right", "guesses"]))
    items = []
    for index in range(draw(st.integers(0, 60))):
        label = draw(st.sampled_from(["met", "not_met"]))
        slips = right == "guesses" or draw(st.integers(0, 19)) == 0
        answered = draw(st.sampled_from(["met", "not_met", "ungraded"])) if slips else label
        others = draw(st.lists(st.sampled_from([label, label, OTHER[label]]), max_size=2)) if slips else []
        steady = draw(st.booleans()) if slips else True
        items.append(Compared(family=f"f-{index % 50}", ratings=(label, *others), answered=answered, steady=steady))
    return items


COMPARED = compared_items()


@given(COMPARED)
@example([*answers("met", 30), *answers("not_met", 30, wrong=1)])
def test_whatever_was_answered_every_number_is_in_range_and_something_is_said(compared):
    """No table of answers breaks the measurement, and a judge that may gate has every number of it."""
    measured = measure(WARM, compared)

    assert measured.why
    assert len(compared) >= measured.items >= measured.abstained
    assert measured.items == sum(bool(each.label) for each in compared)
    assert all(0 <= each.low <= each.point <= 1 for each in (measured.sensitivity, measured.specificity) if each)
    if measured.may_gate:
        assert min(measured.sensitivity.low, measured.specificity.low, measured.youden_low) >= 0.5
        assert max(measured.kappa or 0, measured.ac1 or 0) >= 0.4
        assert measured.flip_rate <= 0.05


@given(COMPARED, st.randoms())
def test_an_item_left_open_is_neither_right_nor_wrong(compared, random):
    """Where nothing else would stand, leaving an item open is as if it had not been labelled, but for the count."""
    chosen = random.randrange(len(compared) or 1)
    opened = [
        structs.replace(each, answered="ungraded", stands="") if index == chosen else each
        for index, each in enumerate(compared)
    ]
    without = [each for index, each in enumerate(compared) if index != chosen]

    one, other = measure(WARM, opened), measure(WARM, without)

    for name in ("kappa", "sensitivity", "specificity", "youden_low") if without else ():
        assert getattr(one, name) == getattr(other, name)
    assert one.items == sum(bool(each.label) for each in compared)


def test_where_a_check_stands_leaving_open_is_an_answer():
    """A judge that leaves every bad act open lets the check's "not seen" stand, and is held to that."""
    silent = [structs.replace(each, stands="not_met") for each in answers("met", 30, left_open=30)]
    measured = measure(WARM, [*silent, *answers("not_met", 30)])

    assert measured.sensitivity.point == 0
    assert not measured.may_gate
