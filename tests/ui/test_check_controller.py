"""Checking, mending and publishing a real course from the window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coursegen_desktop.domain.course_check import CheckPlace
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.course_check import CourseCheckService
from coursegen_desktop.ui.editor.check.controller import CourseChecking
from coursegen_desktop.ui.editor.check.pane import CheckPane
from coursegen_desktop.ui.editor.check.publish_dialog import PublishDialog
from coursegen_desktop.ui.kit.tasks import TaskScope
from tests.services.desk import Here, keep
from tests.windowed import eventually

from .library_parts import Place
from .screen_parts import Desk


class Checked:
    """A page with the pane, and what the controller asked of it."""

    def __init__(self, place: Place, desk: Desk, course_id: CourseId) -> None:
        self.desk, self.course_id = desk, course_id
        self.page = QWidget()
        QVBoxLayout(self.page).addWidget(pane := CheckPane())
        self.pane = pane
        self.errors: list[Any] = []
        self.scope = TaskScope(self.errors.append)
        self.gone: list[CheckPlace] = []
        self.acts: list[str] = []
        self.checking = CourseChecking(
            self.page, pane, self.scope, place.context.notices,
            CourseCheckService(desk.uow, Here(), desk.editing),
            flush=self._flush, show=lambda: self.acts.append("show"), go=self.gone.append,
            mended=self._mended,
        )  # fmt: skip
        place.show(self.page)

    async def _flush(self) -> None:
        self.acts.append("flush")

    async def _mended(self) -> None:
        self.acts.append("mended")

    def words(self) -> list[str]:
        return [line.problem for line in self.pane.list.lines.items if line.problem]


@pytest.fixture
async def checked(place: Place, desk: Desk) -> AsyncIterator[Checked]:
    lessons = (
        LessonDraft(title="Winds", content="## A\n#### B\n[x](nowhere)"),
        LessonDraft(title="Rain", content="## C\n#### D"),
    )
    module = ModuleDraft(title="One", lessons=lessons)
    course_id = await keep(desk.uow, CourseDraft(title="Weather", modules=(module,)))
    made = Checked(place, desk, course_id)
    yield made
    await made.scope.close()


async def test_it_checks_jumps_mends_and_checks_again(checked: Checked) -> None:
    checked.checking.open(checked.course_id)
    await checked.scope.settled()
    assert len(checked.words()) == 3
    QTest.keyClick(checked.page, Qt.Key.Key_F8)
    QTest.keyClick(checked.page, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert [place.lesson_title for place in checked.gone] == ["Winds", "Winds"]
    while checked.pane.current is not None and checked.pane.current.fix is None:
        checked.pane.step(1)
    checked.acts.clear()
    checked.pane.mend_all.click()
    await checked.scope.settled()
    assert checked.acts == ["flush", "mended"]
    assert checked.words() == ["The link “nowhere” leads nowhere."]
    assert checked.pane.note.text == "2 problems mended. Undo takes it back."
    await checked.desk.editing.undo(checked.course_id)
    checked.checking.course_changed(checked.course_id, origin=checked.checking)
    checked.checking.check_again()
    await checked.scope.settled()
    assert len(checked.words()) == 2
    assert checked.errors == []


async def test_the_same_course_is_not_checked_twice_and_changes_are_told(checked: Checked) -> None:
    checked.checking.open(checked.course_id)
    await checked.scope.settled()
    checked.acts.clear()
    checked.checking.open(checked.course_id)
    await checked.scope.settled()
    assert checked.acts == []
    checked.checking.course_changed(CourseId(99))
    assert checked.pane.note.text == ""
    checked.checking.course_changed(checked.course_id)
    assert "changed since" in checked.pane.note.text


async def test_another_course_has_none_of_its_problems(checked: Checked) -> None:
    checked.checking.open(checked.course_id)
    await checked.scope.settled()
    checked.checking.forget()
    QTest.keyClick(checked.page, Qt.Key.Key_F8)
    assert checked.gone == []
    checked.checking.open(checked.course_id)
    await checked.scope.settled()
    assert len(checked.words()) == 3, "back again, it is checked anew"


async def test_a_course_that_is_gone_is_told_in_the_pane(checked: Checked) -> None:
    checked.checking.open(CourseId(99))
    await checked.scope.settled()
    assert "does not exist" in checked.pane.verdict.text
    assert checked.errors == []


async def publish(checked: Checked, act: str) -> bool:
    answer: list[bool] = []

    async def ask() -> None:
        answer.append(await checked.checking.publish(checked.course_id, "Weather"))

    checked.scope.start(ask, "publish")
    await eventually(lambda: checked.page.findChild(PublishDialog) is not None, "the dialog")
    dialog = checked.page.findChild(PublishDialog)
    assert dialog is not None
    await eventually(dialog.publish.isEnabled, "the check")
    {"publish": dialog.publish.click, "show": dialog.show_problems.click, "no": dialog.reject}[
        act
    ]()
    await checked.scope.settled()
    return answer[0]


@pytest.mark.parametrize(
    ("act", "is_published"), [("publish", True), ("show", False), ("no", False)]
)
async def test_publishing_asks_first(checked: Checked, act: str, is_published: bool) -> None:
    assert await publish(checked, act) is is_published
    assert ("show" in checked.acts) is (act == "show")
    assert len(checked.words()) == 3, "the pane has what was found"
