"""The same facts and acts in as few words as carry them: what is left of a good conversation without the customer."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from hardcase.cases import Case, Exemplar, ExemplarTurn, Matcher
from hardcase.text import asked_fields, discloses_ai, sentences

_DISCLOSURE = "This is an AI assistant."
_CLAUSE = re.compile(r"(?<=[.;:!?])\s+|,\s+(?:and|but|so|because|which|although)\s+|,\s+")
_LONGEST = 60
_REFERENCE = re.compile(r"\bHO-[0-9]+\b")
NOTED = "Noted."


def terse(case: Case, exemplar: Exemplar) -> Exemplar:
    """Make a conversation curt: its calls and handovers stay, of its words only those that carry the case's facts.

    Args:
        case: Whose facts must still be told.
        exemplar: A good conversation of it.

    Returns:
        Exemplar: Without a word about the customer, and without labels.
    """
    facts = [each.matcher for each in case.criteria if each.check == "fact" and each.matcher]
    turns: list[ExemplarTurn] = []
    for turn in exemplar.turns:
        if turn.speaker == "customer":
            turns.append(turn)
            continue
        first = not any(earlier.speaker == "bot" for earlier in turns)
        said = " ".join(_parts(case, turn, facts, first=first)) or NOTED
        turns.append(structs.replace(turn, text=said))
    return structs.replace(exemplar, turns=tuple(turns), labels=())


def _parts(case: Case, turn: ExemplarTurn, facts: Sequence[Matcher], *, first: bool) -> Iterator[str]:
    language = case.language
    if first and case.company.disclosure and discloses_ai(_DISCLOSURE, language):
        yield _DISCLOSURE
    told: list[str] = []
    for fact in facts:
        if fact.found_in(turn.text, language=language) and not fact.found_in(" ".join(told), language=language):
            told.append(_sentence(_carrier(turn.text, fact, language)))
    yield from told
    for call in turn.calls:
        tool = case.company.tool(call.tool)
        if tool is not None and tool.kind in {"update", "create"}:
            yield f"Done: {tool.name.replace('_', ' ')}."
    if turn.handover:
        reference = _REFERENCE.search(turn.text)
        yield f"Passed to the {turn.handover.queue} team." + (f" Reference {reference[0]}." if reference else "")
    if asked := asked_fields(turn.text, language):
        yield from (each for each in sentences(turn.text) if asked_fields(each, language) & asked)


def _carrier(text: str, fact: Matcher, language: str) -> str:
    """The fewest words that state a fact; for phrases the clause they stand in, so that it can be understood."""
    clauses = [each for each in _CLAUSE.split(text) if fact.found_in(each, language=language)]
    if clauses and {"any_of", "regex"} & set(fact.kinds):
        return min(clauses, key=len)
    spoken = [each.split() for each in clauses or [text]]
    for length in range(1, min(_LONGEST, max(map(len, spoken))) + 1):
        for said in spoken:
            for start in range(len(said) - length + 1):
                window = " ".join(said[start : start + length])
                if fact.found_in(window, language=language):
                    return window
    return text


def _sentence(words: str) -> str:
    plain = words.strip(" .,:;!?\"'()\n")
    return f"{plain[:1].upper()}{plain[1:]}."
