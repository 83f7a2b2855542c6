"""Media files that assets point to, kept once each under the name of their content."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from .sqlite import make_private_folder, os_error, replace


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
                source.unlink()
                return file_path, False
            make_private_folder(target.parent)
            replace(source, target)
        except OSError as error:
            raise os_error(error, self._folder) from error
        return file_path, True

    def remove(self, file_paths: Iterable[str]) -> None:
        """Take files out again that were adopted for something that then failed."""
        for file_path in file_paths:
            # What cannot be removed is found later as belonging to nobody; it does no harm.
            with contextlib.suppress(OSError):
                (self._folder / file_path).unlink()
