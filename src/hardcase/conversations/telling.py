"""Builds a recording from what happened, in order: words, calls and results, in whatever form they were written."""

import datetime
import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from .bot import MAX_REPLY_CHARACTERS
from .conversation import succeeded
from .recording import RecordedCall, RecordedTurn, is_hand_over
from .wrapped import looks_like_json, unwrapped

Speaker = Literal["customer", "bot", "human"]

_STOP = re.compile(r"\s{0,20}(?P<mark>###[A-Z-]{2,30}###)$")
"""How the simulated customer of a benchmark says that it has finished."""


class MisfitError(ValueError):
    """A row that is no conversation, and why: it is set aside, never guessed at."""


class _Made:
    """A call that is still waiting for its result."""

    __slots__ = ("arguments", "call_id", "result", "tool")

    def __init__(self, tool: str, arguments: dict[str, Any], call_id: str) -> None:
        self.tool, self.arguments, self.call_id = tool, arguments, call_id
        self.result: dict[str, Any] | None = None


class Telling:
    """One conversation as it is told.

    Calls without words belong to the bot's next words. Where none follow, the bot's last act is a turn without words.

    Args:
        hand_over_tools: Tools that hand over, beside those whose names say so.

    Attributes:
        told: What the bot was told before it spoke, in order.
        beside: What stood beside the words of a turn, by the turn's index.
        unwrapped: Replies that were taken out of JSON.
    """

    def __init__(self, hand_over_tools: frozenset[str] = frozenset()) -> None:
        self._names = hand_over_tools
        self._turns: list[tuple[Speaker, str, float | None, list[_Made]]] = []
        self._pending: list[_Made] = []
        self._waiting: list[_Made] = []
        self._called: set[str] = set()
        self.told: list[str] = []
        self.beside: dict[str, list[dict[str, Any]]] = {}
        self.unwrapped = self.stray_results = 0
        self.stopped_by = ""

    def __len__(self) -> int:
        return len(self._turns)

    def say(self, speaker: Speaker, text: object, *, at_s: float | None = None, verbatim: bool = False) -> None:
        """Take in one utterance.

        Two things that were recorded as words are none: the JSON around a bot's reply, and the mark by which a
        simulated customer ends a conversation.

        Args:
            speaker: Who said it.
            text: The words.
            at_s: When, where that is known.
            verbatim: Both were looked for already.

        Raises:
            MisfitError: It is no text, too long to be one utterance, or JSON that holds no words.
        """
        where = len(self._turns)
        if not isinstance(text, str):
            raise MisfitError(f"turn {where} has {_kind(text)} where its words should be")
        if len(text) > MAX_REPLY_CHARACTERS:
            raise MisfitError(f"turn {where} has {len(text):,} characters; a turn has at most {MAX_REPLY_CHARACTERS:,}")
        if speaker == "customer" and not verbatim and text.endswith("###"):
            mark = _STOP.search(text)
            if mark:
                self.stopped_by, text = mark["mark"], text[: mark.start()]
                if not text:
                    return
        if speaker == "bot" and looks_like_json(text):
            found = unwrapped(text)
            if found is None:
                raise MisfitError(f"the reply in turn {where} is JSON and not words")
            text, others = found
            self.unwrapped += 1
            if others:
                self.beside.setdefault(str(where), []).append(others)
        made: list[_Made] = []
        if speaker == "bot":
            made, self._pending = self._pending, []
        self._turns.append((speaker, text, at_s, made))

    def note(self, about: Mapping[str, Any]) -> None:
        """Keep what stands beside the latest words, or beside the words that come next."""
        if about:
            self.beside.setdefault(str(len(self._turns)), []).append(dict(about))

    def call(self, tool: object, arguments: object, *, call_id: object = "", with_words: bool = False) -> None:
        """Take in a call of the bot.

        Args:
            tool: Its name.
            arguments: An object, or its JSON.
            call_id: By which its result is found; empty: by order.
            with_words: It was made in the same breath as the latest words.

        Raises:
            MisfitError: The tool has no name.
        """
        if not isinstance(tool, str) or not tool:
            raise MisfitError(f"a call before turn {len(self._turns)} names no tool")
        made = _Made(tool, _arguments(arguments), call_id if isinstance(call_id, str) else "")
        (self._turns[-1][3] if with_words and self._turns else self._pending).append(made)
        self._waiting.append(made)
        self._called.add(tool)

    def result(self, value: object, *, call_id: object = "", name: object = "") -> None:
        """Take in a result: of the call with this id, else of the first that waits for one.

        Args:
            value: What the tool answered.
            call_id: Of the call.
            name: Of the tool that answered; only its calls wait for this result, unless no call has that name.
        """
        if isinstance(call_id, str) and call_id:
            found = next((each for each in self._waiting if each.call_id == call_id), None)
        else:
            named = isinstance(name, str) and name in self._called
            found = next((each for each in self._waiting if not named or each.tool == name), None)
        if found is None:
            self.stray_results += 1
            return
        self._waiting.remove(found)
        found.result = _result(value)

    def turns(self) -> tuple[RecordedTurn, ...]:
        """Everything that was told.

        Raises:
            MisfitError: Nothing was.
        """
        if self._pending:
            self._turns.append(("bot", "", None, self._pending))
            self._pending = []
        if not self._turns:
            raise MisfitError("nobody says anything")
        return tuple([self._turn(*each) for each in self._turns])

    def _turn(self, speaker: Speaker, text: str, at_s: float | None, made: list[_Made]) -> RecordedTurn:
        if not made:
            return RecordedTurn(speaker=speaker, text=text, at_s=at_s)
        calls = tuple([RecordedCall(tool=e.tool, arguments=e.arguments, result=e.result) for e in made])
        named = (
            e for e in calls if e.tool in self._names and not is_hand_over(e.tool) and succeeded(e.tool, e.result or {})
        )
        packet = next((each.arguments for each in named), None)
        return RecordedTurn(speaker=speaker, text=text, at_s=at_s, calls=calls, handover=packet)

    def meta(self) -> dict[str, Any]:
        """What is known beside the turns."""
        known: dict[str, Any] = {}
        if self.told:
            known["told"] = "\n\n".join(self.told)
        if self.unwrapped:
            known["unwrapped"] = self.unwrapped
        if self.beside:
            known["beside"] = self.beside
        if self.stopped_by:
            known["stopped_by"] = self.stopped_by
        if self.stray_results:
            known["results_without_call"] = self.stray_results
        return known


