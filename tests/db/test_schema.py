"""The tables: models and migrations agree, rules hold, deleting takes along what it should."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from coursegen_desktop.db import migrate, sqlite
from coursegen_desktop.db.models import Base
from coursegen_desktop.db.schema_version import HEAD, KNOWN
from coursegen_desktop.db.search import owns_table

from . import newest

NOW = "2026-11-23T10:00:00.000000+00:00"
SEED = f"""
INSERT INTO users (id, public_id, email, full_name, is_admin, created_at, updated_at)
  VALUES (1, 'u1', 'a@b', 'Ada', 1, '{NOW}', '{NOW}'), (2, 'u2', 'c@d', 'Bea', 0, '{NOW}', '{NOW}');
INSERT INTO courses (id, public_id, title, title_key, thumbnail_url, is_published, language,
    licence, authors, revision, created_at, updated_at, description, learning_outcomes)
  VALUES (1, 'c1', 'One', 'one', '', 1, '', '', '[]', 1, '{NOW}', '{NOW}', 'first words', '[]'),
         (2, 'c2', 'Two', 'two', '', 1, '', '', '[]', 1, '{NOW}', '{NOW}', '', '[]');
INSERT INTO course_modules (id, public_id, course_id, title, order_index, revision, created_at,
    updated_at, summary)
  VALUES (1, 'm1', 1, 'M', 0, 1, '{NOW}', '{NOW}', ''),
         (2, 'm2', 2, 'N', 0, 1, '{NOW}', '{NOW}', '');
INSERT INTO lessons (id, public_id, module_id, title, order_index, duration_minutes, revision,
    created_at, updated_at, content)
  VALUES (1, 'l1', 1, 'L', 0, 3, 1, '{NOW}', '{NOW}', 'alpha beta'),
         (2, 'l2', 2, 'K', 0, 3, 1, '{NOW}', '{NOW}', 'gamma');
INSERT INTO lesson_assets (id, public_id, lesson_id, asset_type, revision, created_at, updated_at,
    content) VALUES (1, 'a1', 1, 'quiz', 1, '{NOW}', '{NOW}', '{{}}'),
                    (2, 'a2', 2, 'quiz', 1, '{NOW}', '{NOW}', '{{}}');
INSERT INTO enrollments (id, user_id, course_id, enrolled_at, progress_percent, last_opened_at,
    last_lesson_id, created_at, updated_at)
  VALUES (1, 1, 1, '{NOW}', 0, '{NOW}', 1, '{NOW}', '{NOW}'),
         (2, 2, 2, '{NOW}', 0, '{NOW}', 2, '{NOW}', '{NOW}');
INSERT INTO lesson_completions (id, user_id, lesson_id, completed_at, day)
  VALUES (1, 1, 1, '{NOW}', '2026-11-23'), (2, 2, 2, '{NOW}', '2026-11-23');
INSERT INTO reading_positions (user_id, lesson_id, position, updated_at)
  VALUES (1, 1, 0.5, '{NOW}'), (2, 2, 0.5, '{NOW}');
INSERT INTO quiz_attempts (id, public_id, user_id, asset_id, asset_revision, score, max_score,
    attempted_at, day, seed)
  VALUES (1, 'q1', 1, 1, 1, 0, 2, '{NOW}', '2026-11-23', 0),
         (2, 'q2', 2, 2, 1, 0, 2, '{NOW}', '2026-11-23', 0);
INSERT INTO quiz_answers (id, attempt_id, user_id, question_id, score, max_score, answered_at, day,
    answer) VALUES (1, 1, 1, 'x', 1, 1, '{NOW}', '2026-11-23', '{{}}'),
                   (2, 2, 2, 'x', 1, 1, '{NOW}', '2026-11-23', '{{}}');
