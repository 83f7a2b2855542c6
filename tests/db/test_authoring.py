"""Making and changing courses: order without gaps, revisions, drafts that come back whole."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.db.repositories.base import title_key
from coursegen_desktop.db.repositories.lessons import moved
from coursegen_desktop.domain.course import MAX_TITLE
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId, UserId
from coursegen_desktop.domain.user import Role
from tests.examples import some

HOSTILE = [
    "a\x00b",
    "half \ud800 a character",
    "line\nbreak\r\n and\ttab",
    "{0} {file} %s %(x)s",
    "'; DROP TABLE lessons; --",
    "\u202eright to left",
    "é" * 1000,
    "",
]


def draft_of(*counts: int) -> CourseDraft:
    """A course with so many lessons in each module."""
    return CourseDraft(
        title="Course",
        modules=tuple(
            ModuleDraft(
                title=f"M{m}",
                lessons=tuple(
                    LessonDraft(title=f"L{m}.{n}", content=f"text {m}.{n}") for n in range(count)
                ),
            )
            for m, count in enumerate(counts)
        ),
    )


async def added(database: Database, draft: CourseDraft) -> CourseId:
    async with database.unit_of_work(write=True) as u:
        course_id = await u.courses.add(draft)
        await u.commit()
    return course_id


async def read(database: Database, course_id: CourseId) -> CourseDraft:
    async with database.unit_of_work() as u:
        return await u.courses.draft(course_id)


def orders(database: Database) -> Iterator[tuple[str, list[int]]]:
    """(parent, order_index of its children) of all modules and lessons."""
    with contextlib.closing(sqlite.connect(database.path)) as connection:
        for table, parent in (("course_modules", "course_id"), ("lessons", "module_id")):
            found: dict[int, list[int]] = {}
            for key, at in connection.execute(f"SELECT {parent}, order_index FROM {table}"):
                found.setdefault(key, []).append(at)
            yield from ((f"{parent} {key}", sorted(places)) for key, places in found.items())


def check_index(database: Database) -> None:
    with contextlib.closing(sqlite3.connect(database.path)) as connection:
        for index in ("course_search", "lesson_search"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


# ------------------------------------------------------------ drafts


async def test_a_course_comes_back_as_it_went_in(
    database: Database, sample_course: CourseDraft
) -> None:
    course_id = await added(database, sample_course)
    found = await read(database, course_id)
    again = found.model_dump(exclude={"public_id": True, "modules": {"__all__": {"public_id"}}})
    for module in again["modules"]:
        for lesson in module["lessons"]:
            lesson.pop("public_id")
    wanted = sample_course.model_dump(
        exclude={"public_id": True, "modules": {"__all__": {"public_id"}}}
    )
    for module in wanted["modules"]:
        for lesson in module["lessons"]:
            lesson.pop("public_id")
    assert again == wanted
    ids = [found.public_id, *(module.public_id for module in found.modules)]
    assert all(ids)
    assert len(set(ids)) == len(ids)


async def test_public_ids_travel_but_never_collide(
    database: Database, sample_course: CourseDraft
) -> None:
    first = await read(database, await added(database, sample_course))
    second = await read(database, await added(database, first))
    assert second.public_id != first.public_id
    assert {m.public_id for m in second.modules}.isdisjoint(m.public_id for m in first.modules)
    async with database.unit_of_work(write=True) as u:
        course_id = await u.courses.find_public(str(first.public_id))
        assert course_id is not None
        await u.courses.trash(course_id)
        await u.courses.purge("9999")
        await u.commit()
    third = await read(database, await added(database, first))
    assert third == first


async def test_the_same_id_twice_in_one_draft(database: Database) -> None:
    lessons = [LessonDraft(title=f"{n}", content="", public_id="same") for n in range(3)]
    draft = CourseDraft(title="T", modules=(ModuleDraft(title="M", lessons=tuple(lessons)),))
    found = await read(database, await added(database, draft))
    ids = [lesson.public_id for lesson in found.modules[0].lessons]
    assert ids[0] == "same"
    assert len(set(ids)) == 3
    assert [lesson.title for lesson in found.modules[0].lessons] == ["0", "1", "2"]


@pytest.mark.parametrize("words", HOSTILE)
async def test_any_text_can_be_kept(database: Database, user_id: UserId, words: str) -> None:
    draft = CourseDraft(
        title=words,
        description=words,
        learning_outcomes=(words,),
        modules=(
            ModuleDraft(
                title=words,
                summary=words,
                lessons=(
                    LessonDraft(
                        title=words,
                        content=words,
                        assets=(AssetDraft(asset_type="quiz", content={"title": words}),),
                    ),
                ),
            ),
        ),
    )
    course_id = await added(database, draft)
    found = await read(database, course_id)
    assert len(found.title) <= MAX_TITLE
    assert "\n" not in found.title
    assert "\x00" not in found.modules[0].lessons[0].content
    # It can be written to a file or to a terminal.
    found.model_dump_json().encode("utf-8")
    async with database.unit_of_work() as u:
        await u.courses.outline(course_id, user_id)
        await u.courses.find(words)
        await u.courses.find_public(words)
    check_index(database)


async def test_lesson_by_lesson_is_the_same_as_whole(
    database: Database, sample_course: CourseDraft
) -> None:
    async with database.unit_of_work(write=True) as u:
        course_id = await u.courses.add_shell(sample_course)
        await u.commit()
    for module in sample_course.modules:
        async with database.unit_of_work(write=True) as u:
            module_id = await u.courses.add_module(course_id, module.title, module.summary)
            await u.commit()
        for at, lesson in enumerate(module.lessons):
            async with database.unit_of_work(write=True) as u:
                await u.courses.add_lesson(module_id, lesson, at)
                await u.commit()
    assert _plain(await read(database, course_id)) == _plain(
        await read(database, await added(database, sample_course))
    )


def _plain(draft: CourseDraft) -> list[object]:
    return [
        draft.title,
        [
            (m.title, m.summary, [(x.title, x.content, x.assets) for x in m.lessons])
            for m in draft.modules
        ],
    ]


# ------------------------------------------------------------ finding


async def test_a_course_is_found_by_number_public_id_or_title(database: Database) -> None:
    draft = draft_of(1)
    course_id = await added(database, draft)
    public_id = (await read(database, course_id)).public_id
    async with database.unit_of_work() as u:
        assert await u.courses.find(str(course_id)) == course_id
        assert await u.courses.find(str(public_id)) == course_id
        assert await u.courses.find("Course") == course_id
        for words in ["course", "Cours", "9999", "-1", "９", "1.0", "9" * 40, ""]:
            assert await u.courses.find(words) is None
    await added(database, draft)
    async with database.unit_of_work() as u:
        with pytest.raises(InvalidContent):
            await u.courses.find("Course")


async def test_a_course_named_by_a_number_is_found_when_no_key_is(database: Database) -> None:
    course_id = await added(database, CourseDraft(title="1984"))
    async with database.unit_of_work() as u:
        assert await u.courses.find("1984") == course_id


@pytest.mark.parametrize(
    ("first", "second"), [("Éclair", "eclair"), ("STRASSE", "straße"), ("Ångström", "angstrom")]
)
def test_title_keys_forget_case_and_accents(first: str, second: str) -> None:
    assert title_key(first) == title_key(second)


# ------------------------------------------------------------ changing a course


async def test_only_what_is_given_changes(database: Database, sample_course: CourseDraft) -> None:
    course_id = await added(database, sample_course)
    before = await read(database, course_id)
    async with database.unit_of_work(write=True) as u:
        await u.courses.update(course_id, title="New  title", learning_outcomes=["One"])
        await u.courses.set_published(course_id, True)
        await u.commit()
    after = await read(database, course_id)
    assert (after.title, after.learning_outcomes, after.is_published) == (
        "New title",
        ("One",),
        True,
    )
    assert after.description == before.description
    assert after.modules == before.modules
    check_index(database)


async def test_the_trash_hides_and_gives_back(
    database: Database, sample_course: CourseDraft, user_id: UserId
) -> None:
    course_id = await added(database, sample_course)
    before = await read(database, course_id)
    async with database.unit_of_work(write=True) as u:
        await u.courses.trash(course_id)
        await u.commit()
    async with database.unit_of_work(write=True) as u:
        assert await u.courses.all(user_id) == ()
        assert await u.courses.find(str(course_id)) is None
        assert await u.courses.purge("2000") == 0
        await u.courses.restore(course_id)
        await u.commit()
    assert await read(database, course_id) == before


async def test_what_is_gone_is_told(database: Database, user_id: UserId) -> None:
    gone = 4711
    async with database.unit_of_work(write=True) as u:
        for call in (
            u.courses.outline(CourseId(gone), user_id),
            u.courses.draft(CourseId(gone)),
            u.courses.changed_at(CourseId(gone)),
            u.courses.update(CourseId(gone), title="x"),
            u.courses.set_published(CourseId(gone), True),
            u.courses.trash(CourseId(gone)),
            u.courses.restore(CourseId(gone)),
            u.courses.add_module(CourseId(gone), "x"),
            u.courses.rename_module(ModuleId(gone), "x"),
            u.courses.delete_module(ModuleId(gone)),
            u.courses.move_module(ModuleId(gone), 1),
            u.courses.add_lesson(ModuleId(gone), LessonDraft(title="x", content="")),
            u.lessons.view(LessonId(gone), user_id),
            u.lessons.text(LessonId(gone)),
            u.lessons.course_of(LessonId(gone)),
            u.lessons.save(LessonId(gone), "x", "", 1, 1),
            u.lessons.delete(LessonId(gone)),
            u.lessons.move(LessonId(gone), 1),
            u.assets.get(AssetId(gone)),
            u.assets.put(AssetId(gone), AssetDraft(asset_type="quiz")),
            u.users.get(UserId(gone)),
            u.users.set_profile(
                UserId(gone), full_name="x", email="x@y.z", avatar="", group="", base_revision=1
            ),
            u.users.set_password(UserId(gone), None, must_change=False),
            u.users.set_recovery(UserId(gone), None),
            u.users.set_role(UserId(gone), Role.LEARNER),
            u.users.set_disabled(UserId(gone), True),
            u.users.set_deleted(UserId(gone), "2026"),
            u.users.seen(UserId(gone)),
        ):
            with pytest.raises(NotFound):
                await call


# ------------------------------------------------------------ lessons


async def test_a_save_names_its_base_and_never_overwrites(database: Database) -> None:
    course_id = await added(database, draft_of(1))
    async with database.unit_of_work() as u:
        lesson = (await u.courses.outline(course_id, UserId(1))).lessons[0].id
        text = await u.lessons.text(lesson)
    async with database.unit_of_work(write=True) as u:
        revision = await u.lessons.save(lesson, "Mine", "my words", 2, text.revision)
        await u.commit()
    assert revision == text.revision + 1
    async with database.unit_of_work(write=True) as u:
        with pytest.raises(Conflict):
            await u.lessons.save(lesson, "Theirs", "their words", 2, text.revision)
        await u.commit()
    async with database.unit_of_work() as u:
        kept = await u.lessons.text(lesson)
        assert (kept.title, kept.content, kept.revision) == ("Mine", "my words", revision)
        assert [hit.title for hit in await u.search.find("words")] == ["Mine"]
        assert await u.search.find("text") == ()


async def test_a_deleted_lesson_can_be_put_back(
    database: Database, sample_course: CourseDraft
) -> None:
    course_id = await added(database, sample_course)
    before = await read(database, course_id)
    async with database.unit_of_work(write=True) as u:
        lesson = (await u.courses.outline(course_id, UserId(1))).lessons[0].id
        _, module, at = await u.lessons.place_of(lesson)
        draft = await u.lessons.delete(lesson)
        assert len((await u.courses.outline(course_id, UserId(1))).lessons) == 2
        await u.courses.add_lesson(module, draft, at)
        await u.commit()
    assert await read(database, course_id) == before
    check_index(database)


@pytest.mark.parametrize(
    ("offset", "wanted"),
    [
        (0, [[1, 2], [], [3]]),
        (1, [[1], [2], [3]]),
        (2, [[1], [], [2, 3]]),
        (3, [[1], [], [3, 2]]),
        (9, [[1], [], [3, 2]]),
        (-1, [[2, 1], [], [3]]),
        (-9, [[2, 1], [], [3]]),
    ],
)
def test_moving_crosses_modules(offset: int, wanted: list[list[int]]) -> None:
    assert moved([[1, 2], [], [3]], 2, offset) == wanted


@settings(
    max_examples=some(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 14))
async def test_order_has_no_gaps_whatever_is_done(
    database: Database, seed: int, steps: int
) -> None:
    chance = random.Random(seed)
    course_id = await added(database, draft_of(*(chance.randrange(4) for _ in range(3))))
    expected = {
        module.title: [lesson.title for lesson in module.lessons]
        for module in (await read(database, course_id)).modules
    }
    for step in range(steps):
        await _random_step(database, course_id, chance, expected, f"new {step}")
    for parent, places in orders(database):
        assert places == list(range(len(places))), parent
    found = await read(database, course_id)
    assert {m.title: [x.title for x in m.lessons] for m in found.modules} == expected
    assert [m.title for m in found.modules] == list(expected)
    check_index(database)


async def _random_step(
    database: Database,
    course_id: CourseId,
    chance: random.Random,
    expected: dict[str, list[str]],
    name: str,
) -> None:
    """Do one thing to the course and the same to what is expected of it."""
    async with database.unit_of_work(write=True) as u:
        outline = await u.courses.outline(course_id, UserId(1))
        action = chance.choice(["add", "delete", "move", "module", "drop", "shift"])
        if action == "module" or not outline.modules:
            await u.courses.add_module(course_id, name)
            expected[name] = []
        elif action == "add":
            module = chance.choice(outline.modules)
            at = chance.randrange(-1, 6)
            where = None if at < 0 else at
            await u.courses.add_lesson(module.id, LessonDraft(title=name, content=name), where)
            titles = expected[module.title]
            titles.insert(len(titles) if where is None else where, name)
        elif action == "drop":
            module = chance.choice(outline.modules)
            await u.courses.delete_module(module.id)
            del expected[module.title]
        elif action == "shift":
            module, offset = chance.choice(outline.modules), chance.randrange(-3, 4)
            await u.courses.move_module(module.id, offset)
            names = list(expected)
            old = names.index(module.title)
            names.insert(min(max(old + offset, 0), len(names) - 1), names.pop(old))
            shifted = {key: expected[key] for key in names}
            expected.clear()
            expected.update(shifted)
        elif outline.lessons:
            lesson = chance.choice(outline.lessons)
            if action == "delete":
                await u.lessons.delete(lesson.id)
                for titles in expected.values():
                    if lesson.title in titles:
                        titles.remove(lesson.title)
            else:
                offset = chance.randrange(-3, 4)
                await u.lessons.move(lesson.id, offset)
                _move(expected, lesson.title, offset)
        await u.commit()


def _move(expected: dict[str, list[str]], title: str, offset: int) -> None:
    keys = {name: number for number, name in enumerate(sum(expected.values(), []))}  # noqa: RUF017
    names = {number: name for name, number in keys.items()}
    numbers = [[keys[name] for name in titles] for titles in expected.values()]
    for module, order in zip(expected, moved(numbers, keys[title], offset), strict=True):
        expected[module] = [names[number] for number in order]


# ------------------------------------------------------------ assets


async def test_assets_tell_lists_what_they_hold(database: Database) -> None:
    course_id = await added(database, draft_of(1))
    quiz = AssetDraft(asset_type="quiz", content={"title": "Q", "questions": [{}, {}]})
    async with database.unit_of_work(write=True) as u:
        lesson = (await u.courses.outline(course_id, UserId(1))).lessons[0].id
        asset_id = await u.assets.add(lesson, quiz)
        await u.assets.put(
            asset_id, quiz.model_copy(update={"content": {"title": "R", "questions": [{}]}})
        )
        with pytest.raises(Conflict):
            await u.assets.put(asset_id, quiz, base_revision=1)
        await u.commit()
    async with database.unit_of_work() as u:
        item = (await u.courses.outline(course_id, UserId(1))).lessons[0].quizzes[0]
        assert (item.title, item.questions, item.best) == ("R", 1, None)
        asset = await u.assets.get(asset_id)
        assert (asset.lesson_id, asset.course_id, asset.revision) == (lesson, course_id, 2)
        assert asset.content == {"title": "R", "questions": [{}]}
        assert await u.assets.of_lesson(lesson) == (asset,)
        assert await u.assets.of_lesson(lesson, "terms") == ()
    async with database.unit_of_work(write=True) as u:
        await u.assets.delete(asset_id)
        await u.commit()
    async with database.unit_of_work() as u:
        assert await u.assets.of_lesson(lesson) == ()


@pytest.mark.parametrize("content", [{}, {"title": 5, "questions": "many"}, {"questions": None}])
async def test_odd_assets_are_kept_all_the_same(
    database: Database, content: dict[str, object]
) -> None:
    lesson = LessonDraft(
        title="L", content="", assets=(AssetDraft(asset_type="quiz", content=content),)
    )
    draft = CourseDraft(title="T", modules=(ModuleDraft(title="M", lessons=(lesson,)),))
    course_id = await added(database, draft)
    found = await read(database, course_id)
    assert found.modules[0].lessons[0].assets[0].content == content
