"""Checks of how a conversation went: loops, patience, and where it ended up."""

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from hardcase.cases import Criterion
from hardcase.conversations import Turn
from hardcase.text import (
    find_dates,
    find_durations,
    find_money,
    gives_up,
    may_give_up,
    sentences,
    without_closing,
    words,
)

from .case_checks import action, fact
from .escalation import escalation_of
from .reading import Reading, met, not_met, not_seen, quoted, quoted_where, ungraded, unread
from .verdict import Outcome, Ruling

_INTERJECTION = 2
# Most sentences begin with three plain words, which needs no counting of words in normal form.
_LONGER = re.compile(r"(?:[A-Za-z0-9]+[ ,;:]+){2}[A-Za-z0-9]")
_MORE = 2
_LEAST, _SIMILAR = 8, 0.6
"""Words of a turn, and share of 3-grams in common, from which turns are duplicates: as `near_duplicate` has them."""
_LOOKS = 10
"""Turns at either end of those that share something to which one turn is compared."""
_STEM = 6
"""Letters by which two forms of a word are one ("certificate", "certificates"); shorter words name no subject."""
_NAMING = 4
"""Letters from which a word may name what is asked for."""
_ANSWER = 10
"""Words that a sentence which answers a question has at most; a longer one tells of something else first."""
_RECORD_ID = re.compile(r"(?<![\w-])(?=[\w-]*[^\W\d_])(?=[\w-]*\d)\w[\w-]*")


def loop(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when two bot turns are near-duplicates with nothing new between them.

    Not a loop: turns of fewer than 8 words, closing lines, turns that name other amounts, dates, times or records,
    another subject at the end or another thing that the customer has just asked about, turns with a call between them
    (a refused one is news as well), and across another bot turn: a question that was not answered, or what the customer
    has asked for again. On recorded bots 1 of 84 correct conversations is flagged.
    """
    turns = [_Said(turn, reading.language) for turn in reading.bot_turns]
    heard = _heard(reading)
    called = sorted({call.turn for call in reading.conversation.calls})
    for position, place in _alike(turns):
        before, now = turns[place], turns[position]
        if _between(called, before.index, now.index) or before.entities != now.entities:
            continue
        returned = place < position - 1 and _returns(heard, before.index, now.index, now.text)
        if not returned and not _answers_anew(heard.get(now.index - 1, ""), before.text, now.text):
            return met(f"turn {now.index} repeats turn {before.index}: {quoted(now.text)}", before.index, now.index)
    return not_seen(reading, "a repetition was seen", by_tables=False)


class _Said:
    """What one bot turn says before it takes leave, and what it is compared by, each read once."""

    def __init__(self, turn: Turn, language: str) -> None:
        self.index, self._language = turn.index, language
        self.text = _without_closing(turn, language)
        said = words(self.text)
        self.runs = frozenset(zip(said, said[1:], said[2:], strict=False)) if len(said) >= _LEAST else frozenset()

    @functools.cached_property
    def entities(self) -> tuple[object, ...]:
        return _entities(self.text, self._language)


def _alike(turns: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Places of two near-duplicates, the later one first; the same pairs that `near_duplicate` finds one by one.

    Two of them share one of the rarest 3-grams of each. Of very many that share one, those at both ends are compared,
    so that the work grows with the number of turns and not with its square.

    Source:
        Index of prefixes: Bayardo, Ma & Srikant (2007), Scaling up all pairs similarity search, WWW, 131-140.
    """
    common = Counter(run for turn in turns for run in turn.runs)
    index: dict[tuple[str, ...], list[int]] = {}
    for position, turn in enumerate(turns):
        shared = [run for run in turn.runs if common[run] > 1]
        alone = len(turn.runs) - len(shared)
        rarest = sorted(shared, key=lambda run: (common[run], run))[: max(0, _differing(turn.runs) + 1 - alone)]
        found: set[int] = set()
        for run in rarest:
            places = index.setdefault(run, [])
            found.update(_ends(places))
            places.append(position)
        for place in _ends(sorted(found)):
            both = len(turns[place].runs & turn.runs)
            if both >= _SIMILAR * (len(turns[place].runs) + len(turn.runs) - both):
                yield position, place


def _differing(runs: frozenset[tuple[str, ...]]) -> int:
    """How many 3-grams a near-duplicate may lack."""
    return len(runs) - ceil(_SIMILAR * len(runs))


def _ends(places: list[int]) -> list[int]:
    return places if len(places) <= 2 * _LOOKS else places[:_LOOKS] + places[-_LOOKS:]


def _between(called: Sequence[int], earlier: int, later: int) -> bool:
    """Whether a call was made after one turn and by another."""
    return bisect_right(called, later) > bisect_right(called, earlier)


def _returns(heard: Mapping[int, str], earlier: int, later: int, again: str) -> bool:
    """The turn comes back to a question that got no answer, or the customer asked for just this once more."""
    if again.endswith("?") and not _answered(heard.get(earlier + 1, "")):
        return True
    before, asked = heard.get(earlier - 1, ""), heard.get(later - 1, "")
    wanted = {stem for stem in _stems(asked) if len(stem) >= _NAMING}
    same = asked.endswith("?") and len(words(asked)) > _INTERJECTION and words(asked) == words(before)
    return same or (len(wanted) > 1 and wanted <= _stems(again))


def _answered(heard: str) -> bool:
    """Whether a reply may be an answer: short, or with a number; a question is none."""
    first = next(iter(sentences(heard)), "")
    if first.endswith("?"):
        return False
    return len(words(first)) <= _ANSWER or any(letter.isdigit() for letter in heard)


def _heard(reading: Reading) -> dict[int, str]:
    return {turn.index: turn.text.strip() for turn in reading.conversation.customer_turns}


def _answers_anew(heard: str, said: str, again: str) -> bool:
    """What differs is what the customer has just asked about or the subject at the end, or more is said."""
    new = _stems(again) - _stems(said)
    added = {stem for stem in new if len(stem) >= _STEM}
    more = set(words(said)) <= set(words(again)) and len(added) >= _MORE
    return more or bool(added & _stems(heard)) or _turns_elsewhere(words(said), words(again))


def _turns_elsewhere(said: Sequence[str], again: Sequence[str]) -> bool:
    """The same words lead to another subject: "tell me about your trip", "tell me about your garden"."""
    alike = next((at for at, pair in enumerate(zip(said, again, strict=False)) if pair[0] != pair[1]), len(said))
    ends = said[alike:], again[alike:]
    named = [{word for word in end if len(word) >= _NAMING} for end in ends]
    return all(len(end) <= _MORE for end in ends) and all(named) and named[0].isdisjoint(named[1])


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words(text)}


