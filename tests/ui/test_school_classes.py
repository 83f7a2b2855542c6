"""Classes on the screen: made, filled, given something to do; by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from coursegen_desktop.domain.ids import ClassId
from coursegen_desktop.domain.school_class import (
    ClassRules,
    MemberRole,
    Span,
    Target,
)
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.form_dialog import FormDialog
from coursegen_desktop.ui.kit.routes import ClassesRoute, SchoolClassRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.people.add_dialog import AddPersonDialog
from coursegen_desktop.ui.people.classes.cards_dialog import CardsDialog
from coursegen_desktop.ui.people.classes.children_dialog import ChildrenDialog
from coursegen_desktop.ui.people.classes.class_dialog import ClassDialog
from coursegen_desktop.ui.people.classes.controller import SchoolClassScreen
from coursegen_desktop.ui.people.classes.given_dialog import GivenDialog
from coursegen_desktop.ui.people.classes.page import Tab
from coursegen_desktop.ui.people.classes.target_dialog import TargetDialog
from coursegen_desktop.ui.people.classes.who_dialog import WhoDialog
from coursegen_desktop.ui.people.codes_dialog import CodesDialog
from tests.services.desk import pages
from tests.services.school import School, opened
from tests.windowed import eventually

from .library_parts import Place
from .people_parts import front
from .screen_parts import button


@pytest.fixture
async def school(database_file: Path) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


@pytest.fixture
def place(theme_host: ThemeHost, school: School) -> Any:
    made = Place(theme_host, school.hub)
    yield made
    made.close()


@pytest.fixture
async def screen(place: Place, school: School) -> AsyncIterator[SchoolClassScreen]:
    uow, hub, clock = school.uow, school.hub, school.clock
    made = SchoolClassScreen(
        place.context,
        classes=school.classes,
        pictures=school.pictures,
        cards=school.cards,
        assignments=school.assignments,
        library=LibraryService(uow, hub, clock),
        lessons=LessonsService(uow, hub, pages(), clock),
        enrolment=school.persons.enrolment,
        user=school.teacher,
        now=clock,
    )
    place.show(made.page)
    yield made
    await made.close()


async def open_class(screen: SchoolClassScreen, key: ClassId) -> None:
    await screen.enter(SchoolClassRoute(key))


async def submit(dialog: FormDialog) -> None:
    """Press its main button and wait until it is gone."""
    assert dialog.accept_button is not None
    dialog.accept_button.click()
    await eventually(lambda: not isValid(dialog) or not dialog.isVisible(), "the dialog is gone")


def names(screen: SchoolClassScreen, tab: Tab = Tab.LEARNERS) -> list[str]:
    return [one.user.full_name for one in screen.page.panes[tab].view.rows.items]


def shown_buttons(screen: SchoolClassScreen) -> set[str]:
    acts = (*screen.page._acts[screen.page.tab], screen.page._edit)
    return {one.accessibleName() for one in acts if not one.isHidden()}


# ------------------------------------------------------------ people


async def test_children_come_in_by_their_names(
    screen: SchoolClassScreen, school: School, place: Place
) -> None:
    key = await school.class_of()
    await open_class(screen, key)
    assert screen.page.learners.accessibleName() == "Learners"
    assert shown_buttons(screen) == {"Edit class…", "Add people…", "Add children…"}
    screen.page.panes[0].action_requested.emit()
    dialog = await front(screen.page, ChildrenDialog)
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.names.setPlainText("Ada\n\n  Ben \n")
    assert dialog._count.text() == "2 children"
    await submit(dialog)
    await screen.scope.settled()
    assert names(screen) == ["Ada", "Ben"]
    assert "Give pictures" in shown_buttons(screen)
    assert "Cards…" in shown_buttons(screen)
    # What has to come next stands beside what was done, and keeps its words where there is room.
    screen.page.resize(890, 640)
    give = button(screen.page, "Give pictures")
    assert (give.text(), screen.page._edit.text()) == ("Give pictures", "")
    screen.page.resize(560, 640)
    assert give.text() == ""
    words = screen.page.learners.rows.data(
        screen.page.learners.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert words == "Ada, signs in: No pictures yet, nothing to do, last seen: Never"
    screen.context.notices.act_on_newest()
    (await front(screen.page, CardsDialog)).accept()
    await screen.scope.settled()
    assert "Give pictures" not in shown_buttons(screen)


async def test_pictures_are_given_shown_and_printed(
    screen: SchoolClassScreen, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", "Ben")
    await open_class(screen, key)
    button(screen.page, "Give pictures").click()
    dialog = await front(screen.page, CardsDialog)
    first = dialog.cards[0].pictures
    path = tmp_path / "cards.pdf"

    async def choose(*_: object, **__: object) -> str:
        return str(path)

    monkeypatch.setattr("coursegen_desktop.ui.kit.printing.choose_save", choose)
    dialog.save_requested.emit()
    await eventually(lambda: dialog._told.text(), "it is saved")
    assert path.read_bytes().startswith(b"%PDF")
    dialog.accept()
    await screen.scope.settled()
    assert "Give pictures" not in shown_buttons(screen)
    screen.page.cards_requested.emit()
    again = await front(screen.page, CardsDialog)
    assert again.cards[0].pictures == first
    again.accept()
    await screen.scope.settled()
    member = screen.page.learners.rows.item(0)
    assert [act.text() for act in screen.page.make_member_menu(member).actions()] == [
        "New pictures…",
        "Make a QR code…",
        "Take out of the class",
    ]


async def test_new_pictures_are_asked_about_once_and_shown_once_where_they_are_secret(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(shows_pictures=False))
    await school.pictures.give(key)
    await open_class(screen, key)
    agreed = []

    async def confirm(_parent: object, title: str, *_: object, **__: object) -> bool:
        agreed.append(title)
        return True

    monkeypatch.setattr(dialogs, "confirm", confirm)
    screen.page.pictures_requested.emit(screen.page.learners.rows.item(0))
    dialog = await front(screen.page, CardsDialog)
    assert agreed == ["New pictures for Ada?"]
    assert dialog.cards[0].pictures
    dialog.accept()
    await screen.scope.settled()
    screen.page.cards_requested.emit()
    hidden = await front(screen.page, CardsDialog)
    assert hidden.cards[0].pictures == ()
    assert not button(hidden, "Print cards…").isEnabled()
    assert not hidden.with_codes.isEnabled()
    hidden.accept()
    await screen.scope.settled()


async def test_a_start_code_is_for_accounts_that_were_made_here(
    screen: SchoolClassScreen, school: School
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.PASSWORD))
    bea = await school.persons.add("Bea")
    await school.classes.add(key, bea.id, MemberRole.LEARNER)
    await open_class(screen, key)
    menus = {
        one.user.full_name: [act.text() for act in screen.page.make_member_menu(one).actions()]
        for one in screen.page.learners.rows.items
    }
    assert menus == {
        "Ada": ["New start code…", "Take out of the class"],
        "Bea": ["Take out of the class"],
    }
    screen.page.code_requested.emit(screen.page.learners.rows.item(0))
    dialog = await front(screen.page, CodesDialog)
    assert dialog.codes[0].full_name == "Ada"
    dialog.is_noted = True
    dialog.accept()
    await screen.scope.settled()


async def test_people_are_added_and_taken_out_with_a_way_back(
    screen: SchoolClassScreen, school: School, place: Place
) -> None:
    key = await school.class_of("Ada")
    await school.persons.add("Bea")
    await school.persons.add("Olaf", Role.INSTRUCTOR)
    await open_class(screen, key)
    button(screen.page, "Add people…").click()
    dialog = await front(screen.page, AddPersonDialog)
    QTest.keyClicks(dialog.field, "bea")
    dialog.look()
    await eventually(lambda: [u.full_name for u in dialog.model.items] == ["Bea"], "Bea")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    await eventually(lambda: "Bea is in this class now" in dialog._told.text(), "added")
    await eventually(lambda: not dialog.model.items, "nobody else")
    dialog.accept()
    await screen.scope.settled()
    assert names(screen) == ["Ada", "Bea"]
    screen.page.learners.make_current(1)
    QTest.keyClick(screen.page.learners, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert names(screen) == ["Ada"]
    screen.page._chips[Tab.TEACHERS].click()
    assert shown_buttons(screen) == {"Edit class…", "Add a teacher…"}
    button(screen.page, "Add a teacher…").click()
    dialog = await front(screen.page, AddPersonDialog)
    await eventually(lambda: dialog.model.items, "those who may teach")
    assert "Bea" not in {user.full_name for user in dialog.model.items}
    dialog.accept()
    await screen.scope.settled()


# ------------------------------------------------------------ what they have to do


async def test_something_to_do_is_chosen_dated_changed_and_taken_back(
    screen: SchoolClassScreen, school: School
) -> None:
    key = await school.class_of("Ada", "Ben")
    await open_class(screen, key)
    screen.page._chips[Tab.TASKS].click()
    screen.page.panes[Tab.TASKS].action_requested.emit()
    chooser = await front(screen.page, TargetDialog)
    await eventually(lambda: chooser.parts.rows.items, "the parts of the course")
    assert [part.title for part in chooser.parts.rows.items][:3] == [
        "The whole course", "1.1  Up and down", "The water cycle",
    ]  # fmt: skip
    chooser.parts.make_current(2)
    chooser.parts.setFocus()
    QTest.keyClick(chooser.parts, Qt.Key.Key_Return)
    given = await front(screen.page, GivenDialog)
    assert given.begin.value() == "2026-11-23"
    given.end.wanted.setChecked(True)
    given.note.setText("Take your time")
    given.some.setChecked(True)
    assert given.chosen is None
    assert given.accept_button is not None
    given.accept_button.click()
    await eventually(lambda: given.error.text(), "somebody must be chosen")
    QTest.keyClick(given.people.list, Qt.Key.Key_Space)
    given.people.list.make_current(0)
    QTest.keyClick(given.people.list, Qt.Key.Key_Space)
    assert len(given.people.chosen) == 1
    await submit(given)
    await screen.scope.settled()
    (task,) = screen.page.tasks.rows.items
    ada = await school.child(key, "Ada")
    assert (task.span, task.note) == (Span("2026-11-23", "2026-11-30"), "Take your time")
    assert task.people == {ada.id}
    words = screen.page.tasks.rows.data(
        screen.page.tasks.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert words == (
        "Quiz, The water cycle, The water cycle, Ada, 7 days left, done by 0 of 1, Take your time"
    )
    QTest.keyClick(screen.page.tasks, Qt.Key.Key_Return)
    screen.page.tasks.make_current(0)
    QTest.keyClick(screen.page.tasks, Qt.Key.Key_Return)
    change = await front(screen.page, GivenDialog)
    change.all.setChecked(True)
    change.end.wanted.setChecked(False)
    await submit(change)
    await screen.scope.settled()
    (task,) = screen.page.tasks.rows.items
    assert (task.for_all, task.span.until_day) == (True, "")
    screen.page.who_requested.emit(task)
    who = await front(screen.page, WhoDialog)
    assert [one.user.full_name for one in who.list.rows.items] == ["Ada", "Ben"]
    who.accept()
    await screen.scope.settled()
    screen.page.withdraw_requested.emit(task)
    await eventually(lambda: not screen.page.tasks.rows.items, "nothing to do")
    await screen.scope.settled()
    assert screen.page.panes[Tab.TASKS].state is not None


async def test_a_whole_class_takes_a_course(screen: SchoolClassScreen, school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    await open_class(screen, key)
    screen.page.show_tab(Tab.TASKS)
    button(screen.page, "Enrol in a course…").click()
    chooser = await front(screen.page, TargetDialog)
    await eventually(lambda: chooser.chosen, "a course")
    chooser.accept()
    await screen.scope.settled()
    enrolled = await school.persons.enrolment.learners(school.course)
    assert [one.user.group for one in enrolled.learners] == ["4a", "4a"]


async def test_what_happens_elsewhere_is_seen_and_another_class_begins_anew(
    screen: SchoolClassScreen, school: School, place: Place
) -> None:
    key = await school.class_of("Ada")
    await open_class(screen, key)
    screen.page.show_tab(Tab.TASKS)
    await school.assignments.assign(key, Target(school.course))
    await screen.scope.settled()
    assert len(screen.page.tasks.rows.items) == 1
    assert screen.page.tab is Tab.TASKS
    other = await school.classes.create("Choir")
    await open_class(screen, other)
    assert screen.page.tab is Tab.LEARNERS
    assert names(screen) == []
    screen.page._back.click()
    assert place.routes[-1] == ClassesRoute()


async def test_secret_pictures_are_asked_about_before_they_are_forgotten(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada")
    await school.pictures.give(key)
    await open_class(screen, key)
    answers = [False, True]

    async def confirm(*_: object, **__: object) -> bool:
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "confirm", confirm)
    screen.page.edit_requested.emit()
    dialog = await front(screen.page, ClassDialog)
    dialog.shows.setChecked(False)
    assert dialog.accept_button is not None
    dialog.accept_button.click()
    await eventually(lambda: len(answers) == 1, "the question")
    assert (await school.view(key)).learners[0].shows_pictures
    await submit(dialog)
    await screen.scope.settled()
    assert not (await school.view(key)).learners[0].shows_pictures
    assert answers == []
