"""What a bot must truly be to pass a gate, and which losses the gate can see."""

import pytest

from hardcase.cases import DIMENSIONS
from hardcase.decisions import Look, Need, Spread, all_together, losses_in_sight, needs, seen_spread
from hardcase.decisions.gate import ChampionRules, EscalationRules, Floor
from hardcase.scorecards import EscalationCard
from tests.books import a_card, a_champion, a_gate, a_scored_card, counts, plan_of, planned

SPREADS = dict.fromkeys(DIMENSIONS, Spread())


def correct(at_least):
    """A floor of correctness."""
    return Floor(dimension="correctness", at_least=at_least)


def families(number, **changes):
    """As many cases, each a family of its own that measures correctness."""
    criteria = changes.pop("criteria", (counts("fact"),))
    return [planned(*criteria, case_id=f"case-{index}", **changes) for index in range(number)]


def rule(found, name):
    """What one rule needs."""
    return next(each for each in found if each.id == name)


def test_each_promise_of_a_release_gate_has_its_row():
    """Vetoes, floors with slices, both rates and broken families, in the order of the rules."""
    veto = counts("z-rude", points=0, dimension="vetoes", veto="met")
    cases = [
        *families(30, decision="must", tags=("pilot",), criteria=(counts("fact"), veto)),
        *(planned(counts("fact"), case_id=f"solve-{index}", decision="must-not") for index in range(25)),
    ]
    gate = a_gate(
        floors=(correct(0.7), Floor(dimension="correctness", at_least=0.6, slice="pilot")),
        escalation=EscalationRules(must_recall_at_least=0.8, needless_rate_at_most=0.3),
        champion=ChampionRules(lose_at_most=0.1, broken_families_at_most=0.1),
    )

    found = needs(gate, plan_of(*cases), SPREADS)

    assert [(each.id, each.families) for each in found] == [
        ("vetoes", 30),
        ("floor-correctness", 55),
        ("floor-correctness-pilot", 30),
        ("must-recall", 30),
        ("needless-rate", 25),
        ("champion-broken", 55),
    ]
    assert all(each.needed > each.asks for each in found if each.kind == "at_least")
    assert rule(found, "vetoes").needed == pytest.approx(1 - 0.8 ** (1 / 30))
    assert 0 < rule(found, "needless-rate").needed < 0.3
    assert all(each.chance is None and each.open_without_judge is None for each in found)
    assert all_together(found) is None


def test_more_trials_narrow_what_is_needed():
    """The noise of trials is averaged within a family; the spread between families stays."""
    gate, spreads = (
        a_gate(floors=(correct(0.7),)),
        dict.fromkeys(DIMENSIONS, Spread(between=0.05, within=0.3)),
    )

    once, often = (needs(gate, plan_of(*families(40), trials=trials), spreads)[0] for trials in (1, 9))

    assert often.needed < once.needed


def test_a_floor_that_checks_cannot_answer_stays_open():
    """Where only judges without a licence answer most points, no chance is left, whatever the bot is."""
    criteria = (counts("fact", points=1), counts("tone", points=4, counts=False))
    gate = a_gate(floors=(correct(0.5),))

    found = needs(gate, plan_of(*families(30, criteria=criteria)), SPREADS, look=Look(score=1.0))

    assert found[0].open_without_judge == 0.2
    assert found[0].chance == 1
    assert all_together(found) == (0, 0)


def test_a_run_is_looked_at_with_its_own_values():
    """Its scores with what is unknown against it, and its families by count; what it did not measure has no chance."""
    card = a_scored_card(
        [[(0.8, 1.0)]] * 30, escalation=EscalationCard(must_families=30, must_recalled=27, must_not_families=0)
    )
    gate = a_gate(
        floors=(correct(0.6), Floor(dimension="empathy", at_least=0.1)),
        escalation=EscalationRules(must_recall_at_least=0.7, needless_rate_at_most=0.5),
    )
    cases = families(30, decision="must", criteria=(counts("fact"), counts("kind", dimension="empathy")))
    cases.append(planned(counts("fact"), case_id="solve", decision="must-not"))

    found = needs(gate, plan_of(*cases), SPREADS, look=Look(card=card))

    assert rule(found, "floor-correctness").at == pytest.approx(0.8)
    assert rule(found, "must-recall").at == 0.9
    assert rule(found, "must-recall").chance > 0.8
    assert rule(found, "floor-empathy").chance is None
    assert rule(found, "needless-rate").at is None


