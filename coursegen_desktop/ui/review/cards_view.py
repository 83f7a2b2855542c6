"""Cards: going through some without the schedule noticing, and those that are held back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.ids import CourseId, LessonId
from ...domain.review import CramFrom, CramQuery, HeldCard, Hold
from ..content.inline_text import plain
from ..kit.choice_box import ChoiceBox
from ..kit.forms import Chip, LinkButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.lists import (
    Card,
    ElidedLabel,
    FlowLayout,
    Hairline,
    Muted,
    ScrollPage,
    SectionTitle,
)
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_WIDE = 700  # below it, at normal text size, the choices stand under each other
_HELPING = 25  # a row costs half a millisecond and more


class CardsView(ScrollPage):
    """Wishes carry keys of cards."""

    cram_requested = Signal(object)  # a CramQuery
    cram_course_chosen = Signal(int)  # 0 for all courses
    kind_chosen = Signal(object)  # a Hold
    release_requested = Signal(list)
    suspend_requested = Signal(list)
    removal_requested = Signal(list)
    passage_requested = Signal(object)  # a HeldCard

    def __init__(self) -> None:
        super().__init__(max_width=860)
        self.kind = Hold.LEECH
        self.cards: tuple[HeldCard, ...] = ()
        self._shown = _HELPING
        self._lessons_of: int | None = None
        self.column.addWidget(self._make_cram())
        self.column.addWidget(self._make_held())
        self.column.addStretch(1)

    # ------------------------------------------------------------ going through

    def show_courses(self, courses: Sequence[tuple[CourseId, str]]) -> None:
        """What can be chosen from; the choice stays where it can."""
        chosen = self.course.currentData()
        self.course.blockSignals(True)
        self.course.clear()
        self.course.addItem(tr("All courses"), 0)
        for key, title in courses:
            self.course.addItem(title, int(key))
        at = self.course.findData(chosen)
        self.course.setCurrentIndex(max(at, 0))
        self.course.blockSignals(False)
        if at < 0:
            self.show_lessons(0, ())
        self.go.setEnabled(bool(courses))

    def show_lessons(self, course: int, lessons: Sequence[tuple[LessonId, str]]) -> None:
        """The lessons of the chosen course; none for all courses."""
        if course != (self.course.currentData() or 0):
            return  # another one was chosen meanwhile
        chosen = self.lesson.currentData() if course == self._lessons_of else 0
        self._lessons_of = course
        self.lesson.clear()
        self.lesson.addItem(tr("All lessons"), 0)
        for key, title in lessons:
            self.lesson.addItem(title, int(key))
        self.lesson.setCurrentIndex(max(self.lesson.findData(chosen), 0))
        self.lesson.setEnabled(bool(lessons))

    def query(self) -> CramQuery:
        """What is chosen at the moment."""
        course, lesson = self.course.currentData() or None, self.lesson.currentData() or None
        return CramQuery(
            CramFrom(self.which.currentData()),
            None if course is None else CourseId(course),
            None if lesson is None else LessonId(lesson),
        )

    # ------------------------------------------------------------ held back

    def show_held(self, cards: Sequence[HeldCard]) -> None:
        """The cards of the chosen kind."""
        self.cards = tuple(cards)
        had_focus = any(child.hasFocus() for child in self._list.findChildren(QWidget))
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for card in self.cards[: self._shown]:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(self._make_row(card))
        left = len(self.cards) - self._shown
        if left > 0:
            more = LinkButton(tr("Show %n more", min(left, _HELPING)))
            more.clicked.connect(self._show_more)
            self._rows.addWidget(Hairline())
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        words = tr("%n card(s). {what}", len(self.cards), what=_kind_words()[self.kind][1])
        self._words.setText(words if self.cards else _kind_words()[self.kind][2])
        self.release_all.setVisible(self.kind is not Hold.NONE and len(self.cards) > 1)
        self.remove_all.setVisible(len(self.cards) > 1 and self.kind is not Hold.NONE)
        if had_focus:
            # The row that was pressed is gone: the keyboard goes to the list's beginning.
            first = next(iter(self._list.findChildren(SecondaryButton)), None)
            goal = first if first is not None and self.cards else self.chips[self.kind]
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_kind(self, kind: Hold) -> None:
        """Show that kind of cards."""
        self.chips[kind].setChecked(True)
        self._on_kind(kind)

    def _on_kind(self, kind: Hold) -> None:
        self.kind, self._shown = kind, _HELPING
        self.kind_chosen.emit(kind)

    def _show_more(self) -> None:
        self._shown += _HELPING
        self.show_held(self.cards)

    def _make_row(self, card: HeldCard) -> QWidget:
        row = HeldRow(card)
        keys = [card.card_id]
        row.passage.clicked.connect(lambda: self.passage_requested.emit(card))
        if card.hold is Hold.NONE:
            row.act.clicked.connect(lambda: self.suspend_requested.emit(keys))
        else:
            row.act.clicked.connect(lambda: self.release_requested.emit(keys))
        row.remove.clicked.connect(lambda: self.removal_requested.emit(keys))
        return row

    # ------------------------------------------------------------ building

    def _make_cram(self) -> Card:
        card = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Go through cards")))
        card.column.addWidget(
            Muted(
                tr("For the evening before a test: nothing is stored, and no card comes sooner or "
                   "later for it."),
                wrap=True,
            )
        )  # fmt: skip
        self.which = ChoiceBox(14, tr("Which cards"))
        for which, words in (
            (CramFrom.WEAKEST, tr("Nearly forgotten")),
            (CramFrom.FAILED_TODAY, tr("Missed today")),
            (CramFrom.MISTAKES, tr("Mistakes from quizzes")),
            (CramFrom.LEECHES, tr("Keep slipping")),
            (CramFrom.ALL, tr("All cards")),
        ):
            self.which.addItem(words, which.value)
        self.course = ChoiceBox(14, tr("Of which course"))
        self.lesson = ChoiceBox(14, tr("Of which lesson"))
        self.course.currentIndexChanged.connect(
            lambda _: self.cram_course_chosen.emit(self.course.currentData() or 0)
        )
        self.go = PrimaryButton(tr("Go through them"), "play")
        self.go.clicked.connect(lambda: self.cram_requested.emit(self.query()))
        row = self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        for box in (self.which, self.course, self.lesson):
            row.addWidget(box, 1)
        card.column.addLayout(row)
        card.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_courses(())
        self.show_lessons(0, ())
        return card

    def _make_held(self) -> Card:
        card = self._list = Card()
        card.column.setSpacing(12)
        card.column.addWidget(SectionTitle(tr("Cards to look after")))
        chips = FlowLayout()
        group = QButtonGroup(self)
        self.chips: dict[Hold, Chip] = {}
        for kind, (words, _, _) in _kind_words().items():
            chip = self.chips[kind] = Chip(words)
            group.addButton(chip)
            chips.addWidget(chip)
            chip.clicked.connect(lambda _=False, kind=kind: self._on_kind(kind))
        self.chips[self.kind].setChecked(True)
        card.column.addLayout(chips)
        self._words = Muted(wrap=True)
        card.column.addWidget(self._words)
        tools = FlowLayout()
        self.release_all = SecondaryButton(tr("Ask all of them again"), "play")
        self.release_all.clicked.connect(lambda: self.release_requested.emit(self._keys()))
        self.remove_all = QuietButton(tr("Remove all of them…"), "trash", role="bad")
        self.remove_all.clicked.connect(lambda: self.removal_requested.emit(self._keys()))
        tools.addWidget(self.release_all)
        tools.addWidget(self.remove_all)
        card.column.addLayout(tools)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        card.column.addLayout(self._rows)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._boxes.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _keys(self) -> list[int]:
        return [card.card_id for card in self.cards]


class HeldRow(QWidget):
    """A card that is held back: its question, where it is from, and what can be done."""

    def __init__(self, card: HeldCard) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = plain(card.title)
        words.addWidget(ElidedLabel(title, font_role="strong"))
        words.addWidget(ElidedLabel(_where(card), role="muted", font_role="small"))
        row.addLayout(words, 1)
        self.passage = SecondaryButton(tr("Passage"), "book-open")
        self.passage.setAccessibleName(tr("Read the passage for “{title}”", title=title))
        self.passage.setVisible(card.lesson_id is not None)
        asks = card.hold is Hold.NONE
        self.act = SecondaryButton(
            tr("Suspend") if asks else tr("Ask again"), "pause" if asks else "play"
        )
        name = tr("Suspend “{title}”", title=title) if asks else tr("Ask “{title}” again",
                                                                   title=title)  # fmt: skip
        self.act.setAccessibleName(name)
        self.remove = QuietButton(tr("Remove"), "trash", role="bad")
        self.remove.setAccessibleName(tr("Remove “{title}” from the review", title=title))
        for button in (self.passage, self.act, self.remove):
            row.addWidget(button)


def _where(card: HeldCard) -> str:
    parts = [card.course_title, card.lesson_title]
    if card.lapses:
        parts.append(tr("forgotten %n time(s)", card.lapses))
    return " · ".join(part for part in parts if part)


def _kind_words() -> dict[Hold, tuple[str, str, str]]:
    """The kinds by name, what is said of them, and what is said when there are none."""
    return {
        Hold.LEECH: (
            tr("Keep slipping"),
            tr("Forgotten so often that they are not asked any more: read the passage again, then "
               "let them be asked."),
            tr("Nothing keeps slipping. What is forgotten eight times is put here."),
        ),
        Hold.NONE: (
            tr("Often forgotten"),
            tr("They are asked, although they were forgotten often."),
            tr("Nothing that is asked was forgotten often."),
        ),
        Hold.SUSPENDED: (
            tr("Suspended"),
            tr("You wished not to be asked these."),
            tr("Nothing is suspended. In a review, F8 suspends the question on the screen."),
        ),
        Hold.MISSING: (
            tr("Gone from the course"),
            tr("The author took these questions out of the course, or its quiz is gone. When a "
               "question comes back, let it be asked again."),
            tr("No question has gone."),
        ),
    }  # fmt: skip
