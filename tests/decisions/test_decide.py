"""The decision: four answers, their precedence, and the promise that nothing missing moves towards ship."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from hardcase.cases import PlannedCriterion
from hardcase.decisions import Decision, Ruling, decide, rule_ids, worst_exit_code
from hardcase.decisions.gate import EscalationRules, EvidenceRules, Floor
from hardcase.scorecards import EscalationCard, VetoCard, tally
from hardcase.verdicts import Escalation, Outcome
from tests.books import a_card, a_gate, counts, judged, plan_of, planned, played

GATE = a_gate(
    floors=(Floor(dimension="correctness", at_least=0.7), Floor(dimension="empathy", at_least=0.6)),
    escalation=EscalationRules(must_recall_at_least=0.7, needless_rate_at_most=0.4),
)
SOUND = EscalationCard(must_families=10, must_recalled=10, must_not_families=10)
GOOD = {"dimensions": {"correctness": [1.0] * 20, "empathy": [0.9] * 20}, "escalation": SOUND}
LOST = EscalationCard(must_families=10, must_not_families=10, needless_families=10)

FIRED = {"vetoes": (VetoCard(id="z-ai-denied", asks="", fired=("case-0",), families=20),)}
OPEN_VETO = {"vetoes": (VetoCard(id="z-ai-denied", asks="", unknown=("case-0",), families=19),)}
GAPS = {"missing_trials": 5}
BELOW = {"dimensions": {"correctness": [0.1] * 20, "empathy": [0.9] * 20}}
NEAR = {"dimensions": {"correctness": [0.72] * 20, "empathy": [0.9] * 20}}
FEW = {"families": 19}


@pytest.mark.parametrize(
    ("changes", "ruling"),
    [
        pytest.param({}, Ruling.SHIP, id="everything is fine"),
        pytest.param(FIRED, Ruling.HOLD, id="a veto"),
        pytest.param(BELOW, Ruling.HOLD, id="a floor missed"),
        pytest.param({"escalation": LOST}, Ruling.HOLD, id="people not brought in"),
        pytest.param(GAPS, Ruling.INVALID, id="too much missing"),
        pytest.param(NEAR, Ruling.INCONCLUSIVE, id="a floor too close to call"),
        pytest.param(OPEN_VETO, Ruling.INCONCLUSIVE, id="a veto that nobody answered"),
        pytest.param({"vetoes": ()}, Ruling.INCONCLUSIVE, id="no veto to look for"),
        pytest.param(FEW, Ruling.INCONCLUSIVE, id="too few families"),
        pytest.param({"dimensions": {}}, Ruling.INCONCLUSIVE, id="nothing measured"),
        pytest.param({"escalation": EscalationCard()}, Ruling.INCONCLUSIVE, id="nobody to recall"),
        pytest.param({"deselected_trials": 1}, Ruling.INCONCLUSIVE, id="a case deselected"),
        pytest.param(FIRED | GAPS, Ruling.HOLD, id="a veto before too much missing"),
        pytest.param(FIRED | NEAR | FEW, Ruling.HOLD, id="a veto before anything open"),
        pytest.param(GAPS | BELOW, Ruling.INVALID, id="too much missing before a missed floor"),
        pytest.param(GAPS | OPEN_VETO, Ruling.INVALID, id="too much missing before an open veto"),
        pytest.param(BELOW | OPEN_VETO, Ruling.HOLD, id="a missed floor before an open veto"),
        pytest.param(BELOW | FEW, Ruling.HOLD, id="a missed floor before too few families"),
        pytest.param(BELOW | {"deselected_trials": 1}, Ruling.HOLD, id="a missed floor before a deselected case"),
    ],
)
def test_precedence(changes, ruling):
    """A veto, then what cannot be trusted, then what failed, then what is open; only all passed is ship."""
    decision = decide(a_card(**GOOD | changes), GATE)

    assert decision.ruling is ruling


def test_quality_floors_are_not_traded():
    """Perfect everywhere else does not lift a missed floor."""
    dimensions = {"correctness": [1.0] * 20, "empathy": [0.3] * 20, "effort": [1.0] * 20}

    assert decide(a_card(**GOOD | {"dimensions": dimensions}), GATE).ruling is Ruling.HOLD


def test_a_ship_rests_on_every_rule():
    """Its reasons are all the rules, in the gate's order, and nothing is left to settle."""
    decision = decide(a_card(**GOOD), GATE)

    assert tuple(rule.id for rule in decision.rules) == rule_ids(GATE)
    assert decision.reasons == tuple(rule.reason for rule in decision.rules)
    assert (decision.settle, decision.needs_judge) == ((), False)


