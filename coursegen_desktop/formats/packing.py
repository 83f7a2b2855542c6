"""Writing zip files: the same parts give the same bytes, and the old file stays until the end."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from .opening import open_to_read, replacing

_CHUNK = 256 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 6


def pack(
    path: Path,
    parts: Mapping[str, bytes | Path],
    *,
    first: str = "",
    stored: frozenset[str] = frozenset(),
    check: Callable[[Path], None] | None = None,
) -> None:
    """Write a zip of `parts` (name to bytes, or to the file that holds them) to `path`.

    `first` is put at the start and not compressed, so that the kind of package can be seen in
    its first bytes; the rest follows sorted by name. Endings in `stored` are not compressed,
    as what is in them already is. `check` looks at the file before it takes the place of another;
    see `replacing`. Raises StorageError, or FormatError for a missing part.
    """
    order = sorted(parts, key=lambda name: (name != first, name))
    with replacing(path, check) as file, zipfile.ZipFile(file, "w") as archive:
        for name in order:
            plain = name == first or Path(name).suffix.casefold() in stored
            _add(archive, name, parts[name], zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED)


def _add(archive: zipfile.ZipFile, name: str, part: bytes | Path, packing: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = packing
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    if isinstance(part, bytes):
        archive.writestr(entry, part, compresslevel=_LEVEL)
        return
    with open_to_read(part) as source:
        entry.file_size = part.stat().st_size
        with archive.open(entry, "w") as target:
            _pour(source, target)  # type: ignore[arg-type]


def _pour(source: BinaryIO, target: BinaryIO) -> None:
    while chunk := source.read(_CHUNK):
        target.write(chunk)
