"""What a bot could have known by a turn: where an amount, a day or an id that it states may come from.

Records, the company's texts, what tools were asked and answered, what the customer and employees said, and, for
recordings, what the bot was told. A value is grounded when it stands there or is one simple step away from what does:
without that step 13 of 84 correct conversations of a recorded bot would be accused.
"""

import functools
import re
from collections.abc import Collection, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from hardcase.cases import Case
from hardcase.conversations import Call, Conversation
from hardcase.text import Date, Entity, Money, find_money

from .calendar_steps import Days
from .pieces import Piece, data_piece, strings_of
from .sums import is_one_step

Step = Literal["none", "own", "by rule"]
# A number of one or two digits stands in any text; only a longer one is believed to be the amount without a currency.
_TELLING = 3


class Grounds:
    """What stands in a case and a conversation, asked turn by turn.

    Args:
        case: Records, customer, history, company and the facts that the case itself expects.
        conversation: Calls, words, and what the bot was told.
        words_too: What the customer says and what the bot asks its tools for counts as well.
        bots_words_too: What the bot itself says does: for a packet, not for the bot's own words.
    """

    def __init__(
        self, case: Case, conversation: Conversation, *, words_too: bool = True, bots_words_too: bool = False
    ) -> None:
        self._case, self._conversation, self._words_too = case, conversation, words_too
        self._bots_words_too = bots_words_too
        self._language = case.language
        self._days: dict[int, Days] = {}

    @property
    def known(self) -> bool:
        """Something is known of what the bot could look up; without it every number of its own would be news."""
        case, conversation = self._case, self._conversation
        return bool(case.records or conversation.calls or case.history or self.rules_known)

    @property
    def rules_known(self) -> bool:
        """The amounts that policies state are known."""
        return self._case.company.is_known or bool(self._conversation.told.strip())

    @functools.cached_property
    def prefixes(self) -> frozenset[str]:
        """Letters with which this company's ids begin."""
        ids = [str(row.get("id", "")) for rows in self._case.records.values() for row in rows]
        made = [prefix for tool in self._case.company.tools for prefix in tool.creates.values()]
        return frozenset((*(each.partition("-")[0] for each in ids if "-" in each), *made, "HO"))

    def holds_money(self, said: Money, turn: int, also: Collection[Decimal] = ()) -> bool:
        """Whether an amount stands somewhere by a turn, or is one sum, difference, multiple or share of what does.

        A multiple is at most ninefold, for passengers and items; a share is a percentage that stands there too.
        Without a currency on one side the number decides.

        Args:
            said: The amount.
            turn: Index of the turn that states it.
            also: Amounts that earlier words have made known.
        """
        pieces = self._upto(turn)
        pattern = _written(said.amount)
        literal = str(int(said.amount))[-_TELLING:]
        long = int(said.amount) >= 10 ** (_TELLING - 1) or said.amount != int(said.amount)
        if any(literal in each.text and _stands(pattern, each.text, said, long=long) for each in pieces):
            return True
        pool = set(also) | {
            amount
            for piece in pieces
            for amount, currency in piece.amounts
            if not said.currency or currency in ("", said.currency)
        }
        return is_one_step(said.amount, pool, {rate for piece in pieces for rate in piece.rates})

    def holds_date(self, said: Date, turn: int, *, step: Step = "by rule") -> bool:
        """Whether a day stands somewhere by a turn, or is one step from one that does.

        A step is the day before or after, a length of time that stands somewhere, the day of the month that people
        named without it, or, where they named a weekday or a stretch such as "next week", a day within two weeks.

        Args:
            said: The day.
            turn: Index of the turn that states it.
            step: `none`: what already happened is not reckoned, it stands on record. `own`: only lengths of time from
                records, calls and words count, since a policy for everybody moves no date of this customer's by itself.
                `by rule`: those of policies too.
        """
        pieces = self._upto(turn)
        literal = f"{said.month:02d}-{said.day:02d}"
        if any(
            f"-{literal}" in each.text and (not said.year or f"{said.year}-{literal}" in each.text) for each in pieces
        ):
            return True
        days = self._days.get(len(pieces))
        if days is None:
            days = Days(
                [each.text for each in pieces if not each.general],
                self._language,
                rules=[each.text for each in pieces if each.general],
                spoken=[each.text for each in pieces if each.spoken],
            )
            self._days[len(pieces)] = days
        return days.named(said) or (step != "none" and days.reached(said, by_rule=step == "by rule"))

    def holds_id(self, said: str, turn: int) -> bool:
        """Whether a record's id stands somewhere by a turn, whatever its case and hyphens.

        The digits alone count when there are at least four: a customer calls ORD-48213 "order 48213".
        """
        parts, texts = re.findall("[a-z]+|[0-9]+", said.casefold()), [each.folded for each in self._upto(turn)]
        whole, last = _id_pattern(tuple(parts)), parts[-1]
        if any(last in text and whole.search(text) for text in texts):
            return True
        digits = _id_pattern((last,))
        return last.isdecimal() and len(last) > 3 and any(last in text and digits.search(text) for text in texts)

    def holds(self, said: Entity, turn: int) -> bool:
        """Whether an amount, a day or an id stands somewhere by a turn."""
        if said.money is not None:
            return self.holds_money(said.money, turn)
        return self.holds_date(said.date, turn) if said.date is not None else self.holds_id(said.text, turn)

    def texts(self, turn: int) -> list[str]:
        """Everything that could be known by a turn, as text."""
        return [each.text for each in self._upto(turn)]

    def _upto(self, turn: int) -> list[Piece]:
        return [each for each in self._pieces if each.since <= turn]

    @functools.cached_property
    def _pieces(self) -> list[Piece]:
        return [each for each in (*self._opening(), *self._happened()) if each.text]

    def _opening(self) -> Iterator[Piece]:
        case = self._case
        yield data_piece([case.records, case.history, case.customer.name, case.customer.tier])
        if case.company.is_known:
            company = case.company
            # Descriptions of tools show formats, and a value without a unit is a count: neither states an amount.
            values = [str(each) for each in company.values.values() if isinstance(each, str)]
            policies = [each.text for each in company.policies]
            texts = (company.about, company.hours.people, company.disclosure, *policies, *values)
            yield Piece("\n".join((*texts, *strings_of(company.authority))), general=True)
        yield Piece("\n".join(_expected(case)), general=True)
        yield Piece(self._conversation.told, general=True)

    def _happened(self) -> Iterator[Piece]:
        for call in self._conversation.calls:
            tool = self._case.company.tool(call.tool)
            searched = tool is not None and tool.kind == "search_policies"
            yield data_piece(call.result, since=call.turn, general=searched)
            if self._words_too and not self._hands_over(call):
                yield data_piece(call.arguments, since=call.turn)
        for turn in self._conversation.turns:
            if turn.speaker == "bot":
                if self._bots_words_too:
                    yield Piece(turn.text, since=turn.index)
            elif self._words_too or turn.speaker == "human":
                yield Piece(turn.text, since=turn.index, spoken=True)
        handover = self._conversation.handover
        if handover is not None:
            yield data_piece(handover.packet, since=handover.turn + 1)

    def _hands_over(self, call: Call) -> bool:
        """A handover's arguments are its packet: what the bot writes there proves nothing."""
        tool, handover = self._case.company.hand_over_tool, self._conversation.handover
        packet = handover.packet if handover is not None else None
        return (tool is not None and call.tool == tool.name) or packet in (call.arguments, *call.arguments.values())


