"""The dialects that providers speak, by the name of the adapter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from . import anthropic_messages, openai_chat, openai_responses
from .chat import Answer, FunctionTool, Message

Adapter = Literal["openai", "openai-responses", "anthropic"]


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How one kind of server is spoken to.

    Attributes:
        package: The provider's own package, which sends, retries and tells errors apart.
        url: The provider's own address; the environment or a bot file may name another.
        url_variable: Environment variable that names another address.
        key_variable: Environment variable that holds the key.
        path: Below the address.
        body: Writes a call, but for the model and the parameters.
        read: Reads what came back, or raises ValueError.
    """

    package: Literal["openai", "anthropic"]
    url: str
    url_variable: str
    key_variable: str
    path: str
    body: Callable[[str, Sequence[Message], Sequence[FunctionTool], Mapping[str, Any] | None], dict[str, Any]]
    read: Callable[[Any], Answer]


_OPENAI: Any = {
    "package": "openai",
    "url": "https://api.openai.com/v1",
    "url_variable": "OPENAI_BASE_URL",
    "key_variable": "OPENAI_API_KEY",
}
DIALECTS: Mapping[str, Dialect] = {
    "openai": Dialect(**_OPENAI, path=openai_chat.PATH, body=openai_chat.body, read=openai_chat.read),
    "openai-responses": Dialect(
        **_OPENAI, path=openai_responses.PATH, body=openai_responses.body, read=openai_responses.read
    ),
    "anthropic": Dialect(
        package="anthropic",
        url="https://api.anthropic.com",
        url_variable="ANTHROPIC_BASE_URL",
        key_variable="ANTHROPIC_API_KEY",
        path=anthropic_messages.PATH,
        body=anthropic_messages.body,
        read=anthropic_messages.read,
    ),
}
