"""A `.cgday` package: what the classes of one computer did, for another one.

manifest.json              first: what this file is, and the fingerprint of every other part
roster.json                classes, members, assignments, the names of courses
people/0001.json           one learner with everything that he did
quizzes/0001.json          one quiz as it was asked
pictures/<person>.png      portraits
handed/<sha256>.bin        files that were handed in

The fingerprints tell damage, not forgery: whoever can write such a file can write others into it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from ..domain.errors import AppError, FormatError, StorageError
from ..domain.questions.base import explained
from ..domain.school_class import MAX_CLASS_NAME
from ..domain.user import visible
from ..domain.zip_contents import GIB, MIB, Limits
from .archive import Archive
from .day_rows import MaybeMoment, Moment, PersonFile, RosterFile, Row, VersionsFile
from .json_text import parse_json
from .opening import storage_error
from .packing import pack

FORMAT, VERSION = "coursegen-day", 1
MANIFEST, ROSTER = "manifest.json", "roster.json"
PEOPLE, QUIZZES, PICTURES, HANDED = "people/", "quizzes/", "pictures/", "handed/"
LIMITS = Limits(files=20_000, total=8 * GIB, file=64 * MIB)
PART_BYTES, TEXT_BYTES, PICTURE_BYTES = 32 * MIB, 256 * MIB, 64 * 1024
_PEEK_BYTES = MIB  # more is read when it is brought in
PORTRAIT_SIDE = 256
_ENDINGS = frozenset({".json", ".png", ".bin"})
_STORED = frozenset({".png", ".bin"})
_KINDS: dict[str, type[Row]] = {PEOPLE: PersonFile, QUIZZES: VersionsFile}
_CHUNK = MIB
_HINT = "Nothing was brought in; save the day again on the other computer."
R = TypeVar("R", bound=Row)

PartName = Annotated[str, StringConstraints(min_length=1, max_length=LIMITS.name)]
ClassName = Annotated[str, StringConstraints(max_length=MAX_CLASS_NAME), AfterValidator(visible)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PartEntry(Row):
    """A part of the package with its size and fingerprint."""

    name: PartName
    bytes: Annotated[int, Field(ge=0)]
    sha256: Sha256


class Manifest(Row):
    """What the file is. `since` is '' for everything, else the moment from which things were
    taken; `classes` are names."""

    format: Literal["coursegen-day"]
    version: Literal[1]
    made_at: Moment
    made_by: Annotated[str, StringConstraints(max_length=200), AfterValidator(visible)]
    since: MaybeMoment
    classes: Annotated[list[ClassName], Field(max_length=1000)]
    parts: Annotated[list[PartEntry], Field(max_length=LIMITS.files)]


@dataclass(frozen=True, slots=True)
class Day:
    """A package that was read and found whole: `roster`, `people` and `quizzes` as JSON whose
    every row was checked, `pictures` by person, `handed` as fingerprints of what is in the file."""

    made_at: str
    made_by: str
    since: str
    classes: tuple[str, ...]
    roster: bytes
    people: tuple[bytes, ...] = ()
    quizzes: tuple[bytes, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    handed: frozenset[str] = frozenset()


def packed(value: object) -> bytes:
    """Rows as a part holds them."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


# ------------------------------------------------------------ writing


def write_day(path: Path, head: Mapping[str, Any], parts: Mapping[str, bytes | Path]) -> int:
    """Write a package and read it back before it takes the place of another. Returns its bytes.

    `head` are the fields of Manifest that are not reckoned from `parts`. Raises StorageError.
    """
    entries = [
        {"name": name, "bytes": size, "sha256": digest}
        for name, (size, digest) in sorted((name, _print(part)) for name, part in parts.items())
    ]
    manifest = {"format": FORMAT, "version": VERSION, **head, "parts": entries}
    all_parts = {MANIFEST: packed(manifest), **parts}
    pack(
        path,
        all_parts,
        first=MANIFEST,
        stored=_STORED,
        check=lambda draft: _compare(draft, entries, path.name),
    )
    try:
        return path.stat().st_size
    except OSError as error:
        raise storage_error(error, path) from error


def _print(part: bytes | Path) -> tuple[int, str]:
    if isinstance(part, bytes):
        return len(part), hashlib.sha256(part).hexdigest()
    try:
        with part.open("rb") as file:
            return part.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise storage_error(error, part) from error


def _compare(draft: Path, entries: list[dict[str, Any]], name: str) -> None:
    """Read what stands on the disk, not what the system remembers of it."""
    try:
        with draft.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                with contextlib.suppress(OSError):
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            with zipfile.ZipFile(file) as archive:
                is_whole = all(_reads_back(archive, entry) for entry in entries)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        raise _unreliable(name) from error
    if not is_whole:
        raise _unreliable(name)


def _reads_back(archive: zipfile.ZipFile, entry: dict[str, Any]) -> bool:
    found = hashlib.sha256()
    with archive.open(entry["name"]) as part:
        while chunk := part.read(_CHUNK):
            found.update(chunk)
    return bool(found.hexdigest() == entry["sha256"])


def _unreliable(name: str) -> StorageError:
    return StorageError(
        "{file} was written, but reads back otherwise.",
        "The stick or the disk may be broken: take another one.",
        file=name,
    )


# ------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class DayHead:
    """What a package says of itself; nothing of it was checked against its parts."""

    made_at: str
    made_by: str
    classes: tuple[str, ...]


