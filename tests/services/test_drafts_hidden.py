"""Courses that are not published do not exist for learners, wherever they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.first_paint import first_library_page
from coursegen_desktop.domain import place as places
from coursegen_desktop.domain.errors import NotFound
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.library import LibraryFilter, LibraryQuery
from coursegen_desktop.domain.settings import ALONE, Sharing
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.search import SearchService
from tests import samples
from tests.persons import Persons

from .desk import keep, pages


@dataclass
class Place:
    """Services behind one gate, and a course that was published while it was begun."""

    persons: Persons
    library: LibraryService
    lessons: LessonsService
    quizzes: QuizzesService
    progress: ProgressService
    search: SearchService
    course: CourseId
    lesson: LessonId
    quiz: AssetId
    me: UserId

    async def seen(self) -> dict[str, object]:
        """What each list shows of it."""
        me = self.me
        everything = await self.library.page(LibraryQuery(), user_id=me)
        counts = await self.library.counts(me)
        return {
            "page": [card.title for card in everything.cards],
            "in progress": [
                card.title
                for card in (
                    await self.library.page(
                        LibraryQuery(filter=LibraryFilter.IN_PROGRESS), user_id=me
                    )
                ).cards
            ],
            "count": counts.all,
            "continue": await self.library.continue_card(me) is not None,
            "search": sorted({hit.course_title for hit in await self.search.find("vapour")}),
            "title": [hit.title for hit in await self.search.find("water cycle")][:1],
            "figures": [item.title for item in (await self.progress.figures(me)).courses],
        }


@pytest.fixture
async def place(database: Database, fixed_now: Callable[[], datetime]) -> Place:
    """A learner who has begun a course and its quiz; then it became a draft again."""
    uow = database.unit_of_work
    persons = Persons(uow, now=fixed_now)
    hub, now = persons.hub, fixed_now
    library, lessons = LibraryService(uow, hub, now), LessonsService(uow, hub, pages(), now)
    quizzes, progress = QuizzesService(uow, hub, now), ProgressService(uow, now)
    search = SearchService(uow)
    for service in (library, lessons, quizzes, progress, search):
        service.gate = persons.gate
    course = await keep(uow, samples.small_course())
    bea = await persons.enter("Bea")
    lesson = (await lessons.course(course, user_id=bea.id)).lessons[0].id
    await lessons.open(lesson, user_id=bea.id)
    async with uow() as work:
        (quiz, *_) = await work.assets.of_lesson(lesson, "quiz")
    await quizzes.start(quiz.id, user_id=bea.id)
    made = Place(
        persons, library, lessons, quizzes, progress, search, course, lesson, quiz.id, bea.id
    )
    shown = await made.seen()
    assert all(shown.values()), shown
    persons.gate.enter(await persons.accounts.owner())
    await library.set_published(course, False)
    persons.gate.enter(bea)
    return made


async def test_no_list_shows_a_draft_to_a_learner(place: Place) -> None:
    shown = await place.seen()
    assert not any(shown.values()), shown
    drafts = LibraryQuery(filter=LibraryFilter.DRAFTS)
    assert not (await place.library.page(drafts, user_id=place.me)).cards


async def test_no_verb_reaches_a_draft_for_a_learner(place: Place) -> None:
    me, lesson = place.me, place.lesson
    async with place.persons.uow() as work:
        view = await work.lessons.view(lesson, me)
    reached = []
    for number, forbidden in enumerate((
        place.lessons.course(place.course, user_id=me),
        place.lessons.read(lesson, user_id=me),
        place.lessons.opened(view, user_id=me),
        place.lessons.open(lesson, user_id=me),
        place.lessons.complete(lesson, user_id=me),
        place.lessons.save_place(lesson, places.Place(0.5), user_id=me),
        place.quizzes.start(place.quiz, user_id=me),
        place.quizzes.restart(place.quiz, user_id=me),
        place.persons.enrolment.enrol(place.course, user_id=me),
    )):  # fmt: skip
        try:
            await forbidden
        except NotFound:
            continue
        reached.append(number)
    assert reached == []


async def test_what_is_being_answered_when_a_course_is_taken_back_is_kept(place: Place) -> None:
    """The quiz stands on the learner's screen: his answers to it are his, and are not lost."""
    async with place.persons.uow() as work:
        run = await work.attempts.open_attempt(place.me, place.quiz)
    assert run is not None
    await place.quizzes.submit_answer(run.id, "q1", {"chosen": ["a"]}, user_id=place.me)
    assert (await place.quizzes.finish(run.id, user_id=place.me)).score == 1


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.ADMINISTRATOR])
async def test_who_writes_courses_sees_drafts(place: Place, role: Role) -> None:
    place.me = (await place.persons.enter("Ina", role)).id
    assert (await place.library.counts(place.me)).drafts == 1
    assert await place.search.find("vapour")
    assert await place.lessons.open(place.lesson, user_id=place.me)


@pytest.mark.parametrize("role", Role)
async def test_the_first_picture_shows_drafts_to_those_who_see_them(
    place: Place, data_dir: Path, role: Role
) -> None:
    uow = place.persons.uow
    alone = await place.persons.add("Pat", role, password=None)
    async with uow(write=True) as work:
        await work.settings.set_sharing(Sharing(mode=ALONE, alone_id=alone.id))
        await work.commit()
    page = first_library_page(data_dir / "coursegen.db")
    assert page is not None
    assert page.user == alone
    sees = role is not Role.LEARNER
    assert [card.title for card in page.cards] == ["The water cycle"] * sees
    assert (page.counts.all, page.counts.drafts) == (int(sees), int(sees))
    assert page.continue_card is None


async def test_published_again_everything_is_as_it_was(place: Place) -> None:
    place.persons.gate.enter(await place.persons.accounts.owner())
    await place.library.set_published(place.course, True)
    async with place.persons.uow() as work:
        place.persons.gate.enter(await work.users.get(place.me))
    assert all((await place.seen()).values())
