"""Every widget of the kit on one page, to look at in each theme and text size."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ...domain.user import AVATAR_COLOURS
from ..kit.avatar import Avatar
from ..kit.charts import HeatMap, LineChart, ProgressRing, ThinBar
from ..kit.choice_box import DropDown
from ..kit.empty_state import EmptyState, Skeleton
from ..kit.forms import (
    Chip,
    IconButton,
    Keys,
    LinkButton,
    Pill,
    PrimaryButton,
    QuietButton,
    SearchField,
    SecondaryButton,
    Toggle,
)
from ..kit.icons import IconLabel
from ..kit.lists import (
    Card,
    Emphasis,
    ErrorLabel,
    Figure,
    FlowLayout,
    Hairline,
    Lead,
    LessonTitle,
    Muted,
    PageHeader,
    ScrollPage,
    SectionTitle,
)
from ..kit.notices import Notices
from ..kit.spin_box import SpinBox
from ..kit.translate import tr


class GalleryPage(QWidget):
    """The page; `notices` shows the three kinds of notice from its buttons."""

    def __init__(self, notices: Notices | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._notices = notices
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Widget gallery"))
        search = SearchField(tr("Search courses and lessons"), hint="Ctrl K")
        search.setMinimumWidth(260)
        header.add(search, 1)
        header.add(SecondaryButton(tr("Import"), "download"))
        header.add(PrimaryButton(tr("Create course"), "sparkles"))
        column.addWidget(header)
        scroll = ScrollPage()
        column.addWidget(scroll, 1)
        grid = QGridLayout()
        grid.setSpacing(16)
        makers: list[Callable[[], QWidget]] = [
            self._buttons, self._badges, self._fields, self._choices, self._words, self._charts,
            self._tints, self._waiting,
        ]  # fmt: skip
        for index, make in enumerate(makers):
            grid.addWidget(make(), index // 2, index % 2)
        scroll.column.addLayout(grid)

    def _buttons(self) -> Card:
        card = _card(tr("Buttons"))
        row = FlowLayout()
        faint = PrimaryButton(tr("Disabled"), "play")
        faint.setEnabled(False)
        for widget in (
            PrimaryButton(tr("Continue"), "play"),
            PrimaryButton(tr("Next question"), "arrow-right", icon_after=True),
            PrimaryButton(tr("Delete"), "trash", danger=True),
            faint,
            SecondaryButton(tr("Export"), "share-2"),
            QuietButton(tr("History"), "rotate-ccw-clock"),
            LinkButton(tr("Re-read the lesson"), "arrow-right", icon_after=True),
            IconButton("bookmark", tr("Bookmark"), "Ctrl+B"),
            IconButton("panel-right", tr("Outline"), checkable=True),
        ):
            row.addWidget(widget)
        card.column.addLayout(row)
        kinds = FlowLayout()
        for kind in ("info", "good", "bad"):
            button = SecondaryButton(tr("Notice: {kind}", kind=kind))
            button.clicked.connect(lambda _=False, kind=kind: self._notice(kind))
            kinds.addWidget(button)
        card.column.addLayout(kinds)
        return card

    def _notice(self, kind: str) -> None:
        if self._notices is not None:
            action = tr("Undo") if kind == "info" else ""
            text = tr("This is a notice of the kind {kind}.", kind=kind)
            self._notices.show(text, kind=kind, action_text=action)

    def _badges(self) -> Card:
        card = _card(tr("Chips and badges"))
        group = QButtonGroup(card)
        row = FlowLayout()
        for text, count in ((tr("All"), 8), (tr("In progress"), 3), (tr("Drafts"), 1)):
            chip = Chip(text, count)
            group.addButton(chip)
            row.addWidget(chip)
            chip.setChecked(count == 8)
        row.addWidget(Chip(tr("Recently opened"), icon_name="arrow-up-down", checkable=False))
        card.column.addLayout(row)
        badges = FlowLayout()
        for kind in ("plain", "good", "warn", "bad", "accent"):
            badges.addWidget(Pill(kind.title(), kind))
        badges.addWidget(Keys("Enter"))
        badges.addWidget(IconLabel("clock", tr("14 min")))
        badges.addWidget(IconLabel("circle-check", tr("Right"), role="good"))
        for colour in range(1, AVATAR_COLOURS + 1):
            avatar = Avatar()
            avatar.set_user(tr("Amara Mensah"), "AM", colour)
            badges.addWidget(avatar)
        card.column.addLayout(badges)
        return card

    def _fields(self) -> Card:
        card = _card(tr("Fields"))
        name = QLineEdit(tr("Photosynthesis"))
        name.setAccessibleName(tr("Title"))
        wrong = QLineEdit()
        wrong.setPlaceholderText(tr("A title"))
        wrong.setProperty("invalid", True)
        combo = DropDown()
        combo.addItems([tr("Recently opened"), tr("Title"), tr("Newest")])
        spin = SpinBox(tr("Weeks"))
        spin.setValue(12)
        area = QPlainTextEdit(tr("Some words\nover two lines"))
        area.setFixedHeight(70)
        for widget in (name, wrong, ErrorLabel(tr("A title is needed.")), combo, spin, area):
            card.column.addWidget(widget)
        return card

    def _choices(self) -> Card:
        card = _card(tr("Choices"))
        check, partly, radio, other = (
            QCheckBox(tr("Chosen")), QCheckBox(tr("Partly")), QRadioButton(tr("One")),
            QRadioButton(tr("Other")),
        )  # fmt: skip
        check.setChecked(True)
        partly.setTristate(True)
        partly.setCheckState(Qt.CheckState.PartiallyChecked)
        radio.setChecked(True)
        card.column.addLayout(_row(check, partly, QCheckBox(tr("Not chosen")), radio, other))
        on = Toggle(tr("Reduce motion"))
        on.setChecked(True)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(40)
        card.column.addLayout(_row(on, Toggle(tr("Off")), slider))
        tabs = QTabBar()
        for text in (tr("Lesson"), tr("Quiz"), tr("Script")):
            tabs.addTab(text)
        card.column.addWidget(tabs)
        rows = QListWidget()
        rows.addItems([tr("First row"), tr("Second row"), tr("Third row")])
        rows.ensurePolished()  # before the current row lays it out
        rows.setCurrentRow(1)
        rows.setFixedHeight(120)
        card.column.addWidget(rows)
        return card

    def _words(self) -> Card:
        card = _card(tr("Words"))
        for widget in (
            LessonTitle(tr("The Calvin cycle")),
            Lead(tr("How plants turn light into sugar, and where the carbon goes afterwards.")),
            Emphasis(tr("Emphasis, sixteen pixels")),
            Muted(tr("Muted and small: 6 modules · 4 h 10 min")),
            Hairline(),
            Figure("6 h 40 min"),
        ):
            card.column.addWidget(widget)
        return card

    def _charts(self) -> Card:
        card = _card(tr("Charts"))
        row = QHBoxLayout()
        row.addWidget(ProgressRing(62))
        row.addWidget(ProgressRing(35, size=30, role="series_2"))
        row.addWidget(ProgressRing(100, size=30))
        row.addWidget(ThinBar(62), 1)
        row.addWidget(ThinBar(41, role="series_3"), 1)
        card.column.addLayout(row)
        dice, today = random.Random(4), date(2026, 3, 14)
        heat = HeatMap()
        days = {today - timedelta(days=n): max(0, dice.randint(-3, 6)) for n in range(182)}
        heat.set_days(days, today)
        card.column.addWidget(heat)
        line = LineChart(tr("Quiz scores"))
        scores = (52, 58, 55, 63, 61, 70, 68, 74, 79, 77, 83, 86)
        line.set_points([(f"W{n}", float(score)) for n, score in enumerate(scores)])
        card.column.addWidget(line)
        return card

    def _tints(self) -> Card:
        card = _card(tr("Cards"))
        for kind in ("", "sunken", "accent", "warn", "bad"):
            inner = Card(kind=kind, margin=12)
            inner.column.addWidget(IconLabel("lightbulb", kind or tr("plain"), role="accent"))
            inner.column.addWidget(Muted(tr("A card inside a card"), size="body"))
            card.column.addWidget(inner)
        return card

    def _waiting(self) -> Card:
        card = _card(tr("Empty and loading"))
        card.column.addWidget(
            EmptyState(
                "library",
                tr("No courses yet"),
                tr("Courses that you make or import appear here."),
                tr("Create a course"),
                action_icon="sparkles",
                second_text=tr("Try the sample course"),
            )
        )
        card.column.addWidget(Skeleton(rows=2))
        card.column.addWidget(ThinBar(None))
        return card


def _card(title: str) -> Card:
    card = Card()
    card.column.setSpacing(12)
    card.column.addWidget(SectionTitle(title))
    return card


def _row(*widgets: QWidget) -> QLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
