"""How good a generated course is: what was measured, against which target, and where it fails."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .ids import LessonId
from .written_by import WrittenBy


class MetricVerdict(StrEnum):
    """Whether a target is met; NONE: there was nothing to measure."""

    MET = "met"
    MISSED = "missed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure of a course.

    `key` names it ("citations"), `title` in English words. `value` is None where there was
    nothing to measure. `unit` is "share" (0 to 1), "count", "ratio" or "words". `target` is what
    it should be, as it is shown (">= 95 %"). A hard metric (`is_gate`) that is missed fails the
    course.
    """

    key: str
    title: str
    value: float | None
    unit: str
    target: str
    verdict: MetricVerdict
    detail: str = ""
    is_gate: bool = False


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """A question as it was judged: `problems` are sentences, () for a sound one.

    `accepted` are problems that a person looked at and let stand; they flag it no more.
    `lesson` counts from 0 through all modules, `question` is its id in that lesson's quiz.
    `is_harvested`: the author of the source wrote it. `difficulty` is 0 (easy) to 1.
    """

    lesson: int
    lesson_title: str
    question: str
    type: str
    prompt: str
    key: str
    outcome: str
    difficulty: float | None
    is_harvested: bool
    problems: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeakLesson:
    """A lesson that a person should look at, and why: whole sentences."""

    lesson: int
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is surely wrong.

    `kind` is citation, key, leak, tiling, number, distractor, flaw, duplicate, position or form;
    `place` is the lesson's title, with the question's id where it is one ("" for the course).
    """

    kind: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class SetAsidePassage:
    """Text of a source that stands in no lesson, and why."""

    source: str
    first: int
    last: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class CourseReport:
    """What is known about the quality of a course without asking anybody.

    `has_sources` is False when the documents could not be read again; then citations are
    compared with nothing and the metrics that need them are NONE. `lessons` are the keys of the
    lessons that items and weak lessons count, () for a course that is in no library. `analysers`
    looked over the texts that it was made from: "plain", "spacy 3.8.18, …". `writers` has one
    entry for each lesson: the model that wrote it, None for the built-in writer and for people.
    """

    title: str
    metrics: tuple[Metric, ...]
    faults: tuple[Fault, ...] = ()
    set_aside: tuple[SetAsidePassage, ...] = ()
    weak_lessons: tuple[WeakLesson, ...] = ()
    items: tuple[ReportedItem, ...] = ()
    has_sources: bool = True
    lessons: tuple[LessonId, ...] = ()
    analysers: tuple[str, ...] = ()
    writers: tuple[WrittenBy | None, ...] = ()

    @property
    def gates(self) -> tuple[Metric, ...]:
        """The hard metrics."""
        return tuple(metric for metric in self.metrics if metric.is_gate)

    @property
    def is_sound(self) -> bool:
        """Whether no hard metric is missed."""
        return all(metric.verdict is not MetricVerdict.MISSED for metric in self.gates)

    @property
    def flagged_items(self) -> tuple[ReportedItem, ...]:
        """The questions with problems."""
        return tuple(item for item in self.items if item.problems)

    @property
    def health(self) -> float | None:
        """0 to 1: the share of targets that are met, at most 0.49 while a gate is missed."""
        judged = [metric for metric in self.metrics if metric.verdict is not MetricVerdict.NONE]
        if not judged:
            return None
        share = sum(metric.verdict is MetricVerdict.MET for metric in judged) / len(judged)
        return share if self.is_sound else min(share, 0.49)

    def metric(self, key: str) -> Metric:
        """The metric of that key. Raises KeyError for one that there is not."""
        for metric in self.metrics:
            if metric.key == key:
                return metric
        raise KeyError(key)
