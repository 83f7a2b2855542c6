"""The formula, diagram or question that the cursor is in, to be edited where it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from .lexer import PLAIN, lex
from .positions import characters, units

# The longest that is looked through for its ends, in lines.
_LONGEST = 400
_NAMES = {"mermaid": "diagram", "check": "check", "math": "formula"}
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})[ ]*\{?[ ]*\.?(\w+)")


class Found(NamedTuple):
    """Places [start, end) as Qt counts, what stands between its signs, and whether in a line."""

    command: str
    start: int
    end: int
    source: str
    is_inline: bool = False


def source_around(cursor: QTextCursor) -> Found | None:
    """What the cursor is in: its `command` is formula, diagram or check. None: nothing of it."""
    block = cursor.block()
    return _fenced(block) or _formula(block, cursor.positionInBlock())


def _fenced(block: QTextBlock) -> Found | None:
    first = block
    for _ in range(_LONGEST):
        before = first.previous()
        if not before.isValid() or before.userState() <= PLAIN:
            break
        first = before
    opening = _FENCE.match(first.text())
    name = _NAMES.get(opening[2].lower()) if opening is not None else None
    if name is None or first.userState() <= PLAIN:
        return None
    lines: list[str] = []
    last = first
    while last.next().isValid() and len(lines) < _LONGEST:
        last = last.next()
        if last.userState() <= PLAIN:
            break
        lines.append(last.text())
    end = last.position() + last.length() - 1
    return Found(name, first.position(), end, "\n".join(lines))


def _formula(block: QTextBlock, place: int) -> Found | None:
    before = block.previous()
    if before.isValid() and before.userState() > PLAIN:
        return None
    text = block.text()
    at = characters(text, place)
    for start, end, kind in lex(text, PLAIN)[0]:
        if kind != "math" or not start <= at <= end:
            continue
        words = text[start:end]
        sign = next((one for one in ("$$", "$", "\\(") if words.startswith(one)), "")
        inner = words[len(sign) : len(words) - len(sign)].strip()
        if not sign or not inner:
            return None
        first = block.position()
        return Found(
            "formula", first + units(text[:start]), first + units(text[:end]), inner, sign != "$$"
        )
    return None
