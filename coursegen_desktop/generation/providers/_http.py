"""The one room that knows httpx: asks a server and turns all that can go wrong into a sentence.

Nothing is followed that leads elsewhere, nothing of the environment decides where requests go, and
the key is sent to the connection's own address alone. httpx takes a tenth of a second to load, so
this module is imported when a connection is opened.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from ...domain.connection import Connection
from ...domain.errors import ProviderError, ProviderFault
from ._faults import Asked, dropped, no_answer_of_a_model, of_status, silent, told_in
from ._json import decoded, encoded
from .base import CONNECT, FIRST_CLOUD, FIRST_LOCAL, IDLE

# Bytes of an answer that comes in one piece, and of an error.
_MOST_BODY, _MOST_ERROR = 8 * 1024 * 1024, 64 * 1024
_SHORT = 20.0  # seconds for lists and facts, which need no model
_AGENT = "coursegen-desktop"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait: for a connection, for the first piece of an answer, between two pieces."""

    connect: float = CONNECT
    first: float = FIRST_CLOUD
    idle: float = IDLE


def patience_with(connection: Connection) -> Patience:
    """A machine at home may have to load its model before it says anything."""
    return Patience(first=FIRST_LOCAL if connection.asks_here else FIRST_CLOUD)


class Server:
    """One server, by its base URL. It keeps its connections open until it is closed."""

    def __init__(
        self, connection: Connection, base: str, key: str = "", patience: Patience | None = None
    ) -> None:
        self.base = base
        self.patience = patience or patience_with(connection)
        key = key.strip()
        self._about = Asked(urlsplit(base).netloc or base, connection.asks_here, key)
        self._client = httpx.AsyncClient(
            headers={"User-Agent": _AGENT, "Accept-Encoding": "identity", **self._permit(key)},
            # Time is kept here: a limit of httpx cannot differ between first piece and others.
            timeout=httpx.Timeout(None, connect=self.patience.connect),
            follow_redirects=False,
            trust_env=False,
            # A proxy is another computer: what stays here was never agreed to.
            proxy=self._proxy() if connection.by_proxy and not connection.asks_here else None,
            verify=trusted() if base.startswith("https") else _trusts_nobody(),
        )

    @property
    def host(self) -> str:
        """Host and port, as errors name them."""
        return self._about.host

    def about(self, model: str = "", *, has_form: bool = False) -> Asked:
        """What an error has to name."""
        return replace(self._about, model=model, has_form=has_form)

    async def close(self) -> None:
        """Let go of all connections."""
        await self._client.aclose()

    async def get(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """JSON of a short request; with `body` it is posted. Raises ProviderError."""
        async with self.stream(path, body, self.about(), first=_SHORT) as answer:
            return answer.json_in(await answer.whole())

    @asynccontextmanager
    async def stream(
        self, path: str, body: Mapping[str, Any] | None, about: Asked, *, first: float | None = None
    ) -> AsyncIterator[Answer]:
        """The answer to a request while it comes; leaving closes it. Raises ProviderError.

        `first` are the seconds that its beginning may take.
        """
        patience = self.patience if first is None else replace(self.patience, first=first)
        url = path if path.startswith("http") else f"{self.base}{path}"
        method = "GET" if body is None else "POST"
        try:
            content = None if body is None else encoded(body)
            kind = {} if body is None else {"Content-Type": "application/json"}
            request = self._client.build_request(method, url, content=content, headers=kind)
        except httpx.InvalidURL as error:
            raise _no_address(about) from error
        loop = asyncio.get_running_loop()
        until = loop.time() + patience.first
        try:
            async with asyncio.timeout_at(until):
                response = await self._client.send(request, stream=True)
        except TimeoutError:
            raise silent(about, patience.first) from None
        except httpx.HTTPError as error:
            raise _translated(error, about, began=False, patience=patience) from error
        answer = Answer(response, about, patience, until)
        try:
            await answer.check()
            yield answer
        finally:
            await answer.close()

    def _proxy(self) -> httpx.Proxy | None:
        found = _proxy(self.base)
        try:
            return None if found is None else httpx.Proxy(found)
        except (ValueError, httpx.InvalidURL) as error:
            raise _proxy_failed(self._about) from error

    def _permit(self, key: str) -> dict[str, str]:
        if not key:
            return {}
        if not key.isascii() or not key.isprintable() or " " in key:
            # httpx would quote it in its complaint.
            raise ProviderError(
                ProviderFault.KEY,
                "The key of this connection holds characters that no key has.",
                "Copy it again, without spaces or line breaks.",
            )
        return {"Authorization": f"Bearer {key}"}


class Answer:
    """A response that is on its way. What it raises is a ProviderError."""

    def __init__(
        self, response: httpx.Response, about: Asked, patience: Patience, until: float
    ) -> None:
        self._response = response
        self._chunks = response.aiter_raw()
        self._about = about
        self._patience = patience
        self._until = until
        self._waits = patience.first

    @property
    def kind(self) -> str:
        """The media type, "" where none is told."""
        told = self._response.headers.get("content-type", "")
        return str(told).partition(";")[0].strip().lower()

    def __aiter__(self) -> Answer:
        return self

    async def __anext__(self) -> bytes:
        """The next chunk; silence is measured from one to the next."""
        try:
            async with asyncio.timeout_at(self._until):
                chunk = await anext(self._chunks)
        except TimeoutError:
            raise silent(self._about, self._waits) from None
        except httpx.HTTPError as error:
            raise _translated(error, self._about, began=True, patience=self._patience) from error
        return chunk

    def said(self) -> None:
        """A piece of the answer came: from now on the shorter patience holds, anew each time.

        Signs of life without a word do not count, or a server could keep us for ever.
        """
        self._waits = self._patience.idle
        self._until = asyncio.get_running_loop().time() + self._waits

    async def whole(self, most: int = _MOST_BODY) -> bytes:
        """All of it. More than `most` bytes are no answer of a model."""
        found = bytearray()
        async for chunk in self:
            found += chunk
            if len(found) > most:
                raise no_answer_of_a_model(self._about)
        return bytes(found)

    def json_in(self, body: bytes) -> Any:
        """The JSON of a whole answer."""
        try:
            return decoded(body.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise no_answer_of_a_model(self._about) from None

    async def check(self) -> None:
        """Raise what the status and the headers tell."""
        status = self._response.status_code
        headers = self._response.headers
        if status != 200:
            body = await self._start()
            told = told_in(body, self._about.key)
            raise of_status(status, headers, told, self._about, now=datetime.now(UTC))
        is_packed = headers.get("content-encoding", "identity") not in ("", "identity")
        if is_packed or self.kind in ("text/html", "application/xhtml+xml"):
            raise no_answer_of_a_model(self._about)

    async def _start(self) -> bytes:
        """The beginning of an error's body; what breaks off says enough."""
        found = bytearray()
        try:
            async for chunk in self:
                found += chunk
                if len(found) > _MOST_ERROR:
                    break
        except ProviderError:
            pass
        return bytes(found[:_MOST_ERROR])

    async def close(self) -> None:
        """Close it, and with it the connection where the answer is not at its end.

        The response first: the generators inside it would await when they are thrown away, and
        Qt's loop does not finish generators.
        """
        await self._response.aclose()
        await self._chunks.aclose()  # type: ignore[attr-defined]  # a generator, says httpx


# -- what httpx says ----------------------------------------------------------------------------


def _translated(
    error: httpx.HTTPError, about: Asked, *, began: bool, patience: Patience
) -> ProviderError:
    causes = tuple(_causes(error))
    if isinstance(error, httpx.ConnectTimeout):
        return silent(about, patience.connect)
    if any(isinstance(cause, ssl.SSLError) for cause in causes) and not began:
        return _untrusted(about, causes)
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return _no_address(about)
    if isinstance(error, httpx.ConnectError):
        is_name = any(isinstance(cause, socket.gaierror) for cause in causes)
        return _unknown_name(about) if is_name else _refused(about)
    if isinstance(error, httpx.ProxyError):
        return _proxy_failed(about)
    # h11, which reads HTTP below httpx, complains of what is none; a hang-up is not its matter.
    if not began and any(type(cause).__module__.startswith("h11") for cause in causes):
        return no_answer_of_a_model(about)
    if isinstance(error, httpx.TimeoutException):
        return silent(about, patience.idle)
    return dropped(about)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it: which socket failed is hidden four layers down."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting += [more for more in (one.__cause__, one.__context__, *inner) if more is not None]


def _unknown_name(about: Asked) -> ProviderError:
    return ProviderError(
        ProviderFault.ADDRESS,
        "No computer named {host} can be found.",
        "Check the address, and whether this computer is in the network.",
        host=about.host,
    )


def _no_address(about: Asked) -> ProviderError:
    return ProviderError(
        ProviderFault.ADDRESS,
        "“{host}” is not an address that can be asked.",
        "It looks like http://localhost:11434 or https://api.example.com/v1.",
        host=about.host,
    )


def _refused(about: Asked) -> ProviderError:
    if about.is_here:
        return ProviderError(
            ProviderFault.REFUSED,
            "Nothing answers at {host} on this computer.",
            "Start your server there and try again, or go on without a model.",
            host=about.host,
        )
    return ProviderError(
        ProviderFault.REFUSED,
        "Nothing answers at {host}.",
        "Check the address and its port, and whether the server is running and can be reached.",
        host=about.host,
    )


def _untrusted(about: Asked, causes: tuple[BaseException, ...]) -> ProviderError:
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return ProviderError(
            ProviderFault.TLS,
            "The server at {host} cannot prove that it is the one you mean: its certificate is"
            " not trusted.",
            "Nothing was sent. Check the address and this computer's clock; ask whoever runs the"
            " server for a valid certificate.",
            host=about.host,
        )
    return ProviderError(
        ProviderFault.TLS,
        "No protected connection to {host} could be made.",
        "Nothing was sent. Perhaps the address begins with http:// instead of https://.",
        host=about.host,
    )


def _proxy_failed(about: Asked) -> ProviderError:
    return ProviderError(
        ProviderFault.REFUSED,
        "The proxy of this computer's settings does not lead to {host}.",
        "Check the proxy in the system's settings, or connect without it.",
        host=about.host,
    )


def _proxy(base: str) -> str | None:
    """The proxy that the system names for an address: only where the user wished for it."""
    parts = urlsplit(base)
    proxies = getproxies()
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or found.startswith("socks"):
        return None
    return found if "://" in found else f"http://{found}"


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """What the system trusts (a school's own authority too) and what browsers do; read once."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _trusts_nobody() -> ssl.SSLContext:
    """For addresses without TLS: reading all certificates would be for nothing."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
