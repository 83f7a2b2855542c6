"""The editor's left side: the course as a tree that one arranges, and what is known of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ....domain.course import CourseView
from ....domain.ids import CourseId, LessonId
from ...kit.lists import Muted, Panel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from . import acts, parts_clipboard
from .arranging import (
    LESSON,
    MODULE,
    Change,
    Chosen,
    Move,
    Removal,
    arranged,
    chosen_of,
    place_after,
    renamed,
    step,
    to_module,
)
from .outline_head import OutlineFoot, OutlineHead
from .outline_list import OutlineList
from .outline_menu import make_menu, name_keys
from .rows import Listing, Marks, Sieve, Spot, lesson_spot, module_spot
from .search_bar import OutlineSearch

_WIDTH, _WIDE = 264, 330
_ROOM_FOR_WIDE = 1560
_STEPS = {acts.UP: -1, acts.DOWN: 1, acts.BEFORE: -1, acts.AFTER: 1}
Part = tuple[str, int]


class OutlineEditor(Panel):
    """States wishes. What moves or goes does so at once; `settle` says whether it was done."""

    course_shown = Signal(bool)  # whether it is another one than before
    course_details_requested = Signal()
    lesson_chosen = Signal(int)
    renamed = Signal(str, int, str)  # kind, key, title
    moved = Signal(object)  # Move
    delete_wanted = Signal(object)  # Chosen, as all of these
    duplicate_wanted = Signal(object)
    copy_wanted = Signal(object)
    cut_wanted = Signal(object)
    merge_wanted = Signal(object)
    split_wanted = Signal(int)
    paste_wanted = Signal(int, object)  # module (0: none), place in it (None: its end)
    add_lesson_wanted = Signal(int, object)
    add_module_wanted = Signal(object)  # place, None for the end
    closed_changed = Signal(object)  # the ids of the closed modules
    cut_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: CourseView | None = None
        self._pending: list[Change] = []
        self._listing: Listing | None = None
        self._closed: set[int] = set()
        self._awaited: tuple[list[Part], bool] | None = None
        self._is_behind = False  # rows wait until the title that is being written is done
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 6, 12)
        column.setSpacing(8)
        self.head = OutlineHead()
        column.addWidget(self.head)
        self.search = OutlineSearch()
        self.search.hide()
        column.addWidget(self.search)
        self._nothing = Muted(wrap=True)
        self._nothing.setContentsMargins(10, 4, 10, 4)
        self._nothing.hide()
        column.addWidget(self._nothing)
        self.list = OutlineList(self._spot_of)
        column.addWidget(self.list, 1)
        self._foot = OutlineFoot()
        column.addWidget(self._foot)
        self._connect()
        name_keys(self.list, self.act)
        self.fit(0)

    # ------------------------------------------------------------ what is shown

    @property
    def course(self) -> CourseView | None:
        """The course as it is seen, with changes that are still on their way."""
        return None if self._listing is None else self._listing.course

    @property
    def current_lesson(self) -> LessonId | None:
        """The lesson that is open."""
        return None if self._listing is None else self._listing.current

    def is_of(self, course_id: CourseId) -> bool:
        """Whether this course is shown."""
        return self._base is not None and self._base.id == course_id

    @property
    def closed(self) -> frozenset[int]:
        """The modules whose lessons are not listed."""
        return frozenset(self._closed)

    @property
    def problems(self) -> Mapping[LessonId, str] | None:
        """What `show_marks` said last, None while nobody looked."""
        return None if self._listing is None else self._listing.marks.problems

    def show_course(self, course: CourseView, current: LessonId | None) -> None:
        """Fill with a course; `current` is the lesson on the desk."""
        is_other = self._base is None or self._base.id != course.id
        if is_other:
            self._pending.clear()
            self.list.drag.cancel()
            self._awaited, self._closed = None, set()
            self._listing = Listing(course)
            self._put_search_away()
            self._refresh()
        self._base = course
        self.head.show_course(course)
        self._arrange()
        self.mark_current(current)
        self.course_shown.emit(is_other)

    def mark_current(self, lesson_id: LessonId | None) -> None:
        """Mark the open lesson, and stand on it when it is another than before."""
        if self._listing is None:
            return
        is_news = lesson_id != self._listing.current
        if is_news and lesson_id is not None:
            place = place_after(self._listing.course, LESSON, lesson_id)
            self._closed.discard(place[0] if place is not None else 0)
        self._change(current=lesson_id, closed=self.closed)
        if is_news and lesson_id is not None and not self.list.is_writing:
            self.list.choose([(LESSON, lesson_id)])

    def rename(self, lesson_id: LessonId, title: str) -> None:
        """Show a lesson's title as it is typed elsewhere."""
        if self._base is not None:
            self._base = renamed(self._base, LESSON, lesson_id, title)
            self._arrange()

    def show_marks(self, marks: Marks) -> None:
        """Show what is known of lessons."""
        self.search.offer_problems(marks.problems is not None)
        self._change(marks=marks)

    def show_problems(self, problems: Mapping[LessonId, str] | None) -> None:
        """Show what a check of the course found, a sentence for a lesson; None forgets it."""
        if self._listing is not None:
            self.show_marks(Marks(self._listing.marks.blank, problems))

    def mark_blank(self, lesson_id: LessonId, is_blank: bool) -> None:
        """Whether a lesson has no text."""
        if self._listing is not None:
            marks = self._listing.marks
            blank = marks.blank | {lesson_id} if is_blank else marks.blank - {lesson_id}
            self._change(marks=Marks(blank, marks.problems))

    def show_closed(self, keys: Collection[int]) -> None:
        """Close these modules, open all others."""
        self._closed = set(keys)
        course, current = self.course, self.current_lesson
        if course is not None and current is not None:
            place = place_after(course, LESSON, current)
            self._closed.discard(place[0] if place is not None else 0)
        self._change(closed=self.closed)

    def show_cut(self, parts: Chosen) -> None:
        """Mark what was cut and waits for Paste."""
        keys = [(MODULE, int(key)) for key in parts.modules]
        keys += [(LESSON, int(key)) for key in parts.lessons]
        self._change(cut=frozenset(keys))

    def settle(self, change: Change, done: bool) -> None:
        """The service has moved or removed parts, or it will not."""
        if change not in self._pending or self._base is None:
            return
        self._pending.remove(change)
        if done:
            self._base = arranged(self._base, change)
        self._arrange()

    def await_parts(self, parts: Iterable[Part], *, rename: bool = False) -> None:
        """Stand on parts as soon as the course has them, and write the title of a single one."""
        self._awaited = [*parts], rename
        self._meet_awaited()

    def fit(self, room: int) -> None:
        """Take the width that suits the text size and a page `room` pixels wide."""
        host = theme_host_of(self)
        self.setFixedWidth(host.px(_WIDE if room >= host.px(_ROOM_FOR_WIDE) else _WIDTH))

    def open_search(self) -> None:
        """Show the search field with the keyboard in it; at the second time put it away."""
        if self.search.isVisible() and self.search.field.hasFocus():
            self._put_search_away()
            return
        self.search.show()
        self.head.show_searching(True)
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------ what is chosen

    @property
    def chosen(self) -> Chosen:
        """The chosen parts."""
        rows, course = self.list.chosen(), self.course
        if course is None:
            return Chosen()
        return chosen_of(
            course,
            {row.key for row in rows if row.kind == MODULE},
            {row.key for row in rows if row.kind == LESSON},
        )

    def possible(self, can_paste: bool | None = None) -> list[str]:
        """The acts that have a meaning for what is chosen, in the order of the menu.

        None looks at the clipboard, for which another program may have to be asked.
        """
        parts = self.chosen
        found = [acts.ADD_LESSON, acts.ADD_MODULE]
        if len(parts) == 1:
            found.append(acts.RENAME)
        if parts:
            found += [acts.DUPLICATE, acts.CUT, acts.COPY]
        if parts_clipboard.has_parts() if can_paste is None else can_paste:
            found.append(acts.PASTE)
        one_kind = not (parts.modules and parts.lessons)
        if parts and one_kind:
            found += [acts.UP, acts.DOWN]
            found += [acts.BEFORE, acts.AFTER] if parts.lessons else []
        if len(parts.lessons) > 1 and one_kind:
            found.append(acts.MERGE)
        if parts.lessons == (self.current_lesson,) and one_kind:
            found.append(acts.SPLIT)
        return found + ([acts.DELETE] if parts else [])

    def act(self, act: str) -> None:
        """Do, or wish, what a key or a menu asks for."""
        course, parts = self.course, self.chosen
        if parts.modules and act in (acts.BEFORE, acts.AFTER):
            act = acts.UP if act == acts.BEFORE else acts.DOWN
        can_paste = None if act == acts.PASTE else False
        if course is None or act not in self.possible(can_paste):
            return
        if act in _STEPS:
            self._go(course, parts, act)
        elif act == acts.RENAME:
            self.list.rename_here()
        elif act == acts.ADD_LESSON:
            self.add_lesson_wanted.emit(*self._place_here())
        elif act == acts.ADD_MODULE:
            self.add_module_wanted.emit(self._module_place_here())
        elif act == acts.PASTE:
            self.paste_wanted.emit(*self._place_here())
        elif act == acts.SPLIT:
            self.split_wanted.emit(parts.lessons[0])
        elif act == acts.DELETE:
            self._change_course(Removal(parts))
            self.delete_wanted.emit(parts)
        elif act == acts.MERGE:
            self._change_course(Removal(Chosen(lessons=parts.lessons[1:])))
            self.merge_wanted.emit(parts)
        else:
            wish = {
                acts.DUPLICATE: self.duplicate_wanted, acts.COPY: self.copy_wanted,
                acts.CUT: self.cut_wanted,
            }[act]  # fmt: skip
            wish.emit(parts)

    def make_menu(self) -> QMenu:
        """All that can be done with what is chosen."""
        return make_menu(self, self.possible(), self.act)

    # ------------------------------------------------------------ making

    def _connect(self) -> None:
        rows, search = self.list, self.search
        self.head.details_wanted.connect(self.course_details_requested)
        self.head.search_wanted.connect(self._on_search_clicked)
        self._foot.act_wanted.connect(self.act)
        rows.lesson_chosen.connect(self.lesson_chosen)
        rows.act_wanted.connect(self.act)
        rows.rename_wanted.connect(self._on_renamed)
        rows.toggle_wanted.connect(self._on_toggled)
        rows.dropped.connect(self._begin)
        rows.menu_wanted.connect(lambda place: self.make_menu().popup(place))
        rows.let_go.connect(self.cut_dropped)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard_changed)
        rows.title_done.connect(self._on_title_done, Qt.ConnectionType.QueuedConnection)
        search.changed.connect(self._on_sieve_changed)
        search.list_wanted.connect(self._on_list_wanted)
        search.put_away.connect(self._put_search_away)

    # ------------------------------------------------------------ rows

    def _arrange(self) -> None:
        """Show the course as it was read, with the changes that are on their way."""
        if self._base is None:
            return
        course = self._base
        for change in self._pending:
            course = arranged(course, change)
        self._change(course=course)
        self._meet_awaited()

    def _change(self, **values: object) -> None:
        if self._listing is None:
            return
        before, self._listing = self._listing, replace(self._listing, **values)  # type: ignore[arg-type]
        if self._listing != before:
            self._refresh()

    def _refresh(self) -> None:
        if self._listing is None:
            return
        if self.list.is_writing:
            self._is_behind = True
            return
        self._is_behind = False
        rows = self._listing.rows()
        before = [(row.kind, row.key) for row in self.list.chosen()]
        number, bar = self.list.currentIndex().row(), self.list.verticalScrollBar()
        place = bar.value()
        self.list.rows.show(rows)
        if not self.list.currentIndex().isValid():  # other rows, or in another order
            bar.setValue(place)
            open_one = [(LESSON, int(self._listing.current or 0))]
            if not self.list.choose(before or open_one, scrolls=False) and before:
                self.list.stand_on(number)
        if self.list.drag:
            self.list.drag.look()
        self._tell_facts()

    def _tell_facts(self) -> None:
        assert self._listing is not None
        course, rows = self._listing.course, self.list.rows.rows
        self.search.show_found(sum(row.kind == LESSON for row in rows), len(course.lessons))
        if not course.modules:
            self._nothing.setText(tr("No modules yet. A module holds lessons on one subject."))
        elif not rows:
            self._nothing.setText(tr("No title has these words, and no filter lists a lesson."))
        self._nothing.setVisible(not rows)

    def _meet_awaited(self) -> None:
        course = self.course
        if self._awaited is None or course is None or self.list.is_writing:
            return
        parts, rename = self._awaited
        found = [place_after(course, *part) for part in parts]
        if not parts or None in found:
            return
        self._awaited = None
        for (kind, _), place in zip(parts, found, strict=True):
            if kind == LESSON and place is not None:
                self._closed.discard(place[0])
        self._change(closed=self.closed)
        is_listed = self.list.choose(parts)
        if not is_listed:
            self._put_search_away()  # it hides what was made
            is_listed = self.list.choose(parts)
        if is_listed and rename and len(parts) == 1:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.rename_here()

    # ------------------------------------------------------------ acts

    def _go(self, course: CourseView, parts: Chosen, act: str) -> None:
        by, shown = _STEPS[act], {row.key for row in self.list.rows.rows if row.kind == LESSON}
        if self._listing is not None and not self._listing.sieve:
            shown = {lesson.id for lesson in course.lessons}
        is_far = act in (acts.BEFORE, acts.AFTER)
        move = to_module(course, parts, by) if is_far else step(course, parts, by, shown)
        if move is None:
            say(self.list, tr("It cannot go further."))
            return
        self._closed.discard(move.module_id)
        self._begin(move)
        here = self.list.here
        self.list.scrollTo(self.list.currentIndex())
        if here is not None:
            say(self.list, here.spoken)

    def _begin(self, move: Move) -> None:
        """Show a move at once, and wish it."""
        course = self.course
        if course is None or arranged(course, move) == course:
            return
        if self._listing is not None:
            self._listing = replace(self._listing, closed=self.closed)
        self._change_course(move)
        self.moved.emit(move)

    def _change_course(self, change: Change) -> None:
        """Show it before the service has done it."""
        self._pending.append(change)
        self._arrange()

    def _spot_of(self, kind: str, keys: tuple[int, ...], at: float) -> Spot | None:
        rows, course = self.list.rows.rows, self.course
        if course is None:
            return None
        return (
            lesson_spot(rows, keys, at) if kind == LESSON else module_spot(course, rows, keys, at)
        )

    def _place_here(self) -> tuple[int, int | None]:
        """(module, place) behind what the keyboard is on; (0, None) in a course without modules."""
        here, course = self.list.here, self.course
        place = None
        if here is not None and course is not None:
            place = place_after(course, here.kind, here.key)
        if place is None and course is not None and course.modules:
            place = course.modules[-1].id, None
        return place or (0, None)

    def _module_place_here(self) -> int | None:
        here = self.list.here
        return None if here is None else here.module.number

    def _on_renamed(self, kind: str, key: int, title: str) -> None:
        if self._base is not None:
            self._base = renamed(self._base, kind, key, title)
            self._arrange()
            self.renamed.emit(kind, key, title)

    def _on_title_done(self) -> None:
        if self._is_behind:
            self._refresh()
        self._meet_awaited()

    def _on_clipboard_changed(self) -> None:
        if self._listing is not None and self._listing.cut and not parts_clipboard.has_parts():
            self.show_cut(Chosen())  # something else was copied: what was cut stays where it is

    def _on_toggled(self, key: int, is_open: bool) -> None:
        here = self.list.here
        (self._closed.discard if is_open else self._closed.add)(key)
        self._change(closed=self.closed)
        if not is_open and here is not None and here.module.id == key:
            self.list.choose([(MODULE, key)])
        say(self.list, tr("expanded") if is_open else tr("collapsed"))
        self.closed_changed.emit(self.closed)

    # ------------------------------------------------------------ search

    def _on_search_clicked(self) -> None:
        if self.search.isHidden():
            self.open_search()
        else:
            self._put_search_away()

    def _on_sieve_changed(self, sieve: Sieve) -> None:
        self._change(sieve=sieve)
        if sieve:
            self.list.scrollToTop()
        elif self.list.currentIndex().isValid():
            self.list.scrollTo(self.list.currentIndex())

    def _on_list_wanted(self, opens: bool) -> None:
        rows = self.list.rows.rows
        first = next((n for n, row in enumerate(rows) if row.kind == LESSON), -1)
        if first < 0:
            return
        self.list.stand_on(first)
        if opens:
            self.lesson_chosen.emit(rows[first].key)
        else:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_search_away(self) -> None:
        had_keyboard = any(part.hasFocus() for part in self.search.findChildren(QWidget))
        self.search.clear()
        self.search.hide()
        self.head.show_searching(False)
        if had_keyboard:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
