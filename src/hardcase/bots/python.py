"""A candidate written in Python: an async or plain function, or an object with `reply`."""

import asyncio
import contextlib
import importlib
import inspect
import logging
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import partial
from pathlib import Path
from typing import Any

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError, OptionError, nearest

from .http_bot import HttpBot
from .misnamed import named_right

BLOCKED_S = 1.0
"""From here on a step without `await` is told: meanwhile no other conversation goes on, and no deadline is kept."""

_log = logging.getLogger(__name__)  # where nobody has set up logging, warnings go to standard error


class PythonBot:
    """Runs a person's own code as a candidate. What it raises is caught and recorded by `play`.

    Args:
        function: Called with the open conversation and the desk; returns text or a `Reply`, or an awaitable of it.
        name: How results call it.
    """

    def __init__(self, function: Callable[[OpenConversation, Desk], Any], *, name: str) -> None:
        self.function, self.name = function, name
        self._waits = inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(
            getattr(function, "__call__", None)  # noqa: B004 - an object whose __call__ is async
        )
        self._told_blocked = False

    def turned_away(self) -> str:
        """Why an endpoint that is wrapped here let nobody in so far; empty: it did, or there is none."""
        owner = getattr(self.function, "__self__", None)
        return owner.turned_away if isinstance(owner, HttpBot) else ""

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply | str:
        """Answer the customer. See `Bot.reply`."""
        if self._waits:
            answer = self.function(conversation, desk)
        else:
            answer = await _in_thread(self.function, conversation, desk)
        if inspect.iscoroutine(answer):
            answer = _Stepped(answer, self._took)
        return await answer if isinstance(answer, Awaitable) else answer  # type: ignore[no-any-return]

    def _took(self, seconds: float) -> None:
        """Tell once that this bot keeps every other conversation waiting."""
        if seconds < BLOCKED_S or self._told_blocked:
            return
        self._told_blocked = True
        what = getattr(self.function, "__qualname__", type(self.function).__qualname__)
        blocked = f"bot {self.name!r}: {what} is async and blocked all conversations for {seconds:.1f} s"
        _log.warning("%s; fix: write it as a plain `def`, which runs in a thread, or await what it waits for", blocked)


class _Stepped:
    """Awaits a coroutine and takes the time of each of its steps from one `await` to the next (PEP 380, PEP 492)."""

    def __init__(self, work: Coroutine[Any, Any, Any], took: Callable[[float], None]) -> None:
        self._work, self._took = work, took

    def __await__(self) -> Generator[Any, Any, Any]:
        step = partial(self._work.send, None)
        while True:
            began = time.perf_counter()
            try:
                waits_for = step()
            except StopIteration as end:
                return end.value
            finally:
                self._took(time.perf_counter() - began)
            try:
                sent = yield waits_for
            except GeneratorExit:
                self._work.close()
                raise
            except BaseException as error:  # handed to the bot, as `await` does: a cancellation, mostly
                step = partial(self._work.throw, error)
            else:
                step = partial(self._work.send, sent)


async def _in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a plain function in a thread of its own, a daemon: a bot that hangs must not keep the process alive."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Any] = loop.create_future()

    def settle(method: Callable[[Any], None], value: Any) -> None:
        if not answer.done():
            method(value)

    def work() -> None:
        try:
            value = function(*arguments)
        except BaseException as error:
            outcome = (answer.set_exception, _carried(error))
        else:
            outcome = (answer.set_result, value)
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits for a late answer any more
            loop.call_soon_threadsafe(settle, *outcome)

    threading.Thread(target=work, daemon=True, name="hardcase-bot").start()
    return await answer


def _carried(error: BaseException) -> BaseException:
    """Futures refuse StopIteration, and a Ctrl-C in the loop is a person's, never the candidate's."""
    if isinstance(error, (StopIteration, GeneratorExit, KeyboardInterrupt)):
        return BotError(f"raised {type(error).__name__}")
    return error


def load_python_bot(spec: str) -> PythonBot:
    """Find a candidate by `package.module:attribute`.

    Args:
        spec: The current folder is importable, so `my_bot:reply` finds `my_bot.py` beside you.

    Returns:
        PythonBot: Named after the spec.

    Raises:
        OptionError: No such module or attribute, the module cannot be imported, or it is no bot.
    """
    target = load_attribute(spec, what="bot")
    return as_bot(target, name=str(getattr(target, "name", None) or spec))


def as_bot(target: Any, *, name: str) -> PythonBot:
    """Take an object as a candidate.

    Args:
        target: A function of (conversation, desk), or an object with such a method `reply`.
        name: How results and messages call it.

    Raises:
        OptionError: It is no bot.
    """
    if inspect.isclass(target):
        fix = f"point at an instance: write `bot = {target.__name__}()` in the module and name that"
        raise OptionError(f"{name!r} is a class, not a bot", fix=fix)
    function = getattr(target, "reply", target)
    if not callable(function):
        fix = "point at a function of (conversation, desk), or at an object with such a method `reply`"
        raise OptionError(f"{name!r} is a {type(target).__name__}, not a bot", fix=fix)
    _check_signature(function, name)
    return PythonBot(function, name=name)


def _check_signature(function: Callable[..., Any], spec: str) -> None:
    try:
        inspect.signature(function).bind("conversation", "desk")
    except TypeError as error:
        raise OptionError(
            f"{spec!r} cannot be called with (conversation, desk): {error}", fix="take these two"
        ) from error
    except ValueError:
        return  # a builtin without a readable signature: the first call will tell


def load_attribute(spec: str, *, what: str) -> Any:
    """Import what `package.module:attribute` names.

    Args:
        spec: Module and attribute.
        what: Noun for messages, as `bot` or `judge`.

    Raises:
        OptionError: It is not there, or importing the module failed.
    """
    module_name, _, attribute = spec.partition(":")
    parts = module_name.split(".")
    if not attribute or not all(each.isidentifier() for each in parts) or parts[1:] == ["py"]:
        fix = named_right(spec) or "name a module that can be imported from this folder, as my_bot:reply"
        raise OptionError(f"{what} {spec!r} is not module:attribute", fix=fix)
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        target: Any = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name and not f"{module_name}.".startswith(f"{error.name}."):
            fix = f"install {error.name}, or mend the import"
            raise OptionError(
                f"{what} {spec!r}: {module_name} needs {error.name!r}, which is missing", fix=fix
            ) from error
        fix = named_right(spec) or "name a module that can be imported from this folder, as my_bot:reply"
        raise OptionError(f"{what} {spec!r}: there is no module {module_name!r}", fix=fix) from error
    except (
        Exception,
        SystemExit,
    ) as error:  # the user's module: whatever it does on import is told, not thrown
        fix = f"mend it; `python -c 'import {module_name}'` shows the whole story"
        raise OptionError(f"{what} {spec!r}: importing failed: {type(error).__name__}: {error}", fix=fix) from error
    for part in attribute.split("."):
        if not hasattr(target, part):
            known = [name for name in dir(target) if not name.startswith("_")]
            raise OptionError(f"{what} {spec!r}: {module_name} has no {part!r}", fix=nearest(part, known))
        target = getattr(target, part)
    return target
