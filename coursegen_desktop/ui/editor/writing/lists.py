"""Lists of Markdown as one types them: how the next item begins, how deep it is, its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap>[ ]+)(?P<box>\[[ xX]\][ ]+)?"
)
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_INDENT = re.compile(r"[ \t]+")
# So many lines of one list are looked at around the cursor.
AROUND = 400


@dataclass(frozen=True, slots=True)
class Item:
    """The beginning of a list item's line; `width` are the characters before its words."""

    indent: str
    mark: str
    number: int | None
    gap: str
    has_box: bool
    width: int

    @property
    def inner(self) -> int:
        """The column in which what belongs to the item begins."""
        return len(self.indent.expandtabs(4)) + len(self.mark) + len(self.gap)

    def with_number(self, number: int) -> str:
        """Its sign, counted anew."""
        return f"{number}{self.mark[-1]}"

    def following(self) -> str:
        """How the item after it begins."""
        mark = self.mark if self.number is None else self.with_number(self.number + 1)
        return f"{self.indent}{mark}{self.gap}{'[ ] ' if self.has_box else ''}"


def item_of(line: str) -> Item | None:
    """The item that begins in this line."""
    found = _ITEM.match(line)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else None
    return Item(
        found["indent"], found["mark"], number, found["gap"], bool(found["box"]), found.end()
    )


def quote_of(line: str) -> str:
    """The signs that begin a line of a quotation, or ""."""
    found = _QUOTE.match(line)
    return found[0] if found else ""


def indent_of(line: str) -> str:
    """The blanks before the words of a line."""
    found = _INDENT.match(line)
    return found[0] if found else ""


def deeper(lines: Sequence[str], at: int) -> str:
    """The indentation of the item in line `at` as part of the item above it.

    "" where there is none to be part of, or where it is part of it already.
    """
    item = item_of(lines[at])
    if item is None:
        return ""
    own = len(item.indent.expandtabs(4))
    for line in reversed(lines[:at]):
        above = item_of(line)
        if above is None:
            if line.strip() and not line[:1].isspace():
                return ""
            continue
        column = len(above.indent.expandtabs(4))
        if column <= own:
            return " " * above.inner if above.inner > own else ""
    return ""


def shallower(lines: Sequence[str], at: int) -> str | None:
    """The indentation of the item in line `at` one step further out; None when it is outermost."""
    item = item_of(lines[at])
    if item is None or not item.indent:
        return None
    own = len(item.indent.expandtabs(4))
    for line in reversed(lines[:at]):
        above = item_of(line)
        if above is not None and len(above.indent.expandtabs(4)) < own:
            return above.indent
        if above is None and line.strip() and not line[:1].isspace():
            break
    return ""


def renumbered(lines: Sequence[str], at: int) -> dict[int, str]:
    """The lines whose number is wrong in the list around line `at`, as they should be.

    The first item keeps its number; items further in or without numbers are other lists.
    """
    item = item_of(lines[at]) if 0 <= at < len(lines) else None
    if item is None or item.number is None:
        return {}
    own = len(item.indent.expandtabs(4))
    start = at
    for number in range(at - 1, -1, -1):
        if not _goes_on(lines[number], own, item.mark[-1]):
            break
        if _is_of(lines[number], own):
            start = number
    found: dict[int, str] = {}
    count = None
    for number in range(start, len(lines)):
        line = lines[number]
        if not _goes_on(line, own, item.mark[-1]):
            break
        if not _is_of(line, own):
            continue
        here = item_of(line)
        assert here is not None and here.number is not None
        count = here.number if count is None else count + 1
        if here.number != count:
            rest = line[len(here.indent) + len(here.mark) :]
            found[number] = f"{here.indent}{here.with_number(count)}{rest}"
    return found


def _is_of(line: str, column: int) -> bool:
    item = item_of(line)
    return item is not None and item.number is not None and len(item.indent.expandtabs(4)) == column


def _goes_on(line: str, column: int, sign: str) -> bool:
    """Whether the list whose items begin in `column` goes on with this line."""
    if not line.strip():
        return True
    item = item_of(line)
    if item is None:
        return len(line) - len(line.lstrip()) > column
    own = len(item.indent.expandtabs(4))
    return own > column or (own == column and item.number is not None and item.mark[-1] == sign)
