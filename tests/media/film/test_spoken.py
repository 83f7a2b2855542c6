"""What is said in a film: the script, with the notes and recordings of slides in their places."""

from __future__ import annotations

from coursegen_desktop.domain.script import sections
from coursegen_desktop.domain.slides import Slide, SlideDeck
from coursegen_desktop.media.film.spoken import film_script

SCRIPT = (
    "Welcome.\n\n## Light\n\nLeaves take in light.\n\n[pause 2]\n\n## Sugar\n\nThey make sugar.\n"
)


def slide(key: str, section: str = "", **more: str) -> Slide:
    return Slide(id=key, title=key.title(), section=section, **more)


def told(*slides: Slide, script: str = SCRIPT) -> list[tuple[str, list[str]]]:
    made = film_script(script, SlideDeck(slides=slides))
    return [
        (part.title, [line.text for line in part.lines]) for part in sections(made.text)
    ]  # fmt: skip


def test_a_script_that_speaks_of_all_slides_stays_as_it_is() -> None:
    made = film_script(SCRIPT, SlideDeck(slides=(slide("a", "Light"), slide("b", "**Sugar**"))))
    assert sections(made.text) == sections(SCRIPT.strip())
    assert made.recordings == {}


def test_notes_are_said_where_their_slide_stands() -> None:
    found = told(
        slide("a", "Light"),
        slide("more", notes="Look at the veins.\n## They carry water."),
        slide("b", "Sugar"),
    )
    assert [title for title, _ in found] == ["", "Light", "More", "Sugar"]
    assert found[2][1] == ["Look at the veins.", "They carry water."]


def test_notes_of_the_first_slide_begin_the_film() -> None:
    hello = slide("hello", notes="Good morning.")
    assert told(hello, script="## Light\nLeaves.")[0] == ("Hello", ["Good morning."])
    # Words without a heading stay without one.
    assert [title for title, _ in told(hello)] == ["", "Hello", "Light", "Sugar"]


def test_the_slide_knows_the_section_that_its_notes_became() -> None:
    made = film_script(
        SCRIPT, SlideDeck(slides=(slide("a", "Light"), slide("x", "Gone", notes="Y.")))
    )
    assert [one.section for one in made.deck.slides] == ["Light", "X"]


def test_recordings_are_known_by_the_number_of_their_section() -> None:
    deck = SlideDeck(
        slides=(
            slide("a", "Light", recording="light.opus"),
            slide("x", notes="Words.", recording="x.opus"),
            slide("b", "Sugar", recording="sugar.opus"),
            slide("again", "Sugar", recording="later.opus"),
        )
    )
    assert film_script(SCRIPT, deck).recordings == {1: "light.opus", 2: "x.opus", 3: "sugar.opus"}


def test_sections_of_one_name_are_taken_in_their_order() -> None:
    script = "## Part\nOne.\n\n## Part\nTwo.\n"
    deck = SlideDeck(
        slides=(
            slide("a", "Part", recording="1.opus"),
            slide("n", notes="Between."),
            slide("b", "Part", recording="2.opus"),
        )
    )
    made = film_script(script, deck)
    assert [part.title for part in sections(made.text)] == ["Part", "N", "Part"]
    assert made.recordings == {0: "1.opus", 2: "2.opus"}


def test_slides_alone_and_scripts_alone() -> None:
    assert told(slide("a", "Light"), script="") == []
    assert told(script="Only words.") == [("", ["Only words."])]
