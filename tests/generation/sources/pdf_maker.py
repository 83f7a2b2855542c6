"""PDF files for tests, written by hand: every letter, rule and bookmark stands where it is put."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader, PdfWriter

FONTS = {
    "F": "Helvetica",
    "B": "Helvetica-Bold",
    "I": "Helvetica-Oblique",
    "C": "Courier",
    "T": "Times-Roman",
    "S": "Symbol",
}
# Widths of Helvetica are near half its size; the maker only needs to wrap lines.
_WIDTH = 0.5


@dataclass
class Sheet:
    """One page. Places are in points from the upper left corner."""

    width: float = 595
    height: float = 842
    parts: list[str] = field(default_factory=list)
    images: list[bytes] = field(default_factory=list)
    extra: str = ""

    def text(
        self, x: float, y: float, text: str, size: float = 11, font: str = "F", before: str = ""
    ) -> None:
        """Words from `x` on the base line `y`; `before` are operators such as "3 Tr"."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.parts.append(
            f"q BT {before} /{font} {size} Tf {x} {self.height - y} Td ({escaped}) Tj ET Q"
        )

    def flow(
        self,
        x: float,
        y: float,
        text: str,
        width: float = 455,
        size: float = 11,
        font: str = "F",
        leading: float = 1.25,
    ) -> float:
        """A paragraph wrapped to `width`; gives the height below it."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and len(longer) * size * _WIDTH > width:
                self.text(x, y, line, size, font)
                y += size * leading
                line = word
            else:
                line = longer
        if line:
            self.text(x, y, line, size, font)
            y += size * leading
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        top, bottom = self.height - y0, self.height - y1
        self.parts.append(f"q 0.7 w {x0} {top} m {x1} {bottom} l S Q")

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0 0 0") -> None:
        """A filled rectangle."""
        self.parts.append(f"q {colour} rg {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")

    def curve(self, x: float, y: float, size: float) -> None:
        """A bow, as drawings have."""
        at = self.height - y
        self.parts.append(
            f"q 1 w {x} {at} m {x} {at - size} {x + size} {at} {x + size} {at - size} c S Q"
        )

    def image(self, x0: float, y0: float, x1: float, y1: float, shade: int = 90) -> None:
        """A grey picture, 8 by 8 dots."""
        name = f"Im{len(self.images)}"
        self.images.append(bytes((shade + 3 * n) % 256 for n in range(64)))
        self.parts.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /{name} Do Q")


def build(sheets: list[Sheet], info: dict[str, str] | None = None, language: str = "") -> bytes:
    """The pages as a PDF file."""
    objects: list[bytes] = []

    def add(data: bytes | str) -> int:
        objects.append(data if isinstance(data, bytes) else data.encode("latin-1"))
        return len(objects)

    def stream(data: bytes, entries: str = "") -> bytes:
        packed = zlib.compress(data)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        return head.encode() + packed + b"\nendstream"

    catalog, tree = add(b""), add(b"")
    fonts = {
        key: add(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}"
            + ("" if name == "Symbol" else " /Encoding /WinAnsiEncoding")
            + " >>"
        )
        for key, name in FONTS.items()
    }
    named = " ".join(f"/{key} {number} 0 R" for key, number in fonts.items())
    kids: list[int] = []
    for sheet in sheets:
        pictures = [
            add(
                stream(
                    data,
                    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8"
                    " /ColorSpace /DeviceGray",
                )
            )
            for data in sheet.images
        ]
        shown = " ".join(f"/Im{n} {number} 0 R" for n, number in enumerate(pictures))
        content = add(stream("\n".join(sheet.parts).encode("cp1252", errors="replace")))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]"
                f" /Contents {content} 0 R {sheet.extra}"
                f" /Resources << /Font << {named} >> /XObject << {shown} >> >> >>"
            )
        )
    spoken = f"/Lang ({language})" if language else ""
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R {spoken} >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    fields = " ".join(f"/{key} ({value})" for key, value in (info or {}).items())
    about = add(f"<< {fields} >>")
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root {catalog} 0 R /Info {about} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def with_bookmarks(path: Path, marks: list[tuple[int, str, int]]) -> None:
    """Gives a file bookmarks: (level from 1, title, page from 1)."""
    writer = PdfWriter(clone_from=PdfReader(path))
    parents: list[object] = []
    for level, title, page in marks:
        parent = parents[level - 2] if level > 1 else None
        item = writer.add_outline_item(title, page - 1, parent=parent)  # type: ignore[arg-type]
        parents = [*parents[: level - 1], item]
    with path.open("wb") as stream:
        writer.write(stream)
