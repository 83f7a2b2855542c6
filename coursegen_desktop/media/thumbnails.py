"""Covers of courses: painted from the course's id and title, always the same, never stored.

    covers = Covers(resources / "icons")
    covers.paint(painter, QRectF(0, 0, 274, 96), card.public_id, card.title)

A course with a picture of its own shows that instead.

No widgets here: a worker process may paint a cover into a QImage as well.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

GlyphPainter = Callable[[QPainter, QRectF, str], None]
"""Paints the icon of a name, in white, into a square."""

# Base hue, and the hue that half of the circles take.
_HUES = (
    (168, 186), (222, 236), (25, 46), (289, 268), (46, 30), (198, 181), (340, 356), (122, 92),
)  # fmt: skip

# Icon: beginnings of words in a title that ask for it. The first icon with a match wins.
_GLYPHS: dict[str, str] = {
    "heart-pulse": "aid health medic medicine nurse nursing anatom physiolog heart disease "
    "patient clinic",
    "leaf": "photosynth plant botan ecolog forest leaf leave garden soil farming agricult carbon "
    "climate",
    "microscope": "biolog cell microb genet gene bacter virus evolution dna zoolog",
    "flask-conical": "chemis molecul reaction acid laborator compound",
    "atom": "physic quantum atom nuclear particle relativ mechanic",
    "sun": "solar sun light optics photovolt energy weather",
    "droplets": "water ocean river rain hydro flood sea",
    "sigma": "algebra calculus analysis theorem proof equation mathem maths geometr trigono",
    "chart-scatter": "statist probabil data regress sampling survey econometr",
    "calculator": "account financ budget tax taxes econom bookkeep arithmet number money",
    "code": "program code coding python rust java javascript software web html algorithm",
    "database": "sql databas relational storage query",
    "cpu": "comput hardware electro circuit process embedd network",
    "brain": "psycholog brain neuro mind cognit memory intellig",
    "eighth-notes": "music song rhythm harmon guitar piano choir",
    "star": "astronom star galax space cosmos telescop",
    "languages": "language grammar french german spanish english latin translat vocabul",
    "feather": "writing writer write poet poetry poem literat novel story essay alphabet script "
    "letter rhetor",
    "map": "map mapping geograph cartogr navigat terrain orienteer",
    "scale": "law legal ethic ethics justice contract",
    "shield": "security safety protect privacy cyber defence defense risk",
    "palette": "art paint drawing design colour color sketch photogr",
    "landmark": "history histor ancient empire medieval roman govern politic civic museum",
    "globe": "world global earth planet internat culture",
    "compass": "explor expedit hiking sailing travel",
    "quote": "philosoph logic argument debate speech",
    "puzzle": "puzzle game chess problem",
    "wrench": "repair mainten engine engineer install workshop tool construct",
    "users": "team manage leader people social communi group",
    "target": "sport train training fitness goal coach",
    "clock": "time calendar clock schedul",
    "lightbulb": "idea invent creativ innovat",
}

_FALLBACK = (
    "book-open", "graduation-cap", "lightbulb", "sparkles", "feather", "compass", "puzzle",
    "book",
)  # fmt: skip

# Covers are decoded while the window is painted: larger ones came from strangers.
_MOST_PIXELS = 12_000_000
_INSET, _GLYPH_SIZE = 16.0, 28.0  # pixels on a cover 96 high


class Covers:
    """Paints covers with glyphs from a folder of SVG icons, or from pictures in `media`."""

    def __init__(self, icons: Path, media: Path | None = None) -> None:
        self._icons = icons
        self._media = media
        self._renderers: dict[str, QSvgRenderer] = {}

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        seed: str,
        title: str,
        file: str = "",
        *,
        radius: float = 0.0,
    ) -> None:
        """Paint the cover of the course with public id `seed` into `rect`.

        `file` is its own picture among the media files; one that cannot be shown is painted.
        """
        picture = self._picture(file, rect, painter.device().devicePixelRatioF()) if file else None
        if picture is not None:
            painter.drawImage(rect, picture)
            return
        paint_cover(painter, rect, seed, title, radius=radius, glyph=self._paint_glyph)

    def _picture(self, file: str, rect: QRectF, dpr: float) -> QImage | None:
        if self._media is None:
            return None
        reader = QImageReader(str(self._media / file))
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
            return None
        wanted = QSize(round(rect.width() * dpr), round(rect.height() * dpr))
        filling = size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if filling.width() < size.width():
            reader.setScaledSize(filling)
        image = reader.read()
        if image.isNull():
            return None
        # The middle of it, in the shape of the cover.
        part = image.size()
        shape = wanted.scaled(part, Qt.AspectRatioMode.KeepAspectRatio)
        left = (part.width() - shape.width()) // 2
        return image.copy(
            left, (part.height() - shape.height()) // 2, shape.width(), shape.height()
        )

    def _paint_glyph(self, painter: QPainter, square: QRectF, name: str) -> None:
        renderer = self._renderers.get(name)
        if renderer is None:
            source = (self._icons / f"{name}.svg").read_bytes()
            white = source.replace(b"currentColor", QColor(Qt.GlobalColor.white).name().encode())
            renderer = self._renderers[name] = QSvgRenderer(QByteArray(white))
        renderer.render(painter, square)


def paint_cover(
    painter: QPainter,
    rect: QRectF,
    seed: str,
    title: str,
    *,
    radius: float = 0.0,
    glyph: GlyphPainter | None = None,
) -> None:
    """Paint ground, circles and the glyph that suits `title` into `rect`.

    The same seed gives the same picture on every computer. Costs some hundred microseconds:
    keep the result as a pixmap for each size. White on it has a contrast of 3:1 or more.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if radius > 0:
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        painter.setClipPath(shape)
    else:
        painter.setClipRect(rect)
    dice = _Dice(seed)
    base, second = _HUES[dice.below(len(_HUES))]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_color(base, 0.40, 0.32))
    painter.drawRect(rect)
    for number in range(5 + dice.below(2)):
        _paint_circle(painter, rect, dice, second if number % 2 else base)
    if glyph is not None:
        unit = rect.height() / 96.0
        side = _GLYPH_SIZE * min(max(unit, 0.5), 1.1)
        inset = _INSET * min(max(unit, 0.4), 1.15)
        glyph(
            painter,
            QRectF(rect.left() + inset, rect.bottom() - inset - side, side, side),
            glyph_for(title, seed),
        )
    painter.restore()


