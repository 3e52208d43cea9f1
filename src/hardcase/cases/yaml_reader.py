"""The one strict YAML reader: what is written is what is read, and every value knows its place.

Lenient YAML lies: `escalate: no` is False, `12:30` is 750, `0777` is 511 and a duplicate key wins silently. Here
only `true` and `false` are booleans, plain decimal numbers are numbers, and every other plain word is text.
"""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from hardcase.errors import Problem, SuiteError

MAX_BYTES = 1024 * 1024
MAX_ALIASED_NODES = 1000

Path_ = tuple[str | int, ...]
Place = tuple[int, int]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document:
    """One file as read.

    Attributes:
        path: File it was read from.
        data: Plain Python data.
        places: One-based line and column by path into the data; a key's place for mapping entries.
    """

    def __init__(self, path: Path, data: Any, places: dict[Path_, Place]) -> None:
        self.path, self.data, self.places = path, data, places

    def place(self, at: Path_) -> Place:
        """Line and column of the nearest enclosing value that has a place."""
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at, (1, 1))

    def problem(self, at: Path_, what: str, fix: str) -> Problem:
        """A problem at one path into the data."""
        line, column = self.place(at)
        return Problem(path=self.path, line=line, column=column, what=what, fix=fix)


def read_yaml(path: Path) -> Document:
    """Read one authored file strictly.

    Args:
        path: A UTF-8 YAML file of at most 1 MiB.

    Returns:
        Document: Data and places. Plain words are text unless they are `true`, `false`, `null` or a decimal number.

    Raises:
        SuiteError: Unreadable, empty, not UTF-8, not YAML, a duplicate key, a tag, or too many aliases.
    """

    def wrong(what: str, fix: str, line: int = 1, column: int = 1) -> SuiteError:
        return SuiteError([Problem(path=path, line=line, column=column, what=what, fix=fix)])

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise wrong(f"cannot be read: {error.strerror}", "check the path and its permissions", 0, 0) from error
    if len(raw) > MAX_BYTES:
        raise wrong(f"is {len(raw)} bytes, the limit is {MAX_BYTES}", "split it into smaller files", 0, 0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise wrong(f"byte {raw[error.start]:#04x} is not UTF-8", "save the file as UTF-8", line) from error
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what, fix = _syntax(error)
        raise wrong(what, fix, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise wrong(f"is not YAML: {error}", "remove the character named here") from error
    if node is None:
        raise wrong("the file is empty", "write the fields of its schema, see `hardcase schema`")
    reading = _Reading(path)
    data = reading.value(node, ())
    if reading.problems:
        raise SuiteError(reading.problems)
    return Document(path, data, reading.places)


def _syntax(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem = error.problem or "is not YAML"
    if "'\\t'" in problem:
        return "a tab is used for indentation", "indent with spaces"
    if "more than one" in problem or "single document" in f"{error.context}":
        return "holds more than one document", "keep one document in a file: remove the '---' lines"
    if "mapping values are not allowed" in problem:
        return (
            "a colon stands where a value is expected",
            "put the text in quotes, or start it with '|' on its own line",
        )
    return f"is not YAML: {problem}", "mend the syntax here; text with ': ' or ' #' needs quotes"


class _Reading:
    """Turns nodes into data and remembers where each value stood."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[Path_, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._aliased = 0

    def value(self, node: Node, at: Path_) -> Any:
        self.places.setdefault(at, _mark(node))
        if id(node) in self._seen:
            self._aliased += 1
            if self._aliased == MAX_ALIASED_NODES:
                self._wrong(node, "expands too many aliases", "write the values out instead of using '*' aliases")
            if self._aliased >= MAX_ALIASED_NODES:
                return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, at)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, at: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._wrong(key_node, "a key must be text", "write the key as one word")
                continue
            key = key_node.value
            if key in data:
                self._wrong(key_node, f"duplicate key {key!r}", "remove one of the two; the second would win silently")
                continue
            if key == "<<":
                self._wrong(key_node, "merge keys ('<<') are not allowed", "write the values out")
                continue
            self.places[(*at, key)] = _mark(key_node)
            data[key] = self.value(value_node, (*at, key))
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        if node.tag not in _IMPLICIT:
            self._wrong(node, f"the tag {node.tag!r} is not allowed", "remove the tag; write plain text")
            return text
        if node.style:  # quoted or a block: text, whatever it looks like
            return text
        if text in {"true", "false"}:
            return text == "true"
        if text in {"null", "~", ""}:
            return None
        if _INT.fullmatch(text) and len(text) < 19:
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _wrong(self, node: Node, what: str, fix: str) -> None:
        line, column = _mark(node)
        self.problems.append(Problem(path=self.path, line=line, column=column, what=what, fix=fix))


_IMPLICIT = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "binary")
} - {"tag:yaml.org,2002:binary"}


def _mark(node: Node) -> Place:
    return (node.start_mark.line + 1, node.start_mark.column + 1)
