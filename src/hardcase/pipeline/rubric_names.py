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
    rubrics = [rubric for suite in suites for rubric in suite.rubrics]
    named = {each.id: each.resolved(rubric.dimension).check for rubric in rubrics for each in rubric.criteria}
    wrong = {criterion: check for criterion, check in named.items() if check and check not in CHECKS}
    if not wrong:
        return
    problems = [
        document.problem(("criteria", index, "grader"), f"{name!r} is graded by {check!r}, which is no check", fix)
        for document, index, name in _criteria(suites)
        if (check := wrong.get(name)) and (fix := f"{nearest(check, CHECKS)}; or judge")
    ]
    raise SuiteError(problems)


def tags_of_no_case(suites: Sequence[Suite], *, misspelt: bool) -> Iterator[Problem]:
    """Yield a problem for each tag by which a rubric picks cases and that none of them has.

    Args:
        suites: All that share these rubrics.
        misspelt: Those that are nearly a tag of some case; otherwise the others, which may wait for cases to come.
    """
    tags = {tag for suite in suites for case in suite.cases for tag in case.tags}
    for document, index, name in _criteria(suites):
        asked = (document.data["criteria"][index].get("applies_to") or {}).get("tags", ())
        for place, tag in enumerate(asked):
            fix = f"{nearest(tag, tags)}; or remove the criterion"
            if tag not in tags and misspelt == bool(get_close_matches(tag, tags, n=1, cutoff=_NEARLY)):
                what = f"{name!r} applies to the tag {tag!r}, which no case has"
                yield document.problem(("criteria", index, "applies_to", "tags", place), what, fix)


def _criteria(suites: Sequence[Suite]) -> Iterator[tuple[Document, int, str]]:
    """Every criterion of the rubrics, once, with its file and its place in it."""
    folders = dict[Path, None]()
    for suite in suites:
        folder = suite.path / read_yaml(suite.path / "suite.yaml").data.get("rubrics", "../../rubrics")
        folders[folder.resolve()] = None
    for resolved in folders:
        shown = resolved.relative_to(Path.cwd()) if resolved.is_relative_to(Path.cwd()) else resolved
        for path in sorted(shown.glob("*.yaml")):
            document = read_yaml(path)
            for index, each in enumerate(document.data.get("criteria", ())):
                yield document, index, each["id"]
