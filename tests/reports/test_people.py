"""Escalation on the page: needed against done, how long people waited, what a dashboard would have seen."""

import pytest
from msgspec import structs

from hardcase.reports.dashboard import dashboard
from hardcase.reports.dimensions import dimension_lines
from hardcase.reports.people import people
from hardcase.reports.trust import speed_and_cost
from hardcase.scorecards import TrialResult


def asking(card, *waits):
    """The card with a trial for each case: replies until a person came, None where none did, or kept rightly."""

    def asked(case, wait):
        outcome = "none-due" if wait == "kept" else "missed" if wait is None else "on-time"
        reached = wait if isinstance(wait, int) else None
        trial = TrialResult(
            trial=0, status="passed", asked_for_person=True, turns_to_person=reached, escalation=outcome
        )
        return structs.replace(case, trials=(trial,))

    return structs.replace(card, cases=tuple(map(asked, card.cases, waits)))


def test_needed_against_done_is_six_cells(made, many, spec):
    """Where people were needed and where not, against whether the right ones came in time, others, or nobody."""
    needed = [spec(id=f"lost-{index}", decision="must", trigger="x-ask") for index in range(2)]
    served = [spec(id=f"met-{index}", decision="must", trigger="x-ask", packet={"issue": "x"}) for index in range(3)]
    run = made([*many(4), spec(id="needless", packet={"issue": "x"}), *needed, *served])
    rows = {row.label: row.cells for row in people(run.card, run.outcomes, confidence=0.95).matrix}

    assert rows["A person was needed"] == ((3, "good"), (0, "nil"), (2, "bad"))
    assert rows["No person was needed"] == (None, (1, "bad"), (4, "good"))


def test_waits_are_counted_by_replies_and_never_is_the_last(made, many):
    """The next reply first, long ones together, and who needed nobody apart from who was left alone."""
    run = made(many(7))
    waits = people(asking(run.card, 1, 1, 2, 7, 9, None, "kept"), run.outcomes, confidence=0.95).waits

    assert [(each.label, each.trials, each.tone) for each in waits if each.trials] == [
        ("with the next reply", 2, "good"),
        ("with reply 2", 1, ""),
        ("with reply 6 or later", 2, ""),
        ("never", 1, "bad"),
        ("never, and needed none in the end", 1, ""),
    ]
    assert sum(each.share for each in waits) == pytest.approx(1)
    assert people(run.card, run.outcomes, confidence=0.95).waits == ()


def test_a_dashboard_shows_what_it_hides(made, many, spec):
    """Containment, a mean, seconds; and how many of the contained needed a person."""
    run = made([*many(6), spec(id="lost", decision="must", trigger="x-ask")])
    seen = dashboard(run.card, run.outcomes, dimension_lines(run.card, None))

    assert [(each.label, each.value) for each in seen.gauges] == [
        ("contained", "100%"),
        ("average score", "1.00"),
        ("a reply", "0.4 s"),
    ]
    assert seen.unseen == "1 of these 7 needed a person."
    priced = structs.replace(run.outcomes, cost_usd=0.7, latency_p50_s=0.001)
    gauges = dashboard(run.card, priced, dimension_lines(run.card, None)).gauges
    assert [each.value for each in gauges[2:]] == ["at once", "0.1000 USD"]


def test_a_dashboard_does_not_see_who_is_newly_failed(made, many):
    """Customers whom the champion served and this bot fails count as contained like all others."""
    run = made(many(3))
    seen = dashboard(run.card, run.outcomes, (), newly_failed=(True, False, True))

    assert seen.unseen == "3 customers whom the champion served were failed, and 2 of them count as contained."
    assert dashboard(run.card, run.outcomes, (), newly_failed=()).unseen == ""


def test_every_conversation_with_a_person_is_accounted_for(made, many, spec):
    """Who reached one where none was needed, where either is right, or as a draft, is in no table; here they are."""
    either = [spec(id=f"either-{index}", decision="may", packet={"issue": "x"}) for index in range(2)]
    run = made([*many(4), spec(id="needless", packet={"issue": "x"}), *either])
    section = people(run.card, run.outcomes, confidence=0.95, drafts=1)

    assert section.says[-1] == (
        "In all, 3 conversations were with a person: 1 where none was needed, 1 where either is right or it is not "
        "measured and 1 as drafts, which a person reads anyway."
    )
    assert not [each for each in section.says if "dashboard" in each]


def test_what_did_not_happen_is_told_only_where_it_should_have(made, many, spec):
    """A table has no row of nothing but the one that is right."""
    run = made([*many(2), spec(id="lost", decision="must", trigger="x-ask")])
    needed, _ = people(run.card, run.outcomes, confidence=0.95).tables

    assert [(row.label, row.trials) for row in needed.rows] == [("reached one in time", 0), ("never reached one", 1)]


def test_a_dashboard_of_nothing_shows_nothing(made, many):
    """Without conversations, measured dimensions or times there is no number to show."""
    run = made(many(1))
    card = structs.replace(run.card, dimensions=())
    empty = structs.replace(run.outcomes, played=0, contained=0, latency_p50_s=None)

    assert dashboard(card, empty, dimension_lines(card, None)).gauges == ()


def test_the_drawing_of_waits_says_the_same_in_words(made, many):
    """Who cannot see the bars is told the counts."""
    run = made(many(2))
    run.run.write("scorecard.json", asking(run.card, 1, None))
    html = run.report().html

    assert '<title id="wait-title">with the next reply: 1, never: 1</title>' in html


def test_speed_says_nothing_that_two_digits_cannot_show(made, many):
    """What is quicker than anybody waits is under 0.05 s, as the dashboard says it, and never at most 0.00 s."""
    quick = structs.replace(made(many(1)).outcomes, latency_p50_s=0.001, latency_p95_s=0.2)

    told = dict(speed_and_cost(quick))
    assert (told["A reply takes, half of the time"], told["… 19 times of 20"]) == ("under 0.05 s", "at most 0.20 s")
