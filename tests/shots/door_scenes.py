"""What is seen before anybody has signed in, photographed."""

from __future__ import annotations

from PySide6.QtTest import QTest

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.settings import SHARED, Sharing
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.accounts.account_step import AccountStep
from coursegen_desktop.ui.accounts.page import DoorPage
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from tests.windowed import AppWindow, eventually

from .scenes import door_scene

CODE = "7K3QH-ZP2VM-0R8TX-W5N1C-JD9YB-4"
NAMES = (
    "Amara Mensah", "Ben Okafor", "Chiara Rossi", "Dmitri Volkov", "Eun-ji Park",
    "Fatima Al-Zahra", "María de los Ángeles Fernández-Villaverde y Montenegro", "Hana Sato",
    "李小龙", "يوسف الخطيب", "Ivo Horvat",
)  # fmt: skip


def people() -> tuple[User, ...]:
    """Those who use the computer of the pictures."""
    return tuple(
        User(
            UserId(number), f"public-{number}", f"p{number}@example.org", name, False,
            has_password=True, avatar=str(number % 8 + 1),
        )
        for number, name in enumerate(NAMES)
    )  # fmt: skip


def own_words() -> set[str]:
    """What these scenes show that is nobody's to translate."""
    lines = CODE.split("-")
    return {*NAMES, " ".join(lines[:3]) + "\n" + " ".join(lines[3:])}


async def _page(app: AppWindow, *, is_shared: bool = True) -> DoorPage:
    page = app.window.current_page()
    assert isinstance(page, DoorPage)
    page.fill(Sharing(SHARED) if is_shared else Sharing(), people=people())
    page.show_start()
    return page


async def _rest(page: DoorPage) -> None:
    await eventually(lambda: page.window().focusWidget() is page.step.first, "the keyboard")


@door_scene("door-welcome")
async def welcome(app: AppWindow) -> None:
    page = await _page(app, is_shared=False)
    page.fill(Sharing(), owner_name="Amara Mensah")
    await _rest(page)


@door_scene("door-administrator")
async def administrator(app: AppWindow) -> None:
    page = await _page(app, is_shared=False)
    page.show_administrator_form("Amara Mensah")
    await _rest(page)


@door_scene("door-new-account-wrong")
async def new_account(app: AppWindow) -> None:
    page = await _page(app)
    page.show_new_account()
    await _rest(page)
    form = page.step
    assert isinstance(form, AccountStep)
    QTest.keyClicks(form.name.edit, "Ben Okafor")
    QTest.keyClicks(form.email.edit, "ben")
    QTest.keyClicks(form.password.edit, "short")
    form.submit()


@door_scene("door-recovery-code")
async def recovery_code(app: AppWindow) -> None:
    page = await _page(app)
    page.show_recovery_code(CODE)
    await _rest(page)


@door_scene("door-sign-in")
async def sign_in(app: AppWindow) -> None:
    await _rest(await _page(app))


@door_scene("door-sign-in-wait")
async def sign_in_wait(app: AppWindow) -> None:
    page = await _page(app)
    await _rest(page)
    form = page.step
    assert isinstance(form, SignInStep)
    assert form.email is not None
    QTest.keyClicks(form.email.edit, "amara@example.org")
    QTest.keyClicks(form.password.edit, "1234567890")
    page.show_wait(60)


@door_scene("door-people")
async def choose_person(app: AppWindow) -> None:
    page = await _page(app)
    page.show_people()
    await _rest(page)


@door_scene("door-person")
async def person(app: AppWindow) -> None:
    page = await _page(app)
    page.show_sign_in(people()[0])
    await _rest(page)


@door_scene("door-use-code")
async def use_code(app: AppWindow) -> None:
    page = await _page(app)
    page.show_use_code(None, "amara@example.org")
    await _rest(page)


@door_scene("door-choose-password")
async def choose_password(app: AppWindow) -> None:
    page = await _page(app)
    page.show_choose_password(people()[3])
    await _rest(page)


@door_scene("door-deleted")
async def deleted(app: AppWindow) -> None:
    page = await _page(app)
    page.show_deleted()
    await _rest(page)


@door_scene("door-code-used")
async def code_used(app: AppWindow) -> None:
    page = await _page(app)
    page.show_code_used(people()[2])
    await _rest(page)
