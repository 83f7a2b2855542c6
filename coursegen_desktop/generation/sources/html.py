"""Web pages: the main content as Markdown, which is then read like any Markdown document."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ..pictures import PictureStore
from ..text.decoding import decode
from ..text.invisible import Cleaned
from . import base, markdown
from ._carrying import Carrier, below
from ._html_markdown import Surroundings, to_blocks, to_line
from ._html_notes import Notes, note_text, with_notes
from ._html_tree import Element, language, main_parts, page_title, parse

# Pages carry pictures inside; their text is far smaller.
_MAX_BYTES = 50 * 1024 * 1024
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_DECLARED = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_SIGNS = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<(?:head|body|h[1-6]|p|div|table)[\s>]", re.IGNORECASE
)
_DATA_ADDRESS = re.compile(r"data:[a-z]+/[^\"')\s>]{200,}", re.IGNORECASE)
# What stands for a picture inside the page while its text is read: parsers bound attributes.
_STORED = "data:stored,"


class HtmlFormat:
    """Reads .html and .xhtml files."""

    label = "HTML"
    extensions = (".html", ".htm", ".xhtml")

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else a document type or the usual elements at its start."""
        if name.lower().endswith(self.extensions):
            return 0.95
        return 0.7 if _SIGNS.search(head[:2000]) and head.lstrip()[:1] == b"<" else 0.0

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The page at `path`; nothing that it refers to is loaded."""
        data = base.load(path, _MAX_BYTES)
        declared = _DECLARED.search(data[:400]) or _CHARSET.search(data[:4096])
        stated = declared[1].decode("ascii") if declared else ""
        carrier = Carrier(pictures or PictureStore(), below(path.parent, root))
        markup = decode(data, path.name, stated)
        return parse_page(markup, path.name, base.digest(data), carrier)


def parse_page(markup: str, name: str, sha256: str, carrier: Carrier | None = None) -> base.Source:
    """A page as a source; the offsets of its blocks mean the Markdown made from it."""
    carrier = carrier or Carrier(PictureStore())
    stored: list[str] = []

    def store(match: re.Match[str]) -> str:
        stored.append(match[0])
        return f"{_STORED}{len(stored) - 1}"

    def picture(address: str) -> str:
        number = address.strip().removeprefix(_STORED)
        inside = address.strip().startswith(_STORED) and number.isdigit() and len(number) < 9
        return carrier.address(
            stored[int(number)] if inside and int(number) < len(stored) else address
        )

    cleaned = Cleaned(_PROLOGUE.sub("", _DATA_ADDRESS.sub(store, markup)))
    tree = parse(cleaned.text)
    if tree is None:
        raise base.no_text(name)
    around = Surroundings(picture)
    text = _written(tree, around)
    source = markdown.parse(text, name, sha256, kind=SOURCE.label)
    notes = {**source.notes, **around.counts}
    notes.pop("pictures", None)
    notes.update(carrier.counts)
    if cleaned.removed:
        notes["hidden"] = cleaned.removed
    return replace(
        source,
        notes=notes,
        title=page_title(tree),
        language=language(tree),
        authors=(),
        licence="",
        description="",
        pictures=carrier.used(text),
    )


def _written(tree: Element, around: Surroundings) -> str:
    """The text of the main part, notes behind the sections that mark them."""
    found = Notes()
    found.find({"": tree})
    blocks = to_blocks(main_parts(tree), strict=True, around=around)
    if not blocks:
        # A page of nothing but links still has words; better those than nothing.
        blocks = to_blocks(main_parts(tree), strict=False, around=around)
    texts = {mark: note_text(to_line(item, around)) for mark, item in found.elements.items()}
    return "\n\n".join(with_notes(blocks, texts)) + "\n"


SOURCE = HtmlFormat()
