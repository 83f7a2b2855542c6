"""Slides made again: what an author changed, deleted, added and moved stays as he left it."""

from __future__ import annotations

from coursegen_desktop.domain.deck_merge import merged_deck, retitled
from coursegen_desktop.domain.slides import (
    Bullet,
    Slide,
    SlideDeck,
    fingerprint,
    is_edited,
    with_fingerprint,
)


def made(*ids: str, text: str = "old", **more: str) -> SlideDeck:
    """A deck as the program makes it."""
    slides = (
        with_fingerprint(Slide(id=key, title=f"{key} {text}", section=more.get(key, key)))
        for key in ids
    )
    return SlideDeck(title="Deck", slides=tuple(slides), inputs=text, made=ids)


def changed(deck: SlideDeck, *slides: Slide, **edits: str) -> SlideDeck:
    """The deck with other titles, or with other slides at all."""
    kept = slides or tuple(
        slide.model_copy(update={"title": edits[slide.id]}) if slide.id in edits else slide
        for slide in deck.slides
    )
    return deck.model_copy(update={"slides": kept})


def titles(deck: SlideDeck) -> list[str]:
    return [slide.title for slide in deck.slides]


def own(key: str) -> Slide:
    return Slide(id=key, title="mine", bullets=(Bullet(text="own words"),))


def test_a_slide_is_edited_when_it_is_another_than_it_was_made() -> None:
    slide = made("a").slides[0]
    assert not is_edited(slide)
    assert is_edited(slide.model_copy(update={"title": "other"}))
    assert is_edited(own("x"))
    assert not is_edited(slide.model_copy(update={"recording": "voice.ogg"}))
    assert fingerprint(slide) == slide.made


def test_what_was_not_touched_is_renewed() -> None:
    found = merged_deck(made("a", "b"), made("a", "b", "c", text="new"))
    assert titles(found.deck) == ["a new", "b new", "c new"]
    assert (found.kept, found.deck.inputs, found.deck.made) == (0, "new", ("a", "b", "c"))


def test_what_was_edited_stays() -> None:
    mine = changed(made("a", "b", "gone"), b="by hand", gone="by hand, too")
    found = merged_deck(mine, made("a", "b", text="new"))
    assert titles(found.deck) == ["a new", "by hand", "by hand, too"]
    assert found.kept == 2
    again = merged_deck(found.deck, made("a", "b", text="newer"))
    assert titles(again.deck) == ["a newer", "by hand", "by hand, too"]


def test_what_was_deleted_stays_deleted_and_what_the_lesson_lost_goes() -> None:
    first = made("a", "b", "c", "d")
    mine = changed(first, first.slides[0], first.slides[2], first.slides[3])
    found = merged_deck(mine, made("a", "b", "c", text="new"))
    assert titles(found.deck) == ["a new", "c new"]
    again = merged_deck(found.deck, made("a", "b", "c", text="newer"))
    assert titles(again.deck) == ["a newer", "c newer"]


def test_own_slides_stay_behind_what_they_stood_behind() -> None:
    first = made("a", "b", "c")
    a, b, c = first.slides
    mine = changed(first, own("first"), a, own("x"), b, c, own("y"))
    found = merged_deck(mine, made("a", "new", "b", "c", text="new"))
    assert titles(found.deck) == ["mine", "a new", "mine", "new new", "b new", "c new", "mine"]


def test_an_author_s_order_stays_and_new_slides_find_their_place() -> None:
    first = made("a", "b", "c")
    a, b, c = first.slides
    mine = changed(first, c, a, b)
    found = merged_deck(mine, made("a", "a2", "b", "c", text="new"))
    assert titles(found.deck) == ["c new", "a new", "a2 new", "b new"]
    # Where nobody moved anything the new order counts.
    assert titles(merged_deck(first, made("c", "b", "a")).deck) == ["c old", "b old", "a old"]


def test_a_recorded_voice_stays_with_its_slide() -> None:
    first = made("a")
    mine = changed(first, first.slides[0].model_copy(update={"recording": "voice.ogg"}))
    found = merged_deck(mine, made("a", text="new"))
    assert (found.deck.slides[0].title, found.deck.slides[0].recording) == ("a new", "voice.ogg")
    assert not is_edited(found.deck.slides[0])


def test_an_edited_slide_finds_its_words_under_their_new_heading() -> None:
    mine = changed(made("a"), a="by hand")
    new = made("a", a="renamed", text="new")
    assert merged_deck(mine, new, ["renamed"]).deck.slides[0].section == "renamed"
    assert merged_deck(mine, new, ["a"]).deck.slides[0].section == "a"


def test_the_look_is_the_author_s() -> None:
    mine = made("a").model_copy(update={"look": "dark"})
    assert merged_deck(mine, made("a", text="new")).deck.look == "dark"


def test_slides_follow_headings_that_were_worded_otherwise() -> None:
    deck = changed(made("a", "b", "c"), c="by hand")
    found = retitled(deck, ["a", "b", "c"], ["a", "Bee", "new", "Sea"])
    assert [slide.section for slide in found.slides] == ["a", "Bee", "Sea"]
    found = retitled(deck, ["a", "b", "c"], ["a", "b", "more", "Sea"])
    assert [slide.section for slide in found.slides] == ["a", "b", "more"]
    found = retitled(deck, ["a", "b", "c"], ["A", "b", "Sea"])
    assert [slide.section for slide in found.slides] == ["A", "b", "Sea"]
    assert [is_edited(slide) for slide in found.slides] == [False, False, True]
    assert retitled(deck, ["a", "b", "c"], ["a", "c"]).slides == deck.slides
