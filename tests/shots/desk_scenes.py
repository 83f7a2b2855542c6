"""The quiz on the editor's desk: forms, areas on a picture, a trial, settings, pasted text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.kinds import kinds
from coursegen_desktop.ui.editor.questions.paste_dialog import PasteDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene

_PASTED = """1. Which planet is nearest to the sun?
- [ ] Venus
- [x] Mercury
- [ ] Mars

2. What is frozen rain called?
Answer: hail

3. Which of these are gases?
- [x] Oxygen
"""


async def _desk(app: AppWindow, learned: Learned) -> QuizDesk:
    """The quiz that holds every kind of question."""
    course = await app.services.lessons.course(learned.course, user_id=app.services.user.id)
    page = await app.go(EditRoute(learned.course, course.lessons[-1].id))
    page.part_requested.emit("quiz")
    await app.settled()
    desk = page._panes["quiz"]
    assert isinstance(desk, QuizDesk)
    desk.show_view("edit")
    return desk


@scene("editor-quiz-credit")
async def credit(app: AppWindow, learned: Learned) -> None:
    """What each option is worth, and what is said to it."""
    (await _desk(app, learned)).choose("primes")


@scene("editor-quiz-areas")
async def areas(app: AppWindow, learned: Learned) -> None:
    """Areas on a picture, one of them chosen."""
    desk = await _desk(app, learned)
    desk.choose("cell")
    form = desk.stack.currentWidget()
    form.parts[1].board.choose(1)  # type: ignore[attr-defined]
    form.verticalScrollBar().setValue(160)  # type: ignore[attr-defined]


@scene("editor-quiz-gaps")
async def gaps(app: AppWindow, learned: Learned) -> None:
    (await _desk(app, learned)).choose("photo")


@scene("editor-quiz-try")
async def trial(app: AppWindow, learned: Learned) -> None:
    """A wrong answer, judged."""
    desk = await _desk(app, learned)
    desk.choose("primes")
    desk.show_view("try")
    pane = desk.trying.pane
    assert pane.interaction is not None
    pane.interaction.set_answer({"chosen": ["two", "nine"]})
    desk.trying.check_answer()


@scene("editor-quiz-settings")
async def settings(app: AppWindow, learned: Learned) -> None:
    (await _desk(app, learned)).show_view("settings")


@scene("editor-quiz-draft")
async def draft(app: AppWindow, learned: Learned) -> None:
    """A question that was left before it was finished."""
    desk = await _desk(app, learned)
    kind = next(one for one in kinds() if one.key == "match")
    desk.add_kind(kind)
    new = desk.current
    desk.choose("primes")
    desk.choose(new)


@scene("editor-quiz-paste")
async def paste(app: AppWindow, learned: Learned) -> None:
    desk = await _desk(app, learned)
    desk.paste_text_wanted.emit()
    dialog = await eventually(lambda: desk.findChild(PasteDialog), "the dialog")
    assert isinstance(dialog, QDialog)
    dialog.box.setPlainText(_PASTED)
    await eventually(lambda: len(dialog.questions) == 2, "what was understood")
