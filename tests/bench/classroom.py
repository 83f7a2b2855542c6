"""A class of 200 in a course of 100 lessons and quizzes: from the way there to the first paint."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time

from PySide6.QtCore import QEvent, QObject

from coursegen_desktop.app.garbage import GarbageCollector
from coursegen_desktop.db import sqlite
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.ui.classroom.grid import ClassGrid
from coursegen_desktop.ui.kit.routes import ClassRoute, LibraryRoute
from tests.db.watching import statements
from tests.samples import water_quiz
from tests.windowed import AppWindow

from .measure import Result, alternate
from .place import GapProbe, Place

ROUNDS = 15
LEARNERS, LESSONS, QUIZZES = 200, 60, 40
CLASS_MS = 100.0
_WARM_UP = 3.0  # seconds: prewarming is no part of it
_NOW = "2026-11-23T10:00:00.000000+00:00"


class _FirstPaint(QObject):
    """Tells when the grid is painted with somebody in it."""

    def __init__(self, grid: ClassGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._painted: asyncio.Future[None] | None = None
        grid.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        waiting = self._painted
        if event.type() == QEvent.Type.Paint and waiting is not None and not waiting.done():
            # Whoever waits goes on in a later turn: the paint is done then.
            waiting.set_result(None)
        return False

    async def next(self) -> None:
        """Wait for it."""
        self._painted = asyncio.get_running_loop().create_future()
        await self._painted


async def measure(place: Place) -> Result:
    """progress.class; the floor asks the same by plain sqlite3 and paints the grid that is there.

    Two classes take turns, so that each is filled anew as for a new visit.
    """
    probe = GapProbe()
    collector = GarbageCollector(probe)
    try:
        async with AppWindow(place.folder) as app:
            app.window.resize(1280, 800)
            classes = itertools.cycle([await _class(app, place), await _class(app, place)])
            await asyncio.sleep(_WARM_UP)
            with statements(app.services.database) as sent:
                await app.services.class_progress.open(next(classes))
            asked = [(sql, values) for sql, values in sent if not sql.startswith("INSERT")]
            page = await app.go(ClassRoute(next(classes)))
            watch = _FirstPaint(page.grid)

            async def ours() -> float:
                await app.settled()
                await app.go(LibraryRoute())
                await app.settled()
                start = time.perf_counter()
                app.desk.navigator.go(ClassRoute(next(classes)))
                await watch.next()
                return (time.perf_counter() - start) * 1000

            with place.raw() as raw:

                async def floor() -> float:
                    await app.settled()
                    start = time.perf_counter()
                    for sql, values in asked:
                        raw.execute(sql, values).fetchall()
                    page.grid.grab()
                    return (time.perf_counter() - start) * 1000

                floor_ms, ours_ms = await alternate(floor, ours, ROUNDS)
            await app.settled()
    finally:
        collector.stop()
    return Result("progress.class", floor_ms, ours_ms, CLASS_MS / floor_ms)


async def _class(app: AppWindow, place: Place) -> CourseId:
    """A published course with its class; everybody has read most and answered everything."""
    quiz = AssetDraft(asset_type="quiz", content=water_quiz())
    lessons = tuple(
        LessonDraft(title=f"Lesson {n}", content="words", assets=(quiz,) if n < QUIZZES else ())
        for n in range(LESSONS)
    )
    draft = CourseDraft(title="Class", modules=(ModuleDraft(title="One", lessons=lessons),))
    async with app.services.database.unit_of_work(write=True) as work:
        course = await work.courses.add(draft)
        await work.courses.set_published(course, True)
        view = await work.courses.outline(course, UserId(1))
        await work.commit()
    keys = [item.id for item in view.lessons]
    quizzes = [one.asset_id for item in view.lessons for one in item.quizzes]
    await asyncio.to_thread(_fill, place, course, keys, quizzes)
    return course


def _fill(place: Place, course: CourseId, lessons: list[LessonId], quizzes: list[AssetId]) -> None:
    """So many learners with two attempts at each quiz; one in ten answers wrong each time."""
    with contextlib.closing(sqlite.connect(place.database)) as rows:
        rows.execute("PRAGMA trusted_schema=ON")
        rows.execute("BEGIN IMMEDIATE")
        rows.executemany(
            "INSERT INTO users (public_id, email, full_name, name_key, is_admin, created_at,"
            f" updated_at) VALUES (?1, ?1, ?2, ?2, 0, '{_NOW}', '{_NOW}')",
            ((f"c{course}-{n}", f"Learner {n * 7919 % 1_009:04d}") for n in range(LEARNERS)),
        )
        rows.execute(
            "INSERT INTO enrollments (user_id, course_id, enrolled_at, progress_percent,"
            f" last_opened_at, created_at, updated_at) SELECT id, ?1, '{_NOW}', 50, '{_NOW}',"
            f" '{_NOW}', '{_NOW}' FROM users WHERE email LIKE 'c' || ?1 || '-%'",
            (course,),
        )
        people = [
            row[0]
            for row in rows.execute("SELECT user_id FROM enrollments WHERE course_id = ?", [course])
        ]
        rows.executemany(
            "INSERT INTO lesson_completions (user_id, lesson_id, completed_at, day)"
            f" VALUES (?, ?, '{_NOW}', '2026-11-23')",
            ((user, key) for user in people for key in lessons if (user + key) % 3),
        )
        rows.executemany(
            "INSERT INTO quiz_attempts (public_id, user_id, asset_id, asset_revision, score,"
            " max_score, attempted_at, finished_at, day, seed) VALUES (?1 || '-' || ?2 || ?3, ?1,"
            f" ?2, 1, ?4, 2, '{_NOW}', '{_NOW}', '2026-11-23', 0)",
            (
                (user, key, turn, (user + key) % 3)
                for user, key, turn in itertools.product(people, quizzes, "ab")
            ),
        )
        for question in ("q1", "q2"):
            rows.execute(
                "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
                " answered_at, day, answer) SELECT t.id, t.user_id, ?1, t.user_id % 10 > 0, 1,"
                f" '{_NOW}', '2026-11-23', '{{}}' FROM quiz_attempts t"
                " JOIN enrollments e ON e.user_id = t.user_id WHERE e.course_id = ?2",
                (question, course),
            )
        rows.executemany(
            "INSERT INTO quiz_standings (user_id, asset_id, score, max_score, attempts, updated_at)"
            f" VALUES (?, ?, ?, 2, 2, '{_NOW}')",
            ((user, key, (user + key) % 3) for user, key in itertools.product(people, quizzes)),
        )
        rows.execute("COMMIT")
