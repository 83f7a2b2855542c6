"""What the review lists, as lines: figures, lessons, statements, what was set aside."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.outline import Outline
from ...domain.statement import QUESTION, SUMMARY, TERM, Statement
from ...domain.writing import FAILED, SKIPPED, Refresh, RunView, StaleLesson, Staleness, StepView
from ..content.line import Line
from ..kit.translate import tr
from .report_words import told
from .words import facts_text, words_text

_ICONS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


def lesson_lines(run: RunView, outline: Outline | None) -> list[Line]:
    """The lessons, those that need a look first."""
    lessons = outline.lessons if outline is not None else ()
    reference = {lesson.key for lesson in lessons if lesson.is_reference}
    lines = [_lesson(step, step.key in reference) for step in run.lessons]
    return sorted(lines, key=lambda line: line.icon_role not in ("warn", "bad"))


def aside_lines(outline: Outline | None) -> list[Line]:
    """Passages that stand in no lesson, and why."""
    return [
        Line(
            item.key,
            item.title or tr("Without a title"),
            note=told(item.reason),
            icon="eye-off",
            end=words_text(item.words),
        )
        for item in (outline.set_aside if outline is not None else ())
    ]


def changed_lines(lessons: Sequence[StaleLesson]) -> list[Line]:
    """Lessons that rest on passages which their documents do not hold any more."""
    return [
        Line(
            lesson.lesson_id,
            lesson.title,
            note=", ".join(lesson.sources),
            icon="triangle-alert",
            icon_role="warn",
            state=tr("needs a look"),
            problem=tr("%n passage(s) of its documents changed since.", lesson.changed),
        )
        for lesson in lessons
    ]


def changed_words(staleness: Staleness) -> str:
    """What became of the documents, "" for nothing."""
    parts = []
    if staleness.changed:
        parts.append(tr("Changed since: {names}.", names=", ".join(staleness.changed)))
    if staleness.gone:
        parts.append(tr("Not found any more: {names}.", names=", ".join(staleness.gone)))
    if staleness.added:
        parts.append(tr("%n new passage(s) (stands|stand) in no lesson.", staleness.added))
    return " ".join(parts)


def read_words(again: Refresh) -> str:
    """What reading the changed documents again found."""
    parts = []
    if again.changed:
        parts.append(
            tr(
                "%n lesson(s) would be written in another way now; the others follow their "
                "passages.",
                len(again.lessons),
            )
        )
    if again.unread:
        parts.append(tr("Could not be read: {names}.", names=", ".join(again.unread)))
    return " ".join(parts)


def figure_lines(run: RunView, outline: Outline | None) -> list[Line]:
    """What can be counted as soon as the last lesson is written."""
    made = run.quality
    lines = []
    if made.statements:
        lines.append(
            _figure(
                "cited",
                tr("Statements with a source"),
                tr("Sentences of summaries, terms and questions whose words stand in a document."),
                _share(made.cited, made.statements),
                "good" if made.cited == made.statements else "bad",
            )
        )
    if outline is not None:
        taught = sum(lesson.words for lesson in outline.lessons)
        aside = sum(item.words for item in outline.set_aside)
        lines.append(
            _figure(
                "taught",
                tr("Text of the documents in lessons"),
                tr("The rest is listed under “Set aside”, with the reason."),
                _share(taught, taught + aside),
                "good" if taught >= 0.8 * (taught + aside) else "warn",
            )
        )
    asked = [step for step in run.lessons if step.questions]
    lines.append(
        _figure(
            "asked",
            tr("Lessons with questions"),
            tr("Lessons without facts to ask for, such as glossaries, have none."),
            tr("{done} of {count}", done=len(asked), count=len(run.lessons)),
            "good" if asked else "warn",
        )
    )
    return lines


def statement_lines(lesson: str, statements: Sequence[Statement]) -> list[Line]:
    """The statements of a lesson; the keys count them."""
    icons = {SUMMARY: "quote", TERM: "book", QUESTION: "circle-question-mark"}
    names = {SUMMARY: tr("Summary"), TERM: tr("Term"), QUESTION: tr("Question")}
    lines = [Line("lesson", lesson, end=tr("%n statement(s)", len(statements)), is_head=True)]
    for number, statement in enumerate(statements):
        has_place = statement.span is not None
        lines.append(
            Line(
                number,
                names[statement.kind],
                note=statement.text,
                icon=icons[statement.kind],
                problem="" if has_place else tr("This names no place in a document."),
            )
        )
    return lines


def _lesson(step: StepView, is_reference: bool) -> Line:
    role, problem = "good", told(step.note)
    if step.state in (FAILED, SKIPPED):
        role = "bad"
    elif step.questions < step.wanted and not is_reference:
        role = "warn" if not step.questions else "good"
        problem = problem or tr(
            "{made} of {wanted} questions: there are no more facts to ask for.",
            made=step.questions,
            wanted=step.wanted,
        )
    elif problem or not (step.questions or is_reference):
        role = "warn"
        problem = problem or tr("No question could be made from it.")
    return Line(
        step.key,
        step.title,
        note=facts_text(words_text(step.words), tr("%n question(s)", step.questions), step.module),
        icon=_ICONS[role],
        icon_role=role,
        action=tr("Statements") if step.lesson_id is not None else "",
        state=tr("sound") if role == "good" else tr("needs a look"),
        problem=problem,
    )


def _figure(key: str, name: str, note: str, value: str, role: str) -> Line:
    states = {"good": tr("good"), "warn": tr("worth a look"), "bad": tr("not good enough")}
    return Line(
        key, name, note=note, icon=_ICONS[role], icon_role=role, end=value, end_role=role,
        state=states[role],
    )  # fmt: skip


def _share(part: int, whole: int) -> str:
    """A percentage that is 100 only for all."""
    return f"{100 * part // whole}%" if whole else "–"
