"""What a draft of a case says: another customer's words, and the places that a person has to fill."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hardcase.cases import Company, Rubric
from hardcase.conversations import Recording
from hardcase.text import FIELDS, asked_fields, listed, visible

from .disguise import Disguise

_NOT_KNOWN = frozenset({"confirmation", "reason", "preference", "photo"})
"""Asked for, and no answer that could be said again when another bot asks."""
_WITH_DIGITS = frozenset(
    listed("order_id payment_id account_id case_id phone postcode date_of_birth last_four amount date delivery_date")
)
_SHORT_ANSWER = 25
"""Words; whoever says more says more than the answer."""
_LEAD_IN = re.compile(r"(?i)^(?:(?:yes|sure|ok|okay|it's|it’s|it is|its)[,:]? ){1,2}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ENVELOPE = frozenset(
    listed("count total page pages next previous has_more found ok success status message limit offset cursor")
)
"""Beside rows in an answer, and no part of a row."""
_UNNAMED = frozenset(listed("items results records rows data result response"))
_VERBS = frozenset(listed("get find look up lookup search read show list fetch retrieve query check details info by"))


class Draft:
    """A recorded conversation as a case, under other names.

    Args:
        recording: What was recorded.
        company: Whose tools say which table a row is of.
        rubrics: Whose criterion the draft takes, since a case needs one.
        seed: Decides every other name.
        amounts: Give amounts other digits too.

    Attributes:
        disguise: What was given another name.
        lines: What the customer says unasked, in order.
        knows: What the customer says when asked, by field.
        records: Rows that calls brought up, by table and id, as they were when they were first seen.
        unread: Rows of tables that no tool of the company reads.
    """

    def __init__(
        self, recording: Recording, company: Company, rubrics: Sequence[Rubric], *, seed: str, amounts: bool
    ) -> None:
        self._recording, self._company, self._rubrics = recording, company, rubrics
        self._language = recording.language or "en"
        before = Disguise(seed, amounts=amounts)
        self._learn(before)
        self.disguise = Disguise(seed, amounts=amounts, before=before)
        self.lines: list[str] = []
        self.knows: dict[str, str] = {}
        self.records: dict[str, dict[str, dict[str, Any]]] = {}
        self.unread: dict[str, dict[str, dict[str, Any]]] = {}
        self._learn(self.disguise)
        self._tell()
        self._take_records()

    def _learn(self, disguise: Disguise) -> None:
        asked: frozenset[str] = frozenset()
        for value in (self._recording.agent, self._recording.meta.get("customer")):
            disguise.read_value(value or "", key="agent")
        for turn in self._recording.turns:
            for call in turn.calls:
                disguise.read_value(call.arguments)
                disguise.read_value(call.result)
        for turn in self._recording.turns:
            disguise.read(turn.text, asked_for_birth=turn.speaker == "customer" and "date_of_birth" in asked)
            if turn.speaker == "bot":
                asked |= asked_fields(turn.text, self._language)
            elif turn.speaker == "customer" and turn.text.strip():
                answer = _LEAD_IN.sub("", turn.text.strip())
                if "name" in asked and len(answer.split()) <= 3:
                    disguise.read(f"my name is {answer}")
                asked = frozenset()

    def _tell(self) -> None:
        asked: frozenset[str] = frozenset()
        for turn in self._recording.turns:
            if turn.speaker == "bot":
                asked |= asked_fields(turn.text, self._language) - _NOT_KNOWN
            elif turn.speaker == "customer" and turn.text.strip():
                other = self.disguise.text(turn.text).strip()
                new = [each for each in FIELDS if each in asked and each not in self.knows]
                self._answer(other, new if self.lines else [])
                asked = frozenset()

    def _answer(self, said: str, asked: Sequence[str]) -> None:
        """What was asked for is known; a longer turn, or one that asks back, gives it in one sentence of several."""
        sentences = [each.strip() for each in _SENTENCE.split(said) if each.strip()]
        given = {field: said for field in asked if _answers(field, said)}
        if not given or len(said.split()) > _SHORT_ANSWER:
            given = {field: each for field in asked for each in reversed(sentences) if _gives(field, each)}
        self.knows |= {field: _one(each) for field, each in given.items()}
        if not given:
            self.lines.append(_one(said))
        elif said not in given.values() and (rest := [each for each in sentences if each not in given.values()]):
            self.lines.append(_one(" ".join(rest)))

    def _take_records(self) -> None:
        known = {name for tool in self._company.tools for name in (*tool.finds, *tool.creates)}
        for turn in self._recording.turns:
            for call in turn.calls:
                if call.result is None or "error" in call.result:
                    continue
                for table, row in _rows(call.tool, call.arguments, call.result, self._company):
                    other = self.disguise.value(row)
                    into = self.records if not known or table in known else self.unread
                    into.setdefault(table, {}).setdefault(str(other["id"]), other)

    def left(self, case: str) -> Iterable[tuple[str, str]]:
        """What was replaced and still stands in the draft, each with the place.

        Args:
            case: Id of the case.
        """
        known = {name for tool in self._company.tools for name in (tool.name, *tool.finds, *tool.creates)}
        places = [("the case's id", case), *((f"turns, line {at}", said) for at, said in enumerate(self.lines, 1))]
        places += [(f"customer.knows.{field}", said) for field, said in self.knows.items()]
        for table, rows in (*self.records.items(), *self.unread.items()):
            places += [("the name of a table", table.replace("_", " "))] if table not in known else []
            places += [(f"records.{table}", said) for row in rows.values() for said in _leaves(row)]
        calls = {call.tool for turn in self._recording.turns for call in turn.calls} - known
        places += [("the names of the tools", each) for each in sorted(calls)]
        for place, said in places:
            yield from ((place, each) for each in self.disguise.left_in(said))

    def text(self, case: str) -> str:
        """The file.

        Args:
            case: Id of the case.
        """
        calls = sorted({call.tool for turn in self._recording.turns for call in turn.calls})
        parts = [
            "# yaml-language-server: $schema=../../schemas/case.schema.json",
            "# DRAFT of a recorded conversation. Names, addresses, ids and numbers that something marked as such are",
            "# other ones. Read every line before you share it: what nothing marks stays as the customer said it.",
            "# What is yours to write: title, family, stakes, whether people are needed (expect.escalation), and what",
            "# the customer must be told and what must be done (expect.facts, expect.actions, expect.forbidden).",
            "schema: 1",
            f"title: {_quoted(f'DRAFT {case}')}",
            f"family: {case}   # the situation, shared with its variants",
            "tags: [unreviewed]   # remove it when you have finished",
        ]
        if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", self._language):
            parts.append(f"language: {self._language}")
        if self.knows:
            parts += ["customer:", "  knows:   # said when the bot asks for it"]
            parts += [f"    {field}: {_quoted(said)}" for field, said in self.knows.items()]
        parts += self._records()
        parts += ["turns:   # the customer's lines; unless: [told.<fact>] skips one that needs no saying any more"]
        for index, said in enumerate(self.lines):
            parts += [f"  - id: {'opens' if index == 0 else f'line-{index + 1}'}", f"    say: {_block(said)}"]
        parts += [
            "expect:",
            "  escalation: {decision: may}   # must, with trigger, due and queues; or must-not",
        ]
        if calls:
            parts.append(f"  # the recorded bot called {', '.join(_quoted(each) for each in calls)}")
        parts += self._criteria()
        return "\n".join(parts) + "\n"

    def _records(self) -> Iterable[str]:
        if self.records:
            yield "records:   # as they were when the bot first looked"
            for table, rows in self.records.items():
                yield f"  {table}:"
                yield from (f"    - {_quoted(row)}" for row in rows.values())
        for table, rows in self.unread.items():
            yield f"# rows of {_quoted(table)}, a table that no tool of the company reads:"
            yield from (f"#   - {_quoted(row)}" for row in rows.values())

    def _criteria(self) -> Iterable[str]:
        """A case needs a criterion of its own: the rubric's first that a judge answers about every conversation."""
        judged = [
            each
            for rubric in self._rubrics
            for each in rubric.criteria
            if each.points > 0 and each.for_every_tag and not each.grader.startswith("check:")
        ]
        chosen = next((each for each in judged if each.id == "every-ask-answered"), judged[0] if judged else None)
        if chosen is not None:
            yield "  criteria:   # the rubric's own sentence; say what it means for this customer"
            yield f"    - {{id: draft-{chosen.id}, of: {chosen.id}, asks: {_quoted(chosen.asks)}}}"


