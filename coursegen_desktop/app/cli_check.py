"""`check`: how good a course is, metric by metric, and question by question when asked."""

from __future__ import annotations

import argparse
import dataclasses
import os
from collections.abc import Iterator
from typing import Any

from ..domain.course_report import CourseReport, Metric, MetricVerdict, ReportedItem
from ..domain.written_by import WrittenBy
from .cli_terminal import cut, one_line, print_json, width_of
from .cli_text import analyser_words
from .paths import Paths
from .wiring import Services

SOUND, UNSOUND = 0, 1
_WORDS = {MetricVerdict.MET: "met", MetricVerdict.MISSED: "MISSED", MetricVerdict.NONE: "-"}
_MAX_FAULTS = 40
_PROMPT = 100


async def check(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Print the report of a course. The exit status is 1 when a hard metric is missed."""
    course_id = await services.exchange.find(options.course)
    documents = list(map(os.path.abspath, options.documents or ()))
    report = await services.reports.of_course(course_id, documents)
    if options.as_json:
        print_json(as_data(report, items=options.items))
    else:
        print("\n".join(as_lines(report, items=options.items)))
    return SOUND if report.is_sound else UNSOUND


def as_data(report: CourseReport, *, items: bool) -> dict[str, Any]:
    """The report as plain data."""
    data = dataclasses.asdict(report)
    if not items:
        del data["items"]
    return {"is_sound": report.is_sound, "health": report.health, **data}


def as_lines(report: CourseReport, *, items: bool) -> Iterator[str]:
    """The report for a terminal."""
    yield one_line(report.title)
    yield ""
    yield from _table(report.metrics)
    yield ""
    if not report.has_sources:
        yield (
            "The documents are not at hand, so citations were not compared with them;"
            " name them with --source."
        )
    missed = [metric.title for metric in report.gates if metric.verdict is MetricVerdict.MISSED]
    if missed:
        yield f"The course is not sound: {', '.join(missed).lower()}."
    else:
        yield "The course is sound: no hard metric is missed."
    if report.analysers:
        yield f"Analysed with: {'; '.join(map(analyser_words, report.analysers))}."
    yield from _writers(report.writers)
    yield from _faults(report)
    for part in report.set_aside:
        title = f" ({one_line(part.title)})" if part.title else ""
        yield f"Set aside: {part.source}, blocks {part.first} to {part.last}{title}: {part.reason}"
    for lesson in report.weak_lessons:
        yield f"Look at “{one_line(lesson.title)}”: {one_line(' '.join(lesson.reasons))}"
    if items:
        yield ""
        for item in report.items:
            yield from _item(item)


def _writers(writers: tuple[WrittenBy | None, ...]) -> Iterator[str]:
    """Which models wrote how many of the lessons, and what stayed as the source has it."""
    for name in dict.fromkeys(one.name for one in writers if one is not None):
        mine = [one for one in writers if one is not None and one.name == name]
        kept = sum(one.kept for one in mine)
        rest = f"; {kept} parts stay as the source has them" if kept else ""
        yield f"Told by {one_line(name)}: {len(mine)} of {len(writers)} lessons{rest}."


def _table(metrics: tuple[Metric, ...]) -> Iterator[str]:
    widest = max(width_of(metric.title) for metric in metrics)
    for metric in metrics:
        gap = " " * (widest - width_of(metric.title))
        gate = "!" if metric.is_gate else " "
        verdict = _WORDS[metric.verdict]
        detail = f"  ({one_line(metric.detail)})" if metric.detail else ""
        told = f"{value_text(metric):>7}  {metric.target}{detail}"
        yield f"{verdict:<6} {gate} {metric.title}{gap}  {told}"


def value_text(metric: Metric) -> str:
    """A value as people read it."""
    if metric.value is None:
        return "-"
    if metric.unit == "share":
        return f"{100 * metric.value:.1f} %"
    return f"{metric.value:.0f}" if metric.unit == "count" else f"{metric.value:.2f}"


def _faults(report: CourseReport) -> Iterator[str]:
    for fault in report.faults[:_MAX_FAULTS]:
        place = f"{one_line(fault.place)}: " if fault.place else ""
        yield f"  {fault.kind:<11} {place}{one_line(fault.words)}"
    if len(report.faults) > _MAX_FAULTS:
        yield f"  … and {len(report.faults) - _MAX_FAULTS} more"


def _item(item: ReportedItem) -> Iterator[str]:
    author = ", the author's own" if item.is_harvested else ""
    hardness = "" if item.difficulty is None else f", difficulty {item.difficulty:.2f}"
    place = f"{one_line(item.lesson_title)}, {item.question}"
    yield f"{place} ({item.type}{author}{hardness}): {cut(one_line(item.prompt), _PROMPT)}"
    if item.key:
        yield f"    answer: {cut(one_line(item.key), _PROMPT)}"
    if item.outcome:
        yield f"    tests: {one_line(item.outcome)}"
    yield from (f"    ! {problem}" for problem in item.problems)
    yield from (f"    accepted: {problem}" for problem in item.accepted)
