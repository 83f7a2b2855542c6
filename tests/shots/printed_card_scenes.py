"""Coming in by a printed card, and the cards of a class, photographed."""

from __future__ import annotations

from coursegen_desktop.domain.card_code import in_qr_code, new_code
from coursegen_desktop.domain.errors import CardRefused
from coursegen_desktop.domain.school_class import ClassDoor
from coursegen_desktop.media.camera import CameraTrouble
from coursegen_desktop.ui.accounts.classes.card_panel import CardPanel
from coursegen_desktop.ui.people.classes.cards_dialog import CardsDialog
from tests.ui.card_frames import squares
from tests.windowed import AppWindow, eventually

from .kiosk_scenes import MORE, ROOM, TEN, page_of, people
from .learner import Learned
from .lock_scenes import at_first_screen, kiosk_scene
from .scenes import door_scene, scene
from .school_scenes import dialog_of, open_school

CODE = in_qr_code(new_code("k1", lambda signs: signs[7]))


async def _panel(app: AppWindow) -> CardPanel:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, people(TEN)), has_others=False, has_cards=True)
    panel = page.show_card()
    await eventually(lambda: page.window().focusWidget() is panel.first, "the keyboard")
    return panel


@door_scene("card-button")
async def with_button(app: AppWindow) -> None:
    page = page_of(app)
    door = ClassDoor(ROOM, people((*TEN, *MORE)))
    page.show_people(door, has_others=True, has_cards=True)
    await eventually(lambda: page.window().focusWidget() is page.panel.first, "the keyboard")


@door_scene("card-camera")
async def camera(app: AppWindow) -> None:
    panel = await _panel(app)
    panel.show_picture(squares(CODE))


@door_scene("card-seen")
async def seen(app: AppWindow) -> None:
    panel = await _panel(app)
    panel.show_picture(squares(CODE))
    panel.show_found()


@door_scene("card-refused")
async def refused(app: AppWindow) -> None:
    panel = await _panel(app)
    panel.show_picture(squares(CODE))
    panel.show_field()
    panel.show_error(
        CardRefused(
            "This card of the class {class_name} does not let anybody in any more.",
            "Ask your teacher for your new one.",
            class_name="Room 4 · Science",
        )
    )


@door_scene("card-no-camera")
async def no_camera(app: AppWindow) -> None:
    panel = await _panel(app)
    panel.show_trouble(CameraTrouble.MISSING)


@door_scene("card-camera-busy")
async def busy(app: AppWindow) -> None:
    panel = await _panel(app)
    panel.show_trouble(CameraTrouble.BUSY)


@kiosk_scene("lock-card")
async def locked(app: AppWindow) -> None:
    await at_first_screen(app)
    app.kiosk.attract.go()
    assert app.reception.class_door is not None
    panel = app.reception.class_door.page.show_card()
    panel.show_picture(squares(CODE))


@kiosk_scene("lock-card-typed")
async def locked_typing(app: AppWindow) -> None:
    await at_first_screen(app)
    app.kiosk.attract.go()
    assert app.reception.class_door is not None
    panel = app.reception.class_door.page.show_card()
    panel.show_trouble(CameraTrouble.MISSING)
    panel.field.edit.setText("5R76 MWUT")
    panel.field.edit.setFocus()
    app.kiosk.keyboard.set_wanted(True)


@scene("school-class-codes")
async def codes(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned)
    page.cards_requested.emit()
    dialog = await dialog_of(app)
    assert isinstance(dialog, CardsDialog)
    if dialog.without:
        dialog.codes_requested.emit(dialog.without[:-3], False)
        await eventually(lambda: dialog.having, "cards")
