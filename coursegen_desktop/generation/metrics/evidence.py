"""Does everything rest on the sources? Citations, grounding, numbers, right answers, leaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from ...domain.course_report import Fault
from ..extractive.flaws import GAP
from ..extractive.wording import inner_stem
from ..text.invisible import has_hidden
from ..text.languages import said
from ..text.words import content_stems, fold, word_stems
from .cited import cited_sentences, uncited
from .keys import key_fault, key_text
from .view import (
    Json,
    Question,
    Result,
    View,
    entries,
    metric,
    share,
    spans,
    with_closed_comments,
    without_scripts,
)

GROUNDED = 0.6
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"`([^`\n]+)`")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_FENCED = re.compile(r"(?ms)^ *(`{3,}|~{3,}).*?^ *\1[`~]*\s*$")
_LABEL = re.compile(r"^(?:!!!|\?\?\?)")
_BOXES = "|".join(re.escape(told) for told in (*said("outcomes"), *said("not_from_documents")))
_OWN_BOX = re.compile(rf'(?m)^!!! (?:note|warning) "(?:{_BOXES})"\n\n(?:    .*\n)+')
_TARGET = re.compile(r"\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_LEAKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bas an ai (?:language )?model\b",
        r"</?think(?:ing)?>",
        r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>",
        r"\b(?:let me (?:draft|write|think)|word budget|here is the (?:lesson|quiz|json))\b",
        r"\{\{(?!gap:)[^{}]{0,80}\}\}",
        r"\{\s*\"(?:type|prompt|choices|answer)\"\s*:",
        r"<(?:script|iframe|object|embed|style)\b",
    )
)
_SHINGLE = 4
_COMMENT = re.compile(r"(?s)<!--.*?-->")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that the writer put somewhere, with the words that it cites."""

    place: str
    text: str
    quotes: tuple[str, ...]


def statements(view: View) -> Iterator[Statement]:
    """Every statement with a citation: summaries, definitions, told sentences, stems, answers."""
    for lesson in view.lessons:
        for entry in entries(lesson, "summary", "sentences"):
            yield Statement(lesson.title, str(entry.get("text", "")), _quotes(entry))
        for entry in entries(lesson, "terms", "terms"):
            yield Statement(lesson.title, str(entry.get("definition", "")), _quotes(entry))
        for text, quotes in cited_sentences(lesson.content):
            yield Statement(lesson.title, text, quotes)
    for question in view.questions:
        if question.type == "true_false" and question.raw.get("answer") is not True:
            continue
        for text in _told(question):
            yield Statement(question.place, text, question.quotes)


def _quotes(entry: Json) -> tuple[str, ...]:
    span = entry.get("span")
    return (without_scripts(str(span.get("quote", ""))),) if isinstance(span, Mapping) else ()


def _told(question: Question) -> Iterator[str]:
    """What a question states as true: its stem without our frame, its key, its explanation."""
    stem_, asks_meaning = inner_stem(question.prompt)
    if question.type in ("choice", "true_false", "cloze") and not question.is_harvested:
        framed = stem_ != question.prompt or question.type != "choice"
        if framed and not asks_meaning and "```" not in stem_:
            yield GAP.sub(" ", stem_).replace("____", " ").replace("(n)", "")
        yield key_text(question.raw)
    feedback = question.raw.get("feedback")
    general = str(feedback.get("general", "")) if isinstance(feedback, Mapping) else ""
    if general.startswith("In the text:") and question.type != "order":
        yield general.removeprefix("In the text:").strip()
    if question.type == "essay":
        yield str(question.raw.get("grader_notes", ""))
    if question.type == "match":
        for part in ("stems", "options"):
            listed = question.raw.get(part)
            if isinstance(listed, list | tuple):
                yield from (str(entry.get("text", "")).removeprefix("To ") for entry in listed)


