"""Gate files: a promise is read strictly, and one that no bot could keep is refused before anything is played."""

import random
import textwrap
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from hardcase.cases import PlannedCriterion
from hardcase.decisions import GateFile, Ruling, check_gate, decide, load_gate, rule_ids, selected
from hardcase.errors import GateError
from hardcase.stats import count_bounds, score_bounds, zero_seen_bound
from tests.books import a_card, a_gate, counts, plan_of, planned

VETO = PlannedCriterion(id="z-ai-denied", dimension="vetoes", veto="met", grader="check:ai-denied")
CHECKED = counts("told", 3)
FULL = (counts("warm", 3, "empathy"), counts("quick", 3, "effort"))
OUTCOME = counts("escalation-outcome", 10, "escalation", grader="check:escalation")


@pytest.fixture
def write(tmp_path):
    """Write a gate file and return its path."""

    def written(text, name="test"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
        return path

    return written


def cases(number, *, decision="may", criteria=(CHECKED, VETO), prefix="case", **changes):
    """So many planned cases, each a family of its own."""
    return tuple(
        planned(*criteria, case_id=f"{prefix}-{index}", decision=decision, trigger="x-ask", **changes)
        for index in range(number)
    )


def problems_of(gate, plan):
    """What is wrong, one clause each."""
    with pytest.raises(GateError) as caught:
        check_gate(gate, plan)
    return [problem.what for problem in caught.value.problems]


GOOD = """
    schema: 1
    gate: release
    cases: {suites: [bakery], tags: [gift], languages: [en], portable: false}
    confidence: 0.9
    trials: 3
    vetoes: none-allowed
    floors:
      - {dimension: correctness, at_least: 0.8}
      - {dimension: correctness, slice: gift, at_least: 0.6}
    escalation: {must_recall_at_least: 0.85, needless_rate_at_most: 0.3}
    evidence: {missing_at_most: 0.05, min_families: 40}
    champion: null
    ceilings: {}
    waivers: []
    """


def test_a_gate_says_what_is_in_its_file(write):
    """Every rule that can be applied is read as written; the name is the file's."""
    gate = load_gate(write(GOOD, "release"))

    assert (gate.name, gate.file.trials, gate.file.confidence) == ("release", 3, 0.9)
    assert gate.file.cases.suites == ("bakery",)
    assert (gate.file.evidence.missing_at_most, gate.file.evidence.min_families) == (0.05, 40)
    assert rule_ids(gate) == (
        "vetoes",
        "missing",
        "families",
        "floor-correctness",
        "floor-correctness-gift",
        "must-recall",
        "needless-rate",
    )


def test_a_gate_has_careful_defaults(write):
    """What is not written is 95 percent, one trial, 2 percent missing and 20 families."""
    file = load_gate(write("schema: 1\ngate: release\nfloors: [{dimension: effort, at_least: 0.7}]\n")).file

    assert (file.confidence, file.trials, file.vetoes, file.cases.suites) == (0.95, 1, "none-allowed", "all")
    assert (file.evidence.missing_at_most, file.evidence.min_families) == (0.02, 20)


def test_the_hash_is_of_the_promise_and_not_of_its_comments(write):
    """Another number is another promise; another comment or order is not."""
    first = load_gate(write("schema: 1\ngate: release\nescalation: {must_recall_at_least: 0.7}\n")).hash
    same = load_gate(write("# why\ngate: release\nschema: 1\nescalation: {must_recall_at_least: 0.7}\n")).hash
    other = load_gate(write("schema: 1\ngate: release\nescalation: {must_recall_at_least: 0.6}\n")).hash

    assert first == same != other


@pytest.mark.parametrize(
    ("added", "line", "what", "fix"),
    [
        pytest.param(
            "ceilings: {latency_p95_s: 20}", 4, "unknown key 'latency_p95_s'", "genericness_at_most", id="ceilings"
        ),
        pytest.param(
            "waivers: [{rule: vetoes, reason: r, owner: o, expires: 2026-12-01}]",
            4,
            "'vetoes' cannot be waived",
            "remove the waiver",
            id="a veto waived",
        ),
        pytest.param(
            "waivers: [{rule: must-recal, reason: r, owner: o, expires: 2026-12-01}]",
            4,
            "the gate has no such rule",
            "did you mean 'must-recall'",
            id="a waiver for a rule that is not there",
        ),
        pytest.param(
            "waivers: [{rule: promise-kept, reason: r, owner: o, expires: 2026-12-01}]",
            4,
            "the gate has no such rule",
            "use one of 'must-recall'; a veto is never waived",
            id="a waiver for one veto, and no rule is offered that cannot be waived",
        ),
        pytest.param(
            "waivers: [{rule: must-recall, reason: r, owner: o, expires: soon}]",
            4,
            "'expires' is 'soon', which is no day",
            "2026-12-31",
            id="a waiver without an end",
        ),
        pytest.param("ceilings: {cost_usd_per_conversation_at_most: 0}", 4, "0", "", id="a bot that may cost nothing"),
        pytest.param(
            "floors: [{dimension: effort, at_least: 0.7}, {dimension: effort, at_least: 0.8}]",
            4,
            "a second floor for 'effort'",
            "keep one of the two",
            id="two floors for one dimension",
        ),
        pytest.param(
            "floors: [{dimension: effort, slice: g, at_least: 0.7}, {dimension: effort, slice: g, at_least: 0.1}]",
            4,
            "a second floor for 'effort' in 'g'",
            "keep one of the two",
            id="two floors for one slice",
        ),
        pytest.param("flors: []", 4, "'flors'", "did you mean 'floors'", id="a misspelt key"),
        pytest.param("confidence: 1.0", 4, "1.0", "", id="certainty"),
        pytest.param("confidence: 0.5", 4, "0.5", "", id="a coin"),
        pytest.param("trials: 0", 4, "0", "", id="no trials"),
        pytest.param("vetoes: some-allowed", 4, "'some-allowed'", "", id="allowed vetoes"),
        pytest.param("evidence: {min_families: 1}", 4, "1", "", id="a single family"),
        pytest.param("evidence: {missing_at_most: 1.5}", 4, "1.5", "", id="a share above one"),
        pytest.param("floors: [{dimension: kindness, at_least: 0.7}]", 4, "'kindness'", "", id="another dimension"),
        pytest.param("floors: [{dimension: effort, at_least: 1.2}]", 4, "1.2", "", id="a floor above one"),
        pytest.param("floors: [{dimension: effort}]", 4, "at_least", "", id="a floor without a number"),
        pytest.param("gate: release", 4, "duplicate key 'gate'", "", id="a key twice"),
    ],
)
def test_a_problem_has_its_place_and_its_fix(write, added, line, what, fix):
    """File, line and column, what is wrong, and what to write instead."""
    path = write(f"schema: 1\ngate: release\nescalation: {{must_recall_at_least: 0.7}}\n{added}\n")

    with pytest.raises(GateError) as caught:
        load_gate(path)

    problem = next(each for each in caught.value.problems if what in each.what)
    assert (problem.path, problem.line) == (path, line)
    assert problem.column >= 1
    assert problem.fix
    assert fix in problem.fix
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("floors", "floors: [{dimension: effort, at_least: 0.7}]"),
        ("escalation", "escalation: {must_recall_at_least: 0.7}"),
        ("champion", "champion: {lose_at_most: 0.05}"),
        ("ceilings", "ceilings: {genericness_at_most: 0.3}"),
    ],
)
def test_a_change_gate_makes_no_promise_of_its_own(write, name, line):
    """A rule that it would not apply is refused, and not read over."""
    with pytest.raises(GateError, match=f"a change gate has no '{name}'") as caught:
        load_gate(write(f"schema: 1\ngate: change\n{line}\n"))

    assert caught.value.problems[0].line == 3


