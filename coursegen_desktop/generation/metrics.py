"""Is a generated course sound? Checks that need no judgement, over the finished draft.

`check` looks at what a reader could look at: that every statement stands in the source where it
says so, that every block stands in one lesson, that questions are well formed and point at a
heading that is there. `figures` measures evenness and variety.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, pstdev

from ..domain.draft import CourseDraft, LessonDraft
from ..domain.lesson import heading_anchor
from .extractive.flaws import too_alike
from .text.words import content_stems, fold, words

_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_SHORT, _LONG = 3, 15
_GAP = re.compile(r"\{\{gap:([^{}]+)\}\}")

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures of a course: sizes in minutes and words, questions by type."""

    lessons: int
    questions: int
    types: Mapping[str, int]
    lessons_with_quiz: int
    minutes_spread: float  # standard deviation over mean
    minutes_in_range: float  # share of lessons of 3 to 15 minutes
    duplicates: int


def check(course: CourseDraft, texts: Mapping[str, str]) -> list[str]:
    """Everything that is wrong, [] for a sound course. `texts` maps source ids to their texts."""
    found = _tiling(course)
    for lesson in _lessons(course):
        name = lesson.title
        anchors = set(heading_anchors(lesson.content)) | {""}
        for span in spans(lesson):
            found += [f"{name}: {problem}" for problem in _span(span, texts)]
        for question in questions(lesson):
            found += [f"{name}: {problem}" for problem in _question(question, anchors)]
    titles = [fold(lesson.title) for lesson in _lessons(course)]
    found += [f"title twice: {title}" for title, count in Counter(titles).items() if count > 1]
    return found


def figures(course: CourseDraft) -> Figures:
    """The measures of a course."""
    lessons = list(_lessons(course))
    minutes = [lesson.duration_minutes for lesson in lessons]
    asked = [question for lesson in lessons for question in questions(lesson)]
    prompts = [str(question["prompt"]) for question in asked if question["type"] != "match"]
    alike = sum(too_alike(one, two) for one, two in pairwise(sorted(prompts)))
    return Figures(
        lessons=len(lessons),
        questions=len(asked),
        types=dict(sorted(Counter(str(question["type"]) for question in asked).items())),
        lessons_with_quiz=sum(any(True for _ in questions(lesson)) for lesson in lessons),
        minutes_spread=round(pstdev(minutes) / mean(minutes), 3) if minutes else 0.0,
        minutes_in_range=round(
            sum(_SHORT <= value <= _LONG for value in minutes) / max(len(minutes), 1), 3
        ),
        duplicates=alike,
    )


def spans(lesson: LessonDraft) -> Iterator[Json]:
    """Every citation in a lesson's assets."""
    for asset in lesson.assets:
        yield from _spans_in(asset.content)


def questions(lesson: LessonDraft) -> Iterator[Json]:
    """Every question of a lesson."""
    for asset in lesson.assets:
        if asset.asset_type == "quiz":
            listed = asset.content.get("questions")
            if isinstance(listed, list):
                yield from listed


def heading_anchors(content: str) -> list[str]:
    """The anchors that a lesson's page will have, in order."""
    taken: set[str] = set()
    found = []
    fence = ""
    for line in content.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        heading = _HEADING.match(line) if not fence else None
        if heading:
            found.append(heading_anchor(heading[2], taken))
    return found


def _lessons(course: CourseDraft) -> Iterator[LessonDraft]:
    for module in course.modules:
        yield from module.lessons


def _spans_in(value: object) -> Iterator[Json]:
    if isinstance(value, Mapping):
        if {"source", "block", "start", "end", "quote"} <= value.keys():
            yield value
        else:
            for inner in value.values():
                yield from _spans_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _spans_in(inner)


def _span(span: Json, texts: Mapping[str, str]) -> list[str]:
    start, end, quote = span["start"], span["end"], span["quote"]
    text = texts.get(str(span["source"]))
    if text is None:
        return [f"cites {span['source']!r}, which is no source"]
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(quote, str):
        return ["cites no place"]
    slice_ = text[start:end]
    return [] if slice_ == quote and quote.strip() else [f"quote is not the source: {quote[:60]!r}"]


def _tiling(course: CourseDraft) -> list[str]:
    """Blocks that stand in no lesson's place, in two, or out of order."""
    found = []
    last: dict[str, int] = {}
    order: list[str] = []
    for lesson in _lessons(course):
        for asset in lesson.assets:
            if asset.asset_type != "sources":
                continue
            blocks = asset.content["blocks"]
            assert isinstance(blocks, list)
            for block in blocks:
                source, number = str(block["source"]), int(str(block["block"])[1:])
                if number != last.get(source, 0) + 1:
                    found.append(f"{lesson.title}: {source}/{block['block']} is out of order")
                last[source] = number
                if not order or order[-1] != source:
                    order.append(source)
    if len(order) != len(set(order)):
        found.append("a source is torn apart")
    return found


def _question(question: Json, anchors: set[str]) -> list[str]:
    ext = question.get("ext")
    assert isinstance(ext, Mapping)
    found = []
    if ext.get("coursegen:anchor") not in anchors:
        found.append(f"points at no heading: {ext.get('coursegen:anchor')!r}")
    span = ext.get("coursegen:span")
    if not isinstance(span, Mapping):
        return [*found, "question without a citation"]
    prompt = str(question["prompt"])
    if question["type"] == "choice":
        found += _choice(question, prompt)
    elif question["type"] == "match":
        found += _match(question)
    elif question["type"] == "cloze":
        gaps = question["gaps"]
        assert isinstance(gaps, Mapping)
        if sorted(_GAP.findall(prompt)) != sorted(gaps):
            found.append("gaps and prompt differ")
    key = key_text(question)
    if key and not stands_in(key, str(span["quote"])):
        found.append(f"key {key!r} does not stand in its citation")
    return found


def _choice(question: Json, prompt: str) -> list[str]:
    choices = question["choices"]
    assert isinstance(choices, list)
    right = [choice for choice in choices if choice.get("fraction") == 1]
    texts = [fold(choice["text"]) for choice in choices]
    found = []
    if len(right) != 1:
        found.append("not one right answer")
    if len(set(texts)) < len(texts) or len(choices) < 3:
        found.append("options alike or too few")
    if not prompt.strip():
        found.append("empty prompt")
    return found


def _match(question: Json) -> list[str]:
    pairs, stems, options = question["pairs"], question["stems"], question["options"]
    assert isinstance(pairs, list) and isinstance(stems, list) and isinstance(options, list)
    whole = {pair["stem"] for pair in pairs} == {stem["id"] for stem in stems}
    told_apart = len({pair["option"] for pair in pairs}) == len(pairs) == len(options)
    return [] if whole and told_apart and 4 <= len(pairs) <= 6 else ["pairs do not fit"]


def key_text(question: Json) -> str:
    """The right answer of a single choice or of a gap, "" where there is not one."""
    listed: object = question.get("choices")
    if question["type"] == "cloze":
        gaps = question["gaps"]
        assert isinstance(gaps, Mapping)
        gap = next(iter(gaps.values()))
        listed = gap.get("choices") or gap.get("answers")
    if not isinstance(listed, Sequence):
        return ""
    return str(next(item["text"] for item in listed if item.get("fraction") == 1))


def stands_in(key: str, quote: str) -> bool:
    """Whether all telling words of an answer stand in a quotation, whatever their endings."""
    wanted = content_stems(key) or [fold(word) for word in words(key)]
    return set(wanted) <= set(content_stems(quote)) | {fold(word) for word in words(quote)}
