"""Which files of a course a lesson may show, and how one is found below its folder."""

import stat
from collections.abc import Callable, Mapping
from pathlib import Path

# Extension: content type.
PICTURES = {
    ".png": b"image/png",
    ".jpg": b"image/jpeg",
    ".jpeg": b"image/jpeg",
    ".gif": b"image/gif",
    ".webp": b"image/webp",
    ".avif": b"image/avif",
    ".svg": b"image/svg+xml",
}
MEDIA = PICTURES | {
    ".mp3": b"audio/mpeg",
    ".m4a": b"audio/mp4",
    ".ogg": b"audio/ogg",
    ".oga": b"audio/ogg",
    ".opus": b"audio/ogg",
    ".wav": b"audio/wav",
    ".mp4": b"video/mp4",
    ".webm": b"video/webm",
    ".vtt": b"text/vtt",
}

# Films and recordings that the program made: what its player opens.
FILMS = {".webm": b"video/webm", ".opus": b"audio/ogg", ".ogg": b"audio/ogg"}

MAX_BYTES = 256 * 1024 * 1024


def file_below(
    root: Path, path: str, kinds: dict[str, bytes], most: int | None = MAX_BYTES
) -> Path | None:
    """The regular file that `path` names below `root`, or None for anything that smells.

    It has at most `most` bytes; None: any number, for what is read piece by piece. Refused are
    "..", backslashes, colons, NUL, other kinds than `kinds` (by extension), what is not there,
    and what a link leads out of `root`.
    """
    parts = path.split("/")
    if any(not part or part in (".", "..") for part in parts):
        return None
    if any(char in path for char in "\\:\0") or Path(path).suffix.lower() not in kinds:
        return None
    try:
        base = root.resolve(strict=True)
        found = base.joinpath(*parts).resolve(strict=True)
        status = found.stat()
    except (OSError, RuntimeError, ValueError):
        return None
    inside = found.is_relative_to(base) and stat.S_ISREG(status.st_mode)
    fits = most is None or status.st_size <= most
    return found if inside and fits else None


def picture_finder(
    media: Path | None, pictures: Callable[[], Mapping[str, str]]
) -> Callable[[str], Path | None]:
    """Finds the pictures of a question: `pictures` tells the file below `media` of each name."""

    def find(name: str) -> Path | None:
        path = pictures().get(name, "")
        return None if media is None or not path else file_below(media, path, PICTURES)

    return find
