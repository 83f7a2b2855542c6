"""A class in a course, photographed."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop.domain.gradebook import FINAL, Scheme
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.services.clock import local_day, stamp
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.ui.classroom.dialogs import GradeDialog, SchemeDialog
from coursegen_desktop.ui.classroom.page import ClassPage
from coursegen_desktop.ui.kit.routes import AttemptRoute, ClassRoute
from tests.ui.class_parts import crowd
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .people_scenes import fill_people
from .scenes import scene


async def _fill(app: AppWindow, learned: Learned) -> None:
    """Some of the learners have read and answered; one needs help."""
    services = app.services
    # They joined before the class's day, so that some are overdue.
    services.now.days_ago = 20
    await fill_people(app, learned)
    services.now.days_ago = 0
    if (await services.class_progress.view(learned.course)).changes:
        return
    view = await services.lessons.course(learned.course, user_id=services.user.id)
    learners = (await services.enrolment.learners(learned.course)).learners
    quizzes = [item.quizzes[0].asset_id for item in view.lessons if item.quizzes][:2]
    now = services.now()
    async with services.database.unit_of_work(write=True) as work:
        for place, learner in enumerate(learners):
            for item in view.lessons[: place % 7]:
                user = learner.user.id
                await work.completions.set(user, item.id, True, stamp(now), local_day(now))
        await work.enrollments.refresh_course(learned.course)
        await work.commit()
    for place, learner in enumerate(learners[:7]):
        for number, asset in enumerate(quizzes):
            for _ in range(2 if place == 2 else 1):
                await _answer(app, learner.user.id, asset, place + number)
    person = learners[4].user.id
    await services.gradebook.set_grade(learned.course, person, FINAL, 88, "Told it in class")
    day = local_day(now - timedelta(days=3))
    await services.gradebook.set_scheme(learned.course, Scheme(finish_by=day), 0)


async def _answer(app: AppWindow, user: UserId, asset: AssetId, luck: int) -> None:
    services = app.services
    asks_nobody = QuizzesService(services.database.unit_of_work, services.hub, services.now)
    async with services.database.unit_of_work() as work:
        quiz = Quiz.parse((await work.assets.get(asset)).content)
    run = await asks_nobody.restart(asset, user_id=user)
    for place, shown in enumerate(run.questions):
        question = quiz.question(shown.id)
        assert question is not None
        is_right = (place * 7 + luck * 3) % 5 > (2 if luck == 2 else 0)
        answer = question.correct_answer() if is_right else {}
        await asks_nobody.submit_answer(run.attempt_id, shown.id, answer, user_id=user)
    await asks_nobody.finish(run.attempt_id, user_id=user)


async def _open(app: AppWindow, learned: Learned, view: int = 0) -> ClassPage:
    await _fill(app, learned)
    page = await app.go(ClassRoute(learned.course))
    app.screen.reload()
    await app.settled()
    page.chips[view].click()
    page.groups.setCurrentIndex(0)
    page.learner.hide()
    await app.settled()
    return page


@scene("class")
async def class_grid(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.grid.setFocus()


@scene("class-group")
async def class_group(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.groups.setCurrentIndex(page.groups.findData("4b"))
    await app.settled()


@scene("class-nobody")
async def class_nobody(app: AppWindow, learned: Learned) -> None:
    for key in range(1, int(learned.course)):
        if not (await app.services.enrolment.learners(CourseId(key))).learners:
            await app.go(ClassRoute(CourseId(key)))
            return
    raise AssertionError("every course has learners")


@scene("class-failing")
async def class_failing(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.show_failure("The library cannot be read. The disk may be full or broken.")


@scene("class-crowd")
async def class_crowd(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.show_class(crowd(200, 60, 40, ("4a", "4b", "Visiting guests from abroad", "")))
    page.grid.setFocus()


@scene("class-crowd-scores")
async def class_crowd_scores(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.show_class(crowd(200, 60, 40))
    page.chips[1].click()


@scene("class-learner")
async def class_learner(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    page.grid.cell_chosen.emit(2, next(n for n, i in enumerate(page.view.items) if i.is_quiz))
    await app.settled()


@scene("class-scores")
async def class_scores(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, 1)


@scene("class-outcomes")
async def class_outcomes(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned, 2)


@scene("class-attempt")
async def class_attempt(app: AppWindow, learned: Learned) -> None:
    page = await _open(app, learned)
    row = page.view.rows[2]
    quiz = next(item.asset_id for item in page.view.quizzes if item.asset_id in row.results)
    attempt = (await app.services.class_progress.attempts(quiz, row.user.id))[-1]
    await app.go(AttemptRoute(attempt.id, row.user.id, row.user.full_name))


@scene("class-grading")
async def class_grading(app: AppWindow, learned: Learned) -> QWidget:
    page = await _open(app, learned)
    page.grading_requested.emit()
    return await eventually(lambda: _front(app, SchemeDialog), "the scheme")


@scene("class-grade")
async def class_grade(app: AppWindow, learned: Learned) -> QWidget:
    page = await _open(app, learned)
    page.grade_requested.emit(page.view.rows[4].user.id)
    return await eventually(lambda: _front(app, GradeDialog), "the grade")


def _front(app: AppWindow, kind: type[QDialog]) -> QDialog | None:
    return next((one for one in app.page.findChildren(kind) if one.isVisible()), None)
