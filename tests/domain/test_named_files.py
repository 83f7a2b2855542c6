"""Files that slides and films name without "media/"."""

from __future__ import annotations

import json

import pytest

from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.domain.media_use import PartWords, StoredFile, inside_store, media_uses
from coursegen_desktop.domain.named_files import bare_names, bare_renamed
from coursegen_desktop.domain.slides import Slide, SlideDeck, SlideFigure

DECK = SlideDeck(
    slides=(
        Slide(id="a", figure=SlideFigure(media="Leaf.png"), recording="a.opus"),
        Slide(id="b", title="leaf.png"),
    )
).model_dump(mode="json")
FILM = {"format": "video", "name": "f.webm", "captions": "f.vtt", "poster": "f.png"}


def test_names_are_found_where_they_stand() -> None:
    assert list(bare_names(DECK)) == ["Leaf.png", "a.opus"]
    assert list(bare_names(FILM)) == ["f.webm", "f.vtt", "f.png"]
    assert list(bare_names({"format": "audio", "name": "f.opus"})) == ["f.opus"]
    for other in ({"format": "quiz", "captions": "x"}, [], None, "x", {"format": "slides"},
                  {"format": "slides", "slides": [3, {"figure": 4, "recording": 5}]}):  # fmt: skip
        assert list(bare_names(other)) == []
        assert bare_renamed(other, lambda _: "y") == other


def test_names_are_changed_and_nothing_else() -> None:
    moves = {"leaf.png": "Blatt.png", "f.vtt": "g.vtt"}
    made = bare_renamed(DECK, moves.get)
    assert made["slides"][0]["figure"]["media"] == "Blatt.png"
    assert made["slides"][0]["recording"] == "a.opus"
    assert made["slides"][1] == DECK["slides"][1]
    assert bare_renamed(FILM, moves.get) == {**FILM, "captions": "g.vtt"}


def test_what_slides_show_is_used_and_what_nobody_has_is_missed() -> None:
    lesson = LessonId(1)
    files = [StoredFile(AssetId(1), lesson, "leaf.png", "aa/1.png"),
             StoredFile(AssetId(2), lesson, "other.png", "bb/2.png")]  # fmt: skip
    part = PartWords(AssetId(3), lesson, "Leaves", json.dumps(DECK))
    uses = {use.name: use for use in media_uses(files, (), (part,))}
    assert uses["leaf.png"].used_in == ((lesson, "Leaves"),)
    assert uses["other.png"].is_unused
    assert uses["a.opus"].file_path == "" and uses["a.opus"].used_in


def test_places_outside_of_the_store() -> None:
    assert inside_store("aa/leaf.png")
    for path in ("", "/etc/passwd", "../x", "a/../b", "a\\b", "C:/x"):
        assert not inside_store(path)


@pytest.mark.parametrize("slides", [5, True, "words", {"a": 1}, [5, {"figure": 3}], None])
def test_slides_of_a_package_may_be_anything(slides: object) -> None:
    odd = {"format": "slides", "slides": slides}
    assert list(bare_names(odd)) == []
    assert bare_renamed(odd, lambda _: "other.png") == odd
