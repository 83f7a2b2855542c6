"""The form of one question: what is asked, its answers, and what opens below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from ....domain.questions.base import Problem, Question
from ....domain.quiz import QUESTION_TYPES
from ...kit.callout import Callout
from ...kit.fold import Fold
from ...kit.lists import ScrollPage
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .cloze_part import ClozePart, gap_mark
from .common_parts import AboutPart, HintRow, PromptPart, feedback_part, scoring_part
from .fault_words import fault_words
from .flaw_cards import Flaw, FlawCards
from .part import FormPart, Json
from .picture_parts import PictureDesk
from .rows import RowList, put_before
from .schema_fields import FieldsPart, Spec
from .type_parts import is_detail, own_parts
from .typed_parts import RowsPart

_WIDEST = 820


class PartsPage(ScrollPage):
    """A column of parts that show one JSON object. `changed` carries all of it at each change."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=24, max_width=_WIDEST)
        self.raw: Json = {}
        self.parts: list[FormPart] = []
        self.folds: dict[FormPart, Fold] = {}

    def add_part(self, part: FormPart, folded: str = "") -> None:
        """One more part; with a title it is opened by that."""
        self.parts.append(part)
        part.changed.connect(lambda changes: self._on_changed(part, changes))
        if not folded:
            self.column.addWidget(part)
            return
        fold = Fold(folded, part)
        self.folds[part] = fold
        self.column.addWidget(fold)

    def show_raw(self, raw: Json) -> None:
        """Show it in all parts; the same object leaves them alone."""
        if raw != self.raw:
            self.raw = dict(raw)
            for part in self.parts:
                part.show_question(self.raw)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        inner = self.column.parentWidget()
        if event.type() == QEvent.Type.StyleChange and inner is not None:
            inner.setMaximumWidth(theme_host_of(self).px(_WIDEST))

    def _on_changed(self, part: FormPart, changes: Mapping[str, object]) -> None:
        made = {**self.raw, **changes}
        self.raw = {name: value for name, value in made.items() if value is not None}
        for other in self.parts:
            if other is not part and set(changes) & {*other.names, *other.also}:
                other.show_question(self.raw)
        self.changed.emit(dict(self.raw))


class QuestionForm(PartsPage):
    """Shows the questions of one type."""

    fix_wanted = Signal(object)  # a Flaw
    source_wanted = Signal()

    def __init__(self, kind: str, pictures: PictureDesk | None = None) -> None:
        super().__init__()
        self.kind = kind
        model = QUESTION_TYPES.get(kind)
        is_scored = model is None or model.is_scored
        self.draft = Callout("warn")
        self.column.addWidget(self.draft)
        self.prompt = PromptPart(_prompt_label(kind))
        self.add_part(self.prompt)
        for part in own_parts(kind):
            if hasattr(part, "set_desk"):
                part.set_desk(pictures)
            self.add_part(part, tr("Details") if is_detail(kind, part) else "")
            if isinstance(part, ClozePart):
                self._connect_gaps(part)
        self.flaws = FlawCards()
        self.flaws.fix_wanted.connect(self.fix_wanted)
        self.column.addWidget(self.flaws)
        self.about = AboutPart()
        self.about.source_wanted.connect(self.source_wanted)
        self._add_common(is_scored)
        self.column.addStretch(1)

    def show_question(self, raw: Json, faults: Sequence[Problem]) -> None:
        """Show a question. The same one, changed elsewhere, leaves the keyboard where it is."""
        is_other = raw.get("id") != self.raw.get("id")
        self.show_raw(raw)
        if is_other:
            self._open_used()
            self.verticalScrollBar().setValue(0)
        self.show_faults(faults)

    def offer(self, outcomes: Sequence[str], texts: Mapping[str, str]) -> None:
        """The outcomes of the course and the texts of the quiz, which a question may name."""
        own = str(self.raw.get("id", ""))
        self.about.offer(outcomes, {key: words for key, words in texts.items() if key != own})
        self.about.show_question(self.raw)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        """Say at each field what is wrong; what belongs to no field stands on top."""
        left = list(faults)
        for part in self.parts:
            own = [fault for fault in left if _head(fault.field) in part.names]
            left = [fault for fault in left if fault not in own]
            part.show_faults(own)
            if own and part in self.folds:
                self.folds[part].set_open(True)
        words = [fault_words(fault) for fault in left]
        self._draft_words(bool(faults), words)

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """What the rules for good questions say of it."""
        self.flaws.show_flaws(flaws)
        below = next((self.folds[part].button for part in self.parts if part in self.folds), None)
        after = self.folds[self.about].button if below is None else below
        put_before(after, self.flaws.buttons)

    def focus_first(self) -> None:
        """Put the keyboard where writing begins."""
        self.prompt.box.setFocus()

    def _connect_gaps(self, part: ClozePart) -> None:
        part.gap_wanted.connect(lambda: self._make_gap(part))
        part.gap_dropped.connect(self._drop_gap)
        make = QAction(part.make.text(), self)
        make.setShortcut(QKeySequence("Ctrl+G"))
        make.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        make.triggered.connect(lambda: self._make_gap(part))
        self.addAction(make)

    def _make_gap(self, part: ClozePart) -> None:
        """The selected words become a gap in which they are right."""
        cursor = self.prompt.box.textCursor()
        words = cursor.selectedText().replace("\u2029", " ").strip()
        name = part.fresh_name()
        cursor.insertText(gap_mark(name))
        part.add_gap(name, words)

    def _drop_gap(self, name: str, words: str) -> None:
        text = self.prompt.box.text().replace(gap_mark(name), words)
        self.prompt.box.setPlainText(text)

    def _draft_words(self, is_draft: bool, words: Sequence[str]) -> None:
        if not is_draft:
            self.draft.show_text(_kept_words(self.raw) if self.kind == "opaque" else "")
            return
        told = tr("A draft: learners do not see this version until what is marked below is mended.")
        self.draft.show_text(" ".join([told, *words]))

    def _add_common(self, is_scored: bool) -> None:
        if is_scored:
            self.add_part(feedback_part(), tr("Feedback"))
            self.add_part(_hints(), tr("Hints"))
            self.add_part(scoring_part(), tr("Points, tries and time"))
        self.add_part(self.about, tr("What it is about"))
        self.add_part(_naming(), tr("Name"))

    def _open_used(self) -> None:
        for part, fold in self.folds.items():
            used = part.is_used(self.raw)
            fold.set_open(used and isinstance(part, RowsPart))
            fold.tell(tr("in use") if used else "")


def _kept_words(raw: Mapping[str, object]) -> str:
    loss = raw.get("loss")
    why = str(loss[0]) if isinstance(loss, list | tuple) and loss else ""
    told = tr(
        "This program cannot ask it. It is kept word for word, and goes out again as it came."
    )
    return f"{told} ({why})" if why else told


def _head(field: str) -> str:
    return field.partition("[")[0].partition(".")[0]


def _hints() -> FormPart:
    return RowsPart("hints", RowList(HintRow, tr("Add a hint"), lambda _: {"text": ""}))


def _naming() -> FormPart:
    return FieldsPart(Question, (Spec("title", tr("Name in lists, not shown to learners")),))


def _prompt_label(kind: str) -> str:
    return {
        "flashcard": tr("Front"),
        "description": tr("Text"),
        "true_false": tr("Statement"),
        "cloze": tr("Text with gaps"),
        "opaque": tr("What can be shown of it"),
    }.get(kind, tr("Question"))
