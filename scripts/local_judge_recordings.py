"""What the embedded judge makes of recorded conversations, beside what people said of them. No claim beyond that."""

import contextlib
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from hardcase.cases import Case, Criterion, Line
from hardcase.conversations import Conversation, Dialect, MisfitError, Turn, conversation_of, recording_of
from hardcase.verdicts import LocalJudge

BOTS = ("tau_airline_gpt4o", "tau2_orchestrator_airline", "tau2_whissle_airline")
TONE = ("specific-acknowledgement", "emotion-fit", "understanding-shown", "control-and-choice", "blame")
LABELS: dict[str, Callable[[dict[str, Any]], bool | None]] = {
    "calm and helpful": lambda labels: labels.get("assistant_calm_and_helpful"),
    "customer annoyed": lambda labels: labels.get("customer_annoyed"),
    "task solved": lambda labels: labels.get("task_success"),
}


def told(folder: Path) -> Iterator[str]:
    """Tables for every set of recordings."""
    judge = LocalJudge()
    asked = tuple(Criterion(id=name, dimension="empathy", asks="It is so.", points=1) for name in judge.classifiers)
    case = Case(id="recorded", turns=(Line(id="opens", say="Hello."),), criteria=asked)
    sets = {name: list(_read(folder / f"{name}.jsonl")) for name in (*BOTS, "star")}
    yield "| criterion | " + " | ".join(f"{name} ({len(rows)})" for name, rows in sets.items()) + " |"
    yield "|---|" + "---|" * len(sets)
    outcomes = {}
    for name, rows in sets.items():
        ruled = judge.rule_many([(case, talk) for talk, _ in rows], [asked] * len(rows))
        outcomes[name] = [{key: ruling.outcome.value for key, ruling in each.items()} for each in ruled]
    for key in judge.classifiers:
        cells = []
        for seen in outcomes.values():
            counts = Counter(each[key] for each in seen)
            known = counts["met"] + counts["not_met"]
            cells.append(f"{counts['met']} of {known} met, {counts['ungraded']} open")
        yield f"| {key} | {' | '.join(cells)} |"
    yield "\nstar: of the conversations with a verdict, the share that people said this of\n"
    yield "| criterion | " + " | ".join(f"{label}: met, not met" for label in LABELS) + " |"
    yield "|---|" + "---|" * len(LABELS)
    for key in TONE:
        cells = []
        for label in LABELS.values():
            pair = []
            for wanted in ("met", "not_met"):
                known = [
                    label(labels)
                    for (_, labels), each in zip(sets["star"], outcomes["star"], strict=True)
                    if each[key] == wanted
                ]
                known = [bool(each) for each in known if each is not None]
                pair.append(f"{sum(known)}/{len(known)}")
            cells.append(", ".join(pair))
        yield f"| {key} | {' | '.join(cells)} |"
    yield from _politeness(judge, case, folder / "politeness_stanford.jsonl.gz")


def _read(path: Path) -> Iterator[tuple[Conversation, dict[str, Any]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        with contextlib.suppress(MisfitError):  # set aside, as `hardcase grade` does
            yield conversation_of(recording_of(row, Dialect(), name=f"{path.stem}-{number}")), row.get("labels") or {}


def _politeness(judge: LocalJudge, case: Case, path: Path) -> Iterator[str]:
    """Requests of one message, as if a bot had written them: log odds beside what five people say of them."""
    talks, scores = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            turns = (
                Turn(index=0, speaker="customer", text="Hello."),
                Turn(index=1, speaker="bot", text=row["turns"][0]["text"]),
            )
            talks.append(Conversation(case_id="polite", bot="people", trial=0, ending="recorded", turns=turns))
            scores.append(row["labels"]["normalised"])
    parts = [judge.describe([(case, talk) for talk in talks[at : at + 500]]) for at in range(0, len(talks), 500)]
    names, table = parts[0][1], np.concatenate([part for part, _ in parts])
    yield f"\npoliteness: {len(talks)} requests; Spearman's rho of the log odds with the mean of five raters\n"
    for key in TONE:
        classifier = judge.classifiers[key]
        odds = table @ np.array([classifier.weights[name] for name in names])
        yield f"- {key}: {spearmanr(odds, scores).statistic:.2f}"
