"""Office files for tests, written by the libraries and, where these know no way, in XML."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources import Source, best_format
from tests.generation.places import misplaced

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONG = "The moon pulls the water of the sea towards itself, and so the tide comes and goes."
NAMES = f'xmlns:w="{W}" xmlns:m="{M}"'


def png(red: int = 200, width: int = 4) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + bytes((red, 10, 10)) * width for _ in range(width))
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def saved(document: Any, path: Path) -> Path:
    """The file of a document or a presentation."""
    document.save(str(path))
    return path


def xml(document: Any, markup: str) -> Any:
    """Adds an element of the body, written in XML with the usual prefixes."""
    prefixes = nsdecls("w", "r", "wp", "a", "pic") + f' xmlns:m="{M}"'
    prefixes += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    prefixes += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    head, _, rest = markup.partition(">")
    slash = "/" if head.endswith("/") else ""
    element = parse_xml(f"{head.removesuffix('/')} {prefixes}{slash}>{rest}")
    document.element.body.insert(len(document.element.body) - 1, element)
    return element


def changed(path: Path, change: Callable[[str, bytes], bytes | None], **added: bytes) -> Path:
    """The same package with its parts changed (None leaves one out) and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in added.items():
            new.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def swapped(path: Path, part: str, old: str, new: str) -> Path:
    """The same package with some text of a part replaced; it must be there."""

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        assert old.encode() in data, f"{old} is not in {part}"
        return data.replace(old.encode(), new.encode())

    return changed(path, change)


def with_part(path: Path, name: str, kind: str, content_type: str, data: bytes) -> Path:
    """A Word file with one part more, tied to its main part."""

    def change(part: str, content: bytes) -> bytes:
        if part == "[Content_Types].xml":
            entry = f'<Override PartName="/word/{name}" ContentType="{content_type}"/></Types>'
            return content.replace(b"</Types>", entry.encode())
        if part == "word/_rels/document.xml.rels":
            relation = (
                f'<Relationship Id="rIdX{name[:4]}" Type="http://schemas.openxmlformats.org/'
                f'officeDocument/2006/relationships/{kind}" Target="{name}"/></Relationships>'
            )
            return content.replace(b"</Relationships>", relation.encode())
        return content

    return changed(path, change, **{f"word/{name}": data})


def formula(markup: str) -> etree._Element:
    """An `m:oMath` with this content."""
    return etree.fromstring(f"<m:oMath {NAMES}>{markup}</m:oMath>")


def run(text: str, properties: str = "") -> str:
    """A run of a formula."""
    return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"


def document() -> Any:
    """An empty document with the usual styles."""
    return Document()


def read(document: Any, folder: Path, pictures: PictureStore | None = None) -> Source:
    """What the reader makes of a Word document; every block stands where it says."""
    path = saved(document, folder / "a.docx")
    source = best_format(b"", path.name).read(path, None, pictures)
    assert misplaced(source) == []
    return source


def headings(source: Source) -> list[tuple[int, str]]:
    """(level, text) of all headings."""
    return [(block.level, block.text) for block in source.blocks if block.kind == "heading"]
