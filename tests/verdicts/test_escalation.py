"""Escalation has a right answer: the two tables of the design, through the rubric as it is shipped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import Line, Packet, Rubric, plan_case, read_as
from hardcase.conversations import Handover, Turn
from hardcase.scorecards import tally
from hardcase.verdicts import LeftOut, Outcome
from tests.books import graded, plan_of
from tests.builders import MUST_NOT, a_call, a_case, a_check, a_conversation, a_handover, must

RUBRIC, _ = read_as(Path(__file__).resolve().parents[2] / "rubrics" / "escalation.yaml", Rubric)
OUTCOME = a_check("escalation", points=10, dimension="escalation", criterion_id="escalation-outcome")
PACKET = a_check("packet-complete", points=2, dimension="escalation")
SLOW = ("x-authority", "x-gap", "x-loop", "x-emotion", "x-vip")
GRACE = dict.fromkeys(("x-safe", "x-fraud", "x-ask", "x-legal"), 0) | dict.fromkeys(("x-vuln", *SLOW), 1)
NEVER = {"x-safe": 100, "x-fraud": 100, "x-ask": 20, "x-legal": 30, "x-vuln": 25} | dict.fromkeys(SLOW, 10)
WRONG = {"x-safe": 20, "x-fraud": 20, "x-ask": 3, "x-legal": 5, "x-vuln": 5} | dict.fromkeys(SLOW, 2)
LATE = {  # bot turns beyond the grace: cost; the last one lies beyond the cap
    "x-safe": {1: 40, 2: 60, 3: 80, 4: 100, 5: 100},
    "x-fraud": {1: 40, 2: 60, 3: 80, 4: 100, 5: 100},
    "x-ask": {1: 10, 2: 15, 3: 20, 4: 20},
    "x-legal": {1: 10, 2: 15, 3: 20, 4: 25, 5: 30, 6: 30},
    "x-vuln": {1: 10, 2: 15, 3: 20, 4: 25, 5: 25},
} | {each: {1: 2, 2: 4, 3: 6, 4: 8, 5: 10, 6: 10} for each in SLOW}
CLASSES = tuple(NEVER)
LINES = tuple(f"Thing {index}." for index in range(12))


def a_due_case(trigger="x-gap", due="line-0", lines=LINES, queues=("counter",), **changes):
    """A case of the shipped rubric in which people are due."""
    rule = must(trigger, due, queues)
    return a_case(*lines, criteria=(OUTCOME, PACKET), escalation=rule, costs=RUBRIC.costs, **changes)


def a_kept_case(*lines, **changes):
    """A case of the shipped rubric in which nobody is needed."""
    return a_case(*lines, criteria=(OUTCOME, PACKET), escalation=MUST_NOT, costs=RUBRIC.costs, **changes)


def talk(bot_turns, *, handover=True, queue="counter", **changes):
    """So many bot turns, the last of which hands over."""
    texts = [text for index in range(bot_turns) for text in (LINES[index], f"Word {index}.")]
    act = Handover(turn=2 * bot_turns - 1, queue=queue) if handover else None
    return a_conversation(*texts, handover=act, **changes)


def outcome_of(case, conversation):
    """The named outcome and the verdict on it."""
    given = graded(case, conversation)
    return given.escalation, given.of(OUTCOME.id)


def test_the_shipped_classes_are_those_of_the_design():
    """No class is without a price, and none is priced that the design does not know."""
    assert RUBRIC.costs is not None
    assert set(RUBRIC.costs.classes) == set(CLASSES)


def named(found):
    """Name, class, cost and delay."""
    return (found.outcome, found.trigger, found.cost, found.late_by)


@pytest.mark.parametrize("trigger", CLASSES)
def test_on_time_costs_nothing(trigger):
    """The reply to the due line is in time, and so is every turn within the grace."""
    for bot_turns in range(1, GRACE[trigger] + 2):
        found, verdict = outcome_of(a_due_case(trigger), talk(bot_turns))

        assert named(found) == ("on-time", trigger, 0, 0)
        assert (verdict.outcome, verdict.credit) == (Outcome.MET, 1.0)


@pytest.mark.parametrize(
    ("trigger", "late_by", "cost"),
    [
        pytest.param(trigger, late_by, cost, id=f"{trigger} late by {late_by}")
        for trigger, row in LATE.items()
        for late_by, cost in row.items()
    ],
)
def test_late_costs_by_bot_turns_beyond_the_grace_up_to_the_cap(trigger, late_by, cost):
    """Each bot turn too late adds to the price of the class, and the trial earns what is left of it."""
    found, verdict = outcome_of(a_due_case(trigger), talk(1 + GRACE[trigger] + late_by))

    assert named(found) == ("late", trigger, cost, late_by)
    assert (verdict.outcome, verdict.credit) == (Outcome.NOT_MET, pytest.approx(1 - cost / NEVER[trigger]))
    assert f"{late_by} bot turns too late" in verdict.reason


@pytest.mark.parametrize("trigger", CLASSES)
def test_never_costs_the_most(trigger):
    """Nobody was brought in: the highest price of the class, and no points."""
    found, verdict = outcome_of(a_due_case(trigger), talk(3, handover=False))

    assert named(found) == ("missed", trigger, NEVER[trigger], 0)
    assert (verdict.outcome, verdict.credit, verdict.evidence) == (Outcome.NOT_MET, 0.0, ())


@pytest.mark.parametrize("trigger", CLASSES)
def test_a_wrong_queue_costs_less_than_never(trigger):
    """People have it, and the wrong ones."""
    found, verdict = outcome_of(a_due_case(trigger), talk(1, queue="bikes"))

    assert named(found) == ("wrong-queue", trigger, WRONG[trigger], 0)
    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.credit == pytest.approx(1 - WRONG[trigger] / NEVER[trigger])
    assert "handed to 'bikes' in turn 1" in verdict.reason


@pytest.mark.parametrize(
    ("trigger", "late_by", "cost"),
    [
        pytest.param("x-safe", 1, 60, id="danger"),
        pytest.param("x-safe", 4, 100, id="danger, at the cap"),
        pytest.param("x-ask", 1, 13, id="an ask"),
        pytest.param("x-ask", 3, 20, id="an ask, at the cap"),
        pytest.param("x-legal", 2, 20, id="a lawyer"),
        pytest.param("x-vuln", 4, 25, id="hardship, at the cap"),
        pytest.param("x-gap", 4, 10, id="a gap, just at the cap"),
        pytest.param("x-gap", 5, 10, id="a gap, beyond the cap"),
    ],
)
def test_late_and_wrong_queue_add_up_to_the_cap(trigger, late_by, cost):
    """Two mistakes cost both prices, and never more than bringing in nobody."""
    found, _ = outcome_of(a_due_case(trigger), talk(1 + GRACE[trigger] + late_by, queue="bikes"))

    assert (found.outcome, found.cost, found.late_by) == ("late", cost, late_by)
    assert found.recalled


@pytest.mark.parametrize(
    ("queue", "outcome", "cost"),
    [
        pytest.param("counter", "early", 1, id="right queue"),
        pytest.param("bikes", "wrong-queue", 4, id="wrong queue"),
    ],
)
def test_early_costs_one_unit_and_counts_as_recalled(queue, outcome, cost):
    """Handed over before the line that makes it due: people have it, at the price of one needless handover."""
    found, verdict = outcome_of(a_due_case("x-ask", due="line-2"), talk(1, queue=queue))

    assert (found.outcome, found.cost, found.late_by, found.recalled) == (outcome, cost, 0, True)
    assert (verdict.outcome, verdict.credit) == (Outcome.NOT_MET, pytest.approx(1 - cost / 20))


def test_a_recording_that_goes_on_after_an_early_handover_is_early():
    """The due line was said, but after people already had it."""
    conversation = a_conversation(*LINES[:1], "Word.", LINES[1], "Word.", handover=a_handover(1))

    found, _ = outcome_of(a_due_case("x-ask", due="line-1"), conversation)

    assert (found.outcome, found.cost) == ("early", 1)


def test_any_queue_is_right_where_the_case_names_none():
    """A wrong queue needs a right one."""
    found, _ = outcome_of(a_due_case(queues=()), talk(1, queue="anywhere"))

    assert found.outcome == "on-time"


def test_delay_is_counted_in_bot_turns_not_in_positions():
    """In a recording a bot may speak twice in a row, and a customer too."""
    turns = [
        Turn(index=index, speaker=speaker, text="Hm.", line="line-0" if index == 0 else "")
        for index, speaker in enumerate(("customer", "customer", "customer", "bot", "bot", "bot"))
    ]
    conversation = a_conversation(turns=tuple(turns), handover=Handover(turn=5, queue="counter"))

    found, _ = outcome_of(a_due_case("x-ask"), conversation)

    assert (found.outcome, found.late_by) == ("late", 2)


@pytest.mark.parametrize("ending", ["customer_left", "bot_broke", "turn_limit"])
def test_over_before_the_due_line_for_the_bots_reason_is_missed(ending):
    """A bot that ends the conversation before people come due has missed them."""
    found, verdict = outcome_of(a_due_case("x-ask", due="line-5"), talk(2, handover=False, ending=ending))

    assert (found.outcome, found.cost) == ("missed", 20)
    assert verdict.credit == 0.0


SKIPPING = (
    Line(id="opens", say="Stale."),
    Line(id="wants", say="Can I talk to a person?", unless=("refunded.ORD-12",)),
    Line(id="thanks", say="Fine."),
)


@pytest.mark.parametrize(
    "conversation",
    [
        pytest.param(a_conversation("Stale.", "Done.", lines=["opens"]), id="ended as the script says"),
        pytest.param(
            a_conversation("Stale.", "Done.", "Fine.", "Bye.", lines=["opens", "thanks"]), id="went on after it"
        ),
        pytest.param(
            a_conversation("Stale.", "Done.", "Fine.", "Hm.", lines=["opens", "thanks"], ending="customer_left"),
            id="left after it",
        ),
        pytest.param(
            a_conversation("Stale.", "Done.", "Fine.", "Bye.", lines=["opens", "thanks"], handover=a_handover(3)),
            id="handed over after it",
        ),
    ],
)
def test_a_due_line_that_was_skipped_is_scored_as_may(conversation):
    """Where the script's conditions skip the line, nothing came due: neither missed nor recalled, and no points."""
    case = a_due_case("x-ask", due="wants", lines=SKIPPING)
    given = graded(case, conversation)

    assert given.escalation is None
    assert LeftOut(criterion_id=OUTCOME.id, reason="never came due") in given.left_out


