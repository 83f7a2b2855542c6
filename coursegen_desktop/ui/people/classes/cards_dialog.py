"""What children sign in with: looked up on the screen, or printed as cards to be cut apart."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.school_class import PictureCard
from ...content.animals import animal_words, picture_words
from ...kit import icons
from ...kit.dialogs import Dialog
from ...kit.forms import SecondaryButton
from ...kit.lists import Muted
from ...kit.printing import print_html, save_pdf
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView

_PRINTED = 48  # pixels of a picture on paper
_A_ROW = 2


class CardsDialog(Dialog):
    """Names with their pictures. `once`: they are shown only now, for the class keeps them secret.

    Whoever opened it does what `print_requested` and `save_requested` ask, then `show_done`.
    """

    print_requested = Signal()
    save_requested = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        cards: Sequence[PictureCard],
        class_name: str,
        *,
        once: bool = False,
    ) -> None:
        title = tr("Pictures of {class_name}", class_name=class_name[:60])
        super().__init__(parent, title)
        self.cards, self.class_name = tuple(cards), class_name
        self.add_title(title, _explained(self.cards, once=once))
        model = RowsModel(
            self,
            key_of=lambda card: card.user.id,
            name_of=lambda card: card.user.full_name,
            words_of=card_words,
        )
        columns = (
            Column(tr("Name"), lambda cell, card: cell.person(card.user), share=3),
            Column(tr("Pictures"), _paint_pictures, share=2),
        )
        self.list = RowsView(model, columns, name=tr("Pictures"))
        pane = RowsPane(self.list, "")
        pane.show_items(self.cards, anew=True)
        host = theme_host_of(parent)
        self.column.addWidget(pane, 1)
        self.setMinimumSize(host.px(560), host.px(min(200 + 48 * len(self.cards), 440)))
        self._add_tools()
        self._told = Muted(wrap=True)
        self._told.hide()
        self.column.addWidget(self._told)
        self.add_buttons(tr("Close")).setFocus()

    def show_done(self, words: str) -> None:
        """They are on paper or in a file."""
        self._told.setText(words)
        self._told.show()

    def _add_tools(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        printer = SecondaryButton(tr("Print cards…"), "printer")
        printer.clicked.connect(self.print_requested)
        save = SecondaryButton(tr("Save as PDF…"), "file-down")
        save.clicked.connect(self.save_requested)
        shown = any(card.pictures for card in self.cards)
        for button in (printer, save):
            button.setEnabled(shown)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)


async def print_cards(dialog: CardsDialog) -> None:
    """Let the user choose a printer and print the cards."""
    name = tr("Cards of {class_name}", class_name=dialog.class_name)
    if await print_html(dialog, cards_html(dialog, dialog.cards, dialog.class_name), name):
        dialog.show_done(tr("Sent to the printer."))


async def save_cards(dialog: CardsDialog) -> None:
    """Let the user choose a file and write the cards into it. Raises StorageError."""
    name = tr("Cards of {class_name}", class_name=dialog.class_name)
    if await save_pdf(dialog, cards_html(dialog, dialog.cards, dialog.class_name), name):
        dialog.show_done(tr("Saved. Delete the file when the cards are handed out."))


def cards_html(widget: QWidget, cards: Sequence[PictureCard], class_name: str) -> str:
    """Two cards a row: the animal, the name, the three pictures with their words."""
    shown = [card for card in cards if card.pictures]
    rows = []
    for start in range(0, len(shown), _A_ROW):
        cells = "".join(
            f'<td width="50%" valign="top">{_card(widget, card, class_name)}</td>'
            for card in shown[start : start + _A_ROW]
        )
        rows.append(f"<tr>{cells}</tr>")
    table = "".join(rows)
    return f'<table width="100%" border="1" cellspacing="0" cellpadding="12">{table}</table>'


def card_words(card: PictureCard) -> str:
    """A card as it is read aloud."""
    words = picture_words()
    shown = ", ".join(words[name] for name in card.pictures) or tr("kept secret")
    animal = animal_words().get(card.user.animal, "")
    return ", ".join(part for part in (card.user.full_name, animal, shown) if part)


def _card(widget: QWidget, card: PictureCard, class_name: str) -> str:
    words = picture_words()
    name = html.escape(card.user.full_name)
    animal = _image(widget, card.user.animal) if card.user.animal else ""
    pictures = "".join(
        f'<td align="center">{_image(widget, one)}<br><small>{html.escape(words[one])}</small></td>'
        for one in card.pictures
    )
    return (
        f"<table width='100%'><tr><td>{animal}</td><td><b><big>{name}</big></b><br>"
        f"<small>{html.escape(class_name)}</small></td></tr></table>"
        f"<table width='100%'><tr>{pictures}</tr></table>"
    )


def _image(widget: QWidget, icon: str) -> str:
    """A picture in the colour of paper's ink, inside the page."""
    ink = theme_host_of(widget).named("light").color("ink")
    return f'<img width="{_PRINTED}" height="{_PRINTED}" src="{_png(icon, ink.rgba())}">'


@lru_cache(maxsize=64)
def _png(icon: str, rgba: int) -> str:
    """An icon as an address that holds it. A class has few, each many times."""
    drawn: QPixmap = icons.pixmap(icon, QColor.fromRgba(rgba), _PRINTED, 3.0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    return "data:image/png;base64," + b64encode(bytes(buffer.data().data())).decode("ascii")


def _paint_pictures(cell: Cell, card: PictureCard) -> None:
    if not card.pictures:
        cell.words(tr("kept secret"), role="muted")
        return
    for name in card.pictures:
        cell.icon(name, "ink", 24)
        cell.box.setLeft(cell.box.left() + cell.host.px(40))


def _explained(cards: Sequence[PictureCard], *, once: bool) -> str:
    if once:
        return tr("They are shown only now: print them, or let the children keep them in mind.")
    if any(card.pictures for card in cards):
        return tr("Each child taps these three in their order.")
    return tr(
        "This class keeps them secret. Who has forgotten theirs gets new ones, from the “…” of"
        " their line."
    )
