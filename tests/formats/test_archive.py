"""The archive reader against every trick, the corpora of others, and honest files."""

from __future__ import annotations

import errno
import io
import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.errors import AppError, DiskFull, FormatError, StorageError
from coursegen_desktop.domain.zip_contents import Limits
from coursegen_desktop.formats import archive as archive_module
from coursegen_desktop.formats.archive import Archive
from tests.formats import hostile
from tests.formats.drafts import listing

SUFFIXES = frozenset({".md", ".json"})
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "zip-hostile"


def put(folder: Path, data: bytes, name: str = "parcel.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_all(path: Path, folder: Path) -> None:
    with Archive(path, suffixes=SUFFIXES) as archive:
        archive.unpack(folder)


@pytest.mark.parametrize("kind", hostile.HOSTILE)
def test_hostile_archives_are_refused_and_leave_nothing(kind: str, tmp_path: Path) -> None:
    path = put(tmp_path, hostile.HOSTILE[kind]())
    with pytest.raises(FormatError) as refused:
        read_all(path, tmp_path / "out")
    assert refused.value.file == "parcel.zip"
    assert refused.value.reason.endswith(".")
    assert "\n" not in refused.value.text()
    assert listing(tmp_path) == ["parcel.zip"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("parent", "leads out"),
        ("absolute", "starts outside"),
        ("reserved", "device of Windows"),
        ("right to left", "cannot be seen"),
        ("case twins", "same name"),
        ("file as folder", "where a folder"),
        ("symlink", "link"),
        ("ratio", "too tightly"),
        ("overlap", "share the same bytes"),
        ("nested overlap", "share the same bytes"),
        ("beyond", "beyond its place"),
        ("lying small", "damaged"),
        ("lying large", "shorter than it says"),
        ("huge claim", "larger than 256 MiB"),
        ("encrypted", "password"),
        ("bzip2", "not supported"),
        ("program", "of this kind"),
        ("many", "more than 5000 files"),
        ("many, counted as few", "more than 5000 files"),
        ("not a zip", "not a zip"),
        ("truncated", "end is missing"),
        ("deep", "deeper than 8"),
        ("long name", "longer than 200"),
    ],
)
def test_the_reason_names_the_trick(kind: str, word: str, tmp_path: Path) -> None:
    path = put(tmp_path, hostile.HOSTILE[kind]())
    with pytest.raises(FormatError, match=word):
        read_all(path, tmp_path / "out")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpora are not on this machine")
def test_the_zips_of_others_are_read_whole_or_refused(tmp_path: Path) -> None:
    outcomes = {}
    for number, path in enumerate(sorted(CORPUS.rglob("*.zip"))):
        folder = tmp_path / str(number)
        try:
            with Archive(path) as archive:
                archive.unpack(folder)
            outcomes[path.name] = True
        except FormatError:
            outcomes[path.name] = False
            assert not folder.exists()
    assert outcomes["linux-info-zip.zip"]
    assert outcomes["windows-compressed-folder.zip"]
    failing = [path for path in CORPUS.rglob("failure/*.zip") if outcomes[path.name]]
    assert failing == []


def test_an_honest_archive_is_read(tmp_path: Path) -> None:
    parts = {"b/c.md": b"second", "a.md": b"first" * 1000, "\u00e9.md": b"third"}
    path = put(tmp_path, hostile.named_zip(parts))
    with Archive(path) as archive:
        assert archive.names == ("a.md", "b/c.md", "\u00e9.md")
        assert "a.md" in archive and "b" not in archive
        assert archive.read("b/c.md", 6) == b"second"
        assert archive.size("a.md") == 5000
        archive.unpack(tmp_path / "out")
    assert (tmp_path / "out" / "b" / "c.md").read_bytes() == b"second"
    assert (tmp_path / "out" / "a.md").read_bytes() == b"first" * 1000
    assert listing(tmp_path) == ["out", "parcel.zip"]


def test_an_archive_with_folders_and_a_comment_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.mkdir("folder")
        made.writestr("folder/a.md", "text")
        made.comment = b"made by hand"
    with Archive(put(tmp_path, buffer.getvalue())) as archive:
        assert archive.names == ("folder/a.md",)