def _without_closing(turn: Turn, language: str) -> str:
    """What a turn says before it takes leave: a looper that asks "anything else?" each time still loops.

    A sentence of one or two words ("Of course.") says nothing that could be repeated.
    """
    told = without_closing(turn.text, language)
    return " ".join([each for each in told if _LONGER.match(each) or len(words(each)) > _INTERJECTION])


def _entities(text: str, language: str) -> tuple[object, ...]:
    money = sorted((each.amount, each.currency) for each in find_money(text))
    times = sorted((each.high, each.unit) for each in find_durations(text))
    dates = sorted((each.month, each.day) for each in find_dates(text, language))
    return (*money, *times, *dates, *sorted(set(_RECORD_ID.findall(text))))


def customer_left(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the customer's patience ran out: by the ending, or in a recording by the customer's last words."""
    if reading.conversation.ending == "customer_left":
        return met(f"the customer left after {len(reading.bot_turns)} bot turns")
    if not reading.bot_turns:
        return ungraded("the bot said nothing that could be checked")
    if reading.conversation.ending == "recorded":
        return _left_in_words(reading)
    return not_met(f"the conversation ended otherwise: {reading.conversation.ending}")


def _left_in_words(reading: Reading) -> Ruling:
    """Where nobody knows how it ended: the customer's last words give up, and nothing was done after them."""
    last = reading.conversation.customer_turns[-1:]
    handover = reading.conversation.handover
    for turn in last if may_give_up(reading.customer_text, reading.language) else ():
        acted = any(call.ok and call.turn > turn.index for call in reading.conversation.calls)
        routed = handover is not None and handover.turn > turn.index
        if gives_up(turn.text, reading.language) and not acted and not routed:
            said = quoted_where(turn.text, lambda sentence: gives_up(sentence, reading.language))
            return met(f"the customer gives up in turn {turn.index}: {said}", turn.index)
    return unread(reading) or not_met("the recording ends otherwise", *(turn.index for turn in last))


def resolved_or_routed(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when people have the conversation, or everything the case wanted done or told has been.

    Where people were due and never had it, nothing that the bot did alone counts as solved.
    """
    if reading.conversation.handover is not None:
        return met("handed over to people", reading.conversation.handover.turn)
    if reading.conversation.ending in {"customer_left", "bot_broke", "turn_limit"}:
        return not_met(f"ended without a result: {reading.conversation.ending}")
    found = escalation_of(reading)
    if found is not None and found.trigger:
        return not_met(f"people were needed and never had it: {found.outcome}")
    actions = [each for each in reading.case.criteria if each.check == "action"]
    facts = [each for each in reading.case.criteria if each.check == "fact"]
    if not actions and not facts:
        return not_met("neither resolved nor handed over: the case has nothing to resolve without people")
    for each in actions or facts:
        ruling = action(reading, each) if actions else fact(reading, each)
        if ruling.outcome is not Outcome.MET:
            return not_met(f"open at the end: {ruling.reason}")
    return met("everything the case wanted was done" if actions else "everything the customer needed was told")
