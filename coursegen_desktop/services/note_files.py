"""Notes that leave as files and come back; conflicts are decided by whoever brings them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from ..domain.annotation import (
    Annotation,
    ImportChoice,
    NotesConflict,
    NotesImported,
    NotesImportPlan,
    NotesQuery,
)
from ..domain.errors import FormatError, StorageError
from ..domain.events import NotesChanged
from ..domain.ids import LessonId, UserId
from ..domain.limits import Deed
from ..domain.rights import Right
from ..formats.annotations import MAX_BYTES, from_json, to_html, to_json, to_markdown
from ..formats.text_file import write_text
from .blocking import in_thread
from .clock import Now, stamp
from .events import EventHub
from .gate import Guarded, needs
from .work import WorkUnits

_PART = 1000


class NoteFilesService(Guarded):
    """Writes and reads a person's notes."""

    deed = Deed.NOTES

    def __init__(self, uow: WorkUnits, events: EventHub, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._now = now

    @needs(Right.LEARN)
    async def export(self, path: Path, query: NotesQuery, title: str, *, user_id: UserId) -> int:
        """Write the notes of `query`: .md, .html, else W3C annotations. Returns how many."""
        notes: list[Annotation] = []
        offset: int | None = 0
        async with self._uow() as work:
            while offset is not None:
                page = await work.annotations.page(query, user_id, offset, _PART)
                notes += page.items
                offset = page.next_offset
        await in_thread(_write, path, notes, title)
        return len(notes)

    @needs(Right.LEARN)
    async def plan_import(self, path: Path, *, user_id: UserId) -> NotesImportPlan:
        """What bringing in a file would do. Raises FormatError or StorageError."""
        theirs = await in_thread(_read, path)
        async with self._uow() as work:
            mine = await work.annotations.by_public_ids(
                [note.public_id for note in theirs], user_id
            )
            lessons = await work.annotations.lessons({note.lesson_public_id for note in theirs})
        new: list[Annotation] = []
        conflicts: list[NotesConflict] = []
        same = 0
        unknown: Counter[tuple[str, str]] = Counter()
        for note in theirs:
            lesson = lessons.get(note.lesson_public_id)
            known = mine.get(note.public_id)
            if lesson is None:
                unknown[note.course_title, note.lesson_title] += known is None
            else:
                note = replace(
                    note, lesson_id=LessonId(lesson.id), lesson_title=lesson.title,
                    course_title=lesson.course_title, course_public_id=lesson.course_public_id,
                )  # fmt: skip
            if known is None:
                new.append(note)
            elif _content(known) == _content(note):
                same += 1
            else:
                conflicts.append(NotesConflict(known, note))
        strangers = tuple((*titles, count) for titles, count in unknown.items() if count)
        return NotesImportPlan(path.name, tuple(new), same, tuple(conflicts), strangers)

    @needs(Right.LEARN)
    async def bring_in(
        self,
        plan: NotesImportPlan,
        choices: Mapping[str, ImportChoice],
        *,
        user_id: UserId,
        otherwise: ImportChoice = ImportChoice.BOTH,
    ) -> NotesImported:
        """Do what was planned; `choices` by public id, `otherwise` for the other conflicts."""
        moment = stamp(self._now())
        added = [_dated(note, moment) for note in plan.new]
        replaced = kept = 0
        async with self._uow(write=True) as work:
            there = await work.annotations.by_public_ids(
                [note.public_id for note in (*plan.new, *(c.mine for c in plan.conflicts))],
                user_id,
            )
            added = [note for note in added if note.public_id not in there]
            for conflict in plan.conflicts:
                choice = choices.get(conflict.mine.public_id, otherwise)
                mine = there.get(conflict.mine.public_id)
                theirs = _dated(conflict.theirs, moment)
                if mine is None or choice is ImportChoice.BOTH:
                    public_id = theirs.public_id if mine is None else str(uuid4())
                    added.append(replace(theirs, public_id=public_id))
                elif choice is ImportChoice.THEIRS:
                    await work.annotations.replace(mine.id, theirs, user_id)
                    replaced += 1
                else:
                    kept += 1
            await work.annotations.put(added, user_id)
            await work.commit()
        self._events.publish(NotesChanged(user_id))
        return NotesImported(len(added), replaced, kept)


def _content(note: Annotation) -> tuple[object, ...]:
    return note.kind, note.colour, note.body, note.tags, note.anchor.exact


def _dated(note: Annotation, moment: str) -> Annotation:
    created = note.created_at or moment
    return replace(note, created_at=created, updated_at=note.updated_at or created)


def _write(path: Path, notes: Sequence[Annotation], title: str) -> None:
    kind = path.suffix.lower()
    if kind in (".md", ".markdown"):
        text = to_markdown(notes, title)
    elif kind in (".html", ".htm"):
        text = to_html(notes, title)
    else:
        text = to_json(notes).decode("utf-8")
    write_text(path, text)


def _read(path: Path) -> list[Annotation]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(path.name, "The file is larger than any list of notes.")
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(
            "{file} could not be read: {reason}.",
            "Choose another file.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
    return from_json(data, path.name)
