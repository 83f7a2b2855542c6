"""Slides of every kind, and where things stand on their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtGui import QColor, QImage

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.slides import (
    Bullet,
    Slide,
    SlideCode,
    SlideDeck,
    SlideFigure,
    SlideQuestion,
    SlideTable,
)
from coursegen_desktop.media.slides import SlideLook, SlidePage, lay_out, read_look
from coursegen_desktop.media.slides.pages import Box, Part, TablePart, TextPart
from coursegen_desktop.media.slides.painting import cell_boxes
from coursegen_desktop.media.slides.texts import height_of, longest_word

SIZE = (1280, 720)
LONG = "something that takes quite a few words to be said, as authors like to do"


@cache
def look(name: Literal["light", "dark"] = "light", seed: str = "seed") -> SlideLook:
    return read_look(resources_dir(), name, seed)


def pages(
    *slides: Slide,
    language: str = "en",
    title: str = "The lesson",
    size: tuple[int, int] = SIZE,
    name: Literal["light", "dark"] = "light",
    pictures: Mapping[str, Path] | None = None,
    diagrams: Mapping[str, bytes] | None = None,
) -> tuple[SlidePage, ...]:
    deck = SlideDeck(title=title, language=language, slides=slides)
    return lay_out(deck, look(name), size, pictures or {}, diagrams or {})


def points(*texts: str | tuple[str, int], **fields: Any) -> Slide:
    bullets = tuple(
        Bullet(text=one) if isinstance(one, str) else Bullet(text=one[0], level=one[1])
        for one in texts
    )
    return Slide(id=fields.pop("id", "s"), bullets=bullets, **fields)


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = (), **fields: Any) -> Slide:
    made = SlideTable(head=tuple(head), rows=tuple(map(tuple, rows)))
    return Slide(id="s", kind="table", table=made, **fields)


def code(text: str, language: str = "python", **fields: Any) -> Slide:
    return Slide(id="s", kind="code", code=SlideCode(text=text, language=language), **fields)


def question(text: str, *options: str, answer: str = "", **fields: Any) -> Slide:
    asked = SlideQuestion(text=text, options=options, answer=answer)
    return Slide(id="s", kind="question", question=asked, **fields)


def figure(media: str, **fields: Any) -> Slide:
    names = ("alt", "caption", "credit")
    shown = {name: fields.pop(name) for name in names if name in fields}
    kind = fields.pop("kind", "figure")
    return Slide(id="s", kind=kind, figure=SlideFigure(media=media, **shown), **fields)


EVERY_KIND = {
    "title": Slide(id="s", kind="title", title="The Calvin cycle", subtitle="Module 3"),
    "points": points("Light", ("red", 1), ("far red", 2), "$E = mc^2$ and `code`", title="T"),
    "figure": figure("gone.png", title="T", alt="A leaf", caption="A leaf, cut open"),
    "table": table((("a", "1"), ("b", "2")), ("Name", "Count"), title="T"),
    "code": code("def f(n):\n    return n  # the same\n", title="T"),
    "formula": Slide(id="s", kind="formula", title="T", formula=r"\frac{a}{b}"),
    "diagram": Slide(id="s", kind="diagram", title="T", diagram="flowchart LR\n A-->B"),
    "question": question("Which gas?", "Oxygen", "Carbon dioxide", answer="Oxygen", title="T"),
}


def texts(page: SlidePage) -> list[str]:
    """All words of a page, cells too, without foot."""
    found: list[str] = []
    for part in page.parts:
        if isinstance(part, TextPart) and part.kind not in ("foot", "number", "badge"):
            found.append(part.words.plain)
        elif isinstance(part, TablePart):
            found += [cell.plain for row in part.rows for cell in row]
    return found


def text_boxes(page: SlidePage) -> Iterator[tuple[Any, Box]]:
    """Words with the place that they really take."""
    for part in page.parts:
        if isinstance(part, TextPart):
            yield part.words, _taken(part.words, part.box)
        elif isinstance(part, TablePart):
            y = part.box.y
            for row, height in zip(part.rows, part.heights, strict=True):
                for cell, box in zip(row, cell_boxes(part, y, height), strict=True):
                    assert height_of(cell, box.width) <= box.height + 1.0
                    yield cell, box
                y += height


def _taken(words: Any, box: Box) -> Box:
    return Box(box.x, box.y, box.width, max(box.height, height_of(words, box.width)))


def assert_inside(page: SlidePage) -> None:
    """Nothing stands outside of the page, words not even in its margin; none are cut off."""
    width, height = page.size[0] / page.scale, page.size[1] / page.scale
    for words, box in text_boxes(page):
        assert box.x >= 40 and box.right <= width - 40 + 0.5, words.plain[:80]
        assert box.y >= 40 and box.bottom <= height - 20, words.plain[:80]
        if not words.style.wrap:
            assert longest_word(words) <= box.width + 1
    for part in page.parts:
        assert part.box.x >= 20 and part.box.right <= width - 20
        assert part.box.y >= 20 and part.box.bottom <= height - 20


def kinds_of(page: SlidePage, kind: str) -> list[TextPart]:
    return [part for part in page.parts if isinstance(part, TextPart) and part.kind == kind]


def of(page: SlidePage, kind: type[Part]) -> list[Any]:
    return [part for part in page.parts if isinstance(part, kind)]


def differing(one: QImage, other: QImage, step: int = 4) -> int:
    """Pixels of a grid that differ."""
    assert one.size() == other.size()
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, one.width(), step)
        for y in range(0, one.height(), step)
    )


def shades(image: QImage, box: Box, scale: float = 1.0, step: int = 2) -> set[int]:
    """The colours inside a place of the design."""
    return {
        image.pixel(x, y)
        for x in range(round(box.x * scale), round(box.right * scale), step)
        for y in range(round(box.y * scale), round(box.bottom * scale), step)
    }


def photo(path: Path, width: int = 400, height: int = 300, colour: str = "#3366cc") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path
