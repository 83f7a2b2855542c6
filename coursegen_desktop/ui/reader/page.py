"""The reader: outline at the left, the lesson, its headings at the right, the way on below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.course import CourseView, LessonItem
from ...domain.ids import LessonId
from ...domain.lesson import LessonView
from ...rendering.rendered import RenderedPage
from ..content.lesson_view import LessonPane
from ..content.outline_view import OutlineView
from ..kit.charts import ThinBar, percent_text
from ..kit.focus import start_at
from ..kit.forms import IconButton, PrimaryButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import (
    ElidedLabel,
    FooterBar,
    Hairline,
    Muted,
    PageHeader,
    Panel,
    SectionTitle,
)
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .aloud_bar import KEY_PLAY, AloudBar
from .course_hits import CourseHits
from .find_bar import FindBar
from .keys import LINES, Key, ReaderKeys, native_keys
from .notes_panel import SidePanel
from .text_panel import TextPanel

# Side panels are wider in windows that have room for it.
_OUTLINE_WIDTH, _WIDE_OUTLINE = 270, 340
_ROOM_FOR_WIDE = 1560
_LONGEST_TITLE = 90
_HEADINGS_WIDTH, _ASK_WIDTH = 250, 330
_NARROWEST_BAR, _WIDEST_BAR = 80, 220
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
        self._quiz_facts = ""
        self._wants_outline: bool | None = None
        self._wants_headings: bool | None = None
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
        self._header = self._make_header()
        right.addWidget(self._header)
        self.find_bar = FindBar()
        self.find_bar.setVisible(False)
        right.addWidget(self.find_bar)
        self.course_hits = CourseHits()
        self.course_hits.setVisible(False)
        right.addWidget(self.course_hits)
        self._hits_edge = Hairline()
        self._hits_edge.setVisible(False)
        right.addWidget(self._hits_edge)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pane, 1)
        self._headings_panel = self._make_headings_panel()
        middle.addWidget(self._headings_panel)
        right.addLayout(middle, 1)
        self.aloud_bar = AloudBar()
        self.aloud_bar.setVisible(False)
        right.addWidget(self.aloud_bar)
        self._footer = self._make_footer()
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
        self._place.setText(
            tr("Module {number} · {title}", number=lesson.module_number, title=lesson.module_title)
        )
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
        self._position_bar.set_percent(100 * lesson.position)
        self._previous.setVisible(lesson.previous_id is not None)
        self._previous.setToolTip(lesson.previous_title)
        self._quiz.setVisible(bool(lesson.quiz_ids))
        self._quiz_facts = ""
        self._show_state(lesson.is_completed)
        self._arrange()

    def show_outline(self, course: CourseView, current: LessonId) -> None:
        """Fill the outline and the course's progress."""
        self._course_title.setText(_short(course.title, _LONGEST_TITLE))
        self._course_title.setToolTip(course.title)
        self._course_bar.set_percent(course.progress_percent)
        self._course_percent.setText(percent_text(course.progress_percent))
        self.outline.show_course(course, current)
        self._quiz_facts = _quiz_of(course.lessons, current)
        self._fit_footer()

    def show_completed(self, lesson_id: LessonId, done: bool, percent: float) -> None:
        """A lesson's mark changed."""
        self.outline.mark_done(lesson_id, done)
        self._course_bar.set_percent(percent)
        self._course_percent.setText(percent_text(percent))
        if self._lesson is not None and self._lesson.id == lesson_id:
            self._show_state(done)

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

    def _make_header(self) -> PageHeader:
        header = PageHeader()
        header.title.setVisible(False)
        self._outline_button = IconButton("panel-left", tr("Outline"), "F9")
        self._outline_button.clicked.connect(self._toggle_outline)
        header.row.insertWidget(0, self._outline_button)
        back = IconButton("arrow-left", tr("Back to the course"))
        back.clicked.connect(self.course_requested)
        header.row.insertWidget(1, back)
        self._place = ElidedLabel(role="muted", font_role="small")
        header.row.insertWidget(2, self._place, 100)
        self._done = IconLabel("circle-check", tr("Completed"), size=16, role="good")
        header.add(self._done)
        self._undo_done = IconButton("undo-2", tr("Mark as not complete"))
        self._undo_done.clicked.connect(lambda: self.complete_requested.emit(False))
        header.add(self._undo_done)
        find = IconButton("search", tr("Find in this lesson"), "Ctrl+F")
        find.clicked.connect(lambda: self.open_find())
        header.add(find)
        self.aloud = IconButton("volume-2", tr("Read aloud"), KEY_PLAY)
        self.aloud.setVisible(False)  # until somebody can
        header.add(self.aloud)
        self.print = IconButton("printer", tr("Print or save as PDF"), "Ctrl+P")
        self.print.setVisible(False)  # until somebody can
        header.add(self.print)
        self._text_button = IconButton("a-large-small", tr("Text"))
        self._text_button.clicked.connect(self.toggle_text)
        header.add(self._text_button)
        self._ask_button = IconButton("message-circle-question-mark", tr("Ask about this lesson"))
        self._ask_button.setToolTip(f"{self._ask_button.accessibleName()} (Q)")
        self._ask_button.clicked.connect(self.toggle_ask)
        self._ask_button.setVisible(False)  # until somebody can
        header.add(self._ask_button)
        if self._may_edit:
            edit = IconButton("square-pen", tr("Edit this lesson"))
            edit.clicked.connect(self.edit_requested)
            header.add(edit)
        self._headings_button = IconButton("panel-right", tr("Contents and notes"), "F10")
        self._headings_button.clicked.connect(self._toggle_headings)
        header.add(self._headings_button)
        return header

    def _make_headings_panel(self) -> QWidget:
        self.side = SidePanel(may_connect=self._may_edit)
        self.side.tab_changed.connect(self._arrange)
        self.headings = self.side.headings
        self.headings.chosen.connect(self.pane.scroll_to)
        return self.side

    def _make_footer(self) -> FooterBar:
        footer = FooterBar()
        self._previous = SecondaryButton("", "arrow-left")
        self._previous.setAccessibleDescription(tr("Previous lesson"))
        self._previous.clicked.connect(self.back_requested)
        footer.row.addWidget(self._previous)
        footer.row.addStretch(1)
        self._position_bar = ThinBar(name=tr("Read of this lesson"))
        self._left = Muted()
        self._left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._progress = QWidget()
        over = QVBoxLayout(self._progress)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(4)
        over.addStretch(1)
        over.addWidget(self._position_bar)
        over.addWidget(self._left)
        over.addStretch(1)
        footer.row.addWidget(self._progress)
        footer.row.addStretch(1)
        self._quiz = SecondaryButton(tr("Quiz"), "circle-question-mark")
        self._quiz.clicked.connect(self._on_quiz)
        footer.row.addWidget(self._quiz)
        self._onward = PrimaryButton("", "arrow-right", icon_after=True)
        self._onward.clicked.connect(self.onward_requested)
        footer.row.addWidget(self._onward)
        return footer

    def _make_keys(self) -> ReaderKeys:
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
            Key(tr("Go to the outline"), self._go_to_outline, ("O",)),
            Key(tr("Go to the headings"), self._go_to_headings, ("C",)),
            Key(tr("Ask about this lesson"), self._go_to_ask, ("Q",)),
            Key(tr("Show these shortcuts"), self.shortcuts_requested.emit, ("?",)),
        )
        return ReaderKeys(self, keys)

    def _show_state(self, done: bool) -> None:
        lesson = self._lesson
        assert lesson is not None
        self._done.setVisible(done)
        self._undo_done.setVisible(done)
        last = lesson.next_id is None
        if done:
            words = tr("Back to the course") if last else tr("Next lesson")
        else:
            words = tr("Mark complete") if last else tr("Mark complete and continue")
        self._onward.setText(words)
        self._onward.setToolTip(lesson.next_title)
        self._fit_footer()

    def _on_position(self, position: float) -> None:
        self._position_bar.set_percent(100 * position)

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
            top = self._header.height() + 8
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
        if words != self._left.text():
            self._left.setText(words)
            self._fit_footer()

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
        self._ask_button.setVisible(True)
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

    def _toggle_headings(self) -> None:
        self._wants_headings = not self._headings_panel.isVisibleTo(self)
        self._arrange()

    def _arrange(self) -> None:
        host = theme_host_of(self)
        roomy = self.width() >= host.px(_ROOM_FOR_OUTLINE)
        wide = self.width() >= host.px(_ROOM_FOR_HEADINGS)
        outline = roomy if self._wants_outline is None else self._wants_outline
        headings = wide if self._wants_headings is None else self._wants_headings
        asks = headings and self.side.is_asking
        if asks and not wide and self._wants_outline is None:
            outline = False  # what is asked needs the room
        is_wide = self.width() >= host.px(_ROOM_FOR_WIDE)
        self._outline_panel.setFixedWidth(host.px(_WIDE_OUTLINE if is_wide else _OUTLINE_WIDTH))
        self._headings_panel.setFixedWidth(host.px(_ASK_WIDTH if asks else _HEADINGS_WIDTH))
        self._outline_panel.setVisible(outline)
        self._outline_edge.setVisible(outline)
        self._headings_panel.setVisible(headings)
        self.course_hits.setFixedHeight(min(host.px(_HITS_HEIGHT), self.height() * 2 // 5))
        self._fit_footer()
        self._fit_text_panel()

    def _fit_footer(self) -> None:
        """Long words where there is room, short ones where not; the bar only in spare room."""
        lesson = self._lesson
        if lesson is None:
            return
        beside = self._outline_panel.width() if not self._outline_panel.isHidden() else 0
        margins = self._footer.row.contentsMargins()
        room = self.width() - beside - margins.left() - margins.right()
        gap = self._footer.row.spacing()
        told = self._left.sizeHint().width() if self._left.text() else 0
        bar = max(told, _NARROWEST_BAR) + 3 * gap
        long_quiz = f"{tr('Quiz')} · {self._quiz_facts}" if self._quiz_facts else tr("Quiz")
        choices = (
            (_short(lesson.previous_title), long_quiz),
            (tr("Previous"), long_quiz),
            (tr("Previous"), tr("Quiz")),
        )
        # The longest words that leave room for the bar; without any such, those that just fit.
        left = self._fit_words(choices, room, gap, bar)
        if left < bar:
            left = self._fit_words(choices, room, gap, gap)
        self._quiz.setToolTip(long_quiz)
        self._left.setVisible(bool(told))
        self._progress.setFixedWidth(min(max(left - 3 * gap, 1), _WIDEST_BAR))
        self._progress.setVisible(left >= bar)

    def _fit_words(
        self, choices: tuple[tuple[str, str], ...], room: int, gap: int, spare: int
    ) -> int:
        """Use the first words that leave `spare` pixels, else the last; what is left of `room`."""
        left = 0
        for previous, quiz in choices:
            self._previous.setText(previous)
            self._quiz.setText(quiz)
            buttons = [b for b in (self._previous, self._quiz, self._onward) if not b.isHidden()]
            left = room - sum(button.sizeHint().width() + gap for button in buttons)
            if left >= spare:
                break
        return left


def _short(title: str, longest: int = 32) -> str:
    return title if len(title) <= longest else title[: longest - 2].rstrip() + "…"


def _quiz_of(lessons: tuple[LessonItem, ...], current: LessonId) -> str:
    """The facts about a lesson's quiz: its best result, else its size."""
    for lesson in lessons:
        if lesson.id == current and lesson.quizzes:
            quiz = lesson.quizzes[0]
            if quiz.best is None or not quiz.best[1]:
                return tr("%n question(s)", quiz.questions)
            return tr("best {percent}%", percent=round(100 * quiz.best[0] / quiz.best[1]))
    return ""
