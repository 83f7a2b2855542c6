"""Damaged libraries that were set aside, and whether their owner was already asked about them.

The answer lies beside the library, not in it: a restored backup would not know it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import backup_file, sqlite

ASIDE_TIME = "%Y%m%d-%H%M%S"
_ASIDE = re.compile(r"\.corrupt-(?P<time>\d{8}-\d{6})(?:-(?P<count>\d+))?")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A library that was set aside as `path`; `backup` is the newest good one from before."""

    path: Path
    backup: Path | None


def unanswered(path: Path, backups: Path) -> Damaged | None:
    """The last damaged file of the library at `path`, unless `answered` was told about it."""
    last = _last(path)
    if last is None:
        return None
    note = _note(path)
    with sqlite.translated(path):
        if note.is_file() and note.read_text("utf-8", "replace").strip() == last.name:
            return None
    # A backup made since holds only what the library got after it began anew.
    return Damaged(last, backup_file.newest_good(path, backups, until=_key(path, last)[0]))


def answered(path: Path) -> None:
    """Remember that the owner of the library at `path` knows of all that was set aside so far."""
    last = _last(path)
    if last is not None:
        with sqlite.translated(path):
            _note(path).write_text(f"{last.name}\n", "utf-8")


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.damage-answered")


def _last(path: Path) -> Path | None:
    with sqlite.translated(path):
        found = [place for place in path.parent.glob(f"{path.name}.corrupt-*") if _of(path, place)]
    return max(found, key=lambda place: _key(path, place), default=None)


def _of(path: Path, place: Path) -> re.Match[str] | None:
    """What the name says; None for the -wal and -shm that lie beside a file set aside."""
    return _ASIDE.fullmatch(place.name[len(path.name) :])


def _key(path: Path, place: Path) -> tuple[datetime, int]:
    match = _of(path, place)
    assert match is not None
    try:
        moment = datetime.strptime(match["time"], ASIDE_TIME).replace(tzinfo=UTC)
    except ValueError:  # somebody made up the name
        moment = datetime.min.replace(tzinfo=UTC)
    return moment, int(match["count"] or 1)
