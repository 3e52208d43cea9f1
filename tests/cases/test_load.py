"""The loader: each suite once, no file overlooked, and everything that is wrong said at once."""

import shutil
import textwrap
from pathlib import Path

import pytest

from hardcase.cases import ANY_COMPANY, Counterfactual, load_suite, load_suites, plan_case
from hardcase.errors import OptionError, SuiteError
from tests.cases.bakery import CASE, COMPANY, ESCALATION, GOOD, PACKET, SUITE, VETOES, assert_only


def test_the_bakery_is_sound(tree):
    """The suite that the other tests break loads without a problem, as one case with its whole sheet."""
    (suite,) = tree.load()

    (case,) = suite.cases
    assert [criterion.id for criterion in case.criteria] == [
        "every-ask-answered",
        "loop",
        "escalation-outcome",
        "z-ai-denied",
        "says-stale",
        "refund-amount",
        "refund-when",
        "refund-loaf",
        "sends-away",
        "packet-order",
    ]
    assert set(suite.exemplars["stale-loaf"]) == {"good"}
    assert suite.company.policies[0].text == "Stale bread is paid back within 2 days."


def test_a_case_knows_the_bot_turns_of_its_shortest_good_exemplar(tree):
    """By them a bot's own turns are measured; bad exemplars and cases without one give no measure."""
    text = (tree.path / GOOD).read_text(encoding="utf-8")
    longer = text.replace("labels:", "  - {speaker: customer, text: When?}\n  - {speaker: bot, text: Soon.}\nlabels:")

    def good_turns():
        (suite,) = tree.load()
        return suite.cases[0].good_turns

    assert good_turns() == 1
    tree.write(GOOD, longer)
    assert good_turns() == 2
    tree.write(GOOD.replace(".good.", ".good-too."), text)
    assert good_turns() == 1
    tree.write(GOOD, text.replace("kind: good", "kind: bad"))
    tree.write(GOOD.replace(".good.", ".good-too."), longer)
    assert good_turns() == 2
    (tree.path / GOOD.replace(".good.", ".good-too.")).unlink()
    assert good_turns() == 0


def test_the_measure_of_turns_is_of_grading_and_not_of_the_script(tree):
    """A longer exemplar changes what is graded, and no recorded conversation has to be played again for it."""
    (before,) = tree.load()
    text = (tree.path / GOOD).read_text(encoding="utf-8")
    tree.write(
        GOOD, text.replace("labels:", "  - {speaker: customer, text: When?}\n  - {speaker: bot, text: Soon.}\nlabels:")
    )
    (after,) = tree.load()

    assert before.suite_hash != after.suite_hash
    assert plan_case(before.cases[0], licensed=None) == plan_case(after.cases[0], licensed=None)


def test_a_suite_without_cases_is_refused(tree):
    """An empty suite would pass every gate."""
    (tree.path / CASE).unlink()
    (tree.path / GOOD).unlink()

    (problem,) = tree.problems()

    assert "the suite has no cases" in problem.what


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(CASE, "suites/bakery/stale-loaf.yml", id="a case"),
        pytest.param(CASE, "suites/bakery/stale-loaf.YAML", id="a case in capitals"),
        pytest.param(GOOD, "suites/bakery/exemplars/stale-loaf.good.yml", id="an exemplar"),
        pytest.param(VETOES, "rubrics/vetoes.yml", id="a rubric"),
    ],
)
def test_no_file_is_overlooked_for_its_ending(tree, old, new):
    """A case, exemplar or rubric whose ending is not the usual one is an error: unread, it could not fail."""
    shutil.move(tree.path / old, tree.path / new)

    problems = tree.problems()

    (problem,) = [each for each in problems if tree.name(each) == new]
    assert "would be overlooked" in problem.what
    assert ".yaml" in problem.fix


def test_no_suite_is_overlooked_for_its_ending(tree):
    """A folder whose suite file ends in .yml is an error beside others that are read."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    shutil.move(tree.path / "suites/cakes/suite.yaml", tree.path / "suites/cakes/suite.yml")

    (problem,) = tree.problems()

    assert tree.name(problem) == "suites/cakes/suite.yml"


@pytest.mark.parametrize("stem", ["Stale-Loaf", "stale_loaf", "stale loaf", "stale.loaf", "-stale"])
def test_the_name_of_a_case_is_an_id(tree, stem):
    """A case's file stem is its id, and exemplars and labels find it by that."""
    (tree.path / GOOD).unlink()
    shutil.move(tree.path / CASE, tree.path / f"suites/bakery/{stem}.yaml")

    (problem,) = tree.problems()

    assert repr(stem) in problem.what
    assert "rename the file" in problem.fix