def test_a_release_is_compared_with_the_champion_of_its_own_gate(write):
    """Only a change gate has none of its own; whose it takes is written in it, release unless given."""
    with pytest.raises(GateError, match="'against' 'pilot'"):
        load_gate(write("schema: 1\ngate: release\nagainst: pilot\nescalation: {must_recall_at_least: 0.7}\n"))

    assert load_gate(write("schema: 1\ngate: change\nagainst: pilot\n", "pull")).champion_of == "pilot"


def test_a_change_gate_is_not_held_against_a_gate_that_takes_no_champion(write):
    """Nobody could pin one: refused where it is written; with rules about a champion it is read."""
    release = "schema: 1\ngate: release\nescalation: {must_recall_at_least: 0.7}\n"
    write(release, "pilot")
    with pytest.raises(GateError, match="'against' 'pilot': that gate has no rules about a champion"):
        load_gate(write("schema: 1\ngate: change\nagainst: pilot\n", "pull"))

    write(release + "champion: {lose_at_most: 0.1}\n", "pilot")
    assert load_gate(write("schema: 1\ngate: change\nagainst: pilot\n", "pull")).champion_of == "pilot"
    assert load_gate(write("schema: 1\ngate: change\n", "pull")).champion_of == "release"
    assert load_gate(write(GOOD, "weekly")).champion_of == "weekly"


