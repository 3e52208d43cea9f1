"""The amounts, days and ids that a bot states, each held against what it could have known."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hardcase.text import Entity, Money, find_entities, reckons_from_today, sentences, speaks_of_record, tells_past

from .grounds import Grounds, Step
from .reading import Reading
from .sums import adds_up

_BARE = re.compile(r"(?<![\w.,:/£$€-])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{3,7})(?:\.[0-9]{1,2})?(?![\w%]|[.,:/-][0-9])")
# A turn of more figures than these is a table or an attack; its first ones are read.
_MOST_ENTITIES, _MOST_FIGURES, _MOST_OPEN, _MOST_PASSES = 200, 300, 20, 8


@dataclass
class _Figure:
    """One figure of a turn and whether it is known where it comes from."""

    money: Money
    sentence: int
    settled: bool = False


class StatedNumbers:
    """Reads a bot's turns in order; what was found grounded may ground what follows from it.

    Args:
        reading: The conversation.
        grounds: What the bot could know.

    Attributes:
        count: How many entities were held against the grounds so far.
        unasked: How many could not be, since nobody knows the bot's rules.
        cut: Some turn states so many different ones that not all were.
    """

    def __init__(self, reading: Reading, grounds: Grounds) -> None:
        self._reading, self._grounds = reading, grounds
        self._known: set[Decimal] = set()
        self.count = self.unasked = 0
        self.cut = False

    def ungrounded(self) -> Iterator[tuple[int, Entity, str]]:
        """Yield what stands nowhere: turn, entity, and the sentence that states it."""
        for turn in self._reading.written:
            found = find_entities(turn.text, self._reading.language, prefixes=self._grounds.prefixes)
            if not found:
                continue
            spans = sentence_spans(turn.text)
            if len(found) > _MOST_ENTITIES:  # what is said many times over is held against the grounds once
                first: dict[tuple[str, str], Entity] = {}
                for each in found:
                    first.setdefault((each.text, spans[_at(each.start, spans)][1]), each)
                found = list(first.values())[:_MOST_ENTITIES]
                self.cut = self.cut or len(first) > _MOST_ENTITIES
            unexplained = self._unexplained(turn.text, found, spans, turn.index)
            for each in found:
                sentence = spans[_at(each.start, spans)][1]
                if not self._asked(each, sentence):
                    self.unasked += 1
                    continue
                self.count += 1
                if each in unexplained if each.money is not None else not self._holds(each, sentence, turn.index):
                    yield turn.index, each, sentence

    def _asked(self, each: Entity, sentence: str) -> bool:
        """Where nobody knows the bot's rules, what they would state cannot be held against it."""
        if self._grounds.rules_known or each.kind == "id":
            return True
        language = self._reading.language
        return (
            speaks_of_record(sentence, language) if each.kind == "money" else not reckons_from_today(sentence, language)
        )

    def _holds(self, each: Entity, sentence: str, turn: int) -> bool:
        if each.date is not None:
            language = self._reading.language
            reckoned: Step = "by rule" if reckons_from_today(sentence, language) else "own"
            return self._grounds.holds_date(
                each.date, turn, step="none" if tells_past(sentence, language) else reckoned
            )
        return self._grounds.holds_id(each.text, turn)

    def _unexplained(
        self, text: str, found: Sequence[Entity], spans: Sequence[tuple[int, str]], turn: int
    ) -> list[Entity]:
        """Amounts of a turn that neither stand anywhere nor follow from others of the turn that do."""
        sums = [(each, _Figure(each.money, _at(each.start, spans))) for each in found if each.money is not None]
        figures = [figure for _, figure in sums]
        if not self._settle(figures, turn):
            # A bare number may be the middle of a reckoning; it is read only where something is left unexplained.
            for match in _BARE.finditer(text):
                if not any(each.start <= match.start() < each.end for each in found):
                    money = Money(amount=Decimal(match[0].replace(",", "")), currency="")
                    figures.append(_Figure(money, _at(match.start(), spans)))
            figures = sorted(figures, key=lambda figure: figure.sentence)[:_MOST_FIGURES]
            any(not self._settle_some(figures, turn) for _ in range(_MOST_PASSES))  # until a pass settles nothing
        return [each for each, figure in sums if not figure.settled]

    def _settle(self, figures: Sequence[_Figure], turn: int) -> bool:
        """Settle what stands in the grounds or is one step from them; whether that was all."""
        for figure in figures:
            if not figure.settled and self._grounds.holds_money(figure.money, turn, self._known):
                figure.settled = True
                self._known.add(figure.money.amount)
        return all(figure.settled for figure in figures)

    def _settle_some(self, figures: Sequence[_Figure], turn: int) -> bool:
        """Settle figures that are the bottom line of settled ones; whether anything was settled."""
        before = sum(figure.settled for figure in figures)
        self._settle(figures, turn)
        known = [figure for figure in figures if figure.settled]
        stated = [figure.money.amount for figure in known]
        for figure in [each for each in figures if not each.settled][:_MOST_OPEN]:
            beside = [each.money.amount for each in known if each.sentence == figure.sentence]
            figure.settled = adds_up(figure.money.amount, beside, stated)
            self._known |= {figure.money.amount} if figure.settled else set()
        return sum(figure.settled for figure in figures) > before


def sentence_spans(text: str) -> list[tuple[int, str]]:
    """Sentences of a text with the place where each begins."""
    found, at = [], 0
    for sentence in sentences(text):
        begins = text.find(sentence, at)
        at = max(at, begins)
        found.append((at, sentence))
        at += len(sentence)
    return found or [(0, text)]


def _at(place: int, spans: Sequence[tuple[int, str]]) -> int:
    """Number of the sentence that a place of the text belongs to."""
    return max(bisect_right(spans, place, key=lambda span: span[0]) - 1, 0)
