"""The administrator's screen of accounts, with its services on a real database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import PermissionDenied, StorageError
from coursegen_desktop.domain.people import PeopleFilter, PeopleQuery, Person
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.lists import ErrorLabel
from coursegen_desktop.ui.kit.routes import AuditRoute, PeopleRoute
from coursegen_desktop.ui.people.codes_dialog import CodesDialog
from coursegen_desktop.ui.people.controller import PeopleScreen
from coursegen_desktop.ui.people.person_dialog import PersonDialog
from tests.db.watching import statements
from tests.windowed import eventually

from .library_parts import Place, heard, press
from .people_parts import Office, answer_files, front, make_office
from .screen_parts import button

Now = Callable[[], datetime]


@pytest.fixture
async def office(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> Office:
    return await make_office(uow, event_hub, fixed_now)


@pytest.fixture
async def screen(place: Place, office: Office, fixed_now: Now) -> AsyncIterator[PeopleScreen]:
    made = PeopleScreen(
        place.context,
        user_id=office.user.id,
        people=office.people,
        own_data=office.own_data,
        now=fixed_now,
    )
    place.show(made.page)
    yield made
    await made.close()


async def enter(screen: PeopleScreen) -> None:
    await screen.enter(PeopleRoute())


def names(screen: PeopleScreen) -> list[str]:
    return [person.user.full_name for person in screen.page.model.items]


async def person(screen: PeopleScreen, name: str) -> Person:
    found = await screen._people.page(PeopleQuery(name))
    return found.people[0]


def errors(dialog: QDialog) -> str:
    shown = (label for label in dialog.findChildren(ErrorLabel) if label.isVisible())
    return " ".join(label.text() for label in shown)


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


# ------------------------------------------------------------------ the list


async def test_a_page_costs_three_statements_and_paints_what_is_seen(
    screen: PeopleScreen, office: Office, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.fill(5000)
    with statements(database) as sent:
        await enter(screen)
    asked = [sql for sql, _ in sent if sql.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert len(asked) == 2, "one page, one count of all filters"
    assert screen.page.model.rowCount() == 100
    asked_of: list[int] = []
    usual = type(screen.page.model).data

    def data(model: Any, index: Any, role: int = 0) -> Any:
        asked_of.append(index.row())
        return usual(model, index, role)

    monkeypatch.setattr(type(screen.page.model), "data", data)
    screen.page.list.viewport().grab()
    seen = screen.page.list.viewport().height() // screen.page.list.row_height() + 2
    assert len(set(asked_of)) <= seen
    assert len(asked_of) <= 8 * seen


async def test_scrolling_brings_pages_and_end_brings_all(
    screen: PeopleScreen, office: Office
) -> None:
    await office.fill(1203)
    await enter(screen)
    bar = screen.page.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    await screen.scope.settled()
    assert screen.page.model.rowCount() >= 200
    screen.page.list.setFocus()
    press(screen.page.list, Qt.Key.Key_End)
    await eventually(lambda: not screen.page.model.has_more)
    await screen.scope.settled()
    assert screen.page.model.rowCount() == 1204
    assert screen.page.list.currentIndex().row() == 1203


async def test_typing_searches_and_filters_count(screen: PeopleScreen, office: Office) -> None:
    await office.fill(50)
    await enter(screen)
    for letter in "person 0001":
        QTest.keyClicks(screen.page.search, letter)
    await screen.scope.settled()
    assert len(names(screen)) == 10
    screen.page.search.clear()
    button(screen.page, "Instructors, 5").click()
    await screen.scope.settled()
    assert len(names(screen)) == 5
    press(screen.page.search, Qt.Key.Key_Return)
    assert screen.page.list.hasFocus()


async def test_nobody_found_says_so_and_shows_all_again(
    screen: PeopleScreen, office: Office
) -> None:
    await enter(screen)
    QTest.keyClicks(screen.page.search, "zeppelin")
    await screen.scope.settled()
    state = screen.page.pane.state
    assert state is not None
    assert "zeppelin" in state.accessibleName()
    asked = heard(screen.page.query_changed)
    button(state, "Show all").click()
    await screen.scope.settled()
    assert len(asked) == 1
    assert screen.page.pane.shows_rows
    assert screen.page.search.text() == ""


async def test_a_failure_is_a_sentence_and_can_be_tried_again(
    screen: PeopleScreen, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise StorageError("The library cannot be read.", "Check the disk.")

    with monkeypatch.context() as patch:
        patch.setattr(office.people, "page", fail)
        await enter(screen)
    state = screen.page.pane.state
    assert state is not None
    assert "cannot be read" in state.accessibleDescription()
    button(state, "Try again").click()
    await screen.scope.settled()
    assert screen.page.pane.shows_rows


async def test_whoever_may_not_is_kept_where_he_was(screen: PeopleScreen, office: Office) -> None:
    await office.fill(1)
    office.gate.enter((await person(screen, "Person 00001")).user)
    with pytest.raises(PermissionDenied):
        await enter(screen)


async def test_alone_the_next_step_is_named(screen: PeopleScreen) -> None:
    await enter(screen)
    assert "New person" in screen.page.pane._note.text()
    assert screen.page.pane._note.isVisible()


async def test_the_place_in_the_list_stays_when_it_is_read_again(
    screen: PeopleScreen, office: Office
) -> None:
    await office.fill(60)
    await enter(screen)
    screen.page.list.make_current(30)
    before, bar = screen.page.current_person(), screen.page.list.verticalScrollBar()
    bar.setValue(500)
    await office.people.add("Aaron First", "aaron@school.example")
    await screen.scope.settled()
    after = screen.page.current_person()
    assert before is not None and after is not None
    assert after.user.id == before.user.id
    assert screen.page.list.currentIndex().row() == 31
    assert bar.value() == 500


# ------------------------------------------------------------------ menus


async def test_the_menu_opens_by_key_by_click_and_by_button(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(3)
    await enter(screen)
    view = screen.page.list
    asked = heard(view.menu_wanted)
    view.menu_wanted.disconnect(screen.page._open_menu)
    view.make_current(2)
    view.setFocus()
    box = view.menu_box(view.visualRect(screen.page.model.index(1, 0)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert [row for row, _ in asked] == [1]
    view.make_current(2)
    reason = QContextMenuEvent.Reason.Keyboard
    at = view.rect().center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    assert [row for row, _ in asked] == [1, 2]


async def test_the_menu_offers_what_can_be_done(screen: PeopleScreen, office: Office) -> None:
    await office.fill(1)
    await enter(screen)
    own, other = await person(screen, office.user.full_name), await person(screen, "Person")
    assert words_of(screen.page.make_menu(own)) == ["Edit…", "Export their data…"]
    assert words_of(screen.page.make_menu(other)) == [
        "Edit…", "Reset password…", "Export their data…", "Disable", "Delete",
    ]  # fmt: skip
    await office.people.delete(other.user.id)
    found = await office.people.page(PeopleQuery(filter=PeopleFilter.DELETED))
    assert words_of(screen.page.make_menu(found.people[0]))[0] == "Restore"


async def test_the_log_is_offered_to_those_who_may_read_it(
    screen: PeopleScreen, place: Place
) -> None:
    await enter(screen)
    button(screen.page, "Activity log").click()
    assert place.routes == [AuditRoute()]


# ------------------------------------------------------------------ somebody new


async def test_a_new_person_gets_a_code_that_is_shown_once(
    screen: PeopleScreen, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enter(screen)
    button(screen.page, "New person").click()
    dialog = await front(place.window, PersonDialog)
    dialog.name.setText("Bea Novak")
    dialog.email.setText("not an address")
    dialog.accept()
    assert "not an email address" in errors(dialog)
    assert dialog.email.hasFocus()
    dialog.email.setText("BEA@School.example")
    dialog.accept()
    codes = await front(place.window, CodesDialog)
    code = codes.codes[0]
    assert (code.full_name, code.email) == ("Bea Novak", "bea@school.example")
    codes.reject()
    assert codes.isVisible(), "nothing is noted yet"
    assert "cannot be shown again" in errors(codes)
    button(codes, "Copy").click()
    assert QGuiApplication.clipboard().text() == code.code
    answer_files(monkeypatch, save=tmp_path / "codes")
    button(codes, "Save…").click()
    await eventually((tmp_path / "codes.csv").exists)
    await eventually(lambda: "codes.csv" in codes._done.text())
    assert code.code in (tmp_path / "codes.csv").read_text("utf-8-sig")
    codes.accept()
    await screen.scope.settled()
    assert "Bea Novak" in names(screen)


async def test_an_address_in_other_case_is_taken_and_nothing_typed_is_lost(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(1)
    await enter(screen)
    screen.page.new_requested.emit()
    dialog = await front(place.window, PersonDialog)
    dialog.name.setText("Somebody else")
    dialog.email.setText("P1@SCHOOL.EXAMPLE")
    dialog.accept()
    await eventually(lambda: "already uses" in errors(dialog))
    assert dialog.isVisible()
    assert dialog.name.text() == "Somebody else"
    dialog.reject()
    await screen.scope.settled()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x" * 1000, None),
        ("   ", None),
        ("Zoë 🦊👩‍👩‍👧 Bright", "Zoë 🦊👩‍👩‍👧 Bright"),
        ("يوسف\u202e الخطيب", "يوسف الخطيب"),
        ("A\x00da\x00 Byron", "Ada Byron"),
        ("<b>Bold</b> & co", "<b>Bold</b> & co"),
        ("=cmd()", "=cmd()"),
    ],
)
async def test_hostile_names(
    screen: PeopleScreen, place: Place, typed: str, kept: str | None
) -> None:
    await enter(screen)
    screen.page.new_requested.emit()
    dialog = await front(place.window, PersonDialog)
    dialog.name.setText(typed)
    dialog.email.setText("somebody@school.example")
    dialog.accept()
    if kept is None:
        assert errors(dialog)
        assert dialog.name.text() == typed
        dialog.reject()
        await screen.scope.settled()
        return
    codes = await front(place.window, CodesDialog)
    codes.is_noted = True
    codes.accept()
    await screen.scope.settled()
    assert kept in names(screen)
    screen.page.grab()  # it can be painted
    row = names(screen).index(kept)
    index = screen.page.model.index(row, 0)
    assert kept in index.data(Qt.ItemDataRole.AccessibleTextRole)


# ------------------------------------------------------------------ somebody changed


async def test_two_windows_change_the_same_person(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(1)
    await enter(screen)
    target = await person(screen, "Person 00001")
    screen.page.edit_requested.emit(target)
    dialog = await front(place.window, PersonDialog)
    dialog.name.setText("Mine")
    await office.people.save(
        target.user.id, full_name="Theirs", email="theirs@school.example", group="9",
        base_revision=target.user.revision,
    )  # fmt: skip
    dialog.accept()
    await eventually(dialog._conflict.isVisible)
    assert "Theirs" in dialog._saved_there.text()
    assert dialog.name.text() == "Mine"
    assert (await office.people.get(target.user.id)).full_name == "Theirs"
    dialog.accept()
    await screen.scope.settled()
    after = await office.people.get(target.user.id)
    assert (after.full_name, after.email) == ("Mine", target.user.email)


async def test_the_other_windows_values_can_be_taken(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(1)
    await enter(screen)
    target = await person(screen, "Person 00001")
    screen.page.edit_requested.emit(target)
    dialog = await front(place.window, PersonDialog)
    await office.people.set_role(target.user.id, Role.INSTRUCTOR)
    dialog.group.setText("mine")
    dialog.accept()
    await eventually(dialog._conflict.isVisible)
    button(dialog, "Use those values").click()
    assert dialog.chosen_role is Role.INSTRUCTOR
    assert dialog.group.text() == target.user.group
    dialog.reject()
    await screen.scope.settled()


async def test_the_last_administrator_keeps_the_role_and_nothing_else_is_saved(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await enter(screen)
    own = await person(screen, office.user.full_name)
    screen.page.edit_requested.emit(own)
    dialog = await front(place.window, PersonDialog)
    dialog.name.setText("Renamed")
    dialog.role.setCurrentIndex(0)
    dialog.accept()
    await eventually(lambda: "last administrator" in errors(dialog))
    assert (await office.people.get(own.user.id)).full_name == office.user.full_name
    dialog.role.setCurrentIndex(2)
    dialog.accept()
    await screen.scope.settled()
    assert "Renamed" in names(screen)


async def test_name_and_role_are_saved_together(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(1)
    await enter(screen)
    screen.page.list.make_current(1)
    press(screen.page.list, Qt.Key.Key_Return)
    dialog = await front(place.window, PersonDialog)
    fields = dialog.findChildren(QLineEdit)
    assert all(field.accessibleName() for field in fields)
    dialog.name.setText("Person A")
    dialog.role.setCurrentIndex(1)
    dialog.accept()
    await screen.scope.settled()
    user = (await person(screen, "Person A")).user
    assert user.role is Role.INSTRUCTOR


# ------------------------------------------------------------------ acts


async def test_delete_and_disable_are_undone_by_the_notice(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(2)
    await enter(screen)
    screen.page.list.make_current(1)
    press(screen.page.list, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert len(names(screen)) == 2
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert len(names(screen)) == 3
    place.notices.clear()
    target = await person(screen, "Person 00002")
    screen.page.disable_requested.emit(target)
    await screen.scope.settled()
    assert (await office.people.get(target.user.id)).is_disabled
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert not (await office.people.get(target.user.id)).is_disabled


async def test_nobody_deletes_himself_here(screen: PeopleScreen, office: Office) -> None:
    await enter(screen)
    screen.page.list.make_current(0)
    press(screen.page.list, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert len(names(screen)) == 1


async def test_a_reset_asks_first_and_shows_a_code(
    screen: PeopleScreen, place: Place, office: Office
) -> None:
    await office.fill(1)
    await enter(screen)
    target = await person(screen, "Person 00001")
    screen.page.reset_requested.emit(target)
    question = await front(place.window, Dialog)
    question.accept()
    codes = await front(place.window, CodesDialog)
    assert codes.codes[0].user_id == target.user.id
    codes.show_done("")
    codes.accept()
    await screen.scope.settled()
    assert (await office.people.get(target.user.id)).must_change_password


async def test_somebodys_data_and_the_list_are_saved(
    screen: PeopleScreen, place: Place, office: Office, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await office.fill(12)
    await office.people.add("=HYPERLINK(1)", "formula@school.example")
    await enter(screen)
    answer_files(monkeypatch, save=tmp_path / "one.json")
    screen.page.data_requested.emit(await person(screen, "Person 00001"))
    await screen.scope.settled()
    kept = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert kept["person"]["full_name"] == "Person 00001"
    answer_files(monkeypatch, save=tmp_path / "all")
    button(screen.page, "Export").click()
    await screen.scope.settled()
    text = (tmp_path / "all.csv").read_text("utf-8-sig")
    assert text.count("\n") == 1 + 14
    assert "'=HYPERLINK(1)" in text
    assert "14 people saved as all.csv" in place.notices.texts()
