"""Paths to documents in reading order: single files, several files, folders, mdBook books."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..domain.errors import FormatError
from .boilerplate import said_once
from .books import book_title, carpentries, summary_entries
from .left_out import noted
from .pictures import PictureStore
from .sources import Source, best_format, formats
from .sources.base import MAX_TEXT_BYTES, no_text
from .sources.cnxml import is_collection, read_collection

_HEAD = 8192
# What a format that knows a zip file says of it.
_SURE = 0.85
_MAX_FILES = 3000
_MAX_DEPTH = 12
_MAX_TOTAL = 3 * MAX_TEXT_BYTES
_FIRST_NAMES = ("index", "readme", "_index", "introduction", "intro")
_FOLDERS_OF_NO_TEXT = """
    node_modules fig figs figures img images assets static media build dist target _build
    __pycache__ venv theme css js"""
_SKIPPED_FOLDERS = frozenset(_FOLDERS_OF_NO_TEXT.split())
_FILES_OF_NO_TEXT = """
    license licence copying changelog changes code_of_conduct code-of-conduct contributing authors
    security summary citation news"""
_SKIPPED_FILES = frozenset(_FILES_OF_NO_TEXT.split())
# Folders that say how files are kept, not what they are about.
_NAMES_OF_STORAGE = """
    src source sources docs doc content contents text texts chapters chapter lessons lesson
    episodes _episodes pages book md markdown html xhtml www site public epub oebps files input
    data en samples test tests"""
_GENERIC = frozenset(_NAMES_OF_STORAGE.split())
# Documents of kinds that nobody here reads; in a folder they are named, not passed over.
_UNREAD = """
    doc dot ppt pps xls xlsx xlsm odt odp ods rtf pages key numbers mobi azw azw3 kfx djvu tex rst
    adoc org zip 7z rar ps xps chm lit fb2 wpd"""
_UNREAD_KINDS = frozenset("." + ending for ending in _UNREAD.split())
# Folders of a Carpentries lesson that speak to its teachers.
_FOR_TEACHERS = frozenset(("instructors", "profiles"))
_NUMBER = re.compile(r"(\d+)")
_ORDER_PREFIX = re.compile(r"^\d{1,3}(?:[-_. ]+(?=\D)|$)")


@dataclass(frozen=True, slots=True)
class Document:
    """A source at its place in the course: depth 1 is the outermost.

    A document with no `source` is only a title: a part of a book, or a folder. `path` is where
    the file was read.
    """

    depth: int
    title: str = ""
    source: Source | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read. `title` may be empty; `warnings` are whole sentences.

    `answers` are what an analyser told of its sentences when it was planned before.
    """

    documents: tuple[Document, ...]
    title: str
    warnings: tuple[str, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents that hold text, in order."""
        return tuple(item.source for item in self.documents if item.source is not None)


@dataclass(slots=True)
class _Found:
    """A path on its way: `path` None for a mere title."""

    depth: int
    title: str
    path: Path | None
    root: Path | None
    stated: bool = False
    licence: str = ""


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key by which "ch2" stands before "ch10"."""
    parts = _NUMBER.split(name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]


def read_sources(paths: Iterable[str], pictures: PictureStore | None = None) -> Reading:
    """Reads files and folders; their pictures are kept in `pictures`.

    Raises FormatError for a path that cannot be read at all; a single bad file inside a folder
    only becomes a warning.
    """
    reader = _Reader(pictures)
    given = list(dict.fromkeys(_existing(path) for path in paths))
    if not given:
        raise FormatError("", "no document was chosen.", hint="Choose at least one file or folder.")
    for path in given:
        reader.take(path, 1)
    return reader.reading(given)


def humanise(name: str) -> str:
    """A file or folder name as a title: "02-data_types.md" gives "Data types"."""
    stem = name if name.startswith(".") else re.sub(r"\.[A-Za-z]{1,8}$", "", name)
    words = re.sub(r"[-_+.\s]+", " ", _ORDER_PREFIX.sub("", stem)).strip() or stem
    return words[:1].upper() + words[1:]


def _existing(text: str) -> Path:
    try:
        path = Path(text).absolute()
        if path.name in ("", ".."):
            path = path.resolve()
        found = path.exists()
    except (OSError, ValueError) as error:
        raise FormatError(
            repr(text)[:80], "it is no usable path.", hint="Check the name and the folder."
        ) from error
    if not found:
        raise FormatError(
            path.name or text,
            "there is no such file or folder.",
            hint="Check the name and the folder.",
        )
    return path


class _Reader:
    def __init__(self, pictures: PictureStore | None = None) -> None:
        self._pictures = pictures
        self._found: list[_Found] = []
        self._warnings: list[str] = []
        self._title = ""
        self._files = 0
        self._unread: list[str] = []

    def take(self, path: Path, depth: int) -> None:
        """Adds a file, or everything in a folder."""
        if not path.is_dir():
            if is_collection(path) and self._collection(path, depth):
                return
            self._found.append(_Found(depth, "", path, path.parent, stated=True))
            return
        before = len(self._found)
        self._folder(path, path, depth, 0)
        if len(self._found) == before:
            raise FormatError(
                path.name,
                "the folder holds no document that can be read.",
                hint="Choose a folder with documents: Markdown, text, HTML, EPUB, Word, PowerPoint,"
                " PDF, Jupyter notebooks or OpenStax modules.",
            )

    # -- folders ---------------------------------------------------------------------------

    def _folder(self, folder: Path, root: Path, depth: int, level: int) -> None:
        for book in (folder / "SUMMARY.md", folder / "src" / "SUMMARY.md"):
            if book.is_file() and self._book(book, depth):
                return
        if self._collections(folder, depth) or self._carpentries(folder, root, depth, level):
            return
        files, folders = self._listed(folder)
        for path in files:
            self._found.append(_Found(depth, "", path, root))
        if level >= _MAX_DEPTH:
            return
        full = [item for item in folders if self._holds_documents(item, level + 1)]
        lone = len(full) == 1 and not files
        for inner in full:
            if lone or inner.name.casefold() in _GENERIC:
                self._folder(inner, root, depth, level + 1)
            else:
                self._found.append(_Found(depth, humanise(inner.name), None, root))
                self._folder(inner, root, depth + 1, level + 1)

    def _listed(self, folder: Path) -> tuple[list[Path], list[Path]]:
        """(documents, folders) of a folder in reading order."""
        try:
            with os.scandir(folder) as entries:
                found = [
                    (entry.name, entry.is_dir(follow_symlinks=False), entry.is_file())
                    for entry in entries
                ]
        except OSError:
            self._warnings.append(f"The folder {folder.name} could not be opened and was left out.")
            return [], []
        files, folders = [], []
        for name, is_folder, is_file in found:
            if name.startswith((".", "~")):
                continue
            if is_folder and name.casefold() not in _SKIPPED_FOLDERS:
                folders.append(name)
            elif is_file and _is_document(name):
                files.append(name)
            elif is_file and Path(name).suffix.casefold() in _UNREAD_KINDS:
                self._unread.append(name)
        files.sort(key=lambda name: (_first_rank(name), natural(name), name))
        folders.sort(key=lambda name: (natural(name), name))
        self._files += len(files)
        if self._files > _MAX_FILES:
            raise FormatError(
                folder.name,
                f"the folder holds more than {_MAX_FILES} documents.",
                hint="Choose a folder with fewer documents.",
            )
        return [folder / name for name in files], [folder / name for name in folders]

    def _holds_documents(self, folder: Path, level: int) -> bool:
        for current, folders, files in os.walk(folder):
            depth = len(Path(current).parts) - len(folder.parts) + level
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and name.casefold() not in _SKIPPED_FOLDERS
            )
            if depth >= _MAX_DEPTH:
                folders.clear()
            if any(_is_document(name) or name == "SUMMARY.md" for name in files):
                return True
        return False

    # -- books -----------------------------------------------------------------------------

    def _book(self, summary: Path, depth: int) -> bool:
        """Takes the files that a SUMMARY.md names, in its order. False when it names none."""
        root = summary.parent
        entries, title = summary_entries(summary)
        found, missing = [], 0
        for entry_depth, entry_title, target in entries:
            path = (root / target).resolve() if target else None
            if path is not None and not (path.is_relative_to(root.resolve()) and path.is_file()):
                missing += 1
                continue
            found.append(_Found(depth + entry_depth, entry_title, path, root))
        if not any(item.path for item in found):
            return False
        if missing:
            self._warnings.append(f"SUMMARY.md names {missing} files that are not there.")
        self._title = self._title or title or book_title(root)
        self._found += _without_empty_parts(found)
        return True

    def _collections(self, folder: Path, depth: int) -> bool:
        """Takes the OpenStax books of a folder, each in its order. False when it has none."""
        places = (folder, folder / "collections")
        found = sorted(
            (path for place in places for path in _files_of(place) if is_collection(path)),
            key=lambda path: (natural(path.name), path.name),
        )
        taken = [path for path in found if self._collection(path, depth, several=len(found) > 1)]
        return bool(taken)

    def _collection(self, path: Path, depth: int, *, several: bool = False) -> bool:
        try:
            book = read_collection(path)
        except FormatError as error:
            self._warnings.append(f"Left out: {error.sentence.format(**error.values)}")
            return False
        if not any(entry.path for entry in book.entries):
            return False
        if book.missing:
            self._warnings.append(f"{path.name} names {book.missing} modules that are not there.")
        deeper = depth + several
        found = [_Found(depth, book.title, None, book.root)] if several else []
        found += [
            _Found(deeper + entry.depth, entry.title, entry.path, book.root, licence=book.licence)
            for entry in book.entries
        ]
        self._title = self._title or ("" if several else book.title)
        self._found += _without_empty_parts(found)
        return True

    def _carpentries(self, folder: Path, root: Path, depth: int, level: int) -> bool:
        """Takes a Carpentries lesson: its page, episodes as listed, what learners get besides."""
        lesson = carpentries(folder)
        if lesson is None:
            return False
        title, order = lesson
        first, folders = self._listed(folder)
        episodes, _ = self._listed(folder / "episodes")
        listed = [folder / "episodes" / name for name in order]
        chosen = [path for path in listed if path in episodes] or episodes
        beside = len(episodes) - len(chosen)
        if beside:
            self._warnings.append(f"Episodes that config.yaml does not list, left out: {beside}.")
        learners, _ = (
            self._listed(folder / "learners") if folder / "learners" in folders else ([], [])
        )
        pages = [path for path in first if path.stem.casefold() == "index"]
        for path in (*pages, *chosen, *learners):
            self._found.append(_Found(depth, "", path, root))
        if any(inner.name.casefold() in _FOR_TEACHERS for inner in folders):
            self._warnings.append("Pages for instructors were left out.")
        self._title = self._title or title
        return bool(chosen)

    # -- the whole -------------------------------------------------------------------------

    def reading(self, given: list[Path]) -> Reading:
        """Reads the files that were found."""
        documents: list[Document] = []
        total = number = 0
        for item in self._found:
            if item.path is None:
                documents.append(Document(item.depth, item.title))
                continue
            source = self._read(item)
            if source is None:
                continue
            total += len(source.text)
            if total > _MAX_TOTAL:
                raise FormatError(
                    item.path.name,
                    f"together the documents hold more than {_MAX_TOTAL // 1_000_000} MB of text.",
                    hint="Choose fewer documents and make several courses.",
                )
            number += 1
            licence = source.licence or item.licence
            named = replace(source, id=f"s{number}", name=_shown_name(item), licence=licence)
            documents.append(Document(item.depth, item.title, named, str(item.path)))
        if not number:
            raise no_text(given[0].name)
        said = iter(said_once([item.source for item in documents if item.source]))
        documents = [replace(x, source=next(said)) if x.source else x for x in documents]
        title = self._title or _common_title(given)
        self._warnings += _unread(self._unread)
        self._warnings += noted(item.source for item in documents if item.source)
        return Reading(tuple(documents), title, tuple(_merged(self._warnings)))

    def _read(self, item: _Found) -> Source | None:
        path = item.path
        assert path is not None
        try:
            head = _head(path)
            chosen = best_format(head, path.name)
            if head.startswith(b"PK") and chosen.sniff(head, path.name) < _SURE:
                raise _archive(path.name)
            return chosen.read(path, item.root, self._pictures)
        except FormatError as error:
            if item.stated:
                raise
            self._warnings.append(f"Left out: {error.sentence.format(**error.values)}")
            return None


