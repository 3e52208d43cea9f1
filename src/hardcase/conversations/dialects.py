"""Rows from elsewhere, read as recordings: each row is recognised by itself, and one that fits nothing says why."""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from .columns import from_messages_in_rows
from .messages import from_messages
from .recording import RecordedTurn, Recording, spoken_language
from .speakers import speakers_of
from .telling import MisfitError, Speaker, Telling

FORMATS = ("auto", "openai", "tau", "rows", "columns")
INSIDE = ("simulations", "conversations", "dialogues", "rows", "data")
"""Keys of a JSON document under which its conversations stand."""


class Dialect(Struct, frozen=True, kw_only=True):
    """How rows are to be read.

    Attributes:
        format: One of `FORMATS`; `auto` recognises every row by itself.
        columns: For `columns`: the column of `id`, `speaker` and `text`, and where there are such of `at`, `case`,
            `language`, `bot`, `agent`, `team` and `vendor`.
        speakers: Who is who where a name does not say it.
        language: Of rows that do not say theirs; empty: recognised from the words, where they show it.
        bot: Name of the bot where a row does not say it.
        hand_over_tools: Tools that hand over, beside those whose names say so.
        encoding: Of text files; empty: UTF-8.
    """

    format: str = "auto"
    columns: dict[str, str] = {}
    speakers: dict[str, Speaker] = {}
    language: str = ""
    bot: str = ""
    hand_over_tools: frozenset[str] = frozenset()
    encoding: str = ""


_native = msgspec.json.Decoder(Recording).decode
_anything = msgspec.json.Decoder().decode
_CUT_PAIR = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u)")
_UNREADABLE = (msgspec.DecodeError, UnicodeError, RecursionError)


def is_message(item: Any) -> bool:
    """Whether something is one message of a conversation, so that a list of such is one conversation."""
    return isinstance(item, dict) and "role" in item and ("content" in item or "tool_calls" in item)


def recording_of(data: Any, dialect: Dialect, *, name: str) -> Recording:
    """Read one row.

    Args:
        data: Bytes of one JSON value, or the value; for `columns`, the rows of one conversation.
        dialect: How to read it.
        name: Id of a row that has none.

    Raises:
        MisfitError: It is no conversation, in one sentence.
    """
    try:
        if isinstance(data, bytes):
            if dialect.format == "auto" and b'"speaker"' in data:
                try:
                    return _finished(_native(data), dialect)
                except _UNREADABLE:
                    pass  # another dialect, or damaged: told apart below
            data = _anything(data)
        return _finished(_read(data, dialect, name), dialect)
    except _UNREADABLE as error:
        if "surrogate" in str(error) or (isinstance(data, bytes) and _CUT_PAIR.search(data)):
            what = "no text: half a character stands alone (a lone surrogate), as where words were cut within an emoji"
            raise MisfitError(what) from error
        raise MisfitError(f"no JSON: {error}"[:200]) from error


def _read(data: Any, dialect: Dialect, name: str) -> Recording:
    if dialect.format == "columns":
        return from_messages_in_rows(data, dialect.columns, dialect.speakers, dialect.hand_over_tools, name=name)
    if isinstance(data, list) and data and is_message(data[0]):
        data = {"messages": data}
    if not isinstance(data, dict):
        raise MisfitError("the row is no object")
    for format_, key, read in _SHAPES:
        if key in data and dialect.format in {"auto", format_}:
            return read(data, dialect, name)
    if dialect.format == "auto":
        raise MisfitError("the row has none of: turns, messages, traj")
    raise MisfitError(f"the row is not of the format {dialect.format!r}")


def _from_turns(data: dict[str, Any], dialect: Dialect, name: str) -> Recording:
    """Ours, or rows with a role for each turn and calls in its meta."""
    turns = data["turns"]
    if not isinstance(turns, list) or not all(isinstance(each, dict) for each in turns):
        raise MisfitError("turns is no list of objects")
    if turns and "speaker" in turns[0] and "role" not in turns[0]:
        try:
            return msgspec.convert(data, Recording)
        except msgspec.ValidationError as error:
            raise MisfitError(f"{error}"[:200]) from error
    telling = Telling(dialect.hand_over_tools)
    who = speakers_of({each["role"] for each in turns if isinstance(each.get("role"), str)}, dialect.speakers)
    for position, each in enumerate(turns):
        _tell(telling, each, who, position)
    labels = data.get("labels")
    return _joined(data, telling, labels if isinstance(labels, dict) else {}, name)


def _tell(telling: Telling, turn: dict[str, Any], who: Mapping[str, Speaker | None], position: int) -> None:
    role, text, meta = turn.get("role"), turn.get("text"), turn.get("meta")
    if not isinstance(role, str) or role not in who:
        raise MisfitError(f"row turn {position} is spoken by {str(role)[:40]!r}: nobody knows who that is")
    speaker = who[role]
    if not isinstance(meta, dict):
        meta = {}
    if speaker is None:
        if isinstance(text, str):
            telling.told.append(text)
        return
    calls, has_result = meta.get("tool_calls") or (), "tool_result" in meta
    if not isinstance(calls, (list, tuple)) or not all(isinstance(each, dict) for each in calls):
        raise MisfitError(f"row turn {position} has tool_calls that are no list of objects")
    empty = text is None or (isinstance(text, str) and not text.strip())
    said = not (has_result or (empty and meta))
    if said:
        telling.say(speaker, text)
    elif isinstance(meta.get("event"), dict) and isinstance(meta["event"].get("APIName"), str):
        _event(telling, meta["event"])
    elif not has_result and meta.keys() - {"tool_calls"}:
        telling.note({key: each for key, each in meta.items() if key != "tool_calls"})
    for each in calls:
        telling.call(each.get("name"), each.get("arguments"), call_id=each.get("id"), with_words=said)
    if has_result:
        telling.result(meta["tool_result"], call_id=meta.get("tool_call_id"), name=meta.get("tool_name"))


