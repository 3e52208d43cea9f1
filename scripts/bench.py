"""Benchmarks, never tests: every row is a whole process, rows of one table are interleaved, figures are medians."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

OBJECTS = """
import resource, sys
import hardcase

def bot(number):
    async def reply(conversation, desk):
        return f"The answer is {number}."
    return reply

async def reply(conversation, desk):
    return "Hello, it is 42."

check = hardcase.Criterion(
    id="says-it", dimension="correctness", asks="It says so.", points=3, grader="check:fact",
    matcher=hardcase.Matcher(any_of=("42",)),
)
cases = [
    hardcase.Case(id=f"case-{index}", turns=(hardcase.Line(id="opens", say=f"Question {index}?"),), criteria=(check,))
    for index in range(COUNT)
]
run = hardcase.run(cases, bot=reply, results=sys.argv[1], no_gate=True, report=False)
assert run.scorecard.passed == COUNT, run.scorecard
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

RAW = """
import asyncio, json, resource, sys

async def reply(text):
    return "Hello, it is 42."

async def main():
    with open(sys.argv[1] + "/ledger.jsonl", "w") as file:
        for index in range(COUNT):
            text = await reply(f"Question {index}?")
            file.write(json.dumps({"id": index, "text": text, "met": "42" in text}) + "\\n")
            file.flush()

asyncio.run(main())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

PEER = """
import resource, sys
from dataclasses import dataclass
from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator, EvaluatorContext

@dataclass
class Says(Evaluator):
    def evaluate(self, ctx: EvaluatorContext) -> bool:
        return "42" in ctx.output

async def reply(text: str) -> str:
    return "Hello, it is 42."

cases = [Case(name=f"case-{index}", inputs=f"Question {index}?") for index in range(COUNT)]
dataset = Dataset(name="bench", cases=cases, evaluators=[Says()])
report = dataset.evaluate_sync(reply, progress=False)
assert len(report.cases) == COUNT
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

ARGPARSE = "import argparse; argparse.ArgumentParser(prog='x').parse_args(['--help'])"


def main() -> None:
    """Print every table, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="whole processes for each row (default: 5)")
    parser.add_argument("--only", choices=[*TABLES], help="one table")
    options = parser.parse_args()
    for name, table in TABLES.items():
        if options.only in (None, name):
            table(options.rounds)


def objects(rounds: int) -> None:
    """Instant one-turn cases given as Python objects, one check, ledgers written."""
    peer = os.environ.get("PYDANTIC_EVALS_PYTHON")
    for count in (1_000, 10_000):
        rows = {"raw asyncio loop": (sys.executable, RAW), "hardcase": (sys.executable, OBJECTS)}
        if peer:
            rows["pydantic-evals"] = (peer, PEER)
        print(f"\n{count:,} instant cases as Python objects, one check, whole process")
        commands = {name: script(python, code.replace("COUNT", str(count))) for name, (python, code) in rows.items()}
        times = interleaved(commands, rounds)
        for name, (seconds, output) in times.items():
            rate = f"{count / seconds:8,.0f}/s"
            print(f"  {name:<18} {seconds:6.2f} s  {rate}  {int(output) / 1024:6.1f} MB")
        if peer:
            print(f"  ratio to pydantic-evals: {times['hardcase'][0] / times['pydantic-evals'][0]:.2f} (goal 0.50)")
        else:
            print("  pydantic-evals: not measured (set PYDANTIC_EVALS_PYTHON)")


def help_time(rounds: int) -> None:
    """How long `hardcase --help` takes beside the standard library's argparse."""
    print("\n--help, whole process")
    commands = {
        "argparse": lambda: [sys.executable, "-c", ARGPARSE],
        "hardcase": lambda: [str(Path(sys.executable).with_name("hardcase")), "--help"],
    }
    times = interleaved(commands, rounds * 4)
    for name, (seconds, _) in times.items():
        print(f"  {name:<18} {seconds * 1000:6.0f} ms")
    print(f"  ratio: {times['hardcase'][0] / times['argparse'][0]:.2f} (goal 3)")


