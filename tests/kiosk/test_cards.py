"""Coming in by a card at a class's computer: letters typed by finger, the camera off when idle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from coursegen_desktop.domain.card_code import hashed, in_groups, in_qr_code, new_code
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.sign_in_ways import CARD
from coursegen_desktop.media.camera import CameraTrouble
from coursegen_desktop.ui.accounts.classes.card_panel import CardPanel
from coursegen_desktop.ui.accounts.classes.panels import PeoplePanel
from tests.journeys.acts import button
from tests.journeys.test_school import at_the_door
from tests.media.seeing import FakeCamera
from tests.windowed import AppWindow, click, eventually

from .test_panel import come

CODE = new_code("4a", lambda signs: signs[17])


async def give_card(app: AppWindow, name: str = "Dina") -> UserId:
    """A card for a child of the class; the door hears of it when it is opened anew."""
    (card,) = await app.services.class_door.classes()
    people = (await app.services.class_door.people(card.of.id)).people
    user = next(one.user for one in people if one.user.full_name == name)
    async with app.services.database.unit_of_work(write=True) as work:
        await work.school_classes.set_cards(card.of.id, [(user.id, hashed(CODE), "")])
        await work.commit()
    assert app.reception.class_door is not None
    await app.reception.class_door.show()
    return user.id


async def card_page(app: AppWindow, camera: FakeCamera) -> CardPanel:
    app.kiosk.attract.go()
    page = await at_the_door(app)
    assert app.reception.class_door is not None
    app.reception.class_door._make_camera = lambda _parent: camera
    click(button(page, "Show my card"))
    await app.reception.class_door.scope.settled()
    assert isinstance(page.panel, CardPanel)
    return page.panel


async def test_letters_are_typed_on_the_screen_where_there_is_no_camera(school: AppWindow) -> None:
    user_id = await give_card(school)
    camera = FakeCamera()
    camera.trouble = CameraTrouble.MISSING
    panel = await card_page(school, camera)
    await eventually(lambda: school.window.focusWidget() is panel.field.edit, "the field")
    assert panel.field.edit.height() >= 46 and panel.send.height() >= 48
    keyboard = school.kiosk.keyboard
    keyboard.set_wanted(True)
    panel.field.edit.setFocus()
    await eventually(lambda: QGuiApplication.focusObject() is panel.field.edit, "the keyboard")
    for sign in CODE.lower():
        keyboard.type(0, sign)
    assert panel.field.text == in_groups(CODE), "as it stands on the card"
    assert not panel.visibleRegion().isEmpty()
    click(panel.send)
    await eventually(lambda: school.reception.desk is not None, "the library")
    assert school.services.user.id == user_id
    await eventually(lambda: school.reception.class_door is None, "the door is gone")
    await school.reception._scope.settled()
    await school.kiosk._scope.settled()


async def test_the_camera_is_off_when_nobody_is_there(school: AppWindow) -> None:
    await give_card(school)
    camera = FakeCamera()
    await card_page(school, camera)
    assert camera.is_on
    school.kiosk._on_door_idle()
    assert school.reception.class_door is not None
    await school.reception.class_door.scope.settled()
    assert not camera.is_on and school.kiosk.attract.isVisible()
    await eventually(school.kiosk.attract.hasFocus, "a key leads away from the first screen")
    assert isinstance(school.reception.class_door.page.panel, PeoplePanel)


@pytest.mark.parametrize(
    ("ways", "shown"), [({"nothing"}, False), ({"nothing", CARD}, True), (set(), True)]
)
async def test_a_computer_says_whether_it_takes_cards(
    school: AppWindow, ways: set[str], shown: bool
) -> None:
    await give_card(school)
    doors = school.reception._doors
    doors._rules = replace(doors._rules, ways=frozenset(ways))
    await come(school, "Chidi")
    click(school.kiosk.bar.pass_on)
    page = await at_the_door(school)
    found = [one.isVisible() for one in page.foot() if one.text() == "Show my card"]
    assert found == [shown]


def test_what_a_reader_of_codes_types_reaches_the_locked_window() -> None:
    from coursegen_desktop.ui.kiosk.allowed import may_press

    for sign in in_qr_code(CODE):
        for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            assert may_press(QKeyEvent(QEvent.Type.KeyPress, ord(sign), held, sign))
    assert may_press(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    )
