"""Which values a customer has plainly given, by the field a bot would ask for, and when asking again is fair."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from .asking_fair import ANOTHER, ASKED_FAIRLY, LABELS, TAKEN_BACK
from .cues import compiled, plain, says_cue
from .dates import find_dates
from .gates import Gate
from .lexicon import primary
from .normal import normalise
from .passages import passages
from .scan import look

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}")
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}|\d{3} \d{2})(?![\w-]|[.,]\d)", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w-])\+?\d(?:[ -]?\d){6,14}(?![\w-])")
_FOUR = re.compile(r"(?<![\w-])\d{4}(?![\w-]|[.,]\d)")
_ID = re.compile(r"(?<![\w.@-])#?(?:(?=[\w-]{0,30}\d)[A-Za-z\d][\w-]{3,30}|[A-Z]{5,8})(?![\w@-]|[.,:]\d)")
_IDS = ("order_id", "payment_id", "account_id", "case_id")
_SHAPES = {"email": _EMAIL, "postcode": _POSTCODE, "phone": _PHONE, "last_four": _FOUR}
_SHORT = 4
"""Characters up to which a number without a label may be anything: a time, a pin, a count."""
_NEAR = 40
"""Characters before a value in which its label stands ("my order number is ...")."""
_HAS_DIGIT = re.compile(r"\d")
_HAS_CODE = re.compile("[A-Z]{5}")
_GIVEN = ("email", "postcode", "phone", "last_four", *_IDS, "date_of_birth")


def given_values(text: str, language: str = "en", *, asked: Collection[str] = ()) -> dict[str, str]:
    """Find values that a customer gives, under the field that a bot would ask for.

    An e-mail address stands for itself. Anything else needs its label before it ("order number ORD-48213") or a
    bot that has just asked for it; where two values would fit, neither counts.

    Args:
        text: What the customer said in one turn.
        language: Language of the text: en, sv, de or es; for any other nothing is found.
        asked: Fields that the bot asked for in the turn before.

    Returns:
        Values as they were written, by field; empty when none is plain.
    """
    labels = LABELS.get(primary(language))
    if labels is None:
        return {}
    found: dict[str, str] = {}
    for field, shape in _SHAPES.items():
        values = {match[0] for match in shape.finditer(text)}
        plainly = field == "email" or field in asked or _labelled(text, shape, labels[field])
        if len(values) == 1 and plainly:
            found[field] = values.pop()
    found |= _ids(text, labels, asked)
    dates = find_dates(text, language)
    if len(dates) == 1 and dates[0].year and ("date_of_birth" in asked or _says(text, labels["date_of_birth"])):
        found["date_of_birth"] = text[dates[0].start : dates[0].end]
    return found


def may_give(text: str, language: str = "en", *, asked: Collection[str] = ()) -> frozenset[str]:
    """Name the fields that a customer's turn may give, at a fraction of the cost of `given_values`.

    Args:
        text: What the customer said in one turn.
        language: As for `given_values`.
        asked: Fields that the bot may have asked for in the turn before.

    Returns:
        Fields; `given_values` finds no other.
    """
    gate = _label_gate(primary(language))
    if gate is None:
        return frozenset()
    if not may_hold_value(text):
        return frozenset()
    digit = _has_digit(text)
    said = look(text)
    if not said.is_simple:
        return frozenset(_GIVEN)
    labelled, fields = gate
    named = [fields[line] for line in labelled.candidates(said)]
    if "@" in text:
        named.append("email")
    return frozenset([*named, *[field for field in asked if field in _GIVEN]] if digit else named)


def may_label(text: str, language: str = "en") -> frozenset[str]:
    """Name the fields of which some value may stand in a text beside its label, or for itself.

    Args:
        text: What the customer said, in one turn or in several with a newline between them.
        language: As for `given_values`.

    Returns:
        Fields; of any other `given_values` finds a value only where it was asked for.
    """
    gate = _label_gate(primary(language))
    if gate is None or not may_hold_value(text):
        return frozenset()
    labelled, fields = gate
    seen = passages(text)
    if len(seen.each) == 1 and not look(text).is_simple:
        return frozenset(_GIVEN)
    named = frozenset([fields[line] for line in labelled.candidates(seen)])
    return named | {"email"} if "@" in text else named


def may_hold_value(text: str) -> bool:
    """Say whether there is anything in a text that `given_values` could take for a value.

    Args:
        text: What the customer said.
    """
    return "@" in text or _has_digit(text) or _HAS_CODE.search(text) is not None


def _has_digit(text: str) -> bool:
    found = _HAS_DIGIT.search(text)
    return (_HAS_DIGIT.search(normalise(text)) if found is None and not text.isascii() else found) is not None


@cache
def _label_gate(language: str) -> tuple[Gate, tuple[str, ...]] | None:
    """What stands before a value, and of each of its lines the field. A value's clause is cut out between any two
    characters, so its words need no boundaries.
    """
    labels = LABELS.get(language)
    if labels is None:
        return None
    lines = tuple(line for each in labels.values() for line in each)
    return Gate(lines, bounded=False), tuple(field for field, each in labels.items() for _ in each)


def _ids(text: str, labels: Mapping[str, tuple[str, ...]], asked: Collection[str]) -> dict[str, str]:
    """Ids under their label, or the one id with which the one thing asked for was answered."""
    found: dict[str, set[str]] = {}
    taken = [match.span() for shape in (_EMAIL, _PHONE) for match in shape.finditer(text)]
    dates = [(date.start, date.end) for date in find_dates(text)]
    held = bytearray(len(text))
    for start, end in (*taken, *dates):
        held[start:end] = b"x" * (end - start)
    free = [match for match in _ID.finditer(text) if not any(held[match.start() : match.end()])]
    for match in free:
        before = _clause(text[max(0, match.start() - _NEAR) : match.start()])
        ends = {field: _last_end(before, labels[field]) for field in _IDS}
        nearest = max(ends, key=lambda field: ends[field])
        if ends[nearest] > 0:
            found.setdefault(nearest, set()).add(match[0])
    wanted = [field for field in asked if field != "confirmation"]
    values = {match[0] for match in free if any(map(str.isdigit, match[0])) and len(match[0]) > _SHORT}
    if not found and len(values) == 1 and len(wanted) == 1 and wanted[0] in _IDS:
        found[wanted[0]] = values
    return {field: each.pop() for field, each in found.items() if len(each) == 1}


def _clause(before: str) -> str:
    """What stands before a value in its own clause."""
    return re.split(r"[.,;!?|]|(?<!\w)(?:and|but|och|men|und|aber|y|pero)(?!\w)", plain(before))[-1]


def _last_end(before: str, label: tuple[str, ...]) -> int:
    return max((match.end() for match in compiled(label).finditer(before)), default=0)


def _labelled(text: str, shape: re.Pattern[str], label: tuple[str, ...]) -> bool:
    return any(
        _says(_clause(text[max(0, each.start() - _NEAR) : each.start()]), label) for each in shape.finditer(text)
    )


def _says(text: str, label: tuple[str, ...]) -> bool:
    return compiled(label).search(normalise(text)) is not None


def asks_fairly(text: str, language: str = "en") -> bool:
    """Say whether a turn that asks for a value once more has a reason of its own to ask.

    It asks about another person, another order or a change, leaves the choice between values, or says that the value
    did not work.

    Args:
        text: What the bot said.
        language: Language of the text: en, sv, de or es; for any other, True: nothing is held against it.
    """
    cue = ASKED_FAIRLY.get(primary(language))
    return cue is None or says_cue(cue, text)


def turns_to_another(text: str, language: str = "en") -> bool:
    """Say whether a customer may be turning to another order, payment or matter.

    Args:
        text: What the customer said.
        language: Language of the text: en, sv, de or es; for any other, True.
    """
    cue = ANOTHER.get(primary(language))
    return cue is None or says_cue(cue, text)


def takes_back(text: str, language: str = "en") -> bool:
    """Say whether a customer corrects what was said, does not know it, or speaks for another person.

    Args:
        text: What the customer said.
        language: Language of the text: en, sv, de or es; for any other, True.
    """
    cue = TAKEN_BACK.get(primary(language))
    return cue is None or says_cue(cue, text)
