"""The course page alone: words, outline by keyboard and mouse, long courses, narrow windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from coursegen_desktop.domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.course.outline_delegate import OutlineDelegate
from coursegen_desktop.ui.course.outline_model import OutlineModel
from coursegen_desktop.ui.course.outline_view import OutlineView
from coursegen_desktop.ui.course.page import CoursePage
from coursegen_desktop.ui.course.words import day_words, module_title, score_words
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import Place, flat_cover, heard, press

_Key = Qt.Key
TODAY = date(2026, 11, 23)


def lesson(number: int, *, done: bool = False, quiz: bool = False, **more: Any) -> LessonItem:
    quizzes = (QuizItem(AssetId(number * 10), f"Check {number}", 5),) if quiz else ()
    return LessonItem(LessonId(number), f"Lesson {number}", 9, done, quizzes=quizzes, **more)


def module(number: int, *lessons: LessonItem) -> ModuleItem:
    return ModuleItem(ModuleId(number), number, f"Module {number}", "", lessons)


def make_course(**changes: Any) -> CourseView:
    """Three modules: done, half done, empty; the fourth lesson is the last one opened."""
    taken = QuizItem(AssetId(20), "Check 2", 8, best=(7.0, 8.0))
    values: dict[str, Any] = {
        "id": CourseId(1),
        "public_id": "p1",
        "title": "Plants",
        "description": "How plants live.",
        "outcomes": ("Name the parts of a leaf", "Explain photosynthesis"),
        "is_published": True,
        "is_enrolled": True,
        "progress_percent": 60.0,
        "modules": (
            module(1, lesson(1, done=True), LessonItem(LessonId(2), "Lesson 2", 9, True,
                                                       quizzes=(taken,))),
            module(2, lesson(3, done=True), lesson(4, asset_types=("video", "terms")),
                   lesson(5, quiz=True)),
            module(3),
        ),
        "last_lesson_id": LessonId(4),
        "last_opened_at": "2026-11-23T09:00:00+00:00",
    }  # fmt: skip
    return CourseView(**{**values, **changes})


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
def page(place: Place) -> CoursePage:
    made = CoursePage(flat_cover)
    place.show(made)
    made.show_course(make_course(), TODAY)
    return made


@pytest.fixture
def outline(page: CoursePage) -> OutlineView:
    page.outline.setFocus()
    return page.outline


def shown_words(page: CoursePage) -> str:
    texts = []
    for widget in page.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if widget.isVisible() and callable(text):
            texts.append(str(text()))
    return "\n".join(texts)


def buttons(page: CoursePage) -> dict[str, QPushButton]:
    return {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}


def settle() -> None:
    """Let layouts that were asked for take place."""
    QTest.qWait(60)


def current(outline: OutlineView) -> str:
    return str(outline.currentIndex().data())


# ---------------------------------------------------------------- words


def test_the_page_says_what_there_is(page: CoursePage) -> None:
    words = shown_words(page)
    for expected in (
        "Plants", "How plants live.", "3 modules\u00a0·".replace("\u00a0", " "), "5 lessons",
        "45 min", "60%", "3 of 5 lessons · last opened today", "Explain photosynthesis",
        "Check 2", "7 / 8", "Continue: Lesson 4",
    ):  # fmt: skip
        assert expected in words
    assert "Draft" not in words
    assert "Publish" not in words
    assert "Check 5" not in words, "results list only quizzes that were taken"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_lesson_id": None, "last_opened_at": None}, "Start"),
        ({"last_lesson_id": LessonId(1)}, "Continue: Lesson 4"),
        ({"modules": (module(1, lesson(1, done=True)),)}, "Review again"),
    ],
)
def test_the_one_main_button(page: CoursePage, changes: dict[str, Any], words: str) -> None:
    chosen = heard(page.lesson_requested)
    page.show_course(make_course(**changes), TODAY)
    buttons(page)[words].click()
    assert chosen == [(1,) if words == "Review again" else (4,)]


def test_a_long_lesson_title_does_not_stretch_the_page(page: CoursePage) -> None:
    long = LessonItem(LessonId(4), "A & B, " * 60, 9, False)
    page.show_course(make_course(modules=(module(1, long),)), TODAY)
    assert page._start.width() < 520
    assert "A & B" in page._start.accessibleName()
    assert "…" in page._start.text()


def test_a_draft_says_so_and_can_be_published(page: CoursePage) -> None:
    published = heard(page.publish_requested)
    page.show_course(make_course(is_published=False), TODAY)
    assert "Draft" in shown_words(page)
    buttons(page)["Publish"].click()
    assert len(published) == 1


def test_a_course_without_lessons(page: CoursePage) -> None:
    page.show_course(make_course(modules=(), outcomes=()), TODAY)
    words = shown_words(page)
    assert "has no lessons yet" in words
    assert "You will be able to" not in words
    assert "Your results" not in words
    assert not page._start.isVisible()


def test_a_course_that_is_gone(page: CoursePage) -> None:
    back = heard(page.back_requested)
    page.show_missing()
    assert "no longer in the library" in shown_words(page)
    assert not page._export.isVisible()
    buttons(page)["Back to the library"].click()
    assert len(back) == 1
    page.show_course(make_course(), TODAY)
    assert "no longer" not in shown_words(page)
    assert page._export.isVisible()


def test_many_results_are_shown_on_request(page: CoursePage) -> None:
    quizzes = tuple(QuizItem(AssetId(n), f"Check {n}", 4, best=(n / 3, 40.0)) for n in range(1, 31))
    many = LessonItem(LessonId(1), "Lesson 1", 9, False, quizzes=quizzes)
    page.show_course(make_course(modules=(module(1, many),)), TODAY)
    settle()
    assert "Check 8" in shown_words(page)
    assert "Check 9" not in shown_words(page)
    buttons(page)["Show all 30 results"].click()
    settle()
    assert "Check 30" in shown_words(page)


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2026-11-23T12:00:00+00:00", "today"),
        ("2026-11-22T12:00:00+00:00", "yesterday"),
        ("2026-11-20T12:00:00+00:00", "3 days ago"),
        ("2026-11-24T12:00:00+00:00", "today"),
    ],
)
def test_days(stamp: str, words: str) -> None:
    assert day_words(stamp, TODAY) == words


def test_old_days_are_dates() -> None:
    assert "26" in day_words("2026-01-05T12:00:00+00:00", TODAY)


def test_scores_and_titles() -> None:
    assert score_words(7.0, 8.0) == "7 / 8"
    assert score_words(7.3333, 10) == "7.3 / 10"
    assert module_title(module(2)) == "2. Module 2"
    numbered = ModuleItem(ModuleId(2), 2, "2. Light", "", ())
    assert module_title(numbered) == "2. Light"


# ---------------------------------------------------------------- outline


def test_qt_finds_no_broken_promise(outline: OutlineView) -> None:
    model = OutlineModel(outline)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(make_course())
    model.show(make_course(modules=()))
    model.show(None)


def test_the_first_unfinished_module_is_open(outline: OutlineView) -> None:
    model = outline.model()
    assert [outline.isExpanded(model.index(n, 0)) for n in range(3)] == [False, True, False]


def test_a_screen_reader_hears_states_in_words(outline: OutlineView) -> None:
    model = outline.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "1. Module 1, 2 lessons, 100 percent done"
    second = model.index(1, 0)
    spoken = [model.index(n, 0, second).data(role) for n in range(4)]
    assert spoken == [
        "Lesson 3, completed, 9 min",
        "Lesson 4, next lesson, Video, 9 min",
        "Lesson 5, not completed, 9 min",
        "Quiz, Check 5, 5 questions, not taken yet",
    ]
    quiz = model.index(2, 0, model.index(0, 0))
    assert quiz.data(role) == "Quiz, Check 2, 8 questions, best result 7 / 8"


def test_arrows_walk_and_open(outline: OutlineView) -> None:
    outline.setCurrentIndex(outline.model().index(0, 0))
    press(outline, _Key.Key_Down)
    assert current(outline) == "2. Module 2"
    press(outline, _Key.Key_Up, _Key.Key_Right)
    assert outline.isExpanded(outline.model().index(0, 0))
    press(outline, _Key.Key_Right)
    assert current(outline) == "Lesson 1"
    press(outline, _Key.Key_Down, _Key.Key_Down)
    assert current(outline) == "Check 2"
    press(outline, _Key.Key_Left, _Key.Key_Left)
    assert not outline.isExpanded(outline.model().index(0, 0))
    press(outline, _Key.Key_End)
    assert current(outline) == "3. Module 3"


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_Space])
def test_enter_and_space_choose(page: CoursePage, outline: OutlineView, key: Qt.Key) -> None:
    lessons, quizzes = heard(page.lesson_requested), heard(page.quiz_requested)
    model = outline.model()
    outline.setCurrentIndex(model.index(0, 0))
    press(outline, key)
    assert outline.isExpanded(model.index(0, 0))
    press(outline, key)
    assert not outline.isExpanded(model.index(0, 0))
    outline.setCurrentIndex(model.index(1, 0, model.index(1, 0)))
    press(outline, key)
    assert lessons == [(4,)]
    outline.setCurrentIndex(model.index(3, 0, model.index(1, 0)))
    press(outline, key)
    assert quizzes == [(50,)]


def test_one_click_chooses(page: CoursePage, outline: OutlineView) -> None:
    lessons, quizzes = heard(page.lesson_requested), heard(page.quiz_requested)
    model, left = outline.model(), Qt.MouseButton.LeftButton

    def click(index: Any) -> None:
        QTest.mouseClick(outline.viewport(), left, pos=outline.visualRect(index).center())

    second = model.index(1, 0)
    click(model.index(0, 0, second))
    click(model.index(3, 0, second))
    assert (lessons, quizzes) == ([(3,)], [(50,)])
    click(second)
    assert not outline.isExpanded(second)
    click(second)
    assert outline.isExpanded(second)


def test_the_outline_is_as_high_as_its_rows(outline: OutlineView) -> None:
    model = outline.model()
    for module_row in (0, 2, 0, 1):
        index = model.index(module_row, 0)
        outline.setExpanded(index, not outline.isExpanded(index))
        last = model.index(2, 0)
        assert outline.visualRect(last).bottom() + 1 == outline.height()


def test_the_same_course_anew_keeps_what_is_open(page: CoursePage, outline: OutlineView) -> None:
    model = outline.model()
    outline.setExpanded(model.index(0, 0), True)
    outline.setExpanded(model.index(1, 0), False)
    outline.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    modules = make_course().modules
    page.show_course(make_course(modules=(module(9, lesson(90)), *modules)), TODAY)
    assert [outline.isExpanded(model.index(n, 0)) for n in range(4)] == [False, True, False, False]
    assert current(outline) == "Lesson 2"
    page.show_course(make_course(id=CourseId(2)), TODAY)
    assert outline.isExpanded(model.index(1, 0)), "another course opens where its learner is"


# ---------------------------------------------------------------- long courses


def long_course(lessons: int) -> CourseView:
    many = module(2, *(lesson(n + 10, quiz=True) for n in range(lessons)))
    return make_course(modules=(module(1, lesson(1)), many), last_lesson_id=None)


def test_a_long_module_is_made_when_it_is_opened(page: CoursePage, outline: OutlineView) -> None:
    page.show_course(long_course(500), TODAY)
    inner = outline._outline
    assert set(inner._rows) <= {0}
    outline.expand(inner.index(1, 0))
    assert inner.rowCount(inner.index(1, 0)) == 1000


def test_painting_a_long_course_asks_only_for_what_is_in_sight(
    page: CoursePage, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_course(long_course(500), TODAY)
    outline = page.outline
    outline.expand(outline.model().index(1, 0))
    settle()
    painted = []
    paint = OutlineDelegate.paint

    def count(self: OutlineDelegate, *arguments: Any) -> None:
        painted.append(arguments)
        paint(self, *arguments)

    monkeypatch.setattr(OutlineDelegate, "paint", count)
    page._scroll.verticalScrollBar().setValue(9_000)
    picture = QImage(page.size(), QImage.Format.Format_RGB32)
    page.render(picture)
    assert 0 < len(painted) < 40


def test_the_keyboard_brings_its_row_into_sight(page: CoursePage) -> None:
    page.show_course(long_course(500), TODAY)
    outline = page.outline
    outline.expand(outline.model().index(1, 0))
    bar = page._scroll.verticalScrollBar()
    for _ in range(100):  # until its rows have their room, on a slow machine as well
        settle()
        if bar.maximum() > 2500:
            break
    outline.setFocus()
    outline.setCurrentIndex(outline.model().index(0, 0))
    press(outline, *[_Key.Key_Down] * 60)
    row = outline.visualRect(outline.currentIndex())
    top = outline.mapTo(page._scroll.viewport(), QPoint(0, row.top())).y()
    assert 0 <= top <= page._scroll.viewport().height() - row.height()
    assert page._scroll.verticalScrollBar().value() > 500


# ---------------------------------------------------------------- width


@pytest.mark.parametrize(
    ("width", "scale", "under"),
    [(1204, 1.0, False), (948, 1.0, False), (700, 1.0, True), (948, 1.5, True)],
)
def test_the_side_goes_under_in_narrow_windows(
    page: CoursePage, place: Place, theme_host: ThemeHost, width: int, scale: float, under: bool
) -> None:
    theme_host.apply("light", scale)
    place.window.resize(width, 800)
    page.resize(width, 800)
    settle()
    below = page._split.direction() == QBoxLayout.Direction.TopToBottom
    assert below is under
    side = page._side.mapTo(page, QPoint(0, 0))
    assert side.x() + page._side.width() <= width
    body = page._scroll.widget()
    assert body is not None
    assert body.width() <= page._scroll.viewport().width()


@pytest.mark.parametrize(
    ("width", "scale", "in_words"), [(1204, 1.0, True), (948, 1.5, False), (948, 1.0, True)]
)
def test_ways_are_icons_with_names_where_words_do_not_fit(
    page: CoursePage, place: Place, theme_host: ThemeHost, width: int, scale: float, in_words: bool
) -> None:
    theme_host.apply("light", scale)
    place.window.resize(width, 640)
    page.resize(width, 640)
    page.show_people(learners=True, enrolling=True)
    page.show_course(make_course(), TODAY)
    settle()
    names = ["Class", "Learners", "Quizzes", "Export"]
    ways = [page.classroom, page.learners, page.report, page._export]
    assert [way.accessibleName() for way in ways] == names and all(way.toolTip() for way in ways)
    assert [way.text() for way in ways] == (names if in_words else [""] * 4)
    for way in (*ways, page._edit, page._back):
        assert way.width() >= way.sizeHint().width(), "a word is cut"


def test_the_page_ends_where_its_contents_end(page: CoursePage, place: Place) -> None:
    outcomes = tuple(f"Compare spaced practice with massed {n}" for n in range(12))
    place.window.resize(1204, 640)
    page.resize(1204, 640)
    page.show_course(make_course(outcomes=outcomes), TODAY)
    settle()
    body = page._scroll.widget()
    assert body is not None
    lowest = page._results.mapTo(body, page._results.rect().bottomLeft()).y()
    assert body.height() - lowest <= 30, "room below that nothing fills"


def test_a_screen_reader_finds_the_outline(outline: OutlineView) -> None:
    seen = QAccessible.queryAccessibleInterface(outline)
    assert seen is not None
    assert seen.role() == QAccessible.Role.Tree
    rows = [seen.child(number) for number in range(seen.childCount())]
    names = [row.text(QAccessible.Text.Name) for row in rows]
    assert "2. Module 2, 3 lessons, 33 percent done" in names
    assert "Lesson 4, next lesson, Video, 9 min" in names


def test_a_course_that_speaks_can_be_listened_to(place: Place) -> None:
    page = CoursePage(flat_cover)
    place.show(page)
    asked = heard(page.listen_requested)
    for kinds, offered in (((), False), (("script", "slides"), False), (("audio",), True)):
        modules = (module(1, lesson(1, asset_types=kinds)),)
        page.show_course(make_course(modules=modules), TODAY)
        assert page._listen.isVisible() == offered
    page._listen.click()
    assert len(asked) == 1
    assert page._listen.accessibleName() == "Listen to the lessons, one after another"
    page.may_listen = False  # the computer of a class leaves it out
    page.show_course(make_course(modules=modules), TODAY)
    assert not page._listen.isVisible()
