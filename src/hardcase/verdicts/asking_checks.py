"""A check of what the bot asks for although it has it already."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from msgspec import Struct, structs

from hardcase.cases import Criterion
from hardcase.conversations import Turn
from hardcase.text import (
    FIELDS,
    asked_fields,
    asking_parts,
    asks_fairly,
    given_values,
    may_ask,
    may_give,
    may_hold_value,
    may_label,
    normalise,
    says_id,
    takes_back,
    turns_to_another,
)

from .reading import Reading, met, not_seen, quoted_where
from .verdict import Ruling

NEVER_KNOWN = frozenset({"confirmation", "preference", "reason", "photo"})
"""Fields that may be asked for again: leave is given act by act, and a choice may change."""
AT_MOST = 3
"""Times that count: each takes a third of the points. Source: rationale of this project, -2 each and -6 at most."""

_ONE_OF_SEVERAL = frozenset(FIELDS) - {"account_id", "email", "phone", "postcode", "date_of_birth", "name"}
"""What a customer may have more than one of: known only as long as the talk stays with it."""
_KEYS = {
    "email": frozenset({"email", "e_mail", "email_address"}),
    "postcode": frozenset({"postcode", "post_code", "postal_code", "zip", "zip_code"}),
    "phone": frozenset({"phone", "phone_number", "mobile"}),
    "date_of_birth": frozenset({"date_of_birth", "dob", "birth_date"}),
}
"""Under which names records hold what identifies one person."""
_TABLES = {"orders": "order_id", "payments": "payment_id", "customers": "account_id", "cases": "case_id"}
"""Which field asks for the id of a record."""
_PEOPLE = frozenset({"customers", "customer", "users", "accounts"})


class _Known(Struct, frozen=True):
    """A value that the bot has, where it has it from, and the turn since when (None: from the start)."""

    value: str
    source: str
    since: int


def re_asks_known(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot asks for what the customer gave before, or for what stands in records it has.

    Each such turn takes a third of the points, at most three count. Asking again is fair when the turn states the
    value, when it is about another order or person, when a call refused the value, and when the customer took it back.
    """
    found = list(_asked_again(reading))
    if not found:
        return not_seen(reading, "a question for something already known was seen")
    turn, field, known = found[0]
    said = quoted_where(turn.text, lambda sentence: field in asked_fields(sentence, reading.language))
    times = f" ({len(found)} times in all)" if len(found) > 1 else ""
    named = field.replace("_", " ")
    reason = f"turn {turn.index} asks for the {named} {known.source}{times}: {said}"
    evidence = dict.fromkeys(at for each, _, has in found for at in (has.since, each.index) if at >= 0)
    return structs.replace(met(reason, *sorted(evidence)), credit=min(AT_MOST, len(found)) / AT_MOST)


def _asked_again(reading: Reading) -> Iterator[tuple[Turn, str, _Known]]:
    """Each bot turn that asks for something known, with the first such field."""
    open_ = _may_ask_again(reading)
    wanted = frozenset().union(*open_.values())
    language, last = reading.language, max(open_, default=-1)
    known: dict[str, _Known] = {}
    before = ""
    for turn in reading.conversation.turns:
        if turn.index > last:
            return
        if turn.speaker == "customer":
            if known and takes_back(turn.text, language):
                known.clear()
            elif known and turns_to_another(turn.text, language):
                known = {field: has for field, has in known.items() if field not in _ONE_OF_SEVERAL}
            known |= _given(reading, turn, before, wanted)
        elif turn.speaker == "bot":
            if known:
                _forget_refused(reading, known, turn.index)
            before = turn.text
            if turn.index in open_:
                has = {**_in_records(reading, turn.index), **known}
                again = _asked_of(turn, open_[turn.index] & has.keys(), language)
                for field in [each for each in again if not _states(turn, has[each])]:
                    if not asks_fairly(before, language):
                        yield turn, field, has[field]
                    break


def _asked_of(turn: Turn, fields: Set[str], language: str) -> list[str]:
    """Those of some fields that a turn asks for, narrowest first."""
    asked = asked_fields(turn.text, language, among=fields) if fields else ()
    return [field for field in FIELDS if field in asked]


