"""Whether cases are as different as they claim: no two families in the same words, no opening worn out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hardcase.cases import Case, Suite, read_yaml
from hardcase.errors import Problem
from hardcase.text import one_line, words

ALIKE_AT_MOST = 80.0
"""Percent of likeness (rapidfuzz `ratio`, an indel similarity) that two families' customers may reach."""
OPENING_WORDS = 3
OPENING_AT_MOST = 0.05
"""Share of families that may begin with the same three words; two may in any case."""


def wording_problems(suites: Sequence[Suite]) -> Iterator[Problem]:
    """Yield every case that only repeats another family's words, and every opening that too many share.

    Args:
        suites: Loaded together; variants within one family may be as alike as they like.

    Source:
        Choices of this project: cases written from one template measure one thing many times.
    """
    cases = [(suite, case) for suite in suites for case in suite.cases]
    yield from _near_duplicates(cases)
    yield from _openings(cases)


def _near_duplicates(cases: Sequence[tuple[Suite, Case]]) -> Iterator[Problem]:
    from rapidfuzz import fuzz, process

    said = [" ".join(words(" ".join(line.say for line in case.turns))) for _, case in cases]
    for index, (suite, case) in enumerate(cases):
        for _, ratio, other in process.extract_iter(
            said[index], said[:index], scorer=fuzz.ratio, score_cutoff=ALIKE_AT_MOST
        ):
            twin = cases[other][1]
            if ratio > ALIKE_AT_MOST and _family(twin) != _family(case):
                what = f"its customer says nearly what the one of {twin.id!r} says ({ratio:.0f} percent alike)"
                yield _problem(suite, case, what, "write another customer, or join the two in one family")


def _openings(cases: Sequence[tuple[Suite, Case]]) -> Iterator[Problem]:
    families = {_family(case) for _, case in cases}
    users: defaultdict[tuple[str, ...], dict[str, tuple[Suite, Case]]] = defaultdict(dict)
    for suite, case in cases:
        opening = tuple(words(case.turns[0].say)[:OPENING_WORDS])
        users[opening].setdefault(_family(case), (suite, case))
    for opening, found in users.items():
        if len(found) > max(2, OPENING_AT_MOST * len(families)):
            suite, case = list(found.values())[-1]
            what = f"{len(found)} of {len(families)} families begin with {one_line(' '.join(opening))!r}"
            yield _problem(suite, case, what, "let customers begin in their own ways")


def _family(case: Case) -> str:
    return case.family or case.id


def _problem(suite: Suite, case: Case, what: str, fix: str) -> Problem:
    return read_yaml(suite.path / f"{case.id}.yaml").problem(("turns", 0, "say"), what, fix)
