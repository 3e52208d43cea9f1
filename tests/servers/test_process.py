"""A server that the tests start ends with them, however they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTS = """
import pathlib, sys
from tests.servers.process import running

with running(["sleep", "60"], log=pathlib.Path(sys.argv[1]), ready=lambda _: True):
    print("up", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux ends a process with its parent")
def test_a_killed_session_leaves_no_server_behind(tmp_path):
    """Nobody is left to end it, and it ends."""
    command = [sys.executable, "-c", STARTS, str(tmp_path / "log")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], **pipes) as session:
        session.stdout.readline()
        (server,) = map(int, Path(f"/proc/{session.pid}/task/{session.pid}/children").read_text().split())
        assert "sleep" in Path(f"/proc/{server}/cmdline").read_text()

        session.kill()

    deadline = time.monotonic() + 5
    while running_still(server):
        assert time.monotonic() < deadline, os.kill(server, signal.SIGKILL)
        time.sleep(0.01)


def running_still(process):
    """Whether a process is there, and no mere entry that nobody has asked about."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
