"""The page of a class and its screen: keyboard, words of cells, grades, attempts, tables."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.class_progress import (
    ClassFigures,
    ClassOutcome,
    ClassRow,
    ClassView,
)
from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.domain.gradebook import Letter, Scheme
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.services.class_progress import ClassProgressService
from coursegen_desktop.services.class_quizzes import ClassQuizzesService
from coursegen_desktop.services.clock import ticks
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gradebook import GradebookService
from coursegen_desktop.services.quiz_sittings import Sittings
from coursegen_desktop.services.quiz_statistics import QuizStatisticsService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.classroom import controller as class_controller
from coursegen_desktop.ui.classroom.controller import ClassScreen, class_html
from coursegen_desktop.ui.classroom.dialogs import (
    GradeDialog,
    SchemeDialog,
    letters_of,
    letters_text,
)
from coursegen_desktop.ui.classroom.page import ClassPage
from coursegen_desktop.ui.content.reopening import GoOnDialog
from coursegen_desktop.ui.kit.day_field import day_words
from coursegen_desktop.ui.kit.routes import AttemptRoute, ClassRoute, CourseRoute, LearnersRoute
from coursegen_desktop.ui.quiz.attempt_controller import AttemptScreen
from tests.services.quiz_course import quiz, quiz_in_course, yes_no
from tests.windowed import eventually

from .class_parts import crowd, groups_of
from .library_parts import Place, heard, press
from .people_parts import Office, answer_files, front, make_office
from .screen_parts import button

Now = Callable[[], datetime]


@pytest.fixture
async def office(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> Office:
    return await make_office(uow, event_hub, fixed_now)


@pytest.fixture
async def course(uow: WorkUnits) -> tuple[AssetId, CourseId]:
    return await quiz_in_course(uow, quiz(yes_no("a"), yes_no("b")))


@pytest.fixture
async def screen(
    place: Place, office: Office, event_hub: EventHub, fixed_now: Now
) -> AsyncIterator[ClassScreen]:
    made = ClassScreen(
        place.context,
        classes=ClassProgressService(office.uow, office.gate, fixed_now),
        gradebook=GradebookService(office.uow, event_hub, office.gate),
        statistics=QuizStatisticsService(office.uow),
        class_quizzes=ClassQuizzesService(
            office.uow, event_hub, office.gate, fixed_now, Sittings(fixed_now, ticks)
        ),
        now=fixed_now,
    )
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def learner(
    screen: ClassScreen, office: Office, course: tuple[AssetId, CourseId], fixed_now: Now
) -> UserId:
    """The first of three, who has tried the quiz twice, each time with one wrong answer.

    The class is shown.
    """
    await office.fill(3)
    people = (await office.enrolment.candidates(course[1], "person"))[:3]
    for user in people:
        await office.enrolment.enrol_other(course[1], user.id)
    quizzes = QuizzesService(office.uow, EventHub(), fixed_now)
    for _ in range(2):
        run = await quizzes.restart(course[0], user_id=people[0].id)
        for name, value in (("a", True), ("b", False)):
            await quizzes.submit_answer(
                run.attempt_id, name, {"value": value}, user_id=people[0].id
            )
        await quizzes.finish(run.attempt_id, user_id=people[0].id)
    await screen.enter(ClassRoute(course[1]))
    await screen.scope.settled()
    return people[0].id


async def test_a_class_of_nobody_leads_to_the_learners(
    screen: ClassScreen, place: Place, course: tuple[AssetId, CourseId]
) -> None:
    await screen.enter(ClassRoute(course[1]))
    state = screen.page.state
    assert state is not None and not screen.page.export.isEnabled()
    button(state, "Learners").click()
    screen.page._back.click()
    assert place.routes == [LearnersRoute(course[1]), CourseRoute(course[1])]


async def test_the_newest_attempt_goes_on_again(
    screen: ClassScreen, place: Place, office: Office, learner: UserId
) -> None:
    page = screen.page
    page.grid.cell_chosen.emit(0, 1)
    await screen.scope.settled()
    assert len(page.learner.links()) == 3
    page.learner.go_on.click()
    dialog = await eventually(lambda: page.findChild(GoOnDialog), "the question")
    assert dialog.time is None  # without a limit no minutes are asked for
    dialog.accept()
    await screen.scope.settled()
    assert [link.text().rsplit(" ·", 1)[0] for link in page.learner.links()[1:]] == [
        "Attempt 1 · 50 %"
    ]
    assert page.learner.go_on.text() == "Let attempt 1 go on"
    page.learner.go_on.click()  # the second one runs by now: it is said, and nothing happens
    await screen.scope.settled()
    assert "begun anew" in place.errors[-1].text()
    (entry, *_) = (await office.audit.page(AuditQuery())).entries
    assert (entry.action, entry.subject_name) == (AuditAction.ATTEMPT_REOPENED, "Person 00001")


async def test_from_a_cell_to_an_attempt_with_the_keyboard_alone(
    screen: ClassScreen, place: Place, office: Office, learner: UserId, fixed_now: Now
) -> None:
    page = screen.page
    assert page.needs.told == ["Person 00001: wrong 2 times on “Is b?”"]
    cells, told = page.grid.cells, Qt.ItemDataRole.AccessibleTextRole
    assert cells.headerData(0, Qt.Orientation.Vertical, told) == "Person 00001, needs help"
    assert cells.headerData(1, Qt.Orientation.Vertical, told) == "Person 00002"
    page.grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(page.grid, Qt.Key.Key_Right, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert page.learner.isVisible()
    links = page.learner.links()
    assert [link.text().rsplit(" ·", 1)[0] for link in links[1:]] == [
        "Attempt 1 · 50 %",
        "Attempt 2 · 50 %",
    ]
    assert links[-1].hasFocus()
    QTest.keyClick(links[-1], Qt.Key.Key_Tab)
    assert page.learner.go_on.hasFocus() and page.learner.go_on.text() == "Let attempt 2 go on"
    QTest.keyClick(page.learner.go_on, Qt.Key.Key_Tab)
    assert page.learner.grade.hasFocus()
    links[-1].click()
    await screen.scope.settled()
    (route,) = place.routes
    assert isinstance(route, AttemptRoute) and route.user_id == learner
    entries = (await office.audit.page(AuditQuery())).entries
    assert [one.action for one in entries[:2]] == [AuditAction.ATTEMPT_SEEN, AuditAction.CLASS_SEEN]
    other = AttemptScreen(place.context, quizzes=QuizzesService(office.uow, EventHub(), fixed_now))
    await other.enter(route)
    place.show(other.page)
    result = other.page.result
    assert other.page.title.text().startswith("Person 00001 · ")
    assert not result.again.isVisible() and not result.retry.isVisible()
    assert "Your" not in " ".join([result._title.text(), *result.more.words()])
    await other.close()


async def test_a_grade_is_set_by_hand_and_counted_at_once(
    screen: ClassScreen, place: Place, learner: UserId
) -> None:
    page = screen.page
    page.show_learner(learner)
    page.learner.grade.click()
    dialog = await front(place.window, GradeDialog)
    dialog.percent.setValue(93.5)
    button(dialog, "Set").click()
    await eventually(lambda: dialog.error.isVisible())
    assert "why" in dialog.error.text()
    dialog.comment.setText("Told it aloud")
    button(dialog, "Set").click()
    await screen.scope.settled()
    assert page.grid.cells.cell_text(page.view.rows[0], 2) == "94 A*"
    assert "set by hand" in page.learner._facts.text()
    page.learner.grade.click()
    dialog = await front(place.window, GradeDialog)
    assert "Told it aloud" in dialog.history.text()
    dialog.back.setChecked(True)
    dialog.comment.setText("Not so")
    button(dialog, "Set").click()
    await screen.scope.settled()
    assert page.grid.cells.cell_text(page.view.rows[0], 2) == "50 F"


@pytest.mark.usefixtures("learner")
async def test_how_the_course_is_graded_is_changed(screen: ClassScreen, place: Place) -> None:
    screen.page.grading.click()
    dialog = await front(place.window, SchemeDialog)
    dialog.letters.setText("pass, fail 0")
    button(dialog, "Save").click()
    await eventually(lambda: dialog.error.isVisible())
    dialog.letters.setText("pass 50, fail 0")
    dialog.zero.setChecked(True)
    button(dialog, "Save").click()
    await screen.scope.settled()
    letters = [row.grade.letter for row in screen.page.view.rows]
    assert letters == ["pass", "fail", "fail"]


@pytest.mark.usefixtures("learner")
async def test_the_class_is_taken_out_as_a_workbook(
    screen: ClassScreen, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_files(monkeypatch, save=tmp_path / "room")
    actions = {one.text(): one for one in screen.page.make_menu().actions()}
    actions["Workbook with grades and their history (XLSX) …"].trigger()
    await screen.scope.settled()
    assert (tmp_path / "room.xlsx").read_bytes()[:2] == b"PK"
    assert any("room.xlsx" in text for text in place.notices.texts())
    html = class_html(screen.page.view)
    assert html.count("<tr>") == 4 and "50 % · F" in html


@pytest.mark.usefixtures("learner")
async def test_the_day_of_the_class_is_set_with_the_keyboard(
    screen: ClassScreen, place: Place, course: tuple[AssetId, CourseId]
) -> None:
    page = screen.page
    assert page.needs.day.isHidden()
    page.grading.click()
    dialog = await front(place.window, SchemeDialog)
    dialog.day.wanted.setFocus(Qt.FocusReason.TabFocusReason)
    press(dialog.day.wanted, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    usual = dialog.day.value()
    press(dialog.day.box, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
    await screen.scope.settled()
    scheme = page.view.scheme
    assert scheme.finish_by == (date.fromisoformat(usual) + timedelta(days=7)).isoformat()
    assert replace(scheme, finish_by="") == Scheme()
    assert page.needs.day.text() == f"To be done by {day_words(scheme.finish_by)}"
    told = place.notices.texts()[-1]
    assert told == f"The class should be done by {day_words(scheme.finish_by)}."
    page.grading.click()
    dialog = await front(place.window, SchemeDialog)
    press(dialog.day.wanted, Qt.Key.Key_Space, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert page.view.scheme == Scheme() and page.needs.day.isHidden()
    assert place.notices.texts()[-1] == "The class has no day to be done by."


@pytest.mark.usefixtures("learner")
async def test_another_day_is_read_anew(
    screen: ClassScreen, office: Office, course: tuple[AssetId, CourseId], fixed_now: Now
) -> None:
    first = screen.page.everybody
    await screen.exit()
    await screen.enter(ClassRoute(course[1]))
    assert screen.page.everybody is first
    seen = AuditQuery("", (AuditAction.CLASS_SEEN,))
    assert len((await office.audit.page(seen)).entries) == 2, "a visit is one, read anew or not"

    def later() -> datetime:
        return fixed_now() + timedelta(days=8)

    screen._now = screen._classes._now = later
    await screen.exit()
    await screen.enter(ClassRoute(course[1]))
    await screen.scope.settled()
    assert "Person 00002: nothing for 8 days" in screen.page.needs.told


async def test_what_cannot_be_read_offers_nothing_but_to_try_again(
    screen: ClassScreen, monkeypatch: pytest.MonkeyPatch, course: tuple[AssetId, CourseId]
) -> None:
    async def fail(_course: CourseId) -> ClassView:
        raise StorageError("The disk is full.", "Make room.")

    monkeypatch.setattr(screen._classes, "open", fail)
    await screen.enter(ClassRoute(course[1]))
    page = screen.page
    acts = (page.groups, page.export, page.grading, *page.chips)
    assert not any(one.isEnabled() for one in acts)
    await screen.exit()
    await screen.enter(ClassRoute(course[1]))
    assert page.state is not None and "The disk is full." in page.state._text.text()
    monkeypatch.undo()
    assert page.state is not None
    button(page.state, "Try again").click()
    await screen.scope.settled()
    assert page.grading.isEnabled() and "Nobody takes this course yet" in page.state._title.text()


# ------------------------------------------------------------ groups


@pytest.mark.usefixtures("learner")
async def test_a_group_goes_out_alone(
    screen: ClassScreen,
    place: Place,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    course: tuple[AssetId, CourseId],
) -> None:
    page = screen.page
    assert groups_of(page) == ["All groups", "G1", "G2", "G3"]
    asked: list[str | None] = []
    figures = screen._classes.figures

    async def note(course_id: CourseId, group: str | None = None) -> ClassFigures:
        asked.append(group)
        return await figures(course_id, group)

    monkeypatch.setattr(screen._classes, "figures", note)
    page.groups.setCurrentIndex(2)
    await screen.scope.settled()
    assert asked == ["G2"]
    answer_files(monkeypatch, save=tmp_path / "room.csv")
    {one.text(): one for one in page.make_menu().actions()}["Table (CSV) …"].trigger()
    await screen.scope.settled()
    assert (tmp_path / "room.csv").read_text("utf-8-sig").count("Person ") == 1
    html = class_html(page.view, page.group)
    assert "Person 00002" in html and "Person 00001" not in html and "Group: G2" in html
    printed: list[str] = []

    async def pretend(_page: object, html: str, _name: str) -> bool:
        printed.append(html)
        return True

    monkeypatch.setattr(class_controller, "print_html", pretend)
    {one.text(): one for one in page.make_menu().actions()}["Print …"].trigger()
    await screen.scope.settled()
    assert printed == [html]
    query = AuditQuery("", (AuditAction.LEARNERS_EXPORTED,))
    details = [one.detail for one in (await office.audit.page(query)).entries]
    assert details == [f"1 · {page.view.title} · G2"] * 2


async def test_on_paper_nobody_is_missing_who_needs_help(
    screen: ClassScreen,
    learner: UserId,
    course: tuple[AssetId, CourseId],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = screen.page
    page.show_class(await screen._classes.open(course[1]))  # as while the needs are on their way
    assert not page.needs.isVisible() and page.view.needing() == ()
    page.groups.setCurrentIndex(1)
    printed: list[str] = []

    async def pretend(_page: object, html: str, _name: str) -> bool:
        printed.append(html)
        return True

    monkeypatch.setattr(class_controller, "print_html", pretend)
    {one.text(): one for one in page.make_menu().actions()}["Print …"].trigger()
    await screen.scope.settled()
    assert page.view.rows[0].user.id == learner
    assert "wrong 2 times" in printed[0] and "Person 00002" not in printed[0]


@pytest.mark.usefixtures("learner")
async def test_needs_that_could_not_be_read_are_read_at_the_next_visit(
    screen: ClassScreen,
    place: Place,
    course: tuple[AssetId, CourseId],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(_grid: ClassView) -> ClassView:
        raise StorageError("The disk is full.", "Make room.")

    await screen.exit()
    monkeypatch.setattr(screen._classes, "whole", fail)
    screen.mark_stale()
    await screen.enter(ClassRoute(course[1]))
    await screen.scope.settled()
    page = screen.page
    assert page.grid.isVisible() and not page.needs.isVisible()
    assert [str(error) for error in place.errors] == ["The disk is full. Make room."]
    monkeypatch.undo()
    await screen.exit()
    await screen.enter(ClassRoute(course[1]))
    await screen.scope.settled()
    assert page.needs.told == ["Person 00001: wrong 2 times on “Is b?”"]


def test_on_paper_each_name_says_why_help_is_needed() -> None:
    view = replace(crowd(2, 1, 1, ("4a", "4b")), scheme=Scheme(finish_by="2026-06-30"))
    html = class_html(view)
    assert html.count("1 day overdue") == 1
    assert f"To be done by {day_words('2026-06-30')}" in html


# ------------------------------------------------------------ many


async def test_of_a_crowd_only_what_is_seen_is_asked_and_every_cell_has_words(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ClassPage()
    place.show(page)
    page.show_class(crowd(200, 60, 40))
    grid = page.grid
    asked: list[tuple[int, int]] = []
    plain = type(grid.cells).cell_text

    def count(cells: object, row: ClassRow, column: int) -> str:
        asked.append((row.user.id, column))
        return plain(grid.cells, row, column)

    monkeypatch.setattr(type(grid.cells), "cell_text", count)
    await eventually(lambda: grid.height() > 400)
    page.grab()
    assert 0 < len(asked) < 1000
    words = grid.cells.data(grid.cells.index(199, 60), Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Person 200, Quiz Q1: Quiz 1: 100 % after 1 attempt"
    head = grid.cells.headerData(60, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert head == "Quiz Q1: Quiz 1"
    page.chips[1].click()
    assert page.scores.isVisible() and "200 learners" in page.scores.words()
    page.scores.chips[1].click()
    page.grab()
    chosen = heard(page.grid.cell_chosen)
    page.chips[0].click()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    before = grid.grab().toImage()
    press(grid, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == [(1, 0)]
    assert grid.grab().toImage() != before, "the current cell is seen"


async def test_a_grid_does_not_wait_and_tabs_are_filled_when_looked_at(place: Place) -> None:
    page = ClassPage()
    place.show(page)
    whole = crowd(20, 6, 4)
    page.show_class(replace(whole, is_whole=False))
    assert page.grid.isVisible() and page.grid.cells.rowCount() == 20
    assert not page.needs.isVisible(), "nobody has looked yet who needs help"
    assert page.scores.chips == []
    page.show_class(whole)
    assert page.needs.isVisible() and not page.scores.chips
    page.chips[1].click()
    assert len(page.scores.chips) == 5 and "20 learners" in page.scores.words()
    page.chips[2].click()
    figures = ClassFigures((), (ClassOutcome("Explain the tides", 50.0, 2, 1),))
    page.show_figures(figures)
    assert page.outcomes.told == ["Explain the tides: 50 % · 2 answers"]
    row = page.outcomes._outcomes.itemAt(0)
    page.chips[0].click()
    page.chips[2].click()
    assert page.outcomes._outcomes.itemAt(0) is row, "not built anew"


async def test_the_same_people_again_keep_the_place(place: Place) -> None:
    page = ClassPage()
    place.show(page)
    page.show_class(crowd(30, 5, 5))
    page.grid.setCurrentIndex(page.grid.cells.index(20, 3))
    page.show_class(crowd(30, 5, 5))
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (20, 3)
    page.show_class(crowd(31, 5, 5))
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (20, 3)


def test_letters_are_read_as_they_are_written() -> None:
    letters = letters_of("A 87.5; B+ 70")
    assert letters == (Letter("A", 87.5), Letter("B+", 70))
    assert letters_of(letters_text(letters)) == letters
    assert letters_of(" ") == ()
    with pytest.raises(InvalidContent):
        letters_of("A, B")
