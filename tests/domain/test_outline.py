"""Outlines: every operation keeps every block in one place, and says why where it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.outline import Outline, Part, PlannedLesson, PlannedModule, untiled


def part(source: str, first: int, last: int, title: str = "") -> Part:
    words = 100 * (last - first + 1)
    key = f"{source}:{first}"
    return Part(key, source, first, last, title or key, 1, words, seconds=words / 4, terms=1)


def small() -> Outline:
    """m1: l1 (two parts), l2; m2: l3 (three parts), l4 of another document."""
    return Outline(
        "Course",
        "en",
        (),
        (
            PlannedModule(
                "m1",
                "One",
                (
                    PlannedLesson("l1", "First", (part("s1", 1, 3), part("s1", 4, 4))),
                    PlannedLesson("l2", "Second", (part("s1", 5, 9),)),
                ),
            ),
            PlannedModule(
                "m2",
                "Two",
                (
                    PlannedLesson(
                        "l3",
                        "Third",
                        (part("s1", 10, 10), part("s1", 11, 12), part("s1", 13, 20)),
                    ),
                    PlannedLesson("l4", "Fourth", (part("s2", 1, 6),)),
                ),
            ),
        ),
    )


BLOCKS = {"s1": 20, "s2": 6}


def shape(outline: Outline) -> list[tuple[str, list[str]]]:
    return [(m.key, [lesson.key for lesson in m.lessons]) for m in outline.modules]


def parts_of(outline: Outline, key: str) -> list[str]:
    return next([p.key for p in item.parts] for item in outline.lessons if item.key == key)


def test_sizes_are_those_of_the_parts() -> None:
    outline = small()
    assert outline.lesson_count == 4 and outline.words == 2600
    assert outline.lessons[0].words == 400 and outline.lessons[0].minutes == 2
    assert outline.lessons[2].yields.terms == 3


def test_what_is_untiled_is_told() -> None:
    outline = small()
    assert untiled(outline, BLOCKS) == []
    assert untiled(outline, {"s1": 21, "s2": 6}) == ["s1: blocks 21 to 21 stand nowhere"]
    assert untiled(outline, {"s1": 19, "s2": 6}) == ["s1: it has no block 20"]
    assert "no source" in untiled(outline, {"s1": 20})[0]
    again = edit.include(edit.exclude(outline, ["s1:4"]), ["a1"])
    doubled = Outline("C", "", (), (*again.modules, *small().modules[1:]))
    assert any("stands twice" in line for line in untiled(doubled, BLOCKS))


def test_renaming() -> None:
    outline = edit.rename(
        edit.rename(edit.rename(small(), "", " My  course "), "m2", "B"), "l4", "D"
    )
    assert (outline.title, outline.modules[1].title) == ("My course", "B")
    assert outline.lessons[3].title == "D"
    with pytest.raises(InvalidContent, match="cannot be empty"):
        edit.rename(outline, "l1", "  ")
    with pytest.raises(InvalidContent, match="not in the outline"):
        edit.rename(outline, "l99", "X")


def test_moving() -> None:
    assert shape(edit.move(small(), ["m2"], "", 0)) == [("m2", ["l3", "l4"]), ("m1", ["l1", "l2"])]
    assert shape(edit.move(small(), ["l4", "l1"], "m2", 0)) == [
        ("m1", ["l2"]),
        ("m2", ["l1", "l4", "l3"]),
    ]
    gone = edit.move(small(), ["l1", "l2"], "m2", 1)
    assert shape(gone) == [("m2", ["l3", "l1", "l2", "l4"])], "an empty module goes"
    assert shape(edit.move(small(), ["l1"], "m1", 2)) == [
        ("m1", ["l2", "l1"]),
        ("m2", ["l3", "l4"]),
    ]
    assert parts_of(edit.move(small(), ["s1:13", "s1:4"], "l2", 0), "l2") == [
        "s1:4",
        "s1:13",
        "s1:5",
    ]
    assert shape(edit.move(small(), ["s1:5"], "l1", 9)) == [("m1", ["l1"]), ("m2", ["l3", "l4"])]
    for keys, to in (
        (["l1", "m2"], "m2"),
        (["m1"], "m2"),
        (["l1"], "l2"),
        (["s1:4"], "m2"),
        ([], ""),
    ):
        with pytest.raises(InvalidContent):
            edit.move(small(), keys, to, 0)


def test_merging() -> None:
    lessons = edit.merge(small(), ["l4", "l2"])
    assert shape(lessons) == [("m1", ["l1", "l2"]), ("m2", ["l3"])]
    assert parts_of(lessons, "l2") == ["s1:5", "s2:1"]
    assert lessons.lessons[1].title == "Fourth", "named as the larger one"
    modules = edit.merge(small(), ["m1", "m2"])
    assert shape(modules) == [("m1", ["l1", "l2", "l3", "l4"])]
    assert modules.modules[0].title == "Two"
    for keys in (["l1"], ["l1", "l1"], ["l1", "m2"], ["l1", "l77"]):
        with pytest.raises(InvalidContent):
            edit.merge(small(), keys)


def test_splitting() -> None:
    lesson = edit.split(small(), "l3", "s1:13")
    assert shape(lesson)[1] == ("m2", ["l3", "l5", "l4"])
    assert parts_of(lesson, "l5") == ["s1:13"] and lesson.lessons[3].title == "s1:13"
    module = edit.split(small(), "m1", "l2")
    assert shape(module) == [("m1", ["l1"]), ("m3", ["l2"]), ("m2", ["l3", "l4"])]
    assert module.modules[1].title == "Second"
    for key, at in (("l3", "s1:10"), ("l3", "s1:1"), ("m1", "l1"), ("x", "l1")):
        with pytest.raises(InvalidContent):
            edit.split(small(), key, at)


def test_pieces_of_one_text_have_titles_of_their_own() -> None:
    first, later = part("s1", 1, 2, "Long"), part("s1", 3, 4, "Long")
    lessons = (PlannedLesson("l1", "Long", (first, later)),)
    outline = Outline("C", "", (), (PlannedModule("m1", "M", lessons),))
    assert [x.title for x in edit.split(outline, "l1", "s1:3").lessons] == ["Long", "Long (part 2)"]


def test_levels() -> None:
    assert shape(edit.promote(small(), "l2")) == [
        ("m1", ["l1"]),
        ("m3", ["l2"]),
        ("m2", ["l3", "l4"]),
    ]
    assert shape(edit.promote(small(), "s1:4"))[0] == ("m1", ["l1", "l5", "l2"])
    assert shape(edit.demote(small(), "m2")) == [("m1", ["l1", "l2", "l3", "l4"])]
    demoted = edit.demote(small(), "l3")
    assert shape(demoted) == [("m1", ["l1", "l2"]), ("m2", ["l4"])]
    assert parts_of(demoted, "l2") == ["s1:5", "s1:10", "s1:11", "s1:13"]
    for change, key in (
        (edit.promote, "m1"),
        (edit.promote, "l1"),
        (edit.promote, "s1:1"),
        (edit.promote, "zzz"),
        (edit.demote, "m1"),
        (edit.demote, "l1"),
        (edit.demote, "s1:4"),
    ):
        with pytest.raises(InvalidContent):
            change(small(), key)


def test_setting_aside_and_taking_back() -> None:
    outline = edit.exclude(small(), ["m1", "s1:11"])
    assert shape(outline) == [("m2", ["l3", "l4"])]
    assert [(x.key, x.title, x.words) for x in outline.set_aside] == [
        ("a1", "First", 400),
        ("a2", "Second", 500),
        ("a3", "s1:11", 200),
    ]
    assert untiled(outline, BLOCKS) == []
    back = edit.include(outline, ["a3", "a1"], "m2", 0)
    assert shape(back) == [("m2", ["l5", "l6", "l3", "l4"])]
    assert [x.key for x in back.set_aside] == ["a2"]
    for wrong in (["l1", "l2", "l3", "l4"], ["nothing"], []):
        with pytest.raises(InvalidContent):
            edit.exclude(small(), wrong)
    for keys, module in ((["a9"], ""), (["a1"], "m9"), ([], "")):
        with pytest.raises(InvalidContent):
            edit.include(outline, keys, module)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_done_every_block_stays_in_one_place(data: st.DataObject) -> None:
    outline = small()
    for _ in range(data.draw(st.integers(1, 12))):
        before = outline
        modules = [module.key for module in outline.modules]
        lessons = [lesson.key for lesson in outline.lessons]
        parts = [item.key for item in outline.parts()]
        aside = [item.key for item in outline.set_aside]
        everything = st.sampled_from([*modules, *lessons, *parts, *aside, ""])
        some = st.lists(everything, min_size=1, max_size=4)
        act = data.draw(
            st.sampled_from(["rename", "move", "merge", "split", "promote", "demote", "out", "in"])
        )
        try:
            if act == "rename":
                outline = edit.rename(
                    outline, data.draw(everything), data.draw(st.text(max_size=9))
                )
            elif act == "move":
                where = data.draw(st.integers(-1, 5))
                outline = edit.move(outline, data.draw(some), data.draw(everything), where)
            elif act == "merge":
                outline = edit.merge(outline, data.draw(some))
            elif act == "split":
                outline = edit.split(outline, data.draw(everything), data.draw(everything))
            elif act == "promote":
                outline = edit.promote(outline, data.draw(everything))
            elif act == "demote":
                outline = edit.demote(outline, data.draw(everything))
            elif act == "out":
                outline = edit.exclude(outline, data.draw(some))
            else:
                outline = edit.include(outline, data.draw(some), data.draw(everything))
        except InvalidContent as error:
            assert error.sentence.endswith(".") and outline is before
        assert untiled(outline, BLOCKS) == []
        keys = [x.key for x in (*outline.modules, *outline.lessons, *outline.set_aside)]
        assert len(keys) == len(set(keys))
        assert all(module.lessons for module in outline.modules) and outline.modules
        assert all(lesson.parts and lesson.title for lesson in outline.lessons)
