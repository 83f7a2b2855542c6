"""A day of the calendar, or none.

field = DayField(tr("Done by"), kept, today)     # kept "" for no day
field.value()                                     # "2026-06-30", or ""
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from .lists import Muted
from .spin_box import Stepping
from .translate import tr

_WEEK, _PAGE = 7, 10  # Page up and down ask for ten steps


def day_words(day: str, *, short: bool = False) -> str:
    """A day "YYYY-MM-DD" as a person writes it; anything else as it is."""
    found = QDate.fromString(day, "yyyy-MM-dd")
    if not found.isValid():
        return day
    locale = QLocale()
    if short:
        return locale.toString(found, tr("d MMM"))
    return locale.toString(found, QLocale.FormatType.LongFormat)


class DayBox(Stepping, QDateEdit):
    """A date that is typed or stepped: Up and Down change the part with the cursor and carry
    over, Page up and Page down go by weeks.

    No calendar opens from it: Qt's has a menu that would run a loop of its own.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_it(name)
        self.setDateRange(QDate(1900, 1, 1), QDate(2999, 12, 31))
        pattern = self.locale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy"))

    def stepBy(self, steps: int) -> None:
        part, day = self.currentSection(), self.date()
        if abs(steps) == _PAGE:
            day = day.addDays(_WEEK if steps > 0 else -_WEEK)
        elif part == QDateTimeEdit.Section.YearSection:
            day = day.addYears(steps)
        elif part == QDateTimeEdit.Section.MonthSection:
            day = day.addMonths(steps)
        else:
            day = day.addDays(steps)
        self.setDate(day)
        self.setSelectedSection(part)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        # Qt stops at the last day of a month.
        return QDateEdit.StepEnabledFlag.StepUpEnabled | QDateEdit.StepEnabledFlag.StepDownEnabled


class DayField(QWidget):
    """A box to tick, the day beside it, and below which day of the week that is and how far."""

    changed = Signal()

    def __init__(
        self, words: str, day: str, today: date, usual: date, parent: QWidget | None = None
    ) -> None:
        """`day` is "YYYY-MM-DD" or "" for none; `usual` stands there when a day is first wanted."""
        super().__init__(parent)
        self._today = today
        self.wanted = QCheckBox(words)
        self.box = DayBox(words)
        kept = QDate.fromString(day, "yyyy-MM-dd")
        self.wanted.setChecked(kept.isValid())
        self.box.setDate(kept if kept.isValid() else QDate(usual.year, usual.month, usual.day))
        self.told = Muted(wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.wanted, 1)
        row.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.told)
        self.setFocusProxy(self.wanted)
        self.wanted.toggled.connect(self._tell)
        self.box.dateChanged.connect(self._tell)
        self._tell()

    def value(self) -> str:
        """The day, "YYYY-MM-DD"; "" for none."""
        return self.box.date().toString("yyyy-MM-dd") if self.wanted.isChecked() else ""

    def _tell(self) -> None:
        self.box.setEnabled(self.wanted.isChecked())
        words = tr("No day")
        if self.wanted.isChecked():
            away = QDate(self._today.year, self._today.month, self._today.day).daysTo(
                self.box.date()
            )
            when = tr("today")
            if away:
                when = tr("in %n day(s)", away) if away > 0 else tr("%n day(s) ago", -away)
            words = tr("{day}, {when}", day=day_words(self.value()), when=when)
        self.told.setText(words)
        self.box.setAccessibleDescription(words)
        self.wanted.setAccessibleDescription(words)
        self.changed.emit()
