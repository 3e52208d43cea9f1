"""A company and rubrics by themselves, for conversations that no suite holds."""

from pathlib import Path

from hardcase.errors import OptionError, SuiteError

from .company import Company
from .load import _Reading
from .rubric import Rubric


def load_company(path: Path) -> Company:
    """Load a company file, its values filled in.

    Raises:
        SuiteError: Every problem of the file.
        OptionError: There is no file.
    """
    if not path.is_file():
        raise OptionError(f"{path}: no such file", fix="name a company file, as suites/company.yaml")
    reading = _Reading()
    company = reading.company(path)
    if company is None:
        raise SuiteError(set(reading.problems))
    return company


def load_rubrics(folder: Path) -> tuple[Rubric, ...]:
    """Load every rubric of a folder.

    Raises:
        SuiteError: Every problem of the files, or there are none.
        OptionError: There is no folder.
    """
    if not folder.is_dir():
        raise OptionError(f"{folder}: no such folder", fix="name a folder of rubric files")
    reading = _Reading()
    rubrics = reading.rubrics(folder)
    if rubrics is None:
        raise SuiteError(set(reading.problems))
    return rubrics
