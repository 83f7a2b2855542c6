"""What every source format gives: a tree of blocks, each with its exact place in the text."""

from __future__ import annotations

import hashlib
import os
import stat
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol

from ...domain.errors import FormatError
from ..pictures import Picture, PictureStore

Kind = Literal[
    "heading",
    "para",
    "list",
    "item",
    "code",
    "output",
    "table",
    "figure",
    "equation",
    "quote",
    "callout",
    "definition",
    "exercise",
    "solution",
    "objective",
    "keypoint",
]
# Blocks that hold other blocks; all the rest are leaves.
CONTAINERS = frozenset(
    ("list", "item", "quote", "callout", "exercise", "solution", "objective", "keypoint")
)
# More text than anybody reads in a year; larger files are refused before they are read.
_MEGABYTE = 1024 * 1024
MAX_TEXT_BYTES = 20 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a document.

    `text` is its clean Markdown; `start` and `end` are its place in `Source.text`, `level` the
    rank of a heading (1..6). `meta` holds what only some kinds have: `lang` of code, `title` and
    `label` of a call-out, `term` and `definition` of a definition, `ordered` of a list,
    `answer` of an exercise with options, `narration` what a speaker says to the slide that begins
    with the block: plain words that stand in no text.
    """

    id: str
    kind: Kind
    text: str
    start: int
    end: int
    level: int = 0
    meta: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def with_id(self, identity: str) -> Block:
        """The same block named `identity`, its children numbered below it."""
        children = tuple(
            child.with_id(f"{identity}.{number}")
            for number, child in enumerate(self.children, start=1)
        )
        return replace(self, id=identity, children=children)


@dataclass(frozen=True, slots=True)
class Source:
    """One document as read.

    `text` is what the offsets of blocks and citations mean: for Markdown and plain text the
    decoded file itself, lines ended by "\\n"; for all others the text extracted from it, as
    Markdown. `sha256` is that of the file. `links` maps folded reference labels to addresses.
    `pages` are the offsets in `text` at which pages or slides begin, () where there are none.
    `pictures` are those that figures of the text call "media/{name}". `model` is the language
    model that wrote the document from memory, "" for one that people wrote.
    """

    id: str
    name: str
    kind: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    description: str = ""
    is_markdown: bool = True
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    pictures: tuple[Picture, ...] = ()
    model: str = ""

    def page_at(self, offset: int) -> int:
        """The page, from 1, on which an offset of `text` stands; 0 where there are no pages."""
        return bisect_right(self.pages, offset)


class SourceFormat(Protocol):
    """A member of the family: one file here, one constant SOURCE."""

    label: str
    extensions: tuple[str, ...]

    def sniff(self, head: bytes, name: str) -> float:
        """How surely a file that begins with `head` is of this format, 0 to 1."""
        ...

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> Source:
        """The document. `root` is the folder that its includes and pictures may not leave.

        Pictures go through `pictures`; without it they are left out and counted in `notes`.

        Raises FormatError in one sentence that says what is wrong and what to do.
        """
        ...


def number_blocks(blocks: list[Block]) -> tuple[Block, ...]:
    """The same blocks named b1, b2, ... in order."""
    return tuple(block.with_id(f"b{number}") for number, block in enumerate(blocks, start=1))


def load(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> bytes:
    """The bytes of a document; refuses what is no ordinary file or too large before reading it."""
    name = path.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FormatError(name, "it is not a file.", hint="Choose a document or a folder.")
        if status.st_size > max_bytes:
            raise _too_large(name, status.st_size, max_bytes)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise FormatError(
            name, "there is no such file.", hint="Check the name and the folder."
        ) from error
    except PermissionError as error:
        raise FormatError(
            name,
            "you are not allowed to read it.",
            hint="Change its permissions or copy it to a folder of yours.",
        ) from error
    except OSError as error:
        raise FormatError(
            name,
            f"it could not be read ({os.strerror(error.errno) if error.errno else error}).",
            hint="Copy it to this computer's disk and try again.",
        ) from error
    if len(data) > max_bytes:
        raise _too_large(name, len(data), max_bytes)
    return data


def digest(data: bytes) -> str:
    """The fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()


def no_text(name: str) -> FormatError:
    """The refusal of a document in which nothing can be read."""
    return FormatError(
        name, "it holds no text to make a course from.", hint="Choose a document with text in it."
    )


def _too_large(name: str, size: int, limit: int) -> FormatError:
    return FormatError(
        name,
        f"it is too large: {size // _MEGABYTE} MB; up to {limit // _MEGABYTE} MB can be read.",
        hint="Split it into smaller files and choose those.",
    )
