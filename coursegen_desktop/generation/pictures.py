"""Pictures of documents on their way into a course: kept once by content, in one folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

# What no book needs; larger ones are left out and counted.
MAX_PICTURE_BYTES = 30 * 1024 * 1024
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
_NAME_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept picture: lessons call it `media/{name}`; its bytes lie in `path`."""

    name: str
    path: str


class PictureStore:
    """Keeps the pictures of one reading in `folder`; without one it keeps nothing.

    Only what lessons can show is kept: PNG, JPEG, GIF, WebP and SVG, known by their first bytes
    and never by a name. The course's own gate looks at them again when they are taken in.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.kept: dict[str, Picture] = {}
        self.left_out = 0

    def keep(self, data: bytes) -> str:
        """The address of a picture in lessons, "media/…"; "" when it cannot be carried over."""
        suffix = picture_suffix(data)
        if self._folder is None or not suffix or len(data) > MAX_PICTURE_BYTES:
            self.left_out += 1
            return ""
        name = hashlib.sha256(data).hexdigest()[:_NAME_DIGITS] + suffix
        if name not in self.kept:
            target = self._folder / name
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                if not target.exists():
                    half = target.with_suffix(".part")
                    half.write_bytes(data)
                    half.replace(target)
            except OSError:
                # A full disk costs the pictures, not the course; the count is told.
                self.left_out += 1
                return ""
            self.kept[name] = Picture(name, str(target))
        return f"media/{name}"


def picture_suffix(data: bytes) -> str:
    """The ending that fits the bytes of a picture, "" for anything else."""
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in head:
        return ".svg"
    return ""
