"""Keys, headers and secret-looking values: what a server repeats of them reaches no file, no terminal and no log.

One thing is exempt. What a bot said to a customer is evidence and is kept word for word, in the ledger of conversations
and in the report's transcripts, also where it looks like somebody's secret; never the keys and headers that were sent.
"""

import json
import logging
import secrets
import traceback

import pytest

import hardcase
from hardcase.cli import main
from hardcase.errors import OptionError
from tests.models.scripted_server import call, serve, words
from tests.project import write_project
from tests.verdicts.test_model_judge import document_of, honest

WORDS = ("says", "calls", "escapes", "busy", "refuses", "garbles")
FILE = """
schema: 1
adapter: ADAPTER
model: model-a
key: BOT_KEY
headers: {X-Team: BOT_TEAM}
"""
JUDGE = """
schema: 1
adapter: ADAPTER
model: model-j
key: JUDGE_KEY
"""


class Echo:
    """A server that repeats what it was sent, and tells secrets of its own.

    Attributes:
        sent: Keys and headers, by variable; slashes and plus signs in them, as in what is coded in 64 signs.
        its_own: Looks like a key, and is nobody's.
    """

    def __init__(self):
        self.sent = {
            name: f"{name[0]}{secrets.token_hex(8)}/{secrets.token_hex(8)}+{secrets.token_hex(8)}="
            for name in ("BOT_KEY", "BOT_TEAM", "JUDGE_KEY")
        }
        self.its_own = f"sk-{secrets.token_hex(20)}"

    def pieces(self):
        """What must be found nowhere: any part of what was sent."""
        return [piece for each in self.sent.values() for piece in each.replace("+", "/").strip("=").split("/")]

    def answer(self, path, body):
        asked = json.dumps(body["messages"][-1])
        judged = body["model"] == "model-j"
        keys = ("JUDGE_KEY",) if judged else ("BOT_KEY", "BOT_TEAM")
        told = f"Authorization: Bearer {' '.join(self.sent[key] for key in keys)}"
        everything = f"{told}; upstream {self.its_own}"
        if "busy" in asked:
            return 429, {"error": {"message": everything, "code": self.its_own}}
        if "refuses" in asked:
            return 400, {"error": {"message": everything}}
        if "garbles" in asked:
            return 200, f"<html>{everything}</html>".encode()
        if "calls" in asked and not judged:
            return 200, call(path, "hand_over", {"queue": told, "packet": {"issue": told}})
        said = words(path, f"I was sent {told}. Mine is {self.its_own}.")
        if judged:
            said = words(path, self.verdicts(body, everything if "says" in asked else told))
        return 200, json.dumps(said).replace("/", "\\/").encode() if "escapes" in asked else said

    @staticmethod
    def verdicts(body, reason):
        """A judge's answer with this reason; to a greeting the reason alone."""
        content = body["messages"][-1]["content"]
        text = content if isinstance(content, str) else content[-1]["text"]
        if text == "Hello.":
            return reason
        results = [each | {"reason": reason} for each in honest(document_of(text))]
        return json.dumps({"results": [each | {"evidence_quote": "I was sent"} for each in results]})


@pytest.fixture
def echo(tmp_path, monkeypatch):
    """A project whose bot and judge ask the echo."""
    echo = Echo()
    server = serve(lambda path, body: echo.answer(path, body))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
    for name, value in echo.sent.items():
        monkeypatch.setenv(name, value)
    for module in ("connection", "chat_model"):  # trying again shows nothing here, and takes its time
        monkeypatch.setattr(f"hardcase.models.{module}.RETRIES", 0)
    monkeypatch.chdir(tmp_path)
    yield echo
    server.shutdown()
    server.server_close()


def a_project(folder, adapter):
    """Cases, one judged criterion, and files of a bot and a judge."""
    write_project(folder, {f"case-{word}": word for word in WORDS})
    rubric = "{id: kind, points: 2, asks: The bot is kind., grader: judge}"
    path = folder / "rubrics/correctness.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[]", f"[{rubric}]"), encoding="utf-8")
    (folder / "evals/bots").mkdir()
    (folder / "evals/bots/mine.yaml").write_text(FILE.replace("ADAPTER", adapter), encoding="utf-8")
    (folder / "evals/judges").mkdir()
    (folder / "evals/judges/asked.yaml").write_text(JUDGE.replace("ADAPTER", adapter), encoding="utf-8")


@pytest.mark.parametrize("adapter", ["openai", "anthropic"])
def test_nothing_that_was_sent_or_looks_secret_is_written_down(echo, tmp_path, monkeypatch, capfd, caplog, adapter):
    """Results, terminal and logs hold no piece of a key or a header, and another's key only where the bot said it."""
    a_project(tmp_path, adapter)
    caplog.set_level(logging.DEBUG)

    assert main(["run", "suites", "--bot", "mine", "--judge", "asked", "--offline"]) in {1, 3, 4}
    (folder,) = (tmp_path / "results").glob("*-*")
    main(["grade", str(folder), "--judge", "asked"])
    main(["report", str(folder)])

    ends = [json.loads(line) for line in (folder / "conversations.jsonl").read_text().splitlines()]
    assert {each["case_id"]: each["ending"] for each in ends} == {
        "case-says": "completed",
        "case-calls": "handed_over",
        "case-escapes": "completed",
        "case-busy": "unreachable",
        "case-refuses": "bot_broke",
        "case-garbles": "unreachable",
    }
    written = {path.name: path.read_bytes() for path in tmp_path.joinpath("results").rglob("*") if path.is_file()}
    written |= {"terminal": "".join(capfd.readouterr()).encode(), "log": caplog.text.encode()}
    assert b"[secret]" in written["conversations.jsonl"]
    assert b"[secret]" in written["verdicts.jsonl"]
    assert any(b"[secret]" in data for name, data in written.items() if name == f"{name[:64]}.json")
    for piece in echo.pieces():
        assert [name for name, data in written.items() if piece.encode() in data] == []
    said = {name for name, data in written.items() if echo.its_own.encode() in data}
    asked = [each for each in caplog.records if echo.its_own in each.getMessage()]
    assert said - {"log"} == {"conversations.jsonl", "report.html"}
    assert all(each.getMessage().startswith("Request options: ") for each in asked)  # what the bot said, to its judge


@pytest.mark.parametrize("adapter", ["openai", "anthropic"])
def test_an_error_in_python_does_not_show_the_key_either(echo, tmp_path, monkeypatch, adapter):
    """Whoever prints the whole trace of what `hardcase.run` raises, as pytest does, prints no key."""
    a_project(tmp_path, adapter)
    echo.answer = lambda path, body: (401, {"error": {"message": f"Wrong key: {echo.sent['BOT_KEY']}"}})

    with pytest.raises(OptionError) as caught:
        hardcase.run("suites", bot="mine", judge="none", no_gate=True)

    trace = "".join(traceback.format_exception(caught.value))
    assert "HTTP 401: Wrong key: [secret]" in trace
    assert [piece for piece in echo.pieces() if piece in trace] == []
