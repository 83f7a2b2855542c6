"""A stored answer in words, by what the screen offers; for lists, paper and files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .handed import files_of
from .ids import AnswerId
from .questions._views import OptionView, Shown

Answer = Mapping[str, Any]
_NO_ID = AnswerId(0)


def answer_text(shown: Shown, answer: Answer) -> str:
    """What was answered (Markdown); "" where nothing was, JSON where no words are known.

    `shown` is what the question offers in any order (`Question.shown`). Ids that it does not
    name stay ids: the question may have been changed since.
    """
    for field, words in _WRITERS.items():
        if field in answer:
            try:
                return words(shown, answer)
            except (TypeError, ValueError, AttributeError):
                break  # stored by another program; it is shown as it stands
    return json.dumps(dict(answer), ensure_ascii=False) if answer else ""


def _chosen(shown: Shown, answer: Answer) -> str:
    return "; ".join(_named(shown.options, name) for name in answer["chosen"])


def _value(shown: Shown, answer: Answer) -> str:
    value = answer["value"]
    if value is None:
        return ""
    key = "true" if value else "false"
    return _named(shown.options, key)


def _text(shown: Shown, answer: Answer) -> str:
    words = f"{answer['text']} {answer.get('unit') or ''}".strip()
    files = _files(shown, answer)  # beside an essay
    return f"{words}\n\n{files}" if words and files else words or files


def _order(shown: Shown, answer: Answer) -> str:
    return " → ".join(_named(shown.options, name) for name in answer["order"])


def _pairs(shown: Shown, answer: Answer) -> str:
    pairs = answer["pairs"].items()
    return "; ".join(
        f"{_named(shown.stems, stem)} – {_named(shown.options, option)}"
        for stem, option in pairs
        if option
    )


def _gaps(shown: Shown, answer: Answer) -> str:
    bank = tuple(OptionView(word.id, word.text) for word in shown.bank)
    given = dict(answer["gaps"])
    known = [(gap.name, (*gap.options, *bank)) for gap in shown.gaps if gap.name in given]
    known += [(name, bank) for name in given if all(gap.name != name for gap in shown.gaps)]
    return "; ".join(_named(options, given[name]) for name, options in known if given[name])


def _placed(shown: Shown, answer: Answer) -> str:
    labels = tuple(OptionView(label.id, label.text or label.id) for label in shown.labels)
    numbers = {region.id: number for number, region in enumerate(shown.regions, 1)}
    return "; ".join(
        f"{numbers.get(zone, zone)}: {_named(labels, label)}"
        for zone, label in answer["placed"].items()
        if label
    )


def _points(_shown: Shown, answer: Answer) -> str:
    return "; ".join(f"({float(x):.4g}, {float(y):.4g})" for x, y in answer["points"])


def _files(_shown: Shown, answer: Answer) -> str:
    return "; ".join(file.name for file in files_of(_NO_ID, answer))


def _rating(_shown: Shown, answer: Answer) -> str:
    return str(answer["rating"] or "")


def _named(options: Sequence[OptionView], name: object) -> str:
    return next((one.text for one in options if one.id == name), str(name))


# By the field of the answer that holds it; every interaction has one of them.
_WRITERS: dict[str, Callable[[Shown, Answer], str]] = {
    "chosen": _chosen,
    "value": _value,
    "order": _order,
    "pairs": _pairs,
    "gaps": _gaps,
    "placed": _placed,
    "points": _points,
    "rating": _rating,
    "text": _text,
    "files": _files,
}
