"""The bank of a course in the window: looked for, chosen, copied, moved, pooled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.course_check import CheckPlace
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId
from coursegen_desktop.domain.question_bank import Bank, BankKey
from coursegen_desktop.domain.quiz_draft import QuizDraft
from coursegen_desktop.services.question_bank import QuestionBankService
from coursegen_desktop.ui.editor.questions.bank import QuestionBanking
from coursegen_desktop.ui.editor.questions.bank_dialog import BankDialog, PoolDialog
from coursegen_desktop.ui.kit.tasks import TaskScope
from tests.domain.questions.given import quiz_of, sample
from tests.services.desk import keep
from tests.services.quiz_course import yes_no
from tests.windowed import eventually

from .library_parts import Place, press
from .screen_parts import Desk


class Banked:
    """The bank open over a page, for the quiz of the second lesson."""

    def __init__(self, place: Place, desk: Desk, course_id: CourseId) -> None:
        self.course_id = course_id
        self.page = QWidget()
        self.errors: list[Any] = []
        self.scope = TaskScope(self.errors.append)
        self.service = QuestionBankService(desk.uow, desk.hub)
        self.shown: list[CheckPlace] = []
        self.acts: list[str] = []
        self.banking = QuestionBanking(
            self.page, self.scope, self.service, origin=self, flush=self._flush,
            changed=self._changed, show=self.shown.append,
        )  # fmt: skip
        place.show(self.page)

    async def _flush(self) -> None:
        self.acts.append("flush")

    async def _changed(self) -> None:
        self.acts.append("changed")

    async def bank(self) -> Bank:
        return await self.service.bank(self.course_id)

    async def open(self) -> BankDialog:
        goal = (await self.bank()).quizzes[1]
        self.goal = goal.asset_id

        async def show() -> None:
            await self.banking.open(self.course_id, goal.asset_id, "Rain")

        self.scope.start(show, "open")
        await eventually(lambda: self.page.findChild(BankDialog) is not None, "the dialog")
        dialog = self.page.findChild(BankDialog)
        assert dialog is not None
        await eventually(lambda: dialog.list.lines.items != (), "the questions")
        return dialog

    async def prompts(self, key: AssetId) -> list[str]:
        return [entry.prompt for entry in (await self.bank()).entries if entry.key.asset_id == key]


@pytest.fixture
async def banked(place: Place, desk: Desk) -> AsyncIterator[Banked]:
    first = quiz_of(yes_no("q1", prompt="Wind blows."), yes_no("q2", prompt="Air is warm.",
                    tags=["heat"]), {**sample("choice"), "prompt": "Which cloud?"})  # fmt: skip
    second = quiz_of(yes_no("q1", prompt="Rain falls."))
    lessons = tuple(
        LessonDraft(title=title, content="# W", assets=(AssetDraft(asset_type="quiz", content=q),))
        for title, q in (("Winds", first), ("Rain", second))
    )
    draft = CourseDraft(title="Weather", modules=(ModuleDraft(title="One", lessons=lessons),))
    made = Banked(place, desk, await keep(desk.uow, draft))
    yield made
    await made.scope.close()


def titles(dialog: BankDialog) -> list[str]:
    return [line.title for line in dialog.list.lines.items]


def choose(dialog: BankDialog, *rows: int) -> None:
    """Click lines, holding Ctrl."""
    for row in rows:
        box = dialog.list.visualRect(dialog.list.lines.index(row, 0))
        QTest.mouseClick(
            dialog.list.viewport(), Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier, box.center(),
        )  # fmt: skip


async def test_questions_are_looked_for_and_the_chosen_ones_stay(banked: Banked) -> None:
    dialog = await banked.open()
    assert titles(dialog) == ["Wind blows.", "Air is warm.", "Which cloud?", "Rain falls."]
    assert "True or false" in dialog.list.lines.items[0].spoken
    assert not dialog.copy_here.isEnabled()
    choose(dialog, 1, 2)
    dialog.search.setText("air")
    assert titles(dialog) == ["Air is warm."]
    assert [key.question_id for key in dialog.chosen] == ["q2"]
    dialog.search.setText("snow")
    assert titles(dialog) == []
    assert not dialog.copy_here.isEnabled()
    dialog.search.clear()
    dialog.tag.setCurrentIndex(dialog.tag.findData("heat"))
    assert titles(dialog) == ["Air is warm."]
    dialog.tag.setCurrentIndex(0)
    dialog.quiz.setCurrentIndex(2)
    assert titles(dialog) == ["Rain falls."]
    assert not dialog.outcome.isVisible(), "no question names an outcome"
    dialog.reject()
    await banked.scope.settled()
    assert banked.errors == []


async def test_unfinished_questions_are_found(banked: Banked, desk: Desk) -> None:
    one = (await banked.bank()).quizzes[0].asset_id
    async with desk.uow() as work:
        asset = await work.assets.get(one)
    draft = QuizDraft.read(asset.content).with_added([{"id": "d", "type": "essay", "prompt": ""}])
    await desk.editing.save_asset(one, draft.dump(), asset.revision)
    dialog = await banked.open()
    assert dialog.quiz.itemText(1) == "Winds – Sample · 4"
    dialog.kind.setCurrentIndex(dialog.kind.count() - 1)
    assert titles(dialog) == ["Untitled question"]
    assert dialog.list.lines.items[0].end == "draft"
    dialog.reject()
    await banked.scope.settled()


async def test_copy_and_move(banked: Banked) -> None:
    dialog = await banked.open()
    choose(dialog, 0)
    dialog.copy_here.click()
    await eventually(lambda: bool(dialog.note.text), "the copy")
    assert dialog.note.text == "1 question copied into this quiz."
    assert len(titles(dialog)) == 5
    dialog.list.clearSelection()
    choose(dialog, 4)
    assert not dialog.move_here.isEnabled(), "it stands there already"
    dialog.list.clearSelection()
    choose(dialog, 1, 2)
    dialog.note.tell("")
    dialog.move_here.click()
    await eventually(lambda: bool(dialog.note.text), "the move")
    assert await banked.prompts(banked.goal) == [
        "Rain falls.", "Wind blows.", "Air is warm.", "Which cloud?",
    ]  # fmt: skip
    assert banked.acts == ["flush", "changed", "changed"]
    dialog.reject()
    await banked.scope.settled()


async def test_a_pool_by_keyboard(banked: Banked) -> None:
    dialog = await banked.open()
    dialog.list.setFocus()
    dialog.list.selectAll()
    dialog.pool.click()
    await eventually(lambda: dialog.findChild(PoolDialog) is not None, "the pool")
    pool = dialog.findChild(PoolDialog)
    assert pool is not None
    assert (pool.pick.value(), pool.pick.maximum()) == (2, 4)
    QTest.keyClicks(pool.title, "Basics")
    press(pool.title, Qt.Key.Key_Return)
    await eventually(lambda: bool(dialog.note.text), "the pool")
    entries = (await banked.bank()).entries
    assert [entry.pool for entry in entries if entry.key.asset_id == banked.goal] == ["Basics"] * 4
    dialog.reject()
    await banked.scope.settled()


async def test_a_chosen_line_is_shown_where_it_stands(banked: Banked) -> None:
    dialog = await banked.open()
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.list.lines.index(2, 0))
    press(dialog.list, Qt.Key.Key_Return)
    await banked.scope.settled()
    assert [(at.lesson_title, at.question_number) for at in banked.shown] == [("Winds", 3)]


async def test_what_was_refused_is_told_in_the_dialog(banked: Banked) -> None:
    dialog = await banked.open()
    one = (await banked.bank()).quizzes[0].asset_id
    await banked.service.move(banked.course_id, [BankKey(one, "q1")], banked.goal)
    choose(dialog, 0)
    dialog.copy_here.click()
    await eventually(lambda: bool(dialog.note.text), "the refusal")
    assert "does not exist any more" in dialog.note.text
    assert banked.acts == ["flush"]
    dialog.reject()
    await banked.scope.settled()
    assert banked.errors == []


async def test_chosen_questions_are_copied_as_gift(banked: Banked) -> None:
    dialog = await banked.open()
    choose(dialog, 0, 3)
    dialog.gift.click()
    await eventually(lambda: bool(dialog.note.text), "the text")
    assert dialog.note.text == "2 questions copied as GIFT."
    assert QGuiApplication.clipboard().text() == "Wind blows. {TRUE\n}\n\nRain falls. {TRUE\n}\n"
    assert banked.acts == ["flush"], "nothing was changed"
    dialog.reject()
    await banked.scope.settled()
