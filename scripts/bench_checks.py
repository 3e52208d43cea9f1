"""The table `checks`: how fast every check that needs no case answers about conversations that never repeat a text."""

import argparse
import json
import multiprocessing
import os
import random
import re
import statistics
import sys
import time
from pathlib import Path

import yaml

from hardcase.cases import VETOES, Case, Criterion, Line
from hardcase.conversations import Conversation, Turn
from hardcase.verdicts import check
from hardcase.verdicts.checks import CHECKS, FLAGS
from hardcase.verdicts.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 1_600
WARM_UP = 1_500
"""Conversations after which nearly every pattern that is ever tried has been compiled."""
NAMES = ("Ada", "Bo", "Carla", "Dmitri", "Esi", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kaya", "Leif", "Mona", "Nils")
OTHER_LANGUAGES = ("-sv", "-de", "-es")
"""By which the names of cases end that are not in English."""
RECORDED = ("tau_airline_gpt4o", "tau2_orchestrator_airline", "tau2_whissle_airline")


def expecting_nothing() -> Case:
    """A case that only asks what every check knows without one."""
    asked = [
        Criterion(id=name, dimension=VETOES, asks="It is so.", grader=f"check:{name}")
        for name, each in CHECKS.items()
        if each.needs == "words"
    ]
    return Case(id="bench", turns=(Line(id="opens", say="Hello."),), criteria=tuple(asked))


def drawn(count: int, seed: int) -> list[Conversation]:
    """Conversations of about 1.6 kB from the turns of English exemplars, with names, numbers and words drawn anew.

    One of turns in several languages is none that anybody records.
    """
    pools: dict[str, list[str]] = {"bot": [], "customer": []}
    for path in sorted(ROOT.glob("suites/*/exemplars/*.yaml")):
        if path.name.partition(".")[0].endswith(OTHER_LANGUAGES):
            continue
        for turn in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["turns"]:
            pools[turn["speaker"]].append(turn["text"])
    vocabulary = sorted({word for text in pools["bot"] for word in re.findall(r"[a-z]{4,12}", text)})
    draw = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    return [_conversation(number, pools, vocabulary, draw) for number in range(count)]


def _conversation(number: int, pools: dict[str, list[str]], vocabulary: list[str], draw: random.Random) -> Conversation:
    turns: list[Turn] = []
    said: set[str] = set()
    length, wanted = 0, 2 * draw.choice((5, 6))
    for index in range(wanted):
        speaker = ("customer", "bot")[index % 2]
        share = (LENGTH - length) / (wanted - index)
        unsaid = [each for each in draw.choices(pools[speaker], k=6) if each not in said] or pools[speaker]
        source = min(unsaid, key=lambda each: abs(len(each) - share))
        said.add(source)
        text = _varied(source, vocabulary, draw)
        text = text if len(text) < 2 * share else text[: text.rfind(" ", 0, int(2 * share))]
        length += len(text)
        turns.append(Turn(index=index, speaker=speaker, text=text))
    return Conversation(case_id="bench", bot="drawn", trial=number, ending="recorded", turns=tuple(turns))


def _varied(text: str, vocabulary: list[str], draw: random.Random) -> str:
    """A turn that was never said: other digits, other names, every tenth word another."""

    def other(match: re.Match[str]) -> str:
        said = match[0]
        if said.isdigit():
            return "".join(draw.choice("123456789") for _ in said)
        if said in NAMES or draw.random() < 0.1:
            return draw.choice(NAMES) if said[0].isupper() else draw.choice(vocabulary)
        return said

    return re.sub(r"[0-9]+|[^\W\d_]{4,}", other, text)


def recorded(folder: str) -> list[Conversation]:
    """The recorded bots' conversations under HARDCASE_TEST_DATA, words only."""
    found: list[Conversation] = []
    for name in RECORDED:
        for line in (Path(folder) / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            said = [(each["role"], each["text"]) for each in json.loads(line)["turns"] if _is_speech(each)]
            turns = tuple(
                Turn(index=index, speaker="customer" if role == "customer" else "bot", text=text)
                for index, (role, text) in enumerate(said)
            )
            found.append(Conversation(case_id="bench", bot=name, trial=0, ending="recorded", turns=turns))
    return found


def _is_speech(turn: dict) -> bool:
    return bool(turn["text"].strip()) and "tool_result" not in (turn.get("meta") or {})


def rate(count: int, seed: int) -> float:
    """Microseconds for each conversation, all checks together, after a warm-up on other conversations."""
    case = expecting_nothing()
    for each in drawn(WARM_UP, seed + 1):
        check(case, each)
    conversations = drawn(count, seed)
    began = time.perf_counter()
    for each in conversations:
        check(case, each)
    return (time.perf_counter() - began) / count * 1e6


def by_check(conversations: list[Conversation]) -> dict[str, float]:
    """Microseconds of each check alone, with everything it shares with others computed for itself."""
    case = expecting_nothing()
    half = len(conversations) // 2
    costs: dict[str, list[float]] = {}
    named = {each.check: (CHECKS[each.check], each) for each in case.criteria}
    named |= {f"flag {name}": (each, case.criteria[0]) for name, each in FLAGS.items()}
    for number, conversation in enumerate(conversations):
        reading = Reading(case, conversation)
        for name, (each, criterion) in random.sample(list(named.items()), len(named)):
            if name.startswith("packet-"):  # left out: nobody handed over
                continue
            began = time.process_time()
            each.answer(reading, criterion)
            if number >= half:
                costs.setdefault(name, []).append((time.process_time() - began) * 1e6)
    return {name: statistics.mean(each) for name, each in costs.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    options = parser.parse_args()
    print(f"\nall checks that need no case, {options.count:,} conversations of about 1.6 kB, no text twice")
    sizes = [sum(len(turn.text.encode()) for turn in each.turns) for each in drawn(200, 1)]
    print(f"  mean size {statistics.mean(sizes):,.0f} bytes; {len(expecting_nothing().criteria)} checks")
    alone = rate(options.count, 7)
    print(f"  1 process   {1e6 / alone:9,.0f}/s  {alone:7.0f} us each")
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        both = pool.starmap(rate, [(options.count, 7), (options.count, 1007)])
    print(f"  2 processes {sum(1e6 / each for each in both):9,.0f}/s  {statistics.mean(both):7.0f} us each (goal 100)")
    costs = sorted(by_check(drawn(options.count, 2007)).items(), key=lambda each: -each[1])
    print("  by check, us for each conversation; in random order, so what they share is shared out among them")
    for name, cost in costs[:10]:
        print(f"    {name:<28} {cost:7.1f}")
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        print("  recorded bots: not measured (set HARDCASE_TEST_DATA)")
        return
    case, conversations = expecting_nothing(), recorded(folder)
    size = sum(len(turn.text) for each in conversations for turn in each.turns)
    began = time.process_time()
    for each in conversations:
        check(case, each)
    seconds = time.process_time() - began
    print(
        f"  recorded bots: {len(conversations)} conversations, {size / len(conversations):,.0f} characters each: "
        f"{seconds / len(conversations) * 1e6:,.0f} us each, {seconds / size * 1.6e9:,.0f} us for each 1.6 kB"
    )


if __name__ == "__main__":
    sys.exit(main())
