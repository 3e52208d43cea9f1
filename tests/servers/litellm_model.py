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
    """Says what its script says after the customer's latest line, and calls what stands there before.

    Where a schema is to be followed it judges: it answers what the schema asks, control sentences rightly.
    """

    async def acompletion(self, model, messages, optional_params, **_):
        told = [{"role": each["role"], "text": text(each)} for each in messages]
        tools = [each["function"]["name"] for each in optional_params.get("tools", ())]
        with Path(os.environ["HARDCASE_SEEN"]).open("a", encoding="utf-8") as seen:
            seen.write(json.dumps({"messages": told, "tools": tools}) + "\n")
        form = optional_params.get("response_format")
        calls, words = ([], judged(told[-1]["text"], form["json_schema"])) if form else self.turn(told)
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


def judged(payload, form):
    """Each criterion of the schema is met, with a true quote, but for the control sentence that is false."""
    ids = form["schema"]["properties"]["results"]["items"]["properties"]["criterion_id"]["enum"]
    document = next((json.loads(line) for line in payload.split("\n") if line.startswith('{"channel"')), None)
    if document is None:  # the call before a run
        return json.dumps({"results": []})
    turn = next(each for each in document["transcript"] if each["speaker"] == "bot" and each["text"])
    quote = {"evidence_turn": turn["turn"], "evidence_quote": turn["text"][:60], "reason": "The bot says so."}
    sentences = {each["criterion_id"]: each["sentence"] for each in document["criteria"]}
    false = [each for each in ids if sentences[each].startswith("The bot gives the customer the reference ")]
    verdicts = {each: "not_met" if each in false else "met" for each in ids}
    return json.dumps({"results": [quote | {"criterion_id": each, "verdict": said} for each, said in verdicts.items()]})


def text(message):
    """The words of a message, however they are written."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


scripted = Scripted()
