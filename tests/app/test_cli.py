"""The command line on a real library: what it prints, what it says when something is wrong."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coursegen_desktop import __version__
from coursegen_desktop.app import arguments, cli
from coursegen_desktop.domain.course import CourseDraft
from coursegen_desktop.services.exchange import ExchangeService
from tests.formats import hostile
from tests.formats.drafts import listing
from tests.samples import small_course

ROOT = Path(__file__).parents[2]
DOCUMENT = """# Tides

The moon pulls the sea. A **tide** is the slow rise and fall of the sea.

## Spring tides

A **spring tide** is a tide of great range. It comes when sun and moon pull together.
It happens twice each month, at new moon and at full moon.

## Neap tides

A **neap tide** is a tide of small range. It comes when sun and moon pull at right angles.
"""


class Said(NamedTuple):
    """The end of a command."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line of an error."""
        assert self.out == ""
        assert self.err.count("\n") == 1 and self.err.endswith((".\n", ".”\n")), self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Said]


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the data folder of the test, in this process."""

    def command(*words: str) -> Said:
        status = cli.main([*words, "--data-dir", str(data_dir)])
        return Said(status, *capsys.readouterr())

    return command


@pytest.fixture
def library(database_file: Path) -> Callable[[CourseDraft], int]:
    """Put a course into the library; gives its number."""
    from coursegen_desktop.db.database import Database

    async def add(draft: CourseDraft) -> int:
        database = Database(database_file)
        await database.open()
        async with database.unit_of_work(write=True) as work:
            course_id = await work.courses.add(draft)
            await work.commit()
        await database.close()
        return course_id

    def keep(draft: CourseDraft) -> int:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, add(draft)).result()

    return keep


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def outside(*words: str, data_dir: Path, **environment: str) -> subprocess.Popen[bytes]:
    """The same in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "coursegen_desktop", *words],
        cwd=ROOT,
        env={**os.environ, "COURSEGEN_DATA_DIR": str(data_dir), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


# ------------------------------------------------------------------ use


def test_the_commands_are_those_of_the_manual() -> None:
    parser = cli._parser()
    actions = [action for action in parser._actions if action.choices]
    assert [tuple(action.choices or ()) for action in actions] == [arguments.COMMANDS]


@pytest.mark.parametrize("words", [["--version"], ["--data-dir", "x", "--version"]])
def test_the_version_is_printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 0
    assert capsys.readouterr() == (f"Coursegen Desktop {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], ["generate", "--help"], ["doctor", "-h"]])
def test_help_is_printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 0
    assert capsys.readouterr().out.startswith("usage: coursegen-desktop")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], "required: COMMAND"),
        (["sing"], "There is no command and no file “sing”"),
        (["absent.md"], "There is no command and no file “absent.md”"),
        (["generate"], "required: SOURCE"),
        (["show"], "required: COURSE"),
        (["show", "1", "2"], "Unrecognized arguments: 2"),
        (["export", "1"], "required: --out"),
        (["list", "--data-dir"], "expected one argument"),
        (["list", "--xml"], "Unrecognized arguments: --xml"),
        (["--json", "list"], "--json"),
        (["import"], "required: FILE"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    words: list[str], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(cli.main(words), *capsys.readouterr())
    assert said.status == 2
    assert text in said.sentence


def test_the_data_folder_may_stand_before_and_after_and_in_the_environment(
    library: Callable[[CourseDraft], int],
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library(small_course())
    other = str(data_dir / "other")
    ways = [
        ("", ["--data-dir", str(data_dir), "list", "--json"]),
        (other, ["--data-dir", str(data_dir), "list", "--json"]),
        (other, ["list", "--json", f"--data-dir={data_dir}"]),
        (other, ["--data-dir", other, "list", "--json", "--data-dir", str(data_dir)]),
        (str(data_dir), ["list", "--json"]),
    ]
    for variable, words in ways:
        monkeypatch.setenv("COURSEGEN_DATA_DIR", variable)
        assert cli.main(words) == 0
        assert "The water cycle" in capsys.readouterr().out, (variable, words)
    assert cli.main(["list", "--json", "--data-dir", other]) == 0
    assert capsys.readouterr().out == "[]\n"


# ------------------------------------------------------------------ list, show


def test_an_empty_library_is_no_error(run: Run, data_dir: Path) -> None:
    said = run("list")
    assert (said.status, said.out) == (0, "")
    assert "is empty" in said.err
    assert run("list", "--json") == (0, "[]\n", "")
    assert (data_dir / "coursegen.db").exists()


def test_list_and_show(run: Run, library: Callable[[CourseDraft], int]) -> None:
    number = library(small_course("Water 水"))
    (row,) = json.loads(run("list", "--json").out)
    assert set(row) == {
        "id",
        "public_id",
        "title",
        "is_published",
        "lessons",
        "progress_percent",
    }
    assert (row["id"], row["title"], row["lessons"]) == (number, "Water 水", 3)
    assert f"{number}  Water 水" in run("list").out
    shown = [run("show", ref, "--json") for ref in (str(number), row["public_id"], "Water 水")]
    assert {said.status for said in shown} == {0}
    assert len({said.out for said in shown}) == 1
    assert "Water 水" in shown[0].out  # UTF-8, not escapes
    whole = json.loads(shown[0].out)
    lesson = whole["modules"][0]["lessons"][0]
    assert list(whole) == ["course", "modules"]
    assert {"title", "summary", "lessons"} <= set(whole["modules"][0])
    assert {"title", "content", "duration_minutes", "assets"} <= set(lesson)
    assert set(lesson["assets"][0]) == {"asset_type", "content", "file_path"}
    outline = run("show", str(number)).out
    assert "1.1  Up and down  (3 min, quiz of 2 questions)" in outline


def test_a_course_that_is_not_there_or_not_the_only_one(
    run: Run, library: Callable[[CourseDraft], int]
) -> None:
    assert "There is no course “7”" in run("show", "7").sentence
    for _ in range(2):
        library(small_course("Twins"))
    said = run("show", "Twins", "--json")
    assert said.status == 1
    assert "2 courses are called “Twins”" in said.sentence and "1, 2" in said.sentence


# ------------------------------------------------------------------ export, import


def test_export_and_import(
    run: Run, library: Callable[[CourseDraft], int], tmp_path: Path, data_dir: Path
) -> None:
    number = library(small_course())
    target = tmp_path / "water.coursegen"
    assert run("export", "The water cycle", "--out", str(target)) == (0, f"{target}\n", "")
    first = target.read_bytes()
    run("export", str(number), "--out", str(target))
    assert target.read_bytes() == first
    said = run("import", str(target))
    assert (said.status, said.out) == (0, "“The water cycle (copy)” is course 2 now.\n")
    assert "copy" in said.err
    whole = [json.loads(run("show", str(n), "--json").out)["modules"] for n in (1, 2)]
    contents = [[les["content"] for m in ms for les in m["lessons"]] for ms in whole]
    assert contents[0] == contents[1]


def test_export_says_what_is_wrong(
    run: Run, library: Callable[[CourseDraft], int], tmp_path: Path
) -> None:
    library(small_course())
    (tmp_path / "folder.coursegen").mkdir()
    for out, words in [
        (tmp_path / "course.docx", ".coursegen"),
        (tmp_path / "none" / "a.coursegen", "There is no folder"),
        (tmp_path / "folder.coursegen", "is a folder"),
    ]:
        said = run("export", "1", "--out", str(out))
        assert said.status == 1
        assert words in said.sentence
    assert run("export", "1", "--out", "").status == 1
    assert listing(tmp_path) == ["data dir", "folder.coursegen"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("absent", None, "no such file"),
        ("empty.coursegen", b"", "empty"),
        ("a.md", b"# Title", "not a course package"),
        ("a.coursegen", b"text", "not a zip"),
        ("b.coursegen", hostile.HOSTILE["parent"](), "leads out"),
        ("c.coursegen", hostile.HOSTILE["ratio"](), "too tightly"),
        ("d.coursegen", hostile.plain_zip(a=b"x"), "not a course package"),
        ("red\x1b[31m.coursegen", b"PK", "red [31m.coursegen"),
    ],
)
def test_a_bad_package_is_one_sentence_and_no_course(
    name: str, data: bytes | None, words: str, run: Run, tmp_path: Path, database_file: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    said = run("import", str(tmp_path / name))
    assert said.status == 1
    assert words in said.sentence
    assert run("list", "--json").out == "[]\n"
    assert listing(tmp_path) == sorted({"data dir", name} if data is not None else {"data dir"})


# ------------------------------------------------------------------ generate


def test_generate_prints_the_outline_and_where_it_is(
    run: Run, document: Path, data_dir: Path
) -> None:
    said = run("generate", str(document))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Tides\n")
    assert "1.1  " in said.out and "quiz of" in said.out
    assert f"Kept as course 1 in {data_dir / 'coursegen.db'}" in said.out
    assert "show 1" in said.out


def test_generate_gives_json_and_a_title(run: Run, document: Path) -> None:
    said = run("generate", str(document), "--title", "  Sea\nand moon ", "--json")
    assert (said.status, said.err) == (0, "")
    whole = json.loads(said.out)
    assert whole["course"]["title"] == "Sea and moon"
    assert said.out == run("show", "1", "--json").out
    kinds = {
        a["asset_type"] for m in whole["modules"] for les in m["lessons"] for a in les["assets"]
    }
    assert "quiz" in kinds


def test_the_same_document_gives_the_same_course(run: Run, document: Path) -> None:
    first, second = (
        json.loads(run("generate", str(document), "--json").out)["modules"] for _ in range(2)
    )
    for module in (*first, *second):
        module.pop("public_id")
        for lesson in module["lessons"]:
            lesson.pop("public_id")
    assert first == second


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("absent.md", lambda path: None),
        ("folder", lambda path: path.mkdir()),
        ("empty.md", lambda path: path.write_bytes(b"")),
        ("blank.md", lambda path: path.write_bytes(b" \n\n\t\n")),
        ("binary.md", lambda path: path.write_bytes(bytes(range(256)) * 40)),
        ("film.mp4", lambda path: path.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(500))),
        ("huge.md", _sparse),
        ("no text.html", lambda path: path.write_bytes(b"<html><body><img src=x></body></html>")),
    ],
)
def test_a_bad_source_is_one_sentence_and_no_course(
    name: str, make: Callable[[Path], Any], run: Run, tmp_path: Path, database_file: Path
) -> None:
    make(tmp_path / name)
    said = run("generate", str(tmp_path / name))
    assert said.status == 1
    assert name in said.sentence
    assert run("list", "--json").out == "[]\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "latin-1"])
