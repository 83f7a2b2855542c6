"""The panel that asks about the lesson, with real services and pages in the light form."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coursegen_desktop.domain.course import NO_TUTOR as OFF
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.edit import CourseFields
from coursegen_desktop.services.tutor import TutorService
from coursegen_desktop.ui.content.rich_text import RichText
from coursegen_desktop.ui.kit.forms import Chip, LinkButton
from coursegen_desktop.ui.kit.routes import LessonRoute
from coursegen_desktop.ui.reader.ask_panel import AskPanel
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.page import ReaderPage
from tests.services.desk import pages
from tests.services.quiz_course import quiz
from tests.services.tutor_desk import HERE, TERMS, WATER, Model, Models, question
from tests.windowed import click

from .library_parts import Place
from .screen_parts import RESOURCES, Desk, reader_of

pytestmark = pytest.mark.usefixtures("light_pages")

K = Qt.Key


class Around:
    """What the tutor is made of; `looked` counts how often it was asked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.models: Models | None = None
        self.looked = 0

    async def find(self) -> TutorService:
        self.looked += 1
        desk = self.desk
        prompts = RESOURCES / "prompts"
        made = TutorService(
            desk.uow, desk.quizzes.sittings, pages(), desk.now, prompts, self.models
        )
        made.gate = desk.gate
        return made

    def talks(self, *says: str) -> Model:
        model = Model(*says)
        self.models = Models(HERE, model)
        return model


@pytest.fixture
async def around(desk: Desk) -> Around:
    return Around(desk)


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    assets = (
        AssetDraft(asset_type="quiz", content=quiz(question())),
        AssetDraft(asset_type="terms", content=TERMS),
    )
    lessons = (
        LessonDraft(title="Water", content=WATER, assets=assets),
        LessonDraft(title="Fire", content="# Fire\n\nFire is hot and bright.\n"),
    )
    return await desk.keep(
        CourseDraft(
            title="C", is_published=True, modules=(ModuleDraft(title="M", lessons=lessons),)
        )
    )


@pytest.fixture
async def screen(
    place: Place, desk: Desk, around: Around, course: CourseView
) -> AsyncIterator[ReaderScreen]:
    made = reader_of(place, desk, find_tutor=around.find)
    place.show(made.page)
    await made.enter(LessonRoute(course.lessons[0].id))
    await made.scope.settled()
    yield made
    await made.close()


async def asked(screen: ReaderScreen) -> AskPanel:
    """The panel, opened by its button."""
    click(screen.page._ask_button)
    await screen.scope.settled()
    return screen.page.side.ask


def words(panel: AskPanel) -> str:
    shown = [part.markdown() for part in panel.findChildren(RichText) if part.isVisible()]
    shown += [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    return "\n".join(shown)


def chip(panel: AskPanel, text: str) -> QPushButton:
    return next(one for one in panel.findChildren(Chip) if one.isVisible() and one.text() == text)


async def typed(screen: ReaderScreen, *keys: K) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or screen.page, key)
    await screen.scope.settled()


async def test_nothing_is_asked_before_it_is_opened(screen: ReaderScreen, around: Around) -> None:
    assert around.looked == 0
    assert screen.page.side._ask is None
    await asked(screen)
    assert around.looked == 1


async def test_by_keyboard_there_and_back(screen: ReaderScreen) -> None:
    page = screen.page
    page.pane.setFocus()
    await typed(screen, K.Key_Q)
    panel = page.side.ask
    assert panel.isVisible() and QApplication.focusWidget() is panel.field
    QTest.keyClicks(panel.field, "latent heat")
    await typed(screen, K.Key_Return)
    assert "The heat that melting needs." in words(panel)
    assert "Melting needs heat, which is called latent heat." in words(panel)
    assert "Escape" not in words(panel)
    QTest.keyClick(panel.field, K.Key_Escape)
    chip(panel, "Latent heat").setFocus()
    await typed(screen, K.Key_Q)
    assert not page.side.isVisibleTo(page)
    assert not page.side.has_focus


async def test_letters_typed_into_the_field_are_no_keys(screen: ReaderScreen) -> None:
    panel = await asked(screen)
    QTest.keyClicks(panel.field, "quick notes")
    assert panel.field.text() == "quick notes"
    assert panel.isVisible()


async def test_a_term_is_explained_and_its_place_is_shown(screen: ReaderScreen) -> None:
    panel = await asked(screen)
    lit: list[Any] = []
    pane = screen.page.pane
    pane.light = lambda layer, places: lit.append((layer, list(places)))  # type: ignore[method-assign]
    click(chip(panel, "Latent heat"))
    await screen.scope.settled()
    assert panel.field.text() == "Latent heat"
    links = [one for one in panel.findChildren(LinkButton) if one.isVisible()]
    click(links[0])
    assert pane.page is not None
    ((layer, ((start, end),)),) = lit
    assert layer == "hit-now"
    assert pane.page.text[start:end] == "Melting needs heat, which is called latent heat."


async def test_what_the_lesson_does_not_say_is_said(screen: ReaderScreen) -> None:
    panel = await asked(screen)
    QTest.keyClicks(panel.field, "volcano")
    await typed(screen, K.Key_Return)
    assert "This lesson does not speak of “volcano”." in words(panel)


