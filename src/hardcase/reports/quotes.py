"""The worst quote for a reason: what the customer read, what they had asked, and where to read on."""

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from hardcase.conversations import Conversation
from hardcase.text import sentences
from hardcase.verdicts import Verdict

from .dossier import Dossier, Key, badness
from .words import dom_id

SAID_AT_MOST, ASKED_AT_MOST = 180, 80
"""Characters of a quote and of the question before it: the whole conversation is one click away."""
_FULL = 0.8
"""Share of the limit that whole sentences must fill; else the next one is cut within."""
_QUOTED = re.compile(r"(?<!\w)(['\"])(?P<words>.{4,}?)…?\1(?!\w)")


class Quote(Struct, frozen=True, kw_only=True):
    """A moment of one conversation.

    Attributes:
        said: Words of the bot; empty: it said nothing.
        asked: Words of the customer before it; empty: the bot spoke first.
        title: The case in the words of its author.
        anchor: Of the conversation on the page.
        criterion: That the verdict is about; empty: the trial as a whole.
        turn: Zero-based index of the turn that is quoted; -1 where nothing was said.
    """

    said: str
    asked: str
    title: str
    case_id: str
    anchor: str
    criterion: str = ""
    turn: int = -1


def worst_quote(
    dossier: Dossier, trials: Iterable[Key], *, of: Mapping[Key, str] | None = None, told: Collection[str] = ()
) -> Quote | None:
    """Quote the worst of some trials; one of a case that was quoted already only where there is no other.

    Args:
        dossier: Of the run.
        trials: To choose from.
        of: The criterion that the quote is about, by trial; what is missing here is judged by its last turn.
        told: Cases that were quoted already.

    Returns:
        Quote: None when the page holds none of the trials.
    """
    criteria = of or {}
    wanted = frozenset(trials)
    held = [key for key in dossier.results if key in wanted and key in dossier.conversations]
    if not held:
        return None

    def order(key: Key) -> tuple[bool, bool, tuple[int, float]]:
        silent = not any(turn.text.strip() for turn in dossier.conversations[key].bot_turns)
        return key[0] in told, silent, badness(dossier.results[key][1])

    key = min(held, key=order)
    graded = dossier.verdicts.get(key)
    verdict = graded.of(criteria[key]) if graded and key in criteria else None
    return _quote(dossier, key, verdict, criteria.get(key, ""))


def _quote(dossier: Dossier, key: Key, verdict: Verdict | None, criterion: str) -> Quote:
    talk, (case, _) = dossier.conversations[key], dossier.results[key]
    turn = _deciding_turn(talk, verdict.evidence if verdict else ())
    said = talk.turns[turn].text if turn >= 0 else ""
    before = [each.text for each in talk.customer_turns if turn < 0 or each.index < talk.turns[turn].index]
    return Quote(
        said=excerpt(said, _quoted_words(verdict.reason if verdict else "", said), SAID_AT_MOST),
        asked=excerpt(before[-1], "", ASKED_AT_MOST) if before else "",
        title=case.title or case.id,
        case_id=case.id,
        anchor=dom_id(*key),
        criterion=criterion,
        turn=talk.turns[turn].index if turn >= 0 else -1,
    )


def _deciding_turn(talk: Conversation, evidence: tuple[int, ...]) -> int:
    """Place of the bot's turn that a verdict rests on, else of the answer to what it rests on, else of the last one."""
    spoken = [place for place, turn in enumerate(talk.turns) if turn.speaker == "bot" and turn.text.strip()]
    named = [place for place in spoken if talk.turns[place].index in evidence]
    after = [place for place in spoken if evidence and talk.turns[place].index > max(evidence)]
    return next(iter([*named[:1], *after[:1], *spoken[-1:]]), -1)


def _quoted_words(reason: str, said: str) -> str:
    """Words that a reason quotes from the turn, the longest; empty where it quotes none of it."""
    flat = " ".join(said.split())
    found = [match["words"] for match in _QUOTED.finditer(reason) if match["words"] in flat]
    return max(found, key=len, default="")


def excerpt(text: str, around: str, limit: int) -> str:
    """The sentences of a text up to a limit, from the one that holds `around` on; what is left out shows as …

    Args:
        text: Words of anybody.
        around: Words that must stay; empty: from the beginning.
        limit: Characters, about.
    """
    flat = " ".join(text.split())
    pieces = [" ".join(each.split()) for each in sentences(text) if each.strip()] or ([flat] if flat else [])
    first = next((place for place, each in enumerate(pieces) if around[:40] in each), 0) if around else 0
    rest = " ".join(pieces[first:])
    if len(rest) <= limit:
        return _opened(rest, first)
    kept = ""
    for piece in pieces[first:]:
        longer = f"{kept} {piece}".strip()
        if len(longer) > limit:
            break
        kept = longer
    if len(kept) < limit * _FULL:
        whole_words, _, _ = rest[:limit].rpartition(" ")
        return _opened((whole_words or rest[:limit]).rstrip(",;:-") + " …", first)
    return _opened(f"{kept} …", first)


def _opened(text: str, first: int) -> str:
    return f"… {text}" if first else text
