"""People in the real window: the first run both ways, in and out, and back to where one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.app.desk import Desk
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.settings import ALONE, SHARED
from coursegen_desktop.ui.accounts.account_step import AccountStep
from coursegen_desktop.ui.accounts.password_step import ChoosePasswordStep, UseCodeStep
from coursegen_desktop.ui.accounts.people_step import PeopleStep
from coursegen_desktop.ui.accounts.recovery_step import RecoveryStep
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.accounts.welcome_step import WelcomeStep
from coursegen_desktop.ui.accounts.word_step import WordStep
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute, LibraryRoute, SettingsRoute
from tests.journeys.acts import button
from tests.journeys.door import (
    PASSWORD,
    begin_shared,
    door,
    fill,
    note_code,
    seated,
    sign_in,
    sign_out,
    step,
    with_course,
)
from tests.windowed import AppWindow, click, eventually


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data dir"


def focus(app: AppWindow) -> QWidget | None:
    """Where the keyboard is; the offscreen window may not be the active one."""
    return app.window.focusWidget()


# ------------------------------------------------------------------ first run


async def test_alone_it_opens_at_once_and_never_asks_again(folder: Path) -> None:
    async with AppWindow(folder) as app:
        first = await step(app, WelcomeStep)
        await eventually(lambda: first.name.text, "the name of the system's account")
        fill((first.name, "Sam Okoro"))
        click(first.alone)
        user = await seated(app)
        assert (user.full_name, user.is_admin, user.has_password) == ("Sam Okoro", True, False)
        assert (await app.services.accounts.sharing()).mode == ALONE
        assert not app.window.shows_sign_out
    async with AppWindow(folder) as app:
        assert (await seated(app)).full_name == "Sam Okoro"


async def test_alone_by_the_keyboard(folder: Path) -> None:
    async with AppWindow(folder) as app:
        first = await step(app, WelcomeStep)
        await eventually(lambda: focus(app) is first.alone, "the keyboard on the first card")
        QTest.keyClick(first.alone, Qt.Key.Key_Return)
        assert (await seated(app)).full_name


async def test_shared_the_administrator_comes_first(folder: Path) -> None:
    async with AppWindow(folder) as app:
        code = await begin_shared(app)
        user = await seated(app)
        assert (user.full_name, user.email) == ("Ada Byron", "ada@example.org")
        assert user.is_admin
        assert app.window.shows_sign_out
        assert len(code.replace("-", "")) == 26
        assert (await app.services.accounts.sharing()).mode == SHARED
    async with AppWindow(folder) as app:
        await step(app, SignInStep)
        await sign_in(app, "ada@example.org")
        assert (await seated(app)).full_name == "Ada Byron"


async def test_closing_before_the_code_was_noted_keeps_the_account(folder: Path) -> None:
    async with AppWindow(folder) as app:
        click((await step(app, WelcomeStep)).shared)
        form = await step(app, AccountStep)
        fill((form.name, "Ada"), (form.email, "ada@example.org"), (form.password, PASSWORD))
        click(form.primary)
        await step(app, RecoveryStep)
    async with AppWindow(folder) as app:
        await sign_in(app, "ada@example.org")
        await seated(app)


# ------------------------------------------------------------------ in, out, and back


async def test_a_new_learner_enrols_learns_leaves_and_comes_back(
    folder: Path, sample_course: CourseDraft
) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        course_id = await with_course(app, sample_course)
        click(button(await sign_out(app), "New account"))
        form = await step(app, AccountStep)
        fill((form.name, "Ben Carter"), (form.email, "ben@example.org"), (form.password, PASSWORD))
        click(form.primary)
        await note_code(app)
        ben = await seated(app)
        assert not ben.is_admin
        lesson = (await app.services.lessons.course(course_id, user_id=ben.id)).lessons[0]
        await app.go(LessonRoute(lesson.id))
        await app.settled()
        form_in = await sign_out(app)
        assert door(app).step is form_in
        await sign_in(app, "ben@example.org")
        assert (await seated(app)).id == ben.id
        await eventually(lambda: app.desk.navigator.route == LessonRoute(lesson.id), "the place")
        # Ada sees her own place, not his.
        await sign_out(app)
        await sign_in(app, "ADA@example.org")
        await seated(app)
        assert app.desk.navigator.route == LibraryRoute()


async def test_a_person_is_chosen_by_the_avatar(folder: Path) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        click(button(await sign_out(app), "Choose a person"))
        people = await step(app, PeopleStep)
        (tile,) = people.tiles
        assert tile.accessibleName() == "Ada Byron"
        click(tile)
        form = await step(app, SignInStep)
        assert form.email is None
        fill((form.password, PASSWORD))
        click(form.primary)
        assert (await seated(app)).full_name == "Ada Byron"


async def test_whoever_was_idle_is_told_why_and_comes_back_to_the_place(
    folder: Path, sample_course: CourseDraft
) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        course_id = await with_course(app, sample_course)
        await app.go(CourseRoute(course_id))
        app.reception.sign_out(idle=True)
        form = await step(app, SignInStep)
        await eventually(lambda: form.above.isVisible(), "the reason")
        assert "Your work is saved" in form.above.text
        await sign_in(app, "ada@example.org")
        await seated(app)
        await eventually(lambda: app.desk.navigator.route == CourseRoute(course_id), "the place")


async def test_a_personal_computer_with_a_password_shows_its_person_alone(
    folder: Path,
) -> None:
    async with AppWindow(folder) as app:
        first = await step(app, WelcomeStep)
        fill((first.name, "Sam Okoro"))
        click(first.alone)
        await seated(app)
        await app.services.accounts.change_password("", PASSWORD)
    async with AppWindow(folder) as app:
        form = await step(app, SignInStep)
        assert (form.email, form.title) == (None, "Sam Okoro")
        assert not [b for b in ("Somebody else", "New account") if _shows(form, b)]
        fill((form.password, PASSWORD))
        click(form.primary)
        assert (await seated(app)).full_name == "Sam Okoro"
        assert app.window.shows_sign_out


def _shows(page: QWidget, words: str) -> bool:
    try:
        button(page, words)
    except AssertionError:
        return False
    return True


# ------------------------------------------------------------------ when it does not go well


async def test_a_forgotten_password_is_replaced_by_the_recovery_code(folder: Path) -> None:
    async with AppWindow(folder) as app:
        code = await begin_shared(app)
        await seated(app)
        click(button(await sign_out(app), "Use a recovery code"))
        form = await step(app, UseCodeStep)
        assert form.email is not None
        typed = code.lower().replace("-", " ")
        fill((form.email, "ada@example.org"), (form.code, typed), (form.password, "another pass 9"))
        click(form.primary)
        told = await step(app, WordStep)
        click(told.primary)
        await seated(app)
        await sign_out(app)
        await sign_in(app, "ada@example.org", "another pass 9")
        await seated(app)
        # The code is used up.
        click(button(await sign_out(app), "Use a recovery code"))
        form = await step(app, UseCodeStep)
        assert form.email is not None
        fill((form.email, "ada@example.org"), (form.code, code), (form.password, "third pass 27"))
        click(form.primary)
        await eventually(lambda: form.notice.text, "the refusal")


async def test_an_administrators_start_code_asks_for_a_password_of_ones_own(
    folder: Path,
) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        made = await app.services.people.add("Ben Carter", "ben@example.org")
        await sign_out(app)
        await sign_in(app, "ben@example.org", made.code.lower())
        form = await step(app, ChoosePasswordStep)
        fill((form.password, "ben's own words"))
        click(form.primary)
        user = await seated(app)
        assert (user.full_name, user.must_change_password) == ("Ben Carter", False)
        await sign_out(app)
        await sign_in(app, "ben@example.org", "ben's own words")
        await seated(app)


async def test_six_wrong_passwords_have_to_wait(folder: Path) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        form = await sign_out(app)
        for _ in range(5):
            await sign_in(app, "ada@example.org", "wrong wrong")
            await eventually(lambda: form.notice.text, "the refusal")
            assert app.reception.door is not None
            await app.reception.door.scope.settled()
        await eventually(lambda: form.waiting.isVisible(), "the wait")
        assert not form.primary.isEnabled()
        assert form.waiting.seconds_left >= 1
        await eventually(form.primary.isEnabled, "the end of the wait")
        await sign_in(app, "ada@example.org")
        await seated(app)


async def test_a_deleted_account_is_brought_back(folder: Path) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        made = await app.services.accounts.register("Ben Carter", "ben@example.org", PASSWORD)
        await sign_out(app)
        await sign_in(app, "ben@example.org")
        await seated(app)
        await app.services.accounts.delete_me(PASSWORD)
        await sign_out(app)
        await sign_in(app, "ben@example.org")
        told = await step(app, WordStep)
        assert told.title == "This account was deleted"
        click(told.primary)
        assert (await seated(app)).id == made.user.id


async def test_who_is_quick_keeps_the_page_that_was_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Desk.begin

    async def and_go_on_at_once(desk: Desk) -> None:
        await begin(desk)
        desk.go(SettingsRoute())
        await desk.navigator.settled()

    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        await sign_out(app)
        monkeypatch.setattr(Desk, "begin", and_go_on_at_once)
        await sign_in(app, "ada@example.org")
        await eventually(lambda: app.reception.desk is not None, "a desk")
        await app.reception._scope.settled()
        await app.settled()
        page = app.page
        assert app.desk.navigator.route == SettingsRoute()
        assert page.isVisible()
        assert page.parentWidget() is not None
