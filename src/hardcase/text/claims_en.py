"""How an English sentence claims that an act is done.

A sentence becomes tokens; every form of a claimed verb is a candidate, and words to its left must license it: an auxiliary
after "I" or "we", a passive auxiliary, or a verb so licensed with which it is coordinated. Then everything that would turn
the claim into something else is looked for around it. Reach is bounded, so a hostile sentence costs linear time.
"""

from collections.abc import Iterator, Sequence

from .acts import Act
from .clauses_en import (
    Where,
    tokens_of,
)

_REACH = 60


def english_claims(said: str, acts: Sequence[Act], *, alone: bool) -> Iterator[str]:
    """Find the base forms that one sentence claims.

    Args:
        said: The sentence, from `plain`.
        acts: What may be claimed.
        alone: Whether the turn is this one sentence; a bare headline without an end mark counts only then.

    Yields:
        Base forms, in order; the same one may come twice.
    """
    tokens = tokens_of(said)
    asking = said.rstrip("\"') ").endswith("?")
    by_form: dict[str, list[Act]] = {}
    for act in acts:
        for form in act.past | act.participle:
            by_form.setdefault(form, []).append(act)
    for at, token in enumerate(tokens):
        for act in by_form.get(token.replace("-", ""), ()):
            if _claimed(Where(tokens, at, _REACH), act, asking=asking, closed=alone or said.endswith((".", "!"))):
                yield act.base


def _claimed(where: Where, act: Act, *, asking: bool, closed: bool) -> bool:
    """Whether the candidate at a place is a completed, affirmative claim of the act."""
    if asking and not _asks_later(where):
        return False
    voice, subject = _licence(where, act)
    if voice == "active":
        return _active_stands(where, subject) and _has_parts(where, act, passive=False, subject=subject)
    if voice == "passive":
        return _passive_stands(where, subject) and _has_parts(where, act, passive=True, subject=subject)
    return closed and not asking and _is_headline(where, act)
