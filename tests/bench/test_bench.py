"""The bench measures what it says, on a small library; nothing here depends on the clock."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QTextBrowser

from coursegen_desktop.db import search
from coursegen_desktop.domain import media_wish
from coursegen_desktop.media import made_voice
from coursegen_desktop.media.speech.choosing import SILENT
from coursegen_desktop.services import media_making
from coursegen_desktop.ui.content.lesson_view import LessonPane
from tests.house.source import ROOT
from tests.media.test_made_voice import HEART, FakeProcess
from tests.services.desk import Here

from . import __main__ as bench
from . import (
    answer,
    classroom,
    data,
    documents,
    editor,
    films,
    generate,
    keystrokes,
    kiosk,
    library,
    people,
    progress,
    quiz,
    searching,
    voice,
)
from .measure import Result, alternate, plus
from .place import GapProbe, Place, place

SMALL = data.SIZES["small"]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made libraries of this run."""
    return tmp_path_factory.mktemp("bench cache")


@pytest.fixture
def where(cache: Path) -> Place:
    """A copy of the small library."""
    with place(SMALL, cache) as made:
        yield made


def test_the_small_library_is_whole(where: Place) -> None:
    connection = sqlite3.connect(where.database)
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("courses", "course_modules", "lessons", "lesson_assets", "enrollments")
    }
    assert counts == {
        "courses": 300,
        "course_modules": 600,
        "lessons": 3000,
        "lesson_assets": 300,
        "enrollments": 12,
    }
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    search.check(connection.execute)
    mean = connection.execute("SELECT avg(length(content)) FROM lessons").fetchone()[0]
    assert 2000 < mean < 4000
    connection.close()


def test_words_follow_zipf(where: Place) -> None:
    connection = sqlite3.connect(where.database)
    kinds = searching.queries(SMALL)

    def hits(words: str) -> int:
        found = connection.execute(
            "SELECT count(*) FROM lesson_search WHERE lesson_search MATCH ?", (f'"{words}"',)
        )
        return int(found.fetchone()[0])

    assert hits(kinds["stop"]) > 0.9 * 3000
    assert hits(kinds["stop"]) >= hits(kinds["common"]) > hits(kinds["rare"])
    assert hits(kinds["nothing"]) == 0
    connection.close()


def test_the_same_size_gives_the_same_library(tmp_path: Path) -> None:
    tiny = data.Size("tiny", 25, 200, 60)
    dumps = []
    for name in ("one", "two"):
        connection = sqlite3.connect(data.library(tiny, tmp_path / name))
        dumps.append(connection.execute("SELECT * FROM lessons ORDER BY id").fetchall())
        connection.close()
    assert dumps[0] == dumps[1]


def test_a_made_library_is_kept(cache: Path, where: Place) -> None:
    again = data.library(SMALL, cache)
    assert again.stat().st_mtime_ns == data.library(SMALL, cache).stat().st_mtime_ns
    assert where.database != again


async def test_pages_are_measured(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "ROUNDS", 2)
    monkeypatch.setattr(library, "DEEP", 4)
    results = await library.run(where)
    assert [one.name for one in results] == ["library.page", "library.deep"]
    assert all(one.floor > 0 and one.ours > 0 for one in results)


async def test_answers_are_measured_and_stored(
    where: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "ROUNDS", 3)
    (result,) = await answer.run(where)
    connection = sqlite3.connect(where.database)
    stored = connection.execute("SELECT count(*), sum(score) FROM quiz_answers").fetchone()
    connection.close()
    assert stored == (4, 4.0)  # three rounds and the one that is thrown away
    assert result.goal == pytest.approx(1 + answer.ALLOWED_MS / result.floor)


