"""The litellm proxy: another people's server that speaks all dialects, before a model of ours (litellm_model.py)."""

import contextlib
import json
import secrets
from pathlib import Path

from .process import SERVERS, free_port, running

PROXY = SERVERS / "litellm/bin/litellm"
MISSING = "" if PROXY.exists() else "the litellm proxy is not installed: scripts/servers says why"


class Proxy:
    """A running proxy.

    Attributes:
        url: Without the version that OpenAI's package wants at its end.
        key: It lets nobody in without.
    """

    def __init__(self, url, key, folder):
        self.url, self.key, self._folder = url, key, folder

    def told(self, steps):
        """Forget what was seen, and play this script from now on."""
        (self._folder / "script.json").write_text(json.dumps(steps), encoding="utf-8")
        (self._folder / "seen.jsonl").write_bytes(b"")
        return self

    def seen(self):
        """What the model was shown, call by call: `messages` as role and text, and the names of its `tools`."""
        return [json.loads(line) for line in (self._folder / "seen.jsonl").read_bytes().splitlines()]


@contextlib.contextmanager
def proxy(folder):
    """Start one."""
    key = f"sk-{secrets.token_hex(16)}"  # it refuses to start with a weak one
    environment = {
        "LITELLM_MASTER_KEY": key,
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # else it would be fetched
        "HARDCASE_SCRIPT": str(folder / "script.json"),
        "HARDCASE_SEEN": str(folder / "seen.jsonl"),
    }
    port = free_port()
    config = Path(__file__).with_name("litellm.yaml")
    command = [str(PROXY), "--config", str(config), "--host", "127.0.0.1", "--port", str(port)]
    up = f"Uvicorn running on http://127.0.0.1:{port}"
    with running(command, log=folder / "litellm.log", environment=environment, ready=lambda said: up in said or None):
        yield Proxy(f"http://127.0.0.1:{port}", key, folder).told([])
