"""A JSON object read item by item: what is long enough to stop a window is read in many steps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator
from typing import Any

_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"[ \t\r\n]*")


def parsing(raw: str, **made: Callable[[Any], Any]) -> Generator[None, None, dict[str, Any]]:
    """The object that `raw` is, in steps of one item of its lists. ValueError for all else.

    `made` makes something else of each item of the list of that name, as soon as it is read.
    """
    found: dict[str, Any] = {}
    at = _past(raw, 0, "{")
    while raw[at : at + 1] != "}":
        at = _past(raw, at, ",") if found else at
        key, at = _DECODER.raw_decode(raw, at)
        if not isinstance(key, str):
            raise ValueError("a key is no text")
        at = _past(raw, at, ":")
        if raw[at : at + 1] == "[":
            found[key], at = yield from _items(raw, at, made.get(key, _as_it_is))
        else:
            found[key], at = _DECODER.raw_decode(raw, at)
        at = _next(raw, at)
        yield
    if _next(raw, at + 1) != len(raw):
        raise ValueError("something follows")
    return found


def _items(
    raw: str, at: int, make: Callable[[Any], Any]
) -> Generator[None, None, tuple[list[Any], int]]:
    found: list[Any] = []
    at = _past(raw, at, "[")
    while raw[at : at + 1] != "]":
        at = _past(raw, at, ",") if found else at
        item, at = _DECODER.raw_decode(raw, at)
        found.append(make(item))
        at = _next(raw, at)
        yield
    return found, at + 1


def _as_it_is(item: Any) -> Any:
    return item


def _past(raw: str, at: int, sign: str) -> int:
    """Where something stands again after a `sign`, which must stand at `at`."""
    at = _next(raw, at)
    if raw[at : at + 1] != sign:
        raise ValueError(f"{sign!r} is missing at {at}")
    return _next(raw, at + 1)


def _next(raw: str, at: int) -> int:
    match = _BLANKS.match(raw, at)
    return at if match is None else match.end()
