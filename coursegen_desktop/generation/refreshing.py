"""A course follows its documents: read again, blocks found again, places moved to the new text.

Blocks are known by their words; between two that are known, changed ones are told by position.
Nothing of a lesson but the places that it names is changed here.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ..domain.errors import FormatError
from ..domain.kept import Citation, KeptReading, KeptSource, packed, unpacked
from ..domain.outline import Outline, Part
from ..domain.outline_json import outline_json, outline_of
from .extractive.sizes import reading_seconds
from .keeping import keep_source, unkeep, words_hash
from .pictures import PictureStore
from .reading import read_sources
from .sources import Block, Source
from .text.words import count_words

_PLACE = frozenset(("source", "block", "start", "end"))
Contents = Sequence[tuple[int, dict[str, Any]]]
Cited = Sequence[tuple[int, tuple[Citation, ...]]]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What is to be stored: `contents` and `citations` are those that moved, by their keys.

    `planned` are, by the planned lesson's key, the hashes of the passages that belong to it now;
    `unread` are ids of sources that could not be read as one document again.
    """

    sources: tuple[KeptSource, ...]
    outline: bytes
    contents: tuple[tuple[int, dict[str, Any]], ...]
    citations: tuple[tuple[int, tuple[Citation, ...]], ...]
    planned: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]


def refreshed(
    kept: KeptReading,
    changed: Mapping[str, str],
    outline: bytes,
    contents: Contents,
    citations: Cited,
) -> Refreshed:
    """Reads the `changed` documents (paths by source ids) and moves what rests on them."""
    moves, sources, unread = {}, [], []
    reading = unkeep(kept)
    old = {source.id: source for source in reading.sources}
    for identity, path in changed.items():
        new = read_again(old[identity], path)
        if new is None:
            unread.append(identity)
            continue
        moves[identity] = Moves(old[identity], new)
        sources.append(keep_source(new, path))
    fitted = _fitted(outline_of(unpacked(outline)), moves)
    now = {**old, **{identity: move.new for identity, move in moves.items()}}
    planned = {
        lesson.key: tuple(
            words_hash(block.text)
            for part in lesson.parts
            for block in now[part.source].blocks[part.first - 1 : part.last]
        )
        for lesson in fitted.lessons
    }
    return Refreshed(
        sources=tuple(sources),
        outline=packed(outline_json(fitted)),
        contents=tuple(
            (key, moved)
            for key, content in contents
            if (moved := _moved_json(content, moves)) != content
        ),
        citations=tuple(
            (key, moved)
            for key, listed in citations
            if (moved := tuple(_moved_citation(item, moves) for item in listed)) != listed
        ),
        planned=planned,
        unread=tuple(unread),
    )


def read_again(old: Source, path: str) -> Source | None:
    """The document as it is now, under its old id; None when it cannot be read as one."""
    try:
        # Pictures are named by their bytes, so they have to be kept somewhere to be the same.
        with tempfile.TemporaryDirectory(prefix="coursegen-") as folder:
            sources = read_sources([path], PictureStore(Path(folder))).sources
    except FormatError:
        return None
    return replace(sources[0], id=old.id, name=old.name) if len(sources) == 1 else None


def differs(planned: Sequence[str], written: Sequence[str]) -> int:
    """How many passages a lesson has to gain or to lose."""
    now, then = Counter(planned), Counter(written)
    return sum(((now - then) + (then - now)).values())