def peek(path: Path) -> DayHead | None:
    """The beginning of a package, cheaply: to list it. None for what is none, or damaged."""
    try:
        with Archive(path, LIMITS, suffixes=_ENDINGS) as archive:
            manifest = _parsed(Manifest, archive.read(MANIFEST, _PEEK_BYTES), path, MANIFEST)
    except AppError:
        return None
    return DayHead(manifest.made_at, manifest.made_by, tuple(manifest.classes))


def read_day(path: Path) -> Day:
    """Read and check a whole package. Raises FormatError. Heavy: call it in a worker process."""
    with Archive(path, LIMITS, suffixes=_ENDINGS) as archive:
        manifest = _parsed(Manifest, archive.read(MANIFEST, PART_BYTES), path, MANIFEST)
        known = {entry.name: entry for entry in manifest.parts}
        if set(archive.names) != {MANIFEST, *known} or len(known) != len(manifest.parts):
            raise _fault(path, "The list of parts and the parts are not the same.")
        texts = [name for name in known if name.endswith(".json")]
        if sum(archive.size(name) for name in texts) > TEXT_BYTES:
            raise _fault(path, "The package says more than a library holds.")
        if ROSTER not in known:
            raise _fault(path, "The list of classes is missing.", ROSTER)
        read = {name: _checked_part(archive, path, known[name]) for name in sorted(texts)}
        pictures = {
            name.removeprefix(PICTURES).removesuffix(".png"): _portrait(archive, path, entry)
            for name, entry in known.items()
            if name.startswith(PICTURES)
        }
        handed = frozenset(
            _handed(archive, path, entry) for entry in manifest.parts
            if entry.name.startswith(HANDED)
        )  # fmt: skip
    return Day(
        manifest.made_at,
        manifest.made_by,
        manifest.since,
        tuple(manifest.classes),
        read[ROSTER],
        tuple(text for name, text in read.items() if name.startswith(PEOPLE)),
        tuple(text for name, text in read.items() if name.startswith(QUIZZES)),
        pictures,
        handed,
    )


def take_file(path: Path, sha256: str, target: Path) -> None:
    """Copy a file that was handed in to `target`, which must not exist.

    Raises FormatError for a package that is gone or another by now, StorageError.
    """
    name = f"{HANDED}{sha256}.bin"
    try:
        with Archive(path, LIMITS, suffixes=_ENDINGS) as archive, target.open("xb") as file:
            archive.copy(name, file)
            file.flush()
            os.fsync(file.fileno())
        with target.open("rb") as file:
            is_whole = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError as error:
        raise storage_error(error, target) from error
    if not is_whole:
        raise _fault(path, "This part was changed.", name)


def doubled(path: Path) -> AppError:
    """Each row is in order, but two of them are the same thing: only a library finds that out."""
    return _fault(path, "Something stands in it twice.")


def _checked_part(archive: Archive, path: Path, entry: PartEntry) -> bytes:
    """A part of JSON with its rows checked, in the one form that is kept."""
    kind = RosterFile if entry.name == ROSTER else _KINDS.get(entry.name.rpartition("/")[0] + "/")
    if kind is None:
        raise _fault(path, "This part does not belong here.", entry.name)
    row = _parsed(kind, _whole(archive, path, entry, PART_BYTES), path, entry.name)
    return packed(row.model_dump(exclude_unset=True))


def _whole(archive: Archive, path: Path, entry: PartEntry, most: int) -> bytes:
    data = archive.read(entry.name, most)
    if len(data) != entry.bytes or hashlib.sha256(data).hexdigest() != entry.sha256:
        raise _fault(path, "This part was changed.", entry.name)
    return data


def _parsed(kind: type[R], data: bytes, path: Path, place: str) -> R:
    value = parse_json(data, path.name, place)
    if place == MANIFEST and isinstance(value, dict) and value.get("format") != FORMAT:
        raise _fault(path, "This is not the day of a class.")
    if place == MANIFEST and isinstance(value, dict) and value.get("version") != VERSION:
        raise _fault(path, "It was made by a newer version of this program.")
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        where, why = explained(error)
        raise _fault(path, why, f"{place} {where}".strip()) from error


def _portrait(archive: Archive, path: Path, entry: PartEntry) -> bytes:
    data = _whole(archive, path, entry, PICTURE_BYTES)
    sides = [int.from_bytes(data[at : at + 4]) for at in (16, 20)]
    is_png = data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR"
    if not is_png or not all(0 < side <= PORTRAIT_SIDE for side in sides):
        raise _fault(path, "This is no portrait.", entry.name)
    return data


def _handed(archive: Archive, path: Path, entry: PartEntry) -> str:
    """The fingerprint of a file that was handed in, which is its name."""
    found = hashlib.sha256()

    class _Sink:
        def write(self, chunk: bytes) -> int:
            found.update(chunk)
            return len(chunk)

    name = entry.name.removeprefix(HANDED).removesuffix(".bin")
    archive.copy(entry.name, _Sink())  # type: ignore[arg-type]
    if not found.hexdigest() == entry.sha256 == name:
        raise _fault(path, "This part was changed.", entry.name)
    return name


def _fault(path: Path, reason: str, place: str = "") -> AppError:
    return FormatError(path.name, reason, place=place, hint=_HINT)
