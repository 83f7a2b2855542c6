"""Where texts name files, and what that says of the files of a course."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.domain.media_mentions import (
    address_of,
    key_of,
    mentions,
    renamed,
    renamed_inside,
)
from coursegen_desktop.domain.media_use import (
    LessonWords,
    MediaUse,
    PartWords,
    StoredFile,
    kind_of,
    media_uses,
)

ONE, TWO = LessonId(1), LessonId(2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![x](media/cell.png)", "cell.png"),
        ("![x](media/cell.png 'title')", "cell.png"),
        ("[x](<media/my cell.png>)", "my cell.png"),
        ("[x](media/my%20cell.png)", "my cell.png"),
        ('<video src="media/film.webm" poster="media/cell.png">', "cell.png"),
        ("[x]: media/cell.png", "cell.png"),
        ("![x](media/CELL.PNG)", "cell.png"),
        ("![x](media/cell(1).png)", "cell(1).png"),
        (r"![x](media/a\_b.png)", "a_b.png"),
        ("![x](media/Zu\u0308ge.png)", "z\xfcge.png"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    known = {key_of(name)}
    assert [one.key for one in mentions(text, known)] == [key_of(name)]
    after = renamed(text, known, lambda _: "new-name.png")
    assert "media/new-name.png" in after
    assert list(mentions(after, known)) == []


@pytest.mark.parametrize(
    "text",
    [
        "![x](media/cell.png2)",
        "https://a.b/media/cell.png",
        "multimedia/cell.png",
        "media/cells.png",
    ],
)
def test_what_only_looks_alike_is_left(text: str) -> None:
    known = {"cell.png"}
    assert list(mentions(text, known)) == []
    assert renamed(text, known, lambda _: "x.png") == text


def test_the_longest_name_counts() -> None:
    known = {"a.png", "a.png (1).png"}
    assert [one.key for one in mentions("<media/a.png (1).png>", known)] == ["a.png (1).png"]


def test_an_address_is_one_word() -> None:
    assert address_of("cell-1.png") == "media/cell-1.png"
    assert address_of("my cell (1).png") == "media/my%20cell%20%281%29.png"


def test_a_quiz_names_files_by_path_and_in_texts() -> None:
    quiz = {"media": [{"path": "media/a b.png"}], "text": "![x](media/a%20b.png) [1]", "n": 3}
    after = renamed_inside(quiz, {"a b.png"}, lambda _: "c.png")
    assert after == {"media": [{"path": "media/c.png"}], "text": "![x](media/c.png) [1]", "n": 3}


def test_who_uses_what() -> None:
    files = [
        StoredFile(AssetId(1), ONE, "cell.png", "aa/1.png"),
        StoredFile(AssetId(2), TWO, "cell.png", "bb/2.png"),
        StoredFile(AssetId(3), TWO, "spare.mp3", "cc/3.mp3"),
        StoredFile(AssetId(4), ONE, "asked.png", "dd/4.png"),
    ]
    lessons = [
        LessonWords(ONE, "One", "![A cell](media/cell.png) ![gone](media/lost.png)"),
        LessonWords(TWO, "Two", "![Another](media/cell.png)\n\n[again](media/Lost.png)"),
    ]
    quiz = PartWords(AssetId(9), TWO, "Two", '{"media": [{"path": "media/asked.png"}]}')
    assert media_uses(files, lessons, [quiz]) == (
        MediaUse("asked.png", "dd/4.png", (ONE,), ((TWO, "Two"),)),
        MediaUse("cell.png", "aa/1.png", (ONE,), ((ONE, "One"),), ("A cell",)),
        MediaUse("cell.png", "bb/2.png", (TWO,), ((TWO, "Two"),), ("Another",)),
        MediaUse("lost.png", "", (), ((ONE, "One"), (TWO, "Two")), ("gone",)),
        MediaUse("spare.mp3", "cc/3.mp3", (TWO,)),
    )


def test_what_stands_in_code_is_not_missing_but_may_be_in_use() -> None:
    text = "```md\nSo:\n![x](media/mine.png) ![y](media/none.png)\n```\n\n![z](media/lost.png)"
    files = [StoredFile(AssetId(1), TWO, "mine.png", "aa/1.png")]
    uses = media_uses(files, [LessonWords(ONE, "One", text)], [])
    assert [(use.name, use.is_unused) for use in uses] == [("lost.png", False), ("mine.png", False)]


def test_captions_go_with_their_film() -> None:
    files = [
        StoredFile(AssetId(1), ONE, "waves.webm", "aa/1.webm"),
        StoredFile(AssetId(2), ONE, "Waves.vtt", "bb/2.vtt"),
        StoredFile(AssetId(3), ONE, "other.vtt", "cc/3.vtt"),
    ]
    uses = media_uses(files, [LessonWords(ONE, "One", "![Waves](media/waves.webm)")], [])
    assert {use.name: use.is_unused for use in uses} == {
        "waves.webm": False, "Waves.vtt": False, "other.vtt": True,
    }  # fmt: skip


def test_kinds() -> None:
    names = ("a.PNG", "a.mp3", "a.webm", "a.vtt", "a.exe", "a")
    assert [kind_of(name) for name in names] == [
        "picture", "sound", "film", "captions", "other", "other",
    ]  # fmt: skip
