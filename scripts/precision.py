"""What checks see in recorded conversations: counts, pages to read by eye, and how hits relate to people's labels."""

import argparse
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import structs

from hardcase.cases import Case, load_rubrics
from hardcase.conversations import Conversation, Dialect, conversation_of, recording_of
from hardcase.verdicts import Verdict, check, expecting_nothing

ROOT = Path(__file__).resolve().parent.parent
BOTS = ("tau_airline_gpt4o", "tau2_orchestrator_airline", "tau2_whissle_airline")
RELATED = ("customer-left", "loop", "dead-end")
LABELS: dict[str, Callable[[dict[str, Any]], bool | None]] = {
    "customer annoyed": lambda labels: labels.get("customer_annoyed"),
    "assistant not calm and helpful": lambda labels: _negated(labels.get("assistant_calm_and_helpful")),
    "task failed": lambda labels: _negated(labels.get("task_success")),
}
Seen = tuple[Conversation, dict[str, Any], dict[str, Verdict]]


def main() -> None:
    """Count, relate, and write the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the pages to read: one for each check and set")
    parser.add_argument("--read", type=int, default=50, help="hits drawn for each page (default: 50)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        raise SystemExit("precision: HARDCASE_TEST_DATA is not set\n  fix: name the folder of the recordings with it")
    asked = expecting_nothing(load_rubrics(ROOT / "rubrics"))
    # No recording carries a packet of ours.
    unpacked = tuple(each for each in asked.criteria if not each.id.startswith("packet"))
    case = structs.replace(asked, criteria=unpacked)
    sets = {name: list(_graded(Path(folder) / f"{name}.jsonl", case)) for name in (*BOTS, "star", "dbdc3")}
    for name, seen in sets.items():
        _count(name, seen, case)
    _relate_star(sets["star"])
    _relate_dbdc3(sets["dbdc3"])
    if options.out:
        _write_pages(options.out, sets, case, options.read, options.seed)


def _graded(path: Path, case: Case) -> Iterator[Seen]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        try:
            conversation = conversation_of(recording_of(row, Dialect(), name=f"{path.stem}-{number}"))
        except ValueError:  # set aside, as by `hardcase import`, which says why
            continue
        verdicts = {verdict.criterion_id: verdict for verdict in check(case, conversation).verdicts}
        yield conversation, row, verdicts


def _hit(verdict: Verdict, case: Case) -> bool:
    """A bad act that was seen, a good one that a half-check saw, a good one that a whole check missed."""
    criterion = next(each for each in case.criteria if each.id == verdict.criterion_id)
    if criterion.veto:
        return verdict.outcome == criterion.veto
    whole_and_good = criterion.points > 0 and not criterion.judged
    return verdict.outcome == ("not_met" if whole_and_good else "met")


def _count(name: str, seen: list[Seen], case: Case) -> None:
    hits, unknown = Counter[str](), Counter[str]()
    for _, _, verdicts in seen:
        hits.update(key for key, verdict in verdicts.items() if _hit(verdict, case))
        unknown.update(key for key, verdict in verdicts.items() if verdict.outcome == "ungraded")
    print(f"\n{name}: {len(seen)} conversations")
    for key in sorted(each.id for each in case.criteria):
        print(f"  {key:<28} {hits[key]:5} hits  {unknown[key]:5} unknown")


def _relate_star(seen: list[Seen]) -> None:
    print("\nstar: what people said of conversations with a hit, and of the others (yes / known)")
    for key in RELATED:
        for label, told in LABELS.items():
            shown = []
            for wanted in (True, False):
                known = [told(row["labels"]) for _, row, verdicts in seen if (verdicts[key].outcome == "met") is wanted]
                known = [each for each in known if each is not None]
                shown.append(f"{sum(map(bool, known))}/{len(known)}")
            print(f"  {key:<14} {label:<31} hit {shown[0]:>8}   none {shown[1]:>8}")


def _relate_dbdc3(seen: list[Seen]) -> None:
    """Votes on each system turn: O can go on, T hardly, X cannot."""
    print("\ndbdc3: mean share of votes on the turns with a hit, and on all other turns that were voted on")
    for key in RELATED:
        votes: dict[bool, list[dict[str, int]]] = {True: [], False: []}
        for _, row, verdicts in seen:
            verdict = verdicts[key]
            last = max(verdict.evidence, default=-1) if verdict.outcome == "met" else -1
            spoken = [turn for turn in row["turns"] if turn["text"].strip()]
            for index, turn in enumerate(spoken):
                if turn.get("meta", {}).get("breakdown_votes"):
                    votes[index == last].append(turn["meta"]["breakdown_votes"])
        for wanted, name in ((True, "hit"), (False, "none")):
            share = {kind: _mean([each.get(kind, 0) / sum(each.values()) for each in votes[wanted]]) for kind in "XT"}
            print(f"  {key:<14} {name:<5} n={len(votes[wanted]):5}  cannot go on {share['X']}  hardly {share['T']}")


def _mean(values: list[float]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "-"


def _negated(value: bool | None) -> bool | None:
    return None if value is None else not value


def _write_pages(out: Path, sets: dict[str, list[Seen]], case: Case, count: int, seed: int) -> None:
    found: dict[tuple[str, str], list[tuple[Conversation, Verdict]]] = defaultdict(list)
    for name, seen in sets.items():
        for conversation, _, verdicts in seen:
            for key, verdict in verdicts.items():
                if _hit(verdict, case):
                    found["bots" if name in BOTS else name, key].append((conversation, verdict))
    for (name, key), hits in found.items():
        page = out / name / f"{key}.txt"
        page.parent.mkdir(parents=True, exist_ok=True)
        draw = random.Random(seed)  # noqa: S311 (no secret hangs on it)
        drawn = draw.sample(hits, min(count, len(hits)))
        asks = next(each.asks for each in case.criteria if each.id == key)
        texts = [f"{key}: {asks}\n{len(hits)} hits, {len(drawn)} drawn", *(_shown(*each) for each in drawn)]
        page.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    print(f"\npages to read: {out}")


def _shown(conversation: Conversation, verdict: Verdict) -> str:
    evidence = verdict.evidence or (conversation.turns[-1].index,)
    near = {index + step for index in evidence for step in (-2, -1, 0, 1)}
    lines = [f"=== {conversation.case_id}", f"reason: {verdict.reason}"]
    for turn in conversation.turns:
        if turn.index in near:
            lines += [
                f"  call {call.tool}({call.arguments}) -> {call.result}"[:400]
                for call in conversation.calls_for(turn.index)
            ]
            lines.append(f"  [{turn.index}] {turn.speaker}{' <<<' if turn.index in evidence else ''}: {turn.text}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
