"""Pictures of documents: from the reading into a spool, from there into the lessons that use them.

The spool stands on the library's disk, a folder for each run, and goes when the run has ended.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..db.asset_files import AssetFiles
from ..domain.errors import InvalidContent, StorageError
from ..domain.ids import RunId

if TYPE_CHECKING:
    from ..domain.draft import AssetDraft

_UNNAMED = "reading-"
_FORGOTTEN_S = 3600.0


class Spool:
    """The pictures of runs. Without a media folder nothing is kept. All of it blocks."""

    def __init__(self, media: Path | None) -> None:
        self._folder = None if media is None else media.parent / "spool"
        self._files = None if media is None else AssetFiles(media)

    def new(self) -> Path | None:
        """An empty folder for a reading that has no run yet; those of killed readings go."""
        if self._folder is None:
            return None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for old in self._folder.glob(f"{_UNNAMED}*"):
                if time.time() - old.stat().st_mtime > _FORGOTTEN_S:
                    shutil.rmtree(old, ignore_errors=True)
            return Path(tempfile.mkdtemp(prefix=_UNNAMED, dir=self._folder))
        except OSError as error:
            raise StorageError(
                "The pictures of the documents cannot be kept ({reason}).",
                "Free some room on the disk and try again.",
                reason=error.strerror or str(error),
            ) from error

    def name(self, folder: Path | None, run_id: RunId) -> None:
        """The folder belongs to a run from now on; an empty one goes."""
        if folder is None or self._folder is None:
            return
        # Without its pictures a course is still a course.
        with contextlib.suppress(OSError):
            if any(folder.iterdir()):
                folder.replace(self._of(run_id))
            else:
                folder.rmdir()

    def remove(self, folder: Path | None) -> None:
        """Throw a folder away."""
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def end(self, run_id: RunId) -> None:
        """The run has ended: what its lessons use is theirs, the rest goes."""
        if self._folder is not None:
            self.remove(self._of(run_id))

    def assets(self, run_id: RunId, names: Iterable[str]) -> list[AssetDraft]:
        """The named pictures as assets of a lesson, brought into the media folder.

        One that is not there (it could not be kept, or may not be shown) is left out.
        """
        if self._folder is None or self._files is None:
            return []
        from ..domain.draft import AssetDraft  # late: no start needs pydantic

        folder = self._of(run_id)
        found = []
        for name in names:
            source = folder / name
            if not source.is_file():
                continue
            # Several lessons may show it, and adopting moves it.
            copy = folder / f"copy-{name}"
            try:
                shutil.copyfile(source, copy)
            except OSError as error:
                raise StorageError(
                    "The picture {file} cannot be kept ({reason}).",
                    "Free some room on the disk and try again.",
                    file=name,
                    reason=error.strerror or str(error),
                ) from error
            file_path, _ = self._files.adopt(copy)
            found.append(
                AssetDraft(asset_type="media", content={"name": name}, file_path=file_path)
            )
        return found

    def _of(self, run_id: RunId) -> Path:
        assert self._folder is not None
        return self._folder / f"run-{run_id}"


def sift(folder: Path) -> int:
    """Delete every picture that may not be shown; how many. Runs in a worker process."""
    gone = 0
    for file in sorted(folder.iterdir()):
        try:
            if file.suffix == ".svg":
                # Each gate with its library is loaded for the first picture of its kind.
                from ..rendering.svg_gate import check_svg

                check_svg(file.read_bytes(), file.name)
            else:
                from ..media.picture_gate import check_picture

                check_picture(file)
        except (InvalidContent, StorageError, OSError):
            file.unlink(missing_ok=True)
            gone += 1
    return gone