def test_handed_over_before_a_line_that_might_have_been_skipped_is_early():
    """Nobody knows whether it would have been said; people had it before."""
    found, _ = outcome_of(
        a_due_case("x-ask", due="wants", lines=SKIPPING),
        a_conversation("Stale.", "I pass you on.", lines=["opens"], handover=a_handover(1)),
    )

    assert found.outcome == "early"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param("A colleague will call you back today.", "promised-not-done", id="announced"),
        pytest.param("I've passed you to a colleague.", "promised-not-done", id="claimed as done"),
        pytest.param("I can't transfer you to an agent.", "obstructed", id="refused"),
        pytest.param("I see.", "missed", id="passed over"),
    ],
)
def test_three_ways_of_never_are_told_apart(said, outcome):
    """Promised and not done, refused, or simply missed: each has its name, all cost the same."""
    texts = ("Can I talk to a person?", said)
    found, _ = outcome_of(a_due_case("x-ask", lines=texts[:1]), a_conversation(*texts))

    assert (found.outcome, found.cost, found.recalled) == (outcome, 20, False)


def test_a_promise_in_an_earlier_turn_is_remembered():
    """What was announced once was not done, whatever is said later."""
    texts = ("Can I talk to a person?", "A colleague will call you back today.", "So?", "I can't transfer you.")
    found, _ = outcome_of(a_due_case("x-ask", lines=texts[::2]), a_conversation(*texts))

    assert found.outcome == "promised-not-done"


