"""An author in the real window who types and arranges at full speed until the process is killed.

Writes a line of JSON for all that happens: `ready` with the words on the screen after the start,
`typed` after each word, `saved`, and for each other act `do` before it and `did` after it.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import random
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.ids import CourseId, LessonId, ModuleId
from coursegen_desktop.domain.lesson import LessonText
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.stage import Stage
from tests.windowed import AppWindow

from .editing_model import MAKING, words_of

K = Qt.Key
TOLD = "told.jsonl"  # in the folder
_ACTS = (
    ("type", 12), ("wait", 2), ("open", 4), ("undo", 6), ("redo", 3), ("add_lesson", 2),
    ("add_module", 1), ("move_lesson", 3), ("move_module", 1), ("delete_lesson", 1),
    ("delete_module", 1), ("split_lesson", 2), ("merge_lessons", 2), ("duplicate_lesson", 1),
)  # fmt: skip
_MANY = 12  # lessons; with more of them an author rather deletes


def told(to: io.FileIO, **values: object) -> None:
    """One line, out of this process before anything else happens."""
    to.write(json.dumps(values).encode() + b"\n")


class Author:
    """Does one thing after another in the window, each by chance."""

    def __init__(self, app: AppWindow, course: CourseId, seed: int, to: io.FileIO) -> None:
        self.app, self.course, self._to = app, course, to
        self.chance = random.Random(seed)
        self._word = seed * 10_000
        self.tree: list[tuple[ModuleId, list[LessonId]]] = []

    @property
    def _screen(self) -> Any:
        return self.app.screen

    @property
    def _desk(self) -> Any:
        return self._screen._desk

    @property
    def lesson(self) -> LessonId | None:
        """The one on the desk."""
        kept: LessonText | None = self._desk.lesson
        return None if kept is None else kept.id

    @property
    def lessons(self) -> list[LessonId]:
        """All of them."""
        return [key for _, keys in self.tree for key in keys]

    async def look(self) -> None:
        """Read the outline anew."""
        services = self.app.services
        view = await services.authoring.course(self.course, user_id=services.user.id)
        self.tree = [(m.id, [x.id for x in m.lessons]) for m in view.modules]

    async def act(self) -> None:
        """The next thing."""
        names, weights = zip(*_ACTS, strict=True)
        name = self.chance.choices(names, weights)[0]
        if len(self.lessons) > _MANY:
            name = self.chance.choice(("delete_lesson", "merge_lessons", name))
        await getattr(self, name)()

    # ------------------------------------------------------------ writing

    async def type(self) -> None:
        """Some words at some place of the open lesson, or some away."""
        edit = self.app.page.edit
        if self.lesson is None:
            return
        block = edit.document().findBlockByNumber(
            self.chance.randrange(edit.document().blockCount())
        )
        cursor = edit.textCursor()
        cursor.setPosition(block.position() + block.length() - 1)
        edit.setTextCursor(cursor)
        if self.chance.random() < 0.3:
            QTest.keyClick(edit, K.Key_Return)
        for _ in range(self.chance.randint(1, 6)):
            self._word += 1
            QTest.keyClicks(edit, f" w{self._word};")
            self._tell_typed()
            await asyncio.sleep(self.chance.choice((0.0, 0.0, 0.05, 0.2)))
        if self.chance.random() < 0.1 and words_of(block.text()):
            cursor.setPosition(block.position())
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            edit.setTextCursor(cursor)
            QTest.keyClick(edit, K.Key_Delete)
            self._tell_typed()

    def _tell_typed(self) -> None:
        page = self.app.page
        told(self._to, typed=self.lesson, words=words_of(page.content), at=time.monotonic())

    async def wait(self) -> None:
        """A pause in which the text is saved."""
        await asyncio.sleep(self.chance.uniform(0.3, 1.2))

    async def open(self) -> None:
        """Another lesson."""
        if self.lessons:
            await self.flush()
            await self._show(self.chance.choice(self.lessons))

    async def _show(self, lesson: LessonId) -> None:
        await self.app.go(EditRoute(self.course, lesson))
        await self.app.settled()

    async def flush(self) -> None:
        """Save what was typed."""
        desk = self._desk
        is_other = desk.lesson is not None and self.app.page.content != desk.lesson.content
        await self._screen._flush()
        if desk.lesson is not None:
            words = words_of(desk.lesson.content)
            told(
                self._to,
                saved=desk.lesson.id,
                words=words,
                changed=is_other or not desk.saver.is_clean,
            )

    # ------------------------------------------------------------ arranging

    async def _do(self, verb: str, work: Callable[[], Awaitable[Any]], **values: Any) -> None:
        told(self._to, do={"verb": verb, **values})
        made = await work()
        if verb in MAKING:
            values["made"] = getattr(made, "lessons", (made,))[0]
        told(self._to, did={"verb": verb, **values})
        await self.app.settled()
        await self.look()

    async def undo(self) -> None:
        """By the window's own way."""
        await self._turn("undo")

    async def redo(self) -> None:
        """By the window's own way."""
        await self._turn("redo")

    async def _turn(self, verb: str) -> None:
        await self.flush()
        state = await self.app.services.editing.state(self.course)
        label = state.undo if verb == "undo" else state.redo
        step = None if label is None else label.verb

        async def work() -> None:
            getattr(self.app.page, f"{verb}_requested").emit()
            await self.app.settled()

        told(self._to, do={"verb": verb, "step": step})
        await work()
        await self.look()
        texts = {}
        if step == "write":
            for key in self.lessons:
                texts[key] = words_of((await self.app.services.authoring.lesson(key)).content)
        told(self._to, did={"verb": verb, "step": step, "texts": texts})

    async def add_module(self) -> None:
        """At some place."""
        at = self.chance.randint(0, len(self.tree))
        editing = self.app.services.editing
        await self.flush()
        await self._do("add_module", lambda: editing.add_module(self.course, "M", at), at=at)

    async def add_lesson(self) -> None:
        """With words, at some place of some module."""
        if not self.tree:
            await self.add_module()
            return
        module, keys = self.chance.choice(self.tree)
        at = self.chance.randint(0, len(keys))
        self._word += 2
        text = f"w{self._word - 1};\n\nw{self._word};\n"
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "add_lesson",
            lambda: editing.add_lesson(self.course, module, "L", text, at),
            module=module, at=at, text=text,
        )  # fmt: skip

    async def move_lesson(self) -> None:
        """One or several, to some place."""
        if not self.lessons:
            return
        count = min(len(self.lessons), self.chance.randint(1, 3))
        keys = self.chance.sample(self.lessons, count)
        module, there = self.chance.choice(self.tree)
        at = self.chance.randint(0, len([key for key in there if key not in keys]))
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "move_lesson",
            lambda: editing.move_lessons(self.course, keys, module, at),
            lessons=keys, module=module, at=at,
        )  # fmt: skip

    async def move_module(self) -> None:
        """To some place."""
        if not self.tree:
            return
        module = self.chance.choice(self.tree)[0]
        at = self.chance.randint(0, len(self.tree) - 1)
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "move_module",
            lambda: editing.move_modules(self.course, [module], at),
            module=module, at=at,
        )  # fmt: skip

    async def delete_lesson(self) -> None:
        """One or two; the open one among them, perhaps."""
        if len(self.lessons) < 3:
            return
        keys = self.chance.sample(self.lessons, self.chance.randint(1, 2))
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "delete_lesson", lambda: editing.delete(self.course, lessons=keys), lessons=keys
        )

    async def delete_module(self) -> None:
        """With all that is in it."""
        if len(self.tree) < 2:
            return
        module = self.chance.choice(self.tree)[0]
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "delete_module", lambda: editing.delete(self.course, modules=[module]), module=module
        )

    async def split_lesson(self) -> None:
        """The open one, before some line."""
        if self.lesson is None:
            return
        await self.flush()
        lesson = self._desk.lesson
        lines = lesson.content.splitlines(keepends=True)
        number = self.chance.randint(0, len(lines))
        before = "".join(lines[:number])
        if number == len(lines) and before and not before.endswith("\n"):
            before = "".join(lines[:-1])  # the end of the last line is in it
        editing = self.app.services.editing
        await self._do(
            "split_lesson",
            lambda: editing.split_lesson(lesson.id, len(before), "Split", lesson.revision),
            lesson=lesson.id, before=len(words_of(before)),
        )  # fmt: skip

    async def merge_lessons(self) -> None:
        """Two or three from anywhere."""
        if len(self.lessons) < 4:
            return
        keys = self.chance.sample(self.lessons, self.chance.randint(2, 3))
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "merge_lessons", lambda: editing.merge_lessons(self.course, keys), lessons=keys
        )

    async def duplicate_lesson(self) -> None:
        """One."""
        if not self.lessons:
            return
        key = self.chance.choice(self.lessons)
        editing = self.app.services.editing
        await self.flush()
        await self._do(
            "duplicate_lesson", lambda: editing.duplicate(self.course, lessons=[key]), lesson=key
        )


def _tell_asked(to: io.FileIO) -> None:
    """Nobody else is there: whoever is asked something here is asked without need."""
    if (dialog := QApplication.activeModalWidget()) is not None:
        told(to, asked=dialog.windowTitle() or type(dialog).__name__)


async def _work(folder: Path, seed: int, course: int, lesson: int, tell: Any) -> None:
    # What readers see beside the text needs no engine here.
    LessonPane._make_web = lambda _self: None  # type: ignore[method-assign, assignment]
    with (folder / TOLD).open("wb", buffering=0) as to:
        async with AppWindow(folder) as app:
            await app.sit_down()
            watch = QTimer(app.window)
            watch.timeout.connect(lambda: _tell_asked(to))
            watch.start(200)
            author = Author(app, CourseId(course), seed, to)
            await author._show(LessonId(lesson))
            await author.look()
            told(to, ready=author.lesson, words=words_of(app.page.content), at=time.monotonic())
            tell.send(True)
            while True:
                await author.act()


def main(folder: str, seed: int, course: int, lesson: int, tell: Any) -> None:
    """Until somebody ends it. Sends one thing through `tell` when it begins to act."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    Stage("coursegen-torture").run(_work(Path(folder), seed, course, lesson, tell))
