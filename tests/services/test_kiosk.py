"""The kiosk's profile and PINs: who may, what is kept, what is slow, what stands in the log."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.unit_of_work import UnitOfWork
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import (
    DiskFull,
    InvalidContent,
    NotFound,
    PermissionDenied,
    PinRefused,
    TooManyTries,
)
from coursegen_desktop.domain.events import KioskChanged
from coursegen_desktop.domain.ids import ClassId, CourseId, UserId
from coursegen_desktop.domain.kiosk import ClassQuiz, KioskProfile
from coursegen_desktop.domain.library import LibraryOrder, LibraryQuery
from coursegen_desktop.domain.limits import Deed
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.annotations import AnnotationsService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.kiosk import PINS, PROFILE, Keeper, KioskService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.search import SearchService
from coursegen_desktop.services.tries import Tries
from tests import samples
from tests.persons import CHEAP, Persons
from tests.services.desk import Here, heard, keep, pages

PIN, OTHER = "271828", "314159"


class Clock:
    """Seconds, moved by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def persons(database: Database) -> Persons:
    return Persons(database.unit_of_work)


@pytest.fixture
def kiosk(persons: Persons, clock: Clock) -> KioskService:
    tries = Tries(persons.uow, clock)
    return KioskService(persons.uow, persons.hub, persons.gate, CHEAP, tries, utc_now)


async def log(persons: Persons) -> list[tuple[AuditAction, str]]:
    """(what, who), oldest first."""
    async with persons.uow() as work:
        page = await work.audit.page(AuditQuery(), None, 100)
    return [(entry.action, entry.actor_name) for entry in reversed(page.entries)]


async def test_the_pin_opens_and_says_whose_it_is(persons: Persons, kiosk: KioskService) -> None:
    ada = await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    ben = await persons.enter("Ben", Role.ADMINISTRATOR)
    await kiosk.set_pin(OTHER)
    persons.gate.enter(await persons.add("Bea"))
    assert await kiosk.unlock(PIN) == Keeper(ada.id, "Ada")
    keeper = await kiosk.unlock(OTHER)
    assert keeper == Keeper(ben.id, "Ben")
    await kiosk.left(keeper)
    assert await log(persons) == [
        (AuditAction.KIOSK_PIN_SET, "Ada"), (AuditAction.KIOSK_PIN_SET, "Ben"),
        (AuditAction.KIOSK_UNLOCKED, "Ada"), (AuditAction.KIOSK_UNLOCKED, "Ben"),
        (AuditAction.KIOSK_LEFT, "Ben"),
    ]  # fmt: skip


