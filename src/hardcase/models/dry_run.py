"""Windows that will never be opened: what is only planned needs no key."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_DRY: ContextVar[bool] = ContextVar("_DRY", default=False)


@contextmanager
def nobody_is_asked() -> Iterator[None]:
    """Let models be made without the keys that asking them would need."""
    token = _DRY.set(True)
    try:
        yield
    finally:
        _DRY.reset(token)


def is_dry() -> bool:
    """Whether the models that are made now will never be asked."""
    return _DRY.get()
