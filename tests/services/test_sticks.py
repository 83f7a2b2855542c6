"""Sticks: found by what the system says of them, opened, read, let go; and all that goes wrong."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.errors import AppError, DiskFull, StorageError
from coursegen_desktop.formats import day_package
from coursegen_desktop.services import plugged, sticks
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.plugged import (
    LinuxSticks,
    MacSticks,
    Stick,
    StickTrouble,
    WindowsSticks,
)
from coursegen_desktop.services.sticks import SticksService

from .school import Clock
from .stick_drawer import Drawer, drawer
from .two_schools import Site, site

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="asks lsblk and udisksctl")


@pytest.fixture
def sticks_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawer:
    return drawer(tmp_path, monkeypatch)


@pytest.fixture
def linux(tmp_path: Path, sticks_of: Drawer) -> LinuxSticks:
    return LinuxSticks(tmp_path / "no mounts", homes=(str(tmp_path / "media"),))


@pytest.fixture
async def kiosk(tmp_path: Path, database_template: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "library", database_template, Clock()) as made:
        await made.class_of("Ada", "Ben")
        yield made


def service(kiosk: Site, linux: LinuxSticks) -> SticksService:
    return SticksService(kiosk.gate, linux)


async def write_day(kiosk: Site, path: Path) -> None:
    await kiosk.days.save(path, [kiosk.class_id()])


# ------------------------------------------------------------ which ones there are


@on_linux
def test_sticks_are_told_with_names_and_room(sticks_of: Drawer, linux: LinuxSticks) -> None:
    assert linux.find() == []
    place = sticks_of.plug()
    (closed,) = linux.find()
    assert (closed.key, closed.name, closed.folder) == ("/dev/sdb1", "CLASS 4A", None)
    assert (closed.size, closed.free, closed.is_read_only) == (7_743_995_904, None, False)
    sticks_of.plug("sdc", None, mountpoint=str(place), ro=True)
    nameless = linux.find()[1]
    assert (nameless.name, nameless.folder) == ("Kingston DataTraveler 3.0", place)
    assert nameless.is_read_only and nameless.free is not None


@on_linux
@pytest.mark.parametrize(
    "changes",
    [
        {"type": "rom"},
        {"rm": False, "hotplug": False, "tran": "sata"},
        {"size": 0, "children": []},
        {"mountpoint": "/"},
        {
            "name": "/dev/mmcblk0boot1",
            "rm": False,
            "tran": "mmc",
            "size": 4_194_304,
            "children": [],
        },
        {"children": [{"name": "/dev/sda1", "type": "part", "mountpoint": "/run/live/medium"}]},
        {"children": [{"name": "/dev/sda1", "type": "part", "mountpoint": "[SWAP]"}]},
    ],
)
def test_what_is_no_stick_is_left_out(
    sticks_of: Drawer, linux: LinuxSticks, changes: dict[str, Any]
) -> None:
    """Nor the stick that the computer runs from."""
    sticks_of.plug()
    sticks_of.disks[0] |= changes
    sticks_of.write()
    assert linux.find() == []


@on_linux
def test_what_cannot_be_read_is_told(sticks_of: Drawer, linux: LinuxSticks) -> None:
    sticks_of.plug("sdb", "A", fstype=None)
    sticks_of.plug("sdc", "B", fstype="crypto_LUKS")
    # An older lsblk, and a stick without parts.
    sticks_of.disks.append(
        {"name": "/dev/sdd", "type": "disk", "fstype": "exfat", "label": "C", "mountpoint": None,
         "rm": "1", "hotplug": "1", "tran": "usb", "ro": "0", "size": "4000", "vendor": "",
         "model": "x"}
    )  # fmt: skip
    sticks_of.write()
    found = {one.name: (one.trouble, one.is_read_only) for one in linux.find()}
    assert found == {
        "A": (StickTrouble.UNREADABLE, False),
        "B": (StickTrouble.LOCKED, False),
        "C": (StickTrouble.NONE, False),
    }


def test_without_lsblk_it_is_what_is_mounted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    home = tmp_path / "media"
    place = home / "ÜBUNG 1"
    place.mkdir(parents=True)
    mounts = tmp_path / "mounts"
    name = str(place).replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {name} vfat ro,nosuid 0 0\n"
        f"/dev/sdc1 {home}/gone vfat rw 0 0\nautomount {home} autofs rw 0 0\nhalf\n"
        # The system answers with an error, as for a stick of somebody else.
        f"/dev/sdd1 {home}/{'x' * 300} vfat rw 0 0\n",
        encoding="utf-8",
    )
    linux = LinuxSticks(mounts, homes=(str(home),))
    (found,) = linux.find()
    assert (found.name, found.folder, found.is_read_only) == ("ÜBUNG 1", place, True)
    assert linux.open(found) == place
    assert linux.let_go(found), "all is on it"
    assert LinuxSticks(tmp_path / "no such file").find() == []


def test_an_answer_that_is_none_is_no_answer(
    sticks_of: Drawer, linux: LinuxSticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("", "[]", '{"blockdevices": 3}', "\x00"):
        (sticks_of.folder / "listed.json").write_text(text)
        assert linux.find() == []
    program = sticks_of.folder.parent / "programs" / "lsblk"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(plugged, "SECONDS", 0.2)
    assert linux.find() == []


def test_volumes_of_a_mac(tmp_path: Path) -> None:
    volumes = tmp_path / "Volumes"
    (volumes / "Macintosh HD").mkdir(parents=True)
    (volumes / "link").symlink_to(tmp_path)
    mac = MacSticks(volumes, root=tmp_path)
    assert mac.find() == [], "all of it is on the system's own disk"
    (found,) = MacSticks(volumes, root=Path("/proc" if sys.platform == "linux" else "/dev")).find()
    assert (found.name, found.folder) == ("Macintosh HD", volumes / "Macintosh HD")
    assert mac.open(found) == found.folder
    with pytest.raises(StorageError, match="pulled out"):
        mac.open(Stick("x", "x", volumes / "gone"))
    assert MacSticks(tmp_path / "nowhere").find() == []


class Kernel:
    """What kernel32 says of four drives: a disk, a stick, a reader without a card, a new stick."""

    mode, error = 0, 0

    def SetErrorMode(self, mode: int) -> int:
        before, self.mode = self.mode, mode
        return before

    def GetLogicalDrives(self) -> int:
        return 0b111100

    def GetDriveTypeW(self, root: str) -> int:
        return 3 if root == "C:\\" else 2

    def GetVolumeInformationW(self, root: str, name: Any, *rest: Any) -> bool:
        self.error = {"E:\\": 21, "F:\\": 1005}.get(root, 0)
        name.value = "CLASS"
        rest[3]._obj.value = 0x00080000
        return not self.error


def test_drives_of_windows() -> None:
    kernel = Kernel()
    windows = WindowsSticks(kernel, lambda: kernel.error)
    stick, new = windows.find()
    assert (stick.key, stick.name, stick.is_read_only) == ("D:\\", "CLASS (D:)", True)
    assert (new.name, new.trouble) == ("F:", StickTrouble.UNREADABLE)
    assert kernel.mode == 0, "questions of the system are as before"
    assert windows.let_go(stick)
    with pytest.raises(StorageError, match="pulled out"):
        windows.open(stick)


# ------------------------------------------------------------ saving and letting go


@on_linux
async def test_a_day_is_saved_and_the_stick_is_let_go(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    folder = sticks_of.plug(label="CLASS \u202e4A\x07")
    desk = service(kiosk, linux)
    (stick,) = await desk.list()
    assert stick.name == "CLASS 4A"
    opened = await desk.open(stick, to_write=True)
    assert opened.folder == folder and opened.free is not None
    path = await desk.place(opened, "4a 2026-11-30 14.05")
    assert path == folder / "4a 2026-11-30 14.05.cgday"
    await write_day(kiosk, path)
    assert await desk.place(opened, "4a 2026-11-30 14.05") == folder / "4a 2026-11-30 14.05 2.cgday"
    assert await desk.let_go(opened, path)
    assert sticks_of.asked == ["mount /dev/sdb1", "unmount /dev/sdb1"]
    (again,) = await desk.list()
    assert again.folder is None and path.exists()


@on_linux
async def test_days_are_listed_newest_first(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    folder = sticks_of.plug()
    for at, name in enumerate(("old.cgday", "within/new.CGDAY", "within/too/deep.cgday")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        await write_day(kiosk, path)
        os.utime(path, (1000 + at, 1000 + at))
    (folder / "broken.cgday").write_bytes(b"no zip")
    os.utime(folder / "broken.cgday", (5000, 5000))
    (folder / ".hidden.cgday").write_bytes(b"")
    (folder / "link.cgday").symlink_to(folder / "old.cgday")
    os.mkfifo(folder / "pipe.cgday")  # to open it would take for ever
    (folder / "folder.cgday").mkdir()
    (folder / ".Trashes").mkdir()
    shutil.copy(folder / "old.cgday", folder / ".Trashes")
    desk = service(kiosk, linux)
    (stick,) = await desk.list()
    found = await desk.days(await desk.open(stick))
    assert [one.path.name for one in found] == ["broken.cgday", "new.CGDAY", "old.cgday"]
    broken, new, _ = found
    assert (broken.classes, broken.made_at) == ((), "")
    assert (new.classes, new.made_by) == (("4a",), "Tess Teacher")
    assert new.size == new.path.stat().st_size


def test_a_beginning_says_nothing_that_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.cgday"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(day_package.MANIFEST, b" " * (day_package._PEEK_BYTES + 1))
    assert day_package.peek(path) is None
    assert day_package.peek(tmp_path / "none") is None


@on_linux
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("NotAuthorizedCanObtain: Not authorized to perform operation", "does not allow"),
        ("Failed: wrong fs type, bad option, bad superblock on /dev/sdb1", "could not be opened"),
    ],
)
async def test_a_system_that_refuses_is_told(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks, said: str, told: str
) -> None:
    sticks_of.plug()
    sticks_of.refused["mount"] = (
        f"Error mounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.{said}"
    )
    sticks_of.write()
    desk = service(kiosk, linux)
    (stick,) = await desk.list()
    with pytest.raises(StorageError, match=told):
        await desk.open(stick)


@on_linux
async def test_without_udisks_nobody_opens_sticks(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks_of.plug()
    program = sticks_of.folder.parent / "programs"
    (program / "udisksctl").unlink()
    monkeypatch.setenv("PATH", str(program))
    desk = service(kiosk, linux)
    (stick,) = await desk.list()
    with pytest.raises(StorageError, match="udisks2"):
        await desk.open(stick)


@on_linux
async def test_sticks_that_are_of_no_use_say_why(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    sticks_of.plug("sdb", "A", fstype=None)
    sticks_of.plug("sdc", "B", fstype="crypto_LUKS")
    sticks_of.plug("sdd", "C", ro=True)
    sticks_of.plug("sde", "D")
    desk = service(kiosk, linux)
    raw, locked, protected, gone = await desk.list()
    for stick, told in ((raw, "not formatted"), (locked, "password"), (protected, "protected")):
        with pytest.raises(StorageError, match=told):
            await desk.open(stick, to_write=True)
    assert (await desk.open(protected)).folder is not None, "it can be read"
    sticks_of.pull("sde")
    with pytest.raises(StorageError, match="pulled out"):
        await desk.open(gone)


@on_linux
async def test_a_folder_that_stays_behind_is_no_stick(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    folder = sticks_of.plug()
    desk = service(kiosk, linux)
    await desk.open((await desk.list())[0])
    (mounted,) = await desk.list()
    sticks_of.pull()
    assert mounted.folder == folder and folder.is_dir()
    with pytest.raises(StorageError, match="pulled out"):
        await desk.open(mounted, to_write=True)


@on_linux
async def test_a_link_that_leads_off_the_stick_is_not_written_through(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks, tmp_path: Path
) -> None:
    folder = sticks_of.plug()
    (folder / "day.cgday").symlink_to(tmp_path / "nothing is here yet")
    desk = service(kiosk, linux)
    opened = await desk.open((await desk.list())[0], to_write=True)
    assert (await desk.place(opened, "day")).name == "day 2.cgday"


@on_linux
async def test_a_stick_that_others_use_is_written_all_the_same(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    sticks_of.plug()
    sticks_of.refused["unmount"] = (
        "Error unmounting /dev/sdb1: GDBus.Error:org.freedesktop.UDisks2.Error.DeviceBusy: "
        "Error unmounting /dev/sdb1: target is busy"
    )
    sticks_of.write()
    desk = service(kiosk, linux)
    opened = await desk.open((await desk.list())[0], to_write=True)
    path = await desk.place(opened, "day")
    await write_day(kiosk, path)
    assert not await desk.let_go(opened, path)
    assert path.exists()


# ------------------------------------------------------------ pulled out, full


@on_linux
async def test_a_stick_that_is_pulled_while_it_is_written_to(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sticks_of.plug()
    desk = service(kiosk, linux)
    opened = await desk.open((await desk.list())[0], to_write=True)
    path = await desk.place(opened, "day")
    compare = day_package._compare

    def pulled_now(*args: Any) -> None:
        shutil.rmtree(folder)
        sticks_of.pull()
        compare(*args)

    monkeypatch.setattr(day_package, "_compare", pulled_now)
    with pytest.raises(StorageError) as caught:
        await write_day(kiosk, path)
    told = await desk.explained(opened, caught.value)
    assert "pulled out" in told.text() and "Nothing half" in told.text()
    assert not folder.exists()
    with pytest.raises(StorageError, match="pulled out"):
        await desk.let_go(opened, path)


@on_linux
async def test_what_was_written_where_the_stick_is_no_more_is_found_out(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks
) -> None:
    """Where a stick was mounted by hand, its folder stays, and is on the disk itself."""
    folder = sticks_of.plug()
    desk = service(kiosk, linux)
    opened = await desk.open((await desk.list())[0], to_write=True)
    desk._devices[opened.key] += 1
    path = folder / "day.cgday"
    await write_day(kiosk, path)
    with pytest.raises(StorageError, match="pulled out"):
        await desk.let_go(opened, path)
    assert not path.exists(), "nobody would look for it there"


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB."""
    place = tmp_path / "media" / "SMALL"
    place.mkdir(parents=True)
    options = f"size=64k,uid={os.getuid()}"
    command = ["mount", "-t", "tmpfs", "-o", options, "stick", str(place)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine lets nobody mount a file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@on_linux
async def test_a_stick_that_is_full_keeps_what_was_on_it(
    kiosk: Site, sticks_of: Drawer, linux: LinuxSticks, small_stick: Path
) -> None:
    sticks_of.plug("sdb", "SMALL", mountpoint=str(small_stick))
    desk = service(kiosk, linux)
    opened = await desk.open((await desk.list())[0], to_write=True)
    assert opened.free is not None and opened.free <= 64 * 1024
    (small_stick / "photo").write_bytes(os.urandom(63 * 1024))
    path = await desk.place(opened, "day")
    with pytest.raises(DiskFull) as caught:
        await write_day(kiosk, path)
    told = await desk.explained(opened, caught.value, was_written=True)
    assert told.text().startswith("There is no room left on the stick “SMALL”.")
    assert await desk.explained(opened, caught.value) is caught.value, "this computer's own disk"
    assert [one.name for one in small_stick.iterdir()] == ["photo"], "nothing half"
    assert await desk.let_go(opened)


# ------------------------------------------------------------ a system that hangs


class Hanging(LinuxSticks):
    """Its first look takes for ever."""

    def __init__(self, release: Any) -> None:
        super().__init__()
        self.looks, self._release = 0, release

    def find(self) -> list[Stick]:
        self.looks += 1
        self._release.wait(20)
        return []


async def test_a_system_that_hangs_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    hanging = Hanging(release)
    monkeypatch.setattr(sticks, "LOOK_S", 0.05)
    gate = Gate()
    desk = SticksService(gate, hanging)
    desk.gate = None  # type: ignore[assignment]  # nobody is asked here
    for _ in range(3):
        with pytest.raises(StorageError, match="does not answer"):
            await desk.list()
    assert hanging.looks == 1
    release.set()
    assert desk._looking is not None
    await asyncio.wait_for(desk._looking, 5)
    assert await desk.list() == ()


def test_errors_of_a_stick_are_sentences() -> None:
    error: AppError = plugged.pulled(Stick("k", "CLASS", None))
    assert error.text() == ("The stick “CLASS” was pulled out. Put it in again and try once more.")