@pytest.mark.parametrize(
    "rest",
    ["", "floors: []", "escalation: {}", "vetoes: none-allowed"],
    ids=["nothing", "no floors", "no rates", "vetoes alone"],
)
def test_a_gate_that_promises_nothing_is_refused(write, rest):
    """An empty promise cannot be kept."""
    with pytest.raises(GateError, match="the gate promises nothing"):
        load_gate(write(f"schema: 1\ngate: release\n{rest}\n"))


@pytest.mark.parametrize(
    "rule",
    [
        "floors: [{dimension: effort, at_least: 0}]",
        "floors: [{dimension: effort, slice: gift, at_least: 0.0}]",
        "escalation: {must_recall_at_least: 0}",
        "escalation: {needless_rate_at_most: 1.0}",
        "champion: {lose_at_most: 1}",
        "champion: {lose_at_most: 0.1, broken_families_at_most: 1}",
        "ceilings: {genericness_at_most: 1}",
        "evidence: {missing_at_most: 1}",
    ],
)
def test_a_rule_that_no_bot_can_miss_is_refused(write, rule):
    """The worst of bots would ship by it; place and fix are named."""
    kept = "" if rule.startswith("floors") else "floors: [{dimension: effort, at_least: 0.7}]\n"

    with pytest.raises(GateError, match="no bot can miss it, so it promises nothing") as caught:
        load_gate(write(f"schema: 1\ngate: release\n{kept}{rule}\n"))

    (problem,) = caught.value.problems
    assert problem.line == (4 if kept else 3)
    assert problem.fix.endswith("or remove the rule")


def test_nought_of_what_is_bad_is_a_promise(write):
    """The strictest rule there is, and no empty one."""
    assert load_gate(write("schema: 1\ngate: release\nescalation: {needless_rate_at_most: 0}\n"))


@pytest.mark.parametrize(
    ("expires", "refused"), [("2027-11-23", False), ("2027-11-24", True), ("9999-12-31", True), ("2020-01-01", False)]
)
def test_a_waiver_counts_for_a_year_at_most(write, expires, refused):
    """Whatever is set aside for ever is no promise; the fix names the last day that may stand there."""
    waiver = f"{{rule: must-recall, reason: r, owner: o, expires: {expires}}}"
    path = write(f"schema: 1\ngate: release\nescalation: {{must_recall_at_least: 0.7}}\nwaivers: [{waiver}]\n")

    if not refused:
        assert load_gate(path, today=date(2026, 11, 22)).file.waivers
        return
    with pytest.raises(GateError, match=f"'expires' is '{expires}': a waiver counts for a year at most") as caught:
        load_gate(path, today=date(2026, 11, 22))
    assert "until 2027-11-23" in caught.value.problems[0].fix


def test_all_problems_of_a_gate_come_at_once(write):
    """Nobody mends a file line by line."""
    path = write("schema: 1\ngate: release\nwaivers: [{rule: r, reason: r, owner: o, expires: e}]\n")

    with pytest.raises(GateError) as caught:
        load_gate(path)

    assert [problem.what for problem in caught.value.problems] == [
        "the gate promises nothing",
        "a waiver for 'r', and the gate has no such rule",
        "'expires' is 'e', which is no day",
    ]


def test_a_file_that_is_not_there_is_the_operators_mistake(tmp_path):
    """A GateError, with the path."""
    with pytest.raises(GateError, match=r"nowhere\.yaml"):
        load_gate(tmp_path / "nowhere.yaml")


RECALL = {"escalation": {"must_recall_at_least": 0.85}}


