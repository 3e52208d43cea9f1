"""Nothing that a candidate writes is obeyed: not by a browser, a terminal, a CI system, Markdown, XML or a table."""

import contextlib
import dataclasses
import io
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from hardcase.cases import BotOnRecord
from hardcase.cli import main
from hardcase.records import Run
from hardcase.reports import LEAGUE, divide, read_dossier, tables, write_league, write_redacted, write_report
from hardcase.reports.page import render_part
from hardcase.reports.parts import split

from .hostile_bot import ALL, CONTROLS, LONG

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    "suites/billing_disputes/double-charge.yaml",
    "suites/asks_for_a_person/forty-minutes-wait.yaml",
    "suites/damaged_items/cream-and-swelling.yaml",
]

GATE = """
schema: 1
gate: release
floors:
  - {dimension: correctness, at_least: 0.2}
evidence: {min_families: 2}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """One run of the hostile bot as a step of GitHub's Actions, its model's name hostile too; with what was printed."""
    folder = tmp_path_factory.mktemp("hostile")
    printed = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        patch.chdir(ROOT)
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
            patch.setenv(name, str(folder / name))
        patch.setenv("GITHUB_ACTIONS", "true")
        patch.setenv("GITHUB_WORKSPACE", str(ROOT))
        (folder / "gate.yaml").write_text(GATE, encoding="utf-8")
        named = ["--bot", "tests.reports.hostile_bot:BOT", "--gate", str(folder / "gate.yaml")]
        code = main(["run", *CASES, *named, "--results", str(folder / "results")])
    (path,) = (folder / "results").iterdir()
    run = Run(path)
    behind = BotOnRecord(adapter="openai", model=ALL, base_url=f"http://127.0.0.1:9/{ALL}", family=ALL)
    run.write("plan.json", msgspec.structs.replace(run.plan, bot_behind=behind))
    talks = {(each.case_id, each.trial): handed_to_all(each) for each in run.conversations()}
    graded = [msgspec.structs.replace(each, said=talks[each.case_id, each.trial].said) for each in list(run.verdicts())]
    for name, ledger in (("conversations.jsonl", talks.values()), ("verdicts.jsonl", graded)):
        run.write_bytes(name, b"\n".join([*map(msgspec.json.encode, ledger), b""]))
    write_report(run)
    return Left(run=run, printed=printed.getvalue(), code=code, step=folder)


def handed_to_all(talk):
    """The same conversation with a queue that only a desk without queues of its own would take."""
    handover = talk.handover and msgspec.structs.replace(talk.handover, queue=ALL)
    return msgspec.structs.replace(talk, handover=handover)


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """What a run left behind, and what it printed."""

    run: Run
    printed: str
    code: int
    step: Path

    def text(self, name):
        """One file of the run."""
        return (self.run.path / name).read_text(encoding="utf-8")


def obeyed(text):
    """Characters of a text that a terminal or a browser would obey."""
    return sorted({f"U+{ord(each):04X}" for each in CONTROLS if each in text})


def commands(text):
    """Lines that GitHub or Azure would take for a command, where nothing keeps them from it."""
    free = re.sub(r"(?m)^::stop-commands::(\w+)\n.*?^::\1::$", "", text, flags=re.DOTALL)
    return [line for line in free.split("\n") if re.match(r"\s*::", line) or re.search(r"##\w*\[", line)]


def test_the_bot_got_as_far_as_it_could(hostile):
    """The other tests hold only if its words are in the run: replies, notes, tools, arguments, packet, queue, error."""
    ledger = list(hostile.run.conversations())

    assert hostile.code == 1
    assert hostile.run.plan.bot.startswith("bot </script>")
    assert {each.ending for each in ledger} >= {"bot_broke", "handed_over"}
    assert any(turn.text == ALL and turn.notes for each in ledger for turn in each.turns)
    assert any(len(turn.text) > 95_000 for each in ledger for turn in each.turns)
    assert any(call.tool.startswith("refund_payment=cmd") for each in ledger for call in each.calls)
    assert any(each.handover and each.handover.queue == ALL for each in ledger)
    assert any(ALL[:40] in each.error for each in ledger)


def test_no_terminal_and_no_log_obeys_it(hostile):
    """What is printed holds no control, direction or invisible character, and no command but our own annotations."""
    told = commands(hostile.printed)

    assert "hacked" in hostile.printed
    assert obeyed(re.sub(r"(?m)^::stop-commands::(\w+)\n.*?^::\1::$", "", hostile.printed, flags=re.DOTALL)) == []
    assert told
    assert [line for line in told if not re.match(r"::(?:error|warning) (?:\w+=[^:]*)::", line)] == []
    assert [line for line in told if re.search(r"##\w*\[", line)] == []


@pytest.mark.parametrize("name", ["summary.md", "report.html", "junit.xml"])
def test_no_file_that_is_printed_is_obeyed(hostile, name):
    """Whoever prints a file of the run into a terminal or a CI log prints words and nothing else."""
    text = hostile.text(name)

    assert "hacked" in text
    assert obeyed(text) == []
    assert commands(text) == []


PARTS = "conversations/"


@pytest.fixture(scope="module")
def others(hostile, tmp_path_factory):
    """Every other page and file that is made of the same run, by name."""
    folder = tmp_path_factory.mktemp("others")
    for name in ("one", "two"):
        shutil.copytree(hostile.run.path, folder / name)
    runs = [Run(folder / name) for name in ("one", "two")]
    league = write_league(tables(divide(runs)), folder / LEAGUE)
    dossier = read_dossier(runs[0])
    parts = split(dataclasses.replace(dossier, shown=(), rest=tuple(dossier.results)))
    pages = {LEAGUE: league, **{path.name: path for path in write_redacted(runs[0], [])}}
    read = {name: path.read_text(encoding="utf-8") for name, path in pages.items()}
    return read | {PARTS: "".join(render_part(dossier, part) for part in parts)}


@pytest.mark.parametrize("name", [LEAGUE, PARTS, "report.redacted.html", "summary.redacted.md", "junit.redacted.xml"])
def test_no_other_page_of_the_run_is_obeyed(others, name):
    """League, pages of conversations and all that is redacted are printed into logs too."""
    text = others[name]

    assert "hacked" in text
    assert obeyed(text) == []
    assert commands(text) == []


def test_the_summary_shows_and_links_nothing(hostile):
    """GitHub renders it: no tag, no link, no image, no mention, no heading and no code of the bot's."""
    for text in (hostile.text("summary.md"), (hostile.step / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")):
        assert "127.0.0.1" in text
        assert re.search(r"<(?!br>)[a-z!/]", text, re.IGNORECASE) is None
        assert re.search(r"(?<!\\)\]\(|(?<!\\)!\[|https?://|@everyone|(?<!\\)`", text) is None
        assert [line for line in text.split("\n") if line.startswith(("# ", "```"))] == []
        assert len(text) < 65_000


def test_the_outputs_of_the_step_are_ours(hostile):
    """No line of a bot's can set an output of the step."""
    names = re.findall(r"(?m)^(\w+)(?:=|<<)", (hostile.step / "GITHUB_OUTPUT").read_text(encoding="utf-8"))

    assert names == ["decision", "results"]


def test_junit_is_read_by_any_parser(hostile):
    """The XML is well formed, and every text in it is free of what a log would obey."""
    root = ET.fromstring(hostile.text("junit.xml"))
    texts = [text for each in root.iter() for text in (each.text, each.tail, *each.attrib.values()) if text]

    assert any("gotcha" in text for text in texts)
    assert [text for text in texts if obeyed(text) or commands(text)] == []


def test_no_table_for_a_spreadsheet_is_written():
    """A cell that begins with `=` is run by a spreadsheet; tables go out as Parquet and JSON Lines, which hold data.

    Whoever makes hardcase write CSV one day has to make such cells text, and to change this test.
    """
    writers = re.compile(r"csv\.(?:writer|DictWriter)|\.to_csv\(|\.to_excel\(")

    assert [path for path in (ROOT / "src").rglob("*.py") if writers.search(path.read_text(encoding="utf-8"))] == []


def test_the_page_holds_its_words_as_text_alone(hostile, page_of):
    """Read without script: two scripts, both ours, no element and no attribute that a bot wrote, no template run."""
    html = hostile.text("report.html")
    page = page_of(html)

    assert html.count("<script") == 2
    assert not {"img", "iframe", "object", "embed", "form", "base"} & set(page.tags)
    assert [value for tag, name, value in page.attributes if name.startswith("on") or name == "style"] == []
    assert [value for value in page.attribute("a", "href") if not value.startswith("#")] == []
    assert "{{7*7}}" in page.text


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_browser_runs_loads_and_says_nothing(hostile, open_page, width, height):
    """All conversations and folds opened: no script ran, no request left, no complaint; nothing scrolls sideways."""
    page = open_page(hostile.run.path / "report.html", viewport={"width": width, "height": height})
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.wait_for_function("document.querySelectorAll('#list .body').length === 3")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert page.evaluate("window.hacked") is None
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.complaints == []
    assert page.locator("#list :is(script, img, svg, style, b[hidden])").count() == 0
    assert page.locator(".said", has_text=LONG[:60]).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    shown = page.evaluate("document.body.textContent")
    assert obeyed(shown) == []
    assert "\\u202egnp.exe\\u202c" in shown
    ids = page.eval_on_selector_all("[id]", "all => all.map((each) => each.id)")
    assert len(ids) == len(set(ids))
