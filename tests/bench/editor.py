"""The editor: keys, saving, opening, undo, the page behind the typing, what versions take.

editor.key.letter/.fence/.cell  in a lesson of 200 KB until it is painted, against Qt's bare field
editor.key.window   the same in the whole window, which saves and journals what is typed
editor.save         what a save of 20 KB takes of the window's thread; the floor: one row written
editor.open         a course of 500 lessons until its outline is painted; the floor: its titles read
editor.undo         20 lessons moved back until it is painted; the floor: their order written
editor.preview      a key in 20 KB until the page beside it is painted; the floor: a swap of HTML
editor.history      KB that 1,000 versions of a lesson of 20 KB take, against the last one's text
"""

from __future__ import annotations

import asyncio
import itertools
import random
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.ui.content.web_scheme import register_scheme
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, signalled

from . import keystrokes
from .measure import Result, alternate, timed
from .place import Place
from .reader import BarePage

ROUNDS = 20
LESSONS, MODULES, MOVED = 500, 20, 20
SIZE = 20_000
VERSIONS = 1_000
KEY_MS, SAVE_MS, OPEN_MS, UNDO_MS, PREVIEW_MS, HISTORY_KB = 16.0, 10.0, 300.0, 100.0, 150.0, 2048.0
_REST_S = 0.05
_TITLES = """
SELECT m.title, l.title FROM course_modules AS m JOIN lessons AS l ON l.module_id = m.id
WHERE m.course_id = ? ORDER BY m.order_index, l.order_index
"""


async def run(place: Place) -> list[Result]:
    """All of the above."""
    register_scheme()  # before any page of the process
    results = await keystrokes.run(place)
    results.append(await _history(place))
    bare = BarePage()
    await bare.open()
    async with AppWindow(place.folder) as app:
        app.window.resize(1280, 800)
        long = await _course(app, [("Long", keystrokes.lesson(keystrokes.SIZE)), ("Other", "")])
        middling = await _course(app, [("Middling", keystrokes.lesson(SIZE))])
        many = [await _course(app, [(f"Lesson {n}", "Text.") for n in range(LESSONS)])]
        many.append(await _course(app, [(f"Lesson {n}", "Text.") for n in range(LESSONS)]))
        results.append(await _opening(app, place, many))
        results.append(await _undo(app, place, many[0]))
        results.append(await _preview(app, bare, middling))
        results.append(await _saving(app, place, middling))
        results.append(await _keys(app, long))
    bare.setPage(None)  # type: ignore[arg-type]
    bare.close()
    bare.deleteLater()
    await asyncio.sleep(_REST_S)
    return results


