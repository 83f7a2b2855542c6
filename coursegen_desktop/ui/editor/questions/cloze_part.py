"""Gaps of a text: typed, chosen from a list, a number, or a word of a bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.questions.base import Problem
from ....domain.questions.cloze import GAP
from ...kit.forms import Chip, LinkButton
from ...kit.lists import Card, ErrorLabel, FlowLayout, Muted, Strong
from ...kit.translate import tr
from .choice_part import blank_option
from .fault_words import fault_words
from .match_part import TextRow
from .option_rows import OptionRow, WorthRow, fresh_key, is_right
from .part import FormPart, Json, changed_value
from .rows import Row, RowList, put_before, stops_of
from .schema_fields import plain_number
from .text_box import ChoiceBox, NumberBox
from .typed_parts import NumberAnswerRow, TextAnswerRow

_TEXT = {"text": "", "fraction": 1}
_NUMBER = {"value": "", "fraction": 1}


class GapCard(Card):
    """One gap: its kind, and what is right in it."""

    changed = Signal()
    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind="sunken", margin=12)
        self.name, self._gap = name, dict[str, object]()
        self._words: dict[str, str] = {}
        self._is_showing = False
        self.column.addLayout(self._make_head())
        self._body = QVBoxLayout()
        self.column.addLayout(self._body)
        self.rows: RowList | None = None
        self._kind = ""
        self.words = QWidget()
        self._flow = FlowLayout(self.words)
        self.chips: dict[str, Chip] = {}
        self._no_words = Muted(tr("The word bank below has no words yet."))
        self._body.addWidget(self._no_words)
        self._body.addWidget(self.words)
        self.error = ErrorLabel()
        self.column.addWidget(self.error)

    def show_gap(self, number: int, gap: Mapping[str, object], words: Mapping[str, str]) -> None:
        """Show a gap, the `number`-th; `words` are those of the word bank."""
        self._is_showing = True
        try:
            self._show(number, gap, words)
        finally:
            self._is_showing = False

    def gap(self) -> Json:
        """The gap with what was changed."""
        made = changed_value(self._gap, "weight", plain_number(self.weight.exact()), 1)
        if self._kind == "pool":
            return {**made, "correct": [key for key, c in self.chips.items() if c.isChecked()]}
        if self.rows is not None:
            made["choices" if self._kind == "choice" else "answers"] = self.rows.values()
        return made

    def tell(self, words: str) -> None:
        """Say what is wrong with it."""
        self.error.tell(words)

    def _show(self, number: int, gap: Mapping[str, object], words: Mapping[str, str]) -> None:
        self._gap, self._words = dict(gap), dict(words)
        kind = str(gap.get("kind", "short_text"))
        self.title.setText(tr("Gap {number}", number=number))
        self.kind.setAccessibleName(tr("Kind of gap {number}", number=number))
        self.weight.setAccessibleName(tr("Weight of gap {number}", number=number))
        self.remove.setAccessibleName(tr("Make gap {number} plain text again", number=number))
        self.kind.set_value(kind)
        weight = gap.get("weight", 1)
        self.weight.set_value(float(weight) if isinstance(weight, int | float) else 1.0)
        self._set_kind(kind)
        held = gap.get("choices" if kind == "choice" else "answers")
        if self.rows is not None:
            values = (
                [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
            )
            self.rows.show_values(values)
            self._arrange_rows()
        if kind == "pool":
            self._show_words(gap.get("correct"))

    def _make_head(self) -> QHBoxLayout:
        self.title = Strong()
        self.kind = ChoiceBox(
            tr("Kind of gap"),
            {
                "short_text": tr("typed"),
                "numeric": tr("a number"),
                "choice": tr("chosen from a list"),
                "pool": tr("a word of the word bank"),
            },
        )
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.weight = NumberBox(tr("Weight"), 0, 100)
        self.weight.valueChanged.connect(self._tell)
        self.remove = LinkButton(tr("No gap"), "x")
        self.remove.clicked.connect(self.removed)
        words, weight = QWidget(), QWidget()
        flow, line = FlowLayout(words, spacing=10), QHBoxLayout(weight)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Muted(tr("weighs")))
        line.addWidget(self.weight)
        for part in (self.title, self.kind, weight):
            flow.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _set_kind(self, kind: str) -> None:
        self.words.setVisible(kind == "pool" and bool(self._words))
        self._no_words.setVisible(kind == "pool" and not self._words)
        if kind == self._kind:
            return
        self._kind = kind
        if self.rows is not None:
            self._body.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
            self.rows = None
        made = {
            "short_text": lambda: RowList(
                TextAnswerRow, tr("Add an answer"), lambda _: dict(_TEXT)
            ),
            "numeric": lambda: RowList(
                NumberAnswerRow, tr("Add a number"), lambda _: dict(_NUMBER)
            ),
            "choice": lambda: RowList(self._option_row, tr("Add an option"), blank_option),
        }.get(kind)
        if made is not None:
            self.rows = made()
            self.rows.changed.connect(self._on_rows)
            self._body.addWidget(self.rows)

    def _option_row(self) -> Row:
        row = OptionRow()
        row.set_single(True)
        row.marked.connect(lambda: self._on_marked(row))
        return row

    def _arrange_rows(self) -> None:
        for row in self.rows.rows if self.rows is not None else ():
            if isinstance(row, OptionRow):
                row.show_mark(is_right(row.value(), True))
            if isinstance(row, WorthRow):
                fraction = float(row.credit.fraction())
                row.set_shows_credit(fraction not in (0, 1) or row.credit.slider.hasFocus())

    def _on_marked(self, marked: OptionRow) -> None:
        for row in self.rows.rows if self.rows is not None else ():
            if isinstance(row, OptionRow):
                if row is marked:
                    row.credit.set_fraction(1)
                elif is_right(row.value(), True):
                    row.credit.set_fraction(0)
        self._on_rows()

    def _on_rows(self) -> None:
        self._arrange_rows()
        self._tell()

    def _on_kind(self) -> None:
        """Another kind takes over the words that are right."""
        if self._is_showing:
            return
        before, kind = self.gap(), self.kind.value()
        words = _right_words(before, self._words)
        weight = {"weight": before["weight"]} if "weight" in before else {}
        self._gap = {"kind": kind, **weight, **_blank_gap(kind, words)}
        self._is_showing = True
        try:
            self._show(int(self.title.text().split()[-1]), self._gap, self._words)
        finally:
            self._is_showing = False
        self._tell()

    def _show_words(self, correct: object) -> None:
        right = {str(one) for one in correct} if isinstance(correct, list | tuple) else set()
        if list(self.chips) != list(self._words):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = {}
            for key, words in self._words.items():
                chip = Chip(words)
                chip.toggled.connect(self._tell)
                self._flow.addWidget(chip)
                self.chips[key] = chip
        for key, chip in self.chips.items():
            chip.setText(self._words[key])
            chip.setChecked(key in right)

    def _tell(self) -> None:
        if not self._is_showing:
            self._gap = self.gap()
            self.changed.emit()


class WordRow(TextRow):
    """A word of the bank; it may be used for several gaps."""

    def __init__(self) -> None:
        super().__init__(tr("Word"))
        self.reuse = Chip(tr("for several gaps"))
        self.reuse.toggled.connect(self.tell_change)
        self.line.addWidget(self.reuse)

    def value(self) -> Json:
        return changed_value(super().value(), "reuse", self.reuse.isChecked(), False)

    def _show(self, value: Json) -> None:
        super()._show(value)
        self.reuse.setChecked(bool(value.get("reuse")))


class ClozePart(FormPart):
    """`gap_wanted`: make a gap of what is selected in the prompt; `gap_dropped` gives back a text
    for a gap's name.
    """

    names = ("gaps", "pool")
    also = ("prompt",)
    gap_wanted = Signal()
    gap_dropped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._raw: Json = {}
        row = QHBoxLayout()
        self.make = LinkButton(tr("Make a gap of the selected words"), "text-cursor-input")
        self.make.setToolTip(tr("Select words in the text above, then press Ctrl+G"))
        self.make.clicked.connect(self.gap_wanted)
        row.addWidget(self.make)
        row.addStretch(1)
        self.column.addLayout(row)
        self.cards: dict[str, GapCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.column.addLayout(self._cards)
        self._bank = QWidget()
        bank = QVBoxLayout(self._bank)
        bank.setContentsMargins(0, 0, 0, 0)
        bank.addWidget(Strong(tr("Word bank")))
        self.pool = RowList(WordRow, tr("Add a word"), _blank_word)
        self.pool.changed.connect(self._on_changed)
        bank.addWidget(self.pool)
        self.column.addWidget(self._bank)
        self.column.addWidget(self.error)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.pool.clear_errors()
        said: dict[str, list[str]] = {}
        for fault in faults:
            head, _, rest = fault.field.partition(".")
            name = rest.partition(".")[0].partition("[")[0] if head == "gaps" else ""
            if head.startswith("pool"):
                self.pool.tell(head.removeprefix("pool"), fault_words(fault))
            else:
                said.setdefault(name, []).append(fault_words(fault))
        for name, card in self.cards.items():
            card.tell(" ".join(dict.fromkeys(said.pop(name, []))))
        self.error.tell(" ".join(words for many in said.values() for words in many))

    def add_gap(self, name: str, words: str) -> None:
        """A gap that was made in the prompt, where `words` were."""
        gaps = self._gaps()
        gaps[name] = {"kind": "short_text", **_blank_gap("short_text", [words] if words else [])}
        self._tell(gaps)

    def fresh_name(self) -> str:
        """A name for another gap."""
        return fresh_key((*self._gaps(), *GAP.findall(str(self._raw.get("prompt", "")))), "g")

    def _show(self, raw: Json) -> None:
        self._raw = raw
        gaps = self._gaps()
        named = [name for name in GAP.findall(str(raw.get("prompt", ""))) if name in gaps]
        order = list(dict.fromkeys([*named, *gaps]))
        for name in [name for name in self.cards if name not in gaps]:
            card = self.cards.pop(name)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        pool = [one for one in raw.get("pool") or () if isinstance(one, dict)]
        words = {str(one.get("id")): str(one.get("text", "")) for one in pool}
        for number, name in enumerate(order, 1):
            if name not in self.cards:
                self.cards[name] = self._card(name)
            self._cards.removeWidget(self.cards[name])
            self._cards.insertWidget(number - 1, self.cards[name])
            self.cards[name].show_gap(number, gaps[name], words)
        self.pool.show_values(pool)
        cards = [widget for name in order for widget in stops_of(self.cards[name])]
        put_before(self.pool.add_button, [*cards, *self.pool.stops()])
        uses_pool = bool(pool) or any(gap.get("kind") == "pool" for gap in gaps.values())
        self._bank.setVisible(uses_pool)

    def _gaps(self) -> dict[str, Json]:
        gaps = self._raw.get("gaps")
        if not isinstance(gaps, Mapping):
            return {}
        return {str(name): dict(gap) for name, gap in gaps.items() if isinstance(gap, Mapping)}

    def _card(self, name: str) -> GapCard:
        card = GapCard(name)
        card.changed.connect(self._on_changed)
        card.removed.connect(lambda: self._on_removed(name))
        return card

    def _on_removed(self, name: str) -> None:
        gaps = self._gaps()
        words = _right_words(gaps.pop(name), self._pool_words())
        self._tell(gaps)
        self.gap_dropped.emit(name, words[0] if words else "")

    def _on_changed(self) -> None:
        gaps = {name: self.cards[name].gap() for name in self._gaps() if name in self.cards}
        pool = self.pool.values()
        known = {str(word["id"]) for word in pool}
        for gap in gaps.values():
            if gap.get("kind") == "pool":
                gap["correct"] = [key for key in gap.get("correct") or () if key in known]
        self._tell(gaps, pool)

    def _tell(self, gaps: dict[str, Json], pool: list[Json] | None = None) -> None:
        pool = list(self._raw.get("pool") or ()) if pool is None else pool
        if self._is_showing:
            return
        self._raw = {**self._raw, "gaps": gaps, "pool": pool}
        self.show_question(self._raw)
        self.tell_change(gaps=gaps, pool=pool or None)

    def _pool_words(self) -> dict[str, str]:
        return {str(one["id"]): str(one.get("text", "")) for one in self._raw.get("pool") or ()}


def _right_words(gap: Mapping[str, object], pool: Mapping[str, str]) -> list[str]:
    """The texts that are right in a gap."""
    if gap.get("kind") == "pool":
        correct = gap.get("correct")
        return [pool.get(str(one), "") for one in correct] if isinstance(correct, list) else []
    held = gap.get("choices") or gap.get("answers")
    found = [one for one in held if isinstance(one, Mapping)] if isinstance(held, list) else []
    found.sort(key=lambda one: -float(one.get("fraction", 1)))
    texts = [str(one.get("text", one.get("value") or "")) for one in found]
    return [text for text in texts if text]


def _blank_gap(kind: str, words: Sequence[str]) -> Json:
    """What a gap of a kind begins with, keeping the words that were right."""
    first = words[0] if words else ""
    makers: dict[str, Callable[[], Json]] = {
        "short_text": lambda: {"answers": [{"text": w, "fraction": 1} for w in words or [""]]},
        "numeric": lambda: {"answers": [{"value": first, "fraction": 1}]},
        "choice": lambda: {
            "choices": [
                {"id": "c1", "text": first, "fraction": 1},
                {"id": "c2", "text": "", "fraction": 0},
            ]
        },
        "pool": lambda: {"correct": []},
    }
    return makers.get(kind, dict)()


def _blank_word(values: Sequence[Json]) -> Json:
    return {"id": fresh_key((str(one.get("id")) for one in values), "w"), "text": ""}


def gap_mark(name: str) -> str:
    """How the prompt names a gap."""
    return "{{gap:" + name + "}}"
