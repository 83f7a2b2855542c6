"""Is the course whole and well cut? Tiling, coverage, sizes, outcomes, readability."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, pstdev

from ...domain.course_report import Fault
from ...domain.draft import CourseDraft
from ..extractive.outcome_verbs import is_banned, level_of, verb_of
from ..text.words import content_stems, fold, syllables_of, words
from .evidence import statements
from .view import Result, View, metric, outcomes_of, share, sources_of, with_closed_comments

SHORT, LONG = 3, 12
_PHRASES = 50
_TAIL_WORDS = 12
_UNSEEN = re.compile(r"(?s)^---\n.*?\n---\n|<!--.*?-->|^[ \t]*\[[^\]]+\]:.*?$", re.MULTILINE)
# What is written in a file for its own tools: comments, tags, includes, targets, attributes.
_MARKUP = re.compile(
    r"(?s:<!--.*?-->)|<[^<>]*>|\{\{[^{}]*\}\}|\{[^{}\n]*\}|(?<=\])\([^()\n]*\)|(?<=\])\[[^\]\n]*\]"
    r"|(?m:^ *(?::{3,}|`{3,}|~{3,}).*$|^\[[^\]]+\]:.*$|\A---\n(?s:.*?)\n---$)"
)


def tiling(view: View) -> Result:
    """Coverage C1: blocks of the sources that stand in exactly one lesson or are set aside / all.

    Block numbers of a source run from 1; a number that is missing, twice or behind the end is a
    fault, and so are words of a source behind its last block. Source: the tiling invariant,
    design § 3.2 B. A share; target 1, a gate.
    """
    faults: list[Fault] = []
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    ends: dict[str, int] = defaultdict(int)
    for lesson in view.lessons:
        last: tuple[str, int] | None = None
        for source, number, end in _blocks(sources_of(lesson)):
            seen[source][number] += 1
            ends[source] = max(ends[source], end)
            if last and last[0] == source and number < last[1]:
                words_ = f"Block {number} of {source} is out of order."
                faults.append(Fault("tiling", lesson.title, words_))
            last = source, number
    taught = set(seen)
    for part in view.set_aside:
        for number in range(part.first, part.last + 1):
            seen[part.source][number] += 1
    total = 0
    for source, counts in sorted(seen.items()):
        total += max(counts)
        faults += _holes(source, counts)
    aside = {part.source for part in view.set_aside}
    for source, text in view.texts.items():
        if source not in taught and not seen[source][1]:
            faults.append(Fault("tiling", "", f"Nothing of {source} stands in the course."))
        elif source not in aside:
            rest = _UNSEEN.sub(" ", with_closed_comments(text[ends[source] :]))
            if len(words(rest)) >= _TAIL_WORDS:
                faults.append(Fault("tiling", "", f"The end of {source} stands in no lesson."))
    value = share(max(total - len(faults), 0), total)
    return metric("tiling", "Blocks in exactly one lesson", value, "100 %", met=not faults,
                  detail=f"{total} blocks", is_gate=True), faults  # fmt: skip


def _blocks(content: object) -> Iterator[tuple[str, int, int]]:
    listed = content.get("blocks") if isinstance(content, dict) else None
    for block in listed if isinstance(listed, list | tuple) else ():
        name = str(block.get("block", "")).removeprefix("b").partition(".")[0]
        if name.isdigit():
            yield str(block.get("source", "")), int(name), int(block.get("end", 0))


def _holes(source: str, counts: Counter[int]) -> list[Fault]:
    missing = [number for number in range(1, max(counts) + 1) if not counts[number]]
    twice = sorted(number for number, count in counts.items() if count > 1)
    told = [f"Block {number} of {source} stands in no lesson." for number in missing]
    told += [f"Block {number} of {source} stands in two lessons." for number in twice]
    return [Fault("tiling", "", text) for text in told]


def coverage(view: View) -> Result:
    """Coverage C2: weight of the 50 foremost phrases that occur in a lesson / weight of all.

    A phrase is a pair of neighbouring content words of the sources, its weight its frequency.
    Source: design § 5. A share; target >= 0.95.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for text in view.texts.values():
        counts.update(_pairs(_MARKUP.sub(" ", with_closed_comments(text))))
    foremost = [
        item for item in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if item[1] > 1
    ][:_PHRASES]
    contents = (_MARKUP.sub(" ", with_closed_comments(one.content)) for one in view.lessons)
    there = {pair for content in contents for pair in _pairs(content)}
    total = sum(count for _, count in foremost)
    found = sum(count for pair, count in foremost if pair in there)
    value = found / total if total else None
    return metric("coverage", "Foremost phrases in the lessons", value, ">= 95 %",
                  met=(value or 0) >= 0.95, detail=f"{len(foremost)} phrases"), []  # fmt: skip


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    row = content_stems(text)
    return pairwise(row)


def assessed_outcomes(view: View) -> Result:
    """Assessment coverage: outcomes of lessons that a question tests / all of them.

    Source: constructive alignment, design § 5. A share; target 1.
    """
    asked = {(question.number, fold(question.outcome)) for question in view.questions}
    promised = [
        (number, text)
        for number, lesson in enumerate(view.lessons)
        for text in dict.fromkeys(outcomes_of(lesson))
    ]
    tested = sum((number, fold(text)) in asked for number, text in promised)
    value = share(tested, len(promised))
    detail = f"{tested} of {len(promised)} outcomes"
    return metric("outcomes_assessed", "Outcomes that a question tests", value, "100 %",
                  met=tested == len(promised), detail=detail), []  # fmt: skip


