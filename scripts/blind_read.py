"""Blind reading: what people say who see only the company's file and the customer's lines, held against the cases."""

import argparse
import csv
import random
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from hardcase.cases import Case, Suite, load_suites
from hardcase.stats import cohen_kappa

ROOT = Path(__file__).resolve().parent.parent
READINGS = ROOT / "docs" / "blind-reading.csv"
ESCALATE = {"must": "yes", "must-not": "no"}
HOW = """\
Somebody writes to the company. For each sheet write one line of CSV:  code,decision,queue,why
  decision   yes: people must take over at some point of these lines; no: the assistant should solve it alone; either
  queue      the id of the queue, or the ids with a / between; empty for no, and for sheets without a company
  why        the rule or the words that decide it, in at most fifteen words, without commas
"""


def main() -> None:
    """Write sheets, or count what came back."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheets = commands.add_parser("sheets", help="write sheets for readers, and the key that they may not see")
    sheets.add_argument("folder", type=Path)
    sheets.add_argument("--parts", type=int, default=4, help="files with sheets (default: 4)")
    sheets.add_argument("--seed", type=int, default=11)
    sheets.add_argument("--records", action="store_true", help="also show what the company's tools would find")
    sheets.add_argument("--only", nargs="*", help="ids of the cases")
    tally = commands.add_parser("tally", help="hold readings against the cases")
    tally.add_argument("file", type=Path, nargs="?", default=READINGS)
    options = parser.parse_args()
    suites = load_suites([ROOT / "suites"])
    if options.command == "sheets":
        _write_sheets(suites, options)
    else:
        print("\n".join(tallied(suites, options.file)))


def _write_sheets(suites: Iterable[Suite], options: argparse.Namespace) -> None:
    cases = [case for suite in suites for case in suite.cases if not options.only or case.id in options.only]
    random.Random(options.seed).shuffle(cases)  # noqa: S311 - an order, and no secret
    options.folder.mkdir(parents=True, exist_ok=True)
    with (options.folder / "key.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((f"S{number:03d}", case.id) for number, case in enumerate(cases, 1))
    numbered = list(enumerate(cases, 1))
    for part in range(options.parts):
        shown = [_sheet(number, case, records=options.records) for number, case in numbered[part :: options.parts]]
        text = "\n".join([HOW, *shown])
        (options.folder / f"sheets-{part + 1}.txt").write_text(text, encoding="utf-8")


def _sheet(number: int, case: Case, *, records: bool) -> str:
    about = f"{case.customer.tier}, {'verified' if case.customer.verified else 'not verified'}, by {case.channel}"
    known = f"people: {case.desk.people}" if case.company.is_known else "no company file: any company"
    lines = [f"---- S{number:03d} ({about}; {known})"]
    for line in case.turns:
        lines.append(textwrap.fill(line.say.strip(), 110, initial_indent="> ", subsequent_indent="  "))
    lines += [f"  (asked for {field}: {told})" for field, told in case.customer.knows.items()]
    if records:
        rows = [(table, row) for table, rows in case.records.items() for row in rows]
        rows += [("earlier contact", row) for row in case.history]
        lines += [f"  [{table}: {', '.join(f'{key} {value}' for key, value in row.items())}]" for table, row in rows]
    return "\n".join([*lines, ""])


def tallied(suites: Iterable[Suite], file: Path) -> Iterator[str]:
    """Count the readings of one file.

    Args:
        suites: With what cases expect now.
        file: CSV with the columns case, saw, decision, queue and why.

    Yields:
        str: Lines for people: agreement and kappa by what readers saw, then every disagreement.
    """
    cases = {case.id: case for suite in suites for case in suite.cases}
    readings: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        if row["case"] not in cases:
            raise SystemExit(f"blind-read: {file} has a reading of {row['case']!r}, and there is no such case")
        readings[row["saw"]].append(row)
    for saw, rows in readings.items():
        told = [(row, cases[row["case"]]) for row in rows]
        graded = [(row, case) for row, case in told if case.escalation.decision != "may"]
        decided = [(row["decision"], ESCALATE[case.escalation.decision]) for row, case in graded]
        kappa = cohen_kappa(decided)
        agreed = sum(one == other for one, other in decided)
        yield f"readers saw {saw}: {len(rows)} cases read, {len(decided)} of them must or must not be handed over"
        shown = "not defined" if kappa is None else f"{kappa:.2f}"
        yield f"  decision: {agreed} of {len(decided)} as expected, kappa {shown}"
        sent = [(row, case) for row, case in told if case.escalation.decision == "must" and row["decision"] == "yes"]
        queued = [(row, case) for row, case in sent if case.escalation.queues]
        right = sum(bool(set(row["queue"].split("/")) & set(case.escalation.queues)) for row, case in queued)
        yield f"  queue: {right} of {len(queued)} as expected"
        for row, case in graded:
            if row["decision"] != ESCALATE[case.escalation.decision]:
                yield f"  {case.id}: expected {case.escalation.decision}, read {row['decision']}: {row['why']}"


if __name__ == "__main__":
    main()
