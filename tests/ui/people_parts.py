"""Services of accounts on a test's database, and many people, for the tests of their screens."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop import ui
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.audit import AuditService
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.own_data import OwnDataService
from coursegen_desktop.services.people import PeopleService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit import dialogs
from tests.persons import accounts_of
from tests.windowed import eventually

Now = Callable[[], datetime]
DialogT = TypeVar("DialogT", bound=QDialog)


class Office:
    """The services of accounts; an administrator is signed in."""

    def __init__(self, uow: WorkUnits, hub: EventHub, now: Now, user: User, gate: Gate) -> None:
        self.uow, self.user, self.gate = uow, user, gate
        gate.enter(user)
        self.people = PeopleService(uow, hub, gate, now)
        self.enrolment = EnrolmentService(uow, hub, gate, now)
        self.audit = AuditService(uow, gate)
        self.own_data = OwnDataService(uow, gate, now)

    async def fill(self, count: int) -> None:
        """So many people: “Person 00001” and on, every tenth an instructor."""
        async with self.uow(write=True) as work:
            rows = [
                work.users.row(
                    email=f"p{number}@school.example",
                    full_name=f"Person {number:05d}",
                    is_instructor=number % 10 == 0,
                    group=f"G{number % 7}",
                )
                for number in range(1, count + 1)
            ]
            await work.people.add(rows)
            await work.commit()


async def make_office(uow: WorkUnits, hub: EventHub, now: Now) -> Office:
    """Signs the owner of the file in."""
    gate = Gate()
    return Office(uow, hub, now, await accounts_of(uow, gate=gate).owner(), gate)


async def front(window: QWidget, kind: type[DialogT]) -> DialogT:
    """The dialog of a kind that is open."""

    def find() -> DialogT | None:
        return next((found for found in window.findChildren(kind) if found.isVisible()), None)

    found = await eventually(find, f"a {kind.__name__}")
    assert found is not None
    return found


def answer_files(
    monkeypatch: pytest.MonkeyPatch,
    *,
    save: Path | None = None,
    choose: Sequence[Path] = (),
    folder: Path | None = None,
) -> None:
    """What the user chooses in every file dialog from now on."""
    _have_all_screens()

    async def choose_save(*_: Any, **__: Any) -> str | None:
        return None if save is None else str(save)

    async def choose_files(*_: Any, **__: Any) -> list[str]:
        return [str(path) for path in choose]

    async def choose_folder(*_: Any, **__: Any) -> str | None:
        return None if folder is None else str(folder)

    monkeypatch.setattr(dialogs, "choose_folder", choose_folder)
    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    monkeypatch.setattr(dialogs, "choose_files", choose_files)


@cache
def _have_all_screens() -> None:
    """A screen that is imported while an answer stands in for a dialog would keep it for good."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
