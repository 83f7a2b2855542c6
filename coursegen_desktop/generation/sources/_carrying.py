"""Pictures that a text only names: found beside it, kept in the store, counted where they are not.

Nothing outside the folder or book that the user chose is opened, and nothing is fetched.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from ...domain.errors import FormatError
from ..pictures import MAX_PICTURE_BYTES, Picture, PictureStore
from . import base

_DATA = re.compile(r"data:image/[\w.+-]{1,40}((?:;[\w=.+-]{1,60}){0,4}),", re.IGNORECASE)
_REMOTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]{1,20}:|//)", re.IGNORECASE)
# Base64 takes four letters for three bytes.
_MAX_DATA = MAX_PICTURE_BYTES * 4 // 3 + 1000

Fetch = Callable[[str], bytes | None]


@dataclass(slots=True)
class Carrier:
    """Takes the pictures of one document over; `fetch` gives the bytes at a relative address."""

    store: PictureStore
    fetch: Fetch | None = None
    lost: int = 0
    remote: int = 0
    _known: dict[str, str] = field(default_factory=dict)

    def address(self, target: str) -> str:
        """The address of a picture in lessons, "media/…"; "" (and counted) for one left out."""
        target = target.strip()
        is_data = target[:5].lower() == "data:"
        if not is_data and _REMOTE.match(target):
            self.remote += 1
            return ""
        kept = self._known.get(target)
        if kept is None:
            data = _inside(target) if is_data else self._found(target)
            kept = self.store.keep(data) if data else ""
            if len(target) < 500:
                self._known[target] = kept
        if not kept:
            self.lost += 1
        return kept

    def keep(self, data: bytes) -> str:
        """A picture whose bytes are at hand."""
        kept = self.store.keep(data)
        self.lost += not kept
        return kept

    @property
    def counts(self) -> dict[str, int]:
        """What was left out, as notes of the source."""
        return {
            name: count
            for name, count in (("pictures", self.lost), ("remote_pictures", self.remote))
            if count
        }

    def used(self, text: str) -> tuple[Picture, ...]:
        """The kept pictures that a text shows."""
        return tuple(
            item for name, item in sorted(self.store.kept.items()) if f"(media/{name}" in text
        )

    def _found(self, target: str) -> bytes | None:
        return self.fetch(target) if self.fetch and target else None


def below(folder: Path, root: Path | None) -> Fetch | None:
    """Reads files beside a document, inside `root` only, links followed. None without a root."""
    if root is None:
        return None
    inside = root.resolve()

    def fetch(target: str) -> bytes | None:
        name = unquote(re.split(r"[?#]", target, maxsplit=1)[0]).replace("\\", "/")
        try:
            start = inside if name.startswith("/") else folder
            wanted = (start / name.lstrip("/")).resolve()
            if not wanted.is_relative_to(inside) or not wanted.is_file():
                return None
            return base.load(wanted, MAX_PICTURE_BYTES)
        except (FormatError, OSError, ValueError, RuntimeError):
            # A name that no file can have, or a file that may not be read: only its words stay.
            return None

    return fetch


def within(folder: str, target: str) -> str:
    """A relative address inside an archive as a path from its root; "" for one that leaves it."""
    name = unquote(re.split(r"[?#]", target, maxsplit=1)[0]).replace("\\", "/")
    path = posixpath.normpath(posixpath.join(folder, name))
    return "" if path.startswith(("../", "/")) or path in ("..", ".") else path


def _inside(target: str) -> bytes | None:
    """The bytes of a data: address of a picture."""
    head = _DATA.match(target)
    if not head or len(target) > _MAX_DATA:
        return None
    body = target[head.end() :]
    if ";base64" not in head[1].lower():
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(re.sub(r"[^A-Za-z0-9+/=]", "", unquote(body)))
    except (binascii.Error, ValueError):
        return None
