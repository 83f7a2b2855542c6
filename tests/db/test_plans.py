"""How much a use-case asks of the database: few statements, none that reads a whole table."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.db.unit_of_work import UnitOfWork
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft
from coursegen_desktop.domain.ids import (
    AssetId,
    AttemptId,
    ClassId,
    CourseId,
    LessonId,
    ModuleId,
    UserId,
)
from coursegen_desktop.domain.library import LibraryFilter, LibraryOrder, LibraryQuery
from coursegen_desktop.domain.people import PeopleFilter, PeopleQuery
from coursegen_desktop.domain.place import Place

from . import random_library
from .watching import full_scans, plan, statements

NOW = "2026-11-23T10:00:00.000000+00:00"
DAY = "2026-11-23"
USER, COURSE, MODULE, LESSON = UserId(1), CourseId(5), ModuleId(5), LessonId(4)
ASSET, ATTEMPT, CLASS = AssetId(1), AttemptId(1), ClassId(5)
STRETCH = {
    "user_id": USER, "course_id": COURSE, "lesson_id": LESSON, "asset_id": None, "view": "v",
    "started_at": NOW, "ended_at": NOW, "day": DAY, "ms": 1,
}  # fmt: skip
GRADE = {
    "user_id": USER, "course_id": COURSE, "asset_id": ASSET, "percent": 1.0, "comment": "",
    "by_name": "", "at": NOW,
}  # fmt: skip
Step = Callable[[UnitOfWork], Awaitable[object]]


async def _alone(asked: Awaitable[object]) -> object:
    return await asked


async def _together(asked: Iterable[Awaitable[object]]) -> object:
    return [await one for one in asked]


# use-case -> (most statements, what it does)
READS: dict[str, tuple[int, Step]] = {
    "counts": (1, lambda u: u.courses.counts(USER)),
    "continue_card": (1, lambda u: u.courses.continue_card(USER)),
    "outline": (3, lambda u: u.courses.outline(COURSE, USER)),
    "draft": (3, lambda u: u.courses.draft(COURSE)),
    "all": (1, lambda u: u.courses.all(USER)),
    "find by number": (1, lambda u: u.courses.find("5")),
    "find by title": (2, lambda u: u.courses.find("Only one")),
    "find_public": (1, lambda u: u.courses.find_public("c5")),
    "changed_at": (1, lambda u: u.courses.changed_at(COURSE)),
    "view": (1, lambda u: u.lessons.view(LESSON, USER)),
    "text": (1, lambda u: u.lessons.text(LESSON)),
    "course_of": (1, lambda u: u.lessons.course_of(LESSON)),
    "asset": (1, lambda u: u.assets.get(ASSET)),
    "assets of lesson": (1, lambda u: u.assets.of_lesson(LESSON, "quiz")),
    "open_attempt": (1, lambda u: u.attempts.open_attempt(USER, ASSET)),
    "attempt": (1, lambda u: u.attempts.get(ATTEMPT)),
    "ended": (1, lambda u: u.quiz_records.ended(USER, ASSET)),
    "version": (1, lambda u: u.quiz_records.version(ASSET, "x")),
    "attempts at a quiz": (2, lambda u: u.quiz_records.attempts(ASSET)),
    "to mark": (1, lambda u: u.quiz_records.to_mark(COURSE)),
    "quizzes of a course": (1, lambda u: u.quiz_records.quizzes(COURSE)),
    "answers": (1, lambda u: u.attempts.answers(ATTEMPT)),
    "films of a lesson": (1, lambda u: u.films.of_lesson(LESSON, USER)),
    "episodes": (1, lambda u: u.films.episodes(COURSE, USER)),
    "done of course": (1, lambda u: u.completions.of_course(USER, COURSE)),
    "attempt with answer": (1, lambda u: u.attempts.with_answer(ATTEMPT, "q")),
    "days": (1, lambda u: u.figures.days(USER, 0, "2026-06-01", DAY)),
    "days of a course": (1, lambda u: u.figures.days(USER, COURSE, "0000-01-01", DAY)),
    "days that count": (1, lambda u: u.figures.learned(USER, DAY, 1.0)),
    "time by course": (1, lambda u: u.figures.spent(USER, "2026-10-26", DAY)),
    "scores": (1, lambda u: u.figures.scores(USER, 0, "2026-06-01", DAY)),
    "best results": (1, lambda u: u.figures.best(USER)),
    "last results": (1, lambda u: u.figures.last(USER)),
    "progress of courses": (1, lambda u: u.figures.courses(USER, drafts=True)),
    "courses left": (1, lambda u: u.figures.left(USER, drafts=True)),
    "names of courses": (1, lambda u: u.figures.names([1, 5], drafts=True)),
    "mastery": (1, lambda u: u.figures.outcome_answers(USER, DAY)),
    "setting": (1, lambda u: u.settings.get(USER, "preferences")),
    "first user": (1, lambda u: u.users.first()),
    "user": (1, lambda u: u.users.get(USER)),
    "search": (1, lambda u: u.search.find("algebra lesson")),
    "secrets": (1, lambda u: u.users.secrets("p5@x.org")),
    "picture": (1, lambda u: u.users.picture(USER)),
    "wrong tries": (1, lambda u: u.sign_ins.failures("k")),
    "people by address": (1, lambda u: u.people.by_email(["p1@x.org", "p2@x.org"])),
    "to be erased": (1, lambda u: u.people.due(NOW)),
    "the door": (1, lambda u: u.people.at_the_door(17)),
    "people": (1, lambda u: u.people.page(PeopleQuery(), None, 100)),
    "people further on": (1, lambda u: u.people.page(PeopleQuery(), ("p5", 5), 100)),
    "deleted people": (
        1,
        lambda u: u.people.page(PeopleQuery(filter=PeopleFilter.DELETED), None, 100),
    ),
    "learners": (1, lambda u: u.enrollments.learners(COURSE)),
    "keys of learners": (1, lambda u: u.enrollments.user_ids(COURSE)),
    "log further on": (1, lambda u: u.audit.page(AuditQuery(), 150, 100)),
    "log of an action": (
        1,
        lambda u: u.audit.page(AuditQuery(actions=(AuditAction.SIGNED_IN,)), 150, 100),
    ),
    "classes": (
        1,
        lambda u: _alone(u.school_classes.cards(USER, DAY, everybodys=True, archived=False)),
    ),
    "classes of a teacher": (
        1,
        lambda u: _alone(u.school_classes.cards(USER, DAY, everybodys=False, archived=False)),
    ),
    "classes at the door": (1, lambda u: u.school_classes.at_the_door()),
    "people at the door": (1, lambda u: u.school_classes.door_people(CLASS)),
    "members": (1, lambda u: _alone(u.school_classes.members(CLASS))),
    "member": (1, lambda u: u.school_classes.member(CLASS, USER)),
    "teaches": (1, lambda u: u.school_classes.teaches(USER, CLASS)),
    "pictures": (1, lambda u: u.school_classes.picture_cards(CLASS)),
    "hash of pictures": (1, lambda u: u.school_classes.picture_hash(CLASS, USER)),
    "whose card": (1, lambda u: u.school_classes.by_card("h5")),
    "is a guest": (1, lambda u: u.school_classes.is_guest(USER)),
    "not in a course": (1, lambda u: u.school_classes.to_enrol(CLASS, COURSE)),
    "assignments": (3, lambda u: _together(u.assignments.of_class(CLASS))),
    "stand of a quiz": (1, lambda u: u.class_quizzes.stand(CLASS, ASSET)),
    "where a class is": (1, lambda u: u.class_quizzes.where(CLASS)),
    "roster of a class": (4, lambda u: u.day_records.roster([CLASS])),
    "people of a class": (1, lambda u: u.day_records.people([CLASS])),
    "what somebody learned": (9, lambda u: u.day_records.learned(USER, DAY)),
    "quizzes of a day": (1, lambda u: u.day_records.quizzes(["a1", "a2"])),
    "courses of a day": (2, lambda u: u.day_records.courses(["c1"], ["l1"])),
    "versions of a day": (1, lambda u: u.day_records.versions("a1", ["x"])),
    "places of a day": (
        2,
        lambda u: u.day_merging.places(
            [{"public_id": "?", "lesson": "l1", "asset_type": "quiz", "title": "", "rank": 0}]
        ),
    ),
    "lessons by public id": (1, lambda u: u.day_merging.lessons(["l1"])),
    "attempts by public id": (1, lambda u: u.day_merging.known_attempts(["t1"])),
    "cards on quizzes": (1, lambda u: u.day_merging.known_cards(USER, [ASSET])),
    "accounts by public id": (1, lambda u: u.day_roster.people(["p1"])),
    "classes by public id": (1, lambda u: u.day_roster.classes(["k1"])),
    "tasks by public id": (1, lambda u: u.day_roster.assignments(["i1"])),
    "tasks": (1, lambda u: _alone(u.assignments.tasks(UserId(2), DAY))),
    "page by two letters": (1, lambda u: u.courses.page(LibraryQuery(text="al"), USER)),
    "page by word": (1, lambda u: u.courses.page(LibraryQuery(text="algebra"), USER)),
}
# While the statistics say that there is one person, as in this fixture until it is analysed,
# reading that one row is the best plan. (The program has it analysed at its end.)
GROWN = {
    "member",
    "people of a class",
    "to mark",
    "people by address",
    "to be erased",
    "deleted people",
}
# One person did everything here: once the statistics say so, reading all is the best plan.
OF_ONE = {"what somebody learned"}
WRITES: dict[str, tuple[int, Step]] = {
    "touch": (1, lambda u: u.enrollments.touch(USER, COURSE, LESSON, NOW)),
    "set_progress": (1, lambda u: u.enrollments.set_progress(USER, COURSE, 50.0)),
    "refresh_course": (5, lambda u: u.enrollments.refresh_course(COURSE)),
    "complete": (1, lambda u: u.completions.set(USER, LESSON, True, NOW, DAY)),
    "take back": (1, lambda u: u.completions.set(USER, LESSON, False, NOW, DAY)),
    "save_place": (1, lambda u: u.lessons.save_place(LESSON, USER, Place(0.5), 0, NOW)),
    "keep a film's place": (1, lambda u: u.films.keep_place(LESSON, USER, 9.5, 0, NOW)),
    "save": (3, lambda u: u.lessons.save(LESSON, "T", "words", 1, 1)),
    "results": (1, lambda u: u.attempts.set_results(ATTEMPT, [("q", 1.0, 1.0, False)])),
    "note": (1, lambda u: u.attempts.note(ATTEMPT, spent_s=1.0, seen_at=NOW)),
    "keep version": (2, lambda u: u.quiz_records.keep_version(ASSET, "x", 1, {})),
    "standing": (1, lambda u: u.quiz_records.put_standing(USER, ASSET, (1, 2), 1)),
    "start": (
        1,
        lambda u: u.attempts.start(USER, ASSET, max_score=2, moment=NOW, day=DAY, seed=1),
    ),
    "finish": (1, lambda u: u.attempts.finish(ATTEMPT, NOW, score=1, max_score=2)),
    "put setting": (1, lambda u: u.settings.put(USER, "x", 1, NOW)),
    "set_published": (1, lambda u: u.courses.set_published(COURSE, True)),
    "trash": (1, lambda u: u.courses.trash(COURSE)),
    "purge": (1, lambda u: u.courses.purge(NOW)),
    "add_lesson": (
        6,
        lambda u: u.courses.add_lesson(MODULE, LessonDraft(title="L", content="x"), 0),
    ),
    "delete lesson": (6, lambda u: u.lessons.delete(LESSON)),
    "add_shell": (1, lambda u: u.courses.add_shell(CourseDraft(title="T"))),
    "enrol": (1, lambda u: u.enrollments.enrol([USER, UserId(2)], COURSE, NOW)),
    "a stretch from elsewhere": (2, lambda u: u.day_merging.put_study([STRETCH])),
    "lessons done elsewhere": (
        2,
        lambda u: u.day_merging.put_completions(
            [{"user_id": USER, "lesson_id": LESSON, "completed_at": NOW, "day": DAY}]
        ),
    ),
    "a grade from elsewhere": (1, lambda u: u.day_merging.put_grades([GRADE])),
    "answers from elsewhere": (1, lambda u: u.day_merging.put_answers([ATTEMPT], [])),
    "leave": (1, lambda u: u.enrollments.leave(USER, COURSE, NOW)),
    "count a try": (1, lambda u: u.sign_ins.count("k")),
    "forget tries": (1, lambda u: u.sign_ins.forget("k")),
    "seen": (1, lambda u: u.users.seen(USER)),
    "set_profile": (
        2,
        lambda u: u.users.set_profile(
            UserId(2), full_name="B", email="b@x.org", avatar="", group="", base_revision=1
        ),
    ),
    "log an entry": (1, lambda u: u.audit.add(AuditAction.SIGNED_IN, actor=(USER, "Ada"))),
    "erase": (1, lambda u: u.users.erase(UserId(3))),
    "move lesson": (5, lambda u: u.lessons.move(LESSON, 1)),
}


@pytest.fixture(scope="module")
def database_template(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred courses with statistics, as after some weeks of use; each test gets a copy."""
    path = tmp_path_factory.mktemp("plans") / database_template.name
    path.write_bytes(database_template.read_bytes())
    made = random_library.make(random.Random(5), 200)
    random_library.write(path, made, USER)
    with sqlite.opened(path) as connection:
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(
            f"""
            UPDATE courses SET deleted_at = '', title = 'Only one', title_key = 'only one'
              WHERE id = 5;
            UPDATE lessons SET content = 'algebra lesson ' || id;
            INSERT INTO lesson_assets (id, public_id, lesson_id, asset_type, revision,
                created_at, updated_at, content)
              SELECT id, 'a' || id, id, 'quiz', 1, '{NOW}', '{NOW}', '{{}}' FROM lessons;
            INSERT INTO quiz_attempts (id, public_id, user_id, asset_id, asset_revision, score,
                max_score, attempted_at, day, seed, finished_at)
              SELECT id, 'q' || id, {USER}, id, 1, 1, 2, '{NOW}', '{DAY}', 0,
                CASE WHEN id % 2 THEN '{NOW}' END FROM lesson_assets;
            INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,
                answered_at, day, answer)
              SELECT id, {USER}, 'x', 1, 1, '{NOW}', '{DAY}', '{{}}' FROM quiz_attempts;
            INSERT INTO lesson_completions (user_id, lesson_id, completed_at, day)
              SELECT {USER}, id, '{NOW}', '{DAY}' FROM lessons WHERE id % 3 = 0;
            INSERT INTO users (public_id, email, full_name, name_key, is_admin, deleted_at,
                created_at, updated_at)
              SELECT 'p' || id, 'p' || id || '@x.org', 'P' || id, 'p' || id, 0,
                CASE WHEN id % 9 = 0 THEN '{NOW}' ELSE '' END, '{NOW}', '{NOW}'
              FROM courses WHERE id > 1;
            INSERT INTO enrollments (user_id, course_id, enrolled_at, progress_percent,
                last_opened_at, created_at, updated_at)
              SELECT id, 5, '{NOW}', 0, '{NOW}', '{NOW}', '{NOW}' FROM users
              WHERE id != {USER};
            INSERT INTO audit_log (at, actor_name, action, subject_name, detail)
              SELECT '{NOW}', 'Ada', CASE WHEN id % 2 THEN 'signed_in' ELSE 'enrolled' END, '', ''
              FROM courses;
            INSERT INTO school_classes (id, public_id, name, name_key, icon, colour, way, may_join,
                has_guests, freezes_clock, shows_pictures, revision, created_at, updated_at)
              SELECT id, 'k' || id, 'K' || id, 'k' || id, 'sun', 1, 'pictures', 0, 0, 1, 1, 1,
                '{NOW}', '{NOW}' FROM courses WHERE id < 20;
            INSERT INTO class_members (class_id, user_id, role, made_here, pictures_hash, pictures,
                card_hash, joined_at, updated_at)
              SELECT k.id, u.id, CASE WHEN u.id = {USER} THEN 'teacher' ELSE 'learner' END, 0, 'h',
                'a b c', 'h' || u.id, '{NOW}', '{NOW}'
              FROM school_classes k JOIN users u ON u.id % 19 = k.id OR u.id = {USER};
            INSERT INTO assignments (public_id, class_id, course_id, lesson_id, asset_id, for_all,
                from_day, until_day, note, given_by, revision, created_at, updated_at)
              SELECT 'i' || l.id, 1 + l.id % 19, m.course_id, l.id, l.id, l.id % 2, '', '', '', '',
                1, '{NOW}', '{NOW}' FROM lessons l JOIN course_modules m ON m.id = l.module_id;
            INSERT INTO assignment_people (assignment_id, user_id)
              SELECT a.id, c.user_id FROM assignments a JOIN class_members c
                ON c.class_id = a.class_id WHERE NOT a.for_all;
            INSERT INTO sign_in_tries SELECT 'k' || id, 1, '{NOW}' FROM courses;
            """
        )
    return path