@pytest.mark.parametrize(
    ("file", "plan", "problems"),
    [
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.8}]},
            cases(13),
            [
                "correctness at_least 0.8 needs 14 families, 13 here",
                "min_families 20 is not reached: 13 families here",
            ],
            id="a floor",
        ),
        pytest.param(
            RECALL,
            (*cases(10, decision="must"), *cases(10, prefix="other")),
            ["must_recall_at_least 0.85 needs 19 must-escalate families, 10 here"],
            id="recall",
        ),
        pytest.param(
            {"escalation": {"needless_rate_at_most": 0.3}},
            (*cases(8, decision="must-not"), *cases(20, prefix="other")),
            ["needless_rate_at_most 0.3 needs 9 must-not-escalate families, 8 here"],
            id="needless handovers",
        ),
        pytest.param(
            {"escalation": {"must_recall_at_least": 1.0, "needless_rate_at_most": 0.0}},
            (*cases(30, decision="must"), *cases(30, decision="must-not", prefix="other")),
            [
                "must_recall_at_least 1.0 cannot be shown by any number of must-escalate families",
                "needless_rate_at_most 0.0 cannot be shown by any number of must-not-escalate families",
            ],
            id="certainties",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 1.0}]},
            cases(30),
            ["correctness at_least 1.0 cannot be shown by any number of families"],
            id="a perfect floor",
        ),
        pytest.param(
            {"floors": [{"dimension": "empathy", "at_least": 0.0}]},
            cases(20),
            ["empathy at_least 0.0 needs 2 families, 0 here"],
            id="a floor of a dimension that nothing measures",
        ),
        pytest.param(
            {"escalation": {"must_recall_at_least": 0.0, "needless_rate_at_most": 1.0}},
            cases(20),
            [
                "must_recall_at_least 0.0 needs 1 must-escalate families, 0 here",
                "needless_rate_at_most 1.0 needs 1 must-not-escalate families, 0 here",
            ],
            id="rates that nothing measures",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.6, "slice": "gift"}]},
            (*cases(19, tags=("gift",)), *cases(20, prefix="other")),
            ["correctness in slice 'gift': 19 families, a slice needs 20 to gate"],
            id="a slice of 19 families",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.9, "slice": "gift"}]},
            cases(20, tags=("gift",)),
            ["correctness at_least 0.9 in slice 'gift' needs 29 families, 20 here"],
            id="a slice that is too small for its floor",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.6, "slice": "gifts"}]},
            cases(20, tags=("gift",)),
            ["no case is in the slice 'gifts'"],
            id="a slice that is not there",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.7}]},
            cases(20, criteria=(CHECKED,)),
            ["vetoes: none-allowed is asked, and these cases look for none"],
            id="no veto to look for",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.7}], "cases": {"suites": ("bakery", "dairy")}},
            cases(20),
            ["no case is in the suite 'dairy'"],
            id="a suite that is not there",
        ),
        pytest.param(
            {
                "floors": [{"dimension": "correctness", "at_least": 0.7}],
                "cases": {"tags": ("gift", "gfit"), "languages": ("en", "sv")},
            },
            cases(3, tags=("gift",)),
            ["no case is in the language 'sv'", "no case is in the tag 'gfit'"],
            id="a tag and a language that are not there, and nothing that follows from it",
        ),
        pytest.param(
            {
                "floors": [{"dimension": "correctness", "at_least": 0.7}],
                "cases": {"suites": ("bakery",), "tags": ("gift",)},
            },
            (*cases(20), *[structs.replace(each, suite="dairy") for each in cases(20, prefix="other", tags=("gift",))]),
            ["no case is what this gate asks for"],
            id="nothing is all that it asks for",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.7}], "cases": {"tags": ("gift",)}},
            (*cases(19, tags=("gift",)), *cases(20, prefix="other")),
            ["min_families 20 is not reached: 19 families here"],
            id="cases that the gate does not ask for do not help",
        ),
    ],
)
def test_a_promise_that_a_perfect_bot_cannot_keep_is_refused(file, plan, problems):
    """With the number of families that it needs, for every rule at once."""
    assert sorted(problems_of(a_gate(**converted(file)), plan_of(*plan))) == sorted(problems)


def converted(file):
    """The parts of a gate file as it holds them."""
    read = msgspec.convert({"schema": 1, "gate": "release", **file}, GateFile)
    return {name: getattr(read, name) for name in file}


