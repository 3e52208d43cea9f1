"""The way to one server: a provider's own package, one client for the whole run, and what became of an attempt."""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from hardcase.errors import BotError, UnreachableError

from .address import is_loopback
from .call_slots import HELD_AT_MOST_S, NO_PLACE, slots_at
from .deadline import clock_s, clock_stopped
from .environment import ambient_headers
from .sent_secrets import SentSecrets

if TYPE_CHECKING:
    import httpx2

RETRIES = 2
CONNECT_TIMEOUT_S = 5.0
TRY_AGAIN = frozenset({408, 409, 429})
"""Statuses below 500 that are worth another try."""
MAX_BYTES = 4 * 1024 * 1024
"""Of an answer: a turn holds 100,000 characters at most, and a model's thoughts come beside it."""
_LEAST_CONNECT_S = 0.1
_PAUSE_S = 0.5
_SHOWN = 300
_NO_KEY = "none"


class _TooLongError(Exception):
    """An answer had no end in sight."""


async def _bound(response: "httpx2.Response") -> None:
    """Have a body end in an error where it grows too long, before it fills the memory."""
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for piece in body:
                size += len(piece)
                if size > MAX_BYTES:
                    raise _TooLongError
                yield piece

        async def aclose(self) -> None:
            await body.aclose()

    body = cast("httpx2.AsyncByteStream", response.stream)
    response.stream = Bounded()


class FailedError(Exception):
    """An attempt that failed.

    Attributes:
        status: What the server answered; 0: nobody was there.
        said: What it said, short, without secrets.
        refused: It was told no, or nobody was there to be told: such an attempt costs nothing.
        again_after_s: Seconds after which another one may help; None: none will.
        shut_s: Seconds for which the server wants no call at all, where they are more than a run waits; else 0.
    """

    def __init__(
        self, status: int, said: str, *, refused: bool = True, again_after_s: float | None = None, shut_s: float = 0.0
    ) -> None:
        said += f"; it asks to wait {shut_s:,.0f} s" if shut_s else ""
        super().__init__(said)
        self.shut_s = shut_s
        self.status, self.said, self.refused, self.again_after_s = status, said, refused, again_after_s

    @property
    def trouble(self) -> str:
        """What it met, in short."""
        return f"HTTP {self.status}" if self.status else "the connection broke"


