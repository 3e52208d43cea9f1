"""How long a report takes to write, how large it is, and how fast a browser opens it, beside what was promised.

The conversations are real: a run of `concierge` over all suites, five times; for the large run its ledger is copied
under other names. A machine may be busy with other work, so the least of the rounds is told beside the median.
"""

import argparse
import importlib
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from hardcase.records import REPORT, Run, create_run
from hardcase.reports import write_report
from hardcase.reports.dossier import read_dossier
from hardcase.reports.page import render
from hardcase.reports.parts import FOLDER, split
from hardcase.scorecards import tally, tally_outcomes

SUITES = Path(__file__).resolve().parent.parent / "suites"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TIMINGS = """() => new Promise((done) => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  const loaded = () => performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart;
  const told = () => (painted() ? done([loaded(), painted().startTime]) : setTimeout(told, 20));
  told();
})"""


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", type=int, default=20_000, help="conversations of the large run; 0: leave it out")
    parser.add_argument("--run", type=Path, help="an earlier run to report on, in place of a fresh one")
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        print(json.dumps(written(Run(options.run))))
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run = Run(options.run or played(Path(folder)))
        told(run, options.rounds)
        if options.large:
            told(Run(enlarged(run, options.large, Path(folder))), 1)


def played(folder: Path) -> Path:
    """Play every suite five times."""
    command = [sys.executable, "-m", "hardcase", "run", str(SUITES), "--bot", "concierge", "--trials", "5", "--no-gate"]
    subprocess.run([*command, "--results", str(folder)], check=False, capture_output=True)
    return next(folder.glob("*-concierge-*"))


def enlarged(run: Run, count: int, folder: Path) -> Path:
    """A run of at least so many conversations: the cases of another, again and again under other names."""
    plan, trials = run.plan, run.trials()
    copies = -(-count // len(trials))
    cases = tuple(
        msgspec.structs.replace(case, id=f"{case.id}-{copy}", family=f"{case.family}-{copy}")
        for copy in range(copies)
        for case in plan.cases
    )
    large = msgspec.structs.replace(plan, run="large", cases=cases)
    opened = create_run(folder, large)
    for copy in range(copies):
        for (case_id, _), trial in trials.items():
            opened.record_conversation(msgspec.structs.replace(trial.conversation, case_id=f"{case_id}-{copy}"))
            if trial.verdicts:
                opened.record_verdicts(msgspec.structs.replace(trial.verdicts, case_id=f"{case_id}-{copy}"))
    opened.close()
    opened.write("scorecard.json", tally(large, opened.conversations(), opened.verdicts()))
    opened.write("outcomes.json", tally_outcomes(list(opened.conversations()), duration_s=1.0))
    return opened.path


def told(run: Run, rounds: int) -> None:
    """Print what the report of one run costs."""
    rows = [json.loads(alone("--run", str(run.path), "--write")) for _ in range(rounds)]
    page = run.path / REPORT
    parts = sorted((run.path / FOLDER).glob("*.html"))
    print(f"\nreport of {len(run.trials()):,} conversations, {rounds} processes: median (least)")
    for name, label, goal in (
        ("render", "page rendered, processor", "  (goal 1 s of 1,000 conversations)"),
        ("all", "all files written, processor", ""),
        ("waited", "all files written, wall clock", ""),
    ):
        print(f"  {label:<30} {figures([row[name] for row in rows])}{goal}")
    print(f"  {'memory':<30} {max(row['mb'] for row in rows):6.0f} MB")
    print(f"  {'page':<30} {page.stat().st_size / 1e6:6.2f} MB  (goal 3 MB of 1,000 conversations)")
    if parts:
        size = sum(each.stat().st_size for each in parts) / 1e6
        print(f"  {'pages beside it':<30} {len(parts):6} of {size:.0f} MB together")
    opened = [opening(page) for _ in range(max(3, rounds))]
    for place, label in enumerate(("opened, DOMContentLoaded", "opened, first paint")):
        print(f"  {label:<30} {figures([each[place] / 1000 for each in opened])}  (goal 1 s)")


def figures(seconds: list[float]) -> str:
    """Median and least, in seconds."""
    return f"{statistics.median(seconds):6.2f} s ({min(seconds):.2f})"


def alone(*arguments: str) -> str:
    """What a process of this script prints."""
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def opening(page: Path) -> tuple[float, float]:
    """Milliseconds from the start of loading to DOMContentLoaded, and to the first words on the screen."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto(page.resolve().as_uri())
        loaded, painted = tab.evaluate(TIMINGS)
        browser.close()
    return loaded, painted


def written(run: Run) -> dict[str, float]:
    """Write the report in this process; packages that load at first use are loaded before the clock starts."""
    for package in ("jinja2", "scipy.special"):
        importlib.import_module(package)
    dossier = read_dossier(run)
    began = time.process_time()
    render(dossier, split(dossier))
    rendered = time.process_time() - began
    del dossier
    clock, began = time.perf_counter(), time.process_time()
    write_report(run)
    everything, waited = time.process_time() - began, time.perf_counter() - clock
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"render": rendered, "all": everything, "waited": waited, "mb": memory}


if __name__ == "__main__":
    main()
