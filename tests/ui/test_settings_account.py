"""Settings, the card "You": what is kept, what is refused where, what two windows do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.events import LearningErased
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.services.accounts import LOCAL_EMAIL
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.passwords import tries_key
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings import account as acts
from coursegen_desktop.ui.settings import recovery
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.dialogs import (
    DeletionDialog,
    ErasingDialog,
    OwnPasswordDialog,
    PasswordDialog,
    RecoveryCodeDialog,
)
from coursegen_desktop.ui.settings.you import YouCard
from tests.persons import accounts_of
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button
from .settings_parts import Around, dialog_of, settings_screen

PASSWORD = "a field of yellow tulips"


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
async def screen(
    place: Place, desk: Desk, data_dir: Path, around: Around
) -> AsyncIterator[SettingsScreen]:
    made = settings_screen(place, desk, data_dir, around)
    place.show(made.page)
    await made.enter(SettingsRoute())
    yield made
    await made.close()


@pytest.fixture
def card(screen: SettingsScreen) -> YouCard:
    return screen.page.you


async def test_a_name_is_kept_when_the_field_is_left(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    assert card.name.text() == desk.user.full_name
    assert card.email.text() == "", "the address that stands for none is not shown"
    card.name.selectAll()
    _type(card.name, "  Ada   Byron ")
    press(card.name, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert card.name.text() == "Ada Byron"
    assert card.avatar.accessibleName() == "Ada Byron"
    me = await desk.accounts.me()
    assert (me.full_name, me.email) == ("Ada Byron", LOCAL_EMAIL)


@pytest.mark.parametrize(
    ("name", "email", "complains"),
    [
        ("", "ada@example.org", "name"),
        ("  \u0000 ", "ada@example.org", "name"),
        ("x" * 1000, "", "name"),
        ("Ada", "ada", "email"),
        ("Ada", "ada@exam ple", "email"),
        ("Ada 🌊 \u05d0\u05d1", "ADA@Example.org", ""),
    ],
)
async def test_what_cannot_be_kept_is_said_at_its_field(
    screen: SettingsScreen, card: YouCard, desk: Desk, name: str, email: str, complains: str
) -> None:
    _type(card.name, name)
    _type(card.email, email)
    press(card.email, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert card.name_error.isVisible() is (complains == "name")
    assert card.email_error.isVisible() is (complains == "email")
    me = await desk.accounts.me()
    if complains:
        kept = me.email if complains == "email" else me.full_name
        assert kept in (LOCAL_EMAIL, desk.user.full_name)
        assert card.email.text() == email, "nothing that was typed is lost"
    else:
        assert (me.full_name, me.email) == (name, "ada@example.org")
        assert card.email.text() == "ada@example.org"


async def test_an_address_that_is_taken_is_told_at_the_address(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    await _somebody_else(desk)
    _type(card.email, "GRACE@example.org")
    press(card.email, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert "already uses" in card.email_error.text()
    assert not card.has_conflict


@pytest.mark.parametrize("answer", ["Keep what I typed", "Take the other"])
async def test_two_windows_change_the_same_person(
    screen: SettingsScreen, card: YouCard, desk: Desk, answer: str
) -> None:
    _type(card.name, "Ada Byron")
    await _change_elsewhere(desk, full_name="Ada Lovelace")
    press(card.name, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert card.has_conflict
    assert card.name.text() == "Ada Byron", "nothing is lost"
    assert (await desk.accounts.me()).full_name == "Ada Lovelace", "nothing is overwritten"
    click(button(screen.page, answer))
    await screen.scope.settled()
    assert not card.has_conflict
    wanted = "Ada Byron" if answer.startswith("Keep") else "Ada Lovelace"
    assert (await desk.accounts.me()).full_name == wanted
    assert card.name.text() == wanted


async def test_what_is_being_typed_survives_a_reload(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    _type(card.name, "Ada B")
    await desk.accounts.set_picture(_png(), base_revision=desk.user.revision)
    await screen.scope.settled()
    assert card.name.text() == "Ada B"
    _type(card.name, "Ada Byron")
    press(card.name, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert not card.has_conflict, "a picture is no change of the name"
    assert (await desk.accounts.me()).full_name == "Ada Byron"


async def test_leaving_the_settings_keeps_what_was_typed(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    _type(card.name, "Ada Byron")
    await screen.exit()
    assert (await desk.accounts.me()).full_name == "Ada Byron"


async def test_colours_and_pictures(
    screen: SettingsScreen, card: YouCard, desk: Desk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dots = card.colours.dots()
    assert len(dots) == 8
    click(dots[4])
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == "5"
    assert [dot.isChecked() for dot in dots].index(True) == 4
    files = [str(tmp_path / "me.png")]
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    picture.save(files[0])
    monkeypatch.setattr(acts, "choose_files", _answers(files))
    click(button(screen.page, "Choose a picture…"))
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == "picture"
    kept = QImage.fromData(await desk.accounts.picture(desk.user.id) or b"")
    assert (kept.width(), kept.height()) == (128, 128)
    assert not any(dot.isChecked() for dot in dots)
    click(button(screen.page, "Remove the picture"))
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == ""
    assert await desk.accounts.picture(desk.user.id) is None


async def test_an_animal_in_a_colour_and_back_to_the_initials(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    dots = card.animals.dots()
    assert [dot.accessibleName() for dot in dots[:3]] == ["Initials", "Bird", "Fish"]
    click(card.colours.dots()[2])
    await screen.scope.settled()
    click(dots[2])
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == "fish-3"
    assert card.animals.value == "fish"
    click(card.colours.dots()[6])
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == "fish-7"
    click(dots[0])
    await screen.scope.settled()
    assert (await desk.accounts.me()).avatar == "7"


async def test_a_file_that_is_no_picture_is_told_in_place(
    screen: SettingsScreen, place: Place, card: YouCard, desk: Desk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "me.png").write_text("not a picture")
    for name, words in (("me.png", "not a picture"), ("gone.png", "could not be read")):
        monkeypatch.setattr(acts, "choose_files", _answers([str(tmp_path / name)]))
        click(button(screen.page, "Choose a picture…"))
        await screen.scope.settled()
        assert words in card.picture_error.text()
    assert (await desk.accounts.me()).avatar == ""
    assert place.errors == []


async def test_the_first_password_comes_with_a_recovery_code(
    screen: SettingsScreen, card: YouCard, desk: Desk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    click(button(screen.page, "Set a password…"))
    dialog = await dialog_of(PasswordDialog)
    await eventually(dialog.new.hasFocus, "the keyboard in the field")
    dialog.new.setText("password")
    press(dialog.new, Qt.Key.Key_Return)
    await eventually(lambda: "common" in _errors(dialog), "the refusal")
    dialog.new.setText(PASSWORD)
    press(dialog.new, Qt.Key.Key_Return)
    shown = await dialog_of(RecoveryCodeDialog)
    click(button(shown, "Copy"))
    assert QGuiApplication.clipboard().text() == shown.code
    path = tmp_path / "code.txt"
    monkeypatch.setattr(recovery, "choose_save", _answers(str(path)))
    click(button(shown, "Save…"))
    await eventually(lambda: path.exists() and shown.code in path.read_text(), "the file")
    click(button(shown, "I have kept it"))
    await screen.scope.settled()
    assert (await desk.accounts.me()).has_password
    assert button(screen.page, "Change the password…")
    assert button(screen.page, "Remove the password…")


async def test_a_password_is_changed_and_removed(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    await desk.accounts.change_password("", PASSWORD)
    await screen.scope.settled()
    click(button(screen.page, "Change the password…"))
    dialog = await dialog_of(PasswordDialog)
    dialog.old.setText("wrong")
    dialog.new.setText("another long password")
    click(button(dialog, "Change"))
    await eventually(lambda: "not your password" in _errors(dialog), "the refusal")
    assert QApplication.focusWidget() is dialog.old
    assert dialog.new.text() == "another long password"
    dialog.old.setText(PASSWORD)
    click(button(dialog, "Change"))
    await screen.scope.settled()
    click(button(screen.page, "Remove the password…"))
    asked = await dialog_of(OwnPasswordDialog)
    asked.password.setText("another long password")
    press(asked.password, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert not (await desk.accounts.me()).has_password


async def test_too_many_tries_are_told_where_one_types(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    await desk.accounts.change_password("", PASSWORD)
    await screen.scope.settled()
    async with desk.uow(write=True) as work:
        for _ in range(11):
            await work.sign_ins.count(tries_key(LOCAL_EMAIL))
        await work.commit()
    click(button(screen.page, "Change the password…"))
    dialog = await dialog_of(PasswordDialog)
    dialog.old.setText(PASSWORD)
    dialog.new.setText("another long password")
    click(button(dialog, "Change"))
    await eventually(lambda: "Too many tries. You can try again in" in _errors(dialog), "the wait")
    assert QApplication.focusWidget() is dialog.old
    dialog.close()
    await screen.scope.settled()
    click(button(screen.page, "New recovery code…"))
    asked = await dialog_of(OwnPasswordDialog)
    asked.password.setText(PASSWORD)
    press(asked.password, Qt.Key.Key_Return)
    await eventually(lambda: "Too many tries." in _errors(asked), "the wait")
    asked.close()
    await screen.scope.settled()


async def test_another_recovery_code(screen: SettingsScreen, desk: Desk) -> None:
    await desk.accounts.change_password("", PASSWORD)
    await screen.scope.settled()
    click(button(screen.page, "New recovery code…"))
    asked = await dialog_of(OwnPasswordDialog)
    asked.password.setText(PASSWORD)
    press(asked.password, Qt.Key.Key_Return)
    shown = await dialog_of(RecoveryCodeDialog)
    assert len(shown.code.replace("-", "")) == 26
    shown.close()
    await screen.scope.settled()


async def test_my_data_as_a_file(
    screen: SettingsScreen, place: Place, desk: Desk, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    offered: list[tuple[object, ...]] = []
    for name in ("mine.html", "mine.json"):
        path = tmp_path / name
        monkeypatch.setattr(acts, "choose_save", _answers(str(path), offered))
        click(button(screen.page, "Save my data as a file…"))
        await screen.scope.settled()
    page, data = ((tmp_path / name).read_text("utf-8") for name in ("mine.html", "mine.json"))
    assert page.startswith("<!doctype html>")
    assert desk.user.full_name in page
    assert json.loads(data)["person"]["full_name"] == desk.user.full_name
    assert place.notices.texts() == ["Saved as mine.html.", "Saved as mine.json."]
    assert str(offered[0][2]).endswith(".html"), "what one can read comes first"
    assert offered[0][3] == ["One page to read (*.html)", "For programs (*.json)"]


async def test_erasing_what_was_learned(
    screen: SettingsScreen, card: YouCard, desk: Desk, sample_course: CourseDraft, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    course = await desk.keep(sample_course)
    await desk.lessons.complete(course.lessons[0].id, user_id=desk.user.id)
    await desk.accounts.change_password("", PASSWORD)
    await screen.scope.settled()
    click(card.erase)
    dialog = await dialog_of(ErasingDialog)
    press(dialog, Qt.Key.Key_Escape)
    await screen.scope.settled()
    assert (await desk.progress.figures(desk.user.id)).lessons == 1
    click(card.erase)
    dialog = await dialog_of(ErasingDialog)
    path = tmp_path / "mine.html"
    monkeypatch.setattr(acts, "choose_save", _answers(str(path)))
    click(button(dialog, "Save my data first…"))
    await eventually(path.exists, "the file")
    dialog.password.setText("wrong")
    click(button(dialog, "Erase my learning"))
    await eventually(lambda: "not your password" in _errors(dialog), "the refusal")
    dialog.password.setText(PASSWORD)
    click(button(dialog, "Erase my learning"))
    await screen.scope.settled()
    assert (await desk.progress.figures(desk.user.id)).lessons == 0
    assert "The water cycle" in path.read_text("utf-8")


async def test_without_a_password_none_is_asked(
    screen: SettingsScreen, card: YouCard, desk: Desk
) -> None:
    erased: list[LearningErased] = []
    desk.hub.subscribe(LearningErased, erased.append)
    click(card.erase)
    dialog = await dialog_of(ErasingDialog)
    assert not dialog.password.isVisible()
    click(button(dialog, "Erase my learning"))
    await screen.scope.settled()
    assert erased == [LearningErased(desk.user.id)]


async def test_deleting_the_account(
    screen: SettingsScreen, card: YouCard, desk: Desk, around: Around, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert not card.delete.isVisible(), "alone on the computer there is nobody to go to"
    assert card.erase.isVisible()
    await desk.accounts.share("Ada", "ada@example.org", PASSWORD)
    await screen.scope.settled()
    assert not card.erase.isVisible(), "others look after what was done here"
    click(card.delete)
    dialog = await dialog_of(DeletionDialog)
    dialog.password.setText(PASSWORD)
    click(button(dialog, "Delete my account"))
    await eventually(lambda: "administrator" in dialog.error.text(), "the last administrator")
    dialog.close()
    await screen.scope.settled()
    assert around.signed_out == 0
    await _another_administrator(desk)
    click(card.delete)
    dialog = await dialog_of(DeletionDialog)
    path = tmp_path / "mine.json"
    monkeypatch.setattr(acts, "choose_save", _answers(str(path)))
    click(button(dialog, "Save my data first…"))
    await eventually(path.exists, "the file")
    dialog.password.setText("wrong")
    click(button(dialog, "Delete my account"))
    await eventually(lambda: "not your password" in _errors(dialog), "the refusal")
    dialog.password.setText(PASSWORD)
    click(button(dialog, "Delete my account"))
    await screen.scope.settled()
    assert around.signed_out == 1
    async with desk.uow() as work:
        assert (await work.users.get(desk.user.id)).deleted_at


async def test_a_dialog_that_is_closed_does_nothing(screen: SettingsScreen, desk: Desk) -> None:
    click(button(screen.page, "Set a password…"))
    dialog = await dialog_of(PasswordDialog)
    dialog.new.setText(PASSWORD)
    press(dialog, Qt.Key.Key_Escape)
    await screen.scope.settled()
    assert not (await desk.accounts.me()).has_password


async def test_what_a_learner_is_shown(
    place: Place, desk: Desk, data_dir: Path, around: Around
) -> None:
    made = settings_screen(place, desk, data_dir, around, may=lambda right: right is Right.LEARN)
    place.show(made.page)
    await made.enter(SettingsRoute())
    assert made.page.people is None
    assert made.page.data is None
    for words in ("Back up now…", "Share it with others…"):
        with pytest.raises(AssertionError):
            button(made.page, words)
    await made.close()


async def test_the_language_is_kept(screen: SettingsScreen, desk: Desk) -> None:
    language = screen.page.look.language
    assert [language.itemText(row) for row in range(language.count())] == [
        "Like the system",
        "English",
    ]
    language.setCurrentIndex(1)
    await screen.scope.settled()
    assert (await desk.settings.preferences(desk.user.id)).language == "en"


# ---------------------------------------------------------------- parts


def _type(field: Any, text: str) -> None:
    """As if typed: the field knows that it was changed."""
    field.setFocus()
    field.setText(text)
    field.setModified(True)


def _errors(dialog: Any) -> str:
    return " ".join(label.text() for label in dialog._errors.values() if label.isVisible())


def _answers(value: Any, asked: list[tuple[object, ...]] | None = None) -> Any:
    """A dialog that is answered so; what it was asked with goes into `asked`."""

    async def answer(*asking: object, **_: object) -> Any:
        await asyncio.sleep(0)
        if asked is not None:
            asked.append(asking)
        return value

    return answer


def _png() -> bytes:
    return b"\x89PNG\r\n\x1a\n"


async def _somebody_else(desk: Desk) -> None:
    async with desk.uow(write=True) as work:
        await work.users.add(email="grace@example.org", full_name="Grace")
        await work.commit()


async def _another_administrator(desk: Desk) -> None:
    async with desk.uow(write=True) as work:
        await work.users.add(email="grace@example.org", full_name="Grace", is_admin=True)
        await work.commit()


async def _change_elsewhere(desk: Desk, **changes: str) -> None:
    """What another process does: no event comes from it."""
    gate = Gate()
    gate.enter(desk.user)
    other = accounts_of(desk.uow, gate=gate)
    me = await other.me()
    values = {"full_name": me.full_name, "email": me.email, "avatar": me.avatar} | changes
    await other.save_profile(**values, base_revision=me.revision)
