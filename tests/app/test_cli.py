"""The command line on a real library: its words, lists, courses and packages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen_desktop import __version__
from coursegen_desktop.app import arguments, cli
from coursegen_desktop.domain.draft import CourseDraft
from tests.app.stage import Run, Said
from tests.formats import hostile
from tests.formats.drafts import listing
from tests.samples import small_course


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
        (["list", "--data-dir="], "expected the name of a folder"),
        (["list", "--data-dir", ""], "expected the name of a folder"),
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


def test_doctor_mends_what_was_summed_up_wrong(
    run: Run, library: Callable[[CourseDraft], int], data_dir: Path
) -> None:
    library(small_course())
    assert run("doctor", "--rebuild-progress").out == "All figures were right.\n"
    with sqlite3.connect(data_dir / "coursegen.db") as rows:
        rows.execute(
            "INSERT INTO progress_days (user_id, course_id, day, lessons)"
            " VALUES (1, 0, '2026-11-23', 7)"
        )
    rows.close()
    said = run("doctor", "--rebuild-progress")
    assert said.status == 0
    assert said.out == (
        "Person 1, all courses, 2026-11-23: lessons were 7, are 0.\nWrong figures, now mended: 1.\n"
    )
    assert json.loads(run("doctor", "--rebuild-progress", "--json").out)["mended"] == 0


def test_doctor_has_nothing_to_sum_up_without_a_library(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["doctor", "--rebuild-progress", "--data-dir", str(data_dir / "absent")]
    assert cli.main(words) == 1
    assert "There is no library yet." in capsys.readouterr().err


def test_doctor_names_what_is_broken(run: Run, data_dir: Path) -> None:
    (data_dir / "coursegen.db").write_text("a letter")
    said = run("doctor")
    assert said.status == 1
    assert "Problem: The library file is not a database." in said.out
    assert said.out.endswith("Something is broken.\n")
    assert json.loads(run("doctor", "--json").out)["ok"] is False
    assert (data_dir / "coursegen.db").read_text() == "a letter"
