"""`evals/judges/*.yaml`: a judge that is a model, as a file."""

from pathlib import Path

from hardcase.cases import read_as
from hardcase.errors import SuiteError
from hardcase.models import ModelFile, model_files, parameter_problems

JUDGES = Path("evals/judges")
"""Where judges as files are, from the project's folder."""


def load_judge_file(path: Path) -> ModelFile:
    """Read a judge's file.

    Raises:
        SuiteError: Every problem of the file.
    """
    file, document = read_as(path, ModelFile)
    problems = parameter_problems(file, document)
    if problems:
        raise SuiteError(problems)
    return file


def judge_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The judges of a project that are files, by name."""
    return model_files(JUDGES, folder)
