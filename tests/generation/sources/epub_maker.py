"""E-books for tests, written by hand: every part stands as it is put."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def page(body: str, head: str = "", lang: str = "en") -> str:
    """An XHTML document around a body."""
    opening = f'<?xml version="1.0"?>{_HEAD} xml:lang="{lang}"><head>{head}</head>'
    return f"{opening}<body>{body}</body></html>"


def nav(entries: str, more: str = "") -> str:
    """A navigation document: `entries` are list items."""
    return page(f'<nav epub:type="toc" id="toc"><ol>{entries}</ol></nav>{more}')


def package(spine: Sequence[str], more: str = "", language: str = "en", ncx: bool = False) -> str:
    """A package document that lists files beside it, in reading order."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(spine)
    )
    refs = "".join(f'<itemref idref="i{at}"/>' for at in range(len(spine)))
    navigation = (
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        if ncx
        else '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    )
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>A Book of Rivers</dc:title><dc:language>{language}</dc:language>"
        "<dc:creator>Ann Author</dc:creator><dc:rights>CC0</dc:rights></metadata>"
        f"<manifest>{items}{navigation}</manifest><spine>{refs}</spine>{more}</package>"
    )


def epub(parts: Mapping[str, str | bytes]) -> bytes:
    """The zip file: `parts` by their path, the container added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, content in {"META-INF/container.xml": CONTAINER, **parts}.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
