"""The command line, another process, changes the account of whoever sits at the window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.user import Role
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.kit.routes import CourseRoute, EditRoute, LibraryRoute
from tests.persons import CHEAP
from tests.windowed import AppWindow, eventually

from .test_people import sign_in, step, with_course

PASSWORD = "a field of yellow tulips"


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    """A shared computer at which the administrator sits."""
    async with AppWindow(database_file.parent) as opened:
        await opened.services.accounts.share("Ada", "ada@example.org", PASSWORD)
        async with opened.services.database.unit_of_work(write=True) as work:
            await work.users.add(email="grace@example.org", full_name="Grace", is_admin=True)
            await work.commit()
        await opened.settled()
        yield opened


@pytest.fixture
async def terminal(app: AppWindow) -> AsyncIterator[Services]:
    """The owner of the file at the command line: other services on the same library."""
    services = await open_services(Paths(app.folder), resources_dir(), passwords=CHEAP)
    services.gate.enter_as_owner(await services.accounts.owner())
    yield services
    await services.close()


async def come_back(app: AppWindow) -> None:
    """The window is active again."""
    app.start.app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    await app.reception._scope.settled()
    if app.reception.desk is not None:
        await app.settled()


async def test_the_door_is_ready_to_refuse(app: AppWindow) -> None:
    passwords = app.services.sign_in._passwords
    passwords._nobody = ""
    app.reception.sign_out()
    await step(app, SignInStep)
    await eventually(lambda: passwords._nobody, "what the first refusal needs")


async def test_nothing_new_leaves_everything_as_it_is(app: AppWindow) -> None:
    desk, user = app.desk, app.services.user
    await come_back(app)
    assert app.desk is desk
    assert app.services.user is user


@pytest.mark.parametrize("deed", ["disabled", "deleted", "reset"])
async def test_who_may_not_be_here_any_more_is_seen_out(
    app: AppWindow, terminal: Services, deed: str
) -> None:
    person = app.services.user.id
    deeds = {
        "disabled": lambda: terminal.people.set_disabled(person, True),
        "deleted": lambda: terminal.people.delete(person),
        "reset": lambda: terminal.people.reset_password(person),
    }
    await deeds[deed]()
    await come_back(app)
    form = await step(app, SignInStep)
    await eventually(lambda: "your account was changed" in form.above.text, "the reason")
    assert app.services.gate.found is None


async def test_what_is_open_is_saved_by_the_old_rights(
    app: AppWindow, terminal: Services, sample_course: CourseDraft
) -> None:
    course_id = await with_course(app, sample_course)
    await app.go(EditRoute(course_id))
    await app.settled()
    app.page.edit.setPlainText("What was typed before.")
    await terminal.people.set_disabled(app.services.user.id, True)
    await come_back(app)
    await step(app, SignInStep)
    found = await terminal.search.find("What was typed before", limit=3)
    assert found


async def test_what_cannot_be_saved_stays_without_rights(
    app: AppWindow, terminal: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full() -> None:
        raise DiskFull("No room is left.")

    monkeypatch.setattr(app.desk, "leave", full)
    await terminal.people.set_disabled(app.services.user.id, True)
    await come_back(app)
    assert app.reception.desk is not None
    assert not any(app.services.gate.may(right) for right in Right)
    monkeypatch.undo()
    await come_back(app)
    await step(app, SignInStep)


async def test_another_role_sees_another_library_in_the_same_place(
    app: AppWindow, terminal: Services, sample_course: CourseDraft
) -> None:
    course_id = await with_course(app, sample_course)
    await app.go(CourseRoute(course_id))
    me = app.services.user.id
    assert app.window.actions_by_id["people"].isEnabled()
    await terminal.people.set_role(me, Role.LEARNER)
    await come_back(app)
    assert app.services.user.role is Role.LEARNER
    assert not app.window.actions_by_id["people"].isEnabled()
    await eventually(lambda: app.desk.navigator.route == CourseRoute(course_id), "the place")
    await terminal.people.set_role(me, Role.ADMINISTRATOR)
    await come_back(app)
    assert app.window.actions_by_id["people"].isEnabled()


async def test_who_edits_no_more_comes_to_the_library(
    app: AppWindow, terminal: Services, sample_course: CourseDraft
) -> None:
    await app.go(EditRoute(await with_course(app, sample_course)))
    await terminal.people.set_role(app.services.user.id, Role.LEARNER)
    await come_back(app)
    assert app.desk.navigator.route == LibraryRoute()


async def test_another_name_is_shown_without_a_word(app: AppWindow, terminal: Services) -> None:
    me = app.services.user
    desk = app.desk
    await terminal.people.save(
        me.id, full_name="Ada B.", email=me.email, group="", base_revision=me.revision
    )
    await come_back(app)
    assert (app.services.user.full_name, app.desk) == ("Ada B.", desk)


async def test_the_door_follows_nobody(app: AppWindow, terminal: Services) -> None:
    await terminal.people.set_disabled(app.services.user.id, True)
    app.reception.sign_out()
    await step(app, SignInStep)
    await come_back(app)
    await sign_in(app, "ada@example.org", PASSWORD)
    form = await step(app, SignInStep)
    await eventually(lambda: form.notice.text, "the refusal")


async def test_who_asks_for_a_restore_is_in_the_log_of_the_library_that_goes(
    app: AppWindow,
) -> None:
    made = await app.services.backup.make()
    app.reception.ending.restore_backup(made)
    await eventually(lambda: app.reception.ending.restore == made, "the wish to restore")
    query = AuditQuery(actions=(AuditAction.BACKUP_RESTORED,))
    (entry,) = (await app.services.audit.page(query)).entries
    assert (entry.actor_name, entry.detail) == ("Ada", made.name)