def test_a_wrongly_encoded_source_is_read_or_refused(
    encoding: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(DOCUMENT.replace("sea", "See, größer").encode(encoding))
    said = run("generate", str(tmp_path / "a.md"), "--json")
    if said.status:
        assert "a.md" in said.sentence
    else:
        assert "größer" in said.out


def test_an_empty_name_is_no_folder(run: Run) -> None:
    assert "file name is empty" in run("generate", "").sentence
    assert "file name is empty" in run("import", " ").sentence


# ------------------------------------------------------------------ backup, doctor


def test_backup_prints_the_file(
    run: Run, library: Callable[[CourseDraft], int], tmp_path: Path, data_dir: Path
) -> None:
    library(small_course())
    said = run("backup")
    assert (said.status, said.err) == (0, "")
    made = Path(said.out.strip())
    assert made.parent == data_dir / "backups"
    out = tmp_path / "mine.db"
    assert run("backup", "--out", str(out)) == (0, f"{out}\n", "")
    for path in (made, out):
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT count(*) FROM courses").fetchone() == (1,)
        connection.close()
    said = run("backup", "--out", str(out / "below.db"))
    assert said.status == 1 and "mine.db" in said.sentence


def test_doctor_finds_nothing_wrong(run: Run, library: Callable[[CourseDraft], int]) -> None:
    library(small_course())
    said = run("doctor", "--json")
    report = json.loads(said.out)
    assert (said.status, said.err, report["ok"], report["problems"]) == (0, "", True, [])
    assert report["version"] == __version__
    assert report["database"]["rows"]["lessons"] == 3
    assert report["registries"]["importers"] == ["coursegen_package"]
    assert "choice" in report["registries"]["question_types"]
    assert "markdown" in report["registries"]["source_formats"]
    text = run("doctor").out
    assert "1 courses, 3 lessons" in text
    assert text.endswith("Everything is in order.\n")


def test_doctor_changes_nothing(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    absent = data_dir / "absent"
    assert cli.main(["doctor", "--data-dir", str(absent)]) == 0
    assert "not made yet" in capsys.readouterr().out
    assert not absent.exists()


def test_doctor_names_what_is_broken(run: Run, data_dir: Path) -> None:
    (data_dir / "coursegen.db").write_text("a letter")
    said = run("doctor")
    assert said.status == 1
    assert "Problem: The library file is not a database." in said.out
    assert said.out.endswith("Something is broken.\n")
    assert json.loads(run("doctor", "--json").out)["ok"] is False
    assert (data_dir / "coursegen.db").read_text() == "a letter"


# ------------------------------------------------------------------ what can go wrong


def test_a_data_folder_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        said = Said(cli.main(["list", "--data-dir", str(folder)]), *capsys.readouterr())
        assert said.status == 1
        assert str(folder) in said.sentence
        status = cli.main(["doctor", "--data-dir", str(folder)])
        assert (status, "Problem: " in capsys.readouterr().out) == (1, True)


@pytest.mark.logs("was set aside")
def test_a_foreign_library_is_set_aside_and_told(run: Run, data_dir: Path) -> None:
    (data_dir / "coursegen.db").write_text("a letter")
    said = run("list", "--json")
    assert (said.status, said.out) == (0, "[]\n")
    assert said.err.count("\n") == 1 and "set aside" in said.err
    (aside,) = data_dir.glob("coursegen.db.corrupt-*")
    assert aside.read_text() == "a letter"
    assert str(aside) in said.err


def test_a_library_of_a_newer_version_is_left_alone(run: Run, database_file: Path) -> None:
    connection = sqlite3.connect(database_file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = database_file.read_bytes()
    said = run("list")
    assert said.status == 1
    assert "newer version" in said.sentence
    assert database_file.read_bytes() == before


@pytest.mark.logs("failed unexpectedly")
def test_a_fault_of_ours_is_one_sentence_and_a_log(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("our mistake")

    monkeypatch.setattr(ExchangeService, "list", fail)
    said = run("list")
    assert said.status == 1
    log_file = data_dir / "logs" / "coursegen.log"
    assert str(log_file) in said.sentence
    assert "ZeroDivisionError: our mistake" in log_file.read_text(encoding="utf-8")
    monkeypatch.setenv("COURSEGEN_DEBUG", "1")
    assert "ZeroDivisionError: our mistake" in run("list").err


def test_no_display_makes_the_sample_course(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = cli.sample_without_display(data_dir)
    said = Said(status, *capsys.readouterr())
    assert said.status == 0
    assert said.err.count("\n") == 1 and "no display" in said.err
    assert f"Kept as course 1 in {data_dir / 'coursegen.db'}" in said.out


# ------------------------------------------------------------------ as a process


def test_no_qt_is_loaded(
    library: Callable[[CourseDraft], int], data_dir: Path, document: Path
) -> None:
    library(small_course())
    code = """
import sys
from coursegen_desktop.app import cli
for words in (["list"], ["show", "1"], ["doctor"], ["generate", sys.argv[1]]):
    assert cli.main(words) == 0, words
loaded = [name for name in sys.modules if name.startswith(("PySide6", "shiboken", "qasync"))]
assert not loaded, loaded
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(document)],
        cwd=ROOT,
        env={**os.environ, "COURSEGEN_DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_c_locale_gets_utf8(library: Callable[[CourseDraft], int], data_dir: Path) -> None:
    library(small_course("Größe 水"))
    process = outside(
        "list", data_dir=data_dir, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert "Größe 水".encode() in out


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(
    library: Callable[[CourseDraft], int], data_dir: Path
) -> None:
    long = small_course().modules[0].lessons[0].model_copy(update={"content": "word " * 100_000})
    module = small_course().modules[0].model_copy(update={"lessons": (long,)})
    library(small_course().model_copy(update={"modules": (module,)}))
    process = outside("show", "1", "--json", data_dir=data_dir)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), err) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_what_is_finished(
    number: signal.Signals, data_dir: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for chapter in range(60):
        text = DOCUMENT.replace("tide", f"tide{chapter}").replace("# Tides", f"# Tides {chapter}")
        (book / f"{chapter:03d}.md").write_text(text * 12, encoding="utf-8")
    process = outside("generate", str(book), data_dir=data_dir)
    database = data_dir / "coursegen.db"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and _lessons(database) < 1:
        time.sleep(0.02)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b""), err
    assert err.startswith(b"Stopped; ") and err.count(b"\n") == 1, err
    kept = _lessons(database)
    assert f"{kept} lesson".encode() in err or b"nothing was kept" in err
    assert not list(data_dir.glob("*.open-*"))


def _lessons(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM lessons").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
