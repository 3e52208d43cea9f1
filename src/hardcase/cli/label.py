"""`hardcase label`: a page on which a person says what is true of conversations drawn by chance."""

import argparse
from functools import partial
from pathlib import Path

from hardcase.pipeline import draw_to_label, own_command, wait_for
from hardcase.reports import check_label_path, write_label_page
from hardcase.text import ci_safe, one_line

from .arguments import suite_paths, whole_number
from .recorded_options import add_reading, dialect_from, rows_bar

EXAMPLES = """\
examples:
  hardcase label results/20261121T100000Z-concierge-1a2b3c4d -n 60
  hardcase label recorded.jsonl --suite suites --out labels.html    recordings that name a case
  hardcase label suites/billing_disputes                            its exemplars, without their labels

Writes one page that works offline in any browser, by keyboard alone. Whoever opens it reads conversations in random
order and answers what a judge would be asked, without the bot's name, anybody's verdict or what the case expects. The
page saves a file of answers, labels-<name>-<sample>.jsonl, for `hardcase calibrate --labels`. Let two people or more
label the same page: how far they agree is what a judge is held to.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    what = "folders below results/, files of recorded conversations that name a case, or suites"
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=what)
    parser.add_argument("-n", dest="most", metavar="N", type=whole_number, default=60, help="how many (default: 60)")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the draw and the order (default: 1)")
    out = "page to write (default: labels.html)"
    parser.add_argument("--out", metavar="FILE", type=Path, default=Path("labels.html"), help=out)
    parser.add_argument("--force", action="store_true", help="write over a page that is there")
    suite = "suites with the cases that recordings name; repeatable (default: suites)"
    parser.add_argument("--suite", metavar="PATH", action="append", default=[], help=suite)
    add_reading(parser.add_argument_group("recorded conversations"))


def run(arguments: argparse.Namespace) -> int:
    """Draw, write the page, and say what to do with it."""
    check_label_path(arguments.out, force=arguments.force)
    with rows_bar("read") as done:
        drawing = partial(
            draw_to_label,
            arguments.paths,
            dialect_from(arguments),
            most=arguments.most,
            seed=arguments.seed,
            suites=partial(suite_paths, arguments.suite),
            done=done,
        )
        drawn = wait_for(drawing)
    size = write_label_page(arguments.out, drawn.sample, drawn.chosen, force=arguments.force)
    sample = drawn.sample
    few = f" (all there are; -n {arguments.most} asked for more)" if sample.drawn < arguments.most else ""
    say = [f"{sample.drawn} of {sample.population} conversations of {sample.source}, seed {sample.seed}{few}"]
    if drawn.same:
        say.append(f"  {drawn.same} more are the same word for word as one of these, and count once")
    if drawn.set_aside:
        say.append(f"  {drawn.set_aside} set aside:")
        say += [f"    {each.rows}: {one_line(each.reason, 160)}" for each in drawn.reasons]
    say.append(f"page: {arguments.out} ({size / 1000:,.0f} kB); open it in a browser, or send it to whoever labels")
    say.append("next: put the files that the page saves into one folder, then")
    say.append(f"  {own_command()} calibrate --judge SPEC --labels FOLDER")
    print(ci_safe("\n".join(one_line(line, 300) if not line.startswith(" ") else line for line in say)))
    return 0
