"""Which sticks the system has, by its own means: to be asked in a thread, for everything may block.

Linux: lsblk tells them and udisksctl opens and lets go, where these are there; a session of a
class's computer has nobody else who would. Without them it is what is mounted under /media and its
like. Windows and macOS open a stick by themselves.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from ..domain.errors import StorageError

SECONDS = 5.0
_OPEN_SECONDS = 20.0
_CLOSE_SECONDS = 60.0  # what was written may still be on its way
_COLUMNS = "NAME,TYPE,FSTYPE,LABEL,MOUNTPOINT,RM,HOTPLUG,TRAN,RO,SIZE,VENDOR,MODEL"
_MOUNTS = Path("/proc/mounts")
_HOMES = ("/media", "/run/media", "/mnt")  # where sticks are opened
_OCTAL = re.compile(r"\\([0-7]{3})")
# Beside the memory that small computers have soldered in: tiny, and called pluggable all the same.
_OF_THE_BOARD = re.compile(r"/dev/mmcblk\d+(boot\d+|rpmb|gp\d+)")
_UNKNOWN_KINDS = ("", "swap", "LVM2_member", "linux_raid_member")
_LOCKED_KINDS = ("crypto_LUKS", "BitLocker")
_REFUSED = ("NotAuthorized", "not authorized", "Not authorized")


class StickTrouble(StrEnum):
    """Why nothing can be done with a stick."""

    NONE = ""
    UNREADABLE = "unreadable"  # no file system that this computer knows
    LOCKED = "locked"  # encrypted


@dataclass(frozen=True, slots=True)
class Stick:
    """A part of a stick with files on it. `key` is the same as long as it is plugged in.

    `folder` is where its files are, None while the system has not opened it; `free` (bytes) is
    known then only. `size` None: unknown.
    """

    key: str
    name: str
    folder: Path | None
    size: int | None = None
    free: int | None = None
    is_read_only: bool = False
    trouble: StickTrouble = StickTrouble.NONE


@dataclass(frozen=True, slots=True)
class StickDay:
    """The day of classes as it lies on a stick. `changed_at` is the file's own moment, seconds
    since 1970; what stands in it is '' and () where it says nothing that could be read."""

    path: Path
    size: int
    changed_at: float
    made_at: str = ""
    made_by: str = ""
    classes: tuple[str, ...] = ()


class Plugged(Protocol):
    """The sticks of one system. Everything blocks."""

    def find(self) -> list[Stick]:
        """What is plugged in."""

    def open(self, stick: Stick) -> Path:
        """Where its files are. Raises StorageError where the system does not open it."""

    def let_go(self, stick: Stick) -> bool:
        """All is written to it; whether the system has let it go as well."""


def of_this_system(platform: str = sys.platform) -> Plugged:
    """The sticks of this system."""
    if platform == "win32":
        return WindowsSticks()
    return MacSticks() if platform == "darwin" else LinuxSticks()


class LinuxSticks:
    """By util-linux and udisks."""

    def __init__(self, mounts: Path = _MOUNTS, homes: Sequence[str] = _HOMES) -> None:
        self._mounts, self._homes = mounts, tuple(homes)

    def find(self) -> list[Stick]:
        """What is plugged in."""
        listed = _run("lsblk", "--json", "--bytes", "--paths", "--output", _COLUMNS)
        found = None if listed is None or listed.returncode else _parsed(listed.stdout)
        if found is None:
            return list(self._mounted())
        return [stick for disk in found for stick in self._of_disk(disk)]

    def open(self, stick: Stick) -> Path:
        """Where its files are. Raises StorageError."""
        if stick.folder is not None:
            return stick.folder
        done = _run("udisksctl", "mount", "-b", stick.key, "--no-user-interaction",
                    seconds=_OPEN_SECONDS)  # fmt: skip
        now = next((one for one in self.find() if one.key == stick.key), None)
        if now is not None and now.folder is not None:
            return now.folder  # whoever opened it
        raise _not_opened(stick, now, done)

    def let_go(self, stick: Stick) -> bool:
        """All is written to it; whether the system has let it go as well."""
        os.sync()
        if not stick.key.startswith("/dev/"):
            return True  # it was mounted by hand: all is on it
        done = _run("udisksctl", "unmount", "-b", stick.key, "--no-user-interaction",
                    seconds=_CLOSE_SECONDS)  # fmt: skip
        return done is not None and done.returncode == 0

    # ------------------------------------------------------------ lsblk

    def _of_disk(self, disk: Mapping[str, Any]) -> Iterator[Stick]:
        """The parts of a disk that can be pulled out and holds nothing of the running system."""
        if disk.get("type") != "disk" or not (
            _yes(disk.get("rm")) or _yes(disk.get("hotplug")) or disk.get("tran") == "usb"
        ):
            return
        if _OF_THE_BOARD.fullmatch(str(disk.get("name"))):
            return
        nodes = list(_nodes(disk))
        mounted = [str(node["mountpoint"]) for node in nodes if node.get("mountpoint")]
        if not all(self._is_home(place) for place in mounted):
            return
        for part in nodes:
            size = _number(part.get("size"))
            if size and not part.get("children"):  # a reader without a card has no size
                yield _stick(part, disk, size)

    def _is_home(self, place: str) -> bool:
        return any(place.startswith(f"{home}/") or place == home for home in self._homes)

    # ------------------------------------------------------------ what is mounted

    def _mounted(self) -> Iterator[Stick]:
        try:
            lines = self._mounts.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return
        for line in lines:
            _, place, kind, options, *_ = (*map(_plain, line.split(" ")), "", "", "")
            folder = Path(place)
            if self._is_home(place) and kind != "autofs" and is_folder(folder):
                yield Stick(
                    place,
                    folder.name,
                    folder,
                    free=_free(folder),
                    is_read_only="ro" in options.split(","),
                )


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node.get("children") or ():
        if isinstance(child, Mapping):
            yield from _nodes(child)


def _stick(part: Mapping[str, Any], disk: Mapping[str, Any], size: int) -> Stick:
    place, kind = part.get("mountpoint"), str(part.get("fstype") or "")
    folder = Path(str(place)) if place else None
    trouble = StickTrouble.NONE
    if folder is None and kind in _UNKNOWN_KINDS:
        trouble = StickTrouble.UNREADABLE
    elif folder is None and kind in _LOCKED_KINDS:
        trouble = StickTrouble.LOCKED
    maker = " ".join(
        word for name in ("vendor", "model") if (word := str(disk.get(name) or "").strip())
    )
    return Stick(
        str(part.get("name")),
        str(part.get("label") or "").strip() or maker,
        folder,
        size,
        None if folder is None else _free(folder),
        _yes(part.get("ro")) or (folder is not None and _is_read_only(folder)),
        trouble,
    )


def _parsed(text: str) -> list[Mapping[str, Any]] | None:
    try:
        listed = json.loads(text)["blockdevices"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(listed, list):
        return None
    return [one for one in listed if isinstance(one, Mapping)]


def _yes(value: object) -> bool:
    return value in (True, "1", 1)  # older ones write words


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0


def _plain(word: str) -> str:
    r"""A word of /proc/mounts: a space in a name is \040 there."""
    raw = word.encode("utf-8", "surrogateescape").decode("latin-1")
    raw = _OCTAL.sub(lambda match: chr(int(match[1], 8) & 0xFF), raw)
    return raw.encode("latin-1").decode("utf-8", "surrogateescape")


def _not_opened(
    stick: Stick, now: Stick | None, done: subprocess.CompletedProcess[str] | None
) -> StorageError:
    said = "" if done is None else done.stderr
    if now is None:
        return pulled(stick)
    if done is None:
        return StorageError(
            "This computer does not open sticks by itself, and the part that would do it is"
            " missing or does not answer.",
            "Ask whoever looks after this computer to install udisks2.",
        )
    if any(word in said for word in _REFUSED):
        return StorageError(
            "The system does not allow this account to open sticks.",
            "Ask whoever looks after this computer.",
        )
    return StorageError(
        "The stick “{stick}” could not be opened.",
        "Pull it out and put it in again, or take another one.",
        stick=stick.name,
    )


def pulled(stick: Stick) -> StorageError:
    """It is not there any more."""
    return StorageError(
        "The stick “{stick}” was pulled out.",
        "Put it in again and try once more.",
        stick=stick.name,
    )


# ------------------------------------------------------------ the other systems


class MacSticks:
    """What stands under /Volumes and is not the system's own disk."""

    def __init__(self, volumes: Path = Path("/Volumes"), root: Path = Path("/")) -> None:
        self._volumes, self._root = volumes, root

    def find(self) -> list[Stick]:
        """What is plugged in."""
        found = []
        with contextlib.suppress(OSError):
            own = self._root.stat().st_dev
            for place in sorted(self._volumes.iterdir()):
                with contextlib.suppress(OSError):
                    if place.is_dir() and not place.is_symlink() and place.stat().st_dev != own:
                        found.append(
                            Stick(
                                str(place),
                                place.name,
                                place,
                                free=_free(place),
                                is_read_only=_is_read_only(place),
                            )
                        )
        return found

    def open(self, stick: Stick) -> Path:
        """Where its files are. Raises StorageError."""
        if stick.folder is None or not is_folder(stick.folder):
            raise pulled(stick)
        return stick.folder

    def let_go(self, stick: Stick) -> bool:
        """All is written to it; whether the system has let it go as well."""
        os.sync()
        done = _run("diskutil", "unmount", stick.key, seconds=_CLOSE_SECONDS)
        return done is not None and done.returncode == 0


