"""Candidates behind the litellm proxy, which translates every dialect for one scripted model."""

import pytest

import hardcase
from tests.servers.scripts import CASES, script
from tests.servers.test_aimock import PATHS, went

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("adapter", PATHS)
def test_shipped_cases_are_played_through_a_gateway(litellm, gold, tmp_path, adapter):
    """Words, calls with their results, handovers and verdicts are those of the exemplars in every dialect."""
    steps = script()
    litellm.told(steps)

    run = hardcase.run(CASES, bot=f"{adapter}:scripted", judge="none", no_gate=True, report=False, results=tmp_path)

    for key, played in run.trials().items():
        assert went(played) == went(gold.trials()[key])
        assert played.conversation.usage.tokens_in >= 100 * len(played.conversation.bot_turns)
    seen = litellm.seen()
    assert len(seen) == 1 + sum(2 if calls else 1 for _, calls, _ in steps)
    assert all("hand_over" in each["tools"] for each in seen)
    returned = [each["messages"][-1] for each in seen if each["messages"][-1]["role"] == "tool"]
    assert any("HO-1001" in each["text"] for each in returned)
