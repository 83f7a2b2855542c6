"""Problems of a course in the user's language; the services speak English."""

from __future__ import annotations

from ....domain.course_check import CheckReport, CourseProblem, PublishNotice, Severity
from ....domain.errors import InvalidContent
from ....domain.ids import LessonId
from ....domain.item_flaw import OWN_SENTENCES
from ....domain.questions.base import Problem
from ...kit.translate import error_text, marked, tr
from ..questions.fault_words import fault_words

# Sentences that services make, so that the catalogue has them.
_MARKED = (
    marked("The course has no lesson with contents."),
    marked("The module “{title}” has no lessons."),
    marked("The lesson is empty."),
    marked("The heading “{words}” leaves out a level."),
    marked("The colour {words} was pasted with the text and is hard to read."),
    marked("The colour {words} can hardly be seen on a light page."),
    marked("The colour {words} can hardly be seen on a dark page."),
    marked("The link “{address}” leads to a lesson that is not in the course."),
    marked("The link “{address}” leads nowhere."),
    marked("The picture “{address}” lies outside of the course and is not shown."),
    marked("The picture “{address}” has no words for who cannot see it."),
    marked("The file “{address}” is missing."),
    marked("The question in the text cannot be asked: {reason}"),
    marked("The quiz cannot be read. {reason}"),
    marked("The quiz has no questions."),
    marked("No section of the quiz asks this question."),
    marked("The question is not finished: {reason}."),
    marked("The question is not finished."),
    marked("No question tests: {outcome}"),
    marked("The question does not say which outcome it tests."),
    marked("None of its questions says which outcome it tests."),
    marked("Some options end with a full stop, others do not."),
    marked("Some options begin with a capital letter, others do not."),
    marked("The right option stands at the same place in every question."),
)
assert set(OWN_SENTENCES.values()) <= set(_MARKED)

ICONS = {
    Severity.ERROR: ("circle-alert", "bad"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.ADVICE: ("lightbulb", "accent"),
}


def severity_words(severity: Severity) -> str:
    """What a group of problems is called."""
    return {
        Severity.ERROR: tr("To mend before publishing"),
        Severity.WARNING: tr("Readers would stumble"),
        Severity.ADVICE: tr("Could be better"),
    }[severity]


def severity_word(severity: Severity) -> str:
    """One problem's kind, in a word."""
    return {
        Severity.ERROR: tr("error"),
        Severity.WARNING: tr("warning"),
        Severity.ADVICE: tr("advice"),
    }[severity]


def rule_words(rule: str) -> str:
    """The kind of a problem, as a short title."""
    return {
        "empty course": tr("Empty course"),
        "empty module": tr("Empty module"),
        "empty lesson": tr("Empty lesson"),
        "heading jump": tr("Heading level"),
        "pasted colour": tr("Pasted colour"),
        "colour": tr("Colour"),
        "link": tr("Link"),
        "media": tr("Missing file"),
        "alt text": tr("Picture without words"),
        "question in text": tr("Question in the text"),
        "quiz": tr("Broken quiz"),
        "empty quiz": tr("Empty quiz"),
        "unreachable": tr("Question that nobody is asked"),
        "draft": tr("Unfinished question"),
        "outcome": tr("Outcome without a question"),
        "aimless": tr("Question without an outcome"),
        "item": tr("Unclear question"),
    }.get(rule, tr("Problem"))


def problem_words(problem: CourseProblem) -> str:
    """What is wrong, in a sentence."""
    values = dict(problem.values)
    if "field" in values:
        fault = Problem(str(values["field"]), str(values["reason"]))
        return tr("The question is not finished. {reason}", reason=fault_words(fault))
    return error_text(InvalidContent(problem.sentence, "", **values))


def place_words(problem: CourseProblem) -> str:
    """Where it is, "" for the whole course."""
    place = problem.place
    parts = [place.lesson_title] if place.lesson_title else []
    if place.question_number:
        parts.append(tr("question {number}", number=place.question_number))
    elif place.asset_id is not None:
        parts.append(tr("quiz"))
    elif place.line:
        parts.append(tr("line {number}", number=place.line))
    return " · ".join(parts)


def lesson_words(report: CheckReport) -> dict[LessonId, str]:
    """A sentence for each lesson with something to mend; advice alone is no reason."""
    found: dict[LessonId, list[CourseProblem]] = {}
    for problem in report.problems:
        key = problem.place.lesson_id
        if key is not None and problem.severity is not Severity.ADVICE:
            found.setdefault(key, []).append(problem)
    return {
        key: problem_words(first)
        if not rest
        else tr("{problem} And %n more.", len(rest), problem=problem_words(first))
        for key, (first, *rest) in found.items()
    }


def summary_words(report: CheckReport) -> str:
    """What was looked at."""
    lessons = tr("%n lesson(s)", report.lessons)
    if not report.questions:
        return tr("{lessons} looked through", lessons=lessons)
    questions = tr("%n question(s)", report.questions)
    return tr("{lessons} and {questions} looked through", lessons=lessons, questions=questions)


def verdict_words(report: CheckReport) -> tuple[str, str]:
    """(sentence, kind) about the whole."""
    counts = report.counts
    if counts[Severity.ERROR]:
        return tr("%n problem(s) must be mended before the course can be published.",
                  counts[Severity.ERROR]), "bad"  # fmt: skip
    if counts[Severity.WARNING]:
        return tr("Nothing forbids publishing, but readers would stumble over %n place(s).",
                  counts[Severity.WARNING]), "warn"  # fmt: skip
    if counts[Severity.ADVICE]:
        return tr("Nothing is wrong; %n thing(s) could be better.",
                  counts[Severity.ADVICE]), "good"  # fmt: skip
    return tr("Nothing was found that needs mending."), "good"


def notice_lines(notice: PublishNotice) -> list[str]:
    """What people who take the course will notice, a sentence each."""
    if not notice.learners:
        return [tr("Nobody takes the course yet.")]
    lines = [tr("%n learner(s) enrolled.", notice.learners)]
    before, after = round(notice.before), round(notice.after)
    if notice.new_lessons and before != after:
        lines.append(
            tr("Their progress goes from {before}% to {after}% on average: lessons are new to them "
               "that they have not done.", before=before, after=after)
        )  # fmt: skip
    elif notice.new_lessons:
        lines.append(tr("%n lesson(s) are new to some of them.", notice.new_lessons))
    else:
        lines.append(tr("Their progress stays as it is: {after}% on average.", after=after))
    if notice.open_attempts:
        lines.append(
            tr("%n attempt(s) under way go on with the questions that they began with.",
               notice.open_attempts)
        )  # fmt: skip
    else:
        lines.append(tr("Finished attempts keep the questions that were asked."))
    return lines
