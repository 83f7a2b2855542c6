"""Files of the lesson and of the whole course: the list, what is known of one, and the acts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....domain.ids import LessonId
from ....domain.media_use import MediaUse
from ...content.line import Line
from ...kit.empty_state import EmptyState, Skeleton
from ...kit.focus import start_at
from ...kit.forms import Chip, QuietButton, SearchField, SecondaryButton
from ...kit.lists import ElidedLabel, Hairline
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from . import acts
from .file_list import FileList
from .pictures import SmallPictures
from .preview import FilePreview
from .words import (
    TABS,
    LessonPart,
    file_line,
    is_found,
    part_line,
    size_words,
    summary_words,
)

_PREVIEW = 290
# Below this width (at text scale 1) there is the list alone: its menu has every act.
_ROOM_FOR_PREVIEW = 600
_WAITING, _LIST, _EMPTY = range(3)
_SMALL = 128  # pixels of a picture in the list
# Later than this a wait shows something.
_PATIENCE_MS = 150


class FilesPane(QWidget):
    """Shows files; states wishes. `act_wanted` names an act of `acts` and a file."""

    add_requested = Signal()
    files_dropped = Signal(list)  # of Path
    act_wanted = Signal(str, object)  # an act, a MediaUse
    unused_requested = Signal(tuple)  # the MediaUses that nobody names, to be deleted
    lesson_chosen = Signal(object)
    part_wanted = Signal(str)
    pictures_wanted = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: tuple[MediaUse, ...] = ()
        self._parts: tuple[LessonPart, ...] = ()
        self._lesson_id: LessonId | None = None
        self.pictures = SmallPictures()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.pictures_wanted)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Hairline())
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for page in (self._make_waiting(), self._make_body(), self._make_empty()):
            self._stack.addWidget(page)
        self._connect()
        self._name_keys()
        start_at(self, self.list)
        self.setFocusProxy(self.list)

    # ------------------------------------------------------------ what is shown

    @property
    def is_of_course(self) -> bool:
        """Whether the files of the whole course are listed."""
        return self.course_chip.isChecked()

    @property
    def current(self) -> MediaUse | None:
        """The file that the keyboard or the mouse is on."""
        key = self.list.current_key
        return next((use for use in self._uses if use.key == key), None)

    @property
    def unused(self) -> tuple[MediaUse, ...]:
        """What nobody names, of the whole course."""
        return tuple(use for use in self._uses if use.is_unused and use.file_path)

    def show_waiting(self) -> None:
        """Another course is being looked through."""
        self._uses, self._parts = (), ()
        self.preview.show_nothing()
        self._stack.setCurrentIndex(_WAITING)
        self._skeleton.hide()
        self._patience.start(_PATIENCE_MS)

    def show_files(
        self,
        lesson_id: LessonId | None,
        uses: Sequence[MediaUse],
        parts: Sequence[LessonPart] = (),
    ) -> None:
        """The files of the course, and what else this lesson has."""
        self._patience.stop()
        self._uses, self._parts, self._lesson_id = tuple(uses), tuple(parts), lesson_id
        self._list_anew()

    def show_busy(self, words: str) -> None:
        """What is being done, in the place of the summary; "" when it is done."""
        self._busy = words
        self._show_summary()
        if words:
            say(self, words)

    def stand_on(self, key: Hashable) -> None:
        """Choose a file that is listed; where it is not, the whole course is."""
        if self.list.lines.row_of(key) < 0:
            self.search.clear()
        if self.list.lines.row_of(key) < 0:
            self.course_chip.setChecked(True)
            self._list_anew()
        self.list.make_current(key)

    def list_whole_course(self) -> None:
        """As a click on the chip does."""
        self.course_chip.click()

    # ------------------------------------------------------------ its parts

    def _make_head(self) -> QWidget:
        self._busy = ""
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(18, 10, 14, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.lesson_chip, self.course_chip = Chip(tr("This lesson")), Chip(tr("Whole course"))
        self._group = QButtonGroup(self)
        for chip in (self.lesson_chip, self.course_chip):
            self._group.addButton(chip)
            chip.clicked.connect(self._list_anew)
            row.addWidget(chip)
        self.lesson_chip.setChecked(True)
        row.addSpacing(8)
        self._summary = ElidedLabel(role="muted", font_role="small")
        row.addWidget(self._summary, 1)
        self.add = SecondaryButton(tr("Add files…"), "plus")
        self.add.setToolTip(tr("Pictures, sound and films; they can be dropped here too"))
        row.addWidget(self.add)
        column.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.search = SearchField(tr("Search files, alternative texts, lessons"))
        line.addWidget(self.search, 1)
        self.sweep = QuietButton(tr("Delete all unused…"), "trash")
        line.addWidget(self.sweep)
        column.addLayout(line)
        return head

    def _make_waiting(self) -> QWidget:
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(18, 18, 18, 18)
        self._skeleton = Skeleton(rows=6, row_height=62)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._skeleton.show)
        column.addWidget(self._skeleton)
        column.addStretch(1)
        return waiting

    def _make_body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = FileList(tr("Files"), self._picture_of)
        left = QVBoxLayout()
        left.setContentsMargins(6, 4, 6, 4)
        left.addWidget(self.list)
        row.addLayout(left, 1)
        self._edge = Hairline(vertical=True)
        row.addWidget(self._edge)
        self.preview = FilePreview(self.pictures)
        row.addWidget(self.preview)
        return body

    def _make_empty(self) -> EmptyState:
        self._empty = EmptyState(
            "image",
            tr("No files yet"),
            tr("Pictures, sound and films that you put into the text or drop here."),
            tr("Add files…"),
            action_icon="plus",
        )
        return self._empty

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self._empty.action_requested.connect(self.add_requested)
        self.search.textChanged.connect(self._list_anew)
        self.sweep.clicked.connect(lambda: self.unused_requested.emit(self.unused))
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.removal_wanted.connect(lambda _key: self.act(acts.DELETE))
        self.list.act_wanted.connect(self.act)
        self.list.menu_wanted.connect(self._open_menu)
        self.preview.act_wanted.connect(self.act)
        self.preview.lesson_chosen.connect(self.lesson_chosen)
        self.preview.part_wanted.connect(self.part_wanted)

    def _name_keys(self) -> None:
        """For the sheet of shortcuts; the list itself answers the keys too."""
        for act in (acts.COPY, acts.RENAME, acts.DELETE):
            action = QAction(tr("Files: {act}", act=acts.act_words(act)), self.list)
            action.setShortcut(QKeySequence(acts.KEYS[act]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: self.act(act))
            self.list.addAction(action)

    # ------------------------------------------------------------ what happens

    def act(self, act: str) -> None:
        """Ask for an act with the chosen file, if it can be done."""
        use = self.current
        if use is not None and act in acts.possible(use):
            self.act_wanted.emit(act, use)

    def _on_chosen(self) -> None:
        part = self._current_part
        if part is None:
            self.act(acts.INSERT)
        elif part.kind in TABS:
            self.part_wanted.emit(TABS[part.kind])

    @property
    def _current_part(self) -> LessonPart | None:
        key = self.list.current_key
        return next((part for part in self._parts if part.key == key), None)

    def _open_menu(self, place: QPoint) -> None:
        use = self.current
        if use is not None:
            acts.make_menu(self, use, self.act).popup(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls])

    # ------------------------------------------------------------ the list

    def _listed(self) -> list[MediaUse]:
        wanted = self.search.text().casefold().split()
        return [use for use in self._of_scope() if is_found(use, wanted)]

    def _of_scope(self) -> list[MediaUse]:
        if self.is_of_course:
            return list(self._uses)
        here = self._lesson_id
        return [
            use
            for use in self._uses
            if here in use.homes or any(here == lesson for lesson, _ in use.used_in)
        ]

    def _list_anew(self) -> None:
        uses = self._listed()
        lines = [file_line(use) for use in uses]
        wanted = self.search.text().casefold().split()
        if not self.is_of_course:
            parts = [
                part
                for part in self._parts
                if all(word in f"{part.title} {part.note}".casefold() for word in wanted)
            ]
            if parts:
                head = tr("Made for this lesson")
                lines += [Line("parts", head, is_head=True), *map(part_line, parts)]
        row = self.list.currentIndex().row()
        self.list.show_lines(lines)
        self._stack.setCurrentIndex(_LIST if lines else _EMPTY)
        if lines and not self.list.currentIndex().isValid():
            rows = [n for n, line in enumerate(lines) if not line.is_head]
            near = next((n for n in rows if n >= row), rows[-1])
            self.list.setCurrentIndex(self.list.lines.index(near, 0))
        if not lines:
            self._say_empty(is_search=bool(wanted))
        # Where nothing is, the words in the middle offer the next step.
        is_bare = not lines and not wanted
        self.add.setVisible(not is_bare)
        self.search.setVisible(not is_bare)
        self.setFocusProxy(self.list if lines else self.course_chip if is_bare else self.search)
        self.sweep.setVisible(self.is_of_course and bool(self.unused))
        self._show_summary()
        self._show_current()

    def _say_empty(self, *, is_search: bool) -> None:
        if is_search:
            self._empty.show_text(
                tr("Nothing was found"), tr("No file has these words in what is known of it."), ""
            )
            return
        title = (
            tr("The course has no files") if self.is_of_course else tr("The lesson has no files")
        )
        self._empty.show_text(
            title,
            tr("Pictures, sound and films that you put into the text or drop here."),
            tr("Add files…"),
        )

    def _show_summary(self) -> None:
        self._summary.setText(self._busy or summary_words(self._of_scope()))

    def _show_current(self) -> None:
        part, use = self._current_part, self.current
        focused = QApplication.focusWidget()
        if part is not None:
            self.preview.show_part(part)
        elif use is not None:
            self.preview.show_file(use)
        else:
            self.preview.show_nothing()
        # The button that was pressed may be gone: the keyboard goes on in the list.
        if (
            focused is not None
            and self.preview.isAncestorOf(focused)
            and not focused.isVisibleTo(self.preview)
        ):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picture_of(self, key: Hashable) -> QPixmap | None:
        if not isinstance(key, tuple):
            return None
        found = self.pictures.get(key[1], _SMALL)
        self._ask_soon()
        return found

    def _ask_soon(self) -> None:
        """After the painting that found them missing."""
        if self.pictures.is_waiting and not self._soon.isActive():
            self._soon.start(0)

    def picture_came(self) -> None:
        """A picture was put into `pictures`: paint what waits for it."""
        self.list.viewport().update()
        self.preview.picture.update()

    # ------------------------------------------------------------ room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        host = theme_host_of(self)
        is_wide = self.width() >= host.px(_ROOM_FOR_PREVIEW)
        self.preview.setFixedWidth(host.px(_PREVIEW))
        self.preview.setVisible(is_wide)
        self._edge.setVisible(is_wide)


def unused_words(uses: Sequence[MediaUse]) -> tuple[str, str]:
    """The question before files that nobody names are deleted: which they are, how large."""
    total = size_words(sum({use.file_path: use.bytes or 0 for use in uses}.values()))
    names = ", ".join(use.name for use in uses[:8])
    if len(uses) > 8:
        names += ", …"
    return (
        tr("Delete %n unused file(s)?", len(uses)),
        tr(
            "{names}: {size} in all. They go to the trash for 30 days; Undo brings them back.",
            names=names,
            size=total,
        ),
    )
