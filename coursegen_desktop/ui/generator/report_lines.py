"""The report on a course as lines: metrics with target and verdict, questions to look at."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...domain.course_report import CourseReport, Metric, MetricVerdict
from ...domain.writing import StepView
from ...domain.written_by import WrittenBy
from ..content.line import Line
from ..kit.translate import tr
from .agent_words import told_by
from .report_words import detail_words, metric_words, target_words, told
from .words import facts_text


@dataclass(frozen=True, slots=True)
class ItemKey:
    """Names a question of the report: its lesson by number, and its id there."""

    lesson: int
    question: str


def metric_lines(report: CourseReport) -> list[Line]:
    """All metrics; those that miss their target first, hard ones before the others."""
    order = (MetricVerdict.MISSED, MetricVerdict.MET, MetricVerdict.NONE)
    rows = sorted(report.metrics, key=lambda item: (order.index(item.verdict), not item.is_gate))
    return [_metric(item) for item in rows]


_FAULTS = {
    "citations": "citation", "keys": "key", "leaks": "leak", "tiling": "tiling",
    "grounding": "grounding", "support": "number", "form": "form", "titles": "form",
    "distractor_validity": "distractor", "flaws": "flaw", "duplicates": "duplicate",
    "key_places": "position", "key_lengths": "position",
}  # fmt: skip
_MOST_FAULTS = 8


def meaning_of(report: CourseReport, key: object) -> tuple[str, str]:
    """A metric's name, and what it means with the first faults that it found."""
    metric = next((item for item in report.metrics if item.key == key), None)
    if metric is None:
        return "", ""
    name, meaning = metric_words(metric)
    parts = [meaning]
    if metric.verdict is MetricVerdict.MISSED:
        faults = [item for item in report.faults if item.kind == _FAULTS.get(metric.key)]
        parts += [
            f"{fault.place}: {told(fault.words)}" if fault.place else told(fault.words)
            for fault in faults[:_MOST_FAULTS]
        ]
        if len(faults) > _MOST_FAULTS:
            parts.append(tr("and %n more", len(faults) - _MOST_FAULTS))
    return name, "\n\n".join(filter(None, parts))


def item_lines(report: CourseReport) -> list[Line]:
    """The questions that have problems."""
    return [
        Line(
            ItemKey(item.lesson, item.question),
            item.prompt,
            note=item.lesson_title,
            icon="triangle-alert",
            icon_role="warn",
            state=tr("needs a look"),
            problem=" ".join(map(told, item.problems)),
            action=tr("Passage"),
        )
        for item in report.items
        if item.problems
    ]


def lessons_with(lines: Sequence[Line], weak: Mapping[str, str]) -> list[Line]:
    """The lessons, those with reasons to look at them marked and first."""
    made = [
        replace(
            line, icon="triangle-alert", icon_role="warn", state=tr("needs a look"),
            problem=weak[line.title],
        )
        if line.title in weak and line.icon_role == "good"
        else line
        for line in lines
    ]  # fmt: skip
    return sorted(made, key=lambda line: line.icon_role not in ("warn", "bad"))


def writers_of(report: CourseReport, lessons: Iterable[StepView]) -> dict[Hashable, WrittenBy]:
    """Which model wrote a lesson of the run, by the lesson's key."""
    by_id = dict(zip(report.lessons, report.writers, strict=False))
    found = (
        (step.key, by_id.get(step.lesson_id)) for step in lessons if step.lesson_id is not None
    )
    return {key: writer for key, writer in found if writer is not None}


def lessons_told(lines: Sequence[Line], writers: Mapping[Hashable, WrittenBy]) -> list[Line]:
    """The lessons with who told them."""
    return [
        replace(line, note=facts_text(line.note, told_by(writers[line.key])))
        if line.key in writers
        else line
        for line in lines
    ]


def verdict_words(report: CourseReport) -> tuple[str, str]:
    """One sentence about the whole, and its kind."""
    missed = [item for item in report.metrics if item.verdict is MetricVerdict.MISSED]
    gates = [item for item in missed if item.is_gate]
    if gates:
        return tr("The course fails: %n hard target(s) missed.", len(gates)), "bad"
    if missed:
        return tr("All hard targets are met; %n other(s) missed.", len(missed)), "warn"
    return tr("All targets are met."), "good"


def _metric(item: Metric) -> Line:
    icon, role, state = {
        MetricVerdict.MET: ("circle-check", "good", tr("met")),
        MetricVerdict.MISSED: (
            ("circle-alert", "bad", tr("missed"))
            if item.is_gate
            else ("triangle-alert", "warn", tr("missed"))
        ),
        MetricVerdict.NONE: ("circle-dashed", "muted", tr("nothing to measure")),
    }[item.verdict]
    target = target_words(item.target) if item.target else ""
    return Line(
        item.key, metric_words(item)[0], note=facts_text(target, detail_words(item)), icon=icon,
        icon_role=role, end=_value(item), end_role=role, state=state,
    )  # fmt: skip


def _value(item: Metric) -> str:
    if item.value is None:
        return "–"
    if item.unit == "share":
        return f"{int(100 * item.value)}%"
    return f"{item.value:.0f}" if item.unit in ("count", "words") else f"{item.value:.2f}"
