"""What becomes of a provider's errors, in the form in which a server that nobody here wrote tells them."""

import asyncio
import secrets

import pytest

from hardcase.bots import find_bot
from hardcase.conversations import play
from hardcase.errors import OptionError
from tests.builders import a_case, a_company
from tests.servers.test_aimock import PATHS

pytestmark = pytest.mark.servers

ERRORS = {  # what the customer says: (status, ending, what the trial's error tells)
    "One: too fast.": (429, "unreachable", "answers HTTP 429: aimock is out of places"),
    "Two: overloaded.": (529, "unreachable", "answers HTTP 529: aimock is out of places"),
    "Three: broken.": (500, "unreachable", "answers HTTP 500: aimock is out of places"),
    "Four: no such key.": (401, "unreachable", "answers HTTP 401: aimock is out of places"),
    "Five: too long.": (400, "bot_broke", "answers HTTP 400: aimock is out of places"),
    "Six: no JSON.": ({"malformedRate": 1}, "unreachable", "answers what cannot be read: JSON is malformed"),
    "Seven: cut off.": ({"disconnectRate": 1}, "unreachable", "nobody answers at"),
}


def fixture(says, how):
    """One way to fail."""
    if isinstance(how, dict):
        return {"match": {"userMessage": says}, "response": {"content": "Never said."}, "chaos": how}
    error = {"message": "aimock is out of places", "type": "some_error"}
    return {"match": {"userMessage": says}, "response": {"error": error, "status": how}}


@pytest.mark.parametrize("adapter", PATHS)
def test_each_error_ends_a_trial_with_its_cause(aimock, adapter):
    """A server in trouble is tried three times and is nobody's fault; a chat it refuses or garbles is the bot's."""
    aimock.told([fixture(says, how) for says, (how, _, _) in ERRORS.items()])

    async def all_at_once():
        bot = find_bot(f"{adapter}:model-a").make(None)
        return await asyncio.gather(*(play(a_case(says), bot) for says in ERRORS))

    ended = asyncio.run(all_at_once())

    for conversation, (_, ending, told) in zip(ended, ERRORS.values(), strict=True):
        assert (conversation.ending, told in conversation.error) == (ending, True), conversation.error
    tried = [sum(each["body"]["messages"][-1]["content"] == says for each in aimock.journal()) for says in ERRORS]
    assert tried == [3, 3, 3, 1, 1, 3, 3]


@pytest.mark.parametrize("adapter", PATHS)
def test_a_wrong_key_is_told_before_a_run(aimock, monkeypatch, adapter):
    """The first call finds it, whatever the server says of it, and the key is repeated nowhere."""
    key = secrets.token_hex(12)
    for variable in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(variable, key)
    refused = {"message": f"Incorrect API key provided: {key}", "type": "authentication_error"}
    aimock.told([{"match": {"userMessage": "Hello."}, "response": {"error": refused, "status": 401}}])

    with pytest.raises(OptionError) as caught:
        asyncio.run(find_bot(f"{adapter}:model-a").greet(a_company(), timeout_s=5))

    assert "answers HTTP 401: Incorrect API key provided: [secret]" in str(caught.value)
    assert "fix: mend the key in the environment" in str(caught.value)
    assert key not in str(caught.value)
    assert len(aimock.journal()) == 1
