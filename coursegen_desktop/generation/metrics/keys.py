"""Is the right answer right? Read from the words that a question cites alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..extractive.flaws import BLANK, GAP, split_options
from ..extractive.wording import inner_stem
from ..text.words import content_stems, fold, words
from .view import Question, without_scripts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FENCE = re.compile(r"(?m)^ *(?:`{3,}|~{3,}).*$")
_TARGET = re.compile(r"\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_SOLUTION = re.compile(r"\b(?:solution|answer|answers)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b(?:answer|solution|correct)\W{0,12}\(?([A-Ha-h])\)?[.):,*\s]", re.I)
_OPTION = r"(?m)^[\s>]*(?:[-*+]\s+)?\(?{}[.):]\s*(.+)$"


def key_text(question: Mapping[str, object]) -> str:
    """The right answer of a single choice or of a gap, "" where there is not one."""
    listed: object = question.get("choices")
    if question.get("type") == "cloze":
        gaps = question.get("gaps")
        gap = next(iter(gaps.values())) if isinstance(gaps, Mapping) and gaps else {}
        typed = gap.get("answers") or ()
        # What is typed is right unless it says otherwise; an option is wrong unless it does.
        listed = gap.get("choices") or [{"fraction": 1, **answer} for answer in typed]
    keys = split_options(listed)[0]
    return keys[0] if keys else ""


def stands_in(key: str, quote: str) -> bool:
    """Whether all telling words and numbers of an answer stand in a quotation."""
    key, quote = without_scripts(key), without_scripts(quote)
    wanted = content_stems(key) or [fold(word) for word in words(key)]
    there = set(content_stems(quote)) | {fold(word) for word in words(quote)}
    return set(wanted) <= there and set(_NUMBER.findall(key)) <= set(_NUMBER.findall(quote))


def follows(text: str, quote: str) -> bool:
    """Whether the telling words and all numbers of a text stand in a quotation in their order."""
    rest = iter(_row(without_scripts(quote)))
    return all(word in rest for word in _row(without_scripts(text)))


def _row(text: str) -> list[str]:
    numbers = set(_NUMBER.findall(text))
    return [
        word
        for piece in re.findall(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’\-][^\W_]+)*", text)
        for word in ([piece] if piece in numbers else content_stems(piece))
    ]


def key_fault(question: Question) -> str | None:
    """What is wrong with the right answer, "" for nothing; None where nothing can be said."""
    judge = _JUDGES.get(question.type)
    if judge is None or not question.spans:
        return None
    return judge(question)


def _choice(question: Question) -> str | None:
    keys, wrong = split_options(question.raw.get("choices"))
    quote = " ".join(question.quotes)
    if question.raw.get("single") and len(keys) != 1:
        return "There is not exactly one right option."
    if not keys:
        return "No option is right."
    if question.is_harvested:
        return _authors(keys[0], wrong, quote)
    if not all(stands_in(key, quote) for key in keys):
        return f"The right answer “{keys[0]}” does not stand in its citation."
    if not question.raw.get("single"):
        told = any(_whole(text, quote) for text in wrong)
        return "An option that counts as wrong stands in the citation." if told else ""
    stem, asks_meaning = inner_stem(question.prompt)
    if BLANK in stem:
        return _gap_filled(stem, BLANK, keys[0], quote)
    if stem != question.prompt and not asks_meaning and not stands_in(stem, quote):
        return "What it asks does not stand in its citation."
    return ""


def _whole(text: str, quote: str) -> bool:
    """Whether the very words stand in a quotation, one after another."""
    said = " ".join(fold(word) for word in words(text))
    return bool(said) and f" {said} " in f" {' '.join(fold(word) for word in words(quote))} "


def _authors(key: str, wrong: Sequence[str], quote: str) -> str | None:
    """An author's question against his own answer."""
    letter = _LETTER.search(quote)
    if letter:
        option = re.search(_OPTION.format(f"[{letter[1].upper()}{letter[1].lower()}]"), quote)
        if option:
            is_same = _plain(option[1]).startswith(_plain(key)) or _plain(key).startswith(
                _plain(option[1])
            )
            return "" if is_same else "The author names another option as the right one."
    parts = list(_SOLUTION.finditer(quote))
    told = quote[parts[-1].end() :] if parts else ""
    if not told:
        return None
    holding = [text for text in (key, *wrong) if _whole(text, told)]
    if not holding:
        return None
    return "" if key in holding else "The author's solution names another option."


