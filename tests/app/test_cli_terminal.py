"""What is written to a terminal: one line, its width, the bar."""

from __future__ import annotations

import io
import os
import shutil

import pytest

from coursegen_desktop.app import cli_terminal
from coursegen_desktop.app.cli_terminal import ProgressBar, cut, one_line, tell, width_of


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and what stands on its one line."""

    def isatty(self) -> bool:
        return True

    def line(self) -> str:
        cells: list[str] = []
        place = 0
        for sign in self.getvalue():
            if sign == "\r":
                place = 0
                continue
            cells[place : place + 1] = [sign]
            place += 1
        return "".join(cells).rstrip()


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    # Also pytest asks, by name, when it reports each test.
    size = os.terminal_size((60, 20))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_, **__: size)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\r\n  c", "a b c"),
        ("red \x1b[31mtext\x1b[0m", "red [31mtext [0m"),
        ("title\x1b]0;gone\x07", "title ]0;gone"),
        ("cod\u202emd", "cod md"),
        ("Größe 水", "Größe 水"),
    ],
)
def test_a_message_is_one_harmless_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_telling_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    tell("One\nsentence.")
    assert capsys.readouterr() == ("", "One sentence.\n")


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("水の", 4), ("e\u0301", 1), ("", 0), ("ｆ", 2)]
)
def test_columns_are_counted(text: str, width: int) -> None:
    assert width_of(text) == width


def test_long_text_is_cut_by_columns() -> None:
    assert cut("short", 5) == "short"
    assert cut("longer text", 7) == "longer…"
    assert width_of(cut("水" * 20, 10)) <= 10


def test_the_bar_is_redrawn_in_place(narrow: None) -> None:
    stream = Terminal()
    bar = ProgressBar(stream)
    bar.show(0.5, "Writing a lesson with a name that is far too long for this terminal")
    assert stream.line().startswith("[############............]  50 % Writing a lesson")
    assert width_of(stream.line()) == 59
    bar.show(1.0, "Done")
    assert stream.line() == "[########################] 100 % Done"
    bar.show(None, "Reading a\nbook")
    assert stream.line() == "… Reading a book"
    bar.clear()
    assert stream.line() == ""
    assert "\n" not in stream.getvalue()


@pytest.mark.parametrize("share", [-1.0, 7.0, 0.999])
def test_a_share_beyond_its_range_draws_a_whole_bar(share: float, narrow: None) -> None:
    stream = Terminal()
    ProgressBar(stream).show(share, "x")
    assert len(stream.line().split("]")[0]) == 25


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream)
    bar.show(0.5, "x")
    bar.clear()
    assert stream.getvalue() == ""
    monkeypatch.setenv("TERM", "dumb")
    dumb = Terminal()
    ProgressBar(dumb).show(0.5, "x")
    assert dumb.getvalue() == ""


def test_output_is_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", errors="strict")
    monkeypatch.setattr(cli_terminal.sys, "stdout", stream)
    cli_terminal.use_utf8()
    cli_terminal.print_json({"title": "水 \udcff"})
    stream.flush()
    assert raw.getvalue().decode() == '{\n  "title": "水 \\udcff"\n}\n'
