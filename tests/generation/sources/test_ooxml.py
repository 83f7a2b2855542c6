"""Office files that are locked, cut off, old, false or hostile: each refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.sources import best_format, docx, pptx
from coursegen_desktop.generation.sources._ooxml import OLE
from tests.generation.places import CORPORA

from . import office

BOMB = b"""<?xml version="1.0"?><!-- <w:a> --><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
<w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.fixture
def word(tmp_path: Path) -> Path:
    document = office.document()
    document.add_paragraph("Some words.")
    return office.saved(document, tmp_path / "a.docx")


def told(path: Path) -> str:
    """What the program says about a file that it must not read."""
    head = path.read_bytes()[:8192]
    with pytest.raises(FormatError) as caught:
        best_format(head, path.name).read(path)
    error = caught.value
    assert error.hint.endswith(".") and error.reason.endswith(".")
    assert "\n" not in error.text()
    return error.text()


def test_locked_files_and_old_ones(tmp_path: Path) -> None:
    locked = tmp_path / "locked.docx"
    locked.write_bytes(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    assert "protected by a password" in told(locked)
    for name, ending in (("old.doc", ".docx"), ("old.ppt", ".pptx"), ("x.docx", ".docx")):
        old = tmp_path / name
        old.write_bytes(OLE + bytes(2000))
        assert f"save it as {ending}" in told(old)
    rich = tmp_path / "rich.doc"
    rich.write_bytes(b"{\\rtf1 words}")
    assert "rich text" in told(rich)


def test_empty_and_false_files(tmp_path: Path, word: Path) -> None:
    for name, data, words in (
        ("empty.docx", b"", "it is empty"),
        ("text.docx", b"just words", "it is no Word document"),
        ("text.pptx", b"<html><p>words", "it is no PowerPoint presentation"),
        ("short.docx", b"PK", "not a zip file"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert words in told(path)
    swapped = tmp_path / "really-word.pptx"
    swapped.write_bytes(word.read_bytes())
    assert "it is a Word document, not a PowerPoint presentation" in told(swapped)
    deck = office.saved(Presentation(), tmp_path / "deck.pptx")
    (tmp_path / "really-slides.docx").write_bytes(deck.read_bytes())
    assert "it is a presentation, not a Word document" in told(tmp_path / "really-slides.docx")
    other = tmp_path / "zip.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("notes.txt", "words")
    assert "it is a zip file, but no Word document" in told(other)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_files_that_were_cut_off(word: Path, share: float) -> None:
    data = word.read_bytes()
    word.write_bytes(data[: int(len(data) * share)])
    assert "cannot be unpacked" in told(word)


def test_every_flipped_byte_is_read_or_refused(word: Path) -> None:
    data = bytearray(word.read_bytes())
    for at in range(0, len(data), max(len(data) // 150, 1)):
        broken = bytearray(data)
        broken[at] ^= 0xFF
        word.write_bytes(broken)
        try:
            docx.SOURCE.read(word)
        except FormatError as error:
            assert error.hint


def test_bombs_are_refused_before_they_are_unpacked(word: Path) -> None:
    office.changed(word, lambda _, data: data, **{"word/media/a.png": bytes(64 * 1024 * 1024)})
    assert "packed too tightly to be honest" in told(word)


def test_large_texts_are_refused(word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursegen_desktop.generation.sources._ooxml._MAX_XML", 1000)
    assert "its text is too large" in told(word)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(word: Path, encoding: str) -> None:
    bomb = BOMB if encoding == "utf-8" else BOMB.decode().encode("utf-16")

    def change(name: str, data: bytes) -> bytes:
        return bomb if name == "word/document.xml" else data

    office.changed(word, change)
    assert "declares XML entities" in told(word)


def test_two_parts_of_one_name_and_names_that_climb(word: Path) -> None:
    outside = word.parent / "climbed.xml"
    office.changed(word, lambda _, data: data, **{"../climbed.xml": b"<a/>"})
    docx.SOURCE.read(word)
    assert not outside.exists()
    office.changed(word, lambda _, data: data, **{"WORD/document.xml": b"<a/>"})
    assert "two parts have the same name" in told(word)


MENDED: dict[str, Callable[[str, bytes], bytes | None]] = {
    "no styles": lambda name, data: None if name == "word/styles.xml" else data,
    "no properties": lambda name, data: None if name.startswith("docProps") else data,
    "properties of another kind": lambda name, data: data.replace(
        b"application/vnd.openxmlformats-package.core-properties+xml", b"application/xml"
    ),
    "no settings": lambda name, data: None if name == "word/settings.xml" else data,
    "no numbering": lambda name, data: None if name == "word/numbering.xml" else data,
}


@pytest.mark.parametrize("what", MENDED)
def test_parts_that_are_missing_do_no_harm(word: Path, what: str) -> None:
    office.changed(word, MENDED[what])
    assert docx.SOURCE.read(word).text == "Some words.\n"


BROKEN: dict[str, Callable[[str, bytes], bytes | None]] = {
    "no document": lambda name, data: None if name == "word/document.xml" else data,
    "no relationships": lambda name, data: None if name == "_rels/.rels" else data,
    "no types": lambda name, data: None if name == "[Content_Types].xml" else data,
    "half an XML": lambda name, data: data[:200] if name == "word/document.xml" else data,
    "another root": lambda name, data: b"<a/>" if name == "word/document.xml" else data,
    "no body": lambda name, data: (
        data[: data.index(b"<w:body>")] + b"</w:document>" if name == "word/document.xml" else data
    ),
    "styles of nothing": lambda name, data: b"" if name == "word/styles.xml" else data,
    "types of nothing": lambda name, data: b"<Types/>" if name.startswith("[Con") else data,
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_packages_are_refused(word: Path, what: str) -> None:
    office.changed(word, BROKEN[what])
    told(word)


def test_deep_nests_end(word: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    office.swapped(word, "word/document.xml", "<w:sectPr", deep + "<w:sectPr")
    assert "Some words." in docx.SOURCE.read(word).text
    deeper = "<w:ins>" * 300 + "</w:ins>" * 300
    office.swapped(word, "word/document.xml", "<w:sectPr", deeper + "<w:sectPr")
    told(word)


def test_wide_spans_do_not_grow(word: Path) -> None:
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    )
    grid = f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * 50}</w:tbl>"
    office.swapped(word, "word/document.xml", "<w:sectPr", grid + "<w:sectPr")
    assert len(docx.SOURCE.read(word).text) < 20_000


HOSTILE = [
    path
    for folder in ("zip-hostile", "xml-hostile")
    for path in sorted((CORPORA / folder).rglob("*"))
    if path.is_file()
]


@pytest.mark.skipif(not HOSTILE, reason="no corpus of hostile files here")
@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_hostile_archives_are_refused_as_office_files(tmp_path: Path, form: str) -> None:
    member = docx.SOURCE if form == "docx" else pptx.SOURCE
    for path in HOSTILE:
        copy = tmp_path / f"a.{form}"
        copy.write_bytes(path.read_bytes())
        with pytest.raises(FormatError) as caught:
            member.read(copy)
        assert caught.value.hint, path.name
    assert sorted(item.name for item in tmp_path.iterdir()) == [f"a.{form}"]


@pytest.mark.skipif(not HOSTILE, reason="no corpus of hostile files here")
def test_hostile_xml_inside_a_document(word: Path) -> None:
    original = word.read_bytes()
    for path in HOSTILE:
        if path.suffix not in (".xml", ".xsl"):
            continue
        word.write_bytes(original)
        evil = path.read_bytes()

        def change(name: str, data: bytes, evil: bytes = evil) -> bytes:
            return evil if name == "word/document.xml" else data

        office.changed(word, change)
        told(word)


def test_an_archive_in_memory_is_enough() -> None:
    """Nothing of a package is written to the disk: its library gets it in memory."""
    made = io.BytesIO()
    document = office.document()
    document.add_paragraph("Some words.")
    document.save(made)
    from coursegen_desktop.generation.sources._ooxml import open_package

    package = open_package(made.getvalue(), "a.docx", "word")
    assert package.data.startswith(b"PK") and package.macros == 0
