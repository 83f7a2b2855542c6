"""JSON of servers, in and out, without halves of signs: no file, database or request takes one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> Any:
    """The value of a JSON text. Raises ValueError, RecursionError."""
    found = json.loads(text)
    # Only an escape can hold one, for the text itself came as UTF-8.
    return _whole(found) if _ESCAPED_HALF.search(text) else found


def encoded(body: Mapping[str, Any]) -> bytes:
    """A request's JSON; a half that some document let through becomes a question mark."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(one) for name, one in value.items()}
    return value