_TELLING = ("Status", "Message")
"""How the fields end in which a system of a wizard says what became of a request."""
_FAILED = re.compile(r"\b(?:failed|unable to|cannot|not authori[sz]ed|a conflicting)\b", re.IGNORECASE)
"""The request was turned down; that something asked about is unavailable is an answer."""
_REQUEST = re.compile(r"[A-Za-z]{1,40}(?=\W{0,5}$)")


def _event(telling: Telling, event: dict[str, Any]) -> None:
    """What a person at the desk asked of a system, or what the system answered, as dialogues of wizards write it.

    Each system is one tool, and where one answers several kinds of request, each kind is: checking is no booking.
    """
    if event.get("Agent") == "KnowledgeBase":
        item = event.get("Item")
        telling.result(_answered(item) if isinstance(item, dict) else item)
        return
    constraints = event.get("Constraints")
    named = constraints if isinstance(constraints, list) else [constraints]
    requests = [each.get("RequestType") for each in named if isinstance(each, dict)]
    kinds = [match[0].lower() for each in requests if isinstance(each, str) and (match := _REQUEST.search(each))]
    telling.call(".".join([event["APIName"], *kinds[:1]]), {"constraints": constraints})


def _answered(item: dict[str, Any]) -> dict[str, Any]:
    """An answer, with the error that its status or message plainly tells of."""
    told = [each for key, each in item.items() if key.endswith(_TELLING) and isinstance(each, str)]
    failed = next((each for each in told if _FAILED.search(each)), None)
    return item if failed is None or "error" in item else {"error": failed, **item}


def _from_chat(data: dict[str, Any], dialect: Dialect, name: str, *, key: str) -> Recording:
    telling = Telling(dialect.hand_over_tools)
    from_messages(data[key], telling, dialect.speakers)
    task, trial = data.get("task_id"), data.get("trial")
    if "id" not in data and task is not None:
        name = f"{task}/{trial}" if trial is not None else str(task)
    labels = data.get("labels")
    others = labels if isinstance(labels, dict) else {}
    return _joined(data, telling, others, name, without=key)


_SHAPES: Sequence[tuple[str, str, Callable[[dict[str, Any], Dialect, str], Recording]]] = (
    ("rows", "turns", _from_turns),
    ("tau", "traj", functools.partial(_from_chat, key="traj")),
    ("tau", "messages", functools.partial(_from_chat, key="messages")),
    ("openai", "messages", functools.partial(_from_chat, key="messages")),
)
_OWN = ("case", "language", "bot", "agent", "team", "vendor")


def _joined(
    data: dict[str, Any], telling: Telling, labels: dict[str, Any], name: str, *, without: str = "turns"
) -> Recording:
    """A recording of what was told and of what the row says beside it."""
    given: dict[str, str] = {}
    others: dict[str, Any] = dict(labels)
    for key, value in data.items():
        if key in {"id", "labels", without}:
            continue
        if key in _OWN and isinstance(value, str):
            given[key] = value
        elif key == "meta" and isinstance(value, dict):
            others |= value
        else:
            others[key] = value
    if "bot" not in given and isinstance(others.get("bot"), str):
        given["bot"] = others.pop("bot")
    own_id = next(
        (data[key] for key in ("id", "conversation_id", "session_id") if data.get(key) not in (None, "")), name
    )
    return Recording(id=str(own_id), turns=telling.turns(), meta=others | telling.meta(), **{"bot": "", **given})


def _finished(recording: Recording, dialect: Dialect) -> Recording:
    """With what the user said about rows that do not say it, and without replies that are JSON."""
    changes: dict[str, Any] = {}
    if not recording.language and dialect.language:
        changes["language"] = dialect.language
    if not recording.bot:
        changes["bot"] = dialect.bot or "recorded"
    if any(_is_odd(turn) for turn in recording.turns):
        changes |= _unwrapped(recording)
    recording = structs.replace(recording, **changes) if changes else recording
    spoken = spoken_language(recording)
    return recording if spoken == recording.language else structs.replace(recording, language=spoken)


def _is_odd(turn: RecordedTurn) -> bool:
    """Whether a turn's words must be looked at again: they may be JSON, or too long."""
    return turn.text[:1] in {"{", "[", "`", " ", "\n"} or len(turn.text) > 50_000


def _unwrapped(recording: Recording) -> dict[str, Any]:
    """What changes in a recording whose words were read once already."""
    telling = Telling()
    for turn in recording.turns:
        telling.say(turn.speaker, turn.text, verbatim=turn.speaker != "bot")
    if not telling.unwrapped:
        return {}
    words = telling.turns()
    turns = tuple([structs.replace(turn, text=each.text) for turn, each in zip(recording.turns, words, strict=True)])
    return {"turns": turns, "meta": recording.meta | telling.meta()}
