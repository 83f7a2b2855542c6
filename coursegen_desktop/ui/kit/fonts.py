"""The bundled fonts and the sizes of the type scale (pixels at a text scale of 1)."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QScreen

SANS = "Inter"
SERIF = "Source Serif 4"
MONO = "JetBrains Mono"
LEGIBLE = "Atkinson Hyperlegible"

_FIRST = ("inter/Inter-Regular.ttf", "inter/Inter-Medium.ttf", "inter/Inter-SemiBold.ttf")
_TITLE = "source-serif-4/SourceSerif4-Semibold.ttf"

# role: family, pixels, weight
ROLES: dict[str, tuple[str, float, int]] = {
    "micro": (SANS, 11.0, 500),
    "small": (SANS, 12.5, 400),
    "small_strong": (SANS, 12.5, 600),
    "body": (SANS, 14.0, 400),
    "control": (SANS, 14.0, 500),
    "strong": (SANS, 14.0, 600),
    "emphasis": (SANS, 16.0, 600),
    "view_title": (SANS, 20.0, 600),
    "figure": (SANS, 28.0, 600),
    "lesson_title": (SERIF, 34.0, 600),
    "greeting": (SERIF, 30.0, 600),
    "question": (SERIF, 24.0, 600),
    "reading": (SERIF, 18.0, 400),
    "reading_small": (SERIF, 16.0, 400),
    "code": (MONO, 13.5, 400),
    "code_large": (MONO, 21.0, 700),
}


def load_fonts(resources: Path, first: bool = False) -> list[str]:
    """Load the bundled fonts: with `first` the few of the first paint, else all others.

    Returns the files that Qt refused, so that the caller can log them.
    """
    folder = resources / "fonts"
    if first:
        files = [folder / name for name in _FIRST]
    else:
        early = {folder / name for name in _FIRST}
        files = [file for file in sorted(folder.glob("*/*.ttf")) if file not in early]
    return [str(file) for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]


def load_title_font(resources: Path) -> None:
    """Load what a greeting is set in, where the first picture has one."""
    QFontDatabase.addApplicationFont(str(resources / "fonts" / _TITLE))


def font(role: str, scale: float = 1.0) -> QFont:
    """A font of the type scale; `scale` is the user's text scale."""
    family, pixels, weight = ROLES[role]
    made = QFont()
    made.setFamilies([family] if family == SANS else [family, SANS])
    made.setPointSizeF(points(pixels * scale))
    made.setWeight(QFont.Weight(weight))
    if family == MONO:
        made.setStyleHint(QFont.StyleHint.Monospace)
        made.setFixedPitch(True)
    return made


def tabular(base: QFont) -> QFont:
    """The same font with figures of equal width, for numbers that change."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def points(pixels: float) -> float:
    """Pixels as the point size that Qt turns back into just these pixels."""
    screen: QScreen | None = QGuiApplication.primaryScreen()
    dots = 96.0 if screen is None else screen.logicalDotsPerInchY()
    return pixels * 72.0 / dots
