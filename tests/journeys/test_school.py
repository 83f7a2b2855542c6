"""A class at one laptop: the next comes, each goes on where he was, also after a power cut."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.domain.ids import AssetId, ClassId, CourseId
from coursegen_desktop.domain.school_class import ClassRules, PictureCard, Target
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.ui.accounts.classes.page import ClassDoorPage
from coursegen_desktop.ui.accounts.classes.panels import PeoplePanel, PicturesPanel
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.kit.routes import CourseRoute, LibraryRoute, QuizRoute, Route
from tests import samples
from tests.db.watching import statements
from tests.journeys.acts import answer_question, button
from tests.journeys.door import begin_shared, seated, sign_in, step, with_course
from tests.windowed import AppWindow, click, eventually


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


# Two hundred, all alike.
COURSES = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 200)
INSERT INTO courses (public_id, title, title_key, thumbnail_url, is_published, language, licence,
  authors, revision, deleted_at, created_at, updated_at, description, learning_outcomes)
SELECT 'c' || n, 'C' || n, 'c' || n, '', 1, '', '', '[]', 1, '', created_at, updated_at, '', '[]'
FROM number CROSS JOIN courses WHERE courses.id = 1"""


@dataclass
class School:
    """A class with its pictures, in front of a course."""

    key: ClassId
    course: CourseId
    quiz: AssetId
    cards: dict[str, PictureCard] = field(default_factory=dict)


async def found_school(app: AppWindow, draft: CourseDraft, *names: str, way: Way) -> School:
    """Made through the services, as a teacher makes it in other screens. The door is open then."""
    services = app.services
    course = await with_course(app, draft)
    await services.library.set_published(course, True)
    key = await services.classes.create("4a", rules=ClassRules(way, shows_pictures=True))
    await services.classes.add_new(key, names)
    await services.classes.enrol(key, course)
    people = (await services.classes.open(key)).learners
    if way is Way.PICTURES:
        await services.class_pictures.give(key, [one.user.id for one in people])
    cards = await services.class_pictures.cards(key)
    view = await services.lessons.course(course, user_id=services.user.id)
    quiz = next(one.quizzes[0].asset_id for one in view.lessons if one.quizzes)
    await services.accounts.set_sharing(
        idle_minutes=0, self_register=False, show_people=False, by_class=True
    )
    by_name = {card.user.full_name: card for card in cards}
    return School(key, course, quiz, by_name)


async def at_the_door(app: AppWindow) -> ClassDoorPage:
    """The faces of the class, as soon as they are in front and take a tap."""

    def find() -> ClassDoorPage | None:
        page, door = app.window.current_page(), app.reception.class_door
        here = isinstance(page, ClassDoorPage) and isinstance(page.panel, PeoplePanel)
        return page if here and door is not None and page is door.page else None

    page = await eventually(find, "the door of the class")
    assert not app.window.rail.isVisible()
    door = app.reception.class_door
    assert door is not None
    await door.scope.settled()
    return page


async def tap(app: AppWindow, name: str) -> None:
    """A real click on somebody's tile."""
    page = await at_the_door(app)
    assert isinstance(page.panel, PeoplePanel)
    grid = page.panel.grid
    places = [grid.rows.index(row, 0) for row in range(grid.rows.rowCount())]
    place = next(one for one in places if grid.rows.data(one) == name)
    box = grid.tile_box(grid.visualRect(place))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())


async def come(app: AppWindow, school: School, name: str, to: Route) -> None:
    """Tap one's face, then one's three pictures, and be where one was."""
    await tap(app, name)
    page = app.window.current_page()
    assert isinstance(page, ClassDoorPage)
    panel = await eventually(
        lambda: page.panel if isinstance(page.panel, PicturesPanel) else None, "the pictures"
    )
    for picture in school.cards[name].pictures:
        click(next(one for one in panel.pad.buttons if one.picture == picture))
    await eventually(lambda: app.reception.desk and app.window.rail.isVisible(), "the library")
    await eventually(lambda: app.reception.class_door is None, "the door is gone")
    await eventually(lambda: app.desk.navigator.route == to, "the place")
    await app.settled()
    assert app.services.user.full_name == name


