"""What an importer and an exporter are, and which of them takes a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..domain.errors import FormatError
from ..domain.registry import Registry
from . import exporters, importers
from .opening import open_to_read

if TYPE_CHECKING:
    from ..domain.draft import CourseDraft

HEAD = 4096


class Importer(Protocol):
    """Reads one kind of file. One module of `formats/importers` holds one, as `IMPORTER`."""

    name: str
    title: str
    extensions: tuple[str, ...]

    def sniff(self, head: bytes, name: str) -> float:
        """How sure it is, 0 to 1, that a file with these first bytes and this name is its own."""
        ...

    def read(self, path: Path, media: Path) -> CourseDraft:
        """The course in `path`; its media are written into the empty folder `media`.

        `file_path` of an asset is then relative to `media`. Raises FormatError for whatever is
        wrong with the file and StorageError when `media` cannot be written.
        """
        ...


class Exporter(Protocol):
    """Writes one kind of file. One module of `formats/exporters` holds one, as `EXPORTER`."""

    name: str
    title: str
    extensions: tuple[str, ...]

    def write(
        self, draft: CourseDraft, path: Path, media: Path, generator: str, created: str = ""
    ) -> tuple[str, ...]:
        """Write `draft` to `path`, replacing a file there only when all is written.

        `file_path` of an asset is relative to the folder `media`. `created` is when the course
        was last changed (ISO 8601), not the time of writing, so that the same course gives the
        same bytes. Returns what was lost, one sentence each. Raises StorageError when the disk
        refuses, InvalidContent when the format cannot hold the course.
        """
        ...


def known_importers() -> Registry[Importer]:
    """Every module of the importers' folder, by name."""
    return Registry[Importer]("IMPORTER").discover(importers)


def known_exporters() -> Registry[Exporter]:
    """Every module of the exporters' folder, by name."""
    return Registry[Exporter]("EXPORTER").discover(exporters)


def importer_for(path: Path, family: Registry[Importer]) -> Importer:
    """The importer that is surest of the file. Raises FormatError when none wants it."""
    with open_to_read(path) as file:
        head = file.read(HEAD)
    if not head:
        raise FormatError(path.name, "The file is empty.", hint="Choose another file.")
    scored = [(member.sniff(head, path.name), member) for member in family]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score <= 0:
        known = ", ".join(ending for member in family for ending in member.extensions)
        raise FormatError(
            path.name,
            "This is not a course package.",
            hint=f"Packages end in {known}; from a document a course is generated.",
        )
    return best


def exporter_for(path: Path, family: Registry[Exporter]) -> Exporter:
    """The exporter named by the file's ending. Raises FormatError for an unknown ending."""
    name = path.name.casefold()
    for member in family:
        if any(name.endswith(ending) for ending in member.extensions):
            return member
    known = ", ".join(ending for member in family for ending in member.extensions)
    raise FormatError(
        path.name, "No export format has this ending.", hint=f"Use a name that ends in {known}."
    )
