"""Word files as a whole: sizes, dialects, macros, missing parts, the corpus."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources.docx import SOURCE
from tests.generation.places import CORPORA, misplaced, outline

from . import office
from .office import LONG, headings, read
from .test_docx_headings import chapter


def refusal(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        SOURCE.read(path)
    assert caught.value.hint
    return caught.value.text()


def test_only_headings_one_page_and_nothing(tmp_path: Path) -> None:
    only = office.document()
    only.add_heading("One", 1)
    only.add_heading("Two", 2)
    assert headings(read(only, tmp_path)) == [(1, "One"), (2, "Two")]
    lone = office.document()
    lone.add_paragraph("One line.")
    assert read(lone, tmp_path).text == "One line.\n"
    empty = office.saved(office.document(), tmp_path / "empty.docx")
    assert "holds no text" in refusal(empty)


def test_three_thousand_pages(tmp_path: Path) -> None:
    document = office.document()
    document.add_heading("Begin", 1)
    for number in range(12):
        document.add_paragraph(f"{LONG} It is number {number}.")
    path = office.saved(document, tmp_path / "long.docx")
    line = (
        f"<w:p><w:r><w:lastRenderedPageBreak/><w:t>{LONG * 4}</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>Next</w:t></w:r></w:p>"
    )
    office.swapped(path, "word/document.xml", "<w:sectPr", line * 2999 + "<w:sectPr")
    source = SOURCE.read(path)
    assert len(source.pages) == 3000
    assert len(headings(source)) == 3000


def test_macros_are_ignored_and_counted(tmp_path: Path) -> None:
    document = office.document()
    document.add_paragraph(LONG)
    path = office.saved(document, tmp_path / "a.docm")
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office.swapped(
        path,
        "[Content_Types].xml",
        main,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    office.changed(path, lambda _, data: data, **{"word/vbaProject.bin": b"macro"})
    source = SOURCE.read(path)
    assert (source.text, source.notes) == (f"{LONG}\n", {"macros": 1})


def test_the_strict_dialect_is_read(tmp_path: Path) -> None:
    document = office.document()
    document.add_heading("Strict", 1)
    document.add_paragraph(LONG)
    path = office.saved(document, tmp_path / "a.docx")
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"

    def strict(name: str, data: bytes) -> bytes:
        if "Content_Types" in name or name.startswith("docProps"):
            return data
        for family in (b"officeDocument", b"wordprocessingml", b"drawingml"):
            data = data.replace(old + family + b"/2006/", new + family + b"/")
        return data

    assert headings(SOURCE.read(office.changed(path, strict))) == [(1, "Strict")]


def test_relationships_that_lead_nowhere_do_no_harm(tmp_path: Path) -> None:
    document = office.document()
    document.add_picture(io.BytesIO(office.png()))
    document.add_paragraph(LONG)
    path = office.saved(document, tmp_path / "a.docx")
    office.changed(path, lambda name, data: None if "/media/" in name else data)
    source = SOURCE.read(path, None, PictureStore(tmp_path / "kept"))
    assert (source.text, source.notes) == (f"{LONG}\n", {"pictures": 1})


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    document = office.document()
    chapter(document)
    path = office.saved(document, tmp_path / "a.docx")
    assert SOURCE.read(path) == SOURCE.read(path)


FILES = sorted(CORPORA.glob("docx/**/*.docx")) if CORPORA.is_dir() else []


@pytest.mark.skipif(not FILES, reason="no corpus of documents here")
def test_every_document_of_the_corpus_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    read_ones = 0
    for path in FILES:
        try:
            source = SOURCE.read(path, path.parent, PictureStore(tmp_path / "kept"))
        except FormatError as error:
            assert "holds no text" in error.text()
            continue
        read_ones += 1
        assert misplaced(source) == [], path.name
        assert outline(source), path.name
    assert read_ones >= len(FILES) - 2
