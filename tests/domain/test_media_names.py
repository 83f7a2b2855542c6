"""Names that files get in a course, whatever they were called outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.media_names import clean_name, ending_of, free_name
from coursegen_desktop.rendering.sanitise import is_media_path


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("cell.png", "cell.png"),
        ("../../etc/Zelle (neu).PNG", "Zelle-neu.png"),
        (r"C:\x\a b.png", "a-b.png"),
        ("CON.png", "file-CON.png"),
        ("...png", "file.png"),
        ("\u202egnp.exe", "gnp.png"),
        ("a\nb\x00c", "a-b-c.png"),
        ("植物.png", "植物.png"),
    ],
)
def test_hostile_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, ".png") == clean


@given(st.text(max_size=200))
def test_every_name_can_stand_in_a_lesson(name: str) -> None:
    made = clean_name(name, ".png")
    assert len(made) < 80
    assert is_media_path(f"media/{made}")
    assert not set(made) & set(" ()[]<>\"'/\\\n")


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("Cell.png", {"cell.png", "cell-2.png"}) == "Cell-3.png"
    assert free_name("cell.png", set()) == "cell.png"


def test_endings() -> None:
    assert ending_of("a.b/c.TAR.GZ") == ".gz"
    assert ending_of("a.b/c") == ""
