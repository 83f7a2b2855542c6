"""Names of media files: what a lesson can show, and how a file from outside is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"))
# Read as pictures and kept as PNG.
OTHER_PICTURES = frozenset((".bmp", ".tif", ".tiff", ".ico", ".ppm", ".pgm", ".xbm", ".xpm"))
SOUNDS = frozenset((".mp3", ".wav", ".ogg", ".oga", ".opus", ".flac", ".m4a", ".aac"))
FILMS = frozenset((".webm", ".mp4", ".m4v", ".mov", ".mkv", ".ogv"))
CAPTIONS = frozenset((".vtt",))
ALL = PICTURES | OTHER_PICTURES | SOUNDS | FILMS | CAPTIONS
_LONGEST = 60
_UNSAFE = re.compile(r"[^\w-]+")
_RUNS = re.compile(r"[-_]{2,}")
# Names that a system keeps for its devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)


def ending_of(name: str) -> str:
    """The ending with its dot, in small letters; "" without one."""
    bare = re.split(r"[/\\]", name)[-1]
    return f".{bare.rpartition('.')[2].casefold()}" if "." in bare else ""


def clean_name(name: str, ending: str) -> str:
    """A name that is safe on every system and in every address, made of one that may be anything.

    "../../Zelle (neu).PNG" with ".png" gives "Zelle-neu.png".
    """
    bare = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = bare.rpartition(".")[0] or bare
    stem = _RUNS.sub("-", _UNSAFE.sub("-", stem)).strip("-_")[:_LONGEST].strip("-_")
    if not stem or _DEVICES.match(stem):
        stem = f"file-{stem}".strip("-")
    return f"{stem}{ending}"


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or one with a number behind it that nobody has; case does not tell two apart."""
    stem, _, ending = name.rpartition(".")
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}.{ending}"
    return found
