"""The error tree: whose fault, which exit code, and a message that says where, what and what to do."""

from pathlib import Path

import pytest

from hardcase import errors
from hardcase.errors import (
    BotError,
    FileError,
    GateError,
    HardcaseError,
    JudgeError,
    OptionError,
    Problem,
    RunError,
    SuiteError,
    UnreachableError,
    nearest,
)


def problem(path="suites/a.yaml", line=0, column=0, what="unknown queue 'biling'", fix="use one of 'billing'"):
    """One problem of one file."""
    return Problem(path=Path(path), line=line, column=column, what=what, fix=fix)


def test_every_error_hangs_on_the_tree():
    """Whoever catches HardcaseError catches whatever this package raises on purpose."""
    raised = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)]

    assert len(raised) >= 9
    assert all(issubclass(each, HardcaseError) for each in raised)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(SuiteError([problem()]), 2, id="its author mends the file"),
        pytest.param(GateError([problem()]), 2, id="the operator mends the gate"),
        pytest.param(OptionError("--trials: 'x' is not usable", fix="give a number"), 2, id="the caller mends it"),
        pytest.param(RunError("results/x: cannot be read", fix="name a run"), 4, id="the run itself failed"),
        pytest.param(HardcaseError(), 4, id="anything else is no verdict on a bot"),
    ],
)
def test_exit_codes_tell_whose_fault_it_is(error, code):
    """Wrong input exits 2, a run that failed exits 4, and no error exits as ship or hold would."""
    assert error.exit_code == code


def test_a_file_can_be_wrong_and_a_gate_is_no_suite():
    """Catching one kind of file's errors does not swallow the other's."""
    assert issubclass(SuiteError, FileError)
    assert issubclass(GateError, FileError)
    assert not issubclass(GateError, SuiteError)


@pytest.mark.parametrize("recorded", [BotError, UnreachableError, JudgeError])
def test_recorded_errors_are_told_apart(recorded):
    """A bot's, a network's and a judge's failure are never each other, nor a mistake of the author."""
    others = {BotError, UnreachableError, JudgeError, FileError, OptionError, RunError} - {recorded}

    assert not any(issubclass(recorded, each) for each in others)


@pytest.mark.parametrize(
    ("line", "column", "where"),
    [
        pytest.param(12, 5, "suites/a.yaml:12:5: ", id="a place"),
        pytest.param(12, 0, "suites/a.yaml:12: ", id="a line as a whole"),
        pytest.param(0, 0, "suites/a.yaml: ", id="a file as a whole"),
    ],
)
def test_a_problem_says_where_what_and_what_to_do(line, column, where):
    """Three parts, in order, on two lines, so that an editor can jump there."""
    assert str(problem(line=line, column=column)) == (f"{where}unknown queue 'biling'\n  fix: use one of 'billing'")


def test_problems_come_sorted_by_file_and_line():
    """However they were found, problems are read from the top of the first file to the end of the last."""
    found = [problem("b.yaml", 1), problem("a.yaml", 10), problem("a.yaml", 9, 7), problem("a.yaml", 9, 3)]

    error = SuiteError(iter(found))

    assert [(str(each.path), each.line, each.column) for each in error.problems] == [
        ("a.yaml", 9, 3),
        ("a.yaml", 9, 7),
        ("a.yaml", 10, 0),
        ("b.yaml", 1, 0),
    ]
    assert str(error).count("\n  fix: ") == 4


@pytest.mark.parametrize("error", [OptionError, RunError])
def test_errors_without_a_file_say_what_to_do_too(error):
    """No message leaves the reader without a next step."""
    assert str(error("--gate: 'x'", fix="give a name")) == "--gate: 'x'\n  fix: give a name"


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        pytest.param("biling", ["fraud", "billing"], "did you mean 'billing'? Known: 'billing', 'fraud'", id="a slip"),
        pytest.param("zzz", ["fraud", "billing"], "use one of 'billing', 'fraud'", id="nothing like it"),
        pytest.param("", ["billing"], "use one of 'billing'", id="nothing written"),
        pytest.param("x", [], "there is none to choose from yet: define it first", id="nothing known"),
    ],
)
def test_the_nearest_known_name_comes_first(name, known, said):
    """A misspelt name is answered with what was probably meant, and with what there is."""
    assert nearest(name, iter(known)) == said


def test_a_long_list_of_names_is_cut():
    """Of a hundred names a reader is shown forty, and told that there are more."""
    said = nearest("zzz", [f"name-{number:03}" for number in range(100)])

    assert said.count("'name-") == 40
    assert said.endswith(", ...")


def test_a_near_name_is_found_beyond_the_cut():
    """What was meant is suggested even where the list is too long to show it."""
    assert nearest("nam-099", [f"name-{number:03}" for number in range(100)]).startswith("did you mean 'name-099'?")