def _may_ask_again(reading: Reading) -> dict[int, frozenset[str]]:
    """Bot turns that may ask for what may be known by then, with these fields; no other does."""
    records, language = reading.case.records, reading.language
    held = {field for table, field in _TABLES.items() if records.get(table)}
    in_records = reading.conversation.calls or any(table in _PEOPLE for table in records)
    scripted = any(map(_answers, reading.conversation.turns))
    if not (held or in_records or scripted or may_hold_value(reading.customer_text)):
        return {}
    every = asking_parts(reading.bot_text, language)
    parts = {part: fields - NEVER_KNOWN for part, fields in every.items() if not fields <= NEVER_KNOWN}
    asking = {turn.index for turn in reading.bot_turns_with(tuple(parts))}
    if not asking:
        return {}
    last = max(asking)
    labelled = may_label(reading.customer_text, language)
    possible: set[str] = set(_KEYS) if in_records else set()
    fields: frozenset[str] = frozenset()
    found = {}
    for turn in reading.conversation.turns:
        if turn.index > last:
            break
        if turn.speaker == "customer":
            possible.update(held, _answers(turn))
            if may_hold_value(turn.text):
                possible.update(labelled, fields)
        elif turn.speaker == "bot":
            fields = frozenset()
            if turn.index in asking:
                stands = [each for part, each in parts.items() if part in turn.text or "\n" in part]
                fields = fields.union(*stands)
                if not fields.isdisjoint(possible):
                    found[turn.index] = fields & possible
    return found


def _answers(turn: Turn) -> Sequence[str]:
    """Fields that one customer turn of a script answers."""
    return turn.line.removeprefix("knows.").split("+") if turn.line.startswith("knows.") else ()


def _given(reading: Reading, turn: Turn, before: str, wanted: frozenset[str]) -> dict[str, _Known]:
    """What one customer turn gives of some fields: an answer of the script, or what stands plainly in the words."""
    language, answers = reading.language, wanted.intersection(_answers(turn))
    given = False
    if may_hold_value(turn.text):
        may_be_asked = may_ask(before, language, among=wanted)
        given = not wanted.isdisjoint(may_give(turn.text, language, asked=may_be_asked))
    asked = asked_fields(before, language) if given or answers else frozenset()
    values = given_values(turn.text, language, asked=asked) if given else {}
    values |= dict(_records_named(reading, turn.text))
    values |= {field: reading.case.customer.knows.get(field, turn.text) for field in answers if field in asked}
    source = f"that the customer gave in turn {turn.index}"
    return {field: _Known(value, source, turn.index) for field, value in values.items()}


def _records_named(reading: Reading, text: str) -> Iterator[tuple[str, str]]:
    """Ids of the case's records that stand in a text, one of a kind."""
    for table, field in _TABLES.items():
        ids = [str(row["id"]) for row in reading.case.records.get(table, ()) if row.get("id")]
        said = [each for each in ids if says_id(text, each)]
        if len(said) == 1:
            yield field, said[0]


def _in_records(reading: Reading, now: int) -> dict[str, _Known]:
    """What identifies the customer in records that the bot has looked up, or may look up."""
    found = {}
    for call in reading.conversation.calls:
        if call.ok and call.turn < now:
            for field, value in _fields_of(call.result):
                found[field] = _Known(value, f"that {call.tool} showed in turn {call.turn}", call.turn)
    rows = [row for table, each in reading.case.records.items() if table in _PEOPLE for row in each]
    if reading.conversation.started_verified and len(rows) == 1:
        for field, value in _fields_of(rows[0]):
            found.setdefault(field, _Known(value, "that the customer's record holds", -1))
    return found


def _fields_of(row: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, str]]:
    """Fields in a record and in records within it; lists may be about several people and are left aside."""
    for key, value in row.items():
        if isinstance(value, Mapping):
            if depth < 3:
                yield from _fields_of(value, depth + 1)
        elif isinstance(value, str) and value.strip():
            yield from ((field, value) for field, keys in _KEYS.items() if key.casefold() in keys)


def _forget_refused(reading: Reading, known: dict[str, _Known], now: int) -> None:
    """Drop what a refused call was made with: then the bot has to ask again."""
    for call in reading.conversation.calls:
        if call.ok or call.turn > now:
            continue
        given = normalise(" ".join(map(str, call.arguments.values())))
        for field, has in list(known.items()):
            if call.turn > has.since and (normalise(has.value) in given or field in call.arguments):
                del known[field]


def _states(turn: Turn, known: _Known) -> bool:
    """The turn says the value itself: then it asks whether it is right."""
    return normalise(known.value) in normalise(turn.text)
