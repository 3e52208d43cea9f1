"""What judges that are models have read and written about one conversation."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct

from hardcase.models import Answer


class Slips(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How carefully one judge reads; what it was asked again, and what came from a cache, counts each time.

    Attributes:
        judge: Name, as verdicts are signed.
        items: Criteria it was asked, without control sentences.
        misquoted: Of these, answered by words that the bot did not say where it was said to.
        calls: Calls that were answered.
        failed_controls: Of these, those in which a control sentence was answered wrongly.
    """

    judge: str
    items: int = 0
    misquoted: int = 0
    calls: int = 0
    failed_controls: int = 0

    def __add__(self, other: "Slips") -> "Slips":
        return Slips(
            judge=self.judge,
            items=self.items + other.items,
            misquoted=self.misquoted + other.misquoted,
            calls=self.calls + other.calls,
            failed_controls=self.failed_controls + other.failed_controls,
        )


class JudgeUsage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Calls to providers for the verdicts on one conversation, summed over judges; those asked again count again.

    Attributes:
        calls: Calls that were answered, usably or not.
        tokens_in: Tokens read, as the providers count them; 0 when unknown.
        tokens_out: Tokens written, thoughts included; 0 when unknown.
        from_cache: Of the calls, those that an earlier run has paid for; they have no tokens.
        cost_usd: What the calls cost in US dollars; None where that is not known of one of them.
        slips: Of each judge, by name.
    """

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    from_cache: int = 0
    cost_usd: float | None = 0.0
    slips: tuple[Slips, ...] = ()

    def __add__(self, other: "JudgeUsage") -> "JudgeUsage":
        known = self.cost_usd is not None and other.cost_usd is not None
        slips = {each.judge: each for each in self.slips}
        for each in other.slips:
            slips[each.judge] = slips.get(each.judge, Slips(judge=each.judge)) + each
        return JudgeUsage(
            calls=self.calls + other.calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            from_cache=self.from_cache + other.from_cache,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
            slips=tuple(slips[name] for name in sorted(slips)),
        )


class Spending:
    """A running count.

    Attributes:
        usage: So far.
    """

    def __init__(self) -> None:
        self.usage = JudgeUsage()

    def add(self, answer: Answer, slips: Slips) -> None:
        """Count one call."""
        self.usage += JudgeUsage(
            calls=1,
            tokens_in=answer.tokens_in,
            tokens_out=answer.tokens_out,
            from_cache=int(answer.from_cache),
            cost_usd=answer.cost_usd,
            slips=(slips,),
        )


# A count goes beside the judges and not through them: judges of one's own may stand between, and tasks inherit it.
_SPENDING: ContextVar[Spending | None] = ContextVar("_SPENDING", default=None)


@contextmanager
def spending() -> Iterator[Spending]:
    """Count every call that a judge makes within, in tasks that are started within too."""
    counted = Spending()
    token = _SPENDING.set(counted)
    try:
        yield counted
    finally:
        _SPENDING.reset(token)


def spent(answer: Answer, slips: Slips) -> None:
    """Count one answered call and what was wrong with it, where somebody counts."""
    counted = _SPENDING.get()
    if counted is not None:
        counted.add(answer, slips)
