"""What a case file must get right beyond its schema: everything it names must exist."""

import re
from collections import Counter
from collections.abc import Iterator

from hardcase.errors import Problem, nearest
from hardcase.text import FIELDS, parse_money

from .case import Action, CaseFile, Forbidden
from .company import Company
from .fields import VETOES
from .matcher import KINDS, Matcher
from .resolve import PLACEHOLDER
from .rubric import Rubric
from .states import condition_problem, state_problem
from .yaml_reader import Document, Path_


class CaseCheck:
    """Checks one case file against its company and rubrics.

    Args:
        file: As read, with the company's values filled in.
        document: Where each value stands.
        company: Whose tools, queues and records the case uses.
        rubrics: Whose criteria the case may sharpen.
    """

    def __init__(self, file: CaseFile, document: Document, company: Company, rubrics: tuple[Rubric, ...]) -> None:
        self.file, self.document, self.company, self.rubrics = file, document, company, rubrics
        self.lines = [line.id for line in file.turns]
        self.read = {table for tool in company.tools if tool.kind == "lookup" for table in tool.finds}
        self.record_ids = [str(row["id"]) for rows in file.records.values() for row in rows if "id" in row]

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong."""
        yield from self._ids()
        yield from self._portable()
        yield from self._mode()
        yield from self._escalation()
        yield from self._records()
        yield from self._script()
        yield from self._expectations()

    def _wrong(self, at: Path_, what: str, fix: str) -> Problem:
        return self.document.problem(at, what, fix)

    def _ids(self) -> Iterator[Problem]:
        expect = self.file.expect
        for index, line in enumerate(self.lines):
            if line in self.lines[:index]:
                yield self._wrong(("turns", index, "id"), f"a second line has the id {line!r}", "rename one of them")
        rubric_ids = {criterion.id for rubric in self.rubrics for criterion in rubric.criteria}
        seen = set(rubric_ids)
        for kind in ("context", "facts", "actions", "forbidden", "handover", "criteria"):
            for index, item in enumerate(getattr(expect, kind)):
                if item.id in seen:
                    where = "a rubric criterion has" if item.id in rubric_ids else "another item of this case has"
                    yield self._wrong(("expect", kind, index, "id"), f"{where} the id {item.id!r}", "rename it")
                seen.add(item.id)
        own = (expect.context, expect.facts, expect.actions, expect.forbidden, expect.handover, expect.criteria)
        if not any(own) and expect.escalation.decision == "may":
            fix = "add facts, actions or criteria, or decide the escalation: must or must-not"
            yield self._wrong(("expect",), "the case expects nothing: it has no criteria", fix)

    def _portable(self) -> Iterator[Problem]:
        """Without a company there are no systems to look into and no queues to choose from."""
        if self.company.is_known:
            return
        fix = "leave it out: a portable case is played without the company, and any handover reaches the right people"
        if self.file.expect.escalation.queues:
            yield self._wrong(("expect", "escalation", "queues"), "a portable case names queues", fix)
        for key in ("records", "history"):
            if getattr(self.file, key):
                yield self._wrong((key,), f"a portable case has {key}", fix)

    def _mode(self) -> Iterator[Problem]:
        """Whoever drafts for a human agent reads and does not act, and a person has the conversation already."""
        expect = self.file.expect
        if self.file.mode == "answers":
            if expect.context:
                what = "context is expected of a bot that has nobody to tell it to"
                yield self._wrong(("expect", "context"), what, "add mode: assistant, or write facts")
            return
        if not expect.context:
            fix = "add context: what the agent needs that the customer has not said"
            yield self._wrong(("expect",), "a draft for an agent is expected to surface nothing", fix)
        if expect.escalation.decision != "may":
            fix = "write decision: may, and the right queue under context"
            at = ("expect", "escalation", "decision")
            yield self._wrong(at, f"decision {expect.escalation.decision!r}, and a person has it already", fix)
        if expect.handover:
            yield self._wrong(("expect", "handover"), "a draft for an agent hands nothing over", "write it as context")
        for kind in ("actions", "forbidden"):
            for index, item in enumerate(getattr(expect, kind)):
                tool = self.company.tool(item.tool or "")
                if tool is None or not tool.acts:
                    continue
                what = f"{tool.name!r} is the agent's to call: the desk refuses it to whoever drafts"
                yield self._wrong(("expect", kind, index, "tool"), what, "write under context what is to be done")

    def _escalation(self) -> Iterator[Problem]:
        rule, at = self.file.expect.escalation, ("expect", "escalation")
        if rule.decision == "must":
            # A portable case has no company whose queues it could name: any handover is then to the right people.
            for key in ("trigger", "due", "queues") if self.company.queues else ("trigger", "due"):
                if not getattr(rule, key):
                    yield self._wrong(at, f"decision 'must' needs {key!r}", f"add {key}: ...")
            if self.company.is_known and not self.company.queues:
                what = f"decision 'must', and {self.company.company} names no queue where people could be reached"
                yield self._wrong((*at, "decision"), what, "add queues: [{id: ..., for: ...}] to the company file")
        if rule.due and rule.due not in self.lines:
            yield self._wrong((*at, "due"), f"unknown line {rule.due!r}", nearest(rule.due, self.lines))
        for index, queue in enumerate(rule.queues):
            if self.company.queues and queue not in self.company.queue_ids:
                fix = nearest(queue, self.company.queue_ids)
                yield self._wrong((*at, "queues", index), f"unknown queue {queue!r}", fix)
        costs = next((rubric.costs for rubric in self.rubrics if rubric.costs), None)
        if rule.decision != "may" and costs is None:
            fix = "give the escalation rubric its costs, or write decision: may"
            yield self._wrong((*at, "decision"), f"decision {rule.decision!r} would not be graded: no costs", fix)
        if rule.decision == "must" and rule.trigger and costs and rule.trigger not in costs.classes:
            fix = nearest(rule.trigger, costs.classes)
            yield self._wrong((*at, "trigger"), f"no costs for the class {rule.trigger!r}", fix)

    def _records(self) -> Iterator[Problem]:
        tables = {table for tool in self.company.tools for table in (*tool.finds, *tool.creates)}
        for table, rows in self.file.records.items():
            if tables and table not in tables:
                yield self._wrong(("records", table), f"no tool uses the table {table!r}", nearest(table, tables))
            for index, row in enumerate(rows):
                if not row.get("id"):
                    yield self._wrong(("records", table, index), "a record has no id", "add id: ...")
            for each, count in Counter(str(row["id"]) for row in rows if row.get("id")).items():
                if count > 1:
                    yield self._wrong(("records", table), f"two records have the id {each!r}", "rename one")

        if self.file.history and "history" in self.file.records:
            fix = "write all of them under history:, beside records"
            yield self._wrong(("records", "history"), "earlier contacts stand in two places", fix)

    def _script(self) -> Iterator[Problem]:
        first = self.file.turns[0]
        if first.unless or first.only_if:
            yield self._wrong(("turns", 0), "the first line has a condition", "let the customer always open")
        facts = [fact.id for fact in self.file.expect.facts]
        for index, line in enumerate(self.file.turns):
            for key, states in (("unless", line.unless), ("if", line.only_if)):
                for position, state in enumerate(states):
                    wrong = state_problem(state, facts=facts, company=self.company, record_ids=self.record_ids)
                    if wrong:
                        yield self._wrong(("turns", index, key, position), *wrong)
        for field in self.file.customer.knows:
            at, called = ("customer", "knows", field), self.company.own_fields.get(field)
            if field not in FIELDS and called is None:
                fix = f"{nearest(field, FIELDS)}; one of your own is declared under fields in the company file"
                yield self._wrong(at, f"no bot's question is recognised as {field!r}", fix)
            elif called is not None and self.file.language.partition("-")[0] not in called:
                what = f"no question in {self.file.language!r} is recognised as {field!r}"
                yield self._wrong(at, what, f"write what it is called under fields.{field} in the company file")

    def _expectations(self) -> Iterator[Problem]:
        expect = self.file.expect
        for kind in ("context", "facts", "handover"):
            for index, item in enumerate(getattr(expect, kind)):
                if reason := _unusable(item):
                    yield self._wrong(("expect", kind, index), f"{item.id!r} {reason}", "write one typed matcher")
        for kind in ("facts", "actions"):
            for index, item in enumerate(getattr(expect, kind)):
                if item.asked_by and item.asked_by not in self.lines:
                    fix = nearest(item.asked_by, self.lines)
                    at = ("expect", kind, index, "asked_by")
                    yield self._wrong(at, f"unknown line {item.asked_by!r}", fix)
        for index, action in enumerate(expect.actions):
            yield from self._call(action, ("expect", "actions", index))
            yield from self._knowable(action, ("expect", "actions", index))
        for index, item in enumerate(expect.forbidden):
            yield from self._forbidden(item, ("expect", "forbidden", index))
        known = {criterion.id: criterion for rubric in self.rubrics for criterion in rubric.criteria}
        for index, criterion in enumerate(expect.criteria):
            at = ("expect", "criteria", index, "of")
            if criterion.of not in known:
                fix = nearest(criterion.of, known)
                yield self._wrong(at, f"unknown rubric criterion {criterion.of!r}", fix)
            elif known[criterion.of].grader.startswith("check:"):
                fix = "sharpen a criterion that a judge answers"
                yield self._wrong(at, f"{criterion.of!r} is answered by a check alone", fix)

    def _knowable(self, action: Action, at: Path_) -> Iterator[Problem]:
        """A record that is to be acted on can be found: by a tool that reads it, or in what somebody says."""
        hidden = {str(row["id"]) for table, rows in self.file.records.items() for row in rows if table not in self.read}
        for name, value in action.arguments.items():
            if not isinstance(value, str) or value not in hidden:
                continue
            whole = re.compile(rf"(?<![\w-]){re.escape(value)}(?![\w-])")
            if not any(whole.search(each) for each in self._readable()):
                what = f"no bot can know {value!r}: no tool reads the table it stands in"
                yield self._wrong((*at, "with", name), what, "name it in a row that a lookup reads, or in a line")

    def _readable(self) -> Iterator[str]:
        """Every text that a bot can come to see."""
        rows = [row for table in self.read for row in self.file.records.get(table, ())]
        yield from (str(value) for row in (*rows, *self.file.history) for value in row.values())
        yield from (line.say for line in self.file.turns)
        yield from self.file.customer.knows.values()

    def _forbidden(self, item: Forbidden, at: Path_) -> Iterator[Problem]:
        if bool(item.tool) == bool(item.kinds):
            fix = f"write tool: ..., or one of {', '.join(KINDS)}"
            yield self._wrong(at, f"{item.id!r} needs either a tool or one matcher", fix)
        elif item.tool:
            yield from self._call(item, at)
        elif reason := _unusable(item):
            yield self._wrong(at, f"{item.id!r} {reason}", "write one typed matcher")
        elif item.arguments:
            yield self._wrong((*at, "with"), f"{item.id!r} has arguments and no tool", "add tool: ..., or remove with:")
        if not item.points and not item.veto:
            yield self._wrong(at, f"{item.id!r} costs nothing", "give it negative points, or veto: true")

    def _call(self, item: Action | Forbidden, at: Path_) -> Iterator[Problem]:
        tool = self.company.tool(item.tool or "")
        if tool is None:
            fix = nearest(item.tool or "", [tool.name for tool in self.company.tools])
            yield self._wrong((*at, "tool"), f"unknown tool {item.tool!r}", fix)
            return
        known = tool.parameters.get("properties", {})
        for name, value in item.arguments.items():
            if name not in known:
                fix = nearest(name, known)
                yield self._wrong((*at, "with", name), f"{tool.name} has no argument {name!r}", fix)
            elif name in tool.finds.values() and str(value) not in self.record_ids:
                fix = nearest(str(value), self.record_ids)
                yield self._wrong((*at, "with", name), f"unknown record {value!r}", fix)
            elif name in tool.amounts and not _is_amount(value):
                what = f"{tool.name} takes {name} as money, and no call can equal {value!r}"
                yield self._wrong((*at, "with", name), what, "write it as 84.50 GBP")


def _is_amount(value: object) -> bool:
    """As a call gives it; a value of the company that is not filled in is told by itself."""
    try:
        return isinstance(value, str) and (bool(PLACEHOLDER.search(value)) or bool(parse_money(value)))
    except ValueError:
        return False


def _unusable(matcher: Matcher) -> str | None:
    """Why a matcher cannot be used; None where only a value of the company is unknown, which is said by itself."""
    unfilled = matcher.regex is None and any(PLACEHOLDER.search(str(getattr(matcher, kind))) for kind in matcher.kinds)
    return None if unfilled else matcher.problem()


def rubric_problems(rubric: Rubric, document: Document) -> Iterator[Problem]:
    """Yield what a rubric file gets wrong beyond its schema."""
    if rubric.costs and rubric.dimension != "escalation":
        fix = "move them to the escalation rubric"
        yield document.problem(("costs",), f"costs stand in the rubric of {rubric.dimension!r}", fix)
    for index, criterion in enumerate(rubric.criteria):
        at = ("criteria", index)
        if reason := condition_problem(criterion.when):
            yield document.problem((*at, "when"), *reason)
        if (rubric.dimension == VETOES) != (criterion.veto is not None):
            fix = "give every criterion of the vetoes a veto outcome, and no other"
            yield document.problem(at, f"{criterion.id!r} does not fit {rubric.dimension!r}", fix)
        if criterion.veto is None and criterion.points == 0:
            yield document.problem(at, f"{criterion.id!r} has no points", "give it points, or make it a veto")
    for each, count in Counter(criterion.id for criterion in rubric.criteria).items():
        if count > 1:
            yield document.problem(("criteria",), f"criterion {each!r} is defined twice", "rename one of them")
