"""Genericness: what is said to everyone, measured over families."""

import random
import time

import pytest

from hardcase.conversations import Call, Conversation, Turn
from hardcase.scorecards import tally
from hardcase.scorecards.genericness import genericness_card
from tests.books import plan_of, planned

SORRY = "I am very sorry to hear about the trouble that you have had with us."
OWN = {
    "rye": "The rye bread left our oven too early on Monday, so a new one is on its way.",
    "bike": "Our courier had a flat tyre at the bridge, therefore your rolls came after lunch.",
    "cake": "Marzipan was not on the list of ingredients because somebody forgot to print it.",
}


def told(case_id, *texts, trial=0, ending="completed", calls=()):
    """A conversation in which the bot says these turns."""
    turns = [Turn(index=0, speaker="customer", text="It went wrong with my order of last week again.")]
    turns += [Turn(index=index, speaker="bot", text=text) for index, text in enumerate(texts, start=1)]
    return Conversation(case_id=case_id, bot="bot", trial=trial, ending=ending, turns=tuple(turns), calls=tuple(calls))


def card_of(*conversations, families=None, names=(), max_turns=10_000, trials=1, seed=0):
    """The card of these conversations, each case its own family unless told otherwise."""
    cases = dict.fromkeys(each.case_id for each in conversations)
    plan = plan_of(
        *(planned(case_id=name, family=(families or {}).get(name, name), names=names) for name in cases),
        trials=trials,
        seed=seed,
    )
    played = {(each.case_id, each.trial): each for each in conversations}
    return genericness_card(plan, played, max_turns=max_turns)


def shares(card):
    """The share of each family."""
    return {each.family: each.low for each in card.families}


def test_who_says_the_same_to_everyone_is_generic():
    """Each family's share is that of its turns which stand in another family too; the value is their mean."""
    card = card_of(told("rye", SORRY, OWN["rye"]), told("bike", SORRY), told("cake", OWN["cake"]))

    assert shares(card) == {"bike": 1.0, "cake": 0.0, "rye": 0.5}
    assert card.value == pytest.approx(0.5)
    assert (card.turns, card.of_turns) == (4, 4)
    assert card.sentences == ((SORRY, 2),)


def test_a_near_duplicate_is_as_good_as_the_same():
    """A changed word at the end does not make a sentence personal."""
    again = SORRY.replace("with us.", "this week.")

    assert shares(card_of(told("rye", SORRY), told("bike", again))) == {"bike": 1.0, "rye": 1.0}


def test_values_and_names_do_not_make_a_sentence_personal():
    """Amounts, days, ids and the names of customer and company are masked."""
    first = "Dear Ida Lund, Krume sends 6.40 EUR for ORD-12 back to you on 3 May, as it should be."
    second = "Dear Tom, Krume sends 12.00 EUR for ORD-99 back to you on 4 June, as it should be."
    plan = plan_of(planned(case_id="rye", names=("Ida Lund", "Krume")), planned(case_id="bike", names=("Tom", "Krume")))
    card = genericness_card(plan, {("rye", 0): told("rye", first), ("bike", 0): told("bike", second)})

    assert card.value == 1.0
    assert card.sentences == (
        ("Dear <name>, <name> sends <amount> for <id> back to you on <date>, as it should be.", 2),
    )


def test_names_in_the_journal_are_known_too():
    """A recording's systems tell who is writing, however deep it stands; what has no end is left alone."""
    deep = {"name": "Zoe"}
    for _ in range(9):
        deep = {"in": deep}
    one = Call(turn=1, tool="look_up", result={"items": [{"name": {"first_name": "Ida", "last_name": "Lund"}}, 3]})
    two = Call(turn=1, tool="look_up", result={"name": "Tom", "first_name": 7, "far": deep})
    said = "Thank you {}, I can see your order and it is not here yet today."

    card = card_of(
        told("rye", said.format("Ida Lund"), calls=[one]),
        told("bike", said.format("Tom"), calls=[two]),
        told("cake", OWN["cake"]),
    )

    assert shares(card) == {"bike": 1.0, "cake": 0.0, "rye": 1.0}


def test_repeating_oneself_within_a_family_is_not_generic():
    """One situation may well get one answer, in every trial and every variant."""
    card = card_of(
        told("rye", OWN["rye"], OWN["rye"]),
        told("rye", OWN["rye"], trial=1),
        told("rye-sv", OWN["rye"]),
        told("bike", OWN["bike"]),
        families={"rye-sv": "rye"},
        trials=2,
    )

    assert shares(card) == {"bike": 0.0, "rye": 0.0}
    assert card.sentences == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Of course.", id="short"),
        pytest.param("Is there anything else I can help you with today, dear customer?", id="a closing line"),
        pytest.param("Hello, I'm the AI assistant of the bakery, at your service.", id="a disclosure"),
        pytest.param("", id="an empty turn"),
    ],
)
def test_what_is_the_same_by_its_nature_is_not_counted(line):
    """Neither in the share nor in what it is a share of."""
    card = card_of(told("rye", line, OWN["rye"]), told("bike", line, OWN["bike"]))

    assert card.value == 0.0
    assert (card.turns, card.of_turns) == (2, 4)


