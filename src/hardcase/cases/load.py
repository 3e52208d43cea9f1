"""The door of the room: suites from disk, or every problem they have."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hardcase.errors import OptionError, Problem, SuiteError

from .case import Case, CaseFile
from .check_case import CaseCheck, rubric_problems
from .check_company import company_problems
from .check_exemplar import exemplar_problems
from .company import NO_COMPANY, Company
from .exemplar import Exemplar
from .resolve import fill_values, resolve_case
from .rubric import Rubric
from .schemas import read_as
from .suite import Suite, SuiteFile

SUITE_FILE = "suite.yaml"
EXEMPLARS = "exemplars"


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
    wanted: dict[Path, set[str]] = {}
    for path in map(Path, paths):
        for folder, case_id in _suite_folders(path):
            wanted.setdefault(folder, set()).add(case_id)
    suites = [reading.suite(folder, only={*ids} - {""} if "" not in ids else None) for folder, ids in wanted.items()]
    loaded = sorted((suite for suite in suites if suite), key=lambda suite: suite.id)
    reading.problems.extend(_same_ids(loaded))
    if reading.problems:
        raise SuiteError(set(reading.problems))
    return tuple(loaded)


def _suite_folders(path: Path) -> list[tuple[Path, str]]:
    """Suite folders under a path, each with the one case that is wanted, or "" for all."""
    if (path / SUITE_FILE).is_file():
        return [(path, "")]
    case_file = path if path.suffix == ".yaml" else path.with_name(path.name + ".yaml")
    if case_file.is_file() and (case_file.parent / SUITE_FILE).is_file():
        return [(case_file.parent, case_file.stem)]
    folders = sorted(each.parent for each in path.glob(f"*/{SUITE_FILE}")) if path.is_dir() else []
    if not folders:
        fix = f"name a suite's folder (it holds {SUITE_FILE}), a folder of suites, or one case file"
        raise OptionError(f"{path}: no suite here", fix=fix)
    return [(folder, "") for folder in folders]


def _same_ids(suites: Sequence[Suite]) -> Iterable[Problem]:
    seen: dict[str, Path] = {}
    for suite in suites:
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

    def suite(self, folder: Path, *, only: set[str] | None) -> Suite | None:
        try:
            file, document = read_as(folder / SUITE_FILE, SuiteFile)
        except SuiteError as error:
            self.problems.extend(error.problems)
            return None
        if file.suite != folder.resolve().name:
            fix = f"write suite: {folder.resolve().name}, or rename the folder"
            self.problems.append(document.problem(("suite",), f"{file.suite!r} is not the folder's name", fix))
        company = NO_COMPANY if file.company == "none" else self.company(folder / file.company)
        rubrics = self.rubrics(folder / file.rubrics)
        if company is None or rubrics is None:
            return None
        sources: dict[str, Any] = {}
        cases, case_files = [], self._case_files(folder)
        if not case_files:
            self.problems.append(document.problem((), "the suite has no cases", f"add {folder}/<case>.yaml"))
        for path in case_files:
            if only is None or path.stem in only:
                case = self.case(path, file, company, rubrics, sources)
                if case:
                    cases.append(case)
        return Suite(
            id=file.suite,
            title=file.title,
            about=file.about,
            owner=file.owner,
            path=folder,
            company=company,
            rubrics=rubrics,
            cases=tuple(cases),
            exemplars=self.exemplars(folder, {case.id: case for case in cases}, {path.stem for path in case_files}),
            suite_hash=digest({"suite": document.data, "cases": sources, "company": company}),
            rubric_hash=digest(rubrics),
            reviewed_by=file.reviewed_by,
        )

    def _case_files(self, folder: Path) -> list[Path]:
        files = sorted(each for each in folder.glob("*.y*ml") if each.name != SUITE_FILE)
        for path in files:
            if path.suffix == ".yml":
                what = f"ends in '.yml': the case {path.stem!r} would be overlooked"
                self.problems.append(Problem(path=path, what=what, fix="rename the file to end in .yaml"))
        return [path for path in files if path.suffix == ".yaml"]

    def company(self, path: Path) -> Company | None:
        path = path.resolve()
        if path not in self._companies:
            self._companies[path] = None
            try:
                company, document = read_as(_shown(path), Company)
            except SuiteError as error:
                self.problems.extend(error.problems)
                return None
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
            files = sorted(folder.glob("*.yaml"))
            if not files:
                what = "no rubric files here"
                self.problems.append(Problem(path=_shown(folder), what=what, fix="set rubrics: in suite.yaml"))
                return None
            found: list[Problem] = []
            rubrics: dict[str, Rubric] = {}
            for path in files:
                try:
                    rubric, document = read_as(_shown(path), Rubric)
                except SuiteError as error:
                    found.extend(error.problems)
                    continue
                found.extend(rubric_problems(rubric, document))
                if rubric.dimension in rubrics:
                    what = f"a second rubric for {rubric.dimension!r}"
                    found.append(document.problem(("dimension",), what, "keep one file for each dimension"))
                rubrics[rubric.dimension] = rubric
            self.problems.extend(found)
            if not found:
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
        try:
            _, document = read_as(path, CaseFile)
        except SuiteError as error:
            self.problems.extend(error.problems)
            return None
        found: list[Problem] = []
        document.data = fill_values(document.data, company.values, document, found)
        file = msgspec.convert(document.data, CaseFile)
        found.extend(CaseCheck(file, document, company, rubrics).problems())
        self.problems.extend(found)
        sources[path.stem] = document.data
        if found:
            return None
        return resolve_case(file, case_id=path.stem, suite=suite, company=company, rubrics=rubrics)

    def exemplars(self, folder: Path, cases: dict[str, Case], known: set[str]) -> dict[str, dict[str, Exemplar]]:
        exemplars: dict[str, dict[str, Exemplar]] = {}
        for path in sorted((folder / EXEMPLARS).glob("*.yaml")):
            case_id, _, name = path.stem.partition(".")
            if case_id not in cases and case_id in known:
                continue
            try:
                exemplar, document = read_as(path, Exemplar)
            except SuiteError as error:
                self.problems.extend(error.problems)
                continue
            found = list(exemplar_problems(exemplar, document, case_id=case_id, name=name, case=cases.get(case_id)))
            self.problems.extend(found)
            if not found:
                exemplars.setdefault(case_id, {})[name] = exemplar
        return exemplars


def _shown(path: Path) -> Path:
    """The path as a reader at the terminal would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def digest(noun: Any) -> str:
    """Hash any noun in canonical form: the same content gives the same 64 hex digits on every machine."""
    encoder = msgspec.json.Encoder(order="deterministic", enc_hook=str)
    return hashlib.sha256(encoder.encode(noun)).hexdigest()
