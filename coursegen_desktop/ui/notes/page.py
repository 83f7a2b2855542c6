"""All notes of the library: search, filters, and the notes by course and lesson."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ...domain.annotation import COLOURS, Annotation, AnnotationKind, NotesFacets, NotesQuery
from ..content.mark_colours import colour_name
from ..content.note_rows import NoteLine, NotesList
from ..kit.choice_box import DropDown
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import Chip, SearchField, SecondaryButton
from ..kit.lists import PAGE_MARGIN, Card, FlowLayout, Muted, PageHeader
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_TYPING_MS = 200


class NotesPage(QWidget):
    """States what is wanted; shows what is found."""

    query_changed = Signal(object)  # NotesQuery
    note_chosen = Signal(object)  # Annotation
    removal_wanted = Signal(object)
    more_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal(str)  # a suffix
    import_requested = Signal()
    library_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = NotesQuery()
        self._fills = False
        self._notes: list[Annotation] = []
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, PAGE_MARGIN)
        body.setSpacing(12)
        body.addLayout(self._make_filters())
        self.count = Muted()
        body.addWidget(self.count)
        self._stack = QStackedLayout()
        self.card = Card()
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(8, 4, 8, 8)
        self.list = NotesList(tr("Your notes"), most_lines=4)
        inside.addWidget(self.list)
        self._stack.addWidget(self.card)
        body.addLayout(self._stack, 1)
        column.addLayout(body, 1)
        self._state: EmptyState | None = None
        self.list.chosen.connect(self.note_chosen)
        self.list.opened.connect(self.note_chosen)
        self.list.removal_wanted.connect(self.removal_wanted)
        self.list.rows.more_wanted.connect(self.more_requested)
        find = QAction(tr("Search notes"), self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(find)
        start_at(self, self.list)

    # --- what it is told to show -----------------------------------------------------------

    def show_facets(self, facets: NotesFacets) -> None:
        """What there is to filter by; a choice that is still there stays."""
        self._fills = True
        self.course.clear()
        self.course.addItem(tr("All courses"), "")
        for public_id, title, count in facets.courses:
            self.course.addItem(f"{title} ({count})", public_id)
        self.tag.clear()
        self.tag.addItem(tr("All tags"), "")
        for name, count in facets.tags:
            self.tag.addItem(f"#{name} ({count})", name)
        self.tag.setVisible(bool(facets.tags))
        for box, value in ((self.course, self.query.course), (self.tag, self.query.tag)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._fills = False
        self.export.setEnabled(facets.total > 0)

    def show_notes(self, notes: Sequence[Annotation], total: int, *, has_more: bool) -> None:
        """The first notes of the query."""
        self._notes = list(notes)
        self.list.show_lines(_lines(self._notes), has_more)
        if notes:
            self._stack.setCurrentWidget(self.card)
            self.count.setText(tr("%n note(s)", total))
        else:
            self.count.setText("")
            self._show_state(self._nothing())
        start_at(self, self.list if notes else self.search)

    def append_notes(self, notes: Sequence[Annotation], *, has_more: bool) -> None:
        """The page that `more_requested` asked for."""
        before = _lines(self._notes)
        self._notes += notes
        self.list.rows.append(_lines(self._notes)[len(before) :], has_more)

    def show_failure(self, text: str) -> None:
        """The notes could not be read."""
        state = EmptyState("triangle-alert", tr("The notes could not be read"), text,
                           tr("Try again"), action_icon="refresh-cw")  # fmt: skip
        state.action_requested.connect(self.retry_requested)
        self._show_state(state)

    # --- building --------------------------------------------------------------------------

    def _make_header(self) -> PageHeader:
        header = PageHeader(tr("Notes"))
        self.search = SearchField(tr("Search notes"))
        self.search.setMaximumWidth(theme_host_of(self).px(380))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        header.add(self.search, 100)
        self.bring = SecondaryButton(tr("Import"), "upload")
        self.bring.setToolTip(tr("Bring in notes from W3C annotations (JSON)"))
        self.bring.clicked.connect(self.import_requested)
        header.add(self.bring)
        self.export = SecondaryButton(tr("Export"), "file-down")
        self.export.setToolTip(tr("Save the notes that are listed as a file"))
        self.export.clicked.connect(self._offer_formats)
        header.add(self.export)
        return header

    def _make_filters(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        self._kinds = QButtonGroup(self)
        for number, words in enumerate(
            (tr("All"), tr("Highlights"), tr("With a note"), tr("Bookmarks"), tr("Lost"))
        ):
            chip = Chip(words)
            chip.setChecked(number == 0)
            self._kinds.addButton(chip, number)
            row.addWidget(chip)
        self.colour = DropDown()
        self.colour.setAccessibleName(tr("Colour"))
        self.colour.addItem(tr("All colours"), None)
        for colour in COLOURS:
            self.colour.addItem(colour_name(colour), colour)
        self.course, self.tag = DropDown(), DropDown()
        self.course.setAccessibleName(tr("Course"))
        self.course.setMaximumWidth(theme_host_of(self).px(280))
        self.tag.setAccessibleName(tr("Tag"))
        for box in (self.course, self.colour, self.tag):
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self._ask())
        self._kinds.idClicked.connect(lambda _number: self._ask())
        return row

    def _ask(self) -> None:
        if self._fills:
            return
        self._typing.stop()
        kind = self._kinds.checkedId()
        query = NotesQuery(
            text=self.search.text().strip(),
            kind={1: AnnotationKind.HIGHLIGHT, 3: AnnotationKind.BOOKMARK}.get(kind),
            colour=self.colour.currentData(),
            tag=self.tag.currentData() or "",
            course=self.course.currentData() or "",
            only_noted=kind == 2,
            only_lost=kind == 4,
        )
        if query != self.query:
            self.query = query
            self.query_changed.emit(query)

    def show_all(self) -> None:
        """Take filters and search words back."""
        self._fills = True
        self._kinds.button(0).setChecked(True)
        self.search.clear()
        for box in (self.course, self.colour, self.tag):
            box.setCurrentIndex(0)
        self._fills = False
        self._ask()

    def _offer_formats(self) -> None:
        menu = QMenu(self)
        for words, suffix in (
            (tr("Markdown"), ".md"),
            (tr("Web page (HTML)"), ".html"),
            (tr("W3C annotations (JSON), to bring in again"), ".json"),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, s=suffix: self.export_requested.emit(s))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _nothing(self) -> EmptyState:
        if replace(self.query, text="") != NotesQuery() or self.query.text:
            state = EmptyState("search", tr("No note fits"),
                               tr("Other words or fewer filters may find more."),
                               tr("Show all"))  # fmt: skip
            state.action_requested.connect(self.show_all)
            return state
        state = EmptyState(
            "highlighter",
            tr("No notes yet"),
            tr("Select words in a lesson to highlight them or to write a note. They all appear "
               "here."),
            tr("Go to the library"),
            action_icon="library",
        )  # fmt: skip
        state.action_requested.connect(self.library_requested)
        return state

    def _show_state(self, state: EmptyState) -> None:
        old, self._state = self._state, state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()


def _lines(notes: Sequence[Annotation]) -> list[NoteLine]:
    """Notes with a heading above those of each lesson."""
    lines: list[NoteLine] = []
    above: tuple[str, str] | None = None
    for note in notes:
        here = note.course_public_id, note.lesson_public_id
        if here != above:
            above = here
            heading = f"{note.course_title} › {note.lesson_title}"
            lines.append(NoteLine(heading=heading))
        lines.append(NoteLine(note))
    return lines
