"""What is done with slides in a worker process: painted for the window, written into files.

Everything that travels there and back is plain. Qt is loaded there, and only there.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..domain.errors import InvalidContent
from ..domain.slides import SlideDeck
from ..formats.opening import replacing

if TYPE_CHECKING:
    from ..media.slides import SlideLook, SlidePage

FileKind = Literal["pptx", "pdf", "pictures"]
DESIGN = (1280, 720)
_FULL = (1920, 1080)
_MOST_SVG = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LookWish:
    """Light or dark, in the colours of a course; `words` are those of `SlideWords` by name."""

    resources: Path
    name: Literal["light", "dark"] = "light"
    seed: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SlideMaterial:
    """A lesson's slides and all that painting them needs.

    `pictures` are files by the names that figures use, `diagrams` drawings by their sources,
    `notes` what is said with a slide by its id.
    """

    deck: SlideDeck
    look: LookWish
    pictures: Mapping[str, Path] = field(default_factory=dict)
    diagrams: Mapping[str, bytes] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Painted:
    """A page in its pixels: rows of 32 bits each, as QImage.Format_RGB32 has them."""

    slide: str
    page: int
    width: int
    height: int
    pixels: bytes


def look_of(wish: LookWish) -> SlideLook:
    """The look that is wished for."""
    from ..media.slides import SlideWords, read_look

    words = replace(SlideWords(), **wish.words) if wish.words else None
    return read_look(wish.resources, wish.name, wish.seed, words)


def pages_of(
    material: SlideMaterial, size: tuple[int, int], *, first: int = 1, total: int = 0
) -> tuple[SlidePage, ...]:
    """The slides laid out; drawings that may not be shown are left out."""
    from ..media.slides import lay_out

    pictures = {name: path for name, path in material.pictures.items() if _may_show(path)}
    look = look_of(material.look)
    return lay_out(material.deck, look, size, pictures, material.diagrams, first=first, total=total)


def _may_show(path: Path) -> bool:
    """SVG passes the gate once more: a file may have come in before there was one."""
    if path.suffix.lower() != ".svg":
        return path.is_file()
    from ..rendering.svg_gate import check_svg

    try:
        if path.stat().st_size <= _MOST_SVG:
            check_svg(path.read_bytes(), path.name)
            return True
    except (InvalidContent, OSError):
        pass
    return False


def paint_pages(
    material: SlideMaterial, size: tuple[int, int], first: int, total: int
) -> tuple[Painted, ...]:
    """All pages of the material's slides; a question that has an answer with it."""
    from ..media.slides import paint

    made = []
    for page in pages_of(material, size, first=first, total=total):
        image = paint(page)
        pixels = bytes(image.constBits())
        made.append(Painted(page.slide, page.page, image.width(), image.height(), pixels))
    return tuple(made)


def write_file(
    materials: Sequence[SlideMaterial], kind: FileKind, path: Path, title: str, language: str
) -> int:
    """Write the slides of one or several lessons into a file; returns how many pages.

    What stands there is replaced only by the whole new file. Raises StorageError.
    """
    size = _FULL if kind == "pictures" else DESIGN
    pages: list[SlidePage] = []
    notes: dict[str, str] = {}
    for number, material in enumerate(materials):
        # Slides of two lessons may have the same id.
        named = _renamed(material, number)
        pages += pages_of(named, size)
        notes |= named.notes
    if len(materials) > 1:
        from ..media.slides import numbered

        pages = list(numbered(pages))
    with replacing(path) as file:
        if kind == "pptx":
            from ..media.slides.pptx import write_pptx

            return write_pptx(file, pages, title=title, language=language, notes=notes)
        if kind == "pdf":
            from ..media.slides.pdf import write_pdf

            return write_pdf(file, pages, title=title, language=language)
        from ..media.slides.picture_files import png_files

        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            count = 0
            for name, data in png_files(pages):
                archive.writestr(name, data)
                count += 1
        return count


def _renamed(material: SlideMaterial, number: int) -> SlideMaterial:
    deck = material.deck
    slides = tuple(slide.model_copy(update={"id": f"{number}-{slide.id}"}) for slide in deck.slides)
    notes = {f"{number}-{key}": words for key, words in material.notes.items()}
    return replace(material, deck=deck.model_copy(update={"slides": slides}), notes=notes)
