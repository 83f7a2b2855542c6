"""What is typed survives an end without saving, a torn write, and a full disk."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from coursegen_desktop.db import draft_files
from coursegen_desktop.db.draft_files import DraftFiles
from coursegen_desktop.domain.errors import DiskFull, StorageError
from coursegen_desktop.services.journal import Draft, JournalService


def draft(content: str, part: int = 7) -> Draft:
    return Draft("lesson", part, 1, 3, "Tides", content, "Ada")


async def test_the_last_text_is_found_by_the_next_start(tmp_path: Path) -> None:
    journal = JournalService(tmp_path / "journal", 0.0)
    words = "".join(f"word{number} " for number in range(50))
    for number in range(5):
        journal.edited("lesson-7", lambda number=number: draft(words * number))  # type: ignore[misc]
        await journal.settle()
    again = JournalService(tmp_path / "journal")
    assert await again.find("lesson-7") == draft(words * 4)
    assert await again.left() == (draft(words * 4),)
    assert await again.find("lesson-8") is None
    journal.saved("lesson-7")
    await journal.settle()
    assert await again.left() == ()
    journal.edited("lesson-7", lambda: draft("\ud800 broken letters"))
    await journal.settle()
    assert await again.find("lesson-7") == draft("\ud800 broken letters")
    await journal.forget("lesson-7")
    assert list((tmp_path / "journal").iterdir()) == []


async def test_what_is_saved_is_not_found_before_its_file_is_emptied(tmp_path: Path) -> None:
    """The file follows within half a second; meanwhile the text may have been undone."""
    journal, other = JournalService(tmp_path), JournalService(tmp_path)
    journal.edited("lesson-7", lambda: draft("typed"))
    while await other.find("lesson-7") is None:
        await asyncio.sleep(0)
    journal.saved("lesson-7")
    assert await journal.find("lesson-7") is None
    assert await journal.left() == ()
    assert await other.find("lesson-7") == draft("typed"), "it is there still"
    journal._hurry.set()
    while journal._at != "lesson-7":
        await asyncio.sleep(0)
    assert await journal.find("lesson-7") is None, "while it is emptied"
    await journal.settle()
    assert await other.find("lesson-7") is None


async def test_only_the_newest_of_what_waits_is_asked_for(tmp_path: Path) -> None:
    journal = JournalService(tmp_path, 0.0)
    asked = []
    for number in range(100):
        journal.edited("lesson-7", lambda n=number: asked.append(n) or draft(str(n)))  # type: ignore[misc, func-returns-value]
    await journal.settle()
    assert asked == [99]


@pytest.mark.parametrize("cut", range(0, 140, 7))
def test_a_write_that_is_cut_off_leaves_the_one_before(tmp_path: Path, cut: int) -> None:
    files = DraftFiles(tmp_path)
    files.write("a-1", "first " * 9)
    files.write("a-1", "second " * 9)
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    files.write("a-1", "third " * 9)
    after = path.read_bytes()
    changed = [at for at in range(len(after)) if after[at] != before[at]]
    start = changed[0]
    torn = before[:start] + after[start : start + cut] + before[start + cut :]
    path.write_bytes(torn)
    assert files.read("a-1") in ("second " * 9, "third " * 9)


def test_a_longer_text_takes_more_room_and_loses_nothing(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path)
    files.write("a-1", "short")
    for size in (10_000, 100_000, 1_000_000, 10):
        files.write("a-1", "x" * size)
        assert files.read("a-1") == "x" * size
    assert [path.name for path in tmp_path.iterdir()] == ["a-1.draft"]
    if os.name == "posix":
        assert next(tmp_path.iterdir()).stat().st_mode & 0o777 == 0o600


def test_on_a_full_disk_the_room_that_was_taken_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = DraftFiles(tmp_path)
    files.write("a-1", "before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(draft_files.os, "open", full)
    files.write("a-1", "after " * 5000)
    assert files.read("a-1") == "after " * 5000
    with pytest.raises(DiskFull):
        files.write("b-2", "no room")
    with pytest.raises(DiskFull):
        files.write("a-1", "x" * 1_000_000)
    assert files.read("a-1") == "after " * 5000


def test_damage_and_strangers_are_no_drafts(tmp_path: Path) -> None:
    files = DraftFiles(tmp_path)
    (tmp_path / "a-1.draft").write_bytes(os.urandom(5000))
    (tmp_path / "b-1.draft").write_bytes(b"")
    assert files.read("a-1") is None and files.read("b-1") is None
    files.write("a-1", "new")
    assert files.read("a-1") == "new"
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StorageError):
        DraftFiles(blocked / "inside").write("a-1", "x")


async def test_what_is_no_draft_inside_is_left_out(tmp_path: Path) -> None:
    DraftFiles(tmp_path).write("lesson-7", "[1]")
    DraftFiles(tmp_path).write("lesson-8", '{"kind": "lesson"}')
    assert await JournalService(tmp_path).left() == ()
