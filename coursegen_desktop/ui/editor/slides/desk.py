"""A lesson's slides on the desk: their list, the chosen one large, and its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....domain import slide_edits as edits
from ....domain.slides import Slide, SlideDeck, SlideKind
from ...kit.empty_state import EmptyState
from ...kit.focus import start_at
from ...kit.forms import Chip, IconButton, SecondaryButton
from ...kit.lists import Hairline, Muted, Panel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..questions.desk_menus import open_above
from .form import SlideForm
from .kinds import words_of
from .menus import acts_menu, files_menu, kinds_menu, more_menu
from .preview import SlidePreview
from .slide_list import SlideLine, SlideList

_LIST, _LIST_NARROW, _FORM = 214, 158, 372
# From this width on (at text scale 1) picture and form stand side by side.
_ROOM = 1_000


class SlidesDesk(QWidget):
    """Holds the deck and states wishes. `deck_edited` comes after each change of it.

    `picture_of` gives the small picture of a slide, where there is one.
    """

    deck_edited = Signal()
    slide_shown = Signal(str)
    make_wanted = Signal()
    begin_wanted = Signal()
    removal_wanted = Signal()
    picture_wanted = Signal()
    recording_wanted = Signal()
    export_wanted = Signal(str, bool)  # kind of file, of all lessons
    delete_wanted = Signal(list)
    became_visible = Signal(bool)
    sizes_changed = Signal()

    def __init__(
        self, picture_of: Callable[[str], QImage | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.deck: SlideDeck | None = None
        self.current = ""
        self.can_make = False
        self._pages: dict[str, int] = {}
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.nothing = self._make_nothing()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._make_desk(picture_of))
        self._connect()
        start_at(self, self.list)

    # ------------------------------------------------------------ showing

    def show_nothing(self, *, can_make: bool) -> None:
        """The lesson has no slides; `can_make`: they can be made from its text."""
        self.deck, self.current, self.can_make = None, "", can_make
        if can_make:
            action = tr("Make slides from the lesson")
            self.nothing.show_text(self._nothing_title, self._nothing_text, action)
        else:
            self.nothing.show_text(self._nothing_title, self._nothing_text, "")
        self.preview.clear()
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.nothing)

    def show_deck(self, deck: SlideDeck, *, can_make: bool) -> None:
        """Put slides on the desk. Those that are there, changed elsewhere, keep what is chosen."""
        place = -1 if self.deck is None else edits.place_of(self.deck, self.current)
        self.deck, self.can_make = deck, can_make
        if edits.slide_of(deck, self.current) is None:
            at = min(max(place, 0), len(deck.slides) - 1)
            self.current = deck.slides[at].id if deck.slides else ""
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.list)
        self._refresh()

    def show_pages(self, pages: dict[str, int]) -> None:
        """On how many pages each slide stands."""
        if pages != self._pages:
            self._pages = dict(pages)
            self._refresh_list()

    def show_busy(self, is_busy: bool) -> None:
        """A file is being written, or that has ended."""
        self.export.setEnabled(not is_busy)
        self.export.setText(tr("Writing the file…") if is_busy else tr("Save as file"))

    def show_making(self, is_making: bool) -> None:
        """Slides are being made from the lesson, or that has ended."""
        words = tr("Making slides…") if is_making else tr("Make slides from the lesson")
        self.nothing.show_text(self._nothing_title, self._nothing_text, words)
        self.nothing.setEnabled(not is_making)

    @property
    def slide(self) -> Slide | None:
        """The chosen slide."""
        return None if self.deck is None else edits.slide_of(self.deck, self.current)

    def choose(self, slide_id: str) -> None:
        """Put a slide in front."""
        if self.deck is not None and edits.slide_of(self.deck, slide_id) is not None:
            self.current = slide_id
            self._refresh()

    # ------------------------------------------------------------ changing

    def add_kind(self, kind: SlideKind) -> None:
        """A new slide behind the chosen one, with the keyboard in its title."""
        if self.deck is None:
            return
        ids = {slide.id for slide in self.deck.slides}
        slide = edits.blank(kind, edits.fresh_id(ids, len(ids) + 1))
        after = self.current
        self.current = slide.id
        self._set(edits.with_added(self.deck, slide, after))
        self.form.focus_first()

    def duplicate(self, slide_id: str) -> None:
        """The same slide once more, behind it."""
        if self.deck is None:
            return
        ids = {slide.id for slide in self.deck.slides}
        new_id = edits.fresh_id(ids, len(ids) + 1)
        made = edits.duplicated(self.deck, slide_id, new_id)
        if made != self.deck:
            self.current = new_id
            self._set(made)

    def delete(self, ids: Sequence[str]) -> None:
        """Take slides out; the one below them comes in front."""
        if self.deck is None or not ids:
            return
        place = edits.place_of(self.deck, ids[-1])
        below = [slide.id for slide in self.deck.slides[place + 1 :] if slide.id not in ids]
        above = [slide.id for slide in self.deck.slides[:place] if slide.id not in ids]
        if self.current in ids:
            self.current = below[0] if below else above[-1] if above else ""
        self._set(edits.without(self.deck, set(ids)))

    def move_before(self, ids: Sequence[str], before: int) -> None:
        """Put slides before the place that one has now."""
        if self.deck is not None:
            self._move(ids, edits.moved(self.deck, set(ids), before))

    def step(self, ids: Sequence[str], step: int) -> None:
        """One place up or down."""
        if self.deck is not None:
            self._move(ids, edits.stepped(self.deck, set(ids), step))

    def set_look(self, look: str) -> None:
        """Light or dark, for all slides of the lesson."""
        if self.deck is not None and look != self.deck.look:
            self._set(self.deck.model_copy(update={"look": look}))

    def set_picture(self, slide_id: str, name: str) -> None:
        """A picture was added for a slide."""
        slide = None if self.deck is None else edits.slide_of(self.deck, slide_id)
        if self.deck is None or slide is None:
            return
        room = (
            slide
            if slide.figure is not None
            else slide.model_copy(update={"figure": edits.blank("figure", "").figure})
        )
        assert room.figure is not None
        figure = room.figure.model_copy(update={"media": name})
        self._set(edits.with_slide(self.deck, slide.model_copy(update={"figure": figure})))

    def set_recording(self, slide_id: str, name: str) -> None:
        """A voice was recorded for a slide, or taken away ("")."""
        slide = None if self.deck is None else edits.slide_of(self.deck, slide_id)
        if self.deck is not None and slide is not None and slide.recording != name:
            changed = slide.model_copy(update={"recording": name})
            self._set(edits.with_slide(self.deck, changed))

    # ------------------------------------------------------------ inside

    def _make_nothing(self) -> EmptyState:
        self._nothing_title = tr("This lesson has no slides")
        self._nothing_text = tr(
            "Slides show what a lesson is about, a page at a time: to present, to hand out, and "
            "in the lesson's film."
        )
        return EmptyState(
            "presentation",
            self._nothing_title,
            self._nothing_text,
            tr("Make slides from the lesson"),
            action_icon="sparkles",
            second_text=tr("Start with an empty deck"),
            second_icon="plus",
        )

    def _make_desk(self, picture_of: Callable[[str], QImage | None]) -> QWidget:
        desk = QWidget(self._stack)
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_panel(picture_of))
        row.addWidget(Hairline(vertical=True))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._make_bar())
        right.addWidget(Hairline())
        self._area = QStackedWidget(desk)
        self._area.addWidget(self._make_area())
        self.empty = EmptyState(
            "presentation",
            tr("No slides yet"),
            tr("Add one of any kind: a list, a picture, a table, a question."),
            tr("Add a slide"),
            action_icon="plus",
        )
        self._area.addWidget(self.empty)
        right.addWidget(self._area, 1)
        row.addLayout(right, 1)
        return desk

    def _make_panel(self, picture_of: Callable[[str], QImage | None]) -> QWidget:
        self.panel = Panel()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(4, 8, 4, 10)
        column.setSpacing(6)
        self.list = SlideList(picture_of)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 6, 0)
        self.add = SecondaryButton(tr("Slide"), "plus")
        self.add.setAccessibleName(tr("Add a slide"))
        self.add.setToolTip(tr("Add a slide of any kind"))
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        return self.panel

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        self.facts = Muted()
        row.addWidget(self.facts)
        row.addStretch(1)
        group = QButtonGroup(bar)
        self.looks: dict[str, Chip] = {}
        for look, words, icon in (("light", tr("Light"), "sun"), ("dark", tr("Dark"), "moon")):
            chip = Chip(words, icon_name=icon)
            chip.setToolTip(tr("How all slides of the lesson look: {look}", look=words))
            chip.clicked.connect(lambda _=False, look=look: self.set_look(look))
            group.addButton(chip)
            self.looks[look] = chip
            row.addWidget(chip)
        self.export = SecondaryButton(tr("Save as file"), "download")
        self.export.height_px = 32.0
        self.export.setToolTip(tr("As PowerPoint, PDF or pictures"))
        row.addWidget(self.export)
        self.more = IconButton("ellipsis-vertical", tr("More for the slides"))
        self.more.height_px, self.more.icon_px = 32.0, 17.0
        row.addWidget(self.more)
        return bar

    def _make_area(self) -> QWidget:
        area = QWidget(self._area)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, area)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self.preview = SlidePreview(area)
        self._edges = Hairline(vertical=True), Hairline()
        self.form = SlideForm(area)
        self._halves.addWidget(self.preview, 1)
        for edge in self._edges:
            self._halves.addWidget(edge)
        self._halves.addWidget(self.form)
        return area

    def _connect(self) -> None:
        wishes = self.list
        self.nothing.action_requested.connect(self.make_wanted)
        self.nothing.second_requested.connect(self.begin_wanted)
        self.empty.action_requested.connect(lambda: self.empty.open_below(kinds_menu(self)))
        self.add.clicked.connect(lambda: open_above(kinds_menu(self), self.add))
        self.export.clicked.connect(lambda: _open_below(files_menu(self), self.export))
        self.more.clicked.connect(lambda: _open_below(more_menu(self), self.more))
        wishes.chosen.connect(self._on_chosen)
        wishes.form_wanted.connect(self.form.focus_first)
        wishes.move_wanted.connect(self.move_before)
        wishes.step_wanted.connect(self.step)
        wishes.delete_wanted.connect(self.delete_wanted)
        wishes.duplicate_wanted.connect(self.duplicate)
        wishes.menu_wanted.connect(lambda at: acts_menu(self).popup(at))
        wishes.resized.connect(self.sizes_changed)
        self.preview.size_changed.connect(self.sizes_changed)
        self.form.edited.connect(self._on_form)
        self.form.picture_wanted.connect(self.picture_wanted)
        self.form.recording_wanted.connect(self.recording_wanted)

    def _set(self, deck: SlideDeck) -> None:
        self.deck = deck
        self._refresh()
        self.deck_edited.emit()

    def _move(self, ids: Sequence[str], deck: SlideDeck) -> None:
        if deck == self.deck:
            return
        self._set(deck)
        self.list.select_keys(ids)
        number, total = edits.place_of(deck, ids[0]) + 1, len(deck.slides)
        say(self.list, tr("Now number {number} of {total}", number=number, total=total))

    def _on_chosen(self, slide_id: str) -> None:
        self.current = slide_id
        self._refresh_right()

    def _on_form(self, slide: Slide) -> None:
        if self.deck is None or edits.slide_of(self.deck, slide.id) is None:
            return
        self.deck = edits.with_slide(self.deck, slide)
        self._refresh_list()
        self.deck_edited.emit()

    def _refresh(self) -> None:
        self._refresh_list()
        self._refresh_right()

    def _refresh_list(self) -> None:
        deck = self.deck
        if deck is None:
            return
        lines = []
        for number, slide in enumerate(deck.slides, 1):
            kind = words_of(slide.kind)
            pages = self._pages.get(slide.id, 1)
            title = slide.title or (slide.question.text if slide.question else "")
            lines.append(SlideLine(slide.id, number, title, kind.name, kind.icon, pages))
        self.list.show_lines(lines, self.current)
        self.facts.setText(tr("%n slide(s)", len(lines)))

    def _refresh_right(self) -> None:
        deck, slide = self.deck, self.slide
        self._area.setCurrentIndex(0 if slide is not None else 1)
        if deck is not None:
            self.looks[deck.look].setChecked(True)
            self.export.setEnabled(bool(deck.slides))
        if slide is None:
            self.preview.clear()
            return
        self.form.show_slide(slide)
        self.preview.await_slide(slide.id, slide.title)
        self.slide_shown.emit(slide.id)

    # ------------------------------------------------------------ room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self.became_visible.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.became_visible.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_halves"):
            self._arrange()

    def _arrange(self) -> None:
        """Side by side where both have room; else the picture above the form."""
        host = theme_host_of(self)
        is_wide = self.width() >= host.px(_ROOM)
        self.panel.setFixedWidth(host.px(_LIST if is_wide else _LIST_NARROW))
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        beside, below = self._edges
        beside.setVisible(is_wide)
        below.setVisible(not is_wide)
        room = self.width() - self.panel.width()
        if is_wide:
            self.form.setMinimumWidth(min(host.px(_FORM), round(room * 0.48)))
            self.form.setMaximumWidth(max(self.form.minimumWidth(), round(room * 0.42)))
            self.preview.setMinimumHeight(0)
            self.preview.setMaximumHeight(16_777_215)
        else:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16_777_215)
            wanted = round(room * 9 / 16)
            self.preview.setFixedHeight(max(120, min(wanted, round(self.height() * 0.45))))
        self._halves.setStretch(0, 1 if is_wide else 0)
        self._halves.setStretch(3, 0 if is_wide else 1)


def _open_below(menu: QMenu, button: QWidget) -> None:
    at = button.mapToGlobal(QPoint(0, button.height() + 4))
    end = button.mapToGlobal(QPoint(button.width(), 0)).x()
    if button.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        at.setX(min(at.x(), end - menu.sizeHint().width()))
    menu.popup(at)
