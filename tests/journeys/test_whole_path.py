"""A document goes in, a course comes out; it is read, quizzed, seen on the dashboard, edited."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    EditRoute,
    LessonRoute,
    ProgressRoute,
    QuizRoute,
)
from tests.journeys.acts import answer_question, button, document, make_course
from tests.windowed import AppWindow, click, eventually


async def test_from_a_document_to_a_learned_course(window: AppWindow, tmp_path: Path) -> None:
    course_id = await make_course(window, document(tmp_path))
    await _publish(window)
    await _read_first_lesson(window)
    await _take_a_quiz(window, course_id)
    await _look_at_progress(window)
    await _improve_a_lesson(window, course_id)


async def _publish(app: AppWindow) -> None:
    click(button(app.page, "Publish"))
    await app.screen.scope.settled()
    await app.settled()
    assert app.page.course.is_published


async def _read_first_lesson(app: AppWindow) -> None:
    click(button(app.page, "Start"))
    await app.desk.navigator.settled()
    reader = app.page
    assert isinstance(app.desk.navigator.route, LessonRoute)
    first = app.desk.navigator.route.lesson_id
    await app.screen.scope.settled()
    click(button(reader, "Mark complete"))
    await eventually(
        lambda: (
            app.desk.navigator.route != LessonRoute(first)
            and isinstance(app.desk.navigator.route, LessonRoute)
        ),
        "the next lesson",
    )
    await app.settled()
    view = await app.services.lessons.read(first, user_id=app.services.user.id)
    assert view.is_completed
    assert any("is complete" in text for text in app.window.notices.texts())


async def _take_a_quiz(app: AppWindow, course_id: CourseId) -> None:
    user = app.services.user.id
    course = await app.services.lessons.course(course_id, user_id=user)
    quiz = next(item.quizzes[0] for item in course.lessons if item.quizzes)
    page = await app.go(QuizRoute(quiz.asset_id))
    asked = []
    for number in range(quiz.questions):
        asked.append(await answer_question(app))
        assert page.pane.why.isVisible()
        click(page.primary)
        if number + 1 < quiz.questions:
            await eventually(lambda number=number: page.index == number + 1, "the next question")
    await eventually(lambda: page.is_finished, "the result")
    assert len(set(asked)) == quiz.questions
    course = await app.services.lessons.course(course_id, user_id=user)
    best = next(item.quizzes[0].best for item in course.lessons if item.quizzes)
    assert best is not None
    assert 0 <= best[0] <= best[1]
    assert best[1] > 0


async def _look_at_progress(app: AppWindow) -> None:
    page = await app.go(ProgressRoute())
    figures = await app.services.progress.figures(app.services.user.id)
    assert figures.lessons == 1
    assert len(figures.days) == 1
    assert len(figures.scores) == 1
    words = " ".join(child.accessibleName() for child in page.findChildren(QWidget))
    assert "Lessons completed: 1" in words
    assert "Streak: 1 day" in words


async def _improve_a_lesson(app: AppWindow, course_id: CourseId) -> None:
    course = await app.services.lessons.course(course_id, user_id=app.services.user.id)
    lesson_id = course.lessons[0].id
    page = await app.go(EditRoute(course_id, lesson_id))
    page.edit.appendPlainText("\nA sentence of my own.")
    await app.go(LessonRoute(lesson_id))  # leaving saves
    await app.settled()
    read = await app.services.lessons.read(lesson_id, user_id=app.services.user.id)
    assert read.content.endswith("A sentence of my own.")
    assert read.revision == 2
    await app.go(CourseRoute(course_id))
