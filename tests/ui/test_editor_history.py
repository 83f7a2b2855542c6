"""History, conflicts and trash over the editor: real services, real dialogs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.course_difference import CourseDifference, OutlineChange
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.domain.lesson import LessonText
from coursegen_desktop.domain.merge import Merge
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.history import HistoryService
from coursegen_desktop.services.merging import merged_parts
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.ui.editor.history.conflict_dialog import ConflictDialog
from coursegen_desktop.ui.editor.history.controller import HistoryController
from coursegen_desktop.ui.editor.history.diff_rows import rows_of_course
from coursegen_desktop.ui.editor.history.history_dialog import COURSE, LESSON, HistoryDialog
from coursegen_desktop.ui.editor.history.trash_dialog import TrashDialog, days_left
from tests.ui.library_parts import Place
from tests.ui.screen_parts import Desk, button
from tests.windowed import eventually

QUIZ = {"title": "Quiz", "questions": [{"id": "1", "type": "choice", "prompt": "Moon?"}]}
TIDES = CourseDraft(
    title="Tides",
    modules=(
        ModuleDraft(
            title="At sea",
            lessons=(
                LessonDraft(
                    title="High water",
                    content="# Tides\n\nTwice a day.\n\nEnd.",
                    assets=(AssetDraft(asset_type="quiz", content=QUIZ),),
                ),
                LessonDraft(title="Low water", content="It is low."),
            ),
        ),
    ),
)


class Seat:
    """An author at a course, with the history opened over a page."""

    def __init__(self, place: Place, desk: Desk, course: CourseView) -> None:
        self.moment = datetime.now(UTC) - timedelta(days=1)
        self.desk, self.course = desk, course
        notes = VersionNotes(lambda: self.moment)
        self.editing = EditingService(desk.uow, desk.hub, notes)
        self.service = HistoryService(desk.uow, desk.hub, notes, desk.writer, lambda: self.moment)
        self.editing.gate = self.service.gate = desk.gate
        self.page = QWidget()
        place.show(self.page)
        self.came: list[tuple[CourseId, LessonId | None]] = []
        self.undone: list[str] = []
        self.flushed = 0
        self.notices = place.notices
        self.history = HistoryController(
            place.context,
            self.page,
            self.service,
            self.editing,
            flush=self._flush,
            came_to=self._come,
            undo=lambda: self.undone.append("undo"),
        )

    async def _flush(self) -> None:
        self.flushed += 1

    async def _come(self, course_id: CourseId, lesson_id: LessonId | None) -> None:
        self.came.append((course_id, lesson_id))

    async def lesson(self, number: int = 0) -> LessonText:
        return await self.desk.authoring.lesson(self.course.lessons[number].id)

    async def write(self, content: str, *, title: str = "", number: int = 0) -> None:
        self.moment += timedelta(hours=1)
        now = await self.lesson(number)
        await self.editing.save_lesson(
            now.id, title=title or now.title, content=content, base_revision=now.revision
        )

    async def dialog(self, kind: type[QWidget] = HistoryDialog) -> QWidget:
        await eventually(lambda: self.page.findChild(kind) is not None, "the dialog")
        found = self.page.findChild(kind)
        assert found is not None
        return found


@pytest.fixture
async def seat(place: Place, desk: Desk) -> AsyncIterator[Seat]:
    made = Seat(place, desk, await desk.keep(TIDES))
    yield made


async def opened(seat: Seat, lesson: LessonText | None) -> tuple[HistoryDialog, object]:
    """The dialog, and the task that waits for its end."""
    import asyncio

    task = asyncio.create_task(seat.history.open_history(seat.course, lesson))
    dialog = await seat.dialog()
    assert isinstance(dialog, HistoryDialog)
    await eventually(lambda: dialog.isVisible(), "the dialog in front")
    return dialog, task


def shown(dialog: HistoryDialog) -> str:
    return dialog.view.table.toPlainText()


async def test_versions_of_a_lesson_say_what_changed(seat: Seat) -> None:
    await seat.write("# Tides\n\nOnce a day.\n\nEnd.")
    await seat.write("# Tides\n\nOnce a day, they say.\n\nEnd.", title="Ebb")
    dialog, task = await opened(seat, await seat.lesson())
    assert seat.flushed == 1
    assert len(dialog.list.versions) == 3
    await eventually(lambda: "they say" in shown(dialog), "the comparison")
    assert "High water" in shown(dialog) and "Ebb" in shown(dialog)
    # Marked by a sign and a line too, not by colour alone.
    assert "−" in shown(dialog) and "+" in shown(dialog)
    html = dialog.view.table.toHtml()
    assert "underline" in html and "line-through" in html
    assert dialog.view.table.changes == 2 and dialog.view.table.current == 0
    dialog.view.go_on()
    dialog.view.go_on()
    assert dialog.view.table.current == 0
    dialog.view.go_back()
    assert dialog.view.table.current == 1
    assert "they say" in dialog.view.table.words_of(1)
    # The first version has nothing before it: its text stands there as it is.
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    await eventually(lambda: "Twice a day." in shown(dialog), "the first version")
    assert dialog.view.table.changes == 0
    button(dialog, "Since then").click()
    await eventually(lambda: dialog.view.table.changes == 2, "what changed since")
    button(dialog, "In one column").click()
    assert dialog.view.is_inline and dialog.view.table.changes == 2
    dialog.reject()
    await task  # type: ignore[misc]
    assert seat.came == []


async def test_a_version_is_named_in_place(seat: Seat) -> None:
    await seat.write("A.")
    dialog, task = await opened(seat, await seat.lesson())
    name = dialog._name
    name.setFocus()
    QTest.keyClicks(name, "Before class")
    QTest.keyClick(name, Qt.Key.Key_Return)
    await eventually(lambda: dialog.list.versions[0].info.name == "Before class", "the name")
    assert dialog.isVisible()
    # One that is still being typed is kept when the dialog is closed.
    dialog.list.choose(dialog.list.versions[1].info.id)
    name.setText("At first")
    dialog.reject()
    await task  # type: ignore[misc]
    found = await seat.service.versions(seat.course.id, seat.course.lessons[0].id)
    assert [one.info.name for one in found] == ["Before class", "At first"]


async def test_a_lesson_is_restored_and_undo_is_offered(seat: Seat) -> None:
    await seat.write("Once a day.")
    lesson = await seat.lesson()
    dialog, task = await opened(seat, lesson)
    dialog.list.choose(dialog.list.versions[-1].info.id)
    button(dialog, "Restore this version").click()
    await task  # type: ignore[misc]
    assert (await seat.lesson()).content == "# Tides\n\nTwice a day.\n\nEnd."
    assert seat.came == [(seat.course.id, lesson.id)]
    assert any("again as it was" in text for text in seat.notices.texts())
    seat.notices.act_on_newest()
    assert seat.undone == ["undo"]


async def test_the_whole_course_is_kept_under_a_name_and_restored(seat: Seat) -> None:
    await seat.write("Once a day.")
    dialog, task = await opened(seat, await seat.lesson())
    assert dialog.scope_name == LESSON
    dialog._keep_name.setText("Autumn")
    button(dialog, "Keep it as it is now").click()
    await eventually(
        lambda: dialog.shown is not None and dialog.shown.info.name == "Autumn", "the version"
    )
    assert dialog.scope_name == COURSE
    dialog.reject()
    await task  # type: ignore[misc]
    await seat.write("Low.", number=1)
    await seat.editing.delete(seat.course.id, lessons=[seat.course.lessons[0].id])
    dialog, task = await opened(seat, None)
    assert dialog.scope_name == COURSE
    named = next(one for one in dialog.list.versions if one.info.is_named)
    dialog.list.choose(named.info.id)
    button(dialog, "Since then").click()
    await eventually(lambda: "Lesson “High water” was removed" in shown(dialog), "what is gone")
    assert "Lesson “Low water”" in shown(dialog)
    button(dialog, "Restore the course").click()
    await task  # type: ignore[misc]
    assert (await seat.lesson(0)).content == "Once a day."
    assert (await seat.lesson(1)).content == "It is low."
    assert seat.came == [(seat.course.id, None)]


async def test_a_course_without_versions_says_what_will_be_here(seat: Seat) -> None:
    dialog, task = await opened(seat, None)
    assert dialog.list.versions == ()
    assert dialog._nothing.isVisible()
    dialog.reject()
    await task  # type: ignore[misc]


# ------------------------------------------------------------ conflicts

BASE = "# Tides\n\nThe tide comes twice a day.\n\nThe moon pulls.\n\nEnd.\n"


def conflict(place: Place, mine: str, theirs: str) -> ConflictDialog:
    page = QWidget()
    place.show(page)
    merge = Merge("Tides", ("Tides", "Ebb"), merged_parts(BASE, mine, theirs), True)
    dialog = ConflictDialog(page, merge)
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def test_a_conflict_loses_nothing_and_each_change_can_be_chosen(place: Place) -> None:
    mine = BASE.replace("twice", "once").replace("End.", "Mine.")
    theirs = BASE.replace("twice", "three times").replace("pulls", "lifts")
    dialog = conflict(place, mine, theirs)
    text = dialog.result_text
    assert [part.kind for part in dialog.changes] == ["conflict", "theirs", "mine"]
    both = text.toPlainText()
    assert "once a day" in both and "three times a day" in both
    assert "lifts" in both and "Mine." in both
    assert button(dialog, "Both").isChecked()
    button(dialog, "Theirs").click()
    assert "once" not in text.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    assert dialog.table.current == 1 and button(dialog, "Theirs").isChecked()
    button(dialog, "Mine").click()
    assert dialog.settled.content == BASE.replace("twice", "three times").replace("End.", "Mine.")
    dialog.choose_change(0)
    button(dialog, "Mine").click()
    assert dialog.settled.content == mine
    assert dialog.settled.title == "Tides"
    dialog.close()


def test_what_is_written_into_the_result_survives_a_choice(place: Place) -> None:
    mine, theirs = BASE.replace("twice", "once"), BASE.replace("twice", "thrice")
    dialog = conflict(place, mine + "\nMore 𝄞.\n", theirs)
    cursor = dialog.result_text.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.insertText("Typed above.\n\n")
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText("Typed below.")
    for side in ("Theirs", "Both", "Mine", "Theirs"):
        button(dialog, side).click()
    assert dialog.settled.content == "Typed above.\n\n" + theirs + "\nMore 𝄞.\nTyped below."
    dialog.close()


async def test_a_conflict_is_settled_or_mine_is_kept_apart(seat: Seat) -> None:
    import asyncio

    base = await seat.lesson()
    theirs = LessonText(base.id, base.course_id, "Ebb", base.content + "\n\nTheirs.", 9)
    mine = "Mine.\n\n" + base.content
    for is_accepted in (True, False):
        task = asyncio.create_task(seat.history.settle(base, theirs, base.title, mine))
        dialog = await seat.dialog(ConflictDialog)
        assert isinstance(dialog, ConflictDialog)
        (dialog.accept if is_accepted else dialog.reject)()
        answer = await task
        whole = ("Ebb", "Mine.\n\n" + base.content + "\n\nTheirs.")
        assert answer == (whole if is_accepted else None)
        await eventually(lambda: seat.page.findChild(ConflictDialog) is None, "its end")


# ------------------------------------------------------------ trash


async def test_the_trash_says_what_was_deleted_and_gives_it_back(seat: Seat) -> None:
    import asyncio

    lessons = [item.id for item in seat.course.lessons]
    (quiz,) = await seat.editing.assets(lessons[0])
    await seat.editing.delete_asset(quiz.id)
    await seat.editing.delete(seat.course.id, lessons=[lessons[1]])
    task = asyncio.create_task(seat.history.open_trash(seat.course))
    dialog = await seat.dialog(TrashDialog)
    assert isinstance(dialog, TrashDialog)
    await eventually(dialog.isVisible, "the trash in front")
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter behind the words of the search closes nothing"
    assert len(dialog._rows) == 2
    dialog.search.setText("low sea")
    assert [row.isVisible() for _, row in dialog._rows] == [True, False]
    dialog.search.setText("nothing like it")
    assert dialog._empty.isVisible()
    dialog.search.setText("")
    button(dialog, "Take back “Low water”").click()
    await eventually(lambda: len(dialog._rows) == 1, "the lesson to be back")
    dialog.accept()
    await task
    assert seat.came == [(seat.course.id, lessons[1])]
    course = await seat.desk.course(seat.course.id)
    assert [item.id for item in course.lessons] == lessons


def test_days_in_the_trash_are_counted_down() -> None:
    today = QDate(2026, 11, 29)
    assert days_left("2026-11-29T12:00:00.000000+00:00", today) == 30
    assert days_left("2026-11-01T12:00:00.000000+00:00", today) == 2
    assert days_left("2026-01-01T12:00:00.000000+00:00", today) == 0


def test_every_change_of_the_outline_is_said_in_words() -> None:
    changes = [
        OutlineChange(kind, what, "New", "Old", "New")  # type: ignore[arg-type]
        for what in ("module", "lesson")
        for kind in ("added", "removed", "renamed", "moved")
    ]
    rows = rows_of_course(CourseDifference(outline=tuple(changes)))
    said = ["".join(piece.text for piece in row.old + row.new) for row in rows if row.is_change]
    assert len(set(said)) == 8 and all("New" in words for words in said)
