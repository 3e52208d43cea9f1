"""The champion's rules: without a champion they wait; with one, a loss beyond the margin is never shipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hardcase.decisions import Ruling, decide, rule_ids
from hardcase.decisions.gate import ChampionRules, Floor
from hardcase.stats import paired_bounds
from tests.books import a_card, a_champion, a_dimension, a_gate, a_scored_card

RULES = ChampionRules(lose_at_most=0.05, broken_families_at_most=0.1)
GATE = a_gate(floors=(Floor(dimension="correctness", at_least=0.7),), champion=RULES)


def against(mine, theirs, rules=RULES, **changes):
    """The decision about a bot with these scores, against a champion with those."""
    gate = a_gate(floors=(Floor(dimension="correctness", at_least=0.0),), champion=rules)
    return decide(a_scored_card(mine, **changes), gate, a_champion(a_scored_card(theirs)))


def rule(decision, name="champion-correctness"):
    """One rule of a decision."""
    return next(each for each in decision.rules if each.id == name)


@pytest.mark.parametrize(("score", "ruling"), [(1.0, Ruling.SHIP), (0.0, Ruling.HOLD)])
def test_a_rule_that_waits_decides_nothing(score, ruling):
    """A first release has nothing to lose: it ships or is held by what it is."""
    decision = decide(a_card(dimensions={"correctness": [score] * 20}), GATE)

    assert decision.ruling is ruling
    assert decision.rules[-1].status == "waiting"
    assert (decision.champion, decision.changes) == ("", None)


def test_the_decision_says_that_it_waits():
    """Neither kept nor open: what is not there is said."""
    decision = decide(a_card(dimensions={"correctness": [1.0] * 20}), GATE)

    assert decision.waiting == (
        "no champion is pinned in results/baselines, so nothing can be lost against it yet; "
        "at most 0.05 of a dimension may be, and 10% of families broken",
    )
    assert decision.kept == len(decision.rules) - 1
    assert all("champion" not in reason for reason in decision.reasons)


@pytest.mark.parametrize("champion", [None, a_champion(a_scored_card([[1.0]] * 60))])
@pytest.mark.parametrize("broken", [None, 0.1])
def test_the_rules_are_announced_like_every_other(champion, broken):
    """Each rule of a gate is an item under pytest, also one that waits."""
    rules = structs.replace(RULES, broken_families_at_most=broken)
    gate = a_gate(floors=(Floor(dimension="correctness", at_least=0.7),), champion=rules)

    decision = decide(a_scored_card([[1.0]] * 60), gate, champion)

    assert tuple(rule.id for rule in decision.rules) == rule_ids(gate, pinned=champion is not None)


def test_a_gate_without_such_rules_looks_at_no_champion():
    """Its decision is the same whoever is pinned."""
    gate, card = a_gate(floors=(Floor(dimension="correctness", at_least=0.7),)), a_scored_card([[0.9]] * 60)

    assert decide(card, gate, a_champion(a_scored_card([[1.0]] * 60))) == decide(card, gate)


@pytest.mark.parametrize(("families", "status"), [(45, "inconclusive"), (46, "pass"), (60, "pass")])
def test_the_champion_itself_passes_with_enough_families(families, status):
    """46 families without any difference show that at most five points are lost; 45 do not, and it is said."""
    values = [[0.9, 0.8]] * families
    decision = against(values, values)

    assert rule(decision).status == status
    assert (decision.ruling is Ruling.SHIP) == (status == "pass")
    assert bool(rule(decision).settle) == (status != "pass")
    assert decision.champion == "champion-run"


def test_the_bound_is_the_augmented_one():
    """60 families without a difference leave 0.03812 open, as published."""
    found = rule(against([[1.0]] * 60, [[1.0]] * 60))

    assert found.lower == pytest.approx(-0.03812, abs=5e-6)
    assert (found.point, found.threshold, found.families) == (0.0, -0.05, 60)


@pytest.mark.parametrize(
    ("mine", "status"),
    [
        pytest.param([[0.8]] * 60, "fail", id="ten points everywhere"),
        pytest.param([[0.9]] * 60, "pass", id="nothing"),
        pytest.param([[0.88]] * 60, "inconclusive", id="near the margin"),
        pytest.param([[1.0]] * 60, "pass", id="better"),
        pytest.param([[0.0]] * 3 + [[0.9]] * 57, "inconclusive", id="three families of sixty broken"),
    ],
)
def test_a_dimension_may_lose_no_more_than_was_promised(mine, status):
    """Pass, fail or open, by the bound; a plain mean would call three broken families of sixty a loss of .045."""
    assert rule(against(mine, [[0.9]] * 60)).status == status


def test_what_no_case_measures_cannot_be_lost():
    """It waits and is said; what the champion alone never measured is open."""
    found = against([[1.0]] * 60, [[1.0]] * 60)
    other = decide(
        a_scored_card([[1.0]] * 60), GATE, a_champion(a_scored_card([[1.0]] * 60, each=lambda each: renamed(each)))
    )

    assert rule(found, "champion-empathy").status == "waiting"
    assert rule(other).status == "inconclusive"
    assert "hardcase champion set" in rule(other).settle
    assert other.changes.not_compared == tuple(f"case-{index}" for index in range(60))
    assert len(other.changes.left_behind) == 60


def renamed(case):
    """The same case under another id."""
    return structs.replace(case, id=f"other-{case.id}")


def test_a_dimension_that_needs_a_judge_is_open():
    """Half of its points are not answered: nobody can say what was lost of it."""
    card = a_scored_card([[1.0]] * 60)
    half = a_dimension("correctness", [1.0] * 60, counted=0.5, judge_only=("warm",))

    decision = decide(structs.replace(card, dimensions=(half,)), GATE, a_champion(card))

    assert (rule(decision).status, rule(decision).needs_judge) == ("inconclusive", True)
    assert rule(decision).settle == "a judge with a licence for warm"


@pytest.mark.parametrize("unknown", [(0.5, 1.0), None], ids=["ungraded", "missing"])
@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_the_unknown_of_either_is_held_against_the_candidate(unknown, whose):
    """The champion may have been right where nobody knows, and the candidate wrong."""
    known, open_ = [[1.0]] * 60, [[unknown]] * 20 + [[1.0]] * 40
    decision = against(open_, known) if whose == "mine" else against(known, open_)

    assert rule(decision).status == ("inconclusive" if whose == "mine" else "pass")
    assert rule(against([[0.5]] * 60, [[(0.5, 1.0)]] * 60)).status == "inconclusive"


def test_the_same_conversation_is_no_difference_whatever_is_unknown_of_it():
    """Word for word the same: what nobody can tell of one, nobody can tell of the other."""
    values = [[(0.5, 1.0), (0.5, 1.0)]] * 60

    def spoken(words):
        def change(case):
            trials = (structs.replace(each, said=f"{case.id}-{words[each.trial]}") for each in case.trials)
            return structs.replace(case, trials=tuple(trials))

        return change

    theirs = a_champion(a_scored_card(values, each=spoken("ab")))

    def told(words):
        return rule(decide(a_scored_card(values, each=spoken(words)), GATE, theirs))

    assert (told("ba").status, told("ba").point) == ("pass", 0.0)
    assert (told("ac").status, told("ac").point) == ("inconclusive", -0.25)
    assert told("cd").point == -0.5


BROKEN = "champion-broken"


@pytest.mark.parametrize(
    ("count", "status"), [(0, "pass"), (1, "pass"), (5, "inconclusive"), (10, "inconclusive"), (30, "fail")]
)
def test_few_families_may_break_completely(count, status):
    """The share is bounded exactly; a mean would forgive every tenth family."""
    decision = against([[0.4]] * count + [[1.0]] * (100 - count), [[1.0]] * 100)
    found = rule(decision, BROKEN)

    assert (found.status, found.point) == (status, count / 100)
    assert found.cases == tuple(f"case-{index}" for index in range(count))


def critical(*cases, **change):
    """Make some cases critical."""
    return lambda case: structs.replace(case, **(change or {"stakes": "critical"})) if case.id in cases else case


@pytest.mark.parametrize("change", [{"stakes": "critical"}, {"tags": ("critical",)}], ids=["stakes", "tag"])
def test_no_critical_family_may_break(change):
    """One of a hundred would pass, were it not critical; held once it broke again when played once more."""
    mine = [[0.1, 0.2]] + [[1.0, 1.0]] * 99

    def told(again):
        def changed(case):
            extra = (*case.trials, *case.trials)
            trials = (structs.replace(each, trial=2 + index, status=again) for index, each in enumerate(extra))
            case = structs.replace(case, again=tuple(trials)) if again and case.id == "case-0" else case
            return critical("case-0", **change)(case)

        return rule(against(mine, [[1.0, 1.0]] * 100, each=changed), BROKEN)

    assert [told(again).status for again in ("failed", "passed", "")] == ["fail", "pass", "inconclusive"]
    assert "case-0" in told("failed").reason
    assert rule(against(mine, [[1.0, 1.0]] * 100, each=critical("case-1", **change)), BROKEN).status == "pass"


@pytest.mark.parametrize(
    ("first", "settle"),
    [([0.0, 0.0, 0.9], "more trials"), ([(0.0, 1.0)] * 3, "ungraded")],
    ids=["two of three trials", "unknown"],
)
def test_a_critical_family_that_may_have_failed_by_chance_is_open(first, settle):
    """An unchanged bot that lapses now and then would be held in many releases otherwise."""
    mine, theirs = [first] + [[1.0] * 3] * 99, [[1.0] * 3] * 100
    found = rule(against(mine, theirs, each=critical("case-0")), BROKEN)

    assert found.status == "inconclusive"
    assert settle in found.settle


def test_a_gate_may_leave_broken_families_out():
    """It then says nothing of them."""
    rules = ChampionRules(lose_at_most=0.05)
    decision = against([[1.0]] * 60, [[1.0]] * 60, rules=rules)

    assert [each.id for each in decision.rules if each.id.startswith("champion")] == [
        f"champion-{name}" for name in ("empathy", "correctness", "escalation", "effort")
    ]


def test_what_became_of_each_case_is_told():
    """Each that both played is in one kind; an ungraded one neither broke nor was fixed."""
    open_ = (0.0, 1.0)
    mine = [[0.0], [1.0], [0.0], [1.0], [open_], [1.0], [0.0], [open_], [open_]]
    theirs = [[1.0], [0.0], [0.0], [1.0], [1.0], [open_], [open_], [0.0], [open_]]

    changes = against(mine, theirs).changes

    assert (changes.newly_broken, changes.newly_fixed, changes.still_failing) == (("case-0",), ("case-1",), ("case-2",))
    assert (changes.failed_now, changes.still_passing) == (("case-6",), ("case-3",))
    assert changes.left_open == ("case-4", "case-5", "case-7", "case-8")
    assert changes.shared == len(mine)


SCORES = st.floats(0, 1, allow_subnormal=False).map(lambda each: round(each, 2))
BOOKS = st.lists(st.lists(SCORES, min_size=2, max_size=2), min_size=2, max_size=70)


@given(BOOKS)
def test_an_unchanged_bot_never_fails(values):
    """The same scores twice: shipped, or too few families to say; never held, and nothing is broken."""
    decision = against(values, values)

    assert {each.status for each in decision.rules if each.id.startswith("champion")} <= {
        "pass",
        "inconclusive",
        "waiting",
    }
    assert rule(decision).point == 0
    assert paired_bounds([0.0] * len(values)).upper > 0


@given(BOOKS, st.randoms(use_true_random=False))
def test_a_verdict_that_goes_missing_never_improves_a_rule(values, rng):
    """Whatever the candidate's judge leaves open, and whatever the champion's did."""
    theirs = [[(one, min(1.0, one + rng.random() / 2)) for one in each] for each in values]
    known = [[round(max(0.0, one - rng.random() / 5), 2) for one in each] for each in values]
    open_ = [[(one, 1.0) if rng.random() < 0.3 else (max(0.0, one - 0.2), one) for one in each] for each in known]

    before, after = against(known, theirs), against(open_, theirs)

    for name in ("champion-correctness", BROKEN):
        worse = {"pass": {"pass", "inconclusive"}, "inconclusive": {"inconclusive"}, "fail": {"fail", "inconclusive"}}
        assert rule(after, name).status in worse[rule(before, name).status]
    assert after.ruling is not Ruling.SHIP or before.ruling is Ruling.SHIP
