import os
import sys
import time

import pytest

from hardcase.cli import bar as module
from hardcase.cli.bar import bar, so_far


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
def test_a_terminal_that_does_not_know_its_width_shows_a_bar(monkeypatch):
    """As in a container: a bar cut to no columns looks like a command that hangs."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with bar("my_bot:reply", 636, unit="conversation"):
            shown = os.read(ours, 4096)
    os.close(ours)

    assert b"my_bot:reply:   0%" in shown
    assert b"0/636" in shown


def test_where_there_is_no_terminal_a_line_comes_now_and_then(monkeypatch, capsys):
    """Also while nothing is finished: a bot that hangs must not look like a command that hangs."""
    monkeypatch.setattr(module, "EVERY_S", 0.01)
    with bar("my_bot:reply", 636, unit="conversation") as advance:
        time.sleep(0.03)
        advance(120)
        time.sleep(0.03)

    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "my_bot:reply: 0 of 636 conversations"
    assert lines[-1].startswith("my_bot:reply: 120 of 636 conversations, about ")


@pytest.mark.parametrize(
    ("count", "total", "took_s", "told"),
    [
        (0, 636, 30, "0 of 636 conversations"),
        (120, 636, 60, "120 of 636 conversations, about 4 min left"),
        (630, 636, 60, "630 of 636 conversations, about 1 s left"),
        (636, 636, 60, "636 of 636 conversations"),
        (640, 636, 60, "640 of 636 conversations"),
        (1200, None, 60, "1,200 conversations so far"),
    ],
)
def test_what_is_left_is_told_once_it_can_be(count, total, took_s, told):
    """From what the first ones took; no guess before the first, after the last, or without a total."""
    assert so_far(count, total, "conversation", took_s=took_s) == told
