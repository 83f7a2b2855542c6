"""Covers: the same everywhere and always, legible, suited to the title."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.media.thumbnails import (
    _FALLBACK,
    _GLYPHS,
    Covers,
    glyph_for,
    paint_cover,
)

ICONS = resources_dir() / "icons"
PAPER = QColor("#ff00ff")


def _paint(
    seed: str, title: str = "", *, covers: Covers | None = None, radius: float = 0.0
) -> QImage:
    image = QImage(294, 116, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(PAPER)
    painter = QPainter(image)
    box = QRectF(10, 10, 274, 96)
    if covers is None:
        paint_cover(painter, box, seed, title, radius=radius)
    else:
        covers.paint(painter, box, seed, title, radius=radius)
    painter.end()
    return image


def _pixels(image: QImage) -> Iterator[QColor]:
    for x in range(10, 284, 7):
        for y in range(10, 106, 5):
            yield image.pixelColor(x, y)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_same_course_has_the_same_cover() -> None:
    assert _paint("a-course") == _paint("a-course")
    assert _paint("a-course") != _paint("another")


def test_it_is_the_same_on_every_computer() -> None:
    """A change of the recipe changes every user's library: this figure says so."""
    ground = _paint("0d9cfe4c-3f0c-4f0e-9d9b-1f5d9f4b2a11").pixelColor(147, 58)
    glyphs = glyph_for("", "seed-1"), glyph_for("", "seed-2")
    assert (ground.hslHue(), *glyphs) == (181, "lightbulb", "book-open")


def test_seeds_use_the_whole_palette() -> None:
    hues = {_paint(f"course-{n}").pixelColor(11, 11).hslHue() // 30 for n in range(60)}
    assert len(hues) >= 6


def test_white_stands_out_everywhere() -> None:
    for number in range(40):
        worst = max(_luminance(pixel) for pixel in _pixels(_paint(f"course-{number}")))
        assert 1.05 / (worst + 0.05) >= 3.0


def test_nothing_is_painted_outside() -> None:
    image = _paint("course-7", "Plants", covers=Covers(ICONS))
    outside = [image.pixelColor(x, y) for x in range(294) for y in (0, 9, 106, 115)]
    outside += [image.pixelColor(x, y) for x in (0, 9, 284, 293) for y in range(116)]
    assert set(map(QColor.name, outside)) == {PAPER.name()}


def test_corners_are_rounded_when_asked() -> None:
    assert _paint("course-7", radius=14).pixelColor(10, 10) == PAPER
    assert _paint("course-7").pixelColor(10, 10) != PAPER


def test_the_glyph_is_painted_in_white() -> None:
    image = _paint("course-7", "Plants", covers=Covers(ICONS))
    corner = [image.pixelColor(x, y) for x in range(26, 56) for y in range(60, 92)]
    assert sum(pixel.lightnessF() > 0.97 for pixel in corner) > 40


@pytest.mark.parametrize(
    ("title", "glyph"),
    [
        ("Photosynthesis and the Carbon Cycle", "leaf"),
        ("Linear Algebra, Gently", "sigma"),
        ("First Aid for Field Teams", "heart-pulse"),
        ("Learning Rust by Reading", "code"),
        ("A Short History of Writing", "feather"),
        ("Solar Panels: Install and Maintain", "sun"),
        ("Statistics with Real Data", "chart-scatter"),
        ("READING MAPS", "map"),
        ("Art", "palette"),
    ],
)
def test_glyphs_suit_titles(title: str, glyph: str) -> None:
    assert glyph_for(title, "seed") == glyph


@pytest.mark.parametrize("title", ["", "Article 12", "Search", "日本語", "§§§"])
def test_other_titles_get_one_by_their_seed(title: str) -> None:
    assert glyph_for(title, "seed") in _FALLBACK
    assert glyph_for(title, "seed") == glyph_for(title, "seed")
    assert len({glyph_for(title, f"seed {n}") for n in range(40)}) > 3


def test_every_glyph_is_bundled() -> None:
    for name in (*_GLYPHS, *_FALLBACK):
        assert (ICONS / f"{name}.svg").is_file(), name


@pytest.mark.parametrize("size", [(40, 24), (405, 150), (1, 1)])
def test_any_size_can_be_painted(size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    Covers(ICONS).paint(painter, QRectF(0, 0, *size), "seed", "Plants", radius=4)
    painter.end()
    assert not image.isNull()