INSERT INTO settings (user_id, name, value, updated_at) VALUES (1, 'x', '1', '{NOW}');
"""
# Rows of tables that came later: SEED is also put into older forms.
LATER = f"""
INSERT INTO quiz_versions (asset_id, hash, revision, created_at, content)
  VALUES (1, 'h', 1, '{NOW}', '{{}}'), (2, 'h', 1, '{NOW}', '{{}}');
INSERT INTO quiz_standings (user_id, asset_id, score, max_score, attempts, updated_at)
  VALUES (1, 1, 1, 2, 1, '{NOW}'), (2, 2, 1, 2, 1, '{NOW}');
INSERT INTO generation_run (id, course_id, title, engine, status, created_at, updated_at, brief,
    outline, reading)
  VALUES (1, 1, 'R', 'extractive', 'done', '{NOW}', '{NOW}', '{{}}', x'', x''),
         (2, 2, 'S', 'extractive', 'paused', '{NOW}', '{NOW}', '{{}}', x'', x'');
INSERT INTO generation_step (id, run_id, kind, unit_id, seq, status, module_id, lesson_id)
  VALUES (1, 1, 'lesson', 'l1', 0, 'written', 1, 1), (2, 2, 'lesson', 'l1', 0, 'waiting', 2, 2);
INSERT INTO generation_source (id, run_id, source_id, seq, name, path, kind, sha256, reader, words,
    pages, text, tree)
  VALUES (1, 1, 's1', 0, 'a.md', '/a.md', 'Markdown', 'f', 1, 2, '[]', x'', x''),
         (2, 2, 's1', 0, 'b.md', '/b.md', 'Markdown', 'f', 1, 2, '[]', x'', x'');
INSERT INTO generation_block (source_key, number, kind, start, end, hash)
  VALUES (1, 1, 'para', 0, 4, 'h'), (2, 1, 'para', 0, 4, 'h');
INSERT INTO citation (lesson_id, entity, number, source_key, block, start, end, quote_hash)
  VALUES (1, 'body', 1, 1, 'b1', 0, 4, 'h'), (2, 'body', 1, 2, 'b1', 0, 4, 'h');
INSERT INTO artifact_revision (id, lesson_id, entity, rev, origin, step_id, created_at,
    content_hash, content)
  VALUES (1, 1, 'lesson', 1, 'embedded', 1, '{NOW}', 'h', x''),
         (2, 2, 'lesson', 1, 'embedded', 2, '{NOW}', 'h', x'');
"""
# Tables that older versions do not have.
REVIEW_SEED = f"""
INSERT INTO review_cards (id, public_id, user_id, course_id, lesson_id, asset_id, question_id,
    question_version, sibling_key, source, anchor, title, state, hold, due_day, due_at,
    buried_until, stability, difficulty, last_day, reps, lapses, added_at)
  VALUES (1, 'r1', 1, 1, 1, 1, 'x', '', '', 'mistake', '', '', 2, '', 0, '', 0, 1, 5, 0, 1, 0,
    '{NOW}'),
         (2, 'r2', 2, 2, 2, 2, 'x', '', '', 'mistake', '', '', 2, '', 0, '', 0, 1, 5, 0, 1, 0,
    '{NOW}');
INSERT INTO review_log (id, card_id, user_id, at, day, recall, state, elapsed_days, predicted,
    took_ms, expected_ms, fraction, is_undone, before, answer)
  VALUES (1, 1, 1, '{NOW}', 0, 3, 2, 1, 0.9, 1, 1, 1, 0, '{{}}', '{{}}'),
         (2, 2, 2, '{NOW}', 0, 3, 2, 1, 0.9, 1, 1, 1, 0, '{{}}', '{{}}');
