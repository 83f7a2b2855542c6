"""Notes how lessons and courses are, inside the unit of work that changes them.

await notes.before(work, course_id, [lesson_id])        # before the change
...                                                     # the change itself
await notes.note(work, course_id, [lesson_id], by)      # after it, in the same unit of work

Before the first change ever, what was there is kept; afterwards the newest version always is what
there is. Automatic versions that follow each other within a minute are one.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ..db.repositories.versions import KeptVersion
from ..db.unit_of_work import UnitOfWork
from ..domain.errors import StorageError
from ..domain.ids import CourseId, LessonId
from ..domain.text_delta import packed, unpacked_line
from ..domain.version import CHAIN, COALESCED, VersionInfo, digest
from .clock import Now, stamp

log = logging.getLogger(__name__)

COURSE = ""


class VersionNotes:
    """Writes versions."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._is_apart = False
        # When it was last seen that the newest version is what there is. Nothing that was written
        # in a unit of work that may yet fail is believed.
        self._seen: dict[tuple[CourseId, str | LessonId], datetime] = {}

    @contextlib.contextmanager
    def apart(self) -> Iterator[None]:
        """What is noted inside replaces no version: what was there before must be found again."""
        self._is_apart = True
        try:
            yield
        finally:
            self._is_apart = False

    async def before(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lessons: Iterable[LessonId] = (),
        *,
        course: bool = False,
    ) -> None:
        """Keep what has no version, or was changed by others than authors since: a generator, an
        import. Looked at once a minute for each lesson."""
        if course and not self._is_fresh((course_id, COURSE)):
            _, is_new = await self._write_course(work, course_id, by="")
            self._see((course_id, COURSE), is_new=is_new)
        for lesson_id in lessons:
            if self._is_fresh((course_id, lesson_id)):
                continue
            now = await work.versions.lesson_now(lesson_id)
            if now.course_id != course_id:
                continue  # in the trash
            text, title = now.content.dump(), now.content.title
            _, is_new = await self._write(work, course_id, now.public_id, text, title, by="")
            self._see((course_id, lesson_id), is_new=is_new)

    def _is_fresh(self, key: tuple[CourseId, str | LessonId]) -> bool:
        seen = self._seen.get(key)
        return seen is not None and self._now() - seen < COALESCED

    def _see(self, key: tuple[CourseId, str | LessonId], *, is_new: bool) -> None:
        if not is_new:
            self._seen[key] = self._now()

    async def note(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lessons: Iterable[LessonId] = (),
        by: str = "",
        *,
        course: bool = False,
    ) -> None:
        """Keep what was changed, unless it is as the newest version says; `by` is who did it."""
        if course:
            await self._write_course(work, course_id, by=by)
        for lesson_id in lessons:
            now = await work.versions.lesson_now(lesson_id)
            if now.course_id != course_id:
                continue  # in the trash
            text, title = now.content.dump(), now.content.title
            await self._write(work, course_id, now.public_id, text, title, by=by)

    async def keep(self, work: UnitOfWork, course_id: CourseId, name: str, by: str) -> int:
        """A named version of the whole course as it is now; returns its id."""
        return (await self._write_course(work, course_id, by=by, name=name))[0]

    async def _write_course(
        self, work: UnitOfWork, course_id: CourseId, *, by: str, name: str = ""
    ) -> tuple[int, bool]:
        now = await work.versions.course_now(course_id)
        title = str(now.fields.get("title", ""))
        return await self._write(work, course_id, COURSE, now.dump(), title, by=by, name=name)

    async def _write(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lesson: str,
        text: str,
        title: str,
        *,
        by: str,
        name: str = "",
    ) -> tuple[int, bool]:
        """The id of the version that says so, and whether it was written now."""
        sha = digest(text)
        chain, last = await work.versions.newest(course_id, lesson)
        newest = chain[0] if chain else None
        if newest is not None and newest.info.hash == sha and not name:
            return newest.info.id, False
        moment = self._now()
        if newest is not None and not name and self._is_replaced(chain, last, by, moment):
            data = packed(text, _text_before(chain))
            await work.versions.replace(
                newest.info.id, title=title, sha=sha, size=len(text), data=data
            )
            return newest.info.id, True
        base, depth, before = None, 0, None
        if newest is not None and newest.depth + 1 < CHAIN:
            before = _text_of(chain)
        if newest is not None and before is not None:
            base, depth = newest.info.id, newest.depth + 1
        info = VersionInfo(0, course_id, lesson, stamp(moment), by, name, title, sha, len(text))
        return await work.versions.add(info, base, depth, packed(text, before)), True

    def _is_replaced(
        self, chain: Sequence[KeptVersion], last: int, by: str, moment: datetime
    ) -> bool:
        """Whether the newest version gives way: it is automatic, young, of the same person, not the
        first of its lesson, and nothing else of the course was noted since."""
        newest, base = chain[0].info, chain[0].base_id
        age = moment - datetime.fromisoformat(newest.at)
        return (
            not self._is_apart
            and len(chain) > 1
            and newest.id == last
            and not newest.is_named
            and newest.user_name == by
            and age < COALESCED
            and (base is None or _text_before(chain) is not None)
        )


def rebuilt(chain: Sequence[KeptVersion]) -> str:
    """The text of the first of `chain`, which holds all that it stands on.

    Raises StorageError when it does not, or when the text is not the one that was kept.
    """
    by_id = {version.info.id: version for version in chain}
    line = [chain[0]]
    while (base := line[-1].base_id) is not None:
        if base not in by_id or base >= line[-1].info.id:
            raise _broken()
        line.append(by_id[base])
    try:
        text = unpacked_line(version.data for version in reversed(line))
    except ValueError as error:
        raise _broken() from error
    if digest(text) != chain[0].info.hash:
        raise _broken()
    return text


def _text_of(chain: Sequence[KeptVersion]) -> str | None:
    """The same, None where it cannot be read: damage in the past must not stop a save."""
    try:
        return rebuilt(chain)
    except StorageError:
        log.warning("version %s cannot be read; the next one stands alone", chain[0].info.id)
        return None


def _text_before(chain: Sequence[KeptVersion]) -> str | None:
    """The text that the first of `chain` stands on, None where there is none."""
    base = chain[0].base_id
    start = next((at for at, version in enumerate(chain) if version.info.id == base), None)
    return None if start is None else _text_of(chain[start:])


def _broken() -> StorageError:
    return StorageError(
        "This version cannot be read: the file of the library is damaged.",
        "Choose another version; the lesson itself is not touched.",
    )
