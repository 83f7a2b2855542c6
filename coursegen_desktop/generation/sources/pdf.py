"""PDF: letters with places and sizes, put back to headings, paragraphs, tables and figures."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from ...domain.errors import FormatError
from ..pictures import PictureStore
from ..text.rewrite import escape_inline
from . import _pdf_file, _pdf_ocr, base, markdown
from ._pdf_columns import Region, regions_of
from ._pdf_figures import picture, repeated_images, take_figures, take_formulas
from ._pdf_furniture import take_contents, take_furniture
from ._pdf_guard import refuse_bombs
from ._pdf_headings import Bookmark, find_headings
from ._pdf_notes import take_notes
from ._pdf_page import Cut, Page, Style
from ._pdf_repair import WordJoiner
from ._pdf_shapes import shapes_of
from ._pdf_tables import aligned_tables, ruled_tables
from ._pdf_text import MarkdownWriter
from ._pdf_words import Frame, LetterReader, add_bullets, lines_of

_MAX_BYTES = 300 * 1024 * 1024
_MAX_SECONDS = 240.0
_MAX_OCR_SECONDS = 20 * 60.0
# Fewer letters on the average page mean that it is a picture of text.
_SCAN_LETTERS = 50
_MAX_PICTURES = 2_000


class PdfFormat:
    """Reads .pdf files."""

    label = "PDF"
    extensions = (".pdf",)

    def sniff(self, head: bytes, name: str) -> float:
        """Its first bytes, or its extension."""
        if head.lstrip()[:5] == b"%PDF-":
            return 0.99
        return 0.8 if name.lower().endswith(self.extensions) or b"%PDF-1" in head[:1100] else 0.0

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The document at `path`."""
        data = base.load(path, _MAX_BYTES)
        refuse_bombs(data, path.name)
        with _pdf_file.opened(data, path.name) as document:
            try:
                return _Reading(document, path.name, pictures).source(base.digest(data))
            except pdfium.PdfiumError as error:
                raise FormatError(
                    path.name,
                    "it is damaged.",
                    hint="Open it in a PDF viewer and save it anew, or get it again.",
                ) from error


