"""All metrics of a course in one report, with what a person should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from ...domain.course_report import (
    CourseReport,
    Fault,
    Metric,
    ReportedItem,
    SetAsidePassage,
    WeakLesson,
)
from ...domain.draft import CourseDraft
from ...domain.quiz_change import accepted_problems
from ..extractive.flaws import item_flaws, sentence
from ..text.languages import using
from ..text.words import fold
from . import evidence, items, structure
from .keys import key_text
from .view import (
    Question,
    Result,
    View,
    analysers_of,
    metric,
    outcomes_of,
    set_aside_of,
    share,
    sources_of,
    writers_of,
)

# Faults of these kinds are never a matter of taste.
HARD = frozenset(("citation", "key", "leak", "tiling", "form"))

_ALL: tuple[Callable[[View], Result], ...] = (
    evidence.citations,
    evidence.keys,
    evidence.leaks,
    structure.tiling,
    evidence.grounding,
    evidence.support,
    structure.coverage,
    structure.assessed_outcomes,
    structure.assessed_lessons,
    items.form,
    items.distractor_validity,
    items.distractor_plausibility,
    items.flaws,
    items.flawless,
    items.duplicates,
    items.key_places,
    items.key_lengths,
    items.variety,
    items.above_remembering,
    items.alignment,
    items.explained,
    structure.outcome_quality,
    structure.titles,
    structure.evenness,
    structure.length,
    structure.sentence_length,
    structure.reading_grade,
)
_LONG_MINUTES = 30


def report(
    course: CourseDraft,
    texts: Mapping[str, str],
    set_aside: Sequence[SetAsidePassage] = (),
) -> CourseReport:
    """What all metrics say about a finished course. `texts` maps source ids to their texts.

    With {} for texts, because the documents are gone, citations are not compared.
    """
    told = [*set_aside_of(course), *set_aside]
    # Course and run may name the same passage differently.
    aside = tuple({(part.source, part.first, part.last): part for part in told}.values())
    with using(course.language):
        return _report(course, texts, aside)


def _report(
    course: CourseDraft, texts: Mapping[str, str], set_aside: Sequence[SetAsidePassage]
) -> CourseReport:
    view = View(course, texts, set_aside)
    measured: list[Metric] = []
    faults: list[Fault] = []
    for measure in _ALL:
        found, wrong = measure(view)
        measured.append(found)
        faults += wrong
    listed = _items(view, faults)
    measured.insert(14, _all_criteria(listed))
    return CourseReport(
        title=course.title,
        metrics=tuple(measured),
        faults=tuple(faults),
        set_aside=tuple(set_aside),
        weak_lessons=_weak(view, faults),
        items=listed,
        has_sources=bool(texts),
        analysers=analysers_of(course),
        writers=writers_of(course),
    )


def check(course: CourseDraft, texts: Mapping[str, str]) -> list[str]:
    """Everything that is surely wrong, [] for a sound course."""
    found = report(course, texts).faults
    return [f"{fault.place}: {fault.words}" for fault in found if fault.kind in HARD]


def _items(view: View, faults: Sequence[Fault]) -> tuple[ReportedItem, ...]:
    """Each question with its problems; those of the author are told his flaws, too."""
    told: dict[str, list[str]] = defaultdict(list)
    for fault in faults:
        told[fault.place].append(fault.words)
    found = []
    for question in view.questions:
        problems = told.get(question.place, [])
        if question.is_harvested:
            problems = problems + [sentence(name) for name in item_flaws(question.raw)]
        found.append(_item(question, tuple(dict.fromkeys(problems))))
    return tuple(found)


def _item(question: Question, problems: tuple[str, ...]) -> ReportedItem:
    hardness = question.raw.get("difficulty")
    let_stand = accepted_problems(question.raw)
    return ReportedItem(
        lesson=question.number,
        lesson_title=question.lesson.title,
        question=str(question.raw.get("id", "")),
        type=question.type,
        prompt=question.prompt,
        key=key_text(question.raw),
        outcome=question.outcome,
        difficulty=float(hardness) if isinstance(hardness, int | float) else None,
        is_harvested=question.is_harvested,
        problems=tuple(words for words in problems if words not in let_stand),
        accepted=tuple(words for words in problems if words in let_stand),
    )


def _all_criteria(listed: Sequence[ReportedItem]) -> Metric:
    """All-criteria pass: questions of the writer without any problem / all of his.

    Source: arXiv 2505.02850 (75 % for a structured pipeline). A share; target >= 0.75.
    """
    made = [item for item in listed if not item.is_harvested]
    value = share(sum(not (item.problems or item.accepted) for item in made), len(made))
    detail = f"{len(made)} made, {len(listed) - len(made)} of the authors"
    return metric("all_criteria", "Questions that pass everything", value, ">= 75 %",
                  met=(value or 0) >= 0.75, detail=detail)  # fmt: skip


def _weak(view: View, faults: Sequence[Fault]) -> tuple[WeakLesson, ...]:
    """Lessons with few questions, untested outcomes, faults, or more than half an hour."""
    taught = {id(lesson) for lesson in view.taught}
    found = []
    for number, lesson in enumerate(view.lessons):
        if id(lesson) not in taught:
            continue
        asked = [question for question in view.questions if question.number == number]
        reasons = []
        wanted = sources_of(lesson).get("questions")
        record = wanted if isinstance(wanted, Mapping) else {}
        if len(asked) < 2 and record.get("wanted") != 0:
            reasons.append(str(record.get("note") or "") or _few(len(asked)))
        tested = {fold(question.outcome) for question in asked}
        untested = [text for text in outcomes_of(lesson) if fold(text) not in tested]
        if untested:
            reasons.append(f"No question tests: {untested[0]}.")
        if lesson.duration_minutes > _LONG_MINUTES:
            reasons.append(f"It takes {lesson.duration_minutes} minutes.")
        wrong = [f for f in faults if f.place.startswith(lesson.title) and f.kind in HARD]
        reasons += [fault.words for fault in wrong[:3]]
        if reasons:
            found.append(WeakLesson(number, lesson.title, tuple(reasons)))
    return tuple(found)


def _few(count: int) -> str:
    if not count:
        return "Its text yields no question: no definition, list, number or exercise to ask about."
    return "Its text yields only one question."
