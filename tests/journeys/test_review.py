"""Flashcards of a course are reviewed: by mouse, and by keyboard alone, in the real window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    LessonRoute,
    LibraryRoute,
    ReviewRoute,
    ReviewSessionRoute,
)
from coursegen_desktop.ui.review.session_page import TURNED
from tests.domain.questions.given import quiz_of
from tests.journeys.acts import button
from tests.services.review_desk import asks, card
from tests.windowed import AppWindow, click, eventually

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


async def _course(app: AppWindow) -> CourseId:
    quiz = quiz_of(card("one"), card("two"), asks("q0"))
    lesson = LessonDraft(
        title="Lesson",
        content="# Words\n\nText.",
        assets=(AssetDraft(asset_type="quiz", content=quiz),),
    )
    draft = CourseDraft(
        title="Words", is_published=True, modules=(ModuleDraft(title="M", lessons=(lesson,)),)
    )
    async with app.services.database.unit_of_work(write=True) as work:
        made = await work.courses.add(draft)
        await work.commit()
    return made


def _badge(app: AppWindow) -> str:
    return next(i.badge for i in app.window.rail.items() if i.place.id == "review")


async def _key(
    app: AppWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the keyboard is. Offscreen, the engine's first window takes it away."""
    app.window.activateWindow()
    focus = await eventually(QApplication.focusWidget, "a widget with the keyboard")
    QTest.keyClick(focus, key, modifier)
    await app.settled()


async def test_by_mouse(window: AppWindow) -> None:
    course = await _course(window)
    await eventually(lambda: window.desk._badge._counted_at is not None, "the first count")
    await window.go(CourseRoute(course))
    click(button(window.page, "Add flashcards"))
    await window.settled()
    assert "2 flashcards added to your review." in window.window.notices.texts()
    await eventually(lambda: _badge(window) == "2", "the number on the rail")
    click(button(window.page, "Add flashcards"))
    await window.settled()
    assert any("already" in text for text in window.window.notices.texts())
    item = next(i for i in window.window.rail.items() if i.place.id == "review")
    click(item)
    await window.settled()
    assert window.desk.navigator.route == ReviewRoute()
    click(window.page.today.start)
    await window.settled()
    assert not window.window.rail.isVisible()
    page: Any = window.page
    for _ in range(2):
        click(page.primary)
        assert page.state == TURNED
        click(next(b for b in page.grades.buttons.values() if "Good" in b.text()))
        await window.settled()
    click(button(page, "Back to the overview"))
    await window.settled()
    assert window.page.today._headline.text() == "All done for today"
    await eventually(lambda: _badge(window) == "", "nothing is due")


async def test_by_keyboard_alone(window: AppWindow) -> None:
    course = await _course(window)
    await window.services.review.add_flashcards(course, user_id=window.services.user.id)
    await _key(window, K.Key_7, CTRL)
    assert window.desk.navigator.route == ReviewRoute()
    assert window.window.focusWidget() is window.page.today.start
    await _key(window, K.Key_Return)
    assert window.desk.navigator.route == ReviewSessionRoute()
    page: Any = window.page
    first = page.card.card_id
    await _key(window, K.Key_Space)
    await _key(window, K.Key_2)
    assert page.card.card_id != first
    await _key(window, K.Key_F2)
    assert isinstance(window.desk.navigator.route, LessonRoute), "the passage that explains"
    window.desk.navigator.back()
    await window.settled()
    assert window.page is page
    await _key(window, K.Key_Z, CTRL)
    assert page.card.card_id == first
    await _key(window, K.Key_Escape)
    assert window.desk.navigator.route == ReviewRoute()
    today = await window.services.review.today(user_id=window.services.user.id)
    assert today.counts.total == 2, "the answer was taken back, nothing else was lost"


async def test_by_the_palette(window: AppWindow) -> None:
    await window.go(LibraryRoute())
    entries = {entry.title: entry for entry in window.desk._commands()}
    assert "Review" in entries
    entries["Start review"].activate()
    await window.settled()
    assert window.desk.navigator.route == ReviewSessionRoute()
    assert "Nothing is due" in window.page.end.accessibleDescription()
