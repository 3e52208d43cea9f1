"""What goes over the wire to a bot behind HTTP, and what comes back: version 1."""

import re
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field, structs

from hardcase.cases import Company, Hours, Mode, Policy
from hardcase.conversations import Desk, OpenConversation, RecordedCall
from hardcase.errors import nearest

Version = Annotated[Literal[1], Meta(description="Version of this format.")]


class Message(Struct, frozen=True, kw_only=True):
    """What one side said."""

    role: Annotated[Literal["user", "assistant"], Meta(description="user: the customer; assistant: the bot.")]
    content: str


class QueueFacts(Struct, frozen=True, kw_only=True):
    """A group of people that a conversation can be handed to."""

    id: str
    purpose: str = field(name="for")
    urgent: bool


class CompanyFacts(Struct, frozen=True, kw_only=True):
    """What a bot may know of the company without looking a customer up."""

    name: str
    about: str
    hours: Hours
    policies: tuple[Policy, ...]
    authority: Annotated[
        dict[str, str | tuple[str, ...]],
        Meta(description="Limits of what the bot may do alone; beyond them, hand over."),
    ]
    promises_allowed: Annotated[tuple[str, ...], Meta(description="Ids of policies the bot may promise by.")]
    queues: tuple[QueueFacts, ...]
    disclosure: Annotated[str, Meta(description="What the bot must say of itself; empty: nothing.")]


class FunctionTool(Struct, frozen=True, kw_only=True):
    """A tool of the company's desk."""

    name: str
    description: str
    parameters: Annotated[dict[str, Any], Meta(description="JSON Schema of the arguments.")]


class ToolResult(Struct, frozen=True, kw_only=True):
    """What the desk answered to one tool call."""

    turn: Annotated[int, Meta(description="Place in `messages` of the reply it was made for.")]
    id: Annotated[str, Meta(description="As the bot named the call.")]
    tool: str
    arguments: dict[str, Any]
    result: Annotated[dict[str, Any], Meta(description="{error: ...} when the desk refused.")]


class BotRequest(Struct, frozen=True, kw_only=True):
    """One POST to a bot: the customer has spoken, or the desk has answered."""

    schema: Version = 1
    conversation: Annotated[str, Meta(description="Drawn anew for each conversation; the same in all its requests.")]
    turn: Annotated[int, Meta(description="Place that the reply will have in `messages`.")]
    channel: Annotated[str, Meta(description="chat, email or voice-transcript.")]
    mode: Annotated[
        Mode,
        Meta(
            description="answers: the customer reads the text. assistant: it is a draft for a human agent, who acts "
            "and sends it in their own name."
        ),
    ]
    messages: Annotated[tuple[Message, ...], Meta(description="All that was said so far, the customer's words last.")]
    results: Annotated[
        tuple[ToolResult, ...],
        Meta(description="The desk's answers so far; those with this `turn` are to what was asked for this reply."),
    ]
    tools: tuple[FunctionTool, ...]
    company: Annotated[CompanyFacts | None, Meta(description="null: the case needs none.")]
    mcp: Annotated[
        str | None,
        Meta(description="Where an MCP client finds the tools of this conversation; null: they are not served so."),
    ] = None


class ToolCall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One tool of the desk that the bot wants called."""

    tool: str
    arguments: dict[str, Any] = {}
    id: Annotated[str, Meta(description="Comes back with the result.")] = ""


class BotReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bot answers: words for the customer, or tools that it wants called first."""

    schema: Version = 1
    text: Annotated[str | None, Meta(description="What the customer reads; needed unless tool_calls are given.")] = None
    notes: Annotated[
        str,
        Meta(description="For the human agent alone, in the mode assistant; 150 words, 1,000 characters are read."),
    ] = ""
    tool_calls: Annotated[
        tuple[ToolCall, ...], Meta(description="Calls of the desk's tools; their results come with another POST.")
    ] = ()
    calls: Annotated[
        tuple[RecordedCall, ...], Meta(description="Calls that the bot made with tools of its own for this reply.")
    ] = ()
    handover: Annotated[
        dict[str, Any] | None, Meta(description="The packet, with its queue, when this reply hands over to people.")
    ] = None
    tokens_in: Annotated[int, Meta(description="Tokens read for this answer, where known.", ge=0)] = 0
    tokens_out: Annotated[int, Meta(description="Tokens written for this answer, where known.", ge=0)] = 0


def request_of(
    conversation: OpenConversation, desk: Desk, results: tuple[ToolResult, ...], *, mcp: str | None = None
) -> BotRequest:
    """Write down what a bot may know at this point, and nothing of the case.

    Args:
        conversation: The words so far.
        desk: Whose tools and company file are shown.
        results: What the desk has answered so far.
        mcp: Where the desk is served over MCP, if it is.
    """
    return BotRequest(
        conversation=conversation.id,
        turn=len(conversation.turns),
        channel=conversation.channel,
        mode=conversation.mode,
        messages=tuple(Message(role=each["role"], content=each["content"]) for each in conversation.messages),  # type: ignore[arg-type]
        results=results,
        tools=tuple(FunctionTool(**each) for each in desk.tools),
        company=_facts(desk.company, discloses=conversation.mode == "answers") if desk.company.is_known else None,
        mcp=mcp,
    )


def _facts(company: Company, *, discloses: bool) -> CompanyFacts:
    return CompanyFacts(
        name=company.company,
        about=company.about,
        hours=company.hours,
        policies=company.policies,
        authority=company.authority,
        promises_allowed=company.promises_allowed,
        queues=tuple(QueueFacts(id=each.id, purpose=each.purpose, urgent=each.urgent) for each in company.queues),
        disclosure=company.disclosure if discloses else "",  # a draft goes out in a person's name
    )


_UNKNOWN = re.compile(r"unknown field `(?P<key>.*?)`(?: - at `\$\.?(?P<within>\w*)[^`]*`)?$", re.DOTALL)


def why_no_reply(error: Exception, body: str) -> str:
    """Say what is wrong with a body that is no reply, and what one looks like.

    Args:
        error: What reading it said.
        body: As it came.

    Returns:
        One clause.
    """
    if not body.strip():
        return 'answered nothing: the body is empty, a reply is a JSON object such as {"text": "..."}'
    unknown = _UNKNOWN.search(str(error))
    if unknown:
        within = unknown["within"] or ""
        nouns: dict[str, type[Struct]] = {"tool_calls": ToolCall, "calls": RecordedCall}
        known = [each.encode_name for each in structs.fields(nouns.get(within, BotReply))]
        key, where = unknown["key"][:60], f" in {within}" if within else ""
        return f"answered what is no reply of version 1: unknown key {key!r}{where}: {nearest(key, known)}"
    return f"answered what is no reply of version 1: {error}"
