"""Candidates that find the desk's tools over MCP: each is handed an address in the place of the desk."""

import importlib.util
import re
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import OptionError
from hardcase.text import secrets_in

from .agent_process import AgentProcess
from .desk_server import DeskServer
from .http_bot import HttpBot
from .own_code import code_hash
from .python import PythonBot, load_python_bot

OVER_MCP = "mcp:"
"""Before a bot: its desk is served over MCP."""
_SCRIPTS = frozenset({".py", ".js", ".mjs", ".ts", ".rb", ".sh"})
_ATTRIBUTE = re.compile(r"[^\W\d][\w.]*:[^\W\d][\w.]*")


class FunctionOverMcp:
    """Runs a person's own function of (conversation, address of the desk).

    Args:
        function: Their code.
        desks: Serves the desks.

    Attributes:
        code: Hash of the modules it is written in; empty: nobody can tell.
    """

    def __init__(self, function: PythonBot, desks: DeskServer) -> None:
        self.name = function.name
        self._function, self._desks = function, desks
        self.code = code_hash(function.function)

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply | str:
        """Answer the customer; see `Bot.reply`."""
        address = await self._desks.address(conversation, desk)
        return await self._function.reply(conversation, cast(Any, address))


def find_over_mcp(spec: str, desks: DeskServer) -> HttpBot | FunctionOverMcp | AgentProcess:
    """The bot behind `mcp:URL`, `mcp:package.module:attribute` or `mcp:COMMAND`.

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
    if _ATTRIBUTE.fullmatch(behind):
        return FunctionOverMcp(load_python_bot(behind), desks)
    try:
        command = shlex.split(behind)
    except ValueError:
        command = []
    if not command or shutil.which(command[0]) is None:
        fix = "write mcp:http://127.0.0.1:8000/reply, mcp:package.module:attribute, or mcp:COMMAND; see docs/mcp.md"
        raise OptionError(f"bot {spec!r}: {behind!r} is no URL, no Python function and no command", fix=fix)
    if any(found for word in command for found in secrets_in(word)):  # the plan and the report repeat it
        fix = "set it in the environment, which the program is given"
        raise OptionError(f"bot: the command that runs {command[0]!r} holds a secret", fix=fix)
    if script := _lost_script(command):
        raise OptionError(f"bot {spec!r}: there is no file {script!r} here", fix="give its path from this folder")
    return AgentProcess(command, name=spec, desks=desks)


def _lost_script(command: Sequence[str]) -> str:
    """The script that a program is to run, where it plainly is not there; empty: it is, or nobody can tell."""
    first = next((word for word in command[1:] if not word.startswith("-") or word in {"-c", "-m"}), "")
    return first if Path(first).suffix in _SCRIPTS and not Path(first).exists() else ""