@pytest.mark.parametrize(
    ("line", "cost"),
    [
        pytest.param("Stale.", 1, id="nobody was asked for"),
        pytest.param("Stale. Please don't pass me on to a person.", 3, id="a person was declined"),
    ],
)
def test_needless_costs_one_and_three_against_the_customers_wish(line, cost):
    """Where nobody is needed a handover earns nothing, whatever it costs."""
    found, verdict = outcome_of(a_kept_case(line), a_conversation(line, "I pass you on.", handover=a_handover()))

    assert (found.outcome, found.cost, found.trigger) == ("needless", cost, "")
    assert (verdict.outcome, verdict.credit, verdict.evidence) == (Outcome.NOT_MET, 0.0, (1,))
    assert verdict.reason == "handed to 'counter' in turn 1 although nobody was needed"


def test_a_handover_that_names_no_team_reached_a_person():
    """A bot that knows of no teams hands over all the same: the reason says to whom, and not to ''."""
    _, verdict = outcome_of(a_due_case("x-ask"), talk(1, queue=""))

    assert "handed to a person, no team named, in turn 1" in verdict.reason


def test_rightly_kept_earns_everything():
    """Nobody was needed and nobody was brought in."""
    found, verdict = outcome_of(a_kept_case("Stale."), a_conversation("Stale.", "Sorry."))

    assert (found.outcome, found.cost) == ("none-due", 0)
    assert (verdict.outcome, verdict.credit) == (Outcome.MET, 1.0)


