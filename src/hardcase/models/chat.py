"""One chat as every provider knows it: words, calls of tools, their results, and what a model answers."""

from typing import Any, Literal

from msgspec import Struct, json


class FunctionTool(Struct, frozen=True, kw_only=True):
    """A tool that a model may ask for.

    Attributes:
        parameters: JSON Schema of the arguments.
    """

    name: str
    description: str
    parameters: dict[str, Any]


class ToolCall(Struct, frozen=True, kw_only=True):
    """One call that a model asks for.

    Attributes:
        id: Links the result to the call.
        problem: Why the arguments cannot be used; empty: they can.
    """

    id: str
    name: str
    arguments: dict[str, Any] = {}
    problem: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """Words of one side; `user` is the customer."""

    role: Literal["user", "assistant"]
    text: str


class Asked(Struct, frozen=True, kw_only=True):
    """The model asked for tools.

    Attributes:
        raw: What the provider sent, posted back as it came: it may hold a signature over the model's thoughts. None:
            told from the calls, for turns that are over.
    """

    calls: tuple[ToolCall, ...]
    raw: Any = None


class Returned(Struct, frozen=True, kw_only=True):
    """What the tools answered.

    Attributes:
        results: By the call's id, in the order of the calls.
    """

    results: dict[str, dict[str, Any]]


Message = Said | Asked | Returned


class Answer(Struct, frozen=True, kw_only=True):
    """What a model answered to one call.

    Attributes:
        text: Its words, verbatim; a refusal's words too. May be empty.
        calls: Tools it asks for before it goes on; none when it was cut short, since a call may be cut short too.
        cut_by: What ended it before it was whole, as "a content filter"; empty: nothing did.
        raw: As it is posted back in `Asked`.
        tokens_in: Tokens read, those from a cache included; 0 when unknown.
        tokens_out: Tokens written, thoughts included; 0 when unknown.
        model: Who answered, as the provider says; empty: it does not.
        cost_usd: What this call cost in US dollars; None where a price or the number of tokens is not known.
        from_cache: It was asked in an earlier run, and costs nothing now.
        kept_as: Names it in the cache of answers; empty: it is not there.
    """

    text: str
    calls: tuple[ToolCall, ...] = ()
    cut_by: str = ""
    raw: Any = None
    tokens_in: int = 0
    tokens_out: int = 0
    model: str = ""
    cost_usd: float | None = None
    from_cache: bool = False
    kept_as: str = ""


def read_call(call_id: str | None, name: str, arguments: Any, *, position: int) -> ToolCall:
    """Take a call as a provider sent it; arguments that are no JSON object make it a call with a problem.

    Args:
        call_id: None where a server gives none: its place in the answer then links the result.
        name: Of the tool.
        arguments: An object, or its JSON.
        position: Zero-based place in the answer.
    """
    given, problem = arguments, ""
    if isinstance(given, str):
        try:
            given = json.decode(given or "{}")
        except ValueError:
            given = None
    if not isinstance(given, dict):
        given, problem = {}, "the arguments are no JSON object"
    return ToolCall(id=call_id or f"call_{position}", name=name, arguments=given, problem=problem)


def as_text(value: Any) -> str:
    """Arguments or a result, as JSON."""
    return json.encode(value).decode()


def tokens(*counts: Any) -> int:
    """The sum of what a provider counted; what is no count is nothing."""
    return sum(each for each in counts if type(each) is int and each > 0)
