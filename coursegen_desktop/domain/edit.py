"""One step of editing a course, as it is kept to be undone: what it is called, what it changed.

A step is the order of the parts before and after (`course_tree`), and the values of fields before
and after. Parts are named by the keys of their rows: nothing is ever deleted by a step, it goes
to the trash and keeps its key.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .course_tree import Tree, read_tree, text_of
from .errors import InvalidContent
from .ids import LessonId, ModuleId
from .text_change import TextChange, change_between

COURSE, MODULE, LESSON, ASSET = "course", "module", "lesson", "asset"
# The lesson that an asset belongs to, as text; "" is the trash.
HOME = "home"
# Packed steps are ours, but a library may come from elsewhere.
MAX_STEP = 64_000_000


@dataclass(frozen=True, slots=True)
class EditLabel:
    """What a step is called: `verb` is a key for the window's words, `title` the part's."""

    verb: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Helped:
    """A step that a model wrote and its author took: `verb` as in EditLabel, the model's name."""

    verb: str
    model: str

    @property
    def label(self) -> EditLabel:
        """What the step is called."""
        return EditLabel(self.verb, self.model)


@dataclass(frozen=True, slots=True)
class TextStep:
    """A text on the way from the last save to the next one: it can be undone to by itself."""

    text: str
    helped: Helped | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a part took another value, both as texts (lists and objects as JSON)."""

    kind: str
    key: int
    name: str
    change: TextChange


@dataclass(frozen=True, slots=True)
class Edit:
    """A step. `trees` is the order before and after, None where it stayed."""

    label: EditLabel
    trees: tuple[Tree, Tree] | None = None
    fields: tuple[FieldChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """It changes nothing."""
        moved = self.trees is not None and self.trees[0] != self.trees[1]
        return not moved and all(item.change.is_empty for item in self.fields)

    def turned(self) -> Edit:
        """The step that takes this one back."""
        fields = tuple(
            replace(
                item,
                change=TextChange(
                    item.change.start,
                    item.change.new,
                    item.change.old,
                    item.change.after,
                    item.change.before,
                ),
            )
            for item in reversed(self.fields)
        )
        trees = None if self.trees is None else (self.trees[1], self.trees[0])
        return Edit(self.label, trees, fields)

    def pack(self) -> bytes:
        """The step as it is stored."""
        data: dict[str, Any] = {}
        if self.trees is not None:
            data["trees"] = [text_of(tree) for tree in self.trees]
        if self.fields:
            data["fields"] = [
                [item.kind, item.key, item.name, c.start, c.old, c.new, c.before, c.after]
                for item in self.fields
                for c in (item.change,)
            ]
        return zlib.compress(json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode(), 9)

    @classmethod
    def unpack(cls, label: EditLabel, data: bytes) -> Edit:
        """The step that `pack` stored. Raises InvalidContent for anything else."""
        try:
            opened = zlib.decompressobj()
            text = opened.decompress(data, MAX_STEP)
            if opened.unconsumed_tail:
                raise ValueError("too long")
            raw = json.loads(text)
            trees = raw.get("trees")
            return cls(
                label,
                None if trees is None else (read_tree(trees[0]), read_tree(trees[1])),
                tuple(
                    FieldChange(str(kind), int(key), str(name), TextChange(*change))
                    for kind, key, name, *change in raw.get("fields", ())
                ),
            )
        except (ValueError, TypeError, AttributeError, zlib.error) as error:
            raise InvalidContent(
                "This step of editing cannot be read any more.", "Look into the history."
            ) from error


def field_change(kind: str, key: int, name: str, before: str, after: str) -> FieldChange:
    """The change of one field."""
    return FieldChange(kind, key, name, change_between(before, after))


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do; None where there is nothing."""

    undo: EditLabel | None = None
    redo: EditLabel | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken back or done again, and the lesson to look at."""

    label: EditLabel
    lesson_id: LessonId | None = None


@dataclass(frozen=True, slots=True)
class TrashItem:
    """A deleted part that can be taken back. `deleted_at` is ISO 8601, UTC."""

    id: int
    kind: str
    title: str
    parent_title: str
    deleted_at: str
    deleted_by: str
    lessons: int = 0


@dataclass(frozen=True, slots=True)
class Pasted:
    """The parts that were put in."""

    modules: tuple[ModuleId, ...] = ()
    lessons: tuple[LessonId, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseFields:
    """What is to be said of a course; None stays as it is.

    `prerequisites` are public ids of courses; `thumbnail_url` names a media file.
    """

    title: str | None = None
    description: str | None = None
    learning_outcomes: tuple[str, ...] | None = None
    thumbnail_url: str | None = None
    language: str | None = None
    licence: str | None = None
    authors: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    prerequisites: tuple[str, ...] | None = None

    def given(self) -> Mapping[str, str | tuple[str, ...]]:
        """The fields that are to change."""
        names = self.__dataclass_fields__
        pairs = ((name, getattr(self, name)) for name in names)
        return {name: value for name, value in pairs if value is not None}


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """All fields of a course, to be edited."""

    title: str
    description: str = ""
    learning_outcomes: tuple[str, ...] = ()
    thumbnail_url: str = ""
    language: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = field(default=())
