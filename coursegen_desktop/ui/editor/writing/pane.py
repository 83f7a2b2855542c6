"""The pane in which a lesson is written: toolbar, bar for finding, the field, and what it counts.

pane.open_text(text)        another lesson: no history, the cursor at the top
pane.show_text(text)        the same one, changed elsewhere: cursor and scroll stay
pane.text()                 reads the whole text: once the typing rests, not with every key
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTextEdit, QVBoxLayout, QWidget

from ....domain.place import Place
from ....rendering.rendered import RenderedPage
from ...content.lesson_view import LessonPane
from ...content.offsets import Offsets
from ...kit.forms import IconButton
from ...kit.lists import Hairline, Muted
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr
from ..markdown_edit import MarkdownEdit
from ..toolbar import MarkdownToolbar
from .around import source_around
from .commands import TABLE, Commands
from .facts import FactsReader, TextFacts
from .find_bar import FindBar
from .finder import Finder
from .headings_popup import HeadingsPopup
from .scroll_step import ScrollStep
from .spelling import Spelling

_WIDEST = 760
_PAINT_MS = 30


class WritingPane(QWidget):
    """Signals of the field, and wishes that somebody with services grants (see `Writing`)."""

    content_changed = Signal()
    step_began = Signal(int)
    files_dropped = Signal(list, int)
    html_pasted = Signal(int, str, str)
    # A command that asks something first, by its name in `commands`.
    asked = Signal(str)
    # Only the text is wished for: outline and preview should go, or come back.
    focus_changed = Signal(bool)
    facts_read = Signal(object)
    suggestions_requested = Signal(str)
    word_added = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = MarkdownEdit()
        self.acts = Commands(self.edit, self, frozenset())
        self.toolbar = MarkdownToolbar(self.edit, self.acts)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.finder = Finder(self.edit, self.find_bar)
        self.facts_reader = FactsReader(self.edit)
        self.spelling = Spelling(self.edit)
        self._host: ThemeHost | None = None
        self._scroll: ScrollStep | None = None
        self._suggesting: tuple[QMenu, QAction, tuple[int, int]] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._paint_places)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ the text

    def text(self) -> str:
        """The text as typed."""
        return self.edit.toPlainText()

    def open_text(self, text: str) -> None:
        """Show another lesson."""
        self.edit.show_text(text)
        self.spelling.look()

    def show_text(self, text: str) -> None:
        """Show what became of the same lesson elsewhere: only what differs is replaced."""
        self.edit.replace_text(text)

    def light_up(self, quote: str) -> bool:
        """Select a passage and bring it into sight. False when it is not in the text."""
        start = self.text().find(quote)
        if start < 0:
            return False
        places = Offsets(self.text())
        cursor = self.edit.anchor(places.to_page(start))
        cursor.setPosition(places.to_page(start + len(quote)), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()
        return True

    def set_writable(self, on: bool) -> None:
        """Whether it may be changed."""
        self.edit.setReadOnly(not on)
        self.toolbar.setEnabled(on)

    def set_language(self, language: str) -> None:
        """The course's language, as BCP 47 writes it; "" when nobody said."""
        self.facts_reader.set_language(language)

    def dress(self, host: ThemeHost) -> None:
        """Take the colours of the theme."""
        self._host = host
        self.edit.dress(host)
        self._paint_places()

    @property
    def facts(self) -> TextFacts:
        """Counts and headings, as of the last rest."""
        return self.facts_reader.facts

    # ------------------------------------------------------------ the page beside it

    def follow(self, preview: LessonPane) -> None:
        """Scroll in step with a preview, both ways."""
        self._scroll = ScrollStep(self, preview)

    def preview_shown(self, page: RenderedPage) -> None:
        """The preview shows what was made of the text: places are found in it from now on."""
        if self._scroll is not None:
            self._scroll.show(page)

    @property
    def place(self) -> Place:
        """Where the preview should stand."""
        return Place() if self._scroll is None else self._scroll.place

    # ------------------------------------------------------------ looks

    @property
    def is_focused(self) -> bool:
        """Whether only the text is wished for."""
        return self.focus_button.isChecked()

    def set_focused(self, on: bool) -> None:
        """Only the text, in the middle; or everything again."""
        self.focus_button.setChecked(on)

    def open_find(self, *, replacing: bool = False) -> None:
        """Open the bar."""
        self.finder.begin(replacing=replacing)

    def open_headings(self) -> None:
        """Let a heading be chosen to go to."""
        self.facts_reader.finish()
        line = self.edit.textCursor().block().blockNumber()
        popup = HeadingsPopup(self, self.facts.headings, line)
        popup.chosen.connect(self.edit.go_to_line)
        host = theme_host_of(self)
        corner = QPoint(max(0, (self.edit.width() - popup.width()) // 2), host.px(12))
        popup.open_at(self.edit.mapToGlobal(corner))

    def show_suggestions(self, words: Sequence[str]) -> None:
        """Fill the open menu with what the word may have meant."""
        if self._suggesting is None:
            return
        menu, waiting, place = self._suggesting
        self._suggesting = None
        if not words:
            waiting.setText(tr("No suggestion"))
            return
        for word in words:
            action = QAction(word, menu)
            action.triggered.connect(lambda _=False, word=word: self._correct(place, word))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)

    # ------------------------------------------------------------ inside

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        is_here = self.bar.parentWidget() is self
        self._line.setVisible(is_here)
        side = 14 if is_here else 0
        self._head.setContentsMargins(side, 4, side, 4)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # A page may put the bar elsewhere.
        self.bar = QWidget()
        head = self._head = QHBoxLayout(self.bar)
        head.setSpacing(8)
        head.addWidget(self.toolbar, 1)
        self.counts = Muted()
        self.counts.setToolTip(
            tr("Words, minutes of reading, and the school year that the text is for")
        )
        head.addWidget(self.counts)
        focus = self.acts.action("focus")
        self.focus_button = IconButton("maximize", focus.text(), checkable=True)
        self.focus_button.setToolTip(f"{focus.text()} ({focus.shortcut().toString()})")
        self.focus_button.toggled.connect(self._on_focus_toggled)
        head.addWidget(self.focus_button)
        column.addWidget(self.bar)
        self._line = Hairline()
        column.addWidget(self._line)
        column.addWidget(self.find_bar)
        column.addWidget(self.edit, 1)

    def _connect(self) -> None:
        edit = self.edit
        edit.content_changed.connect(self.content_changed)
        edit.step_began.connect(self.step_began)
        edit.files_dropped.connect(self.files_dropped)
        edit.html_pasted.connect(self.html_pasted)
        edit.menu_wanted.connect(self._open_menu)
        edit.escaped.connect(self._on_escaped)
        edit.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.acts.asked.connect(self._on_asked)
        self.find_bar.closed.connect(self.finder.end)
        self.finder.lit_changed.connect(self._paint_places)
        self.spelling.changed.connect(self._paint_places)
        self.facts_reader.read.connect(self._on_facts)

    def _on_asked(self, name: str) -> None:
        if name in ("find", "replace"):
            self.open_find(replacing=name == "replace")
        elif name == "headings":
            self.open_headings()
        elif name == "focus":
            self.focus_button.toggle()
        else:
            self.asked.emit(name)

    def _on_escaped(self) -> None:
        if not self.find_bar.isHidden():
            self.finder.end()
        elif self.is_focused:
            self.set_focused(False)

    def _on_focus_toggled(self, on: bool) -> None:
        self.edit.set_widest(theme_host_of(self).px(_WIDEST) if on else 0)
        self.focus_changed.emit(on)
        self.edit.setFocus()

    def _on_facts(self, facts: TextFacts) -> None:
        parts = [tr("%n word(s)", facts.words), tr("{minutes} min", minutes=facts.minutes)]
        if facts.grade is not None:
            parts.append(tr("grade {grade}", grade=facts.grade))
        self.counts.setText(" · ".join(parts))
        self.facts_read.emit(facts)

    def _on_scrolled(self) -> None:
        self._later.start(_PAINT_MS)
        if self._scroll is not None:
            self._scroll.text_scrolled()

    def _paint_places(self) -> None:
        """Mark hits and wrong words, as far as they are in sight."""
        if self._host is None:
            return
        blocks = list(self.edit.visible_blocks())
        if not blocks:
            return
        first = blocks[0].position()
        last = blocks[-1].position() + blocks[-1].length()
        theme = self._host.theme
        hit = QTextCharFormat()
        hit.setBackground(theme.color("mark_1"))
        hit.setForeground(theme.color("ink"))
        wrong = QTextCharFormat()
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wrong.setUnderlineColor(theme.color("bad"))
        hits = self.finder.hits
        found = []
        at = bisect_left(hits, (first, 0))
        while at < len(hits) and hits[at][0] < last:
            found.append((*hits[at], hit))
            at += 1
        found += [
            (start, end, wrong) for start, end in self.spelling.wrong if first <= start < last
        ]
        self.edit.setExtraSelections([self._extra(*one) for one in found])

    def _extra(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = self.edit.anchor(start)
        limit = self.edit.document().characterCount() - 1
        cursor.setPosition(min(end, limit), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format = look
        return made

    # ------------------------------------------------------------ the menu

    def _open_menu(self, corner: QPoint, place: int) -> None:
        menu = self.acts.menu(self, (TABLE,) if self.edit.tables.is_inside else ())
        first = menu.actions()[0] if menu.actions() else None
        made = self._spelling_actions(menu, place) + self._source_actions(menu, place)
        made += self._edit_actions(menu)
        for action in made:
            if first is None:
                menu.addAction(action)
            else:
                menu.insertAction(first, action)
        if first is not None:
            menu.insertSeparator(first)
        menu.popup(corner)

    def _edit_actions(self, menu: QMenu) -> list[QAction]:
        edit = self.edit
        chosen = edit.textCursor().hasSelection()
        actions = []
        for words, act, enabled in (
            (tr("Cut"), edit.cut, chosen),
            (tr("Copy"), edit.copy, chosen),
            (tr("Paste"), edit.paste, edit.canPaste()),
            (tr("Paste as plain text"), edit.paste_plain, edit.canPaste()),
            (tr("Select all"), edit.selectAll, True),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, act=act: act())
            action.setEnabled(enabled)
            actions.append(action)
        return actions

    def _source_actions(self, menu: QMenu, place: int) -> list[QAction]:
        """To change the formula, diagram or question at this place in its dialog."""
        found = source_around(self.edit.anchor(place))
        if found is None:
            return []
        words = {
            "formula": tr("Change this formula…"),
            "diagram": tr("Change this diagram…"),
            "check": tr("Change this question…"),
        }[found.command]
        action = QAction(words, menu)

        def change() -> None:
            self.edit.setTextCursor(self.edit.anchor(place))
            self.asked.emit(found.command)

        action.triggered.connect(change)
        return [action]

    def _spelling_actions(self, menu: QMenu, place: int) -> list[QAction]:
        self._suggesting = None
        found = self.spelling.word_at(place)
        if found is None:
            return []
        cursor = self.edit.anchor(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        word = cursor.selectedText()
        waiting = QAction(tr("Looking for suggestions…"), menu)
        waiting.setEnabled(False)
        add = QAction(tr("Add “{word}” to the course's words", word=word), menu)
        add.triggered.connect(lambda: self.word_added.emit(word))
        line = QAction(menu)
        line.setSeparator(True)
        self._suggesting = (menu, waiting, found)
        menu.aboutToHide.connect(self._forget_suggesting)
        self.suggestions_requested.emit(word)
        return [waiting, add, line]

    def _forget_suggesting(self) -> None:
        self._suggesting = None

    def _correct(self, place: tuple[int, int], word: str) -> None:
        self.edit.select(*place)
        self.edit.insert_inline(word)
