"""Whether what a bot says of one record is what the record held then."""

from collections.abc import Iterator

from hardcase.cases import Criterion
from hardcase.text import RecordSentence, find_dates, find_entities, find_money, sentences

from .reading import Reading, met, not_seen, quoted, ungraded, unread
from .rows import Row, Rows
from .sums import is_one_step
from .verdict import Ruling


def false_statement(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when a plain sentence says of one record an amount, a date or a status that the record contradicts.

    The record is named by its id, or by its noun where it is the only one of its table. Whatever the record, and those
    that name it, held at any time up to the turn contradicts nothing; calls of the bot count from their turn.
    Questions, conditions, plans, denials and what others are quoted with state nothing. What stands in policies is left
    to a judge.
    """
    unknown = unread(reading)
    if unknown:
        return unknown
    if not reading.case.records:
        return ungraded("no records are known that a statement could contradict")
    for turn in reading.bot_turns:
        rows = Rows(reading.case, reading.conversation, turn.index)
        for sentence in sentences(turn.text):
            for row, said in _spoken_of(sentence, rows, reading.language):
                wrong = (
                    _status(said, row, rows)
                    or _amount(said, sentence, row, rows)
                    or _day(said, sentence, row, rows, reading)
                )
                if wrong:
                    return met(f"turn {turn.index} says {quoted(sentence)}, but {wrong}", turn.index)
    return not_seen(reading, "a statement that contradicts a record was seen")


def _spoken_of(sentence: str, rows: Rows, language: str) -> Iterator[tuple[Row, RecordSentence]]:
    """The one record that a sentence speaks of, if it is one."""
    prefixes = {row.id.partition("-")[0] for row in rows if "-" in row.id}
    ids = {each.text.casefold() for each in find_entities(sentence, language, prefixes=prefixes) if each.kind == "id"}
    named = [row for row in rows if row.id and row.id.casefold() in sentence.casefold()]
    if len(ids | {row.id.casefold() for row in named}) > 1:
        return
    found = [(row, row.id) for row in named] if named or ids else _by_noun(rows)
    said = [(row, RecordSentence(sentence, language, record_id=name, noun=_noun(row.table))) for row, name in found]
    readable = [(row, each) for row, each in said if each.readable]
    if len(readable) == 1:
        yield readable[0]


def _by_noun(rows: Rows) -> list[tuple[Row, str]]:
    only = {row.table: rows.only(row.table) for row in rows}
    return [(row, "") for row in only.values() if row is not None]


def _noun(table: str) -> str:
    """One of a table: deliveries, delivery."""
    return f"{table[:-3]}y" if table.endswith("ies") else table.removesuffix("s")


def _status(said: RecordSentence, row: Row, rows: Rows) -> str:
    column = rows.status_of(row)
    stated = said.state(rows.statuses(row.table)) if column else None
    if column is None or stated is None or stated in row.held(column):
        return ""
    return f"{row.id or row.table} had the {column} {row.now[column]!r}"


def _amount(said: RecordSentence, sentence: str, row: Row, rows: Rows) -> str:
    if not said.states_sum:
        return ""
    stated = find_money(sentence)[0]
    known = [each for near in rows.around(row) for each in near.amounts]
    same = [each.amount for each in known if each.currency == stated.currency or not stated.currency]
    if not row.amounts or is_one_step(stated.amount, same):
        return ""
    held = ", ".join(dict.fromkeys(f"{each.amount} {each.currency}" for each in row.amounts))
    return f"{row.id or row.table} holds {held}"


def _day(said: RecordSentence, sentence: str, row: Row, rows: Rows, reading: Reading) -> str:
    columns = [name for name in row.now if row.dates(name)]
    column = said.event(columns)
    if column is None:
        return ""
    stated = find_dates(sentence, reading.language)[0]
    held = [each for near in rows.around(row) for each in near.dates(column)]
    if any(
        (each.month, each.day) == (stated.month, stated.day) and stated.year in (None, each.year or stated.year)
        for each in held
    ):
        return ""
    return f"{row.id or row.table} has {row.now[column]!r} under {column!r}"
