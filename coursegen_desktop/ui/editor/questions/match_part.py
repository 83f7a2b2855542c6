"""Pairs to find, or entries to sort into categories; and items to bring into order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ....domain.questions.base import Problem
from ...kit.forms import Chip
from ...kit.icons import IconLabel
from ...kit.lists import Muted
from ...kit.translate import tr
from .fault_words import fault_words
from .option_rows import fresh_key
from .part import FormPart, Json, changed_value, mark_invalid
from .rows import Row, RowList
from .text_box import ChoiceBox, TextBox

_OPTION = "option"  # in a row: the id of the option that belongs to the stem
_OPTION_TEXT = "option_text"


class PairRow(Row):
    """A stem, and what belongs to it: typed beside it, or one of the categories."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stem = TextBox(tr("Entry"), placeholder=tr("Entry"), enter_goes_on=True)
        self.answer = TextBox(tr("What belongs to it"), enter_goes_on=True)
        self.answer.setPlaceholderText(tr("What belongs to it"))
        self.category = ChoiceBox(tr("Category"), narrow=True)
        for box in (self.stem, self.answer):
            box.edited.connect(self.tell_change)
        self.stem.next_wanted.connect(self._on_enter)
        self.answer.next_wanted.connect(self.next_wanted)
        self.category.currentIndexChanged.connect(self.tell_change)
        self.line.addWidget(self.stem, 1)
        self.line.addWidget(IconLabel("arrow-right", size=16))
        self.line.addWidget(self.answer, 1)
        self.line.addWidget(self.category, 1)
        self.more = Muted(wrap=True)
        self.column.addWidget(self.more)
        self.more.hide()
        self.sorts = False
        self.finish()

    def value(self) -> Json:
        made = {**self.raw, "text": self.stem.text()}
        if self.sorts:
            return {**made, _OPTION: self.category.value()}
        return {**made, _OPTION_TEXT: self.answer.text()}

    def offer(self, categories: dict[str, str], sorts: bool) -> None:
        """The categories to choose from."""
        self.sorts = sorts
        self.category.blockSignals(True)
        self.category.set_options({"": tr("Choose…"), **categories})
        self.category.set_value(str(self.raw.get(_OPTION, "")))
        self.category.blockSignals(False)
        self.answer.setVisible(not sorts)
        self.category.setVisible(sorts)

    def focus_first(self) -> None:
        self.stem.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.stem.setAccessibleName(tr("Entry {number}", number=place))
        self.answer.setAccessibleName(tr("What belongs to entry {number}", number=place))
        self.category.setAccessibleName(tr("Category of entry {number}", number=place))

    def tell(self, field: str, words: str) -> None:
        super().tell(field, words)
        mark_invalid(self.answer if field == _OPTION else self.stem, bool(words))
        if not words:
            mark_invalid(self.answer, False)

    def _show(self, value: Json) -> None:
        self.stem.set_text(str(value.get("text", "")))
        self.answer.set_text(str(value.get(_OPTION_TEXT, "")))
        self.category.set_value(str(value.get(_OPTION, "")))
        others = value.get("others") or ""
        self.more.setText(tr("Accepted too: {options}", options=others))
        self.more.setVisible(bool(others))

    def _on_enter(self) -> None:
        (self.category if self.sorts else self.answer).setFocus()


