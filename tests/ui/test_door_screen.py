"""The door with real services: each way in, and each way in which it does not open."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.settings import ALONE, SHARED
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.accounts.account_step import AccountStep
from coursegen_desktop.ui.accounts.password_step import ChoosePasswordStep, UseCodeStep
from coursegen_desktop.ui.accounts.people_step import PeopleStep
from coursegen_desktop.ui.accounts.recovery_step import RecoveryStep
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.accounts.welcome_step import WelcomeStep
from coursegen_desktop.ui.accounts.word_step import WordStep
from coursegen_desktop.ui.content import code_sheet
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import click, eventually

from .door_parts import PASSWORD, Door, fill, shown


@pytest.fixture
async def door(uow: WorkUnits, theme_host: ThemeHost) -> AsyncIterator[Door]:
    made = Door(uow)
    yield made
    await made.close()


async def sign_in(door: Door, email: str, password: str = PASSWORD) -> SignInStep:
    step = door.step(SignInStep)
    assert step.email is not None
    fill((step.email, email), (step.password, password))
    await door.act(lambda: click(step.primary))
    return step


async def register(door: Door, name: str, email: str, password: str) -> AccountStep:
    door.page.show_new_account()
    form = door.step(AccountStep)
    fill((form.name, name), (form.email, email), (form.password, password))
    await door.act(lambda: click(form.primary))
    return form


# ------------------------------------------------------------------ first question


async def test_alone_keeps_the_name_that_is_typed(door: Door) -> None:
    await door.ask_again()
    await door.open()
    step = door.step(WelcomeStep)
    assert step.name.text == (await door.accounts.owner()).full_name
    fill((step.name, "  Sam \t Okoro "))
    await door.act(lambda: QTest.keyClick(step.name.edit, Qt.Key.Key_Return))
    (user,) = door.entered
    assert user.full_name == "Sam Okoro"
    assert (await door.accounts.sharing()).mode == ALONE
    assert door.gate.user == user


async def test_alone_without_a_name_keeps_the_known_one(door: Door) -> None:
    await door.ask_again()
    await door.open()
    known = (await door.accounts.owner()).full_name
    step = door.step(WelcomeStep)
    fill((step.name, ""))
    await door.act(lambda: click(step.alone))
    assert [user.full_name for user in door.entered] == [known]


async def test_a_common_password_is_refused_at_the_field(door: Door) -> None:
    await door.ask_again()
    await door.open()
    click(door.step(WelcomeStep).shared)
    form = door.step(AccountStep)
    fill((form.name, "Ada"), (form.email, "ada@example.org"), (form.password, "password123"))
    await door.act(lambda: click(form.primary))
    assert "most common" in form.password.error
    assert form.name.text == "Ada"
    assert (await door.accounts.sharing()).mode == ""
    fill((form.password, PASSWORD))
    await door.act(lambda: click(form.primary))
    assert (await door.accounts.sharing()).mode == SHARED
    step = door.step(RecoveryStep)
    assert not door.entered
    step.is_noted.setChecked(True)
    await door.act(lambda: click(step.primary))
    assert [user.is_admin for user in door.entered] == [True]


# ------------------------------------------------------------------ sign-in


async def test_a_double_click_signs_in_once(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    await door.share()
    await door.open()
    step = door.step(SignInStep)
    assert step.email is not None
    fill((step.email, "ADA@Example.org"), (step.password, PASSWORD))

    def twice() -> None:
        click(step.primary)
        QTest.mouseDClick(step.primary, Qt.MouseButton.LeftButton)
        QTest.keyClick(step.password.edit, Qt.Key.Key_Return)

    await door.act(twice)
    await door.act(twice)
    assert [user.full_name for user in door.entered] == ["Ada Byron"]


async def test_wrong_passwords_have_to_wait_longer_and_longer(door: Door) -> None:
    await door.share()
    await door.open()
    for number in range(5):
        step = await sign_in(door, "ada@example.org", "wrong wrong")
        assert step.notice.text, number
        assert step.waiting.isVisible() is (number == 4)
    assert step.waiting.seconds_left in (1, 2)
    door.clock.now += 3
    await eventually(step.primary.isEnabled, "the end of the wait")
    step = await sign_in(door, "ada@example.org", "wrong wrong")
    assert step.waiting.seconds_left >= 2
    assert not step.primary.isEnabled()
    # Somebody else is not held up.
    await sign_in(door, "nobody@example.org", "wrong wrong")
    assert step.primary.isEnabled()
    # Back to the first: the service says how long, whatever the page believes.
    await sign_in(door, "ada@example.org")
    assert "Too many tries" in step.waiting.text
    assert not door.entered
    door.clock.now += 60
    await eventually(step.primary.isEnabled, "the end of the wait")
    await sign_in(door, "ada@example.org")
    assert len(door.entered) == 1


@pytest.mark.parametrize("password", ["x" * 1000, "👩‍🚀🔑 words", "a\0b", "מילת סוד"])
async def test_any_password_can_be_tried(door: Door, password: str) -> None:
    await door.share()
    await door.open()
    step = await sign_in(door, "ada@example.org", password)
    assert step.notice.text
    assert not door.entered


async def test_the_password_is_nowhere_in_the_log(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await door.share()
    await door.open()
    await sign_in(door, "ada@example.org", "wrong wrong")
    await sign_in(door, "ada@example.org")
    assert PASSWORD not in caplog.text
    assert "wrong wrong" not in caplog.text


# ------------------------------------------------------------------ people


async def test_people_are_offered_with_their_pictures(door: Door) -> None:
    ada = await door.share("Ben")
    picture = QPixmap(8, 8)
    picture.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    door.gate.enter(ada)
    await door.accounts.set_picture(bytes(buffer.data().data()), base_revision=ada.revision)
    door.gate.leave()
    await door.open()
    door.page.show_people()
    step = door.step(PeopleStep)
    assert [tile.text() for tile in step.tiles] == ["Ada Byron", "Ben Carter"]
    assert step.tiles[0].picture is not None
    assert step.tiles[1].picture is None
    click(step.tiles[0])
    chosen = door.step(SignInStep)
    fill((chosen.password, PASSWORD))
    await door.act(lambda: click(chosen.primary))
    assert [user.id for user in door.entered] == [ada.id]


@pytest.mark.parametrize(("people", "offered"), [(15, True), (16, False)])
async def test_too_many_people_are_not_shown(door: Door, people: int, offered: bool) -> None:
    await door.share(*(f"P{number}" for number in range(people)))
    await door.open()
    assert ("Choose a person" in shown(door.page)) is offered


async def test_people_who_shall_not_be_shown_are_not(door: Door) -> None:
    ada = await door.share("Ben")
    door.gate.enter(ada)
    await door.accounts.set_sharing(idle_minutes=0, self_register=False, show_people=False)
    door.gate.leave()
    await door.open()
    assert shown(door.page) == ["Use a recovery code", "Sign in"]


async def test_people_who_cannot_be_read_leave_the_addresses(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise StorageError("The disk is gone.")

    await door.share()
    monkeypatch.setattr(door.accounts, "at_the_door", fail)
    await door.open()
    assert [error.sentence for error in door.errors] == ["The disk is gone."]
    assert door.step(SignInStep).email is not None


# ------------------------------------------------------------------ accounts and codes


async def test_registering_shows_the_code_and_enters(door: Door) -> None:
    await door.share()
    await door.open()
    await register(door, "Ben Carter", "ben@example.org", PASSWORD)
    step = door.step(RecoveryStep)
    step.is_noted.setChecked(True)
    await door.act(lambda: click(step.primary))
    (user,) = door.entered
    assert (user.full_name, user.is_admin) == ("Ben Carter", False)


async def test_an_address_that_is_taken_is_said_at_the_address(door: Door) -> None:
    await door.share()
    await door.open()
    form = await register(door, "Ben", "ADA@EXAMPLE.ORG", PASSWORD)
    assert form.email.error
    assert (form.name.text, form.password.text) == ("Ben", PASSWORD)
    await door.keyboard_on(form.email.edit)


@pytest.mark.parametrize("name", ["👩‍🚀 Ada", "שרה כהן", "a\0b", "x" * 200])
async def test_odd_names_make_accounts(door: Door, name: str) -> None:
    await door.share()
    await door.open()
    await register(door, name, "odd@example.org", PASSWORD)
    door.step(RecoveryStep)


async def test_a_recovery_code_sets_a_password_once(door: Door) -> None:
    await door.share()
    made = await door.accounts.register("Ben", "ben@example.org", PASSWORD)
    await door.open()
    door.page.show_use_code()
    step = door.step(UseCodeStep)
    assert step.email is not None
    code = made.recovery_code.lower().replace("-", "")
    fill((step.email, "ben@example.org"), (step.code, code), (step.password, "password1"))
    await door.act(lambda: click(step.primary))
    assert "most common" in step.password.error
    fill((step.password, "another pass 9"))
    await door.act(lambda: click(step.primary))
    told = door.step(WordStep)
    assert "used up" in told.primary.accessibleDescription()
    assert not door.entered
    await door.act(lambda: click(told.primary))
    assert [user.id for user in door.entered] == [made.user.id]


async def test_a_wrong_code_is_refused_and_throttled(door: Door) -> None:
    await door.share()
    await door.open()
    door.page.show_use_code(None, "ada@example.org")
    step = door.step(UseCodeStep)
    fill((step.code, "0" * 26), (step.password, "another pass 9"))
    for _ in range(5):
        await door.act(lambda: click(step.primary))
        assert step.notice.text
    assert not step.primary.isEnabled()
    door.clock.now += 10
    await eventually(step.primary.isEnabled, "the end of the wait")


async def test_a_start_code_leads_to_a_password_of_ones_own(door: Door) -> None:
    ada = await door.share("Ben")
    (ben,) = [p for p in await door.accounts.at_the_door() if p.id != ada.id]
    async with door.uow(write=True) as work:
        from coursegen_desktop.services.passwords import hash_code

        await work.users.set_password(ben.id, hash_code("ABCDE-FGHJK-MNPQR-S"), must_change=True)
        await work.commit()
    await door.open()
    await sign_in(door, "ben@example.org", "abcde fghjk mnpqr s")
    form = door.step(ChoosePasswordStep)
    assert not door.entered
    fill((form.password, "short"))
    await door.act(lambda: click(form.primary))
    assert form.password.error
    # Giving up signs out: the next person begins anew.
    await door.act(lambda: QTest.keyClick(form, Qt.Key.Key_Escape))
    assert door.gate.found is None
    await sign_in(door, "ben@example.org", "abcde fghjk mnpqr s")
    form = door.step(ChoosePasswordStep)
    fill((form.password, "ben's own words"))
    await door.act(lambda: QTest.keyClick(form.password.edit, Qt.Key.Key_Return))
    assert [user.must_change_password for user in door.entered] == [False]


async def test_a_deleted_account_is_brought_back_or_left(door: Door) -> None:
    await door.share()
    made = await door.accounts.register("Ben", "ben@example.org", PASSWORD)
    await door.delete(made.user.id)
    await door.open()
    await sign_in(door, "ben@example.org", "wrong wrong")
    assert door.step(SignInStep).notice.text, "it says nothing to whoever guesses"
    await sign_in(door, "ben@example.org")
    told = door.step(WordStep)
    await door.act(lambda: told.back_wanted.emit())
    door.step(SignInStep)
    await sign_in(door, "ben@example.org")
    told = door.step(WordStep)
    await door.act(lambda: click(told.primary))
    assert [(user.id, user.deleted_at) for user in door.entered] == [(made.user.id, "")]


# ------------------------------------------------------------------ the sheet


def _dialogs() -> list[QDialog]:
    found = QApplication.topLevelWidgets()
    return [w for w in found if isinstance(w, QDialog) and w.isVisible()]


async def test_the_code_is_saved_as_a_text_file(door: Door, tmp_path: Path) -> None:
    await door.share()
    await door.open()
    await register(door, "Ben Carter", "ben@example.org", PASSWORD)
    step = door.step(RecoveryStep)
    click(step.save)
    (dialog,) = await eventually(_dialogs, "the dialog")
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "my code.txt"
    dialog.setDirectory(str(tmp_path))
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("my code")
    dialog.accept()
    await door.screen.scope.settled()
    text = target.read_text("utf-8")
    assert step.code in text
    assert "Ben Carter" in text
    assert step.notice.text == "Saved as my code.txt."


def test_a_folder_that_refuses_is_said(tmp_path: Path, theme_host: ThemeHost) -> None:
    from .test_door_page import CODE, person

    with pytest.raises(StorageError, match="cannot be written"):
        code_sheet.save_sheet(tmp_path / "none" / "x.txt", person(1, "Ada"), CODE)


def test_a_name_is_no_mark_up_on_paper(theme_host: ThemeHost) -> None:
    from .test_door_page import CODE, person

    html = code_sheet.sheet_html(person(1, "Ada <b>& co"), CODE)
    assert "Ada &lt;b&gt;&amp; co" in html
    assert CODE in html


async def test_printing_opens_a_dialog_and_can_be_cancelled(door: Door) -> None:
    await door.share()
    await door.open()
    await register(door, "Ben Carter", "ben@example.org", PASSWORD)
    step = door.step(RecoveryStep)
    click(step.print)
    (dialog,) = await eventually(_dialogs, "the dialog")
    dialog.reject()
    await door.screen.scope.settled()
    assert not step.notice.text
    assert [b for b in step.findChildren(QAbstractButton) if b.isVisible()]


async def test_closing_in_the_middle_leaves_nothing(door: Door) -> None:
    await door.share()
    await door.open()
    step = door.step(SignInStep)
    assert step.email is not None
    fill((step.email, "ada@example.org"), (step.password, PASSWORD))
    click(step.primary)
    await door.screen.close()
    assert not door.screen.scope.is_running("act")