class Connection:
    """Posts to one server.

    Args:
        package: Whose client is used: it sends, tries again, and tells errors apart.
        base_url: Of the server.
        key: Empty: none is sent.
        headers: Sent along, secrets too.
        requests_per_minute: At most so many go to this address, whoever in this process sends them; None: any number.
        transport: Takes the place of the network, for tests.

    Attributes:
        headers: All that are sent but the key, those that the package reads from the environment among them.
        held_s: Seconds for which its calls have waited until they might go out, added up.
    """

    def __init__(
        self,
        package: Literal["openai", "anthropic"],
        base_url: str,
        *,
        key: str,
        headers: Mapping[str, str],
        requests_per_minute: int | None = None,
        transport: "httpx2.AsyncBaseTransport | None" = None,
    ) -> None:
        self._package = _load(package)  # here and not in the first turn, whose time it would take
        self._base_url, self._key, self._headers, self._transport = base_url, key, dict(headers), transport
        self.headers = ambient_headers(package) | self._headers
        self._secrets = SentSecrets(key, self.headers)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._slots, self.held_s = slots_at(base_url), 0.0
        if requests_per_minute is not None:
            self._slots.limit(requests_per_minute)

    async def post(self, path: str, body: bytes, *, latest: float | None, trouble: str = "") -> str:
        """Post once. What waits for its slot waits for us, and nobody's clock runs meanwhile.

        Args:
            path: Below the base URL.
            body: In JSON.
            latest: When a call that met trouble is given up, as `clock_s` tells the time; None: never.
            trouble: What an earlier attempt has met: this one must end before whoever waits gives up, or a provider
                that had no place would look like a candidate that is slow. Empty: it is the first.

        Returns:
            str: What came back with a 2xx, without what was sent as a secret.

        Raises:
            FailedError: The server answered with another status, or nobody was there.
            BotError: The answer is too long to be one.
            UnreachableError: There was trouble before, and no time left.
        """
        import httpx2

        client = await self._client()
        options: dict[str, Any] = {}
        if not self._key and "authorization" not in map(str.lower, self._headers):
            options["headers"] = {"Authorization": self._package.Omit()}
        with clock_stopped():
            waited_s = await self._slots.take()
        self.held_s += waited_s
        if self._slots.shut_s:
            raise FailedError(NO_PLACE, "it was not asked again", shut_s=self._slots.shut_s)
        left_s = None if latest is None else latest - clock_s()
        if left_s is not None:
            connect_s = max(_LEAST_CONNECT_S, min(CONNECT_TIMEOUT_S, left_s / (RETRIES + 2)))
            options["timeout"] = httpx2.Timeout(None, connect=connect_s)
        try:
            async with asyncio.timeout(left_s if trouble else None):
                response = await client.post(path, content=body, cast_to=httpx2.Response, options=options)
        except TimeoutError:
            raise self.given_up(trouble) from None
        except self._package.APIStatusError as error:
            status, headers = error.status_code, error.response.headers
            again_after_s = self._again_after_s(status, headers, self._slots.heed(status, headers))
            said = self.shown(_message(error))  # its own words repeat keys
            raise FailedError(status, said, again_after_s=again_after_s, shut_s=self._slots.shut_s) from None
        except _TooLongError:
            raise self._too_long() from None
        except self._package.APIConnectionError as error:
            if isinstance(error.__cause__, _TooLongError):
                raise self._too_long() from None
            said = self.shown(str(error.__cause__ or error))
            raise FailedError(0, said, refused=_nobody_was_there(error), again_after_s=0.0) from None
        self._slots.heed(response.status_code, response.headers)
        text: str = response.text
        return self._secrets.taken_out(text)

    def given_up(self, trouble: str) -> UnreachableError:
        """The error of a call that met trouble and has no time left."""
        return UnreachableError(f"{self._base_url}: {trouble}, and there was no time left to try again")

    def _too_long(self) -> BotError:
        return BotError(f"{self._base_url} answers more than {MAX_BYTES:,} bytes")

    @staticmethod
    def _again_after_s(status: int, headers: Mapping[str, str], after_s: float) -> float | None:
        """By the rules of the packages, and no later than the longest hold."""
        asked = headers.get("x-should-retry")
        again = asked == "true" or (asked != "false" and (status in TRY_AGAIN or status >= 500))
        return after_s if again and after_s <= HELD_AT_MOST_S else None

    @property
    def package_version(self) -> str:
        """Of the package that writes the calls."""
        return str(self._package.__version__)

    def shown(self, text: str) -> str:
        """A short piece of what came back, without what was sent: pages of errors repeat requests."""
        return self._secrets.shown(text, _SHOWN)

    async def _client(self) -> Any:
        """The one client of this event loop; connections cannot be carried from one loop to another."""
        import httpx2

        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, package = loop, self._package
            openai = package.__name__ == "openai"
            settings: dict[str, Any] = {"transport": self._transport} if self._transport else {}
            connections = package.DefaultAioHttpClient(  # the lighter one where many are in flight
                timeout=httpx2.Timeout(None, connect=CONNECT_TIMEOUT_S),  # whoever waits holds the deadline
                follow_redirects=False,
                trust_env=not is_loopback(self._base_url),
                headers={"accept-encoding": "identity"},  # a small packed body may be endless inside
                event_hooks={"response": [_bound]},
                **settings,
            )
            self._connected = (package.AsyncOpenAI if openai else package.AsyncAnthropic)(
                api_key=self._key or _NO_KEY,
                base_url=self._base_url,
                max_retries=0,  # each attempt is paid for, and waits for its slot
                default_headers=self._headers,
                http_client=connections,
            )
            keeper = _closed_with_loop(self._connected)
            _keepers[self._connected] = keeper
            await anext(keeper)
        return self._connected


_keepers: dict[Any, AsyncGenerator[None]] = {}
"""One that only its connection knew would go with it, as a coroutine returns, and its closing be cut short."""


def _load(name: str) -> Any:
    if name == "openai":
        import openai

        return openai
    import anthropic

    return anthropic


async def _closed_with_loop(client: Any) -> AsyncGenerator[None]:
    """Close a client when its event loop ends: a loop closes the generators that are left, and nobody else knows."""
    try:
        async with client:
            yield
    finally:
        del _keepers[client]


def _nobody_was_there(error: Exception) -> bool:
    """Whether a call found nobody to be told: what was sent and then cut off may be on the bill.

    The packages call every broken connection one that was not made, so the first cause tells.
    """
    import aiohttp
    import httpx2

    cause = error.__cause__
    first = cause.__cause__ if cause else None
    if isinstance(first, aiohttp.ClientError):
        return isinstance(first, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError))
    return isinstance(cause, (httpx2.ConnectError, httpx2.ConnectTimeout))


def pause_s(tried: int) -> float:
    """How long to wait before another attempt where nobody names a time, as the packages do it.

    Args:
        tried: Attempts that came before, less one.
    """
    return _PAUSE_S * 2.0**tried * (1 - 0.25 * random.random())  # noqa: S311 - not to come back all at once


def _message(error: Any) -> str:
    """What the provider says, from any of the forms in which it says it."""
    body = error.body
    inner = body.get("error", body) if isinstance(body, dict) else body
    if isinstance(inner, dict):
        code, said = inner.get("code"), inner.get("message") or inner.get("detail")
        return f"{said} ({code})" if said and code else str(said or inner)
    return str(inner or error.message)
