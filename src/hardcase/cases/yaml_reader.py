"""The one strict YAML reader: what is written is what is read, and every value knows its place.

Lenient YAML lies: `escalate: no` is False, `12:30` is 750, `0777` is 511 and a duplicate key wins silently. Here
only `true` and `false` are booleans, plain decimal numbers are numbers, and every other plain word is text.
"""

import functools
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hardcase.errors import Problem, SuiteError

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

MAX_BYTES = 1024 * 1024
MAX_ALIASED_NODES = 1000
MAX_DEPTH = 64

Path_ = tuple[str | int, ...]
Place = tuple[int, int]

_INT = re.compile(r"0|-?[1-9][0-9]*")  # "+46701234567" is a phone number: it would lose its "+"
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that no editor shows. Some of them end a line for YAML, so that half a sentence becomes a key."""


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


@functools.cache
def _yaml() -> Any:
    """PyYAML costs 40 ms to import, which a run on cases given as Python objects should not pay."""
    import yaml

    return yaml


def _loader() -> Any:
    return getattr(_yaml(), "CSafeLoader", _yaml().SafeLoader)


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
        line, column = _end_of(error.object[: error.start].decode())  # not `raw`: a byte order mark is cut off there
        raise wrong(
            f"byte {error.object[error.start]:#04x} is not UTF-8", "save the file as UTF-8", line, column
        ) from error
    if unseen := _UNSEEN.search(text):
        what = f"holds the invisible character U+{ord(unseen[0]):04X}"
        raise wrong(what, "remove it; it cannot be seen here", *_end_of(text[: unseen.start()]))
    yaml = _yaml()
    try:
        node, misshapen = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what, fix = _syntax(error, text.splitlines()[line - 1 : line])
        raise wrong(what, fix, line, column) from error
    except yaml.YAMLError as error:
        raise wrong(f"is not YAML: {' '.join(str(error).split())}", "remove the character named here") from error
    if misshapen:
        raise SuiteError(
            [Problem(path=path, line=at[0], column=at[1], what=what, fix=fix) for at, what, fix in misshapen]
        )
    if node is None:
        raise wrong("the file is empty", "write the fields of its schema, see `hardcase schema`")
    reading = _Reading(path)
    data = reading.value(node, ())
    if reading.problems:
        raise SuiteError(reading.problems)
    return Document(path, data, reading.places)


class _Collection:
    """A list, or a mapping with its keys and values in turn. A scalar stays the event that told of it."""

    __slots__ = ("is_mapping", "start_mark", "value")

    def __init__(self, start_mark: Any, *, is_mapping: bool) -> None:
        self.start_mark, self.is_mapping = start_mark, is_mapping
        self.value: list[Any] = []


def _composed(text: str) -> tuple[Any, list[tuple[Place, str, str]]]:
    """Compose a text from the flat stream of events, and tell what is wrong with its shape.

    PyYAML's own composer calls itself, so that what nests too deep crashes it, and asks of every scalar what it means.

    Returns:
        tuple: The value of the document, None where there is none; and places, what is wrong, and fixes.
    """
    yaml = _yaml()
    misshapen: list[tuple[Place, str, str]] = []
    failed: list[MarkedYAMLError] = []

    def fail(what: str, mark: Any, context: str | None = None, first: Any = None) -> None:
        failed.append(yaml.composer.ComposerError(context, first, what, mark))

    stream = parent = _Collection(None, is_mapping=False)
    around: list[_Collection] = []
    anchors: dict[str, Any] = {}
    document: Any = None
    for event in iter(_loader()(text).get_event, None):
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            parent = around.pop()
        elif kind is yaml.AliasEvent:
            if event.anchor not in anchors:
                fail("found undefined alias", event.start_mark)
            parent.value.append(anchors.get(event.anchor))
        elif kind is yaml.DocumentStartEvent:
            if document:
                expected = "expected a single document in the stream"
                fail("but found another document", event.start_mark, expected, document.start_mark)
            document = event
        elif kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            scalar = kind is yaml.ScalarEvent
            node = event if scalar else _Collection(event.start_mark, is_mapping=kind is yaml.MappingStartEvent)
            if event.tag is not None:
                what = f"the tag {event.tag!r} is not allowed"
                misshapen.append((_mark(event), what, "remove the tag; write plain text"))
            if event.anchor is not None:
                if first := anchors.get(event.anchor):
                    again = "found duplicate anchor; first occurrence"
                    fail("second occurrence", event.start_mark, again, first.start_mark)
                anchors[event.anchor] = node
            parent.value.append(node)
            if not scalar:
                around.append(parent)
                parent = node
            if len(around) > MAX_DEPTH:
                what = f"nests more than {MAX_DEPTH} levels deep"
                misshapen.append((_mark(event), what, "write it flatter, or close the brackets before"))
                break
    if failed and not misshapen:
        raise failed[0]
    return (stream.value or [None])[0], misshapen


def _end_of(text: str) -> Place:
    """Line and column of what follows `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _syntax(error: "MarkedYAMLError", line: list[str]) -> tuple[str, str]:
    problem = error.problem or "is not YAML"
    indentation = re.match(r"\s*", "".join(line))
    if "'\\t'" in problem or (indentation and "\t" in indentation[0]):
        return "a tab is used for indentation", "indent with spaces"
    if "single document" in f"{error.context}" or "<document start>" in problem:
        return "holds more than one document", "keep one document in a file: remove the '---' and '...' lines"
    if "mapping values are not allowed" in problem:
        return (
            "a colon stands where a value is expected",
            "put the text in quotes, or start it with '|' on its own line",
        )
    if "undefined alias" in problem:
        return "an alias ('*') without its anchor ('&')", "put the text in quotes, or write the value out"
    return (
        f"is not YAML: {problem}",
        "mend the syntax here; text with ': ' or ' #', or with a sign in front, needs quotes",
    )


class _Reading:
    """Turns what was composed into data and remembers where each value stood."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[Path_, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._open: set[int] = set()
        self._aliased = 0

    def value(self, node: Any, at: Path_) -> Any:
        if at not in self.places:
            self.places[at] = _mark(node)
        if id(node) in self._seen:
            self._aliased += 1
            if self._aliased == MAX_ALIASED_NODES:
                self._wrong(node, "expands too many aliases", "write the values out instead of using '*' aliases")
            if self._aliased >= MAX_ALIASED_NODES:
                return None
        if id(node) in self._open:
            self._wrong(
                node, "an alias stands inside what it names", "write the values out instead of using '*' aliases"
            )
            return None
        self._seen.add(id(node))
        if not isinstance(node, _Collection):
            return self._scalar(node)
        self._open.add(id(node))
        data = self._mapping(node, at) if node.is_mapping else self._sequence(node, at)
        self._open.remove(id(node))
        return data

    def _sequence(self, node: Any, at: Path_) -> list[Any]:
        return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: Any, at: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in zip(node.value[::2], node.value[1::2], strict=True):
            if isinstance(key_node, _Collection):
                self._wrong(key_node, "a key must be text", "write the key as one word")
                continue
            key = key_node.value
            if key in data:
                self._wrong(key_node, f"duplicate key {key!r}", "remove one of the two; the second would win silently")
                continue
            if key == "<<":
                self._wrong(key_node, "merge keys ('<<') are not allowed", "write the values out")
                continue
            below = (*at, key)
            self.places[below] = _mark(key_node)
            data[key] = self.value(value_node, below)
        return data

    def _scalar(self, node: Any) -> Any:
        text: str = node.value
        if node.style:  # quoted or a block: text, whatever it looks like
            return text
        if text in {"true", "false"}:
            return text == "true"
        if text in {"null", "~", ""}:
            return None
        if _INT.fullmatch(text) and len(text) < 19:
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) and math.isfinite(float(text)) else text

    def _wrong(self, node: Any, what: str, fix: str) -> None:
        line, column = _mark(node)
        self.problems.append(Problem(path=self.path, line=line, column=column, what=what, fix=fix))


def _mark(of: Any) -> Place:
    mark = of.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
