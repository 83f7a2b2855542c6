"""Colours as authors write them, and how well two of them can be told apart (WCAG 2.2)."""

from __future__ import annotations

import re

Rgb = tuple[int, int, int]

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b.*\)")
# Those that word processors and formulas use by name.
_NAMES: dict[str, Rgb] = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "green": (0, 128, 0),
    "lime": (0, 255, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0), "cyan": (0, 255, 255),
    "aqua": (0, 255, 255), "magenta": (255, 0, 255), "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169),
    "maroon": (128, 0, 0), "olive": (128, 128, 0), "purple": (128, 0, 128), "teal": (0, 128, 128),
    "navy": (0, 0, 128), "orange": (255, 165, 0), "brown": (165, 42, 42), "pink": (255, 192, 203),
    "gold": (255, 215, 0), "violet": (238, 130, 238), "darkgreen": (0, 100, 0),
    "darkblue": (0, 0, 139), "darkred": (139, 0, 0), "windowtext": (0, 0, 0),
}  # fmt: skip


def read_colour(text: str) -> Rgb | None:
    """The colour that is meant, None for what is none that is known ("inherit")."""
    plain = text.replace("!important", "").strip().lower()
    if plain in _NAMES:
        return _NAMES[plain]
    if match := _HEX.fullmatch(plain):
        digits = match[1] if len(match[1]) == 6 else "".join(sign * 2 for sign in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := _RGB.fullmatch(plain):
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return red, green, blue
    return None


def contrast(one: Rgb, other: Rgb) -> float:
    """1 (alike) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
