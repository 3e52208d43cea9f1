"""Servers that nobody here wrote, as processes: on a free port, asked until they answer, ended with the tests."""

import contextlib
import ctypes
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

SERVERS = Path(__file__).resolve().parents[2] / ".servers"
START_S = 180.0  # the litellm proxy takes 10 s alone, and much longer where every core is taken


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command, *, log, ready, environment=None):
    """Run a server until it is no longer needed, and never longer than this process lives.

    Args:
        command: Program and arguments.
        log: File that takes all it says.
        ready: Called with the log's text until it returns something; that is handed out.
        environment: Variables beside PATH; nothing else of ours reaches it, and no way out of this machine.
    """
    nowhere = "http://127.0.0.1:9"
    ours = {"PATH": os.environ["PATH"], "HOME": str(log.parent), "NO_PROXY": "127.0.0.1"}
    ours |= {"HTTP_PROXY": nowhere, "HTTPS_PROXY": nowhere} | (environment or {})
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=ours, preexec_fn=_dies_with_us
        )
    try:
        deadline, found = time.monotonic() + START_S, None
        while found is None:
            said = log.read_text(encoding="utf-8", errors="replace")
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} did not start:\n{said[-2000:]}")
            time.sleep(0.05)
            found = ready(said)
        yield found
    finally:
        process.kill()
        process.wait()


def _dies_with_us():
    """Have the kernel end this process when the one that started it ends, however that happens."""
    if hasattr(signal, "SIGKILL") and Path("/proc").exists():
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def fetch(url, body=None, *, method=None, timeout=10):
    """What a server answers, as JSON."""
    sent = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=sent, method=method, headers={"content-type": "application/json"})
    with _straight.open(request, timeout=timeout) as answer:
        return json.loads(answer.read() or b"null")


_straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
