"""Pictures, sound and films: shown, captioned, or named where they are missing."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from coursegen_desktop.rendering import sanitise
from coursegen_desktop.rendering.context import LessonContext
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage

from .test_sanitise import offences

NAMES = ("Cell.PNG", "größe.png", "film.webm", "film.vtt", "talk.mp3", "old.mp4", "a b.ogg")
SHELF = LessonContext(files=tuple((name, f"ab/{number}") for number, name in enumerate(NAMES)))


def shown(markdown: str, context: LessonContext = SHELF) -> RenderedPage:
    page = render(markdown, context)
    assert offences(page.html) == []
    return page


def element(page: RenderedPage, tag: str) -> lxml_html.HtmlElement:
    (found,) = lxml_html.fromstring(f"<div>{page.html}</div>").iter(tag)
    return found


def test_a_film_has_controls_captions_and_a_caption_line() -> None:
    page = shown('![The cell divides](media/film.webm "Division, 40 times as fast")')
    film = element(page, "video")
    assert film.get("src") == "media/film.webm"
    assert film.get("controls") == ""
    assert film.get("aria-label") == "Division, 40 times as fast"
    track = film.find("track")
    assert (track.get("kind"), track.get("src")) == ("captions", "media/film.vtt")
    assert element(page, "figcaption").text_content() == "Division, 40 times as fast"
    assert page.media == (("film.webm", "ab/2"), ("film.vtt", "ab/3"))


@pytest.mark.parametrize("address", ["media/talk.mp3", "media/TALK.mp3", "media/a%20b.ogg"])
def test_sound(address: str) -> None:
    page = shown(f"![A talk]({address})")
    sound = element(page, "audio")
    assert sound.get("controls") == ""
    assert sound.find("track") is None
    assert element(page, "figcaption").text_content() == "A talk"


def test_a_kind_that_may_not_play_says_so() -> None:
    assert "this is an MP4 file" in shown("![x](media/old.mp4)").html
    assert "may" not in shown("![x](media/film.webm)").html.replace("metadata", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("media/cell.png", "Cell.PNG"),
        ("media/CELL.png", "Cell.PNG"),
        ("media/gro\u0308\u00dfe.png", "größe.png"),
        ("media/GRÖSSE.png", "größe.png"),
    ],
)
def test_names_in_another_case_are_found(typed: str, found: str) -> None:
    page = shown(f"![A cell]({typed})")
    assert element(page, "img").get("src") == f"media/{found}"
    assert page.media == ((found, f"ab/{NAMES.index(found)}"),)


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("![A cell](media/no.png)", "The picture “no.png” is missing: A cell."),
        ("![](media/no.png)", "The picture “no.png” is missing."),
        ('![A cell](media/no.png "Seen in 1665")', "The picture “no.png” is missing: A cell."),
        ("![Talk](media/no.mp3)", "The sound “no.mp3” is missing: Talk."),
        ("![Film](media/no.webm)", "The film “no.webm” is missing: Film."),
        ("![A](https://example.org/a.png)", "A picture from outside the course is not shown: A."),
        ("![A](media/../a.png)", "A picture from outside the course is not shown: A."),
        ('<video src="media/no.webm"></video>', "The film “no.webm” is missing."),
        ('<audio src="https://x/a.mp3"></audio>', "A sound from outside the course is not shown."),
    ],
)
def test_a_gap_has_a_name(markdown: str, sentence: str) -> None:
    page = shown(markdown)
    assert sentence in lxml_html.fromstring(f"<div>{page.html}</div>").text_content()
    assert "src=" not in page.html
    assert page.media == ()


def test_a_missing_picture_keeps_its_caption() -> None:
    page = shown('![A cell](media/no.png "Seen in 1665")')
    assert element(page, "figcaption").text_content() == "Seen in 1665"


def test_a_player_that_the_author_wrote_gets_controls_and_captions() -> None:
    film = element(shown('<video autoplay src="media/FILM.webm" width="320"></video>'), "video")
    assert film.get("src") == "media/film.webm"
    assert (film.get("controls"), film.get("width")) == ("", "320")
    assert film.find("track") is not None
    assert film.get("autoplay") is None


def test_a_picture_may_have_a_width() -> None:
    picture = element(shown("![x](media/Cell.PNG){width=50%}"), "img")
    assert picture.get("width") == "50%"
    assert element(shown("![x](media/Cell.PNG){width=50000}"), "img").get("width") is None


def test_where_nobody_knows_the_files_names_are_believed() -> None:
    page = shown("![x](media/any.png)", LessonContext())
    assert element(page, "img").get("src") == "media/any.png"
    assert page.media == ()


@pytest.mark.parametrize(
    "alt", ['x" onerror="alert(1)', "<img src=x onerror=alert(1)>", "a & b", "a\u00a0b"]
)
@pytest.mark.parametrize("name", ["no.png", "film.webm", "no.mp3"])
def test_words_beside_media_stay_words(alt: str, name: str) -> None:
    page = shown(f"![{alt}](media/{name})")
    assert sanitise.clean(page.html) == page.html
