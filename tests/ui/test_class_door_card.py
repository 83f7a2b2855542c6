"""Coming in by a card: held before the camera, refused, typed, typed by a reader of codes."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QMediaDevices
from PySide6.QtTest import QTest
from shiboken6 import isValid

from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.card_code import in_groups, in_qr_code, new_code
from coursegen_desktop.domain.ids import ClassId
from coursegen_desktop.domain.school_class import ClassRules
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.media.camera import Camera, CameraTrouble
from coursegen_desktop.ui.accounts.classes import card_reader
from coursegen_desktop.ui.accounts.classes.card_panel import CardPanel
from coursegen_desktop.ui.accounts.classes.panels import ClassesPanel, PeoplePanel
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.media.seeing import FakeCamera
from tests.services.school import School, opened
from tests.windowed import click, eventually

from .card_frames import empty, squares
from .screen_parts import button
from .test_class_door_page import Entrance

Key = Qt.Key


class CardEntrance(Entrance):
    """The door with a camera."""

    def __init__(self, school: School) -> None:
        super().__init__(school)
        self.camera = FakeCamera()
        self.screen._make_camera = lambda _parent: self.camera

    @property
    def card(self) -> CardPanel:
        return self.panel(CardPanel)

    async def ask(self) -> CardPanel:
        """Press the button and be asked for a card."""
        click(button(self.page, "Show my card"))
        await self.screen.scope.settled()
        return self.card

    async def hold(self, *codes: str) -> None:
        """Hold cards before the camera until it has looked."""
        assert self.screen._reader is not None
        self.screen._reader._next = 0.0
        self.camera.see(squares(*codes))
        await self.screen.scope.settled()

    async def type(self, text: str) -> None:
        self.card.field.edit.setText(text)
        QTest.keyClick(self.card.field.edit, Key.Key_Return)
        await self.screen.scope.settled()


@pytest.fixture
async def school(database_file: Path, theme_host: ThemeHost) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


@pytest.fixture
async def entrance(school: School) -> AsyncIterator[CardEntrance]:
    made = CardEntrance(school)
    yield made
    await made.close()


async def code_of(school: School, key: ClassId, name: str = "Ada") -> str:
    child = await school.child(key, name)
    (card,) = await school.cards.give(key, [child.id])
    return card.code


async def test_the_button_is_there_where_somebody_has_a_card(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada")
    await entrance.open()
    assert entrance.shown() == ["Teacher"]
    school.gate.enter(school.teacher)
    await code_of(school, key)
    await entrance.open()
    assert entrance.shown() == ["Show my card", "Teacher"]
    assert entrance.camera.begun == 0, "no camera is asked before somebody wants it"
    school.gate.enter(school.teacher)
    of = (await school.view(key)).of
    rules = replace(of.rules, takes_cards=False)
    await school.classes.save(of, name="4a", icon="sun", colour=1, rules=rules)
    await entrance.open()
    assert entrance.shown() == ["Teacher"]


async def test_a_card_before_the_camera_lets_in_though_no_class_was_chosen(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada")
    await school.classes.create("Choir")
    code = await code_of(school, key)
    await entrance.open()
    entrance.panel(ClassesPanel)
    panel = await entrance.ask()
    assert entrance.camera.is_on and panel.view.isVisible() and not panel.field.isVisible()
    assert entrance.page.accessibleName() == "Show your card"
    await entrance.hold()
    assert panel.view.picture is not None and not entrance.entered
    await entrance.hold(in_qr_code(code))
    assert [(user.full_name, at) for user, at in entrance.entered] == [("Ada", key)]
    assert not entrance.camera.is_on, "off as soon as somebody is in"
    assert await school.log(AuditAction.SIGNED_IN_BY_CARD) == [("Ada", "Ada", "4a")]


async def test_a_card_that_is_void_is_told_once_while_it_is_held(
    entrance: CardEntrance, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada")
    old = await code_of(school, key)
    new = await code_of(school, key)
    await entrance.open()
    panel = await entrance.ask()
    assert entrance.screen._reader is not None
    monkeypatch.setattr(entrance.screen._reader, "_clock", school.clock.ticks)
    asked = []
    entrance.page.card_entered.connect(asked.append)
    for _ in range(3):
        school.clock.pass_by(seconds=1)
        await entrance.hold(in_qr_code(old))
    assert panel.notice.text.startswith(
        "This card of the class 4a does not let anybody in any more"
    )
    assert asked == [in_qr_code(old)]
    await entrance.hold()
    school.clock.pass_by(seconds=3)
    await entrance.hold()
    await entrance.hold(in_qr_code(old))
    assert len(asked) == 2, "it was away and came again"
    await entrance.hold(in_qr_code(new))
    assert len(entrance.entered) == 1


async def test_other_squares_and_two_cards_are_told_gently(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada", "Ben")
    ada, ben = await code_of(school, key), await code_of(school, key, "Ben")
    await entrance.open()
    panel = await entrance.ask()
    await entrance.hold("https://example.org/a-book")
    assert panel.notice.text == "This square is not on a card of this program."
    await entrance.hold(in_qr_code(ada), in_qr_code(ben))
    assert panel.notice.text == "Hold only one card into the frame."
    await entrance.hold("CG2:NEWER")
    assert "made by a newer version" in panel.notice.text
    await entrance.hold(in_qr_code(new_code("another school", lambda signs: signs[3])))
    assert "of another class or of another computer" in panel.notice.text
    assert await school.log(AuditAction.CARD_REFUSED) == [] and not entrance.entered
    await entrance.hold("https://example.org/a-book", in_qr_code(ada))
    assert len(entrance.entered) == 1, "a square on the jersey is in nobody's way"


async def test_a_class_that_may_not_use_this_computer_is_not_let_in(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada")
    other = await school.classes.create("4b")
    code = await code_of(school, key)
    entrance.screen._allowed = {other}
    await entrance.open()
    assert entrance.shown() == ["Teacher"], "nobody of its class has a card"
    entrance.page.card_requested.emit()
    await entrance.hold(in_qr_code(code))
    assert "for other classes" in entrance.card.notice.text


async def test_where_only_cards_let_in_that_is_said(entrance: CardEntrance, school: School) -> None:
    key = await school.class_of("Ada")
    await code_of(school, key)
    entrance.screen._ways = ("card",)
    await entrance.open()
    panel = entrance.panel(PeoplePanel)
    assert entrance.names() == [] and panel.above.text == "At this computer your card lets you in."
    assert entrance.shown() == ["Show my card", "Teacher"]


async def test_without_a_camera_the_letters_are_typed(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.NOTHING))
    code = await code_of(school, key)
    entrance.camera.trouble = CameraTrouble.MISSING
    await entrance.open()
    panel = await entrance.ask()
    assert "There is no camera" in panel.trouble.text and not panel.view.isVisible()
    assert not panel.again.isVisible() and panel.first is panel.field.edit
    await eventually(
        lambda: entrance.window.focusWidget() is panel.field.edit, "the field has the keyboard"
    )
    slip = ("2" if code[4] != "2" else "3").join((code[:4], code[5:]))
    for text, told in (
        ("", "Nothing was typed yet"), (code[:9], "here are 9"), (slip, "One letter is not right"),
    ):  # fmt: skip
        await entrance.type(text)
        assert told in panel.notice.text
    assert await school.log(AuditAction.CARD_REFUSED) == []
    await entrance.type(in_groups(code).lower())
    assert len(entrance.entered) == 1


async def test_letters_stand_as_on_the_card_and_a_slip_costs_one_of_them(
    entrance: CardEntrance, school: School
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.NOTHING))
    code = await code_of(school, key)
    entrance.camera.trouble = CameraTrouble.MISSING
    await entrance.open()
    edit = (await entrance.ask()).field.edit
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    QTest.keyClicks(edit, wrong.lower())
    assert edit.text() == in_groups(wrong)
    QTest.keyClick(edit, Key.Key_Return)
    await entrance.screen.scope.settled()
    assert not entrance.entered and edit.text() == in_groups(wrong)
    QTest.keyClick(edit, Key.Key_Backspace)
    QTest.keyClicks(edit, code[-1].lower())
    assert edit.text() == in_groups(code)
    QTest.keyClick(edit, Key.Key_Return)
    await entrance.screen.scope.settled()
    assert len(entrance.entered) == 1


@pytest.mark.parametrize("is_of_a_card", [True, False])
async def test_a_reader_of_codes_needs_nothing_cleared_after_a_miss(
    entrance: CardEntrance, school: School, is_of_a_card: bool
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.NOTHING))
    code = await code_of(school, key)
    entrance.camera.trouble = CameraTrouble.MISSING
    await entrance.open()
    panel = await entrance.ask()
    for text in (code[:9], in_qr_code(code) if is_of_a_card else code):
        QTest.keyClicks(panel.field.edit, text)
        QTest.keyClick(panel.field.edit, Key.Key_Return)
        await entrance.screen.scope.settled()
    assert len(entrance.entered) == 1


async def test_a_camera_comes_and_goes_while_one_waits(
    entrance: CardEntrance, school: School
) -> None:
    code = await code_of(school, await school.class_of("Ada"))
    entrance.camera.trouble = CameraTrouble.MISSING
    await entrance.open()
    panel = await entrance.ask()
    entrance.camera.plug_in()
    assert entrance.camera.is_on and panel.view.isVisible() and not panel.trouble.isVisible()
    entrance.camera.pull_out()
    assert "no camera" in panel.trouble.text and not panel.view.isVisible()
    entrance.camera.plug_in()
    await entrance.hold(in_qr_code(code))
    assert len(entrance.entered) == 1


async def test_the_camera_is_that_of_the_system_and_there_may_be_none(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(list))
    code = await code_of(school, await school.class_of("Ada"))
    entrance = Entrance(school)
    await entrance.open()
    click(button(entrance.page, "Show my card"))
    panel = entrance.panel(CardPanel)
    (camera,) = entrance.page.findChildren(Camera)
    assert "There is no camera" in panel.trouble.text
    panel.field.edit.setText(code)
    click(panel.send)
    await entrance.screen.scope.settled()
    assert len(entrance.entered) == 1
    await eventually(lambda: not isValid(camera), "nothing is kept of it")
    await entrance.close()


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(CameraTrouble.BUSY, "another program"), (CameraTrouble.REFUSED, "does not let this program")],
)
async def test_a_camera_that_gives_nothing_can_be_tried_again(
    entrance: CardEntrance, school: School, trouble: CameraTrouble, told: str
) -> None:
    code = await code_of(school, await school.class_of("Ada"))
    entrance.camera.trouble = trouble
    await entrance.open()
    panel = await entrance.ask()
    assert told in panel.trouble.text and panel.again.isVisible() and panel.field.isVisible()
    entrance.camera.trouble = None
    click(panel.again)
    assert entrance.camera.begun == 2 and panel.view.isVisible()
    await entrance.hold(in_qr_code(code))
    assert len(entrance.entered) == 1


async def test_the_camera_is_off_when_nobody_comes_and_when_one_goes(
    entrance: CardEntrance, school: School
) -> None:
    await code_of(school, await school.class_of("Ada"))
    await entrance.open()
    panel = await entrance.ask()
    reader = entrance.screen._reader
    assert reader is not None and reader._rest.isActive() and reader._rest.interval() <= 60_000
    reader._rest.timeout.emit()
    assert not entrance.camera.is_on
    assert panel.trouble.text.startswith("The camera was switched off")
    click(panel.again)
    assert entrance.camera.is_on
    QTest.keyClick(entrance.page, Key.Key_Escape)
    await entrance.screen.scope.settled()
    entrance.panel(PeoplePanel)
    assert not entrance.camera.is_on
    await entrance.ask()
    entrance.page.people_requested.emit()  # what an idle kiosk does
    await entrance.screen.scope.settled()
    assert not entrance.camera.is_on
    await entrance.ask()
    entrance.window.hide()
    assert not entrance.camera.is_on
    entrance.window.show()
    assert entrance.camera.is_on, "it goes on where the window comes back"
    await entrance.screen.close()
    assert not entrance.camera.is_on


async def test_a_reader_that_types_needs_no_field_to_be_chosen(
    entrance: CardEntrance, school: School
) -> None:
    code = await code_of(school, await school.class_of("Ada"))
    await entrance.open()
    panel = await entrance.ask()
    await eventually(
        lambda: entrance.window.focusWidget() is panel.type_instead, "the keyboard is there"
    )
    QTest.keyClick(panel.type_instead, Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert not panel.field.isVisible(), "that is no typing"
    entrance.page.foot()[0].setFocus()
    QTest.keyClicks(entrance.page.foot()[0], in_qr_code(code)[:1])
    assert entrance.window.focusWidget() is panel.field.edit and panel.field.text == "C"
    QTest.keyClicks(panel.field.edit, in_qr_code(code)[1:])
    QTest.keyClick(panel.field.edit, Key.Key_Return)
    await entrance.screen.scope.settled()
    assert len(entrance.entered) == 1


async def test_pictures_that_come_while_one_is_looked_at_are_only_shown(
    entrance: CardEntrance, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await code_of(school, await school.class_of("Ada"))
    await entrance.open()
    panel = await entrance.ask()
    looked: list[QImage] = []

    def look(picture: QImage) -> tuple[str, ...]:
        looked.append(picture)
        return ()

    monkeypatch.setattr(card_reader, "read_qr_codes", look)
    now = [100.0]
    monkeypatch.setattr(entrance.screen._reader, "_clock", lambda: now[0])
    for _ in range(30):  # two and a half seconds of a camera
        now[0] += 1 / 12
        entrance.camera.see(empty())
        if len(looked) % 2:
            await entrance.screen.scope.settled()
    await entrance.screen.scope.settled()
    assert 1 <= len(looked) <= 13, "at most five a second, and one at a time"
    assert panel.view.picture is not None


async def test_where_nothing_can_be_read_that_is_said_once_and_letters_are_left(
    entrance: CardEntrance, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await code_of(school, await school.class_of("Ada"))
    await entrance.open()
    panel = await entrance.ask()
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    entrance.camera.see(empty())
    await entrance.screen.scope.settled()
    assert "reads QR codes is missing" in panel.notice.text
    assert panel.field.isVisible() and not entrance.camera.is_on
    assert entrance.errors == []


async def test_one_sees_oneself_as_in_a_mirror(entrance: CardEntrance, school: School) -> None:
    await code_of(school, await school.class_of("Ada"))
    await entrance.open()
    panel = await entrance.ask()
    half = QImage(640, 480, QImage.Format.Format_RGB32)
    half.fill(QColor("#ff0000"))
    painter = QPainter(half)
    painter.fillRect(320, 0, 320, 480, QColor("#0000ff"))
    painter.end()
    entrance.camera.see(half)
    shown = panel.view.grab().toImage()
    middle = QPoint(shown.width() // 2, shown.height() // 2)
    left = shown.pixelColor(middle - QPoint(40, 0))
    right = shown.pixelColor(middle + QPoint(40, 0))
    assert left.blue() > 200 and right.red() > 200


async def test_everything_can_be_pressed_by_a_finger_and_has_a_name(
    entrance: CardEntrance, school: School
) -> None:
    await code_of(school, await school.class_of("Ada"))
    entrance.camera.trouble = CameraTrouble.BUSY
    await entrance.open()
    panel = await entrance.ask()
    for one in (panel.again, panel.send, *entrance.page.foot()):
        if one.isVisible():
            assert one.height() >= 48, one
    assert panel.field.edit.accessibleName() == "The letters under the square"
    assert panel.view.accessibleName() == "What the camera sees"
