"""The door of a class, photographed beside the picture that it is to look like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from coursegen_desktop.domain.errors import SignInRefused
from coursegen_desktop.domain.ids import ClassId, UserId
from coursegen_desktop.domain.school_class import (
    ClassCard,
    ClassDoor,
    ClassRules,
    DoorPerson,
    SchoolClass,
)
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import ANIMALS, User
from coursegen_desktop.ui.accounts.classes.page import ClassDoorPage
from coursegen_desktop.ui.accounts.classes.panels import PeoplePanel, PicturesPanel, StepPanel
from tests.windowed import AppWindow, eventually

from .scenes import door_scene

TEN = ("Amara", "Bao", "Chidi", "Dina", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas")
MORE = (
    "Kofi", "Lena", "Mateo", "Nour", "Olu", "Pia", "يوسف", "Quyen", "Rosa", "Sami",
    "Tove", "Uri", "Vera", "Wanda", "Xenia", "Yara", "Zoë", "李小龙", "Maximiliane-Charlotte",
    "Kim Lee", "Kim Park", "Kim", "Kim", "Ada", "Ben", "Cleo", "Dora", "Eva", "Finn", "Gus",
)  # fmt: skip
ORDER = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
RULES = ClassRules(Way.PICTURES, may_join=True, has_guests=True)
ROOM = SchoolClass(ClassId(1), "k1", "Room 4 · Science", "graduation-cap", 1, RULES)


def people(names: Sequence[str]) -> tuple[DoorPerson, ...]:
    """Children with their animals, as on the picture."""
    found = []
    for number, name in enumerate(names):
        animal = ANIMALS[ORDER[number % len(ORDER)]]
        avatar = f"{animal}-{(0, 1, 2, 3, 1)[number % 5] + 1}"
        user = User(UserId(number + 1), f"p{number}", "", name, False, avatar=avatar)
        found.append(DoorPerson(user, Way.PICTURES, is_parked=number in (1, 7)))
    return tuple(found)


def page_of(app: AppWindow) -> ClassDoorPage:
    page = app.window.current_page()
    if isinstance(page, ClassDoorPage):
        return page
    made = ClassDoorPage()
    app.window.show_door(made)
    return made


async def _rest(page: ClassDoorPage) -> None:
    first = page.panel.first
    await eventually(lambda: page.window().focusWidget() is first, "the keyboard")


@door_scene("kiosk-classes")
async def classes(app: AppWindow) -> None:
    page = page_of(app)
    signs = (("Room 4 · Science", "leaf", 1), ("5b", "globe", 2), ("Choir", "eighth-notes", 4))
    page.show_classes(
        [
            ClassCard(SchoolClass(ClassId(n), f"k{n}", name, icon, colour, RULES), 20, "", 0)
            for n, (name, icon, colour) in enumerate(signs)
        ]
    )
    await _rest(page)


@door_scene("kiosk")
async def ten(app: AppWindow) -> None:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, people(TEN)), has_others=False)
    await _rest(page)
    panel = page.panel
    assert isinstance(panel, PeoplePanel)
    panel.grid.setCurrentIndex(panel.grid.rows.index(5, 0))


@door_scene("kiosk-forty")
async def forty(app: AppWindow) -> None:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, people((*TEN, *MORE))), has_others=True)
    await _rest(page)


@door_scene("kiosk-nobody")
async def nobody(app: AppWindow) -> None:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, ()), has_others=True)


@door_scene("kiosk-pictures")
async def pictures(app: AppWindow) -> None:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, people(TEN)), has_others=False)
    page.show_pictures(people(TEN)[5].user)
    await _rest(page)
    panel = page.panel
    assert isinstance(panel, PicturesPanel)
    panel.pad.buttons[0].click()
    panel.pad.buttons[6].click()
    panel.pad.buttons[4].setFocus(Qt.FocusReason.TabFocusReason)


@door_scene("kiosk-pictures-wrong")
async def pictures_wrong(app: AppWindow) -> None:
    page = page_of(app)
    page.show_pictures(people(TEN)[5].user)
    await _rest(page)
    page.show_error(SignInRefused())


@door_scene("kiosk-pictures-wait")
async def pictures_wait(app: AppWindow) -> None:
    page = page_of(app)
    page.show_pictures(people(TEN)[5].user)
    await _rest(page)
    page.show_wait(4)


@door_scene("kiosk-password")
async def password(app: AppWindow) -> None:
    page = page_of(app)
    page.show_password(people(TEN)[2].user)
    await _rest(page)


@door_scene("kiosk-new")
async def newcomer(app: AppWindow) -> None:
    page = page_of(app)
    page.show_people(ClassDoor(ROOM, people(TEN)), has_others=False)
    page.show_newcomer()
    await _rest(page)
    panel = page.panel
    assert isinstance(panel, StepPanel)
    panel.step.fields[0].edit.setText("Amara")
    panel.step.submit()


@door_scene("kiosk-keep-in-mind")
async def keep_in_mind(app: AppWindow) -> None:
    page = page_of(app)
    page.show_new_pictures(people(TEN)[4].user, ("sailboat", "flower-2", "sun"))
    await _rest(page)
