"""A file of the course as a quiz names it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from ....services.media_library import MediaFile

_ID = re.compile(r"[^A-Za-z0-9_.-]+")


def medium_of(file: MediaFile, mime: str, words: str) -> dict[str, Any]:
    """A file of the course as a quiz names it; its place in the store is its checksum."""
    stem = PurePosixPath(file.file_path).stem
    name = _ID.sub("-", PurePosixPath(file.name).stem).strip("-.")[:40] or "picture"
    name = name if name[0].isalnum() else f"p{name}"
    made = {"id": f"{name}-{stem[:8]}", "path": file.address, "mime": mime, "sha256": stem}
    return {**made, "alt": words} if words else made
