"""What nobody knows is never told as if it were well, and a champion is drawn over what both bots played."""

import pytest

from hardcase.reports.dimensions import dimension_lines, figures, told

SETTLED = "No group of customers averages below its"
JUDGED = ("warm", "amount", "outcome", "next-step", "invents")


def reaches(card):
    """What is said of each dimension."""
    return " ".join(line.reach for line in dimension_lines(card, None))


def test_no_group_is_well_where_nothing_was_played(made, many):
    """Everything is missing: each group is open, no veto was answered, and no grader answered a point."""
    made = made(many(4, played=False)).report()

    assert SETTLED not in made.page.text
    assert "None is shown to be below its usual bar; 1 of 1 group is open." in made.page.text
    assert "answer all of its points" not in reaches(made.card)
    summary = made.text("summary.md")
    assert "in up to 0 families" not in summary
    assert "No veto was seen; not answered everywhere: promise-kept, z-ai-denied." in summary


@pytest.mark.parametrize("how", ["ungraded", "no judge"])
def test_no_group_is_well_where_a_number_is_open(made, many, how):
    """A dimension that nobody could grade, or that needs a judge, may be below its bar."""
    made = made(many(6, unknown=JUDGED)) if how == "ungraded" else made(many(6), licensed=False, judges=False)

    text = made.report().page.text
    assert SETTLED not in text
    assert "1 of 1 group is open." in text


def test_a_group_is_well_where_everything_is_known(made, many):
    """The sentence is still there for whom it is true of."""
    assert SETTLED in made(many(6)).report().page.text


def test_an_invalid_run_says_nothing_of_groups(made, many, gate):
    """No number of a measurement that cannot be trusted says who is hurt, and who is not."""
    made = made([*many(4, played=False), *many(8, wrong=("amount",))[4:]], gate=gate())

    assert made.decision.ruling.value == "invalid"
    text = made.report().page.text
    assert SETTLED not in text
    assert "below its floor" not in text
    assert "Hurt most" not in text


def drawn(card, champion):
    """What is said of the champion in correctness."""
    return told(figures(dimension_lines(card, None), champion, (), confidence=0.95)["correctness"])


def test_the_champion_is_drawn_over_the_families_that_both_played(made, many, spec):
    """Its failures in cases that the candidate never met would make the candidate look better than it is."""
    hard = [spec(id=f"hard-{index}", wrong=("amount",)) for index in range(6)]
    then = made([*many(6), *hard], bot="champion")
    then.run.path.rename(then.run.path.with_name("champion"))
    now = made(many(6))

    assert drawn(now.card, then.card).startswith("The champion 1.00 in the 6 families that both played, cases like")
    assert "both played" not in drawn(now.card, now.card)


def test_one_family_gives_the_champion_no_range(made, many):
    """Nothing is said, and nothing drawn, about cases like one."""
    then = made(many(1), bot="champion")
    then.run.path.rename(then.run.path.with_name("champion"))
    now = made(many(6))

    figure = figures(dimension_lines(now.card, None), then.card, (), confidence=0.95)["correctness"]
    assert told(figure) == "The champion 1.00 in the one family that both played."
    assert (figure.champion_lower, figure.champion_upper) == (1.0, 1.0)
