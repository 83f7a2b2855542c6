"""Outlines as files: written, edited, read again; whatever is wrong is named with its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coursegen_desktop.app import outline_file
from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.domain.outline import Outline, untiled
from tests.domain.test_outline import BLOCKS, small


def read(text: str | bytes, proposal: Outline | None = None) -> Outline:
    data = text if isinstance(text, bytes) else text.encode()
    return outline_file.read(data, "o.yaml", proposal or small())


def test_what_was_written_is_read_again() -> None:
    odd = edit.rename(small(), "l2", 'He said: "#1 \\ ’ü水" - yes')
    assert read(outline_file.written(odd)) == odd
    aside = edit.exclude(small(), ["l1"])
    found = read(outline_file.written(aside), aside)
    assert found.modules == aside.modules or [x.parts for x in found.lessons] == [
        x.parts for x in aside.lessons
    ]
    assert untiled(found, BLOCKS) == []
    assert {item.reason for item in found.set_aside} == {"You left it out."}


def test_reference_matter_stays_what_it_is() -> None:
    module = small().modules[0]
    last = replace(module.lessons[1], is_reference=True)
    outline = replace(
        small(), modules=(replace(module, lessons=(module.lessons[0], last)), small().modules[1])
    )
    text = outline_file.written(outline)
    assert read(text, outline).lessons[1].is_reference
    assert read(text.replace("        reference: true\n", ""), outline).lessons[1].is_reference
    assert not read(text.replace("true", "false"), outline).lessons[1].is_reference


def test_lines_are_moved_and_taken_out() -> None:
    text = outline_file.written(small())
    lines = text.splitlines()
    moved = next(line for line in lines if "s2:1" in line)
    lines.remove(moved)
    lines.insert(lines.index(next(line for line in lines if "- s1:5" in line)), moved)
    lines = [line for line in lines if "s1:11" not in line and "Fourth" not in line]
    at = max(number for number, line in enumerate(lines) if "parts:" in line)
    del lines[at]
    found = read("\n".join(lines))
    assert [[part.key for part in lesson.parts] for lesson in found.lessons] == [
        ["s1:1", "s1:4"],
        ["s2:1", "s1:5"],
        ["s1:10", "s1:13"],
    ]
    (left,) = found.set_aside
    assert (left.parts[0].key, left.reason) == ("s1:11", outline_file.NOT_IN_FILE)
    assert untiled(found, BLOCKS) == []


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (lambda t: t.replace("s1:5", "s9:5"), 15, "“s9:5” is no piece"),
        (lambda t: t.replace("s1:5 ", "s1:1 "), 15, "“s1:1” stands twice"),
        (
            lambda t: t.replace("          - s1:5  # s1:5 (500 words)\n", ""),
            None,
            "a list of parts",
        ),
        (lambda t: t.replace('title: "Second"', "name: x"), 13, "“name” is not known here"),
        (lambda t: t.replace('title: "Second"', 'title: ""'), 13, "found none"),
        (lambda t: t.replace('title: "Second"', "title: [a]"), 13, "expected words"),
        (
            lambda t: t.replace('- title: "Second"\n        parts:', "- parts:"),
            13,
            "needs",
        ),
        (lambda t: t.replace('"Second"', '"Second'), None, ""),
        (lambda t: t.replace("    lessons:", "\tlessons:", 1), 8, "cannot start any token"),
        (lambda t: "- a\n- b\n", 1, "expected course, modules"),
        (lambda t: "course: x\n", 1, "no modules"),
        (lambda t: "modules: 3\n", 1, "a list of modules"),
        (lambda t: "modules: [a]\n", 1, "expected lessons, title"),
        (lambda t: "modules: []\n", 1, "a list of modules"),
        (lambda t: "", None, "is empty"),
        (lambda t: "# nothing\n", None, "is empty"),
        (lambda t: t + t[t.index("course:") :], None, "stands twice"),
        (lambda t: "a: &a [*a]\n", 1, "not known here"),
        (lambda t: "[" * 100_000, None, ""),
        (lambda t: "x" * (outline_file.MAX_BYTES + 1), None, "too large"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    change: Callable[[str], str], line: int | None, words: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(change(outline_file.written(small())))
    text = caught.value.text()
    assert "o.yaml" in text and words in text
    if line is not None:
        assert f"line {line}:" in text, text


def test_other_encodings_are_refused() -> None:
    with pytest.raises(FormatError, match="UTF-8"):
        read("course: é".encode("latin-1"))
    assert read(b"\xef\xbb\xbf" + outline_file.written(small()).encode()) == small()
