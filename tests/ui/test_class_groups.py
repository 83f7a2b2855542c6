"""The page of a class when one of its groups is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.classroom.page import ClassPage

from .class_parts import crowd, groups_of
from .library_parts import Place, heard, press


async def test_a_group_is_all_that_is_seen(place: Place) -> None:
    page = ClassPage()
    place.show(page)
    page.show_class(crowd(12, 3, 2, ("4a", "4b", "")))
    assert groups_of(page) == ["All groups", "4a", "4b", "Without a group"]
    page.show_learner(2)
    changed = heard(page.group_changed)
    press(page.groups, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page.group == "4b" and len(changed) == 2
    assert [row.user.id for row in page.grid.cells.rows] == [1, 4, 7, 10]
    assert page.needs.told == [f"Person {n:03d}: 1 day overdue" for n in (1, 4, 7, 10)]
    assert not page.scores.chips, "what is not in front costs nothing"
    page.chips[1].click()
    assert "4 learners" in page.scores.words()
    press(page.groups, Qt.Key.Key_Up)
    assert "4 learners" in page.scores.words() and page.group == "4a"
    press(page.groups, Qt.Key.Key_Down)
    page.chips[0].click()
    assert page.learner.isHidden(), "who is not in the group is not shown"
    assert page.questions._whole.isVisible()
    page.show_learner(2)
    assert page.learner.isHidden()
    page.show_learner(4)
    assert "1 day overdue" in page.learner._needs.text()
    press(page.groups, Qt.Key.Key_Down)
    assert page.group == "" and [row.user.id for row in page.view.rows] == [2, 5, 8, 11]
    press(page.groups, Qt.Key.Key_Home)
    assert page.group is None and len(page.grid.cells.rows) == 12
    assert page.questions._whole.isHidden()


async def test_the_group_stays_while_anybody_is_in_it(place: Place) -> None:
    page = ClassPage()
    place.show(page)
    page.show_class(crowd(12, 3, 2, ("4a", "4b", "")))
    page.groups.setCurrentIndex(page.groups.findData("4a"))
    page.grid.setCurrentIndex(page.grid.cells.index(1, 2))
    page.show_class(crowd(15, 3, 2, ("4a", "4b", "", "5")))
    assert page.group == "4a" and {row.user.group for row in page.view.rows} == {"4a"}
    page.show_class(crowd(15, 3, 2, ("4b", "")))
    assert page.group is None and len(page.view.rows) == 15
    page.groups.setCurrentIndex(page.groups.findData("4b"))
    page.show_class(crowd(15, 3, 2, ("4b",)))
    assert page.group is None and page.groups.isHidden(), "one group is no choice"
    page.show_class(crowd(12, 3, 2, ("4a", "4b")))
    page.groups.setCurrentIndex(1)
    page.show_class(replace(crowd(12, 3, 2, ("4a", "4b")), course_id=CourseId(2)))
    assert page.group is None, "another course begins with everybody"
    page.show_class(crowd(0, 3, 2))
    assert page.groups.isHidden() and page.view is not None and not page.view.rows
