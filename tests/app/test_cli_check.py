"""`check`: the report of a course on the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.app.stage import Run


@pytest.fixture
def made(run: Run, document: Path) -> Path:
    assert run("generate", str(document)).status == 0
    return document


def test_check_prints_every_metric_with_target_and_verdict(run: Run, made: Path) -> None:
    said = run("check", "1", "--source", str(made))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Tides\n")
    lines = said.out.splitlines()
    assert any(
        line.startswith("met    ! Citations that hold") and "100 %" in line for line in lines
    )
    assert sum(" ! " in line for line in lines) == 4
    assert "The course is sound" in said.out and "not compared" not in said.out


def test_a_course_made_here_is_compared_with_what_was_kept(run: Run, made: Path) -> None:
    made.unlink()
    said = run("check", "Tides")
    assert said.status == 0
    assert "met    ! Citations that hold" in said.out and "--source" not in said.out


def test_without_documents_it_says_what_was_not_compared(
    run: Run, made: Path, data_dir: Path
) -> None:
    with sqlite3.connect(data_dir / "coursegen.db") as library:
        library.execute("PRAGMA foreign_keys = ON")
        library.execute("DELETE FROM generation_run")
    library.close()
    said = run("check", "Tides")
    assert said.status == 0
    assert "-      ! Citations that hold" in said.out
    assert "name them with --source" in said.out


def test_check_goes_through_the_questions(run: Run, made: Path) -> None:
    said = run("check", "1", "--items")
    assert "answer: " in said.out and "tests: " in said.out
    assert "answer: " not in run("check", "1").out


def test_check_gives_json(run: Run, made: Path) -> None:
    found = json.loads(run("check", "1", "--json", "--items", "--source", str(made)).out)
    assert found["is_sound"] is True and 0 < found["health"] <= 1
    metrics = {metric["key"]: metric for metric in found["metrics"]}
    assert metrics["tiling"]["verdict"] == "met" and metrics["tiling"]["is_gate"] is True
    assert all(item["outcome"] and item["difficulty"] for item in found["items"])
    assert "items" not in json.loads(run("check", "1", "--json").out)


def test_a_fault_fails_the_command(run: Run, made: Path, data_dir: Path) -> None:
    with sqlite3.connect(data_dir / "coursegen.db") as library:
        where = "lesson_assets WHERE asset_type = 'quiz'"
        (text,) = library.execute(f"SELECT content FROM {where}").fetchone()
        content = json.loads(text)
        content["questions"][0]["ext"]["coursegen:span"]["quote"] += " indeed"
        where = "asset_type = 'quiz'"
        values = (json.dumps(content),)
        library.execute(f"UPDATE lesson_assets SET content = ? WHERE {where}", values)
    library.close()
    said = run("check", "1", "--source", str(made))
    assert said.status == 1
    assert "MISSED ! Citations that hold" in said.out
    assert "The course is not sound: citations that hold." in said.out
    assert "A quote is not the source's" in said.out


def test_other_documents_are_refused(run: Run, made: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nNothing of the sea stands in these words.\n", encoding="utf-8")
    said = run("check", "1", "--source", str(other))
    assert said.status == 1 and "was not made from these documents" in said.err
    assert run("check", "1", "--source", str(tmp_path / "absent.md")).status == 1
    assert run("check", "99").status == 1
