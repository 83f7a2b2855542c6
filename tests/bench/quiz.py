"""A quiz of 500 questions: opened from its lesson, answered, the next question painted.

`quiz.direct` is one that is opened without its lesson, so that nothing of it was read ahead.
Opening and painting are held against what the issue allows (in the column of the floor), the
answer against 4 KB written and synced to the same disk.
"""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

from coursegen_desktop.domain.course import LessonItem
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.ui.kit.routes import LessonRoute, QuizRoute
from tests.windowed import AppWindow, eventually

from .answer import _PAGE, ALLOWED_MS, _sync
from .measure import Result, alternate, median, plus, timed
from .place import GapProbe, Place

ROUNDS = 60
QUESTIONS = 500
OPEN_MS = 300.0
NEXT_MS = 50.0
GAP_MS = 50.0
_REST_S = 1.0


async def run(place: Place) -> list[Result]:
    """quiz.open, quiz.direct, quiz.answer and quiz.next, in the real window."""
    async with AppWindow(place.folder) as app:
        direct, gap_direct = await _opened(app, (await _added(app)).quizzes[0].asset_id)
        lesson = await _added(app)
        asset_id = lesson.quizzes[0].asset_id
        await _read(app, lesson.id, asset_id)
        opened, gap = await _opened(app, asset_id)
        page: Any = app.desk.navigator.screen_for(QuizRoute).page
        pairs = await _answered(app, place, asset_id)
        painted = [_next(page, number) for number in range(1, ROUNDS + 2)][1:]
    floor, ours = pairs
    return [
        Result("quiz.open", OPEN_MS, opened, 1.0),
        Result("quiz.open.gap", GAP_MS, gap, 1.0),
        Result("quiz.direct", OPEN_MS, direct, 1.0),
        Result("quiz.direct.gap", GAP_MS, gap_direct, 1.0),
        Result("quiz.answer", floor, ours, plus(floor, 1.0, ALLOWED_MS)),
        Result("quiz.next", NEXT_MS, median(painted), 1.0),
    ]


async def _added(app: AppWindow) -> LessonItem:
    questions = [
        {"id": f"q{number}", "type": "choice", "single": True, "prompt": f"What is **{number}**?",
         "choices": [{"id": f"c{place}", "text": f"Choice {place} of {number}",
                      "fraction": int(place == 1)} for place in range(5)]}
        for number in range(QUESTIONS)
    ]  # fmt: skip
    quiz = AssetDraft(
        asset_type="quiz",
        content={"format": "quiz", "version": "1.0", "id": "long", "title": "Long",
                 "questions": questions},
    )  # fmt: skip
    lesson = LessonDraft(title="Long", content="# Long", assets=(quiz,))
    course = CourseDraft(title="Long", modules=(ModuleDraft(title="One", lessons=(lesson,)),))
    user = app.services.user.id
    async with app.services.database.unit_of_work(write=True) as work:
        key = await work.courses.add(course)
        view = await work.courses.outline(key, user)
        await work.commit()
    return view.lessons[0]


async def _read(app: AppWindow, lesson_id: LessonId, asset_id: AssetId) -> None:
    """Open the lesson, and stay until the program has come to rest behind it."""
    app.desk.navigator.go(LessonRoute(lesson_id))
    readings = app.services.quizzes._sittings.readings
    await eventually(lambda: readings.known(asset_id, 1) is not None, "the quiz was read ahead")
    await app.settled()


async def _opened(app: AppWindow, asset_id: AssetId) -> tuple[float, float]:
    """Milliseconds from the wish to the picture, and the longest gap meanwhile."""
    await eventually(lambda: QuizRoute in app.desk.navigator._screens, "the start came to rest")
    await asyncio.sleep(_REST_S)
    screen = app.desk.navigator.screen_for(QuizRoute)
    start = time.perf_counter()

    async def opening() -> None:
        app.desk.navigator.go(QuizRoute(asset_id))
        await eventually(
            lambda: screen.page.run is not None and screen.page.run.asset_id == asset_id,
            "the quiz opened",
        )
        screen.page.grab()

    gap = await GapProbe().during(opening)
    return (time.perf_counter() - start) * 1000 - 20, gap  # without the probe's own rest


async def _answered(app: AppWindow, place: Place, asset_id: AssetId) -> tuple[float, float]:
    user = app.services.user.id
    run = await app.services.quizzes.start(asset_id, user_id=user)
    names = iter([view.id for view in run.questions])
    target = os.open(place.folder / "floor.bin", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.write(target, _PAGE * 64)
        os.fsync(target)

        async def synced() -> None:
            os.lseek(target, 0, os.SEEK_SET)
            os.write(target, _PAGE)
            _sync(target)

        async def submitted() -> None:
            await app.services.quizzes.submit_answer(
                run.attempt_id, next(names), {"chosen": ["c1"]}, user_id=user
            )

        return await alternate(lambda: timed(synced), lambda: timed(submitted), ROUNDS)
    finally:
        os.close(target)


def _next(page: Any, index: int) -> float:
    """What going on does, until every pixel is painted."""
    start = time.perf_counter()
    page.show_question(index)
    page.grab()
    return (time.perf_counter() - start) * 1000
