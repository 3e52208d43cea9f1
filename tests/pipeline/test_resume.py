"""A run killed at any moment resumes, pays nothing twice and loses nothing that was finished."""

import json
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.project import write_project

WORDS = {f"case-{index:02}": ("good", "poor", "person", "raise")[index % 4] for index in range(12)}


def hardcase(folder, *arguments, **options):
    """A hardcase process in the project."""
    command = [sys.executable, "-m", "hardcase", "run", "suites", "--trials", "2", "--concurrency", "3", *arguments]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **options
    )


def run_folder(folder, results):
    """The only run in a results folder, once it has a plan."""
    return next(iter((folder / results).glob("*/plan.json"))).parent


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    """What an unbroken run comes to, and how long it takes from its first line."""
    folder = write_project(tmp_path_factory.mktemp("unbroken"), WORDS, pause=0.02)
    assert hardcase(folder).wait(timeout=60) == 1
    return folder


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_resumes_to_the_same_books(unbroken, seed):
    """SIGKILL at a random point, then --resume: scorecard and decision equal those of an unbroken run."""
    results = f"killed-{seed}"
    lines_before = random.Random(seed).randrange(0, 2 * len(WORDS))
    process = hardcase(unbroken, "--results", results)
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        ledgers = list((unbroken / results).glob("*/conversations.jsonl"))
        if ledgers and ledgers[0].read_bytes().count(b"\n") >= lines_before:
            break
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    folder = run_folder(unbroken, results)
    kept = (folder / "conversations.jsonl").read_bytes()
    kept = kept[: kept.rfind(b"\n") + 1]

    again = hardcase(unbroken, "--results", results, "--resume", str(folder))

    assert again.wait(timeout=60) == 1
    whole = run_folder(unbroken, "results")
    ledger = (folder / "conversations.jsonl").read_bytes()
    assert ledger.startswith(kept)
    keys = [(each["case_id"], each["trial"]) for each in map(json.loads, ledger.splitlines())]
    assert len(keys) == len(set(keys)) == 2 * len(WORDS)
    assert (folder / "scorecard.json").read_bytes() == (whole / "scorecard.json").read_bytes()
    assert (folder / "decision.json").read_bytes() == (whole / "decision.json").read_bytes()


def test_resuming_with_other_options_is_refused(unbroken):
    """A run planned with two trials is not gone on with as one of three."""
    folder = run_folder(unbroken, "results")

    done = subprocess.run(
        [sys.executable, "-m", "hardcase", "run", "suites", "--trials", "3", "--resume", str(folder)],
        cwd=unbroken,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "differs from its plan in" in done.stderr
    assert "trials" in done.stderr
