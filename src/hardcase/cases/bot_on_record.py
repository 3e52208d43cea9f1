"""What a plan writes down about a candidate that is a model behind an address."""

from msgspec import Struct


class BotOnRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who really answers under a candidate's name. Nothing here is a secret.

    Attributes:
        adapter: How it is spoken to, as `openai`.
        model: As its provider calls it.
        base_url: Where it was asked, whatever named that address.
        digest: Hash of its file and its prompt; empty: it has none.
        family: Who made the model, as `openai`; empty: nobody knows.
        usd_in: US dollars for a million tokens read; None: not known.
        usd_out: US dollars for a million tokens written; None: not known.
    """

    adapter: str
    model: str
    base_url: str
    digest: str = ""
    family: str = ""
    usd_in: float | None = None
    usd_out: float | None = None

    def cost_usd(self, tokens_in: int, tokens_out: int) -> float | None:
        """What so many tokens cost, those from a cache at the full price; None where a price is not known."""
        if self.usd_in is None or self.usd_out is None:
            return None
        return (tokens_in * self.usd_in + tokens_out * self.usd_out) / 1_000_000