def _arguments(given: object) -> dict[str, Any]:
    if isinstance(given, str):
        text = given
        try:
            given = msgspec.json.decode(text)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return {"text": text} if text.strip() else {}
    if isinstance(given, dict):
        return given
    return {} if given is None else {"value": given}


def _result(value: object) -> dict[str, Any]:
    """An answer as an object: what is JSON is read, what begins with "Error" is one."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("Error"):
            return {"error": text}
        if text[:1] not in {"{", "["}:
            return {"text": value} if text else {}
        try:
            value = msgspec.json.decode(text)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return {"text": text}
    if isinstance(value, dict):
        if "error" in value and not value["error"]:  # "error": null says that there was none
            return {key: each for key, each in value.items() if key != "error"}
        return value
    if isinstance(value, list):
        return {"items": value}
    return {} if value is None else {"value": value}


def seconds(at: object) -> float | None:
    """A moment as seconds: of a number, or of a date and time in ISO form; None when it is neither."""
    if isinstance(at, (int, float)) and not isinstance(at, bool):
        return float(at)
    if not isinstance(at, str) or not at:
        return None
    try:
        moment = datetime.datetime.fromisoformat(at)
    except ValueError:
        try:
            return float(at)
        except ValueError:
            return None
    zone = moment.tzinfo or datetime.UTC
    return moment.replace(tzinfo=zone).timestamp()


def _kind(value: object) -> str:
    names = {"NoneType": "nothing", "int": "a number", "float": "a number", "bool": "a boolean"}
    return names.get(type(value).__name__, f"a {type(value).__name__}")
