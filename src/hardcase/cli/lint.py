"""`hardcase lint`: check everything people write, before anything is paid for."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from hardcase.cases import load_suites
from hardcase.errors import Problem, SuiteError
from hardcase.pipeline import (
    MUTATIONS,
    PLAUSIBLE,
    Weighed,
    label_skeletons,
    lint,
    wait_for,
    weigh,
    weighable,
)

from .arguments import one_case, processors, suite_paths, whole_number
from .bar import bar
from .catalogue import case_table, story

EXAMPLES = """\
examples:
  hardcase lint                                       ./suites, their exemplars, and evals/gates
  hardcase lint suites/billing_disputes
  hardcase lint suites/billing_disputes/double-charge
  hardcase lint evals/bots                            files of bots alone, held against suites/company.yaml
  hardcase lint --list                                every case in a table, with counts by decision and trigger
  hardcase lint --describe double-charge              one case as a story
  hardcase lint suites --mutations                    what notices a good exemplar that is spoilt in one place
  hardcase lint suites --discrimination               what each case can tell apart
  hardcase lint suites/billing_disputes --labels      the labels that exemplars still lack, to paste and finish

Loads every file strictly, replays every exemplar on the real desk, holds its labels to what the checks say,
and refuses gates that a perfect bot could not pass, checks that there are not, and suites that no test in evals/
plays. It names cases of two families in nearly the same words, and
openings that too many customers share. With --mutations it also spoils each good exemplar in one place at a time and
plays it: the criteria that are about that place must notice, and no others. With --discrimination bots that are bad
in one way must come out worse than gold too, good exemplars must earn more than borderline ones and those more than
bad ones, and a bot that says nothing may pass nowhere. Exits with 2 when something is wrong.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "suites",
        nargs="*",
        metavar="PATH",
        help="suites, folders of suites, cases, or evals/bots and evals/judges (default: suites)",
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=whole_number,
        help="processes that play (default: one for each processor; few exemplars are played in one)",
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--list", action="store_true", help="list the cases in a table, with counts, and check nothing")
    shown.add_argument("--describe", metavar="CASE", help="tell one case as a story: a path, or its id")
    shown.add_argument(
        "--labels",
        action="store_true",
        help="print the labels that exemplars lack, with what the checks answer; the rest is yours to answer",
    )
    shown.add_argument(
        "--mutations", action="store_true", help="also play spoilt exemplars: what notices each way of spoiling"
    )
    shown.add_argument(
        "--discrimination",
        action="store_true",
        help="the same, and sentinels, and the order of the exemplars: what each case tells apart",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, or what was looked at."""
    if arguments.describe:
        print(story(*one_case(arguments.describe, within=arguments.suites)))
        return 0
    paths = suite_paths(arguments.suites)
    if arguments.list:
        print(case_table(load_suites(paths)))
        return 0
    if arguments.labels:
        return _labels(paths)
    linted = wait_for(lambda: lint(paths, jobs=arguments.jobs or processors()))
    if linted.problems:
        raise SuiteError(linted.problems)
    if not linted.suites:
        print(f"{linted.models} files of bots and judges: no problems")
        return 0
    nouns = ("suite", "case", "exemplar", "gate")
    numbers = (linted.suites, linted.cases, linted.exemplars, linted.gates)
    told = (f"{number} {noun}{'s' if number != 1 else ''}" for number, noun in zip(numbers, nouns, strict=True))
    print(f"{', '.join(told)}: no problems")
    for each in linted.unused:
        print(f"not used: {each.path}:{each.line}: {each.what}")
    if any(Path(path).suffix == ".yaml" or Path(f"{path}.yaml").is_file() for path in paths):
        print("not held against other cases (wording, pairs, gates): lint the whole of suites for that")
    if arguments.mutations or arguments.discrimination:
        problems = _weigh(paths, by_case=arguments.discrimination)
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


def _weigh(paths: Sequence[str], *, by_case: bool) -> list[Problem]:
    """Play every mutant and every plausible sentinel, and tell what came of it."""
    entries = weighable(paths)
    with bar("weighing", len(entries), unit="case") as advance:
        weighed = wait_for(lambda: weigh(entries, only_mutants=not by_case, done=lambda: advance(1)))
    _tell_mutations(weighed)
    if by_case:
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
    print(f"\n{'case':<{width}}{'mutants':>8}{'sentinels':>11}{'points':>18}   no worse than gold")
    for each in weighed:
        seen = each.visible
        mutants = f"{sum(moved.worse for moved in seen)} of {len(seen)}" if seen else "none"
        sentinels = f"{len(each.worse)} of {len(PLAUSIBLE)}"
        missed = [moved.mutant.mutation for moved in seen if not moved.worse]
        missed += [name for name in PLAUSIBLE if name not in each.worse]
        points = " > ".join(f"{earned:g}" for _, earned in each.points)
        print(f"{each.case_id:<{width}}{mutants:>8}{sentinels:>11}{points:>18}   {', '.join(missed) or '-'}")
    print(f"sentinels: {', '.join(PLAUSIBLE)}")
    print(
        "mutants: those that a check can see; both columns count what came out worse than gold\n"
        "points: what the exemplars earn in all dimensions together, good, borderline, bad"
    )
    bare = [each.case_id for each in weighed if not each.visible]
    weak = [each.case_id for each in weighed if each.visible and each.unhurt]
    print(f"\ncases that no mutant can hurt: {', '.join(weak) or 'none'}")
    print(f"cases to which no mutant applies that a check can see: {', '.join(bare) or 'none'}")