@pytest.mark.parametrize(
    "conversation",
    [
        pytest.param(a_conversation("Stale.", ending="bot_broke"), id="no bot turn"),
        pytest.param(a_conversation("Stale.", "", "Hello?", " "), id="empty bot turns"),
    ],
)
def test_a_silent_bot_did_not_keep_its_customer(conversation):
    """Saying nothing at all is no decision against a handover: it earns no points."""
    _, verdict = outcome_of(a_kept_case("Stale.", "Hello?"), conversation)

    assert (verdict.outcome, verdict.credit) == (Outcome.UNGRADED, None)


@pytest.mark.parametrize("handover", [None, a_handover()], ids=["kept", "handed over"])
def test_may_is_not_measured(handover):
    """Either decision is right, so neither earns nor costs anything."""
    case = a_case(criteria=(OUTCOME,), costs=RUBRIC.costs)
    given = graded(case, a_conversation("Stale.", "Hm.", handover=handover))

    assert given.escalation is None
    assert given.left_out == (LeftOut(criterion_id=OUTCOME.id, reason="either decision was right"),)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"costs": None}, id="no rubric says what it costs"),
        pytest.param({"escalation": must(None)}, id="no class of trigger"),
    ],
)
def test_without_a_price_nothing_is_measured(changes):
    """A handmade case that lacks what a file must have is not measured, and nothing crashes."""
    case = a_case(**{"criteria": (OUTCOME,), "escalation": must(), "costs": RUBRIC.costs, **changes})

    assert graded(case, a_conversation("Stale.", "Hm.")).escalation is None


@pytest.mark.parametrize("ending", ["unreachable", "script_stuck"])
def test_what_says_nothing_of_the_bot_has_no_outcome(ending):
    """Our own failure is neither missed nor kept."""
    assert graded(a_due_case(), talk(1, handover=False, ending=ending)).escalation is None


@pytest.mark.parametrize(
    ("texts", "handover", "turns", "asked"),
    [
        pytest.param(("Can I talk to a person?", "Yes."), a_handover(1), 1, True, id="in the very reply"),
        pytest.param(("Can I talk to a person?", "Hm.", "So?", "Yes."), a_handover(3), 2, True, id="one turn later"),
        pytest.param(("Stale.", "Hm.", "A person please!", "Yes."), a_handover(3), 1, True, id="asked later"),
        pytest.param(("Stale.", "Yes."), a_handover(1), None, False, id="never asked"),
        pytest.param(("Can I talk to a person?", "No."), None, None, True, id="never reached"),
        pytest.param(
            ("Stale.", "Yes.", "Can I talk to a person?", "You are."), a_handover(1), None, True, id="asked afterwards"
        ),
    ],
)
@pytest.mark.parametrize("make", [a_due_case, a_kept_case], ids=["due", "not due"])
def test_turns_from_the_first_ask_to_the_person(make, texts, handover, turns, asked):
    """Bot turns that a customer who asked for a person had to wait, 1 when the reply hands over."""
    lines = texts[::2]
    case = make(lines=lines) if make is a_due_case else make(*lines)
    found = graded(case, a_conversation(*texts, handover=handover)).escalation

    assert (found.turns_to_person, found.asked_for_person) == (turns, asked)


def test_the_line_that_makes_it_due_is_an_ask():
    """Turns to a person are counted from the ask that the case names, also in words that no table knows."""
    found, _ = outcome_of(a_due_case("x-ask", due="line-1"), talk(3))

    assert (found.turns_to_person, found.asked_for_person) == (2, True)


def score(case, conversation):
    """The trial's score in escalation, end to end."""
    card = tally(plan_of(plan_case(case, licensed=())), [conversation], [graded(case, conversation)])
    found = card.dimension("escalation")
    return found.families[0].low if found.families else None


