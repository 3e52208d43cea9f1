"""A candidate written in Python: an async or plain function, or an object with `reply`."""

import asyncio
import contextlib
import importlib
import inspect
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError, OptionError, nearest

from .http_bot import HttpBot


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
        return await answer if isinstance(answer, Awaitable) else answer  # type: ignore[no-any-return]


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
        fix = "name a module that can be imported from this folder, as my_bot:reply"
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
