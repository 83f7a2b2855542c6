"""Media are kept once each, under the name of their content."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursegen_desktop.db.asset_files import AssetFiles
from coursegen_desktop.domain.errors import StorageError


@pytest.fixture
def files(data_dir: Path) -> AssetFiles:
    return AssetFiles(data_dir / "media")


def put(folder: Path, name: str, data: bytes = b"film") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_named_by_its_content(files: AssetFiles, data_dir: Path, tmp_path: Path) -> None:
    source = put(tmp_path, "Film.MP4")
    file_path, is_new = files.adopt(source)
    digest = hashlib.sha256(b"film").hexdigest()
    assert (file_path, is_new) == (f"{digest[:2]}/{digest}.mp4", True)
    assert (data_dir / "media" / file_path).read_bytes() == b"film"
    assert not source.exists()
    again, is_new = files.adopt(put(tmp_path, "other.mp4"))
    assert (again, is_new) == (file_path, False)
    assert not (tmp_path / "other.mp4").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_the_folder_is_private(files: AssetFiles, data_dir: Path, tmp_path: Path) -> None:
    files.adopt(put(tmp_path, "a.png"))
    (folder,) = (data_dir / "media").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_failed_is_removed_and_a_second_time_is_no_error(
    files: AssetFiles, data_dir: Path, tmp_path: Path
) -> None:
    file_path, _ = files.adopt(put(tmp_path, "a.png"))
    files.remove([file_path, file_path, "ab/none.png"])
    assert not (data_dir / "media" / file_path).exists()


def test_a_folder_that_cannot_be_used_is_named(
    files: AssetFiles, data_dir: Path, tmp_path: Path
) -> None:
    (data_dir / "media").write_text("a file in the way")
    source = put(tmp_path, "a.png")
    with pytest.raises(StorageError, match="media"):
        files.adopt(source)
    assert source.exists()


def test_what_came_in_again_meanwhile_is_not_swept(files: AssetFiles, tmp_path: Path) -> None:
    kept = [files.adopt(put(tmp_path, "a.png", data))[0] for data in (b"old", b"again")]
    place = files._folder / kept[0]
    os.utime(place, (1.0, 1.0))
    moment = datetime.fromtimestamp(1000.0, UTC)
    files.remove(kept, moment)
    assert not place.exists()
    assert (files._folder / kept[1]).is_file()
