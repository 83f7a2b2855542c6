"""Writing: the same bytes, the old file kept on any failure, sentences for what the disk says."""

from __future__ import annotations

import errno
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import DiskFull, FormatError, StorageError
from coursegen_desktop.formats import opening
from coursegen_desktop.formats.archive import Archive
from coursegen_desktop.formats.opening import replacing
from coursegen_desktop.formats.packing import pack
from tests.formats.drafts import listing


def test_parts_are_sorted_and_the_first_one_is_readable_in_the_head(tmp_path: Path) -> None:
    source = tmp_path / "film"
    source.write_bytes(b"f" * 3000)
    parts = {"z.md": b"last" * 100, "m.mp4": source, "head.json": b"{}", "a.md": b""}
    path = tmp_path / "a.zip"
    pack(path, parts, first="head.json", stored=frozenset({".mp4"}))
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["head.json", "a.md", "m.mp4", "z.md"]
        packings = [entry.compress_type for entry in archive.infolist()]
        assert archive.read("m.mp4") == b"f" * 3000
        assert archive.testzip() is None
    assert packings == [0, 8, 0, 8]
    assert path.read_bytes()[30:39] == b"head.json"
    with Archive(path) as archive_of_ours:
        assert archive_of_ours.names == ("a.md", "head.json", "m.mp4", "z.md")


def test_time_and_order_do_not_change_the_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    pack(first, {"a": b"1", "b": b"2"})
    pack(second, {"b": b"2", "a": b"1"})
    assert first.read_bytes() == second.read_bytes()


def test_a_missing_part_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_text("old")
    with pytest.raises(FormatError, match="no such file"):
        pack(path, {"a": b"1", "b": tmp_path / "absent"})
    assert path.read_text() == "old"
    assert listing(tmp_path) == ["a.zip"]


def test_an_interruption_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert listing(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "no room left"),
        (errno.EDQUOT, DiskFull, "no room left"),
        (errno.EROFS, StorageError, "may not be written"),
        (errno.EIO, StorageError, "could not be written"),
    ],
)
@pytest.mark.parametrize("when", ["open", "write", "fsync", "replace"])
def test_what_the_disk_refuses_is_said_and_the_old_file_stays(
    number: int,
    kind: type[StorageError],
    words: str,
    when: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    if when in ("open", "fsync", "replace"):
        owner = Path if when == "replace" else opening.os
        monkeypatch.setattr(owner, when, refuse)
    with pytest.raises(kind, match=words) as told, replacing(path) as file:
        file.write(b"new")
        if when == "write":
            refuse()
    monkeypatch.undo()
    assert type(told.value) is kind
    assert path.read_text() == "old"
    assert listing(tmp_path) == ["a"]


def test_a_really_full_disk_is_said(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(DiskFull) as told, replacing(tmp_path / "a") as file:
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"x")
        file.write(b"never")
    assert told.value.values["file"] == "a"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"), replacing(tmp_path / "no" / "a"):
        pass
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StorageError, match="There is no folder"),
        replacing(tmp_path / "file" / "a"),
    ):
        pass


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError, match="is a folder"), replacing(tmp_path / "a"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of POSIX")
def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(real)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_a_new_file_has_the_users_usual_mode(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        with replacing(tmp_path / "a") as file:
            file.write(b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
