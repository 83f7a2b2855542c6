"""Create: the writing is followed, paused, stopped, fails, is found again; elsewhere meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.content.durations import time_left
from coursegen_desktop.ui.generator import reviewing
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW, SOURCES, WRITE, GeneratorPage
from coursegen_desktop.ui.kit.routes import CourseRoute, CreateRoute, LessonRoute
from tests.windowed import click, eventually

from .generator_parts import Writer, answer, plan, states
from .library_parts import Place, press
from .screen_parts import Desk, button


@pytest.fixture
def screen(create_screen: GeneratorScreen) -> GeneratorScreen:
    return create_screen


# ------------------------------------------------------------ writing


async def test_a_course_is_written_and_opened(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    page.outline._title.setText("  At   sea ")
    writer.go.clear()
    click(button(page, "Write course"))
    await eventually(lambda: "being written" in states(page), "the first lesson")
    assert page.step == WRITE
    assert states(page)[0] == "being written"
    assert "written" not in states(page)
    assert page.writing._title.text() == "At sea"
    assert page.writing._percent.text() == "0%"
    writer.go.set()
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.notices.texts() == [], "one saw it"
    assert set(states(page)) == {"written"}
    assert page.writing._percent.text() == "100%"
    click(button(page, "Open course"))
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).title == "At sea"
    await screen.exit()
    await screen.enter(CreateRoute())
    assert page.step == SOURCES, "the next course begins with nothing"
    assert page.sources.paths() == ()


async def test_an_emptied_title_is_the_documents_own(
    screen: GeneratorScreen, place: Place, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    own = page.outline.title
    page.outline._title.clear()
    click(button(page, "Write course"))
    await screen.scope.settled()
    click(button(page, "Open course"))
    assert own
    route = place.routes[0]
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).title == own


async def test_a_written_lesson_is_looked_at_while_the_others_are_written(
    screen: GeneratorScreen, place: Place, writer: Writer, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    rows = page.writing.list
    line = next(line for line in rows.lines.items if line.action)
    assert line.action == "Preview"
    rows.make_current(line.key)
    press(rows, Qt.Key.Key_Return)
    (route,) = place.routes
    assert isinstance(route, LessonRoute)
    writer.go.set()
    await screen.scope.settled()


async def test_pausing_keeps_what_is_written_and_goes_on(
    screen: GeneratorScreen, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    click(button(page, "Pause"))
    await screen.scope.settled()
    assert page.step == WRITE
    assert page.writing._left.text() == "Paused"
    assert "being written" not in states(page)
    done = states(page).count("written")
    assert done
    writer.go.set()
    click(button(page, "Go on"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert (await desk.library.counts(desk.user.id)).all == 1, "the same course"


async def test_cancelling_keeps_what_was_written(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    asked = answer(monkeypatch, False)
    click(button(page, "Cancel"))
    await eventually(lambda: asked, "the question")
    assert asked == ["Stop writing for good?"]
    assert page.step == WRITE, "not sure: it goes on"
    asked = answer(monkeypatch, True)
    click(button(page, "Cancel"))
    await eventually(lambda: asked, "the question once more")
    await screen.scope.settled()
    assert page.step == OUTLINE, "where one can begin again"
    assert "in the library, as a draft" in place.notices.texts()[0]
    place.notices.act_on_newest()
    (route,) = place.routes
    assert isinstance(route, CourseRoute)
    assert (await desk.course(route.course_id)).lessons
    writer.go.set()
    screen.editing.act("down")  # the outline can still be changed
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.errors == []


async def test_cancelling_at_once_leaves_nothing(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    writer.go.clear()
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "being written" in states(page), "the first lesson")
    click(button(page, "Cancel"))
    await screen.scope.settled()
    assert place.notices.texts() == ["Stopped. Nothing was written."]
    assert (await desk.library.counts(desk.user.id)).all == 0


async def test_a_failure_is_said_and_one_can_go_on(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.error = DiskFull("No room is left on the disk.", "Free some room.")
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == WRITE
    assert page.writing.error.text() == "No room is left on the disk. Free some room."
    writer.error = None
    click(button(page, "Go on"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert place.errors == []


# ------------------------------------------------------------ unfinished courses


def another(screen: GeneratorScreen, place: Place, desk: Desk) -> GeneratorScreen:
    """The screen as it comes after signing in again."""
    return GeneratorScreen(
        place.context,
        generation=screen.generation,
        library=desk.library,
        statements=desk.statements,
    )


async def test_unfinished_courses_are_listed_and_gone_on_with(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await eventually(lambda: "written" in states(page), "a lesson")
    writer.go.clear()
    click(button(page, "Pause"))
    await screen.scope.settled()
    again = another(screen, place, desk)
    place.show(again.page)  # as after a restart
    await again.enter(CreateRoute())
    card = again.page.sources.runs
    assert card.isVisible()
    assert card.runs[0].title == "At sea"
    assert "lessons are written" in card.runs[0].facts
    writer.go.set()
    click(button(again.page, "Go on with “At sea”"))
    await again.scope.settled()
    assert again.page.step == REVIEW
    assert (await desk.library.counts(desk.user.id)).all == 1
    await again.close()


async def test_an_outline_that_was_left_is_found_again_with_its_edits(
    screen: GeneratorScreen, place: Place, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    page.outline.tree.rename_wanted.emit(page.outline.tree.rows.modules[0].key, "Ports")
    await screen.exit()
    again = another(screen, place, desk)
    place.show(again.page)
    await again.enter(CreateRoute())
    click(button(again.page, "Go on with “At sea”"))
    await again.scope.settled()
    assert again.page.step == OUTLINE
    assert again.page.outline.tree.rows.modules[0].item.title == "Ports"
    assert again.page.sources.paths() == (sea,)
    await again.close()


async def test_an_unfinished_course_is_discarded_once_one_is_sure(
    screen: GeneratorScreen, place: Place, sea: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan(screen, sea)
    await screen.exit()
    again = another(screen, place, desk)
    place.show(again.page)
    await again.enter(CreateRoute())
    asked = answer(monkeypatch, False)
    click(button(again.page, "Discard “At sea”"))
    await again.scope.settled()
    assert asked == ["Discard “At sea”?"]
    assert again.page.sources.runs.isVisible()
    answer(monkeypatch, True)
    click(button(again.page, "Discard “At sea”"))
    await again.scope.settled()
    assert not again.page.sources.runs.isVisible()
    assert await screen.generation.runs() == ()
    await again.close()


# ------------------------------------------------------------ elsewhere and afterwards


async def test_the_work_goes_on_while_one_is_elsewhere(
    screen: GeneratorScreen, place: Place, desk: Desk, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    writer.go.clear()
    click(button(page, "Write course"))
    await eventually(lambda: "being written" in states(page), "the first lesson")
    await screen.exit()
    await screen.enter(CreateRoute())
    assert page.step == WRITE, "and is found again"
    await screen.enter(CreateRoute(("/other.md",)))
    assert page.step == WRITE
    assert "when it is done" in place.notices.texts()[0]
    place.notices.clear()
    await screen.exit()
    writer.go.set()
    await screen.scope.settled()
    assert place.notices.texts() == [f"“{page.outline.title}” is written."]
    place.notices.act_on_newest()
    assert isinstance(place.routes[0], CourseRoute)
    await screen.enter(CreateRoute())
    assert page.step == SOURCES


async def test_dropped_documents_begin_anew_after_a_course(
    screen: GeneratorScreen, sea: str, tmp_path: Path
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    other = str(tmp_path / "other.md")
    await screen.enter(CreateRoute((other,)))
    assert page.step == SOURCES
    assert page.sources.paths() == (other,)


async def test_a_finished_course_that_is_thrown_away_is_no_longer_offered(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    course_id = screen.reviewing.course_id
    assert course_id is not None
    await desk.library.delete(CourseId(course_id))
    assert page.step == SOURCES


async def test_a_course_is_published_from_the_review(
    screen: GeneratorScreen, desk: Desk, sea: str
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert (await desk.library.counts(desk.user.id)).drafts == 1
    click(button(page, "Publish"))
    await screen.scope.settled()
    assert (await desk.library.counts(desk.user.id)).drafts == 0
    assert not page.review._publish.isVisible()


def test_the_time_that_is_left(theme_host: object) -> None:
    assert time_left(2) == "a few seconds left"
    assert time_left(42) == "about 40 seconds left"
    assert time_left(100) == "about 2 min left"
    assert time_left(60 * 50) == "about 50 min left"


async def test_by_keyboard_alone(screen: GeneratorScreen, place: Place, sea: str) -> None:
    """Tab and Enter lead from the documents to the open course."""
    await screen.enter(CreateRoute((sea,)))
    page = screen.page
    page.sources.start.setFocus()
    press(place.window.focusWidget(), Qt.Key.Key_Space)
    await screen.scope.settled()
    assert page.step == OUTLINE
    assert place.window.focusWidget() is page.outline.tree
    for _ in range(30):
        focus = place.window.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.text() == "Write course":
            break
        press(focus, Qt.Key.Key_Tab)
    press(place.window.focusWidget(), Qt.Key.Key_Return)
    await screen.scope.settled()
    assert page.step == REVIEW
    press(place.window.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(place.routes[0], CourseRoute)


async def test_everything_has_a_name(screen: GeneratorScreen, sea: str) -> None:
    page = await plan(screen, sea)
    for found in page.findChildren(QAbstractButton):
        assert found.text() or found.accessibleName() or found.objectName(), found
    for named in (page.outline.tree, page.outline.aside, page.sources.list, page.writing.list,
                  page.writing._bar, page.review.list, page.review.passage.words):  # fmt: skip
        assert named.accessibleName()


# ------------------------------------------------------------ review


async def reviewed(screen: GeneratorScreen) -> GeneratorPage:
    """The first sample document as a course, in the review."""
    page = await plan(screen, screen.generation.sample_sources()[0])
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    return page


async def test_a_statement_opens_the_passage_that_it_rests_on(
    create_screen: GeneratorScreen, place: Place
) -> None:
    page = await reviewed(create_screen)
    review = page.review
    figures = {line.title: line.end for line in review.list.lines.items}
    # All but the list of further reading, which is set aside.
    assert figures["Text of the documents in lessons"] == "98%"
    click(review._chips["lessons"])
    assert review.passage.lit == ""
    lesson = review.list.lines.items[0]
    review.list.make_current(lesson.key)
    press(review.list, Qt.Key.Key_Return)
    await create_screen.scope.settled()
    assert review.is_inner
    head, first, *_ = review.list.lines.items
    assert head.title == lesson.title
    assert first.title == "Summary"
    assert len(first.note) > 20
    assert review.list.hasFocus()
    press(review.list, Qt.Key.Key_Down)
    press(review.list, Qt.Key.Key_Down)
    await create_screen.scope.settled()
    assert review.passage.lit, "the words of the document"
    assert len(review.passage.words.toPlainText()) > len(review.passage.lit), "and those around"
    assert review.passage._name.text().endswith(".md")
    click(button(page, "All lessons"))
    assert not review.is_inner
    assert review.passage.lit == ""
    assert review.list.lines.items[0].key == lesson.key
    click(button(page, "Read"))
    assert isinstance(place.routes[0], LessonRoute)


async def test_lessons_that_need_a_look_stand_first(
    create_screen: GeneratorScreen, sea: str
) -> None:
    page = await plan(create_screen, sea)
    page.outline.options.questions.setValue(0)
    click(button(page, "Write course"))
    await create_screen.scope.settled()
    lines = page.review._lists["lessons"]
    assert "need a look" in page.review.verdict.text
    assert all(line.state == "needs a look" for line in lines if line.icon_role == "warn")
    assert lines[0].icon_role == "warn"
    assert "No question" in lines[0].problem or lines[0].problem


async def test_what_was_left_out_is_still_listed_in_the_review(
    create_screen: GeneratorScreen,
) -> None:
    page = await plan(create_screen, create_screen.generation.sample_sources()[0])
    page.outline.tree.select([page.outline.tree.rows.modules[0].below[0].key])
    create_screen.editing.act("exclude")
    click(button(page, "Write course"))
    await create_screen.scope.settled()
    click(page.review._chips["aside"])
    *lists, line = page.review.list.lines.items
    assert {(item.title, item.note) for item in lists} == {("Further reading", "It lists sources.")}
    assert line.note == "You left it out."
    assert page.review._chips["aside"].accessibleName() == "Set aside, 2"


async def test_a_second_course_is_written_after_the_first(
    create_screen: GeneratorScreen, desk: Desk, place: Place
) -> None:
    for number in (1, 2):
        page = await reviewed(create_screen)
        assert (await desk.library.counts(desk.user.id)).all == number
        click(button(page, "Create another"))
        await create_screen.scope.settled()
        assert page.step == SOURCES
    assert place.errors == []


async def test_a_lesson_is_written_again_and_taken_or_not(
    create_screen: GeneratorScreen, place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await reviewed(create_screen)
    review = page.review
    click(review._chips["lessons"])
    key = review.list.lines.items[0].key
    review.list.make_current(key)
    lesson_id = create_screen.writing.lesson_of(str(key))
    assert lesson_id is not None
    click(button(page, "Write again…"))
    await create_screen.scope.settled()
    assert place.notices.texts()[-1] == "It would be written just as it is."
    lesson = await desk.lessons.read(lesson_id, user_id=desk.user.id)
    await desk.editing.save_lesson(
        lesson_id, title=lesson.title, content="My own words.\n", base_revision=lesson.revision
    )
    shown: list[tuple[str, str, str]] = []

    async def ask(_parent: QWidget, _title: str, old: str, new: str, note: str) -> bool:
        shown.append((old, new, note))
        return len(shown) > 1

    monkeypatch.setattr(reviewing, "ask_to_take", ask)
    for expected in ("My own words.\n", lesson.content):
        click(button(page, "Write again…"))
        await create_screen.scope.settled()
        now = await desk.lessons.read(lesson_id, user_id=desk.user.id)
        assert now.content == expected
    assert shown[0][:2] == ("My own words.\n", lesson.content)
    assert "Somebody edited this lesson" in shown[0][2]
