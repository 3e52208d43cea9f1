"""`hardcase play`: watch one conversation as it happens, or type the bot's side."""

import argparse
import asyncio
import json
import shlex
from collections.abc import Iterable, Sequence

from hardcase.bots import Candidate
from hardcase.cases import Case, Criterion, Suite
from hardcase.conversations import Call, Conversation, Desk, OpenConversation, Reply, Turn, play
from hardcase.errors import BotError
from hardcase.pipeline import find_candidate, find_judges, stay_within, wait_for
from hardcase.text import ci_safe, one_line
from hardcase.verdicts import Judge, Outcome, Verdict, Verdicts, grade, may_gate

from .arguments import add_options, one_case, settings_of

EXAMPLES = """\
examples:
  hardcase play suites/billing_disputes/double-charge --bot concierge
  hardcase play double-charge --as me                 you type the bot's side
  hardcase play double-charge --bot my_bot:reply --judge my_judge:judge

Typing the bot's side: a line is a reply; /tools lists the tools, /call TOOL name=value ... calls one,
/hand QUEUE words... hands over, /quit ends.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("case", metavar="CASE", help="path of a case file, or its id")
    parser.add_argument("--as", dest="person", choices=["me"], help="type the bot's side yourself")
    add_options(parser, ["bot", "judge", "turn_timeout", "offline"])


def run(arguments: argparse.Namespace) -> int:
    """Play, print every turn with its calls, then the verdicts."""
    settings = settings_of(arguments)
    suite, case = one_case(arguments.case)
    candidate = None if arguments.person else find_candidate(settings.bot[0])
    judges = find_judges(settings, [suite], candidate=candidate.on_record if candidate else None)
    if candidate:
        stay_within(candidate, settings)
    print(f"{case.id}: {case.title}{' (a draft for a human agent)' if case.mode == 'assistant' else ''}\n")

    async def both() -> tuple[Conversation, Verdicts]:
        conversation = await _conversation(candidate, suite, case, settings.turn_timeout)
        return conversation, await grade(case, conversation, judges=judges)

    conversation, verdicts = wait_for(both)
    print(
        f"-- {conversation.ending.replace('_', ' ')}"
        + (f": {ci_safe(conversation.error)}" if conversation.error else "")
    )
    _tell(case, verdicts, judges)
    return 0


async def _conversation(candidate: Candidate | None, suite: Suite, case: Case, timeout_s: float) -> Conversation:
    """Show it as it happens, or turn by turn where it was recorded."""
    if candidate is None:
        return await play(case, _Typist(), turn_timeout_s=None, watch=_show)
    if candidate.recorded is None:
        bot = candidate.for_case(case, suite.good_exemplar(case.id))
        return await play(case, bot, turn_timeout_s=timeout_s, watch=_show)
    conversation = await candidate.recorded.conversation(case, trial=0)
    for turn in conversation.turns:
        _show(turn, conversation.calls_for(turn.index))
    return conversation


def _show(turn: Turn, calls: Iterable[Call]) -> None:
    for call in calls:
        result = one_line(json.dumps(call.result, ensure_ascii=False), 160)
        shown = ", ".join(
            f"{name}={one_line(json.dumps(value, ensure_ascii=False), 60)}" for name, value in call.arguments.items()
        )
        whose = "   (the bot's own tool; the desk answers:)" if call.told is not None else ""
        print(f"      -> {one_line(call.tool, 40)}({shown}){whose}\n         {result}")
    print(f"{turn.speaker + ':':<9} " + ci_safe(turn.text).replace("\n", "\n          ") + "\n")
    if turn.notes:
        print("notes:    " + ci_safe(turn.notes).replace("\n", "\n          ") + "\n")


def _tell(case: Case, verdicts: Verdicts, judges: Sequence[Judge]) -> None:
    """Verdicts by dimension, each with a mark: what speaks against the bot, what nobody knows, what is well."""
    criteria = {criterion.id: criterion for criterion in case.criteria}
    if verdicts.escalation:
        print(
            f"escalation: {verdicts.escalation.outcome}, cost {verdicts.escalation.cost:g} (1 = one needless handover)"
        )
    for dimension in dict.fromkeys(criterion.dimension for criterion in case.criteria):
        print(f"\n{dimension}")
        for verdict in verdicts.verdicts:
            criterion = criteria[verdict.criterion_id]
            if criterion.dimension == dimension:
                points = f"{criterion.points:+d}" if criterion.points else ""
                reason = one_line(verdict.reason, 150) + _signature(case, criterion, verdict, judges)
                print(f"  {_mark(criterion, verdict.outcome):<8} {points:>3}  {criterion.id}: {reason}")


def _signature(case: Case, criterion: Criterion, verdict: Verdict, judges: Sequence[Judge]) -> str:
    """Which judges said so, and whether that counts; nothing behind a check's verdict."""
    signed = [judge for judge in judges if judge.name in verdict.grader.split("+")]
    if not signed:
        return ""
    counts = any(may_gate(judge, criterion, language=case.language) for judge in signed)
    return f" [{one_line(verdict.grader, 60)}{'' if counts else ', advisory'}]"


def _mark(criterion: Criterion, outcome: Outcome) -> str:
    if outcome is Outcome.UNGRADED:
        return "?"
    if criterion.veto is not None:
        return "VETO" if outcome.value == criterion.veto else "ok"
    if criterion.points < 0:
        return "DONE" if outcome is Outcome.MET else "ok"
    return "met" if outcome is Outcome.MET else "NOT MET"


COMMANDS = "/tools lists the tools, /call TOOL name=value ... calls one, /hand QUEUE words... hands over, /quit ends"


class _Typist:
    """A person at the terminal speaks for the bot."""

    name = "me"

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Ask the terminal until a reply or a handover is typed."""
        if len(conversation.turns) == 1:
            reply = "reply" if conversation.mode == "answers" else "draft for a human agent, notes to them after ' // '"
            print(f"you are the bot: a line is your {reply}; {COMMANDS}\n")
        while True:
            try:
                line = (await asyncio.to_thread(input, "bot> ")).strip()
            except EOFError as error:
                raise BotError("the person typing left") from error
            word, _, rest = line.partition(" ")
            if word == "/quit":
                raise BotError("the person typing left")
            if word == "/tools":
                for tool in desk.tools:
                    names = ", ".join(tool["parameters"].get("properties", {}))
                    print(f"      {tool['name']}({names}): {tool['description']}")
            elif word == "/call":
                print(f"      {json.dumps(_call(desk, rest), ensure_ascii=False)}")
            elif word == "/hand":
                queue, _, words = rest.partition(" ")
                if queue in desk.company.queue_ids or not desk.company.is_known:
                    return Reply(text=words or "I'm passing you to a colleague.", handover={"queue": queue})
                print(f"      there is no queue {queue!r}; there are {', '.join(desk.company.queue_ids)}")
            elif word.startswith("/"):
                print(f"      {COMMANDS}")
            elif line:
                draft, _, notes = line.partition(" // ") if conversation.mode == "assistant" else (line, "", "")
                return Reply(text=draft, notes=notes)


def _call(desk: Desk, typed: str) -> object:
    try:
        tool, *pairs = shlex.split(typed)
        given = dict(pair.split("=", 1) for pair in pairs)
    except ValueError:
        return {"error": "write /call TOOL name=value name='longer value'"}
    return desk.call(tool, **{name: _value(value) for name, value in given.items()})


def _value(text: str) -> object:
    return int(text) if text.isdigit() and len(text) < 5 else text
