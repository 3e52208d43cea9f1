"""The cases that lie beside those that were named: who plays a part of the suites says so, and need not know it."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import structs

from hardcase.errors import SuiteError

from .case import CaseFile
from .plan import CasesBeside
from .schemas import read_as
from .suite import Suite, SuiteFile
from .suite_folders import SUITE_FILE, suite_folders, yaml_files

T = TypeVar("T")


def cases_beside(suites: Sequence[Suite], planned: Container[str], *, read: bool = True) -> tuple[CasesBeside, ...]:
    """Every case in the folders of these suites that is not played.

    Files that were not named are looked into and not checked: work on one suite goes on while another is being written.

    Args:
        suites: As loaded, whole or in part.
        planned: Ids of the cases that are played.
        read: Look into the files; else they are only counted, which costs nothing however many there are.

    Returns:
        tuple: By suite, alike ones counted together; one that is not read counts for every gate that asks for its
            suite.
    """
    loaded = (
        CasesBeside(suite=suite.id, tags=case.tags, language=case.language, portable=case.portable)
        for suite in suites
        for case in suite.cases
        if case.id not in planned
    )
    found = Counter((*loaded, *_beside(suites, read=read)))
    alike = sorted(found.items(), key=lambda item: structs.astuple(item[0]))
    return tuple(structs.replace(each, number=number) for each, number in alike)


def _beside(suites: Sequence[Suite], *, read: bool) -> Iterator[CasesBeside]:
    # A suite behind a link has its neighbours where it was named, and is the same suite under any name.
    roots = {root.resolve(): root for root in (_named(suite.path).parent for suite in suites)}
    loaded = {suite.path.resolve(): {case.id for case in suite.cases} for suite in suites}
    folders = {folder.resolve(): folder for root in roots.values() for folder, _ in suite_folders(root)}
    for known, folder in folders.items():
        files = [path for path in yaml_files(folder) if path.stem not in loaded.get(known, ())]
        suite = _read(folder / SUITE_FILE, SuiteFile) if read and files else None
        for path in files:
            case = _read(path, CaseFile) if suite else None
            if suite is None or case is None:
                yield CasesBeside(suite=known.name, unread=True)
                continue
            portable = case.portable or suite.portable or suite.company == "none"
            yield CasesBeside(suite=known.name, tags=case.tags, language=case.language, portable=portable)


def _named(folder: Path) -> Path:
    """A folder where it was named, whatever link it is; `..` is no name."""
    return folder.resolve() if folder.name == ".." else folder.absolute()


def _read(path: Path, noun: type[T]) -> T | None:
    try:
        return read_as(path, noun)[0]
    except SuiteError:
        return None
