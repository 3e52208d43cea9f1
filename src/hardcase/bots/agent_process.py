"""A candidate that is a command: started for each conversation, it plays it by MCP alone."""

import asyncio
import contextlib
import os
import signal
import tempfile
from collections.abc import Sequence
from typing import IO
from weakref import WeakKeyDictionary

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError
from hardcase.text import one_line

from .customer_line import CustomerLine
from .desk_server import DeskServer

ADDRESS = "HARDCASE_MCP"
"""The environment variable in which a command finds the address of its conversation."""
_LEAVES_WITHIN_S = 2.0
_SHOWN = 200


class AgentProcess:
    """Starts a command once for each conversation, and kills what has not left when it is over.

    Args:
        command: The program and its arguments.
        name: How results call it.
        desks: Serves the desks.

    Attributes:
        withheld: Environment variables that the command is not given.
    """

    def __init__(self, command: Sequence[str], *, name: str, desks: DeskServer) -> None:
        self.name = name
        self.withheld: frozenset[str] = frozenset()
        self._command, self._desks = tuple(command), desks
        self._agents: WeakKeyDictionary[Desk, _Agent] = WeakKeyDictionary()

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Answer the customer; see `Bot.reply`."""
        agent = self._agents.get(desk)
        if agent is None:
            line = CustomerLine(desk.over)
            address = await self._desks.address(conversation, desk, line=line)
            agent = self._agents[desk] = _Agent(line)
            await agent.start(self._command, address, over=desk.over, withheld=self.withheld)
        return await agent.reply(conversation.customer_says)


class _Agent:
    """One process, and the line between it and the customer."""

    def __init__(self, line: CustomerLine) -> None:
        self._line = line

    async def start(
        self, command: Sequence[str], address: str, *, over: asyncio.Event, withheld: frozenset[str]
    ) -> None:
        # A file, which never fills up as a pipe does that nobody reads; what is in it tells why a command failed.
        self._wrote: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process has left
        try:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=self._wrote,
                env={name: each for name, each in os.environ.items() if name not in withheld} | {ADDRESS: address},
                start_new_session=True,
            )
        except OSError as error:
            self._wrote.close()
            raise BotError(f"{command[0]!r} cannot be started: {error.strerror}") from error
        self._left = asyncio.create_task(self._see_off(over))

    async def reply(self, words: str) -> Reply:
        asked = asyncio.ensure_future(self._line.ask(words))
        try:
            await asyncio.wait([asked, self._left], return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                raise BotError(f"the agent ended before its reply: {self._left.result()}")
            return asked.result()
        finally:
            asked.cancel()

    async def _see_off(self, over: asyncio.Event) -> str:
        """Wait until it leaves, and make it leave once the conversation is over, or the run; how it ended."""
        leaves, ends = asyncio.ensure_future(self._process.wait()), asyncio.ensure_future(over.wait())
        try:
            await asyncio.wait([leaves, ends], return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait([leaves], timeout=_LEAVES_WITHIN_S)
        finally:
            ends.cancel()
            self._kill()
            await self._process.wait()
            with self._wrote:
                self._wrote.seek(max(0, self._wrote.seek(0, os.SEEK_END) - 4000))
                wrote = self._wrote.read().decode(errors="replace").strip().rpartition("\n")[2]
        return f"exit code {self._process.returncode}{': ' if wrote else ''}{one_line(wrote, _SHOWN)}"

    def _kill(self) -> None:
        """End it, and what it started itself where the system knows of such groups."""
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
