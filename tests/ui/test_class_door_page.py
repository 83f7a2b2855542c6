"""The door of a class on the screen: choose, tap pictures, wait, come in; by mouse and keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from sqlalchemy import text

from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.ids import ClassId, UserId
from coursegen_desktop.domain.school_class import ClassRules, MemberRole
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.ui.accounts.classes.controller import ClassDoorScreen
from coursegen_desktop.ui.accounts.classes.faces import FaceGrid, name_lines
from coursegen_desktop.ui.accounts.classes.page import ClassDoorPage
from coursegen_desktop.ui.accounts.classes.panels import (
    ClassesPanel,
    KeepInMindStep,
    NewcomerStep,
    Panel,
    PeoplePanel,
    PicturesPanel,
    StepPanel,
)
from coursegen_desktop.ui.accounts.password_step import ChoosePasswordStep
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.persons import PASSWORD
from tests.services.school import School, opened
from tests.windowed import click, eventually

P = TypeVar("P", bound=Panel)
Key = Qt.Key


class Entrance:
    """The page in a window, its controller, and what came of it."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.entered: list[tuple[User, ClassId]] = []
        self.errors: list[AppError] = []
        self.teacher = 0
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.page = ClassDoorPage(clock=school.clock.ticks)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.screen = ClassDoorScreen(
            self.page,
            door=school.door,
            accounts=school.persons.accounts,
            sign_in=school.persons.sign_in,
            on_error=self.errors.append,
            on_entered=lambda user, key: self.entered.append((user, key)),
            on_teacher=self._on_teacher,
        )

    def _on_teacher(self) -> None:
        self.teacher += 1

    async def open(self) -> None:
        self.school.gate.leave()
        self.window.show()
        self.window.activateWindow()
        await self.screen.show()
        await self.screen.scope.settled()

    async def close(self) -> None:
        await self.screen.close()
        self.window.close()
        self.window.deleteLater()

    def panel(self, kind: type[P]) -> P:
        assert isinstance(self.page.panel, kind), self.page.panel
        return self.page.panel

    @property
    def grid(self) -> FaceGrid:
        panel = self.page.panel
        assert isinstance(panel, ClassesPanel | PeoplePanel)
        return panel.grid

    def names(self) -> list[str]:
        return [str(self.grid.rows.data(self.grid.rows.index(row, 0)))
                for row in range(self.grid.rows.rowCount())]  # fmt: skip

    async def tap(self, name: str) -> None:
        """A real click on somebody's tile."""
        grid = self.grid
        row = self.names().index(name)
        cell = grid.visualRect(grid.rows.index(row, 0))
        at = grid.tile_box(cell).center().toPoint()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        await self.screen.scope.settled()

    async def enter_code(self, code: tuple[str, ...]) -> None:
        pad = self.panel(PicturesPanel).pad
        for name in code:
            click(next(one for one in pad.buttons if one.picture == name))
        await self.screen.scope.settled()

    def shown(self) -> list[str]:
        return [one.text() for one in self.page.foot() if not one.isHidden()]


@pytest.fixture
async def school(database_file: Path, theme_host: ThemeHost) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


@pytest.fixture
async def entrance(school: School) -> AsyncIterator[Entrance]:
    made = Entrance(school)
    yield made
    await made.close()


async def test_the_only_class_is_not_asked_for(entrance: Entrance, school: School) -> None:
    await school.class_of("Ada", "Ben")
    await entrance.open()
    assert entrance.names() == ["Ada", "Ben"]
    assert entrance.page.accessibleName() == "Who is learning?"
    assert entrance.shown() == ["Teacher"]
    assert not entrance.panel(PeoplePanel).search.isVisible()
    click(entrance.page.foot()[-1])
    assert entrance.teacher == 1


