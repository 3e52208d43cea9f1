"""`hardcase calibrate`: a judge earns its licence, or does not."""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from hardcase.cases import Suite, load_suites
from hardcase.errors import OptionError
from hardcase.models import Purse
from hardcase.options import Settings
from hardcase.pipeline import (
    Asking,
    Labelled,
    calibrate,
    find_judge,
    folder_for,
    gather,
    give_purse,
    greet_judges,
    judges_stay_within,
    measuring,
    read_licence,
    told_of_measurement,
    wait_for,
)
from hardcase.text import one_line
from hardcase.verdicts import Judge, Licence, Measured, Share

from .arguments import add_options, settings_of, suite_paths, whole_number
from .bar import bar
from .replay_and_tell import say, warn

EXAMPLES = """\
examples:
  hardcase calibrate --labels labels-ada.jsonl                 what is the local judge worth on your conversations?
  hardcase calibrate --judge my_judge:judge --dry-run          how many questions that would be
  hardcase calibrate --judge openai:MODEL                      a model; or a file, as --judge evals/judges/stern.yaml
  hardcase calibrate --judge my_judge:judge                    against the exemplars of the locked families
  hardcase calibrate --judge my_judge:judge --labels labels-ada.jsonl --labels labels-bo.jsonl --repeats 5
  hardcase calibrate suites/billing_disputes --judge my_judge:judge --labels labels.parquet --licences rubrics/licences

The judge is asked what it would be asked in a run, and its answers are held against the labels, criterion by
criterion. The licence says on which it may gate, and for how long. Stopped in between, it goes on where it was.
"""
_HEAD = ("criterion", "items (met)", "kappa", "sensitivity", "specificity", "J low", "human", "flips", "abstained")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("suites", nargs="*", metavar="PATH", help="suites or folders of suites (default: suites)")
    parser.add_argument(
        "--judge",
        metavar="SPEC",
        action="append",
        help="who is measured: local, openai:MODEL, anthropic:MODEL, a file in evals/judges,"
        " or package.module:attribute (default: local)",
    )
    add_options(parser, ["concurrency", "results", "offline", "budget_usd"])
    parser.add_argument(
        "--labels",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="labels by people, .jsonl or .parquet, or a folder of such; repeatable (default: labels of exemplars)",
    )
    parser.add_argument(
        "--repeats", metavar="N", type=whole_number, default=3, help="how often each question is asked (default: 3)"
    )
    parser.add_argument(
        "--licences", metavar="DIR", type=Path, help="folder of licences (default: rubrics/licences of the project)"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a licence of this judge that rests on other people's labels"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be asked, and ask nothing")


def run(arguments: argparse.Namespace) -> int:
    """Measure, write, and print what was earned."""
    settings = settings_of(arguments)
    if len(settings.judge) != 1:
        fix = "name one with --judge: local, openai:MODEL, or your own as package.module:attribute"
        raise OptionError(f"one judge is measured at a time, and {len(settings.judge)} are named", fix=fix)
    suites = load_suites(suite_paths(arguments.suites))
    judge = find_judge(settings.judge[0], suites)
    judges_stay_within([judge], settings)
    give_purse(Purse(settings.budget_usd), [judge])
    folder = folder_for(judge, arguments.licences)
    if arguments.dry_run:
        labelled, asking = _questions_of(judge, suites, arguments, settings)
        _told(labelled)
        say(f"to ask: {_questions(asking)}")
        for line in told_of_measurement(asking, settings.budget_usd):
            say(line)
        say("nothing was asked, nothing is written")
        return 0
    with measuring(judge, results=settings.results):
        labelled, asking = _questions_of(judge, suites, arguments, settings)
        if not arguments.force:
            _keep(read_licence(judge.fingerprint, folder), labelled, folder)
        licence, path = _measured(asking, labelled, suites, settings, folder=folder)
    _told(labelled)
    for line in _table(licence):
        say(line)
    say(f"licence: {one_line(str(path))}")
    return 0


def _questions_of(
    judge: Judge, suites: Sequence[Suite], arguments: argparse.Namespace, settings: Settings
) -> tuple[Labelled, Asking]:
    labelled = wait_for(lambda: gather(judge, suites, labels=arguments.labels))
    return labelled, Asking(judge, labelled.talks, repeats=arguments.repeats, results=settings.results)


def _measured(
    asking: Asking, labelled: Labelled, suites: Sequence[Suite], settings: Settings, *, folder: Path
) -> tuple[Licence, Path]:
    if asking.open:
        for line in told_of_measurement(asking, settings.budget_usd):
            warn(line)
        wait_for(lambda: greet_judges([asking.judge]))
    today = datetime.datetime.now(datetime.UTC).date()
    print(_questions(asking), file=sys.stderr)
    with bar(asking.judge.name, len(asking.open), unit="question") as advance:
        done = partial(advance, 1)
        work = partial(calibrate, asking, labelled, suites, licences=folder, today=today, done=done)
        return wait_for(partial(work, concurrency=settings.concurrency))


def _keep(there: Licence | None, labelled: Labelled, folder: Path) -> None:
    """A licence on the word of some people is not lost to a measurement against a few labels of others."""
    if there is not None and (there.labels, there.annotators) != (labelled.whose, labelled.annotators):
        names = ", ".join(one_line(each, 40) for each in there.annotators)
        what = f"{folder}: {there.judge} holds a licence on {there.labels} ({names}) there"
        raise OptionError(what, fix="write elsewhere with --licences DIR, or replace it with --force")


def _questions(asking: Asking) -> str:
    known = len(asking.keys) - len(asking.open)
    kept = f", {known} of them answered before" if known else ""
    times = "once" if asking.repeats == 1 else f"{asking.repeats} times"
    return f"{len(asking.keys)} questions, {len(asking.talks)} conversations {times}{kept}"


def _told(labelled: Labelled) -> None:
    """Whose labels, and what was left out."""
    names = ", ".join(one_line(each, 40) for each in labelled.annotators)
    say(f"labels: {labelled.whose} ({names}), {len(labelled.talks)} conversations, {labelled.items} answers")
    for what, count in labelled.drawn.items():
        say(f"  {count} lines {one_line(what, 110)}")
    for what, count in labelled.set_aside.items():
        say(f"  {count} {one_line(what, 110)}")


def _table(licence: Licence) -> Iterator[str]:
    """What was measured, the licensed criteria first."""
    rows = [
        _row(each, licence) for each in sorted(licence.criteria, key=lambda each: (not each.may_gate, each.criterion))
    ]
    widths = [max(len(row[column]) for row in (_HEAD, *rows)) for column in range(len(_HEAD))]
    yield ""
    for row in (_HEAD, *rows):
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)]
        yield "  ".join((*cells, *row[len(_HEAD) :])).rstrip()
    held = sum(each.may_gate for each in licence.criteria)
    yield ""
    until = f"until {licence.expires}" if licence.expires else "as long as its fingerprint stays"
    languages = ", ".join(licence.languages)
    yield (
        f"{one_line(licence.judge, 60)} may gate {held} of {len(licence.criteria)} judged criteria on {licence.labels},"
        f" in {languages}, {until}"
    )


def _row(each: Measured, licence: Licence) -> tuple[str, ...]:
    verdict = f"may gate in {', '.join(each.languages)}: {each.why}" if each.may_gate else f"advisory: {each.why}"
    if each.languages == licence.languages:
        verdict = "may gate"
    agreement, human = _number(each.kappa), _number(each.human)
    if each.ac1 is not None:
        agreement = f"AC1 {each.ac1:.2f}"
    if each.human_ac1 is not None:
        human = f"AC1 {each.human_ac1:.2f}"
    return (
        each.criterion,
        f"{each.items} ({each.met})",
        agreement,
        _share(each.sensitivity),
        _share(each.specificity),
        _number(each.youden_low),
        human,
        "-" if each.flip_rate is None else f"{each.flip_rate:.0%}",
        str(each.abstained),
        verdict,
    )


def _number(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"


def _share(share: Share | None) -> str:
    return "-" if share is None else f"{share.point:.2f} ({share.low:.2f})"