class TextRow(Row):
    """Nothing but a text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.text = TextBox(name, placeholder=name, enter_goes_on=True)
        self.text.edited.connect(self.tell_change)
        self.text.next_wanted.connect(self.next_wanted)
        self.line.addWidget(self.text, 1)
        self.finish()

    def value(self) -> Json:
        return {**self.raw, "text": self.text.text()}

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.text.setAccessibleName(f"{self._name} {place}")

    def tell(self, field: str, words: str) -> None:
        super().tell(field, words)
        mark_invalid(self.text, bool(words))

    def _show(self, value: Json) -> None:
        self.text.set_text(str(value.get("text", "")))


class MatchPart(FormPart):
    """Rows of pairs; options that belong to nothing stand below them."""

    names = ("stems", "options", "pairs", "one_to_one")

    def __init__(self) -> None:
        super().__init__()
        self._raw: Json = {}
        self._sorts = False
        self.pairs, self.sorting = Chip(tr("Find pairs")), Chip(tr("Sort into categories"))
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(8)
        for chip in (self.pairs, self.sorting):
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self.column.addLayout(row)
        self.pairs.clicked.connect(lambda: self._on_sorts(False))
        self.sorting.clicked.connect(lambda: self._on_sorts(True))
        self.rows = RowList(PairRow, tr("Add an entry"), self._blank_pair, least=1)
        self.column.addWidget(self.rows)
        self._told = Muted(wrap=True)
        self.column.addWidget(self._told)
        self.others = RowList(lambda: TextRow(tr("Option")), tr("Add an option"), self._blank)
        self.column.addWidget(self.others)
        self.column.addWidget(self.error)
        self.rows.changed.connect(self._on_changed)
        self.others.changed.connect(self._on_changed)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.rows.clear_errors()
        self.others.clear_errors()
        self.error.tell("")
        for fault in faults:
            words, place = fault_words(fault), fault.field
            if place.startswith("stems["):
                self.rows.tell(place.removeprefix("stems"), words)
            elif place.startswith("options["):
                self._tell_option(place, words)
            else:
                self.error.tell(words)

    def _tell_option(self, place: str, words: str) -> None:
        number = place.removeprefix("options[").partition("]")[0]
        key = _keys(self._raw.get("options"))[int(number) - 1]
        for row in self.rows.rows:
            if not self._sorts and row.raw.get(_OPTION) == key:
                row.tell(_OPTION, words)
                return
        for row in self.others.rows:
            if row.raw.get("id") == key:
                row.tell("text", words)

    def _show(self, raw: Json) -> None:
        self._raw = raw
        self._sorts = not raw.get("one_to_one", True) or _is_shared(raw)
        (self.sorting if self._sorts else self.pairs).setChecked(True)
        best = _best(raw)
        words = {str(one.get("id")): str(one.get("text", "")) for one in raw.get("options") or ()}
        rows = []
        for stem in raw.get("stems") or ():
            key = best.get(str(stem.get("id")), "")
            own = {**stem, _OPTION: key, _OPTION_TEXT: words.get(key, "")}
            more = _more(raw, str(stem.get("id")), key, words)
            rows.append({**own, "others": more} if more else own)
        self.rows.show_values(rows)
        used = set() if self._sorts else set(best.values())
        options = [one for one in raw.get("options") or () if str(one.get("id")) not in used]
        self.others.show_values(options)
        self._arrange()

    def _arrange(self) -> None:
        categories = {
            str(row.value().get("id")): str(row.value().get("text", "")) for row in self.others.rows
        }
        for row in self.rows.rows:
            if isinstance(row, PairRow):
                row.offer(categories if self._sorts else {}, self._sorts)
        self._told.setText(
            tr("Categories") if self._sorts else tr("More options, which belong to nothing")
        )
        self.others.add_button.setText(
            tr("Add a category") if self._sorts else tr("Add such an option")
        )

    def _on_sorts(self, sorts: bool) -> None:
        if sorts == self._sorts or self._is_showing:
            return
        made = {**self._raw, **self._collected(), "one_to_one": not sorts}
        if not sorts:
            made = _unshared(made)
        self.show_question(made)
        self.tell_change(**{name: made.get(name) for name in self.names})

    def _on_changed(self) -> None:
        made = self._collected()
        self._raw = {**self._raw, **made}
        if self._sorts:
            with self.showing():
                self._arrange()
        self.tell_change(**made)

    def _collected(self) -> Json:
        """Stems, options and pairs as the rows have them."""
        options = {str(one.get("id")): dict(one) for one in self._raw.get("options") or ()}
        order: list[str] = []
        stems, pairs = [], []
        credit = _credits(self._raw)
        if self._sorts:
            order = [str(one["id"]) for one in self.others.values()]
        for row in self.rows.rows:
            value = row.value()
            stem = {k: v for k, v in value.items() if k not in (_OPTION, _OPTION_TEXT, "others")}
            stems.append(stem)
            key = str(value.get(_OPTION, ""))
            if not self._sorts:
                key = key or fresh_key([*options, *order], "o")
                row.raw[_OPTION] = key
                text = str(value[_OPTION_TEXT])
                options[key] = {**options.get(key, {"id": key}), "text": text}
                order.append(key)
            row.raw[_OPTION] = key
            if key:
                pairs.append(changed_value({"stem": stem["id"], "option": key}, "fraction",
                                           credit.get((stem["id"], key), 1), 1))  # fmt: skip
            pairs += _other_pairs(self._raw, str(stem["id"]), key)
        for one in self.others.values():
            key = str(one["id"])
            options[key] = one
            if key not in order:
                order.append(key)
        known = set(order)
        kept = [pair for pair in pairs if pair["option"] in known]
        return {"stems": stems, "options": [options[key] for key in order], "pairs": kept}

    def _blank_pair(self, values: Sequence[Json]) -> Json:
        return {"id": fresh_key((str(one.get("id")) for one in values), "s"), "text": ""}

    def _blank(self, values: Sequence[Json]) -> Json:
        taken = [*_keys(self._raw.get("options")), *(str(one.get("id")) for one in values)]
        taken += [str(row.raw.get(_OPTION, "")) for row in self.rows.rows]
        return {"id": fresh_key(taken, "o"), "text": ""}


class OrderPart(FormPart):
    """The items from first to last."""

    names = ("items", "correct")

    def __init__(self) -> None:
        super().__init__()
        self._raw: Json = {}
        self.column.addWidget(Muted(tr("Write them in the right order. They are shown mixed.")))
        self.rows = RowList(lambda: TextRow(tr("Item")), tr("Add an item"), self._blank, least=1)
        self.rows.changed.connect(self._on_changed)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.error)

    def show_faults(self, faults: Sequence[Problem]) -> None:
        self.rows.clear_errors()
        self.error.tell("")
        for fault in faults:
            if fault.field.startswith("items["):
                key = _keys(self._raw.get("items"))[_number(fault.field) - 1]
                for row in self.rows.rows:
                    if row.raw.get("id") == key:
                        row.tell("text", fault_words(fault))
            else:
                self.error.tell(fault_words(fault))

    def _show(self, raw: Json) -> None:
        self._raw = raw
        items = {str(one.get("id")): one for one in raw.get("items") or ()}
        names = [str(name) for name in raw.get("correct") or () if str(name) in items]
        names += [name for name in items if name not in names]
        self.rows.show_values([items[name] for name in names])

    def _on_changed(self) -> None:
        values = self.rows.values()
        by_key = {str(one["id"]): one for one in values}
        before = [name for name in _keys(self._raw.get("items")) if name in by_key]
        # The order in which they stand in the file is that in which they are shown unmixed.
        items = [by_key[name] for name in before]
        items += [one for one in values if str(one["id"]) not in before]
        changes = {"items": items, "correct": [str(one["id"]) for one in values]}
        self._raw = {**self._raw, **changes}
        self.tell_change(**changes)

    def _blank(self, values: Sequence[Json]) -> Json:
        return {"id": fresh_key((str(one.get("id")) for one in values), "i"), "text": ""}


def _keys(values: Any) -> list[str]:
    return [str(one.get("id")) for one in values or () if isinstance(one, Mapping)]


def _number(place: str) -> int:
    return int(place.partition("[")[2].partition("]")[0])


def _credits(raw: Json) -> dict[tuple[str, str], float]:
    pairs = raw.get("pairs") or ()
    return {(str(p["stem"]), str(p["option"])): p.get("fraction", 1) for p in pairs}


def _best(raw: Json) -> dict[str, str]:
    """For each stem the option that brings most."""
    best: dict[str, tuple[float, str]] = {}
    for (stem, option), credit in _credits(raw).items():
        if stem not in best or credit > best[stem][0]:
            best[stem] = credit, option
    return {stem: option for stem, (_, option) in best.items()}


def _is_shared(raw: Json) -> bool:
    """Whether an option belongs to several stems."""
    chosen = list(_best(raw).values())
    return len(set(chosen)) < len(chosen)


def _other_pairs(raw: Json, stem: str, best: str) -> list[Json]:
    before = _best(raw).get(stem)
    return [
        dict(pair)
        for pair in raw.get("pairs") or ()
        if str(pair["stem"]) == stem and str(pair["option"]) not in (before, best)
    ]


def _more(raw: Json, stem: str, best: str, words: Mapping[str, str]) -> str:
    others = [str(pair["option"]) for pair in _other_pairs(raw, stem, best)]
    return ", ".join(words.get(key, key) for key in others)


def _unshared(raw: Json) -> Json:
    """A copy of an option for each further stem that it belongs to: pairs share nothing."""
    options, pairs, used = list(raw["options"]), [], set()
    for pair in raw["pairs"]:
        key = str(pair["option"])
        if key in used:
            text = next(str(one["text"]) for one in options if str(one["id"]) == key)
            key = fresh_key(_keys(options), "o")
            options.append({"id": key, "text": text})
        used.add(key)
        pairs.append({**pair, "option": key})
    return {**raw, "options": options, "pairs": pairs}
