"""A library that looks used: the sample course half read, other courses beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coursegen_desktop.app.wiring import Services
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.quiz import Quiz
from tests.samples import small_course

TITLES = (
    "Introduction to plant biology", "Statistics without fear", "How to read a balance sheet",
    "The Roman republic", "Knots, ropes and rigging", "First aid at work", "Bread and fermentation",
    "Understanding the night sky", "Safety on board", "A short history of the alphabet",
    "Bees through the year", "The water cycle", "Writing that people finish",
)  # fmt: skip
DRAFT_AT = 8


class Calendar:
    """A clock for the services that can be set back."""

    def __init__(self) -> None:
        self.days_ago = 0

    def __call__(self) -> datetime:
        """The present, so many days ago."""
        return datetime.now(UTC) - timedelta(days=self.days_ago)


@dataclass(frozen=True)
class Learned:
    """Keys that scenes need."""

    course: CourseId
    lesson: LessonId
    quiz: AssetId


async def fill(services: Services, calendar: Calendar) -> Learned:
    """Courses, progress and answers of some weeks, through the services a person would use."""
    user = services.user.id
    calendar.days_ago = 75
    for number, title in enumerate(TITLES):
        course_id = await _add(services, _course(title, number))
        if number % 3 == 0:
            await _read(services, calendar, course_id, lessons=1 + number % 6)
    calendar.days_ago = 24
    course_id = CourseId(await services.generation.sample().wait())
    view = await services.lessons.course(course_id, user_id=user)
    tested = [item for item in view.lessons if item.quizzes]
    for number, item in enumerate(tested[:4]):
        calendar.days_ago = 20 - 7 * min(number, 2)
        await _answer(services, item.quizzes[0].asset_id, wrong=4 - number)
    calendar.days_ago = 3
    await _read(services, calendar, course_id, lessons=4)
    calendar.days_ago = 0
    lesson = next(item for item in view.lessons[4:] if item.quizzes)
    await services.lessons.open(lesson.id, user_id=user)
    return Learned(course_id, lesson.id, lesson.quizzes[0].asset_id)


def _course(title: str, number: int) -> CourseDraft:
    draft = small_course(title, published=number != DRAFT_AT)
    module = ModuleDraft(
        title="More",
        lessons=tuple(
            LessonDraft(title=f"Part {part}", content="Text.\n", duration_minutes=7)
            for part in range(1, 3 + number % 5)
        ),
    )
    return draft.model_copy(update={"modules": (*draft.modules, module)})


async def _add(services: Services, draft: CourseDraft) -> CourseId:
    async with services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


async def _read(
    services: Services, calendar: Calendar, course_id: CourseId, *, lessons: int
) -> None:
    user = services.user.id
    view = await services.lessons.course(course_id, user_id=user)
    for item in view.lessons[:lessons]:
        calendar.days_ago = max(calendar.days_ago - item.id % 3, 0)
        await services.lessons.open(item.id, user_id=user)
        minutes = 6 + item.id * 5 % 17
        await services.lessons.save_place(
            item.id, Place(position=1.0), user_id=user, seconds=60.0 * minutes
        )
        await services.lessons.complete(item.id, user_id=user)


async def _answer(services: Services, asset_id: AssetId, *, wrong: int) -> None:
    user = services.user.id
    async with services.database.unit_of_work() as work:
        quiz = Quiz.parse((await work.assets.get(asset_id)).content)
    run = await services.quizzes.restart(asset_id, user_id=user)
    for number, view in enumerate(run.questions):
        question = quiz.question(view.id)
        assert question is not None
        answer = {} if number < wrong else question.correct_answer()
        await services.quizzes.submit_answer(run.attempt_id, view.id, answer, user_id=user)
    await services.quizzes.finish(run.attempt_id, user_id=user)
