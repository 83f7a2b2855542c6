"""E-books (EPUB 2 and 3): their chapters as Markdown, which is then read like any document.

The table of contents gives the levels of headings, and headings where the chapters have none;
title pages, copyright pages, contents and indexes are set aside and counted.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path

from ...domain.errors import FormatError
from ..pictures import PictureStore
from ..text.rewrite import escape_inline
from . import base, markdown
from ._carrying import Carrier, within
from ._epub_archive import MAX_FILE_BYTES, EpubArchive
from ._epub_headings import mark_pages, part_entries, place_headings, without_pages
from ._epub_package import Package, read_package
from ._html_markdown import Surroundings, to_blocks, to_line
from ._html_notes import Notes, note_text, types_of, with_notes
from ._html_roles import is_set_aside
from ._html_tree import Element, tag_of
from ._markup import page_tree

# What all chapters together may hold, unpacked.
_MAX_MARKUP = 60 * 1024 * 1024
_GUTENBERG = re.compile(
    r"(?:\\?\*){3} ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG E-?BOOK", re.IGNORECASE
)
_MIMETYPE = b"application/epub+zip"


class EpubFormat:
    """Reads .epub files."""

    label = "EPUB"
    extensions = (".epub",)

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the kind that the first part of the archive states."""
        if name.lower().endswith(self.extensions):
            return 0.95
        return 0.92 if head.startswith(b"PK\x03\x04") and _MIMETYPE in head[:120] else 0.0

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The book at `path`."""
        data = base.load(path, MAX_FILE_BYTES)
        book = _Book(EpubArchive(data, path.name), pictures or PictureStore())
        return book.source(base.digest(data))


class _Book:
    def __init__(self, archive: EpubArchive, store: PictureStore) -> None:
        self._archive = archive
        self._package: Package = read_package(archive)
        self._store = store
        self._counts: dict[str, int] = {}
        self._lost: dict[str, int] = {}
        self._used: list[Carrier] = []

    def source(self, sha256: str) -> base.Source:
        """The whole book as one source."""
        trees = self._trees()
        mark_pages(trees, self._package.pages)
        place_headings(trees, self._package.contents)
        blocks = self._blocks(trees)
        text, pages = without_pages("\n\n".join(blocks) + "\n")
        if not text.strip():
            raise base.no_text(self._archive.name)
        name = self._archive.name
        source = markdown.parse(text, name, sha256, kind=SOURCE.label)
        notes = {**source.notes, **self._counts, "hidden": self._archive.hidden}
        notes.pop("pictures", None)
        for carrier in self._used:
            for key, count in carrier.counts.items():
                notes[key] = notes.get(key, 0) + count
        kept = {item.name: item for carrier in self._used for item in carrier.used(text)}
        return replace(
            source,
            title=self._package.title,
            language=self._package.language,
            authors=self._package.authors,
            licence=self._package.licence,
            description=self._package.description,
            notes={key: count for key, count in sorted(notes.items()) if count},
            pages=pages,
            pictures=tuple(item for _, item in sorted(kept.items())),
        )

    def _trees(self) -> dict[str, Element]:
        """The documents of the book in reading order, without those that are set aside."""
        found: dict[str, Element] = {}
        others: dict[str, Element] = {}
        size = broken = 0
        for path in (*self._package.spine, *self._package.others):
            text = self._archive.text(path)
            size += len(text or "")
            if size > _MAX_MARKUP:
                raise FormatError(
                    self._archive.name,
                    f"its text is larger than {_MAX_MARKUP // 1024**2} MB.",
                    hint="Choose a smaller book.",
                )
            tree = page_tree(text) if text else None
            if tree is None:
                broken += 1
            elif path in self._package.set_aside or _says_aside(tree):
                others[path] = tree
            else:
                found[path] = tree
        if not any(path in found for path in self._package.spine):
            # A book that calls all of itself a cover is read all the same.
            found, others = others | found, {}
        if not found:
            raise base.no_text(self._archive.name)
        self._counts = {"front_matter": len(others), "broken_chapters": broken}
        return found

    def _blocks(self, trees: dict[str, Element]) -> list[str]:
        notes = Notes()
        notes.find(trees, _Addresses(trees))
        around = {path: self._around(path) for path in trees}
        home = {mark: _root_name(trees, item) for mark, item in notes.elements.items()}
        texts = {
            mark: note_text(to_line(item, around[home[mark]]))
            for mark, item in notes.elements.items()
        }
        above = part_entries(self._package.contents)
        spine = set(self._package.spine)
        found: list[str] = []
        for path, tree in trees.items():
            if path not in spine:
                # Documents beside the reading order are read for their notes only.
                continue
            found += [
                f"{'#' * entry.depth} {escape_inline(entry.title)}" for entry in above.get(path, [])
            ]
            body = tree.find("body")
            root = body if body is not None else tree
            found += with_notes(to_blocks([root], strict=False, around=around[path]), texts)
        for item in around.values():
            for name, count in item.counts.items():
                self._counts[name] = self._counts.get(name, 0) + count
        kept = _without_terms_of_use(found)
        self._counts["front_matter"] += len(kept) < len(found)
        return kept

    def _around(self, path: str) -> Surroundings:
        folder = posixpath.dirname(path)

        def fetch(target: str) -> bytes | None:
            inner = within(folder, target)
            return self._archive.picture(inner) if inner else None

        carrier = Carrier(self._store, fetch)
        self._used.append(carrier)
        return Surroundings(carrier.address)


class _Addresses(dict[str, str]):
    """Which document an address in another one means, worked out when it is asked."""

    def __init__(self, trees: dict[str, Element]) -> None:
        super().__init__()
        self._trees = trees

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """The path of the document that "path\\naddress" means."""
        path, _, address = key.partition("\n")
        found = within(posixpath.dirname(path), address)
        return found if found in self._trees else default


def _without_terms_of_use(blocks: list[str]) -> list[str]:
    """The blocks between the lines by which Project Gutenberg marks beginning and end."""
    first, last = 0, len(blocks)
    for at, block in enumerate(blocks):
        mark = _GUTENBERG.search(block)
        if mark and mark[1].upper() == "START" and at < len(blocks) // 2:
            first = at + 1
        elif mark and mark[1].upper() == "END" and at >= len(blocks) // 2:
            last = at
            break
    return blocks[first:last] or blocks


def _says_aside(tree: Element) -> bool:
    """Whether a document is a title page, contents or the like by what it says of itself."""
    body = tree.find("body")
    if body is None:
        return False
    if is_set_aside(types_of(body)):
        return True
    parts = [item for item in body if tag_of(item) in ("section", "div", "nav")]
    return len(parts) == len(body) > 0 and all(is_set_aside(types_of(item)) for item in parts)


def _root_name(trees: dict[str, Element], item: Element) -> str:
    root = item.getroottree().getroot()
    return next(path for path, tree in trees.items() if tree is root)


SOURCE = EpubFormat()
