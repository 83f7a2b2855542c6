"""A library that looks used: the sample course half read, other courses beside it."""

from __future__ import annotations

from dataclasses import dataclass

from coursegen_desktop.app.wiring import Services
from coursegen_desktop.domain.course import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from tests.samples import small_course

TITLES = (
    "Introduction to plant biology", "Statistics without fear", "How to read a balance sheet",
    "The Roman republic", "Knots, ropes and rigging", "First aid at work", "Bread and fermentation",
    "Understanding the night sky", "Safety on board", "A short history of the alphabet",
    "Bees through the year", "The water cycle", "Writing that people finish",
)  # fmt: skip
DRAFT_AT = 8


@dataclass(frozen=True)
class Learned:
    """Keys that scenes need."""

    course: CourseId
    lesson: LessonId
    quiz: AssetId


async def fill(services: Services) -> Learned:
    """Courses, progress and answers, all through the services that a person would use."""
    user = services.user.id
    for number, title in enumerate(TITLES):
        course_id = await _add(services, _course(title, number))
        if number % 3 == 0:
            await _read(services, course_id, lessons=1 + number % 4)
    course_id = CourseId(await services.generation.sample().wait())
    await _read(services, course_id, lessons=3)
    view = await services.lessons.course(course_id, user_id=user)
    lesson = next(item for item in view.lessons[2:] if item.quizzes)
    for item in [one for one in view.lessons if one.quizzes][:2]:
        await _answer(services, item.quizzes[0].asset_id)
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


async def _read(services: Services, course_id: CourseId, *, lessons: int) -> None:
    user = services.user.id
    view = await services.lessons.course(course_id, user_id=user)
    for item in view.lessons[:lessons]:
        await services.lessons.open(item.id, user_id=user)
        await services.lessons.complete(item.id, user_id=user)


async def _answer(services: Services, asset_id: AssetId) -> None:
    user = services.user.id
    run = await services.quizzes.start(asset_id, user_id=user)
    for view in run.questions:
        await services.quizzes.submit_answer(run.attempt_id, view.id, {}, user_id=user)
    await services.quizzes.finish(run.attempt_id, user_id=user)