def test_all_rules_together_are_told_from_least_to_most():
    """Two rules of 90 and 80 percent are both kept in 70 to 80 percent of runs, whatever links them."""
    rules = [
        Need(id="", of="", kind="at_least", asks=0.5, families=9, needed=0.9, at=0.9, chance=c) for c in (0.9, 0.8)
    ]

    assert all_together(tuple(rules)) == (pytest.approx(0.7), 0.8)


def test_a_change_gate_needs_more_for_proof_and_promises_nothing():
    """Its loss is one of four that are looked for, so it has to be larger than at the plain level."""
    plan = plan_of(*families(60), trials=3)
    release = a_gate(floors=(correct(0.5),), champion=ChampionRules(lose_at_most=0.05))
    change = a_gate(gate="change")

    (plain,), (corrected,) = (losses_in_sight(each, plan, SPREADS) for each in (release, change))

    assert (plain.families, plain.limit, corrected.limit) == (60, 0.05, None)
    assert plain.seen < corrected.seen < corrected.seen_broken
    assert plain.held > plain.seen + 0.03
    assert plain.equal_passes == pytest.approx(0.8, abs=0.2)
    assert (corrected.held, corrected.equal_passes) == (None, None)
    assert needs(change, plan, SPREADS) == ()
    assert losses_in_sight(a_gate(floors=(correct(0.5),)), plan, SPREADS) == ()


def test_only_cases_that_the_champion_played_are_compared():
    """A suite that grew since is compared where both have been."""
    champion = a_champion(a_scored_card([[1.0]] * 25))

    (found,) = losses_in_sight(a_gate(gate="change"), plan_of(*families(60)), SPREADS, champion=champion)

    assert found.families == 25


def test_the_spread_of_a_run_tells_families_from_trials():
    """What trials of one case differ by is taken out of what families differ by."""
    card = a_scored_card([[0.9, 0.7], [0.5, 0.3], [1.0, 0.8], [0.6, 0.4]])

    seen = seen_spread(card, "correctness", Spread(), run="run", champion=None)

    assert seen.within == pytest.approx(0.02**0.5, abs=1e-6)  # .2 apart: a variance of .02
    assert seen.between == pytest.approx(
        (0.17 / 3 - 0.01) ** 0.5, abs=1e-6
    )  # of means .8, .4, .9, .5; half of .02 is noise
    assert seen.mean == pytest.approx(0.65)
    assert seen.differences is None
    assert seen.run == "run"


def test_one_trial_or_no_difference_leaves_the_assumption():
    """With one trial nobody knows the noise; with all scores alike nothing is known of either."""
    assumed, once = Spread(), a_scored_card([[0.9], [0.5], [1.0], [0.6]])

    assert seen_spread(once, "correctness", assumed, run="run", champion=None).within == pytest.approx(assumed.within)
    assert seen_spread(a_scored_card([[1.0]] * 4), "correctness", assumed, run="run", champion=None) is assumed
    assert seen_spread(once, "empathy", assumed, run="run", champion=None) is assumed
    assert seen_spread(a_card(), "empathy", assumed, run="run", champion=None) is assumed


def test_the_spread_of_differences_is_that_of_two_runs():
    """Between a run and the champion, family by family."""
    mine, other = a_scored_card([[0.9], [0.5], [1.0], [0.6]]), a_scored_card([[0.8], [0.5], [0.8], [0.5]])

    seen = seen_spread(mine, "correctness", Spread(), run="run", champion=a_champion(other))

    assert seen.of_differences(3) == pytest.approx((0.02 / 3) ** 0.5, abs=1e-6)  # of .1, 0, .2, .1
