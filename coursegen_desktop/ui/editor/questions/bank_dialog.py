"""All questions of the course in one list: looked for, taken into a quiz, put in a pool."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from ....domain.course_check import CheckPlace
from ....domain.ids import AssetId
from ....domain.question_bank import Bank, BankEntry, BankFilter, BankKey
from ...content.inline_text import plain
from ...content.line import Line
from ...content.line_list import LineList
from ...kit.callout import Callout
from ...kit.choice_box import ChoiceBox
from ...kit.dialogs import Dialog
from ...kit.empty_state import EmptyState, Skeleton
from ...kit.form_dialog import FormDialog
from ...kit.forms import PrimaryButton, QuietButton, SearchField, SecondaryButton
from ...kit.lists import Card, Muted
from ...kit.spin_box import SpinBox
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .kinds import Kind, kinds

_WIDTH, _HEIGHT = 820, 620
_DRAFTS = "drafts"  # beside the kinds of questions
COPY, MOVE, POOL, GIFT, SHOW = "copy", "move", "pool", "gift", "show"


class BankDialog(Dialog):
    """States what to do with the chosen questions; whoever serves it does it and shows anew."""

    act_wanted = Signal(str, tuple)  # copy, move, pool, gift or show; BankKeys

    def __init__(self, parent: QWidget | None, goal: AssetId, goal_title: str) -> None:
        super().__init__(parent, tr("Question bank"))
        self._goal = goal
        self._bank = Bank((), ())
        self._kinds: dict[str, Kind] = {kind.key: kind for kind in kinds()}
        self.add_title(
            tr("Question bank"),
            tr("All questions of the course. Choose some and take them into “{quiz}”.",
               quiz=goal_title or tr("this quiz")),
        )  # fmt: skip
        self.search = SearchField(tr("Words of the question"))
        self.search.textChanged.connect(self._list_anew)
        self.column.addWidget(self.search)
        self.column.addLayout(self._make_filters())
        self.note = Callout("good")
        self.column.addWidget(self.note)
        self.column.addWidget(self._make_body(), 1)
        self.column.addLayout(self._make_acts())
        host = theme_host_of(parent)
        window = parent.window() if parent is not None else None
        room = (window.width() - 40, window.height() - 40) if window else (2000, 2000)
        self.resize(min(host.px(_WIDTH), room[0]), min(host.px(_HEIGHT), room[1]))
        self.search.setFocus()
        self._show_acts()

    # ------------------------------------------------------------ what is shown

    @property
    def chosen(self) -> tuple[BankKey, ...]:
        """The chosen questions, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        keys = (self.list.lines.key_at(row) for row in rows)
        return tuple(key for key in keys if isinstance(key, BankKey))

    def place_of(self, key: BankKey) -> CheckPlace | None:
        """Where a listed question stands."""
        for entry in self._bank.entries:
            if entry.key == key:
                return CheckPlace(
                    entry.lesson_id,
                    entry.lesson_title,
                    asset_id=key.asset_id,
                    question_id=key.question_id,
                    question_number=entry.number,
                )
        return None

    def show_bank(self, bank: Bank) -> None:
        """List the questions of a course; what was looked for is looked for again."""
        self._bank = bank
        names = {key: kind.name for key, kind in self._kinds.items()}
        found: list[tuple[object, str]] = [(key, names.get(key, key)) for key in bank.kinds]
        if any(entry.is_draft for entry in bank.entries):
            found.append((_DRAFTS, tr("Not finished")))
        self._fill(self.kind, tr("All kinds"), found)
        quizzes = [
            (int(quiz.asset_id), f"{_quiz_words(quiz.lesson_title, quiz.title)} · {quiz.questions}")
            for quiz in bank.quizzes
        ]
        self._fill(self.quiz, tr("All quizzes"), quizzes)
        self._fill(self.tag, tr("All tags"), [(tag, tag) for tag in bank.tags])
        self._fill(self.outcome, tr("All outcomes"), [(one, one) for one in bank.outcomes])
        self._list_anew()

    def set_busy(self, is_busy: bool) -> None:
        """While something is done nothing else is begun."""
        self._acts_row.setEnabled(not is_busy)

    # ------------------------------------------------------------ its parts

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind, self.quiz, self.tag, self.outcome = (
            self._filter(row, name) for name in (tr("Kind"), tr("Quiz"), tr("Tag"), tr("Outcome"))
        )
        return row

    def _filter(self, row: QHBoxLayout, name: str) -> QComboBox:
        box = ChoiceBox(9, name)
        box.currentIndexChanged.connect(self._list_anew)
        row.addWidget(box, 1)
        return box

    def _make_body(self) -> QStackedWidget:
        self._body = QStackedWidget()
        card = Card(margin=1)
        card.column.setContentsMargins(1, 4, 1, 4)
        self.list = LineList(tr("Questions of the course"), note_rows=1)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.list.chosen.connect(lambda key: self.act_wanted.emit(SHOW, (key,)))
        card.column.addWidget(self.list)
        self._nothing = EmptyState("search", "", "")
        self._body.addWidget(Skeleton(rows=6))
        self._body.addWidget(card)
        self._body.addWidget(self._nothing)
        return self._body

    def _make_acts(self) -> QHBoxLayout:
        self._acts_row = QWidget()
        row = QHBoxLayout(self._acts_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._count = Muted()
        row.addWidget(self._count)
        row.addStretch(1)
        self.gift = QuietButton(tr("As GIFT"), "file-text")
        self.gift.setToolTip(tr("Copy the chosen questions as text that Moodle reads"))
        self.pool = QuietButton(tr("Make a pool…"), "split")
        self.pool.setToolTip(tr("A part of this quiz that asks some of them each time"))
        self.move_here = SecondaryButton(tr("Move here"))
        self.copy_here = PrimaryButton(tr("Copy here"), "copy")
        for button, act in (
            (self.gift, GIFT),
            (self.pool, POOL),
            (self.move_here, MOVE),
            (self.copy_here, COPY),
        ):
            button.clicked.connect(lambda _=False, act=act: self._wish(act))
            button.setAutoDefault(False)
            row.addWidget(button)
        outer = QHBoxLayout()
        outer.addWidget(self._acts_row, 1)
        close = SecondaryButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        outer.addWidget(close)
        return outer

    # ------------------------------------------------------------ what happens

    def _fill(self, box: QComboBox, every: str, items: Sequence[tuple[object, str]]) -> None:
        before = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(every, None)
        for value, words in items:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(before)) if before is not None else 0)
        box.setVisible(bool(items))
        box.blockSignals(False)

    def _wanted(self) -> BankFilter:
        quiz, kind = self.quiz.currentData(), self.kind.currentData() or ""
        return BankFilter(
            words=self.search.text(),
            kind="" if kind == _DRAFTS else kind,
            only_drafts=kind == _DRAFTS,
            tag=self.tag.currentData() or "",
            outcome=self.outcome.currentData() or "",
            asset_id=None if quiz is None else AssetId(quiz),
        )

    def _list_anew(self) -> None:
        chosen = set(self.chosen)
        found = self._bank.found(self._wanted())
        self.list.show_lines([self._line(entry) for entry in found])
        selection = self.list.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        if found and not self.list.currentIndex().isValid():
            # The keyboard has a place to begin, and nothing is chosen by it.
            selection.setCurrentIndex(self.list.lines.index(0, 0), flags.NoUpdate)
        selection.clearSelection()
        for row, entry in enumerate(found):
            if entry.key in chosen:
                selection.select(self.list.lines.index(row, 0), flags.Select)
        if not found:
            self._tell_nothing()
        self._body.setCurrentIndex(1 if found else 2)
        self._show_acts()

    def _tell_nothing(self) -> None:
        if self._bank.entries:
            self._nothing.show_text(
                tr("Nothing found"), tr("No question of the course fits what you look for.")
            )
        else:
            self._nothing.show_text(
                tr("No questions yet"), tr("Questions that you write in a quiz appear here.")
            )

    def _line(self, entry: BankEntry) -> Line:
        kind = self._kinds.get(entry.kind)
        parts = [
            _quiz_words(entry.lesson_title, entry.quiz_title),
            kind.name if kind else entry.kind,
            *([tr("pool “{title}”", title=entry.pool)] if entry.pool else []),
            *entry.tags[:4],
        ]
        return Line(
            entry.key,
            " ".join(plain(entry.prompt).split()) or tr("Untitled question"),
            note=" · ".join(part for part in parts if part),
            icon=kind.icon if kind else "puzzle",
            end=_figures(entry),
            state=tr("not finished") if entry.is_draft else "",
        )

    def _show_acts(self) -> None:
        chosen = self.chosen
        others = [key for key in chosen if key.asset_id != self._goal]
        self._count.setText(tr("%n chosen", len(chosen)) if chosen else "")
        self.gift.setEnabled(bool(chosen))
        self.copy_here.setEnabled(bool(chosen))
        self.move_here.setEnabled(bool(others))
        self.pool.setEnabled(len(chosen) > 1)

    def _wish(self, act: str) -> None:
        if chosen := self.chosen:
            self.act_wanted.emit(act, chosen)


class PoolDialog(FormDialog):
    """What the pool is called, and how many of its questions are asked each time."""

    def __init__(self, parent: QWidget | None, count: int) -> None:
        super().__init__(
            parent,
            tr("Make a pool of %n question(s)", count),
            tr("Each attempt is asked some of them, drawn anew."),
        )
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("For instance: Basics"))
        self.add_field(tr("Title"), self.title)
        self.pick = SpinBox(tr("Questions asked each time"))
        self.pick.setRange(1, count)
        self.pick.setValue(max(1, count // 2))
        self.add_field(tr("Questions asked each time, of {count}", count=count), self.pick)
        self.add_error_line()
        self.add_buttons(tr("Make it"), "")


def _quiz_words(lesson: str, quiz: str) -> str:
    return lesson if not quiz or quiz == lesson else f"{lesson} – {quiz}"


def _figures(entry: BankEntry) -> str:
    if entry.is_draft:
        return tr("draft")
    if entry.facility is None:
        return tr("%n answer(s)", entry.answered) if entry.answered else ""
    percent = round(100 * entry.facility)
    return tr("{percent}% right, {count} answers", percent=percent, count=entry.answered)