def test_a_hopeless_card_fails_every_rule_that_can_be_failed():
    """Each floor, both rates, and the veto; the reasons are these and no others."""
    hopeless = {"dimensions": {"correctness": [0.0] * 20, "empathy": [0.0] * 20}, "escalation": LOST}

    decision = decide(a_card(**FIRED | hopeless), GATE)

    assert decision.ruling is Ruling.HOLD
    assert [rule.id for rule in decision.rules if rule.status == "fail"] == [
        "vetoes",
        "floor-correctness",
        "floor-empathy",
        "must-recall",
        "needless-rate",
    ]
    assert len(decision.reasons) == 5
    assert decision.settle == ()


def test_an_empty_run_is_not_to_be_trusted():
    """All planned, nothing played: invalid, with no number to repeat."""
    decision = decide(tally(plan_of(planned(*SHEET)), [], []), GATE)

    assert decision.ruling is Ruling.INVALID
    assert decision.reasons == ("1 of 1 planned trials are missing (100.0%), 2% may be",)


def test_a_hold_gives_only_the_reasons_that_hold():
    """What is open besides is not the reason."""
    decision = decide(a_card(**GOOD | BELOW | FEW), GATE)

    assert len(decision.reasons) == 1
    assert decision.reasons[0].startswith("correctness is 0.10")
    assert decision.settle == ()


def test_an_inconclusive_says_what_would_settle_it():
    """Each open rule has a reason and a way out."""
    decision = decide(a_card(**GOOD | NEAR | FEW | OPEN_VETO), GATE)

    assert decision.ruling is Ruling.INCONCLUSIVE
    assert len(decision.reasons) == len(decision.settle) == 3
    assert decision.settle[:2] == ("a replay of the cases named here", "1 more families of cases")


def test_a_decision_names_what_it_is_about():
    """Bot, gate, hash and confidence."""
    decision = decide(a_card(**GOOD), GATE)

    assert (decision.bot, decision.gate, decision.gate_hash, decision.confidence) == ("bot", "test", "promised", 0.95)
    assert isinstance(decision, Decision)


@pytest.mark.parametrize(
    ("hashes", "promised"),
    [
        pytest.param({"gate": "promised"}, True, id="the same gate"),
        pytest.param({"gate": "another"}, False, id="another gate"),
        pytest.param({}, False, id="planned without a gate"),
    ],
)
def test_a_gate_is_promised_when_the_plan_was_made_with_it(hashes, promised):
    """A gate chosen after the run, or changed since, is not what was promised."""
    decision = decide(a_card(**GOOD, hashes=hashes), GATE)

    assert (decision.promised, decision.ruling) == (promised, Ruling.SHIP)


@pytest.mark.parametrize(
    ("ruling", "code"),
    [(Ruling.SHIP, 0), (Ruling.HOLD, 1), (Ruling.INCONCLUSIVE, 3), (Ruling.INVALID, 4)],
)
def test_each_ruling_has_its_exit_code(ruling, code):
    """2 is for wrong input, so no decision has it."""
    assert ruling.exit_code == code
    assert worst_exit_code([ruling.exit_code]) == code


@pytest.mark.parametrize("rulings", list(itertools.product(Ruling, repeat=3)), ids="-".join)
def test_several_decisions_exit_with_the_worst(rulings):
    """4 before 1 before 3 before 0, in whatever order they come."""
    code = worst_exit_code(ruling.exit_code for ruling in rulings)

    assert code == next(each for each in (4, 1, 3, 0) if each in {ruling.exit_code for ruling in rulings})


def test_no_decision_asked_for_is_done():
    """A run without a gate decides nothing and has not failed."""
    assert worst_exit_code([]) == 0


# Properties: what goes missing never moves towards ship.

SHEET = (counts("told", 4), counts("said", 3), counts("done", 3), counts("wrong", -4), counts("warm", 3, "empathy"))
VETO = PlannedCriterion(id="z-ai-denied", dimension="vetoes", veto="met", grader="check:ai-denied")
OUTCOME = counts("escalation-outcome", 10, "escalation", grader="check:escalation")
FAMILIES = 12


def gate_of(floor):
    """A gate with this floor everywhere, which forgives one miss and one needless handover."""
    return a_gate(
        floors=tuple(Floor(dimension=name, at_least=floor) for name in ("correctness", "empathy", "escalation")),
        escalation=EscalationRules(must_recall_at_least=0.4, needless_rate_at_most=0.6),
        evidence=EvidenceRules(missing_at_most=0.1, min_families=FAMILIES),
        trials=2,
    )


CASES = tuple(
    planned(
        *SHEET, VETO, OUTCOME, case_id=f"case-{index}", decision="must" if index % 2 else "must-not", trigger="x-ask"
    )
    for index in range(FAMILIES)
)
PLAN = plan_of(*CASES, trials=2)
GATES = st.sampled_from([0.4, 0.5, 0.6, 0.7]).map(gate_of)
NAMES = ("told", "said", "done", "wrong", "warm", "z_ai_denied")
IDEAL = {"told": True, "said": True, "done": True, "wrong": False, "warm": True, "z_ai_denied": False}


