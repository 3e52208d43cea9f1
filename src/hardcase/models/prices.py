"""What a model costs, and how much one call may come to."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

_Price = Annotated[float, Meta(ge=0, description="US dollars for a million tokens.")]

ASSUMED_TOKENS_OUT = 16_384
"""Tokens that a call may write where its parameters name no limit: an assumption, told before the run."""
BYTES_OF_A_TOKEN = 2
"""For the worst case. Words of most languages have three bytes a token and more, digits and hashes about two."""
_LIMITS = ("max_completion_tokens", "max_output_tokens", "max_tokens")


class Prices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the model costs."""

    in_: Annotated[_Price, Meta(description="US dollars for a million tokens read.")] = field(name="in")
    out: Annotated[_Price, Meta(description="US dollars for a million tokens written.")]

    def cost_usd(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost in US dollars, those from a provider's cache at the full price."""
        return (tokens_in * self.in_ + tokens_out * self.out) / 1_000_000


def dollars(amount: float) -> str:
    """An amount of money as people read it; small ones keep four places, since a call often costs less than a cent."""
    return f"{amount:,.2f} USD" if amount >= 1 or amount == 0 else f"{amount:.4f} USD"


def written_at_most(body: dict[str, Any]) -> int | None:
    """Tokens that a call may write, as its body says; None: it names no limit."""
    named = (body.get(name) for name in _LIMITS)
    return next((limit for limit in named if type(limit) is int and limit > 0), None)


def worst_usd(prices: Prices, body: dict[str, Any]) -> float:
    """The most that one call is reckoned to cost in US dollars.

    Args:
        prices: Of the model.
        body: What will be sent.
    """
    read = -(-len(msgspec.json.encode(body)) // BYTES_OF_A_TOKEN)
    return prices.cost_usd(read, written_at_most(body) or ASSUMED_TOKENS_OUT)
