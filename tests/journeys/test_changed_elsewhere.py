"""The command line, another process, changes the account of whoever sits at the window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from tests.windowed import AppWindow, eventually

from .test_people import step

PASSWORD = "a field of yellow tulips"


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    """A shared computer at which the administrator sits."""
    async with AppWindow(database_file.parent) as opened:
        await opened.services.accounts.share("Ada", "ada@example.org", PASSWORD)
        await opened.settled()
        yield opened


async def test_the_door_is_ready_to_refuse(app: AppWindow) -> None:
    passwords = app.services.sign_in._passwords
    passwords._nobody = ""
    app.reception.sign_out()
    await step(app, SignInStep)
    await eventually(lambda: passwords._nobody, "what the first refusal needs")
