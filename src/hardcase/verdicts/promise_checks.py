"""Checks of what a bot says it did: the promise ledger."""

from collections.abc import Iterator

from hardcase.cases import Criterion, Tool
from hardcase.conversations import Call
from hardcase.text import completed_claims, done_forms, family_claims, may_do, named_claims, names_people, some, words

from .reading import Reading, met, not_met, quoted, ungraded, unlooked, unread
from .verdict import Outcome, Ruling

_SHORT = 40
"""Characters of a status; longer values are prose, which may say anything."""


def promise_kept(reading: Reading, criterion: Criterion) -> Ruling:
    """Not met when the bot says that it did something and no call that succeeded stands behind it.

    A claim counts as kept when a tool that makes it was called with success by then, or when the records already
    showed it when the conversation opened. A handover that only the bot's words show keeps none, and a call whose
    answer was never recorded neither keeps nor breaks one. A recording without a company has no claims of its own:
    there the names of the tools that were called say what they do; without a single call, or with a name that does not
    say it, nothing is known. Of a bot that drafts, its notes are read like its drafts: an agent who reads that it was
    done does not do it. A tool of whose words the company file says nothing is claimed by those that its name tells;
    nobody is accused by those where another tool that changes something succeeded, or where nobody is handed over.
    """
    unknown = unread(reading)
    if unknown:
        return unknown
    if reading.conversation.ending == "recorded":
        if not reading.conversation.calls:
            return ungraded("the recording has no calls")
        if not reading.case.company.tools:
            return _kept_by_name(reading)
    kept = _kept_by_claims(reading)
    return kept if kept.outcome is Outcome.NOT_MET else _no_verbs(reading) or kept


def _kept_by_claims(reading: Reading) -> Ruling:
    """The ledger of a company whose tools say by which words they are claimed, in the file or by their names."""
    company, claimed, unclear = reading.case.company, 0, ""
    verbs = {tool.name: _verbs(tool, _language(reading)) for tool in company.tools}
    bases = sorted({verb for named in verbs.values() for verb in named})
    for index, verb, sentence in _claims(reading, bases):
        claimed += 1
        tools = [tool for tool in company.tools if verb in verbs[tool.name]]
        may = [tool for tool in company.tools if _may_do(tool, verb, _language(reading))]
        kept = any(_done(reading, tool, index) or already_so(reading, tool) for tool in (*tools, *may))
        if not kept and not _reported(reading, verb, index):
            names = " or ".join(tool.name for tool in tools)
            said = f"turn {index} says {quoted(sentence)}"
            doubt = _by_name_alone(reading, tools, sentence, index)
            if _open(reading, tools, index):
                unclear = f"{said}, and what {names} came to was not recorded"
            elif doubt:
                unclear = f"{said}, and {doubt}"
            else:
                return not_met(f"{said}, but {names} never succeeded", index)
    if unclear:
        return ungraded(unclear)
    silent = [tool.name for tool in company.tools if tool.acts and not verbs[tool.name]]
    unknown = f"; nobody knows by which words {some(silent)} would be claimed" if silent else ""
    told = f"{claimed} claimed acts stand on the journal" if claimed else "no act was claimed"
    return unlooked(reading) or met(told + unknown)


def _verbs(tool: Tool, language: str) -> tuple[str, ...]:
    """The words by which the tool's act is claimed: those of the file, or else those that its name tells."""
    if language in tool.claims or not tool.acts:
        return tool.claims.get(language, ())
    return named_claims(tool.name, language, hands_over=tool.kind == "hand_over")


def _by_name_alone(reading: Reading, tools: list[Tool], sentence: str, by_turn: int) -> str:
    """Why words that only names of tools claim may claim something else; empty: nothing speaks for that."""
    if any(_language(reading) in tool.claims for tool in tools):
        return ""
    if all(tool.kind == "hand_over" for tool in tools) and not names_people(sentence, _language(reading)):
        return f"it may hand nobody over: the name of {tools[0].name} does not say it"
    others = (tool for tool in reading.case.company.tools if tool.acts and tool not in tools)
    done = next((tool.name for tool in others if tool.kind != "hand_over" and _called(reading, tool, by_turn)), "")
    return f"{done} may have done it: its name does not say it" if done else ""


def _called(reading: Reading, tool: Tool, by_turn: int) -> bool:
    return any(call.ok for call in _made(reading, tool, by_turn))


