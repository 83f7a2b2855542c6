"""Accounts, a course's learners and the log, photographed."""

from __future__ import annotations

import asyncio
from typing import Any

from PySide6.QtWidgets import QDialog

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.people import PeopleFilter, PeopleQuery
from coursegen_desktop.domain.user import Role
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.routes import AuditRoute, LearnersRoute, PeopleRoute
from coursegen_desktop.ui.people.codes_dialog import CodesDialog
from coursegen_desktop.ui.people.import_dialog import ImportDialog
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import empty_scene, scene

PEOPLE = (
    ("Amara Okafor", "4a"), ("Bao Nguyen", "4a"), ("Chidi Anagonye", "4a"), ("Dina Petrov", "4b"),
    ("Emil Sørensen", "4b"), ("Farah Haddad", "4b"), ("Goran Kovač", "4b"), ("Hana Kim", "5"),
    ("Ines Moreau", "5"), ("Jonas Weber", "5"), ("يوسف الخطيب", "5"), ("Kaja Lind", "Staff"),
    ("María de los Ángeles Fernández-Villaverde y Montenegro", "Visiting guests"),
    ("Zoë 🦊 Bright", ""), ("Priya Raman", "Staff"),
)  # fmt: skip
ROSTER = """name;email;group
Amara Okafor;amara@school.example;4a
Bao Nguyen;bao@school.example;4b
Liam Murphy;liam@school.example;5
Mei Tanaka;mei@school.example;5
Nadia Rossi;nadia@@school;5
Oskar Nilsson;OSKAR@school.example;5
Oskar N.;oskar@school.example;5
;nobody@school.example;5
Hana Kim;hana@school.example;5
"""


def address(name: str) -> str:
    """A plain address for somebody of PEOPLE."""
    first = name.split()[0].casefold()
    return f"{first if first.isascii() else f'guest{len(name)}'}@school.example"


async def fill_people(app: AppWindow, learned: Learned) -> None:
    """Accounts, some of them in the course; once."""
    people, enrolment = app.services.people, app.services.enrolment
    if (await people.counts())[PeopleFilter.ALL] > 1:
        return
    for number, (name, group) in enumerate(PEOPLE):
        staff = group == "Staff"
        role = Role.INSTRUCTOR if staff else Role.LEARNER
        code = await people.add(name, address(name), role=role, group=group)
        if number % 3 != 2 and not staff:
            await enrolment.enrol_other(learned.course, code.user_id)
        if number == 9:
            await people.set_disabled(code.user_id, True)
        if number == 4:
            await people.reset_password(code.user_id)
    last = (await people.page(PeopleQuery(text="kaja"))).people[0].user
    await people.set_role(last.id, Role.ADMINISTRATOR)
    await _learn(app, learned)


async def _learn(app: AppWindow, learned: Learned) -> None:
    """Some of them are on the way."""
    database = app.services.database
    async with database.unit_of_work(write=True) as work:
        found = await work.enrollments.learners(learned.course)
        for number, learner in enumerate(found):
            if learner.progress_percent == 0:
                share = (100.0, 62.0, 0.0, 41.0, 8.0)[number % 5]
                await work.enrollments.set_progress(learner.user.id, learned.course, share)
        await work.commit()


@empty_scene("people-alone")
async def people_alone(app: AppWindow) -> None:
    await app.go(PeopleRoute())


@empty_scene("audit-empty")
async def audit_empty(app: AppWindow) -> None:
    await app.go(AuditRoute())


@scene("people")
async def people(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    page = await app.go(PeopleRoute())
    app.screen.reload()
    await app.settled()
    page.list.setFocus()
    page.list.make_current(2)


@scene("people-new")
async def people_new(app: AppWindow, learned: Learned) -> None:
    await _dialog(app, PeopleRoute(), "new_requested")


@scene("people-code")
async def people_code(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    await app.go(PeopleRoute())
    found = await app.services.people.page(PeopleQuery(text="bao"))
    code = await app.services.people.reset_password(found.people[0].user.id)
    app.screen.scope.start(lambda: app.screen._show_codes([code], "Start code for Bao"), "codes")
    dialog = await eventually(lambda: _front(app, CodesDialog), "the code")
    dialog.is_noted = True  # so that it closes at once


@scene("people-import")
async def people_import(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    await app.go(PeopleRoute())
    await _import(app)


@scene("learners")
async def learners(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    page = await app.go(LearnersRoute(learned.course))
    page.list.setFocus()


@scene("learners-add")
async def learners_add(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    await _dialog(app, LearnersRoute(learned.course), "add_requested")
    await asyncio.sleep(0.3)


@scene("audit")
async def audit(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    page = await app.go(AuditRoute())
    page.list.setFocus()


@scene("people-nothing-found")
async def people_nothing(app: AppWindow, learned: Learned) -> None:
    await fill_people(app, learned)
    page = await app.go(PeopleRoute())
    page.search.setText("zeppelin")
    await app.settled()
    page.pane._wait.stop()


@scene("people-failing")
async def people_failing(app: AppWindow, learned: Learned) -> None:
    page = await app.go(PeopleRoute())
    page.show_all()
    await app.settled()
    page.show_failure(StorageError("The library cannot be read.", "Check the disk.").text())


async def _dialog(app: AppWindow, route: Any, wish: str) -> None:
    page = await app.go(route)
    getattr(page, wish).emit()
    await eventually(lambda: _front(app, QDialog), "a dialog")


async def _import(app: AppWindow) -> None:
    path = app.folder / "Room 5.csv"
    path.write_text(ROSTER, encoding="utf-8")

    async def choose(*_: object, **__: object) -> list[str]:
        return [str(path)]

    usual = dialogs.choose_files
    dialogs.choose_files = choose
    try:
        app.page.import_requested.emit()
        dialog = await eventually(lambda: _front(app, ImportDialog), "the preview")
    finally:
        dialogs.choose_files = usual
    await eventually(lambda: dialog.plan, "the plan")


def _front(app: AppWindow, kind: type[Any]) -> Any:
    return next((d for d in app.window.findChildren(kind) if d.isVisible()), None)
