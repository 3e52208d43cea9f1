"""Which things a bot's turn asks the customer for.

One table for the scripted customer, the re-ask check and their tests: what counts as an ask may not differ
between them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from .asking_de import GERMAN_ASKING
from .asking_en import ENGLISH_ASKING
from .asking_es import SPANISH_ASKING
from .asking_sv import SWEDISH_ASKING
from .cues import WALL, Asking
from .gates import Gate, compiled
from .lexicon import primary
from .normal import normalise
from .passages import passages
from .scan import Hits, Spoken, look

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

_EVERY = frozenset(FIELDS)
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
_STOPS_ASKING = re.compile("[;|?]")
_LEADING = re.compile(r"^(?:[-•·]|\(?[\da-z][.)]) +")
_HEADING = r"(?:following|below|folgende\w*|följande|siguientes?)"
_COLON = re.compile("[:\u2a74\ufe13\ufe30\ufe55\uff1a]")
_MAY_HEAD = re.compile(r":\W*(?:$|[.!?…])|[\u2a74\ufe13\ufe30\ufe55\uff1a]")
_HEADS_LIST = re.compile(rf":\W*$|(?<!\w){_HEADING}(?!\w)")


def asked_fields(text: str, language: str = "en", *, among: Collection[str] = FIELDS) -> frozenset[str]:
    """Find the fields that a bot's turn asks the customer for.

    A sentence asks when it is a question or a request and names the field after the words that ask. It does
    not when it states the value ("Is ORD-48213 the right one?" asks for confirmation only), when it says
    that nothing is needed ("you don't need your order number"), or when the field stands in the purpose
    ("so I can check the delivery date"). A list under a request ("please send: - order number - postcode")
    is asked for as a whole.

    Args:
        text: What the bot said in one turn.
        language: Language of the text: en, sv, de or es; for any other nothing is found.
        among: Fields that matter; the fewer, the faster.

    Returns:
        Those of `among` that the turn asks for; empty when it asks for none of them.
    """
    asking = _asking(primary(language))
    if asking is None:
        return frozenset()
    said = look(text)
    if not (asking.named.lets(said) or asking.direct.lets(said)):
        return frozenset()
    if said.is_simple and not asking.may_open(normalise(text), said):
        return frozenset()
    found: set[str] = set()
    in_list = False
    for spoken in said.spoken:
        in_list = asking.hear(spoken, found, among, in_list=in_list)
    return frozenset(found if among is FIELDS else found.intersection(among))


def may_ask(text: str, language: str = "en", *, among: Iterable[str] = FIELDS) -> frozenset[str]:
    """Name the fields that a bot's turn may ask for, at a fraction of the cost of `asked_fields`.

    Args:
        text: What the bot said in one turn.
        language: As for `asked_fields`.
        among: Fields that matter.

    Returns:
        Those of `among` that may be asked for; `asked_fields` finds no other of them.
    """
    asking = _asking(primary(language))
    if asking is None:
        return frozenset()
    said = look(text)
    gates = asking.gates
    found = frozenset([field for field in among if field in gates and gates[field].lets(said)])
    if found and said.is_simple and not asking.may_open(normalise(text), said):
        return frozenset()
    return found


def asking_parts(text: str, language: str = "en") -> dict[str, frozenset[str]]:
    """Find the parts of a text that may ask for something, at a fraction of the cost of `asked_fields`.

    Args:
        text: What the bot said, in one turn or in several with a newline between them.
        language: As for `asked_fields`.

    Returns:
        Parts of one or more sentences, as they were written, with the fields that a turn in which they stand may ask
        for; a turn in which none of them stands asks for nothing.
    """
    asking = _asking(primary(language))
    if asking is None:
        return {}
    each = passages(text).each
    if len(each) == 1:
        return {text: _EVERY}
    return {part.text: fields for part in each if (fields := asking.may_ask(part.text, part))}


@cache
def _asking(language: str) -> "_Asking | None":
    return _Asking(_TABLES[language]) if language in _TABLES else None


class _Asking:
    """One language's table behind gates: only the lines that can match a sentence are tried on it."""

    def __init__(self, table: Asking) -> None:
        self.table = table
        self.examples, self.never, self.tails = Gate(table.examples), Gate(table.never), Gate(table.tails)
        self.pleas = [phrase.split()[-1] for phrase in table.please]  # mark-up may stand between two words
        self.openers, self.heads = Gate(table.openers), Gate((_HEADING,))
        self.in_questions = Gate(table.openers + table.question_openers)
        self.fields = [field for field, lines in table.fields.items() for _ in lines]
        self.named = Gate(tuple(line for lines in table.fields.values() for line in lines))
        self.asks_directly = [field for field, lines in table.direct.items() for _ in lines]
        self.direct = Gate(tuple(line for lines in table.direct.values() for line in lines))
        self.gates = {
            field: Gate((*table.fields.get(field, ()), *table.direct.get(field, ())))
            for field in FIELDS
            if field in table.fields or field in table.direct
        }

    def hear(self, spoken: Spoken, found: set[str], among: Collection[str], *, in_list: bool) -> bool:
        """Add the fields that one sentence asks for.

        Args:
            spoken: The sentence.
            found: Takes the fields; those not among the ones that matter may be missing.
            among: Fields that matter.
            in_list: The sentence may be an item under a request that came before.

        Returns:
            Whether the next sentence may be such an item.
        """
        opens = self.may_open(spoken.text, spoken)
        if not (opens or in_list):
            return False
        said = self.examples.sub(spoken, WALL, spoken.text)
        is_item = in_list and _ITEM.match(said) is not None
        fields = [self.fields[line] for line in self.named.candidates(spoken)]
        direct = {self.asks_directly[line] for line in self.direct.candidates(spoken)}
        heads = not is_item and _HEADS_LIST.search(said) is not None
        if not (heads or any(field in among for field in fields) or any(field in among for field in direct)):
            return is_item
        item = _LEADING.sub("", said)
        if fields and in_list and (is_item or len(said.split()) <= 8):
            end = next((match.start() for match in self.tails.finditer(spoken, item)), len(item))
            found |= self._named(item[:end], item, fields)
        asked = WALL.join(self._asked_parts(item, spoken))
        if asked:
            found |= self._named(asked, item, fields)
        if direct:
            found |= self._asked_directly(item, spoken, direct, opened=bool(asked))
        return is_item or (heads and bool(asked))

    def may_ask(self, text: str, seen: Hits) -> frozenset[str]:
        """Fields that some sentence may ask for; every field where it may be the head of a list.

        Args:
            text: As it was written.
            seen: What one pass found in it.
        """
        heads = self.heads.lets(seen) or _MAY_HEAD.search(text) is not None
        heads = heads or (self.examples.lets(seen) and _COLON.search(text) is not None)
        if not (heads or self.named.lets(seen) or self.direct.lets(seen)):
            return frozenset()
        if not (self.openers.lets(seen) or self.may_open(normalise(text), seen)):
            return frozenset()
        return _EVERY if heads else frozenset([field for field, gate in self.gates.items() if gate.lets(seen)])

    def may_open(self, said: str, seen: Hits) -> bool:
        """Whether something may be asked for.

        Args:
            said: A text or a sentence in normal form.
            seen: What one pass found in it.
        """
        return "?" in said or self.openers.lets(seen) or any(word in said for word in self.pleas)

    def _asked_parts(self, said: str, spoken: Spoken) -> Iterator[str]:
        """The parts of a sentence that stand under a request, each without its opening words."""
        table = self.table
        question = said.rstrip("\"') ").endswith("?")
        short = said.split(None, _FRAGMENT)
        if (
            0 < len(short) <= _FRAGMENT
            and short[0].lstrip("¿¡") not in table.fragments
            and said.rstrip(".! ").endswith(("?", *table.please))
        ):
            yield said
            return
        openers = self.in_questions if question else self.openers
        if not openers.lets(spoken):
            return
        said = self.never.sub(spoken, WALL, said)
        events = [(match.end(), True, match.start()) for match in openers.finditer(spoken, said)]
        if not events:
            return
        events += [(match.end(), False, match.start()) for match in self.tails.finditer(spoken, said)]
        events += [(match.end(), False, match.start()) for match in _STOPS_ASKING.finditer(said)]
        begun: int | None = None
        for end, opens, start in sorted(events):
            if begun is not None and start >= begun:
                yield said[begun:start]
                begun = None
            if opens:
                begun = end
        if begun is not None:
            yield said[begun:]

    def _named(self, asked: str, said: str, fields: list[str]) -> set[str]:
        """Fields named in what is asked for, whose value the sentence does not state."""
        found: set[str] = set()
        for field in dict.fromkeys(fields):
            asked, hits = compiled(self.table.fields[field]).subn(WALL, asked)
            stated = _STATED.get(field)
            if hits and not (stated and stated.search(said)):
                found.add(field)
        return found

    def _asked_directly(self, said: str, spoken: Spoken, fields: set[str], *, opened: bool) -> set[str]:
        """Fields that a whole question asks for without naming them."""
        if not (opened or "?" in said or any(word in said for word in self.table.please)):
            return set()
        said = self.never.sub(spoken, WALL, said)
        return {field for field in fields if compiled(self.table.direct[field]).search(said)}