@pytest.mark.parametrize(
    ("file", "plan"),
    [
        pytest.param({"floors": [{"dimension": "correctness", "at_least": 0.86}]}, cases(20), id="a floor"),
        pytest.param(RECALL, cases(20, decision="must"), id="recall"),
        pytest.param(
            {"escalation": {"needless_rate_at_most": 0.14}}, cases(20, decision="must-not"), id="needless handovers"
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.86, "slice": "gift"}]},
            cases(20, tags=("gift",)),
            id="a slice by tag",
        ),
        pytest.param(
            {"floors": [{"dimension": "correctness", "at_least": 0.5, "slice": "signature"}]},
            cases(20, tier="signature"),
            id="a slice by tier",
        ),
    ],
)
def test_a_promise_that_a_perfect_bot_can_keep_is_taken(file, plan):
    """The check and the decision agree: what passes here ships with a perfect card."""
    gate = a_gate(**converted(file))
    check_gate(gate, plan_of(*plan))
    found = a_card().escalation
    perfect = a_card(
        dimensions={"correctness": [1.0] * 20},
        escalation=structs.replace(found, must_families=20, must_recalled=20, must_not_families=20),
    )
    if gate.file.floors and gate.file.floors[0].slice:
        card = perfect.dimensions[0]
        families = tuple(structs.replace(each, slices=(gate.file.floors[0].slice,)) for each in card.families)
        sliced = structs.replace(card, families=families, counted_by_slice={gate.file.floors[0].slice: 1.0})
        perfect = structs.replace(perfect, dimensions=(sliced,))

    assert decide(perfect, gate).ruling is Ruling.SHIP


def test_families_are_counted_and_not_cases():
    """Nineteen families stay nineteen, however many variants they have."""
    variants = [
        structs.replace(case, id=f"{case.id}-{variant}") for case in cases(19) for variant in ("first", "second")
    ]

    gate = a_gate(**converted({"floors": [{"dimension": "correctness", "at_least": 0.7}]}))

    assert problems_of(gate, plan_of(*variants)) == ["min_families 20 is not reached: 19 families here"]


def test_a_gate_that_these_cases_cannot_keep_is_told_by_its_lines(write):
    """The rule's own line where it is written, so that an editor finds it."""
    text = "schema: 1\ngate: release\ncases: {suites: [bakery]}\nfloors:\n  - {dimension: correctness, at_least: 0.9}\n"
    gate = load_gate(write(text + "evidence:\n  min_families: 30\n"))

    with pytest.raises(GateError) as caught:
        check_gate(gate, plan_of(*cases(20)))

    assert [(each.line, each.what) for each in caught.value.problems] == [
        (5, "correctness at_least 0.9 needs 29 families, 20 here"),
        (7, "min_families 30 is not reached: 20 families here"),
    ]


def test_the_problem_names_the_gate_file():
    """The operator finds it."""
    with pytest.raises(GateError) as caught:
        check_gate(a_gate(**converted(RECALL)), plan_of(*cases(20)))

    assert {problem.path for problem in caught.value.problems} == {Path("evals/gates/test.yaml")}
    assert all(problem.fix for problem in caught.value.problems)


EVERY = (
    planned(CHECKED, case_id="loaf", suite="bakery", tags=("gift", "anger")),
    planned(CHECKED, case_id="roll", suite="bakery", language="sv"),
    planned(CHECKED, case_id="milk", suite="dairy", tags=("gift",)),
)


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        pytest.param({}, ["loaf", "roll", "milk"], id="everything"),
        pytest.param({"suites": "all"}, ["loaf", "roll", "milk"], id="all suites"),
        pytest.param({"suites": ("dairy",)}, ["milk"], id="one suite"),
        pytest.param({"suites": ("dairy", "bakery")}, ["loaf", "roll", "milk"], id="two suites"),
        pytest.param({"suites": ()}, [], id="no suite"),
        pytest.param({"tags": ("gift",)}, ["loaf", "milk"], id="a tag"),
        pytest.param({"tags": ("anger", "gift")}, ["loaf", "milk"], id="any of two tags"),
        pytest.param({"languages": ("sv",)}, ["roll"], id="a language"),
        pytest.param({"suites": ("bakery",), "tags": ("gift",)}, ["loaf"], id="suite and tag"),
        pytest.param({"tags": ("gift",), "languages": ("sv",)}, [], id="nothing has both"),
        pytest.param({"portable": True}, ["milk"], id="portable ones"),
        pytest.param({"portable": False}, ["loaf", "roll"], id="those that need the company"),
        pytest.param({"portable": True, "suites": ("bakery",)}, [], id="portable ones of a suite that has none"),
    ],
)
def test_a_gate_runs_the_cases_it_asks_for(selection, ids):
    """By suites, tags, languages and portability; everything given must hold."""
    gate = a_gate(**converted({"cases": selection}))

    assert [case.id for case in selected(gate, EVERY, portable=["milk"])] == ids


