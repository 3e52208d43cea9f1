"""The labels an exemplar still lacks, with what the checks answer, for a person to finish."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hardcase.bots import ExemplarBot
from hardcase.cases import Case, Criterion, Exemplar, load_suites, unlabelled
from hardcase.conversations import play
from hardcase.text import one_line
from hardcase.verdicts import Outcome, Verdict, Verdicts, check

_KNOWN = frozenset({Outcome.MET, Outcome.NOT_MET})


@dataclass(frozen=True, kw_only=True)
class LabelSkeleton:
    """What is missing in one exemplar.

    Attributes:
        path: The exemplar.
        lines: YAML to paste under `labels:`, one line for each missing label. Where a check has an answer it stands
            there with its reason; where only a person can tell stands "?", which no file may keep.
    """

    path: Path
    lines: tuple[str, ...]


async def label_skeletons(paths: Sequence[Path | str]) -> tuple[LabelSkeleton, ...]:
    """Play every exemplar that lacks labels and write down what can be written down.

    Args:
        paths: Suites, folders of suites, or single cases.

    Raises:
        SuiteError: Files that cannot be loaded; every such problem at once.
    """
    found = []
    for suite in load_suites(paths):
        for case in suite.cases:
            for name, exemplar in suite.exemplars.get(case.id, {}).items():
                verdicts = check(case, await play(case, ExemplarBot("exemplar", exemplar)))
                missing = (*unlabelled(case, exemplar), *_seen(case, exemplar, verdicts))
                if missing:
                    lines = tuple(_lines(case, missing, {each.criterion_id: each for each in verdicts.verdicts}))
                    lines = lines if exemplar.labels else ("labels:", *lines)
                    path = suite.path / "exemplars" / f"{case.id}.{name}.yaml"
                    found.append(LabelSkeleton(path=path, lines=lines))
    return tuple(found)


def _seen(case: Case, exemplar: Exemplar, verdicts: Verdicts) -> Iterator[Criterion]:
    """Bad acts and vetoes that a check saw: without a label they would not have been done."""
    for each in case.criteria:
        verdict = verdicts.of(each.id)
        if each.id not in exemplar.outcomes and verdict is not None and verdict.outcome == each.bad_outcome:
            yield each


def _lines(case: Case, missing: Sequence[Criterion], verdicts: dict[str, Verdict]) -> Iterator[str]:
    for each in missing:
        verdict = verdicts.get(each.id)
        if verdict is not None and verdict.outcome in _KNOWN:
            outcome, why = verdict.outcome.value, json.dumps(one_line(verdict.reason, 200), ensure_ascii=False)
            yield f"  - {{criterion: {each.id}, outcome: {outcome}, why: {why}}}"
        else:
            yield f'  - {{criterion: {each.id}, outcome: "?", why: "?"}}  # {one_line(each.asks, 160)}'