def _expected(case: Case) -> Iterator[str]:
    """What a case wants to be told is true, wherever it comes from."""
    for criterion in case.criteria:
        if criterion.check == "fact" and criterion.matcher is not None:
            yield str(
                criterion.matcher.money
                or criterion.matcher.date
                or criterion.matcher.id_is
                or criterion.matcher.duration
                or ""
            )


@functools.lru_cache(maxsize=1024)
def _written(amount: Decimal) -> re.Pattern[str]:
    """The ways in which digits may write an amount: 1234.5, 1,234.50, 1 234,50."""
    whole, cents = divmod(amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), 1)
    digits = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", "[,.' ]?", str(int(whole)))
    tail = f"{int(cents * 100):02d}"
    rest = r"(?:[.,]0{1,2})?" if tail == "00" else rf"[.,]{tail[0]}0?" if tail[1] == "0" else rf"[.,]{tail}"
    return re.compile(rf"(?<![\w])(?<![0-9][.,:/-]){digits}{rest}(?![0-9%]|[.,:/-][0-9])")


def _stands(pattern: re.Pattern[str], text: str, said: Money, *, long: bool) -> bool:
    """Whether digits that write an amount stand in a text, not beside another currency."""
    for match in pattern.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 12]
        beside = [each for each in find_money(around) if each.amount == said.amount]
        if any(each.currency == said.currency or not (each.currency and said.currency) for each in beside):
            return True
        if long and not beside:
            return True
    return False


@functools.lru_cache(maxsize=1024)
def _id_pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """An id in its parts, whatever stands between them."""
    return re.compile(r"(?<![0-9a-z])" + r"[-_ \u2010\u2011]?".join(parts) + r"(?![0-9a-z])")
