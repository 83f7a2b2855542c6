"""A printed PDF gets what the engine that printed it leaves out: an outline, and a title.

The functions read a whole document and belong into a worker process.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from .opening import replacing

# (name of a destination in the document, title, level from 0)
Entry = tuple[str, str, int]


def places(data: bytes) -> dict[str, int]:
    """The page, counted from 1, of every named destination."""
    from pypdf import PdfReader

    return _pages(PdfReader(io.BytesIO(data)))


def save(data: bytes, path: Path, title: str, outline: tuple[Entry, ...]) -> int:
    """Write a document with title and outline to `path`; returns its pages.

    What stands at `path` is replaced only by the whole new file. Raises StorageError.
    """
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(io.BytesIO(data))
    pages = _pages(reader)
    writer = PdfWriter(clone_from=reader)
    writer.add_metadata({"/Title": title})
    parents: list[Any] = []
    for name, words, level in outline:
        if name not in pages:
            continue
        del parents[level:]
        above = parents[-1] if parents else None
        parents.append(writer.add_outline_item(words, pages[name] - 1, parent=above))
    with replacing(path) as file:
        writer.write(file)
    return len(writer.pages)


def _pages(reader: Any) -> dict[str, int]:
    found = {}
    for name, place in reader.named_destinations.items():
        number = reader.get_destination_page_number(place)
        if number is not None and number >= 0:
            found[name.removeprefix("/")] = number + 1
    return found