async def _course(app: AppWindow, texts: list[tuple[str, str]]) -> CourseId:
    lessons = [LessonDraft(title=title, content=text) for title, text in texts]
    each = -(-len(lessons) // MODULES)
    parts = [tuple(lessons[n : n + each]) for n in range(0, len(lessons), each)]
    modules = tuple(ModuleDraft(title=f"M{n}", lessons=part) for n, part in enumerate(parts))
    async with app.services.database.unit_of_work(write=True) as work:
        key = await work.courses.add(CourseDraft(title=texts[0][0], modules=modules))
        await work.commit()
    return key


async def _shown(app: AppWindow, course: CourseId, lesson: LessonId | None = None) -> Any:
    """The editor's page with a course on it, painted; what it does afterwards is not waited for."""
    app.desk.navigator.go(EditRoute(course, lesson))
    await app.desk.navigator.settled()
    app.page.repaint()
    return app.page


async def _opening(app: AppWindow, place: Place, courses: list[CourseId]) -> Result:
    turns = itertools.cycle(courses)
    with place.raw() as raw:

        async def floor() -> float:
            return await timed(_now(lambda: raw.execute(_TITLES, (courses[0],)).fetchall()))

        async def ours() -> float:
            spent = await timed(lambda: _shown(app, next(turns)))
            await app.settled()
            return spent

        low, high = await alternate(floor, ours, ROUNDS)
    return Result("editor.open", low, high, OPEN_MS / low)


def _now(work: Any) -> Any:
    async def do() -> object:
        return work()

    return do


async def _free(raw: sqlite3.Connection) -> None:
    """Until nobody writes: whoever still does needs the loop, which a write here would stop."""
    raw.execute("PRAGMA busy_timeout=0")
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            await asyncio.sleep(0.01)
        else:
            raw.execute("ROLLBACK")
            return


async def _undo(app: AppWindow, place: Place, course: CourseId) -> Result:
    page = await _shown(app, course)
    await app.settled()
    user = app.services.user.id
    view = await app.services.authoring.course(course, user_id=user)
    keys, home = [x.id for x in view.modules[0].lessons[:MOVED]], view.modules[-1].id
    with place.raw() as raw:

        async def floor() -> float:
            places = [(n, int(key)) for n, key in enumerate(keys)]

            def write() -> None:
                raw.execute("BEGIN IMMEDIATE")
                raw.executemany("UPDATE lessons SET order_index = ? WHERE id = ?", places)
                raw.execute("ROLLBACK")

            await _free(raw)
            return await timed(_now(write))

        async def ours() -> float:
            await app.services.editing.move_lessons(course, keys, home, 0)
            await app.settled()

            async def back() -> None:
                page.undo_requested.emit()
                await app.screen.scope.settled()
                page.repaint()

            return await timed(back)

        low, high = await alternate(floor, ours, ROUNDS)
    return Result("editor.undo", low, high, UNDO_MS / low)


async def _preview(app: AppWindow, bare: BarePage, course: CourseId) -> Result:
    page = await _shown(app, course)
    await app.settled()
    text = page.content
    html = (await app.services.authoring.preview(text)).html
    _go(page.edit, len(text) // 2)

    async def typed() -> float:
        painted = signalled(page.preview.painted)
        start = time.perf_counter()
        QTest.keyClick(page.edit, "a", Qt.KeyboardModifier.NoModifier)
        await painted
        spent = (time.perf_counter() - start) * 1000
        await app.settled()
        return spent

    low, high = await alternate(lambda: timed(lambda: bare.swap(html)), typed, ROUNDS)
    return Result("editor.preview", low, high, PREVIEW_MS / low)


async def _saving(app: AppWindow, place: Place, course: CourseId) -> Result:
    page = await _shown(app, course)
    await app.settled()
    desk = app.screen._desk  # type: ignore[attr-defined]
    with place.raw() as raw:

        async def floor() -> float:
            def write() -> None:
                raw.execute("UPDATE lessons SET revision = revision WHERE id = 1")

            return await timed(_now(write))

        async def ours() -> float:
            QTest.keyClick(page.edit, "a", Qt.KeyboardModifier.NoModifier)
            await app.settled()
            # The window's thread alone: what it waits for meanwhile stops nobody.
            start = time.thread_time()
            await desk.saver.flush()
            spent = (time.thread_time() - start) * 1000
            await app.settled()
            return spent

        low, high = await alternate(floor, ours, ROUNDS)
    return Result("editor.save", low, high, SAVE_MS / low)


async def _keys(app: AppWindow, course: CourseId) -> Result:
    from PySide6.QtWidgets import QPlainTextEdit

    page = await _shown(app, course)
    await app.settled()
    bare = QPlainTextEdit()
    bare.resize(page.edit.size())
    bare.setPlainText(page.content)
    bare.show()
    middle = page.content.index("reactions", keystrokes.SIZE // 2)
    for field in (page.edit, bare):
        _go(field, middle)
    pair = await alternate(
        keystrokes.key(bare, "a"), keystrokes.key(page.edit, "a"), keystrokes.ROUNDS
    )
    bare.close()
    bare.deleteLater()
    await app.settled()
    return Result("editor.key.window", *pair, KEY_MS / pair[0])


def _go(field: Any, where: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(where)
    field.setTextCursor(cursor)
    field.centerCursor()
    field.repaint()


async def _history(place: Place) -> Result:
    """So many saves, each more than a minute after the last, with a few words changed."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    chance = random.Random(7)
    text = keystrokes.lesson(SIZE)
    services = await open_services(Paths(place.folder), resources_dir(), lambda: moment)
    try:
        services.gate.enter(await services.accounts.owner())
        lesson = LessonId(1)
        revision = (await services.authoring.lesson(lesson)).revision
        for number in range(VERSIONS):
            moment += timedelta(seconds=61)
            at = chance.randrange(len(text))
            text = f"{text[:at]} changed {number} {text[at:]}"[:SIZE]
            revision = await services.editing.save_lesson(
                lesson, title="Long", content=text, base_revision=revision
            )
    finally:
        await services.close()
    pages = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%lesson_versions%'"
    with place.raw() as raw:
        taken = raw.execute(pages).fetchone()[0] / 1024
    one = len(text.encode()) / 1024
    return Result("editor.history", one, taken, HISTORY_KB / one)
