"""What a model costs, and how much one call may come to."""

import math
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

_Price = Annotated[float, Meta(ge=0, description="US dollars for a million tokens.")]

ASSUMED_TOKENS_OUT = 16_384
"""Tokens that a call may write where its parameters name no limit: an assumption, told before the run."""
BYTES_OF_A_TOKEN = 2
"""For the worst case. English words have four bytes a token and more, digits and hashes about two; of what is not
ASCII a token may be a single byte."""
_LIMITS = ("max_completion_tokens", "max_output_tokens", "max_tokens")


class Prices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the model costs."""

    in_: Annotated[_Price, Meta(description="US dollars for a million tokens read.")] = field(name="in")
    out: Annotated[_Price, Meta(description="US dollars for a million tokens written.")]

    def cost_usd(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost in US dollars, those from a provider's cache at the full price."""
        return (tokens_in * self.in_ + tokens_out * self.out) / 1_000_000


def dollars(amount: float) -> str:
    """An amount of money as people read it; less than a cent, as of one call, keeps two digits that say something."""
    if amount >= 1 or amount == 0:
        return f"{amount:,.2f} USD"
    places = 4 if amount >= 0.01 else 1 - math.floor(math.log10(amount))
    return f"{amount:.{places}f} USD"


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
    sent = msgspec.json.encode(body)
    ascii_bytes = len(sent.decode("ascii", errors="ignore"))
    read = -(-ascii_bytes // BYTES_OF_A_TOKEN) + len(sent) - ascii_bytes
    return prices.cost_usd(read, written_at_most(body) or ASSUMED_TOKENS_OUT)
