"""The words of the page with everything about a person, and the kinds of its file."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt

from ...domain.badges import Badge, Deed
from ..kit.day_field import day_words
from ..kit.translate import tr
from .figure_words import badge_words, minutes_words, moment_words, percent_words
from .inline_text import prompt_words

PAGE, DATA = ".html", ".json"


class PageWords:
    """Says in the window's language what stands on the page (formats/own_page/say.py)."""

    def __init__(self) -> None:
        locale = QLocale()
        self.language = locale.bcp47Name()
        self.is_mirrored = locale.textDirection() == Qt.LayoutDirection.RightToLeft
        self.tr = tr

    def day(self, day: str) -> str:
        """A day as a person writes it."""
        return day_words(day)

    def moment(self, stamp: str) -> str:
        """Date and time on the wall."""
        return moment_words(stamp)

    def minutes(self, minutes: float) -> str:
        """A time."""
        return minutes_words(minutes)

    def percent(self, percent: float | None) -> str:
        """A share, 0 to 100."""
        return percent_words(percent)

    def number(self, value: float) -> str:
        """A figure with what it needs of decimals, two at most."""
        locale = QLocale()
        if value == round(value):
            return locale.toString(round(value))
        return locale.toString(float(value), "f", 2 if round(value, 1) != round(value, 2) else 1)

    def badge(self, deed: str, count: int) -> str:
        """What a badge is for."""
        return badge_words(Badge(Deed(deed), count, ""))

    def prompt(self, markdown: str) -> str:
        """The words of a question in one line, gaps as blanks."""
        return prompt_words(markdown)


def own_file_kinds() -> list[str]:
    """What everything about a person can be saved as, for the system's dialog; the page first."""
    return [tr("One page to read") + f" (*{PAGE})", tr("For programs") + f" (*{DATA})"]