def test_an_empty_archive_has_no_parts(tmp_path: Path) -> None:
    with Archive(put(tmp_path, hostile.named_zip({}))) as archive:
        assert archive.names == ()


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"x"))
    with (
        Archive(path) as archive,
        pytest.raises(FormatError, match=r"parcel\.zip, b\.md: .*missing"),
    ):
        archive.read("b.md", 10)


def test_a_part_larger_than_asked_for_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"12345"))
    with Archive(path) as archive, pytest.raises(FormatError, match="larger than"):
        archive.read("a.md", 4)


def test_the_sum_of_all_parts_is_limited_before_and_while_reading(tmp_path: Path) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"1" * 60, b=b"2" * 60))
    with pytest.raises(FormatError, match="unpacks to more than"):
        Archive(path, Limits(total=100))
    with Archive(path, Limits(total=120)) as archive:
        archive.read("a.md", 100)
        archive.read("b.md", 100)
        # Reading one part again and again must not go round the limit.
        with pytest.raises(FormatError, match="larger than it says"):
            archive.read("a.md", 100)


def test_a_long_list_of_contents_is_refused_before_the_library_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the list of contents was read")

    monkeypatch.setattr(archive_module.zipfile, "ZipFile", never)
    local, central = hostile.record(b"a.md", b"x", at=0)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 5 * hostile.MIB, len(local), 0)
    path = put(tmp_path, local + central + end)
    with pytest.raises(FormatError, match="list of contents is too long"):
        Archive(path)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9, 9, 1 << 40, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    path = put(tmp_path, local + large + locator + end)
    with pytest.raises(FormatError, match="list of contents is too long"):
        Archive(path)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda folder: folder / "absent.zip", "no such file"),
        (lambda folder: folder, "This is a folder"),
        (lambda folder: folder / "a.zip" / "b.zip", "no such file"),
        (lambda folder: Path("nul\0byte"), "not a file name"),
        (lambda folder: folder / ("n" * 300), "could not be read"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named(make: Any, word: str, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    with pytest.raises(FormatError, match=word):
        Archive(make(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_stop_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FormatError, match="not an ordinary file"):
        Archive(tmp_path / "pipe")


def test_a_disk_without_room_is_seen_before_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"x" * 5000))
    usage = type("Usage", (), {"free": 4999})
    monkeypatch.setattr(archive_module.shutil, "disk_usage", lambda _: usage)
    with Archive(path) as archive, pytest.raises(DiskFull, match="no room left"):
        archive.unpack(tmp_path / "out")
    assert listing(tmp_path) == ["parcel.zip"]


def test_a_disk_that_fills_up_while_unpacking_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"x", b=b"y"))
    copied: list[str] = []

    def copy(self: Archive, name: str, target: io.BufferedWriter) -> int:
        if copied:
            raise OSError(errno.ENOSPC, "No space left on device")
        copied.append(name)
        return target.write(b"x")

    monkeypatch.setattr(Archive, "copy", copy)
    with Archive(path) as archive, pytest.raises(DiskFull):
        archive.unpack(tmp_path / "out")
    assert listing(tmp_path) == ["parcel.zip"]


def test_unpacking_never_writes_into_a_folder_that_is_there(tmp_path: Path) -> None:
    path = put(tmp_path, hostile.plain_zip(a=b"new"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_text("old")
    with Archive(path) as archive, pytest.raises(StorageError):
        archive.unpack(tmp_path / "out")
    assert (tmp_path / "out" / "a.md").read_text() == "old"
    assert listing(tmp_path) == ["out", "parcel.zip"]


def test_every_refusal_is_an_app_error_that_survives_a_process(tmp_path: Path) -> None:
    import pickle

    with pytest.raises(AppError) as refused:
        Archive(put(tmp_path, b"nothing"))
    again = pickle.loads(pickle.dumps(refused.value))
    assert (type(again), again.text()) == (FormatError, refused.value.text())
