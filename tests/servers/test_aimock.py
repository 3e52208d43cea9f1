"""Candidates at aimock: shipped cases in three dialects, and what becomes of its errors."""

import json

import pytest

import hardcase
from tests.servers.scripts import CASES, fixtures, script

pytestmark = pytest.mark.servers

PATHS = {
    "openai": "/v1/chat/completions",
    "openai-responses": "/v1/responses",
    "anthropic": "/v1/messages",
}


def went(played):
    """What was said and done in a trial, and what it was graded; how a handover was called is not what it was."""
    conversation = played.conversation
    calls = [(each.turn, each.tool, each.arguments, each.result) for each in conversation.calls]
    return (
        (conversation.ending, conversation.error),
        [(each.speaker, each.text) for each in conversation.turns],
        [(turn, tool, None if tool == "hand_over" else given, result) for turn, tool, given, result in calls],
        conversation.handover,
        [(each.criterion_id, each.outcome, each.reason) for each in played.verdicts.verdicts],
    )


@pytest.mark.parametrize("adapter", PATHS)
def test_shipped_cases_are_played_over_the_wire_as_at_the_desk(aimock, gold, tmp_path, adapter):
    """Words, calls with their results, handovers and verdicts are those of the exemplars, and aimock saw each call."""
    steps = script()
    aimock.told(fixtures(steps))

    run = hardcase.run(CASES, bot=f"{adapter}:model-a", judge="none", no_gate=True, report=False, results=tmp_path)

    for key, played in run.trials().items():
        assert went(played) == went(gold.trials()[key])
    journal = aimock.journal()
    assert len(journal) == 1 + sum(2 if calls else 1 for _, calls, _ in steps)
    assert {(each["path"], each["body"]["model"], each["response"]["status"]) for each in journal} == {
        (PATHS[adapter], "model-a", 200)
    }
    sent = json.dumps([each["body"] for each in journal])
    assert [case for case, _ in run.trials() if case in sent] == []
