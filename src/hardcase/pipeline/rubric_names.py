"""Names in rubrics that mean nothing: a check that there is not, and a tag that no case has."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from hardcase.cases import Document, Suite, read_yaml
from hardcase.errors import Problem, SuiteError, nearest
from hardcase.verdicts import CHECKS

_NEARLY = 0.8


def refuse_unknown_checks(suites: Sequence[Suite]) -> None:
    """Refuse rubrics whose criteria nobody could ever answer, before anything is played.

    Args:
        suites: As loaded.

    Raises:
        SuiteError: Each criterion that names a check there is not.
    """
    if problems := list(_unknown_checks(suites)):
        raise SuiteError(problems)


def _unknown_checks(suites: Sequence[Suite]) -> Iterator[Problem]:
    rubrics = {suite.rubric_folder: suite.rubrics for suite in suites}
    for folder, theirs in rubrics.items():
        named = {each.id: each.resolved(rubric.dimension).check for rubric in theirs for each in rubric.criteria}
        wrong = {criterion: check for criterion, check in named.items() if check and check not in CHECKS}
        for document, index, name in _criteria(folder) if wrong else ():
            if check := wrong.get(name):
                what = f"{name!r} is graded by {check!r}, which is no check"
                yield document.problem(("criteria", index, "grader"), what, f"{nearest(check, CHECKS)}; or judge")


def tags_of_no_case(suites: Sequence[Suite], *, misspelt: bool) -> Iterator[Problem]:
    """Yield a problem for each tag by which a rubric picks cases and that none of them has.

    Args:
        suites: All that there are; a rubric picks among the cases of those that share it.
        misspelt: Those that are nearly a tag of some case; otherwise the others, which may wait for cases to come.
    """
    tags: dict[Path, set[str]] = {suite.rubric_folder: set() for suite in suites}
    for suite in suites:
        tags[suite.rubric_folder].update(tag for case in suite.cases for tag in case.tags)
    for folder, known in tags.items():
        for document, index, name in _criteria(folder):
            asked = (document.data["criteria"][index].get("applies_to") or {}).get("tags", ())
            for place, tag in enumerate(asked):
                fix = f"{nearest(tag, known)}; or remove the criterion"
                if tag not in known and misspelt == bool(get_close_matches(tag, known, n=1, cutoff=_NEARLY)):
                    what = f"{name!r} applies to the tag {tag!r}, which no case has"
                    yield document.problem(("criteria", index, "applies_to", "tags", place), what, fix)


def _criteria(folder: Path) -> Iterator[tuple[Document, int, str]]:
    """Every criterion of a folder of rubrics, with its file and its place in it."""
    for path in sorted(folder.glob("*.yaml")):
        document = read_yaml(path)
        for index, each in enumerate(document.data.get("criteria", ())):
            yield document, index, each["id"]