@pytest.fixture(scope="module")
def analysed(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after SQLite has counted its rows, which lets it choose other plans."""
    path = tmp_path_factory.mktemp("analysed") / database_template.name
    path.write_bytes(database_template.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("ANALYZE")
    return path


def check(path: Path, sent: list[tuple[str, object]]) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for sql, values in sent:
            found = full_scans(connection, sql, values)
            assert not found, f"{found} in {sql}\n" + "\n".join(plan(connection, sql, values))


@pytest.mark.parametrize("name", READS)
async def test_reading(database: Database, analysed: Path, name: str) -> None:
    most, step = READS[name]
    with statements(database) as sent:
        async with database.unit_of_work() as u:
            await step(u)
    assert 1 <= len(sent) <= most
    if name not in GROWN:
        check(database.path, sent)
    if name not in OF_ONE:
        check(analysed, sent)


async def test_every_library_page(database: Database, analysed: Path) -> None:
    asked: list[tuple[str, object]] = []
    for which in LibraryFilter:
        for order in LibraryOrder:
            cursor: tuple[object, ...] | None = None
            for _ in range(200):
                with statements(database) as sent:
                    async with database.unit_of_work() as u:
                        page = await u.courses.page(LibraryQuery(which, order), USER, cursor, 20)
                assert len(sent) == 1
                asked += sent
                cursor = page.next_cursor
                if cursor is None:
                    break
    check(database.path, asked)
    check(analysed, asked)


@pytest.mark.parametrize("name", WRITES)
async def test_writing(database: Database, name: str) -> None:
    most, step = WRITES[name]
    with statements(database) as sent:
        async with database.unit_of_work(write=True) as u:
            await step(u)
            await u.commit()
    assert 1 <= len(sent) <= most
    check(database.path, sent)


@pytest.mark.parametrize(
    "name",
    ["days", "days of a course", "days that count", "time by course", "best results",
     "last results",
     "open_attempt", "done of course"],
)  # fmt: skip
async def test_figures_come_from_indexes_alone(database: Database, name: str) -> None:
    """The sums by day are an index themselves; of results that are past there are few."""
    with statements(database) as sent:
        async with database.unit_of_work() as u:
            await READS[name][1](u)
    with contextlib.closing(sqlite3.connect(database.path)) as connection:
        for sql, values in sent:
            for step in plan(connection, sql, values):
                if step.startswith("SEARCH") and "lessons" not in step.split()[1]:
                    covered = "COVERING INDEX" in step or name == "open_attempt"
                    by_key = "progress_days USING PRIMARY KEY" in step
                    assert covered or by_key or " past_scores " in step, step


@pytest.mark.parametrize("name", ["people", "people further on", "the door", "log further on", ""])
async def test_lists_of_people_come_in_their_order(database: Database, name: str) -> None:
    """However many there are, a page of them is read and no more: nothing is sorted."""
    with statements(database) as sent:
        async with database.unit_of_work() as u:
            if name:
                await READS[name][1](u)
            else:
                await u.audit.page(AuditQuery(), None, 100)  # from its end, by key
    with contextlib.closing(sqlite3.connect(database.path)) as connection:
        for sql, values in sent:
            steps = plan(connection, sql, values)
            assert not [step for step in steps if "TEMP B-TREE" in step], steps


async def test_a_whole_course_comes_in_with_few_statements(database: Database) -> None:
    lessons = tuple(LessonDraft(title=f"L{n}", content="words") for n in range(40))
    draft = CourseDraft.model_validate(
        {"title": "T", "modules": [{"title": "M", "lessons": lessons}] * 5}
    )
    with statements(database) as sent:
        async with database.unit_of_work(write=True) as u:
            await u.courses.add(draft)
            await u.commit()
    # 200 lessons: rows go in batches, not one by one.
    assert len(sent) <= 12


def test_a_full_scan_would_be_noticed(database_file: Path) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        for sql in (
            "SELECT * FROM lessons",
            "SELECT l.id FROM lessons AS l WHERE l.title = 'x'",
            "SELECT 1 FROM users u JOIN courses ON courses.title = u.full_name",
        ):
            assert full_scans(connection, sql), sql
        assert not full_scans(connection, "SELECT * FROM lessons WHERE id = 1")
