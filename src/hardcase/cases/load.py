"""The door of the room: suites from disk, or every problem they have."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from hardcase.errors import OptionError, Problem, SuiteError, nearest

from .case import Case, CaseFile
from .check_case import CaseCheck, rubric_problems
from .check_company import company_problems
from .check_exemplar import exemplar_problems
from .check_pairs import counterfactual_problems
from .company import ANY_COMPANY, Company
from .digest import digest
from .exemplar import Exemplar
from .fields import ID, PATTERNS
from .resolve import fill_values, resolve_case
from .rubric import Rubric
from .schemas import read_as
from .states import condition_problem
from .suite import Suite, SuiteFile
from .suite_folders import EXEMPLARS, SUITE_FILE, overlooked, suite_folders, yaml_files
from .yaml_reader import Document

T = TypeVar("T")


def load_suite(path: Path | str) -> Suite:
    """Load one suite.

    Args:
        path: A suite's folder, as `suites/billing_disputes`.

    Returns:
        Suite: With its cases resolved against company and rubrics.

    Raises:
        SuiteError: Every problem of the suite at once, sorted by file and line.
        OptionError: There is no suite at this path.
    """
    suites = load_suites([path])
    if len(suites) != 1:
        raise OptionError(f"{path}: holds {len(suites)} suites", fix="name one of its folders, or use load_suites")
    return suites[0]


def load_suites(paths: Iterable[Path | str]) -> tuple[Suite, ...]:
    """Load every suite under the given paths.

    Args:
        paths: Suite folders, folders of suite folders, or single case files (the suite then holds just these).

    Returns:
        tuple: Suites by id, each at most once.

    Raises:
        SuiteError: Every problem of every suite at once, two cases of one id among them.
        OptionError: A path holds no suite.
    """
    reading = _Reading()
    wanted: dict[Path, tuple[Path, set[str]]] = {}
    for path in map(Path, paths):
        if not (path / SUITE_FILE).is_file():
            for each in path.glob("*/"):
                reading.problems.extend(one for one in overlooked(each) if one.path.stem == "suite")
        for folder, case_id in suite_folders(path):
            wanted.setdefault(folder.resolve(), (folder, set()))[1].add(case_id)
    suites = [reading.suite(folder, only=None if "" in ids else ids) for folder, ids in wanted.values()]
    loaded = sorted((suite for suite in suites if suite), key=lambda suite: suite.id)
    reading.problems.extend(_same_ids(loaded))
    if reading.problems:
        raise SuiteError(set(reading.problems))
    return tuple(loaded)


def _same_ids(suites: Sequence[Suite]) -> Iterable[Problem]:
    seen: dict[str, Path] = {}
    folders: dict[str, Path] = {}
    for suite in suites:
        if suite.id in folders:
            what = f"two suites have the id {suite.id!r}: the other is {folders[suite.id]}"
            yield Problem(path=suite.path / SUITE_FILE, what=what, fix="rename one of the folders, and its suite: key")
        folders[suite.id] = suite.path
        for case in suite.cases:
            here = suite.path / f"{case.id}.yaml"
            if case.id in seen:
                what = f"two cases have the id {case.id!r}: the other is {seen[case.id]}"
                yield Problem(path=here, what=what, fix="rename one of the files; the stem is the case's id")
            seen[case.id] = here


class _Reading:
    """Reads files, keeps going after a bad one, and remembers every problem."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._companies: dict[Path, Company | None] = {}
        self._rubrics: dict[Path, tuple[Rubric, ...] | None] = {}

    def read(self, path: Path, noun: type[T]) -> tuple[T, Document] | None:
        try:
            return read_as(path, noun)
        except SuiteError as error:
            self.problems.extend(error.problems)
            return None

    def suite(self, folder: Path, *, only: set[str] | None) -> Suite | None:
        self.problems.extend((*overlooked(folder), *overlooked(folder / EXEMPLARS)))
        case_files = yaml_files(folder)
        known = {path.stem for path in case_files}
        chosen = [path for path in case_files if only is None or path.stem in only]
        left_out = known - {path.stem for path in chosen}
        exemplar_files = [path for path in yaml_files(folder / EXEMPLARS) if _written_for(path)[0] not in left_out]
        found = self.read(folder / SUITE_FILE, SuiteFile)
        if found is None:
            self._only_read(chosen, exemplar_files)
            return None
        file, document = found
        if file.suite != folder.resolve().name:
            fix = f"write suite: {folder.resolve().name}, or rename the folder"
            self.problems.append(document.problem(("suite",), f"{file.suite!r} is not the folder's name", fix))
        company_path = None if file.company == "none" else (folder / file.company).resolve()
        company = ANY_COMPANY if company_path is None else self.company(company_path)
        rubric_folder = (folder / file.rubrics).resolve()
        rubrics = self.rubrics(rubric_folder)
        if not case_files:
            self.problems.append(document.problem((), "the suite has no cases", f"add {folder}/<case>.yaml"))
        if company is None or rubrics is None:
            self._only_read(chosen, exemplar_files)
            return None
        for each in (each for rubric in rubrics for each in rubric.criteria):
            if reason := condition_problem(each.when, company):
                self.problems.append(document.problem(("rubrics",), f"{each.id!r} has the {reason[0]}", reason[1]))
        sources: dict[str, Any] = {}
        cases = [self.case(path, file, company, rubrics, sources) for path in chosen]
        resolved = {case.id: case for case in cases if case}
        self.problems.extend(counterfactual_problems(resolved, folder, known=known))
        exemplars = self.exemplars(exemplar_files, resolved, known)
        good_turns = {case_id: _good_turns(named.values()) for case_id, named in sorted(exemplars.items())}
        return Suite(
            id=file.suite,
            title=file.title,
            about=file.about,
            owner=file.owner,
            path=folder,
            company_path=company_path and _shown(company_path),
            rubric_folder=_shown(rubric_folder),
            company=company,
            rubrics=rubrics,
            cases=tuple(structs.replace(case, good_turns=good_turns.get(case.id, 0)) for case in resolved.values()),
            exemplars=exemplars,
            suite_hash=digest({"suite": document.data, "cases": sources, "company": company, "turns": good_turns}),
            rubric_hash=digest(rubrics),
            reviewed_by=file.reviewed_by,
        )

    def _only_read(self, cases: Iterable[Path], exemplars: Iterable[Path]) -> None:
        """Find what is wrong with each file alone, when there is nothing to hold it against."""
        for path in cases:
            self.read(path, CaseFile)
        for path in exemplars:
            self.read(path, Exemplar)

    def company(self, path: Path) -> Company | None:
        path = path.resolve()
        if path not in self._companies:
            self._companies[path] = None
            read = self.read(_shown(path), Company)
            if read is None:
                return None
            company, document = read
            found = list(company_problems(company, document))
            tools = document.data.pop("tools")
            data = fill_values(document.data, company.values, document, found)
            self.problems.extend(found)
            if not found:
                self._companies[path] = msgspec.convert({**data, "tools": tools}, Company)
        return self._companies[path]

    def rubrics(self, folder: Path) -> tuple[Rubric, ...] | None:
        folder = folder.resolve()
        if folder not in self._rubrics:
            self._rubrics[folder] = None
            self.problems.extend(overlooked(_shown(folder)))
            files = yaml_files(_shown(folder))
            if not files:
                what = "no rubric files here"
                self.problems.append(Problem(path=_shown(folder), what=what, fix="set rubrics: in suite.yaml"))
                return None
            found: list[Problem] = []
            rubrics: dict[str, Rubric] = {}
            criteria: dict[str, Path] = {}
            readable = [each for each in (self.read(path, Rubric) for path in files) if each]
            for rubric, document in readable:
                found.extend(rubric_problems(rubric, document))
                if rubric.dimension in rubrics:
                    what = f"a second rubric for {rubric.dimension!r}"
                    found.append(document.problem(("dimension",), what, "keep one file for each dimension"))
                rubrics[rubric.dimension] = rubric
                for index, each in enumerate(rubric.criteria):
                    if criteria.setdefault(each.id, document.path) != document.path:
                        what = f"criterion {each.id!r} is defined in {criteria[each.id]} too"
                        found.append(document.problem(("criteria", index, "id"), what, "rename one of them"))
            self.problems.extend(found)
            if not found and len(readable) == len(files):
                self._rubrics[folder] = tuple(rubrics[name] for name in sorted(rubrics))
        return self._rubrics[folder]

    def case(
        self,
        path: Path,
        suite: SuiteFile,
        company: Company,
        rubrics: tuple[Rubric, ...],
        sources: dict[str, Any],
    ) -> Case | None:
        if not re.fullmatch(ID, path.stem):
            what = f"{path.stem!r} is the case's id, and not written as it must be"
            self.problems.append(Problem(path=path, what=what, fix=f"rename the file: {PATTERNS[ID]}"))
        read = self.read(path, CaseFile)
        if read is None:
            return None
        raw, document = read
        found: list[Problem] = []
        if raw.portable or suite.portable:
            company = ANY_COMPANY
        document.data = fill_values(document.data, company.values, document, found)
        file = msgspec.convert(document.data, CaseFile)
        if file.language not in suite.languages:
            fix = f"{nearest(file.language, suite.languages)}; or add it to languages: in {SUITE_FILE}"
            found.append(document.problem(("language",), f"{file.language!r} is no language of the suite", fix))
        found.extend(CaseCheck(file, document, company, rubrics).problems())
        self.problems.extend(found)
        sources[path.stem] = document.data
        if found:
            return None
        return resolve_case(file, case_id=path.stem, suite=suite, company=company, rubrics=rubrics)

    def exemplars(
        self, files: Iterable[Path], cases: dict[str, Case], known: set[str]
    ) -> dict[str, dict[str, Exemplar]]:
        exemplars: dict[str, dict[str, Exemplar]] = {}
        for path in files:
            case_id, name = _written_for(path)
            read = self.read(path, Exemplar)
            if read is None or (case_id in known and case_id not in cases):
                continue  # what is wrong with the case would be said again of its exemplars
            exemplar, document = read
            found = list(exemplar_problems(exemplar, document, case_id=case_id, name=name, case=cases.get(case_id)))
            self.problems.extend(found)
            if not found:
                exemplars.setdefault(case_id, {})[name] = exemplar
        return exemplars


def _written_for(path: Path) -> tuple[str, str]:
    """Id of the case and name of the exemplar, from the file's name."""
    case_id, _, name = path.stem.partition(".")
    return case_id, name


def _good_turns(exemplars: Iterable[Exemplar]) -> int:
    """Bot turns of the shortest good exemplar, by which a bot's own are measured; 0 without one."""
    return min((len(each.bot_turns) for each in exemplars if each.kind == "good"), default=0)


def _shown(path: Path) -> Path:
    """The path as a reader at the terminal would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
