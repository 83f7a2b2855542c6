"""Word documents: their body as Markdown, which is then read like any Markdown document.

Headings come from styles and outline levels, else from short bold or large lines; formulas become
TeX, notes footnotes, pictures files of the course. Insertions count as text and deletions not;
hidden words, comments and tables of contents are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from ..pictures import PictureStore
from . import base
from ._docx_body import BodyReader
from ._docx_parts import blocks_of, with_headings, written
from ._docx_runs import RunReader
from ._docx_styles import Numbering, Styles, W
from ._office_text import Pages, cell, stated_title
from ._ooxml import claims, parse_xml, properties_of, read_file

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part as LibraryPart

Element = etree._Element

_EXTENSIONS = (".docx", ".docm", ".dotx", ".dotm")


class DocxFormat:
    """Reads .docx files, and .docm files without their macros."""

    label = "Word"
    extensions = _EXTENSIONS

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the folder that its parts lie in; old .doc files to refuse them."""
        return claims(head, name, _EXTENSIONS, ".doc", b"word/")

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The document at `path`; nothing that it refers to outside itself is loaded."""
        store = pictures or PictureStore()

        def reading(file: BinaryIO) -> _Reader:
            from docx import Document  # late: slow to load

            return _Reader(Document(file), store)

        return read_file(path, "word", self.label, reading)


class _Reader:
    """One document of the library on its way to a source."""

    def __init__(self, document: Document, pictures: PictureStore) -> None:
        self._document = document
        self._store = pictures
        self._part: LibraryPart = document.part
        self._before = set(pictures.kept)
        self._notes: dict[tuple[str, str], Element] = {}
        self._marks: dict[tuple[str, str], str] = {}
        for kind in ("footnote", "endnote"):
            self._notes |= {
                (kind, note.get(f"{W}id") or ""): note for note in self._related(f"{kind}s")
            }
        styles = next(self._roots("styles"), None)
        self._styles = Styles(styles)
        numbering = Numbering.read(next(self._roots("numbering"), None), self._styles)
        self._runs = RunReader(self._styles, self._target, self._mark)
        self._body = BodyReader(
            self._styles,
            numbering,
            self._runs,
            picture=self._picture,
            drawing=self._drawing,
            pictures=pictures,
        )
        self._pages: tuple[int, ...] = ()
        self._title = ""
        self._comments = 0
        self._properties = properties_of(document)

    def text(self) -> str:
        """The whole document as Markdown."""
        body = self._document.element.body
        parts = self._body.parts(body)
        self._title, parts = with_headings(parts, self._styles.usual_size)
        pages = Pages()
        if self._runs.has_pages:
            pages.begin()
        written(parts, self._note_texts(), pages)
        self._comments = sum(1 for _ in self._related("comments"))
        text, offsets = pages.whole()
        self._pages = offsets if self._runs.has_pages else ()
        return text

    def source(self, source: base.Source, macros: int) -> base.Source:
        """The parsed text with what the file says of itself."""
        properties = self._properties
        counts = {
            **self._runs.counts,
            "comments": self._comments,
            "macros": macros,
            "pictures": source.notes.get("pictures", 0) + self._body.lost_pictures,
        }
        notes = {**source.notes, **counts}
        return replace(
            source,
            title=self._title or stated_title(properties.title, source.name),
            language=self._language(properties.language),
            authors=properties.authors,
            licence="",
            description=properties.description,
            notes={name: count for name, count in sorted(notes.items()) if count},
            pages=self._pages,
            pictures=tuple(
                picture for name, picture in self._store.kept.items() if name in source.text
            ),
        )

    def _language(self, stated: str) -> str:
        """The language of most words, else what the document or its styles state."""
        counts = self._runs.languages
        most = max(sorted(counts), key=lambda name: counts[name], default="")
        total = sum(counts.values())
        if most and counts[most] * 2 > total and total > 200:
            return most[:35]
        return (stated or self._styles.language or most)[:35]

    # -- notes -----------------------------------------------------------------------------

    def _mark(self, kind: str, identity: str) -> str:
        """The number of a note, counted from 1 in the order of the text."""
        key = (kind, identity)
        if key not in self._notes:
            return ""
        return self._marks.setdefault(key, str(len(self._marks) + 1))

    def _note_texts(self) -> dict[str, str]:
        found: dict[str, str] = {}
        # Notes may name notes: those are numbered while these are read.
        while len(found) < len(self._marks):
            key, mark = list(self._marks.items())[len(found)]
            found[mark] = cell(blocks_of(self._body.parts(self._notes[key])))
        return found

    # -- relationships ---------------------------------------------------------------------

    def _roots(self, kind: str) -> Iterator[Element]:
        for relation in self._part.rels.values():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
                continue
            yield parse_xml(relation.target_part.blob)

    def _related(self, kind: str) -> Iterator[Element]:
        """The children of the root of a related part: notes, comments."""
        for root in self._roots(kind):
            yield from root

    def _target(self, relation: str) -> str:
        found = self._part.rels.get(relation)
        return str(found.target_ref) if found is not None and found.is_external else ""

    def _blob(self, relation: str) -> bytes | None:
        found = self._part.rels.get(relation)
        if found is None or found.is_external:
            return None
        return bytes(found.target_part.blob)

    def _picture(self, relation: str) -> bytes | None:
        return self._blob(relation)

    def _drawing(self, relation: str) -> Element | None:
        blob = self._blob(relation)
        return parse_xml(blob) if blob else None


SOURCE = DocxFormat()
