"""Families that graders are never tuned on."""

import hashlib

LOCKED_SHARE = 0.3
"""Share of families, by hash of their ids, whose exemplars measure graders and never make them."""


def is_locked(family: str) -> bool:
    """Say whether a family is kept for measuring graders: its id alone decides, so that nobody can choose.

    Args:
        family: Id of the family.
    """
    drawn = int.from_bytes(hashlib.sha256(f"locked:{family}".encode()).digest()[:8], "big")
    return drawn < LOCKED_SHARE * 2**64
