"""One chapter, written for these tests, with all that a chapter has; and it written in each format.

Every writer puts down the same parts, as an author would in that format.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Inches
from pptx import Presentation
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

from tests.generation.sources.epub_maker import epub, nav, package, page
from tests.generation.sources.office import png
from tests.generation.sources.pdf_maker import with_bookmarks

PROSE = (
    "A dune begins where something slows the wind: a stone, a tuft of grass, a shell. Behind it "
    "the air is calm, and the grains that it carried fall. The heap that grows there slows the "
    "wind in its turn, and so it gathers more. On the side that meets the wind the slope is "
    "gentle, and on the other side the sand slides down as steeply as sand can lie."
)
# ("head", level, title) | ("text", words) | ("list" | "steps", items) | ("table", rows)
# | ("figure", description, caption) | ("note", words, note) | ("code", program)
Part = tuple[Any, ...]


def _parts() -> list[Part]:
    parts: list[Part] = [("head", 1, "How dunes are made")]
    for name in ("Wind", "Sand", "Grass", "Water", "Time"):
        parts += [("head", 2, f"{name} on the beach"), ("text", PROSE)]
        parts += [("head", 3, f"What {name.lower()} brings"), ("text", f"{name} matters. {PROSE}")]
        parts.append(("list", [f"The first of {name.lower()}", "A second thing", "A third one"]))
        parts += [("head", 3, f"What {name.lower()} takes away"), ("text", PROSE)]
    parts += [("steps", ["Mark the place", "Wait for a storm", "Measure the heap"])]
    parts += [("table", [["Grain", "Width"], ["Silt", "0.03 mm"], ["Sand", "0.5 mm"]])]
    parts += [("figure", "A dune from the side", "Figure 1: The two slopes of a dune.")]
    parts += [("note", "Some dunes sing", "They hum when the sand slides.")]
    parts += [("code", "height = 3\nprint(height)"), ("head", 2, "Old dunes"), ("text", PROSE)]
    return parts


PARTS = _parts()
HEADINGS = [(part[1], part[2]) for part in PARTS if part[0] == "head"]


def as_markdown() -> str:
    """The chapter as an author of Markdown writes it, its picture beside it."""
    made = []
    for kind, *rest in PARTS:
        if kind == "head":
            made.append(f"{'#' * rest[0]} {rest[1]}")
        elif kind in ("list", "steps"):
            sign = "-" if kind == "list" else "1."
            made.append("\n".join(f"{sign} {item}" for item in rest[0]))
        elif kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in rest[0]]
            made.append("\n".join([rows[0], "|---|---|", *rows[1:]]))
        elif kind == "figure":
            made.append(f'![{rest[0]}](dune.png "{rest[1]}")')
        elif kind == "note":
            made += [f"{rest[0]}[^1].", f"[^1]: {rest[1]}"]
        elif kind == "code":
            made.append(f"```python\n{rest[0]}\n```")
        else:
            made.append(rest[0])
    return "\n\n".join(made) + "\n"


def as_html(tag: Callable[[int], str] = "h{}".format, picture: str = "dune.png") -> str:
    """The body of the chapter in HTML."""
    made = []
    for kind, *rest in PARTS:
        if kind == "head":
            name = tag(rest[0])
            made.append(f"<{name}>{html.escape(rest[1])}</{name}>")
        elif kind in ("list", "steps"):
            name = "ul" if kind == "list" else "ol"
            items = "".join(f"<li>{item}</li>" for item in rest[0])
            made.append(f"<{name}>{items}</{name}>")
        elif kind == "table":
            cell = ["th", *["td"] * len(rest[0])]
            rows = [
                "<tr>" + "".join(f"<{cell[at]}>{text}</{cell[at]}>" for text in row) + "</tr>"
                for at, row in enumerate(rest[0])
            ]
            made.append(f"<table>{''.join(rows)}</table>")
        elif kind == "figure":
            made.append(
                f'<figure><img src="{picture}" alt="{rest[0]}"/>'
                f"<figcaption>{rest[1]}</figcaption></figure>"
            )
        elif kind == "note":
            made.append(f'<p>{rest[0]}<a role="doc-noteref" href="#n1">1</a>.</p>')
            made.append(f'<aside role="doc-footnote" id="n1"><p>{rest[1]}</p></aside>')
        elif kind == "code":
            made.append(f'<pre><code class="language-python">{rest[0]}</code></pre>')
        else:
            made.append(f"<p>{rest[0]}</p>")
    return "\n".join(made)


def write_markdown(folder: Path) -> Path:
    """chapter.md with dune.png beside it."""
    (folder / "dune.png").write_bytes(png())
    path = folder / "chapter.md"
    path.write_text(as_markdown(), encoding="utf-8")
    return path


def write_html(folder: Path) -> Path:
    """chapter.html with dune.png beside it."""
    (folder / "dune.png").write_bytes(png())
    path = folder / "chapter.html"
    path.write_text(
        "<!doctype html><html lang=en><head><title>How dunes are made</title></head><body>"
        f"<nav><a href='/'>Home</a></nav><main>{as_html()}</main></body></html>",
        encoding="utf-8",
    )
    return path


def write_epub(folder: Path) -> Path:
    """A book of one document whose contents name the sections; ranks in the text are its own."""
    entries = "".join(f'<li><a href="a.xhtml">{HEADINGS[0][1]}</a></li>')
    parts: dict[str, str | bytes] = {
        "OPS/book.opf": package(["a.xhtml"]),
        "OPS/nav.xhtml": nav(entries),
        "OPS/a.xhtml": page(as_html(lambda level: f"h{level + 1}")),
        "OPS/dune.png": png(),
    }
    path = folder / "chapter.epub"
    path.write_bytes(epub(parts))
    return path


def write_docx(folder: Path) -> Path:
    """A Word document with Word's own styles."""
    made = Document()
    for kind, *rest in PARTS:
        if kind == "head":
            made.add_heading(rest[1], rest[0])
        elif kind in ("list", "steps"):
            for item in rest[0]:
                made.add_paragraph(item, "List Bullet" if kind == "list" else "List Number")
        elif kind == "table":
            table = made.add_table(0, 2)
            for row in rest[0]:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif kind == "figure":
            made.add_picture(io.BytesIO(png()), width=Inches(1))
            made.add_paragraph(rest[1], "Caption")
        elif kind == "code":
            for line in rest[0].split("\n"):
                made.add_paragraph().add_run(line).font.name = "Courier New"
        else:
            made.add_paragraph(rest[0])
    path = folder / "chapter.docx"
    made.save(str(path))
    return path


def write_pptx(folder: Path) -> Path:
    """A slide for each heading, its text as the body."""
    made = Presentation()
    body = None
    for kind, *rest in PARTS:
        if kind == "head":
            slide = made.slides.add_slide(made.slide_layouts[1])
            slide.shapes.title.text = rest[1]
            body = slide.placeholders[1].text_frame
        elif kind in ("list", "steps", "text") and body is not None:
            for line in rest[0] if kind != "text" else [rest[0]]:
                body.add_paragraph().text = line
    path = folder / "chapter.pptx"
    made.save(str(path))
    return path


def write_pdf(folder: Path, *, bookmarks: bool) -> Path:
    """Laid out by Qt; `bookmarks` names every heading and its page."""
    path = folder / ("marked.pdf" if bookmarks else "plain.pdf")
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setResolution(96)
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Serif", 9))
    document.setMarkdown(
        as_markdown().replace('![A dune from the side](dune.png "', "*").replace('.")', ".*")
    )
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    if bookmarks:
        height = writer.height()
        marks = []
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                top = document.documentLayout().blockBoundingRect(block).top()
                marks.append((level, block.text(), int(top // height) + 1))
            block = block.next()
        with_bookmarks(path, marks)
    return path
