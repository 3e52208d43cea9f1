"""Examples of the report, as they really came out; see scripts/examples."""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import hardcase

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, RUNS = Path("results/examples"), Path("results/example-runs")
PICTURE = Path("docs/report.png")
BOTS = ("platitude", "concierge", "gold")
SHOWN = "concierge"
"""The bot whose report the README shows."""
FILES = ("report.html", "summary.md")
MASKS = tuple(
    re.compile(each)
    for each in (
        r"\d{8}T\d{6}Z-[a-z]+-[0-9a-f]{8}",  # names of runs
        r"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC",
        r"\b\d[\d,]*\.?\d* (s|ms|seconds?)\b",  # how long a machine took
        r"<dt>Version of [^<]*</dt><dd>[^<]*</dd>",
    )
)
"""What differs each time: a day, a machine, the versions of its packages."""


def masked(text: str) -> str:
    """A page without what differs each time."""
    text = re.sub(r'"\d+\.\d s"', '""', text)  # a turn's seconds stand in its data only where it was slow
    for mask in MASKS:
        text = mask.sub("-", text)
    return text


def play(bot: str) -> Path:
    """Run one bot as anybody would in the project's folder, and say where its files are."""
    return hardcase.run("suites", bot=bot, gate="pilot", judge=["local"], results=RUNS).path


def outdated(bot: str, made: Path) -> Iterator[str]:
    """Files of an example that say something else than what came out now."""
    for name in FILES:
        kept = EXAMPLES / bot / name
        if not kept.is_file() or masked(kept.read_text("utf-8")) != masked((made / name).read_text("utf-8")):
            yield name


def photograph(page: Path, picture: Path) -> bool:
    """Take the first screen of a page, where a browser is."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return False
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        shown.goto(page.resolve().as_uri())
        shown.screenshot(path=picture)
        browser.close()
    return True


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say what is out of date, and write nothing")
    options = parser.parse_args()
    os.chdir(ROOT)  # a page names its run by a path, and that must be nobody's
    old = []
    try:
        for bot in BOTS:
            made = play(bot)
            differs = list(outdated(bot, made))
            old += [f"{EXAMPLES / bot / name}" for name in differs]
            if differs and not options.check:
                (EXAMPLES / bot).mkdir(parents=True, exist_ok=True)
                for name in FILES:
                    shutil.copyfile(made / name, EXAMPLES / bot / name)
    finally:
        shutil.rmtree(RUNS, ignore_errors=True)
    if options.check:
        for each in old:
            print(f"{each} is out of date", file=sys.stderr)
        if old:
            print("fix: scripts/examples", file=sys.stderr)
        return 1 if old else 0
    if not photograph(EXAMPLES / SHOWN / "report.html", PICTURE):
        print("no chromium: the picture stays as it was", file=sys.stderr)
    print("\n".join(f"{each}: written" for each in old) or "everything is current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
