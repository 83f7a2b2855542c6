"""What children sign in with: looked up on the screen, or printed as cards to be cut apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from ....domain.ids import UserId
from ....domain.school_class import PictureCard, SchoolClass
from ....domain.sign_in_ways import Way, opens_by_card
from ....services.blocking import in_thread
from ...content.animals import animal_words, picture_words
from ...kit.dialogs import Dialog
from ...kit.forms import SecondaryButton
from ...kit.lists import FlowLayout, Muted
from ...kit.printing import print_pages, save_pages
from ...kit.rows_model import RowsModel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView
from ..words import isolated
from .card_sheet import CardSheet, sheet_of


class CardsDialog(Dialog):
    """Names with their pictures and cards. `once`: they are shown only now, for the class keeps
    them secret.

    Whoever opened it does what the signals ask `while_at_work`, then `show_done` or `show_made`.
    """

    print_requested = Signal()
    save_requested = Signal()
    codes_requested = Signal(tuple, bool)  # UserIds; whether some of them have a card
    withdraw_requested = Signal(tuple)  # UserIds

    def __init__(
        self,
        parent: QWidget | None,
        cards: Sequence[PictureCard],
        of: SchoolClass,
        *,
        once: bool = False,
    ) -> None:
        title = tr("Cards of {class_name}", class_name=isolated(of.name[:60]))
        super().__init__(parent, title)
        self.cards, self.of, self._once = tuple(cards), of, once
        self._works, self._ends = 0, False  # what is being done; whether it closes after that
        self.add_title(title, _explained(self.cards, of, once=once))
        model = RowsModel(
            self,
            key_of=lambda card: card.user.id,
            name_of=lambda card: card.user.full_name,
            words_of=card_words,
        )
        columns = (
            Column(tr("Name"), lambda cell, card: cell.person(card.user), share=3),
            Column(tr("Pictures"), _paint_pictures, share=2),
            Column(tr("QR code"), _paint_code, share=2),
        )
        self.list = RowsView(model, columns, name=tr("Cards"))
        self._pane = RowsPane(self.list, "")
        self.column.addWidget(self._pane, 1)
        self._add_tools()
        self._told = Muted(wrap=True)
        self._told.hide()
        self.column.addWidget(self._told)
        self.add_buttons(tr("Close")).setFocus()
        self._show_cards(anew=True)
        self._fit()

    @property
    def without(self) -> tuple[UserId, ...]:
        """Those who could come in by a card and have none."""
        return tuple(
            card.user.id
            for card in self.cards
            if not card.has_card and opens_by_card(card.user, self.of.rules.way)
        )

    @property
    def having(self) -> tuple[UserId, ...]:
        """Those who have a card."""
        return tuple(card.user.id for card in self.cards if card.has_card)

    @contextmanager
    def while_at_work(self) -> Iterator[None]:
        """It closes only after this: new codes that it did not show would be lost for ever."""
        self._works += 1
        try:
            yield
        finally:
            self._works -= 1
            if isValid(self) and not self._works and self._ends:
                super().reject()

    def accept(self) -> None:
        """Close, after what is being done."""
        self.reject()

    def reject(self) -> None:
        if not self._works:
            super().reject()
            return
        self._ends = True
        self.show_done(tr("One moment…"))

    def show_done(self, words: str) -> None:
        """They are on paper or in a file, or something else was done."""
        self._told.setText(words)
        self._told.show()
        say(self, words)

    def show_made(self, made: Sequence[PictureCard]) -> None:
        """These have new codes."""
        new = {card.user.id: card.code for card in made}
        self.cards = tuple(
            _with_code(card, new[card.user.id]) if card.user.id in new else card
            for card in self.cards
        )
        self._ends = False  # they are seen first
        self.with_codes.setChecked(True)
        self._show_cards()
        count = tr("%n QR code(s) made.", len(made))
        hint = "" if self.of.rules.shows_pictures else tr("Print them now: they are not kept.")
        self.show_done(f"{count} {hint}".strip())

    def show_withdrawn(self, count: int) -> None:
        """Nobody has a card any more."""
        self.cards = tuple(_with_code(card, "") for card in self.cards)
        self._show_cards()
        self.show_done(tr("%n card(s) let nobody in any more.", count))

    # ------------------------------------------------------------ within

    def _add_tools(self) -> None:
        self.printer = SecondaryButton(tr("Print cards…"), "printer")
        self.printer.clicked.connect(self.print_requested)
        self.save = SecondaryButton(tr("Save as PDF…"), "file-down")
        self.save.clicked.connect(self.save_requested)
        self.with_codes = QCheckBox(tr("With QR codes"))
        self.with_codes.setChecked(True)
        self.with_codes.toggled.connect(lambda _: self._show_tools())
        self.make = SecondaryButton("", "qr-code")
        self.make.clicked.connect(self._on_make)
        self.withdraw = SecondaryButton(tr("Withdraw…"), "x")
        self.withdraw.setToolTip(tr("The QR codes of all these children let nobody in any more"))
        self.withdraw.clicked.connect(lambda: self.withdraw_requested.emit(self.having))
        for group in (
            (self.printer, self.save, self.with_codes),
            (self.make, self.withdraw),
        ):
            row = FlowLayout(spacing=10)
            for one in group:
                row.addWidget(one)
            self.column.addLayout(row)

    def _on_make(self) -> None:
        lacking = self.without
        self.codes_requested.emit(lacking or self.having, not lacking)

    def _show_cards(self, *, anew: bool = False) -> None:
        self._pane.show_items(self.cards, anew=anew)
        self._show_tools()

    def _show_tools(self) -> None:
        has_codes = any(card.code for card in self.cards)
        with_codes = has_codes and self.with_codes.isChecked()
        can_print = with_codes or any(card.pictures for card in self.cards)
        self.with_codes.setEnabled(has_codes)
        for button in (self.printer, self.save):
            button.setEnabled(can_print)
        lacking, having = self.without, self.having
        self.make.setText(tr("Make QR codes") if lacking else tr("New QR codes for all…"))
        self.make.setVisible(bool(lacking or having) and self.of.rules.way is not Way.PASSWORD)
        self.withdraw.setVisible(bool(having))

    def _fit(self) -> None:
        host, parent = theme_host_of(self.parentWidget()), self.parentWidget()
        room = 600 if parent is None else parent.window().height()
        height = host.px(min(290 + 48 * len(self.cards), 640))
        self.setMinimumSize(host.px(620), min(height, room - 60))


async def print_cards(dialog: CardsDialog) -> None:
    """Let the user choose a printer and print the cards."""
    with dialog.while_at_work():
        sheet = await _sheet(dialog)
        if await print_pages(dialog, sheet.paint, _file_name(dialog)):
            dialog.show_done(tr("Sent to the printer."))


async def save_cards(dialog: CardsDialog) -> None:
    """Let the user choose a file and write the cards into it. Raises StorageError."""
    with dialog.while_at_work():
        sheet = await _sheet(dialog)
        if await save_pages(dialog, sheet.paint, _file_name(dialog)):
            dialog.show_done(tr("Saved. Delete the file when the cards are handed out."))


def card_words(card: PictureCard) -> str:
    """A card as it is read aloud."""
    words = picture_words()
    shown = ", ".join(words[name] for name in card.pictures) or _no_pictures(card)
    animal = animal_words().get(card.user.animal, "")
    code = tr("QR code: {state}", state=_code_words(card))
    return ", ".join(part for part in (card.user.full_name, animal, shown, code) if part)


async def _sheet(dialog: CardsDialog) -> CardSheet:
    return await in_thread(
        sheet_of,
        dialog.cards,
        dialog.of.name,
        theme_host_of(dialog).named("light"),
        with_codes=dialog.with_codes.isChecked(),
    )


def _file_name(dialog: CardsDialog) -> str:
    return tr("Cards of {class_name}", class_name=dialog.of.name)


def _with_code(card: PictureCard, code: str) -> PictureCard:
    return PictureCard(card.user, card.pictures, card.has_pictures, bool(code), code)


def _no_pictures(card: PictureCard) -> str:
    return tr("kept secret") if card.has_pictures else tr("none")


def _code_words(card: PictureCard) -> str:
    if not card.has_card:
        return tr("none")
    return tr("ready to print") if card.code else tr("kept secret")


def _paint_pictures(cell: Cell, card: PictureCard) -> None:
    if not card.pictures:
        cell.words(_no_pictures(card), role="muted")
        return
    for name in card.pictures:
        cell.icon(name, "ink", 24)
        cell.box.setLeft(cell.box.left() + cell.host.px(40))


def _paint_code(cell: Cell, card: PictureCard) -> None:
    cell.words(_code_words(card), role="ink" if card.code else "muted")


def _explained(cards: Sequence[PictureCard], of: SchoolClass, *, once: bool) -> str:
    if not of.rules.takes_cards and of.rules.way is not Way.PASSWORD:
        return tr("This class takes no QR codes now. That is switched on under “Edit class…”.")
    if once:
        return tr("They are shown only now: print them, or let the children keep them in mind.")
    if any(card.pictures for card in cards):
        return tr(
            "Each child taps these three in their order, or holds the QR code of the card before"
            " the camera."
        )
    if any(card.has_pictures for card in cards) and not of.rules.shows_pictures:
        return tr(
            "This class keeps them secret. Who has forgotten theirs gets new ones, from the “…” of"
            " their line."
        )
    return tr("A child who holds the QR code of the card before the camera is in.")
