"""What binds a decision to itself and to the scorecard it was made from, so that neither is edited unseen."""

from hashlib import sha256
from typing import Any

import msgspec

from hardcase.cases import digest
from hardcase.decisions import Decision


def sealed(decision: Decision, card: bytes) -> Decision:
    """A decision with the hash of all it says and of its scorecard.

    Args:
        decision: As it was made.
        card: The file of the scorecard beside it; empty: there is none.
    """
    return msgspec.structs.replace(decision, seal=_seal(msgspec.json.encode(decision), card))


def is_unbroken(data: bytes, card: bytes, *, bound: bool) -> bool:
    """Whether a decision is as it was written, and its scorecard too.

    Args:
        data: The file of the decision, which is JSON.
        card: The file of the scorecard beside it; empty: there is none.
        bound: Its run seals what it decides; elsewhere one without a seal passes, as of before there were any.
    """
    seal = msgspec.json.decode(data).get("seal")
    return not (seal or bound) or seal == _seal(data, card)


def _seal(data: bytes, card: bytes) -> str:
    # Of the file and not of the noun: a field that a later version adds breaks no seal.
    says: dict[str, Any] = msgspec.json.decode(data)
    says.pop("seal", None)
    return digest([says, sha256(card).hexdigest()])[:16]
