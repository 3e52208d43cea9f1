"""The pages are held to the code: what they show runs, what they name exists, what they count is so."""

import argparse
import asyncio
import importlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import hardcase
from hardcase.cases import ENDINGS, json_schema, load_suite, read_yaml
from hardcase.cli import COMMANDS, MORE
from hardcase.cli.schema import FORMATS
from hardcase.options import OPTIONS
from hardcase.stats import families_needed, score_bounds, zero_seen_bound
from hardcase.verdicts import CHECKS, Escalation, Outcome, ask
from tests.builders import a_case, a_conversation, a_judged

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs/files.md").read_text(encoding="utf-8")
HTTP_BOTS = (ROOT / "docs/http-bots.md").read_text(encoding="utf-8")
SCORING = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
PLACEHOLDERS = {"--x", "--hc-x"}  # what README writes for any option


def project_files(*endings):
    """Every file of the project, committed or about to be."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = [ROOT / name for name in listed.splitlines() if name.endswith(endings)]
    return [path for path in found if path.is_file()]


def pages():
    """Every page of the project."""
    return project_files(".md")


def fence(text, start):
    """The code block that begins with `start`."""
    return re.search(rf"^```\w+\n({re.escape(start)}.*?)^```$", text, re.DOTALL | re.MULTILINE)[1]


def code_of(text):
    """Lines of code blocks, and code within sentences."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [*"".join(blocks).splitlines(), *re.findall(r"`([^`\n]+)`", rest)]


def my_bot():
    """The function of README's my_bot.py."""
    namespace = {}
    exec(compile(fence(README, "# my_bot.py"), "my_bot.py", "exec"), namespace)
    return namespace["reply"]


def drop_case(block, folder):
    """Copy the shipped suites and put a page's case where its first line says; the path of the case."""
    for name in ("suites", "rubrics"):
        shutil.copytree(ROOT / name, folder / name)
    path = folder / block.splitlines()[0].removeprefix("# ")
    assert not path.exists()
    path.write_text(block, encoding="utf-8")
    return path


def replay(what, bot, folder, **options):
    """One trial of each case, without a gate."""
    return hardcase.run(str(what), bot=bot, results=folder, trials=1, no_gate=True, report=False, **options)


# ---- README


def test_my_bot_of_the_readme_talks_to_every_customer(tmp_path):
    """The bot that README shows can be copied: it answers all shipped cases and never breaks."""
    run = replay(ROOT / "suites", my_bot(), tmp_path)

    assert len(list(run.conversations())) == run.scorecard.planned
    assert [each.case_id for each in run.conversations() if each.error or each.ending == "bot_broke"] == []


def test_my_bot_of_the_readme_does_what_it_says(tmp_path):
    """It refunds the duplicate before it says so, and hands over when a person is asked for."""
    case = """\
# suites/billing_disputes/kettle-twice.yaml
schema: 1
title: A kettle was charged twice
family: kettle-twice
records:
  payments:
    - {id: PAY-1, amount: 20.00 GBP, status: settled}
    - {id: PAY-2, amount: 20.00 GBP, status: settled, duplicate_of: PAY-1}
turns:
  - {id: opens, say: You charged me twice for one kettle.}
  - {id: wants-person, say: Thanks. Can a person look at my account?}
expect:
  escalation: {decision: must, trigger: x-ask, due: wants-person, queues: [general]}
  actions:
    - {id: refund-it, points: 4, tool: refund_payment, with: {payment_id: PAY-2, amount: 20.00 GBP}}
"""
    run = replay(drop_case(case, tmp_path), my_bot(), tmp_path / "results")

    (conversation,), (verdicts,) = run.conversations(), run.verdicts()
    assert [turn.text for turn in conversation.bot_turns] == [
        "I'm an AI assistant. I have refunded 20.00 GBP to you.",
        "I've passed you to a colleague. Your reference is HO-1001.",
    ]
    assert verdicts.escalation.outcome == "on-time"
    assert (verdicts.of("refund-it").outcome, verdicts.of("promise-kept").outcome) == ("met", "met")


def test_first_case_of_the_readme_loads(tmp_path):
    """The case that README shows can be dropped into its suite as it stands, and played."""
    path = drop_case(fence(README, "# suites/"), tmp_path)

    assert path.stem in {case.id for case in load_suite(path.parent).cases}
    run = replay(path, "concierge", tmp_path / "results")
    assert [each.ending in ENDINGS and not each.error for each in run.conversations()] == [True]


def test_folders_and_scripts_of_the_readme_exist():
    """Whoever looks for a folder, a file or a script that README names finds it."""
    named = {each for each in code_of(README) if re.fullmatch(r"[a-z_][\w.-]*/[\w./-]*", each)}
    named |= set(re.findall(r"(?<![\w/])scripts/[a-z-]+", README))
    row = next(line for line in README.splitlines() if line.startswith("| `scripts/`"))
    listed = set(re.findall(r"`([a-z-]+)`", row))

    missing = [each for each in named if not any(any(ROOT.glob(up + each)) for up in ("", "*/", "*/*/"))]
    assert missing == []
    assert listed == {path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix}


# ---- links, commands, options


def slugs(path):
    """Anchors of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_relative_link_resolves():
    """No page sends its reader nowhere."""
    broken = []
    for page in pages():
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            found = (page.parent / name) if name else page
            if not found.exists() or (anchor and anchor not in slugs(found)):
                broken.append(f"{page.relative_to(ROOT)}: {target}")

    assert broken == []


def options_of(command):
    """Options that a command takes, itself or in what it does under a further word."""
    parser = argparse.ArgumentParser()
    importlib.import_module(f"hardcase.cli.{command}").add_arguments(parser)
    further = [
        each for action in parser._actions if isinstance(action.choices, dict) for each in action.choices.values()
    ]
    usages = "".join(each.format_usage() for each in (parser, *further))
    return {"--help", *re.findall(r"--[a-z][a-z-]*", usages)}


def code_of_pages_and_scripts():
    """(where, line of code) of every page, and of every script where it calls hardcase."""
    for page in pages():
        yield from ((page, line) for line in code_of(page.read_text(encoding="utf-8")))
    for script in (ROOT / "scripts").iterdir():
        if script.is_file() and not script.suffix:
            lines = script.read_text(encoding="utf-8").splitlines()
            yield from ((script, line) for line in lines if "bin/hardcase" in line or "--hc-" in line)


def test_every_command_and_option_that_is_named_exists():
    """What a page or a script tells to type can be typed."""
    taken = {command: options_of(command) for command in COMMANDS | MORE}
    under_pytest = {f"--hc-{option.flag}" for option in OPTIONS}
    anywhere = {"--version", *under_pytest, *PLACEHOLDERS}.union(*taken.values())
    wrong = []
    for where, line in code_of_pages_and_scripts():
        typed = line.partition(" #")[0]
        commands = re.findall(r"(?:^|[\s/])hardcase +([a-z][a-z-]*)", typed)
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", typed))
        allowed = set().union(*(taken.get(each, ()) for each in commands)) | PLACEHOLDERS if commands else anywhere
        wrong += [f"{where.name}: hardcase {each}" for each in commands if each not in taken]
        wrong += [f"{where.name}: {each} in {line!r}" for each in options - allowed]

    assert wrong == []


# ---- what the pages count and list


def test_changelog_lists_every_check():
    """A check that can move a number stands in the changelog's Grading section."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    listed = re.search(r"^- First checks[^:]*:(.*?)\.$", text, re.DOTALL | re.MULTILINE)[1]

    assert re.findall(r"[a-z][a-z-]+", listed) == sorted(CHECKS)


def test_scoring_names_every_check_outcome_and_veto():
    """Whatever a verdict, an escalation or a veto is called in a report, the page on scoring explains it."""
    outcomes = re.findall(r"[a-z-]+", re.search(r"outcome: (.*?)\.", Escalation.__doc__, re.DOTALL)[1])
    vetoes = [each["id"] for each in read_yaml(ROOT / "rubrics/vetoes.yaml").data["criteria"]]
    triggers = read_yaml(ROOT / "rubrics/escalation.yaml").data["costs"]["classes"]
    named = set(re.findall(r"`([^`\n]+)`", SCORING))

    assert {"on-time", "none-due"} <= set(outcomes)
    assert {*CHECKS, *vetoes, *triggers, *outcomes} - {"or"} - named == set()


@pytest.mark.parametrize("name", FORMATS)
def test_files_explains_every_key(name):
    """Whatever can be written into a file or goes over the wire, its page says what it means."""
    keys = {key for each in json_schema(FORMATS[name], name=name)["$defs"].values() for key in each["properties"]}
    page = HTTP_BOTS if name.startswith("bot-") else FILES
    explained = set(re.findall(r"[a-z][a-z0-9_]*", " ".join(re.findall(r"`([^`\n]+)`", page))))

    assert keys - explained == set()


def test_files_explains_every_ending():
    """However a conversation ends, the page on files says what that means."""
    assert [each for each in ENDINGS if f"| `{each}` |" not in FILES] == []


def rug_bot(*, well):
    """The bot of the worked example, in its first trial or (`well`) in its second."""
    packet = {"queue": "billing", "issue": "The rug refund, PAY-31"}
    if well:
        filled = dict.fromkeys(["trigger", "identity", "verified", "emotional_state", "vulnerability"], "said")
        filled |= dict.fromkeys(["wanted_outcome", "channel", "language", "urgency", "next_best_action"], "said")
        packet |= filled | {"entities": ["PAY-31", "48.00 GBP"], "tried": [], "promises": []}

    def reply(conversation, desk):
        if len(conversation.turns) == 1:
            desk.call("refund_payment", payment_id="PAY-31", amount="48.00 GBP")
            told = "I'm an AI assistant. I have refunded it, it takes up to 5 business days."
            return told if well else "I have refunded it."
        if len(conversation.turns) == 3 and not well:
            return "Of course. Let me first look at what else I can see here for you."
        desk.call("hand_over", queue="billing", packet=packet)
        return "I've passed you to my colleagues in billing."

    return reply


def test_the_judge_of_the_page_on_licences_answers():
    """The judge that the page shows can be copied: it answers what it knows, and leaves the rest open."""
    namespace = {}
    page = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    exec(compile(fence(page, "# my_judge.py"), "my_judge.py", "exec"), namespace)
    seen, other = a_judged("specific-acknowledgement"), a_judged("emotion-fit")
    case = a_case("My rent is due.", criteria=(seen, other))
    talk = a_conversation("My rent is due.", "Your rent comes first.", case_id=case.id)

    rulings = asyncio.run(ask(namespace["judge"], case, talk, [seen, other]))

    assert [rulings[each.id].outcome for each in (seen, other)] == [Outcome.MET, Outcome.UNGRADED]


def test_worked_example_of_scoring_is_true(tmp_path):
    """The numbers that the page on scoring works out by hand are the numbers of the code."""
    path = drop_case(fence(SCORING, "# suites/"), tmp_path)
    first, second = (
        replay(path, rug_bot(well=well), tmp_path / f"results-{well}", judge="none").scorecard.cases[0].trials[0]
        for well in (False, True)
    )

    seen = {
        dimension: [f"{trial.scores[dimension].low:.3f}" for trial in (first, second)]
        for dimension in ("correctness", "escalation")
    }
    assert seen == {"correctness": ["0.500", "1.000"], "escalation": ["0.500", "1.000"]}
    for dimension, scores in seen.items():
        row = next(line for line in SCORING.splitlines() if line.startswith(f"| {dimension} |"))
        mean = sum(trial.scores[dimension].low for trial in (first, second)) / 2
        assert re.findall(r"\*\*([\d.]+)\*\*", row) == [*scores, f"{mean:.3f}"]
    assert [f"{first.scores[name].counted:.0%}" for name in ("correctness", "effort", "empathy")] == [
        "73%",
        "89%",
        "20%",
    ]
    assert (first.status, second.status, first.escalation, first.vetoes) == ("failed", "ungraded", "late", ())
    bounds = score_bounds([1.0] * 15 + [0.75] + [0.5] * 4)
    assert f"| back to a share: the lower bound | **{bounds.lower:.2f}** |" in SCORING
    assert f"| Wilson's upper bound | **{bounds.upper:.2f}** |" in SCORING
    assert bounds.lower < 0.8 <= bounds.upper < 0.96


def test_tables_of_scoring_are_true():
    """What "0 seen" proves, and how many families a promise needs, is what the formulas give."""
    seen = " | ".join(f"{zero_seen_bound(families):.0%}" for families in (6, 8, 21, 29, 59))
    needed = " | ".join(str(families_needed(rate)) for rate in (0.70, 0.80, 0.85, 0.90))

    assert f"| families | 6 | 8 | 21 | 29 | 59 |\n|---|---|---|---|---|---|\n| at most | {seen} |" in SCORING
    assert (
        f"| 0.70 | 0.80 | 0.85 | 0.90 |\n|---|---|---|---|---|\n| a perfect bot needs families | {needed} |" in SCORING
    )


# ---- nothing of the machine it was made on


def test_no_file_names_a_path_of_one_machine():
    """Whatever a page or a module shows works on any machine: no absolute path of ours stands in it."""
    ours = re.compile(r"(?<![\w./~>-])/(?:work|root|tmp|home)/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in project_files(".md", ".py", ".yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ours.search(line)
    ]

    assert found == []


def test_no_file_names_a_package_registry():
    """Where packages come from is for each machine to say: no registry's host stands in the project."""
    index = pytest.importorskip("pip._internal.models.index").PyPI
    hosts = (index.netloc, index.file_storage_domain)
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in project_files(".md", ".py", ".yaml")
        for host in hosts
        if host in path.read_text(encoding="utf-8")
    ]

    assert found == []
