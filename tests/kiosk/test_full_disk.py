"""A class's computer whose disk takes nothing any more: nobody is stuck at it."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import DiskFull
from tests.windowed import AppWindow, click, eventually

from .test_panel import come


async def full(*_: object, **__: object) -> None:
    raise DiskFull("The disk is full.")


async def test_who_comes_in_sits_down_all_the_same(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(school.services.parking, "arrive", full)
        await come(school, "Chidi")
        assert school.services.user.full_name == "Chidi"
        assert school.desk is not None
        assert school.window.notices.texts() == ["The disk is full."]


async def test_who_leaves_leaves_the_door_open(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    await come(school, "Chidi")
    sign_in = school.services.sign_in

    async def unwritten(*, idle: bool = False) -> None:
        school.services.gate.leave()  # which comes first
        await full()

    with monkeypatch.context() as patched:
        patched.setattr(sign_in, "sign_out", unwritten)
        click(school.kiosk.bar.pass_on)
        await eventually(lambda: school.reception.class_door, "the door")
        await school.reception._scope.settled()
    await come(school, "Dina")
    assert school.services.user.full_name == "Dina"
