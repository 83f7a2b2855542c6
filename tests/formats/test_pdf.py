"""What a printed document gets before it is kept; one that cannot be read is told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.formats import pdf


def document(pages: int) -> bytes:
    writer = PdfWriter()
    for number in range(pages):
        writer.add_blank_page(200, 200)
        writer.add_named_destination(f"lesson-{number + 1}", number)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_places_are_counted_from_one() -> None:
    assert pdf.places(document(3)) == {"lesson-1": 1, "lesson-2": 2, "lesson-3": 3}


def test_a_title_and_an_outline_are_written(tmp_path: Path) -> None:
    entries = (("lesson-1", "1. Wet", 0), ("lesson-1", "Rain", 1), ("gone", "Gone", 1),
               ("lesson-3", "2. Dry", 0))  # fmt: skip
    path = tmp_path / "x.pdf"
    assert pdf.save(document(3), path, "Weather (ä)", entries) == 3
    reader = PdfReader(path)
    assert reader.metadata is not None and reader.metadata.title == "Weather (ä)"
    wet, below, dry = reader.outline
    assert (wet.title, dry.title) == ("1. Wet", "2. Dry")  # type: ignore[union-attr]
    assert [entry.title for entry in below] == ["Rain"]  # type: ignore[union-attr]
    assert reader.get_destination_page_number(dry) == 2  # type: ignore[arg-type]


@pytest.mark.logs("EOF marker not found", "invalid pdf header")
def test_what_is_no_document_is_told(tmp_path: Path) -> None:
    for data in (b"", b"words"):
        with pytest.raises(InvalidContent):
            pdf.places(data)
        with pytest.raises(InvalidContent):
            pdf.save(data, tmp_path / "x.pdf", "T", ())
    assert not list(tmp_path.iterdir())


def test_an_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        pdf.save(document(1), tmp_path / "no folder" / "x.pdf", "T", ())
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(StorageError):
        pdf.save(document(1), tmp_path / "x.pdf", "T", ())
