"""USB sticks that are plugged in, and the days of classes that lie on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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
