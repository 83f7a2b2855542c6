"""Full-text search: what it finds, in which order, and that nothing typed upsets it."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from coursegen_desktop.db import search, sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.db.search import folded, match_expression, snippet_of, words_of
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.search import SearchHit
from tests.examples import some

from .test_authoring import added

# Signs and words that mean something to FTS5, to SQL, to LIKE, or to nobody.
HOSTILE = """
"
""
'
*
**
(
)
()
:
^
-
+
,
a*
"a
a"b
"a" "b"
AND
OR
NOT
NEAR
NEAR(a b, 3)
a AND
AND b
NOT a
title:x
title : x
lesson_search:x
{title content}:x
- title:x
a^b
^a
'; DROP TABLE lessons; --
%
_
[a]
a NEAR b
\\
\\"
a\\
{0}
%s
\u0000
\ud800
\udfff\ud800
\U0001f9d1\u200d\U0001f3eb
\u0301\u0301
\u202eabc
\ufeff
İstanbul ı ß ﬁ
数学 入門
หนังสือ
हिन्दी
عربى
aaa\u0000bbb
""".strip("\n").split("\n")


async def find(database: Database, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
    async with database.unit_of_work() as u:
        return await u.search.find(words, limit=limit)


def course(title: str, *lessons: tuple[str, str], description: str = "") -> CourseDraft:
    return CourseDraft(
        title=title,
        description=description,
        modules=(
            ModuleDraft(
                title="M",
                lessons=tuple(LessonDraft(title=name, content=words) for name, words in lessons),
            ),
        ),
    )


PLANTS = (
    course(
        "Photosynthesis",
        ("Light", "Plants catch **light** with chlorophyll. The Calvin cycle follows."),
        ("The Calvin cycle", "Carbon is fixed in the dark part."),
        ("Éclairage", "La lumière naïve, Straße und Ångström."),
        description="How green plants live on light.",
    ),
    course("Light and shade", ("Painting", "A lamp gives light; light gives shade.")),
)


@pytest.fixture(scope="module")
def planted(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library about plants, written once."""
    path = tmp_path_factory.mktemp("plants") / database_template.name
    path.write_bytes(database_template.read_bytes())

    async def plant() -> None:
        database = Database(path)
        await database.open()
        for draft in PLANTS:
            await added(database, draft)
        await database.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, plant()).result()
    return path


@pytest.fixture
async def botany(planted: Path, data_dir: Path) -> AsyncIterator[Database]:
    """A copy of it, open."""
    path = data_dir / planted.name
    path.write_bytes(planted.read_bytes())
    opened = Database(path)
    await opened.open()
    yield opened
    await opened.close()


# ------------------------------------------------------------ finding


async def test_courses_come_before_lessons_and_titles_before_texts(botany: Database) -> None:
    hits = await find(botany, "light")
    assert [(hit.title, hit.lesson_id is None) for hit in hits] == [
        ("Light and shade", True),
        ("Photosynthesis", True),
        ("Light", False),
        ("Painting", False),
    ]
    assert hits[2].course_title == "Photosynthesis"
    assert hits[1].snippet == "How green plants live on \x02light\x03."
    assert hits[3].snippet == "A lamp gives \x02light\x03; \x02light\x03 gives shade."


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("calvin", ["The Calvin cycle", "Light"]),
        ("CALVIN Cycle", ["The Calvin cycle", "Light"]),
        ("calvin carbon", ["The Calvin cycle"]),
        ("calvin lamp", []),
        ("chloro", ["Light"]),
        ("chl", ["Light"]),
        ("ch", []),
        ("dark pa", ["The Calvin cycle"]),
        ("dark xy", ["The Calvin cycle"]),
        ("eclairage", ["Éclairage"]),
        ("éclairage", ["Éclairage"]),
        ("lumiere", ["Éclairage"]),
        ("angstrom", ["Éclairage"]),
        ("NAIVE", ["Éclairage"]),
        ('"calvin cycle"', ["The Calvin cycle", "Light"]),
        ("   ", []),
        ("", []),
        ("…", []),
    ],
)
async def test_words_find_lessons(botany: Database, words: str, titles: list[str]) -> None:
    found = [hit.title for hit in await find(botany, words) if hit.lesson_id is not None]
    assert found == titles


