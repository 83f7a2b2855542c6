"""Closing in the middle of each path loses nothing: what was done stands when it opens again."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.generator.page import OUTLINE, WRITE
from coursegen_desktop.ui.kit.routes import CreateRoute, EditRoute, LessonRoute, QuizRoute
from tests.journeys.acts import answer_question, button, document
from tests.windowed import AppWindow, click, eventually


@pytest.fixture
def folder(database_file: Path) -> Path:
    """The data folder of a person who comes back."""
    return database_file.parent


async def _with_course(app: AppWindow, draft: CourseDraft) -> CourseId:
    async with app.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


async def test_a_half_written_course_keeps_its_finished_lessons(
    folder: Path, tmp_path: Path
) -> None:
    async with AppWindow(folder) as app:
        page = await app.go(CreateRoute((str(document(tmp_path)),)))
        click(button(page, "See the outline"))
        await eventually(lambda: page.step == OUTLINE, "the outline")
        click(button(page, "Write course"))
        await eventually(lambda: page.step == WRITE, "the writing")
        jobs = app.services.jobs
        await eventually(lambda: (jobs.running()[0].progress or 0) > 0, "the first lesson")
    async with AppWindow(folder) as app:
        (course,) = await app.services.exchange.list(user_id=app.services.user.id)
        assert course["lessons"] >= 1
        assert course["is_published"] is False
        shown = await app.services.exchange.show(str(course["id"]))
        written = [lesson for module in shown["modules"] for lesson in module["lessons"]]
        assert all(lesson["content"] for lesson in written)


async def test_the_place_in_a_lesson_is_kept(folder: Path, sample_course: CourseDraft) -> None:
    long = (
        sample_course.modules[0]
        .lessons[0]
        .model_copy(
            update={"content": "\n\n".join(f"Paragraph {n}. " + "word " * 60 for n in range(80))}
        )
    )
    module = sample_course.modules[0].model_copy(update={"lessons": (long,)})
    async with AppWindow(folder) as app:
        course_id = await _with_course(app, sample_course.model_copy(update={"modules": (module,)}))
        user = app.services.user.id
        lesson = (await app.services.lessons.course(course_id, user_id=user)).lessons[0]
        page = await app.go(LessonRoute(lesson.id))
        await app.settled()
        page.pane.scroll_to_position(0.5)
        await eventually(lambda: page.pane.position > 0.4, "the scrolling")
    async with AppWindow(folder) as app:
        kept = await app.services.lessons.read(lesson.id, user_id=user)
        assert kept.position == pytest.approx(0.5, abs=0.1)
        card = await app.services.library.continue_card(user)
        assert card is not None
        assert card.lesson_id == lesson.id


async def test_a_quiz_goes_on_at_the_open_question(
    folder: Path, sample_course: CourseDraft
) -> None:
    async with AppWindow(folder) as app:
        course_id = await _with_course(app, sample_course)
        user = app.services.user.id
        course = await app.services.lessons.course(course_id, user_id=user)
        quiz = next(item.quizzes[0] for item in course.lessons if item.quizzes)
        assert quiz.questions >= 2
        await app.go(QuizRoute(quiz.asset_id))
        answered = await answer_question(app)
    async with AppWindow(folder) as app:
        page = await app.go(QuizRoute(quiz.asset_id))
        assert page.index == 1
        assert page.run.is_resumed
        assert page.answered == 1
        assert page.run.questions[0].id == answered


async def test_what_was_just_typed_is_saved(folder: Path, sample_course: CourseDraft) -> None:
    async with AppWindow(folder) as app:
        course_id = await _with_course(app, sample_course)
        page = await app.go(EditRoute(course_id))
        lesson_id = page.outline.current_lesson
        page.edit.setPlainText("Typed a moment before the end.")
        assert await app.desk.may_close()
    async with AppWindow(folder) as app:
        lesson = await app.services.authoring.lesson(lesson_id)
        assert lesson.content == "Typed a moment before the end."
        assert lesson.revision == 2


async def test_it_does_not_close_over_text_that_cannot_be_saved(
    folder: Path, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursegen_desktop.domain.errors import DiskFull
    from coursegen_desktop.ui.kit import dialogs

    asked: list[str] = []

    async def stay(_parent: object, title: str, text: str, _ok: str, **_: object) -> bool:
        asked.append(f"{title} {text}")
        return False

    async with AppWindow(folder) as app:
        course_id = await _with_course(app, sample_course)
        page = await app.go(EditRoute(course_id))
        authoring = app.services.authoring

        async def full(*_args: object, **_named: object) -> int:
            raise DiskFull("No room is left on the disk.", "Free some room and try again.")

        with monkeypatch.context() as patch:
            patch.setattr(type(app.services.editing), "save_lesson", full)
            patch.setattr(dialogs, "confirm", stay)
            page.edit.setPlainText("Precious.")
            assert not await app.desk.may_close()
        assert "No room is left" in asked[0]
        assert page.content == "Precious."
        assert await app.desk.may_close()
        lesson = await authoring.lesson(page.outline.current_lesson)
        assert lesson.content == "Precious."
