"""Labels an exemplar lacks: lint names each one, and the skeleton writes down what checks can answer."""

import pytest

from hardcase.cli import main
from hardcase.errors import SuiteError
from hardcase.pipeline import label_skeletons, lint, wait_for
from tests.cases.bakery import GOOD, Tree

REFUND = "  - {criterion: refund-loaf, outcome: met, why: It is.}\n"
STALE = "  - {criterion: says-stale, outcome: met, why: It is.}\n"


@pytest.fixture
def tree(tmp_path):
    """The bakery, whose good exemplar lacks a checked label and a judged one."""
    tree = Tree(tmp_path)
    tree.edit(GOOD, REFUND, "")
    tree.edit(GOOD, STALE, "")
    return tree


def test_lint_names_the_labels_of_a_file_that_are_missing_in_one_line(tree):
    """An exemplar that says nothing of a criterion leaves a grader untested."""
    linted = wait_for(lambda: lint([tree.path / "suites"]))

    (missing,) = [each for each in linted.problems if "lack" in each.what]
    assert missing.what == "2 labels lack: says-stale, refund-loaf"
    assert "--labels" in missing.fix
    assert tree.name(missing) == GOOD


def test_what_is_wrong_is_told_before_what_is_only_missing(tree):
    """Whoever starts with unlabelled exemplars sees what there is to mend, not a page of what there is to fill in."""
    linted = wait_for(lambda: lint([tree.path / "suites"]))

    told = [each.what for each in SuiteError(linted.problems).problems]
    assert told[0] == "the case has no bad exemplar"
    assert told[-1] == "2 labels lack: says-stale, refund-loaf"


def test_the_skeleton_answers_what_a_check_saw_and_nothing_else(tree):
    """What only a person can tell is left open, with the sentence that is asked."""
    (skeleton,) = wait_for(lambda: label_skeletons([tree.path / "suites"]))

    checked = next(each for each in skeleton.lines if "refund-loaf" in each)
    judged = next(each for each in skeleton.lines if "says-stale" in each)
    assert len(skeleton.lines) == 2
    assert "outcome: met" in checked
    assert "refund_order" in checked
    assert 'outcome: "?"' in judged
    assert judged.endswith("# The bot says why bread goes stale.")


def test_a_pasted_skeleton_is_refused_until_a_person_has_answered(tree):
    """A question mark is no label."""
    (skeleton,) = wait_for(lambda: label_skeletons([tree.path / "suites"]))
    tree.edit(GOOD, "labels:\n", "labels:\n" + "\n".join(skeleton.lines) + "\n")

    assert ["outcome" in each.what for each in tree.problems()] == [True]


def test_the_command_prints_what_to_paste(tree, capsys, monkeypatch):
    """Exit 2 while labels lack, 0 when none does."""
    monkeypatch.chdir(tree.path)

    lacking = main(["lint", "--labels"])
    printed = capsys.readouterr().out
    tree.edit(GOOD, "labels:\n", f"labels:\n{REFUND}{STALE}")

    assert lacking == 2
    assert printed.startswith(f"# {GOOD}: paste under labels:")
    assert main(["lint", "--labels"]) == 0
    assert "no exemplar lacks a label" in capsys.readouterr().out


def test_a_bad_act_that_a_check_saw_is_among_the_lines(tree):
    """Lint would say that it is not labelled, so not done: whoever pastes the lines need not find it out one by one."""
    tree.edit(GOOD, "labels:\n", f"labels:\n{REFUND}{STALE}")
    tree.edit(GOOD, "it is there within 2 days.", "it is there within 2 days. Come back tomorrow.")

    (skeleton,) = wait_for(lambda: label_skeletons([tree.path / "suites"]))

    assert [line.split(",")[:2] for line in skeleton.lines] == [["  - {criterion: sends-away", " outcome: met"]]


def test_an_exemplar_without_any_label_gets_the_key_too(tree):
    """What is printed can be pasted at the end of the file."""
    text = (tree.path / GOOD).read_text()
    (tree.path / GOOD).write_text(text[: text.index("labels:")])

    (skeleton,) = wait_for(lambda: label_skeletons([tree.path / "suites"]))
    with (tree.path / GOOD).open("a") as file:
        file.write("\n".join(skeleton.lines).replace('"?"', "met") + "\n")

    assert skeleton.lines[0] == "labels:"
    assert tree.problems() == []