def _may_do(tool: Tool, verb: str, language: str) -> bool:
    """The file does not say by which words the tool is claimed, and its name does not rule this one out."""
    return tool.acts and language not in tool.claims and may_do(tool.name, verb) is not False


def _kept_by_name(reading: Reading) -> Ruling:
    """The ledger of a recording: acts of a few families, held against the names of what was called.

    A claim is broken only when every call that succeeded by then is plainly something else; where the name of one does
    not say what it does, nobody knows.
    """
    conversation, claimed, unclear = reading.conversation, 0, ""
    for index, verb, sentence in _claims(reading, family_claims(reading.language)):
        claimed += 1
        called = [call for call in conversation.calls if call.turn <= index and call.ok]
        done = {may_do(call.tool, verb): call.tool for call in called if not call.unanswered}
        if True in done or (may_do("hand_over", verb) and _routed(reading, index)):
            continue
        if _reported(reading, verb, index):
            continue
        open_ = next((call.tool for call in called if call.unanswered and may_do(call.tool, verb) is not False), "")
        if open_:
            unclear = f"turn {index} says {quoted(sentence)}, and what {open_} came to was not recorded"
            continue
        if None not in done:
            what = f"turn {index} says {quoted(sentence)}, but no call that succeeded by then is named for {verb!r}"
            return not_met(what, index)
        unclear = f"turn {index} says {quoted(sentence)}, and {done[None]} may have done it: its name does not say"
    if unclear:
        return ungraded(unclear)
    return unlooked(reading) or met(f"{claimed} claimed acts stand on the journal" if claimed else "no act was claimed")


def _reported(reading: Reading, verb: str, by_turn: int) -> bool:
    """A row that a call brought up by then says that it is done: the bot reports it and does not claim to do it."""
    forms = done_forms(verb, _language(reading))
    brought_up = (call.result for call in reading.conversation.calls if call.turn <= by_turn and call.ok)
    return any(forms & set(words(piece)) for result in brought_up for piece in _pieces(result))


def _pieces(value: object) -> Iterator[str]:
    """Short values of a result, and the names of its columns that hold one."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _pieces(each)
            if each not in (None, "", False):
                yield str(name).replace("_", " ")
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _pieces(each)
    elif isinstance(value, str) and len(value) <= _SHORT:
        yield value


def _routed(reading: Reading, by_turn: int) -> bool:
    """A person joined the recording, or whoever imported it saw the act of a handover by then; words are no act."""
    joined = any(turn.speaker == "human" for turn in reading.conversation.turns)
    return joined or _handed_over(reading, by_turn)


def _handed_over(reading: Reading, by_turn: int) -> bool:
    handover = reading.conversation.handover
    return handover is not None and not handover.inferred and handover.turn <= by_turn


def _no_verbs(reading: Reading) -> Ruling | None:
    """The company says by which words its acts are claimed, but not in this language."""
    languages = {language for tool in reading.case.company.tools for language in tool.claims}
    if not languages or _language(reading) in languages:
        return None
    return ungraded(f"no tool says by which words in {reading.language!r} a bot would claim its act")


def _claims(reading: Reading, bases: list[str] | tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    for turn in reading.written:
        for claim in completed_claims(turn.text, bases, _language(reading)):
            yield turn.index, claim.verb, claim.sentence


def _done(reading: Reading, tool: Tool, by_turn: int) -> bool:
    if tool.kind == "hand_over":
        return _handed_over(reading, by_turn)
    return any(call.ok for call in _made(reading, tool, by_turn) if not call.unanswered)


def _open(reading: Reading, tools: list[Tool], by_turn: int) -> bool:
    """What one of the calls came to was never recorded."""
    return any(call.unanswered for tool in tools for call in _made(reading, tool, by_turn))


def _made(reading: Reading, tool: Tool, by_turn: int) -> Iterator[Call]:
    return (call for call in reading.conversation.calls if call.tool == tool.name and call.turn <= by_turn)


def already_so(reading: Reading, tool: Tool) -> bool:
    """The opening records hold a row with the very values this tool writes."""
    fixed = {column: value for column, value in tool.sets.items() if "{" not in str(value)}
    tables = [*tool.finds, *tool.creates]
    rows = [row for table in tables for row in reading.case.records.get(table, ())]
    return bool(fixed) and any(all(row.get(column) == value for column, value in fixed.items()) for row in rows)


def _language(reading: Reading) -> str:
    return reading.language.partition("-")[0]