class WindowsSticks:
    """Drives that Windows calls removable. It writes through to them, so they may be pulled."""

    _REMOVABLE, _READ_ONLY = 2, 0x00080000
    _NO_QUESTIONS = 1  # of a drive without a disk
    _UNRECOGNIZED = 1005

    def __init__(self, kernel: Any = None, last_error: Callable[[], int] | None = None) -> None:
        self._kernel, self._last_error = kernel, last_error or _last_error

    def find(self) -> list[Stick]:
        """What is plugged in."""
        kernel = self._kernel or _kernel32()
        if kernel is None:
            return []
        before = kernel.SetErrorMode(self._NO_QUESTIONS)
        try:
            drives = kernel.GetLogicalDrives()
            roots = [f"{chr(65 + at)}:\\" for at in range(26) if drives >> at & 1]
            return [
                stick
                for root in roots
                if kernel.GetDriveTypeW(root) == self._REMOVABLE
                and (stick := self._of_drive(kernel, root)) is not None
            ]
        finally:
            kernel.SetErrorMode(before)

    def open(self, stick: Stick) -> Path:
        """Where its files are. Raises StorageError."""
        if stick.folder is None or not is_folder(stick.folder):
            raise pulled(stick)
        return stick.folder

    def let_go(self, stick: Stick) -> bool:
        """All is written to it; whether the system has let it go as well."""
        return True

    def _of_drive(self, kernel: Any, root: str) -> Stick | None:
        name = ctypes.create_unicode_buffer(261)
        flags = ctypes.c_uint32(0)
        is_known = kernel.GetVolumeInformationW(
            root, name, 261, None, None, ctypes.byref(flags), None, 0
        )
        folder = Path(root)
        if not is_known:
            if self._last_error() != self._UNRECOGNIZED:
                return None  # a reader without a card
            return Stick(root, root[:2], None, trouble=StickTrouble.UNREADABLE)
        label = f"{name.value} ({root[:2]})" if name.value else root[:2]
        is_read_only = bool(flags.value & self._READ_ONLY)
        return Stick(root, label, folder, free=_free(folder), is_read_only=is_read_only)


def _kernel32() -> Any:
    library: Any = ctypes
    try:
        # Of its own: what other calls leave behind does not come between.
        return library.WinDLL("kernel32", use_last_error=True)
    except (AttributeError, OSError):
        return None


def _last_error() -> int:
    library: Any = ctypes
    return int(library.get_last_error())


# ------------------------------------------------------------ asked of the system


def is_folder(path: Path) -> bool:
    """Whether it is a folder, to be looked at by us: that of somebody else may not even be asked
    for, and a stick that was pulled out answers with an error."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _is_read_only(folder: Path) -> bool:
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _run(
    name: str, *arguments: str, seconds: float = 0.0
) -> subprocess.CompletedProcess[str] | None:
    """What a program of the system said; None where it is missing or does not answer."""
    program = shutil.which(name)
    if program is None:
        return None
    try:
        return subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=seconds or SECONDS,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
