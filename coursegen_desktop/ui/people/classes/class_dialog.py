"""Asks for a class: name, sign, and how its learners sign in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ....domain.school_class import (
    CLASS_COLOURS,
    CLASS_ICONS,
    MAX_CLASS_NAME,
    ClassRules,
    SchoolClass,
)
from ....domain.sign_in_ways import Way
from ...content.sign_in_words import way_words
from ...content.tiles import paint_tile, radius_of
from ...kit.choice_box import DropDown
from ...kit.choice_dot import ChoiceDot
from ...kit.form_dialog import FormDialog
from ...kit.lists import Muted, ScrollPage, Small
from ...kit.painting import paint_ring
from ...kit.theme import theme_host_of, theme_of
from ...kit.translate import tr
from .words import sign_words, way_explained

_A_ROW = 6  # signs


class ClassDialog(FormDialog):
    """Stays open until it is saved: what was typed is never lost."""

    def __init__(self, parent: QWidget | None, known: SchoolClass | None = None) -> None:
        super().__init__(parent, tr("New class") if known is None else tr("Edit class"))
        self.known = known  # as it was read; a save is based on it
        rules = ClassRules() if known is None else known.rules
        whole, page = self.column, ScrollPage(margin=4)
        page.column.setSpacing(10)
        whole.addWidget(page, 1)
        self.column = page.column  # where fields go
        self.name = QLineEdit("" if known is None else known.name)
        self.name.setMaxLength(MAX_CLASS_NAME)
        self.name.setPlaceholderText(tr("4a"))
        self.add_field(tr("Name"), self.name)
        self.sign = SignChoice()
        if known is not None:
            self.sign.show_sign(known.icon, known.colour)
        self.column.addWidget(Small(tr("Picture and colour")))
        self.column.addWidget(self.sign)
        self.way = DropDown()
        for way in Way:
            self.way.addItem(way_words(way), way)
        self.way.setCurrentIndex(list(Way).index(rules.way))
        self.add_field(tr("How the children sign in"), self.way)
        self._explained = Muted(wrap=True)
        self.column.addWidget(self._explained)
        self._add_switches(rules)
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_way()
        page.column.addStretch(1)
        self.column = whole
        self.add_error_line()
        self.add_buttons(tr("Make the class") if known is None else tr("Save"), "")
        self._fit(page)
        self._page = page
        self.name.setFocus()

    @property
    def rules(self) -> ClassRules:
        """What the fields say."""
        return ClassRules(
            Way(self.way.currentData()),
            self.joins.isChecked(),
            self.guests.isChecked(),
            self.freezes.isChecked(),
            self.shows.isChecked(),
            self.cards.isChecked(),
        )

    def _add_switches(self, rules: ClassRules) -> None:
        switches = QVBoxLayout()
        switches.setSpacing(0)
        self.column.addLayout(switches)
        self.shows = QCheckBox(tr("Teachers may look pictures and cards up and print them again"))
        self.cards = QCheckBox(tr("A printed card with a QR code lets its child in"))
        self.cards.setToolTip(
            tr("Held before the camera, or its letters typed. Cards are made under “Cards…”.")
        )
        self.joins = QCheckBox(tr("New children may come in by themselves (“I am new”)"))
        self.guests = QCheckBox(tr("Guests may try things out; nothing of them is kept"))
        self.freezes = QCheckBox(tr("The time of a quiz stands still while a child's place waits"))
        for box, on in (
            (self.cards, rules.takes_cards),
            (self.shows, rules.shows_pictures),
            (self.joins, rules.may_join),
            (self.guests, rules.has_guests),
            (self.freezes, rules.freezes_clock),
        ):
            box.setChecked(on)
            switches.addWidget(box)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_page"):
            self._fit(self._page)

    def _fit(self, page: ScrollPage) -> None:
        """Every word in sight; what a low screen with large letters has no room for scrolls."""
        host, window = theme_host_of(self.parentWidget()), self.parentWidget()
        room = QSize(900, 600) if window is None else window.window().size()
        boxes = (self.cards, self.shows, self.joins, self.guests, self.freezes)
        for box in boxes:
            box.ensurePolished()
        widest = max(box.sizeHint().width() for box in boxes) + 48
        page.setMinimumWidth(min(widest, room.width() - 80))
        high = page.body.sizeHint().height() + host.px(150)
        self.resize(widest + 48, min(high, room.height() - 40))

    def _on_way(self) -> None:
        way = Way(self.way.currentData())
        self._explained.setText(way_explained(way))
        self.way.setAccessibleDescription(way_explained(way))
        for box in (self.cards, self.shows):
            box.setVisible(way is not Way.PASSWORD)


class SignChoice(QWidget):
    """A sign, and one of four colours for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Picture of the class"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._group = QButtonGroup(self)
        self._signs = [SignButton(icon) for icon in CLASS_ICONS]
        self._colours = [ColourButton(number + 1) for number in range(CLASS_COLOURS)]
        for number, sign in enumerate(self._signs):
            self._group.addButton(sign, number)
            grid.addWidget(sign, number // _A_ROW, number % _A_ROW)
        self._tints = QButtonGroup(self)
        for number, tint in enumerate(self._colours):
            self._tints.addButton(tint, number)
            grid.addWidget(tint, number // 2, _A_ROW + 1 + number % 2)
        grid.setColumnMinimumWidth(_A_ROW, 14)
        grid.setColumnStretch(_A_ROW + 3, 1)
        self._tints.idClicked.connect(lambda _: self._show())
        self.show_sign(CLASS_ICONS[0], 1)

    @property
    def icon(self) -> str:
        """The sign that is chosen."""
        return CLASS_ICONS[max(self._group.checkedId(), 0)]

    @property
    def colour(self) -> int:
        """Its colour, from 1."""
        return max(self._tints.checkedId(), 0) + 1

    def show_sign(self, icon: str, colour: int) -> None:
        """Choose both."""
        at = CLASS_ICONS.index(icon) if icon in CLASS_ICONS else 0
        self._signs[at].setChecked(True)
        self._colours[colour - 1 if 1 <= colour <= CLASS_COLOURS else 0].setChecked(True)
        self._show()

    def _show(self) -> None:
        for sign in self._signs:
            sign.show_colour(self.colour)


class _TileButton(ChoiceDot):
    """A tile to choose among its neighbours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        self.paint_inside(painter, box)
        theme = theme_of(self)
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            paint_ring(painter, around, radius_of(around), theme.color("accent"))
        if self.shows_ring:
            paint_ring(painter, QRectF(self.rect()), radius_of(around), theme.color("ink"), 0.0)

    def paint_inside(self, painter: QPainter, box: QRectF) -> None:
        """What it shows."""
        raise NotImplementedError


class SignButton(_TileButton):
    """One of the signs."""

    def __init__(self, icon: str) -> None:
        super().__init__(tr("Picture: {name}", name=sign_words()[icon]))
        self._icon, self._colour = icon, 1

    def show_colour(self, colour: int) -> None:
        """In which colour it stands."""
        self._colour = colour
        self.update()

    def paint_inside(self, painter: QPainter, box: QRectF) -> None:
        paint_tile(painter, box, self._icon, self._colour, theme_of(self), share=0.56)


class ColourButton(_TileButton):
    """One of the colours."""

    def __init__(self, colour: int) -> None:
        super().__init__(tr("Colour {number}", number=colour))
        self._colour = colour

    def paint_inside(self, painter: QPainter, box: QRectF) -> None:
        paint_tile(painter, box, "palette", self._colour, theme_of(self), share=0.42)