"""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new library with two of everything; each test gets a copy."""
    path = tmp_path_factory.mktemp("schema") / "coursegen.db"
    migrate.create(path)
    with contextlib.closing(sqlite.connect(path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA trusted_schema=ON")
        opened.executescript(SEED + REVIEW_SEED + LATER)
        opened.commit()
    return path


@pytest.fixture
def connection(data_dir: Path, seeded: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to it, foreign keys on."""
    path = data_dir / "coursegen.db"
    path.write_bytes(seeded.read_bytes())
    with contextlib.closing(sqlite.connect(path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA trusted_schema=ON")
        yield opened


def count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _everything(connection: sqlite3.Connection) -> dict[str, object]:
    """Each table, index and trigger. Alembic writes a rebuilt table's rules in any order."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    found: dict[str, object] = {
        name: (kind, table, _columns(connection, name), _parts(sql))
        if kind == "table"
        else (kind, table, (sql or "").split())
        for kind, name, table, sql in rows
        if name != "sqlite_sequence"
    }
    return found | {"version": connection.execute("SELECT * FROM alembic_version").fetchall()}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [row[0] for row in rows]


def test_a_new_library_is_what_the_migrations_make(data_dir: Path) -> None:
    """After a new migration: python -m tests.db.newest."""
    path = data_dir / "coursegen.db"
    assert (migrate.scripts() / migrate.NEWEST).read_text("utf-8").startswith(f"-- {HEAD}\n")
    migrate.create(path)
    with (
        contextlib.closing(newest.migrated()) as migrated,
        contextlib.closing(sqlite.connect(path)) as made,
    ):
        assert _everything(made) == _everything(migrated)
        assert sqlite.full_check(made) == []
        assert {name: n for name, n in sqlite.row_counts(made).items() if n} == {
            "alembic_version": 1
        }


def test_a_new_library_needs_no_alembic(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "upgrade", None)
    assert migrate.create(data_dir / "coursegen.db")


@pytest.mark.parametrize("text", [None, "-- 0001\nCREATE TABLE old (x);\n"])
def test_what_was_not_written_down_is_made_by_the_migrations(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.scripts(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / migrate.NEWEST).unlink()
    if text is not None:
        (folder / migrate.NEWEST).write_text(text, "utf-8")
    monkeypatch.setattr(migrate, "scripts", lambda: folder)
    path = data_dir / "coursegen.db"
    assert migrate.create(path)
    with contextlib.closing(sqlite.connect(path)) as made:
        assert migrate.version_of(made) == HEAD
        assert made.execute("SELECT 1 FROM sqlite_schema WHERE name = 'old'").fetchone() is None


def test_models_and_migrations_describe_the_same_tables(data_dir: Path) -> None:
    path = data_dir / "coursegen.db"
    migrate.create(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as bound:
        context = MigrationContext.configure(
            bound,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda _o, name, kind, _r, _c: (
                    not (kind == "table" and owns_table(name))
                ),
            },
        )
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_a_migrated_table_has_the_very_columns_and_rules_of_its_model(data_dir: Path) -> None:
    """compare_metadata does not see ON DELETE, checks and AUTOINCREMENT; the text does."""
    path = data_dir / "coursegen.db"
    migrate.create(path)
    with contextlib.closing(sqlite.connect(path)) as migrated:
        theirs = _definitions(migrated)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    raw = engine.raw_connection()
    assert isinstance(raw.driver_connection, sqlite3.Connection)
    ours = _definitions(raw.driver_connection)
    raw.close()
    engine.dispose()
    assert ours.keys() <= theirs.keys()
    for name, definition in ours.items():
        assert theirs[name] == definition


def _definitions(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The parts of every table's and index's definition, in whatever order they are written."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        name: _parts(sql)
        for name, sql in rows
        if not owns_table(name) and name != "sqlite_sequence"
    }


def _parts(sql: str) -> set[str]:
    """Columns and rules: ADD COLUMN writes on one line what CREATE TABLE writes on several."""
    head, _, body = " ".join(sql.replace('"', "").split()).partition("(")
    return {head.strip(), *(part.strip(" ()") for part in re.split(r",(?![^()]*\))", body))}


def test_the_known_versions_are_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.scripts()))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == KNOWN
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_the_seeds_tables_are_there(connection: sqlite3.Connection) -> None:
    wanted = {
        "users": "id email hashed_password full_name is_admin created_at",
        "courses": "id title description learning_outcomes thumbnail_url is_published",
        "course_modules": "id course_id title summary order_index",
        "lessons": "id module_id title content order_index duration_minutes",
        "lesson_assets": "id lesson_id asset_type content file_path",
        "enrollments": "id user_id course_id enrolled_at progress_percent",
        "lesson_completions": "id user_id lesson_id completed_at",
        "quiz_attempts": "id user_id asset_id score max_score attempted_at",
    }
    for table, columns in wanted.items():
        have = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert set(columns.split()) <= have
        assert {"id", "public_id"} <= have or table in ("enrollments", "lesson_completions")


@pytest.mark.parametrize(
    "statement",
    [
        (
            "INSERT INTO enrollments SELECT 9, user_id, course_id, enrolled_at, 0, last_opened_at,"
            " NULL, created_at, updated_at, '' FROM enrollments WHERE id = 1"
        ),
        (
            "INSERT INTO lesson_completions SELECT 9, user_id, lesson_id, completed_at, day, 0"
            " FROM lesson_completions WHERE id = 1"
        ),
        "UPDATE users SET email = 'a@b' WHERE id = 2",
        "UPDATE users SET public_id = 'u1' WHERE id = 2",
        "UPDATE courses SET public_id = 'c1' WHERE id = 2",
        "UPDATE course_modules SET public_id = 'm1' WHERE id = 2",
        "UPDATE lessons SET public_id = 'l1' WHERE id = 2",
        "UPDATE lesson_assets SET public_id = 'a1' WHERE id = 2",
        "UPDATE quiz_attempts SET public_id = 'q1' WHERE id = 2",
        "UPDATE quiz_answers SET attempt_id = 1 WHERE id = 2",
        "UPDATE quiz_attempts SET max_score = -1 WHERE id = 2",
        "UPDATE lessons SET title = NULL WHERE id = 2",
        "UPDATE lessons SET module_id = 99 WHERE id = 2",
        "UPDATE course_modules SET course_id = 99 WHERE id = 2",
        "UPDATE lesson_assets SET lesson_id = 99 WHERE id = 2",
        "UPDATE enrollments SET course_id = 99 WHERE id = 2",
        "UPDATE enrollments SET last_lesson_id = 99 WHERE id = 2",
        "UPDATE quiz_attempts SET asset_id = 99 WHERE id = 2",
        "INSERT INTO settings VALUES (1, 'x', '2', '')",
        "UPDATE review_cards SET user_id = 1, asset_id = 1 WHERE id = 2",
        "UPDATE review_cards SET public_id = 'r1' WHERE id = 2",
        "UPDATE review_cards SET course_id = 99 WHERE id = 2",
        "UPDATE review_log SET card_id = 99 WHERE id = 2",
        "UPDATE generation_run SET course_id = 99 WHERE id = 2",
        "UPDATE generation_step SET run_id = 1 WHERE id = 2",
        "UPDATE generation_source SET run_id = 1 WHERE id = 2",
        "UPDATE generation_block SET source_key = 1 WHERE source_key = 2",
        "UPDATE citation SET lesson_id = 1 WHERE lesson_id = 2",
        "UPDATE artifact_revision SET lesson_id = 1 WHERE id = 2",
    ],
)
def test_the_rules_hold(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


# what is deleted -> how many rows of its table stay (there were two of each)
CASCADES = {
    "DELETE FROM courses WHERE id = 1": (
        "courses course_modules lessons lesson_assets enrollments lesson_completions"
        " reading_positions quiz_attempts quiz_answers quiz_versions quiz_standings"
        " review_cards review_log"
        " generation_run generation_step generation_source generation_block citation"
        " artifact_revision"
    ),
    "DELETE FROM course_modules WHERE id = 1": (
        "course_modules lessons lesson_assets lesson_completions reading_positions"
        " quiz_attempts quiz_answers quiz_versions quiz_standings citation artifact_revision"
    ),
    "DELETE FROM lessons WHERE id = 1": (
        "lessons lesson_assets lesson_completions reading_positions quiz_attempts quiz_answers"
        " quiz_versions quiz_standings citation artifact_revision"
    ),
    "DELETE FROM lesson_assets WHERE id = 1": (
        "lesson_assets quiz_attempts quiz_answers quiz_versions quiz_standings"
    ),
    "DELETE FROM quiz_attempts WHERE id = 1": "quiz_attempts quiz_answers",
    "DELETE FROM users WHERE id = 1": (
        "users enrollments lesson_completions reading_positions quiz_attempts quiz_answers"
        " quiz_standings review_cards review_log"
    ),
    "DELETE FROM review_cards WHERE id = 1": "review_cards review_log",
    "DELETE FROM generation_run WHERE id = 1": (
        "generation_run generation_step generation_source generation_block citation"
    ),
}
COUNTED = [
    "users",
    "courses",
    "course_modules",
    "lessons",
    "lesson_assets",
    "enrollments",
    "lesson_completions",
    "reading_positions",
    "quiz_attempts",
    "quiz_answers",
    "quiz_versions",
    "quiz_standings",
    "review_cards",
    "review_log",
    "generation_run",
    "generation_step",
    "generation_source",
    "generation_block",
    "citation",
    "artifact_revision",
]


@pytest.mark.parametrize("statement", CASCADES)
def test_deleting_takes_along_what_belongs_to_it_and_nothing_else(
    connection: sqlite3.Connection, statement: str
) -> None:
    connection.execute(statement)
    gone = CASCADES[statement].split()
    assert {table: count(connection, table) for table in COUNTED} == {
        table: 1 if table in gone else 2 for table in COUNTED
    }
    assert sqlite.full_check(connection) == []


def test_a_deleted_last_lesson_leaves_the_enrolment(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM lessons WHERE id = 1")
    row = connection.execute("SELECT last_lesson_id FROM enrollments WHERE id = 1").fetchone()
    assert row == (None,)


@pytest.mark.parametrize("table", ["lessons", "lesson_assets"])
def test_a_card_outlives_its_question(connection: sqlite3.Connection, table: str) -> None:
    connection.execute(f"DELETE FROM {table} WHERE id = 1")
    row = connection.execute("SELECT asset_id, title FROM review_cards WHERE id = 1").fetchone()
    assert row == (None, "")
    assert count(connection, "review_log") == 2


def test_every_reference_is_covered_by_an_index(connection: sqlite3.Connection) -> None:
    """Else deleting a course would read whole tables."""
    for table in COUNTED:
        for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            column = row[3]
            firsts = {
                connection.execute(f"PRAGMA index_info('{index[1]}')").fetchone()[2]
                for index in connection.execute(f"PRAGMA index_list({table})").fetchall()
            }
            assert column in firsts, f"{table}.{column}"


def test_keys_are_never_given_twice(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM lessons WHERE id = 2")
    connection.execute(
        "INSERT INTO lessons (public_id, module_id, title, order_index, duration_minutes,"
        f" revision, created_at, updated_at, content) VALUES ('l3', 2, 'New', 0, 1, 1, '{NOW}',"
        f" '{NOW}', '')"
    )
    assert connection.execute("SELECT max(id) FROM lessons").fetchone() == (3,)


def test_the_index_follows_cascades(connection: sqlite3.Connection) -> None:
    found = "SELECT rowid FROM lesson_search WHERE lesson_search MATCH 'alpha'"
    assert connection.execute(found).fetchall() == [(1,)]
    connection.execute("UPDATE lessons SET content = 'delta' WHERE id = 1")
    assert connection.execute(found).fetchall() == []
    connection.execute("UPDATE lessons SET content = 'alpha' WHERE id = 1")
    connection.execute("DELETE FROM courses WHERE id = 1")
    assert connection.execute(found).fetchall() == []
    for index in ("lesson_search", "course_search"):
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
