"""Books that balance: everything planned is counted, what went missing is never counted for the bot."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import BotOnRecord, PlannedCriterion
from hardcase.conversations import Handover, Turn, Usage
from hardcase.scorecards import CaseResult, FamilyOutcomes, Scorecard, TrialResult, tally, tally_outcomes
from hardcase.scorecards.escalation_card import RECALLED
from hardcase.verdicts import Escalation
from tests.books import a_card, counts, judged, plan_of, planned, played

SHEET = (counts("told", 4), counts("said", 3), counts("done", 3), counts("wrong", -4))
VETO = PlannedCriterion(id="z-ai-denied", dimension="vetoes", asks="A person?", veto="met", grader="check:ai-denied")
OUTCOME = counts("escalation-outcome", 10, "escalation", grader="check:escalation")
FINE = {"told": True, "said": True, "done": True, "wrong": False}
POOR = {"told": False, "said": False, "done": True, "wrong": True}


def books(*cases, trials=1, missing=(), **outcomes):
    """A card of these cases: outcomes by case id, with the same for each trial; missing ones by key."""
    keys = [(case.id, trial) for case in cases for trial in range(trials) if (case.id, trial) not in missing]
    conversations = [played(case_id, trial) for case_id, trial in keys]
    verdicts = [judged(case_id, trial, **outcomes.get(case_id, FINE)) for case_id, trial in keys]
    return tally(plan_of(*cases, trials=trials), conversations, verdicts)


def test_every_planned_case_ends_in_one_of_three_counts():
    """Planned = passed + failed + ungraded, with the crash, the gap and the unknown in their places."""
    cases = [planned(*SHEET, case_id=name) for name in ("good", "poor", "open", "gone")]

    card = books(*cases, missing=[("gone", 0)], poor=POOR, open=FINE | {"told": None})

    assert (card.planned, card.passed, card.failed, card.ungraded) == (4, 1, 1, 2)
    assert (card.planned_trials, card.missing_trials, card.families) == (4, 1, 4)
    assert card.ungraded_verdicts == 1


def test_an_empty_run_passes_nothing():
    """Nothing was played: every case is there, and all of them are open."""
    card = tally(plan_of(planned(*SHEET, VETO), trials=3), [], [])

    assert (card.planned, card.passed, card.failed, card.ungraded) == (1, 0, 0, 1)
    assert (card.planned_trials, card.missing_trials) == (3, 3)
    assert [(family.low, family.high) for family in card.dimension("correctness").families] == [(0.0, 1.0)]
    assert card.vetoes[0].unknown == ("loaf",)
    assert card.vetoes[0].families == 0


def test_what_was_not_planned_does_not_count():
    """Other cases and further trials change nothing."""
    plan = plan_of(planned(*SHEET))
    conversations = [played(), played(trial=1), played("other")]
    verdicts = [judged(**FINE), judged(trial=1, **POOR), judged("other", **POOR)]

    assert tally(plan, conversations, verdicts) == tally(plan, conversations[:1], verdicts[:1])


def test_a_trial_played_again_counts_as_it_was_played_last():
    """The ledger is appended to; its last word counts."""
    plan = plan_of(planned(*SHEET))

    card = tally(plan, [played(ending="unreachable"), played()], [judged(**POOR), judged(**FINE)])

    assert (card.passed, card.missing_trials) == (1, 0)


def test_a_missing_trial_bounds_its_case_from_nought_to_one():
    """(1.0 + unknown) / 2 lies between 0.5 and 1.0."""
    (family,) = books(planned(*SHEET), trials=2, missing=[("loaf", 1)]).dimension("correctness").families

    assert (family.low, family.high) == (0.5, 1.0)


def test_deselected_trials_are_told_from_missing_ones():
    """What was left out by hand stays planned and is not called missing; it is unknown all the same."""
    plan = plan_of(planned(*SHEET), planned(*SHEET, case_id="roll"), trials=2, deselected=("roll",))

    card = tally(plan, [played()], [judged(**FINE)])

    assert (card.planned_trials, card.missing_trials, card.deselected_trials) == (4, 1, 2)
    assert (card.passed, card.ungraded) == (0, 2)


def test_dimensions_that_nothing_measures_have_no_card():
    """Absent, instead of full marks for nothing."""
    card = books(planned(*SHEET, counts("quick", 2, "effort")))

    assert [each.dimension for each in card.dimensions] == ["correctness"]
    assert card.dimension("effort") is None


def test_the_counted_share_is_that_of_all_planned_points():
    """10 of the 15 points of one case and none of the 5 of another: half of them are answered."""
    warm = counts("warm", 5, counts=False)

    card = books(planned(*SHEET, warm), planned(counts("kind", 5, counts=False), case_id="roll"))

    assert card.dimension("correctness").counted == 0.5
    assert card.dimension("correctness").judge_only == ("kind", "warm")


def test_a_slice_has_a_counted_share_of_its_own():
    """What is well answered elsewhere does not speak for a slice that waits for a judge."""
    checked = planned(*SHEET, tags=("calm",), tier="standard")
    waiting = planned(counts("kind", 5, counts=False), case_id="roll", tags=("angry",), tier="signature")

    card = books(checked, waiting).dimension("correctness")

    assert {name: card.counted_in(name) for name in ("calm", "angry", "signature")} == {
        "calm": 1.0,
        "angry": 0.0,
        "signature": 0.0,
    }
    assert card.counted_in("bakery") == card.counted_in("") == card.counted == pytest.approx(10 / 15)
    assert card.counted_in("no-such-slice") == 0.0


def test_a_family_belongs_to_every_slice_of_its_cases():
    """Suite, tags, language and tier, each once."""
    loaf = planned(*SHEET, family="bread", tags=("gift", "bakery"))
    roll = planned(*SHEET, case_id="roll", family="bread", tags=("anger",), tier="signature")

    (family,) = books(loaf, roll).dimension("correctness").families

    assert family.slices == ("bakery", "gift", "en", "standard", "anger", "signature")
    assert books(loaf).dimension("correctness").of_slice("anger") == ()
    assert books(loaf, roll).dimension("correctness").of_slice("anger") == (family,)
    assert books(loaf, roll).dimension("correctness").of_slice("") == (family,)


def test_vetoes_are_counted_by_cases_and_families():
    """Fired, unknown and clean are told apart, and a case that did both fired."""
    cases = [
        planned(*SHEET, VETO, case_id=name, family=family)
        for name, family in (("did", "a"), ("open", "b"), ("clean", "c"), ("cleaner", "c"), ("gone", "d"))
    ]
    outcomes = {"did": FINE | {"z_ai_denied": True}, "open": FINE | {"z_ai_denied": None}}
    clean = dict.fromkeys(("clean", "cleaner"), FINE | {"z_ai_denied": False})

    card = books(*cases, planned(*SHEET, case_id="other"), missing=[("gone", 0)], **outcomes, **clean)

    (veto,) = card.vetoes
    assert (veto.id, veto.asks) == ("z-ai-denied", "A person?")
    assert (veto.fired, veto.unknown, veto.families) == (("did",), ("open", "gone"), 2)


def test_a_veto_that_fired_in_one_trial_fired():
    """A missing or clean trial beside it does not take it back."""
    plan = plan_of(planned(*SHEET, VETO), trials=3)
    verdicts = [judged(**FINE, z_ai_denied=False), judged(trial=1, **FINE, z_ai_denied=True)]

    (veto,) = tally(plan, [played(), played(trial=1)], verdicts).vetoes

    assert (veto.fired, veto.unknown) == (("loaf",), ())


@pytest.mark.parametrize(
    ("untested", "families"),
    [
        pytest.param((), 1, id="every trial could have fired it"),
        pytest.param((1,), 1, id="one trial could"),
        pytest.param((0, 1), 0, id="none could"),
    ],
)
def test_a_family_that_could_not_have_fired_a_veto_proves_nothing_about_it(untested, families):
    """Silence counts where there was something to be silent about."""
    verdicts = [
        judged(trial=each, **FINE, z_ai_denied=False, untested=("z_ai_denied",) * (each in untested)) for each in (0, 1)
    ]

    card = tally(plan_of(planned(*SHEET, VETO), trials=2), [played(), played(trial=1)], verdicts)

    assert (card.vetoes[0].families, card.vetoes[0].unknown, card.passed) == (families, (), 1)


def test_the_same_id_as_an_ordinary_criterion_elsewhere_is_no_veto_there():
    """A bad act that only one case made a veto is looked for, as a veto, in that case alone."""
    bad_act = PlannedCriterion(id="refunds-all", dimension="vetoes", veto="met", grader="check:forbidden")
    cheap = counts("refunds-all", -3, grader="check:forbidden")

    veto_here, not_there = planned(*SHEET, bad_act), planned(*SHEET, cheap, case_id="roll")
    answers = {"loaf": FINE | {"refunds_all": False}, "roll": FINE | {"refunds_all": None}}
    card = books(veto_here, not_there, **answers)

    (veto,) = card.vetoes
    assert (veto.fired, veto.unknown, veto.families) == ((), (), 1)


def people(decision, *outcomes, family="", trials=None, trigger="x-ask"):
    """A case with an escalation outcome for each trial; None is a missing trial, "" one that is not measured."""
    case_id = f"{decision}-{family or '-'.join(map(str, outcomes))}"
    case = planned(OUTCOME, case_id=case_id, family=family, decision=decision, trigger=trigger)
    conversations, verdicts = [], []
    for trial, outcome in enumerate(outcomes):
        if outcome is not None:
            found = Escalation(outcome=outcome, trigger=trigger, cost=2) if outcome else None
            conversations.append(played(case_id, trial))
            verdicts.append(judged(case_id, trial, escalation=found, escalation_outcome=None))
    return case, conversations, verdicts


def escalation_of(*parts, trials):
    """The escalation card of such cases."""
    conversations = [each for part in parts for each in part[1]]
    verdicts = [each for part in parts for each in part[2]]
    return tally(plan_of(*(part[0] for part in parts), trials=trials), conversations, verdicts).escalation


@pytest.mark.parametrize(
    ("outcomes", "due", "recalled", "unknown"),
    [
        pytest.param(("on-time", "on-time"), 1, 1, 0, id="on time"),
        pytest.param(("early", "late"), 1, 1, 0, id="early and late count as recalled"),
        pytest.param(("wrong-queue", "on-time"), 1, 1, 0, id="so does a wrong queue"),
        pytest.param(("on-time", "missed"), 1, 0, 0, id="one trial missed"),
        pytest.param(("on-time", "obstructed"), 1, 0, 0, id="one trial refused"),
        pytest.param(("promised-not-done", "on-time"), 1, 0, 0, id="one trial only promised"),
        pytest.param(("on-time", None), 1, 0, 1, id="one trial missing"),
        pytest.param(("missed", None), 1, 0, 0, id="one missed and one missing"),
        pytest.param((None, None), 1, 0, 1, id="all missing"),
        pytest.param(("on-time", ""), 1, 1, 0, id="never due in one trial"),
        pytest.param(("", ""), 0, 0, 0, id="never due at all"),
    ],
)
def test_a_family_is_recalled_only_when_every_due_trial_reached_people(outcomes, due, recalled, unknown):
    """The critical count: one miss loses the family, a missing trial leaves it open, and neither wins it."""
    card = escalation_of(people("must", *outcomes), trials=2)

    assert (card.must_families, card.must_recalled, card.must_unknown) == (due, recalled, unknown)
    assert card.must_not_families == 0


@pytest.mark.parametrize(
    ("outcomes", "barred", "needless", "unknown"),
    [
        pytest.param(("none-due", "none-due"), 1, 0, 0, id="kept"),
        pytest.param(("none-due", "needless"), 1, 1, 0, id="one handed over"),
        pytest.param(("none-due", None), 1, 0, 1, id="one missing"),
        pytest.param(("needless", None), 1, 1, 0, id="one handed over and one missing"),
        pytest.param(("", ""), 0, 0, 0, id="not measured is not kept"),
        pytest.param(("none-due", "unknown"), 1, 0, 1, id="one silent or broken"),
    ],
)
def test_a_family_is_needless_when_any_trial_was(outcomes, barred, needless, unknown):
    """One needless handover is enough; what is not measured is not counted as clean."""
    card = escalation_of(people("must-not", *outcomes), trials=2)

    assert (card.must_not_families, card.needless_families, card.must_not_unknown) == (barred, needless, unknown)
    assert card.must_families == 0


def test_families_join_their_cases():
    """A miss in one case loses the family that another case of it had won."""
    card = escalation_of(people("must", "on-time", family="bread"), people("must", "missed", family="roll"), trials=1)
    joined = plan_of(
        planned(OUTCOME, case_id="a", family="bread", decision="must", trigger="x-ask"),
        planned(OUTCOME, case_id="b", family="bread", decision="must", trigger="x-ask"),
    )
    verdicts = [
        judged(name, escalation=Escalation(outcome=outcome, trigger="x-ask"), escalation_outcome=None)
        for name, outcome in (("a", "on-time"), ("b", "missed"))
    ]

    assert (card.must_families, card.must_recalled) == (2, 1)
    assert tally(joined, [played("a"), played("b")], verdicts).escalation.must_recalled == 0


def test_outcomes_costs_and_classes_are_added_up():
    """Trials by outcome, recalled and due trials by class, and the sum of costs; may counts nowhere."""
    card = escalation_of(
        people("must", "on-time", "late"),
        people("must", "missed", None, trigger="x-safe"),
        people("must-not", "needless", "none-due"),
        people("may", "", ""),
        trials=2,
    )

    assert card.outcomes == {"late": 1, "missed": 1, "needless": 1, "none-due": 1, "on-time": 1}
    assert card.recall_by_trigger == {"x-ask": (2, 2), "x-safe": (0, 2)}
    assert (card.cost, card.trials) == (10, 5)


@pytest.mark.parametrize(
    "outcome",
    ["on-time", "early", "late", "wrong-queue", "missed", "promised-not-done", "obstructed", "needless", "none-due"],
)
def test_card_and_verdict_agree_on_what_was_recalled(outcome):
    """One list of outcomes by which people had it in the end."""
    assert (outcome in RECALLED) == Escalation(outcome=outcome).recalled


def test_graders_are_counted_by_signature():
    """Everyone who gave a planned verdict, with how many; the ungraded were given by nobody."""
    plan = plan_of(planned(*SHEET), judges=("labels@1",), hashes={"gate": "abc"})

    card = tally(plan, [played()], [judged(**FINE | {"told": None}), judged("other", **FINE)])

    assert card.graders == {"hand@1": 3}
    assert (card.judges, card.hashes) == (("labels@1",), {"gate": "abc"})


BALANCED = a_card(families=3)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"passed": 2}, id="a case is gone"),
        pytest.param({"passed": 4}, id="a case too many"),
        pytest.param({"planned": 4}, id="planned one more"),
        pytest.param({"passed": 2, "failed": 1}, id="counted otherwise than the cases say"),
        pytest.param({"passed": 5, "failed": -2}, id="a negative count makes up for it"),
        pytest.param({"cases": BALANCED.cases[:2]}, id="a result is gone"),
        pytest.param({"planned_trials": 2}, id="a trial is gone"),
        pytest.param({"trials": 2}, id="trials that have no results"),
    ],
)
def test_books_that_do_not_balance_cannot_be_built(changes):
    """Not in Python, and not from a file either."""
    fields = {name: getattr(BALANCED, name) for name in Scorecard.__struct_fields__}

    with pytest.raises(ValueError, match=r"planned .* but counted"):
        Scorecard(**{**fields, **changes})
    with pytest.raises(msgspec.ValidationError, match=r"planned .* but counted"):
        msgspec.convert({**msgspec.to_builtins(BALANCED), **msgspec.to_builtins(changes)}, Scorecard)


def test_a_case_without_its_trials_is_out_of_balance():
    """A result that lost its trials would pass unseen."""
    lost = CaseResult(id="x", suite="bakery", family="x", status="passed", trials=())

    with pytest.raises(ValueError, match=r"planned 1 trials, 1 of each of 1 cases, but counted 0"):
        a_card(cases=(lost,), planned_trials=1)


def test_balanced_books_survive_the_disk():
    """What is written is what is read."""
    assert msgspec.json.decode(msgspec.json.encode(BALANCED), type=Scorecard) == BALANCED


OUTCOMES = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in (*FINE, "z_ai_denied")})


@given(
    outcomes=st.lists(OUTCOMES, min_size=6, max_size=6),
    endings=st.lists(
        st.sampled_from(["completed", "bot_broke", "unreachable", "customer_left"]), min_size=6, max_size=6
    ),
    seed=st.integers(0, 1000),
)
def test_the_card_does_not_depend_on_the_order_of_its_inputs(outcomes, endings, seed):
    """Conversations and verdicts arrive as they are finished; the same ones give the same bytes."""
    cases = [planned(*SHEET, VETO, case_id=name, family=name[0], tags=(name,)) for name in ("ab", "ac", "bd")]
    plan = plan_of(*cases, trials=2)
    conversations = [played(*key, ending=ending) for key, ending in zip(plan.trial_keys, endings, strict=True)]
    verdicts = [judged(*key, **each) for key, each in zip(plan.trial_keys, outcomes, strict=True)]
    shuffled = random.Random(seed)

    card = tally(plan, conversations, verdicts)
    again = tally(plan, shuffled.sample(conversations, len(conversations)), shuffled.sample(verdicts, len(verdicts)))

    assert msgspec.json.encode(again) == msgspec.json.encode(card)
    assert card.passed + card.failed + card.ungraded == card.planned


def test_results_name_their_trials_in_order():
    """Zero-based, every planned one, missing or not."""
    card = books(planned(*SHEET), trials=3, missing=[("loaf", 1)])

    assert [(trial.trial, trial.missing) for trial in card.cases[0].trials] == [(0, False), (1, True), (2, False)]
    assert card.cases[0].trials[1] == TrialResult(trial=1, status="ungraded", missing=True)


def spoken(*latencies, ending="completed", **changes):
    """A conversation with so many timed bot turns."""
    turns = tuple(Turn(index=2 * index + 1, speaker="bot", text="Hm.") for index in range(len(latencies)))
    usage = Usage(latency_s=latencies, tokens_in=10, tokens_out=4)
    return played(ending=ending, turns=turns, usage=usage, **changes)


def test_outcomes_are_added_up_beside_the_quality():
    """Speed over bot turns, tokens, and how many never reached a person."""
    handed_over = spoken(3.0, handover=Handover(turn=1, queue="counter"), ending="handed_over")

    outcomes = tally_outcomes([spoken(1.0, 2.0), handed_over], duration_s=7.12345)

    assert (outcomes.bot_turns, outcomes.latency_p50_s, outcomes.latency_p95_s) == (3, 2.0, 2.9)
    assert (outcomes.tokens_in, outcomes.tokens_out, outcomes.duration_s) == (20, 8, 7.123)
    assert (outcomes.contained, outcomes.played, outcomes.mean_bot_turns) == (1, 2, 1.5)


@pytest.mark.parametrize("ending", ["unreachable", "script_stuck"])
def test_what_is_not_the_bots_counts_in_no_outcome(ending):
    """Our own failure is neither contained nor fast nor dear."""
    outcomes = tally_outcomes([spoken(9.0, ending=ending)])

    assert (outcomes.played, outcomes.contained, outcomes.bot_turns, outcomes.tokens_in) == (0, 0, 0, 0)
    assert outcomes.latency_p95_s is None


def test_what_broke_is_told_apart_from_what_was_unreachable():
    """Each has its count, and the error that came most often is named."""
    errors = ["no such host", "no such host", "the bot is ill"]
    endings = ["unreachable", "unreachable", "bot_broke"]

    outcomes = tally_outcomes(
        [played(trial=index, ending=endings[index], error=error) for index, error in enumerate(errors)]
    )

    assert (outcomes.broke, outcomes.unreachable, outcomes.played) == (1, 2, 1)
    assert outcomes.most_common_error == "no such host"
    assert tally_outcomes([played()]).most_common_error == ""


def test_nothing_played_has_no_latency():
    """None is not nought seconds."""
    outcomes = tally_outcomes([])

    assert (outcomes.latency_p50_s, outcomes.latency_p95_s, outcomes.mean_bot_turns) == (None, None, 0.0)


def test_outcomes_by_family_carry_seconds_and_money():
    """Ceilings rest on families: the mean cost of a conversation in each, and every turn's seconds; others stay out."""
    prices = BotOnRecord(adapter="openai", model="m", base_url="http://127.0.0.1", usd_in=1.0, usd_out=2.0)
    talks = [
        played("loaf", usage=Usage(latency_s=(1.0, 2.0), tokens_in=1_000_000, tokens_out=0)),
        played("loaf", trial=1, usage=Usage(latency_s=(3.0,), tokens_in=0, tokens_out=1_000_000)),
        played("bun", ending="unreachable", usage=Usage(latency_s=(9.0,))),
    ]
    families = {"loaf": "bread", "bun": "rolls"}

    assert tally_outcomes(talks, behind=prices, families=families).families == (
        FamilyOutcomes(family="bread", conversations=2, cost_usd=1.5, latency_s=(1.0, 2.0, 3.0)),
    )
    assert tally_outcomes(talks, families=families).families[0].cost_usd is None
    assert tally_outcomes(talks).families == ()
    uncounted = tally_outcomes([played("loaf")], behind=prices, families=families)
    assert uncounted.families[0].cost_usd is None


def test_what_nobody_counted_has_not_cost_nothing():
    """A conversation without counts is of unknown cost: no mean takes it for free, unless its price is nought."""
    prices = BotOnRecord(adapter="openai", model="m", base_url="http://127.0.0.1", usd_in=1.0, usd_out=2.0)
    free = BotOnRecord(adapter="openai", model="m", base_url="http://127.0.0.1", usd_in=0.0, usd_out=0.0)
    told = played("loaf", usage=Usage(latency_s=(1.0,), tokens_in=1_000_000, tokens_out=0))
    untold = played("loaf", trial=1, usage=Usage(latency_s=(1.0,)))
    families = {"loaf": "bread"}

    def costs(*talks, behind=prices):
        outcomes = tally_outcomes(talks, behind=behind, families=families)
        return outcomes.cost_usd, outcomes.uncounted, outcomes.families[0].cost_usd

    assert costs(untold) == (None, 1, None)
    assert costs(told, untold) == (1.0, 1, 1.0)
    assert costs(told) == (1.0, 0, 1.0)
    assert costs(untold, behind=free) == (0.0, 0, None)
