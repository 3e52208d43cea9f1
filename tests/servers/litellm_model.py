"""The model behind the litellm proxy, run by it and not by us: it plays a script, and answers schemas.

HARDCASE_SCRIPT names its script, a JSON file that is read anew for each call:
[[line, [[tool, arguments], ...], words], ...].
HARDCASE_SEEN names the file to which each call is added as the model is shown it, a line of JSON each.
"""

import json
import os
from pathlib import Path

import litellm
from litellm.types.utils import ChatCompletionMessageToolCall, Choices, Function, Message, ModelResponse, Usage


class Scripted(litellm.CustomLLM):
    """Says what its script says after the customer's latest line, and calls what stands there before."""

    async def acompletion(self, model, messages, optional_params, **_):
        told = [{"role": each["role"], "text": text(each)} for each in messages]
        tools = [each["function"]["name"] for each in optional_params.get("tools", ())]
        with Path(os.environ["HARDCASE_SEEN"]).open("a", encoding="utf-8") as seen:
            seen.write(json.dumps({"messages": told, "tools": tools}) + "\n")
        calls, words = self.turn(told)
        made = [
            ChatCompletionMessageToolCall(
                id=f"call_{len(messages)}_{place}", function=Function(name=tool, arguments=json.dumps(arguments))
            )
            for place, (tool, arguments) in enumerate(calls)
        ]
        message = Message(role="assistant", content=words, tool_calls=made or None)
        return ModelResponse(
            model=model,
            choices=[Choices(message=message, finish_reason="tool_calls" if made else "stop")],
            usage=Usage(prompt_tokens=100, completion_tokens=10, total_tokens=110),
        )

    def turn(self, told):
        """What is called now, or else said."""
        said = max(place for place, each in enumerate(told) if each["role"] == "user")
        script = json.loads(Path(os.environ["HARDCASE_SCRIPT"]).read_text(encoding="utf-8"))
        for line, calls, words in script:
            if line in told[said]["text"]:
                return (calls, None) if calls and said == len(told) - 1 else ([], words)
        return [], "Hello."


def text(message):
    """The words of a message, however they are written."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


scripted = Scripted()
