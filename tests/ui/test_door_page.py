"""The door without services: what each step shows, checks, and says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from coursegen_desktop.domain.errors import (
    Conflict,
    InvalidContent,
    SignInRefused,
    StorageError,
    TooManyTries,
)
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.settings import ALONE, SHARED, Sharing
from coursegen_desktop.domain.sign_in_ways import Way, way_of
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.accounts.account_step import AccountStep
from coursegen_desktop.ui.accounts.page import DoorPage
from coursegen_desktop.ui.accounts.password_step import UseCodeStep
from coursegen_desktop.ui.accounts.people_step import PeopleStep
from coursegen_desktop.ui.accounts.recovery_step import RecoveryStep
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.accounts.welcome_step import WelcomeStep
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import click

from .door_parts import Clock, fill, shown
from .library_parts import heard
from .screen_parts import button
from .waiting import until

CODE = "7K3QH-ZP2VM-0R8TX-W5N1C-JD9YB-4"
ODD = ["x" * 1000, "👩‍🚀" * 40, "שרה כהן", "a\0b", "‮evil", "\t\n"]


def person(number: int, name: str) -> User:
    """Somebody."""
    email = f"p{number}@example.org"
    return User(UserId(number), f"public-{number}", email, name, False, has_password=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(theme_host: ThemeHost, clock: Clock) -> Iterator[DoorPage]:
    made = DoorPage(clock=clock)
    made.resize(1024, 640)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _shared(page: DoorPage, *people: User, **ways: bool) -> None:
    page.start_listening()
    page.fill(Sharing(SHARED, **ways), people=people)  # type: ignore[arg-type]
    until(lambda: page.step.first.hasFocus() or page.focusWidget() is page.step.first)


def _sign_in(page: DoorPage) -> SignInStep:
    assert isinstance(page.step, SignInStep)
    return page.step


# ------------------------------------------------------------------ first picture


def test_a_new_computer_is_asked_one_question(page: DoorPage) -> None:
    page.show_first(Sharing())
    assert isinstance(page.step, WelcomeStep)
    assert shown(page) == ["Just me on this computer", "Several people share it"]


def test_a_shared_one_shows_the_sign_in_at_once(page: DoorPage) -> None:
    page.show_first(Sharing(SHARED))
    first = _sign_in(page)
    page.fill(Sharing(SHARED), people=[person(1, "Ada")])
    assert page.step is first, "what somebody began to type must stay"
    assert "Choose a person" in shown(page)


def test_where_classes_come_first_nothing_else_is_shown_meanwhile(page: DoorPage) -> None:
    page.show_first(Sharing(SHARED, by_class=True))
    assert page.step.title == "Who is learning?" and not shown(page)
    page.fill(Sharing(SHARED, by_class=True), people=[person(1, "Ada")])
    _sign_in(page)
    assert "Classes" not in shown(page), "offered where there are some"
    calls = heard(page.classes_requested)
    page.offer_classes(True)
    click(button(page, "Classes"))
    assert calls == [()]


def test_a_personal_one_waits_for_its_person(page: DoorPage) -> None:
    page.show_first(Sharing(ALONE, 1))
    assert not shown(page)
    page.fill(Sharing(ALONE, 1), people=[person(1, "Ada Byron")])
    step = _sign_in(page)
    assert (step.email, step.title) == (None, "Ada Byron")
    assert shown(page) == ["Use a recovery code", "Sign in"]


def test_a_wish_made_before_anybody_listens_is_kept(page: DoorPage) -> None:
    calls = heard(page.alone_requested)
    page.show_first(Sharing())
    assert isinstance(page.step, WelcomeStep)
    click(page.step.alone)
    click(page.step.alone)
    assert calls == []
    page.fill(Sharing(), owner_name="Ada")
    page.start_listening()
    assert calls == [("",)]


def test_a_form_that_was_begun_early_stays(page: DoorPage) -> None:
    page.show_first(Sharing())
    assert isinstance(page.step, WelcomeStep)
    click(page.step.shared)
    form = page.step
    page.fill(Sharing(), owner_name="Ada")
    assert page.step is form


def test_a_name_that_was_typed_is_not_overwritten(page: DoorPage) -> None:
    page.show_first(Sharing())
    assert isinstance(page.step, WelcomeStep)
    fill((page.step.name, "Sam"))
    page.fill(Sharing(), owner_name="Ada")
    assert page.step.name.text == "Sam"


# ------------------------------------------------------------------ the question


def test_the_first_card_has_the_keyboard_and_arrows_go_on(page: DoorPage) -> None:
    page.fill(Sharing(), owner_name="Ada")
    step = page.step
    assert isinstance(step, WelcomeStep)
    assert until(lambda: page.focusWidget() is step.alone)
    QTest.keyClick(step.alone, Qt.Key.Key_Right)
    assert page.focusWidget() is step.shared
    QTest.keyClick(step.shared, Qt.Key.Key_Space)
    assert isinstance(page.step, AccountStep)
    assert page.step.name.text == "Ada"


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_taken_or_refused_at_the_field(page: DoorPage, name: str) -> None:
    page.start_listening()
    page.fill(Sharing())
    calls = heard(page.alone_requested)
    step = page.step
    assert isinstance(step, WelcomeStep)
    fill((step.name, name))
    step.submit()
    assert bool(calls) != bool(step.name.error)


# ------------------------------------------------------------------ sign-in


def test_enter_goes_to_the_empty_password_then_signs_in(page: DoorPage) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    calls = heard(page.sign_in_requested)
    assert page.focusWidget() is step.email.edit
    fill((step.email, "ada@example.org"))
    QTest.keyClick(step.email.edit, Qt.Key.Key_Return)
    assert page.focusWidget() is step.password.edit
    fill((step.password, "secret words"))
    QTest.keyClick(step.password.edit, Qt.Key.Key_Enter)
    assert calls == [("ada@example.org", "secret words")]


def test_a_second_click_while_it_runs_does_nothing(page: DoorPage) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    calls = heard(page.sign_in_requested)
    fill((step.email, "ada@example.org"), (step.password, "secret words"))
    click(step.primary)
    click(step.primary)
    QTest.keyClick(step.password.edit, Qt.Key.Key_Return)
    click(step._account)
    assert len(calls) == 1
    assert page.step is step, "nor does one walk away from it"
    page.set_busy(False)
    click(step.primary)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("email", "password", "wrong"),
    [
        ("", "", ["email", "password"]),
        ("ada", "secret", ["email"]),
        ("ada@example.org", "", ["password"]),
        ("x" * 1000 + "@example.org", "secret", ["email"]),
        ("a\0da@example.org", "", ["password"]),
    ],
)
def test_what_is_missing_is_said_at_the_field(
    page: DoorPage, email: str, password: str, wrong: list[str]
) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    calls = heard(page.sign_in_requested)
    fill((step.email, email), (step.password, password))
    click(step.primary)
    fields = {"email": step.email, "password": step.password}
    assert [name for name, field in fields.items() if field.error] == wrong
    assert page.focusWidget() is fields[wrong[0]].edit
    assert calls == []
    assert step.password.text == password


def test_a_refusal_keeps_the_address_and_offers_the_password_again(page: DoorPage) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    fill((step.email, "ada@example.org"), (step.password, "wrong"))
    page.show_error(SignInRefused())
    assert step.notice.text == "The address or the password is not right. Try again."
    assert step.email.text == "ada@example.org"
    assert page.focusWidget() is step.password.edit
    assert step.password.edit.hasSelectedText()


def test_the_wait_counts_down_and_then_one_may_try(page: DoorPage, clock: Clock) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    calls = heard(page.sign_in_requested)
    fill((step.email, "ada@example.org"), (step.password, "wrong"))
    page.show_error(TooManyTries(4))
    assert step.waiting.text == "Too many tries. You can try again in 4 s."
    assert not step.primary.isEnabled()
    assert page.focusWidget() is step.password.edit
    QTest.keyClick(step.password.edit, Qt.Key.Key_Return)
    assert calls == []
    clock.now += 1.5
    assert until(lambda: "in 3 s" in step.waiting.text)
    clock.now += 2.4
    assert until(lambda: "in 1 s" in step.waiting.text)
    clock.now += 0.2
    assert until(lambda: step.primary.isEnabled())
    assert not step.waiting.isVisible()
    QTest.keyClick(step.password.edit, Qt.Key.Key_Return)
    assert len(calls) == 1


def test_another_address_need_not_wait(page: DoorPage) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    page.show_error(TooManyTries(60))
    QTest.keyClicks(step.email.edit, "b")
    assert step.primary.isEnabled()
    assert not step.waiting.isVisible()


def test_any_other_error_is_told_in_place(page: DoorPage) -> None:
    _shared(page)
    page.show_error(StorageError("The disk is gone.", "Put it back."))
    assert page.step.notice.text == "The disk is gone. Put it back."


def test_only_what_is_allowed_is_offered(page: DoorPage) -> None:
    _shared(page, person(1, "Ada"), self_register=False)
    assert shown(page) == ["Use a recovery code", "Sign in", "Choose a person"]


def test_nobody_to_choose_from_is_not_offered(page: DoorPage) -> None:
    _shared(page)
    assert shown(page) == ["Use a recovery code", "Sign in", "New account"]


# ------------------------------------------------------------------ people


def test_a_person_is_chosen_by_keys_alone(page: DoorPage) -> None:
    people = [person(1, "Ada Byron"), person(2, "Ben Carter")]
    _shared(page, *people)
    page.show_people()
    step = page.step
    assert isinstance(step, PeopleStep)
    assert until(lambda: page.focusWidget() is step.tiles[0])
    QTest.keyClick(step.tiles[0], Qt.Key.Key_Right)
    assert page.focusWidget() is step.tiles[1]
    calls = heard(page.sign_in_requested)
    QTest.keyClick(step.tiles[1], Qt.Key.Key_Return)
    chosen = _sign_in(page)
    assert until(lambda: page.focusWidget() is chosen.password.edit)
    QTest.keyClicks(chosen.password.edit, "secret")
    QTest.keyClick(chosen.password.edit, Qt.Key.Key_Return)
    assert calls == [("p2@example.org", "secret")]
    page.set_busy(False)
    click(chosen._people)
    assert isinstance(page.step, PeopleStep)


@pytest.mark.parametrize("count", [1, 2, 16])
@pytest.mark.parametrize("name", ["Ada", *ODD])
def test_tiles_hold_any_number_and_any_name(page: DoorPage, count: int, name: str) -> None:
    _shared(page, *(person(number, name) for number in range(1, count + 1)))
    page.show_people()
    step = page.step
    assert isinstance(step, PeopleStep)
    until(lambda: step.tiles[0].isVisible() and step.tiles[0].width() > 50)
    page.grab()
    assert step.width() <= page.width()
    boxes = [tile.geometry() for tile in step.tiles]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    click(step.tiles[-1])
    assert _sign_in(page).title == name


def test_everybody_has_a_way_in() -> None:
    assert way_of(person(1, "Ada")) is Way.PASSWORD


# ------------------------------------------------------------------ accounts


def test_a_form_says_all_that_is_wrong_and_loses_nothing(page: DoorPage) -> None:
    _shared(page)
    page.show_new_account()
    form = page.step
    assert isinstance(form, AccountStep)
    calls = heard(page.account_requested)
    fill((form.name, "n" * 300), (form.email, "ben"), (form.password, "short"))
    click(form.primary)
    assert all(field.error for field in form.fields)
    assert page.focusWidget() is form.name.edit
    assert (form.email.text, form.password.text) == ("ben", "short")
    fill((form.name, "Ben"), (form.email, "ben@example.org"), (form.password, "ben@example.org"))
    click(form.primary)
    assert [field for field in form.fields if field.error] == [form.password]
    fill((form.password, "several words here"))
    QTest.keyClick(form.password.edit, Qt.Key.Key_Return)
    assert calls == [("Ben", "ben@example.org", "several words here")]


@pytest.mark.parametrize(
    ("error", "field"),
    [
        (InvalidContent("This is one of the most common passwords."), "password"),
        (Conflict("Somebody already uses the address."), "email"),
    ],
)
def test_what_the_service_refuses_is_said_at_its_field(
    page: DoorPage, error: InvalidContent | Conflict, field: str
) -> None:
    _shared(page)
    page.show_new_account()
    page.show_error(error)
    assert getattr(page.step, field).error == error.sentence
    assert page.focusWidget() is getattr(page.step, field).edit


def test_who_was_chosen_reads_of_the_password_alone(page: DoorPage) -> None:
    _shared(page)
    page.show_sign_in(person(1, "Ada"))
    page.show_error(SignInRefused())
    assert _sign_in(page).notice.text == "This password is not right. Try again."


def test_esc_goes_back(page: DoorPage) -> None:
    _shared(page)
    page.show_new_account()
    QTest.keyClick(page.step, Qt.Key.Key_Escape)
    assert isinstance(page.step, SignInStep)


# ------------------------------------------------------------------ codes


def test_a_code_is_shown_in_groups_and_must_be_noted(page: DoorPage) -> None:
    page.start_listening()
    page.show_recovery_code(CODE)
    step = page.step
    assert isinstance(step, RecoveryStep)
    calls = heard(page.continue_requested)
    texts = [label.text() for label in step.findChildren(QLabel)]
    assert "7K3QH ZP2VM 0R8TX\nW5N1C JD9YB 4" in texts
    step.submit()
    assert calls == []
    click(step.copy)
    assert QGuiApplication.clipboard().text() == CODE
    assert step.notice.text == "Copied."
    QTest.keyClick(step.is_noted, Qt.Key.Key_Space)
    click(step.primary)
    assert calls == [()]


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", " "), "o" + CODE[1:]])
def test_a_code_may_be_typed_anyhow(page: DoorPage, typed: str) -> None:
    _shared(page)
    page.show_use_code(None, "ada@example.org")
    step = page.step
    assert isinstance(step, UseCodeStep)
    calls = heard(page.code_requested)
    assert until(lambda: page.focusWidget() is step.code.edit)
    fill((step.code, typed), (step.password, "several words here"))
    click(step.primary)
    assert calls == [("ada@example.org", typed, "several words here")]


@pytest.mark.parametrize("typed", ["", CODE[:-3], CODE + "7", "\0", "👩" * 26])
def test_a_code_that_cannot_be_one_costs_no_try(page: DoorPage, typed: str) -> None:
    _shared(page)
    page.show_use_code(person(1, "Ada"))
    step = page.step
    assert isinstance(step, UseCodeStep)
    calls = heard(page.code_requested)
    fill((step.code, typed), (step.password, "several words here"))
    click(step.primary)
    assert calls == []
    assert step.code.error


def test_a_wrong_code_is_not_called_a_password(page: DoorPage) -> None:
    _shared(page)
    page.show_use_code()
    page.show_error(SignInRefused())
    assert page.step.notice.text == "The address or the code is not right. Try again."
    page.show_error(TooManyTries(2))
    assert isinstance(page.step, UseCodeStep)
    assert not page.step.primary.isEnabled()


def test_the_address_goes_along_to_the_code_and_back(page: DoorPage) -> None:
    _shared(page)
    step = _sign_in(page)
    assert step.email is not None
    fill((step.email, "ada@example.org"))
    step.code_wanted.emit()
    assert isinstance(page.step, UseCodeStep)
    assert page.step.address == "ada@example.org"
    page.step.back_wanted.emit()
    assert _sign_in(page).address == "ada@example.org"


# ------------------------------------------------------------------ fit


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_step_fits_into_the_smallest_window(
    page: DoorPage, theme_host: ThemeHost, scale: float
) -> None:
    theme_host.apply("light", scale)
    page.resize(820, 560)
    ada = person(1, "Ada " + "Byron " * 30)
    _shared(page, *(person(number, "Ada Byron") for number in range(1, 17)))
    steps = [
        page.show_start, page.show_people, page.show_new_account, page.show_administrator_form,
        lambda: page.show_recovery_code(CODE), page.show_use_code, page.show_deleted,
        lambda: page.show_choose_password(ada), lambda: page.show_code_used(ada),
        lambda: page.show_sign_in(ada), page._show_welcome,
    ]  # fmt: skip
    for show in steps:
        show()
        until(lambda: page.step.isVisible())
        page.grab()
        wide = page.step.mapTo(page, QPoint(page.step.width(), 0)).x()
        assert wide <= page.width(), page.step.title
        assert page.step.mapTo(page, QPoint(0, 0)).x() >= 0
        cut = [w for w in page.step.findChildren(QWidget) if w.isVisible() and _sticks_out(w)]
        assert not cut, page.step.title
    theme_host.apply("light", 1.0)


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and widget.geometry().right() > parent.width()
