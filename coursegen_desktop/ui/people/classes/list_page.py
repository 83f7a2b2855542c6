"""The classes that somebody teaches, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ....domain.school_class import ClassCard
from ...content.sign_in_words import way_words
from ...content.tiles import paint_tile
from ...kit import icons
from ...kit.empty_state import EmptyState
from ...kit.focus import start_at
from ...kit.forms import Chip, LinkButton, PrimaryButton, SecondaryButton
from ...kit.header_room import fit_words
from ...kit.lists import PAGE_MARGIN, PageHeader
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of, theme_of
from ...kit.translate import tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView
from .words import card_words

_HEADER_REST = 190  # the title and edges, at text scale 1


class ClassesPage(QWidget):
    """A list of classes; those that were put away stand apart. `has_kiosk`: whoever reads it may
    make this computer the one of a class."""

    new_requested = Signal()
    bring_requested = Signal()  # a day of another computer
    save_requested = Signal(object)  # tuple of ClassCard, whose day is to be saved
    kiosk_requested = Signal()
    archived_chosen = Signal(bool)
    retry_requested = Signal()
    open_requested = Signal(object)  # ClassCard, as in the next four
    edit_requested = Signal(object)
    day_requested = Signal(object)
    archive_requested = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, has_kiosk: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.is_archived = False
        self._cards: tuple[ClassCard, ...] = ()
        self.model = RowsModel(
            self,
            key_of=lambda card: card.of.id,
            name_of=lambda card: card.of.name,
            words_of=card_words,
        )
        self.list = RowsView(self.model, _columns(), name=tr("Classes"), menu=True)
        self.pane = RowsPane(self.list, tr("The classes could not be read"))
        self._kiosk = LinkButton(tr("Use this computer as a class kiosk…"))
        self._kiosk.setHidden(not has_kiosk)
        self._build()
        self.list.row_chosen.connect(lambda row: self._with(row, self.open_requested.emit))
        self.list.menu_wanted.connect(self._open_menu)
        self.list.removal_wanted.connect(self._on_removal)
        self._kiosk.clicked.connect(self.kiosk_requested)
        self.pane.retry_requested.connect(self.retry_requested)
        self.pane.action_requested.connect(self._on_next_step)

    def show_classes(self, cards: Sequence[ClassCard], *, archived: bool) -> None:
        """List classes, those in use or those that were put away."""
        anew, self.is_archived = archived != self.is_archived, archived
        self._cards = () if archived else tuple(cards)
        self.list.opens = not archived  # what was put away is taken out first
        self._save.setVisible(bool(self._cards))
        self._fit()
        self._chips[archived].setChecked(True)
        if cards:
            self.pane.show_items(cards, anew=anew)
        else:
            self.model.show(())
            self.pane.show_state(_nothing(archived))
        start_at(self, self.list if cards else self._new)

    def show_failure(self, text: str) -> None:
        """They could not be read: `text` says why."""
        self.pane.show_failure(text)

    def make_menu(self, card: ClassCard) -> QMenu:
        """What can be done with a class."""
        menu = QMenu(self)
        color = theme_of(self).color("muted")
        acts = [(tr("Open"), "users", self.open_requested),
                (tr("Edit…"), "pencil", self.edit_requested)]  # fmt: skip
        if card.of.archived_at:
            acts = [(tr("Take out again"), "archive-restore", self.restore_requested)]
        else:
            acts += [(tr("Save its day…"), "save", self.day_requested),
                     (tr("Put away"), "archive", self.archive_requested)]  # fmt: skip
        for words, icon, signal in acts:
            action = menu.addAction(icons.icon(icon, color), words)
            action.triggered.connect(lambda _=False, wish=signal: wish.emit(card))
        menu.setDefaultAction(menu.actions()[0])
        return menu

    # ------------------------------------------------------------ within

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_save"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rest = theme_host_of(self).px(_HEADER_REST)
        fit_words(self.width(), rest, (self._bring, self._save), self._new)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Classes"))
        self._new = PrimaryButton(tr("New class"), "plus")
        self._new.clicked.connect(self.new_requested)
        self._save = SecondaryButton(tr("Save the day…"), "save")
        self._save.clicked.connect(lambda: self.save_requested.emit(self._cards))
        self._save.hide()
        self._bring = SecondaryButton(tr("Bring in a day…"), "download")
        self._bring.clicked.connect(self.bring_requested)
        for button in (self._bring, self._save, self._new):
            button.setAccessibleName(button.text())
            header.add(button)
        column.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._group = QButtonGroup(self)
        self._chips = (Chip(tr("In use")), Chip(tr("Put away")))
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self._chips[0].setChecked(True)
        self._group.idClicked.connect(lambda number: self.archived_chosen.emit(bool(number)))
        row.addStretch(1)
        row.addWidget(self._kiosk)
        body.addLayout(row)
        body.addWidget(self.pane, 1)
        column.addLayout(body, 1)

    def _with(self, row: int, act: object) -> None:
        card = self.model.item(row)
        if card is not None and not card.of.archived_at and callable(act):
            act(card)

    def _open_menu(self, row: int, where: QPoint) -> None:
        card = self.model.item(row)
        if card is not None:
            menu = self.make_menu(card)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(where)

    def _on_removal(self, row: int) -> None:
        self._with(row, self.archive_requested.emit)

    def _on_next_step(self) -> None:
        if self.is_archived:
            self.archived_chosen.emit(False)
        else:
            self.new_requested.emit()


def paint_class(cell: Cell, card: ClassCard) -> None:
    """The sign of a class and its name."""
    side = cell.host.px(30)
    top = cell.box.center().y() - side / 2 + 1
    box = QRectF(cell.box.x(), top, side, side)
    paint_tile(cell.painter, cell.mirrored(box), card.of.icon, card.of.colour, cell.host.theme)
    cell.words(card.of.name, "body", left=side + 12)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Class"), paint_class, share=4),
        Column(tr("Teachers"), lambda cell, card: cell.words(card.teachers, role="muted"), share=4,
               least=560),
        Column(tr("Learners"), lambda cell, card: cell.words(str(card.learners), role="muted"),
               width=80),
        Column(tr("To do now"), lambda cell, card: cell.words(str(card.assignments), role="muted"),
               width=84),
        Column(tr("Signing in"),
               lambda cell, card: cell.words(way_words(card.of.rules.way), role="muted"),
               width=130, least=640),
    )  # fmt: skip


def _nothing(archived: bool) -> EmptyState:
    if archived:
        return EmptyState(
            "archive", tr("Nothing was put away"),
            tr("Classes that are not used any more stand here with all that they had."),
            tr("Show the classes in use"),
        )  # fmt: skip
    return EmptyState(
        "school", tr("No classes yet"),
        tr(
            "A class has learners who sign in together, and what they have to do. It needs nothing"
            " but this computer."
        ),
        tr("New class"), action_icon="plus",
    )  # fmt: skip
