"""What is somebody's own: the records of cases say it, and in what was said it shows by its form."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from hardcase.cases import Case
from hardcase.conversations import Conversation
from hardcase.text import addresses_in, ids_in, is_person, mails_in, names_in, phones_in

from .forms import FORMS, forms_in
from .masks import CUSTOMER, PERSON, Masks

_NAME_KEY = re.compile(
    r"(?i)(?:^|_)names?(?:_|$)|^(?:surname|named_contact|contact|recipient|signature|signed|signed_by|agent|employee|"
    r"payee|cardholder|driver|\w*holder|receipt_made_out_to|made_out_to|passenger|guest|\w*contact|next_of_kin|spouse|"
    r"partner|beneficiary|guardian|carer|owner|tenant|neighbou?r|left_with|sender|buyer|giver|witness|attorney|executor|"
    r"patient|student|traveller|traveler|insured|referrer|client|user|member|parent|child|kin|engraving|monogram|"
    r"made_for|attn|care_of|(?:signed|collected|received|accepted|answered|opened|ordered|booked|written|taken|"
    r"requested|reported)_(?:by|for))$"
)
_ADDRESS_KEY = re.compile(
    r"(?i)address|^(?:street\w*|line_?[123]|city|town|zip\w*|post_?code|postal_?code|ship_to|delivered_to|label)$"
)
_BIRTH_KEY = re.compile(r"(?i)^(?:dob|date_of_birth|birth_?da(?:te|y)|born|birth_?year|year_of_birth)$")
_PHONE_KEY = re.compile(r"(?i)phone|mobile|^tel")
_PHONE = re.compile(r"[\d +()/.-]{6,}")
_NAME = r"(?:[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]*)|van|von|de|del|da|la|der|den|di|bin|y)"
_PERSON_NAME = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}}")
_ID = re.compile(r"[A-Z]{2,12}(?:-[A-Z0-9]{1,12}){1,3}|(?=\w*\d)\w[\w-]{3,40}")
_LIKE_ID = re.compile(r"[A-Z]{2,12}-(?:[A-Z0-9]+-)*\d{3,}|\d{6,}")
_KINDS = {"customers": "account", "history": "contact", "deliveries": "delivery", "knows": "number"}


class Private:
    """Teaches masks what is private, first from cases, then from what was said.

    Args:
        masks: What learns.
    """

    def __init__(self, masks: Masks) -> None:
        self._masks = masks
        self._prefixes: dict[str, str] = {}
        self._public: set[str] = set()
        self._companies: set[str] = set()
        self._read: set[tuple[str, str]] = set()

    def learn_case(self, case: Case) -> None:
        """The customer, the records and earlier contacts of one case."""
        if case.company.company not in self._companies:
            self._companies.add(case.company.company)
            self._know_company(msgspec.json.encode(case.company).decode())
        for table, rows in case.records.items():
            for row in rows:
                self._know_prefix(str(row.get("id", "")), table)
        for table, rows in case.records.items():
            self.learn_record(list(rows), case.id, table=table)
        self.learn_record(list(case.history), case.id, table="history")
        for name, answer in case.customer.knows.items():
            self._learn_leaf(name, answer, case.id, "knows", frozenset())
        for line in case.turns:
            self.learn_text(line.say, case.id, customer=True)

    def learn_conversation(self, talk: Conversation) -> None:
        """What was said and done."""
        case = talk.case_id
        for turn in talk.turns:
            self.learn_text(turn.text, case, customer=turn.speaker == "customer")
            self.learn_text(turn.notes, case)
        for call in talk.calls:
            for value in (call.arguments, call.result, call.told):
                self.learn_record(value, case, table="")
        if talk.handover:
            self.learn_record(talk.handover.packet, case, table="")
        self.learn_text(talk.error, case)

    def learn_record(
        self, value: Any, case: str, *, table: str, key: str = "", siblings: frozenset[str] = frozenset()
    ) -> None:
        """Rows of a table, arguments or results, by what their keys are called."""
        match value:
            case Mapping():
                names = frozenset(map(str, value))
                for name, each in value.items():
                    self.learn_record(each, case, table=table or key, key=str(name), siblings=names)
            case list() | tuple():
                for each in value:
                    self.learn_record(each, case, table=table, key=key, siblings=siblings)
            case bool() | None:
                return
            case _:
                self._learn_leaf(key, str(value), case, table, siblings)

    def _learn_leaf(self, key: str, said: str, case: str, table: str, siblings: frozenset[str]) -> None:
        whole, names = said.strip(), _says(key)
        if names == "name" and self._is_somebody(key, whole, table, siblings):
            customer = table.startswith("customer") and key == "name"
            self._masks.learn_person(whole, case, kind=CUSTOMER if customer else PERSON)
        elif names == "address" and table != "knows":
            self._masks.learn_address(whole, case)
        elif names == "birth":
            self._masks.learn_birth(whole, case)
        elif names == "phone" and _PHONE.fullmatch(whole):
            self._masks.learn("phone", whole, case)
        elif key == "id" and _ID.fullmatch(whole) and whole not in self._public:
            self._know_prefix(whole, table)
            self._masks.learn(self._kind(whole), whole, case)
        self.learn_text(said, case)

    def _is_somebody(self, key: str, name: str, table: str, siblings: frozenset[str]) -> bool:
        if name in self._public or not _PERSON_NAME.fullmatch(name.rstrip(".")):
            return False
        return key not in ("name", "names") or is_person(name, table, siblings)

    def learn_text(self, text: str, case: str, *, customer: bool = False) -> None:
        """What can be known by its form: mail addresses, phones, cards, accounts, streets, ids."""
        if (case, text) in self._read:
            return
        self._read.add((case, text))
        if customer:
            for name in names_in(text):
                if name not in self._public and not self._masks.is_word(name) and _PERSON_NAME.fullmatch(name):
                    self._masks.learn_person(name, case)
        for form, value in forms_in(text):
            if form == "id":
                # A day, an amount or a word with a figure is no number of anybody's.
                if _prefix(value) in self._prefixes or _LIKE_ID.fullmatch(value):
                    self._learn(self._kind(value), value, case)
            elif form == "birth date":
                self._masks.learn_birth(value, case)
            elif form == "address":
                if value not in self._public:
                    self._masks.learn_address(value, case)
            elif form in FORMS:
                self._learn(form, value, case)
            else:
                self._masks.learn_secret(form, value, case)

    def _know_prefix(self, said: str, table: str) -> None:
        if _prefix(said):
            self._prefixes.setdefault(_prefix(said), _KINDS.get(table) or table.removesuffix("s") or "number")

    def _learn(self, kind: str, value: str, case: str) -> None:
        if value not in self._public:
            self._masks.learn(kind, value, case)

    def _kind(self, found: str) -> str:
        return self._prefixes.get(_prefix(found), "number")

    def _know_company(self, text: str) -> None:
        """What the company itself says is nobody's own: its lines, offices and mail addresses."""
        self._public.update((*mails_in(text), *phones_in(text), *addresses_in(text), *ids_in(text)))
        self._public.update(found[0] for found in _PERSON_NAME.finditer(text))


@cache
def _says(key: str) -> str:
    """What stands in a column, by its name; empty: it may be anything."""
    kinds = {"name": _NAME_KEY, "address": _ADDRESS_KEY, "birth": _BIRTH_KEY, "phone": _PHONE_KEY}
    return next((kind for kind, pattern in kinds.items() if pattern.search(key)), "")


@cache
def _prefix(said: str) -> str:
    return re.split(r"[-_\d]", said)[0]