def citations(view: View) -> Result:
    """Citation validity: citations whose place holds just their quote / all that there must be.

    Source: closed identifiers, design § 5. A share; target 1, a gate. Questions, summary
    sentences and definitions must have one. Without texts only their presence is looked at.
    """
    faults: list[Fault] = []
    total = 0
    for lesson in view.lessons:
        for span in spans(lesson):
            total += 1
            problem = _span_problem(span, view.texts)
            faults += [Fault("citation", lesson.title, problem)] if problem else []
        for asset, name, words in (
            ("summary", "sentences", "A sentence of the summary has no citation."),
            ("terms", "terms", "A definition has no citation."),
        ):
            for entry in entries(lesson, asset, name):
                if not _quotes(entry):
                    total += 1
                    faults.append(Fault("citation", lesson.title, words))
    for question in view.questions:
        if not question.spans:
            total += 1
            faults.append(Fault("citation", question.place, "The question has no citation."))
    value = share(total - len(faults), total)
    if not view.texts and not faults:
        value = None
    detail = f"{total - len(faults)} of {total} citations hold"
    return metric("citations", "Citations that hold", value, "100 %", met=not faults,
                  detail=detail, is_gate=True), faults  # fmt: skip


def _span_problem(span: Json, texts: Mapping[str, str]) -> str:
    start, end, quote = span["start"], span["end"], span["quote"]
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(quote, str):
        return "A citation names no place."
    if not quote.strip():
        return "A citation is empty."
    if not texts:
        return ""
    text = texts.get(str(span["source"]))
    if text is None:
        return f"It cites {span['source']!r}, which is no source."
    return "" if text[start:end] == quote else f"A quote is not the source's: “{quote[:60]}”."


def grounding(view: View) -> Result:
    """Grounding G1: share of statements g with R(g, quote) >= 0.6.

    R = sum of idf of the content stems of g that stand in the quote / sum of idf of all; the idf
    are the course's own. Source: lexical precision, design § 5. A share; target 1.
    """
    weights = _weights(view)
    faults: list[Fault] = []
    total = 0
    for statement in statements(view):
        stems = content_stems(without_scripts(statement.text))
        if not stems:
            continue
        total += 1
        there = {part for quote in statement.quotes for part in content_stems(quote)}
        whole = sum(weights.get(part, 1.0) for part in stems)
        found = sum(weights.get(part, 1.0) for part in stems if part in there)
        if found < GROUNDED * whole:
            words = f"The source does not say: “{statement.text[:80]}”."
            faults.append(Fault("grounding", statement.place, words))
    for place, text in _foreign_prose(view):
        faults.append(Fault("grounding", place, f"It stands in no source: “{text[:80]}”."))
    value = share(total - min(len(faults), total), total)
    return metric("grounding", "Statements that the source makes", value, "100 %",
                  met=not faults, detail=f"{total} statements"), faults  # fmt: skip


def _weights(view: View) -> dict[str, float]:
    pieces = [set(content_stems(lesson.content)) for lesson in view.lessons]
    counts = Counter(part for piece in pieces for part in piece)
    return {part: log((1 + len(pieces)) / (1 + count)) + 1 for part, count in counts.items()}


def _foreign_prose(view: View) -> Iterator[tuple[str, str]]:
    """Paragraphs of lessons that no source has: less than half of their four-word runs there."""
    if not view.texts:
        return
    known: set[tuple[str, ...]] = set()
    for text in view.texts.values():
        plain = _COMMENT.sub("", with_closed_comments(text))
        known.update(_shingles(_TARGET.sub("]", plain)))
    for lesson in view.lessons:
        prose_only = uncited(_OWN_BOX.sub("", _FENCED.sub("", lesson.content)))
        for paragraph in prose_only.split("\n\n"):
            plain = paragraph.strip()
            if _LABEL.match(plain) or plain.startswith(("|", "#")):
                continue
            runs = list(_shingles(_TARGET.sub("]", plain)))
            if len(runs) >= 4 and 2 * sum(run in known for run in runs) < len(runs):
                yield lesson.title, " ".join(plain.split())


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    row = word_stems(text)
    return zip(*(row[at:] for at in range(_SHINGLE)), strict=False)


