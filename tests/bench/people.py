"""Accounts: a page of the list, one person after another at the window, the window meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import sqlite3
from pathlib import Path

from coursegen_desktop.app.garbage import GarbageCollector
from coursegen_desktop.db.repositories.users import name_key
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.people import PeopleQuery
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.passwords import Passwords
from coursegen_desktop.ui.people.import_dialog import ImportDialog
from tests.db.watching import statements
from tests.persons import PASSWORD
from tests.windowed import AppWindow

from .measure import Result, alternate, plus, timed
from .place import GapProbe, Place

PAGE_ROUNDS = 200
SWITCH_ROUNDS = 15
IMPORTED = 20_000  # lines of the list that is brought in
SWITCH_MS, GAP_MS = 300.0, 50.0
_WARM_UP = 3.0  # seconds: prewarming is no part of idling
_IDLE_S = 1.0
_NOW = "2026-11-23T10:00:00.000000+00:00"


async def run(place: Place) -> list[Result]:
    """people.page, people.switch, people.gap and people.import."""
    fill(place, place.size.courses // 2)
    page = await _page(place)
    return [page, *await _window(place)]


def fill(place: Place, count: int) -> None:
    """So many learners, some in a group, some in courses."""
    with contextlib.closing(sqlite3.connect(place.database, isolation_level=None)) as rows:
        rows.execute("BEGIN")
        rows.executemany(
            "INSERT INTO users (public_id, email, full_name, name_key, is_admin, group_name,"
            " created_at, updated_at) VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
            (_learner(number) for number in range(count)),
        )
        rows.execute(
            "INSERT INTO enrollments (user_id, course_id, enrolled_at, progress_percent,"
            f" last_opened_at, created_at, updated_at) SELECT u.id, 1 + u.id % 100, '{_NOW}', 0,"
            f" '{_NOW}', '{_NOW}', '{_NOW}' FROM users u WHERE u.id > 1"
        )
        rows.execute("COMMIT")
        rows.execute("ANALYZE")


def _learner(number: int) -> tuple[str, ...]:
    # Not in the order of their keys: the list must sort them.
    name = f"Learner {number * 7919 % 100_003:06d}"
    return (f"p{number}", f"p{number}@example.org", name, name_key(name), f"{number % 12}a",
            _NOW, _NOW)  # fmt: skip


async def _page(place: Place) -> Result:
    """The list's first page against the same rows by plain sqlite3."""
    async with place.services() as services:

        async def page() -> None:
            await services.people.page(PeopleQuery())

        with statements(services.database) as sent:
            await page()
        with place.raw() as raw:

            async def floor() -> None:
                for sql, values in sent:
                    raw.execute(sql, values).fetchall()

            raw_ms, ours_ms = await alternate(
                lambda: timed(floor), lambda: timed(page), PAGE_ROUNDS
            )
    return Result("people.page", raw_ms, ours_ms, 3.0)


async def _window(place: Place) -> list[Result]:
    """What follows a right password in the real window, with the real hash."""
    probe = GapProbe()
    collector = GarbageCollector(probe)
    passwords = Passwords()
    try:
        async with AppWindow(place.folder) as app:
            await asyncio.sleep(_WARM_UP)
            app.services.sign_in._passwords = passwords
            hashed = await passwords.hash(PASSWORD)
            people = await _share(app, hashed)
            floor_ms, ours_ms = await alternate(
                lambda: timed(lambda: passwords.fits(hashed, PASSWORD)),
                lambda: timed(lambda: _switch(app, next(people))),
                SWITCH_ROUNDS,
            )
            await asyncio.sleep(_IDLE_S)
            idle = await probe.during(lambda: asyncio.sleep(_IDLE_S))
            email = next(people).email
            busy = await probe.during(lambda: app.services.sign_in.sign_in(email, PASSWORD))
            app.services.gate.enter(await app.services.accounts.owner())
            quiet = await probe.during(lambda: asyncio.sleep(_IDLE_S))
            imported = await probe.during(lambda: _import(app, place.folder / "list.csv"))
    finally:
        collector.stop()
    return [
        Result("people.switch", floor_ms, ours_ms, plus(floor_ms, 1.0, SWITCH_MS)),
        Result("people.gap", idle, busy, GAP_MS / idle),
        Result("people.import", quiet, imported, GAP_MS / quiet),
    ]


async def _import(app: AppWindow, path: Path) -> None:
    """Read a long list, look at what it would change, bring it in."""
    lines = (f"New {number:05d},n{number}@example.org,4a\n" for number in range(IMPORTED))
    await asyncio.to_thread(path.write_text, "name,email,group\n" + "".join(lines), "utf-8")
    dialog = ImportDialog(app.page.window(), "list")
    dialog.open()
    try:
        plan = await app.services.people.plan_import(path)
        dialog.show_plan(plan)
        await asyncio.sleep(0.05)
        await app.services.people.bring_in(plan)
    finally:
        dialog.finish()
        dialog.deleteLater()


async def _share(app: AppWindow, hashed: str) -> itertools.cycle[User]:
    """Two people with a password on a shared computer, in turns; an instructor sees everything."""
    uow = app.services.database.unit_of_work
    async with uow(write=True) as work:
        for key in (UserId(1), UserId(2)):
            await work.users.set_password(key, hashed, must_change=False)
        pair = [await work.users.get(UserId(1)), await work.users.get(UserId(2))]
        await work.commit()
    await app.services.accounts.ask_to_sign_in()
    return itertools.cycle(pair)


async def _switch(app: AppWindow, user: User) -> None:
    """One goes, the other signs in and has the library before him."""
    await app.reception._sign_out(idle=False)
    entered = await app.services.sign_in.sign_in(user.email, PASSWORD)
    await app.reception._enter(entered, None)
    await app.settled()
