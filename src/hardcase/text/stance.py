"""How a bot stands to the customer and the trouble: blaming, taking it on, or only kind.

Every function knows English, Swedish, German and Spanish; in any other language nothing is found. As with all lexicons,
what is found is there, and what is not found may be there all the same.
"""

import re
from typing import Literal

from msgspec import Struct

from . import stance_en, stance_es, stance_other
from .cues import Cue, compiled, may_show, spotted
from .lexicon import lexicon, primary
from .normal import plain, sentences
from .passages import first_shown, gate_of, gated
from .scan import look, spoken

Undertaking = Literal["", "announced", "done", "reported", "assigned"]
"""How a sentence takes a problem on: what the bot or the company does or will do, what it has done, what has been done
by whomever, and which people of the company it is given to."""


class _Stance(Struct, frozen=True, kw_only=True):
    blame: Cue
    announced: Cue
    done: Cue
    reported: Cue
    assigned: Cue
    condition: Cue
    kind: Cue
    tells: Cue
    hangs_on: str
    starts: str


_STANCES = {
    "en": _Stance(
        blame=stance_en.BLAME,
        announced=stance_en.ANNOUNCED,
        done=stance_en.DONE,
        reported=stance_en.REPORTED,
        assigned=stance_en.ASSIGNED,
        condition=stance_en.CONDITION,
        kind=stance_en.KIND,
        tells=stance_en.TELLS,
        hangs_on=stance_en.HANGS_ON,
        starts=stance_en.STARTS,
    ),
    "sv": _Stance(
        blame=stance_other.SV_BLAME,
        announced=stance_other.SV_ANNOUNCED,
        done=stance_other.SV_DONE,
        reported=stance_other.SV_REPORTED,
        assigned=stance_other.SV_ASSIGNED,
        condition=stance_other.SV_CONDITION,
        kind=stance_other.SV_KIND,
        tells=stance_other.SV_TELLS,
        hangs_on=r"(?:att|som|särskilt|när|efter|på|för|med|över|i|till)",
        starts=r"(?:jag|vi|du|ni|det|den|din|ditt|era|här)",
    ),
    "de": _Stance(
        blame=stance_other.DE_BLAME,
        announced=stance_other.DE_ANNOUNCED,
        done=stance_other.DE_DONE,
        reported=stance_other.DE_REPORTED,
        assigned=stance_other.DE_ASSIGNED,
        condition=stance_other.DE_CONDITION,
        kind=stance_other.DE_KIND,
        tells=stance_other.DE_TELLS,
        hangs_on=r"(?:dass|die|der|das|wie|was|besonders|gerade|während|nach|auf|für|mit|über|bei|zu)",
        starts=r"(?:ich|wir|sie|du|es|das|die|der|ihr|ihre|hier)",
    ),
    "es": _Stance(
        blame=stance_es.BLAME,
        announced=stance_es.ANNOUNCED,
        done=stance_es.DONE,
        reported=stance_es.REPORTED,
        assigned=stance_es.ASSIGNED,
        condition=stance_es.CONDITION,
        kind=stance_es.KIND,
        tells=stance_es.TELLS,
        hangs_on=r"(?:que|quien|sobre todo|especialmente|cuando|mientras|por|para|con|en|de|lo)",
        starts=r"(?:yo|nosotros|usted|tú|el|la|los|las|su|tu|le|te|esto|eso)",
    ),
}
_WAYS: dict[str, tuple[tuple[Undertaking, Cue], ...]] = {
    language: (
        ("assigned", each.assigned),
        ("done", each.done),
        ("announced", each.announced),
        ("reported", each.reported),
    )
    for language, each in _STANCES.items()
}
"""What shows each way of taking a problem on, in the order in which they count."""
_ANY_WAY = {language: Cue(says=tuple(line for _, cue in ways for line in cue.says)) for language, ways in _WAYS.items()}
_SPLIT = re.compile(r"[,;:]\s+| - |\s*\|\s*")
_FEW_WORDS = 3


def blames(text: str, language: str = "en") -> bool:
    """Say whether a bot blames the customer, lectures or talks down.

    "Calm down", "as I already told you" and "you should have read the terms" do. "As mentioned, the refund takes five
    days", "you should have received a letter", "it is not your fault" and "the deadline was on 3 May" do not.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence does.
    """
    stance = _STANCES.get(primary(language))
    return stance is not None and first_shown(stance.blame, text) is not None


def takes_on(sentence: str, language: str = "en") -> Undertaking:
    """Say how one sentence takes the customer's problem on, if it does.

    An act and its object must be named, and nothing may hang on a condition: "I am refunding the second charge" and
    "our billing team takes this over" do; "I'll do my best", "let me check" and "once you confirm, I'll refund it" do
    not. Looking something up is no act.

    Args:
        sentence: One sentence of the bot.
        language: Its language; without tables, the empty string.

    Returns:
        Undertaking: The empty string when it does not.
    """
    language = primary(language)
    if language not in _STANCES:
        return ""
    said = plain(sentence)
    if not may_show(_ANY_WAY[language], spoken(said)):
        return ""
    for how, cue in _WAYS[language]:
        if spotted(cue, said):
            asks = said.rstrip("\"') ").endswith("?")
            return "" if asks or spotted(_STANCES[language].condition, said) else how
    return ""


def may_take_on(text: str, language: str = "en") -> list[str]:
    """Find the parts of a text that may take the problem on, at a fraction of the cost of `takes_on`.

    Args:
        text: What the bot said, in one turn or in several with a newline between them.
        language: As for `takes_on`.

    Returns:
        Parts of one or more sentences, as they were written; no other sentence takes it on.
    """
    cue = _ANY_WAY.get(primary(language))
    return gated(gate_of(cue), text) if cue is not None else []


def only_kind(text: str, language: str = "en") -> bool:
    """Say whether a turn is sympathy or apology, and apart from that goodwill, thanks and leave-taking only.

    A reason, a no, a choice, a finding or a question is something; so is every clause not recognised as nothing.

    Args:
        text: What the bot said in one turn.
        language: Language of the text; without tables, False.

    Returns:
        True when a formula of sympathy is there and nothing else.
    """
    stance, tables = _STANCES.get(primary(language)), lexicon(language)
    if stance is None or tables is None or not may_show(tables.empathy, look(text)):
        return False
    sympathy = False
    for sentence in sentences(text):
        said = plain(sentence)
        closing = spotted(tables.closing, said)
        if closing and not spotted(tables.empathy, said):
            continue
        if said.endswith("?"):
            return False
        for clause in _clauses(said, stance):
            felt = spotted(tables.empathy, clause)
            sympathy |= felt
            if not (felt or closing or spotted(stance.kind, clause) or _hangs(clause, stance)):
                return False
            if spotted(tables.closing, clause):
                continue
            left = compiled((*tables.empathy.says, *stance.kind.says)).sub(" ", clause)
            if spotted(stance.tells, left):
                return False
    return sympathy


def _clauses(said: str, stance: _Stance) -> list[str]:
    pieces = [
        piece for part in _SPLIT.split(said) for piece in re.split(rf" (?:and|och|und|y) (?={stance.starts} )", part)
    ]
    return [piece.strip() for piece in pieces if piece.strip(" .!\"'()-")]


def _hangs(clause: str, stance: _Stance) -> bool:
    """A clause too short to tell anything, or one that goes on with what was felt."""
    return len(clause.split()) <= _FEW_WORDS or re.match(rf"(?:and )?{stance.hangs_on} ", clause) is not None
