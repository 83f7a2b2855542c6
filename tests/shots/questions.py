"""`python -m tests.shots.questions [FOLDER]`: every kind of question on sheets, to be looked at.

Each sheet shows the questions of the sample quiz in one state (asked, answered, tried, right,
wrong) and one theme.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import AnswerResult, QuestionView, Quiz
from coursegen_desktop.ui.content.formulas import formulas
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.kit.fonts import load_fonts
from coursegen_desktop.ui.kit.theme import ThemeHost

FOLDER = resources_dir() / "samples" / "elements"
QUIZ = Quiz.parse(json.loads((FOLDER / "quiz.json").read_text("utf-8")))
STATES = ("asked", "answered", "tried", "right", "wrong")
WIDTH, COLUMNS, GAP = 700, 3, 40
# Answers with something right and something wrong in each.
WRONG: dict[str, dict[str, object]] = {
    "energy": {"chosen": ["b"]},
    "primes": {"chosen": ["two", "nine"]},
    "sun": {"value": False},
    "capital": {"text": "Christiania"},
    "speed": {"text": "130", "unit": "km/h"},
    "authors": {"pairs": {"s1": "o1", "s2": "o4"}},
    "planets": {"order": ["ve", "me", "ea", "ma"]},
    "sentence": {"order": ["w2", "w1", "w3"]},
    "photo": {"gaps": {"gas": "air", "light": "b", "atoms": "6"}},
    "bank": {"gaps": {"up": "evaporates", "cloud": "freezes"}},
    "cell": {"points": [[160, 330], [150, 150]]},
    "water": {"placed": {"z-sun": "sun", "z-eva": "con", "z-con": "eva", "z-rain": "rain"}},
    "essay": {"text": "Ice floats because it is lighter."},
    "notes": {
        "files": [
            {"name": "notes.pdf", "mime": "application/pdf", "size": 9999, "sha256": "0" * 64}
        ]
    },
    "card": {"rating": "again"},
}


def find_media(name: str) -> Path | None:
    """The file of a picture of the sample."""
    files = {f"media:{item.id}": FOLDER / item.path for item in QUIZ.media}
    return files.get(name)


def pane_of(question: Question, number: int, state: str) -> QuestionPane:
    """A question in a state."""
    pane = QuestionPane(resolver=find_media)
    pane.setObjectName("page")
    given = question.correct_answer() if state == "right" else WRONG.get(question.id, {})
    view = QuestionView(
        id=question.id, number=number, kind=question.kind, interaction=question.interaction,
        prompt=question.prompt, points=question.max_points, shown=question.shown(3),
        anchor_title="The water cycle", is_scored=question.is_scored,
    )  # fmt: skip
    pane.show_question(view, len(QUIZ.questions), given if state == "answered" else None)
    result = AnswerResult(question.id, given, question.grade(given), question.correct_text())
    if question.takes_answer and state in ("right", "wrong"):
        pane.show_result(result)
    elif question.takes_answer and state == "tried" and pane.interaction is not None:
        pane.interaction.set_answer(given)
        pane.show_try(result, question.hints[0] if question.hints else None, tries_left=2)
    return pane


def sheet(state: str, host: ThemeHost) -> QPixmap:
    """All questions in a state, in columns."""
    panes = [pane_of(item, number, state) for number, item in enumerate(QUIZ.questions, 1)]
    for pane in panes:
        pane.resize(WIDTH, 400)
        pane.show()
    QTest.qWait(100)
    for _ in range(400):  # ten seconds at most
        if formulas().is_idle:
            break
        QTest.qWait(25)
    QTest.qWait(100)
    for pane in panes:
        pane.resize(WIDTH, pane.sizeHint().height() + 20)
    QTest.qWait(100)
    grabs = [pane.grab() for pane in panes]
    places, ends = [], [GAP] * COLUMNS
    for grab in grabs:
        column = ends.index(min(ends))
        places.append(QPoint(GAP + column * (WIDTH + GAP), ends[column]))
        ends[column] += grab.height() + GAP
    made = QPixmap(COLUMNS * (WIDTH + GAP) + GAP, max(ends))
    made.fill(host.theme.color("background"))
    painter = QPainter(made)
    for grab, place in zip(grabs, places, strict=True):
        painter.drawPixmap(place, grab)
    painter.end()
    for pane in panes:
        pane.close()
        pane.deleteLater()
    return made


def main(folder: Path) -> None:
    """All sheets in both themes."""
    app = QApplication.instance() or QApplication([])
    load_fonts(resources_dir(), first=True)
    load_fonts(resources_dir())
    host = ThemeHost(app, resources_dir())  # type: ignore[arg-type]
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        host.apply(theme, 1.0)
        for state in STATES:
            path = folder / f"questions-{state}-{theme}.png"
            sheet(state, host).save(str(path))
            print(path, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
