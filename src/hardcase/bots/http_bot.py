"""A candidate behind an HTTP endpoint: one POST for each reply, and one more for each round of the desk's tools."""

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlsplit
from weakref import WeakKeyDictionary

import msgspec

from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError, OptionError, UnreachableError
from hardcase.models import SentSecrets
from hardcase.text import secrets_in

from .desk_server import DeskServer
from .wire import BotReply, ToolResult, request_of, why_no_reply

if TYPE_CHECKING:
    import httpx2

MAX_BYTES = 1024 * 1024
MAX_ROUNDS = 16
CONNECT_TIMEOUT_S = 10.0
_KEPT_OPEN_S = 2.0  # below what servers keep an idle connection for: none closes it just as it is used again
_SHOWN = 200
_TURNED_AWAY = frozenset({301, 302, 303, 307, 308, 401, 403, 404, 405, 407})
"""Statuses that say that the address or the key is wrong, where no other reply ever came."""
_SECRET_NAME = re.compile(r"key|token|secret|passw|pwd|auth|code|sig|credential|session", re.IGNORECASE)

_decode = msgspec.json.Decoder(BotReply).decode
_encode = msgspec.json.Encoder().encode


class HttpBot:
    """Posts each turn to an endpoint, in the format of `bot-request.schema.json`.

    Args:
        url: Where to post. It is written into plans and reports, so it may hold no secret.
        name: How results call it; empty: its address.
        headers: Sent with every request, such as a key that was read from the environment; written nowhere.
        desks: Serves the desk over MCP, and each request says where; None: the tools go over this wire alone.

    Attributes:
        url: Where it posts.
        turned_away: Why every reply so far was refused at the door, as by 401; empty once it has answered.

    Raises:
        OptionError: The URL is none, or holds a secret.
    """

    def __init__(
        self,
        url: str,
        *,
        name: str = "",
        headers: Mapping[str, str] | None = None,
        desks: DeskServer | None = None,
    ) -> None:
        place = _checked(url)
        self.name = name or f"{place.netloc}{place.path.rstrip('/')}"
        self.turned_away = ""
        self.url, self._headers, self._desks = url, dict(headers or {}), desks
        self._sent = SentSecrets("", self._headers)
        self._answered = False
        self._results: WeakKeyDictionary[Desk, list[ToolResult]] = WeakKeyDictionary()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Post the conversation, call the tools that are asked for, and post again, until words come back.

        Raises:
            BotError: The endpoint answered with an error, too much, or something that is no reply.
            UnreachableError: Nobody answered, or nobody let us in.
        """
        results = self._results.setdefault(desk, [])
        mcp = await self._desks.address(conversation, desk) if self._desks else None
        tokens_in = tokens_out = 0
        for _ in range(MAX_ROUNDS + 1):
            answer = await self._post(_encode(request_of(conversation, desk, tuple(results), mcp=mcp)))
            tokens_in, tokens_out = tokens_in + answer.tokens_in, tokens_out + answer.tokens_out
            for made in answer.calls:
                desk.report(made.tool, made.arguments, made.result)
            if not answer.tool_calls:
                if answer.text is None:
                    raise BotError("answered neither text nor tool_calls")
                return Reply(
                    text=answer.text,
                    notes=answer.notes,
                    handover=answer.handover,
                    tokens_in=tokens_in,
                    tokens_out=tokens_out,
                )
            if answer.text is not None or answer.handover is not None:
                beside = "text" if answer.text is not None else "a handover"
                raise BotError(f"answered {beside} and tool_calls at once: say it once the results are there")
            for call in answer.tool_calls:
                given = desk.call(call.tool, **call.arguments)
                results.append(
                    ToolResult(
                        turn=len(conversation.turns), id=call.id, tool=call.tool, arguments=call.arguments, result=given
                    )
                )
        raise BotError(f"asked for tools {MAX_ROUNDS + 1} times in one turn, at most {MAX_ROUNDS} rounds are made")

    async def _post(self, body: bytes) -> BotReply:
        import httpx2

        client = await self._client()
        try:
            async with client.stream("POST", self.url, content=body) as response:
                self._let_in(response.status_code, response.headers.get("location", ""))
                data = await _bounded(response)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise UnreachableError(f"{self.url}: nobody answered: {self._shown(str(error))}") from error
        except httpx2.HTTPError as error:
            what = self._shown(str(error)) or "it was closed"
            raise BotError(f"the connection broke before the reply was whole: {what}") from error
        if not response.is_success:
            raise BotError(f"answered HTTP {response.status_code}: {self._shown(data.decode(errors='replace'))}")
        try:
            return _decode(self._sent.taken_out(data.decode()))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            shown = self._shown(data.decode(errors="replace"))
            raise BotError(why_no_reply(error, shown) + (f": {shown}" if shown else "")) from error

    def _let_in(self, status: int, location: str) -> None:
        """Tell a wrong address or key, which is the operator's, from an error of a bot that has answered before."""
        if status not in _TURNED_AWAY or self._answered:
            self._answered, self.turned_away = True, ""
            return
        where = f", which sends on to {self._shown(location.partition('?')[0])!r}" if location else ""
        self.turned_away = f"{self.url}: HTTP {status}{where}"
        raise UnreachableError(self.turned_away)

    async def _client(self) -> "httpx2.AsyncClient":
        """The one client of this event loop; connections cannot be carried from one loop to another."""
        import httpx2

        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            self._connections = httpx2.AsyncClient(
                headers={**self._headers, "content-type": "application/json", "accept-encoding": "identity"},
                timeout=httpx2.Timeout(None, connect=CONNECT_TIMEOUT_S),  # `play` holds the deadline of a turn
                limits=httpx2.Limits(max_connections=None, keepalive_expiry=_KEPT_OPEN_S),
                trust_env=False,
            )
            self._keeper = _closed_with_loop(self._connections)
            await anext(self._keeper)
        return self._connections

    def _shown(self, text: str) -> str:
        return self._sent.shown(text, _SHOWN)


async def _closed_with_loop(client: "httpx2.AsyncClient") -> AsyncGenerator[None]:
    """Close a client when its event loop ends: a loop closes the generators that are left, and nobody else knows."""
    async with client:
        yield


async def _bounded(response: "httpx2.Response") -> bytes:
    """The body as it was sent; a packed one is not unpacked, since a small one may be endless inside."""
    data = bytearray()
    async for piece in response.aiter_raw():
        data += piece
        if len(data) > MAX_BYTES:
            raise BotError(f"answered more than {MAX_BYTES:,} bytes")
    return bytes(data)


def _checked(url: str) -> SplitResult:
    """Refuse a URL that leads nowhere, or that says what may not be written down; it is not repeated then."""
    try:
        place = urlsplit(url)
        usable = place.scheme in {"http", "https"} and place.hostname and place.port != 0
    except ValueError:
        usable = False
    if not usable or any(each.isspace() for each in url):
        shown = url.partition("?")[0].rpartition("@")[2]
        raise OptionError(f"bot {shown!r} is no URL to post to", fix="write it as http://127.0.0.1:8000/reply")
    fix = "send it as a header that is read from the environment: docs/http-bots.md"
    if place.username or place.password:
        raise OptionError(f"the URL of the bot at {place.hostname!r} holds a name or a password", fix=fix)
    names = [name for name, value in parse_qsl(place.query) if _SECRET_NAME.search(name) or any(secrets_in(value))]
    if names or place.fragment:
        what = f"a secret in {names[0]!r}" if names else "a fragment, which is never sent"
        raise OptionError(f"the URL of the bot at {place.hostname!r} holds {what}", fix=fix)
    return place
