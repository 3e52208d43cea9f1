"""Lint of gates: what a gate can run is counted, and the cause stands without what follows from it."""

import pytest

from hardcase.cli import main
from tests.project import write_project


@pytest.fixture
def lint(tmp_path, monkeypatch, capsys):
    """What lint says of a gate in a project without a portable case."""
    write_project(tmp_path, {"anna": "good", "bela": "poor", "carl": "shout"})
    monkeypatch.chdir(tmp_path)
    suite = tmp_path / "suites/post/suite.yaml"
    suite.write_text(suite.read_text().replace("company: none\n", ""))
    (tmp_path / "suites/company.yaml").write_text(
        "schema: 1\ncompany: Parcels\nabout: Brings parcels.\nhours: {people: always}\n"
        "queues: [{id: post, for: Parcels.}]\npolicies: []\ntools: []\n"
    )

    def go(cases):
        floors = "floors: [{dimension: correctness, at_least: 0.3}]\nevidence: {min_families: 2}\n"
        (tmp_path / "evals/gates/own.yaml").write_text(f"schema: 1\ngate: release\ncases: {cases}\n{floors}")
        assert main(["lint", "suites"]) == 2
        lines = capsys.readouterr().err.replace("hardcase lint: ", "").splitlines()
        return [line for line in lines if line.startswith("evals/gates/own.yaml")]

    return go


def test_a_portable_gate_without_a_portable_case_is_no_sound_gate(lint):
    """It could run nothing at all."""
    assert lint("{portable: true}") == ["evals/gates/own.yaml:3:1: no portable case is what this gate asks for"]
    assert lint("{portable: false}") == []


def test_a_suite_that_is_not_there_is_told_alone(lint):
    """That no family is in it follows, and is not told beside it."""
    assert lint("{suites: [pots]}") == ["evals/gates/own.yaml:3:18: no case is in the suite 'pots'"]
