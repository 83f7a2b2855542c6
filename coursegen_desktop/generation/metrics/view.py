"""A finished course as the metrics look at it: lessons, questions, statements with citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...domain.brief import made_with
from ...domain.course_report import Fault, Metric, MetricVerdict, SetAsidePassage
from ...domain.draft import CourseDraft, LessonDraft
from ...domain.lesson import heading_anchor
from ...domain.quiz import HARVESTED_KEY, OUTCOME_KEY
from ...domain.written_by import WrittenBy, written_by

Json = Mapping[str, object]
Result = tuple[Metric, list[Fault]]

_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_SCRIPTS = re.compile(r"</?su[bp]>|\*(?=\w)|(?<=\w)\*")
_SPAN_FIELDS = frozenset(("source", "block", "start", "end", "quote"))


@dataclass(frozen=True)
class Question:
    """A question with its lesson. `number` is the lesson's, from 0."""

    number: int
    lesson: LessonDraft
    raw: Json

    @property
    def ext(self) -> Json:
        """Its notes, {} where it has none."""
        found = self.raw.get("ext")
        return found if isinstance(found, Mapping) else {}

    @property
    def type(self) -> str:
        """Its type."""
        return str(self.raw.get("type", ""))

    @property
    def prompt(self) -> str:
        """What it asks."""
        return str(self.raw.get("prompt", ""))

    @property
    def outcome(self) -> str:
        """The outcome that it tests."""
        return str(self.ext.get(OUTCOME_KEY, ""))

    @property
    def is_harvested(self) -> bool:
        """Whether the source's author wrote it."""
        return bool(self.ext.get(HARVESTED_KEY))

    @cached_property
    def spans(self) -> tuple[Json, ...]:
        """Its citations, each once."""
        found: list[Json] = []
        for span in spans_in(self.ext):
            if span not in found:
                found.append(span)
        return tuple(found)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The words that it cites."""
        return tuple(without_scripts(str(span["quote"])) for span in self.spans)

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.lesson.title}, {self.raw.get('id', '')}"


def without_scripts(text: str) -> str:
    """Words with raised, lowered or emphasised parts ("SS<sub>within</sub>") written plainly."""
    return _SCRIPTS.sub("", text) if "<" in text or "*" in text else text


def with_closed_comments(text: str) -> str:
    """A text whose comments all end: "<!--" that no "-->" follows begins none.

    Patterns would look for the end from each of them, which takes the square of the text's length.
    """
    end = text.rfind("-->") + 1
    return text[:end] + text[end:].replace("<!--", "<!") if "<!--" in text[end:] else text


@dataclass(frozen=True)
class View:
    """The course, the texts of its sources ({} when they are not known), what was set aside."""

    course: CourseDraft
    texts: Mapping[str, str] = field(default_factory=dict)
    set_aside: Sequence[SetAsidePassage] = ()

    @cached_property
    def lessons(self) -> list[LessonDraft]:
        """All lessons in order."""
        return [lesson for module in self.course.modules for lesson in module.lessons]

    @cached_property
    def taught(self) -> list[LessonDraft]:
        """Those that are no mere reference matter, all where every one is."""
        found = [lesson for lesson in self.lessons if not sources_of(lesson).get("is_reference")]
        return found or self.lessons

    @cached_property
    def questions(self) -> list[Question]:
        """Every question of the course."""
        return [
            Question(number, lesson, raw)
            for number, lesson in enumerate(self.lessons)
            for raw in questions(lesson)
        ]

    @cached_property
    def made(self) -> list[Question]:
        """The questions that the writer made, the author's left out."""
        return [question for question in self.questions if not question.is_harvested]

    @cached_property
    def definitions(self) -> dict[str, str]:
        """Terms of the whole course with their definitions."""
        found: dict[str, str] = {}
        for lesson in self.lessons:
            for entry in entries(lesson, "terms", "terms"):
                found.setdefault(str(entry.get("term", "")), str(entry.get("definition", "")))
        return found


def metric(
    key: str,
    title: str,
    value: float | None,
    target: str,
    *,
    met: bool,
    unit: str = "share",
    detail: str = "",
    is_gate: bool = False,
) -> Metric:
    """A metric with its verdict: NONE where there was nothing to measure."""
    verdict = MetricVerdict.MET if met else MetricVerdict.MISSED
    if value is None:
        verdict = MetricVerdict.NONE
    rounded = None if value is None else round(value, 4)
    return Metric(key, title, rounded, unit, target, verdict, detail, is_gate)


def share(part: int, whole: int) -> float | None:
    """part / whole, None for nothing."""
    return part / whole if whole else None


# -- what stands in a draft ------------------------------------------------------------------------


def questions(lesson: LessonDraft) -> Iterator[Json]:
    """Every question of a lesson."""
    yield from entries(lesson, "quiz", "questions")


def entries(lesson: LessonDraft, asset_type: str, name: str) -> Iterator[Json]:
    """The objects of a list in a lesson's assets."""
    for asset in lesson.assets:
        listed = asset.content.get(name) if asset.asset_type == asset_type else None
        if isinstance(listed, list | tuple):
            yield from (entry for entry in listed if isinstance(entry, Mapping))


def sources_of(lesson: LessonDraft) -> Json:
    """The record of what a lesson was made from, {} where there is none."""
    for asset in lesson.assets:
        if asset.asset_type == "sources":
            return asset.content
    return {}


def analysers_of(course: CourseDraft) -> tuple[str, ...]:
    """What analysed the texts of a course, () for one that was not made from documents."""
    records = (sources_of(lesson) for module in course.modules for lesson in module.lessons)
    return tuple(dict.fromkeys(made_with(record) for record in records if record))


def writers_of(course: CourseDraft) -> tuple[WrittenBy | None, ...]:
    """Which model wrote each lesson; None also where there was nothing to ask one."""
    found = [
        written_by(sources_of(lesson)) for module in course.modules for lesson in module.lessons
    ]
    return tuple(one if one is not None and one.was_asked else None for one in found)


def set_aside_of(course: CourseDraft) -> list[SetAsidePassage]:
    """What the course itself tells to have left out of its documents."""
    records = (
        sources_of(lesson).get("set_aside")
        for module in course.modules
        for lesson in module.lessons
    )
    return [
        SetAsidePassage(
            str(item["source"]),
            int(item["first"]),
            int(item["last"]),
            str(item["title"]),
            str(item["reason"]),
        )
        for listed in records
        if isinstance(listed, list | tuple)
        for item in listed
    ]


def outcomes_of(lesson: LessonDraft) -> list[str]:
    """What the lesson promises."""
    listed = sources_of(lesson).get("outcomes")
    return [str(text) for text in listed] if isinstance(listed, list | tuple) else []


def spans(lesson: LessonDraft) -> Iterator[Json]:
    """Every citation in a lesson's assets."""
    for asset in lesson.assets:
        yield from spans_in(asset.content)


def spans_in(value: object) -> Iterator[Json]:
    """Every citation in a piece of JSON."""
    if isinstance(value, Mapping):
        if value.keys() >= _SPAN_FIELDS:
            yield value
        else:
            for inner in value.values():
                yield from spans_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans_in(inner)


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
