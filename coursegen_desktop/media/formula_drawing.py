"""Formulas as drawings: TeX to SVG by ziamath. Some fifteen milliseconds each, in any thread.

made = draw_formula(r"\\frac{a}{b}", display=False)     # None: it cannot be drawn
made.paint(painter, box, ink)
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

# Longer sources are not formulas but attacks on the parser.
MAX_TEX = 4_000
_EM = 24.0  # pixels of the font in which all are made
_INK = "currentColor"  # replaced by the colour of the text
_VIEW_BOX = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Formula:
    """A drawing; lengths are in ems of the text around it, `descent` below its base line."""

    svg: str
    width: float
    ascent: float
    descent: float

    def paint(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        """Draw it into `box` in the colour of the text."""
        _renderer(self.svg, ink.name()).render(painter, box)


def draw_formula(tex: str, *, display: bool) -> Formula | None:
    """The drawing of a formula, None for a source that is not understood."""
    if not tex.strip() or len(tex) > MAX_TEX:
        return None
    # Half a second of reading its font: only who has formulas waits for it.
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # paths: Qt draws no <symbol> that is used from outside
    try:
        made = Latex(tex, size=_EM, color=_INK, inline=not display).svg()
    except Exception as error:  # noqa: BLE001
        # The library lets through whatever its parser stumbles over; the source is shown then.
        log.info("a formula cannot be drawn: %s: %s", type(error).__name__, error)
        return None
    box = _VIEW_BOX.search(made)
    if box is None:
        return None
    _left, top, width, height = (float(figure) / _EM for figure in box.groups())
    if not 0 < width < 400 or not 0 < height < 100:
        return None
    return Formula(made, width, -top, height + top)


@lru_cache(maxsize=256)
def _renderer(svg: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg.replace(_INK, ink).encode()))
