"""The way to one server: a provider's own package, one client for the whole run, and what became of a call."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from hardcase.errors import UnreachableError
from hardcase.text import mask_secrets, one_line

from .address import is_loopback
from .deadline import clock_s, clock_stopped
from .places import HELD_AT_MOST_S, Places, places_at

if TYPE_CHECKING:
    import httpx2

RETRIES = 2
CONNECT_TIMEOUT_S = 5.0
TRY_AGAIN = frozenset({408, 409, 429})
"""Statuses below 500 that are worth another try."""
_LEAST_CONNECT_S = 0.1
_SHOWN = 300
_NO_KEY = "none"
_SECRET_LENGTH = 8


class FailedError(Exception):
    """A call that failed for good.

    Attributes:
        status: What the server answered; 0: nobody was there.
        said: What it said, short, without secrets.
        refused: It was told no, or nobody was there to be told: such a call costs nothing.
    """

    def __init__(self, status: int, said: str, *, refused: bool = True) -> None:
        super().__init__(said)
        self.status, self.said, self.refused = status, said, refused


class GivenUpError(UnreachableError):
    """There was trouble, and no time left to try again.

    Attributes:
        refused: Nothing is on its way any more: every attempt was told no.
    """

    def __init__(self, what: str, *, refused: bool) -> None:
        super().__init__(what)
        self.refused = refused


class _UnderWay:
    """One call under way. From its first trouble on it must end before whoever waits for it gives up.

    Otherwise a provider that had no place would look like a candidate that is slow.
    """

    def __init__(self, clock: asyncio.Timeout, latest: float | None, places: Places) -> None:
        self.attempts, self.trouble, self.places = 0, "", places
        self.unanswered = False
        self._clock, self._latest = clock, latest

    def meets(self, trouble: str, *, again_after_s: float = 0.0) -> None:
        """Note why it must be tried again, and end it now where it would only wait until the end."""
        self.trouble = trouble
        if self._latest is not None and not self._clock.expired():
            left_s = self._latest - clock_s()
            self._clock.reschedule(asyncio.get_running_loop().time() + (left_s if again_after_s < left_s else 0))


_under_way: ContextVar[_UnderWay] = ContextVar("under_way")


class Connection:
    """Posts to one server.

    Args:
        package: Whose client is used: it sends, tries again, and tells errors apart.
        base_url: Of the server.
        key: Empty: none is sent.
        headers: Sent along, secrets too.
        requests_per_minute: At most so many go to this address, whoever in this process sends them; None: any number.
        transport: Takes the place of the network, for tests.
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
        sent = [key, *headers.values()]
        parts = {part for each in sent for part in (each, *each.split()) if len(part) >= _SECRET_LENGTH}
        self._secrets = sorted({form for part in parts for form in _forms(part)}, key=len, reverse=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._places = places_at(base_url)
        if requests_per_minute is not None:
            self._places.limit(requests_per_minute)

    async def post(self, path: str, body: bytes, *, latest: float | None) -> str:
        """Post once, and twice more where that may help.

        Args:
            path: Below the base URL.
            body: In JSON.
            latest: When a call that met trouble is given up, as `clock_s` tells the time; None: never before it was
                tried often enough.

        Returns:
            str: What came back with a 2xx, without what was sent as a secret.

        Raises:
            FailedError: The server answered with another status, or nobody was there.
            GivenUpError: There was trouble, and no time left to try again.
        """
        import httpx2

        client = await self._client()
        options: dict[str, Any] = {}
        if latest is not None:
            time_s = latest - clock_s()
            connect_s = max(_LEAST_CONNECT_S, min(CONNECT_TIMEOUT_S, time_s / (RETRIES + 2)))
            options["timeout"] = httpx2.Timeout(None, connect=connect_s)
        if not self._key and "authorization" not in map(str.lower, self._headers):
            options["headers"] = {"Authorization": self._package.Omit()}
        try:
            async with asyncio.timeout(None) as clock:
                call = _UnderWay(clock, latest, self._places)
                _under_way.set(call)
                response = await client.post(path, content=body, cast_to=httpx2.Response, options=options)
            text: str = response.text
        except TimeoutError:
            what = f"{self._base_url}: {call.trouble}, and there was no time left to try again"
            raise GivenUpError(what, refused=not call.unanswered) from None
        except self._package.APIStatusError as error:
            raise FailedError(error.status_code, self.shown(_message(error))) from None  # its own words repeat keys
        except self._package.APIConnectionError as error:
            nobody = isinstance(error.__cause__, (httpx2.ConnectError, httpx2.ConnectTimeout))
            raise FailedError(0, self.shown(str(error.__cause__ or error)), refused=nobody) from None
        return self._without_secrets(text)

    @property
    def package_version(self) -> str:
        """Of the package that writes the calls."""
        return str(self._package.__version__)

    def shown(self, text: str) -> str:
        """A short piece of what came back, without what was sent: pages of errors repeat requests."""
        return one_line(mask_secrets(self._without_secrets(text)[: _SHOWN * 4]), _SHOWN)

    def _without_secrets(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text

    async def _client(self) -> Any:
        """The one client of this event loop; connections cannot be carried from one loop to another."""
        import httpx2

        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, package = loop, self._package
            openai = package.__name__ == "openai"
            settings: dict[str, Any] = {"transport": self._transport} if self._transport else {}
            connections = (package.DefaultAsyncHttpx2Client if openai else package.DefaultAsyncHttpxClient)(
                timeout=httpx2.Timeout(None, connect=CONNECT_TIMEOUT_S),  # whoever waits holds the deadline
                follow_redirects=False,
                trust_env=not is_loopback(self._base_url),
                event_hooks={"request": [_begun], "response": [_ended]},
                **settings,
            )
            self._connected = (package.AsyncOpenAI if openai else package.AsyncAnthropic)(
                api_key=self._key or _NO_KEY,
                base_url=self._base_url,
                max_retries=RETRIES,
                default_headers=self._headers,
                http_client=connections,
            )
            self._keeper = _closed_with_loop(self._connected)
            await anext(self._keeper)
        return self._connected


def _load(name: str) -> Any:
    if name == "openai":
        import openai

        return openai
    import anthropic

    return anthropic


async def _begun(request: "httpx2.Request") -> None:
    """Wait for a place. What a call waits before it was ever sent is our doing, so nobody's clock runs meanwhile."""
    call = _under_way.get()
    call.attempts += 1
    if call.attempts == 1:
        with clock_stopped():
            await call.places.take()
    else:
        if not call.trouble:
            call.meets("the connection broke")
        await call.places.take()
    call.unanswered = True


async def _ended(response: "httpx2.Response") -> None:
    call, status = _under_way.get(), response.status_code
    call.unanswered = False
    again_after_s = call.places.heed(status, response.headers)
    if status in TRY_AGAIN or status >= 500:
        call.meets(f"HTTP {status}", again_after_s=again_after_s)
    if again_after_s > HELD_AT_MOST_S:
        response.headers["x-should-retry"] = "false"  # one of the packages would sleep for however long it is told


async def _closed_with_loop(client: Any) -> AsyncGenerator[None]:
    """Close a client when its event loop ends: a loop closes the generators that are left, and nobody else knows."""
    async with client:
        yield


def _forms(secret: str) -> set[str]:
    """A secret as it was sent, and as it stands in JSON, where some servers write a slash with a backslash."""
    quoted = msgspec.json.encode(secret).decode()[1:-1]
    return {secret, quoted, quoted.replace("/", "\\/")}


def _message(error: Any) -> str:
    """What the provider says, from any of the forms in which it says it."""
    body = error.body
    inner = body.get("error", body) if isinstance(body, dict) else body
    if isinstance(inner, dict):
        code, said = inner.get("code"), inner.get("message") or inner.get("detail")
        return f"{said} ({code})" if said and code else str(said or inner)
    return str(inner or error.message)
