"""Cards of a class: made, printed, made anew, withdrawn; for one child and for all."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from coursegen_desktop.domain.card_code import in_qr_code
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.school_class import ClassRules, MemberRole, PictureCard
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import User
from coursegen_desktop.media.qr_code import read_qr_codes
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.people.classes import cards_dialog
from coursegen_desktop.ui.people.classes.cards_dialog import CardsDialog, card_words
from coursegen_desktop.ui.people.classes.class_dialog import ClassDialog
from coursegen_desktop.ui.people.classes.controller import SchoolClassScreen
from coursegen_desktop.ui.people.classes.list_controller import ClassesScreen
from tests.services.school import School
from tests.windowed import eventually

from .card_frames import pages as pages_of
from .people_parts import front
from .screen_parts import button
from .test_class_list import listed
from .test_school_classes import open_class, place, school, screen

__all__ = ["listed", "place", "school", "screen"]  # fixtures


async def test_cards_are_made_printed_made_anew_and_withdrawn(
    screen: SchoolClassScreen, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(Way.NOTHING))
    bea = await school.persons.add("Bea")
    await school.classes.add(key, bea.id, MemberRole.LEARNER)
    await open_class(screen, key)
    asked: list[str] = []

    async def confirm(_parent: object, title: str, *_: object, **__: object) -> bool:
        asked.append(title)
        return True

    async def choose(*_: object, **__: object) -> str:
        return str(tmp_path / "cards.pdf")

    monkeypatch.setattr(dialogs, "confirm", confirm)
    monkeypatch.setattr("coursegen_desktop.ui.kit.printing.choose_save", choose)
    screen.page.cards_requested.emit()
    dialog = await front(screen.page, CardsDialog)
    assert [card.user.full_name for card in dialog.cards] == ["Ada", "Ben"], "Bea has a password"
    assert not button(dialog, "Print cards…").isEnabled() and not dialog.withdraw.isVisible()
    button(dialog, "Make QR codes").click()
    await eventually(lambda: dialog._told.text(), "they are made")
    assert dialog._told.text() == "2 QR codes made." and asked == []
    first = [card.code for card in dialog.cards]
    assert all(first) and dialog.with_codes.isEnabled() and dialog.with_codes.isChecked()
    dialog.show_done("")
    button(dialog, "Save as PDF…").click()
    await eventually(lambda: dialog._told.text(), "they are saved")
    (page,) = pages_of(tmp_path / "cards.pdf")
    assert sorted(read_qr_codes(page)) == sorted(map(in_qr_code, first))
    dialog.with_codes.setChecked(False)
    assert not button(dialog, "Print cards…").isEnabled(), "nothing would be on them"
    dialog.show_done("")
    button(dialog, "New QR codes for all…").click()
    await eventually(lambda: dialog._told.text(), "they are made anew")
    assert asked == ["New QR codes for all of them?"]
    assert not {card.code for card in dialog.cards} & set(first)
    dialog.show_done("")
    button(dialog, "Withdraw…").click()
    await eventually(lambda: dialog._told.text(), "they are withdrawn")
    assert dialog._told.text() == "2 cards let nobody in any more."
    assert dialog.without and not dialog.having and not dialog.withdraw.isVisible()
    dialog.accept()
    await screen.scope.settled()
    assert not any(one.has_card for one in (await school.view(key)).learners)


@pytest.mark.parametrize("by", ["reject", "accept", "close"])
async def test_new_codes_are_seen_though_one_closes_while_they_are_made(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(shows_pictures=False))
    await open_class(screen, key)
    await school.cards.give(key, [one.user.id for one in (await school.view(key)).learners[:1]])
    begun, goes_on, give = asyncio.Event(), asyncio.Event(), school.cards.give

    async def slow(*of: Any) -> Any:
        begun.set()
        await goes_on.wait()
        return await give(*of)

    monkeypatch.setattr(school.cards, "give", slow)
    screen.page.cards_requested.emit()
    dialog = await front(screen.page, CardsDialog)
    button(dialog, "Make QR codes").click()
    await begun.wait()
    getattr(dialog, by)()
    assert dialog.isVisible() and dialog._told.text() == "One moment…"
    goes_on.set()
    await eventually(lambda: "made" in dialog._told.text(), "they are made")
    assert dialog.isVisible() and dialog._told.text().endswith("they are not kept.")
    assert [bool(card.code) for card in dialog.cards] == [False, True]
    getattr(dialog, by)()
    await screen.scope.settled()
    assert not isValid(dialog)


async def test_new_codes_are_seen_though_what_was_printed_meanwhile_would_close_it(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(shows_pictures=False))
    await open_class(screen, key)
    await school.cards.give(key, [one.user.id for one in (await school.view(key)).learners])
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> bool:
        begun.set()
        await goes_on.wait()
        return True

    monkeypatch.setattr(cards_dialog, "print_pages", slow)
    screen.page.cards_requested.emit()
    dialog = await front(screen.page, CardsDialog)
    dialog.print_requested.emit()
    await begun.wait()
    dialog.reject()
    button(dialog, "New QR codes for all…").click()
    asked = await front(dialog, dialogs.Dialog)
    goes_on.set()
    asked.accept()  # in the turn in which the printing ends
    await eventually(lambda: "made" in dialog._told.text(), "they are made")
    assert dialog.isVisible() and all(card.code for card in dialog.cards)
    dialog.reject()
    await screen.scope.settled()
    assert not isValid(dialog)


async def test_pictures_are_shown_under_their_class_though_another_is_in_front(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(shows_pictures=False))
    other = await school.classes.create("Choir", rules=ClassRules(Way.NOTHING))
    await open_class(screen, key)
    begun, goes_on, give = asyncio.Event(), asyncio.Event(), school.pictures.give

    async def slow(*of: Any) -> Any:
        begun.set()
        await goes_on.wait()
        return await give(*of)

    monkeypatch.setattr(school.pictures, "give", slow)
    screen.page.give_all_requested.emit()
    await begun.wait()
    await open_class(screen, other)
    goes_on.set()
    dialog = await front(screen.page, CardsDialog)
    assert dialog.of.id == key
    assert "shown only now" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.accept()
    await screen.scope.settled()


async def test_what_makes_nothing_new_closes_as_soon_as_it_is_done(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(shows_pictures=False))
    await open_class(screen, key)
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def fails(*_: Any) -> Any:
        begun.set()
        await goes_on.wait()
        raise StorageError("The disk is full.", "Make room.")

    monkeypatch.setattr(school.cards, "give", fails)
    screen.page.cards_requested.emit()
    dialog = await front(screen.page, CardsDialog)
    button(dialog, "Make QR codes").click()
    await begun.wait()
    dialog.reject()
    goes_on.set()
    await screen.scope.settled()
    assert not isValid(dialog)


async def test_one_child_gets_a_new_card_from_its_line(
    screen: SchoolClassScreen, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(shows_pictures=False))
    await open_class(screen, key)
    asked: list[str] = []

    async def confirm(_parent: object, title: str, *_: object, **__: object) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(dialogs, "confirm", confirm)

    def acts() -> dict[str, Any]:
        menu = screen.page.make_member_menu(screen.page.learners.rows.item(0))
        return {act.text(): act for act in menu.actions()}

    acts()["Make a QR code…"].trigger()
    dialog = await front(screen.page, CardsDialog)
    (card,) = dialog.cards
    assert card.user.full_name == "Ada" and card.code and asked == []
    assert "shown only now" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.accept()
    await screen.scope.settled()
    words = screen.page.learners.rows.data(
        screen.page.learners.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole
    )
    assert words.startswith("Ada, signs in: QR card,"), "pictures are not missing then"
    acts()["New QR code…"].trigger()
    again = await front(screen.page, CardsDialog)
    assert asked == ["New QR code for Ada?"] and again.cards[0].code != card.code
    again.accept()
    await screen.scope.settled()
    acts()["Withdraw the QR code…"].trigger()
    await screen.scope.settled()
    assert asked[1:] == ["Withdraw the card of Ada?"]
    assert "Withdraw the QR code…" not in acts()


async def test_a_class_says_whether_it_takes_cards(listed: ClassesScreen, school: School) -> None:
    key = await school.class_of("Ada")
    dialog = ClassDialog(listed.page, (await school.view(key)).of)
    assert dialog.cards.isChecked() and dialog.rules.takes_cards
    dialog.cards.setChecked(False)
    assert dialog.rules == ClassRules(takes_cards=False)
    dialog.way.setCurrentIndex(list(Way).index(Way.PASSWORD))
    assert dialog.cards.isHidden() and dialog.shows.isHidden()
    dialog.close()
    dialog.deleteLater()


def test_a_card_is_read_aloud_as_it_is_shown() -> None:
    ada = User(UserId(1), "p", "", "Ada <b>", False, avatar="cat-2")
    pictures = ("sun", "car", "cake")
    assert card_words(PictureCard(ada, pictures)) == "Ada <b>, Cat, Sun, Car, Cake, QR code: none"
    secret = PictureCard(ada, (), has_card=True)
    assert card_words(secret) == "Ada <b>, Cat, kept secret, QR code: kept secret"
    ready = PictureCard(ada, (), has_pictures=False, has_card=True, code="X")
    assert card_words(ready) == "Ada <b>, Cat, none, QR code: ready to print"
