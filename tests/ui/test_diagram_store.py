"""Drawings are kept in memory and on the disk, within bounds, and nothing torn is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.ui.content import diagram_store
from coursegen_desktop.ui.content.diagram_store import DiagramStore, checked


def svg(words: str = "x", size: int = 40) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="20">'
        f"<text>{words}</text></svg>"
    ).encode()


def name(digit: str) -> str:
    return f"{digit * 64}-light-00ff00ff"


def store(folder: Path | None) -> DiagramStore:
    return DiagramStore(resources_dir(), folder)


def test_a_drawing_survives_a_restart(tmp_path: Path) -> None:
    store(tmp_path / "c").put(name("a"), checked(svg()))
    drawing = store(tmp_path / "c").get(name("a"))
    assert drawing is not None and drawing.svg == svg()
    assert (drawing.width, drawing.height) == (40, 20)
    assert store(tmp_path / "c").get(name("b")) is None
    assert [file.name for file in (tmp_path / "c").iterdir()] == [f"{name('a')}.svg"]


def test_without_a_folder_it_stays_in_memory() -> None:
    kept = store(None)
    kept.put(name("a"), checked(svg()))
    assert kept.get(name("a")) is not None
    assert store(None).get(name("a")) is None


@pytest.mark.parametrize(
    "wrong", ["../../x", "a", "", "A" * 64 + "-light-00000000", name("a") + "/"]
)
def test_other_names_never_reach_the_disk(tmp_path: Path, wrong: str) -> None:
    kept = store(tmp_path / "c")
    (tmp_path / "x.svg").write_bytes(svg())
    kept.put(wrong, checked(svg()))
    assert not (tmp_path / "c").exists()
    assert store(tmp_path / "c").get(wrong) is None


@pytest.mark.parametrize("content", [b"", b"<svg", svg().replace(b"text", b"script"), b"\0" * 99])
def test_a_torn_or_changed_file_is_drawn_anew(tmp_path: Path, content: bytes) -> None:
    kept = store(tmp_path)
    kept.put(name("a"), checked(svg()))
    (tmp_path / f"{name('a')}.svg").write_bytes(content)
    assert store(tmp_path).get(name("a")) is None
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagram_store, "MAX_DISK", 3 * len(svg()))
    monkeypatch.setattr(diagram_store, "LOOK_AFTER", 1)
    foreign = tmp_path / "mine.txt"
    foreign.write_text("not ours" * 1000)
    os.utime(foreign, (0, 0))
    (tmp_path / "half.part").write_bytes(b"x")
    for at, digit in enumerate("abcde"):
        store(tmp_path).put(name(digit), checked(svg()))
        os.utime(tmp_path / f"{name(digit)}.svg", (at, at))
        if digit == "c":
            store(tmp_path).get(name("a"))  # looked at: young again
    left = {file.name[0] for file in tmp_path.glob("*.svg")}
    assert left == {"a", "d", "e"}
    assert foreign.exists() and not (tmp_path / "half.part").exists()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram_store, "MAX_MEMORY", 3 * len(svg()))
    kept = store(None)
    for digit in "abcde":
        kept.put(name(digit), checked(svg()))
    assert [digit for digit in "abcde" if kept.get(name(digit))] == ["c", "d", "e"]


def test_a_disk_that_refuses_costs_no_drawing(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file where the folder should be")
    kept = store(tmp_path / "c")
    kept.put(name("a"), checked(svg()))
    assert kept.get(name("a")) is not None


def test_what_is_shown_brings_its_font() -> None:
    kept = store(None)
    kept.put(name("a"), checked(svg()))
    kept.put(name("b"), checked(svg("<tspan font-weight='bold'>b</tspan>")))
    plain, bold = kept.shown(name("a")), kept.shown(name("b"))
    assert plain is not None and plain.count(b"@font-face") == 1
    assert bold is not None and bold.count(b"@font-face") == 2
    assert b"font-weight:700" in bold
    assert kept.shown(name("c")) is None


@pytest.mark.parametrize(
    "wrong",
    [
        svg().replace(b'width="40" ', b""),
        svg().replace(b'"40"', b'"100%"'),
        svg().replace(b'"40"', b'"123456"'),
        svg("<foreignObject/>"),
    ],
)
def test_only_pictures_of_a_size_pass(wrong: bytes) -> None:
    with pytest.raises(InvalidContent):
        checked(wrong)
