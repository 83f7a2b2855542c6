"""The reader: outline at the left, the lesson, its headings at the right, the way on below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ...domain.course import CourseView
from ...domain.ids import LessonId
from ...domain.lesson import LessonView
from ...rendering.rendered import RenderedPage
from ..content.lesson_files import picture_finder
from ..content.lesson_view import LessonPane
from ..content.outline_view import OutlineView
from ..kit.charts import ThinBar, percent_text
from ..kit.focus import start_at
from ..kit.lists import Hairline, Muted, Panel, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .aloud_bar import AloudBar
from .course_hits import CourseHits
from .find_bar import FindBar
from .foot import ReaderFoot, short
from .head import READ, WATCH, ReaderHead
from .keys import LINES, READING, WATCHING, Key, KeyTable, native_keys
from .notes_panel import SidePanel
from .text_panel import TextPanel

if TYPE_CHECKING:
    from .watch_page import WatchPage

# Side panels are wider in windows that have room for it.
_OUTLINE_WIDTH, _WIDE_OUTLINE = 270, 340
_ROOM_FOR_WIDE = 1560
_LONGEST_TITLE = 90
_HEADINGS_WIDTH, _ASK_WIDTH = 250, 330
_HITS_HEIGHT = 300
# Below these widths (at text scale 1) the side panels start closed.
_ROOM_FOR_HEADINGS = 1180
_ROOM_FOR_OUTLINE = 900


class ReaderPage(QWidget):
    """Shows one lesson at a time and states what the reader wants next."""

    lesson_chosen = Signal(int)
    quiz_chosen = Signal(int)
    course_requested = Signal()
    edit_requested = Signal()
    complete_requested = Signal(bool)
    onward_requested = Signal()  # marks the lesson complete and goes on
    back_requested = Signal()
    forward_requested = Signal()  # goes on without a mark
    size_requested = Signal(int)  # of the text: 1 larger, -1 smaller, 0 as usual
    shortcuts_requested = Signal()

    def __init__(
        self,
        resources: Path,
        *,
        may_edit: bool = True,
        store: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__()
        self._may_edit = may_edit
        self._lesson: LessonView | None = None
        self._wants_outline: bool | None = None
        self._wants_headings: bool | None = None
        self._store = store
        self._watch: WatchPage | None = None
        self._is_full = False
        self.pane = LessonPane(resources, store=store, cache=cache)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._outline_panel = self._make_outline_panel()
        row.addWidget(self._outline_panel)
        self._outline_edge = Hairline(vertical=True)
        row.addWidget(self._outline_edge)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addLayout(right, 1)
        self.head = self._make_header()
        right.addWidget(self.head)
        self._views = QStackedLayout()
        right.addLayout(self._views, 1)  # first: what it is given by itself would be a window
        self._views.addWidget(self._make_reading())
        self._footer = self._make_foot()
        right.addWidget(self._footer)
        self.pane.position_changed.connect(self._on_position)
        self.pane.heading_reached.connect(self.headings.mark)
        start_at(self, self.pane)
        self.pane.follow(self.find_bar.last)
        self.text_panel = TextPanel(self)
        self.text_panel.closed.connect(self._on_text_closed)
        self.keys = self._make_keys()
        self.native_keys = native_keys()

    def show_lesson(self, lesson: LessonView, rendered: RenderedPage, *, anchor: str = "") -> None:
        """Show a lesson at `anchor`, else where its reader left it."""
        self._lesson = lesson
        self.outline.mark_current(lesson.id)
        self._tell_place(by_lesson=False)
        facts = [tr("{minutes} min", minutes=lesson.minutes)]
        if lesson.sources:
            facts.append(tr("Source: {names}", names=", ".join(lesson.sources)))
        self.pane.show_page(
            rendered,
            lesson.title,
            lesson.place,
            meta=facts,
            anchor=anchor,
            language=lesson.language,
        )
        self.headings.show_headings(rendered.headings)
        self._footer.show_lesson(lesson)
        self.head.show_ways(lesson.films, has_quiz=bool(lesson.quiz_ids))
        self._show_state(lesson.is_completed)
        self._arrange()

    def show_outline(self, course: CourseView, current: LessonId) -> None:
        """Fill the outline and the course's progress."""
        self._course_title.setText(short(course.title, _LONGEST_TITLE))
        self._course_title.setToolTip(course.title)
        self._course_bar.set_percent(course.progress_percent)
        self._course_percent.setText(percent_text(course.progress_percent))
        self.outline.show_course(course, current)
        self._footer.show_quiz(course.lessons, current)
        self._fit_foot()

    def show_completed(self, lesson_id: LessonId, done: bool, percent: float) -> None:
        """A lesson's mark changed."""
        self.outline.mark_done(lesson_id, done)
        self._course_bar.set_percent(percent)
        self._course_percent.setText(percent_text(percent))
        if self._lesson is not None and self._lesson.id == lesson_id:
            self._show_state(done)

    # --- watching ----------------------------------------------------------------------------

    @property
    def watch(self) -> WatchPage:
        """The page of films, made when it is first asked for."""
        if self._watch is None:
            # Few lessons have a film.
            from ..content.film.keys import film_keys, player_keys
            from .watch_page import WatchPage

            self._watch = WatchPage(self._find_picture)
            self._views.addWidget(self._watch)
            self._watch.title_shown.connect(
                lambda shown: self._tell_place(by_lesson=self.is_watching and not shown)
            )
            self.keys.add(self._watch, player_keys(self._watch.view), group=WATCHING)
            self.native_keys = [*native_keys(), *film_keys()]
        return self._watch

    @property
    def is_watching(self) -> bool:
        """Whether the film is in front."""
        return self._watch is not None and self._views.currentWidget() is self._watch

    def show_view(self, view: str) -> None:
        """Bring the text or the film in front; the keyboard goes along."""
        focus: QWidget | None = self.window().focusWidget()
        shown = self.watch if view == WATCH else self._views.widget(0)
        if shown is None or shown is self._views.currentWidget():
            self.head.show_view(view)
            return
        before = self._views.currentWidget()
        had_focus = focus is not None and before is not None and before.isAncestorOf(focus)
        if self.text_panel.isVisible():
            self.text_panel.setVisible(False)
        self._views.setCurrentWidget(shown)
        self.head.show_view(view)
        self.keys.rest(READING, view == WATCH)
        self.keys.rest(WATCHING, view != WATCH)
        first = self.watch.view.surface if view == WATCH else self.pane
        start_at(self, first)
        if had_focus:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if view == READ:
            self._tell_place(by_lesson=False)
        self._arrange()

    def set_full_screen(self, full: bool) -> None:
        """The film alone, or all of the reader."""
        self._is_full = full
        self.head.setVisible(not full)
        self._footer.setVisible(not full)
        self.watch.set_full_screen(full)
        self._arrange()

    def _tell_place(self, *, by_lesson: bool) -> None:
        """Where one is: in which module, or in which lesson of it where its title is not seen."""
        lesson = self._lesson
        if lesson is not None:
            title = lesson.title if by_lesson else lesson.module_title
            words = tr("Module {number} · {title}", number=lesson.module_number, title=title)
            self.head.place.setText(words)

    def _change_view(self) -> None:
        if not self.head.watch_chip.isHidden():
            self.head.view_chosen.emit(READ if self.is_watching else WATCH)

    def _find_picture(self, name: str, pictures: dict[str, str]) -> Path | None:
        return picture_finder(self._store, lambda: pictures)(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_outline_panel(self) -> Panel:
        panel = Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 14, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 20, 4)
        self._course_title = SectionTitle(wrap=True)
        head.addWidget(self._course_title)
        line = QHBoxLayout()
        self._course_bar = ThinBar(name=tr("Course progress"))
        self._course_percent = Muted()
        line.addWidget(self._course_bar, 1)
        line.addWidget(self._course_percent)
        head.addLayout(line)
        column.addLayout(head)
        self.outline = OutlineView()
        self.outline.lesson_chosen.connect(self.lesson_chosen)
        self.outline.quiz_chosen.connect(self.quiz_chosen)
        column.addWidget(self.outline, 1)
        return panel

    def _make_header(self) -> ReaderHead:
        head = ReaderHead(may_edit=self._may_edit)
        head.outline.clicked.connect(self._toggle_outline)
        head.back.clicked.connect(self.course_requested)
        head.undo_done.clicked.connect(lambda: self.complete_requested.emit(False))
        head.finder.clicked.connect(lambda: self.open_find())
        head.text.clicked.connect(self.toggle_text)
        head.ask.clicked.connect(self.toggle_ask)
        head.edit.clicked.connect(self.edit_requested)
        head.side.clicked.connect(self._toggle_side)
        head.quiz_requested.connect(self._on_quiz)
        self.aloud, self.print, self._ask_button = head.aloud, head.print, head.ask
        return head

    def _make_reading(self) -> QWidget:
        """The text, with what is looked for above it, its headings beside, the voice below."""
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.find_bar = FindBar()
        self.course_hits = CourseHits()
        self._hits_edge = Hairline()
        for hidden in (self.find_bar, self.course_hits, self._hits_edge):
            hidden.setVisible(False)
            column.addWidget(hidden)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pane, 1)
        self._headings_panel = self._make_headings_panel()
        middle.addWidget(self._headings_panel)
        column.addLayout(middle, 1)
        self.aloud_bar = AloudBar()
        self.aloud_bar.setVisible(False)
        column.addWidget(self.aloud_bar)
        return reading

    def _make_headings_panel(self) -> QWidget:
        self.side = SidePanel(may_connect=self._may_edit)
        self.side.tab_changed.connect(self._arrange)
        self.headings = self.side.headings
        self.headings.chosen.connect(self.pane.scroll_to)
        return self.side

    def _make_foot(self) -> ReaderFoot:
        foot = ReaderFoot()
        foot.previous.clicked.connect(self.back_requested)
        foot.quiz.clicked.connect(self._on_quiz)
        foot.onward.clicked.connect(self.onward_requested)
        self._previous, self._quiz, self._onward = foot.previous, foot.quiz, foot.onward
        return foot

    def _make_keys(self) -> KeyTable:
        pane, size = self.pane, self.size_requested.emit
        keys = (
            Key(tr("Scroll down"), lambda: pane.step(LINES), ("J",)),
            Key(tr("Scroll up"), lambda: pane.step(-LINES), ("K",)),
            Key(tr("To the beginning"), lambda: pane.scroll_to_position(0.0), ("G",)),
            Key(tr("To the end"), lambda: pane.scroll_to_position(1.0), ("Shift+G",)),
            Key(tr("Previous lesson"), self.back_requested.emit, ("P",), ("Ctrl+PgUp",)),
            Key(tr("Next lesson"), self.forward_requested.emit, ("N",), ("Ctrl+PgDown",)),
            Key(tr("Mark complete and continue"), self.onward_requested.emit, (), ("Ctrl+Return",)),
            Key(tr("Find"), self.open_find, ("F",)),
            Key(tr("Show the text's look"), self.toggle_text, ("T",)),
            Key(tr("Larger text"), lambda: size(1), ("+",), ("Ctrl++", "Ctrl+=")),
            Key(tr("Smaller text"), lambda: size(-1), ("-",), ("Ctrl+-",)),
            Key(tr("Text in its usual size"), lambda: size(0), (), ("Ctrl+0",)),
            Key(tr("Go to the headings"), self._go_to_headings, ("C",)),
            Key(tr("Ask about this lesson"), self._go_to_ask, ("Q",)),
        )
        table = KeyTable(self, keys, group=READING)
        always = (
            Key(tr("Go to the outline"), self._go_to_outline, ("O",)),
            Key(tr("Read or watch"), self._change_view, ("W",)),
            Key(tr("Show these shortcuts"), self.shortcuts_requested.emit, ("?",)),
        )
        table.add(self, always)
        return table

    def _show_state(self, done: bool) -> None:
        lesson = self._lesson
        assert lesson is not None
        self.head.done.setVisible(done)
        self.head.undo_done.setVisible(done)
        self._footer.show_done(lesson, done)
        self._fit_foot()

    def _on_position(self, position: float) -> None:
        self._footer.bar.set_percent(100 * position)

    def _on_quiz(self) -> None:
        if self._lesson is not None and self._lesson.quiz_ids:
            self.quiz_chosen.emit(self._lesson.quiz_ids[0])

    @property
    def find_is_open(self) -> bool:
        """Whether the find bar is there."""
        return not self.find_bar.isHidden()

    def open_find(self) -> None:
        """Show the find bar with the keyboard in it, and what it last looked for."""
        if not self.find_is_open:
            self.show_find()
            self.find_bar.changed.emit()
        self.find_bar.begin()

    def show_find(self) -> None:
        """Show the find bar."""
        self.find_bar.setVisible(True)

    def show_course_hits(self, shown: bool) -> None:
        """Show or hide the list of the course's passages above the lesson."""
        self.course_hits.setVisible(shown)
        self._hits_edge.setVisible(shown)
        self._arrange()

    def close_find(self) -> None:
        """Hide the find bar and its list; the keyboard goes to the text if it was there."""
        had = self.find_bar.isAncestorOf(self.focusWidget()) or self.course_hits.hasFocus()
        self.find_bar.setVisible(False)
        self.show_course_hits(False)
        if had:
            self.pane.setFocus()

    def toggle_text(self) -> None:
        """Open the panel of the text's look with the keyboard in it, or close it."""
        if self.text_panel.isVisible():
            self._on_text_closed()
            return
        self.text_panel.setVisible(True)
        self._fit_text_panel()
        self.text_panel.begin()

    def _on_text_closed(self) -> None:
        self.text_panel.setVisible(False)
        self.pane.setFocus()

    def _fit_text_panel(self) -> None:
        if self.text_panel.isVisible():
            top = self.head.height() + 8
            self.text_panel.fit(top, self.height() - self._footer.height() - 8)

    def _go_to_outline(self) -> None:
        self._go_to_side(self.outline, self._outline_panel, self._toggle_outline)

    def _go_to_headings(self) -> None:
        if self.headings.count() > 1:
            self.side.show_tab(notes=False)
            self._go_to_side(self.headings, self._headings_panel, self._toggle_headings)

    def _go_to_side(self, tree: QWidget, panel: QWidget, toggle: Callable[[], None]) -> None:
        """The keyboard goes into a side panel; from there the same key closes it."""
        was_here = tree.hasFocus()
        if was_here or not panel.isVisibleTo(self):
            toggle()
        if was_here:
            self.pane.setFocus()
        else:
            tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_left(self, words: str) -> None:
        """How long the rest takes."""
        if words != self._footer.left_words.text():
            self._footer.left_words.setText(words)
            self._fit_foot()

    def _toggle_outline(self) -> None:
        self._wants_outline = not self._outline_panel.isVisibleTo(self)
        self._arrange()

    @property
    def course_title(self) -> str:
        """The course of the open lesson, as its outline names it."""
        return self._course_title.toolTip()

    def show_side(self, *, notes: bool) -> None:
        """Open the panel at the right at its notes or its contents."""
        self._wants_headings = True
        self.side.show_tab(notes=notes)
        self._arrange()

    def allow_ask(self) -> None:
        """Somebody can be asked about the lesson."""
        self.head.allow(self._ask_button)
        self.side.ask_tab.setVisible(True)

    def toggle_ask(self) -> None:
        """Open the panel that asks about the lesson, or close it."""
        if self.side.is_asking and self.side.isVisibleTo(self):
            self._toggle_headings()
            return
        self._wants_headings = True
        self.side.ask_tab.setChecked(True)
        self._arrange()
        self.side.ask.begin()

    def _go_to_ask(self) -> None:
        if self._ask_button.isVisibleTo(self):
            had_focus = self.side.has_focus
            self.toggle_ask()
            if had_focus:
                self.pane.setFocus()

    def _toggle_side(self) -> None:
        if self.is_watching and self._watch is not None:
            self._watch.toggle_transcript()
        else:
            self._toggle_headings()

    def _toggle_headings(self) -> None:
        self._wants_headings = not self._headings_panel.isVisibleTo(self)
        self._arrange()

    def _arrange(self) -> None:
        host = theme_host_of(self)
        roomy = self.width() >= host.px(_ROOM_FOR_OUTLINE)
        wide = self.width() >= host.px(_ROOM_FOR_HEADINGS)
        outline = roomy if self._wants_outline is None else self._wants_outline
        headings = wide if self._wants_headings is None else self._wants_headings
        asks = headings and self.side.is_asking and not self.is_watching
        if (asks or self.is_watching) and not wide and self._wants_outline is None:
            outline = False  # what is asked needs the room, and so does a film
        outline = outline and not self._is_full
        is_wide = self.width() >= host.px(_ROOM_FOR_WIDE)
        self._outline_panel.setFixedWidth(host.px(_WIDE_OUTLINE if is_wide else _OUTLINE_WIDTH))
        self._headings_panel.setFixedWidth(host.px(_ASK_WIDTH if asks else _HEADINGS_WIDTH))
        self._outline_panel.setVisible(outline)
        self._outline_edge.setVisible(outline)
        self._headings_panel.setVisible(headings)
        self.course_hits.setFixedHeight(min(host.px(_HITS_HEIGHT), self.height() * 2 // 5))
        self._fit_foot()
        self._fit_text_panel()

    def _fit_foot(self) -> None:
        beside = self._outline_panel.width() if not self._outline_panel.isHidden() else 0
        self._footer.watches = self.is_watching
        self._footer.fit(self.width() - beside)
