"""The instructor's page of a course's quizzes: marking, figures, grading again."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.handed import HandedService
from coursegen_desktop.services.marking import MarkingService
from coursegen_desktop.services.quiz_statistics import QuizStatisticsService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.regrade import RegradeService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.routes import CourseRoute, QuizReportRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.quiz.report_controller import QuizReportScreen
from tests.services.quiz_course import RIGHT, Program, edit, quiz, quiz_in_course, yes_no

from .library_parts import Place

RUBRIC = [{"text": "Clear", "points": 2}, {"text": "True", "points": 2}]
ESSAY = {"id": "e", "type": "essay", "prompt": "Why?", "points": 4, "rubric": RUBRIC}


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
async def taken(uow: WorkUnits, user_id: UserId) -> tuple[Program, Any, CourseId]:
    """Two finished attempts with an essay each; the key of the other question is wrong."""
    program = Program(uow)
    asset_id, course_id = await quiz_in_course(uow, quiz(yes_no("a", answer=False), ESSAY))
    for text in ("It is so.", "Nobody knows."):
        run = await program.quizzes.restart(asset_id, user_id=user_id)
        for name, answer in (("a", RIGHT), ("e", {"text": text})):
            await program.quizzes.submit_answer(run.attempt_id, name, answer, user_id=user_id)
        await program.quizzes.finish(run.attempt_id, user_id=user_id)
    return program, asset_id, course_id


@pytest.fixture
async def screen(
    place: Place, taken: tuple[Program, Any, CourseId], tmp_path: Path
) -> AsyncIterator[QuizReportScreen]:
    program, _, course_id = taken
    made = QuizReportScreen(
        dataclasses.replace(place.context),
        marking=MarkingService(program.uow, program.hub, program.clocks.now),
        statistics=QuizStatisticsService(program.uow),
        regrade=RegradeService(program.uow, program.hub, program.clocks.now),
        handed=HandedService(program.uow, tmp_path / "handed", tmp_path / "opened"),
        may=lambda _: True,
    )
    await made.enter(QuizReportRoute(course_id))
    place.show(made.page)
    yield made
    await made.close()


def click(widget: Any) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


async def test_one_answer_after_another_is_marked(
    screen: QuizReportScreen, place: Place, user_id: UserId, taken: tuple[Program, Any, CourseId]
) -> None:
    page = screen.page
    assert len(page.waiting) == 2 and page.form.isHidden()
    click(page.waiting[0])
    await screen.scope.settled()
    form = page.form
    assert form.isVisible() and form._text.toPlainText() == "It is so."
    assert [field.maximum() for field in form.fields] == [2, 2]
    form.fields[0].setValue(2)
    form.fields[1].setValue(1.5)
    form.comment.setPlainText("Well argued")
    click(form.save)
    await screen.scope.settled()
    assert len(page.waiting) == 1 and form._text.toPlainText() == "Nobody knows."
    assert [field.value() for field in form.fields] == [0, 0]
    click(form.save)
    await screen.scope.settled()
    assert page.waiting == [] and form.isHidden()
    assert "Everything is marked." in place.notices.texts()
    async with taken[0].uow() as work:
        ended = await work.quiz_records.ended(user_id, taken[1])
    assert [one.score for one in ended] == [3.5, 0]


async def test_the_figures_and_grading_again(
    screen: QuizReportScreen, place: Place, taken: tuple[Program, Any, CourseId]
) -> None:
    program, asset_id, _ = taken
    page = screen.page
    click(page.entries[0])
    await screen.scope.settled()
    assert page.figures.isVisible()
    assert any("2 answers" in words for words in page.figures.words())
    await edit(program.uow, asset_id, quiz(yes_no("a"), ESSAY))
    click(page.figures.regrade)
    while not (boxes := [w for w in QApplication.topLevelWidgets() if _is_open(w)]):
        await asyncio.sleep(0.01)
    dialog = boxes[0]
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    click(buttons["Change the scores"])
    await screen.scope.settled()
    assert "2 scores were changed." in place.notices.texts()


def _is_open(widget: Any) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()


async def test_the_way_back_leads_to_the_course(
    screen: QuizReportScreen, place: Place, taken: tuple[Program, Any, CourseId]
) -> None:
    click(screen.page.back)
    assert place.routes == [CourseRoute(taken[2])]


# ------------------------------------------------------------ files that were handed in


async def handed_in(screen: QuizReportScreen, user_id: UserId, folder: Path, name: str) -> None:
    """A finished attempt with one more answer that waits: a file of that name."""
    program = Program(screen._handed._uow)
    quizzes = QuizzesService(
        program.uow, program.hub, program.clocks.now, handed=screen._handed.folder
    )
    upload = {"id": "u", "type": "upload", "prompt": "Your sketch?", "points": 2}
    upload["ext"] = {}
    if name.endswith(".exe"):
        upload["accept"] = ["*"]
    asset_id, course_id = await quiz_in_course(program.uow, quiz(upload))
    run = await quizzes.start(asset_id, user_id=user_id)
    source = folder / name
    source.write_bytes(b"MZ words")
    if not name.endswith(".exe"):
        source.write_bytes(b"words")
    kept = await quizzes.keep_file(run.attempt_id, "u", source, user_id=user_id)
    answer: dict[str, object] = {"files": [kept.model_dump()]}
    await quizzes.submit_answer(run.attempt_id, "u", answer, user_id=user_id)
    await quizzes.finish(run.attempt_id, user_id=user_id)
    await screen.enter(QuizReportRoute(course_id))
    click(screen.page.waiting[0])
    await screen.scope.settled()


async def opened_dialog() -> Any:
    while not (boxes := [w for w in QApplication.topLevelWidgets() if _is_open(w)]):
        await asyncio.sleep(0.01)
    return boxes[0]


async def test_a_file_is_opened_only_after_asking_and_as_a_copy(
    screen: QuizReportScreen, user_id: UserId, tmp_path: Path
) -> None:
    await handed_in(screen, user_id, tmp_path, "sketch.odt")
    asked: list[QUrl] = []
    screen.files._open_url = lambda url: not asked.append(url)
    (row,) = screen.page.form.files.rows
    assert row.isVisible() and row.warning.isHidden()
    assert row.open.accessibleName() == "Open sketch.odt"
    click(row.open)
    dialog = await opened_dialog()
    dialog.reject()
    await screen.scope.settled()
    assert asked == [], "who says no opens nothing"
    click(row.open)
    dialog = await opened_dialog()
    click({button.text(): button for button in dialog.findChildren(QPushButton)}["Open"])
    await screen.scope.settled()
    (url,) = asked
    copy = Path(url.toLocalFile())
    assert copy.name == "sketch.odt" and copy.is_relative_to(tmp_path / "opened")
    assert copy.read_bytes() == b"words"


async def test_a_program_can_only_be_saved_and_that_is_asked(
    screen: QuizReportScreen, place: Place, user_id: UserId, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await handed_in(screen, user_id, tmp_path, "tool.exe")
    (row,) = screen.page.form.files.rows
    assert row.open.isHidden() and row.save.isVisible()
    assert row.warning.isVisible() and "This is a program" in row.warning.text()
    target = tmp_path / "saved.exe"

    async def chosen(*_: Any) -> str:
        return str(target)

    monkeypatch.setattr("coursegen_desktop.ui.quiz.handed_files.choose_save", chosen)
    click(row.save)
    dialog = await opened_dialog()
    dialog.reject()
    await screen.scope.settled()
    assert not target.exists()
    click(row.save)
    dialog = await opened_dialog()
    click({button.text(): button for button in dialog.findChildren(QPushButton)}["Save it"])
    await screen.scope.settled()
    assert target.read_bytes() == b"MZ words"
    assert "“saved.exe” was saved." in place.notices.texts()


async def test_all_files_of_a_quiz_are_saved_at_once(
    screen: QuizReportScreen, place: Place, user_id: UserId, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await handed_in(screen, user_id, tmp_path, "sketch.odt")
    click(screen.page.entries[0])
    await screen.scope.settled()
    button = screen.page.figures.save_files
    assert button.isVisible() and button.text() == "Save 1 handed-in file …"

    async def chosen(*_: Any) -> str:
        return str(tmp_path / "out")

    monkeypatch.setattr("coursegen_desktop.ui.quiz.handed_files.choose_folder", chosen)
    click(button)
    await screen.scope.settled()
    assert [one.name for one in (tmp_path / "out").rglob("*.odt")] == ["sketch.odt"]
    assert "Saved 1 file." in place.notices.texts()
