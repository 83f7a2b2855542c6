"""A course is made from nothing in the window, published and read; the sample course, once more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.quiz import read_question
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.about.outcome_rows import OutcomeRows
from coursegen_desktop.ui.editor.about.pane import NAME as ABOUT
from coursegen_desktop.ui.editor.check.publish_dialog import PublishDialog
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE
from coursegen_desktop.ui.editor.questions.choice_part import ChoicePart, TrueFalsePart
from coursegen_desktop.ui.editor.questions.clipboard import clip_text
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.desk_menus import kinds_menu
from coursegen_desktop.ui.editor.questions.form import QuestionForm
from coursegen_desktop.ui.editor.questions.kinds import kinds
from coursegen_desktop.ui.editor.questions.typed_parts import AnswersPart
from coursegen_desktop.ui.editor.tabs import LESSON as TEXT
from coursegen_desktop.ui.editor.tabs import QUIZ
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import EditRoute, LessonRoute
from tests.windowed import AppWindow, click, eventually

from .acts import button, dialog
from .test_arranging import name_it, type_keys

K = Qt.Key
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
async def app(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AppWindow]:
    """A wide window; lessons need no engine here."""
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        opened.window.resize(1280, 800)
        yield opened


async def begin(app: AppWindow, title: str) -> CourseId:
    """Without documents: an empty course, opened in the editor, where nothing was before."""
    await app.go(EditRoute())
    click(button(app.page, "New empty course"))
    asked = await dialog(app, Dialog)
    field = asked.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, title)
    click(button(asked, "Begin to write"))
    await eventually(lambda: app.desk.navigator.route != EditRoute(), "the new course")
    await app.settled()
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the keyboard in the window")
    route = app.desk.navigator.route
    assert isinstance(route, EditRoute) and route.course_id is not None
    return route.course_id


async def emptied(app: AppWindow) -> None:
    """Take away the headings of the template."""
    outline = app.page.outline.list
    outline.setFocus()
    await type_keys(app, (K.Key_A, CONTROL), K.Key_Delete)
    assert [row.title for row in outline.rows.rows if row.kind in (MODULE, LESSON)] == []


def put(text: str, field: QWidget) -> None:
    """Paste a text in place of what stands in a field."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keyClick(field, K.Key_A, CONTROL)
    QTest.keyClick(field, K.Key_V, CONTROL)


async def write_lesson(app: AppWindow, lesson: LessonDraft) -> None:
    """Into the lesson that was just added: its text, its quiz."""
    page = app.page
    assert page.title == lesson.title
    put(lesson.content, page.edit)
    await eventually(lambda: page.content == lesson.content, "the pasted text")
    for asset in lesson.assets:
        if asset.asset_type == "quiz":
            await write_quiz(app, dict(asset.content))
    click(page.tabs.chips[TEXT])
    await app.settled()


async def quiz_desk(app: AppWindow) -> QuizDesk:
    """The quiz of the open lesson, made when there is none."""
    click(app.page.tabs.chips[QUIZ])
    await app.settled()
    found = app.page.findChild(QuizDesk)
    assert isinstance(found, QuizDesk)
    if found.draft is None:
        click(button(found, "Add a quiz"))
        await app.settled()
    assert found.draft is not None
    return found


async def write_quiz(app: AppWindow, quiz: dict[str, Any]) -> None:
    """Paste its questions and type its title."""
    desk = await quiz_desk(app)
    QGuiApplication.clipboard().setText(clip_text(quiz["questions"], quiz.get("media", ())))
    desk.list.setFocus()
    QTest.keyClick(desk.list, K.Key_V, CONTROL)
    click(desk.panel.settings)
    named = [x for x in desk.settings.findChildren(QWidget) if x.accessibleName() == "Title"]
    put(quiz["title"], named[0])
    await app.settled()


async def say_all(app: AppWindow, course: CourseDraft) -> None:
    """What is said of the course as a whole."""
    page = app.page
    page.head.details_requested.emit()
    await app.settled()
    pane = page._panes[ABOUT]
    put(course.title, pane.title)
    put(course.description, pane.description)
    rows: OutcomeRows = pane.outcomes
    while rows._rows:
        click(rows._rows[0].remove)
    for text in course.learning_outcomes:
        click(rows.add)
        QTest.keyClicks(rows._rows[-1].field, text)
    for author in course.authors:
        QTest.keyClicks(pane.authors.field, author)
        QTest.keyClick(pane.authors.field, K.Key_Return)
    pane.language.setFocus()
    while pane.language.currentData() != course.language:
        QTest.keyClick(pane.language, K.Key_Down)
    put(course.licence, pane.licence.lineEdit())
    await app.screen.leave()
    await app.settled()


