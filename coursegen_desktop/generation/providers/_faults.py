"""What servers say when they refuse, told to a person who teaches and not to one who programs.

There are no two servers with the same errors, and most have one status for several reasons. So
what a status leaves open is read from the words and codes that come with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from ...domain.errors import ProviderError, ProviderFault
from ._json import decoded

# Characters of a server's own words that are shown.
_MOST_WORDS = 240
_MASK = "…"
_WINDOW = re.compile(
    r"exceed_context|context.{0,30}(?:length|size|window|limit|overflow|exceed)"
    r"|(?:exceed|over|long|large).{0,30}context|prompt is too long|too many (?:input )?tokens",
    re.I | re.S,
)
_FORM = re.compile(
    r"response_?format|json_?schema|json_?object|grammar|structured.?output|guided|\bformat\b", re.I
)
_NO_MODEL = re.compile(
    r"model_?not_?found|(?:unknown|invalid|no such|unsupported) model|no models? loaded"
    r"|model\b.{0,200}?(?:not found|not exist|not loaded|not supported|unknown|no longer there)",
    re.I | re.S,
)
_NO_CREDIT = re.compile(r"insufficient_quota|billing|credit balance|current quota", re.I)
_LOADING = re.compile(r"loading|starting|warming", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, as far as an error names it; `has_form` where JSON was demanded."""

    host: str
    is_here: bool = True
    key: str = field(default="", repr=False)
    model: str = ""
    has_form: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A server's own account of an error: its words without the key, its codes, its window."""

    words: str = ""
    codes: str = ""
    window: int = 0

    @property
    def all(self) -> str:
        """What is searched for a reason."""
        return f"{self.codes} {self.words}"


def told_in(body: bytes | object, key: str = "") -> Told:
    """The account in an error's body: JSON of several habits, else plain text."""
    found: object = body
    if isinstance(body, bytes):
        text = body.decode("utf-8", "replace")
        try:
            found = decoded(text)
        except (ValueError, RecursionError):
            return Told(_words(text, key)) if "<" not in text[:200] else Told()
    inner = found.get("error", found) if isinstance(found, Mapping) else found
    if not isinstance(inner, Mapping):
        return Told(_words(inner if isinstance(inner, str) else json.dumps(inner), key))
    words = inner.get("message") or inner.get("detail") or inner.get("error") or ""
    codes = [inner.get(name) for name in ("code", "type", "param")]
    window = inner.get("n_ctx")
    return Told(
        _words(words if isinstance(words, str) else json.dumps(words), key),
        _words(" ".join(str(code) for code in codes if code is not None), key),
        window if isinstance(window, int) and window > 0 else 0,
    )


def _words(text: str, key: str) -> str:
    """On one line, without the key: some servers repeat it when they refuse it."""
    if key:
        text = text.replace(key, _MASK)
    text = " ".join(text.split())
    return text if len(text) <= _MOST_WORDS else text[: _MOST_WORDS - 1] + _MASK


def of_status(
    status: int, headers: Mapping[str, str], told: Told, asked: Asked, *, now: datetime
) -> ProviderError:
    """The error of a response with this status. `now` is what dates of Retry-After count from."""
    if 300 <= status < 400:
        return _redirected(headers, asked)
    if asked.has_form and status in (400, 415, 422, 500, 501) and _FORM.search(told.all):
        return no_schema(asked)
    if status == 402 or (status in (403, 429) and _NO_CREDIT.search(told.all)):
        return ProviderError(
            ProviderFault.BUDGET,
            "The account at {host} has nothing left to spend.",
            "Look after its credit there, or choose another connection.",
            host=asked.host,
        )
    if status in (401, 403):
        return _key_refused(asked)
    if status == 413 or (status in (400, 404, 422, 500) and _WINDOW.search(told.all)):
        return window_exceeded(asked, told.window)
    if status in (400, 404, 422, 500) and _NO_MODEL.search(told.all):
        return no_model(asked)
    if status in (404, 405):
        return _nothing_there(asked)
    if status in (429, 529) or (status == 503 and _is_waiting(headers, told)):
        return _busy(asked, headers, now)
    return _failed(status, told, asked)


def of_told(body: Mapping[str, Any], asked: Asked, *, now: datetime) -> ProviderError:
    """The error that comes inside a stream, where the status said that all is well."""
    told = told_in(body, asked.key)
    inner = body.get("error")
    code = inner.get("code") if isinstance(inner, Mapping) else body.get("code")
    told_code = str(code) if code is not None else ""
    status = int(told_code) if re.fullmatch(r"[45]\d\d", told_code) else 500
    return of_status(status, {}, told, asked, now=now)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds of a Retry-After (RFC 9110 § 10.2.3), a number or a date; None where none is told."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


# -- one sentence for each ----------------------------------------------------------------------


