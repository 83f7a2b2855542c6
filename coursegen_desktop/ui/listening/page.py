"""A course to be listened to: the player, and its lessons as a list that is gone through."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ...domain.ids import LessonId
from ...domain.playable import Episode, Playable
from ..content.durations import duration_words
from ..content.film.film_view import FilmView
from ..content.film.keys import film_keys, player_keys
from ..content.film.times import clock
from ..content.line import Line
from ..content.line_list import LineList
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import IconButton, SecondaryButton
from ..kit.key_table import Key, KeyTable
from ..kit.lists import Card, ElidedLabel, Muted, PageHeader, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .sleep_timer import SleepTimer

_MARGIN, _GAP = 24, 20
_LIST, _SHARE = 380, 0.42


class ListeningPage(QWidget):
    """`episode_chosen` carries the lesson and the second to begin at, -1 for where it was left."""

    course_requested = Signal()
    lesson_requested = Signal(int)
    episode_chosen = Signal(int, float)
    step_requested = Signal(int)  # lessons, forward or back

    def __init__(self) -> None:
        super().__init__()
        self._episodes: tuple[Episode, ...] = ()
        self._current: LessonId | None = None
        self._playable: Playable | None = None
        self._chapter = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._make_body())
        self._empty = EmptyState(
            "headphones",
            tr("Nothing to listen to yet"),
            tr("Lessons of this course that are narrated appear here, one after another."),
            tr("Back to the course"),
        )
        self._empty.action_requested.connect(self.course_requested)
        self._stack.addWidget(self._empty)
        self.keys = self._make_keys()
        self.native_keys = film_keys()
        start_at(self, self.view.surface)

    # --- what it shows -----------------------------------------------------------------------

    def show_course(self, title: str, episodes: Sequence[Episode]) -> None:
        """The lessons of a course that can be listened to."""
        self._episodes = tuple(episodes)
        self.header.title.setText(tr("Listen: {course}", course=title))
        self._stack.setCurrentIndex(0 if episodes else 1)
        total = sum(one.seconds for one in episodes)
        self._size.setText(
            tr("%n lesson(s)", len(self._episodes)) + " · " + duration_words(round(total / 60))
        )
        self._list()
        start_at(self, self.view.surface if episodes else self._empty)

    def show_current(self, lesson_id: LessonId | None, playable: Playable | None) -> None:
        """The lesson that is heard."""
        self._current, self._playable, self._chapter = lesson_id, playable, -1
        one = self.episode(lesson_id)
        self._title.setText("" if one is None else one.title)
        self._list()
        if lesson_id is not None:
            self.lines.bring_into_view((lesson_id, -1))

    def show_place(self, seconds: float) -> None:
        """Where in it one is: its chapter is marked."""
        chapter = -1 if self._playable is None else self._playable.chapter_at(seconds)
        if chapter != self._chapter:
            self._chapter = chapter
            self._list()

    def show_sleep(self) -> None:
        """What the sleep timer does."""
        self.sleep.setText(self.timer.words)
        self.sleep.setChecked(bool(self.timer.wish))

    def episode(self, lesson_id: LessonId | None) -> Episode | None:
        """A lesson of the list."""
        return next((one for one in self._episodes if one.lesson_id == lesson_id), None)

    def neighbour(self, lesson_id: LessonId | None, by: int) -> Episode | None:
        """The lesson that comes so many after one; None beyond the ends."""
        keys = [one.lesson_id for one in self._episodes]
        if lesson_id not in keys:
            return None
        at = keys.index(lesson_id) + by
        return self._episodes[at] if 0 <= at < len(keys) else None

    # --- building ----------------------------------------------------------------------------

    def _make_header(self) -> PageHeader:
        self.header = PageHeader()
        back = IconButton("arrow-left", tr("Back to the course"))
        back.clicked.connect(self.course_requested)
        self.header.row.insertWidget(0, back)
        return self.header

    def _make_body(self) -> QWidget:
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(_GAP)
        left = QVBoxLayout()
        left.setSpacing(12)
        self.view = FilmView(has_screen=False)
        left.addWidget(self.view)
        self._title = ElidedLabel(font_role="question")
        left.addWidget(self._title)
        left.addLayout(self._make_acts())
        left.addStretch(1)
        self._row.addLayout(left, 1)
        self._card = Card()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 12, 1, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(SectionTitle(tr("Lessons")))
        head.addStretch(1)
        self._size = Muted()
        head.addWidget(self._size)
        column.addLayout(head)
        self.lines = LineList(tr("Lessons to listen to"))
        self.lines.chosen.connect(self._on_chosen)
        column.addWidget(self.lines, 1)
        self._row.addWidget(self._card)
        return body

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        before = IconButton("skip-back", tr("Previous lesson"), "Ctrl+PgUp")
        before.clicked.connect(lambda: self.step_requested.emit(-1))
        after = IconButton("skip-forward", tr("Next lesson"), "Ctrl+PgDown")
        after.clicked.connect(lambda: self.step_requested.emit(1))
        self.timer = SleepTimer(self)
        self.timer.told.connect(self.show_sleep)
        self.sleep = SecondaryButton(self.timer.words, "moon")
        self.sleep.setCheckable(True)
        self.sleep.clicked.connect(self._open_sleep)
        read = SecondaryButton(tr("Read this lesson"), "book-open")
        read.clicked.connect(self._on_read)
        for widget in (before, after, self.sleep, read):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _make_keys(self) -> KeyTable:
        table = KeyTable(self, player_keys(self.view))
        table.add(self, (Key(tr("Sleep timer"), self._open_sleep, ("S",)),))
        return table

    # --- inside ------------------------------------------------------------------------------

    def _list(self) -> None:
        lines: list[Line] = []
        module = 0
        for one in self._episodes:
            if one.module_number != module:
                module = one.module_number
                title = tr("Module {number} · {title}", number=module, title=one.module_title)
                lines.append(Line(("module", module), title, is_head=True))
            lines.append(self._line(one))
            if one.lesson_id == self._current:
                lines += self._chapters(one)
        self.lines.show_lines(lines)

    def _line(self, one: Episode) -> Line:
        is_now = one.lesson_id == self._current
        if is_now:
            icon, role, state = "headphones", "accent", tr("is heard now")
        elif one.is_completed:
            icon, role, state = "circle-check", "good", tr("completed")
        else:
            icon, role, state = "circle", "muted", tr("not completed")
        left = one.seconds - one.at if one.at else one.seconds
        end = tr("{time} left", time=clock(left)) if one.at and not is_now else clock(one.seconds)
        return Line(
            (one.lesson_id, -1), one.title, icon=icon, icon_role=role, state=state, end=end,
            action="" if is_now else tr("Play"),
        )  # fmt: skip

    def _chapters(self, one: Episode) -> list[Line]:
        playable = self._playable
        found = []
        for number, chapter in enumerate(() if playable is None else playable.chapters):
            is_now = number == self._chapter
            found.append(
                Line(
                    (one.lesson_id, number), chapter.title or tr("Without a title"),
                    icon="play" if is_now else "minus",
                    icon_role="accent" if is_now else "muted", end=clock(chapter.begin),
                    state=tr("is heard now") if is_now else "", action=tr("Go there"),
                    is_quiet=not is_now,
                )
            )  # fmt: skip
        return found

    def _on_chosen(self, key: Hashable) -> None:
        assert isinstance(key, tuple)
        lesson, number = key
        playable = self._playable
        if number < 0 or playable is None:
            self.episode_chosen.emit(lesson, -1.0)
        else:
            self.episode_chosen.emit(lesson, playable.chapters[number].begin)

    def _open_sleep(self) -> None:
        menu = self.timer.make_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.sleep.mapToGlobal(QPoint(0, self.sleep.height() + 4)))
        self.show_sleep()

    def _on_read(self) -> None:
        if self._current is not None:
            self.lesson_requested.emit(self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = min(theme_host_of(self).px(_LIST), round(self.width() * _SHARE))
        self._card.setFixedWidth(beside)
        width = self.width() - 2 * _MARGIN - _GAP - beside
        below = self._title.sizeHint().height() + self.sleep.sizeHint().height() + 36
        room = self.height() - self.header.height() - 2 * _MARGIN - below
        self.view.setFixedHeight(max(min(self.view.heightForWidth(width), room), 160))