def test_a_suite_is_called_as_its_folder(tree):
    """A suite's id is its folder's name, so that reports and paths agree."""
    place = tree.edit(SUITE, "suite: bakery", "¦suite: bakry")

    assert_only(tree, SUITE, place, "'bakry' is not the folder's name", "write suite: bakery")


def test_two_cases_of_one_id_are_refused_across_suites(tree):
    """Ids are unique over all suites of a run: the ledger, the plan and the report know cases by them."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    tree.edit("suites/cakes/suite.yaml", "suite: bakery", "suite: cakes")

    (problem,) = tree.problems()

    assert "two cases have the id 'stale-loaf'" in problem.what
    assert "bakery/stale-loaf.yaml" in problem.what
    assert tree.name(problem) == "suites/cakes/stale-loaf.yaml"


def test_two_suites_of_one_id_are_refused(tree):
    """Two folders of one name would be one suite in every table and hash."""
    shutil.copytree(tree.path / "suites", tree.path / "others")
    shutil.move(tree.path / "others/bakery/stale-loaf.yaml", tree.path / "others/bakery/late-bike.yaml")
    (tree.path / "others/bakery/exemplars/stale-loaf.good.yaml").unlink()

    (problem,) = tree.problems("suites", "others")

    assert "two suites have the id 'bakery'" in problem.what


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(["suites", "suites/bakery"], id="a folder and one of its suites"),
        pytest.param(["suites/bakery", "suites/../suites/bakery"], id="one suite by two paths"),
        pytest.param(["suites/bakery/stale-loaf.yaml", "suites"], id="a case and its suite"),
        pytest.param(["suites/bakery/suite.yaml"], id="a suite by its file"),
        pytest.param(["suites/bakery/stale-loaf"], id="a case without its ending"),
        pytest.param(["suites/bakery/stale-loaf", "suites/bakery/stale-loaf.yaml"], id="a case by two names"),
    ],
)
def test_each_suite_is_loaded_once_however_it_is_named(tree, paths):
    """No spelling of a path loads a suite twice, or without its cases."""
    (suite,) = tree.load(*paths)

    assert [case.id for case in suite.cases] == ["stale-loaf"]


def test_one_case_can_be_loaded_without_its_neighbours(tree):
    """A case given by its file is loaded alone, and its broken neighbour does not matter."""
    tree.write("suites/bakery/late-bike.yaml", "schema: 2\n")
    tree.write("suites/bakery/exemplars/late-bike.good.yaml", "schema: 2\n")

    (suite,) = tree.load("suites/bakery/stale-loaf.yaml")

    assert [case.id for case in suite.cases] == ["stale-loaf"]
    assert set(suite.exemplars) == {"stale-loaf"}


@pytest.mark.parametrize("here", ["suites/bakery", "suites"])
def test_the_current_folder_is_a_path_too(tree, monkeypatch, here):
    """`hardcase lint .` works wherever there are suites."""
    monkeypatch.chdir(tree.path / here)

    (suite,) = load_suites(["."])

    assert suite.id == "bakery"


@pytest.mark.parametrize("path", ["", "nowhere", "suites/bakery/nothing.yaml", "suites/company.yaml", "rubrics"])
def test_a_path_without_a_suite_is_the_callers_mistake(tree, monkeypatch, path):
    """What holds no suite is named, with what to name instead."""
    monkeypatch.chdir(tree.path)

    with pytest.raises(OptionError, match="no suite here"):
        load_suites([path])


def test_the_door_for_one_suite_opens_for_one(tree):
    """`load_suite` never drops a suite silently."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    tree.edit("suites/cakes/suite.yaml", "suite: bakery", "suite: cakes")
    shutil.move(tree.path / "suites/cakes/stale-loaf.yaml", tree.path / "suites/cakes/dry-cake.yaml")
    (tree.path / "suites/cakes/exemplars/stale-loaf.good.yaml").unlink()

    assert load_suite(tree.path / "suites/cakes").id == "cakes"
    with pytest.raises(OptionError, match="holds 2 suites"):
        load_suite(tree.path / "suites")