def no_schema(asked: Asked) -> ProviderError:
    """The server does not take the form of an answer in this way."""
    return ProviderError(
        ProviderFault.NO_SCHEMA,
        "The server at {host} cannot hold a model to the form of an answer in this way.",
        "Test the connection again: it finds another way.",
        host=asked.host,
    )


def window_exceeded(asked: Asked, window: int = 0) -> ProviderError:
    """More was sent than can be read; `window` in tokens where it was told."""
    if window:
        return ProviderError(
            ProviderFault.WINDOW,
            "A task was longer than the {window} tokens that the model can read.",
            "Choose a model with a larger window, or start the server with one.",
            window=window,
        )
    return ProviderError(
        ProviderFault.WINDOW,
        "A task was longer than the model can read.",
        "Choose a model with a larger window, or start the server with one.",
    )


def no_model(asked: Asked) -> ProviderError:
    """The name of the model is not known there."""
    return ProviderError(
        ProviderFault.NO_MODEL,
        "The server at {host} has no model “{model}”.",
        "Choose one from its list, or load it there first.",
        host=asked.host,
        model=asked.model,
    )


def no_answer_of_a_model(asked: Asked) -> ProviderError:
    """What answers is something else: a web page, a router, a server of another kind."""
    return ProviderError(
        ProviderFault.NOT_A_MODEL,
        "Something answers at {host}, but not as a language model does.",
        "Check the address: for many servers it ends in /v1. A page to sign in to the network"
        " can be the reason too.",
        host=asked.host,
    )


def dropped(asked: Asked) -> ProviderError:
    """The connection ended before the answer did."""
    return ProviderError(
        ProviderFault.DROPPED,
        "The connection to {host} broke off in the middle of an answer.",
        "Try again. If it happens often, look at the server's own messages.",
        host=asked.host,
    )


def silent(asked: Asked, seconds: float) -> ProviderError:
    """Nothing came for so many seconds."""
    return ProviderError(
        ProviderFault.SILENT,
        "Nothing came from {host} for {seconds} seconds.",
        "The model may be too large for that machine, or the machine was asleep. Try again.",
        host=asked.host,
        seconds=f"{seconds:g}",
    )


def endless(asked: Asked) -> ProviderError:
    """Much more came than was asked for."""
    return ProviderError(
        ProviderFault.UNUSABLE,
        "The model “{model}” did not stop writing, so it was stopped.",
        "Try again, or choose another model.",
        model=asked.model,
    )


def _redirected(headers: Mapping[str, str], asked: Asked) -> ProviderError:
    target = re.match(r"https?://[^/?#@\s]{1,200}", headers.get("location", ""))
    if target is None:
        return no_answer_of_a_model(asked)
    return ProviderError(
        ProviderFault.NOT_A_MODEL,
        "The server at {host} sends its callers on to {target}; nothing was sent there.",
        "If you trust that address, write it into the connection.",
        host=asked.host,
        target=target.group(),
    )


def _key_refused(asked: Asked) -> ProviderError:
    if asked.key:
        return ProviderError(
            ProviderFault.KEY,
            "The server at {host} does not accept the key of this connection.",
            "Check that the whole key was copied, that it is still valid, and that it may use"
            " this model.",
            host=asked.host,
        )
    return ProviderError(
        ProviderFault.KEY,
        "The server at {host} wants a key.",
        "Type the key that you were given there into the connection.",
        host=asked.host,
    )


def _nothing_there(asked: Asked) -> ProviderError:
    return ProviderError(
        ProviderFault.NOT_A_MODEL,
        "There is a server at {host}, but no language model at this address of it.",
        "Check the address and the kind of the connection: for many servers the address ends"
        " in /v1.",
        host=asked.host,
    )


def _is_waiting(headers: Mapping[str, str], told: Told) -> bool:
    return "retry-after" in headers or _LOADING.search(told.all) is not None


def _busy(asked: Asked, headers: Mapping[str, str], now: datetime) -> ProviderError:
    return ProviderError(
        ProviderFault.BUSY,
        "The server at {host} takes no more requests at the moment.",
        "Wait a little and go on. A server that has just started may still be loading its model.",
        retry_after=retry_after(headers, now),
        host=asked.host,
    )


def _failed(status: int, told: Told, asked: Asked) -> ProviderError:
    """Everything else, with the server's own words where it has some."""
    fault = ProviderFault.SILENT if status == 408 else ProviderFault.SERVER
    if told.words:
        return ProviderError(
            fault,
            "The server at {host} could not answer (error {status}): {words}",
            "Look at the server's own messages, or try another model.",
            host=asked.host,
            status=status,
            words=told.words,
        )
    return ProviderError(
        fault,
        "The server at {host} could not answer (error {status}).",
        "Look at the server's own messages, or try another model.",
        host=asked.host,
        status=status,
    )
