"""PDF files that are damaged, locked, scanned, huge or hostile: a source, or one sentence."""

from __future__ import annotations

import os
import stat
import time
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.generation.sources import Source
from coursegen_desktop.generation.sources.pdf import SOURCE
from tests.generation.places import CORPORA, misplaced
from tests.generation.sources.pdf_maker import Sheet, build

WORDS = "Rain falls on the hill and runs down to the sea."


def refused(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        SOURCE.read(path)
    assert caught.value.hint
    told = caught.value.sentence.format(**caught.value.values)
    assert "\n" not in told
    assert told.startswith(path.name)
    return told


def page(words: str = WORDS, **more: float) -> Sheet:
    sheet = Sheet(**more)  # type: ignore[arg-type]
    sheet.flow(70, 100, words)
    return sheet


def scan() -> Sheet:
    sheet = Sheet()
    sheet.image(0, 0, 595, 842)
    return sheet


def raw(catalog: str, *objects: str) -> bytes:
    """A file of hand-written objects, without a table of their places."""
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate((catalog, *objects), 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode("latin-1")


def test_locked_files_say_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(build([page()]))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    with path.open("wb") as stream:
        writer.write(stream)
    assert "protected by a password" in refused(path)


def test_files_that_only_forbid_changes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build([page()]))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    with path.open("wb") as stream:
        writer.write(stream)
    assert WORDS in SOURCE.read(path).text


@pytest.mark.parametrize(
    "data, told",
    [
        (b"", "is empty"),
        (b"hello", "is no PDF"),
        (b"%PDF-1.7\n", "its end is missing"),
        (b"%PDF-1.7\nnonsense\n%%EOF", "is damaged"),
        (build([]), "no pages"),
        (build([Sheet()]), "no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    assert told in refused(path)


def test_every_cut_and_every_flipped_byte_ends_in_a_source_or_a_sentence(tmp_path: Path) -> None:
    whole = build([page(), page(WORDS * 3)])
    path = tmp_path / "a.pdf"
    for number in range(0, len(whole), 61):
        flipped = bytearray(whole)
        flipped[number] ^= 0x55
        for data in (whole[:number], bytes(flipped)):
            path.write_bytes(data)
            try:
                assert misplaced(SOURCE.read(path)) == []
            except FormatError as error:
                assert error.hint


def test_a_damaged_table_of_places_is_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    data = build([page()])
    start = data.rindex(b"startxref")
    path.write_bytes(data[:start] + b"startxref\n999999\n%%EOF\n")
    assert WORDS in SOURCE.read(path).text


@pytest.mark.slow
def test_three_thousand_pages_and_huge_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build([page(f"Page {n} of many. {WORDS}") for n in range(1, 3001)]))
    source = SOURCE.read(path)
    assert len(source.pages) == 3000
    assert source.page_at(source.text.index("Page 2999 of many")) == 2999
    path.write_bytes(build([page(width=14000, height=14000), page(width=2, height=2)]))
    assert WORDS in SOURCE.read(path).text


def test_forms_that_hold_themselves_end(tmp_path: Path) -> None:
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /X 5 0 R >>"
        " /Font << /F 6 0 R >> >> /Length 43 >>\nstream\n"
        "/X Do BT /F 9 Tf 50 50 Td (deep) Tj ET       \nendstream"
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(
        raw(
            "<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources"
            " << /XObject << /X 5 0 R >> /Font << /F 6 0 R >> >> >>",
            "<< /Length 47 >>\nstream\n/X Do BT /F 9 Tf 50 90 Td (words here) Tj ET    \nendstream",
            form,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /First 8 0 R /Last 8 0 R /Count 1 >>",
            "<< /Title (Ring) /Parent 7 0 R /Next 8 0 R /First 8 0 R /Dest [3 0 R /Fit] >>",
        )
    )
    assert "words here" in SOURCE.read(path).text


def test_deep_nests_and_bombs_end(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    nest = "[" * 20_000 + "]" * 20_000
    path.write_bytes(raw(f"<< /Type /Catalog /Pages 2 0 R /A {nest} >>", "<< /Kids [] >>"))
    refused(path)
    packed = zlib.compress(b"q " * 5_000_000, 9)
    content = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
    data = raw(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>",
        content + packed.decode("latin-1") + "\nendstream",
    )
    path.write_bytes(data)
    begun = time.monotonic()
    refused(path)
    assert time.monotonic() - begun < 60


def packed_page(packed: bytes, filters: str) -> bytes:
    """A page whose content is packed so."""
    content = f"<< /Length {len(packed)} /Filter {filters} >>\nstream\n"
    return raw(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>",
        content + packed.decode("latin-1") + "\nendstream",
    )


def test_what_would_fill_the_memory_is_refused_before(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    packer = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    bomb = b"".join(packer.compress(blanks) for _ in range(200)) + packer.flush()
    path.write_bytes(packed_page(bomb, "/FlateDecode"))
    assert "fill the memory" in refused(path)
    path.write_bytes(packed_page(zlib.compress(bomb), "[/FlateDecode /FlateDecode]"))
    assert "fill the memory" in refused(path)
    path.write_bytes(packed_page(zlib.compress(blanks), "/FlateDecode"))
    assert "no text" in refused(path)


def test_words_never_act_as_markup(tmp_path: Path) -> None:
    sheet = Sheet()
    for number, line in enumerate(
        ("# no heading", "<script>alert(1)</script>", "![x](http://a.b/c.png)", "- dash", "a | b")
    ):
        sheet.text(70, 100 + 40 * number, line)
    source = read_sources([str(_saved(tmp_path, build([sheet])))]).sources[0]
    assert {block.kind for block in source.blocks} <= {"para", "list"}
    assert "<script" not in source.text
    assert misplaced(source) == []


def _saved(folder: Path, data: bytes, name: str = "a.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_all_that_is_left_out_has_a_sentence(tmp_path: Path) -> None:
    sheet = page(WORDS * 8)
    sheet.text(70, 400, "unseen", before="3 Tr")
    sheet.parts.append("q BT /F 11 Tf 0 1 -1 0 40 80 Tm (on the edge) Tj ET Q")
    sheet.text(300, 820, "1", 9)
    reading = read_sources([str(_saved(tmp_path, build([sheet])))])
    told = " ".join(reading.warnings)
    assert "nobody can see" in told
    assert "sideways" in told
    assert "Running heads, feet and page numbers that were left out: 1 lines." in told


# -- scans -------------------------------------------------------------------------------------

TABLE = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n" + "".join(
    f"5\t1\t1\t1\t{line}\t{word}\t{200 + 90 * word}\t{300 + 34 * line}\t80\t28\t91.5\t{text}\n"
    for line, words in enumerate(("Rain falls on", "the hill and", "runs to the sea."))
    for word, text in enumerate(words.split())
)


def tesseract(folder: Path, script: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def read_scan(tmp_path: Path, language: str = "") -> Source:
    path = tmp_path / "scan.pdf"
    path.write_bytes(build([scan(), scan()], language=language))
    return SOURCE.read(path)


def test_a_scan_says_that_it_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FormatError, match="it is a scan") as caught:
        read_scan(tmp_path)
    assert "tesseract" in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for tesseract is a shell script")
def test_a_scan_is_read_by_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "table").write_text(TABLE)
    tesseract(
        tmp_path,
        f'if [ "$1" = --list-langs ]; then echo deu; echo eng; exit 0; fi\n'
        f'echo "$@" >> "{tmp_path}/asked"; /bin/cat "{tmp_path}/table"',
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    source = read_scan(tmp_path, "de-AT")
    assert source.text.count("Rain falls on the hill and runs to the sea.") == 2
    assert source.notes == {"pdf_scanned": 2}
    assert len(source.pages) == 2
    asked = (tmp_path / "asked").read_text()
    assert asked.count("-l deu") == 2
    # The pictures of the pages are gone when they have been read.
    assert not any(Path(line.split()[0]).exists() for line in asked.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for tesseract is a shell script")
def test_a_tesseract_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coursegen_desktop.generation.sources import _pdf_ocr

    tesseract(tmp_path, "/bin/sleep 300 & wait")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(_pdf_ocr, "_PAGE_SECONDS", 0.2)
    begun = time.monotonic()
    with pytest.raises(FormatError, match="found no text"):
        read_scan(tmp_path)
    assert time.monotonic() - begun < 30


# -- the corpus --------------------------------------------------------------------------------

FILES = sorted((CORPORA / "pdf").rglob("*.pdf")) if CORPORA.is_dir() else []


@pytest.mark.skipif(not FILES, reason="the shared corpora are not on this machine")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_all_files_of_the_corpus_give_a_source_or_a_sentence(tmp_path: Path, path: Path) -> None:
    store = PictureStore(tmp_path / "media")
    try:
        source = SOURCE.read(path, None, store)
    except FormatError as error:
        assert "is a scan" in str(error)
        assert "_scan" in path.name
        return
    # The shared parser shows the number of a footnote, which is no word of the source.
    assert "[^1]" in source.text or misplaced(source) == []
    assert list(source.pages) == sorted(source.pages)
    assert len(source.pages) == len(PdfReader(path).pages)


@pytest.mark.skipif(not FILES, reason="the shared corpora are not on this machine")
def test_two_files_of_the_corpus_read_as_they_look() -> None:
    by_name = {path.name: path for path in FILES}
    source = SOURCE.read(by_name["sample_doc_with_toc.pdf"])
    found = [(b.level, b.text) for b in source.blocks if b.kind == "heading"]
    assert found[0] == (1, "First section (len=1)")
    assert (2, "Subsection 3 (len=1)") in found
    assert len(found) == 10
    paper = SOURCE.read(by_name["test.pdf"])
    assert "three reasons confirming its general feasibility" in paper.text
    assert "[^1]: We refer to Appendix A for a detailed discussion." in paper.text
