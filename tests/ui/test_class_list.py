"""The list of classes: made, opened, put away and taken out again; the way to the kiosk."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.school_class import (
    CLASS_ICONS,
)
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.ui.kit.routes import ClassesRoute, SchoolClassRoute, SettingsRoute
from coursegen_desktop.ui.people.classes.class_dialog import ClassDialog, SignButton
from coursegen_desktop.ui.people.classes.list_controller import ClassesScreen
from tests.services.school import School
from tests.windowed import click, eventually

from .library_parts import Place
from .people_parts import front
from .screen_parts import button
from .test_school_classes import place, school, submit

__all__ = ["place", "school"]  # fixtures

LEFT = Qt.MouseButton.LeftButton


def list_screen(place: Place, school: School, *rights: Right) -> ClassesScreen:
    made = ClassesScreen(
        place.context, classes=school.classes, days=school.days, now=school.clock,
        may=lambda right: right in rights,
    )  # fmt: skip
    place.show(made.page)
    return made


@pytest.fixture
async def listed(place: Place, school: School) -> AsyncIterator[ClassesScreen]:
    made = list_screen(place, school)
    yield made
    await made.close()


async def test_a_class_is_made_put_away_and_taken_out_again(
    listed: ClassesScreen, place: Place, school: School
) -> None:
    page = listed.page
    await listed.enter(ClassesRoute())
    state = page.pane.state
    assert state is not None
    assert state.accessibleName() == "No classes yet"
    state.action_requested.emit()
    dialog = await front(page, ClassDialog)
    await eventually(lambda: dialog.name.hasFocus() or dialog.focusWidget() is dialog.name)
    QTest.keyClicks(dialog.name, "4a")
    names = {one.accessibleName() for one in dialog.sign.findChildren(SignButton)}
    assert len(names) == len(CLASS_ICONS) and "Picture: Flask" in names
    dialog.sign.show_sign(CLASS_ICONS[3], 2)
    dialog.way.setCurrentIndex(list(Way).index(Way.NOTHING))
    assert not dialog.shows.isHidden(), "cards can be looked up, too"
    await submit(dialog)
    (card,) = await school.classes.list()
    assert place.routes == [SchoolClassRoute(card.of.id)]
    assert (card.of.icon, card.of.colour, card.of.rules.way) == (CLASS_ICONS[3], 2, Way.NOTHING)
    await listed.scope.settled()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    page.list.make_current(0)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert place.routes[-1] == SchoolClassRoute(card.of.id)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    await eventually(lambda: page.pane.state, "the list is empty")
    await listed.scope.settled()
    page._chips[1].click()
    await listed.scope.settled()
    assert [one.of.name for one in page.model.items] == ["4a"]
    assert [act.text() for act in page.make_menu(page.model.item(0)).actions()] == [
        "Take out again"
    ]
    page.restore_requested.emit(page.model.item(0))
    await eventually(lambda: not page.model.items, "nothing is put away")
    assert len(await school.classes.list()) == 1


async def test_one_click_opens_a_class_and_the_arrows_only_mark_it(
    listed: ClassesScreen, place: Place, school: School
) -> None:
    keys = {name: await school.classes.create(name) for name in ("4a", "4b")}
    await listed.enter(ClassesRoute())
    page, view = listed.page, listed.page.list
    box = view.visualRect(view.rows.index(1, 0))
    QTest.mouseClick(view.viewport(), LEFT, pos=box.center())
    assert place.routes == [SchoolClassRoute(keys["4b"])]
    QTest.mouseDClick(view.viewport(), LEFT, pos=box.center())  # the second of two clicks
    QTest.mouseRelease(view.viewport(), LEFT, pos=box.center())
    assert place.routes == [SchoolClassRoute(keys["4b"])], "two clicks go there once"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=box.center())
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert len(place.routes) == 1 and view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place.routes[1:] == [SchoolClassRoute(keys["4a"])]
    menus: list[int] = []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(lambda row, _: menus.append(row))
    QTest.mouseClick(view.viewport(), LEFT, pos=view.menu_box(box).center())
    assert menus == [1] and len(place.routes) == 2, "its menu does not open it"
    page.show_classes(await school.classes.list(), archived=True)
    QTest.mouseClick(view.viewport(), LEFT, pos=box.center())
    assert len(place.routes) == 2, "what was put away is taken out first"


async def test_who_looks_after_the_computer_finds_the_way_to_the_kiosk(
    listed: ClassesScreen, place: Place, school: School
) -> None:
    await listed.enter(ClassesRoute())
    assert listed.page._kiosk.isHidden(), "a teacher alone may not"
    screen = list_screen(place, school, Right.MANAGE_LIBRARY)
    await screen.enter(ClassesRoute())
    click(button(screen.page, "Use this computer as a class kiosk…"))
    assert place.routes == [SettingsRoute("kiosk")]
    await screen.close()


async def test_what_is_wrong_is_said_at_the_name_and_nothing_typed_is_lost(
    listed: ClassesScreen,
) -> None:
    await listed.enter(ClassesRoute())
    listed.page.new_requested.emit()
    dialog = await front(listed.page, ClassDialog)
    assert dialog.accept_button is not None
    dialog.joins.setChecked(True)
    dialog.accept_button.click()
    await eventually(lambda: dialog._errors[dialog.name].text(), "an error")
    assert "needs a name" in dialog._errors[dialog.name].text()
    assert dialog.rules.may_join
    dialog.reject()
    await listed.scope.settled()


async def test_a_list_that_cannot_be_read_says_so(
    listed: ClassesScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(**_: object) -> None:
        raise AppError("The library cannot be read.")

    with monkeypatch.context() as patch:
        patch.setattr(school.classes, "list", fail)
        await listed.enter(ClassesRoute())
    state = listed.page.pane.state
    assert state is not None
    assert "cannot be read" in state.accessibleDescription()
    state.action_requested.emit()
    await listed.scope.settled()
    assert listed.page.pane.state is not None
    assert listed.page.pane.state.accessibleName() == "No classes yet"
