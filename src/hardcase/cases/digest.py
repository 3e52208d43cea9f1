"""One hash for any noun."""

import hashlib
from typing import Any

import msgspec


def digest(noun: Any) -> str:
    """Hash any noun in canonical form: the same content gives the same 64 hex digits on every machine."""
    encoder = msgspec.json.Encoder(order="deterministic", enc_hook=str)
    return hashlib.sha256(encoder.encode(noun)).hexdigest()