def test_a_missing_company_is_named(tree):
    """A company file that is not there is a problem of its path, and hides no other."""
    (tree.path / COMPANY).unlink()
    tree.edit(CASE, "title: A", "titel: A")

    problems = tree.problems()

    assert [tree.name(each) for each in problems] == [CASE, CASE, COMPANY]
    assert "cannot be read" in problems[-1].what


def test_missing_rubrics_are_named(tree):
    """A folder without rubrics is a problem: nothing would be graded."""
    shutil.rmtree(tree.path / "rubrics")

    (problem,) = tree.problems()

    assert "no rubric files here" in problem.what
    assert "rubrics:" in problem.fix


def test_a_portable_case_needs_no_company(tree):
    """Without a company people can still be needed, and any handover reaches them."""
    (tree.path / COMPANY).unlink()
    tree.edit(SUITE, "owner: oven", "owner: oven\ncompany: none\nportable: true")
    tree.edit(CASE, "    queues: [counter]\n", "")
    tree.edit(CASE, "    unless: [refunded.ORD-12]\n", "")
    tree.cut(CASE, r"^records:\n.*\n.*\n")
    tree.edit(CASE, "{refund_days}", "2")
    tree.cut(CASE, r"^  actions:\n.*\n")
    tree.cut(GOOD, r"^  - {criterion: refund-loaf, .*\n")
    tree.cut(GOOD, r"^    calls:\n.*\n")
    hand_over_at = "    text: I've"
    tree.edit(GOOD, hand_over_at, f"    handover: {PACKET}\n{hand_over_at}")
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: packet-order, outcome: met, why: It is.}\n")

    (suite,) = tree.load()

    assert suite.cases[0].portable
    assert suite.cases[0].escalation.decision == "must"


def test_every_problem_of_every_file_is_said_at_once(tree):
    """One run of the loader tells every problem of every file, sorted by file and line, before anything is paid."""
    tree.edit(SUITE, "owner: oven", "ownr: oven")
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(CASE, "points: -3", "points: 3")
    tree.edit(GOOD, "kind: good", "kind: great")
    tree.write("suites/bakery/late-bike.yaml", "schema: 1\nschema: 1\n")
    tree.write("suites/bakery/exemplars/late-bike.bad.yaml", "a: [\n")

    problems = tree.problems()

    assert problems == sorted(problems)
    assert {tree.name(each) for each in problems} == {
        SUITE,
        CASE,
        GOOD,
        "suites/bakery/late-bike.yaml",
        "suites/bakery/exemplars/late-bike.bad.yaml",
    }


def test_problems_of_company_rubrics_cases_and_exemplars_come_together(tree):
    """A broken company hides neither a broken rubric nor a broken case nor a broken exemplar."""
    tree.edit(COMPANY, "[stale-bread]", "[stale-bred]")
    tree.edit(COMPANY, "- {id: bikes", "- {id: counter")
    tree.edit(ESCALATION, "never: 20", "never: -1")
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(GOOD, "kind: good", "kind: great")

    problems = tree.problems()

    assert problems == sorted(problems)
    assert sorted({tree.name(each) for each in problems}) == sorted({COMPANY, ESCALATION, CASE, GOOD})
    assert sum(tree.name(each) == COMPANY for each in problems) == 2


def test_a_broken_case_does_not_hide_its_broken_exemplar(tree):
    """Both files are mended in one go; labels are held against the case once it can be read."""
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(GOOD, "kind: good", "kind: great")

    problems = tree.problems()

    assert {tree.name(each) for each in problems} == {CASE, GOOD}


def test_problems_are_told_by_paths_as_a_reader_would_write_them(tree, monkeypatch):
    """Messages name files relative to where the reader stands."""
    monkeypatch.chdir(tree.path)
    tree.edit(COMPANY, "[stale-bread]", "[stale-bred]")
    tree.edit(VETOES, "veto: met", "veto: seen")

    with pytest.raises(SuiteError) as caught:
        load_suites(["suites"])

    assert {each.path for each in caught.value.problems} == {Path(COMPANY), Path(VETOES)}


PORTABLE = """
    schema: 1
    title: Wants a person
    family: wants-a-person
    portable: true
    turns:
      - {id: opens, say: A person please.}
    expect:
      escalation: {decision: must, trigger: x-ask, due: opens}
    """


