"""Files that are handed in: names, kinds, sizes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions._files import MAX_BYTES, clean_name, file_fault
from coursegen_desktop.domain.questions.base import FileRules

from .given import question, sample


def handed(
    name: str = "sketch.pdf", mime: str = "application/pdf", size: int = 9
) -> dict[str, Any]:
    return {"name": name, "mime": mime, "size": size, "sha256": "a" * 64}


def test_it_waits_for_a_person() -> None:
    made = question(sample("upload"))
    grade = made.grade({"files": [handed()]})
    assert grade.needs_marking and grade.max_points == 4
    assert not made.grade({}).needs_marking
    assert made.is_empty({"files": []})


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([handed()], ""),
        ([handed("photo.JPG", "image/jpeg"), handed("a.PDF", "")], ""),
        ([handed("notes.txt", "text/plain")], "“notes.txt” is not of a kind that is asked for"),
        ([handed("pdf", "")], "not of a kind"),
        ([handed(size=0)], "“sketch.pdf” is empty"),
        ([handed(size=MAX_BYTES + 1)], "“sketch.pdf” is too large"),
        ([handed()] * 3, "3 files are given, but only 2 may be handed in"),
    ],
)
def test_files_that_do_not_fit_are_told(files: list[dict[str, Any]], words: str) -> None:
    made = question(sample("upload"))
    told = made.complaint({"files": files})
    assert words in told.text() if told is not None else not words
    assert made.grade({"files": files}).needs_marking  # and never lost


def test_the_author_may_set_another_size_within_bounds() -> None:
    small = question(sample("upload", ext={"coursegen:max_bytes": 5}))
    assert small.shown(0).files.max_bytes == 5
    assert small.complaint({"files": [handed(size=6)]}) is not None
    for wish in (True, "9", -1, 0, None):
        made = question(sample("upload", ext={"coursegen:max_bytes": wish}))
        assert made.shown(0).files.max_bytes == MAX_BYTES
    huge = question(sample("upload", ext={"coursegen:max_bytes": 10**15}))
    assert huge.shown(0).files.max_bytes == 10 * MAX_BYTES


def test_programs_are_refused_unless_they_are_asked_for() -> None:
    free = FileRules(most=1)
    assert file_fault("run.exe", "", 5, free) is not None
    assert file_fault("run.BAT", "text/plain", 5, free) is not None
    assert file_fault("run.sh", "", 5, FileRules(most=1, accept=(".sh",))) is None
    assert file_fault("essay.odt", "", 5, free) is None


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a.pdf", "a.pdf"), ("../../etc/passwd", "passwd"), ("C:\\x\\a.pdf", "a.pdf"),
        ("a:b?.txt", "a_b_.txt"), ("con.txt", "_con.txt"), ("NUL", "_NUL"), ("a. ", "a"),
        (".hidden", "hidden"), ("", "file"), ("///", "file"), ("x\u202etxt.exe", "xtxt.exe"),
        ("e\u0301.png", "é.png"), ("a\0b", "ab"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)  # fmt: skip
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_every_name_becomes_one_that_can_be_stored(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 201
    assert not set(clean) & set('/\\<>:"|?*\0\n')
    assert clean not in (".", "..") and clean[-1] not in ". "


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"files": [handed() | {"sha256": "x"}]}, "not allowed there"),
        ({"files": [handed() | {"size": -1}]}, "greater than or equal to 0"),
        ({"files": [handed() | {"bytes": "…"}]}, "this field is not known"),
        ({"files": [handed()] * 21}, "at most 20"),
    ],
)
def test_foreign_answers_are_refused(answer: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("upload")).grade(answer)
    assert words in str(caught.value)


def test_the_number_of_files() -> None:
    assert question(sample("upload", max_files=None)).shown(0).files.most == 1
    assert question(sample("upload", max_files=0)).shown(0).files.most == 20
    with pytest.raises(InvalidContent, match="max_files: it is less than 0"):
        question(sample("upload", max_files=-1))
