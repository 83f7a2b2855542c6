"""The script of a lesson's film: what is said, how long that takes, what is hard to follow."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.script import (
    LONGEST_SENTENCE,
    WORDS_PER_MINUTE,
    ScriptFacts,
    ScriptLine,
    facts_of,
    script_budget,
)
from ..content.line import Line
from ..content.line_list import LineList
from ..content.offsets import Offsets
from ..kit.callout import Callout
from ..kit.empty_state import EmptyState
from ..kit.forms import IconButton, QuietButton
from ..kit.icons import icon
from ..kit.lists import Hairline, Muted
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .script_signs import LOOKS, lex_script, put_in, signs
from .writing.colours import Colours

_COUNT_MS = 300
_EMPTY, _DESK = 0, 1
_SECTIONS = 232
# In less (at text scale 1) the sections go into a menu.
_ROOM = 620


class ScriptPane(QWidget):
    """States wishes; `edited` comes with every change of the words."""

    edited = Signal()
    make_requested = Signal(bool)  # anew: without what the author wrote
    begin_requested = Signal()
    removal_requested = Signal()
    source_requested = Signal(str)  # the sentence whose place in the lesson is asked for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._is_showing = False
        self._is_making = False
        self._lesson_words = 0
        self._facts = facts_of("")
        self._places = Offsets("")
        self._lines: list[ScriptLine] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_desk())
        self.setFocusProxy(self._empty)

    # ------------------------------------------------------------ showing

    @property
    def text(self) -> str:
        """The script as typed."""
        return self.edit.toPlainText()

    def show_script(self, text: str | None, lesson_words: int = 0) -> None:
        """Show a script of a lesson of so many words; None where the lesson has none."""
        self._lesson_words = lesson_words
        self._is_showing = True
        try:
            if text is not None and text != self.text:
                place = self.edit.textCursor().position()
                self.edit.setPlainText(text)
                cursor = self.edit.textCursor()
                cursor.setPosition(min(place, self.edit.document().characterCount() - 1))
                self.edit.setTextCursor(cursor)
        finally:
            self._is_showing = False
        self._stack.setCurrentIndex(_EMPTY if text is None else _DESK)
        self.setFocusProxy(self._empty if text is None else self.edit)
        self._count()

    def show_changed(self, is_changed: bool) -> None:
        """Whether the lesson is another since its script was written."""
        self.changed.show_text(
            tr(
                "The lesson has changed since this script was written. “Write again” brings it"
                " up to date and keeps what you wrote."
            )
            if is_changed
            else ""
        )

    def show_making(self, is_making: bool) -> None:
        """The script is being written, or that has ended.

        Nothing is disabled meanwhile, so that the keyboard stays where it is.
        """
        self._is_making = is_making
        words = tr("Writing the script…")
        self._empty.show_text(
            self._empty_title, self._empty_text, words if is_making else self._write_words
        )
        self.again.setText(words if is_making else tr("Write again"))
        # What is typed meanwhile would be put together with what is written: better not at all.
        self.edit.setReadOnly(is_making)

    # ------------------------------------------------------------ making

    def _make_empty(self) -> QWidget:
        self._empty_title = tr("This lesson has no script")
        self._empty_text = tr(
            "A script is what is said in the lesson's film or recording. It can be written from"
            " the lesson: its most important sentences, what pictures and tables show, and"
            " questions to stop at. You can change all of it."
        )
        self._write_words = tr("Write the script from the lesson")
        self._empty = EmptyState(
            "scroll-text",
            self._empty_title,
            self._empty_text,
            self._write_words,
            action_icon="sparkles",
            second_text=tr("Start with an empty script"),
            second_icon="plus",
        )
        self._empty.action_requested.connect(lambda: self._wish_made(anew=False))
        self._empty.second_requested.connect(self._wish_begun)
        return self._empty

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("script")
        self.edit.setAccessibleName(tr("Script"))
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setPlaceholderText(tr("Write here what is to be said."))
        self.colours = Colours(self.edit.document(), self, lex_script, LOOKS)
        self.edit.document().contentsChange.connect(self._on_changed)
        self.edit.cursorPositionChanged.connect(self._on_moved)
        column.addLayout(self._make_head(desk))
        self.changed = Callout("accent", icon="refresh-cw")
        held = QHBoxLayout()
        held.setContentsMargins(18, 0, 14, 8)
        held.addWidget(self.changed)
        column.addLayout(held)
        column.addWidget(Hairline())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.edit, 1)
        self._edge = Hairline(vertical=True)
        body.addWidget(self._edge)
        self.sections = LineList(tr("Sections of the script"))
        self.sections.setFixedWidth(theme_host_of(self).px(_SECTIONS))
        self.sections.chosen.connect(self._go_to)
        self.sections.clicked.connect(lambda _index: self._go_to(self.sections.current_key))
        body.addWidget(self.sections)
        column.addLayout(body, 1)
        return desk

    def _make_head(self, desk: QWidget) -> QVBoxLayout:
        """Two rows: how long it is and what can be done with it; its signs and what they mean."""
        head = QVBoxLayout()
        head.setContentsMargins(18, 6, 14, 6)
        head.setSpacing(2)
        first, second = QHBoxLayout(), QHBoxLayout()
        self.counts = Muted(wrap=True)
        first.addWidget(self.counts, 1)
        self.again = QuietButton(tr("Write again"), "refresh-cw")
        self.again.setToolTip(tr("Bring the script up to date with the lesson"))
        self.again.clicked.connect(lambda: self._wish_made(anew=False))
        first.addWidget(self.again)
        self.more = IconButton("ellipsis", tr("More for the script"))
        self.more.clicked.connect(self._open_more)
        first.addWidget(self.more)
        second.setSpacing(2)
        self._acts: dict[str, QAction] = {}
        for sign in signs():
            action = self._action(desk, sign.text, sign.keys)
            action.triggered.connect(lambda _=False, sign=sign: self._put_in(sign.name))
            self._acts[sign.name] = action
            second.addWidget(self._button(sign.icon, sign.text, action))
        source = self._action(desk, tr("Show where this sentence is from"), "Ctrl+Shift+O")
        source.triggered.connect(self._ask_for_source)
        self._acts["source"] = source
        self.source = self._button("file-text", source.text(), source)
        second.addWidget(self.source)
        self.to_sections = IconButton("list-tree", tr("Sections of the script"))
        self.to_sections.clicked.connect(self._open_sections)
        second.addWidget(self.to_sections)
        self.help = Muted(
            tr(
                "## begins a section, which has a slide of its own. [pause 2] is silence in"
                " seconds. [check] is a question: the player stops there."
            ),
            wrap=True,
        )
        second.addSpacing(8)
        second.addWidget(self.help, 1)
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _action(self, desk: QWidget, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        desk.addAction(action)
        return action

    def _button(self, icon_name: str, text: str, action: QAction) -> IconButton:
        button = IconButton(icon_name, text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({keys})")
        button.clicked.connect(action.trigger)
        return button

    # ------------------------------------------------------------ acts

    def _wish_made(self, *, anew: bool) -> None:
        if not self._is_making:
            self.make_requested.emit(anew)

    def _wish_begun(self) -> None:
        if not self._is_making:
            self.begin_requested.emit()

    def _put_in(self, name: str) -> None:
        if not self._is_making:
            put_in(self.edit, next(sign for sign in signs() if sign.name == name))

    def _ask_for_source(self) -> None:
        line = self._line_here()
        if line is not None:
            self.source_requested.emit(line.text)

    def _line_here(self) -> ScriptLine | None:
        """The sentence that the cursor is in, or the one before it."""
        at = self._places.from_page(self.edit.textCursor().position())
        number = bisect_right([line.start for line in self._lines], at) - 1
        return self._lines[number] if number >= 0 else None

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.more.accessibleName())
        ink = theme_of(self).color("muted")
        anew = menu.addAction(icon("sparkles", ink), tr("Write it anew, without my changes"))
        anew.triggered.connect(lambda: self._wish_made(anew=True))
        menu.addSeparator()
        remove = menu.addAction(icon("trash", ink), tr("Delete the script"))
        remove.triggered.connect(self.removal_requested)
        for act in (anew, remove):
            act.setEnabled(not self._is_making)
        menu.popup(self._below(self.more))

    def _open_sections(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.to_sections.accessibleName())
        for number, part in enumerate(self._facts.parts):
            title = part.section.title or tr("Beginning")
            act = menu.addAction(f"{title.replace('&', '&&')}\t{_clock(part.seconds)}")
            act.triggered.connect(lambda _=False, number=number: self._go_to(number))
        menu.popup(self._below(self.to_sections))

    def _below(self, button: QWidget) -> QPoint:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = button.rect().bottomRight() if rtl else button.rect().bottomLeft()
        return button.mapToGlobal(corner + QPoint(0, theme_host_of(self).px(2)))

    def _go_to(self, key: object) -> None:
        if not isinstance(key, int) or key >= len(self._facts.parts):
            return
        cursor = self.edit.textCursor()
        cursor.setPosition(self._places.to_page(self._facts.parts[key].section.start))
        self.edit.setTextCursor(cursor)
        # The heading at the top, for what follows is what is wanted.
        self.edit.verticalScrollBar().setValue(cursor.block().firstLineNumber())
        self.edit.setFocus()

    # ------------------------------------------------------------ while typing

    def _on_changed(self, _place: int, removed: int, added: int) -> None:
        if not self._is_showing and (removed or added):
            self._later.start(_COUNT_MS)
            self.edited.emit()

    def _on_moved(self) -> None:
        if self._is_showing or not self._facts.parts:
            return
        at = self._places.from_page(self.edit.textCursor().position())
        starts = [part.section.start for part in self._facts.parts]
        self.sections.make_current(max(bisect_right(starts, at) - 1, 0))

    def _count(self) -> None:
        self._later.stop()
        text = self.text
        facts = facts_of(text)
        self._facts, self._places = facts, Offsets(text)
        self._lines = [line for part in facts.parts for line in part.section.lines]
        self.counts.setText(self._told(facts))
        self.sections.show_lines(
            [
                Line(number, part.section.title or tr("Beginning"), end=_clock(part.seconds))
                for number, part in enumerate(facts.parts)
            ]
        )
        self._on_moved()
        self._underline(facts.long)

    def _told(self, facts: ScriptFacts) -> str:
        told = [tr("{time} when it is spoken", time=_clock(facts.seconds))]
        goal = script_budget(self._lesson_words) * 60 // WORDS_PER_MINUTE
        if goal >= 60:
            told.append(tr("about {time} suits this lesson", time=_clock(goal)))
        told.append(tr("%n word(s)", facts.words))
        if facts.long:
            told.append(
                tr("%n sentence(s) longer than {words} words", len(facts.long),
                   words=LONGEST_SENTENCE)
            )  # fmt: skip
        return " · ".join(told)

    def _underline(self, found: tuple[tuple[int, int], ...]) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(theme_host_of(self).theme.color("warn"))
        marks = []
        for start, end in found:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(self._places.to_page(start))
            cursor.setPosition(self._places.to_page(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.edit.setExtraSelections(marks)

    # ------------------------------------------------------------ size and looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= theme_host_of(self).px(_ROOM)
        self.sections.setVisible(has_room)
        self._edge.setVisible(has_room)
        self.to_sections.setVisible(not has_room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._dress()

    def _dress(self) -> None:
        host = theme_host_of(self)
        self._is_showing = True
        try:
            self.colours.dress(host.theme)
        finally:
            self._is_showing = False
        self.sections.setFixedWidth(host.px(_SECTIONS))
        self._underline(self._facts.long)


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
