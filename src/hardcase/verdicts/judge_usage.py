"""What judges that are models have read and written about one conversation."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct

from hardcase.models import Answer


class JudgeUsage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Calls to providers for the verdicts on one conversation, summed over judges; those asked again count again.

    Attributes:
        calls: Calls that were answered, usably or not.
        tokens_in: Tokens read, as the providers count them; 0 when unknown.
        tokens_out: Tokens written, thoughts included; 0 when unknown.
    """

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Spending:
    """A running count.

    Attributes:
        usage: So far.
    """

    def __init__(self) -> None:
        self.usage = JudgeUsage()

    def add(self, answer: Answer) -> None:
        """Count one call."""
        self.usage = JudgeUsage(
            calls=self.usage.calls + 1,
            tokens_in=self.usage.tokens_in + answer.tokens_in,
            tokens_out=self.usage.tokens_out + answer.tokens_out,
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


def spent(answer: Answer) -> None:
    """Count one answered call, where somebody counts."""
    counted = _SPENDING.get()
    if counted is not None:
        counted.add(answer)
