"""What a teacher looks after at a class's computer, once the PIN was right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ...domain.course import CourseView
from ...domain.ids import ClassId, CourseId
from ...domain.school_class import SchoolClass
from ..kit.choice_box import ChoiceBox
from ..kit.empty_state import EmptyState
from ..kit.field import Field
from ..kit.focus import read_as_one, start_at
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Card, Emphasis, ErrorLabel, Muted, PageHeader, ScrollPage, SectionTitle
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .class_rows import ClassRows
from .panel_words import ChildRow, longest_summary, summary_words
from .stick_card import StickCard

_BESIDE = 900  # pixels, at text scale 1, from which on the parts stand beside one another
_SIDE = 372
_MOST_MESSAGE = 300


class TeacherPanel(QWidget):
    """States wishes; knows no service."""

    closed = Signal()
    next_wanted = Signal()
    message_wanted = Signal(str)
    text_wanted = Signal(str)  # of the first screen
    class_chosen = Signal(object)  # ClassId
    course_chosen = Signal(object)  # CourseId
    begin_wanted = Signal(object, str)  # AssetId, the quiz's title
    end_wanted = Signal()
    time_back_wanted = Signal(object)  # ChildRow
    go_on_wanted = Signal(object)  # ChildRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = PageHeader(tr("Look after the class"))
        self.back = PrimaryButton(tr("Back to the class"), "lock")
        self.back.clicked.connect(self.closed)
        header.add(self.back)
        self.seat = SeatCard()
        self.quiz = QuizCard()
        self.first = _FirstScreenCard()
        self.sticks = StickCard()
        self.children_card = ChildrenCard()
        self._scroll = ScrollPage()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for card in (self.seat, self.quiz, self.sticks, self.first):
            side.addWidget(card)
        side.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(16)
        self._parts.addWidget(self._side)
        self._parts.addWidget(self.children_card, 1)
        self._scroll.column.addLayout(self._parts)
        for part in (self._side, self.children_card):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._scroll, 1)
        read_as_one(self._side, self.children_card)
        start_at(self, self.back)
        self._connect()
        self._fit()

    def show_parts(self) -> None:
        """Everything is known, or will not be: before, what is tapped on would move away."""
        for part in (self._side, self.children_card):
            part.show()

    def show_error(self, text: str) -> None:
        """What went wrong; "" for nothing."""
        self.children_card.error.tell(text)

    def _connect(self) -> None:
        self.seat.next.clicked.connect(self.next_wanted)
        self.seat.show_it.clicked.connect(self._on_message)
        self.seat.message.edit.returnPressed.connect(self._on_message)
        self.first.save.clicked.connect(
            lambda: self.text_wanted.emit(self.first.text.toPlainText().strip())
        )
        self.quiz.course.activated.connect(
            lambda _: self.course_chosen.emit(self.quiz.course.currentData())
        )
        self.quiz.begin.clicked.connect(self._on_begin)
        # Once the card has its height: what it says may be below what is in sight.
        self.sticks.said.connect(lambda: QTimer.singleShot(0, self.sticks, self._show_sticks))
        self.quiz.end.clicked.connect(self.end_wanted)
        card = self.children_card
        card.school_class.activated.connect(
            lambda _: self.class_chosen.emit(card.school_class.currentData())
        )
        card.time_back.clicked.connect(lambda: self.time_back_wanted.emit(card.rows.current))
        card.go_on.clicked.connect(lambda: self.go_on_wanted.emit(card.rows.current))
        card.rows.stands_at.connect(
            lambda box: self._scroll.ensureVisible(
                0, card.rows.mapTo(self._scroll.body, box.center()).y(), 0, box.height()
            )
        )

    def _show_sticks(self) -> None:
        self._scroll.ensureWidgetVisible(self.sticks, 0, 16)

    def _on_message(self) -> None:
        text = self.seat.message.text.strip()
        if text:
            self.message_wanted.emit(text)

    def _on_begin(self) -> None:
        box = self.quiz.quiz
        if box.currentIndex() >= 0:
            self.begin_wanted.emit(*box.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_parts"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        host = theme_host_of(self)
        beside = self.width() >= host.px(_BESIDE)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side.setMaximumWidth(host.px(_SIDE) if beside else 1 << 20)
        self._side.setMinimumWidth(host.px(_SIDE) if beside else 0)
        self.first.fit()


class SeatCard(Card):
    """Who sits here, the next one, a word to whoever comes."""

    def __init__(self) -> None:
        super().__init__()
        self.who = Muted(wrap=True, size="body")
        self.next = SecondaryButton(tr("Keep the place, next child"), "arrow-right")
        self.message = Field(tr("A word to the children"))
        self.message.edit.setMaxLength(_MOST_MESSAGE)
        self.show_it = SecondaryButton(tr("Show it"), "message-square-warning")
        self.column.addWidget(SectionTitle(tr("At this computer")))
        self.column.addWidget(self.who)
        self.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.message)
        self.column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeft)

    def show_seat(self, name: str) -> None:
        """Who sits here, "" for nobody."""
        self.who.setText(tr("{name} sits here.", name=name) if name else tr("Nobody sits here."))
        self.next.setVisible(bool(name))


class _Steady(Muted):
    """Takes the room of the longest words that it may be given: what is below stays there."""

    def __init__(self) -> None:
        super().__init__(wrap=True, size="body")
        self._longest = Muted(parent=self, wrap=True, size="body")
        self._longest.hide()

    def reserve(self, longest: str) -> None:
        """Keep room for these words; "" for no more than is needed."""
        self._longest.setText(longest)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._longest.sizeHint() if self._longest.text() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        longest = self._longest
        return longest.minimumSizeHint() if longest.text() else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        self._longest.ensurePolished()
        return max(super().heightForWidth(width), self._longest.heightForWidth(width))


class QuizCard(Card):
    """A quiz that the class takes: begun, at a glance, ended."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Emphasis(wrap=True)
        self.words = _Steady()
        self.course = ChoiceBox(22, tr("Course"))
        self.quiz = ChoiceBox(22, tr("Quiz"))
        self.begin = PrimaryButton(tr("Begin the quiz"), "play")
        self.end = SecondaryButton(tr("End it for everybody"), "square")
        self.column.addWidget(SectionTitle(tr("Quiz of the class")))
        for part in (self.title, self.words, self.course, self.quiz):
            self.column.addWidget(part)
        for button in (self.begin, self.end):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show("", begins=False)

    def show_courses(self, courses: Sequence[tuple[CourseId, str]]) -> None:
        """What may be chosen from; no quiz of it is known yet."""
        self.course.clear()
        for course_id, title in courses:
            self.course.addItem(title, course_id)
        self.show_quizzes(None)

    def show_quizzes(self, course: CourseView | None) -> None:
        """The quizzes of the course that is chosen."""
        self.quiz.clear()
        for lesson in () if course is None else course.lessons:
            for one in lesson.quizzes:
                title = one.title or lesson.title
                self.quiz.addItem(title, (one.asset_id, title))
        self.begin.setEnabled(self.quiz.count() > 0)
        if course is not None and not self.quiz.count():
            self.quiz.addItem(tr("This course has no quiz"))

    def show_choice(self, ended: str = "", rows: Sequence[ChildRow] = ()) -> None:
        """Nothing runs: one may be chosen. `ended` has come to its end just now."""
        has_courses = self.course.count() > 0
        self._show(ended, begins=has_courses)
        if ended:
            self.words.setText(summary_words(rows))
        elif has_courses:
            words = tr("Whoever of the class signs in is led to it, one after the other.")
            self.words.setText(words)
        else:
            self.words.setText(tr("There is no course here yet."))

    def show_running(self, title: str, rows: Sequence[ChildRow]) -> None:
        """One runs."""
        self._show(title, begins=False, ends=True)
        self.words.reserve(longest_summary(rows))
        self.words.setText(summary_words(rows))

    def show_elsewhere(self, title: str, class_name: str) -> None:
        """One runs in another class, "" for one that is not looked after here any more."""
        self._show(title, begins=False, ends=not class_name)
        name = class_name or tr("another class")
        self.words.setText(tr("Is being taken by {name}.", name=name))

    def _show(self, title: str, *, begins: bool, ends: bool = False) -> None:
        self.words.reserve("")
        self.title.setText(title)
        self.title.setVisible(bool(title))
        for part in (self.course, self.quiz, self.begin):
            part.setVisible(begins)
        self.end.setVisible(ends)