def test_the_most_repeated_sentences_are_told_with_their_families():
    """At most two, most families first; sentences of a few words are nobody's."""
    pity = "Oh dear me."

    card = card_of(told("rye", f"{pity} {SORRY}"), told("bike", f"{pity} {SORRY}"), told("cake", SORRY))

    assert card.sentences == ((SORRY, 3),)


def test_a_disclosure_in_the_first_turn_does_not_cover_what_follows_it():
    """What is left of the turn counts."""
    hello = "Hello, I'm the AI assistant of the bakery. "

    assert card_of(told("rye", hello + SORRY), told("bike", hello + SORRY)).value == 1.0


@pytest.mark.parametrize(
    "conversations",
    [
        pytest.param((), id="nothing"),
        pytest.param((told("rye", SORRY),), id="one family"),
        pytest.param((told("rye", SORRY), told("bike", "Of course.")), id="one family with turns that count"),
        pytest.param((told("rye", SORRY), told("bike", SORRY, ending="unreachable")), id="the other never answered"),
    ],
)
def test_under_two_families_nothing_is_measured(conversations):
    """There is nobody else to whom it could have been said."""
    assert card_of(*conversations) is None


def test_a_trial_that_is_missing_is_left_aside():
    """It is planned, and nobody said anything in it."""
    plan = plan_of(planned(case_id="rye"), planned(case_id="bike"), planned(case_id="cake"))
    card = genericness_card(plan, {("rye", 0): told("rye", SORRY), ("bike", 0): told("bike", SORRY)})

    assert shares(card) == {"bike": 1.0, "rye": 1.0}


def test_the_card_holds_it_and_the_order_of_arrival_moves_nothing():
    """Who finished first must not move a number."""
    conversations = [told(name, OWN[name], SORRY) for name in OWN]
    plan = plan_of(*(planned(case_id=name) for name in OWN))

    there, back = tally(plan, conversations, []), tally(plan, reversed(conversations), [])

    assert there.genericness == back.genericness
    assert there.genericness.value == 0.5


def many(count):
    """As many families, of which every second says the same, and the others say what nobody else does."""
    drawn = random.Random(3)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def unique():
        return " ".join("".join(drawn.choices(letters, k=6)) for _ in range(12))

    return [told(f"case-{index}", SORRY if index % 2 else unique()) for index in range(count)]


def test_of_very_many_turns_a_seeded_sample_is_compared():
    """The sample is drawn by the plan's seed, says so, and comes close to the whole."""
    conversations = many(400)

    whole = card_of(*conversations)
    sample, again, other = (card_of(*conversations, max_turns=100, seed=seed) for seed in (1, 1, 2))

    assert whole.value == 0.5
    assert sample == again != other
    assert (sample.turns, sample.of_turns, sample.seed) == (100, 400, 1)
    assert sample.value == pytest.approx(0.5, abs=0.15)


def test_a_sample_still_sees_what_is_word_for_word_the_same_outside_it():
    """Two of the families say it; a sample that holds one of them knows of the other."""
    conversations = [*many(60)[::2], told("x", SORRY), told("y", SORRY)]

    seen = [card_of(*conversations, max_turns=8, seed=seed) for seed in range(30)]
    held = [shares(card) for card in seen if {"x", "y"} & shares(card).keys()]

    assert held
    assert all(share == 1.0 for each in held for name, share in each.items() if name in {"x", "y"})


def test_two_thousand_hostile_turns_are_compared_in_time():
    """Turns that share all but a few words, so that each is a candidate for each."""
    drawn = random.Random(5)
    base = "we are now looking at the matter of your request and will "
    conversations = [told(f"case-{n}", base + " ".join(drawn.choices("abcdefgh", k=14))) for n in range(2000)]
    began = time.process_time()

    card_of(*conversations)

    assert time.process_time() - began < 20


def test_what_was_played_once_more_is_not_counted():
    """Only what fails is played once more; its turns would weigh twice."""
    talks = told("rye", OWN["rye"]), told("bike", SORRY), told("bike", SORRY, trial=1), told("rye", SORRY, trial=1)
    plan = plan_of(planned(case_id="rye"), planned(case_id="bike"), again_at_most=1)
    card = tally(plan, talks, ())

    assert (card.genericness.of_turns, card.genericness.value) == (2, 0.0)
