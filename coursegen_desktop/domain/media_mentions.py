"""Where texts name files of a course: `media/NAME`, in whatever way it is written.

A name that merely stands in code counts too: a file that may be in use is never called unused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

MEDIA = "media/"
# What comes before makes it part of another address.
_START = re.compile(r"(?<![\w/.:%\\-])media/")
_STOP = re.compile(r"[\s()\"'<>\[\]|`,;#?]|\Z")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PLAIN = re.compile(r"[\w.+@-]+\Z")
_LONGEST = 400

# What a name becomes, None to leave it: asked for (the name as files are known by).
Renaming = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """`start` to `end` is the name in the text, without `media/`."""

    start: int
    end: int
    key: str


def key_of(name: str) -> str:
    """How names are compared: readers find a file whatever its case and composition."""
    return unicodedata.normalize("NFC", unquote(_ESCAPED.sub(r"\1", name))).casefold()


def address_of(name: str) -> str:
    """How Markdown names a file."""
    return MEDIA + (name if _PLAIN.match(name) else quote(name, safe=""))


def mentions(text: str, known: Container[str]) -> Iterator[Mention]:
    """The places that name one of the files `known` by their keys; the longest name counts."""
    for found in _START.finditer(text):
        start = found.end()
        tail = text[start : start + _LONGEST].partition("\n")[0]
        for stop in reversed([stop.start() for stop in _STOP.finditer(tail)]):
            if stop and (key := key_of(tail[:stop])) in known:
                yield Mention(start, start + stop, key)
                break


def renamed(text: str, known: Container[str], renaming: Renaming) -> str:
    """The text with files called otherwise."""
    parts, last = [], 0
    for one in mentions(text, known):
        name = renaming(one.key)
        if name is not None:
            parts += [text[last : one.start], address_of(name).removeprefix(MEDIA)]
            last = one.end
    return "".join([*parts, text[last:]])


def renamed_inside(value: Any, known: Container[str], renaming: Renaming) -> Any:
    """JSON content with files called otherwise: in texts, and where a path stands alone."""
    if isinstance(value, str):
        if not value.startswith(MEDIA) or (key := key_of(value.removeprefix(MEDIA))) not in known:
            return renamed(value, known, renaming) if MEDIA in value else value
        name = renaming(key)
        return value if name is None else MEDIA + name
    if isinstance(value, dict):
        return {key: renamed_inside(item, known, renaming) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [renamed_inside(item, known, renaming) for item in value]
    return value


def strings_in(value: Any) -> Iterator[str]:
    """All texts inside JSON content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings_in(item)
