"""The log: a full disk and a forbidden folder add nothing to what the user is told."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen_desktop.app.logs import LogFile, start_logging

FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.setLevel(level)
    for handler in [item for item in root.handlers if item not in before]:
        root.removeHandler(handler)
        handler.close()


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_is_not_told_by_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    handler = LogFile(FULL, encoding="utf-8", delay=True)
    handler.handle(logging.LogRecord("one", logging.INFO, "", 1, "words", (), None))
    handler.close()
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_be_opened_is_not_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "coursegen.log").mkdir()
    start_logging(tmp_path)
    logging.getLogger("coursegen_desktop").info("words")
    assert "Traceback" not in capfd.readouterr().err


def test_a_wrong_message_is_still_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    handler = LogFile(tmp_path / "coursegen.log", encoding="utf-8", delay=True)
    handler.handle(logging.LogRecord("one", logging.INFO, "", 1, "%d", ("word",), None))
    handler.close()
    assert "not all arguments" in (told := capfd.readouterr().err) or "format" in told


def test_the_log_is_written_and_private_folder_made(tmp_path: Path) -> None:
    target = start_logging(tmp_path / "logs")
    logging.getLogger("coursegen_desktop.some").info("a word")
    for handler in logging.getLogger().handlers:
        handler.flush()
    assert "INFO coursegen_desktop.some: a word" in target.read_text(encoding="utf-8")
    if os.name == "posix":
        assert target.parent.stat().st_mode & 0o077 == 0
