"""How the slides of a course look: colours by its own hue, light or dark, and the fonts.

    look = read_look(resources, "dark", seed=course.public_id)

Everything in a look is plain, so that it travels to a worker process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QColor

from ...domain.colours import contrast
from ..thumbnails import hue_of

LookName = Literal["light", "dark"]
SERIF, SANS, MONO = "Source Serif 4", "Inter", "JetBrains Mono"

# Text that is read from the last row of a classroom.
_READABLE = 7.0
_QUIET = 4.6


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, as "#RRGGBB".

    ground, shape (decoration), ink, soft (points below points), muted, line, accent, on_accent;
    plate (below code, tables, diagrams), plate_line, plate_head, plate_stripe, plate_ink,
    plate_muted; paper (below pictures that one sees through); of code: word, name, kind, value,
    note.
    """

    roles: dict[str, str]

    def color(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.roles[role])

    def hex(self, role: str) -> str:
        """The colour of a role as "#RRGGBB"."""
        return self.roles[role]


@dataclass(frozen=True, slots=True)
class SlideWords:
    """The few words that slides say of their own accord."""

    missing: str = "This picture is not there."
    undrawn: str = "This diagram could not be drawn here. It is written so:"
    credits: str = "Pictures and sources"
    made_from: str = "Made from {names}"
    page: str = "{number} / {total}"


@dataclass(frozen=True, slots=True)
class SlideLook:
    """`deep` are the colours of title slides, `plain` of all others; `fonts` is their folder."""

    name: LookName
    plain: Palette
    deep: Palette
    fonts: Path
    words: SlideWords = field(default_factory=SlideWords)


def read_look(
    resources: Path, name: LookName, seed: str = "", words: SlideWords | None = None
) -> SlideLook:
    """The look of a course's slides; `seed` is the course's public id, as for its cover."""
    hue = hue_of(seed)
    themes = resources / "themes"
    light, dark = (
        json.loads((themes / f"{one}.json").read_text("utf-8"))["roles"]
        for one in ("light", "dark")
    )
    deep = _deep(hue, dark)
    plain = _light(hue, light) if name == "light" else deep
    return SlideLook(name, plain, deep, resources / "fonts", words or SlideWords())


def _deep(hue: int, theme: dict[str, str]) -> Palette:
    ground = _tone(hue, 0.36, 0.155)
    shape = _tone(hue, 0.36, 0.225)
    plate = _tone(hue, 0.34, 0.105)
    return Palette(
        {
            "ground": ground,
            "shape": shape,
            "ink": _legible("#F6F8F6", shape, _READABLE),
            "muted": _legible(_tone(hue, 0.16, 0.72), shape, _QUIET),
            "soft": _legible(_tone(hue, 0.10, 0.86), shape, _READABLE),
            "line": _tone(hue, 0.28, 0.32),
            "accent": _legible(_tone(hue, 0.50, 0.68), shape, _QUIET),
            "on_accent": plate,
            "plate": plate,
            "paper": "#F6F7F5",
            "plate_line": plate,
            "plate_head": _tone(hue, 0.36, 0.20),
            "plate_stripe": _tone(hue, 0.38, 0.135),
            "plate_ink": _legible("#F1F4F2", plate, _READABLE),
            "plate_muted": _legible(_tone(hue, 0.14, 0.68), plate, _QUIET),
            **_code(theme, plate),
        }
    )


def _light(hue: int, theme: dict[str, str]) -> Palette:
    ground = _tone(hue, 0.26, 0.975)
    shape = _tone(hue, 0.34, 0.915)
    plate = theme["surface"]
    return Palette(
        {
            "ground": ground,
            "shape": shape,
            "ink": theme["ink"],
            "muted": _legible(theme["muted"], shape, _QUIET),
            "soft": _legible(_tone(hue, 0.10, 0.26), shape, _READABLE),
            "line": _tone(hue, 0.16, 0.855),
            "accent": _legible(_tone(hue, 0.55, 0.30), shape, _QUIET),
            "on_accent": theme["on_accent"],
            "plate": plate,
            "paper": theme["surface"],
            "plate_line": _tone(hue, 0.16, 0.89),
            "plate_head": _tone(hue, 0.30, 0.925),
            "plate_stripe": _tone(hue, 0.24, 0.97),
            "plate_ink": theme["ink"],
            "plate_muted": _legible(theme["muted"], plate, _QUIET),
            **_code(theme, plate),
        }
    )


def _code(theme: dict[str, str], plate: str) -> dict[str, str]:
    roles = {"word": "series_2", "name": "series_4", "kind": "series_1", "value": "series_3",
             "note": "muted"}  # fmt: skip
    return {name: _legible(theme[role], plate, _QUIET) for name, role in roles.items()}


def _tone(hue: int, saturation: float, lightness: float) -> str:
    # Yellow and green look lighter than other hues of the same lightness.
    if 40 <= hue <= 190 and lightness < 0.5:
        lightness *= 0.94
    return QColor.fromHslF(hue % 360 / 360.0, saturation, lightness).name()


def _legible(wanted: str, ground: str, least: float) -> str:
    """The colour, moved away from the ground until it can be read on it."""
    color, below = QColor(wanted), QColor(ground)
    step = 0.02 if below.lightnessF() < 0.5 else -0.02
    while contrast(_rgb(color), _rgb(below)) < least and 0.0 < color.lightnessF() < 1.0:
        light = min(max(color.lightnessF() + step, 0.0), 1.0)
        color = QColor.fromHslF(max(color.hslHueF(), 0.0), color.hslSaturationF(), light)
    return color.name()


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
