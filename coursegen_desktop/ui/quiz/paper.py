"""A quiz and its result on paper: plain HTML for Qt's own layout, black on white."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImageReader

from ...domain.answer_words import answer_text
from ...domain.inline_text import Run
from ...domain.questions.base import OptionView, Verdict
from ...domain.quiz import AnswerResult, QuestionView, QuizResult, QuizRun
from ..content.inline_text import Block, blocks, plain, prompt_words
from ..content.question_view import figure, points_words
from ..kit.translate import tr
from .result_view import headline, score_words, standing_words, verdict_word

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LINE = "_" * 60
_BLANK = "_" * 12
_GAP = re.compile(r"\{\{gap:([^{}]+)\}\}")
# A table of results is no place for whole texts.
_LONGEST = 240
_PICTURE_PX = 420
_WIDTHS = ("5%", "42%", "12%", "11%", "30%")
Find = Callable[[str], Path | None]


def questions_html(run: QuizRun, find: Find | None = None) -> str:
    """The questions with room to answer, and nothing of what is right.

    `find` gives the file of a picture by its name; without it the pictures are left out.
    """
    parts = [f"<h1>{escape(run.title)}</h1>", f"<p>{escape(tr('Name'))}: {_LINE}</p>"]
    section = ""
    for view in run.questions:
        if view.section and view.section != section:
            section = view.section
            parts.append(f"<h2>{escape(section)}</h2>")
        parts.append(_question(view, find))
    return "\n".join(parts)


def result_html(run: QuizRun, result: QuizResult) -> str:
    """What was asked, what was answered, and how it went, as far as it may be told."""
    lines = [headline(result), score_words(result), standing_words(result), plain(result.words)]
    parts = [f"<h1>{escape(run.title)}</h1>"]
    parts += [f"<p>{escape(line)}</p>" for line in lines if line.strip()]
    answers = {view.id: view for view in run.questions}
    parts.append(
        "<table border='1' cellspacing='0' cellpadding='5' width='100%'"
        " style='border-collapse: collapse'>"
    )
    for outcome in result.outcomes:
        view = answers.get(outcome.question_id)
        told = None if view is None else view.result
        cells = [
            f"{outcome.number}.",
            _short(prompt_words(outcome.prompt)),
            _verdict(outcome.verdict, outcome.is_answered, result),
            tr("{points} of {most}", points=figure(outcome.points), most=figure(outcome.max_points))
            if result.shows_score
            else "",
            "\n".join(_answer_words(view, told)),
        ]
        row = "".join(
            f"<td width='{width}'>{escape(cell).replace(chr(10), '<br>')}</td>"
            for width, cell in zip(_WIDTHS, cells, strict=True)
        )
        parts.append(f"<tr>{row}</tr>")
    parts.append("</table>")
    return "\n".join(parts)


def _answer_words(view: QuestionView | None, told: AnswerResult | None) -> list[str]:
    """What was answered, where that can be said in words, and what is right, where it may be."""
    if view is None or told is None:
        return []
    given = plain(answer_text(view.shown, told.answer))
    if view.interaction == "true_false":
        # An author's own labels stay as they are.
        given = {"True": tr("True"), "False": tr("False")}.get(given, given)
    words = [tr("Answered: {answer}", answer=_short(given))] if given else []
    if right := plain(told.correct_text):
        words.append(tr("Right is: {answer}", answer=_short(right)))
    return words


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()} …"


def _verdict(verdict: Verdict, is_answered: bool, result: QuizResult) -> str:
    if result.shows_verdicts and verdict is not Verdict.NONE:
        return verdict_word(verdict)
    return tr("Answered") if is_answered else tr("Not answered")


def _question(view: QuestionView, find: Find | None) -> str:
    points = f" ({points_words(view.points)})" if view.is_scored else ""
    prompt = _GAP.sub(_BLANK.replace("_", "\\_"), view.prompt)
    head = _text(prompt, f"<b>{view.number}.</b> ", escape(points)) + _picture(view, find)
    shown = view.shown
    if shown.stems:
        return head + _list(shown.stems, "____ ") + _list(shown.options, _LETTERS)
    if view.interaction == "true_false":
        return head + f"<p>☐ {escape(tr('True'))} &nbsp; ☐ {escape(tr('False'))}</p>"
    if shown.options:
        is_order = view.interaction == "order"
        return head + _list(shown.options, "____ " if is_order else f"☐{_LETTERS}")
    if shown.bank or shown.labels:
        words = [word.text for word in shown.bank] + [label.text for label in shown.labels]
        told = ", ".join(plain(word) for word in words if word)
        return head + f"<p>{escape(tr('Words'))}: {escape(told)}</p>"
    if shown.gaps:
        return head + _gaps(view)
    if not view.takes_answer or (shown.image and view.interaction == "hotspot"):
        return head
    return head + f"<p>{_LINE}</p>" * max(1, min(shown.text.lines, 12))


def _gaps(view: QuestionView) -> str:
    """What the gaps with choices offer, in the order of the gaps."""
    rows = []
    for number, gap in enumerate(view.shown.gaps, 1):
        if gap.options:
            words = " / ".join(plain(option.text) for option in gap.options)
            told = tr("Gap {number}: {words}", number=number, words=words)
            rows.append(f"<p>{escape(told)}</p>")
    return "".join(rows)


def _text(markdown: str, before: str, after: str) -> str:
    """A prompt with its paragraphs, lists and code; formulas as they are written."""
    made = list(blocks(markdown)) or [Block((Run(""),))]
    parts = []
    for number, block in enumerate(made):
        first, last = before if not number else "", after if number == len(made) - 1 else ""
        if block.is_code:
            code = escape("".join(run.text for run in block.runs))
            parts.append(f"{f'<p>{first}</p>' if first else ''}<pre>{code}</pre>")
            parts += [f"<p>{last}</p>"] if last else []
            continue
        mark = f"{escape(block.mark)} " if block.mark else ""
        parts.append(f"<p>{first}{mark}{''.join(map(_run, block.runs))}{last}</p>")
    return "".join(parts)


def _run(run: Run) -> str:
    html = escape(run.text).replace("\n", "<br>")
    for is_on, tag in ((run.code, "code"), (run.bold, "b"), (run.italic, "i")):
        html = f"<{tag}>{html}</{tag}>" if is_on else html
    return f"<{run.script}>{html}</{run.script}>" if run.script in ("sub", "sup") else html


def _picture(view: QuestionView, find: Find | None) -> str:
    """The picture that is asked about, as wide as the page allows."""
    path = find(f"media:{view.shown.image}") if find is not None and view.shown.image else None
    size = QImageReader(str(path)).size() if path is not None else None
    if path is None or size is None or not size.isValid():
        return ""
    width = min(size.width(), _PICTURE_PX)
    source = escape(QUrl.fromLocalFile(str(path)).toString())
    return f"<p><img src='{source}' width='{width}'></p>"


def _list(options: tuple[OptionView, ...], marks: str) -> str:
    """`marks` begins with a box to tick, or is what stands before each; letters are counted."""
    box = "☐ " if marks.startswith("☐") else ""
    letters = marks.removeprefix("☐")
    rows = []
    for number, option in enumerate(options):
        if letters == _LETTERS:
            mark = letters[number] if number < len(letters) else f"{number + 1}"
            mark = f"{box}{mark}. "
        else:
            mark = letters
        rows.append(f"<p>{mark}{escape(plain(option.text))}</p>")
    return "".join(rows)
