"""Highlights, notes and bookmarks: kept, found again after edits, listed, carried elsewhere."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace

from ..db.unit_of_work import UnitOfWork
from ..domain.anchoring import anchor_at, find, find_all, stands
from ..domain.annotation import (
    COLOURS,
    Annotation,
    Mark,
    NotesFacets,
    NotesPage,
    NotesQuery,
    kept_body,
    kept_tags,
)
from ..domain.course import not_published
from ..domain.errors import InvalidContent, WorkStopped, WorkTimeout
from ..domain.events import NotesChanged
from ..domain.ids import AnnotationId, LessonId, UserId
from ..domain.limits import Deed
from ..domain.rights import Right
from .blocking import WorkerProcesses
from .events import EventHub
from .gate import Guarded, needs
from .work import WorkUnits

log = logging.getLogger(__name__)

PAGE_SIZE = 100
# Most lessons have a few notes and 10 KB; looking for those takes no frame.
_INLINE = 40_000
_SECONDS = 20.0


class AnnotationsService(Guarded):
    """What a reader does with his own notes."""

    deed = Deed.NOTES

    def __init__(self, uow: WorkUnits, events: EventHub, workers: WorkerProcesses) -> None:
        self._uow = uow
        self._events = events
        self._workers = workers

    @needs(Right.LEARN)
    async def of_lesson(
        self, lesson_id: LessonId, text: str, *, user_id: UserId
    ) -> tuple[Annotation, ...]:
        """All of a lesson in the order of `text`, its page's words as they are now.

        What moved is found again and kept there, also with other words that are nearly the same;
        what cannot be found is marked as lost, and looked for again in the next text.
        """
        async with self._uow(write=True) as work:
            await self._check(work, lesson_id)
            if await work.annotations.adopt(lesson_id, user_id):
                await work.commit()
            notes = await work.annotations.of_lesson(lesson_id, user_id)
        key = text_key(text)
        stale = [note for note in notes if note.text_key != key]
        if not stale:
            return notes
        moved = await self._find(text, stale, key)
        async with self._uow(write=True) as work:
            await work.annotations.move(moved)
            await work.commit()
            return await work.annotations.of_lesson(lesson_id, user_id)

    @needs(Right.LEARN)
    async def add(
        self, lesson_id: LessonId, mark: Mark, text: str, *, user_id: UserId, origin: object = None
    ) -> Annotation:
        """Keep a mark of a lesson whose page has the words `text`."""
        mark = mark.checked()
        async with self._uow(write=True) as work:
            await self._check(work, lesson_id)
            note = await work.annotations.add(lesson_id, mark, text_key(text), user_id)
            await work.commit()
        self._events.publish(NotesChanged(user_id, lesson_id, origin))
        return note

    @needs(Right.LEARN)
    async def change(
        self,
        note_id: AnnotationId,
        *,
        user_id: UserId,
        colour: int | None = None,
        body: str | None = None,
        tags: Sequence[str] | None = None,
        origin: object = None,
    ) -> Annotation:
        """Another colour, note or tags; what is None stays."""
        if colour is not None and colour not in COLOURS:
            raise InvalidContent("There are four colours to mark with.")
        async with self._uow(write=True) as work:
            note = await work.annotations.get(note_id, user_id)
            await work.annotations.change(
                note,
                colour=note.colour if colour is None else colour,
                body=note.body if body is None else kept_body(body),
                tags=note.tags if tags is None else kept_tags(tuple(tags)),
                user_id=user_id,
            )
            await work.commit()
            note = await work.annotations.get(note_id, user_id)
        self._events.publish(NotesChanged(user_id, note.lesson_id, origin))
        return note

    @needs(Right.LEARN)
    async def delete(
        self, note_id: AnnotationId, *, user_id: UserId, origin: object = None
    ) -> Annotation:
        """Take one away. What is returned can be given to `put_back`."""
        async with self._uow(write=True) as work:
            note = await work.annotations.get(note_id, user_id)
            await work.annotations.delete(note_id, user_id)
            await work.commit()
        self._events.publish(NotesChanged(user_id, note.lesson_id, origin))
        return note

    @needs(Right.LEARN)
    async def put_back(
        self, note: Annotation, *, user_id: UserId, origin: object = None
    ) -> Annotation:
        """Undo a deletion. Done twice it changes nothing."""
        async with self._uow(write=True) as work:
            found = await work.annotations.by_public_ids([note.public_id], user_id)
            if not found:
                here = await work.annotations.lessons([note.lesson_public_id])
                lesson = here.get(note.lesson_public_id)
                whole = replace(note, lesson_id=None if lesson is None else LessonId(lesson.id))
                await work.annotations.put([whole], user_id)
                await work.commit()
                found = await work.annotations.by_public_ids([note.public_id], user_id)
        self._events.publish(NotesChanged(user_id, note.lesson_id, origin))
        return found[note.public_id]

    @needs(Right.LEARN)
    async def page(
        self, query: NotesQuery, *, user_id: UserId, offset: int = 0, size: int = PAGE_SIZE
    ) -> NotesPage:
        """Some of all the notes of a person, by course, lesson and place."""
        async with self._uow() as work:
            return await work.annotations.page(query, user_id, offset, size)

    @needs(Right.LEARN)
    async def facets(self, *, user_id: UserId) -> NotesFacets:
        """What there is to filter by."""
        async with self._uow() as work:
            return await work.annotations.facets(user_id)

    async def _find(self, text: str, notes: Sequence[Annotation], key: str) -> list[Annotation]:
        standing = [note for note in notes if stands(text, note.anchor)]
        gone = [note for note in notes if not stands(text, note.anchor)]
        anchors = [note.anchor for note in gone]
        if len(text) * len(gone) <= _INLINE:
            places = [find(text, anchor) for anchor in anchors]
        else:
            try:
                places = await self._workers.call(find_all, text, anchors, timeout=_SECONDS)
            except (WorkTimeout, WorkStopped) as error:
                log.warning("%d notes were not looked for: %s", len(gone), error)
                return [replace(note, is_lost=False, text_key=key) for note in standing]
        return [replace(note, is_lost=False, text_key=key) for note in standing] + [
            _found(note, place, text, key) for note, place in zip(gone, places, strict=True)
        ]

    async def _check(self, work: UnitOfWork, lesson_id: LessonId) -> None:
        course_id = await work.lessons.course_of(lesson_id)
        if not self.may(Right.SEE_DRAFTS) and not await work.courses.is_published(course_id):
            raise not_published()


def text_key(text: str) -> str:
    """Names a page's text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _found(note: Annotation, place: tuple[int, int] | None, text: str, key: str) -> Annotation:
    if place is None:
        # The words stay as they were, to be shown and looked for.
        return replace(note, is_lost=True, text_key=key)
    return replace(note, anchor=anchor_at(text, *place), is_lost=False, text_key=key)