async def test_every_face_has_its_portrait_however_quickly_one_comes_back(
    entrance: Entrance, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", "Ben")
    async with school.uow(write=True) as work:
        for name in ("Ada", "Ben"):
            await work.users.set_picture((await school.child(key, name)).id, _png())
        await work.session.execute(text("UPDATE users SET avatar = 'picture'"))
        await work.commit()
    accounts, goes_on = school.persons.accounts, asyncio.Event()
    picture, asked = accounts.picture, []

    async def slow(person: UserId) -> bytes | None:
        asked.append(person)
        if len(asked) == 2:  # Ada's has come, Ben's has not
            await goes_on.wait()
        return await picture(person)

    monkeypatch.setattr(accounts, "picture", slow)
    opening = asyncio.ensure_future(entrance.open())
    await eventually(lambda: len(asked) == 2, "the portraits")
    entrance.page.people_requested.emit()
    await eventually(lambda: not entrance.panel(PeoplePanel)._pictures, "the faces anew")
    goes_on.set()
    await opening
    await entrance.screen.scope.settled()
    assert len(entrance.panel(PeoplePanel)._pictures) == 2


def _png() -> bytes:
    image, data = QImage(4, 4, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0)
    image.save(data, "PNG")  # type: ignore[call-overload]
    return bytes(data.data().data())


async def test_a_class_is_chosen_by_the_keyboard_and_another_one_after_it(
    entrance: Entrance, school: School
) -> None:
    await school.class_of("Ada", rules=ClassRules(Way.NOTHING))
    await school.classes.create("Choir")
    await entrance.open()
    assert entrance.names() == ["4a", "Choir"]
    grid = entrance.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Return)
    await entrance.screen.scope.settled()
    panel = entrance.panel(PeoplePanel)
    assert panel.above.text == "Nobody is in this class yet."
    assert entrance.shown() == ["Another class", "Teacher"]
    QTest.keyClick(entrance.page, Key.Key_Escape)
    click(entrance.page.foot()[1])
    await entrance.screen.scope.settled()
    await entrance.tap("4a")
    await entrance.tap("Ada")
    ((user, _key),) = entrance.entered
    assert user.full_name == "Ada"


async def test_pictures_let_in_and_wrong_ones_are_told_in_one_sentence(
    entrance: Entrance, school: School
) -> None:
    key = await school.class_of("Ada")
    ada = await school.child(key, "Ada")
    (card,) = await school.pictures.give(key)
    await entrance.open()
    await entrance.tap("Ada")
    pad = entrance.panel(PicturesPanel).pad
    assert entrance.panel(PicturesPanel).title == "Ada"
    click(pad.buttons[0])
    assert pad.places.accessibleName() == "Apple"
    assert pad.buttons[0].accessibleName() == "Apple, chosen"
    click(pad.buttons[0])  # twice is once
    QTest.keyClick(pad, Key.Key_Backspace)
    assert pad.places.accessibleName() == "No picture yet"
    wrong = card.pictures[::-1]
    await entrance.enter_code(wrong)
    assert pad.notice.text == "These are not your pictures. Try again."
    assert not entrance.entered
    assert entrance.errors == []
    await entrance.enter_code(card.pictures)
    assert [(user.id, at) for user, at in entrance.entered] == [(ada.id, key)]
    await entrance.enter_code(card.pictures)
    assert len(entrance.entered) == 1, "nobody signs in twice"


async def test_pictures_stay_under_the_finger_when_something_is_said(
    entrance: Entrance, school: School
) -> None:
    entrance.window.resize(1024, 704)  # 1024 x 768 with the kiosk's bar above
    key = await school.class_of("Ada")
    (card,) = await school.pictures.give(key)
    await entrance.open()
    await entrance.tap("Ada")
    pad = entrance.panel(PicturesPanel).pad
    before = [one.mapTo(entrance.window, QPoint()) for one in pad.buttons]
    for told in (pad.notice, pad.waiting):
        while told.isHidden():
            await entrance.enter_code(card.pictures[::-1])
        await asyncio.sleep(0)
        assert [one.mapTo(entrance.window, QPoint()) for one in pad.buttons] == before
    assert not pad.notice.isVisible(), "one clear message"


async def test_arrows_go_to_the_picture_that_lies_there(entrance: Entrance, school: School) -> None:
    key = await school.class_of("Ada")
    await school.pictures.give(key)
    await entrance.open()
    await entrance.tap("Ada")
    pad = entrance.panel(PicturesPanel).pad
    await eventually(pad.buttons[0].hasFocus, "the first has the keyboard")
    at, below = 0, pad.buttons[5]
    for arrow, there in (
        (Key.Key_Right, 1), (Key.Key_Down, 5), (Key.Key_Left, 4), (Key.Key_Left, 4),
        (Key.Key_Up, 0), (Key.Key_Up, 0), (Key.Key_Down, 4), (Key.Key_Right, 5),
    ):  # fmt: skip
        QTest.keyClick(pad.buttons[at], arrow)
        assert pad.buttons[there].hasFocus(), (arrow, there)
        at = there
    QTest.keyClick(below, Key.Key_Return)
    assert pad.places.accessibleName() == below.text()
    pad.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(below, Key.Key_Right)
    assert pad.buttons[4].hasFocus()


def test_a_long_name_takes_two_lines(theme_host: ThemeHost) -> None:
    metrics = QFontMetrics(theme_host.font("strong"))
    room = metrics.horizontalAdvance("Maximiliana-J")
    assert name_lines("Ada Lovelace", metrics, room) == ["Ada Lovelace"]
    first, second = name_lines("Maximiliana-Josephine von Hohenstein", metrics, room)
    assert first == "Maximiliana-" and second.startswith("Josephine") and second[-1] == "\u2026"
    (only,) = name_lines("Wolfeschlegelsteinhausenbergerdorff", metrics, room)
    assert only.startswith("Wolf") and only[-1] == "\u2026"
    assert name_lines("", metrics, room) == []


