"""A quiz and its result on paper: plain HTML for Qt's own layout, black on white."""

from __future__ import annotations

from html import escape

from ...domain.questions.base import OptionView, Verdict
from ...domain.quiz import QuestionView, QuizResult, QuizRun
from ..content.inline_text import plain
from ..content.question_view import figure, points_words
from ..kit.translate import tr
from .result_view import headline, prompt_words, score_words, standing_words, verdict_word

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LINE = "_" * 60


def questions_html(run: QuizRun) -> str:
    """The questions with room to answer, and nothing of what is right."""
    parts = [f"<h1>{escape(run.title)}</h1>", f"<p>{escape(tr('Name'))}: {_LINE}</p>"]
    section = ""
    for view in run.questions:
        if view.section and view.section != section:
            section = view.section
            parts.append(f"<h2>{escape(section)}</h2>")
        parts.append(_question(view))
    return "\n".join(parts)


def result_html(run: QuizRun, result: QuizResult) -> str:
    """What was asked, what was answered, and how it went, as far as it may be told."""
    lines = [headline(result), score_words(result), standing_words(result), plain(result.words)]
    parts = [f"<h1>{escape(run.title)}</h1>"]
    parts += [f"<p>{escape(line)}</p>" for line in lines if line.strip()]
    answers = {view.id: view for view in run.questions}
    parts.append("<table border='1' cellspacing='0' cellpadding='5' width='100%'>")
    for outcome in result.outcomes:
        view = answers.get(outcome.question_id)
        told = None if view is None else view.result
        right = "" if told is None else plain(told.correct_text)
        cells = [
            f"{outcome.number}.",
            prompt_words(outcome.prompt),
            _verdict(outcome.verdict, outcome.is_answered, result),
            tr("{points} of {most}", points=figure(outcome.points), most=figure(outcome.max_points))
            if result.shows_score
            else "",
            tr("Right is: {answer}", answer=right) if right else "",
        ]
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        parts.append(f"<tr>{row}</tr>")
    parts.append("</table>")
    return "\n".join(parts)


def _verdict(verdict: Verdict, is_answered: bool, result: QuizResult) -> str:
    if result.shows_verdicts and verdict is not Verdict.NONE:
        return verdict_word(verdict)
    return tr("Answered") if is_answered else tr("Not answered")


def _question(view: QuestionView) -> str:
    points = f" ({points_words(view.points)})" if view.is_scored else ""
    head = f"<p><b>{view.number}.</b> {escape(prompt_words(view.prompt))}{escape(points)}</p>"
    shown = view.shown
    if shown.stems:
        stems = _list(shown.stems, "")
        return head + stems + _list(shown.options, _LETTERS)
    if view.interaction == "true_false":
        return head + f"<p>☐ {escape(tr('True'))} &nbsp; ☐ {escape(tr('False'))}</p>"
    if shown.options:
        return head + _list(shown.options, _LETTERS)
    if shown.bank:
        words = ", ".join(plain(word.text) for word in shown.bank)
        return head + f"<p>{escape(tr('Words'))}: {escape(words)}</p>"
    if not view.takes_answer or shown.gaps:
        return head
    return head + f"<p>{_LINE}</p>" * max(1, min(shown.text.lines, 12))


def _list(options: tuple[OptionView, ...], letters: str) -> str:
    rows = []
    for number, option in enumerate(options):
        mark = f"☐ {letters[number]}. " if number < len(letters) else "☐ "
        rows.append(f"<p>{mark}{escape(plain(option.text))}</p>")
    return "".join(rows)
