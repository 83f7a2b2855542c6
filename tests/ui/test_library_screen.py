"""The library with its services on a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.events import CourseAdded
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.library import LibraryFilter, LibraryOrder
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.exchange import ExchangeService
from coursegen_desktop.services.jobs import Job, JobsService, Progress
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.pages import PageService
from coursegen_desktop.services.search import SearchService
from coursegen_desktop.services.settings import SettingsService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.library.controller import LibraryScreen
from coursegen_desktop.ui.library.page import LibraryPage
from tests.samples import small_course

from .library_parts import Place, flat_cover, press

Now = Callable[[], datetime]


class Samples:
    """Makes the sample course as the generator does: as a job that adds a course."""

    def __init__(self, uow: WorkUnits, hub: EventHub, jobs: JobsService) -> None:
        self._uow, self._hub, self._jobs = uow, hub, jobs

    async def patterns(self) -> tuple[str, ...]:
        return ("*.md", "*.html")

    def sample(self) -> Job:
        async def make(progress: Progress) -> CourseId:
            progress(1, 2, "half")
            async with self._uow(write=True) as work:
                course_id = await work.courses.add(small_course("Sample"))
                await work.commit()
            self._hub.publish(CourseAdded(course_id))
            return course_id

        return self._jobs.start("Sample", make)


class CountingLibrary(LibraryService):
    """Notes what is asked of it; fails when told to."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.sizes: list[int] = []
        self.error: StorageError | None = None

    async def page(self, *arguments: Any, **named: Any) -> Any:
        self.sizes.append(named.get("size", 50))
        if self.error is not None:
            raise self.error
        return await super().page(*arguments, **named)


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
def library(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> CountingLibrary:
    return CountingLibrary(uow, event_hub, fixed_now)


@pytest.fixture
async def lessons(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> LessonsService:
    return LessonsService(uow, event_hub, PageService(WorkerProcesses(1)), fixed_now)


@pytest.fixture
async def screen(
    place: Place, library: CountingLibrary, uow: WorkUnits, user_id: UserId,
    event_hub: EventHub, fixed_now: Now, data_dir: Path,
) -> AsyncIterator[LibraryScreen]:  # fmt: skip
    workers = WorkerProcesses(1)
    jobs = JobsService(event_hub)
    made = LibraryScreen(
        place.context,
        page=LibraryPage(flat_cover),
        user_id=user_id,
        library=library,
        search=SearchService(uow),
        exchange=ExchangeService(uow, event_hub, workers, data_dir / "media"),
        generation=Samples(uow, event_hub, jobs),  # type: ignore[arg-type]
        settings=SettingsService(uow, event_hub, fixed_now),
        may=lambda _right: True,
    )
    place.show(made.page)
    yield made
    await made.close()
    await jobs.stop()
    await workers.stop()


async def add(uow: WorkUnits, count: int, **changes: Any) -> list[CourseId]:
    """Small courses with running titles."""
    draft: CourseDraft = small_course()
    ids = []
    async with uow(write=True) as work:
        for number in range(count):
            title = changes.get("title", f"Course {number:04d}")
            ids.append(await work.courses.add(draft.model_copy(update={**changes, "title": title})))
        await work.commit()
    return ids


def titles(screen: LibraryScreen) -> list[str]:
    return [card.title for card in screen.page.model.cards]


# ---------------------------------------------------------------- loading


async def test_pages_come_as_one_scrolls(
    screen: LibraryScreen, library: CountingLibrary, uow: WorkUnits
) -> None:
    await add(uow, 130)
    screen.page.set_order(LibraryOrder.TITLE)
    await screen.enter(LibraryRoute())
    assert screen.page.model.rowCount() == 50
    bar = screen.page.grid.verticalScrollBar()
    for _ in range(6):
        bar.setValue(bar.maximum())
        await screen.scope.settled()
    assert titles(screen) == [f"Course {n:04d}" for n in range(130)]
    assert library.sizes == [50, 50, 50], "no page was asked for twice"
    assert not screen.page.model.has_more


async def test_end_loads_the_rest_in_few_statements(
    screen: LibraryScreen, library: CountingLibrary, uow: WorkUnits
) -> None:
    await add(uow, 130)
    await screen.enter(LibraryRoute())
    screen.page.grid.make_current(0)
    press(screen.page.grid, Qt.Key.Key_End)
    await screen.scope.settled()
    assert screen.page.model.rowCount() == 130
    assert screen.page.grid.currentIndex().row() == 129
    assert library.sizes == [50, 500]


async def test_filter_order_and_words_ask_the_database(
    screen: LibraryScreen, uow: WorkUnits
) -> None:
    await add(uow, 3)
    await add(uow, 1, title="Zebra crossings", is_published=False)
    await screen.enter(LibraryRoute())
    page = screen.page
    assert page.counts.drafts == 1
    page._chips[LibraryFilter.DRAFTS].click()
    await screen.scope.settled()
    assert titles(screen) == ["Zebra crossings"]
    page.show_all()
    await screen.scope.settled()
    assert len(titles(screen)) == 4
    page.search.setText("zeb")
    page.search.setText("zebra")
    await screen.scope.settled()
    assert titles(screen) == ["Zebra crossings"]


async def test_words_in_lessons_are_listed_and_opened(
    screen: LibraryScreen, place: Place, uow: WorkUnits
) -> None:
    await add(uow, 1)
    await screen.enter(LibraryRoute())
    screen.page.search.setFocus()
    screen.page.search.setText("evaporation")
    await screen.scope.settled()
    hits = screen.page.search.hits
    assert hits is not None
    press(screen.page.search, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert isinstance(place.routes[-1], LessonRoute)


async def test_a_failing_database_is_told_in_place_and_read_again(
    screen: LibraryScreen, library: CountingLibrary, place: Place, uow: WorkUnits
) -> None:
    await add(uow, 2)
    library.error = StorageError("The disk is gone.", "Plug it in.")
    await screen.enter(LibraryRoute())
    assert screen.page._failure == "The disk is gone. Plug it in."
    assert place.errors == []
    library.error = None
    screen.page.retry_requested.emit()
    await screen.scope.settled()
    assert len(titles(screen)) == 2


async def test_form_and_order_are_remembered(
    screen: LibraryScreen, place: Place, uow: WorkUnits
) -> None:
    await add(uow, 2)
    await screen.enter(LibraryRoute())
    screen.page._form.click()
    screen.page._set_order(LibraryOrder.TITLE)
    await screen.scope.settled()
    again = LibraryScreen(
        place.context, page=LibraryPage(flat_cover), user_id=screen._user_id,
        library=screen._library, search=screen._search, exchange=screen._exchange,
        generation=screen._generation, settings=screen._settings, may=lambda _right: True,
    )  # fmt: skip
    await again.enter(LibraryRoute())
    assert again.page.form == "list"
    assert again.page.query.order is LibraryOrder.TITLE
    assert titles(again) == ["Course 0000", "Course 0001"]
    await again.close()
    again.page.deleteLater()


@pytest.mark.parametrize("kept", [None, 3, [], {"form": 7, "order": "upside down"}])
async def test_nonsense_in_the_settings_harms_nothing(screen: LibraryScreen, kept: Any) -> None:
    await screen._settings.put("library", kept)
    await screen.enter(LibraryRoute())
    assert screen.page.form == "grid"
    assert screen.page.query.order is LibraryOrder.RECENT


# ---------------------------------------------------------------- events


async def test_what_happens_elsewhere_is_seen(
    screen: LibraryScreen, library: CountingLibrary, lessons: LessonsService, uow: WorkUnits,
    user_id: UserId,
) -> None:  # fmt: skip
    first, second = await add(uow, 2)
    await screen.enter(LibraryRoute())
    course = await lessons.course(first, user_id=user_id)
    await lessons.complete(course.lessons[0].id, user_id=user_id)
    await screen.scope.settled()
    card = screen.page.model.card(screen.page.model.row_of(first))
    assert card is not None
    assert card.progress_percent == pytest.approx(50.0), "three minutes of six"
    assert screen.page._banner.isVisible()

    await screen.exit()
    loads = len(library.sizes)
    await library.delete(second)
    await screen.scope.settled()
    assert len(library.sizes) == loads, "behind another screen nothing is loaded"
    await screen.enter(LibraryRoute())
    assert screen.page.model.row_of(second) == -1


async def test_many_events_load_few_times(
    screen: LibraryScreen, library: CountingLibrary, event_hub: EventHub, uow: WorkUnits
) -> None:
    await add(uow, 1)
    await screen.enter(LibraryRoute())
    for _ in range(40):
        event_hub.publish(CourseAdded(CourseId(1)))
    await screen.scope.settled()
    assert len(library.sizes) <= 3


async def test_a_reload_holds_as_many_courses_as_before(
    screen: LibraryScreen, library: CountingLibrary, uow: WorkUnits
) -> None:
    ids = await add(uow, 130)
    await screen.enter(LibraryRoute())
    screen.page.grid.make_current(0)
    press(screen.page.grid, Qt.Key.Key_End)
    await screen.scope.settled()
    scroll = screen.page.grid.verticalScrollBar().value()
    await library.set_published(ids[5], False)
    await screen.scope.settled()
    assert screen.page.model.rowCount() == 130
    assert library.sizes[-1] == 130
    assert screen.page.grid.verticalScrollBar().value() == scroll


# ---------------------------------------------------------------- acts on a course


async def test_delete_and_undo(screen: LibraryScreen, place: Place, uow: WorkUnits) -> None:
    await add(uow, 3)
    await screen.enter(LibraryRoute())
    screen.page.grid.make_current(1)
    gone = screen.page.current_card()
    assert gone is not None
    press(screen.page.grid, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert gone.title not in titles(screen)
    assert place.notices.texts() == [f"“{gone.title}” was deleted"]
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert gone.title in titles(screen)


async def test_publish_and_back(screen: LibraryScreen, place: Place, uow: WorkUnits) -> None:
    await add(uow, 1, is_published=False)
    await screen.enter(LibraryRoute())
    for published in (True, False):
        screen.page.publish_requested.emit(screen.page.model.card(0))
        await screen.scope.settled()
        card = screen.page.model.card(0)
        assert card is not None
        assert card.is_published is published
    assert "is a draft again" in place.notices.texts()[-1]


async def test_duplicate(screen: LibraryScreen, place: Place, uow: WorkUnits) -> None:
    await add(uow, 1)
    await screen.enter(LibraryRoute())
    screen.page.duplicate_requested.emit(screen.page.model.card(0))
    await screen.scope.settled()
    assert sorted(titles(screen)) == ["Course 0000", "Course 0000 (copy)"]
    place.notices.act_on_newest()
    assert isinstance(place.routes[-1], EditRoute)


async def test_export_and_import(
    screen: LibraryScreen, place: Place, uow: WorkUnits, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await add(uow, 1)
    await screen.enter(LibraryRoute())
    suggested = []

    async def choose_save(_parent: object, _title: str, name: str, _filters: object) -> str:
        suggested.append(name)
        return str(tmp_path / "out")

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    screen.page.export_requested.emit(screen.page.model.card(0))
    await screen.scope.settled()
    assert suggested == ["Course 0000.coursegen"]
    package = tmp_path / "out.coursegen"
    assert package.stat().st_size > 500
    assert "was exported to out.coursegen" in place.notices.texts()[-1]

    broken = tmp_path / "broken.coursegen"
    broken.write_bytes(b"no zip")
    notes = tmp_path / "notes.md"

    async def choose_files(_parent: object, _title: str, filters: list[str]) -> list[str]:
        assert filters[0] == "Courses and documents (*.coursegen *.md *.html)"
        return [str(broken), str(package), str(notes)]

    monkeypatch.setattr(dialogs, "choose_files", choose_files)
    place.notices.clear()
    screen.page.import_requested.emit()
    await screen.scope.settled()
    assert place.routes == [CreateRoute((str(notes),))]
    assert len(titles(screen)) == 2, "one file is broken, the other came in all the same"
    broken_note, done_note = place.notices.texts()
    assert "broken.coursegen" in broken_note
    assert "was imported as a copy" in done_note
    place.notices.act_on_newest()
    assert isinstance(place.routes[-1], CourseRoute)


async def test_an_error_of_an_act_is_told(
    screen: LibraryScreen, place: Place, uow: WorkUnits, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await add(uow, 1)
    await screen.enter(LibraryRoute())

    async def choose_save(*_arguments: object) -> str:
        return str(tmp_path / "no such folder" / "out.coursegen")

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    screen.page.export_requested.emit(screen.page.model.card(0))
    await screen.scope.settled()
    assert len(place.errors) == 1


async def test_where_wishes_lead(screen: LibraryScreen, place: Place, uow: WorkUnits) -> None:
    (course_id,) = await add(uow, 1)
    await screen.enter(LibraryRoute())
    press(screen.page.grid, Qt.Key.Key_Home, Qt.Key.Key_Return)
    screen.page.create_requested.emit()
    screen.page.edit_requested.emit(screen.page.model.card(0))
    assert place.routes == [CourseRoute(course_id), CreateRoute(), EditRoute(course_id)]


async def test_the_sample_course(
    screen: LibraryScreen, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await screen.enter(LibraryRoute())
    seen: list[str] = []
    show = screen.page.show_sample_progress

    def watch(text: str) -> None:
        seen.append(text)
        show(text)

    monkeypatch.setattr(screen.page, "show_sample_progress", watch)
    screen.page.sample_requested.emit()
    screen.page.sample_requested.emit()
    await screen.scope.settled()
    assert titles(screen) == ["Sample"]
    assert isinstance(place.routes[-1], CourseRoute)
    assert len(place.routes) == 1
    assert seen[0].startswith("The sample course is being written")
    assert seen[-1] == ""


@pytest.mark.parametrize("from_another_window", [True, False])
async def test_what_others_wrote_is_seen_on_coming_back(
    screen: LibraryScreen, uow: WorkUnits, qapp: QApplication, from_another_window: bool
) -> None:
    await screen.enter(LibraryRoute())
    async with uow(write=True) as work:  # as the command line does: no event comes
        await work.courses.add(small_course())
        await work.commit()
    assert screen.page.model.rowCount() == 0
    if from_another_window:
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    else:
        await screen.enter(LibraryRoute())
    await screen.scope.settled()
    assert screen.page.model.rowCount() == 1
