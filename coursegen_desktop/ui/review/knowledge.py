"""What is still known today, lesson by lesson, the least first; each leads to its lesson."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.review import Known
from ..kit.bars import ThinBar, percent_text
from ..kit.forms import LinkButton
from ..kit.lists import Card, Muted, SectionTitle, Strong
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_FIRST = 6
# Below so much a lesson is worth reading again before it is asked.
_FADING = 0.7
_LEAST_PX = 80


class KnowledgeCard(Card):
    """Hidden while nothing was reviewed. `lesson_chosen` carries the key of a lesson."""

    lesson_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[Known] = ()
        self._shows_all = False
        head = QHBoxLayout()
        head.addWidget(SectionTitle(tr("What you still know today")))
        head.addStretch(1)
        self._order = Muted(tr("the least first"))
        head.addWidget(self._order)
        self.column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self.rows: list[KnownRow] = []
        self.more = LinkButton()
        self.more.clicked.connect(self._show_all)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_known(self, known: Sequence[Known]) -> None:
        """Fill it; the least known comes first."""
        self._known = known
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = known if self._shows_all else known[:_FIRST]
        titles = [one.title for one in known]
        self.rows = [KnownRow(one, says_course=titles.count(one.title) > 1) for one in shown]
        for row in self.rows:
            self._rows.addWidget(row)
            row.link.clicked.connect(
                lambda _=False, key=row.known.lesson_id: self.lesson_chosen.emit(key)
            )
        self.more.setText(tr("Show all %n lesson(s)", len(known)))
        self.more.setVisible(len(shown) < len(known))
        self._order.setVisible(len(known) > 1)
        self.setVisible(bool(known))

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_known(self._known)
        self.rows[_FIRST].link.setFocus(Qt.FocusReason.TabFocusReason)


class LessonLink(LinkButton):
    """The name of a lesson, cut where there is no room for all of it."""

    padding_px = 0

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), theme_host_of(self).px(_LEAST_PX)), wanted.height())


class KnownRow(QWidget):
    """A lesson, how much of it is known, and a bar."""

    def __init__(self, known: Known, *, says_course: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = known
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = f"{known.title} · {known.course_title}" if says_course else known.title
        percent = percent_text(known.share * 100)
        self.link = LessonLink(words)
        self.link.setToolTip(
            tr("%n question(s) of “{course}”. Read the lesson again", known.cards,
               course=known.course_title)
        )  # fmt: skip
        self.link.setAccessibleName(
            tr("{lesson}, {percent} known, read it again", lesson=known.title, percent=percent)
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.link)
        line.addStretch(1)
        line.addWidget(Strong(percent))
        role = "accent" if known.share >= _FADING else "warn"
        column.addLayout(line)
        column.addWidget(ThinBar(known.share * 100, role=role, name=known.title))
