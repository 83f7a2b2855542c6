"""A damaged library is asked about in the window, whoever met it first, and only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coursegen_desktop.db import backup_file
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.ui.kit import dialogs
from tests.app.stage import Run
from tests.windowed import AppWindow, eventually

Asked = list[str]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What was asked or told; everything is declined."""
    found: Asked = []

    async def decline(_parent: object, _title: str, text: str, *_: object, **__: object) -> bool:
        found.append(text)
        return False

    monkeypatch.setattr(dialogs, "confirm", decline)
    monkeypatch.setattr(dialogs, "tell", decline)
    return found


async def _questions(folder: Path, asked: Asked) -> int:
    """How many questions a start of the window asks."""
    before = len(asked)
    async with AppWindow(folder) as app:
        await eventually(lambda: not app.reception._house.is_running("offer backup"), "the offer")
    return len(asked) - before


@pytest.mark.logs("was set aside")
async def test_the_command_line_met_it_first(
    database_file: Path, data_dir: Path, run: Run, asked: Asked
) -> None:
    backup_file.make(database_file, data_dir / "backups", reason="timed", now=utc_now())
    database_file.write_text("not a library any more")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(run, "list").result().status == 0
    assert await _questions(data_dir, asked) == 1
    assert "Restore the newest backup" in asked[0]
    assert await _questions(data_dir, asked) == 0


@pytest.mark.logs("was set aside")
async def test_the_window_meets_it(database_file: Path, data_dir: Path, asked: Asked) -> None:
    database_file.write_text("not a library any more")
    assert await _questions(data_dir, asked) == 1
    assert "starts empty" in asked[0]
    assert await _questions(data_dir, asked) == 0


async def test_an_agreement_restores_the_backup_from_before(
    database_file: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backup_file.make(database_file, data_dir / "backups", reason="timed", now=utc_now())
    database_file.with_name("coursegen.db.corrupt-29991123-100000").write_text("old")

    async def agree(*_: object, **__: object) -> bool:
        return True

    monkeypatch.setattr(dialogs, "confirm", agree)
    async with AppWindow(data_dir) as app:
        await eventually(lambda: app.reception.ending.restore == backup, "the wish to restore")