async def test_questions_of_the_lesson_have_hints_by_the_same_key(screen: ReaderScreen) -> None:
    panel = await asked(screen)
    click(next(one for one in panel.findChildren(QPushButton) if one.text() == "Question 1"))
    await screen.scope.settled()
    assert panel.ladder.isVisible()
    panel.ladder.next.setFocus()
    await typed(screen, K.Key_F4)
    assert "One of the 2 answer" in words(panel)
    assert "**Melting**" not in words(panel)
    assert QApplication.focusWidget() is panel.ladder.next, "the keyboard stays at the button"
    for _ in range(3):
        await typed(screen, K.Key_Return)
    assert "**Melting**" in words(panel)


async def test_another_lesson_brings_its_own_words(
    screen: ReaderScreen, course: CourseView
) -> None:
    panel = await asked(screen)
    QTest.keyClicks(panel.field, "steam")
    await typed(screen, K.Key_Return)
    await screen.enter(LessonRoute(course.lessons[1].id))
    await screen.scope.settled()
    assert panel.field.text() == "" and "Steam" not in words(panel)
    assert not panel._terms.isVisible() and not panel._checks_title.isVisible()
    QTest.keyClicks(panel.field, "fire")
    panel.field.activated.emit("fire")
    await screen.scope.settled()
    assert "Fire is hot and bright." in words(panel)


async def test_switched_off_the_panel_says_so(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    await desk.editing.save_course(course.id, CourseFields(tags=(OFF,)))
    await screen.scope.settled()
    panel = await asked(screen)
    assert "switched the tutor off" in panel.note.text
    assert not panel.field.isVisible()


async def test_a_talk_about_the_lesson(screen: ReaderScreen, around: Around) -> None:
    model = around.talks("What happens at 100 degrees? [c1]", "Just so.")
    panel = await asked(screen)
    talk = panel.talk
    assert talk is not None and talk.isVisible()
    assert "stays on this computer" in talk._goes.text()
    talk.field.setFocus()
    QTest.keyClicks(talk.field, "What is steam?")
    await typed(screen, K.Key_Return)
    lit: list[Any] = []
    screen.page.pane.light = lambda _layer, places: lit.append(list(places))  # type: ignore[method-assign]
    click(talk._messages[-1].links[0])
    assert lit and "Water boils" in screen.page.pane.page.text[lit[0][0][0] : lit[0][0][1]]  # type: ignore[union-attr]
    click(panel.words_tab)
    assert panel.field.isVisible()
    assert len(model.asked) == 1


async def test_the_talk_of_another_lesson_stands_alone(
    screen: ReaderScreen, around: Around, course: CourseView
) -> None:
    around.talks("Never said.")
    panel = await asked(screen)
    assert panel.talk is not None and panel.talk.isVisible() and not panel.field.isVisible()
    await screen.enter(LessonRoute(course.lessons[1].id))
    await screen.scope.settled()
    assert panel.talk.isVisible() and not panel.field.isVisible()
    click(panel.words_tab)
    assert panel.field.isVisible() and not panel.talk.isVisible()


async def test_ctrl_enter_asks_and_finishes_no_lesson(
    screen: ReaderScreen, around: Around, course: CourseView
) -> None:
    model = around.talks("Just so.")
    panel = await asked(screen)
    assert panel.talk is not None
    panel.talk.field.setFocus()
    QTest.keyClicks(panel.talk.field, "What is steam?")
    QTest.keyClick(panel.talk.field, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await screen.scope.settled()
    assert len(model.asked) == 1
    assert screen.place() == LessonRoute(course.lessons[0].id)


async def test_while_a_quiz_counts_only_words_are_looked_up(
    screen: ReaderScreen, around: Around, desk: Desk, course: CourseView
) -> None:
    around.talks("Never said.")
    quiz_id = course.lessons[0].quizzes[0].asset_id
    run = await desk.quizzes.start(quiz_id, user_id=desk.user.id)
    panel = await asked(screen)
    assert "not handed in yet" in panel.note.text
    assert not panel.talk_tab.isVisible() and panel.field.isVisible()
    await desk.quizzes.finish(run.attempt_id, user_id=desk.user.id)
    await screen.scope.settled()
    await screen.enter(LessonRoute(course.lessons[0].id))
    await screen.scope.settled()
    assert panel.talk_tab.isVisible()


async def test_it_makes_room_where_there_is_little(screen: ReaderScreen) -> None:
    page: ReaderPage = screen.page
    page.resize(1010, 640)
    assert page._outline_panel.isVisible()
    panel = await asked(screen)
    assert not page._outline_panel.isVisible()
    assert page._headings_panel.width() > 300
    click(page.side.contents_tab)
    assert page._outline_panel.isVisible() and not panel.isVisible()


async def test_without_a_tutor_nothing_is_offered(place: Place, desk: Desk) -> None:
    made = reader_of(place, desk)
    place.show(made.page)
    assert not made.page._ask_button.isVisible()
    assert not made.page.side.ask_tab.isVisible()
    await made.close()