def _answers(field: str, said: str) -> bool:
    """Whether what the customer said may be the value: "I don't have it" and a question back are not."""
    if said.endswith("?"):
        return False
    if field == "email":
        return "@" in said
    return field not in _WITH_DIGITS or any(map(str.isdigit, said))


def _one(said: str) -> str:
    """Words as a file may hold them."""
    return visible(said).replace("\t", " ")


def _gives(field: str, sentence: str) -> bool:
    """Whether one sentence among others is the value that was asked for; without a mark of its own, none is."""
    marked = field == "email" or (field in _WITH_DIGITS and sum(map(str.isdigit, sentence)) >= 2)
    return marked and _answers(field, sentence) and len(sentence.split()) <= 12


def _leaves(value: Any) -> Iterable[str]:
    """Keys and values of a row."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)


def _rows(
    tool: str, arguments: dict[str, Any], result: dict[str, Any], company: Company
) -> Iterable[tuple[str, dict[str, Any]]]:
    """Rows with an id in a call's result, each with the table that it may be of."""
    declared = company.tool(tool)
    finds = declared.finds if declared else {}
    table = next(iter(finds), "")
    words = [word for word in re.split(r"[\W_]+", tool.casefold()) if word and word not in _VERBS]
    noun = words[0].removesuffix("s") if words else ""
    nested = list(_nested(result, table, finds))
    own = _id_of(result, "id", finds.get(table, "id"), f"{noun}_id")
    listing = any(name in finds for name, _ in nested) or (nested and _only_rows(result))
    own = "" if listing else own or _id_of(arguments, f"{noun}_id")
    if own:
        nested = [(_name(table or (tool if _id_of(result, "id") else f"{noun}s")), _row(result, own))]
    yield from nested


