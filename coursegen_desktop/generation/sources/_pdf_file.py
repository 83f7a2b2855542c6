"""A PDF file opened: refusals in one sentence, what it says about itself, its own outline."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ...domain.errors import FormatError
from ._pdf_headings import Bookmark
from ._pdf_words import Frame

MAX_PAGES = 5_000
_MAX_BOOKMARKS = 5_000
_MAX_DEPTH = 10
_MAX_TITLE = 300
_NO_TITLE = re.compile(
    r"(?i)\(?(?:untitled|anonymous|unspecified|unknown|no title|title|document\d*|slide 1)\)?"
    r"|.*\.(?:docx?|pdf|tex|dvi|indd|pptx?|odt|xlsx?|rtf|qxd|fm|html?)"
    r"|microsoft (?:word|powerpoint).*"
)
_PAGE_TREE = re.compile(rb"/Type\s*/Pages\b")
_PAGE = re.compile(rb"/Type\s*/(?:Page|ObjStm)\b")
_PEOPLE = re.compile(r"\s*(?:;|,|\band\b|&|\bund\b|\bet\b)\s*")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The document in `data`. Raises FormatError for what cannot be opened."""
    head = data[:2048].lstrip()
    if not data:
        raise FormatError(name, "it is empty.", hint="Choose a document with text in it.")
    if b"%PDF" not in head:
        raise FormatError(
            name, "it is no PDF file.", hint="Check what it is, or export it as PDF anew."
        )
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(data, name, getattr(error, "err_code", None)) from error
    try:
        count = len(document)
        if count == 0:
            raise _without_pages(name)
        if count > MAX_PAGES:
            raise FormatError(
                name,
                f"it has {count} pages; up to {MAX_PAGES} can be read.",
                hint="Split it into several files and choose those.",
            )
        yield document
    finally:
        document.close()


def _refusal(data: bytes, name: str, code: int | None) -> FormatError:
    if code == raw.FPDF_ERR_PASSWORD:
        return FormatError(
            name,
            "it is protected by a password.",
            hint="Open it in a PDF viewer and save it without one.",
        )
    if code == raw.FPDF_ERR_SECURITY:
        return FormatError(
            name,
            "it is encrypted in a way that cannot be read.",
            hint="Open it in a PDF viewer and save it without protection.",
        )
    if b"%%EOF" in data and _PAGE_TREE.search(data) and not _PAGE.search(data):
        return _without_pages(name)
    if b"%%EOF" not in data[-2048:]:
        return FormatError(
            name,
            "it is damaged: its end is missing.",
            hint="Copy or download it once more.",
        )
    return FormatError(
        name, "it is damaged.", hint="Open it in a PDF viewer and save it anew, or get it again."
    )


def _without_pages(name: str) -> FormatError:
    return FormatError(name, "it has no pages.", hint="Open it in a PDF viewer and save it anew.")


@contextmanager
def page_of(document: Any, index: int) -> Iterator[Any]:
    """One page; None where the file has a page that cannot be opened."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def frame_of(page: Any) -> Frame | None:
    """The visible part of a page; None where it has no sensible size."""
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    if not (1 < right - left < 1e5 and 1 < top - bottom < 1e5):
        return None
    return Frame(left, bottom, right, top)


def title_of(document: Any) -> str:
    """The title in the file, unless a program put it there."""
    title = _field(document, "Title")
    return "" if _NO_TITLE.fullmatch(title) else title


def authors_of(document: Any) -> tuple[str, ...]:
    """The authors in the file."""
    text = _field(document, "Author")
    if _NO_TITLE.fullmatch(text):
        return ()
    names = [name.strip()[:200] for name in _PEOPLE.split(text)]
    return tuple(name for name in names if name and "@" not in name)[:20]


def _field(document: Any, name: str) -> str:
    value = document.get_metadata_value(name) or ""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]", " ", value).split())[:_MAX_TITLE]


def language_of(document: Any) -> str:
    """The language that the file states, as in BCP 47."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size < 200:
        return ""
    buffer = ctypes.create_string_buffer(size)
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFCatalog_GetLanguage(document, units, size)
    text = buffer.raw[: size - 2].decode("utf-16-le", errors="replace").replace("_", "-")
    return text if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", text) else ""


def _destination(document: Any, entry: Any) -> Any:
    """Where an entry leads that does not name its place but the act of going there."""
    action = raw.FPDFBookmark_GetAction(entry)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
        return None
    target = raw.FPDFAction_GetDest(document, action)
    return pdfium.PdfDest(target, document) if target else None


def bookmarks_of(document: Any, frames: dict[int, Frame]) -> list[Bookmark]:
    """The file's own outline; entries that lead to no page are left out."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    # Entries may lead in circles: each is taken once.
    waiting: list[tuple[int, Any]] = [(0, raw.FPDFBookmark_GetFirstChild(document, None))]
    while waiting and len(seen) < _MAX_BOOKMARKS:
        level, entry = waiting.pop()
        place = ctypes.cast(entry, ctypes.c_void_p).value
        if not place or place in seen:
            continue
        seen.add(place)
        mark = _bookmark(document, pdfium.PdfBookmark(entry, document, level), frames)
        if mark:
            found.append(mark)
        waiting.append((level, raw.FPDFBookmark_GetNextSibling(document, entry)))
        if level < _MAX_DEPTH:
            waiting.append((level + 1, raw.FPDFBookmark_GetFirstChild(document, entry)))
    return found


def _bookmark(document: Any, entry: Any, frames: dict[int, Frame]) -> Bookmark | None:
    try:
        title = " ".join(entry.get_title().replace("\0", "").split())[:_MAX_TITLE]
    except ValueError:
        # No UTF-16: an entry that nobody can read.
        return None
    target = entry.get_dest() or _destination(document, entry)
    index = target.get_index() if target is not None else None
    if not title or index is None or index not in frames:
        return None
    kind, position = target.get_view()
    frame = frames[index]
    y = None
    if kind == raw.PDFDEST_VIEW_XYZ and len(position) > 1 and position[1]:
        y = frame.point(position[0] or 0.0, position[1])[1]
    elif kind in (raw.PDFDEST_VIEW_FITH, raw.PDFDEST_VIEW_FITBH) and position and position[0]:
        y = frame.point(0.0, position[0])[1]
    return Bookmark(entry.level, title, index + 1, y)
