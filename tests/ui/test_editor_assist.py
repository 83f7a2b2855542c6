"""The assistant in the editor: what its menu offers, pieces that are taken or left, refusals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coursegen_desktop.domain.assist import Act
from coursegen_desktop.domain.connection import ConnectionView
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import DiskFull, ProviderFault
from coursegen_desktop.generation.providers.scripted import Reply
from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.ui.editor.assist.targets import passage_at, picture_at
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.page import EditorPage
from coursegen_desktop.ui.editor.tabs import QUIZ
from coursegen_desktop.ui.kit.routes import EditRoute, SettingsRoute
from tests.generation.agents.test_assist_questions import CHOICE, GOOD, TEXT
from tests.services.assist_at_work import Helper, always, as_data, held, reworded
from tests.services.test_assist import LESSON, bettered
from tests.windowed import click, eventually

from .editor_parts import content, edit, make_screen, state
from .library_parts import Place
from .screen_parts import Desk


@pytest.fixture
def helper(desk: Desk) -> Helper:
    return Helper(desk.uow, reworded(bettered))


@pytest.fixture
async def screen(
    place: Place,
    desk: Desk,
    helper: Helper,
    tmp_path: Path,
    light_pages: None,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[EditorScreen]:
    """An editor with a scripted model; it saves when it is told to."""
    monkeypatch.setattr(Autosave.__init__, "__defaults__", (60.0,))
    made = make_screen(place, desk, tmp_path, helper)
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    picture = "![](media/sun.png)\n\n"
    lessons = (
        LessonDraft(title="Light", content=LESSON + "\n" + picture + "The end.\n"),
        LessonDraft(title="Leaves", content=TEXT),
    )
    return await desk.keep(
        CourseDraft(
            title="Plants", language="en", learning_outcomes=("Explain light",),
            modules=(ModuleDraft(title="All", lessons=lessons),),
        )
    )  # fmt: skip


async def asked(screen: EditorScreen, act: Act, *more: Any) -> EditorPage:
    screen._assist.act(act, *more)
    await screen.scope.settled()
    return screen.page


async def menu_of(screen: EditorScreen) -> dict[str, Any]:
    """The entries of the menu by their words; the menu is closed again."""
    screen.page.assist_requested.emit()
    await screen.scope.settled()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {action.text(): action for action in menu.actions() if action.text()}
    menu.hide()
    return found


# ---------------------------------------------------------------- the menu


async def test_the_menu_says_what_it_acts_on(screen: EditorScreen, course: CourseView) -> None:
    page = await edit(screen, course)
    entries = await menu_of(screen)
    for words in ("Rewrite the lesson", "Simplify the lesson", "Example for this paragraph"):
        assert entries[words].isEnabled()
    assert "Describe the next picture without words: sun.png" in entries
    page.edit.select(12, 30)
    entries = await menu_of(screen)
    assert entries["Rewrite the selection"].isEnabled()
    assert "Rewrite the lesson" not in entries


async def test_without_a_model_it_says_what_is_needed_and_offers_the_rest(
    screen: EditorScreen, course: CourseView, helper: Helper, place: Place
) -> None:
    helper.views = ()
    page = await edit(screen, course)
    entries = await menu_of(screen)
    assert not entries["What is grey here needs a language model."].isEnabled()
    assert not entries["Rewrite the lesson"].isEnabled()
    assert not entries["Outcomes of the course"].isEnabled()
    entries["Reading level and hardest sentences"].trigger()
    assert page.assist.isVisible() and page.assist.title.text() == "Reading level"
    screen.page.assist_requested.emit()
    await screen.scope.settled()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    go = [one for one in menu.actions() if one.text().startswith("Set one up")]
    menu.hide()
    go[0].trigger()
    assert place.routes[-1] == SettingsRoute("models")
    assert helper.clients == []


async def test_another_model_is_remembered(
    screen: EditorScreen, course: CourseView, helper: Helper
) -> None:
    other = replace(helper.connection, id="other", name="Other")
    helper.views = (*helper.views, ConnectionView(other))
    await edit(screen, course)
    entries = await menu_of(screen)
    part = entries["Model"].menu()
    names = [action.text() for action in part.actions()]
    assert names == [
        "This computer · Stays on this computer",
        "Other · Stays on this computer",
    ]
    part.actions()[1].trigger()
    await screen.scope.settled()
    page = await asked(screen, Act.REWRITE)
    assert page.assist.where.text().startswith("Other")
    screen._assist._chosen = ""
    entries = await menu_of(screen)
    assert entries["Model"].menu().actions()[1].isChecked()


# ---------------------------------------------------------------- pieces


async def test_by_the_mouse_pieces_are_chosen_taken_and_left(
    screen: EditorScreen, course: CourseView, desk: Desk
) -> None:
    page = await edit(screen, course)
    await asked(screen, Act.REWRITE)
    panel = page.assist
    assert len(panel.pieces) == 2 and not panel.put_in.isEnabled()
    second = panel.table._places[1]
    table = panel.table.document().rootFrame().childFrames()[second[0]]
    cell = table.cellAt(second[1], 1)  # type: ignore[attr-defined]
    spot = panel.table.cursorRect(cell.firstCursorPosition()).center() + QPoint(8, 0)
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.count.text() == "2 of 2"
    click(panel.take)
    assert panel.decisions == [None, True]
    click(panel.leave)
    assert panel.decisions == [False, True]
    assert panel.put_in.text() == "Put 1 in"
    click(panel.put_in)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert "thrive on" in kept and "gives us" in kept
    assert page.content == kept and not panel.isVisible()


async def test_discarding_changes_nothing(
    screen: EditorScreen, course: CourseView, desk: Desk
) -> None:
    page = await edit(screen, course)
    before = page.content
    await asked(screen, Act.REWRITE)
    click(page.assist.discard)
    await screen.scope.settled()
    assert not page.assist.isVisible() and page.content == before
    state_of = await desk.editing.state(course.id)
    assert state_of.undo is None


async def test_what_was_changed_meanwhile_stays_out_and_is_said(
    screen: EditorScreen, course: CourseView, desk: Desk, place: Place
) -> None:
    page = await edit(screen, course)
    await asked(screen, Act.REWRITE)
    at = page.content.index("gives us")
    page.edit.select(at, at + 5)
    QTest.keyClicks(page.edit, "brings")
    click(page.assist.take_all)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert "brings us light" in kept and "thrive on" in kept
    assert any("1 piece stayed out" in words for words in place.notices.texts())


async def typed_while_it_writes(
    screen: EditorScreen, helper: Helper, act: Act, answer: Any, place: int, words: str
) -> EditorPage:
    """Ask, and write at a place of the lesson before the answer is there."""
    may_answer = asyncio.Event()
    helper.answer = held(may_answer, answer)
    page = screen.page
    screen._assist.act(act)
    await eventually(lambda: helper.clients and helper.clients[0].requests, "the question")
    page.edit.select(place, place)
    QTest.keyClicks(page.edit, words)
    may_answer.set()
    await screen.scope.settled()
    return page


async def test_what_is_written_while_the_model_writes_moves_what_it_proposes(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    page = await edit(screen, course)
    page.edit.select(at := page.content.index("gives us"), at)
    lamp = always("Think of a lamp that never goes out: so the sun shines for us all.")
    await typed_while_it_writes(screen, helper, Act.EXAMPLE, lamp, 0, "By the way. ")
    click(page.assist.put_in)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert kept.startswith("By the way. ")
    assert "light.[^src1]\n\n!!! example\n    Think of a lamp" in kept


async def test_what_is_changed_while_the_model_writes_stays_out(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk, place: Place
) -> None:
    page = await edit(screen, course)
    at = page.content.index("gives us")
    await typed_while_it_writes(screen, helper, Act.REWRITE, reworded(bettered), at + 5, "ly")
    click(page.assist.take_all)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert "givesly us light" in kept and "thrive on" in kept
    assert any("1 piece stayed out" in words for words in place.notices.texts())


async def test_another_lesson_ends_the_act(
    screen: EditorScreen, course: CourseView, helper: Helper
) -> None:
    helper.answer = lambda _role, _request: Reply(text="[p1] The sun", pause_s=3600)
    page = await edit(screen, course)
    screen._assist.act(Act.REWRITE)
    await eventually(lambda: helper.clients and helper.clients[0].requests, "the question")
    await screen.show(EditRoute(course.id, course.lessons[1].id))
    await screen.scope.settled()
    assert not page.assist.isVisible() and helper.all_closed


async def test_a_full_disk_before_taking_changes_nothing(
    screen: EditorScreen, course: CourseView, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await edit(screen, course)
    await asked(screen, Act.REWRITE)
    QTest.keyClicks(page.edit, "X")
    typed = page.content

    async def full(*_: Any, **__: Any) -> int:
        raise DiskFull("The disk is full.", "Make room.")

    monkeypatch.setattr(desk.editing, "save_lesson", full)
    click(page.assist.take_all)
    await screen.scope.settled()
    assert page.content == typed and page.assist.isVisible()
    assert "The disk is full." in page.assist.error.text
    monkeypatch.undo()
    click(page.assist.take_all)
    await screen.scope.settled()
    assert "thrive on" in await content(desk, course.lessons[0].id)
    assert state(page) == "Saved"


# ---------------------------------------------------------------- refusals


async def test_an_error_is_a_sentence_and_can_be_tried_again(
    screen: EditorScreen, course: CourseView, helper: Helper
) -> None:
    helper.answer = lambda _role, _request: Reply(fault=ProviderFault.KEY)
    page = await edit(screen, course)
    await asked(screen, Act.REWRITE)
    assert page.assist.error.text.startswith("The script plays a fault")
    assert page.assist.again.isVisible() and not page.assist.put_in.isVisible()
    helper.answer = reworded(bettered)
    click(page.assist.again)
    await screen.scope.settled()
    assert len(page.assist.pieces) == 2 and not page.assist.error.text


async def test_stopping_by_escape_says_so(
    screen: EditorScreen, course: CourseView, helper: Helper
) -> None:
    helper.answer = lambda _role, _request: Reply(text="[p1] The sun", pause_s=3600)
    page = await edit(screen, course)
    screen._assist.act(Act.REWRITE)
    await eventually(lambda: helper.clients and helper.clients[0].requests, "the question")
    assert page.assist.stop.hasFocus()
    QTest.keyClick(page.assist.stop, Qt.Key.Key_Escape)
    await screen.scope.settled()
    assert page.assist.error.text == "Stopped. Nothing was changed."
    assert helper.all_closed
    QTest.keyClick(page.assist.again, Qt.Key.Key_Escape)
    assert not page.assist.isVisible()


@pytest.mark.parametrize(
    ("answer", "title", "words"),
    [
        (reworded(lambda text: text), "Nothing to change", ""),
        (always("[p1] <b></b>"), "Nothing can be used", "It says too little."),
        (reworded(lambda text: text.replace("{{1}}", "") + " In 1984."), "Nothing can be used",
         "It lost $G2V$."),
    ],
)  # fmt: skip
async def test_useless_answers_are_told_apart(
    screen: EditorScreen, course: CourseView, helper: Helper, answer: Any, title: str, words: str
) -> None:
    helper.answer = answer
    page = await edit(screen, course)
    await asked(screen, Act.REWRITE)
    assert page.assist.nothing.accessibleName() == title
    assert words in page.assist.left.text
    assert page.assist.pieces == ()


# ---------------------------------------------------------------- the other acts


async def test_an_example_for_the_paragraph_at_the_cursor(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    helper.answer = always("Think of a lamp that never goes out: so the sun shines for us all.")
    page = await edit(screen, course)
    at = page.content.index("gives us")
    page.edit.select(at, at)
    await asked(screen, Act.EXAMPLE)
    assert "made this up" in page.assist.caution.text
    assert page.assist.put_in.text() == "Take it" and page.assist.put_in.hasFocus()
    click(page.assist.put_in)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert "light.[^src1]\n\n!!! example\n    Think of a lamp" in kept
    (undo,) = [state.undo for state in [await desk.editing.state(course.id)]]
    assert undo is not None and (undo.verb, undo.title) == ("assist_example", "small-3b")


async def test_a_picture_is_described_and_it_is_said_that_nobody_saw_it(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    helper.answer = always("The sun above a field.")
    page = await edit(screen, course)
    await asked(screen, Act.PICTURE)
    assert "has not seen the picture" in page.assist.caution.text
    assert "Name: sun.png" in helper.asked[0].user
    click(page.assist.put_in)
    await screen.scope.settled()
    kept = await content(desk, course.lessons[0].id)
    assert "![The sun above a field.](media/sun.png)" in kept


async def with_quiz(screen: EditorScreen, course: CourseView) -> EditorPage:
    page = await edit(screen, course, 1)
    page.part_requested.emit(QUIZ)
    await screen.scope.settled()
    desk = page.pane(QUIZ)
    desk.add_quiz_wanted.emit()  # type: ignore[union-attr]
    await screen.scope.settled()
    desk.add_questions([CHOICE])  # type: ignore[union-attr]
    await screen.leave()
    await screen.scope.settled()
    return page


async def questions_of(desk: Desk, course: CourseView) -> list[dict[str, Any]]:
    (quiz,) = await desk.editing.assets(course.lessons[1].id)
    return list(quiz.content["questions"])


async def test_more_questions_of_the_type_in_front(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    helper.answer = as_data(**GOOD.model_dump())
    page = await with_quiz(screen, course)
    entries = await menu_of(screen)
    assert entries["More questions of this type"].isEnabled()
    assert entries["Better wrong answers"].isEnabled()
    await asked(screen, Act.QUESTIONS)
    assert "like" in page.assist.left.text or "same" in page.assist.left.text
    click(page.assist.put_in)
    await screen.scope.settled()
    old, new = await questions_of(desk, course)
    assert old["prompt"] == CHOICE["prompt"] and new["prompt"] == GOOD.question
    assert new["id"] not in ("new", old["id"])
    undo = (await desk.editing.state(course.id)).undo
    assert undo is not None and undo.verb == "assist_questions"
    screen._undoing.undo()
    await screen.scope.settled()
    assert len(await questions_of(desk, course)) == 1
    # What is typed next is the author's own.
    page.pane(QUIZ).duplicate([old["id"]])  # type: ignore[union-attr]
    await screen.leave()
    undo = (await desk.editing.state(course.id)).undo
    assert undo is not None and undo.verb == "change_quiz"


async def test_one_better_wrong_answer_of_three(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    helper.answer = as_data(
        wrong=["It breaks the sugar into acids", "It moves the water to the leaf",
               "It pulls the nitrogen from soil"], why=["a", "b", "c"],
    )  # fmt: skip
    page = await with_quiz(screen, course)
    await asked(screen, Act.WRONG_ANSWERS)
    assert len(page.assist.pieces) == 3
    page.assist.choose(1)
    page.assist.decide(True)
    click(page.assist.put_in)
    await screen.scope.settled()
    (one,) = await questions_of(desk, course)
    texts = [choice["text"] for choice in one["choices"]]
    assert texts[2] == "It moves the water to the leaf"
    assert [texts[n] for n in (0, 1, 3)] == [CHOICE["choices"][n]["text"] for n in (0, 1, 3)]


async def test_outcomes_come_behind_those_that_are_stated(
    screen: EditorScreen, course: CourseView, helper: Helper, desk: Desk
) -> None:
    helper.answer = as_data(
        outcomes=["Describe how plants use light", "Compare water with starch", "Know it"]
    )
    page = await edit(screen, course)
    await asked(screen, Act.OUTCOMES)
    assert page.assist.pieces[0].new == "Describe how plants use light"
    page.assist.decide(True)
    click(page.assist.put_in)
    await screen.scope.settled()
    details = await desk.editing.details(course.id)
    assert details.learning_outcomes == ("Explain light", "Describe how plants use light")
    assert page.part == "about"
    undo = (await desk.editing.state(course.id)).undo
    assert undo is not None and undo.verb == "assist_outcomes"


async def test_the_hardest_sentence_is_shown_and_simplified(
    screen: EditorScreen, course: CourseView, helper: Helper
) -> None:
    hard = (
        "Notwithstanding considerable methodological disagreements, contemporary astronomers "
        "nevertheless characterise comparatively unremarkable stars quantitatively."
    )
    helper.answer = reworded(lambda _text: "Astronomers still measure plain stars.")
    page = await edit(screen, course)
    page.edit.show_text(f"The sun shines. {hard} It is so.\n")
    page.draft_changed.emit()
    await screen._assist._learn_connections()
    screen._assist._read()
    await asyncio.sleep(0)
    show, simplify = page.assist.reading.buttons
    click(show)
    assert page.edit.textCursor().selectedText() == hard
    click(simplify)
    await screen.scope.settled()
    assert [one.old for one in page.assist.pieces] == [hard]
    assert "readers of school year" in helper.asked[0].system


# ---------------------------------------------------------------- places


def test_the_paragraph_of_a_place() -> None:
    text = "First one.\n\nSecond\none.\n\n\nThird."
    for place in range(len(text) + 1):
        start, end = passage_at(text, place)
        assert 0 <= start <= end <= len(text)
        assert text[start:end].strip()
    assert text[slice(*passage_at(text, 15))] == "Second\none."


def test_the_picture_here_or_the_next_without_words() -> None:
    text = "A ![seen](media/a.png) here.\n\n![](media/b.png)\n\nThe end.\n"
    assert picture_at(text, 0) == (4, 8, "a.png", True)
    start, end, name, is_here = picture_at(text, len(text))
    assert (text[start:end], name, is_here) == ("", "b.png", False)
    assert picture_at("No picture.", 3) == (0, 0, "", False)
