"""The worst quote for a reason: what the customer read, what they had asked, and where to read on."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from hardcase.conversations import Conversation
from hardcase.text import sentences
from hardcase.verdicts import Verdict

from .dossier import Dossier, Key, badness
from .words import dom_id
from .wrong import wrong

SAID_AT_MOST, ASKED_AT_MOST = 180, 80
"""Characters of a quote and of the question before it: the whole conversation is one click away."""
_FULL = 0.8
"""Share of the limit that whole sentences must fill; else the next one is cut within."""
_QUOTED = re.compile(r"(?<!\w)(['\"])(?:… )?(?P<words>.{4,}?)…?\1(?!\w)")


class Quote(Struct, frozen=True, kw_only=True):
    """A moment of one conversation.

    Attributes:
        said: Words of the bot; empty: it said nothing.
        asked: Words of the customer before it; empty: the bot spoke first.
        title: The case in the words of its author.
        anchor: Of the conversation on the page.
        criterion: That the verdict is about; empty: the trial as a whole.
        turn: Zero-based index of the turn that is quoted; -1 where nothing was said.
        wrong: What was wrong with it, in one line; empty: nobody can say.
    """

    said: str
    asked: str
    title: str
    case_id: str
    anchor: str
    criterion: str = ""
    turn: int = -1
    wrong: str = ""

    @property
    def words(self) -> str:
        """What a reader would know again: what was said, or what got no answer."""
        return self.said or f"\0{self.asked}"


def worst_quote(
    dossier: Dossier, trials: Iterable[Key], *, of: Mapping[Key, str] | None = None, told: Sequence[Quote] = ()
) -> Quote | None:
    """Quote the worst of some trials in words that were not quoted yet, of a case that was not, where there is one.

    Args:
        dossier: Of the run.
        trials: To choose from.
        of: The criterion that the quote is about, by trial; what is missing here is judged by its last turn.
        told: Quotes that stand above it.

    Returns:
        Quote: None when the page holds none of the trials, or nothing was said in them that is not quoted already.
    """
    criteria = of or {}
    wanted = frozenset(trials)
    cases, words = {each.case_id for each in told}, {each.words for each in told}

    def order(key: Key) -> tuple[bool, bool, tuple[int, float]]:
        silent = not any(turn.text.strip() for turn in dossier.conversations[key].bot_turns)
        return key[0] in cases, silent, badness(dossier.results[key][1])

    known = set[tuple[str, ...]]()  # of a bot that says the same to everyone each text is cut once
    for key in sorted((key for key in dossier.results if key in wanted and key in dossier.conversations), key=order):
        spoken = tuple(turn.text for turn in dossier.conversations[key].bot_turns)
        if spoken and spoken in known:
            continue
        known.add(spoken)
        graded = dossier.verdicts.get(key)
        verdict = graded.of(criteria[key]) if graded and key in criteria else None
        quote = _quote(dossier, key, verdict, criteria.get(key, ""))
        if quote.words not in words:
            return quote
    return None


def _quote(dossier: Dossier, key: Key, verdict: Verdict | None, criterion: str) -> Quote:
    talk, (case, _) = dossier.conversations[key], dossier.results[key]
    turn = _deciding_turn(talk, verdict.evidence if verdict else ())
    said = talk.turns[turn].text if turn >= 0 else ""
    before = [each.text for each in talk.customer_turns if turn < 0 or each.index < talk.turns[turn].index]
    found = _quoted_words(verdict.reason if verdict else "", said)
    return Quote(
        said=excerpt(said, max(found, key=len, default=""), SAID_AT_MOST, keep=min(found, key=len, default="")),
        asked=excerpt(before[-1], "", ASKED_AT_MOST) if before else "",
        title=case.title or case.id,
        case_id=case.id,
        anchor=dom_id(*key),
        criterion=criterion,
        turn=talk.turns[turn].index if turn >= 0 else -1,
        wrong=wrong(dossier, key, criterion, verdict),
    )


def _deciding_turn(talk: Conversation, evidence: tuple[int, ...]) -> int:
    """Place of the bot's turn that a verdict rests on, else of the answer to what it rests on, else of the last one."""
    spoken = [place for place, turn in enumerate(talk.turns) if turn.speaker == "bot" and turn.text.strip()]
    named = [place for place in spoken if talk.turns[place].index in evidence]
    after = [place for place in spoken if evidence and talk.turns[place].index > max(evidence)]
    return next(iter([*named[:1], *after[:1], *spoken[-1:]]), -1)


def _quoted_words(reason: str, said: str) -> list[str]:
    """Words that a reason quotes from the turn; none where it quotes none of it."""
    flat = " ".join(said.split())
    return [match["words"] for match in _QUOTED.finditer(reason) if match["words"] in flat]


def excerpt(text: str, around: str, limit: int, *, keep: str = "") -> str:
    """The sentences of a text up to a limit, from the one that holds `around` on; what is left out shows as …

    Args:
        text: Words of anybody.
        around: Words from whose sentence on it is told; empty: from the beginning.
        limit: Characters, about.
        keep: Words that must stay: where the limit would cut them off, the beginning goes instead.
    """
    flat = " ".join(text.split())
    pieces = [" ".join(each.split()) for each in sentences(text) if each.strip()] or ([flat] if flat else [])
    first = next((place for place, each in enumerate(pieces) if around[:40] in each), 0) if around else 0
    rest = " ".join(pieces[first:])
    if len(rest) <= limit:
        return _opened(rest, first > 0)
    at = max(rest.find(keep), 0)
    if at + len(keep) > limit:
        return _opened(_cut(rest[rest.rfind(" ", 0, max(at - limit // 3, 1)) + 1 :], limit), True)
    kept = ""
    for piece in pieces[first:]:
        longer = f"{kept} {piece}".strip()
        if len(longer) > limit:
            break
        kept = longer
    return _opened(_cut(rest, limit) if len(kept) < limit * _FULL else f"{kept} …", first > 0)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    whole_words, _, _ = text[:limit].rpartition(" ")
    return (whole_words or text[:limit]).rstrip(",;:-") + " …"


def _opened(text: str, cut: bool) -> str:
    return f"… {text}" if cut else text
