"""A model behind a provider: one chat call, and whose fault it is where it fails."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from hardcase.errors import BotError, OptionError, QuotaError, UnreachableError

from .address import check_address
from .answer_cache import AnswerCache
from .chat import Answer, FunctionTool, Message, Said
from .connection import RETRIES, TRY_AGAIN, Connection, FailedError, pause_s
from .deadline import clock_s
from .dialects import DIALECTS
from .environment import from_environment
from .prices import Prices, worst_usd, written_at_most
from .purse import Purse

if TYPE_CHECKING:
    import httpx2

_TURNED_AWAY = frozenset({401, 402, 403, 404, 405, 407})
_UNREADABLE = 200
_LATER = "start again after that, or mend the limits of the account"
_CARRY_KEYS = frozenset({"authorization", "proxy-authorization", "x-api-key", "api-key"})


class ChatModel:
    """One model at one address.

    Args:
        adapter: A name in `DIALECTS`.
        model: As the provider calls it.
        named: How messages to people call it.
        base_url: Where it is asked; None: as the environment says, else the provider's own address.
        key_variable: Environment variable that holds the key; None: the provider's usual one.
        headers: Environment variable by name of a header that is sent along.
        parameters: Go into every call as they are.
        requests_per_minute: At most so many calls go to the address, whoever in this process makes them; None: any
            number.
        family: Who made the model; empty: the provider, where it is asked at the provider's own address.
        prices: What its tokens cost; None: not known.
        transport: Takes the place of the network, for tests.

    Attributes:
        base_url: Where it is asked.
        family: Who made the model, as `openai`; empty: nobody knows.
        variables: Environment variables that its key and headers are read from.
        routed_by: Short hash of each header's value, by the header's name: a gateway may choose the model by it. It
            goes into hashes of more than that and is never written by itself, since a short value could be guessed
            from it. Headers that carry keys have none.
        purse: Pays for every call that has a price; the run gives its own.
        cache: Keeps answers by schema; None: every question is asked. Words of a bot are never kept.
        shut_s: Seconds for which its server wanted no more calls, where they are more than a run waits; 0: it did not.

    Raises:
        OptionError: The address is none, or the environment lacks a key or a header.
    """

    def __init__(
        self,
        adapter: str,
        model: str,
        *,
        named: str,
        base_url: str | None = None,
        key_variable: str | None = None,
        headers: Mapping[str, str] | None = None,
        parameters: Mapping[str, Any] | None = None,
        requests_per_minute: int | None = None,
        family: str = "",
        prices: Prices | None = None,
        transport: "httpx2.AsyncBaseTransport | None" = None,
    ) -> None:
        self._adapter, self._dialect = adapter, DIALECTS[adapter]
        self._model, self._named, self._parameters = model, named, dict(parameters or {})
        self.requests_per_minute = requests_per_minute
        ambient = os.environ.get(self._dialect.url_variable, "").strip()
        source = "base_url" if base_url or not ambient else self._dialect.url_variable
        self.prices, self.purse, self.shut_s = prices, Purse(), 0.0
        self.cache: AnswerCache | None = None
        self.base_url = check_address(base_url or ambient or self._dialect.url, source=f"{named}: {source}")
        at_home = self.base_url == self._dialect.url
        self.family = family.strip().casefold() or (self._dialect.package if at_home else "")
        variable = key_variable or self._dialect.key_variable
        # A server of one's own often wants no key; a provider always does, and so does whoever names one.
        wanted = bool(key_variable) or at_home
        key = from_environment(variable, wanted=wanted, what=f"{named}: the key")
        sent = {
            name: from_environment(each, wanted=True, what=f"{named}: the header {name!r}")
            for name, each in (headers or {}).items()
        }
        package = self._dialect.package
        self.variables = frozenset((variable, *(headers or {}).values()))
        self._connection = Connection(
            package,
            self.base_url,
            key=key,
            headers=sent,
            requests_per_minute=requests_per_minute,
            transport=transport,
        )
        self.routed_by = {
            name: "" if name.lower() in _CARRY_KEYS else sha256(f"{name.lower()}:{value}".encode()).hexdigest()[:16]
            for name, value in self._connection.headers.items()
        }

    async def ask(
        self,
        system: str,
        messages: Sequence[Message],
        *,
        tools: Sequence[FunctionTool] = (),
        schema: Mapping[str, Any] | None = None,
        latest: float | None = None,
        repeat: int = 0,
    ) -> Answer:
        """Ask for the next message of a chat.

        Args:
            system: What the model is told about its work.
            messages: What was said, asked for and returned so far.
            tools: What it may ask for.
            schema: JSON Schema that the answer's words are to follow, by the provider's own strict form: every property
                required, none beside them. What comes back still has to be validated. None: free words.
            latest: When a call that met trouble is given up, as `clock_s` tells the time; None: not before it was tried
                often enough.
            repeat: Tells apart the times that the same is asked on purpose: each is a question of its own.

        Returns:
            Answer: Words, or calls of tools.

        Raises:
            BotError: The model's server refused this very chat, or its answer has no end.
            UnreachableError: Nobody answered, the provider had no place after retries, or nobody let us in.
            BudgetError: The purse does not pay for it.
            QuotaError: The provider asks for more time than a run waits.
        """
        try:
            return await self._ask(system, messages, tools, schema, latest, repeat)
        except FailedError as failed:
            if failed.shut_s:
                self.shut_s = max(self.shut_s, failed.shut_s)
                raise QuotaError(self._told(failed), fix=_LATER) from failed
            if not 400 <= failed.status < 500 or failed.status in TRY_AGAIN | _TURNED_AWAY:  # it is elsewhere
                raise UnreachableError(self._told(failed)) from failed
            raise BotError(self._told(failed)) from failed

    def forget(self, answer: Answer) -> None:
        """Drop an answer that nobody can use from the cache, so that the question is asked again next time."""
        if self.cache and answer.kept_as:
            self.cache.drop(answer.kept_as)

    @property
    def held_s(self) -> float:
        """Seconds for which calls have waited for a slot under limits, added up."""
        return self._connection.held_s

    @property
    def tokens_out_at_most(self) -> int | None:
        """Tokens that one call may write by its parameters; None: they name no limit."""
        return written_at_most(self._body("", (), (), None))

    async def greet(
        self,
        system: str,
        tools: Sequence[FunctionTool] = (),
        *,
        schema: Mapping[str, Any] | None = None,
        timeout_s: float,
    ) -> None:
        """Ask once before a run, so that what we have wrong ourselves is told once and not by every trial.

        Only a real call tells it: lists of models need other rights than a chat, and many servers have none. A
        provider that is merely busy is no reason to stop.

        Raises:
            OptionError: Nobody is there or will be for long, or key, model, address or a parameter is refused.
        """
        try:
            async with asyncio.timeout(timeout_s):
                await self._ask(system, [Said(role="user", text="Hello.")], tools, schema, None, 0)
        except TimeoutError:
            return
        except BotError as error:
            raise OptionError(f"{self._named}: {error}", fix=_fix(_UNREADABLE)) from error
        except FailedError as failed:
            busy = not failed.shut_s and (failed.status >= 500 or failed.status in TRY_AGAIN)
            if not busy or "insufficient_quota" in failed.said:
                fix = _LATER if failed.shut_s else _fix(failed.status)
                raise OptionError(f"{self._named}: {self._told(failed)}", fix=fix) from failed

    async def _ask(
        self,
        system: str,
        messages: Sequence[Message],
        tools: Sequence[FunctionTool],
        schema: Mapping[str, Any] | None,
        latest: float | None,
        repeat: int,
    ) -> Answer:
        body = self._body(system, messages, tools, schema)
        key = self._key(body, repeat) if self.cache and schema is not None else ""
        if self.cache and key and (known := self.cache.find(key)):
            return known
        answer = await self._tried(body, latest)
        if self.cache and key:
            self.cache.keep(key, answer)
        return structs.replace(answer, kept_as=key)

    async def _tried(self, body: dict[str, Any], latest: float | None) -> Answer:
        """Ask once, and twice more where that may help."""
        trouble = ""
        for tried in range(RETRIES + 1):
            try:
                return await self._paid(body, latest, trouble)
            except FailedError as failed:
                if failed.again_after_s is None or tried == RETRIES:
                    raise
                wait_s = failed.again_after_s or pause_s(tried)
                if failed.status != _UNREADABLE:
                    trouble = failed.trouble
            if trouble and latest is not None and clock_s() + wait_s >= latest:
                raise self._connection.given_up(trouble)
            await asyncio.sleep(wait_s)
        raise AssertionError("the last attempt either answers or fails")

    async def _paid(self, body: dict[str, Any], latest: float | None, trouble: str) -> Answer:
        """Ask once, and pay for it: an attempt that was cut off may be on the bill, whatever came of the next."""
        prices, sent = self.prices, msgspec.json.encode(body)
        if prices is None:
            return self._read(await self._connection.post(self._dialect.path, sent, latest=latest, trouble=trouble))
        async with self.purse.pay(worst_usd(prices, body)) as call:
            try:
                text = await self._connection.post(self._dialect.path, sent, latest=latest, trouble=trouble)
            except FailedError as failed:
                call.usd = 0.0 if failed.refused else None
                raise
            answer = self._read(text)
            if answer.tokens_in and answer.tokens_out:  # else the server does not count, and the worst case is paid
                call.usd = prices.cost_usd(answer.tokens_in, answer.tokens_out)
        return structs.replace(answer, cost_usd=call.usd if call.usd is not None else call.laid_aside_usd)

    def _read(self, text: str) -> Answer:
        try:
            answered = msgspec.json.decode(text)
            model = answered.get("model") if isinstance(answered, dict) else None
            return structs.replace(self._dialect.read(answered), model=model if isinstance(model, str) else "")
        except (ValueError, RecursionError) as error:
            said = f"{error}: {self._connection.shown(text)}"
            raise FailedError(_UNREADABLE, said, refused=False, again_after_s=0.0) from error

    def _key(self, body: dict[str, Any], repeat: int) -> str:
        """Of everything that can change an answer."""
        version = self._connection.package_version.partition(".")[0]
        asked = {"adapter": self._adapter, "address": self.base_url, "package": version, "headers": self.routed_by}
        return AnswerCache.key({**asked, "body": body, "repeat": repeat})

    def _body(
        self,
        system: str,
        messages: Sequence[Message],
        tools: Sequence[FunctionTool],
        schema: Mapping[str, Any] | None,
    ) -> dict[str, Any]:
        written = self._dialect.body(system, messages, tools, schema)
        body = {"model": self._model, **written, **self._parameters}
        if schema is not None:  # beside it, in one object, stand parameters of other things, as of effort
            body |= {
                name: {**self._parameters[name], **value}
                for name, value in written.items()
                if isinstance(value, dict) and isinstance(self._parameters.get(name), dict)
            }
        return body

    def _told(self, failed: FailedError) -> str:
        if failed.status == 0:
            return f"nobody answers at {self.base_url}: {failed.said}"
        if failed.status == _UNREADABLE:
            return f"{self.base_url} answers what cannot be read: {failed.said}"
        return f"{self.base_url} answers HTTP {failed.status}: {failed.said}"


def _fix(status: int) -> str:
    if status == 0:
        return "start the server, or mend the base URL"
    if status < 400:
        return "mend the base URL where chat is spoken somewhere else, or the server where it breaks its answers off"
    return {
        401: "mend the key in the environment",
        403: "mend the key in the environment, or what it may do",
        402: "give the account credit",
        429: "give the account credit",
        404: "mend the model's name, or the base URL",
    }.get(status, "mend the model's name or the parameters")
