"""What an exemplar must get right beyond its schema."""

from collections import Counter
from collections.abc import Iterator

from hardcase.errors import Problem, nearest

from .case import Case
from .criterion import Criterion
from .exemplar import Exemplar
from .yaml_reader import Document


def exemplar_problems(
    exemplar: Exemplar, document: Document, *, case_id: str, name: str, case: Case | None
) -> Iterator[Problem]:
    """Yield everything in an exemplar that names what is not there.

    Args:
        exemplar: As read.
        document: Where each value stands.
        case_id: Case it was written for, from the file's name.
        name: Its own name, from the file's name.
        case: The case, or None when there is no such case.
    """
    if case is None:
        fix = "name the file <case>.<name>.yaml after a case of this suite"
        yield document.problem((), f"there is no case {case_id!r}", fix)
        return
    if not name:
        yield document.problem((), "the exemplar has no name", f"name the file {case_id}.good.yaml, say")
    speakers = [turn.speaker for turn in exemplar.turns]
    if speakers != ["customer", "bot"] * (len(speakers) // 2):
        yield document.problem(("turns",), "turns must alternate, customer first, bot last", "mend the speakers")
    for index, turn in enumerate(exemplar.turns):
        if turn.speaker == "customer" and (turn.calls or turn.handover):
            yield document.problem(("turns", index), "a customer calls no tools", "move the calls to the bot's turn")
        if turn.notes and (turn.speaker == "customer" or case.mode == "answers"):
            what = "notes stand where no human agent reads them"
            yield document.problem(("turns", index, "notes"), what, "say it to the customer, or leave it out")
        for position, call in enumerate(turn.calls):
            if case.company.hand_over_tool and call.tool == case.company.hand_over_tool.name:
                at = ("turns", index, "calls", position, "tool")
                yield document.problem(at, "a handover stands among the calls", "write the packet as handover: {...}")
            if case.company.tool(call.tool) is None:
                fix = nearest(call.tool, [tool.name for tool in case.company.tools])
                at = ("turns", index, "calls", position, "tool")
                yield document.problem(at, f"unknown tool {call.tool!r}", fix)
        queues = case.company.queue_ids
        if turn.handover and queues and turn.handover.queue not in queues:
            fix = nearest(turn.handover.queue, queues)
            yield document.problem(("turns", index, "handover", "queue"), f"unknown queue {turn.handover.queue!r}", fix)
    yield from _label_problems(exemplar, document, case)


def _label_problems(exemplar: Exemplar, document: Document, case: Case) -> Iterator[Problem]:
    known = {criterion.id: criterion for criterion in case.criteria}
    for index, label in enumerate(exemplar.labels):
        if label.criterion not in known:
            fix = nearest(label.criterion, known)
            yield document.problem(("labels", index), f"unknown criterion {label.criterion!r}", fix)
    for each, count in Counter(label.criterion for label in exemplar.labels).items():
        if count > 1:
            yield document.problem(("labels",), f"{each!r} is labelled {count} times", "keep one label")


def unlabelled(case: Case, exemplar: Exemplar) -> tuple[Criterion, ...]:
    """What an exemplar must label and does not.

    Args:
        case: The case it was written for.
        exemplar: Of which every criterion that earns points, and every one that only a judge can answer, is labelled,
            as far as the conversation gives occasion for it.

    Returns:
        tuple: The criteria without a label, in the sheet's order.
    """
    handed_over = any(turn.handover for turn in exemplar.bot_turns)

    def wanted(criterion: Criterion) -> bool:
        if criterion.check.startswith("packet") and not handed_over:
            return False
        if criterion.asked_by and handed_over:
            return False
        if criterion.dimension == "escalation" and case.escalation.decision == "may":
            return False
        return criterion.points > 0 or criterion.judge_only

    known = exemplar.outcomes
    return tuple(each for each in case.criteria if wanted(each) and each.id not in known)
