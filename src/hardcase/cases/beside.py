"""The cases that lie beside those that were named: who plays a part of the suites says so, and need not know it."""

from collections.abc import Container, Iterator, Sequence

from hardcase.errors import SuiteError

from .case import CaseFile
from .plan import CaseBeside
from .schemas import read_as
from .suite import Suite, SuiteFile
from .suite_folders import SUITE_FILE, suite_folders, yaml_files


def cases_beside(suites: Sequence[Suite], planned: Container[str]) -> tuple[CaseBeside, ...]:
    """Every case in the folders of these suites that is not played.

    Files that were not named are looked into and not checked: work on one suite goes on while another is being written.

    Args:
        suites: As loaded, whole or in part.
        planned: Ids of the cases that are played.

    Returns:
        tuple: By suite and id; one that cannot be read counts for every gate.
    """
    found = [
        CaseBeside(id=case.id, suite=suite.id, tags=case.tags, language=case.language, portable=case.portable)
        for suite in suites
        for case in suite.cases
        if case.id not in planned
    ]
    return tuple(sorted((*found, *_beside(suites)), key=lambda each: (each.suite, each.id)))


def _beside(suites: Sequence[Suite]) -> Iterator[CaseBeside]:
    loaded = {suite.path.resolve(): {case.id for case in suite.cases} for suite in suites}
    for root in dict.fromkeys(folder.parent for folder in loaded):
        for folder, _ in suite_folders(root):
            files = [path for path in yaml_files(folder) if path.stem not in loaded.get(folder.resolve(), ())]
            if not files:
                continue
            try:
                suite, _ = read_as(folder / SUITE_FILE, SuiteFile)
            except SuiteError:
                suite = None
            for path in files:
                try:
                    case, _ = read_as(path, CaseFile)
                except SuiteError:
                    case = None
                if suite is None or case is None:
                    yield CaseBeside(id=path.stem, suite=folder.name, unread=True)
                    continue
                portable = case.portable or suite.portable or suite.company == "none"
                yield CaseBeside(
                    id=path.stem, suite=folder.name, tags=case.tags, language=case.language, portable=portable
                )
