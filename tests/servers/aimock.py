"""aimock, a server for tests of agents: what it is to say is told beforehand, and it keeps a journal."""

import contextlib
import json
import re
import shutil

from .process import SERVERS, fetch, running

CLI = SERVERS / "aimock/node_modules/@copilotkit/aimock/dist/cli.js"
MISSING = "" if CLI.exists() and shutil.which("node") else "aimock is not installed: scripts/servers says why"
HELLO = {"match": {"userMessage": "Hello."}, "response": {"content": "Hello."}}
"""The answer to the call before a run."""


class Aimock:
    """A running aimock.

    Attributes:
        url: Without the version that OpenAI's package wants at its end.
    """

    def __init__(self, url):
        self.url = url

    def told(self, fixtures):
        """Forget everything, and say this from now on."""
        self._post("/reset")
        self._post("/fixtures", {"fixtures": [*fixtures, HELLO]})
        return self

    def chaos(self, **rates):
        """Break so many answers in whichever way: shares of what no earlier way has broken."""
        self._post("/chaos", rates)

    def journal(self):
        """Every request since the last reset: `path`, `headers`, `body` in the form of a chat, and `response`."""
        return fetch(f"{self.url}/__aimock/journal")

    def _post(self, path, body=None):
        fetch(f"{self.url}/__aimock{path}", {} if body is None else body)


@contextlib.contextmanager
def aimock(folder):
    """Start one; its journal is as long as it gets."""
    fixtures = folder / "hello.json"  # strict, it does not start without one
    fixtures.write_text(json.dumps({"fixtures": [HELLO]}), encoding="utf-8")
    command = ["node", str(CLI), "--port", "0", "--host", "127.0.0.1", "--fixtures", str(fixtures), "--strict"]
    with running([*command, "--journal-max", "0"], log=folder / "aimock.log", ready=_url) as url:
        yield Aimock(url)


def _url(said):
    found = re.search(r"listening on (http://127\.0\.0\.1:\d+)", said)
    return found and found[1]
