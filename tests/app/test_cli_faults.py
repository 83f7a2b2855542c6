"""What can go wrong around a command: one sentence, and nothing lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from coursegen_desktop.app import cli
from coursegen_desktop.services.exchange import ExchangeService
from tests.app.stage import Run, Said


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
    examined = run("doctor")
    assert examined.status == 1
    assert "newer version" in examined.out and "brings it up to date" not in examined.out


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
