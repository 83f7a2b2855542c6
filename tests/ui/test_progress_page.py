"""The dashboard's page: figures as they are said, charts, tables, rows made when seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.figures import Figures, RecallDay, ScorePoint, Streak
from coursegen_desktop.domain.goals import Goals
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.review import Counts
from coursegen_desktop.domain.spans import Span
from coursegen_desktop.media.report_page import Bar, Report, Section, write_report
from coursegen_desktop.services.blocking import in_thread
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.progress.page import CSV, JSON, OWN, PDF, ProgressPage
from coursegen_desktop.ui.progress.report import report_of
from coursegen_desktop.ui.progress.tables import Made, table_of
from tests.windowed import click, eventually

from .library_parts import Place, press
from .progress_parts import (
    NOTHING,
    TODAY,
    course,
    day,
    learned,
    shown,
)
from .screen_parts import button

NOTHING_REMEMBERED = replace(learned(), retention=None, recalls=())


@pytest.fixture
def page(place: Place) -> Iterator[ProgressPage]:
    made = ProgressPage()
    place.show(made)
    yield made


def spoken(page: QWidget) -> str:
    """What a screen reader finds."""
    return "\n".join(
        found.accessibleName() for found in page.findChildren(QWidget) if found.isVisible()
    )


async def test_nothing_learned_yet(page: ProgressPage) -> None:
    asked: list[str] = []
    page.library_requested.connect(lambda: asked.append("library"))
    page.show_figures(shown(NOTHING))
    assert not page.export.isEnabled()
    assert not page.span.isEnabled()
    click(button(page, "Open the library"))
    assert asked == ["library"]


async def test_figures_are_said_with_what_they_mean(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    words = spoken(page)
    assert "Streak: 12 days. Longest 21" in words
    assert "Time learned: 66 h 46 min. This week 49 min" in words
    assert "Quiz accuracy: 45%. 601 questions answered" in words
    assert "Progress in Solar Panels: Install & Maintain: 41%" in words
    assert "91% remembered" in page.body.reviews.memory.text()


ONE_ROW = (day(0, 0.1, lessons=0, answers=0, right=0, reviews=0),)
ONLY: dict[str, Figures] = {
    "a glance": replace(NOTHING, days=ONE_ROW, minutes=0.1),
    "a lesson": replace(NOTHING, days=(day(0, 0.0, answers=0, right=0, reviews=0),), lessons=1),
    "a result": replace(NOTHING, scores=(ScorePoint("2026-05-20", CourseId(1), "Quiz", 0.0),)),
    "a course": replace(
        NOTHING,
        courses=(
            course(0, best=None, last=None, outcomes=(), percent=0.0, minutes_done=0.0,
                   days_left=None),
        ),
    ),
    "a review": replace(
        NOTHING,
        days=(day(0, 0.0, lessons=0, answers=0, right=0, reviews=1),),
        retention=0.0,
        recalls=(RecallDay("2026-05-20", 1, 0),),
        due=(0, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ONLY)
async def test_one_event_only(page: ProgressPage, tmp_path: Path, what: str) -> None:
    """Everything is shown, opens, and goes out, however little there is of it."""
    for span in Span:
        page.show_figures(shown(ONLY[what], span=span, goals=Goals(), waiting=Counts()))
        assert page.shown is not None
        assert page.export.isEnabled()
        page.grab()
        for opened in (*Made, *page.shown.figures.courses):
            table = table_of(opened, page.shown)
            cells = [[table.cell(n, m) for m in range(len(table.head))] for n in range(table.count)]
            assert all(all(row) for row in cells), (opened, cells)
    told = spoken(page)
    expected = {
        "a glance": "Time learned: under a minute",
        "a lesson": "Lessons completed: 1",
        "a result": "Quiz scores",
        "a course": "Progress in Photosynthesis and the Carbon Cycle: 0%",
        "a review": "Questions due on the next days",
    }
    assert expected[what] in told
    assert page.body.scores.line.isVisible() is (what == "a result")
    assert page.body.reviews.memory.isVisible() is (what == "a review")
    report = report_of(page.shown, "Amara")
    assert await in_thread(write_report, tmp_path / "report.pdf", report)


async def test_a_streak_that_today_has_not_yet_is_not_broken(page: ProgressPage) -> None:
    open_day = Figures((day(1),), Streak(3, 5, False), 1.0, 0, None, (), (), None, ())
    page.show_figures(shown(open_day, waiting=Counts()))
    assert "Streak: 3 days. Longest 5 · today is still open" in spoken(page)
    assert not page.body.scores.line.isVisible()
    assert not page.body.reviews.start.isVisible()
    assert not page.body.courses.isVisible()


async def test_new_cards_wait_too(page: ProgressPage) -> None:
    page.show_figures(shown(learned(), waiting=Counts(0, 3, 8)))
    reviews = page.body.reviews
    assert (reviews._count.text(), reviews._when.text()) == ("11", "today, 8 of them new")
    page.show_figures(shown(learned(), waiting=Counts(0, 0, 8)))
    assert (reviews._count.text(), reviews._when.text()) == ("8", "new today")
    asked: list[str] = []
    page.review_requested.connect(lambda: asked.append("review"))
    click(reviews.start)
    assert asked == ["review"]


async def test_the_days_by_keyboard(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    heat = page.body.days.heat
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    press(heat, Qt.Key.Key_Up)
    assert heat.describe(TODAY - timedelta(days=1)) == (
        "Tuesday, 19 May 2026: 18 min, 1 lesson, 1 answer, 4 reviews"
    )
    assert heat._cursor == TODAY - timedelta(days=1)
    page.show_figures(shown(learned()))
    assert heat._cursor == TODAY - timedelta(days=1)  # new figures leave the keyboard in its place
    assert heat.describe(TODAY).endswith(": nothing")


async def test_a_year_is_shown_whole(page: ProgressPage) -> None:
    page.show_figures(shown(learned(400), span=Span.YEAR))
    heat = page.body.days.heat
    assert len(heat._days()) > 365
    page.show_figures(shown(learned(400)))
    assert len(heat._days()) <= 26 * 7


@pytest.mark.parametrize(
    ("opened", "made"),
    [
        ("streak", Made.STREAK), ("time", Made.DAYS), ("lessons", Made.LESSONS),
        ("accuracy", Made.ANSWERS), ("days", Made.MAP), ("scores", Made.SCORES),
        ("courses", Made.COURSES), ("reviews", Made.DUE), ("goals", Made.GOALS),
        ("badges", Made.BADGES),
    ],
)  # fmt: skip
async def test_each_figure_opens_what_it_is_made_of(
    page: ProgressPage, opened: str, made: Made
) -> None:
    asked: list[Made] = []
    page.details_requested.connect(asked.append)
    page.show_figures(shown(learned()))
    click(getattr(page.body, opened).link)
    assert asked == [made]
    assert table_of(made, shown(learned())).count > 0


async def test_the_figures_of_a_course_open_what_they_are_made_of(page: ProgressPage) -> None:
    """Progress, time, what is left, best and last score, mastery: each with how it is reckoned."""
    asked: list[object] = []
    page.details_requested.connect(asked.append)
    page.show_figures(shown(learned()))
    row = page.body.rows[1]
    assert row.facts.accessibleName().startswith("Figures of Linear Algebra, Gently: 6 h 50 min")
    click(row.facts)
    assert asked == [row.course]
    assert row.course is not None
    assert page.shown is not None
    table = table_of(row.course, page.shown)
    told = {table.cell(n, 0): (table.cell(n, 1), table.cell(n, 2)) for n in range(table.count)}
    assert told["Progress"][0] == "18%"
    assert told["Time learned"][0] == "1 h 36 min"
    assert told["Time left"] == (
        "6 h 50 min", "What the open lessons are said to take, at your own speed",
    )  # fmt: skip
    assert told["Days left"] == ("31 days", "At the pace of the last four weeks")
    assert told["Best quiz"][0] == "90%"
    assert told["Last quiz"][0] == "75%"
    assert told["Mastery"] == ("68%", "The mean of 2 outcomes that enough is known of")
    points = [one for one in learned().scores if one.course_id == 2]
    attempts = [table.cell(n, 0) for n in range(7, table.count)]
    assert len(attempts) > 10
    assert attempts == [point.title for point in reversed(points)], "the attempts, newest first"


async def test_what_is_remembered_opens_its_days(page: ProgressPage) -> None:
    asked: list[object] = []
    page.details_requested.connect(asked.append)
    page.show_figures(shown(learned()))
    click(page.body.reviews.memory)
    assert asked == [Made.MEMORY]
    table = table_of(Made.MEMORY, shown(learned()))
    assert (table.count, table.cell(0, 1), table.cell(0, 2), table.cell(0, 3)) == (
        8, "11", "10", "91%",
    )  # fmt: skip
    page.show_figures(shown(NOTHING_REMEMBERED))
    assert not page.body.reviews.memory.isVisible()


async def test_what_is_opened_is_what_is_shown(page: ProgressPage) -> None:
    """A range narrows neither the streak nor the map: so it narrows their tables neither."""
    whole, week = learned(), learned(7)
    week_shown = shown(whole, week, span=Span.WEEK, waiting=Counts(0, 2, 3))
    assert table_of(Made.STREAK, week_shown).count == len(whole.days)
    assert table_of(Made.MAP, week_shown).count == len(whole.days)
    assert table_of(Made.DAYS, week_shown).count == len(week.days)
    due = table_of(Made.DUE, week_shown)
    assert (due.cell(0, 0)[:8], due.cell(0, 1), due.cell(1, 1)) == ("New ones", "3", "14")
    goals = table_of(Made.GOALS, week_shown)
    reached = [goals.cell(n, 2) for n in range(7)]
    assert reached.count("reached") == 3
    assert goals.cell(7, 0) == "Photosynthesis and the Carbon Cycle"
    badges = table_of(Made.BADGES, week_shown)
    assert badges.count == len(week_shown.badges)
    glance = replace(whole, days=(day(0, 0.5, lessons=0, answers=0, reviews=0),))
    assert table_of(Made.STREAK, shown(glance)).count == 0, "a glance is no day of learning"


async def test_courses_open_and_unfold(page: ProgressPage) -> None:
    chosen: list[int] = []
    page.course_chosen.connect(chosen.append)
    page.show_figures(shown(learned()))
    row = page.body.rows[0]
    click(row.title)
    assert chosen == [1]
    click(row.more)
    assert row.outcomes is not None
    assert row.outcomes.isVisible()
    words = spoken(row)
    assert "Explain where the oxygen comes from: 84%" in words
    assert "Balance the equation of photosynthesis: 62%" in words
    click(row.more)
    assert not row.outcomes.isVisible()


async def test_a_deleted_course_is_named_and_opens_nothing(page: ProgressPage) -> None:
    gone = course(0, is_deleted=True)
    page.show_figures(shown(Figures((), Streak(0, 1, False), 9.0, 1, None, (), (gone,), None, ())))
    row = page.body.rows[0]
    assert not row.title.isEnabled()
    assert row.facts.text().startswith("deleted · 1 h 36 min learned")
    assert page.shown is not None
    assert table_of(Made.COURSES, page.shown).cell(0, 0).endswith("(deleted)")


async def test_new_figures_keep_rows_focus_and_what_is_unfolded(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    rows = list(page.body.rows)
    click(rows[1].more)
    rows[2].title.setFocus(Qt.FocusReason.TabFocusReason)
    page.show_figures(shown(learned(90)))
    assert page.body.rows == rows
    assert rows[1].outcomes is not None
    assert rows[1].outcomes.isVisible()
    assert page.focusWidget() is rows[2].title
    page.show_figures(shown(learned(90, courses=2)))
    assert [row.isVisible() for row in rows] == [True, True, False, False]


async def test_a_dashboard_is_built_a_row_at_a_time(page: ProgressPage) -> None:
    counts = [0, *(len(page.body.rows) for _ in page.filling(shown(learned(courses=12))))]
    grown = [after - before for before, after in pairwise(counts)]
    assert sum(grown) == 10 and max(grown) == 1
    assert sum(1 for more in grown if not more) >= 5  # each card for itself
    first = page.body.badges.shown
    assert first  # the last card, too


async def test_the_same_goals_are_not_built_anew(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    lines = page.body.goals._rows
    before = [lines.itemAt(place) for place in range(lines.count())]
    assert before
    page.show_figures(shown(learned()))
    assert [lines.itemAt(place) for place in range(lines.count())] == before
    page.show_figures(shown(learned(), goals=Goals(20)))
    assert lines.count() == 0


async def test_many_courses_come_in_helpings(page: ProgressPage) -> None:
    page.show_figures(shown(learned(30, courses=30)))
    assert len(page.body.rows) == 10
    click(button(page, "20 more courses"))
    assert len(page.body.rows) == 25
    assert page.focusWidget() is page.body.rows[10].title
    page.show_figures(shown(learned(40, courses=30)))
    assert sum(row.isVisible() for row in page.body.rows) == 25
    click(button(page, "5 more courses"))
    assert len(page.body.rows) == 30
    assert not page.body._more.isVisible()


async def test_ten_years_write_a_screenful(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten_years = learned(3_650)
    page.show_figures(shown(ten_years))
    assert len(page.body.scores.line._points) < 130
    written: set[int] = set()
    cell = type(page.table.rows).data

    def count(model: object, index: object, role: int = 0) -> object:
        written.add(index.row())  # type: ignore[attr-defined]
        return cell(model, index, role)  # type: ignore[arg-type]

    monkeypatch.setattr(type(page.table.rows), "data", count)
    page.as_table.setChecked(True)
    page.table.viewport().repaint()
    assert page.table.rows.rowCount() == len(ten_years.days) > 2_000
    assert 0 < len(written) < 60
    assert max(written) < 60


async def test_the_same_numbers_as_tables(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    page.as_table.setChecked(True)
    assert page.as_table.accessibleName() == "Show as charts"
    model = page.table.rows
    told = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Time: 18 min"
    for made, head in (
        (Made.SCORES, "Day Quiz Course Score"),
        (Made.OUTCOMES, "Course Outcome Mastery Answers"),
        (Made.DUE, "Day Questions due"),
        (Made.COURSES, "Course Progress Time learned Time left Best quiz Last quiz"),
    ):
        page.choose_table(made)
        columns = range(model.columnCount())
        assert " ".join(model.headerData(n, Qt.Orientation.Horizontal) for n in columns) == head
        assert all(model.data(model.index(0, n)) for n in columns)
        assert page.table.accessibleName()
    page.as_table.setChecked(False)
    assert page.body.isVisible()


async def test_the_place_in_a_table_stays(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    page.as_table.setChecked(True)
    page.table.setCurrentIndex(page.table.rows.index(40, 2))
    page.show_figures(shown(learned()))
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (40, 2)


async def test_filters(page: ProgressPage) -> None:
    changes: list[object] = []
    page.filter_changed.connect(lambda: changes.append(page.chosen))
    page.show_figures(shown(learned()))
    assert page.chosen == (Span.ALL, None)
    press(page.span, Qt.Key.Key_Up)
    press(page.course, Qt.Key.Key_Down)
    assert changes == [(Span.YEAR, None), (Span.YEAR, CourseId(1))]
    page.show_figures(shown(learned(), span=Span.YEAR, course_id=CourseId(1)))
    assert page.course.currentText() == "Photosynthesis and the Carbon Cycle"
    assert "Last year 15 h 06 min" in spoken(page)


async def test_what_can_be_exported(page: ProgressPage) -> None:
    asked: list[str] = []
    page.export_requested.connect(asked.append)
    page.show_figures(shown(learned()))
    page.erasing_requested.connect(lambda: asked.append("erase"))
    menu = page.make_export_menu()
    for action in menu.actions():
        action.trigger()
    assert asked == [PDF, CSV, JSON, OWN, "erase"]
    menu.deleteLater()


@pytest.mark.parametrize("courses", [1, 80])
async def test_the_report_is_one_page(tmp_path: Path, courses: int) -> None:
    report = report_of(shown(learned(courses=courses)), "Amara Mensah")
    assert report.subtitle == "Amara Mensah · All time · Wednesday, 20 May 2026"
    lines = [row for section in report.sections for row in section.rows]
    assert ("Time learned", "66 h 46 min") in lines
    assert (("and 64 more courses", "", "", "") in lines) is (courses == 80)
    path = tmp_path / "report.pdf"
    assert await in_thread(write_report, path, report) == len(lines)  # all of it found room
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1


async def test_a_report_that_is_too_long_ends_at_its_page(tmp_path: Path) -> None:
    rows = tuple((f"Line {number}", Bar(number, "long " * 40)) for number in range(200))
    report = Report("Long " * 60, "", (Section("One", (1, 1), rows), Section("Two", (1,), ())))
    path = tmp_path / "long.pdf"
    assert 20 < await in_thread(write_report, path, report) < 80
    assert path.read_bytes().count(b"/Type /Page\n") == 1
    with pytest.raises(StorageError):
        write_report(tmp_path / "no" / "x.pdf", report)


@pytest.mark.parametrize(
    ("width", "scale", "columns", "beside"),
    [(1204, 1.0, 4, True), (948, 1.0, 4, False), (820, 1.0, 2, False), (948, 1.5, 2, False)],
)
async def test_cards_by_room(
    page: ProgressPage, theme_host: ThemeHost, width: int, scale: float, columns: int, beside: bool
) -> None:
    page.show_figures(shown(learned()))
    theme_host.apply("dark", scale)
    page.resize(width, 640)
    body = page.body
    await eventually(lambda: body._columns == columns, f"{columns} columns")
    tops = (body.courses, body.reviews)
    await eventually(
        lambda: len({card.mapTo(body.body, QPoint()).y() for card in tops}) == 2 - beside, "places"
    )
    assert page.minimumSizeHint().width() <= width
    assert body.body.minimumSizeHint().width() <= width


async def test_all_buttons_have_names(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    for found in page.findChildren(QAbstractButton):
        assert not found.isVisible() or found.text() or found.accessibleName(), found