def pytest_ahead(rounds: int) -> None:
    """`pytest` on 1,000 cases of a bot that takes 200 ms, 50 at a time; and of an instant one beside bare pytest."""
    sys.path.insert(0, str(ROOT))
    from tests.project import write_project

    words = {f"case-{index:04}": "good" for index in range(1000)}
    with tempfile.TemporaryDirectory() as folder:
        slow, instant, bare = (Path(folder) / name for name in ("slow", "instant", "bare"))
        write_project(slow, words, pause=0.2)
        write_project(instant, words)
        bare.mkdir()
        (bare / "test_bare.py").write_text(
            "import pytest\n\n\n@pytest.mark.parametrize('n', range(1001))\ndef test_n(n):\n    assert n >= 0\n"
        )
        # Without the plugins that only the development environment has: hypothesis alone costs a quarter of a second.
        pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        ours = [*pytest, "-p", "hardcase.pytest_plugin", "evals"]
        commands = {
            "bare pytest": lambda: alone(bare, *pytest),
            "hardcase, instant": lambda: alone(instant, *ours),
            "hardcase, 200 ms": lambda: alone(slow, *ours, "--hc-concurrency", "50"),
        }
        times = interleaved(commands, max(1, rounds // 2))
        replays = [json.loads(each.read_text())["duration_s"] for each in slow.glob("results/*/outcomes.json")]
    print("\npytest, 1,000 cases, whole process")
    for name, (seconds, _) in times.items():
        print(f"  {name:<18} {seconds:6.2f} s")
    print(
        f"  200 ms, 50 at a time, whole process to the ideal of 4 s: {times['hardcase, 200 ms'][0] / 4:.2f} (goal 1.30)"
    )
    print(f"  200 ms, 50 at a time, replay and grading alone: {statistics.median(replays) / 4:.2f}")
    print(f"  instant, to bare pytest: {times['hardcase, instant'][0] / times['bare pytest'][0]:.2f} (goal 2.50)")


def checks(rounds: int) -> None:
    """All checks that need no case, about conversations of which no text repeats."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "bench_checks.py")], check=True)


def local(rounds: int) -> None:
    """The embedded judge, about conversations of which no text repeats."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "bench_local.py")], check=True)


def wire(rounds: int) -> None:
    """Cases of one turn, a bot and a judge at a provider on loopback."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "bench_wire.py"), "--rounds", str(rounds)], check=True)


def report(rounds: int) -> None:
    """The report of a thousand conversations and of twenty thousand: time, size, and how fast it opens."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "bench_report.py"), "--rounds", str(rounds)], check=True)


def alone(folder: Path, *command: str) -> list[str]:
    """A pytest command in a folder, with no other plugin than those it names."""
    return ["env", "-C", str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1", *command]


def script(python: str, code: str):
    """A command that runs code with a fresh folder as its argument."""
    return lambda: [python, "-c", textwrap.dedent(code), tempfile.mkdtemp(prefix="bench-")]


def interleaved(commands: dict, rounds: int) -> dict:
    """Median seconds and last output of each command, run in turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    outputs: dict[str, str] = {}
    for _ in range(rounds):
        for name, make in commands.items():
            command = make()
            began = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            times[name].append(time.perf_counter() - began)
            if done.returncode not in (0, 1):
                sys.exit(f"{name} broke:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
            outputs[name] = done.stdout.strip()
    return {name: (statistics.median(each), outputs[name]) for name, each in times.items()}


TABLES = {
    "objects": objects,
    "help": help_time,
    "pytest": pytest_ahead,
    "checks": checks,
    "local": local,
    "wire": wire,
    "report": report,
}

if __name__ == "__main__":
    main()