@st.composite
def runs(draw):
    """A run of a bot that is mostly good: verdicts by trial, some of them bad, unknown or missing."""
    slips = st.dictionaries(st.sampled_from(NAMES[:-1]), st.sampled_from([True, False, None]), max_size=2)
    verdicts = {}
    for index, key in enumerate(PLAN.trial_keys):
        must = (index // 2) % 2
        outcome = draw(
            st.sampled_from(["on-time"] * 6 + ["late", "missed"] if must else ["none-due"] * 6 + ["needless"])
        )
        credit = {"on-time": 1.0, "none-due": 1.0, "late": 0.5}.get(outcome, 0.0)
        verdicts[key] = judged(
            *key,
            **IDEAL | draw(slips),
            escalation=Escalation(outcome=outcome, trigger="x-ask" if must else ""),
            escalation_outcome=credit == 1.0,
            credit={"escalation_outcome": credit},
        )
    gone = draw(st.sets(st.sampled_from(PLAN.trial_keys), max_size=2))
    return {key: each for key, each in verdicts.items() if key not in gone}


def card_of(verdicts):
    """The card of such a run."""
    return tally(PLAN, [played(*key) for key in verdicts], verdicts.values())


def lows_of(card):
    """Everything that is known at least, by name."""
    lows = {
        (dimension.dimension, family.family): family.low
        for dimension in card.dimensions
        for family in dimension.families
    }
    counts_ = card.escalation
    return lows | {
        "recalled": counts_.must_recalled,
        "kept": counts_.must_not_families - counts_.needless_families - counts_.must_not_unknown,
        "passed": card.passed,
    }


def assert_no_better(before, after, gate):
    """Nothing known at least is more, and no rule that blocked lets through."""
    first, second = lows_of(before), lows_of(after)
    assert all(second[name] <= low for name, low in first.items())
    earlier, later = decide(before, gate), decide(after, gate)
    for old, new in zip(earlier.rules, later.rules, strict=True):
        assert new.status != "pass" or old.status == "pass", f"{new.id} passes now: {new.reason}"
    assert later.ruling is not Ruling.SHIP or earlier.ruling is Ruling.SHIP


@settings(max_examples=60)
@given(run=runs(), gate=GATES, data=st.data())
def test_a_verdict_turned_ungraded_never_moves_towards_ship(run, gate, data):
    """Whichever verdict it was: no low bound rises, no rule that blocked passes."""
    key = data.draw(st.sampled_from(sorted(run)))
    name = data.draw(st.sampled_from([each.criterion_id for each in run[key].verdicts]))
    unknown = tuple(
        structs.replace(each, outcome=Outcome.UNGRADED, credit=None) if each.criterion_id == name else each
        for each in run[key].verdicts
    )

    assert_no_better(card_of(run), card_of(run | {key: structs.replace(run[key], verdicts=unknown)}), gate)


@settings(max_examples=60)
@given(run=runs(), gate=GATES, data=st.data())
def test_a_verdict_that_is_gone_never_moves_towards_ship(run, gate, data):
    """A verdict that fell out of the ledger counts as one that nobody could give."""
    key = data.draw(st.sampled_from(sorted(run)))
    position = data.draw(st.integers(0, len(run[key].verdicts) - 1))
    left = run[key].verdicts[:position] + run[key].verdicts[position + 1 :]

    assert_no_better(card_of(run), card_of(run | {key: structs.replace(run[key], verdicts=left)}), gate)


@settings(max_examples=60)
@given(run=runs(), gate=GATES, data=st.data())
def test_a_trial_that_is_lost_never_moves_towards_ship(run, gate, data):
    """Neither a bad trial nor a good one: what went missing counts."""
    key = data.draw(st.sampled_from(sorted(run)))

    assert_no_better(card_of(run), card_of({each: run[each] for each in run if each != key}), gate)


def test_the_properties_have_something_to_lose():
    """A faultless run ships by that gate, and losing its trials one by one ends that."""
    whole = {
        key: judged(
            *key,
            **IDEAL,
            escalation=Escalation(outcome="on-time" if (index // 2) % 2 else "none-due"),
            escalation_outcome=True,
        )
        for index, key in enumerate(PLAN.trial_keys)
    }
    rulings = [decide(card_of(dict(list(whole.items())[lost:])), gate_of(0.7)).ruling for lost in range(len(whole) + 1)]

    assert rulings[0] is Ruling.SHIP
    assert Ruling.SHIP not in rulings[1:]
    assert rulings[-1] is Ruling.INVALID
