"""Window or command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.app.arguments import window_request, without_data_dir, without_dev


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# A")
    (tmp_path / "list").write_text("a file that is called like a command")
    return str(tmp_path / "a.md")


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["generate", "a.md"],
        ["--version"],
        ["--help"],
        ["absent.md"],
        ["a.md", "absent.md"],
        ["--unknown", "a.md"],
        ["--data-dir"],
        ["--data-dir", ""],
        ["--data-dir="],
        ["--data-dir", "--data-dir", "x"],
        ["--data-dir", "-x"],
        ["--data-dir", "x", "doctor"],
        ["doctor", "--data-dir", "x"],
    ],
)
def test_the_command_line_is_meant(arguments: list[str], document: str) -> None:
    assert window_request(arguments) is None


def test_the_window_is_meant(document: str) -> None:
    assert window_request([]) == (None, ())
    assert window_request(["--data-dir", "x"]) == ("x", ())
    assert window_request(["--data-dir=-x"]) == ("-x", ())
    assert window_request(["--data-dir=x y"]) == ("x y", ())
    assert window_request(["a.md"]) == (None, (document,))
    folder = str(Path(document).parent)
    assert window_request(["a.md", "--data-dir", "x", "."]) == ("x", (document, folder))


def test_developer_tools_belong_to_the_window(document: str) -> None:
    assert without_dev(["--dev", "a.md"]) == (True, ["a.md"])
    assert without_dev(["a.md"]) == (False, ["a.md"])
    assert window_request(["--dev", "list"]) is None


def test_the_last_data_folder_counts() -> None:
    given = ["--data-dir", "x", "list", "--data-dir=y"]
    assert without_data_dir(given) == ("y", ["list"])
