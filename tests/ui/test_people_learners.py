"""A course's learners: who they are, adding, removing, lists in and out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.errors import NotFound, PermissionDenied
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.course.controller import CourseScreen
from coursegen_desktop.ui.kit.routes import ClassRoute, CourseRoute, LearnersRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.people.add_dialog import AddPersonDialog
from coursegen_desktop.ui.people.codes_dialog import CodesDialog
from coursegen_desktop.ui.people.import_dialog import ImportDialog
from coursegen_desktop.ui.people.learners_controller import LearnersScreen
from tests.samples import small_course
from tests.services.desk import keep
from tests.windowed import eventually

from .library_parts import Place, flat_cover, press
from .people_parts import Office, answer_files, front, make_office
from .screen_parts import Desk, button

Now = Callable[[], datetime]


@pytest.fixture
async def office(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> Office:
    return await make_office(uow, event_hub, fixed_now)


@pytest.fixture
async def course(uow: WorkUnits) -> CourseId:
    return await keep(uow, small_course("Tides"))


@pytest.fixture
async def screen(place: Place, office: Office, fixed_now: Now) -> AsyncIterator[LearnersScreen]:
    made = LearnersScreen(place.context, enrolment=office.enrolment, now=fixed_now)
    place.show(made.page)
    yield made
    await made.close()


def names(screen: LearnersScreen) -> list[str]:
    return [learner.user.full_name for learner in screen.page.model.items]


async def test_an_empty_course_invites(screen: LearnersScreen, course: CourseId) -> None:
    await screen.enter(LearnersRoute(course))
    state = screen.page.pane.state
    assert state is not None
    assert state.accessibleName() == "Nobody takes this course yet"
    assert button(state, "Add a person").isVisible()


async def test_people_are_added_with_the_keyboard_alone(
    screen: LearnersScreen, place: Place, office: Office, course: CourseId
) -> None:
    await office.fill(40)
    await screen.enter(LearnersRoute(course))
    button(screen.page, "Add a person").click()
    dialog = await front(place.window, AddPersonDialog)
    await eventually(dialog.model.rowCount)
    QTest.keyClicks(dialog.field, "person 0001")
    await eventually(lambda: _names(dialog)[:1] == ["Person 00010"])
    press(dialog.field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    await eventually(lambda: "Person 00011" in dialog._told.text())
    await eventually(lambda: _names(dialog)[:2] == ["Person 00010", "Person 00012"])
    press(dialog.field, Qt.Key.Key_Return)
    await eventually(lambda: "Person 00010" in dialog._told.text())
    dialog.grab()
    dialog.accept()
    await screen.scope.settled()
    assert names(screen) == ["Person 00010", "Person 00011"]


def _names(dialog: AddPersonDialog) -> list[str]:
    return [user.full_name for user in dialog.model.items]


async def test_nobody_is_left_to_add(
    screen: LearnersScreen, place: Place, office: Office, course: CourseId
) -> None:
    await screen.enter(LearnersRoute(course))
    await office.enrolment.enrol_other(course, office.user.id)
    screen.page.add_requested.emit()
    dialog = await front(place.window, AddPersonDialog)
    state = await eventually(lambda: dialog.pane.state)
    assert state is not None
    assert state.accessibleName() == "Everybody takes this course already"
    dialog.reject()
    await screen.scope.settled()


async def test_removing_keeps_progress_and_is_undone(
    screen: LearnersScreen, place: Place, office: Office, course: CourseId
) -> None:
    await office.enrolment.enrol_other(course, office.user.id)
    async with office.uow(write=True) as work:
        await work.enrollments.set_progress(office.user.id, course, 62.0)
        await work.commit()
    await screen.enter(LearnersRoute(course))
    screen.page.list.make_current(0)
    press(screen.page.list, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert names(screen) == []
    place.notices.act_on_newest()
    await screen.scope.settled()
    (learner,) = screen.page.model.items
    assert learner.progress_percent == 62.0


async def test_a_list_enrols_the_known_and_makes_the_new(
    screen: LearnersScreen, place: Place, office: Office, course: CourseId, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await office.fill(2)
    await screen.enter(LearnersRoute(course))
    path = tmp_path / "list.csv"
    path.write_text(
        "name,email,role\nOther Name,P1@school.example,admin\nNew,new@x.org,admin\n",
        encoding="utf-8",
    )
    answer_files(monkeypatch, choose=[path])
    button(screen.page, "Import").click()
    dialog = await front(place.window, ImportDialog)
    await eventually(lambda: dialog.plan)
    button(dialog, "Import 2 people").click()
    codes = await front(place.window, CodesDialog)
    assert "1 account made, 2 people enrolled" in place.notices.texts()
    codes.is_noted = True
    codes.accept()
    await screen.scope.settled()
    assert names(screen) == ["New", "Person 00001"]
    assert all(item.user.role is Role.LEARNER for item in screen.page.model.items)
    answer_files(monkeypatch, save=tmp_path / "out")
    button(screen.page, "Export").click()
    await screen.scope.settled()
    assert "new@x.org" in (tmp_path / "out.csv").read_text("utf-8-sig")


async def test_the_search_field_looks_into_name_address_and_group(
    screen: LearnersScreen, office: Office, course: CourseId
) -> None:
    await office.fill(20)
    async with office.uow(write=True) as work:
        found = await work.people.by_email([f"p{number}@school.example" for number in range(21)])
        await work.enrollments.enrol([user.id for user in found.values()], course, "2026-01-01")
        await work.commit()
    await screen.enter(LearnersRoute(course))
    assert len(names(screen)) == 20
    QTest.keyClicks(screen.page.search, "g3")
    assert names(screen) == ["Person 00003", "Person 00010", "Person 00017"]
    QTest.keyClicks(screen.page.search, "zzz")
    state = screen.page.pane.state
    assert state is not None
    button(state, "Show all").click()
    assert len(names(screen)) == 20


async def test_a_learner_is_kept_out_and_a_gone_course_is_told(
    screen: LearnersScreen, office: Office, course: CourseId
) -> None:
    with pytest.raises(NotFound):
        await screen.enter(LearnersRoute(CourseId(999)))
    await office.fill(1)
    async with office.uow() as work:
        learner = (await work.people.by_email(["p1@school.example"]))["p1@school.example"]
    office.gate.enter(learner)
    with pytest.raises(PermissionDenied):
        await screen.enter(LearnersRoute(course))


async def test_back_leads_to_the_course(
    screen: LearnersScreen, place: Place, course: CourseId
) -> None:
    await screen.enter(LearnersRoute(course))
    button(screen.page, "Back to the course").click()
    assert place.routes == [CourseRoute(course)]


@pytest.mark.parametrize("may", [True, False])
async def test_the_course_page_leads_here_for_those_who_may(
    place: Place, desk: Desk, course: CourseId, may: bool
) -> None:
    page_of = CourseScreen(
        place.context,
        paint_cover=flat_cover,
        user_id=desk.user.id,
        lessons=desk.lessons,
        library=desk.library,
        exchange=None,  # type: ignore[arg-type]
        enrolment=None,  # type: ignore[arg-type]
        now=desk.now,
        review=lambda: desk.review,
        may=lambda right: may and right is Right.SEE_LEARNERS,
    )
    place.show(page_of.page)
    await page_of.enter(CourseRoute(course))
    assert page_of.page.learners.isVisible() is may
    if may:
        button(page_of.page, "Learners").click()
        button(page_of.page, "Class").click()
        assert place.routes == [LearnersRoute(course), ClassRoute(course)]
    await page_of.close()


async def test_larger_letters_leave_every_line_in_sight(
    screen: LearnersScreen, course: CourseId, office: Office, theme_host: ThemeHost
) -> None:
    await office.enrolment.enrol_other(course, office.user.id)
    theme_host.apply("light", 1.0)
    await screen.enter(LearnersRoute(course))
    assert names(screen)
    view = screen.page.list
    theme_host.apply("light", 1.5)
    await eventually(
        lambda: (
            view.verticalScrollBar().maximum() == 0
            and view.viewport().height() >= len(names(screen)) * view.row_height()
        ),
        "room for all lines",
    )
