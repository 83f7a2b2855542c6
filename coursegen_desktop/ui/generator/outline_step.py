"""Step 2: the plan, to be looked at and changed before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...domain.brief import Options
from ...domain.course import MAX_TITLE
from ...domain.outline import Outline
from ..content.durations import duration_words
from ..content.line import Line
from ..content.line_list import LineList
from ..kit.forms import IconButton, Pill, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel, icon
from ..kit.lists import (
    GAP,
    PAGE_MARGIN,
    Card,
    ErrorLabel,
    FooterBar,
    Hairline,
    Muted,
    ScrollPage,
    SectionTitle,
)
from ..kit.speech import say
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from . import outline_tree as acts
from .options_panel import OptionsPanel
from .outline_rows import column_titles
from .outline_tree import KEYS, OutlineTree
from .report_words import told
from .wait_label import WaitLabel
from .words import analyser_name, facts_text, language_name, speaking_sources, words_text

_WIDE = 820
_MOST_WARNINGS = 8
_TREE_HEIGHT = 260


class OutlineStep(QWidget):
    """The tree with its tools; beside it options, what is left out, what to know."""

    back_requested = Signal()
    next_requested = Signal()
    stop_requested = Signal()
    title_edited = Signal(str)
    include_wanted = Signal(str)  # key of what was set aside
    outline_shown = Signal()  # another outline, or another state of it

    def __init__(self) -> None:
        super().__init__()
        self._tools: dict[str, IconButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ScrollPage()
        self._scroll.column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN - 14, 20)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._scroll.column.addLayout(self._row, 1)
        self._row.addWidget(self._make_plan(), 5)
        # The side scrolls by itself where it stands beside the tree, which keeps its whole height.
        self._side = ScrollPage(margin=0)
        self._side.column.setContentsMargins(0, 0, 14, 0)  # beside its scroll bar
        self._fill_side(self._side.column)
        self._row.addWidget(self._side, 3)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._make_foot())
        self.show_tools(set())

    # ------------------------------------------------------------ what is shown

    @property
    def title(self) -> str:
        """The course's title as it stands in the field, "" when it was emptied."""
        return " ".join(self._title.text().split())

    def show_course(self, outline: Outline, options: Options) -> None:
        """Another course: its title and options, nothing opened or closed yet."""
        self.tree.forget()
        self._title.setText(outline.title)
        self._title.setCursorPosition(0)
        self.error.tell("")
        self.options.show_options(options, outline.language)
        self.show_outline(outline)

    def show_outline(self, outline: Outline, keys: Sequence[str] = ()) -> None:
        """The outline after an edit; `keys` are the rows to stand on."""
        self.tree.show_outline(outline, keys)
        if not self._title.hasFocus() and self.title != outline.title:
            self._title.setText(outline.title)
        lessons = outline.lesson_count
        self._facts.setText(
            facts_text(
                tr("%n source(s)", len(outline.sources)),
                tr("%n module(s)", len(outline.modules)),
                tr("%n lesson(s)", lessons),
                tr("{duration} of reading", duration=duration_words(outline.minutes)),
                language_name(outline.language),
                analyser_name(outline.analyser),
            )
        )
        self._write.setEnabled(lessons > 0)
        self._show_set_aside(outline)
        # Already sentences in words of their own: they hold names and figures of the documents.
        speaking = speaking_sources(outline.sources)
        self._warning.setText("\n".join([*speaking, *outline.warnings][:_MOST_WARNINGS]))
        self._warnings.setVisible(bool(speaking or outline.warnings))
        self._badge.setVisible(bool(speaking))
        self.outline_shown.emit()

    def show_title(self, title: str) -> None:
        """The course's title as it is, after the field was emptied."""
        self._title.setText(title)

    def tell(self, text: str) -> None:
        """Say why an act cannot be done; "" takes it away."""
        self.error.tell(text)
        if text:
            say(self.tree, text)

    def show_tools(self, possible: set[str]) -> None:
        """Which acts can be done with what is chosen."""
        for act, button in self._tools.items():
            button.setEnabled(act in possible)

    def set_busy(self, words: str) -> None:
        """While something is read or planned anew: say so and offer to stop; "" ends it."""
        self._busy.tell(words)
        # The keyboard goes over before what it stands on is switched off or hidden.
        focus = QApplication.focusWidget() or self.window()
        if words:
            self._stop.show()
        if words and self.isAncestorOf(focus):
            self._stop.setFocus()
        elif not words and focus is self._stop:
            self.tree.setEnabled(True)
            self.tree.setFocus()
        self._stop.setVisible(bool(words))
        self._write.setVisible(not words)
        for part in (self.tree, self.options, self.aside):
            part.setEnabled(not words)

    @property
    def start(self) -> QWidget:
        """The tree: looking at it is what this step is for."""
        return self.tree

    def make_menu(self, possible: set[str]) -> QMenu:
        """The acts that can be done, with their keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, symbol, words in _tools():
            if act in possible and act not in (acts.UNDO, acts.REDO):
                shown = f"{words}\t{_native(act)}"
                made = menu.addAction(icon(symbol, theme_of(self).color("muted")), shown)
                made.triggered.connect(lambda _=False, act=act: self._act(act))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self.tree.setMinimumHeight(theme_host_of(self).px(_TREE_HEIGHT if wide else 320))
        body = self._side.body
        self._side.setMinimumWidth(body.minimumSizeHint().width())
        needed = body.heightForWidth(max(self._side.width(), 200)) if not wide else 0
        self._side.setMinimumHeight(max(needed, body.sizeHint().height()) if not wide else 0)
        self._fit_aside()

    def _fit_aside(self) -> None:
        self.aside.setFixedHeight(max(self.aside.whole_height(300), 40))

    # ------------------------------------------------------------ its parts

    def _make_plan(self) -> Card:
        card = Card(margin=1)
        card.column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 8)
        head.setSpacing(4)
        self._title = QLineEdit()
        self._title.setObjectName("lesson_title")  # a quiet field in large letters
        self._title.setMaxLength(MAX_TITLE)
        self._title.setAccessibleName(tr("Course title"))
        self._title.setPlaceholderText(tr("Course title"))
        self._title.editingFinished.connect(lambda: self.title_edited.emit(self.title))
        head.addWidget(self._title)
        self._facts = Muted(wrap=True)
        below = QHBoxLayout()
        below.setContentsMargins(15, 0, 0, 0)  # under the letters of the title
        below.addWidget(self._facts, 1)
        self._badge = Pill(tr("Speaks to programs"), "warn")
        self._badge.setToolTip(
            tr("A document holds words that speak to a program which reads it. See the right side.")
        )
        self._badge.hide()
        below.addWidget(self._badge)
        head.addLayout(below)
        head.addLayout(self._make_tools())
        self.error = ErrorLabel()
        head.addWidget(self.error)
        card.column.addLayout(head)
        self.tree = OutlineTree()
        self.tree.setMinimumHeight(_TREE_HEIGHT)
        card.column.addWidget(_ColumnTitles(self.tree))
        card.column.addWidget(self.tree, 1)
        card.column.addSpacing(8)
        return card

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 2, 0, 0)
        row.setSpacing(1)
        for act, symbol, words in _tools():
            button = IconButton(symbol, words)
            button.height_px, button.icon_px = 32.0, 17.0
            button.setToolTip(f"{words} ({_native(act)})")
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            row.addWidget(button)
            self._tools[act] = button
            if act in (acts.REDO, acts.RENAME, acts.IN):
                row.addSpacing(8)
        row.addStretch(1)
        return row

    def _fill_side(self, side: QVBoxLayout) -> None:
        self._warnings = Card(kind="warn")
        self._warnings.column.addWidget(
            IconLabel("triangle-alert", tr("Worth knowing"), size=16, role="warn")
        )
        self._warning = Muted(wrap=True)
        self._warnings.column.addWidget(self._warning)
        side.addWidget(self._warnings)
        self.options = OptionsPanel()
        side.addWidget(self.options)
        self._aside_card = Card(margin=1)
        self._aside_card.column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(17, 14, 12, 6)
        head.addWidget(SectionTitle(tr("Set aside")))
        self._aside_count = Muted()
        head.addSpacing(6)
        head.addWidget(self._aside_count)
        head.addStretch(1)
        self._aside_card.column.addLayout(head)
        self.aside = LineList(tr("Passages that will not be in the course"), note_rows=3)
        self.aside.chosen.connect(lambda key: self.include_wanted.emit(str(key)))
        self._aside_card.column.addWidget(self.aside)
        self._aside_card.column.addSpacing(8)
        side.addWidget(self._aside_card)
        side.addStretch(1)

    def _make_foot(self) -> FooterBar:
        foot = FooterBar()
        back = QuietButton(tr("Sources"), "arrow-left", role="ink")
        back.clicked.connect(self.back_requested)
        foot.row.addWidget(back)
        foot.row.addStretch(1)
        self._busy = WaitLabel()
        foot.row.addWidget(self._busy)
        self._stop = SecondaryButton(tr("Stop"))
        self._stop.clicked.connect(self.stop_requested)
        self._stop.hide()
        foot.row.addWidget(self._stop)
        self._write = PrimaryButton(tr("Write course"), "sparkles")
        self._write.clicked.connect(self.next_requested)
        foot.row.addWidget(self._write)
        return foot

    def _show_set_aside(self, outline: Outline) -> None:
        names = {source.id: source.name for source in outline.sources}
        self.aside.show_lines(
            [
                Line(
                    item.key,
                    item.title or names.get(item.source, item.source),
                    note=facts_text(told(item.reason), words_text(item.words)),
                    action=tr("Put back"),
                )
                for item in outline.set_aside
            ]
        )
        self._aside_card.setVisible(bool(outline.set_aside))
        self._aside_count.setText(str(len(outline.set_aside)))
        self._fit_aside()

    def _act(self, act: str) -> None:
        """Buttons and menu do the same as the keys, and leave the keyboard in the tree."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if act == acts.RENAME:
            self.tree.rename_here()
        else:
            self.tree.act_wanted.emit(act)

    def open_menu(self, place: QPoint, possible: set[str]) -> None:
        """The menu of the chosen rows."""
        self.make_menu(possible).popup(place)


