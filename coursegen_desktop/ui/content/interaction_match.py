"""Matching: an option is dragged to its line, or chosen in the list that each line has.

Tab, arrows and letters do everything in the lists; an option that has the keyboard goes to the
first open line with Enter.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.questions.base import OptionView, Part, Verdict, WordView
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.painting import paint_box
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .answer_fields import AnswerList, AnswerMark, mark_of
from .inline_text import has_objects, plain
from .interaction import Interaction, given_map
from .interaction_choice import letter
from .part_notes import PartNotes
from .rich_text import RichText
from .word_bank import WordBank
from .word_chip import WordChip

# Longer options, and those with formulas or pictures, are written out once, with letters, instead
# of being cut in every list.
_LONG = 34


class MatchInteraction(Interaction):
    """A row for each stem, and a key of lettered options where they are long."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        options = question.shown.options
        self._lettered = any(
            len(plain(option.text)) > _LONG or has_objects(option.text) for option in options
        )
        self.rows = {stem.id: self._row(stem) for stem in question.shown.stems}
        for row in self.rows.values():
            self.column.addWidget(row)
        self.column.addSpacing(6)
        self.bank: OptionKey | WordBank
        if self._lettered:
            self.bank = OptionKey(options)
        else:
            reuse = question.shown.reuses
            words = tuple(WordView(one.id, one.text, reuse=reuse) for one in options)
            self.bank = WordBank(words)
        self.bank.word_clicked.connect(self._on_option_clicked)
        self.bank.word_dropped.connect(self._on_option_dropped)
        for chip in self.bank.chips.values():
            chip.moved.connect(self._show_goal)
        self.column.addWidget(self.bank)

    def answer(self) -> dict[str, object] | None:
        pairs = {stem: row.choice.value() for stem, row in self.rows.items() if row.choice}
        return {"pairs": pairs} if any(pairs.values()) else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        given = given_map(answer, "pairs")
        for stem, row in self.rows.items():
            if row.choice is not None:
                row.choice.set_value(given.get(stem, ""))
        self._show_used()

    def show_try(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            row = self.rows.get(part.key)
            if row is not None and row.choice is not None and part.given:
                row.choice.show_part(part)

    def clear_wrong(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            row = self.rows.get(part.key)
            is_wrong = part.verdict is not Verdict.RIGHT
            if row is not None and row.choice is not None and is_wrong:
                row.choice.set_value("")
        self._show_used()

    def instruction(self) -> str:
        return tr("Drag each match to its line, or choose it there")

    def advance(self) -> bool:
        choices = [row.choice for row in self.rows.values() if row.choice is not None]
        at = next((n for n, choice in enumerate(choices) if choice.hasFocus()), -1)
        if self.is_locked or (at >= 0 and not choices[at].value()):
            return False
        for choice in [*choices[at + 1 :], *choices[: max(at, 0)]]:
            if not choice.value():
                choice.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def stops(self) -> list[QWidget]:
        lists = [row.choice for row in self.rows.values() if row.choice is not None]
        return [*lists, *self.bank.chips.values()] if lists else []

    def focus_first(self) -> None:
        for row in self.rows.values():
            if row.choice is not None:
                row.choice.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_result(self, result: AnswerResult) -> None:
        parts = {part.key: part for part in result.grade.parts}
        given = given_map(result.answer, "pairs")
        for stem, row in self.rows.items():
            if stem in parts:
                row.show_part(parts[stem], self._letters(parts[stem]))
            elif row.choice is not None:  # judged before the question was changed
                row.choice.set_value(given.get(stem, ""))
                row.choice.setEnabled(False)
        names = {stem.id: stem.text for stem in self.question.shown.stems}
        self.column.insertWidget(len(self.rows), PartNotes(result.grade.parts, names))
        self.lock()

    def lock(self) -> None:
        self.is_locked = True
        for row in self.rows.values():
            if row.choice is not None:
                row.choice.setEnabled(False)
        if isinstance(self.bank, OptionKey):
            self.bank.lock()  # it tells what the letters mean
        else:
            self.bank.hide()

    def _letters(self, part: Part) -> tuple[str, str] | None:
        if not self._lettered:
            return None
        texts = [option.text for option in self.question.shown.options]

        def named(text: str) -> str:
            return letter(texts.index(text)) if text in texts else ""

        return named(part.given), named(part.expected)

    def _row(self, stem: OptionView) -> MatchRow:
        options = self.question.shown.options
        labels: tuple[str, ...] = ()
        if self._lettered:
            labels = tuple(
                f"{letter(number)}  {plain(option.text)}" for number, option in enumerate(options)
            )
        row = MatchRow(stem, options, labels)
        if row.choice is not None:
            row.choice.currentIndexChanged.connect(partial(self._on_edited, row.choice))
        return row

    def _on_edited(self, choice: AnswerList, _index: int) -> None:
        choice.show_part(None)
        self._show_used()
        self.changed.emit()

    def _show_used(self) -> None:
        used = {row.choice.value() for row in self.rows.values() if row.choice is not None}
        self.bank.show_used(set() if self.question.shown.reuses else used)

    def _on_option_clicked(self, option: str) -> None:
        """Into the first open line; an option that has its line goes back."""
        lists = [(stem, row.choice) for stem, row in self.rows.items() if row.choice is not None]
        if self.is_locked:
            return
        if not self.question.shown.reuses:
            for _, choice in lists:
                if choice.value() == option:
                    choice.set_value("")
                    say(self, tr("{option} is taken away", option=self._text(option)), urgent=True)
                    return
        for stem, choice in lists:
            if not choice.value():
                self._put(stem, option)
                return
        say(self, tr("Every line has its match."), urgent=True)

    def _on_option_dropped(self, option: str, place: QPoint) -> None:
        self._show_goal(None)
        stem = next((name for name, row in self.rows.items() if row.is_at(place)), None)
        if stem is not None and not self.is_locked:
            self._put(stem, option)

    def _show_goal(self, place: QPoint | None) -> None:
        """Light the line onto which an option would fall; None: nothing is dragged."""
        for row in self.rows.values():
            row.set_hot(place is not None and row.is_at(place) and not self.is_locked)

    def _put(self, stem: str, option: str) -> None:
        """Lay an option on a line; where each belongs to one line only it leaves the other."""
        for name, row in self.rows.items():
            if row.choice is None:
                continue
            if name == stem:
                row.choice.set_value(option)
            elif row.choice.value() == option and not self.question.shown.reuses:
                row.choice.set_value("")
        words = self.rows[stem].name
        told = tr("{option} goes with {stem}", option=self._text(option), stem=words)
        say(self, told, urgent=True)

    def _text(self, option: str) -> str:
        return next((plain(o.text) for o in self.question.shown.options if o.id == option), "")


class MatchRow(QWidget):
    """A stem and its list; after the answer, what was chosen and what is right."""

    def __init__(
        self,
        stem: OptionView,
        options: tuple[OptionView, ...],
        labels: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self.is_hot = False
        self._stem = stem
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(14)
        self._words = RichText("emphasis", weight=400)
        self._words.show_text(stem.text)
        self._words.setMinimumWidth(theme_host_of(self).px(150))
        self.choice: AnswerList | None = AnswerList(plain(stem.text), options, labels)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.choice)

    def is_at(self, place: QPoint) -> bool:
        """Whether that place of the screen lies on it."""
        return QRect(self.mapToGlobal(QPoint(0, 0)), self.size()).contains(place)

    def set_hot(self, is_hot: bool) -> None:
        """Show that what is dragged would fall here."""
        if is_hot is not self.is_hot:
            self.is_hot = is_hot
            self.update()

    @property
    def name(self) -> str:
        """The stem in plain words."""
        return plain(self._stem.text)

    def show_part(self, part: Part, short: tuple[str, str] | None) -> None:
        """Replace the list by the verdict; `short` names the options by their letters."""
        self._part = part
        if self.choice is not None:
            self._row.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None
        mark = AnswerMark(plain(self._stem.text), part, short=short)
        self._row.addWidget(mark)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        role = "line" if self._part is None else mark_of(self._part)[1]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge = host.theme.color("surface"), host.theme.color(role)
        if self.is_hot:
            fill, edge = host.theme.color("accent_soft"), host.theme.color("accent")
        paint_box(painter, QRectF(self.rect()), host.px(12), fill, edge)


class OptionKey(QWidget):
    """The options in full, with the letters under which the lists name them, to be dragged.

    `word_clicked` carries the id, `word_dropped` also where on the screen.
    """

    word_clicked = Signal(str)
    word_dropped = Signal(str, QPoint)

    def __init__(self, options: tuple[OptionView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(8)
        self.chips: dict[str, WordChip] = {}
        for number, option in enumerate(options):
            line = QHBoxLayout()
            line.setSpacing(12)
            chip = WordChip(letter(number), name=f"{letter(number)}. {plain(option.text)}")
            chip.clicked.connect(partial(self.word_clicked.emit, option.id))
            chip.dropped.connect(partial(self.word_dropped.emit, option.id))
            self.chips[option.id] = chip
            words = RichText("body")
            words.show_text(option.text)
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(line)

    def show_used(self, used: Set[str]) -> None:
        """Fade the options that have their line."""
        for option, chip in self.chips.items():
            chip.set_state(used=option in used)

    def lock(self) -> None:
        """They only tell from now on what the letters mean."""
        for chip in self.chips.values():
            chip.set_state(used=False)
            chip.setEnabled(False)
