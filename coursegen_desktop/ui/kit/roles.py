"""The colour roles of a theme, as resources/themes/NAME.json gives them."""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor

ROLES = (
    "background", "surface", "sunken", "ink", "muted", "line", "edge",
    "accent", "on_accent", "accent_soft", "good", "good_soft", "bad", "bad_soft",
    "warn", "warn_soft", "series_1", "series_2", "series_3", "series_4",
    "mark_1", "mark_2", "mark_3", "mark_4",
    "film", "on_film", "film_accent",
)  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """One set of colour roles. `edge` outlines fields and boxes (3:1); `line` only divides;
    `mark_1` to `mark_4` lie behind highlighted words. `film` is dark in every theme: what stands
    around and on moving pictures, with `on_film` and `film_accent` upon it."""

    name: str
    is_dark: bool
    roles: dict[str, str]

    def hex(self, role: str) -> str:
        """The role as "#RRGGBB"."""
        return self.roles[role]

    def color(self, role: str) -> QColor:
        """The role as a colour of your own."""
        return QColor(self.roles[role])

    def mix(self, role: str, other: str, share: float) -> QColor:
        """`role` with a `share` (0 to 1) of `other` mixed in."""
        one, two = QColor(self.roles[role]), QColor(self.roles[other])
        return QColor.fromRgbF(
            one.redF() + (two.redF() - one.redF()) * share,
            one.greenF() + (two.greenF() - one.greenF()) * share,
            one.blueF() + (two.blueF() - one.blueF()) * share,
        )


def read_theme(resources: Path, name: str) -> Theme:
    """Read `resources/themes/NAME.json`."""
    data = json.loads((resources / "themes" / f"{name}.json").read_text("utf-8"))
    return Theme(data["name"], data["dark"], {role: data["roles"][role] for role in ROLES})