def _plain(text: str) -> str:
    return " ".join(fold(word) for word in words(text))


def _gap_filled(stem: str, blank: str, key: str, quote: str) -> str:
    filled = stem.replace(blank, f" {key} ").replace("(n)", "")
    if follows(filled, quote):
        return ""
    return f"With “{key}” in the gap the sentence is not that of the source."


def _cloze(question: Question) -> str | None:
    key, quote = key_text(question.raw), " ".join(question.quotes)
    if not key:
        return "The gap has no right answer."
    if question.is_harvested or "```" in question.prompt:
        return "" if _output_stands(key, quote) else f"The answer “{key}” is not in its citation."
    if not stands_in(key, quote):
        return f"The right answer “{key}” does not stand in its citation."
    return _gap_filled(GAP.sub(BLANK, question.prompt), BLANK, key, quote)


def _output_stands(key: str, quote: str) -> bool:
    """Whether a program's output stands there as it is."""
    return " ".join(key.split()) in " ".join(quote.split())


def _true_false(question: Question) -> str | None:
    quote = " ".join(question.quotes)
    is_said = follows(question.prompt, quote)
    if question.raw.get("answer") and not is_said:
        return "It counts as true, but the source does not say so."
    if not question.raw.get("answer") and is_said:
        return "It counts as false, but the source says just that."
    return ""


def _numeric(question: Question) -> str | None:
    answers = question.raw.get("answers")
    if not isinstance(answers, list | tuple) or not answers:
        return "It has no right number."
    value, quote = str(answers[0].get("value", "")), " ".join(question.quotes)
    bare = quote.replace("−", "-")
    numbers = {number.replace(",", "") for number in _NUMBER.findall(bare)}
    if value.lstrip("-") not in numbers:
        return f"The number {value} does not stand in its citation."
    if question.is_harvested:
        parts = list(_SOLUTION.finditer(bare))
        told = bare[parts[-1].end() :] if parts else ""
        first = _NUMBER.search(told)
        if not first:
            return None
        same = first[0].replace(",", "") == value.lstrip("-")
        return "" if same else "The author's solution begins with another number."
    stem, _ = inner_stem(question.prompt)
    written = next(n for n in _NUMBER.findall(bare) if n.replace(",", "") == value.lstrip("-"))
    return _gap_filled(stem.rpartition("\n\n")[2], BLANK, written, quote)


def _order(question: Question) -> str | None:
    listed, correct = question.raw.get("items"), question.raw.get("correct")
    if not isinstance(listed, list | tuple) or not isinstance(correct, list | tuple):
        return "It has no order."
    text_of = {str(item["id"]): str(item["text"]).replace("·", "") for item in listed}
    if sorted(text_of) != sorted(map(str, correct)):
        return "Its order leaves items out."
    places = []
    quote = _despaced(" ".join(question.quotes))
    start = 0
    for name in correct:
        found = quote.find(_despaced(text_of[str(name)].strip("`")), start)
        if found < 0:
            return "Its order is not that of the source."
        places.append(found)
        start = found + 1
    return ""


def _despaced(text: str) -> str:
    return re.sub(r"[\s`*_\\]+", "", text).casefold()


def _match(question: Question) -> str | None:
    pairs, stems, options = (question.raw.get(name) for name in ("pairs", "stems", "options"))
    if not all(isinstance(part, list | tuple) for part in (pairs, stems, options)):
        return "It has no pairs."
    assert isinstance(pairs, list | tuple)
    text = {
        str(part["id"]): str(part["text"])
        for listed in (stems, options)
        if isinstance(listed, list | tuple)
        for part in listed
    }
    for pair in pairs:
        stem, option = text.get(str(pair["stem"]), ""), text.get(str(pair["option"]), "")
        joined = f"{stem.removeprefix('To ')} {option}"
        if not any(stands_in(joined, quote) for quote in question.quotes):
            return f"No citation tells that “{option}” belongs to “{stem[:60]}”."
    return ""


def _essay(question: Question) -> str | None:
    told = str(question.raw.get("grader_notes", ""))
    if not told.strip():
        return "It has no model answer."
    told = _TARGET.sub("]", _FENCE.sub("", told))
    return "" if stands_in(told, " ".join(question.quotes)) else "The model answer is not cited."


_JUDGES = {
    "choice": _choice,
    "cloze": _cloze,
    "true_false": _true_false,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "essay": _essay,
}
