"""What every file about a model says: who is asked, where, with what, and what it costs."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hardcase.cases import Document
from hardcase.errors import Problem

from .chat_model import ChatModel
from .dialects import Adapter
from .prices import Prices

Text = Annotated[str, Meta(min_length=1)]
_Variable = Annotated[
    str, Meta(pattern="^[A-Za-z_][A-Za-z0-9_]*$", description="Name of an environment variable, never the secret.")
]
_Header = Annotated[str, Meta(pattern="^[A-Za-z0-9-]+$", description="Name of a header.")]


class ModelFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model behind an address."""

    schema: Annotated[Literal[1], Meta(description="Version of this file format.")]
    adapter: Annotated[Adapter, Meta(description="The API that the server speaks.")]
    model: Annotated[Text, Meta(description="The model, as its server calls it.")]
    about: Annotated[str, Meta(description="One line for people.")] = ""
    base_url: Annotated[
        Text | None, Meta(description="Where the model is asked, as http://127.0.0.1:8000/v1. Holds no secret.")
    ] = None
    key: Annotated[_Variable | None, Meta(description="Environment variable that holds the key.")] = None
    headers: Annotated[
        dict[_Header, _Variable], Meta(description="Header: environment variable that holds its value.")
    ] = {}
    parameters: Annotated[dict[str, Any], Meta(description="Go into every call as they are.")] = {}
    requests_per_minute: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="Calls that go to the address in a minute, from bot and judges together, at most."),
    ] = None
    prices: Annotated[Prices | None, Meta(description="What the run's cost is reckoned with.")] = None
    family: Annotated[
        Text | None,
        Meta(description="Who made the model, as openai; a judge of the candidate's own family cannot gate alone."),
    ] = None

    def connect(self, *, named: str) -> ChatModel:
        """Make ready to ask.

        Args:
            named: How messages to people call it.

        Raises:
            OptionError: The environment lacks the key or a header, or the address is none.
        """
        return ChatModel(
            self.adapter,
            self.model,
            named=named,
            base_url=self.base_url,
            key_variable=self.key,
            headers=self.headers,
            parameters=self.parameters,
            requests_per_minute=self.requests_per_minute,
            family=self.family or "",
            prices=self.prices,
        )


_RESERVED = frozenset(("model", "messages", "input", "instructions", "system", "tools", "stream", "n", "background"))


def parameter_problems(file: ModelFile, document: Document) -> list[Problem]:
    """Find parameters by which a call would no longer be the one that is read back."""
    fix = "leave it out: hardcase writes it itself"
    return [
        document.problem(("parameters", name), f"parameters: {name!r} cannot be chosen", fix)
        for name in file.parameters
        if name in _RESERVED
    ]
