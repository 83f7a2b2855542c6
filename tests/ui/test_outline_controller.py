"""What the outline wishes is done by the service, seen at once, and can be taken back."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import Conflict, NotFound
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import CourseId, LessonId, ModuleId
from coursegen_desktop.domain.lesson import LessonText
from coursegen_desktop.ui.editor.outline import acts, controller, parts_clipboard
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE, Chosen, Move
from coursegen_desktop.ui.editor.outline.controller import OutlineController, Writing
from coursegen_desktop.ui.editor.outline.outline_editor import OutlineEditor
from coursegen_desktop.ui.kit.routes import EditRoute
from coursegen_desktop.ui.kit.tasks import Policy, TaskScope
from tests.examples import some
from tests.windowed import eventually

from .library_parts import Place
from .outline_parts import is_dense, order
from .screen_parts import Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def draft(title: str, *sizes: int) -> CourseDraft:
    """Modules with lessons A1, A2 …, B1 …; the last lesson of all is blank."""
    modules = []
    for letter, size in zip("ABCDE", sizes, strict=False):
        lessons = tuple(
            LessonDraft(title=f"{letter}{number}", content=f"# One\n\n{letter}\n\n## Two\n\nEnd\n")
            for number in range(1, size + 1)
        )
        modules.append(ModuleDraft(title=letter, lessons=lessons))
    blank = LessonDraft(title="Blank", content=" \n\n")
    modules[-1] = modules[-1].model_copy(update={"lessons": (*modules[-1].lessons, blank)})
    return CourseDraft(title=title, modules=tuple(modules))


class Bench:
    """An outline on real services, shown anew whenever the course changes, as a screen does."""

    def __init__(self, place: Place, desk: Desk) -> None:
        self.place, self.desk = place, desk
        self.outline = OutlineEditor()
        place.show(self.outline)
        self.list = self.outline.list
        self.scope = TaskScope(place.context.on_error)
        self.lesson: LessonText | None = None
        self.offset, self.flushed = 0, 0
        self.titles: list[str] = []
        self.course_id = CourseId(0)
        self.parts = OutlineController(
            place.context, self.outline, self.scope, authoring=desk.authoring,
            editing=desk.editing, settings=desk.settings, user=desk.user,
            writing=Writing(
                self.outline, self._flush, lambda: self.lesson, lambda: self.offset,
                self.titles.append, self._want_reload,
            ),
            listen=desk.hub.subscribe,
        )  # fmt: skip
        desk.hub.subscribe(CourseChanged, self._on_changed)

    async def _flush(self) -> None:
        self.flushed += 1

    def _on_changed(self, event: CourseChanged) -> None:
        if event.origin is not self.parts:
            self._want_reload()

    def _want_reload(self) -> None:
        self.scope.start(self._reload, "reload", Policy.LATEST)

    async def _reload(self) -> None:
        course = await self.course()
        self.outline.show_course(course, self.lesson.id if self.lesson else None)

    async def course(self, key: CourseId | None = None) -> CourseView:
        return await self.desk.authoring.course(key or self.course_id, user_id=self.desk.user.id)

    async def open(self, key: CourseId, lesson: LessonId | None = None) -> None:
        self.course_id = key
        self.lesson = None if lesson is None else await self.desk.authoring.lesson(lesson)
        await self._reload()
        await self.scope.settled()

    async def titles_now(self, key: CourseId | None = None) -> list[list[str]]:
        return [[x.title for x in m.lessons] for m in (await self.course(key)).modules]

    def seen(self) -> list[list[int]]:
        assert self.outline.course is not None
        return order(self.outline.course)

    def choose(self, *titles: str) -> None:
        rows = self.list.rows.rows
        parts = [(row.kind, row.key) for row in rows if row.title in titles]
        assert len(parts) == len(titles)
        assert self.list.choose(parts)

    async def act(self, act: str) -> None:
        self.outline.act(act)
        await self.scope.settled()

    async def undo_by_notice(self) -> None:
        self.place.notices.act_on_newest()
        await self.scope.settled()

    def field(self) -> QLineEdit:
        return next(f for f in self.list.findChildren(QLineEdit) if f.isVisible())


@pytest.fixture
async def bench(place: Place, desk: Desk) -> AsyncIterator[Bench]:
    made = Bench(place, desk)
    course = await desk.keep(draft("Water", 3, 2, 1))
    await made.open(course.id, course.lessons[1].id)
    made.list.setFocus()
    yield made
    await made.scope.close()
    QApplication.clipboard().clear()


# ------------------------------------------------------------ moving


async def test_quick_steps_become_one_move(bench: Bench) -> None:
    for _ in range(4):
        QTest.keyClick(bench.list, Qt.Key.Key_Down, ALT)
    seen = bench.seen()
    await bench.scope.settled()
    assert await bench.titles_now() == [["A1", "A3"], ["B1", "B2", "A2"], ["C1", "Blank"]]
    assert bench.seen() == seen, "it was there before the service had done it"
    assert [row.title for row in bench.list.chosen()] == ["A2"]
    await bench.desk.editing.undo(bench.course_id)
    await bench.scope.settled()
    assert await bench.titles_now() == [["A1", "A2", "A3"], ["B1", "B2"], ["C1", "Blank"]]
    assert (await bench.desk.editing.state(bench.course_id)).undo is None, "and no other step"


async def test_different_parts_move_one_after_the_other(bench: Bench) -> None:
    QTest.keyClick(bench.list, Qt.Key.Key_Down, ALT)
    bench.choose("B")
    QTest.keyClick(bench.list, Qt.Key.Key_Up, ALT)
    bench.choose("A2")
    QTest.keyClick(bench.list, Qt.Key.Key_Right, ALT)
    await bench.scope.settled()
    assert await bench.titles_now() == [["B1", "B2"], ["A1", "A3"], ["A2", "C1", "Blank"]]
    assert bench.seen() == order(await bench.course())


async def test_what_waits_is_done_before_one_leaves(bench: Bench) -> None:
    """The program is closed right after the keys: nothing of it waits for a task that is gone."""
    QTest.keyClick(bench.list, Qt.Key.Key_Down, ALT)
    bench.choose("B")
    QTest.keyClick(bench.list, Qt.Key.Key_Delete)
    bench.choose("C1")
    bench.outline.act(acts.DUPLICATE)
    await bench.parts.finish()
    assert await bench.titles_now() == [["A1", "A3", "A2"], ["C1", "C1", "Blank"]]
    await bench.scope.settled()
    assert len((await bench.course()).lessons) == 6, "and once only"


async def test_a_move_that_fails_goes_back_and_says_why(bench: Bench) -> None:
    before = bench.seen()
    await bench.desk.editing.delete(bench.course_id, modules=[_module(await bench.course(), "B")])
    await bench.scope.settled()
    bench.outline._base = await bench.desk.course(bench.course_id)
    key = bench.list.rows.rows[1].key
    bench.outline.moved.emit(Move(LESSON, (key,), 9_999, 0))
    await bench.scope.settled()
    assert [type(error) for error in bench.place.errors] == [NotFound]
    assert bench.seen() == [before[0], before[2]]


def _module(course: CourseView, title: str) -> ModuleId:
    return next(module.id for module in course.modules if module.title == title)


# ------------------------------------------------------------ making and naming


async def test_a_new_lesson_is_named_where_it_stands(bench: Bench) -> None:
    QTest.keyClick(bench.list, Qt.Key.Key_Return, CTRL)
    await bench.scope.settled()
    assert (await bench.titles_now())[0] == ["A1", "A2", "New lesson", "A3"]
    key = (await bench.course()).modules[0].lessons[2].id
    assert bench.place.routes == [EditRoute(bench.course_id, key)]
    QTest.keyClicks(bench.field(), "Tides")
    QTest.keyClick(bench.field(), Qt.Key.Key_Return)
    await eventually(lambda: "Tides" in [row.title for row in bench.list.rows.rows], "the title")
    await bench.scope.settled()
    assert (await bench.titles_now())[0] == ["A1", "A2", "Tides", "A3"]


async def test_a_new_module_and_a_course_without_any(bench: Bench) -> None:
    await bench.act(acts.ADD_MODULE)
    assert [m.title for m in (await bench.course()).modules] == ["A", "New module", "B", "C"]
    QTest.keyClick(bench.field(), Qt.Key.Key_Escape)
    bare = await bench.desk.keep(CourseDraft(title="Bare"))
    await bench.open(bare.id)
    await bench.act(acts.ADD_LESSON)
    course = await bench.course()
    assert [(m.title, len(m.lessons)) for m in course.modules] == [("Module 1", 1)]


async def test_titles_are_kept_and_the_open_one_is_typed(bench: Bench) -> None:
    course = await bench.course()
    bench.outline.renamed.emit(MODULE, course.modules[1].id, "Beta")
    bench.outline.renamed.emit(LESSON, course.lessons[0].id, "Alpha")
    bench.outline.renamed.emit(LESSON, course.lessons[1].id, "Open")
    await bench.scope.settled()
    after = await bench.course()
    assert after.modules[1].title == "Beta"
    assert [x.title for x in after.lessons][:2] == ["Alpha", "A2"]
    assert bench.titles == ["Open"], "the page has it, and saves it with the text"


async def test_a_lesson_is_split_at_the_cursor(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    async def ask(_page: object, _title: str, _label: str, value: str) -> str:
        offered.append(value)
        return value

    monkeypatch.setattr(controller, "ask_text", ask)
    assert bench.lesson is not None
    bench.offset = bench.lesson.content.index("## Two")
    await bench.act(acts.SPLIT)
    assert offered == ["Two"]
    assert (await bench.titles_now())[0] == ["A1", "A2", "Two", "A3"]
    assert [row.title for row in bench.list.chosen()] == ["Two"]
    assert (await bench.desk.authoring.lesson(bench.lesson.id)).content == "# One\n\nA\n"
    bench.offset = 0
    bench.choose("A2")
    await bench.act(acts.SPLIT)
    assert [type(error) for error in bench.place.errors] == [Conflict], "split meanwhile"


async def test_lessons_are_merged_and_taken_apart(bench: Bench) -> None:
    bench.choose("A1", "A2", "B1")
    await bench.act(acts.MERGE)
    course = await bench.course()
    assert await bench.titles_now() == [["A1", "A3"], ["B2"], ["C1", "Blank"]]
    assert bench.place.routes[-1] == EditRoute(bench.course_id, course.lessons[0].id)
    assert "3 lessons" in bench.place.notices.texts()[-1]
    await bench.undo_by_notice()
    assert await bench.titles_now() == [["A1", "A2", "A3"], ["B1", "B2"], ["C1", "Blank"]]


# ------------------------------------------------------------ copies


async def test_duplicates_stand_behind_and_are_chosen(bench: Bench) -> None:
    bench.choose("A1", "A2")
    await bench.act(acts.DUPLICATE)
    assert (await bench.titles_now())[0] == ["A1", "A2", "A1", "A2", "A3"]
    chosen = [row.key for row in bench.list.chosen()]
    assert chosen == [int(x.id) for x in (await bench.course()).modules[0].lessons[2:4]]
    bench.choose("C")
    await bench.act(acts.DUPLICATE)
    assert [m.title for m in (await bench.course()).modules] == ["A", "B", "C", "C"]
    assert [row.kind for row in bench.list.chosen()] == [MODULE]


async def test_parts_are_copied_into_another_course(bench: Bench) -> None:
    bench.choose("A1", "B")
    await bench.act(acts.COPY)
    assert "# A1" in QApplication.clipboard().text(), "Markdown for other programs"
    other = await bench.desk.keep(draft("Other", 1))
    await bench.open(other.id, other.lessons[0].id)
    await bench.act(acts.PASTE)
    assert await bench.titles_now() == [["A1", "A1", "Blank"], ["B1", "B2"]]
    assert [row.title for row in bench.list.chosen()] == ["B"]
    bench.choose("A")
    await bench.act(acts.COPY)
    bench.choose("A")
    await bench.act(acts.PASTE)
    assert [m.title for m in (await bench.course()).modules] == ["A", "A", "B"]


async def test_what_is_cut_moves_within_its_course(bench: Bench) -> None:
    keys = {x.title: x.id for x in (await bench.course()).lessons}
    bench.choose("A1", "A3")
    await bench.act(acts.CUT)
    assert [row.title for row in bench.list.rows.rows if row.is_cut] == ["A1", "A3"]
    assert (await bench.titles_now())[0] == ["A1", "A2", "A3"], "until it is pasted"
    bench.choose("B1")
    await bench.act(acts.PASTE)
    assert await bench.titles_now() == [["A2"], ["B1", "A1", "A3", "B2"], ["C1", "Blank"]]
    assert {x.title: x.id for x in (await bench.course()).lessons} == keys, "the same ones"
    assert not any(row.is_cut for row in bench.list.rows.rows)
    await bench.act(acts.PASTE)
    assert len((await bench.course()).lessons) == len(keys) + 2, "the second time copies"


async def test_modules_that_are_cut_and_the_key_that_thinks_better_of_it(bench: Bench) -> None:
    bench.choose("A")
    await bench.act(acts.CUT)
    bench.choose("C1")
    await bench.act(acts.PASTE)
    assert [m.title for m in (await bench.course()).modules] == ["B", "C", "A"]
    bench.choose("B1")
    await bench.act(acts.CUT)
    QTest.keyClick(bench.list, Qt.Key.Key_Escape)
    held = parts_clipboard.held()
    assert held is not None
    assert not held.is_cut
    assert not any(row.is_cut for row in bench.list.rows.rows)


async def test_what_is_cut_leaves_the_other_course(bench: Bench) -> None:
    first = bench.course_id
    bench.choose("A3", "C")
    await bench.act(acts.CUT)
    other = await bench.desk.keep(draft("Other", 1))
    await bench.open(other.id)
    bench.choose("Blank")
    await bench.act(acts.PASTE)
    assert await bench.titles_now() == [["A1", "Blank", "A3"], ["C1", "Blank"]]
    assert await bench.titles_now(first) == [["A1", "A2"], ["B1", "B2"]]
    assert len(await bench.desk.editing.trash(first)) == 2


async def test_nothing_is_pasted_from_elsewhere(bench: Bench) -> None:
    QApplication.clipboard().setText("# Words")
    bench.outline.paste_wanted.emit(0, None)
    await bench.scope.settled()
    assert len((await bench.course()).lessons) == 7
    parts_clipboard.hold(parts_clipboard.Held("{}", CourseId(1), Chosen()), "")
    await bench.act(acts.PASTE)
    assert "no parts of a course" in bench.place.errors[0].sentence


# ------------------------------------------------------------ deleting


async def test_what_is_deleted_comes_back_by_the_notice(bench: Bench) -> None:
    start = await bench.titles_now()
    bench.choose("A2", "A3", "B")
    await bench.act(acts.DELETE)
    assert await bench.titles_now() == [["A1"], ["C1", "Blank"]]
    assert bench.parts.neighbour == (await bench.course()).lessons[1].id, "the next one"
    assert "3 parts" in bench.place.notices.texts()[-1]
    assert bench.list.here is not None
    await bench.undo_by_notice()
    assert await bench.titles_now() == start
    assert bench.place.routes, "and what came back is shown"
    for title, words in (("B", "with 2 lessons"), ("A1", "“A1” was deleted.")):
        bench.choose(title)
        await bench.act(acts.DELETE)
        assert words in bench.place.notices.texts()[-1]


async def test_undo_of_the_notice_takes_back_only_its_own(bench: Bench) -> None:
    bench.choose("A2")
    await bench.act(acts.DELETE)
    await bench.desk.editing.add_module(bench.course_id, "Later")
    await bench.scope.settled()
    await bench.undo_by_notice()
    titles = [m.title for m in (await bench.course()).modules]
    assert titles == ["A", "B", "C", "Later"]
    assert (await bench.titles_now())[0] == ["A1", "A2", "A3"]
    bench.place.notices.clear()
    bench.choose("A1", "A2")
    await bench.act(acts.MERGE)
    await bench.desk.editing.add_module(bench.course_id, "Again")
    await bench.undo_by_notice()
    assert "Other changes came after" in bench.place.notices.texts()[-1]
    assert (await bench.titles_now())[0] == ["A1", "A3"]


# ------------------------------------------------------------ what is known and remembered


async def test_blank_lessons_are_marked_until_they_are_written(bench: Bench) -> None:
    blank = [row for row in bench.list.rows.rows if row.is_blank]
    assert [row.title for row in blank] == ["Blank"]
    text = await bench.desk.authoring.lesson(LessonId(blank[0].key))
    await bench.desk.editing.save_lesson(
        text.id, title="Blank", content="Not any more.", base_revision=text.revision
    )
    await bench.scope.settled()
    assert not any(row.is_blank for row in bench.list.rows.rows)


async def test_closed_modules_are_remembered(bench: Bench, place: Place) -> None:
    course = await bench.course()
    QTest.keyClick(bench.list, Qt.Key.Key_Left)
    for title in ("B", "C"):
        bench.choose(title)
        QTest.keyClick(bench.list, Qt.Key.Key_Left)
    bench.choose("C")
    QTest.keyClick(bench.list, Qt.Key.Key_Right)
    await bench.scope.settled()
    again = Bench(place, bench.desk)
    await again.open(course.id, course.lessons[0].id)
    assert again.outline.closed == {course.modules[1].id}
    await again.scope.close()
    again.outline.deleteLater()


async def test_a_text_without_a_lesson_gets_a_new_one(bench: Bench) -> None:
    assert bench.lesson is not None
    await bench.parts.keep_as_new(bench.lesson, "Mine", "Words")
    assert (await bench.titles_now())[0] == ["A1", "A2", "Mine", "A3"]
    await bench.desk.editing.delete(bench.course_id, lessons=[bench.lesson.id])
    await bench.parts.keep_as_new(bench.lesson, "Mine too", "Words")
    assert (await bench.titles_now())[2] == ["C1", "Blank", "Mine too"]


# ------------------------------------------------------------ all of it


async def test_random_acts_leave_no_gap_and_undo_leads_back(bench: Bench) -> None:
    """Keys, drags and menus in any order: what is seen is what is kept, and all is undone."""
    rng = random.Random(7)
    start = await bench.titles_now()
    for _ in range(some(40)):
        rows = bench.list.rows.rows
        picked = rng.sample(rows, min(rng.randint(1, 3), len(rows)))
        bench.list.choose([(row.kind, row.key) for row in picked])
        if rows and rng.random() < 0.3:
            _drag(bench, rng)
        else:
            act = rng.choice(
                [a for a in bench.outline.possible() if a not in (acts.SPLIT, acts.RENAME)]
            )
            bench.outline.act(act)
        if rng.random() < 0.6:
            await bench.scope.settled()
            _close_field(bench)
    await bench.scope.settled()
    _close_field(bench)
    assert bench.place.errors == []
    assert bench.seen() == order(await bench.course())
    assert await is_dense(bench.desk.uow, bench.course_id)
    while await bench.desk.editing.undo(bench.course_id) is not None:
        assert await is_dense(bench.desk.uow, bench.course_id)
    await bench.scope.settled()
    assert await bench.titles_now() == start


def _drag(bench: Bench, rng: random.Random) -> None:
    port: QWidget = bench.list.viewport()
    row = rng.choice(bench.list.rows.rows)
    box = bench.list.visualRect(bench.list.rows.index_of(row.kind, row.key))
    middle = QPoint(box.center().x(), box.center().y())
    goal = QPoint(middle.x(), rng.randint(2, port.height() - 2))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle)
    for point in (middle + QPoint(0, 30), goal):
        _move(bench, point)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=goal)


def _move(bench: Bench, point: QPoint) -> None:
    port = bench.list.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def _close_field(bench: Bench) -> None:
    for field in bench.list.findChildren(QLineEdit):
        if field.isVisible():
            QTest.keyClick(field, Qt.Key.Key_Escape)