class Moves:
    """Where the blocks of a document stand in its new text."""

    def __init__(self, old: Source, new: Source) -> None:
        self.old, self.new = old, new
        self._to: list[int] = []
        self._same: set[int] = set()
        before = [words_hash(block.text) for block in old.blocks]
        after = [words_hash(block.text) for block in new.blocks]
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            for place in range(i1, i2):
                self._to.append(j1 + (place - i1) * (j2 - j1) // (i2 - i1))
            if kind == "equal":
                self._same.update(range(i1, i2))

    def edge(self, first: int) -> int:
        """The index, from 0, at which what began with block `first` (from 1) begins now."""
        return self._to[first - 1] if first > 1 else 0

    def place(self, block: str, start: int, end: int) -> tuple[str, int, int]:
        """A place in the new text: the same words, else the block that stands there now."""
        number, _, inner = block.removeprefix("b").partition(".")
        at = int(number) - 1 if number.isdigit() else -1
        if not 0 <= at < len(self._to):
            return block, start, end
        before = self.old.blocks[at]
        to = min(self._to[at], len(self.new.blocks) - 1)
        after = self.new.blocks[to]
        words = self.old.text[start:end]
        shifted = start + after.start - before.start
        name = f"b{to + 1}"
        if at in self._same and self.new.text[shifted : shifted + len(words)] == words:
            return f"{name}.{inner}" if inner else name, shifted, shifted + len(words)
        found = self.new.text.find(words, after.start, after.end)
        if found >= 0:
            return name, found, found + len(words)
        return name, after.start, after.end


def _moved_json(value: Any, moves: Mapping[str, Moves]) -> Any:
    """A copy of an asset's content in which places and fingerprints are those of the new texts."""
    if isinstance(value, list | tuple):
        return [_moved_json(item, moves) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {name: _moved_json(item, moves) for name, item in value.items()}
    move = moves.get(str(value.get("source", "")))
    if move is not None and value.keys() >= _PLACE:
        place = move.place(str(value["block"]), int(value["start"]), int(value["end"]))
        copy["block"], copy["start"], copy["end"] = place
    named = moves.get(str(value.get("id", "")))
    if named is not None and value.get("sha256") == named.old.sha256:
        copy["sha256"] = named.new.sha256
    return copy


def _moved_citation(item: Citation, moves: Mapping[str, Moves]) -> Citation:
    move = moves.get(item.source)
    if move is None:
        return item
    block, start, end = move.place(item.block, item.start, item.end)
    return replace(item, block=block, start=start, end=end)


# -- the outline -----------------------------------------------------------------------------------


def _fitted(outline: Outline, moves: Mapping[str, Moves]) -> Outline:
    """The outline over the new blocks; new ones belong to the part before them."""
    parts = {part.key: part for source in moves for part in _new_parts(outline, source, moves)}
    touched = set(moves)

    def of(row: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(
            parts.get(part.key, part)
            for part in row
            if part.source not in touched or part.key in parts
        )

    modules = []
    for module in outline.modules:
        lessons = [replace(lesson, parts=of(lesson.parts)) for lesson in module.lessons]
        left = tuple(lesson for lesson in lessons if lesson.parts)
        if left:
            modules.append(replace(module, lessons=left))
    if not modules:
        raise FormatError(
            outline.title,
            "nothing of the course stands in its documents any more.",
            hint="Make a new course of them.",
        )
    aside = [replace(item, parts=of(item.parts)) for item in outline.set_aside]
    return replace(
        outline,
        modules=tuple(modules),
        set_aside=tuple(item for item in aside if item.parts),
        sources=tuple(
            replace(info, pages=len(moves[info.id].new.pages), words=_words(moves[info.id].new))
            if info.id in moves
            else info
            for info in outline.sources
        ),
    )


def _new_parts(outline: Outline, source: str, moves: Mapping[str, Moves]) -> Iterator[Part]:
    move = moves[source]
    row = sorted((part for part in outline.parts() if part.source == source), key=_first)
    edges = [move.edge(part.first) for part in row] + [len(move.new.blocks)]
    if edges:
        edges[0] = 0
    for part, start, end in zip(row, edges, edges[1:], strict=False):
        if start < end:
            yield _resized(part, start, end, move.new.blocks[start:end])


def _first(part: Part) -> int:
    return part.first


def _resized(part: Part, start: int, end: int, blocks: Sequence[Block]) -> Part:
    inside = [block for top in blocks for block in top.walk()]
    return replace(
        part,
        first=start + 1,
        last=end,
        words=sum(count_words(block.text) for block in blocks),
        seconds=round(reading_seconds(blocks), 1),
        exercises=sum(block.kind == "exercise" for block in inside),
        figures=sum(block.kind == "figure" for block in inside),
    )


def _words(source: Source) -> int:
    return sum(count_words(block.text) for block in source.blocks)