def support(view: View) -> Result:
    """Support G2: share of statements whose numbers, code and names all stand in what they cite.

    Source: the cheapest test for invented facts, design § 5. A share; target 1.
    """
    faults: list[Fault] = []
    total = 0
    for statement in statements(view):
        if not _tokens(_TARGET.sub("]", without_scripts(statement.text))):
            continue
        total += 1
        missing = missing_tokens(statement.text, " ".join(statement.quotes))
        if missing:
            words = f"“{missing}” does not stand in the words that are cited."
            faults.append(Fault("number", statement.place, words))
    value = share(total - len(faults), total)
    return metric("support", "Numbers, names and code that are cited", value, "100 %",
                  met=not faults, detail=f"{total} statements with such"), faults  # fmt: skip


def missing_tokens(text: str, quote: str) -> str:
    """The first number, name or piece of code of a text that a quotation has not; "" for none."""
    tokens = _tokens(_TARGET.sub("]", without_scripts(text)))
    return min((token for token in tokens if not _has(quote, token)), default="")


def leaks_in(text: str) -> str:
    """What stands in a text that no reader should see; "" for nothing."""
    found = (match[0] for pattern in _LEAKS if (match := pattern.search(text)))
    return next(found, "")[:60]


def _tokens(text: str) -> set[str]:
    return {*_NUMBER.findall(text), *_CODE.findall(text), *_NAME.findall(text)}


def _has(quote: str, token: str) -> bool:
    if _NUMBER.fullmatch(token):
        return token in _NUMBER.findall(quote)
    plain = re.sub(r"[*_`\\]", "", " ".join(quote.split()))
    return fold(re.sub(r"[*_`\\]", "", token)) in fold(plain)


def keys(view: View) -> Result:
    """Key correctness K1: share of judged questions whose right answer stands in what they cite.

    For gaps the filled sentence, for matching each pair, for ordering the order; for the author's
    own questions his stated answer. Source: design § 5. A share; target 1, a gate.
    """
    faults: list[Fault] = []
    judged = 0
    for question in view.questions:
        problem = key_fault(question)
        if problem is not None:
            judged += 1
            faults += [Fault("key", question.place, problem)] if problem else []
    value = share(judged - len(faults), judged)
    detail = f"{judged} of {len(view.questions)} questions can be judged"
    return metric("keys", "Right answers that are right", value, "100 %", met=not faults,
                  detail=detail, is_gate=True), faults  # fmt: skip


def leaks(view: View) -> Result:
    """Leaks: texts with scratchpad words, prompts, delimiters, JSON or signs that nobody sees.

    What a source says itself is none. Source: design § 5. A count; target 0, a gate.
    """
    faults: list[Fault] = []
    own = {pattern for pattern in _LEAKS if any(map(pattern.search, view.texts.values()))}
    for place, text in _shown_texts(view):
        for pattern in _LEAKS:
            match = pattern.search(text)
            if match and pattern not in own:
                faults.append(Fault("leak", place, f"“{match[0][:60]}” was left in the text."))
        if has_hidden(text):
            faults.append(Fault("leak", place, "The text holds signs that nobody can see."))
    return metric("leaks", "Leaks", float(len(faults)), "0", met=not faults, unit="count",
                  is_gate=True), faults  # fmt: skip


def _shown_texts(view: View) -> Iterator[tuple[str, str]]:
    yield (
        "",
        "\n".join((view.course.title, view.course.description, *view.course.learning_outcomes)),
    )
    for lesson in view.lessons:
        # Programs in a lesson are the source's, whatever they say.
        yield lesson.title, _CODE.sub(" ", _FENCED.sub(" ", lesson.content))
        for entry in entries(lesson, "summary", "sentences"):
            yield lesson.title, _CODE.sub(" ", str(entry.get("text", "")))
    for question in view.questions:
        yield question.place, _CODE.sub(" ", _FENCED.sub(" ", "\n".join(_texts_of(question.raw))))


def _texts_of(value: object) -> Iterator[str]:
    """All texts of a question but its citations."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "ext":
                yield from _texts_of(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _texts_of(inner)
    elif isinstance(value, str):
        yield value