def test_one_portable_case_stands_without_the_company_of_its_suite(tree):
    """Any bot can be tried on it: it is played with no policies, no queues and no tools."""
    tree.write("suites/bakery/wants-a-person.yaml", textwrap.dedent(PORTABLE).lstrip())

    (suite,) = tree.load()
    portable = {case.id: case.company for case in suite.cases}

    assert portable["wants-a-person"] == ANY_COMPANY
    assert portable["stale-loaf"].company == "Krume"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("records: {orders: [{id: ORD-1}]}", "a portable case has records"),
        ("history: [{id: CON-1}]", "a portable case has history"),
    ],
)
def test_a_portable_case_has_nothing_of_a_company(tree, line, what):
    """Records and earlier contacts are a company's; nobody could look them up."""
    tree.write("suites/bakery/wants-a-person.yaml", textwrap.dedent(PORTABLE).lstrip() + line + "\n")

    (problem,) = tree.problems()

    assert problem.what == what


def test_a_portable_case_names_no_queues(tree):
    """A bot of another company has other queues."""
    text = textwrap.dedent(PORTABLE).lstrip().replace("due: opens}", "due: opens, queues: [counter]}")
    tree.write("suites/bakery/wants-a-person.yaml", text)

    (problem,) = tree.problems()

    assert problem.what == "a portable case names queues"


TWIN = "suites/bakery/stale-loaf-rude.yaml"


def twin(tree, **changed):
    """A counterfactual of the stale loaf: the same file, another tone."""
    text = (
        (tree.path / CASE)
        .read_text()
        .replace("tags: [stale]", "tags: [stale]\ncounterfactual: {of: OF, changes: tone}")
    )
    for old, new in ({"of: OF": "of: stale-loaf"} | changed).items():
        assert old in text
        text = text.replace(old, new)
    tree.write(TWIN, text)


def test_a_counterfactual_varies_a_case_of_its_own_family(tree):
    """The two are the same situation, and the plan knows which one is whose pair."""
    twin(tree)

    cases = {case.id: case for case in tree.load()[0].cases}

    assert tree.problems() == []
    assert cases["stale-loaf-rude"].counterfactual == Counterfactual(of="stale-loaf", changes="tone")
    assert plan_case(cases["stale-loaf-rude"], licensed=None).counterfactual == cases["stale-loaf-rude"].counterfactual
    assert cases["stale-loaf"].counterfactual is None


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"of: OF": "of: stale-roll"}, "there is no other case 'stale-roll'"),
        ({"of: OF": "of: stale-loaf-rude"}, "there is no other case 'stale-loaf-rude'"),
        ({"family: stale-loaf": "family: rude"}, "is of the family 'stale-loaf'"),
        ({"decision: must": "decision: may"}, "decides 'must' and this one 'may'"),
    ],
)
def test_a_pair_that_would_prove_nothing_is_refused(tree, changed, what):
    """A pair shares its family and its right decision, or a difference would be no bias."""
    twin(tree, **changed)

    found = tree.problems()

    assert [what in each.what for each in found] == [True]
    assert tree.name(found[0]) == TWIN


def test_a_counterfactual_of_a_counterfactual_is_refused(tree):
    """Every pair has one original, so that what changed is one thing."""
    twin(tree)
    (tree.path / "suites/bakery/third.yaml").write_text(
        (tree.path / TWIN).read_text().replace("of: stale-loaf", "of: stale-loaf-rude")
    )

    (problem,) = tree.problems()

    assert "is a counterfactual itself" in problem.what
    assert problem.fix == "vary 'stale-loaf'"


def test_one_twin_alone_can_be_loaded(tree):
    """Who lints one case is not told of the other half that was not asked for."""
    twin(tree)

    (suite,) = tree.load("suites/bakery/stale-loaf-rude")

    assert [case.id for case in suite.cases] == ["stale-loaf-rude"]


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"points: 4": "points: 2"}, "what is expected differs from 'stale-loaf': refund-loaf"),
        ({"id: says-stale": "id: says-why"}, "what is expected differs from 'stale-loaf': says-stale, says-why"),
        ({"changes: tone": "changes: tier"}, "and the tier is what changes"),
        ({"name: Ida Lund": "name: Ida Lund\n  tier: signature"}, "and the tier is not what changes"),
    ],
)
def test_a_pair_is_held_together(tree, changed, what):
    """The halves expect the same, down to the ids and points, and only what is said to change does."""
    twin(tree, **changed)

    (found,) = tree.problems()

    assert what in found.what
