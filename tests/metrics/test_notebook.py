"""The notebook in the docs runs from its first block to its last."""

import re
from pathlib import Path

import pandas

from tests.project import write_project

PAGE = (Path(__file__).resolve().parents[2] / "docs/notebook.md").read_text(encoding="utf-8")


def test_the_notebook_runs_in_order(evaluate, tmp_path, monkeypatch, capsys):
    """In a small project, each block builds on those before it, and the numbers are those of the run."""
    words = {"anna": "good", "bela": "good", "cora": "poor"}
    write_project(tmp_path, words)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    notebook = {}

    for block in blocks:
        exec(compile(block.replace('"concierge"', '"my_bot:reply"'), "notebook.md", "exec"), notebook)

    assert notebook["run"].scorecard.planned == 3
    assert "2 of 3 cases passed" in capsys.readouterr().out
    assert notebook["worst"].to_dict() == {"when": 1}
    pandas.testing.assert_frame_equal(notebook["same"], notebook["verdicts"])
    assert notebook["found"]["pass_hat_2"] == 2 / 3
    assert notebook["found"]["families"] == 3
    assert notebook["found"]["score_low"] == 2 / 3
