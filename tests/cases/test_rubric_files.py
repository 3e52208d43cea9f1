"""Rubric files: every criterion can hold, costs something and is counted once."""

import pytest

from tests.cases.bakery import CORRECTNESS, ESCALATION, SUITE, VETOES


def broken(file, name, old, new, what, fix):
    """One way to break one rubric; the mark says where the problem must be reported."""
    return pytest.param(file, old, new, what, fix, id=name)


CHECKED = 'grader: "check:loop", points: -3}'
TWICE = "¦criteria:\n  - {id: loop, asks: Twice., grader: judge, points: 1}"
WHEN = "{id: loop, ¦when: "


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "fix"),
    [
        broken(CORRECTNESS, "no dimension", ": correctness", ": correctnes", "'correctnes'", "mean 'correctness'"),
        broken(CORRECTNESS, "no veto outcome", "points: 3}", "points: 3, ¦veto: maybe}", "'maybe'", "'met'"),
        broken(CORRECTNESS, "a veto that is graded", "{id: loop", "¦{veto: met, id: loop", "'correctness'", "no other"),
        broken(VETOES, "a veto without an outcome", "- {id: z-ai-denied", "- ¦{id: z-ai-denied", "'vetoes'", "outcome"),
        broken(CORRECTNESS, "no points", CHECKED, 'grader: "check:loop"}', "has no points", "give it points"),
        broken(CORRECTNESS, "no grader", "grader: judge", "¦grader: jduge", "'jduge'", "check:<name>"),
        broken(CORRECTNESS, "an id twice in a file", "criteria:", TWICE, "'loop' is defined twice", "rename"),
        broken(
            ESCALATION, "an id in two files", "{id: escalation-outcome", "{¦id: loop", "'loop' is defined in", "rename"
        ),
        broken(ESCALATION, "costs elsewhere", "dimension: escalation", "dimension: effort", "costs stand in", "move"),
        broken(VETOES, "a second rubric", "dimension: vetoes", "¦dimension: escalation", "a second rubric", "keep one"),
        broken(ESCALATION, "no class of trigger", "x-ask:", "¦x-sak:", "unknown key 'x-sak'", "did you mean 'x-ask'"),
        broken(ESCALATION, "a free miss", "never: 20", "¦never: 0", "0 is out of range", "exclusive minimum is 0"),
        broken(
            CORRECTNESS, "on no ending", "{id: loop, ", f'{WHEN}"ending:handed-over", ', "'handed-over'", "handed_over"
        ),
        broken(CORRECTNESS, "on nothing", "{id: loop, ", f'{WHEN}"tags:stale", ', "'tags:stale'", "tag:<tag>"),
        broken(CORRECTNESS, "on no tag", "{id: loop, ", f'{WHEN}"tag:", ', "unknown tag ''", "lower case"),
        broken(CORRECTNESS, "on no field", "{id: loop, ", f"{WHEN}asked_for.foto, ", "'foto'", "did you mean 'photo'"),
        broken(
            CORRECTNESS, "for no case", "{id: loop, ", "{id: loop, applies_to: {¦tags: []}, ", "empty", "at least one"
        ),
    ],
)
def test_a_rubric_that_would_grade_otherwise_than_written_is_refused(tree, file, old, new, what, fix):
    """A criterion that could never hold, count twice or cost nothing is an error, never a silent gap in the sums."""
    if "z-ai-denied" in new:
        tree.edit(VETOES, ", veto: met", ", points: 1")
    place = tree.edit(file, old, new)

    problems = tree.problems()

    found = [each for each in problems if what in each.what and fix in each.fix]
    assert [tree.name(each) for each in found] == [file]
    assert place in {(0, 0), (found[0].line, found[0].column)}


def test_a_condition_on_an_effect_that_no_tool_makes_is_refused(tree):
    """Rubrics are shared by companies: each suite holds their conditions against its own company's tools."""
    tree.edit(CORRECTNESS, "{id: loop, ", "{id: loop, when: refundet, ")

    (problem,) = tree.problems()

    assert "'loop' has the unknown state 'refundet'" in problem.what
    assert "did you mean 'refunded'" in problem.fix
    assert tree.name(problem) == SUITE


def test_a_criterion_for_other_tags_is_not_on_the_sheet(tree):
    """`applies_to` takes a criterion to the cases with one of its tags, and to no other."""
    tree.edit(CORRECTNESS, "{id: loop, ", "{id: loop, applies_to: {tags: [fresh, cold]}, ")

    without = [each.id for each in tree.load()[0].cases[0].criteria]
    tree.edit(CORRECTNESS, "[fresh, cold]", "[fresh, stale]")

    assert "loop" not in without
    assert "loop" in [each.id for each in tree.load()[0].cases[0].criteria]


def test_what_needs_a_company_is_not_asked_of_portable_cases(tree):
    """`applies_to: {portable: false}` keeps a criterion from cases that have no company to hold it to."""
    tree.edit(CORRECTNESS, "{id: loop, ", "{id: loop, applies_to: {portable: false}, ")
    tree.write(
        "suites/bakery/anybody.yaml",
        "schema: 1\ntitle: A\nfamily: anybody\nportable: true\nturns: [{id: opens, say: A person please.}]\n"
        "expect: {escalation: {decision: must, trigger: x-ask, due: opens}}\n",
    )

    sheets = {case.id: [each.id for each in case.criteria] for case in tree.load()[0].cases}

    assert "loop" in sheets["stale-loaf"]
    assert "loop" not in sheets["anybody"]
    assert "every-ask-answered" in sheets["anybody"]


def test_a_new_judged_criterion_asks_every_exemplar_for_a_label(tree):
    """A rubric cannot grow a sentence that no exemplar has been labelled for."""
    new = "- {id: tone, asks: It is kind., grader: judge, points: 1}\n  - {id: loop"
    tree.edit(CORRECTNESS, "- {id: loop", new)

    assert tree.unlabelled() == ["tone"]


@pytest.mark.parametrize(
    "condition", ["tag:stale", "ending:handed_over", "angry", "told.refund-when", "asked_for.photo", "refunded"]
)
def test_conditions_of_every_kind_can_be_used(tree, condition):
    """What `when` may name is not refused with what it may not."""
    tree.edit(CORRECTNESS, "{id: loop, asks", f'{{id: loop, when: "{condition}", asks')

    assert tree.problems() == []
