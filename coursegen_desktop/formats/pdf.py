"""A printed PDF gets what the engine that printed it leaves out: an outline, and a title.

The functions read a whole document and belong into a worker process.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..domain.errors import InvalidContent
from .opening import replacing

# (name of a destination in the document, title, level from 0)
Entry = tuple[str, str, int]


def places(data: bytes) -> dict[str, int]:
    """The page, counted from 1, of every named destination."""
    with _understood():
        return _pages(_reader(data))


def save(data: bytes, path: Path, title: str, outline: tuple[Entry, ...]) -> int:
    """Write a document with title and outline to `path`; returns its pages.

    What stands at `path` is replaced only by the whole new file. Raises StorageError.
    """
    from pypdf import PdfWriter

    with _understood():
        reader = _reader(data)
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


@contextlib.contextmanager
def _understood() -> Iterator[None]:
    """What the library complains of, as a sentence."""
    from pypdf.errors import PyPdfError

    try:
        yield
    except PyPdfError as error:
        raise InvalidContent("The printed pages could not be read.", "Try again.") from error


def _reader(data: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(data))


def _pages(reader: Any) -> dict[str, int]:
    found = {}
    for name, place in reader.named_destinations.items():
        number = reader.get_destination_page_number(place)
        if number is not None and number >= 0:
            found[name.removeprefix("/")] = number + 1
    return found
