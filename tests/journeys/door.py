"""Coming in and going out: the first run, sign-in and sign-out, in small steps."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.accounts.account_step import AccountStep
from coursegen_desktop.ui.accounts.page import DoorPage
from coursegen_desktop.ui.accounts.recovery_step import RecoveryStep
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.accounts.step import Step
from coursegen_desktop.ui.accounts.welcome_step import WelcomeStep
from tests.windowed import AppWindow, click, eventually

PASSWORD = "correct horse battery"
S = TypeVar("S", bound=Step)


def door(app: AppWindow) -> DoorPage:
    """The door, which stands in front."""
    page = app.window.current_page()
    assert isinstance(page, DoorPage)
    assert app.reception.desk is None
    assert not app.window.rail.isVisible()
    return page


async def step(app: AppWindow, kind: type[S]) -> S:
    """The step of that kind, as soon as it is in front."""

    def find() -> S | None:
        page = app.window.current_page()
        found = page.step if isinstance(page, DoorPage) else None
        return found if isinstance(found, kind) and found.isVisible() else None

    found = await eventually(find, kind.__name__)
    door = app.reception.door
    if door is not None:
        # The act that brought it here may be ending in this very turn of the loop, and a click
        # meanwhile asks for nothing; nobody is that fast but a test.
        await door.scope.settled()
    return found


async def seated(app: AppWindow) -> User:
    """Whoever sits at the desk, as soon as somebody does."""
    await eventually(lambda: app.reception.desk and app.window.rail.isVisible(), "the library")
    await eventually(lambda: app.reception.door is None, "the door is gone")
    await app.settled()
    return app.services.user


def fill(*pairs: tuple[Any, str]) -> None:
    """Type into fields."""
    for field, text in pairs:
        field.edit.clear()
        QTest.keyClicks(field.edit, text)


async def begin_shared(app: AppWindow) -> str:
    """The first run on a computer that several people share. Returns the recovery code."""
    first = await step(app, WelcomeStep)
    click(first.shared)
    form = await step(app, AccountStep)
    fill((form.name, "Ada Byron"), (form.email, "Ada@Example.org"), (form.password, PASSWORD))
    click(form.primary)
    return await note_code(app)


async def note_code(app: AppWindow) -> str:
    """Say that the code was written down, and go on. Returns it."""
    shown = await step(app, RecoveryStep)
    assert not shown.primary.isEnabled()
    click(shown.is_noted)
    click(shown.primary)
    return shown.code


async def sign_out(app: AppWindow) -> SignInStep:
    """Leave, and come to the sign-in."""
    app.window.sign_out_requested.emit()
    return await step(app, SignInStep)


async def sign_in(app: AppWindow, email: str, password: str = PASSWORD) -> None:
    """Type address and password and press Enter."""
    form = await step(app, SignInStep)
    assert form.email is not None
    fill((form.email, email), (form.password, password))
    QTest.keyClick(form.password.edit, Qt.Key.Key_Return)


async def with_course(app: AppWindow, draft: CourseDraft) -> CourseId:
    """Keep a course."""
    async with app.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id
