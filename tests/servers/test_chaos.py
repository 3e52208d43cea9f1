"""The chaos row: many conversations against a server in trouble, killed in the middle and gone on with."""

import collections
import contextlib
import json
import re
import signal
import subprocess
import sys
import time

import pytest

from hardcase.records import Run
from tests.project import write_project

pytestmark = pytest.mark.servers

TRIALS = 500
IN_FLIGHT = 50
SHARES = {"rateLimit": 0.15, "malformed": 0.10, "disconnect": 0.10}
# aimock rolls one way to fail after the other, in this order, and each only where no earlier one has hit.
ROLLS = {"malformedRate": 0.10, "rateLimitRate": 0.15 / 0.90, "disconnectRate": 0.10 / 0.75}
CALM = dict.fromkeys(ROLLS, 0)
OURS = {  # how a trial may end without words, and what it then says
    "unreachable": r"answers HTTP 429: Chaos: rate limit exceeded|nobody answers at \S+: \w|no time left to try again"
    r"|answers what cannot be read: JSON is malformed.*malformed json",
}


@contextlib.contextmanager
def hardcase(folder, *arguments):
    """A hardcase process that asks aimock, and that does not outlive the block."""
    command = [sys.executable, "-m", "hardcase", "run", "suites", "--bot", "openai:model-a", "--no-gate", "--offline"]
    with subprocess.Popen(
        [*command, "--concurrency", str(IN_FLIGHT), *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def finished(folder):
    """Trials that are on the ledger, as they ended."""
    ledger = next(folder.glob("results/*/conversations.jsonl"), None)
    lines = ledger.read_bytes().split(b"\n")[:-1] if ledger else []
    return {each["case_id"]: each["ending"] for each in map(json.loads, lines)}


def asked_about(journal):
    """The cases whose customers the server heard."""
    said = {each["body"]["messages"][-1]["content"] for each in journal} - {"Hello."}
    return {f"case-{each.removeprefix('parcel-')}" for each in said}


def test_a_run_through_chaos_ends_every_trial_and_repeats_none(aimock, tmp_path):
    """15 % turned away, 10 % garbled, 10 % cut off: words or a cause for each trial, also after the run was killed."""
    folder = write_project(tmp_path, {f"case-{index:03}": f"parcel-{index:03}" for index in range(TRIALS)})
    aimock.told(
        [
            {"match": {"userMessage": "Hello."}, "response": {"content": "Hello."}, "chaos": CALM},
            {"match": {"userMessage": "parcel-"}, "response": {"content": "It arrives tomorrow morning."}},
        ]
    )
    aimock.chaos(**ROLLS)
    began = time.monotonic()

    with hardcase(folder) as killed:
        while len(finished(folder)) < TRIALS / 3:
            assert killed.poll() is None, killed.communicate()[1]
            assert time.monotonic() < began + 150
            time.sleep(0.02)
    before, books = len(aimock.journal()), finished(folder)
    with hardcase(folder, "--resume", str(next(folder.glob("results/*/")))) as resumed:
        said = resumed.communicate(timeout=200)[1]

    assert resumed.returncode == 0, said
    journal = aimock.journal()
    done = {case for case, ending in books.items() if ending != "unreachable"}
    assert TRIALS / 4 < len(done) < TRIALS
    assert asked_about(journal[before:]) == {f"case-{index:03}" for index in range(TRIALS)} - done

    trials = Run(next(folder.glob("results/*/"))).trials()
    assert len(trials) == TRIALS
    endings = collections.Counter(each.conversation.ending for each in trials.values())
    assert endings["completed"] > 0.9 * TRIALS
    for each in trials.values():
        ending = each.conversation.ending
        assert each.verdicts is not None
        if ending == "completed":
            assert each.conversation.bot_turns[0].text == "It arrives tomorrow morning."
        else:
            assert re.search(OURS[ending], each.conversation.error), (ending, each.conversation.error)

    happened = collections.Counter(each["response"].get("chaosAction") for each in journal)
    shares = {how: happened[how] / len(journal) for how in SHARES}
    assert shares == pytest.approx(SHARES, abs=0.06)
