"""A judge behind the litellm proxy, asked by each dialect's own strict form."""

import json

import pytest

import hardcase
from hardcase.verdicts import Outcome
from tests.servers.scripts import CASES
from tests.servers.test_aimock import PATHS

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("adapter", PATHS)
def test_a_judge_behind_a_gateway_answers_all_that_is_asked(litellm, gold, tmp_path, adapter):
    """The schema and the control sentences arrive in every dialect, and each answer comes back with its quote."""
    judge = f"{adapter}:scripted"

    run = hardcase.run(CASES[:2], bot="gold", judge=judge, no_gate=True, report=False, results=tmp_path)

    for played in run.trials().values():
        verdicts = [each for each in played.verdicts.verdicts if each.grader == f"{judge}@1"]
        said = {turn.index: turn.text for turn in played.conversation.bot_turns}
        assert len(verdicts) > 5
        assert {each.outcome for each in verdicts} == {Outcome.MET}
        assert all(said[each.evidence[0]][:20] in each.reason for each in verdicts)
        assert played.verdicts.judge_usage.tokens_in == 100 * played.verdicts.judge_usage.calls > 0
    asked = litellm.seen()
    assert len(asked) == 1 + sum(each.verdicts.judge_usage.calls for each in run.trials().values())
    assert {each["messages"][0]["role"] for each in asked} == {"system"}
    assert judge not in json.dumps(asked)
