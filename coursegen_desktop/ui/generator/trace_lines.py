"""Steps of a trace as lines, and as text to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt

from ...domain.agent import CRITIC, PLAN, TraceStep
from ..content.line import Line
from ..kit.translate import tr
from .agent_words import (
    cost_words,
    count_words,
    found_words,
    kind_icon,
    kind_names,
    seconds_words,
    tokens_words,
)
from .words import facts_text


def chosen(
    steps: Sequence[TraceStep], words: str, kind: str, *, only_found: bool
) -> list[TraceStep]:
    """The steps that hold `words`, are of `kind` ("" for all) and, where wished, found wrong."""
    return [
        step
        for step in steps
        if (not kind or step.kind == kind)
        and (step.findings or not only_found)
        and step.matches(words)
    ]


def trace_lines(steps: Sequence[TraceStep]) -> list[Line]:
    """One line for each step, by its id."""
    names = kind_names()
    return [_line(step, names.get(step.kind, step.kind)) for step in steps]


def _line(step: TraceStep, kind: str) -> Line:
    found = step.findings
    more = len(found) - 1
    problem = found_words(found[0]) if found else ""
    if more > 0:
        problem += " " + tr("(and %n more)", more)
    return Line(
        step.id,
        step.title or kind,
        note=facts_text(
            kind,
            found_words(step.verdict[0]) if step.verdict and step.kind in (CRITIC, PLAN) else "",
            tr("%n token(s)", step.tokens_in + step.tokens_out),
            seconds_words(step.seconds),
        ),
        icon=kind_icon(step.kind),
        icon_role="warn" if found else "good",
        state=tr("something was found") if found else tr("nothing was found"),
        problem=problem,
    )


def facts_of(step: TraceStep) -> str:
    """Model, tokens, cost, time."""
    moment = QDateTime.fromString(step.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else ""
    return facts_text(
        step.model,
        tokens_words(step.tokens_in, step.tokens_out),
        tr("cost {amount}", amount=cost_words(step.cost)) if step.cost else "",
        seconds_words(step.seconds),
        when,
    )


def verdict_text(step: TraceStep) -> str:
    """All that was found, a line each."""
    return "\n".join(map(found_words, step.verdict)) or tr("Nothing was found.")


def prompt_text(step: TraceStep) -> str:
    """The instructions and the question, as they were sent."""
    return f"{step.system}\n\n{step.prompt}" if step.system else step.prompt


def counted(shown: int, count: int) -> str:
    """How many of how many."""
    if shown == count:
        return tr("%n question(s) to models", count)
    return tr("{shown} of {count}", shown=count_words(shown), count=count_words(count))