async def test_pins_are_kept_like_passwords(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    async with persons.uow() as work:
        kept = json.dumps(await work.settings.get(UserId(0), PINS))
    assert PIN not in kept
    assert "$argon2id$" in kept


async def test_wrong_pins_are_slow_but_lock_nobody_out(
    persons: Persons, kiosk: KioskService, clock: Clock
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("999111")
    assert await kiosk.waiting() == 1
    with pytest.raises(TooManyTries):
        await kiosk.unlock(PIN)  # also the right one waits
    waits = []
    for _ in range(9):
        clock.seconds += await kiosk.waiting()
        with pytest.raises(PinRefused):
            await kiosk.unlock("999111")
        waits.append(await kiosk.waiting())
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60, 60]
    clock.seconds += 60
    assert (await kiosk.unlock(PIN)).name == "Ada"
    assert await kiosk.waiting() == 0
    assert [what for what, _ in await log(persons)].count(AuditAction.KIOSK_PIN_REFUSED) == 10


async def test_a_full_disk_locks_nobody_in_and_hurries_nobody(
    persons: Persons, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    is_full: list[bool] = []

    def uow(*, write: bool = False) -> UnitOfWork:
        if write and is_full:
            raise DiskFull("The disk is full.")
        return persons.uow(write=write)

    tries = Tries(uow, clock)
    kiosk = KioskService(uow, persons.hub, persons.gate, CHEAP, tries, utc_now)
    await persons.enter("Adam", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    persons.gate.leave()
    is_full.append(True)
    for _ in range(6):
        with pytest.raises(PinRefused):
            await kiosk.unlock(OTHER)
        clock.seconds += await kiosk.waiting()
    assert await kiosk.waiting() == 0
    with pytest.raises(PinRefused):
        await kiosk.unlock(OTHER)
    with pytest.raises(TooManyTries):
        await kiosk.unlock(PIN)
    clock.seconds += 60
    keeper = await kiosk.unlock(PIN)
    assert keeper.name == "Adam" and await kiosk.waiting() == 0
    await kiosk.left(keeper)
    assert "could not be written down" in caplog.text


async def test_a_restart_forgives_nothing(
    persons: Persons, kiosk: KioskService, clock: Clock
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("1")
    again = KioskService(
        persons.uow, persons.hub, persons.gate, CHEAP, Tries(persons.uow, clock), utc_now
    )
    assert await again.waiting() == 1


@pytest.mark.parametrize("how", ["disabled", "demoted", "deleted"])
async def test_who_is_no_administrator_any_more_has_no_pin(
    persons: Persons, kiosk: KioskService, how: str
) -> None:
    ada = await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    async with persons.uow(write=True) as work:
        if how == "disabled":
            await work.users.set_disabled(ada.id, True)
        elif how == "demoted":
            await work.users.set_role(ada.id, Role.INSTRUCTOR)
        else:
            await work.users.set_deleted(ada.id, "2026-11-23T10:00:00+00:00")
        await work.commit()
    assert not await kiosk.has_pin()
    with pytest.raises(PinRefused):
        await kiosk.unlock(PIN)


async def test_the_owner_of_the_file_sets_and_forgets(
    persons: Persons, kiosk: KioskService
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(OTHER)
    persons.gate.enter_as_owner(await persons.accounts.owner())
    await kiosk.set_pin(PIN)
    assert (await kiosk.unlock(PIN)).user_id is None
    assert (await kiosk.unlock(OTHER)).name == "Ada"
    await kiosk.forget_pins()
    assert not await kiosk.has_pin()


async def test_a_new_pin_ends_the_waiting(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("1")
    await kiosk.set_pin(PIN)
    assert await kiosk.waiting() == 0


async def test_an_easy_pin_is_refused_and_the_old_one_stays(
    persons: Persons, kiosk: KioskService
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    with pytest.raises(InvalidContent):
        await kiosk.set_pin("123456")
    assert (await kiosk.unlock(PIN)).name == "Ada"


@pytest.mark.parametrize("broken", [[], "x", {"1": 7, "a": "b", "-1": "c", "999": "d"}])
async def test_broken_pins_let_nobody_out(
    persons: Persons, kiosk: KioskService, broken: object
) -> None:
    async with persons.uow(write=True) as work:
        await work.settings.put(UserId(0), PINS, broken)
        await work.commit()
    assert not await kiosk.has_pin()
    with pytest.raises(PinRefused):
        await kiosk.unlock(PIN)


async def test_the_profile_is_kept_and_told(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    told = heard(persons.hub, KioskChanged)
    await kiosk.save_profile(KioskProfile(title="Room 4"))
    assert (await kiosk.profile()).profile.title == "Room 4"
    assert len(told) == 1


async def test_a_broken_profile_is_safe_and_told(persons: Persons, kiosk: KioskService) -> None:
    async with persons.uow(write=True) as work:
        await work.settings.put(UserId(0), PROFILE, {"title": "Room 4", "idle_s": "never"})
        await work.commit()
    reading = await kiosk.profile()
    assert (reading.profile.title, reading.profile.idle_s) == ("Room 4", 120)
    assert reading.faults == ("idle_s",)


async def test_nobody_has_more_than_the_computer_allows(persons: Persons) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    persons.gate.keep_to(KioskProfile().limits())
    assert persons.gate.may(Right.LEARN)
    assert not persons.gate.may(Right.EDIT_COURSES)
    with pytest.raises(PermissionDenied, match="kept for the class"):
        await persons.people.add("Zoe", "zoe@example.org")


# ------------------------------------------------------------ a teacher at a child's desk


async def test_the_rights_of_a_keeper_end_with_what_he_does(persons: Persons) -> None:
    keeper = await persons.add("Ada", Role.ADMINISTRATOR)
    bea = await persons.enter("Bea")
    gate = persons.gate
    gate.keep_to(KioskProfile(courses=(7,), deeds=frozenset({Deed.READ})).limits())

    async def who() -> tuple[str, bool]:
        return gate.user.full_name, gate.may(Right.TEACH)

    with gate.lent_to(keeper):
        assert (gate.user.id, gate.actor, gate.courses) == (keeper.id, (keeper.id, "Ada"), None)
        gate.need(Right.TEACH)
        gate.need_deed(Deed.QUIZ)
        gate.need_own(keeper.id, None)
        with pytest.raises(PermissionDenied):
            gate.need_own(bea.id, None)
        begun = asyncio.create_task(who())  # as a screen does that hears of what was done
        assert gate.found == bea
    assert await begun == ("Bea", False)
    assert (gate.user.id, gate.courses) == (bea.id, {CourseId(7)})
    with pytest.raises(PermissionDenied):
        gate.need(Right.TEACH)
    with pytest.raises(PermissionDenied):
        gate.need_deed(Deed.QUIZ)


async def test_a_quiz_of_the_class_is_kept_until_it_ends(
    persons: Persons, kiosk: KioskService
) -> None:
    quiz = ClassQuiz(class_id=1, asset_id=7, title="Tides")
    await persons.enter("Bea")
    with pytest.raises(PermissionDenied):
        await kiosk.begin_quiz(quiz)
    with persons.gate.lent_to(await persons.add("Ada", Role.ADMINISTRATOR)):
        await kiosk.begin_quiz(quiz)
    kept = await kiosk.quiz()
    assert kept is not None
    assert kept.model_copy(update={"begun_at": "", "newest_key": None}) == quiz
    with persons.gate.lent_to(await persons.add("Ida", Role.INSTRUCTOR)):
        await kiosk.end_quiz(quiz)
    assert await kiosk.quiz() is None
    assert await log(persons) == [
        (AuditAction.KIOSK_QUIZ_BEGUN, "Ada"), (AuditAction.KIOSK_QUIZ_ENDED, "Ida"),
    ]  # fmt: skip


async def test_who_handed_the_quiz_in_is_not_led_to_it_again(
    persons: Persons, kiosk: KioskService, courses: tuple[CourseId, CourseId]
) -> None:
    bea = await persons.enter("Bea")
    async with persons.uow() as work:
        outline = await work.courses.outline(courses[0], bea.id)
    asset = next(quiz.asset_id for item in outline.lessons for quiz in item.quizzes)
    quizzes = QuizzesService(persons.uow, persons.hub, utc_now)

    async def hand_in() -> None:
        run = await quizzes.start(asset, user_id=bea.id)
        await quizzes.finish(run.attempt_id, user_id=bea.id)

    await hand_in()  # of another time
    with persons.gate.lent_to(await persons.add("Ada", Role.ADMINISTRATOR)):
        await kiosk.begin_quiz(ClassQuiz(class_id=4, asset_id=asset))
    assert await kiosk.quiz_for(ClassId(5), user_id=bea.id) is None
    assert await kiosk.quiz_for(ClassId(4), user_id=bea.id) == asset
    await hand_in()
    assert await kiosk.quiz_for(ClassId(4), user_id=bea.id) is None


async def test_a_clock_that_is_set_back_leads_nobody_to_it_again(
    persons: Persons, courses: tuple[CourseId, CourseId], clock: Clock
) -> None:
    bea = await persons.enter("Bea")
    async with persons.uow() as work:
        outline = await work.courses.outline(courses[0], bea.id)
    asset = next(quiz.asset_id for item in outline.lessons for quiz in item.quizzes)
    tries = Tries(persons.uow, clock)
    kiosk = KioskService(
        persons.uow, persons.hub, persons.gate, CHEAP, tries, lambda: utc_now() + timedelta(400)
    )
    quizzes = QuizzesService(persons.uow, persons.hub, utc_now)
    with persons.gate.lent_to(await persons.add("Ada", Role.ADMINISTRATOR)):
        await kiosk.begin_quiz(ClassQuiz(class_id=4, asset_id=asset))
    assert await kiosk.quiz_for(ClassId(4), user_id=bea.id) == asset
    run = await quizzes.start(asset, user_id=bea.id)
    await quizzes.finish(run.attempt_id, user_id=bea.id)
    assert await kiosk.quiz_for(ClassId(4), user_id=bea.id) is None


async def test_what_a_keeper_does_is_somebodys(persons: Persons, kiosk: KioskService) -> None:
    owner, first = Keeper(None, "Owner"), await persons.accounts.owner()
    assert await kiosk.account_of(owner) == first
    await persons.add("Ida", Role.INSTRUCTOR)
    ben = await persons.add("Ben", Role.ADMINISTRATOR)
    async with persons.uow(write=True) as work:
        await work.users.set_disabled(first.id, True)
        await work.commit()
    assert await kiosk.account_of(owner) == ben
    assert await kiosk.account_of(Keeper(ben.id, "Ben")) == ben


# ------------------------------------------------------------ what is not done at this computer


@pytest.fixture
async def courses(persons: Persons) -> tuple[CourseId, CourseId]:
    """Two published courses: one for this computer, one not."""
    first = samples.small_course().model_copy(update={"is_published": True})
    second = first.model_copy(update={"title": "Another course", "public_id": None})
    return await keep(persons.uow, first), await keep(persons.uow, second)


def kept(persons: Persons, courses: tuple[CourseId, CourseId], *deeds: Deed) -> None:
    persons.gate.keep_to(
        KioskProfile(courses=(courses[0],), deeds=frozenset(deeds or Deed)).limits()
    )


async def test_only_the_courses_of_this_computer_are_there(
    persons: Persons, courses: tuple[CourseId, CourseId]
) -> None:
    bea = await persons.enter("Bea")
    here, other = courses
    uow, hub = persons.uow, persons.hub
    library = LibraryService(uow, hub, utc_now)
    lessons = LessonsService(uow, hub, pages(), utc_now)
    enrolment = EnrolmentService(uow, hub, persons.gate, utc_now)
    search = SearchService(uow)
    for service in (library, lessons, search):
        service.gate = persons.gate
    await enrolment.enrol(other, user_id=bea.id)
    assert (await library.counts(bea.id)).all == 2
    assert (await library.continue_card(bea.id)) is not None
    lesson = (await lessons.course(other, user_id=bea.id)).lessons[0].id
    kept(persons, courses)
    for order in LibraryOrder:
        page = await library.page(LibraryQuery(order=order), user_id=bea.id)
        assert [card.id for card in page.cards] == [here], order
    counts = await library.counts(bea.id)
    assert (counts.all, counts.in_progress, counts.not_started) == (1, 0, 1)
    assert await library.continue_card(bea.id) is None
    assert {hit.course_id for hit in await search.find("tides")} <= {here}
    for refused in (
        lessons.course(other, user_id=bea.id),
        lessons.read(lesson, user_id=bea.id),
        enrolment.enrol(other, user_id=bea.id),
        search.in_course(other, "tides"),
    ):
        with pytest.raises(NotFound, match="not for this computer"):
            await refused


async def test_a_deed_that_is_left_out_is_refused_by_the_services(
    persons: Persons, courses: tuple[CourseId, CourseId]
) -> None:
    bea = await persons.enter("Bea")
    uow, hub = persons.uow, persons.hub
    quizzes = QuizzesService(uow, hub, utc_now)
    review = ReviewService(uow, hub, utc_now, Here())
    notes = AnnotationsService(uow, hub, Here())
    for service in (quizzes, review, notes):
        service.gate = persons.gate
    async with uow() as work:
        outline = await work.courses.outline(courses[0], bea.id)
    quiz = next(quiz.asset_id for item in outline.lessons for quiz in item.quizzes)
    kept(persons, courses, Deed.READ)
    for refused in (
        quizzes.start(quiz, user_id=bea.id),
        review.today(user_id=bea.id),
        notes.facets(user_id=bea.id),
    ):
        with pytest.raises(PermissionDenied, match="kept for the class"):
            await refused
    kept(persons, courses, Deed.QUIZ, Deed.REVIEW, Deed.NOTES)
    await quizzes.start(quiz, user_id=bea.id)
    await review.today(user_id=bea.id)
    await notes.facets(user_id=bea.id)