@lru_cache(maxsize=4096)
def glyph_for(title: str, seed: str) -> str:
    """The name of the icon that suits the title, else one chosen by the seed."""
    asked = [at for word in re.findall(r"\w+", title.casefold()) for at in _asked_by(word)]
    if asked:
        return _NAMES[min(asked)]
    return _FALLBACK[_Dice(seed + "glyph").below(len(_FALLBACK))]


def hue_of(seed: str) -> int:
    """The hue of the course's cover, 0 to 359."""
    return _HUES[_Dice(seed).below(len(_HUES))][0]


def _asked_by(word: str) -> list[int]:
    """Numbers of the icons that a word asks for."""
    # A short beginning must be the word itself: "art" is not "article", "sea" not "search".
    found = [_WHOLE[form] for form in (word, word.removesuffix("s")) if form in _WHOLE]
    beginnings = (word[:length] for length in range(5, len(word) + 1))
    return found + [_BEGINNING[form] for form in beginnings if form in _BEGINNING]


def _paint_circle(painter: QPainter, rect: QRectF, dice: "_Dice", hue: int) -> None:
    radius = rect.height() * (0.28 + 0.72 * dice.share())
    middle = QPointF(
        rect.left() + rect.width() * (1.1 * dice.share() - 0.05),
        rect.top() + rect.height() * (1.3 * dice.share() - 0.15),
    )
    light = 0.22 + 0.22 * dice.share()
    color = _color(hue + dice.below(21) - 10, 0.36 + 0.12 * dice.share(), light)
    color.setAlphaF(0.45 + 0.2 * dice.share())
    painter.setBrush(color)
    painter.drawEllipse(middle, radius, radius)


def _color(hue: int, saturation: float, lightness: float) -> QColor:
    # Yellow and green look lighter than other hues of the same lightness: white must stay legible.
    if 40 <= hue % 360 <= 190:
        lightness *= 0.9
    return QColor.fromHslF(hue % 360 / 360.0, saturation, lightness)


class _Dice:
    """Figures from a seed, the same on every machine and in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._state = crc32(seed.encode("utf-8")) | 1 << 40

    def below(self, limit: int) -> int:
        """The next figure, 0 to limit - 1."""
        return self._next() % limit

    def share(self) -> float:
        """The next figure, 0 to 1."""
        return self._next() / float(1 << 31)

    def _next(self) -> int:
        # Knuth's 64-bit linear congruence; only its well mixed upper bits are used.
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return self._state >> 33


_NAMES = tuple(_GLYPHS)
_WORDS = [(word, at) for at, words in enumerate(_GLYPHS.values()) for word in words.split()]
_WHOLE = {word: at for word, at in reversed(_WORDS) if len(word) <= 4}
_BEGINNING = {word: at for word, at in reversed(_WORDS) if len(word) > 4}
