"""What all questions have: prompt, points, feedback, hints, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ....domain.questions.base import Feedback, Problem, Question
from ....domain.quiz import ANCHOR_KEY, OUTCOME_KEY, SPAN_KEY
from ...kit.forms import Chip, LinkButton
from ...kit.lists import FlowLayout, Muted
from ...kit.translate import tr
from .credit import CreditField
from .fault_words import fault_words
from .part import FormPart, Json, Labelled, changed_value
from .rows import Row
from .schema_fields import FieldsPart, Spec
from .text_box import ChoiceBox, LineBox, TextBox

_LONGEST = 400


class PromptPart(FormPart):
    """What is asked."""

    names = ("prompt",)

    def __init__(self, label: str, lines: int = 3) -> None:
        super().__init__()
        self.box = TextBox(label, lines=lines)
        self.box.edited.connect(lambda text: self.tell_change(prompt=text))
        self._field = Labelled(label, self.box)
        self.column.addWidget(self._field)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self._field.tell(" ".join(map(fault_words, faults)))

    def _show(self, raw: Json) -> None:
        self.box.set_text(str(raw.get("prompt", "")))


class HintRow(Row):
    """Help for the next try, and what it costs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextBox(tr("Hint"), placeholder=tr("Hint"))
        self.text.edited.connect(self.tell_change)
        self.line.addWidget(self.text, 1)
        self.cost = CreditField(tr("What the hint costs"), least=0)
        self.cost.changed.connect(self.tell_change)
        self.counts = Chip(tr("tells how many parts are right"))
        self.clears = Chip(tr("takes wrong parts away"))
        below = QWidget()
        flow = FlowLayout(below)
        flow.addWidget(Muted(tr("costs")))
        flow.addWidget(self.cost)
        for chip in (self.counts, self.clears):
            chip.toggled.connect(self.tell_change)
            flow.addWidget(chip)
        self.column.addWidget(below)
        self.finish()

    def value(self) -> Json:
        made = {**self.raw, "text": self.text.text()}
        made = changed_value(made, "penalty", self.cost.fraction(), 0)
        made = changed_value(made, "show_count", self.counts.isChecked(), False)
        return changed_value(made, "clear_wrong", self.clears.isChecked(), False)

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.text.setAccessibleName(tr("Hint {number}", number=place))
        self.cost.slider.setAccessibleName(tr("What hint {number} costs", number=place))

    def _show(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))
        self.cost.set_fraction(value.get("penalty", 0))
        self.counts.setChecked(bool(value.get("show_count")))
        self.clears.setChecked(bool(value.get("clear_wrong")))


class AboutPart(FormPart):
    """The outcome that it tests, tags, and the passage that it rests on.

    `source_wanted`: show that passage.
    """

    names = ("tags", "ext", "stimulus")
    source_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ext: Json = {}
        self.outcome = ChoiceBox(tr("Outcome that it tests"), narrow=True)
        self.outcome.currentIndexChanged.connect(self._on_outcome)
        self.column.addWidget(Labelled(tr("Outcome that it tests"), self.outcome))
        self.tags = LineBox(tr("Tags"), placeholder=tr("plants, energy"))
        self.tags.textEdited.connect(self._on_tags)
        self.column.addWidget(Labelled(tr("Tags"), self.tags, hint=tr("Separated by commas.")))
        self.stimulus = ChoiceBox(tr("Stands below the text"), narrow=True)
        self.stimulus.currentIndexChanged.connect(
            lambda: self.tell_change(stimulus=self.stimulus.value() or None)
        )
        self._below = Labelled(tr("Stands below the text"), self.stimulus)
        self.column.addWidget(self._below)
        self._source = QWidget()
        row = QHBoxLayout(self._source)
        row.setContentsMargins(0, 0, 0, 0)
        self._passage = Muted(wrap=True)
        self.jump = LinkButton(tr("Show the passage"), "book-open")
        self.jump.clicked.connect(self.source_wanted)
        row.addWidget(self._passage, 1)
        row.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._source)
        self.column.addWidget(self.error)

    def offer(self, outcomes: Sequence[str], texts: Mapping[str, str]) -> None:
        """The outcomes of the course, and the texts of the quiz by their ids."""
        with self.showing():
            self.outcome.set_options({"": tr("none"), **{one: one for one in outcomes}})
            self.stimulus.set_options({"": tr("none"), **texts})
        self._below.setVisible(bool(texts))

    def show_passage(self, words: str) -> None:
        """The words that the question rests on, "" when it names none."""
        self._passage.setText(tr("It rests on “{passage}”", passage=words))
        self._source.setVisible(bool(words))

    def is_used(self, raw: Json) -> bool:
        ext = raw.get("ext") or {}
        return bool(raw.get("tags") or raw.get("stimulus") or ext.get(OUTCOME_KEY))

    def _show(self, raw: Json) -> None:
        self._ext = dict(raw.get("ext") or {})
        outcome = str(self._ext.get(OUTCOME_KEY, ""))
        if outcome and self.outcome.findData(outcome) < 0:
            self.outcome.addItem(tr("{outcome} (not of this course)", outcome=outcome), outcome)
        self.outcome.set_value(outcome)
        tags = [str(tag) for tag in raw.get("tags") or ()]
        if _tags(self.tags.text()) != tags:
            self.tags.set_text(", ".join(tags))
        self.stimulus.set_value(str(raw.get("stimulus") or ""))
        self.show_passage(_passage(self._ext))

    def _on_outcome(self) -> None:
        ext = changed_value(self._ext, OUTCOME_KEY, self.outcome.value(), "")
        if not self._is_showing:
            self._ext = ext
        self.tell_change(ext=ext or None)

    def _on_tags(self) -> None:
        self.tell_change(tags=_tags(self.tags.text()) or None)


def feedback_part() -> FieldsPart:
    """What is said after the answer."""
    return FieldsPart(
        Feedback,
        (
            Spec("general", tr("To everybody"), tr("Why the right answer is right."), lines=2),
            Spec("correct", tr("Who was right")),
            Spec("partial", tr("Who was partly right")),
            Spec("incorrect", tr("Who was wrong")),
        ),
        inside=("feedback",),
    )


def scoring_part() -> FieldsPart:
    """Points, tries and time."""
    return FieldsPart(
        Question,
        (
            Spec("points", tr("Points"), least=0, most=1000),
            Spec("penalty", tr("Cost of a wrong try"), empty=tr("as the quiz"), scale=100),
            Spec("attempts", tr("Tries"), empty=tr("as the quiz"), most=100),
            Spec("time_limit_s", tr("Seconds to answer"), empty=tr("no limit"), most=86_400),
            Spec("difficulty", tr("Difficulty"), empty=tr("not said"), scale=100),
        ),
    )


def _passage(ext: Mapping[str, object]) -> str:
    """The words that a question rests on, or the heading where they stand."""
    span = ext.get(SPAN_KEY)
    quote = span.get("quote") if isinstance(span, Mapping) else None
    words = " ".join(str(quote or ext.get(ANCHOR_KEY) or "").split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _tags(text: str) -> list[str]:
    return list(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
