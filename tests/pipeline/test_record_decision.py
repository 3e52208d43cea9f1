"""What a decision leaves on disk: the ruling, and for the router its topics; a waiver ends by the plan's day."""

import json

import pytest

from hardcase.decisions import Decision, Ruling, Topic
from hardcase.pipeline.record_decision import record_decision
from hardcase.records import Run, create_run
from tests.books import plan_of, planned

BREAD = Topic(topic="bread", kind="suite", route="bot-alone", reason="every floor is shown", families=22, cases=30)


@pytest.fixture
def run(tmp_path):
    """A run's folder."""
    opened = create_run(tmp_path, plan_of(planned()))
    opened.close()
    return Run(opened.path)


def decided(**changes):
    return Decision(
        ruling=Ruling.HOLD, bot="bot", gate="pilot", gate_hash="9a7e", confidence=0.95, rules=(), reasons=(), **changes
    )


def test_a_router_reads_its_topics(run):
    """Run, bot, gate, ruling, each topic with its route, and what holds for every other."""
    record_decision(run, decided(topics=(BREAD,)))
    routing = json.loads((run.path / "routing.json").read_text(encoding="utf-8"))

    assert (routing["run"], routing["gate"], routing["ruling"]) == (run.path.name, "pilot", "hold")
    assert [(each["topic"], each["route"]) for each in routing["topics"]] == [("bread", "bot-alone")]
    assert routing["otherwise"] == "not-proven"


@pytest.mark.parametrize("later", [None, decided()], ids=["no gate", "a gate without floors"])
def test_topics_of_an_earlier_decision_do_not_stay(run, later):
    """A router never reads what no longer holds."""
    record_decision(run, decided(topics=(BREAD,)))
    record_decision(run, later)

    assert not (run.path / "routing.json").exists()
    assert (run.path / "decision.json").exists() is (later is not None)
