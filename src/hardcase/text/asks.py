"""Which things a bot's turn asks the customer for.

One table for the scripted customer, the re-ask check and their tests: what counts as an ask may not differ
between them.
"""

import re
from collections.abc import Iterator

from .asking_de import GERMAN_ASKING
from .asking_en import ENGLISH_ASKING
from .asking_es import SPANISH_ASKING
from .asking_sv import SWEDISH_ASKING
from .cues import WALL, Asking, compiled, plain
from .lexicon import primary
from .normal import sentences

FIELDS: tuple[str, ...] = (
    "order_id",
    "payment_id",
    "account_id",
    "case_id",
    "name",
    "email",
    "phone",
    "postcode",
    "address",
    "date_of_birth",
    "last_four",
    "amount",
    "date",
    "photo",
    "item",
    "reason",
    "preference",
    "confirmation",
    "delivery_date",
    "bank",
    "deadline",
    "security_word",
)
"""Everything a bot may ask for. `last_four` are digits of a card, `preference` is one of several remedies,
`confirmation` is leave to go ahead or a yes to what the bot says."""

_TABLES = {"en": ENGLISH_ASKING, "sv": SWEDISH_ASKING, "de": GERMAN_ASKING, "es": SPANISH_ASKING}

_ID = re.compile(
    r"(?<!\w)(?!\d{4}-\d\d-\d\d)(?:[a-z]{1,8}[-_]?\d[\w-]{1,30}|[a-z]{1,20}_\w{0,20}\d|\d[\d-]{4,30}|"
    r"#\d[\w-]{0,30}|(?=[a-z]{0,8}\d)[a-z\d]{5,12})(?!\w)"
)
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.)? (?:of |de )"
    r"?[a-zä]{3,10})(?!\w)"
)
_STATED = {
    "order_id": _ID,
    "payment_id": _ID,
    "account_id": _ID,
    "case_id": _ID,
    "email": re.compile(r"[\w.+-]{1,64}@\w"),
    "phone": re.compile(r"\+?\d(?:[ -]?\d){6}"),
    "postcode": re.compile(r"(?<![\w-])(?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{5}|\d{3} \d{2})(?!\w)"),
    "address": re.compile(
        r"(?<!\w)\d{1,4}[a-z]? [a-z]{2,20} (?:street|road|lane|avenue|drive|close|way|st|rd|court)(?!\w)"
    ),
    "last_four": re.compile(r"(?<!\w)\d{4}(?!\w)"),
    "amount": re.compile(
        r"[£$€] ?\d|(?<!\w)\d+(?:[.,]\d\d)? ?(?:pounds|euros?|dollars|gbp|eur|usd|sek|kr|kronor)(?!\w)"
    ),
    "date_of_birth": _DAY,
    "delivery_date": _DAY,
}
"""What a value of a field looks like: a sentence that states the value does not ask for it."""

# "Right, and your PIN as well, please." has no verb; a longer sentence without one is rare.
_FRAGMENT = 8
_ITEM = re.compile(r"(?:[-•·]|\(?[\da-z][.)]) ")
_LEADING = re.compile(r"^(?:[-•·]|\(?[\da-z][.)]) +")
_HEADS_LIST = re.compile(r":\W*$|(?<!\w)(?:following|below|folgende\w*|följande|siguientes?)(?!\w)")


def asked_fields(text: str, language: str = "en") -> frozenset[str]:
    """Find the fields that a bot's turn asks the customer for.

    A sentence asks when it is a question or a request and names the field after the words that ask. It does
    not when it states the value ("Is ORD-48213 the right one?" asks for confirmation only), when it says
    that nothing is needed ("you don't need your order number"), or when the field stands in the purpose
    ("so I can check the delivery date"). A list under a request ("please send: - order number - postcode")
    is asked for as a whole.

    Args:
        text: What the bot said in one turn.
        language: Language of the text: en, sv, de or es; for any other nothing is found.

    Returns:
        Names of `FIELDS`; empty when the turn asks for none of them.
    """
    table = _TABLES.get(primary(language))
    if table is None:
        return frozenset()
    found: set[str] = set()
    in_list = False
    for sentence in sentences(text):
        said = compiled(table.examples).sub(WALL, plain(sentence))
        item = _LEADING.sub("", said)
        if in_list and (_ITEM.match(said) or len(said.split()) <= 8):
            found |= _named(compiled(table.tails).split(item)[0], item, table)
        asked = WALL.join(_asked_parts(item, table))
        found |= _named(asked, item, table) | _asked_directly(item, table, opened=bool(asked))
        if not (in_list and _ITEM.match(said)):
            in_list = bool(asked) and _HEADS_LIST.search(said) is not None
    return frozenset(found)


def _asked_parts(said: str, table: Asking) -> Iterator[str]:
    """The parts of a sentence that stand under a request, each without its opening words."""
    question = said.rstrip("\"') ").endswith("?")
    short = said.split()[: _FRAGMENT + 1]
    if (
        0 < len(short) <= _FRAGMENT
        and short[0] not in table.fragments
        and said.rstrip(".! ").endswith(("?", *table.please))
    ):
        yield said
        return
    said = compiled(table.never).sub(WALL, said)
    openers = compiled(table.openers + table.question_openers if question else table.openers)
    events = [(match.end(), True, match.start()) for match in openers.finditer(said)]
    events += [(match.end(), False, match.start()) for match in compiled(table.tails).finditer(said)]
    events += [(match.end(), False, match.start()) for match in re.finditer(r"[;|?]", said)]
    begun: int | None = None
    for end, opens, start in sorted(events):
        if begun is not None and start >= begun:
            yield said[begun:start]
            begun = None
        if opens:
            begun = end
    if begun is not None:
        yield said[begun:]


def _named(asked: str, said: str, table: Asking) -> set[str]:
    """Fields named in what is asked for, whose value the sentence does not state."""
    found: set[str] = set()
    if not asked:
        return found
    for field, phrases in table.fields.items():
        asked, hits = compiled(phrases).subn(WALL, asked)
        stated = _STATED.get(field)
        if hits and not (stated and stated.search(said)):
            found.add(field)
    return found


def _asked_directly(said: str, table: Asking, *, opened: bool) -> set[str]:
    """Fields that a whole question asks for without naming them."""
    if not (opened or "?" in said or any(word in said for word in table.please)):
        return set()
    said = compiled(table.never).sub(WALL, said)
    return {field for field, questions in table.direct.items() if compiled(questions).search(said)}
