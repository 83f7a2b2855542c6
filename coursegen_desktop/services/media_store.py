"""What the making of films keeps to save time, and what was begun and not finished.

All of it may be deleted at any time: it is made again.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from ..db.file_lock import FileLock
from ..db.sqlite import make_private_folder
from ..domain.errors import Conflict, InvalidContent, StorageError
from ..domain.ids import CourseId
from ..domain.media_wish import USUAL_SPEED, MediaWish
from .blocking import in_thread
from .whole_steps import uncancelled

# Pages and sounds that were not used for longest go first.
MOST_BYTES = 1_500_000_000
_WEIGHT = 0.3  # of a new measurement of the speed
# As media/film/ffmpeg.py calls what it writes; after an hour nobody writes it any more.
_UNDER_WAY, _LEFT_S = ".under-way", 3600.0


class MediaStore:
    """A folder below the cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.segments = folder / "pages"
        self.sounds = folder / "sounds"
        self.sentences = folder / "sentences"
        self._work = folder / "work"
        self._begun = folder / "begun"
        self._last = self._begun / "last.json"

    # ------------------------------------------------------------ one program at a time

    @contextlib.asynccontextmanager
    async def held(self, course_id: CourseId) -> AsyncIterator[Path]:
        """No other program makes the films of this course meanwhile; gives a folder for what is
        under way, gone afterwards. Raises Conflict when one does, StorageError."""
        lock = self._lock(f"{course_id}")
        # Stopped meanwhile the thread would take it all the same, and nobody would let it go.
        if not await uncancelled(in_thread(lock.take)):
            raise Conflict(
                "The films of this course are being made by another window or by the command line.",
                "Wait until that is done, or stop it there.",
            )
        folder = self._work / f"{course_id}"
        try:
            await in_thread(shutil.rmtree, folder, ignore_errors=True)
            await in_thread(make_private_folder, folder)
            yield folder
        finally:
            await in_thread(shutil.rmtree, folder, ignore_errors=True)
            lock.release()

    def _lock(self, course: str) -> FileLock:
        return FileLock(self.folder / f"course-{course}.lock")

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """A file of a moment. Raises StorageError."""
        folder = self.folder / "scratch"
        make_private_folder(folder)
        place = folder / secrets.token_hex(8)
        try:
            yield place
        finally:
            with contextlib.suppress(OSError):
                place.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what ends in the middle left behind, and the oldest of too much. Blocks."""
        for folder in _entries(self._work):
            lock = self._lock(folder.name)
            with contextlib.suppress(StorageError):
                if lock.take():  # whoever worked there is gone
                    shutil.rmtree(folder, ignore_errors=True)
            lock.release()
        kept: list[tuple[float, int, Path]] = []
        for place in (*_entries(self.segments), *_entries(self.sounds)):
            with contextlib.suppress(OSError):
                found = place.stat()
                kept.append((found.st_mtime, found.st_size, place))
        total, now = sum(size for _, size, _ in kept), time.time()
        for changed, size, place in sorted(kept):
            is_left = place.name.endswith(_UNDER_WAY) and now - changed > _LEFT_S
            if total > MOST_BYTES or is_left:
                total -= size
                with contextlib.suppress(OSError):
                    place.unlink()

    # ------------------------------------------------------------ what was begun

    def begin(self, course_id: CourseId, wish: MediaWish) -> None:
        """Note what is being made, so that the next start can offer to go on. Blocks."""
        place = self._note(course_id)
        # Without a note it is only not offered.
        with contextlib.suppress(OSError, StorageError):
            make_private_folder(place.parent)
            _write(self._last, wish.pack())
            _write(place, wish.pack())

    def end(self, course_id: CourseId) -> None:
        """Nothing is left to go on with."""
        with contextlib.suppress(OSError):
            self._note(course_id).unlink(missing_ok=True)

    def begun(self, course_id: CourseId) -> MediaWish | None:
        """What was begun for a course and not finished. Blocks."""
        return _read(self._note(course_id))

    def last_wish(self) -> MediaWish:
        """What was begun last, whatever came of it. Blocks."""
        return _read(self._last) or MediaWish()

    def _note(self, course_id: CourseId) -> Path:
        return self._begun / f"course-{course_id}.json"

    # ------------------------------------------------------------ how fast this computer is

    def speed(self, work: str) -> float:
        """Seconds that are made in a second, as far as it is known. Blocks."""
        known = self._speeds().get(work)
        return known if known is not None else USUAL_SPEED[work]

    def learn_speed(self, work: str, seconds: float, took: float) -> None:
        """A film, or sound, of so many seconds took so long to make. Blocks."""
        if seconds < 1 or took <= 0:
            return
        speeds = self._speeds()
        before = speeds.get(work)
        measured = seconds / took
        speeds[work] = measured if before is None else before + _WEIGHT * (measured - before)
        with contextlib.suppress(OSError, StorageError):
            make_private_folder(self.folder)
            _write(self.folder / "speed.json", json.dumps(speeds))

    def _speeds(self) -> dict[str, float]:
        try:
            found = json.loads((self.folder / "speed.json").read_text(encoding="utf-8"))
            return {
                work: float(speed) for work, speed in found.items()
                if work in USUAL_SPEED and 0.01 < float(speed) < 10_000
            }  # fmt: skip
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _read(place: Path) -> MediaWish | None:
    try:
        return MediaWish.unpack(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, InvalidContent):
        return None


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _write(place: Path, text: str) -> None:
    under_way = place.with_name(f"{place.name}{_UNDER_WAY}")
    under_way.write_text(text, encoding="utf-8")
    under_way.replace(place)
