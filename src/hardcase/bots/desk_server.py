"""The desk over MCP: each conversation has an address of its own on this machine, where the desk's tools are served.

There are no sessions to keep: every request says all it needs, so a client may reconnect for each call, as many do, and
both eras of the protocol are answered.
"""

import asyncio
import contextlib
import json
import secrets
import socket
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakValueDictionary

from hardcase.conversations import Desk, OpenConversation
from hardcase.errors import BotError

from .briefing import LAST_WORDS, brief
from .customer_line import HOW_TO_SPEAK, TOOLS, CustomerLine

if TYPE_CHECKING:
    import mcp_types
    import uvicorn
    from mcp.server.lowlevel import Server
    from starlette.types import Receive, Scope, Send

_HOST = "127.0.0.1"
_STOPS_WITHIN_S = 1


class DeskServer:
    """Serves the desks of conversations under way, on loopback, until the event loop ends."""

    def __init__(self) -> None:
        self._paths: WeakKeyDictionary[Desk, str] = WeakKeyDictionary()
        self._served: WeakValueDictionary[str, Desk] = WeakValueDictionary()
        self._told: WeakKeyDictionary[Desk, tuple[OpenConversation, CustomerLine | None]] = WeakKeyDictionary()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def address(self, conversation: OpenConversation, desk: Desk, *, line: CustomerLine | None = None) -> str:
        """Where the desk of a conversation is served; drawn for it, the same in all its turns, and guessed by nobody.

        Args:
            conversation: Whose channel and mode clients are told.
            desk: Whose tools are served, for as long as it is open.
            line: The customer, for an agent that hears and replies by tools too; None: by other ways.
        """
        if desk not in self._paths:
            path = self._paths[desk] = f"/{secrets.token_urlsafe(24)}/mcp"
            self._served[path], self._told[desk] = desk, (conversation, line)
        return f"http://{_HOST}:{await self._port()}{self._paths[desk]}"

    def load(self) -> None:
        """Load what serving needs, which takes a second or more: before the run, and not in somebody's first turn."""
        import mcp.server.streamable_http_manager  # noqa: F401
        import uvicorn  # noqa: F401

    async def _port(self) -> int:
        """The port on this event loop; sockets cannot be carried from one loop to another."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, listening = loop, socket.socket()
            listening.bind((_HOST, 0))
            self._bound: int = listening.getsockname()[1]
            self._keeper = _until_loop_ends(_quiet(self), listening)
            await anext(self._keeper)
        return self._bound

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request of a client, as an ASGI application."""
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        from mcp.server.transport_security import TransportSecuritySettings
        from starlette.responses import PlainTextResponse

        desk = self._served.get(scope["path"])
        if desk is None:
            await PlainTextResponse("there is no such conversation, or it is over", 404)(scope, receive, send)
            return
        if scope["method"] != "POST":  # nothing is told unasked, and there is no session to end
            await PlainTextResponse("post", 405, {"allow": "POST"})(scope, receive, send)
            return
        # A page in a browser on this machine cannot post here, whatever name it gives the address.
        safety = TransportSecuritySettings(allowed_hosts=[f"{_HOST}:*", "localhost:*"])
        manager = StreamableHTTPSessionManager(
            _served(desk, *self._told[desk]), json_response=True, stateless=True, security_settings=safety
        )
        # Cancelled is it only when the run is over, and nobody waits for the answer any more.
        with contextlib.suppress(asyncio.CancelledError):
            async with manager.run():
                await manager.handle_request(scope, receive, send)


def _served(desk: Desk, conversation: OpenConversation, line: CustomerLine | None) -> "Server[Any]":
    """One desk as an MCP server: its tools, and as instructions what any bot may know of the company."""
    import mcp_types
    from mcp.server.lowlevel import Server

    async def list_tools(_: Any, __: Any) -> mcp_types.ListToolsResult:
        return mcp_types.ListToolsResult(
            tools=[
                mcp_types.Tool(
                    name=each["name"],
                    description=each["description"],
                    input_schema={"type": "object", **each["parameters"]},
                )
                for each in [*(TOOLS if line else ()), *desk.tools]
            ]
        )

    async def call_tool(_: Any, asked: mcp_types.CallToolRequestParams) -> mcp_types.CallToolResult:
        try:
            if line and asked.name in {each["name"] for each in TOOLS}:
                return _result(await line.call(asked.name, asked.arguments or {}))
            return _result(desk.call(asked.name, **(asked.arguments or {})))
        except BotError as over:
            return _result({"error": str(over)})

    return Server(
        desk.company.company if desk.company.is_known else "desk",
        instructions=brief(
            desk.company,
            channel=conversation.channel,
            mode=conversation.mode,
            speaking=HOW_TO_SPEAK if line else LAST_WORDS,
        ),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _result(answer: dict[str, Any]) -> "mcp_types.CallToolResult":
    """The desk's answer, as text for models and as it is for programs; a refusal is an error of the tool."""
    import mcp_types

    text = mcp_types.TextContent(text=json.dumps(answer, ensure_ascii=False))
    return mcp_types.CallToolResult(content=[text], structured_content=answer, is_error="error" in answer)


def _quiet(app: DeskServer) -> "uvicorn.Server":
    """A server that says nothing and leaves Ctrl-C to whoever runs us."""
    import uvicorn

    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", timeout_graceful_shutdown=_STOPS_WITHIN_S
    )
    return uvicorn.Server(config)


async def _until_loop_ends(server: "uvicorn.Server", listening: socket.socket) -> AsyncGenerator[None]:
    """Serve until the event loop ends: a loop closes the generators that are left, and nobody else knows."""
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup([listening])
    try:
        yield
    finally:
        server.force_exit = True
        await server.shutdown([listening])
