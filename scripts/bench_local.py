"""The table `local`: how fast the embedded judge answers all it can, about conversations that never repeat a text."""

import argparse
import multiprocessing
import os
import statistics
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench_checks import drawn

from hardcase.cases import Case, Criterion, Line
from hardcase.verdicts import LocalJudge, Outcome


def rate(count: int, seed: int) -> tuple[float, int, float]:
    """Microseconds for each conversation, criteria asked of each, and the share of answers that were given."""
    judge = LocalJudge()
    asked = tuple(Criterion(id=name, dimension="empathy", asks="It is so.", points=1) for name in judge.classifiers)
    case = Case(id="bench", turns=(Line(id="opens", say="Hello."),), criteria=asked)
    judge.rule_many([(case, each) for each in drawn(500, seed + 1)], [asked] * 500)
    played = [(case, each) for each in drawn(count, seed)]
    began = time.perf_counter()
    answers = judge.rule_many(played, [asked] * count)
    spent = (time.perf_counter() - began) / count * 1e6
    given = statistics.mean(each.outcome is not Outcome.UNGRADED for row in answers for each in row.values())
    return spent, len(asked), given


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    options = parser.parse_args()
    alone, criteria, given = rate(options.count, 7)
    print(f"\nthe embedded judge, {criteria} criteria, {options.count:,} conversations of about 1.6 kB, no text twice")
    print(f"  1 process   {1e6 / alone:9,.0f}/s  {alone:7.0f} us each; answered {given:.0%}")
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        both = [each[0] for each in pool.starmap(rate, [(options.count, 7), (options.count, 1007)])]
    print(f"  2 processes {sum(1e6 / each for each in both):9,.0f}/s  {statistics.mean(both):7.0f} us each (goal 125)")


if __name__ == "__main__":
    main()