@pytest.mark.parametrize(
    ("promise", "families"),
    [
        pytest.param({"must_recall_at_least": 0.85}, 19, id="recall .85"),
        pytest.param({"must_recall_at_least": 0.95}, 59, id="recall .95"),
        pytest.param({"needless_rate_at_most": 0.30}, 9, id="needless .30"),
    ],
)
def test_the_needed_families_are_those_of_the_design(promise, families):
    """19 for a recall of .85, 59 for .95, 9 for needless handovers of .30."""
    decision = "must" if "must_recall_at_least" in promise else "must-not"
    gate = a_gate(**converted({"escalation": promise, "evidence": {"min_families": 2}}))

    (problem,) = problems_of(gate, plan_of(*cases(families - 1, decision=decision)))

    assert f"needs {families} " in problem
    check_gate(gate, plan_of(*cases(families, decision=decision)))


GATES = Path(__file__).resolve().parents[2] / "evals" / "gates"


def comments(name):
    """What the comments of a shipped gate say, on one line."""
    return " ".join((GATES / f"{name}.yaml").read_text(encoding="utf-8").replace("#", " ").split())


def test_the_counts_in_the_gates_comments_are_true():
    """What zero vetoes prove, and the families that a recall needs."""
    assert "Zero vetoes in 70 families prove that fewer than 5 percent" in comments("pilot")
    assert 0.04 < zero_seen_bound(70) < 0.05
    assert ".85 of the customers who need people can be shown from 19 families on" in comments("release")
    assert count_bounds(19, 19).lower >= 0.85 > count_bounds(18, 18).lower


@pytest.mark.parametrize(
    ("gate", "words", "families", "spread", "mean", "floor"),
    [
        ("pilot", "by a true mean of about .77", 70, 0.15, 0.77, 0.70),
        ("pilot", "by .78 where they spread by .20", 70, 0.20, 0.78, 0.70),
        ("release", "a floor of .80 is shown, four times in five, by a true mean of about .84", 170, 0.15, 0.84, 0.80),
        ("release", "one of .85 by .89", 170, 0.15, 0.89, 0.85),
        ("release", "it takes .88 for a floor of .75", 22, 0.15, 0.88, 0.75),
        ("release", "and .73 for one of .60", 22, 0.15, 0.73, 0.60),
    ],
)
def test_the_true_means_in_the_gates_comments_are_true(gate, words, families, spread, mean, floor):
    """Families that scatter so about such a mean show the floor four times in five, and a point below they do not."""

    def share(mean):
        drawn = random.Random(1)
        weight = mean * (1 - mean) / spread**2 - 1
        return (
            sum(
                score_bounds([drawn.betavariate(mean * weight, (1 - mean) * weight) for _ in range(families)]).lower
                >= floor
                for _ in range(400)
            )
            / 400
        )

    assert words in comments(gate)
    assert share(mean) >= 0.79
    assert share(mean - 0.02) < 0.8


def test_the_pilot_gate_can_be_kept_on_about_twenty_families():
    """It asks for twenty, so that a team may begin with a suite of its own."""
    gate = load_gate(GATES / "pilot.yaml")
    whole = {"criteria": (OUTCOME, VETO, CHECKED, *FULL)}
    must = cases(10, decision="must", suite="billing_disputes", **whole)
    kept = cases(9, decision="must-not", prefix="kept", suite="damaged_items", **whole)
    vip = cases(1, decision="must", prefix="vip", suite="distressed_vips", **whole)

    check_gate(gate, plan_of(*must, *kept, *vip))

    assert score_bounds([1.0] * 20).lower > 0.85
