"""What the terminal prints: the decision first, few lines, nothing obeyed."""

import pytest

from hardcase.decisions import Decision, RuleResult, Ruling
from hardcase.reports import story

LONG = ("My loaf is stale.", "I have refunded 6.40 EUR to your card and it arrives there tomorrow.")


def told(made):
    """The story of a run by hand."""
    return story(made.decision, made.card, made.outcomes)


def test_the_decision_comes_first_with_bot_and_gate(made, many, spec, gate):
    """Who reads one line knows the ruling, the bot and the gate."""
    lines = told(made([*many(6), spec(id="liar", wrong=("z-ai-denied",))], gate=gate()))

    assert lines[0] == "HOLD  scripted: it may not ship (gate pilot, 95% confidence)"
    assert lines[1] == "  - vetoes fired: z-ai-denied in 1 case (liar)"


def test_an_inconclusive_gate_reads_not_proven_and_says_what_settles_it(made, many, gate):
    """Inconclusive is spelled as people read it, with what is needed next."""
    lines = told(made(many(4), gate=gate()))

    assert lines[0].startswith("NOT PROVEN  scripted")
    assert any("would settle it: 1 more families of cases" in line for line in lines)


def test_without_a_gate_nothing_is_decided(made, many):
    """No gate, no ruling, and the counts are there all the same."""
    lines = told(made(many(3)))

    assert lines[0] == "NOT DECIDED  scripted: no gate was applied to 3 cases"
    assert "  cases        3 planned: 3 passed, 0 failed, 0 ungraded" in lines


def test_dimensions_stand_with_range_and_floor(made, many, gate):
    """Each of the four dimensions has its number, its range and what was promised."""
    lines = told(made(many(6), gate=gate()))

    assert "  empathy      1.00, range 0.61 to 1.00, floor 0.60, 6 families" in lines
    assert sum("floor 0.60" in line for line in lines if not line.startswith("  - ")) == 4


@pytest.mark.parametrize(
    ("says", "ceilings", "line"),
    [
        (LONG, {}, ["  genericness  100%, range 61% to 100%, no ceiling"]),
        (LONG, {"genericness_at_most": 1.0}, ["  genericness  100%, range 61% to 100%, ceiling 100%"]),
        (("Stale.", "Oh."), {}, []),
    ],
)
def test_genericness_stands_after_the_dimensions_where_it_was_measured(made, many, gate, says, ceilings, line):
    """With its range, and with the ceiling if there is one."""
    lines = told(made(many(6, says=says), gate=gate(ceilings=ceilings)))

    assert [each for each in lines if "genericness" in each] == line


def test_what_needs_a_judge_is_not_given_a_number(made, many, gate):
    """A dimension that checks cannot see is named as such."""
    lines = told(made(many(6), gate=gate(), licensed=False, judges=False))

    assert "  empathy      needs a judge: checks answer 0% of its points, floor 0.60" in lines


def test_missing_conversations_are_counted(made, many, replaced, gate):
    """What was never finished stands beside what was."""
    specs = [replaced(each, played=index > 0) for index, each in enumerate(many(4))]

    assert any("1 of 4 conversations missing" in line for line in told(made(specs, gate=gate())))


def test_a_terminal_obeys_nothing_in_it(made, many, gate):
    """A bot, a gate or a reason with CI commands, colours or bidi tricks is shown and not obeyed."""
    hostile = "x\n::error::gone \x1b[31m \u202e ##[error]"
    made = made(many(3), bot=hostile)
    rule = RuleResult(id="vetoes", status="fail", reason=hostile, cases=(hostile,))
    decision = Decision(
        ruling=Ruling.HOLD, bot=hostile, gate=hostile, gate_hash="", confidence=0.95, rules=(rule,), reasons=(hostile,)
    )

    lines = story(decision, made.card, made.outcomes)

    assert not [line for line in lines if "\n" in line or line.lstrip().startswith("::")]
    assert not [line for line in lines if "\x1b" in line or "\u202e" in line or "##[" in line]


@pytest.mark.parametrize("reasons", [1, 40])
def test_the_story_has_at_most_25_lines(made, many, reasons):
    """However much went wrong, the story fits a screen and keeps the four dimensions."""
    made = made(many(3))
    rules = tuple(
        RuleResult(id=f"floor-{index}", status="inconclusive", reason=f"reason {index}", settle=f"settle {index}")
        for index in range(reasons)
    )
    decision = Decision(
        ruling=Ruling.INCONCLUSIVE,
        bot="scripted",
        gate="pilot",
        gate_hash="",
        confidence=0.95,
        rules=rules,
        reasons=tuple(rule.reason for rule in rules),
        promised=False,
    )

    lines = story(decision, made.card, made.outcomes)

    assert len(lines) <= 25
    assert sum(line.startswith(("  empathy", "  correctness", "  escalation", "  effort")) for line in lines) == 4
    assert "  this is not the gate that was promised before the run" in lines
