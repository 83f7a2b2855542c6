"""The course page with its services on a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.events import QuizFinished
from coursegen_desktop.domain.ids import AssetId, AttemptId, CourseId, UserId
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.exchange import ExchangeService
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.pages import PageService
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.course.controller import CourseScreen
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    MediaRoute,
    QuizRoute,
)
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import Place, flat_cover, press

Now = Callable[[], datetime]


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
async def course_id(uow: WorkUnits, sample_course: CourseDraft) -> CourseId:
    async with uow(write=True) as work:
        made = await work.courses.add(sample_course.model_copy(update={"is_published": False}))
        await work.commit()
    return made


@pytest.fixture
async def screen(
    place: Place, uow: WorkUnits, user_id: UserId, event_hub: EventHub, fixed_now: Now,
    data_dir: Path,
) -> AsyncIterator[CourseScreen]:  # fmt: skip
    workers = WorkerProcesses(1)
    made = CourseScreen(
        place.context,
        paint_cover=flat_cover,
        user_id=user_id,
        lessons=LessonsService(uow, event_hub, PageService(workers), fixed_now),
        library=LibraryService(uow, event_hub, fixed_now),
        exchange=ExchangeService(uow, event_hub, workers, data_dir / "media"),
        enrolment=EnrolmentService(uow, event_hub, Gate(), fixed_now),
        may=lambda _right: True,
        now=fixed_now,
        review=lambda: ReviewService(uow, event_hub, fixed_now, workers),
    )
    place.show(made.page)
    yield made
    await made.close()
    await workers.stop()


async def test_the_course_is_shown_and_followed(
    screen: CourseScreen, course_id: CourseId, user_id: UserId
) -> None:
    await screen.enter(CourseRoute(course_id))
    course = screen.page.course
    assert course is not None
    assert course.title == "The water cycle"
    assert screen.page._start.text() == "Start"
    first = course.lessons[0].id
    await screen._lessons.open(first, user_id=user_id)
    await screen.scope.settled()
    assert screen.page._start.text() == "Continue: Up and down"
    await screen._lessons.complete(first, user_id=user_id)
    await screen.scope.settled()
    assert screen.page.course is not None
    assert screen.page.course.progress_percent == pytest.approx(50.0), "three minutes of six"
    assert screen.page._start.text() == "Continue: Rivers"


async def test_where_wishes_lead(screen: CourseScreen, place: Place, course_id: CourseId) -> None:
    await screen.enter(CourseRoute(course_id))
    page = screen.page
    assert page.course is not None
    first = page.course.lessons[0]
    outline = page.outline
    outline.setCurrentIndex(outline.model().index(0, 0))
    press(outline, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)
    page.back_requested.emit()
    page.edit_requested.emit()
    page.media.click()
    assert place.routes == [
        LessonRoute(first.id),
        QuizRoute(first.quizzes[0].asset_id),
        LibraryRoute(),
        EditRoute(course_id),
        MediaRoute(course_id),
    ]


async def test_publish_and_undo(screen: CourseScreen, place: Place, course_id: CourseId) -> None:
    await screen.enter(CourseRoute(course_id))
    screen.page._publish.click()
    await screen.scope.settled()
    assert screen.page.course is not None
    assert screen.page.course.is_published
    assert not screen.page._publish.isVisible()
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert screen.page.course is not None
    assert not screen.page.course.is_published


async def test_export(
    screen: CourseScreen, place: Place, course_id: CourseId, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    answers: list[str | None] = [None, str(tmp_path / "water.coursegen")]

    async def choose_save(*_arguments: object) -> str | None:
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    await screen.enter(CourseRoute(course_id))
    for _ in range(2):
        screen.page._export.click()
        await screen.scope.settled()
    assert [path.name for path in tmp_path.glob("*.coursegen")] == ["water.coursegen"]
    assert place.notices.texts() == ["“The water cycle” was exported to water.coursegen"]


async def test_a_course_deleted_and_brought_back(
    screen: CourseScreen, place: Place, course_id: CourseId
) -> None:
    await screen.enter(CourseRoute(course_id))
    await screen._library.delete(course_id)
    await screen.scope.settled()
    assert screen.page.course is None
    assert place.errors == []
    screen.page.edit_requested.emit()
    assert place.routes == []
    await screen._library.restore(course_id)
    await screen.scope.settled()
    assert screen.page.course is not None


async def test_a_course_that_never_was(screen: CourseScreen) -> None:
    await screen.enter(CourseRoute(CourseId(999)))
    assert screen.page.course is None


async def test_only_events_of_this_course_load_it_again(
    screen: CourseScreen, course_id: CourseId, uow: WorkUnits, sample_course: CourseDraft,
    event_hub: EventHub, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async with uow(write=True) as work:
        other = await work.courses.add(sample_course)
        await work.commit()
    await screen.enter(CourseRoute(course_id))
    shown: list[object] = []
    monkeypatch.setattr(screen.page, "show_course", lambda *values: shown.append(values))
    await screen._library.set_published(other, False)
    await screen.scope.settled()
    assert shown == []
    event_hub.publish(QuizFinished(AttemptId(1), AssetId(1), 1.0, 2.0))
    await screen.scope.settled()
    assert len(shown) == 1
