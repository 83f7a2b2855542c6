"""Classes and what they have to do: whose they are, nobody twice, undone, said once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.errors import (
    Conflict,
    InvalidContent,
    NotFound,
    PermissionDenied,
)
from coursegen_desktop.domain.events import ClassesChanged, EnrollmentChanged
from coursegen_desktop.domain.ids import AssetId, ClassId, CourseId, LessonId
from coursegen_desktop.domain.school_class import (
    MOST_NEW,
    ClassRules,
    MemberRole,
    Span,
    Target,
)
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from tests.db.watching import hops, statements

from .desk import heard, pages
from .school import School, opened


@pytest.fixture
async def school(database_file: Path) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


# ------------------------------------------------------------ whose they are


async def test_a_teacher_sees_only_what_he_teaches_and_an_administrator_all(
    school: School,
) -> None:
    mine = await school.class_of("Ada")
    other = await school.persons.enter("Olaf", Role.INSTRUCTOR)
    theirs = await school.classes.create("Room 4 · Science")
    assert [card.of.id for card in await school.classes.list()] == [theirs]
    for forbidden in (
        lambda: school.classes.open(mine),
        lambda: school.classes.archive(mine),
        lambda: school.classes.add_new(mine, ["Eve"]),
        lambda: school.classes.add(mine, other.id, MemberRole.TEACHER),
        lambda: school.classes.enrol(mine, school.course),
        lambda: school.assignments.assign(mine, Target(school.course)),
        lambda: school.pictures.give(mine),
        lambda: school.pictures.cards(mine),
    ):
        with pytest.raises(PermissionDenied, match="other teachers"):
            await forbidden()
    await school.persons.enter("Root", Role.ADMINISTRATOR)
    cards = await school.classes.list()
    assert [(card.of.name, card.learners, card.teachers) for card in cards] == [
        ("4a", 1, "Tess Teacher"),
        ("Room 4 · Science", 0, "Olaf"),
    ]
    await school.classes.add(mine, other.id, MemberRole.TEACHER)
    school.gate.enter(other)
    assert {card.of.id for card in await school.classes.list()} == {mine, theirs}
    assert (await school.view(mine)).of.name == "4a"


async def test_the_owner_of_the_file_looks_after_every_class(school: School) -> None:
    key = await school.class_of("Ada")
    school.gate.enter_as_owner(await school.persons.accounts.owner())
    assert [card.of.id for card in await school.classes.list()] == [key]
    assert len((await school.view(key)).learners) == 1


# ------------------------------------------------------------ making, changing, putting away


async def test_what_is_changed_is_kept_and_what_is_wrong_is_refused(school: School) -> None:
    key = await school.class_of("Ada")
    before = (await school.view(key)).of
    rules = ClassRules(Way.NOTHING, may_join=True, has_guests=True, freezes_clock=False)
    after = await school.classes.save(before, name="4 b", icon="sun", colour=3, rules=rules)
    assert (after.name, after.icon, after.colour, after.rules) == ("4 b", "sun", 3, rules)
    assert after.public_id == before.public_id
    with pytest.raises(Conflict):
        await school.classes.save(before, name="x", icon="", colour=1, rules=rules)
    with pytest.raises(InvalidContent):
        await school.classes.save(after, name=" ", icon="", colour=1, rules=rules)
    assert (await school.view(key)).of == after
    with pytest.raises(NotFound):
        await school.view(ClassId(999))


async def test_a_class_that_was_put_away_comes_back_with_all(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    await school.assignments.assign(key, Target(school.course))
    told = heard(school.hub, ClassesChanged)
    await school.classes.archive(key)
    assert await school.classes.list() == ()
    assert [card.of.id for card in await school.classes.list(archived=True)] == [key]
    school.gate.enter(await school.child(key, "Ada"))
    assert await school.assignments.tasks(user_id=school.gate.user.id) == ()
    school.gate.enter(school.teacher)
    await school.classes.restore(key)
    (card,) = await school.classes.list()
    assert (card.learners, card.assignments) == (2, 1)
    assert [event.class_id for event in told] == [key, key]
    assert await school.log(AuditAction.CLASS_ARCHIVED) == [("Tess Teacher", "", "4a")]


# ------------------------------------------------------------ people


async def test_nobody_is_in_a_class_twice_and_who_comes_back_is_the_same(school: School) -> None:
    key = await school.class_of()
    bea = await school.persons.add("Bea")
    for _ in range(2):
        await school.classes.add(key, bea.id, MemberRole.LEARNER)
    assert [one.user.id for one in (await school.view(key)).learners] == [bea.id]
    assert bea.id not in {
        user.id for user in await school.classes.candidates(key, "", role=MemberRole.LEARNER)
    }
    await school.classes.remove(key, bea.id)
    assert (await school.view(key)).learners == ()
    (found,) = await school.classes.candidates(key, "BEA", role=MemberRole.LEARNER)
    assert found.id == bea.id
    await school.classes.add(key, bea.id, MemberRole.LEARNER)
    assert len((await school.view(key)).learners) == 1
    with pytest.raises(NotFound):
        await school.classes.remove(key, school.persons.gate.user.id + 99)


async def test_only_who_may_teach_is_found_and_taken_as_a_teacher(school: School) -> None:
    key = await school.class_of()
    bea = await school.persons.add("Bea")
    olaf = await school.persons.add("Olaf", Role.INSTRUCTOR)
    found = await school.classes.candidates(key, "", role=MemberRole.TEACHER)
    assert bea.id not in {user.id for user in found}
    assert olaf.id in {user.id for user in found}
    with pytest.raises(InvalidContent, match="cannot teach"):
        await school.classes.add(key, bea.id, MemberRole.TEACHER)


async def test_a_class_is_not_left_without_a_teacher(school: School) -> None:
    key = await school.class_of()
    with pytest.raises(InvalidContent, match="another teacher"):
        await school.classes.remove(key, school.teacher.id)
    olaf = await school.persons.add("Olaf", Role.INSTRUCTOR)
    await school.classes.add(key, olaf.id, MemberRole.TEACHER)
    await school.classes.remove(key, school.teacher.id)
    with pytest.raises(PermissionDenied):
        await school.view(key)


async def test_children_are_made_from_a_list_of_names(school: School) -> None:
    key = await school.class_of()
    names = ["Ada", " ", "Bao\u202e", *["Kim"] * 58]
    made = await school.classes.add_new(key, names)
    assert len(made) == 60
    assert len({user.avatar for user in made}) == 60, "equal names differ by their animals"
    assert {user.shown_email for user in made} == {""}
    assert {user.group for user in made} == {"4a"}
    assert {user.role for user in made} == {Role.LEARNER}
    assert not any(user.has_password for user in made)
    view = await school.view(key)
    assert all(one.made_here for one in view.learners)
    for wrong in ([], ["", " "], ["x"] * (MOST_NEW + 1), ["x" * 201]):
        with pytest.raises(InvalidContent):
            await school.classes.add_new(key, wrong)
    assert len((await school.view(key)).learners) == 60


async def test_the_group_of_a_course_is_the_class_that_one_is_in(school: School) -> None:
    key = await school.class_of("Ada")
    bea = await school.persons.add("Bea")
    gus = await school.persons.add("Gus", group="Choir")
    for user in (bea, gus):
        await school.classes.add(key, user.id, MemberRole.LEARNER)
    assert await school.classes.enrol(key, school.course) == 3
    assert await school.classes.enrol(key, school.course) == 0
    enrolled = await school.persons.enrolment.learners(school.course)
    groups = {one.user.full_name: one.user.group for one in enrolled.learners}
    assert groups == {"Ada": "4a", "Bea": "4a", "Gus": "Choir"}
    before = (await school.view(key)).of
    await school.classes.save(before, name="5a", icon="", colour=1, rules=before.rules)
    enrolled = await school.persons.enrolment.learners(school.course)
    groups = {one.user.full_name: one.user.group for one in enrolled.learners}
    assert groups == {"Ada": "5a", "Bea": "5a", "Gus": "Choir"}


# ------------------------------------------------------------ what they have to do


async def test_tasks_are_for_all_or_for_some_and_for_their_time(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    ada, ben = await school.child(key, "Ada"), await school.child(key, "Ben")
    lesson = (await school.outline()).lessons[1]
    quiz = await school.quiz()
    await school.assignments.assign(
        key, Target(school.course), span=Span("", "2026-12-01"), words="Take your time"
    )
    await school.assignments.assign(
        key, Target(school.course, lesson.id), span=Span("", "2026-11-24"), people=[ada.id]
    )
    await school.assignments.assign(key, quiz, span=Span("2026-11-25", ""))

    async def titles(user_id: object) -> list[str]:
        async with school.uow() as work:
            today = school.clock().date().isoformat()
            return [task.title for task in await work.assignments.tasks(user_id, today)]

    assert await titles(ada.id) == [lesson.title, "The water cycle"]
    assert await titles(ben.id) == ["The water cycle"]
    school.clock.pass_by(days=3)
    school.gate.enter(ada)
    tasks = await school.assignments.tasks(user_id=ada.id)
    assert [task.days_left for task in tasks] == [-2, 5, None]
    assert tasks[1].note == "Take your time"
    assert {task.class_name for task in tasks} == {"4a"}
    with pytest.raises(PermissionDenied):
        await school.assignments.tasks(user_id=ben.id)


async def test_done_is_done_and_a_quiz_counts_since_it_was_given(school: School) -> None:
    key = await school.class_of("Ada")
    ada = await school.child(key, "Ada")
    quiz = await school.quiz()
    lessons = LessonsService(school.uow, school.hub, pages(), school.clock)
    first = (await school.outline()).lessons[0].id
    await lessons.complete(first, user_id=ada.id)
    await school.take_quiz(ada, quiz)
    school.clock.pass_by(hours=1)
    await school.assignments.assign(key, Target(school.course, first))
    await school.assignments.assign(key, quiz)
    await school.assignments.assign(key, Target(school.course))
    view = await school.view(key)
    done = {one.target.kind.value: one.done for one in view.assignments}
    assert done == {"lesson": {ada.id}, "quiz": frozenset(), "course": frozenset()}
    school.clock.pass_by(hours=1)
    await school.take_quiz(ada, quiz)
    for lesson in (await school.outline()).lessons:
        await lessons.complete(lesson.id, user_id=ada.id)
    assert all(one.done == {ada.id} for one in (await school.view(key)).assignments)
    school.gate.enter(ada)
    assert await school.assignments.tasks(user_id=ada.id) == ()


async def test_what_is_given_twice_stands_there_once(school: School) -> None:
    key = await school.class_of("Ada")
    ada = await school.child(key, "Ada")
    await school.assignments.assign(key, Target(school.course), span=Span("", "2026-12-24"))
    with pytest.raises(Conflict, match="already"):
        await school.assignments.assign(key, Target(school.course))
    second = await school.classes.create("Choir")
    await school.classes.add(second, ada.id, MemberRole.LEARNER)
    await school.assignments.assign(second, Target(school.course), span=Span("", "2026-11-30"))
    await school.assignments.assign(second, await school.quiz(), span=Span("", "2026-12-01"))
    school.gate.enter(ada)
    tasks = await school.assignments.tasks(user_id=ada.id)
    assert [task.until_day for task in tasks] == ["2026-11-30", "2026-12-01"]


async def test_it_is_changed_taken_back_and_given_again(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    ada = await school.child(key, "Ada")
    await school.assignments.assign(key, Target(school.course))
    (task,) = (await school.view(key)).assignments
    await school.assignments.change(
        task, span=Span("2026-11-23", "2026-11-30"), words="By Monday", people=[ada.id]
    )
    (changed,) = (await school.view(key)).assignments
    assert (changed.span, changed.note) == (Span("2026-11-23", "2026-11-30"), "By Monday")
    assert (changed.for_all, changed.people) == (False, {ada.id})
    assert (await school.view(key)).meant(changed) == {ada.id}
    with pytest.raises(Conflict):
        await school.assignments.change(task, span=Span(), words="")
    await school.assignments.withdraw(changed)
    assert (await school.view(key)).assignments == ()
    await school.assignments.give_again(changed)
    (back,) = (await school.view(key)).assignments
    assert back.people == {ada.id}
    with pytest.raises(NotFound):
        await school.assignments.withdraw(replace(changed, id=changed.id + 99))
    assert [one[2] for one in await school.log(AuditAction.ASSIGNMENT_WITHDRAWN)] == [
        "4a · The water cycle"
    ]


async def test_what_learners_do_not_see_cannot_be_given_to_them(school: School) -> None:
    key = await school.class_of("Ada")
    ada = await school.child(key, "Ada")
    quiz = await school.quiz()
    await school.assignments.assign(key, quiz)
    library = LibraryService(school.uow, school.hub, school.clock)
    await library.set_published(school.course, False)
    with pytest.raises(InvalidContent, match="Publish"):
        await school.assignments.assign(key, Target(school.course))
    async with school.uow() as work:
        assert await work.assignments.tasks(ada.id, "2026-11-23") == ()
    await library.set_published(school.course, True)
    assert quiz.lesson_id is not None
    for wrong in (
        Target(CourseId(999)),
        Target(school.course, LessonId(999)),
        Target(school.course, quiz.lesson_id, AssetId(999)),
    ):
        with pytest.raises(NotFound):
            await school.assignments.assign(key, wrong)
    with pytest.raises(InvalidContent, match="not in this class"):
        await school.assignments.assign(key, Target(school.course), people=[school.teacher.id + 9])
    await library.delete(school.course)
    async with school.uow() as work:
        assert await work.assignments.tasks(ada.id, "2026-11-23") == ()
    (shown,) = (await school.view(key)).assignments
    assert shown.title == "", "those who teach see that it is gone"


async def test_the_log_and_the_others_hear_of_it(school: School) -> None:
    told = heard(school.hub, ClassesChanged, EnrollmentChanged)
    key = await school.class_of("Ada")
    await school.classes.enrol(key, school.course)
    await school.assignments.assign(key, Target(school.course))
    assert [getattr(event, "class_id", None) for event in told] == [key, key, None, key]
    assert await school.log(AuditAction.CLASS_MADE) == [("Tess Teacher", "", "4a")]
    assert await school.log(AuditAction.CLASS_JOINED) == [("Tess Teacher", "", "4a · +1")]
    assert await school.log(AuditAction.ASSIGNED) == [("Tess Teacher", "", "4a · The water cycle")]


# ------------------------------------------------------------ however many there are


async def test_a_class_is_read_in_six_statements_however_large(school: School) -> None:
    key = await school.class_of(*(f"Child {n}" for n in range(40)))
    for lesson in (await school.outline()).lessons:
        await school.assignments.assign(key, Target(school.course, lesson.id))
    await school.view(key)
    with statements(school.database) as sent, hops() as visits:
        view = await school.view(key)
    assert len(view.learners) == 40
    # The class, whose it is; then people and tasks together.
    assert len(sent) == 6
    assert len(visits) == 3
    ada = view.learners[0].user
    school.gate.enter(ada)
    with statements(school.database) as sent:
        await school.assignments.tasks(user_id=ada.id)
    assert len(sent) == 1
