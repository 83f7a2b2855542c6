"""Slides as pictures: what is painted where, in both looks and in any size."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtGui import QColor

from coursegen_desktop.domain.colours import contrast
from coursegen_desktop.media.slides import paint
from coursegen_desktop.media.slides.look import Palette
from coursegen_desktop.media.slides.pages import Box, TablePart
from coursegen_desktop.media.thumbnails import _HUES, hue_of

from .decks import (
    EVERY_KIND,
    code,
    differing,
    figure,
    kinds_of,
    look,
    of,
    pages,
    photo,
    points,
    question,
    shades,
)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_part_of_every_kind_leaves_its_marks(name: Literal["light", "dark"]) -> None:
    for slide in EVERY_KIND.values():
        (page,) = pages(slide, name=name)
        image = paint(page)
        assert (image.width(), image.height()) == (1280, 720)
        for part in page.parts:
            assert len(shades(image, part.box)) > 1, (slide.kind, part)


def test_the_same_design_at_every_size() -> None:
    for kind in ("points", "table", "code"):
        small = paint(pages(EVERY_KIND[kind], size=(1280, 720))[0])
        large = paint(pages(EVERY_KIND[kind], size=(1920, 1080))[0])
        shrunk = large.scaled(small.size())
        ground = QColor(small.pixel(4, 700))
        close = sum(
            abs(QColor(small.pixel(x, y)).lightness() - QColor(shrunk.pixel(x, y)).lightness()) < 90
            for x in range(0, 1280, 5)
            for y in range(0, 720, 5)
        )
        assert close > 0.985 * 256 * 144
        assert QColor(large.pixel(6, 1050)) == ground


def test_points_that_were_not_said_yet_are_dim_and_those_far_off_dimmer() -> None:
    (page,) = pages(points("One", "Two", "Three", title="T"))
    assert page.points == 3
    boxes = [part.box for part in kinds_of(page, "point")]

    def strongest(shown: int | None) -> list[int]:
        image = paint(page, shown)
        return [min(QColor.fromRgb(p).lightness() for p in shades(image, box, 1, 1))
                for box in boxes]  # fmt: skip

    whole, first = strongest(None), strongest(1)
    assert first[0] == whole[0] and whole[0] + 40 < first[1] < first[2]
    assert strongest(3) == whole
    assert min(strongest(0)) > whole[0] + 40


def test_an_answer_is_not_there_before_it_is_due() -> None:
    for slide in (
        question("Why?", answer="Because", title="T"),
        question("Which?", "This", "That", answer="That", title="T"),
    ):
        (page,) = pages(slide)
        without, with_it = paint(page, 0), paint(page, 1)
        assert differing(without, with_it) > 20
        bare = slide.model_copy(
            update={"question": slide.question.model_copy(update={"answer": ""})}  # type: ignore[union-attr]
        )
        assert differing(without, paint(pages(bare)[0])) == 0


def test_a_picture_is_seen_in_its_colour(tmp_path: Path) -> None:
    pictures = {"a.png": photo(tmp_path / "a.png", colour="#cc2244")}
    (page,) = pages(figure("a.png", title="T"), pictures=pictures)
    box = page.parts[1].box
    image = paint(page)
    middle = image.pixelColor(round(box.x + box.width / 2), round(box.y + box.height / 2))
    assert middle.name() == "#cc2244"
    (tmp_path / "a.png").unlink()
    from coursegen_desktop.media.slides import figures

    figures.decoded.cache_clear()
    assert differing(paint(page), image) > 100, "a file that went away leaves a frame"


def test_the_shape_stands_where_reading_ends() -> None:
    for language, place in (("en", 1240), ("he", 40)):
        (page,) = pages(points("a", "b", title="T"), language=language)
        image = paint(page)
        assert image.pixelColor(place, 30) == look().plain.color("shape")
        assert image.pixelColor(1280 - place, 30) == look().plain.color("ground")


def test_stripes_lie_inside_the_round_corners_of_a_table() -> None:
    (page,) = pages(EVERY_KIND["table"])
    (part,) = of(page, TablePart)
    image = paint(page)
    corner = image.pixelColor(round(part.box.x + 1), round(part.box.bottom - 1))
    assert corner == look().plain.color("ground")


def test_signs_of_programs_stay_two_signs() -> None:
    (page,) = pages(code("a != b", title="T"))
    (bare,) = pages(code("a ! = b", title="T"))
    (part,) = kinds_of(page, "code")
    box = Box(part.box.x, part.box.y, 200, 30)
    gaps = []
    for one in (page, bare):
        image = paint(one)
        dark = {
            x
            for x in range(round(box.x), round(box.right))
            for y in range(round(box.y), round(box.bottom))
            if image.pixelColor(x, y).lightness() < 160
        }
        gaps.append(sum(1 for x in sorted(dark) if x + 1 not in dark))
    assert gaps[0] >= 4, "an exclamation mark and an equals sign, not one sign of both"


# ---------------------------------------------------------------- colours


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_course_s_slides_can_be_read(name: Literal["light", "dark"]) -> None:
    seeds = {hue_of(f"course {n}"): f"course {n}" for n in range(60)}
    assert set(seeds) == {base for base, _ in _HUES}
    for seed in seeds.values():
        for palette in (look(name, seed).plain, look(name, seed).deep):
            for role, grounds, least in (
                ("ink", ("ground", "shape"), 7.0),
                ("soft", ("ground", "shape"), 7.0),
                ("muted", ("ground", "shape"), 4.5),
                ("accent", ("ground", "shape", "plate"), 3.0),
                ("on_accent", ("accent",), 4.5),
                ("plate_ink", ("plate", "plate_head", "plate_stripe"), 4.5),
                *((role, ("plate",), 4.5) for role in ("word", "name", "kind", "value", "note")),
            ):
                for ground in grounds:
                    found = contrast(_rgb(palette, role), _rgb(palette, ground))
                    assert found >= least, (seed, role, ground, found)


def test_a_course_keeps_its_hue() -> None:
    assert hue_of("one") == hue_of("one")
    dark = look("dark", "course 1")
    assert dark.plain == dark.deep
    assert look("light", "course 1").deep == dark.deep


def _rgb(palette: Palette, role: str) -> tuple[int, int, int]:
    color = palette.color(role)
    return color.red(), color.green(), color.blue()