@pytest.mark.parametrize(
    ("words", "snippet"),
    [
        ("数学", "高等\x02数学\x03入门 100% _x_"),
        ("入门", "高等数学\x02入门\x03 100% _x_"),
        ("高等数学", "\x02高等数学入门\x03 100% _x_"),
        ("数学%入", None),
        ("化学", None),
    ],
)
async def test_scripts_without_spaces_are_found_inside_a_run(
    database: Database, words: str, snippet: str | None
) -> None:
    await added(database, course("课程", ("第一课", "高等数学入门 100% _x_")))
    hits = await find(database, words)
    assert [hit.snippet for hit in hits] == ([] if snippet is None else [snippet])
    assert [hit.title for hit in await find(database, "一课")] == ["第一课"]
    assert [hit.lesson_id for hit in await find(database, "程")] == [None]
    async with database.unit_of_work(write=True) as u:
        await u.courses.trash(CourseId(1))
        assert await u.search.find(words) == ()


async def test_the_index_follows_every_change(botany: Database) -> None:
    async with botany.unit_of_work(write=True) as u:
        hit = (await u.search.find("chlorophyll"))[0]
        assert hit.lesson_id is not None
        text_now = await u.lessons.text(hit.lesson_id)
        await u.lessons.save(hit.lesson_id, "Light", "Nothing here", 1, text_now.revision)
        assert await u.search.find("chlorophyll") == ()
        await u.courses.update(hit.course_id, description="All about mushrooms")
        assert [hit.title for hit in await u.search.find("mushrooms")] == ["Photosynthesis"]
        await u.lessons.delete(hit.lesson_id)
        assert await u.search.find("nothing") == ()
        await u.commit()


async def test_the_trash_is_not_searched_even_when_it_is_full_of_hits(database: Database) -> None:
    bad = await added(
        database, course("Rubbish", *((f"word word {n}", "word " * 9) for n in range(200)))
    )
    await added(database, course("Good", ("Keeper", "one word " + "and more " * 50)))
    async with database.unit_of_work(write=True) as u:
        await u.courses.trash(bad)
        await u.commit()
    assert [hit.title for hit in await find(database, "word")] == ["Keeper"]
    async with database.unit_of_work(write=True) as u:
        await u.courses.restore(bad)
        await u.commit()
    assert len(await find(database, "word")) == 20


async def test_limits_are_kept(database: Database) -> None:
    for number in range(12):
        await added(database, course(f"Word {number}", (f"word {number}", "word")))
    hits = await find(database, "word", 10)
    assert len(hits) == 10
    assert sum(hit.lesson_id is None for hit in hits) == search.COURSE_HITS
    assert len(await find(database, "word", 3)) == 3
    assert len({(hit.course_id, hit.lesson_id) for hit in hits}) == 10


# ------------------------------------------------------------ whatever is typed


async def test_hostile_words(botany: Database, subtests: pytest.Subtests) -> None:
    for words in HOSTILE:
        with subtests.test(words=words):
            for typed in (words, f"light {words}", f"{words} light", words * 40):
                assert isinstance(await find(botany, typed), tuple)


@settings(
    max_examples=some(150),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text(st.characters(codec=None), max_size=60))
@example(words="light\x00OR calvin")
async def test_any_words(botany: Database, words: str) -> None:
    assert isinstance(await find(botany, words), tuple)


@settings(
    max_examples=some(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
async def test_what_stands_in_a_lesson_is_found_by_its_words(
    database: Database, words: str
) -> None:
    async with database.unit_of_work(write=True) as u:
        course_id = await u.courses.add(course("C", ("L", f"before {words} after")))
        hits = await u.search.find(words)
        found = [hit for hit in hits if hit.lesson_id is not None]
    assert course_id in [hit.course_id for hit in found]


# ------------------------------------------------------------ cancelling


async def test_cancelling_stops_the_query(database: Database) -> None:
    slow = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000000)"
        " SELECT max(i) FROM n"
    )

    async def run() -> None:
        async with database.unit_of_work() as u:
            await search.interruptible(u.session, lambda: u.session.execute(slow))

    task = asyncio.ensure_future(run())
    await asyncio.sleep(0.1)
    started = time.perf_counter()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.perf_counter() - started < 5
    assert await find(database, "word") == ()