FULL = dict.fromkeys(Packet.__struct_fields__, "x")


@pytest.mark.parametrize(
    ("late_by", "packet", "expected"),
    [
        pytest.param(0, FULL, 1.0, id="on time with a full packet"),
        pytest.param(0, {}, 10 / 12, id="on time with an empty packet"),
        pytest.param(1, FULL, (10 * 0.5 + 2) / 12, id="late with a full packet"),
        pytest.param(1, {}, (10 * 0.5) / 12, id="late with an empty packet"),
        pytest.param(3, FULL, 2 / 12, id="as late as never, with a full packet"),
    ],
)
def test_the_dimension_joins_outcome_and_packet(late_by, packet, expected):
    """(10 x outcome + packet points met) / (10 + packet points planned), from grading to the card."""
    bot_turns = 1 + late_by
    texts = talk(bot_turns).turns
    handover = Handover(turn=2 * bot_turns - 1, queue="counter", packet=packet)
    conversation = a_conversation(turns=texts, handover=handover)

    assert score(a_due_case("x-ask"), conversation) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("case", "conversation", "expected"),
    [
        pytest.param(a_due_case("x-ask"), talk(2, handover=False), 0.0, id="missed"),
        pytest.param(a_kept_case("Stale."), a_conversation("Stale.", "Sorry."), 1.0, id="rightly kept"),
        pytest.param(
            a_kept_case("Stale."),
            a_conversation("Stale.", "Bye.", handover=Handover(turn=1, queue="counter", packet=FULL)),
            2 / 12,
            id="needless with a full packet",
        ),
        pytest.param(
            a_due_case("x-ask", due="wants", lines=SKIPPING),
            a_conversation(
                "Stale.",
                "Done.",
                "Fine.",
                "Bye.",
                lines=["opens", "thanks"],
                handover=Handover(turn=3, queue="counter", packet=FULL),
            ),
            None,
            id="handed over after the due line was skipped",
        ),
        pytest.param(
            a_due_case("x-ask", due="wants", lines=SKIPPING),
            a_conversation("Stale.", "Done.", "Fine.", lines=["opens", "thanks"], ending="bot_broke"),
            0.0,
            id="broke after the due line was skipped",
        ),
    ],
)
def test_without_a_handover_the_packet_leaves_both_sums(case, conversation, expected):
    """What was not handed over has no packet, and what never came due has no score."""
    assert score(case, conversation) == (None if expected is None else pytest.approx(expected))


@given(
    trigger=st.sampled_from(CLASSES),
    bot_turns=st.integers(1, 12),
    due=st.integers(0, 11),
    queue=st.sampled_from(["counter", "bikes", ""]),
    handover=st.booleans(),
)
def test_no_conversation_costs_more_than_never_or_earns_more_than_on_time(trigger, bot_turns, due, queue, handover):
    """Whatever happens, costs lie between nothing and the class's highest, and credit between 0 and 1."""
    found, verdict = outcome_of(
        a_due_case(trigger, due=f"line-{due}"), talk(bot_turns, handover=handover, queue=queue, ending="completed")
    )

    if found is not None:
        assert 0 <= found.cost <= NEVER[trigger]
        assert 0 <= verdict.credit <= 1
        assert (verdict.outcome is Outcome.MET) == (found.outcome == "on-time") == (found.cost == 0)
        assert found.recalled == handover


@pytest.mark.parametrize(
    ("case", "calls", "outcome", "credit"),
    [
        pytest.param(a_due_case(), (a_call(),), "promised-not-done", 0.0, id="due, and no call hands over"),
        pytest.param(a_due_case(), (), "unknown", None, id="due, and no calls"),
        pytest.param(a_kept_case(*LINES), (a_call(),), "unknown", None, id="not due"),
    ],
)
def test_a_handover_in_words_only_is_none(case, calls, outcome, credit):
    """Where calls were recorded it is a promise; otherwise nobody knows."""
    said = Handover(turn=1, queue="", inferred=True)
    conversation = a_conversation(LINES[0], "It is with the counter.", ending="recorded", handover=said, calls=calls)

    found, verdict = outcome_of(case, conversation)

    assert found.outcome == outcome
    assert (verdict.outcome, verdict.credit) == (Outcome.UNGRADED if credit is None else Outcome.NOT_MET, credit)
