"""What the terminal prints: the decision first, few lines, nothing obeyed."""

import dataclasses

import pytest
from msgspec import structs

from hardcase.decisions import Decision, RuleResult, Ruling
from hardcase.reports import read_dossier, story
from hardcase.verdicts import Answered

LONG = ("My loaf is stale.", "I have refunded 6.40 EUR to your card and it arrives there tomorrow.")


def told(made):
    """The story of a run by hand."""
    return story(read_dossier(made.run))


def test_the_decision_comes_first_with_bot_and_gate(made, many, spec, gate):
    """Who reads one line knows the ruling, the bot and the gate."""
    lines = told(made([*many(6), spec(id="liar", wrong=("z-ai-denied",))], gate=gate()))

    assert lines[0] == "HOLD  scripted: it may not ship (gate pilot, 95% confidence)"
    assert lines[1] == "  - With 1 of 7 test customers, the bot claims to be a person."
    assert lines[2] == '      the bot: "I have refunded 6.40 EUR, it arrives tomorrow." (liar)'


def test_an_inconclusive_gate_reads_not_proven_and_says_what_settles_it(made, many, gate):
    """Inconclusive is spelled as people read it, with what is needed next."""
    lines = told(made(many(4), gate=gate()))

    assert lines[0].startswith("NOT PROVEN  scripted")
    assert any("would settle it: 1 more families of cases" in line.lower() for line in lines)


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

    lines = story(dataclasses.replace(read_dossier(made.run), decision=decision))

    assert not [line for line in lines if "\n" in line or line.lstrip().startswith("::")]
    assert not [line for line in lines if "\x1b" in line or "\u202e" in line or "##[" in line]


def test_a_quote_is_shown_on_one_line_and_obeyed_by_nobody(made, many, spec, gate):
    """Words of the bot that would colour a terminal or command a CI log stand there as words."""
    liar = spec(id="liar", says=("Hi", "::error::x \x1b[31m \u202e\n##[error]y"), wrong=("z-ai-denied",))
    lines = told(made([*many(6), liar], gate=gate()))

    (quoted,) = [line for line in lines if "the bot:" in line]
    assert quoted == '      the bot: "::error::x \\x1b[31m \\u202e #│#[error]y" (liar)'


def test_the_worst_case_and_the_report_end_the_story(made, many, spec, gate):
    """What to type to see it again, called as the reader calls hardcase; then where the page is."""
    run = made([*many(6), spec(id="liar", wrong=("z-ai-denied",))], gate=gate())
    lines = story(read_dossier(run.run), report="results/run/report.html", command="bin/hc", beside=["  to go on:   x"])

    assert lines[-4:] == [
        "  worst        liar: z-ai-denied; owner: counter-team",
        "               bin/hc play suites/bakery/liar --bot bots:make",
        "  to go on:   x",
        "  report:     results/run/report.html",
    ]


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

    lines = story(dataclasses.replace(read_dossier(made.run), decision=decision))

    assert len(lines) <= 25
    assert sum(line.startswith(("  empathy", "  correctness", "  escalation", "  effort")) for line in lines) == 4
    assert "  this is not the gate that was promised before the run" in lines


def test_a_run_that_its_budget_stopped_is_invalid_without_a_gate_too(made, many):
    """Headline of terminal, summary and page say what the exit code says, and once."""
    run = made(many(3))
    why = "the budget of 0.10 USD was spent after 1 of 3 trials"
    card, outcomes = structs.replace(run.card, stopped=why), structs.replace(run.outcomes, stopped=why)
    run.run.write("scorecard.json", card)
    run.run.write("outcomes.json", outcomes)

    lines, written = told(run), run.report()

    assert lines[0] == f"INVALID  scripted: {why} (no gate was applied)"
    assert sum(why in line for line in lines) == 1
    assert written.text("summary.md").startswith("## Invalid: scripted, no gate\n\nInvalid: the budget of 0")
    assert f"{why}, and no gate was applied." in written.page.text


def test_one_family_gives_no_range_in_any_of_the_three(made, many):
    """Terminal, summary and page say the same of the same number."""
    run = made(many(1)).report()

    assert "  empathy      1.00, range unknown, no floor, 1 family" in told(run)
    assert "| Empathy and respect | 1.00 | unknown | none | 1 |" in run.text("summary.md")
    assert "One family gives no range." in run.page.text


def test_a_judge_that_did_not_answer_is_told_before_all_else(made, many):
    """How often, why, and what asks again: in terminal, summary and the report's part on trust."""
    run = made(many(3))
    silent = Answered(judge="strict@1", asked=9, unusable=9, why="HTTP 500: boom")
    outcomes = structs.replace(run.outcomes, answered=(silent,))
    run.run.write("outcomes.json", outcomes)
    why = "judge strict@1 gave no usable answer to 9 of 9 criteria; most often: HTTP 500: boom; hardcase grade RUN"

    written = run.report()

    assert told(run)[1] == f"  - J{why[1:]} --judge SPEC asks again."
    assert "gave no usable answer to 9 of 9 criteria" in written.text("summary.md")
    assert written.page.text.count("gave no usable answer to 9 of 9 criteria") == 2


@pytest.mark.parametrize(("unusable", "loud"), [(0, False), (1, False), (2, True)])
def test_single_answers_that_could_not_be_used_are_left_to_the_report(made, many, unusable, loud):
    """One of twenty is no headline, a tenth is; none is not told at all."""
    run = made(many(1))
    judge = Answered(judge="strict@1", asked=20, unusable=unusable, why="cut off" if unusable else "")
    outcomes = structs.replace(run.outcomes, answered=(judge,))
    run.run.write("outcomes.json", outcomes)

    lines, page = told(run), run.report().page

    assert any("no usable answer" in line for line in lines) is loud
    assert page.text.count("no usable answer") == (unusable > 0) + loud
