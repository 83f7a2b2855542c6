"""`generate`: courses out of documents, and a sentence for each document that is none."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.generation.text.analysis import has_spacy
from tests.app.stage import DOCUMENT, Run


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


def test_the_outline_is_written_edited_and_followed(
    run: Run, document: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.yaml"
    said = run("generate", str(document), "--outline", str(file))
    assert (said.status, said.out) == (0, f"{file}\n")
    assert "Edit the outline" in said.err
    assert run("list", "--json").out == "[]\n", "nothing is written yet"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Tides", "Ebb and flow"), encoding="utf-8")
    said = run("generate", str(document), "--outline", str(file))
    assert said.status == 0
    assert said.out.startswith("Ebb and flow\n")
    file.write_text(text.replace("s1:", "s7:"), encoding="utf-8")
    said = run("generate", str(document), "--outline", str(file))
    assert said.status == 1 and "plan.yaml, line " in said.sentence
    nowhere = str(tmp_path / "no folder" / "plan.yaml")
    assert "could not be opened" in run("generate", str(document), "--outline", nowhere).sentence


def test_wrong_orders_are_told(run: Run, document: Path) -> None:
    words = str(document)
    assert "0 to 30 questions" in run("generate", words, "--questions", "-1").sentence
    assert "the type “song”" in run("generate", words, "--types", "choice,song").sentence
    assert "Nothing waits" in run("generate", "--resume").sentence
    assert "Nothing waits" in run("generate", "--resume", "7").sentence


def test_the_language_can_be_said(run: Run, document: Path) -> None:
    said = run("generate", str(document), "--language", "de", "--json")
    assert json.loads(said.out)["course"]["language"] == "de"


def test_what_was_paused_is_gone_on_with(run: Run, document: Path, data_dir: Path) -> None:
    whole = run("generate", str(document))
    with contextlib.closing(sqlite3.connect(data_dir / "coursegen.db")) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.execute("DELETE FROM lessons")
        connection.execute("UPDATE generation_step SET status = 'waiting', lesson_id = NULL")
        connection.execute("UPDATE generation_run SET status = 'running'")
        connection.commit()
    document.unlink()
    assert run("generate", "--resume") == whole, "and nothing was read again"
    assert "Nothing waits" in run("generate", "--resume").sentence


def test_the_analyser_is_chosen_and_told(run: Run, document: Path) -> None:
    said = run("generate", str(document), "--analyser", "plain")
    assert said.status == 0
    assert "by the plain analyser" in said.out.split("\n")[1]
    assert "Analysed with: the plain analyser." in run("check", "1").out
    said = run("generate", str(document), "--analyser", "clever")
    assert said.status == 2 and "auto" in said.err


@pytest.mark.skipif(has_spacy(), reason="spaCy is installed, so nothing is missing")
def test_an_analyser_that_is_not_installed_is_one_sentence(run: Run, document: Path) -> None:
    said = run("generate", str(document), "--analyser", "spacy")
    assert said.status == 1
    assert said.sentence.startswith("spaCy is not installed")
    assert 'pip install "coursegen-desktop[spacy]"' in said.sentence
    assert run("list", "--json").out == "[]\n"