async def test_a_quiz_is_measured(
    where: Place, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(quiz, "ROUNDS", 2)
    monkeypatch.setattr(quiz, "QUESTIONS", 20)
    monkeypatch.setattr(quiz, "_REST_S", 0.0)
    results = await quiz.run(where)
    assert [one.name for one in results] == [
        "quiz.open", "quiz.open.gap", "quiz.direct", "quiz.direct.gap", "quiz.answer", "quiz.next"
    ]  # fmt: skip
    assert all(one.floor > 0 and one.ours > 0 for one in results)
    connection = sqlite3.connect(where.database)
    stored = connection.execute("SELECT count(*), sum(score) FROM quiz_answers").fetchone()
    connection.close()
    assert stored == (3, 3.0)


async def test_searches_are_measured(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "ROUNDS", 1)
    results = await searching.run(where)
    assert len(results) == len(searching.queries(SMALL))


class BareBrowser(QTextBrowser):
    """Shows HTML as the engine's bare page does."""

    async def open(self) -> None:
        """It is there already."""

    async def swap(self, html: str) -> None:
        """Put `html` into it."""
        self.setHtml(html)

    def setPage(self, page: None) -> None:
        """It has none."""


class Prompt(FakeProcess):
    """Has made everything already."""

    def __init__(self, serve: object, given: Any, tell: Any, meanwhile: object) -> None:
        super().__init__(serve, given, tell, meanwhile)
        tell(("ready", (HEART,)))

    def send(self, order: tuple[Any, ...]) -> None:
        super().send(order)
        for words, _ in self.wanted:
            self.make(words)


async def test_the_first_sound_is_measured(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "ROUNDS", 1)
    monkeypatch.setattr(made_voice, "SpeakingProcess", Prompt)
    [result] = await voice.run(where)
    assert result.name == "voice.first" and 0 < result.ours < result.floor


async def test_films_are_measured(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "WISH", replace(films.WISH, voice=SILENT))
    monkeypatch.setitem(media_wish.SIZES, "720p", (320, 180))
    monkeypatch.setattr(media_making, "WorkerProcesses", lambda *_, **__: Here())
    results = await films.run(where)
    assert [one.name.removeprefix("media.") for one in results] == [
        "film", "memory", "gap", "size", "slide", "again", "resumed",
    ]  # fmt: skip
    assert results[-1].ratio == 1.0


async def test_the_editor_is_measured(
    where: Place, monkeypatch: pytest.MonkeyPatch, theme_host: object
) -> None:
    for name, value in (("ROUNDS", 1), ("LESSONS", 40), ("SIZE", 2_000), ("VERSIONS", 3)):
        monkeypatch.setattr(editor, name, value)
    # Without the engine: it is the reader's, and takes seconds to start.
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    monkeypatch.setattr(editor, "BarePage", BareBrowser)
    monkeypatch.setattr(keystrokes, "ROUNDS", 1)
    monkeypatch.setattr(keystrokes, "SIZE", 20_000)
    results = await editor.run(where)
    assert [one.name.removeprefix("editor.") for one in results] == [
        "key.letter", "key.fence", "key.cell", "history", "open", "undo", "preview", "save",
        "key.window",
    ]  # fmt: skip
    assert all(one.floor > 0 and one.ours > 0 for one in results)
    rows = sqlite3.connect(where.database)
    steps = rows.execute("SELECT verb, count(*) FROM edit_steps WHERE is_done GROUP BY verb")
    done = dict(steps.fetchall())
    # Three versions; and what was typed to see the page (twice), to save (twice), as keys (twice).
    assert done["write"] >= 3 + 2 and "move_lesson" not in done
    rows.close()


async def test_progress_is_measured(
    where: Place, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(progress, "ROUNDS", 2)
    monkeypatch.setattr(progress, "INSERTS", 20)
    monkeypatch.setattr(progress, "ANSWERS_EACH", 10)
    for name, value in (("ROUNDS", 2), ("LEARNERS", 12), ("LESSONS", 6), ("QUIZZES", 3),
                        ("_WARM_UP", 0.0)):  # fmt: skip
        monkeypatch.setattr(classroom, name, value)
    results = await progress.run(where)
    assert [one.name for one in results] == [
        "progress.figures", "progress.growth", "progress.class", "progress.insert",
        "progress.rebuild",
    ]  # fmt: skip
    with contextlib.closing(sqlite3.connect(where.database)) as rows:
        (answers,) = rows.execute(
            "SELECT sum(answers) FROM progress_days WHERE course_id = 0 AND user_id > 1"
        ).fetchone()
        counted = rows.execute("SELECT count(*) FROM quiz_answers WHERE user_id > 1").fetchone()
    assert (answers,) == counted
    assert answers > 2_500


async def test_people_are_measured(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "PAGE_ROUNDS", 2)
    monkeypatch.setattr(people, "SWITCH_ROUNDS", 2)
    monkeypatch.setattr(people, "_WARM_UP", 0.0)
    monkeypatch.setattr(people, "_IDLE_S", 0.1)
    monkeypatch.setattr(people, "IMPORTED", 250)
    results = await people.run(where)
    assert [one.name for one in results] == [
        "people.page", "people.switch", "people.gap", "people.import",
    ]  # fmt: skip
    switch = results[1]
    assert switch.goal == pytest.approx(1 + people.SWITCH_MS / switch.floor)
    rows = sqlite3.connect(where.database)
    assert rows.execute("SELECT count(*) FROM users").fetchone() == (151 + 250,)
    signed_in = "SELECT count(*) FROM audit_log WHERE action = 'signed_in'"
    assert rows.execute(signed_in).fetchone() == (4,), "three switches and the one for the gap"
    rows.close()


async def test_the_probe_sees_a_gap(qapp: object) -> None:
    probe = GapProbe()

    async def stall() -> None:
        await asyncio.sleep(0.02)
        await asyncio.sleep(0, sum(range(3_000_000)))

    assert await probe.during(stall) > 10


async def test_alternating_is_fair() -> None:
    order: list[str] = []

    async def note(name: str, value: float) -> float:
        order.append(name)
        return value

    pair = await alternate(lambda: note("f", 1.0), lambda: note("o", 3.0), 4)
    assert pair == (1.0, 3.0)
    assert "".join(order) == "fo" + "fo" + "of" + "fo" + "of"


def test_a_result_is_judged_by_its_ratio() -> None:
    assert Result("a", 2.0, 3.0, 1.5).ok
    assert not Result("a", 2.0, 3.1, 1.5).ok
    assert Result("a", 4.0, 6.0, plus(4.0, 1.0, 2.0)).ok
    assert set(Result("a", 1, 1, 1).as_json()) == {
        "name", "floor", "ours", "ratio", "goal", "ok",
    }  # fmt: skip


async def test_turns_at_the_kiosk_are_measured(
    where: Place, monkeypatch: pytest.MonkeyPatch, theme_host: object
) -> None:
    sizes = {"CHILDREN": 2, "TURNS": 2, "TIMED": 2, "IDLE_S": 0.1, "_READS": 99}
    for name, value in (sizes | {"_WARM_UP": 0.0, "_REST": 0.0}).items():
        monkeypatch.setattr(kiosk, name, value)
    results = await kiosk.run(where)
    assert [one.name for one in results] == [
        "kiosk.idle", "kiosk.next", "kiosk.sign-in", "kiosk.memory",
    ]  # fmt: skip
    assert all(one.ours > 0 and one.floor > 0 for one in results)


def test_the_table_names_what_is_too_slow() -> None:
    table = bench.table([Result("fine", 1, 1, 2), Result("slow", 1, 3, 2)])
    assert "fine" in table
    assert table.splitlines()[-1].endswith("TOO SLOW")


def test_it_takes_names_and_prints_json(cache: Path) -> None:
    command = [sys.executable, "-m", "tests.bench", "library", "--json", "--size", "small"]
    done = subprocess.run(
        [*command, "--cache", str(cache)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    results = json.loads(done.stdout)
    assert [one["name"] for one in results] == ["library.page", "library.deep"]


def test_an_unknown_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "luck"])
    with pytest.raises(SystemExit) as caught:
        bench.main()
    assert caught.value.code == 2
    assert "start, library, reader, answer, quiz, search" in capsys.readouterr().err


def test_the_book_that_is_timed_is_a_book(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(documents.book(data.vocabulary(SMALL), 12))
    source = documents.SOURCE.read(path)
    assert len(source.pages) == 12
    assert sum(block.kind == "heading" for block in source.blocks) == 12
    assert source.notes == {"pdf_furniture": 24}
    assert 1500 < len(source.text) / 12 < 3000


async def test_a_book_is_written_and_all_of_it_is_measured(where: Place) -> None:
    found = await generate.run(where)
    assert [one.name.removeprefix("generate.") for one in found] == [
        "read", "first", "edited", "all", "memory", "reading", "writing",
    ]  # fmt: skip
    assert all(one.ours > 0 and one.floor > 0 for one in found)
    words = len((where.folder / "large.md").read_text(encoding="utf-8").split())
    assert 1 < words / generate.WORDS["small"] < 1.5
    first = next(one for one in found if one.name == "generate.first")
    assert first.ours <= next(one for one in found if one.name == "generate.all").ours
