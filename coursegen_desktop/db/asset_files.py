"""Media files that assets point to, kept once each under the name of their content."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from .sqlite import make_private_folder, os_error, replace

_OURS = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}(?:\.\w{1,12})?")


class AssetFiles:
    """The media folder. A `file_path` is relative to it: "ab/ab12….png"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def adopt(self, source: Path) -> tuple[str, bool]:
        """Move a file in. Returns its `file_path`, and whether it is new here.

        `source` must be on the same disk. Raises StorageError.
        """
        try:
            with source.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            file_path = f"{digest[:2]}/{digest}{source.suffix.casefold()}"
            target = self._folder / file_path
            if target.exists():
                target.touch()  # young again: whoever sweeps leaves it until its row is kept
                source.unlink()
                return file_path, False
            make_private_folder(target.parent)
            replace(source, target)
        except OSError as error:
            raise os_error(error, self._folder) from error
        return file_path, True

    def older_than(self, moment: datetime) -> tuple[str, ...]:
        """The `file_path` of every file that was last brought in before `moment`.

        What is not named by its content is not ours, and not among them.
        """
        found = []
        try:
            for place in self._folder.glob("[0-9a-f][0-9a-f]/*"):
                file_path = place.relative_to(self._folder).as_posix()
                if _OURS.fullmatch(file_path) and place.stat().st_mtime < moment.timestamp():
                    found.append(file_path)
        except OSError as error:
            raise os_error(error, self._folder) from error
        return tuple(sorted(found))

    def remove(self, file_paths: Iterable[str], before: datetime | None = None) -> None:
        """Take files out that nothing points to; but what was brought in since `before` stays."""
        for file_path in file_paths:
            # What cannot be removed is found later as belonging to nobody; it does no harm.
            with contextlib.suppress(OSError):
                place = self._folder / file_path
                if before is None or place.stat().st_mtime < before.timestamp():
                    place.unlink()
