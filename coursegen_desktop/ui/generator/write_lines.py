"""The lessons of a run as lines: a head for each module, below it what became of every lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ...domain.writing import FAILED, SKIPPED, WAITING, WRITING, WRITTEN, RunView, StepView
from ..content.line import SPINNING, Line
from ..kit.translate import tr
from .report_words import told
from .words import facts_text, words_text

_ICONS = {
    WAITING: ("circle-dashed", "muted"),
    WRITING: (SPINNING, "accent"),
    WRITTEN: ("circle-check", "good"),
    SKIPPED: ("eye-off", "muted"),
    FAILED: ("circle-alert", "bad"),
}


def lines_of(run: RunView, *, is_running: bool, doing: Mapping[str, str]) -> list[Line]:
    """All lines of a run in the order of the course; `doing` is what an agent does at a lesson
    now, by its title."""
    return list(_lines(run.lessons, is_running, doing))


def _lines(
    lessons: Sequence[StepView], is_running: bool, doing: Mapping[str, str]
) -> Iterator[Line]:
    for number, (module, group) in enumerate(groupby(lessons, key=lambda step: step.module), 1):
        steps = list(group)
        done = sum(step.state == WRITTEN for step in steps)
        yield Line(
            ("module", number),
            tr("Module {number} · {title}", number=number, title=module),
            end=tr("{done} of {count} lessons", done=done, count=len(steps)),
            is_head=True,
        )
        for step in steps:
            yield _line(step, is_running, doing.get(step.title, ""))


def _line(step: StepView, is_running: bool, doing: str) -> Line:
    icon, role = _ICONS.get(step.state, _ICONS[WAITING])
    if icon == SPINNING and not is_running:
        icon, role = "pause", "muted"
    return Line(
        step.key,
        step.title,
        note=_note(step, is_running, doing),
        icon=icon,
        icon_role=role,
        action=tr("Preview") if step.state == WRITTEN and step.lesson_id is not None else "",
        state=_state(step.state),
        problem=told(step.note) if step.state in (WRITTEN, FAILED, SKIPPED) else "",
        problem_role="bad" if step.state == FAILED else "muted",
        is_quiet=step.state == WAITING,
    )


def _note(step: StepView, is_running: bool, doing: str) -> str:
    if step.state == WRITTEN:
        return facts_text(
            words_text(step.words),
            tr("%n question(s)", step.questions) if step.questions else "",
            tr("%n source(s)", len(step.sources)),
        )
    if step.state in (FAILED, SKIPPED):
        return ""
    if step.state == WRITING and is_running:
        if step.note or doing:
            return told(step.note) or doing
        return tr("Writing… {words}", words=words_text(step.words))
    return tr("Waiting")


def _state(state: str) -> str:
    return {
        WAITING: tr("waiting"),
        WRITING: tr("being written"),
        WRITTEN: tr("written"),
        FAILED: tr("not written"),
        SKIPPED: tr("left out"),
    }.get(state, "")
