"""Candidates that find the desk's tools over MCP: each is handed an address in the place of the desk."""

import importlib.util
import re
from typing import Any, cast

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import OptionError

from .desk_server import DeskServer
from .http_bot import HttpBot
from .python import PythonBot, load_python_bot

OVER_MCP = "mcp:"
"""Before a bot: its desk is served over MCP."""
_ATTRIBUTE = re.compile(r"[^\W\d][\w.]*:[^\W\d][\w.]*")


class FunctionOverMcp:
    """Runs a person's own function of (conversation, address of the desk).

    Args:
        function: Their code.
        desks: Serves the desks.
    """

    def __init__(self, function: PythonBot, desks: DeskServer) -> None:
        self.name = function.name
        self._function, self._desks = function, desks

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply | str:
        """Answer the customer; see `Bot.reply`."""
        address = await self._desks.address(conversation, desk)
        return await self._function.reply(conversation, cast(Any, address))


def find_over_mcp(spec: str, desks: DeskServer) -> HttpBot | FunctionOverMcp:
    """The bot behind `mcp:URL` or `mcp:package.module:attribute`.

    Args:
        spec: As on the command line.
        desks: Will serve the desks.

    Raises:
        OptionError: There is no such bot, or nothing to serve with.
    """
    behind = spec.removeprefix(OVER_MCP)
    if importlib.util.find_spec("mcp") is None:
        raise OptionError(f"bot {spec!r} needs the package mcp", fix="install it: pip install 'hardcase[mcp]'")
    if behind.startswith(("http://", "https://")):
        return HttpBot(behind, desks=desks)
    if not _ATTRIBUTE.fullmatch(behind):
        fix = "write mcp:http://127.0.0.1:8000/reply, or mcp:package.module:attribute; see docs/mcp.md"
        raise OptionError(f"bot {spec!r}: {behind!r} is no URL and no Python function", fix=fix)
    return FunctionOverMcp(load_python_bot(behind), desks)