def _nested(result: dict[str, Any], table: str, finds: Mapping[str, str]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Rows that stand under the keys of an answer."""
    for key, value in result.items():
        several = key if key in finds or key.endswith("s") else f"{key}s"
        named = _name(table if key in _UNNAMED and table else several)
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, dict):
                row_id = _id_of(row, "id", finds.get(named, "id"), f"{named.removesuffix('s')}_id")
                if row_id:
                    yield named, _row(row, row_id)
                elif key in _UNNAMED and isinstance(value, dict):
                    yield from _nested(row, table, finds)


def _only_rows(result: dict[str, Any]) -> bool:
    """Whether an answer has nothing to say but the rows in it."""
    return all(
        isinstance(each, (list, dict)) or key.endswith("_id") for key, each in result.items() if key not in _ENVELOPE
    )


def _id_of(row: Mapping[str, Any], *keys: str) -> str:
    found = (row[key] for key in keys if isinstance(row.get(key), (str, int)) and not isinstance(row[key], bool))
    return next((str(each) for each in found if each != ""), "")


def _row(row: dict[str, Any], row_id: str) -> dict[str, Any]:
    return {"id": row_id, **{key: each for key, each in row.items() if key != "id"}}


def _name(table: str) -> str:
    """A table's name as a case may write it."""
    return re.sub(r"\W+", "_", table.casefold()).strip("_") or "rows"


def _quoted(value: Any) -> str:
    """A value as JSON, which is YAML on one line; characters without a picture are shown by their numbers."""
    return json.dumps(_shown(value), ensure_ascii=False)


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(str(key)): _shown(each) for key, each in value.items()}
    return [_shown(each) for each in value] if isinstance(value, list) else value


def _block(said: str) -> str:
    """Words as a person writes them: several lines under a pipe, one line in quotes."""
    lines = [line.strip() for line in said.split("\n")]
    if len(lines) == 1 or lines[0] == "":
        return _quoted(said)
    return "|-\n" + "\n".join(f"      {line}" if line else "" for line in lines)
