"""Who speaks, told by what an export calls them."""

from collections.abc import Iterable, Mapping

from .telling import Speaker


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CUSTOMER = _words("customer user client visitor end_user enduser requester consumer caller guest member buyer contact")
_BOT = _words("bot assistant ai chatbot gpt model virtual_agent virtual_assistant ai_agent")
_HUMAN = _words(
    "human human_agent live_agent employee operator staff representative rep admin advisor adviser specialist "
    "supervisor teammate colleague"
)
SILENT = frozenset({"system", "developer", "event", "note", "internal"})
"""Not part of the conversation: prompts, and notes between employees."""


def plain_name(name: str) -> str:
    """A role as these tables write it."""
    return "_".join(name.casefold().replace("-", " ").split())


def speakers_of(names: Iterable[str], given: Mapping[str, Speaker]) -> dict[str, Speaker | None]:
    """Say who is who in one conversation.

    `agent` is the bot, unless the conversation has a bot by another name: then it is an employee. `human` is an
    employee, unless it talks to an `ai` and nobody else is the customer.

    Args:
        names: What the speakers of one conversation are called.
        given: Names that the user explained, in plain form.

    Returns:
        dict: By name as written; None for what is no speaker; a name that nobody knows is missing.
    """
    plain = {name: plain_name(name) for name in names}
    roles = set(plain.values())
    bot_named = bool(roles & _BOT) or "bot" in given.values()
    customer_named = bool(roles & _CUSTOMER) or "customer" in given.values()
    found: dict[str, Speaker | None] = {}
    for name, role in plain.items():
        if role in given:
            found[name] = given[role]
        elif role in _CUSTOMER or (role == "human" and bot_named and not customer_named):
            found[name] = "customer"
        elif role in _BOT or (role == "agent" and not bot_named):
            found[name] = "bot"
        elif role in _HUMAN or role == "agent":
            found[name] = "human"
        elif role in SILENT:
            found[name] = None
    return found