class _FirstScreenCard(Card):
    """The words under the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Words on the first screen"))
        self.text.setTabChangesFocus(True)
        self.save = SecondaryButton(tr("Save"), "check")
        self.column.addWidget(SectionTitle(tr("Words on the first screen")))
        self.column.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.save)
        self._saved = Muted(tr("Saved"))
        self._saved.hide()
        row.addWidget(self._saved)
        row.addStretch(1)
        self.column.addLayout(row)
        self.text.textChanged.connect(self._saved.hide)

    def tell_saved(self) -> None:
        """It is kept, and shown from now on."""
        self._saved.show()
        say(self, self._saved.text())

    def fit(self) -> None:
        """Three lines high."""
        self.text.setFixedHeight(theme_host_of(self).px(84))


class ChildrenCard(Card):
    """A class, and everybody in it."""

    def __init__(self) -> None:
        super().__init__()
        self.school_class = ChoiceBox(16, tr("Class"))
        self.name = SectionTitle()
        self.error = ErrorLabel()
        self.rows = ClassRows()
        self._renews = False
        self.time_back = SecondaryButton("", "rotate-ccw-clock")
        self.time_back.setToolTip(
            tr("As if no time had passed since then: after a power cut or a fire drill")
        )
        self.go_on = SecondaryButton("", "play")
        self.go_on.setToolTip(
            tr("What was handed in is taken back: by mistake, by the end for all, by the clock")
        )
        for part in (self.time_back, self.go_on, self.school_class):
            part.hide()
        self.nothing = EmptyState("users", "", "")
        self.nothing.hide()
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.school_class)
        head.addStretch(1)
        head.addWidget(self.time_back)
        head.addWidget(self.go_on)
        self.column.addLayout(head)
        self.column.addWidget(self.error)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.nothing)
        self.column.addStretch(1)
        self.rows.chosen.connect(self._on_chosen)

    def show_classes(self, classes: Sequence[SchoolClass], chosen: ClassId | None) -> None:
        """The classes of this computer; with one there is nothing to choose."""
        self.school_class.clear()
        for one in classes:
            self.school_class.addItem(one.name, one.id)
        at = next((at for at, one in enumerate(classes) if one.id == chosen), 0)
        self.school_class.setCurrentIndex(at if classes else -1)
        self.school_class.setVisible(len(classes) > 1)
        self.name.setText(classes[0].name if len(classes) == 1 else "")
        self.name.setVisible(len(classes) == 1)

    def show_rows(self, rows: Sequence[ChildRow]) -> None:
        """Everybody of the class."""
        self.rows.rows.show(rows)
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if not rows and self.school_class.count():
            self.nothing.show_text(
                tr("Nobody learns in this class yet"),
                tr("Children are added under People, once you have left the kiosk."),
            )
        elif not rows:
            self.nothing.show_text(
                tr("There is no class yet"),
                tr("Classes are made under People, once you have left the kiosk."),
            )

    def show_unknown(self) -> None:
        """Who is in the class could not be read."""
        self.rows.rows.show(())
        self.rows.hide()
        self.nothing.hide()

    def renew_rows(self, rows: Sequence[ChildRow]) -> None:
        """The same children as they are now. Nothing comes under a finger that was not there: a
        way that is closed stands still, a new one is offered when the line is chosen again."""
        if [one.of.user.id for one in rows] != [one.of.user.id for one in self.rows.rows.items]:
            return
        self._renews = True
        self.rows.rows.show(rows)
        self._on_chosen(self.rows.current)  # also when nothing changed: the keyboard may have left
        self._renews = False

    def _on_chosen(self, row: ChildRow | None) -> None:
        name = "" if row is None else row.of.user.full_name
        for button, is_offered, words in (
            (self.time_back, row and row.has_open_quiz, tr("Give {name} the time back", name=name)),
            (self.go_on, row and row.has_handed_in, tr("Let {name} go on", name=name)),
        ):
            # Disabled it would lose the keyboard; pressed, it is told why it is too late.
            button.setEnabled(bool(is_offered) or (self._renews and button.hasFocus()))
            if self._renews:
                continue
            button.setVisible(bool(is_offered))
            button.setText(words)
            button.setAccessibleName(words)
            button.updateGeometry()