class _Reading:
    """One document on its way from letters to blocks."""

    def __init__(self, document: Any, name: str, pictures: PictureStore | None) -> None:
        self._document = document
        self._name = name
        self._pictures = pictures
        self._letters = LetterReader()
        self._joiner = WordJoiner()
        self._notes: Counter[str] = Counter()
        self._frames: dict[int, Frame] = {}
        self._deadline = time.monotonic() + _MAX_SECONDS
        self._language = _pdf_file.language_of(document)

    def source(self, sha256: str) -> base.Source:
        """The document as a source."""
        pages = [self._page(index) for index in range(len(self._document))]
        pages = self._recognised(pages)
        body = _body_style(pages)
        bookmarks = _pdf_file.bookmarks_of(self._document, self._frames)
        text, places = self._markdown(pages, body, bookmarks)
        if len(text) > base.MAX_TEXT_BYTES:
            raise FormatError(
                self._name,
                f"it holds more than {base.MAX_TEXT_BYTES // 1_000_000} MB of text.",
                hint="Split it into several files and choose those.",
            )
        source = markdown.parse(text, self._name, sha256, kind=SOURCE.label)
        self._count_losses()
        kept = self._pictures.kept if self._pictures else {}
        used = tuple(item for name, item in sorted(kept.items()) if f"(media/{name}" in text)
        return replace(
            source,
            title=_pdf_file.title_of(self._document),
            language=self._language,
            authors=_pdf_file.authors_of(self._document),
            licence="",
            description="",
            notes={name: count for name, count in sorted(self._notes.items()) if count},
            pages=places,
            pictures=used,
        )

    def _count_losses(self) -> None:
        self._notes["pdf_hidden"] = self._letters.hidden
        self._notes["pdf_sideways"] = self._letters.sideways
        self._notes["pdf_unreadable"] = self._letters.unreadable
        self._notes["pdf_too_many"] = self._letters.too_many

    # -- pages -----------------------------------------------------------------------------

    def _page(self, index: int) -> Page:
        if time.monotonic() > self._deadline:
            raise FormatError(
                self._name,
                "it takes too long to read.",
                hint="Split it into smaller files and choose those.",
            )
        with _pdf_file.page_of(self._document, index) as handle:
            frame = _pdf_file.frame_of(handle) if handle is not None else None
            if frame is None:
                self._notes["pdf_broken_pages"] += 1
                return Page(index + 1, 1.0, 1.0, [], [])
            self._frames[index] = frame
            textpage = handle.get_textpage()
            try:
                # Once for what is dark below white letters; the direction is only known after.
                shapes = shapes_of(handle, frame)
                words = self._letters.words(textpage, frame, shapes)
            finally:
                textpage.close()
            if frame.turned:
                shapes = shapes_of(handle, frame)
        lines = lines_of(words, index + 1)
        add_bullets(lines, shapes)
        letters = sum(len(word.text) for word in words)
        page = Page(index + 1, frame.width, frame.height, lines, shapes, frame.turned, letters)
        for line in lines:
            self._joiner.learn(line.text)
        return page

    def _recognised(self, pages: list[Page]) -> list[Page]:
        """The pages as they are, or read by tesseract where they are pictures of text."""
        if sum(page.letters for page in pages) >= _SCAN_LETTERS * len(pages):
            return pages
        if not any(_is_picture(page) for page in pages):
            if any(page.letters for page in pages):
                return pages
            raise base.no_text(self._name)
        executable = _pdf_ocr.program()
        if not executable:
            raise FormatError(
                self._name,
                "it is a scan: its pages are pictures, without text in them.",
                hint="Install the program tesseract, which reads text from pictures, and choose "
                "the file again; or choose a PDF with text in it.",
            )
        self._recognise(pages, executable)
        if not any(page.lines for page in pages):
            raise FormatError(
                self._name,
                "it is a scan, and tesseract found no text on its pages.",
                hint="Scan it again with more light and at least 300 dots per inch.",
            )
        return pages

    def _recognise(self, pages: list[Page], executable: str) -> None:
        recogniser = _pdf_ocr.Recogniser(executable, self._language)
        deadline = time.monotonic() + _MAX_OCR_SECONDS
        self._deadline += _MAX_OCR_SECONDS
        for page in pages:
            if page.letters >= _SCAN_LETTERS or not _is_picture(page):
                continue
            if time.monotonic() > deadline:
                self._notes["pdf_unread_scans"] += 1
                continue
            with _pdf_file.page_of(self._document, page.number - 1) as handle:
                page.lines = recogniser.lines(handle, page) if handle is not None else []
            page.shapes = []
            page.letters = sum(len(word.text) for line in page.lines for word in line.words)
            self._notes["pdf_scanned"] += 1
            for line in page.lines:
                self._joiner.learn(line.text)
        self._notes["pdf_unread_scans"] += recogniser.failed

    # -- parts -----------------------------------------------------------------------------

    def _markdown(
        self, pages: list[Page], body: Style, bookmarks: list[Bookmark]
    ) -> tuple[str, tuple[int, ...]]:
        self._notes["pdf_furniture"] = take_furniture(pages)
        self._notes["pdf_contents"] = take_contents(pages)
        repeated = repeated_images(pages)
        regions: list[list[Region]] = []
        for page in pages:
            page.cuts = ruled_tables(page)
            take_figures(page, repeated)
            take_formulas(page)
            take_notes(page, body)
            parts = regions_of([*page.lines, *page.cuts], page.width)
            for region in parts:
                aligned_tables(region)
            regions.append(parts)
        everything = [region for parts in regions for region in parts]
        outline = find_headings(everything, bookmarks, body, Path(self._name).stem)
        writer = MarkdownWriter(pages, outline, body, self._joiner)
        for page, parts in zip(pages, regions, strict=True):
            writer.begin_page()
            for region in parts:
                for item in region.items:
                    if isinstance(item, Cut) and item.kind != "table":
                        self._draw(page, item)
                writer.region(region)
            writer.notes(page)
        return writer.finish()

    def _draw(self, page: Page, cut: Cut) -> None:
        """Gives a cut its picture; without one only its caption stays, and it is counted."""
        address = ""
        if self._pictures is not None and len(self._pictures.kept) < _MAX_PICTURES:
            data = picture(self._document, page, cut)
            address = self._pictures.keep(data) if data else ""
        if not address:
            self._notes["pictures"] += 1
            return
        if cut.kind == "formula":
            self._notes["pdf_formulas"] += 1
            cut.text = f"![{_formula_words(cut)}]({address})"
            return
        caption = " ".join(" ".join(line.text for line in cut.caption).split())
        caption = caption.replace("\ufffe ", "").replace("\ufffe", "-")
        shown = escape_inline(caption)[:500].rstrip("\\") or f"Page {page.number}"
        title = caption.replace("\\", "").replace('"', "'")[:300]
        cut.text = f'![{shown}]({address} "{title}")' if title else f"![{shown}]({address})"
        cut.caption = []


def _formula_words(cut: Cut) -> str:
    words = " ".join(line.text for line in cut.lines).replace("\ufffe", "-")
    return escape_inline(" ".join(words.split()))[:200].rstrip("\\") or "Formula"


def _is_picture(page: Page) -> bool:
    """Whether pictures cover most of a page."""
    covered = sum(shape.box.area for shape in page.shapes if shape.kind == "image")
    return covered > 0.4 * page.width * page.height


def _body_style(pages: list[Page]) -> Style:
    """The type in which most letters stand, code apart."""
    found: dict[int, list[Any]] = {}
    for page in pages:
        for line in page.lines:
            for word in line.words:
                if not word.shift:
                    entry = found.setdefault(id(word.style), [word.style, 0])
                    entry[1] += len(word.text)
    looks: dict[Style, int] = dict(found.values())
    if not looks:
        return Style("", 10.0)
    sizes: Counter[float] = Counter()
    for style, count in looks.items():
        if not style.mono:
            sizes[round(style.size * 2) / 2] += count
    most = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0
    fitting = {
        style: count
        for style, count in looks.items()
        if not sizes or (abs(style.size - most) <= 0.3 and not style.mono)
    }
    return max(fitting or looks, key=lambda style: (looks[style], style.font))


SOURCE = PdfFormat()
