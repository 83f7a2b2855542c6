"""JSON from strangers: bounded in size and depth, no values that cannot be written back."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from ..domain.errors import FormatError

DEPTH = 64


def parse_json(data: bytes, file: str, place: str) -> object:
    """The value in `data` (UTF-8, at most 64 levels deep). Raises FormatError.

    The caller has already bounded the size.
    """
    try:
        value: object = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise FormatError(file, "The text is not UTF-8.", place=place) from error
    except RecursionError as error:
        raise FormatError(file, _TOO_DEEP, place=place) from error
    except ValueError as error:
        raise FormatError(file, "This part is not valid JSON.", place=place) from error
    fault = _fault(value)
    if fault:
        raise FormatError(file, fault, place=place)
    return value


def json_bytes(value: object) -> bytes:
    """`value` as UTF-8 JSON, in the order given; raises ValueError for what JSON cannot hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()


_TOO_DEEP = f"The JSON is nested deeper than {DEPTH} levels."


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _fault(value: object) -> str | None:
    """What json.loads lets pass and a database or a second writing would not."""
    level: list[object] = [value]
    for _ in range(DEPTH):
        below: list[object] = []
        for item in level:
            if isinstance(item, str):
                if not _is_text(item):
                    return "The JSON holds half of a character."
            elif isinstance(item, float):
                if not math.isfinite(item):
                    return "The JSON holds a number that is too large."
            elif isinstance(item, int):
                if abs(item) >= 2**63:
                    return "The JSON holds a number that is too large."
            elif isinstance(item, dict):
                below.extend(item)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        if not below:
            return None
        level = below
    return _TOO_DEEP


def _is_text(item: str) -> bool:
    return item.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in item)
