"""Goals and the day of the class in Progress: the card, its table, the dialog that changes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coursegen_desktop.domain.goals import Finish, Goals
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.kit.lists import Text
from coursegen_desktop.ui.progress.figures_table import TableDialog
from coursegen_desktop.ui.progress.page import ProgressPage
from coursegen_desktop.ui.progress.tables import Made, table_of

from .library_parts import Place
from .progress_parts import CLASS_DAYS, GOALS, TITLES, course, learned, shown


@pytest.fixture
def page(place: Place) -> Iterator[ProgressPage]:
    made = ProgressPage()
    place.show(made)
    yield made


async def test_goals_and_a_gentle_word(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    said = [label.text() for label in page.body.goals.findChildren(type(page.body.goals._week))]
    assert "Reached on 3 of the last 7 days" in said
    assert "On the way: by 3 Jun." in said
    assert "A little behind: 19 min a day would bring you there by 10 Jun." in said
    page.show_figures(shown(learned(), goals=Goals()))
    assert page.body.goals._week.text().startswith("No goal yet.")


def goals_told(page: ProgressPage) -> list[str]:
    """The words of the card of goals that are seen, from the top."""
    labels = page.body.goals.findChildren(Text)
    return [one.text() for one in sorted(labels, key=lambda one: one.y()) if not one.isHidden()]


async def test_the_day_of_the_class_stands_beside_ones_own(page: ProgressPage) -> None:
    page.show_figures(shown(learned(class_days=CLASS_DAYS)))
    told = goals_told(page)
    assert "On the way: by 3 Jun." in told
    assert "Your class: by 30 May. On the way." in told
    assert "Your class: by 18 May, which has passed; 2 h 10 min are left." in told
    assert len([one for one in told if one.startswith("Your class")]) == 2  # Knots is finished
    assert page.shown is not None
    table = table_of(Made.GOALS, page.shown)
    opened = [(table.cell(n, 0), table.cell(n, 2)) for n in range(7, table.count)]
    assert opened == [
        (TITLES[0], "On the way: by 3 Jun."),
        (TITLES[0], "Your class: by 30 May. On the way."),
        (TITLES[1], "A little behind: 19 min a day would bring you there by 10 Jun."),
        (TITLES[2], "Your class: by 18 May, which has passed; 2 h 10 min are left."),
    ]
    # Nobody changes it here.
    dialog = page.ask_goals()
    days = [str(dialog.by.itemData(at)) for at in range(dialog.by.count())]
    assert CLASS_DAYS[0] not in days
    dialog.deleteLater()


async def test_what_a_goal_is_made_of_is_read_whole(page: ProgressPage) -> None:
    taken = replace(learned(), courses=(course(0, class_day="2026-05-22"),))
    table = table_of(Made.GOALS, shown(taken))
    dialog = TableDialog(page, table)
    dialog.open()
    words = table.cell(table.count - 1, 2)
    assert words.startswith("Your class: by 22 May. A little behind")
    assert dialog.list.columnWidth(2) > dialog.list.fontMetrics().horizontalAdvance(words)
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("day", "days_left", "words"),
    [
        ("2026-05-24", 4.0, "Your class: by 24 May. On the way."),
        (
            "2026-05-22",
            4.0,
            "Your class: by 22 May. A little behind: 21 min a day would bring you there.",
        ),
        ("2026-05-22", None, "Your class: by 22 May. 21 min a day bring you there."),
        ("2026-05-19", None, "Your class: by 19 May, which has passed; 1 h 04 min are left."),
    ],
)
async def test_the_pace_towards_the_day_of_the_class(
    page: ProgressPage, day: str, days_left: float | None, words: str
) -> None:
    taken = replace(learned(), courses=(course(0, class_day=day, days_left=days_left),))
    page.show_figures(shown(taken, goals=Goals()))
    assert words in goals_told(page)
    assert not any(one.startswith("No goal yet") for one in goals_told(page))


async def test_a_day_of_the_class_is_not_cut_off_by_ones_own(page: ProgressPage) -> None:
    mine = Goals(0, tuple(Finish(CourseId(number), "2026-06-03") for number in range(1, 7)))
    days = ("", "", "", "", "", "2026-05-30")
    page.show_figures(shown(learned(courses=6, class_days=days), goals=mine))
    assert sum(one.startswith("Your class: by 30 May") for one in goals_told(page)) == 1


async def test_the_dialog_of_goals(page: ProgressPage) -> None:
    page.show_figures(shown(learned()))
    dialog = page.ask_goals()
    assert dialog.course.count() == 3  # the finished one asks for no day
    assert dialog.by.currentData() == "2026-06-03"
    dialog.minutes.setValue(45)
    dialog.by.setCurrentIndex(0)
    dialog.by.activated.emit(0)
    dialog.course.setCurrentIndex(2)
    dialog.by.setCurrentIndex(2)
    dialog.by.activated.emit(2)
    assert dialog.goals.minutes == 45
    assert dialog.goals.by(CourseId(1)) == ""
    assert dialog.goals.by(CourseId(2)) == GOALS.by(CourseId(2))
    assert dialog.goals.by(CourseId(3)) == "2026-06-03"
    dialog.deleteLater()