def _archive(name: str) -> FormatError:
    return FormatError(
        name,
        "it is a zip file.",
        hint="Unpack it and choose the folder with its documents. To take over a whole course, use"
        " Import.",
    )


def _files_of(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    except OSError:
        return []


def _unread(names: list[str]) -> list[str]:
    """A sentence about documents of kinds that cannot be read."""
    if not names:
        return []
    more = len(names) - 5
    shown = ", ".join(sorted(names)[:5]) + (f" and {more} more" if more > 0 else "")
    return [f"Files of kinds that cannot be read were left out: {shown}."]


def _is_document(name: str) -> bool:
    """Whether a file of a folder belongs into a course, by its name."""
    path = Path(name.casefold())
    return path.suffix in _extensions() and path.stem not in _SKIPPED_FILES


@cache
def _extensions() -> frozenset[str]:
    return frozenset(extension for member in formats() for extension in member.extensions)


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        # The format's own reading says what is wrong.
        return b""


def _first_rank(name: str) -> int:
    stem = name.casefold().partition(".")[0]
    return _FIRST_NAMES.index(stem) if stem in _FIRST_NAMES[:3] else len(_FIRST_NAMES)


def _shown_name(item: _Found) -> str:
    """The path below what the user chose, with "/" on every system."""
    assert item.path is not None
    if item.root is not None and item.path.is_relative_to(item.root):
        return item.path.relative_to(item.root).as_posix()
    return item.path.name


def _without_empty_parts(found: list[_Found]) -> list[_Found]:
    """Drops titles below which no file is left."""
    kept: list[_Found] = []
    for item in reversed(found):
        below = kept[-1] if kept else None
        if item.path is not None or (below is not None and below.depth > item.depth):
            kept.append(item)
    return kept[::-1]


def _common_title(given: list[Path]) -> str:
    """A title from the name of the chosen folder; of files, none: their own titles serve."""
    folder = given[0] if len(given) == 1 and given[0].is_dir() else None
    if folder is None:
        return ""
    path = folder
    while path.is_dir():
        inner = [item for item in path.iterdir() if not item.name.startswith(".")]
        if len(inner) != 1 or not inner[0].is_dir():
            break
        path = inner[0]
    while path.name.casefold() in _GENERIC and path.parent != path:
        path = path.parent
    return humanise(path.name)


def _merged(warnings: list[str]) -> list[str]:
    """The same without repetitions, the longest lists cut."""
    unique = list(dict.fromkeys(warnings))
    more = len(unique) - 20
    return unique if more <= 0 else [*unique[:20], f"And {more} more notes of this kind."]