async def test_searching_as_one_types(botany: Database) -> None:
    last: asyncio.Task[tuple[SearchHit, ...]] | None = None
    for end in range(1, 12):
        if last is not None:
            last.cancel()
            await asyncio.gather(last, return_exceptions=True)
        last = asyncio.ensure_future(find(botany, "chlorophyll"[:end]))
        for _ in range(end % 4):
            await asyncio.sleep(0)
    assert last is not None
    assert [hit.title for hit in await last] == ["Light"]


# ------------------------------------------------------------ the index as a whole


async def test_a_bulk_import_rebuilds_the_index(botany: Database) -> None:
    await botany.close()
    with sqlite.opened(botany.path) as connection:
        connection.execute("PRAGMA trusted_schema=ON")
        connection.execute("BEGIN IMMEDIATE")
        search.drop_triggers(connection.execute)
        connection.execute("UPDATE lessons SET content = 'wholesale' WHERE title = 'Painting'")
        search.rebuild(connection.execute)
        search.create_triggers(connection.execute)
        connection.execute("COMMIT")
        search.check(connection.execute)
    await botany.open()
    assert [hit.title for hit in await find(botany, "wholesale")] == ["Painting"]
    assert [hit.title for hit in await find(botany, "lamp")] == []


async def test_a_spoiled_index_is_noticed(botany: Database) -> None:
    with contextlib.closing(sqlite3.connect(botany.path, isolation_level=None)) as connection:
        search.drop_triggers(connection.execute)
        connection.execute("UPDATE lessons SET content = 'silently changed'")
        with pytest.raises(sqlite3.DatabaseError):
            search.check(connection.execute)


# ------------------------------------------------------------ expressions and snippets


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("light", '"light"*'),
        ("li", '"li"'),
        ("light sha", '"light" AND "sha"*'),
        ("light s", '"light" AND "s"'),
        ("light-sha", '"light-sha"*'),
        ("light.", '"light."'),
        ('say "hello', '"say" AND "hello"*'),
    ],
)
def test_expressions(typed: str, expression: str) -> None:
    assert match_expression(words_of(typed)) == expression


def test_long_input_is_cut() -> None:
    assert len(words_of("word " * 1000)) == search.MAX_WORDS
    assert sum(map(len, words_of("x" * 10_000))) == search.MAX_TEXT


@given(st.text())
def test_folding_keeps_every_place(words: str) -> None:
    assert len(folded(words)) == len(words)


@settings(max_examples=some(200))
@given(
    words=st.text(st.sampled_from("ab cé.\n*ßİ"), max_size=500),
    typed=st.lists(st.sampled_from(["a", "ab", "cé", "b", "ß"]), min_size=1, max_size=3),
)
def test_snippets_are_pieces_of_the_text(words: str, typed: list[str]) -> None:
    snippet = snippet_of(words, search.pieces_of(typed))
    plain = snippet.replace("\x02", "").replace("\x03", "").strip("…").strip()
    assert plain in words
    assert snippet.count("\x02") == snippet.count("\x03")
    assert len(plain) <= 3 * search.SNIPPET_LENGTH


def test_a_snippet_shows_where_the_words_stand_together() -> None:
    far = "alpha " + "filler " * 100
    words = far + "here alpha meets beta at last " + "filler " * 100
    snippet = snippet_of(words, search.pieces_of(["alpha", "beta"]))
    assert "\x02alpha\x03 meets \x02beta\x03" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert snippet_of("short text", search.pieces_of(["zebra"])) == "short text"


def test_one_endless_word_is_cut_all_the_same() -> None:
    snippet = snippet_of("x" * 5000 + " needle " + "y" * 5000, search.pieces_of(["needle"]))
    assert "\x02needle\x03" in snippet
    assert len(snippet) < 1000


async def test_a_course_is_listed_once(database: Database) -> None:
    await added(database, course("Light", description="light light"))
    hits = await find(database, "light")
    assert [hit.course_id for hit in hits] == [CourseId(1)]
