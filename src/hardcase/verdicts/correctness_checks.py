"""Checks of numbers, dates, ids and records: what a bot says against what stands somewhere."""

from collections.abc import Mapping

from hardcase.cases import Criterion

from .check import Check
from .grounds import Grounds
from .packet_checks import PACKET_CHECKS
from .reading import Reading, met, not_met, quoted, ungraded, unread
from .stated_numbers import StatedNumbers
from .statement_checks import false_statement
from .verdict import Ruling

_KINDS = {"money": "the amount", "date": "the date", "id": "the id"}


def grounded_numbers(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot states an amount of money, a date or a record id that it can have from nowhere.

    It can have it from the records, the company's texts, what its tools were asked and answered by then, what the
    customer or an employee said, what it was told, and by one step of reckoning from these or from what it stated
    before. Of a recording whose policies are unknown, ids are asked, dates that are not reckoned from today, and
    amounts only where the sentence says them of a total, a payment or a refund: a tariff could stand in its policies.
    Of a bot that drafts, its notes are read like its drafts.
    """
    unknown = unread(reading, by_tables=False)
    if unknown:
        return unknown
    grounds = Grounds(reading.case, reading.conversation)
    if not grounds.known:
        return ungraded("nothing is known of what the bot could look up")
    stated = StatedNumbers(reading, grounds)
    for turn, each, sentence in stated.ungrounded():
        where = "stands in neither records, rules, tool results nor the customer's words"
        return met(
            f"turn {turn} states {_KINDS[each.kind]} {quoted(each.text)}, which {where}: {quoted(sentence)}", turn
        )
    if stated.cut:
        return ungraded("the bot stated more amounts, dates and ids than are read")
    if not stated.count and stated.unasked:
        return ungraded("the bot stated amounts or dates that its rules may give, and the rules are not known")
    if not stated.count:
        return not_met("the bot stated no amount, date or id that could be checked")
    return not_met(f"each of the {stated.count} amounts, dates and ids that the bot stated is grounded")


CORRECTNESS_CHECKS: Mapping[str, Check] = {
    "false-statement": Check(false_statement, version=2),
    "grounded-numbers": Check(grounded_numbers, version=3, needs="words"),
    **PACKET_CHECKS,
}
