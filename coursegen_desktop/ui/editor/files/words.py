"""Files and other parts of a lesson in words: facts, states, what a list says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale

from ....domain.asset import Asset
from ....domain.media_use import FILM, PICTURE, SOUND, WORDS, MediaUse
from ....domain.script import spoken_words
from ...content.line import Line
from ...kit.translate import tr
from ..tabs import QUIZ, SCRIPT

ICONS = {PICTURE: "image", SOUND: "volume-2", FILM: "play", WORDS: "file-text"}
# The kinds of parts that have a tab of their own.
TABS = {"quiz": QUIZ, "script": SCRIPT}
_PART_ICONS = {
    "quiz": "list-checks", "script": "scroll-text", "terms": "book", "summary": "list",
    "sources": "quote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LessonPart:
    """Something else that was made for a lesson; `text` is what it says, line by line."""

    key: int
    kind: str
    title: str
    note: str
    text: str = ""

    @property
    def icon(self) -> str:
        """Its picture in the list."""
        return _PART_ICONS.get(self.kind, "puzzle")


def kind_word(use: MediaUse) -> str:
    """What a file is."""
    return {
        PICTURE: tr("Picture"), SOUND: tr("Sound"), FILM: tr("Film"), WORDS: tr("Captions"),
    }.get(use.kind, tr("File"))  # fmt: skip


def size_words(count: int) -> str:
    """How large."""
    return QLocale().formattedDataSize(count, 1)


def state_words(use: MediaUse) -> str:
    """What is wrong with a file, "" for nothing."""
    if use.is_missing:
        return tr("missing")
    return tr("unused") if use.is_unused else ""


def used_words(use: MediaUse) -> str:
    """In how many lessons it stands."""
    return tr("used in %n lesson(s)", len(use.used_in)) if use.used_in else ""


def facts(use: MediaUse) -> str:
    """Kind, size, pixels."""
    parts = [kind_word(use)]
    if use.bytes is not None:
        parts.append(size_words(use.bytes))
    if use.size is not None:
        width, height = use.size
        parts.append(tr("{width} × {height} pixels", width=width, height=height))
    return "  ·  ".join(parts)


def file_line(use: MediaUse) -> Line:
    """A file in the list."""
    parts = [kind_word(use)]
    if use.bytes is not None:
        parts.append(size_words(use.bytes))
    if used := used_words(use):
        parts.append(used)
    return Line(
        use.key,
        use.name,
        note="  ·  ".join(parts),
        icon=ICONS.get(use.kind, "file-text"),
        end=state_words(use),
        end_role="bad" if use.is_missing else "warn",
    )


def part_line(part: LessonPart) -> Line:
    """Another part in the list."""
    return Line(part.key, part.title, note=part.note, icon=part.icon)


def is_found(use: MediaUse, wanted: Sequence[str]) -> bool:
    """Whether all words occur in what is known of a file."""
    lessons = " ".join(title for _, title in use.used_in)
    known = " ".join((use.name, kind_word(use), state_words(use), lessons, *use.alts)).casefold()
    return all(word in known for word in wanted)


def summary_words(uses: Sequence[MediaUse]) -> str:
    """How many files, how large in all, what is wrong."""
    parts = [tr("%n file(s)", len(uses))]
    if total := sum({use.file_path: use.bytes or 0 for use in uses}.values()):
        parts.append(size_words(total))
    unused = sum(use.is_unused and not use.is_missing for use in uses)
    missing = sum(use.is_missing for use in uses)
    if unused:
        parts.append(tr("%n unused", unused))
    if missing:
        parts.append(tr("%n missing", missing))
    return "  ·  ".join(parts)


def part_of(asset: Asset) -> LessonPart:
    """What was made for a lesson, in words."""
    content, kind = asset.content, asset.asset_type
    if kind == "quiz":
        count = len(content.get("questions") or ())
        return LessonPart(
            asset.id, kind, asset.title or tr("Quiz"), tr("Quiz, %n question(s)", count)
        )
    if kind == "script":
        text = str(content.get("text", ""))
        count = spoken_words(text)
        return LessonPart(asset.id, kind, tr("Script"), tr("%n word(s)", count), text)
    if kind == "terms":
        terms = _entries(content, "terms")
        lines = [f"{one.get('term', '')}: {one.get('definition', '')}" for one in terms]
        return LessonPart(
            asset.id, kind, tr("Terms"), tr("%n term(s)", len(lines)), "\n\n".join(lines)
        )
    if kind == "summary":
        sentences = [str(one.get("text", "")) for one in _entries(content, "sentences")]
        return LessonPart(
            asset.id, kind, tr("Summary"), tr("%n sentence(s)", len(sentences)),
            "\n\n".join(sentences),
        )  # fmt: skip
    if kind == "sources":
        names = [str(one.get("name", "")) for one in _entries(content, "sources")]
        return LessonPart(
            asset.id, kind, tr("Sources"), tr("%n document(s)", len(names)), "\n".join(names)
        )
    return LessonPart(asset.id, kind, asset.title or kind, tr("Made for this lesson"))


def _entries(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = content.get(name)
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
