"""The history of a lesson or a course: versions at the left, what one of them changed at the right.

The dialog shows and asks; its controller loads, names and restores.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....domain.version import MAX_NAME
from ....services.history import Version
from ...kit.empty_state import EmptyState
from ...kit.forms import Chip, IconButton, PrimaryButton, SecondaryButton
from ...kit.lists import ElidedLabel, Emphasis, Hairline, Muted, Panel
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .diff_rows import DiffRow
from .diff_view import DiffView
from .version_list import VersionList
from .words import author_words, glance_words, moment_words

LESSON, COURSE = "lesson", "course"


class HistoryDialog(QDialog):
    """`scope_chosen` says LESSON or COURSE; `version_chosen` comes with every new choice."""

    scope_chosen = Signal(str)
    version_chosen = Signal(object)  # Version
    base_chosen = Signal()
    named = Signal(int, str)
    keep_requested = Signal(str)
    restore_requested = Signal(object)  # Version

    def __init__(self, parent: QWidget, *, lesson: str, course: str) -> None:
        super().__init__(parent)
        self._titles = {LESSON: lesson, COURSE: course}
        self._shown: Version | None = None
        self.setWindowTitle(tr("History"))
        self.setAccessibleName(tr("History"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_side())
        row.addWidget(Hairline(vertical=True))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_desk())
        self._nothing = EmptyState(
            "rotate-ccw-clock",
            tr("No versions yet"),
            tr(
                "From now on every change is kept here: each minute of the last hour, each day of "
                "the last month, each week before."
            ),
            tr("Close"),
        )
        self._nothing.action_requested.connect(self.reject)
        self._stack.addWidget(self._nothing)
        row.addWidget(self._stack, 1)
        self.list.setFocus()
        self._fit(parent)

    @property
    def scope_name(self) -> str:
        """LESSON or COURSE."""
        return LESSON if self._of_lesson.isChecked() else COURSE

    @property
    def shown(self) -> Version | None:
        """The version at the right."""
        return self._shown

    @property
    def is_against_now(self) -> bool:
        """Whether the chosen version is compared with what there is now."""
        return self._now.isChecked()

    def show_scope(self, name: str) -> None:
        """List the versions of LESSON or of COURSE."""
        (self._of_lesson if name == LESSON else self._of_course).setChecked(True)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Fill the list; the newest version is chosen when none was."""
        self._stack.setCurrentIndex(0 if versions else 1)
        self.list.show_versions(versions)
        if not versions:
            self._shown = None
        elif self.list.current is not None and self.list.current != self._shown:
            is_same = self._shown is not None and self._shown.info.id == self.list.current.info.id
            self._put_version(self.list.current)
            if not is_same:
                self.version_chosen.emit(self.list.current)

    def show_rows(self, rows: Sequence[DiffRow]) -> None:
        """Show what the chosen version changed, or what changed since."""
        nothing: tuple[str, str] | None
        if self.is_against_now:
            nothing = (tr("Just as it is now"), tr("Nothing was changed since this version."))
        elif rows and self._shown is not None and not self._shown.info.is_course:
            nothing = None  # a first version: its text stands there as it is
        else:
            nothing = (tr("No change that can be seen"), "")
        self.view.show_rows(rows, nothing=nothing)

    def done(self, result: int) -> None:
        """A name that was typed is kept however the dialog ends."""
        self._commit_name()
        super().done(result)

    def _make_side(self) -> QWidget:
        panel = Panel()
        panel.setFixedWidth(theme_host_of(self).px(300))
        column = QVBoxLayout(panel)
        column.setContentsMargins(10, 16, 10, 12)
        column.setSpacing(8)
        title = Emphasis(tr("History"))
        title.setContentsMargins(10, 0, 10, 0)
        column.addWidget(title)
        chips = QHBoxLayout()
        chips.setContentsMargins(8, 0, 8, 0)
        chips.setSpacing(6)
        group = QButtonGroup(self)
        self._of_lesson, self._of_course = Chip(tr("This lesson")), Chip(tr("Whole course"))
        for chip in (self._of_lesson, self._of_course):
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        has_lesson = bool(self._titles[LESSON])
        (self._of_lesson if has_lesson else self._of_course).setChecked(True)
        self._of_lesson.setVisible(has_lesson)
        self._of_lesson.toggled.connect(lambda _on: self._on_scope())
        column.addLayout(chips)
        self.list = VersionList()
        self.list.version_chosen.connect(self._on_version)
        column.addWidget(self.list, 1)
        column.addLayout(self._make_keeping())
        return panel

    def _make_keeping(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        self._keep_name = QLineEdit()
        self._keep_name.setMaxLength(MAX_NAME)
        self._keep_name.setPlaceholderText(tr("Name of a version to keep"))
        self._keep_name.setAccessibleName(tr("Name of a version to keep"))
        keep = SecondaryButton(tr("Keep it as it is now"), "bookmark")
        keep.setToolTip(tr("Keeps a version of the whole course that is never thinned out"))
        keep.clicked.connect(self._on_keep)
        keep.setEnabled(False)
        self._keep_name.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        self._keep_name.returnPressed.connect(keep.click)
        column.addWidget(self._keep_name)
        column.addWidget(keep)
        return column

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(Hairline())
        self.view = DiffView()
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addLayout(self._make_foot())
        return desk

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 12, 10)
        head.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._name = QLineEdit()
        self._name.setObjectName("lesson_title")
        self._name.setMaxLength(MAX_NAME)
        self._name.setAccessibleName(tr("Name of this version"))
        self._name.setPlaceholderText(tr("Name this version"))
        self._name.editingFinished.connect(self._commit_name)
        row.addWidget(self._name, 1)
        close = IconButton("x", tr("Close"))
        close.setToolTip(tr("Close (Esc)"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        head.addLayout(row)
        lower = QHBoxLayout()
        lower.setContentsMargins(13, 0, 2, 0)
        lower.setSpacing(6)
        self._details = ElidedLabel(role="muted", font_role="small")
        lower.addWidget(self._details, 1)
        group = QButtonGroup(self)
        self._own, self._now = Chip(tr("What it changed")), Chip(tr("Since then"))
        self._own.setToolTip(tr("Compare with the version before"))
        self._now.setToolTip(tr("Compare with what there is now"))
        for chip in (self._own, self._now):
            group.addButton(chip)
            lower.addWidget(chip)
        self._own.setChecked(True)
        self._now.toggled.connect(lambda _on: self.base_chosen.emit())
        head.addLayout(lower)
        return head

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(10)
        note = Muted(tr("Restoring is a change like any other: Undo takes it back."), wrap=True)
        foot.addWidget(note, 1)
        self._restore = PrimaryButton("", "rotate-ccw")
        self._restore.clicked.connect(self._on_restore)
        foot.addWidget(self._restore)
        return foot

    def _on_scope(self) -> None:
        self._stack.setCurrentIndex(0)
        self.scope_chosen.emit(self.scope_name)

    def _on_version(self, version: Version) -> None:
        self._commit_name()
        self._put_version(version)
        self.version_chosen.emit(version)

    def _put_version(self, version: Version) -> None:
        self._shown = version
        info = version.info
        self._name.setText(info.name)
        parts = [moment_words(info.at), author_words(info), glance_words(info, version.glance)]
        self._details.setText(" · ".join(part for part in parts if part))
        # A version of a lesson restores the lesson; in the list of the course, the whole course.
        whole = self.scope_name == COURSE
        self._restore.setText(tr("Restore the course") if whole else tr("Restore this version"))
        title = self._titles[self.scope_name]
        self._restore.setToolTip(tr("Make “{title}” as it was then", title=title))

    def _commit_name(self) -> None:
        """A name that was typed is kept also when another version is chosen by the mouse."""
        if self._shown is None:
            return
        name = " ".join(self._name.text().split())
        if name != self._shown.info.name:
            self.named.emit(self._shown.info.id, name)

    def _on_keep(self) -> None:
        name = self._keep_name.text().strip()
        if name:
            self._keep_name.clear()
            self.keep_requested.emit(name)

    def _on_restore(self) -> None:
        if self._shown is not None:
            self.restore_requested.emit(self._shown)

    def _fit(self, parent: QWidget) -> None:
        host, window = theme_host_of(parent), parent.window()
        self.resize(
            min(host.px(1120), window.width() - 48), min(host.px(700), window.height() - 48)
        )
