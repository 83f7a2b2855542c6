"""The file that says which keys are where, and holds those that no keyring takes.

JSON: `{"version": 1, "in_keyring": ["name", …], "here": {"name": "key", …}}`, readable by this
user alone. It is no part of the library: neither backups nor exports know of it.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from . import sqlite

log = logging.getLogger(__name__)

_VERSION = 1


@dataclass(slots=True)
class Keys:
    """`in_keyring`: names whose keys the system's keyring holds, or may hold."""

    in_keyring: set[str] = field(default_factory=set)
    here: dict[str, str] = field(default_factory=dict, repr=False)


class KeyFile:
    """Reads and writes it whole. All of it blocks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Keys:
        """What it says; nothing where there is none. One that is damaged is set aside.

        Raises StorageError where it is there and cannot be read.
        """
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
            if self.path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                # Copied here by somebody: a copy is as wide as its folder lets it be.
                with contextlib.suppress(OSError):
                    self.path.chmod(0o600)
        except FileNotFoundError:
            return Keys()
        except OSError as error:
            raise sqlite.os_error(error, self.path) from error
        try:
            return _parsed(text)
        except (ValueError, TypeError, KeyError, AttributeError):
            aside = self.path.with_suffix(".damaged")
            # Never with what was read: that may be a key.
            log.warning("The file of keys is damaged; it is set aside as %s", aside.name)
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            return Keys()

    def write(self, keys: Keys) -> None:
        """Keep `keys`; without any the file goes. Raises StorageError (or its DiskFull)."""
        try:
            if not keys.in_keyring and not keys.here:
                self.path.unlink(missing_ok=True)
                return
            sqlite.make_private_folder(self.path.parent)
            fresh = self.path.with_suffix(".new")
            fresh.unlink(missing_ok=True)  # what a crash left may have other rights
            handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(_told(keys), file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            raise sqlite.os_error(error, self.path) from error


def _parsed(text: str) -> Keys:
    stored = json.loads(text)
    names, here = stored["in_keyring"], stored["here"]
    return Keys({str(name) for name in names}, {str(k): str(v) for k, v in here.items()})


def _told(keys: Keys) -> dict[str, object]:
    return {"version": _VERSION, "in_keyring": sorted(keys.in_keyring), "here": keys.here}