async def test_after_five_wrong_ones_the_pad_waits_and_says_so(
    entrance: Entrance, school: School
) -> None:
    key = await school.class_of("Ada")
    (card,) = await school.pictures.give(key)
    await entrance.open()
    await entrance.tap("Ada")
    pad = entrance.panel(PicturesPanel).pad
    for _ in range(5):
        await entrance.enter_code(card.pictures[::-1])
    assert pad.waiting.seconds_left == 1
    click(pad.buttons[3])
    assert pad.places.accessibleName() == "No picture yet", "a tap means nothing now"
    school.clock.pass_by(seconds=2)
    await eventually(lambda: not pad.waiting.seconds_left, "the wait is over")
    await entrance.enter_code(card.pictures)
    assert len(entrance.entered) == 1


async def test_whoever_has_a_password_is_asked_for_it_and_a_start_code_leads_to_one(
    entrance: Entrance, school: School
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.PASSWORD))
    ada = await school.child(key, "Ada")
    code = await school.pictures.start_code(key, ada.id)
    await entrance.open()
    await entrance.tap("Ada")
    step = entrance.panel(StepPanel).step
    assert isinstance(step, SignInStep)
    assert not step._link.isVisible(), "no recovery code was ever shown"
    step.password.edit.setText("wrong")
    click(step.primary)
    await entrance.screen.scope.settled()
    assert step.notice.text
    step.password.edit.setText(code.code)
    click(step.primary)
    await entrance.screen.scope.settled()
    choose = entrance.panel(StepPanel).step
    assert isinstance(choose, ChoosePasswordStep)
    click(entrance.page.foot()[0])  # back: nobody is in
    await entrance.screen.scope.settled()
    assert school.gate.found is None
    await entrance.tap("Ada")
    step = entrance.panel(StepPanel).step
    assert isinstance(step, SignInStep)
    step.password.edit.setText(code.code)
    click(step.primary)
    await entrance.screen.scope.settled()
    choose = entrance.panel(StepPanel).step
    assert isinstance(choose, ChoosePasswordStep)
    choose.password.edit.setText(PASSWORD)
    click(choose.primary)
    await entrance.screen.scope.settled()
    assert entrance.entered[0][0].id == ada.id
    assert not entrance.entered[0][0].must_change_password


async def test_somebody_new_says_who_he_is_and_keeps_his_pictures_in_mind(
    entrance: Entrance, school: School
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(may_join=True))
    await entrance.open()
    assert entrance.shown() == ["I am new", "Teacher"]
    click(entrance.page.foot()[3])
    step = entrance.panel(StepPanel).step
    assert isinstance(step, NewcomerStep)
    step.name.edit.setText("  ada ")
    click(step.primary)
    assert "called that already" in step.name.error
    step.name.edit.setText("Eve")
    click(step.primary)
    assert step.above.text == "Choose an animal."
    click(step.animals.dots()[4])
    click(step.primary)
    await entrance.screen.scope.settled()
    shown = entrance.panel(StepPanel).step
    assert isinstance(shown, KeepInMindStep)
    assert entrance.shown() == ["Teacher"], "the pictures are not to be passed over"
    assert entrance.entered == []
    click(shown.primary)
    await entrance.screen.scope.settled()
    ((user, at),) = entrance.entered
    assert (user.full_name, user.animal, at) == ("Eve", "cat", key)


async def test_a_guest_comes_in_without_a_word(entrance: Entrance, school: School) -> None:
    await school.class_of(rules=ClassRules(has_guests=True))
    await entrance.open()
    assert entrance.shown() == ["Just trying it out", "Teacher"]
    click(entrance.page.foot()[4])
    await entrance.screen.scope.settled()
    assert entrance.entered[0][0].full_name == "Guest"