class _ColumnTitles(QWidget):
    """The words over the columns of the tree, in the tree's own places."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__()
        self._tree = tree
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(26)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addStretch(1)
        layout.addWidget(Hairline())

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setFont(host.font("micro"))
        painter.setPen(host.theme.color("muted"))
        width = self._tree.viewport().width()
        right = width - 10
        for room, title in column_titles(host, width):
            left = right - room
            x = left if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else width - right
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(x, 0, room, self.height() - 2, int(align), title)
            right = left


def _native(act: str) -> str:
    return QKeySequence(KEYS[act]).toString(QKeySequence.SequenceFormat.NativeText)


def _tools() -> tuple[tuple[str, str, str], ...]:
    return (
        (acts.UNDO, "undo-2", tr("Undo")),
        (acts.REDO, "redo-2", tr("Redo")),
        (acts.RENAME, "pencil", tr("Rename")),
        (acts.UP, "move-up", tr("Move up")),
        (acts.DOWN, "move-down", tr("Move down")),
        (acts.OUT, "list-indent-decrease", tr("One level up")),
        (acts.IN, "list-indent-increase", tr("One level down")),
        (acts.MERGE, "merge", tr("Merge")),
        (acts.SPLIT, "split", tr("Split")),
        (acts.EXCLUDE, "eye-off", tr("Leave out")),
    )


def native_keys() -> dict[str, str]:
    """The keys of the tree in words, for the sheet of F1."""
    return {words: _native(act) for act, _symbol, words in _tools()}
