"""`hardcase lint`: check everything people write, before anything is paid for."""

import argparse
import sys
from collections.abc import Sequence

from tqdm import tqdm

from hardcase.errors import Problem, SuiteError
from hardcase.pipeline import MUTATIONS, PLAUSIBLE, Weighed, label_skeletons, lint, wait_for, weigh, weighable

from .arguments import suite_paths

EXAMPLES = """\
examples:
  hardcase lint                                       ./suites, their exemplars, and evals/gates
  hardcase lint suites/billing_disputes
  hardcase lint suites/billing_disputes/double-charge
  hardcase lint suites --mutations                    what the cases can tell apart
  hardcase lint suites/billing_disputes --labels      the labels that exemplars still lack, to paste and finish

Loads every file strictly, replays every exemplar on the real desk, holds its labels to what the checks say,
and refuses gates that a perfect bot could not pass. With --mutations it also spoils each good exemplar in one
place at a time and plays it: the criteria that are about that place must notice, and no others; and bots that are
bad in one way must come out worse than gold. Exits with 2 when something is wrong.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "suites", nargs="*", metavar="PATH", help="suites, folders of suites, or cases (default: suites)"
    )
    parser.add_argument(
        "--labels",
        action="store_true",
        help="print the labels that exemplars lack, with what the checks answer; the rest is yours to answer",
    )
    parser.add_argument(
        "--mutations",
        action="store_true",
        help="also play spoilt exemplars and sentinels, and say what each case misses",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, or what was looked at."""
    paths = suite_paths(arguments.suites)
    if arguments.labels:
        return _labels(paths)
    linted = wait_for(lambda: lint(paths))
    if linted.problems:
        raise SuiteError(linted.problems)
    print(
        f"{linted.suites} suites, {linted.cases} cases, {linted.exemplars} exemplars, {linted.gates} gates: no problems"
    )
    if arguments.mutations:
        problems = _mutations(paths)
        if problems:
            raise SuiteError(problems)
    return 0


def _labels(paths: Sequence[str]) -> int:
    """Print what is to be pasted; complete labels exit with 0, missing ones with 2."""
    skeletons = wait_for(lambda: label_skeletons(paths))
    for each in skeletons:
        print(f'# {each.path}: paste under labels:, and answer every "?"')
        print("\n".join(each.lines))
    if not skeletons:
        print("no exemplar lacks a label")
    return 2 if skeletons else 0


def _mutations(paths: Sequence[str]) -> list[Problem]:
    """Play every mutant and every plausible sentinel, and tell what came of it."""
    entries = weighable(paths)
    with tqdm(total=len(entries), desc="mutations", unit="case", file=sys.stderr, leave=False, disable=None) as bar:
        weighed = wait_for(lambda: weigh(entries, done=lambda: bar.update()))
    _tell_mutations(weighed)
    _tell_cases(weighed)
    return [problem for each in weighed for problem in each.problems]


def _tell_mutations(weighed: Sequence[Weighed]) -> None:
    print(f"\n{'mutation':<22}{'applies':>8}{'noticed':>9}{'elsewhere':>11}   what it does")
    for mutation in MUTATIONS:
        moved = [each for case in weighed for each in case.moved if each.mutant.mutation == mutation.name]
        elsewhere = sum(bool(each.elsewhere) for each in moved)
        unseen = any(each.mutant.needs_judge for each in moved)
        noticed = "-" if unseen else str(sum(bool(each.matching) for each in moved))
        about = f"{mutation.about} (only a judge could notice)" if unseen else mutation.about
        print(f"{mutation.name:<22}{len(moved):>8}{noticed:>9}{elsewhere:>11}   {about}")
    print(
        "applies: cases that give occasion for it; noticed: cases in which a criterion that is about it moved;\n"
        "elsewhere: cases in which another one moved. Where only a judge could notice, no check sees what is missing,\n"
        "and nobody has labelled the words that are left."
    )


def _tell_cases(weighed: Sequence[Weighed]) -> None:
    width = max((len(each.case_id) for each in weighed), default=4) + 2
    print(f"\n{'case':<{width}}{'mutants':>8}{'sentinels':>11}   no worse than gold")
    for each in weighed:
        seen = each.visible
        mutants = f"{sum(moved.worse for moved in seen)} of {len(seen)}" if seen else "none"
        sentinels = f"{len(each.worse)} of {len(PLAUSIBLE)}"
        missed = [moved.mutant.mutation for moved in seen if not moved.worse]
        missed += [name for name in PLAUSIBLE if name not in each.worse]
        print(f"{each.case_id:<{width}}{mutants:>8}{sentinels:>11}   {', '.join(missed) or '-'}")
    print(f"sentinels: {', '.join(PLAUSIBLE)}")
    print("mutants: those that a check can see; both columns count what came out worse than gold")
    bare = [each.case_id for each in weighed if not each.visible]
    weak = [each.case_id for each in weighed if each.visible and each.unhurt]
    print(f"\ncases that no mutant can hurt: {', '.join(weak) or 'none'}")
    print(f"cases to which no mutant applies that a check can see: {', '.join(bare) or 'none'}")
