"""The PINs of the kiosk, read without the rest of the library: for when that does not start."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

_PINS = "SELECT value FROM settings WHERE user_id = 0 AND name = 'kiosk pins'"
_KEEPER = (
    "SELECT 1 FROM users WHERE id = ? AND is_admin AND NOT is_disabled AND deleted_at = ''"
    " AND NOT must_change_password"
)


def pins_of_keepers(database: Path) -> list[str]:
    """The hashes of those who may leave the kiosk; none where the file cannot be read."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=2)) as library:
            row = library.execute(_PINS).fetchone()
            pins = {} if row is None else json.loads(row[0])
            if not isinstance(pins, dict):
                return []
            return [
                hashed
                for key, hashed in pins.items()
                if isinstance(hashed, str) and (key == "0" or _is_keeper(library, key))
            ]
    except (sqlite3.Error, ValueError, OSError):
        return []


def _is_keeper(library: sqlite3.Connection, key: str) -> bool:
    return key.isdecimal() and library.execute(_KEEPER, [int(key)]).fetchone() is not None