def assessed_lessons(view: View) -> Result:
    """Lessons with at least two questions / lessons that teach.

    Source: design § 5. A share; target >= 0.8.
    """
    counts = Counter(question.number for question in view.questions)
    taught = {id(lesson) for lesson in view.taught}
    numbers = [number for number, lesson in enumerate(view.lessons) if id(lesson) in taught]
    enough = sum(counts[number] >= 2 for number in numbers)
    value = share(enough, len(numbers))
    detail = f"{enough} of {len(numbers)} lessons"
    return metric("lessons_assessed", "Lessons with two questions or more", value, ">= 80 %",
                  met=(value or 0) >= 0.8, detail=detail), []  # fmt: skip


def outcome_quality(view: View) -> Result:
    """Outcomes that begin with a verb whose doing can be seen / all; none with "understand".

    Source: Quality Matters standard 2; verbs by Bloom level. A share; target >= 0.95.
    """
    listed = [*view.course.learning_outcomes]
    listed += [text for lesson in view.lessons for text in outcomes_of(lesson)]
    good = [text for text in listed if level_of(text) > 0]
    banned = [text for text in listed if is_banned(verb_of(text))]
    value = share(len(good), len(listed))
    detail = f"{len(banned)} with a verb that cannot be seen" if banned else ""
    return metric("outcome_quality", "Outcomes that can be measured", value, ">= 95 %",
                  met=(value or 0) >= 0.95 and not banned, detail=detail), []  # fmt: skip


def evenness(view: View) -> Result:
    """Size balance: standard deviation of the lessons' minutes / their mean.

    Source: design § 5. A ratio; target <= 0.5.
    """
    minutes = [lesson.duration_minutes for lesson in view.taught]
    value = pstdev(minutes) / mean(minutes) if len(minutes) > 1 else None
    return metric("evenness", "Spread of lesson lengths", value, "<= 0.5",
                  met=(value or 0) <= 0.5, unit="ratio"), []  # fmt: skip


def length(view: View) -> Result:
    """Lessons of 3 to 12 minutes / lessons that teach.

    Source: design § 5. A share; target >= 0.9.
    """
    minutes = [lesson.duration_minutes for lesson in view.taught]
    value = share(sum(SHORT <= value <= LONG for value in minutes), len(minutes))
    return metric("length", "Lessons of 3 to 12 minutes", value, ">= 90 %",
                  met=(value or 0) >= 0.9), []  # fmt: skip


def sentence_length(view: View) -> Result:
    """Mean number of words in the statements that the writer put beside the text.

    Source: design § 5. In words; target <= 22.
    """
    sizes = [len(words(text)) for text in _own_texts(view)]
    value = mean(sizes) if sizes else None
    return metric("sentence_length", "Words in a statement", value, "<= 22 words",
                  met=(value or 0) <= 22, unit="words"), []  # fmt: skip


def reading_grade(view: View) -> Result:
    """Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59.

    Of the statements that the writer put beside the text; English only. Source: Kincaid 1975.
    A school year; told, not judged, since no level is declared.
    """
    texts = _own_texts(view)
    total = sum(len(words(text)) for text in texts)
    syllables = sum(syllables_of(word) for text in texts for word in words(text))
    value = 0.39 * total / len(texts) + 11.8 * syllables / total - 15.59 if total else None
    if view.course.language and not view.course.language.startswith("en"):
        value = None
    return metric("reading_grade", "Reading grade (Flesch-Kincaid)", value, "as declared",
                  met=True, unit="grade"), []  # fmt: skip


def _own_texts(view: View) -> Sequence[str]:
    authors = {question.place for question in view.questions if question.is_harvested}
    return [
        item.text
        for item in statements(view)
        if len(words(item.text)) > 3 and "```" not in item.text and item.place not in authors
    ]


def titles(view: View) -> Result:
    """Lessons whose title another lesson has.

    Source: gate of distinct titles, design § 6. A count; target 0.
    """
    counts = Counter(fold(lesson.title) for lesson in view.lessons)
    faults = [
        Fault("form", title, "Two lessons have the same title.")
        for title, count in sorted(counts.items())
        if count > 1
    ]
    return metric("titles", "Titles that stand there twice", float(len(faults)), "0",
                  met=not faults, unit="count"), faults  # fmt: skip


# -- in figures ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """Sizes of a course in minutes and questions, without a verdict."""

    lessons: int
    questions: int
    types: Mapping[str, int]
    lessons_with_quiz: int
    minutes_spread: float
    minutes_in_range: float


def figures(course: CourseDraft) -> Figures:
    """The sizes of a course; lessons of 3 to 15 minutes are in range."""
    view = View(course)
    minutes = [lesson.duration_minutes for lesson in view.lessons]
    in_range = sum(SHORT <= value <= 15 for value in minutes) / max(len(minutes), 1)
    return Figures(
        lessons=len(view.lessons),
        questions=len(view.questions),
        types=dict(sorted(Counter(question.type for question in view.questions).items())),
        lessons_with_quiz=len({question.number for question in view.questions}),
        minutes_spread=round(pstdev(minutes) / mean(minutes), 3) if minutes else 0.0,
        minutes_in_range=round(in_range, 3),
    )