async def test_three_children_in_turn(folder: Path, sample_course: CourseDraft) -> None:
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        school = await found_school(app, sample_course, "Amara", "Bao", "Chidi", way=Way.PICTURES)
        await app.services.assignments.assign(school.key, Target(school.course))
        app.reception.sign_out()
        await learn_in_turn(app, school)
        await look_in(app, school)
    # The program is gone without anybody having left.
    async with AppWindow(folder) as app:
        await come(app, school, "Bao", QuizRoute(school.quiz))
        assert app.page.run.is_resumed and app.page.answered == 1 and app.page.index == 1


async def learn_in_turn(app: AppWindow, school: School) -> None:
    """Amara reads, Bao begins a quiz, Chidi looks; then everybody is where he was."""
    await come(app, school, "Amara", LibraryRoute())
    await app.go(CourseRoute(school.course))
    app.reception.pass_on()
    await come(app, school, "Bao", LibraryRoute())  # nothing is left for the next
    with pytest.raises(PermissionDenied):
        await app.services.parking.where(school.key)
    await app.go(QuizRoute(school.quiz))
    await answer_question(app)
    app.reception.pass_on()
    await come(app, school, "Chidi", LibraryRoute())
    app.reception.pass_on()
    page = await at_the_door(app)
    assert isinstance(page.panel, PeoplePanel)
    await come(app, school, "Amara", CourseRoute(school.course))
    app.reception.pass_on()
    await come(app, school, "Bao", QuizRoute(school.quiz))
    app.reception.pass_on()


async def look_in(app: AppWindow, school: School) -> None:
    """The teacher comes in by the other door, sees where everybody is, and leaves to the class."""
    page = await at_the_door(app)
    click(button(page, "Sign in with a password"))
    form = await step(app, SignInStep)
    await eventually(form.classes.isVisible, "the way back")
    click(form.classes)
    click(button(await at_the_door(app), "Sign in with a password"))
    await sign_in(app, "ada@example.org")
    await seated(app)
    assert app.reception.class_id is None
    places = await app.services.parking.where(school.key)
    assert [(one.user.full_name, one.place.get("kind")) for one in places] == [
        ("Amara", "course"), ("Bao", "quiz"), ("Chidi", "library"),
    ]  # fmt: skip
    stand = await app.services.class_quizzes.stand(school.key, school.quiz)
    assert [(one.is_open, one.answered) for one in stand] == [(False, 0), (True, 1), (False, 0)]
    app.reception.sign_out()
    page = await at_the_door(app)


async def test_sitting_down_asks_as_much_in_a_large_school_as_in_a_small_one(
    folder: Path,
) -> None:
    draft = samples.small_course()
    asked = []
    async with AppWindow(folder) as app:
        await begin_shared(app)
        await seated(app)
        school = await found_school(app, draft, "Amara", "Bao", way=Way.NOTHING)
        app.reception.sign_out()
        asked.append(await _asked(app, "Amara"))
        with closing(sqlite3.connect(app.services.database.path)) as connection, connection:
            connection.execute("PRAGMA trusted_schema=ON")
            connection.execute(COURSES)
        await at_the_door(app)
        await tap_teacher(app)
        await app.services.classes.add_new(school.key, [f"Child {n}" for n in range(38)])
        app.reception.sign_out()
        asked.append(await _asked(app, "Bao"))
    assert asked[0] == asked[1] < 60


async def tap_teacher(app: AppWindow) -> None:
    """Ada comes in with her password."""
    click(button(await at_the_door(app), "Sign in with a password"))
    await sign_in(app, "ada@example.org")
    await seated(app)


async def _asked(app: AppWindow, name: str) -> int:
    """How many statements lead from the face to the library."""
    await at_the_door(app)
    with statements(app.services.database) as sent:
        await tap(app, name)
        await eventually(lambda: app.reception.desk and app.window.rail.isVisible(), "a desk")
        await app.reception._scope.settled()
        await app.settled()
        count = len(sent)
    assert any("FROM class_members m JOIN school_classes" in one[0] for one in sent), "For you"
    app.reception.sign_out()
    return count