def shape(course: CourseDraft) -> Any:
    """What a person can make of a course: all but ids, and what only a generator makes."""
    return {
        "about": course.model_dump(
            include={"title", "description", "learning_outcomes", "language", "licence", "authors"}
        ),
        "modules": [
            (module.title, [(one.title, one.content, _quizzes(one)) for one in module.lessons])
            for module in course.modules
        ],
    }


def _quizzes(lesson: LessonDraft) -> list[Any]:
    found = []
    for asset in lesson.assets:
        if asset.asset_type == "quiz":
            quiz = asset.content
            asked = [read_question(one) for one in quiz["questions"]]
            found.append((quiz["title"], [one.model_dump(exclude={"id"}) for one in asked]))
    return found


async def build(app: AppWindow, wanted: CourseDraft) -> CourseDraft:
    """Make a course in the window, part by part; what it is in the library at the end."""
    course = await begin(app, "Something")
    await emptied(app)
    for module in wanted.modules:
        app.page.outline.list.setFocus()
        await type_keys(app, (K.Key_Return, CONTROL | SHIFT))
        await name_it(app, module.title)
        for lesson in module.lessons:
            app.page.outline.list.setFocus()
            await type_keys(app, (K.Key_Return, CONTROL))
            await name_it(app, lesson.title)
            await write_lesson(app, lesson)
    await say_all(app, wanted)
    async with app.services.database.unit_of_work() as work:
        return await work.courses.draft(course)


async def test_a_course_is_built_from_nothing(app: AppWindow, sample_course: CourseDraft) -> None:
    found, meant = shape(await build(app, sample_course)), shape(sample_course)
    assert found["about"] == meant["about"]
    assert found["modules"] == meant["modules"]


async def test_the_programs_own_sample_is_built_from_nothing(app: AppWindow) -> None:
    """Fifteen lessons and all their questions, as the writer makes them of its documents."""
    key = await app.services.generation.sample().wait()
    async with app.services.database.unit_of_work() as work:
        sample = await work.courses.draft(key)
    found, meant = shape(await build(app, sample)), shape(sample)
    assert found["about"] == meant["about"]
    assert found["modules"] == meant["modules"]


async def write_by_form(desk: QuizDesk, kind: str, prompt: str) -> QuestionForm:
    """A new question of a kind, by the menu; its form, with the prompt in it."""
    menu = kinds_menu(desk)
    menu.actions()[[one.key for one in kinds()].index(kind)].trigger()
    menu.close()
    form = desk.stack.currentWidget()
    assert isinstance(form, QuestionForm)
    QTest.keyClicks(form.prompt.box, prompt)
    return form


def part(form: QuestionForm, kind: type) -> Any:
    """The part of a form."""
    return next(one for one in form.parts if type(one) is kind)


async def test_three_questions_by_their_forms_then_published_and_read(app: AppWindow) -> None:
    course = await begin(app, "Tides")
    await emptied(app)
    app.page.outline.list.setFocus()
    await type_keys(app, (K.Key_Return, CONTROL | SHIFT))
    await name_it(app, "At sea")
    await type_keys(app, (K.Key_Return, CONTROL))
    await name_it(app, "High water")
    put("The moon pulls the sea. **High water** follows it.\n", app.page.edit)
    desk = await quiz_desk(app)
    form = await write_by_form(desk, "choice", "What pulls the sea?")
    rows = part(form, ChoicePart).rows.rows
    for row, words in zip(rows, ("The moon", "The wind", "A ship", "A whale"), strict=True):
        QTest.keyClicks(row.text, words)
    click(rows[0].radio)
    form = await write_by_form(desk, "true_false", "High water follows the moon.")
    click(part(form, TrueFalsePart).true)
    form = await write_by_form(desk, "short_text", "What follows the moon?")
    QTest.keyClicks(part(form, AnswersPart).rows.rows[0].text, "High water")
    await app.screen.leave()
    await app.settled()
    click(app.page.head.publish)
    await eventually(lambda: app.page.findChild(PublishDialog), "the question")
    dialog = app.page.findChild(PublishDialog)
    await eventually(dialog.publish.isEnabled, "what the check says")
    click(dialog.publish)
    await app.settled()
    view = await app.services.lessons.course(course, user_id=app.services.user.id)
    assert view.is_published
    (lesson,) = view.lessons
    (quiz,) = lesson.quizzes
    assert quiz.questions == 3
    app.page.head.read_requested.emit()
    await eventually(lambda: app.desk.navigator.route == LessonRoute(lesson.id), "the lesson")
    await app.settled()
    click(button(app.page, "Quiz"))
    await app.settled()
    assert len(app.page.run.questions) == 3