async def test_sixty_children_are_in_sight_or_scrolled_and_found_by_typing(
    entrance: Entrance, school: School
) -> None:
    await school.class_of(*(f"Child {n:02}" for n in range(58)), "Kim", "Kim", "Zoë",
                          rules=ClassRules(Way.NOTHING))  # fmt: skip
    await entrance.open()
    panel, grid = entrance.panel(PeoplePanel), entrance.grid
    assert panel.search.isVisible()
    assert grid.tile_side() >= 48
    words = [grid.rows.data(grid.rows.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
             for row in range(58, 60)]  # fmt: skip
    assert words[0] != words[1], "two of one name have other animals"
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(grid, "z")
    assert grid.currentIndex().data() == "Zoë"
    QTest.keyClicks(panel.search, "kim")
    assert entrance.names() == ["Kim", "Kim"]
    QTest.keyClicks(panel.search, "x")
    assert panel.above.text == "Nobody is called that here."
    panel.search.clear()
    QTest.keyClicks(panel.search, "zo")
    QTest.keyClick(panel.search, Key.Key_Return)
    await entrance.screen.scope.settled()
    assert entrance.entered[0][0].full_name == "Zoë"


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("count", [3, 10, 24, 40])
async def test_tiles_fill_the_screen_without_being_too_small(
    entrance: Entrance, school: School, size: tuple[int, int], count: int
) -> None:
    await school.class_of(*(f"Child {n:02}" for n in range(count)))
    entrance.window.resize(*size)
    await entrance.open()
    grid = entrance.grid
    grid.executeDelayedItemsLayout()
    cells = [grid.visualRect(grid.rows.index(row, 0)) for row in range(count)]
    assert grid.tile_side() >= 68
    assert max(cell.right() for cell in cells) <= grid.viewport().width()
    assert all(grid.tile_box(cell).left() >= cell.left() for cell in cells)
    if grid.size_now.tile > 84 or grid.size_now.tile == 68:
        assert max(cell.bottom() for cell in cells) <= grid.viewport().height() + 1
    assert min(button.height() for button in entrance.page.foot() if button.isVisible()) >= 48


async def test_tiles_and_pictures_grow_with_a_large_screen(
    entrance: Entrance, school: School
) -> None:
    await school.class_of("Ada", "Ben", "Cyd")
    sides = []
    for size in ((1280, 800), (1920, 1080), (3840, 2160)):
        entrance.window.resize(*size)
        await entrance.open()
        tile = entrance.grid.tile_side()
        await entrance.tap("Ada")
        pad = entrance.panel(PicturesPanel).pad
        sides.append((tile, pad.buttons[0].sizeHint().width()))
        await eventually(
            lambda buttons=pad.buttons: all(one.size() == one.sizeHint() for one in buttons),
            "the pictures at their size",
        )
    assert sides == [(128, 92), (173, 124), (192, 138)]


@pytest.mark.parametrize("size", [(1024, 704), (1024, 640), (800, 600)])
async def test_all_pictures_are_in_sight_however_large_the_text(
    entrance: Entrance, school: School, theme_host: ThemeHost, size: tuple[int, int]
) -> None:
    await school.class_of("Ada")
    await entrance.open()
    await entrance.tap("Ada")
    panel = entrance.panel(PicturesPanel)
    entrance.window.resize(*size)
    theme_host.apply("light", 1.5)
    bar, one = panel.findChildren(QScrollArea)[0].verticalScrollBar(), panel.pad.buttons[-1]
    for _ in range(20):  # layouts of layouts are done with the next events
        await asyncio.sleep(0.005)
    assert bar.maximum() == 0, "no need to scroll"
    assert 92 > one.height() == one.sizeHint().height() >= 48
    theme_host.apply("light", 1.0)


async def test_a_place_that_waits_is_seen_and_said(entrance: Entrance, school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    ada = await school.child(key, "Ada")
    async with school.uow(write=True) as work:
        await work.settings.put(ada.id, "parked", {"place": {}, "at": ""})
        await work.commit()
    await entrance.open()
    texts = [
        str(entrance.grid.rows.data(entrance.grid.rows.index(row, 0),
                                    Qt.ItemDataRole.AccessibleTextRole))
        for row in range(2)
    ]  # fmt: skip
    assert [text.endswith("goes on where it stopped") for text in texts] == [True, False]


async def test_what_is_gone_meanwhile_leads_back_to_what_there_is(
    entrance: Entrance, school: School
) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(Way.NOTHING))
    ben = await school.child(key, "Ben")
    await entrance.open()
    school.gate.enter(school.teacher)
    await school.classes.remove(key, ben.id)
    school.gate.leave()
    await entrance.tap("Ben")
    assert entrance.names() == ["Ada"]
    assert "changed meanwhile" in entrance.panel(PeoplePanel).above.text
    assert entrance.entered == []


async def test_a_screen_reader_finds_every_child(entrance: Entrance, school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    olaf = await school.persons.add("Olaf", Role.LEARNER)
    await school.classes.add(key, olaf.id, MemberRole.LEARNER)
    await entrance.open()
    seen = QAccessible.queryAccessibleInterface(entrance.grid)
    assert seen is not None
    names = [seen.child(row).text(QAccessible.Text.Name) for row in range(seen.childCount())]
    assert any(name.startswith("Ada") for name in names)
    assert entrance.grid.accessibleName() == "Who is learning?"
