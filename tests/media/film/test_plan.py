"""Pages are seen while they are spoken of, and points come with their sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck, SlideQuestion
from coursegen_desktop.media.film.plan import (
    LEAST_READING,
    FilmPlan,
    LaidPage,
    Said,
    film_plan,
    sound_chapters,
)
from tests.examples import some

from .said import WORD, told

SCRIPT = """## Light
Leaves take in light all day. The sun sends it to them.

They also drink water through their roots. Air brings them carbon dioxide.
[check] Which gas do leaves take in?
[pause 3]

## Sugar
Now sugar is made. It is stored as starch, in roots and seeds.
This is how a tree lives through the winter, until it has leaves once more.
"""


def slide(key: str, section: str = "", *bullets: str, title: str = "", **more: object) -> Slide:
    points = tuple(Bullet(text=text) for text in bullets)
    return Slide(id=key, section=section, title=title or key, bullets=points, **more)


def planned(slides: list[Slide], script: str = SCRIPT, said: Said | None = None) -> FilmPlan:
    deck = SlideDeck(slides=tuple(slides))
    laid = [LaidPage(one.id, 0, tuple(b.text for b in one.bullets)) for one in slides]
    return film_plan(deck, laid, script, told(script) if said is None else said)


def line_begin(words: str, script: str = SCRIPT) -> float:
    return next(line.begin for line in told(script).lines if line.text.startswith(words))


def test_pages_follow_their_sections_and_chapters_are_sections() -> None:
    plan = planned([slide("a", "Light"), slide("b", "Sugar")])
    sugar = told(SCRIPT).sections[1]
    assert [(one.slide, one.begin) for one in plan.shown] == [("a", 0.0), ("b", round(sugar, 3))]
    assert [(one.title, one.begin) for one in plan.chapters] == [
        ("Light", 0.0),
        ("Sugar", round(sugar, 3)),
    ]
    assert plan.seconds == told(SCRIPT).seconds


def test_points_come_with_the_sentence_that_speaks_of_them() -> None:
    plan = planned([slide("a", "Light", "Energy from the **sun**", "Water", "Carbon dioxide"),
                    slide("b", "Sugar")])  # fmt: skip
    begins = ("The sun", "They also", "Air brings")
    assert plan.shown[0].steps == tuple(round(line_begin(words), 3) for words in begins)


def test_points_of_one_sentence_come_with_their_words() -> None:
    plan = planned([slide("b", "Sugar", "Starch", "Roots", "Seeds")])
    stored = line_begin("It is stored")
    found = [round((step - stored) / WORD) for step in plan.shown[0].steps]
    assert found == [0, 6, 8]  # the sentence itself, then the seventh and the ninth word


def test_points_that_nobody_speaks_of_share_the_time_and_all_are_seen() -> None:
    plan = planned([slide("a", "Light", "Zebra", "Quagga", "Okapi"), slide("b", "Sugar")])
    steps, end = plan.shown[0].steps, plan.shown[1].begin
    gaps = [b - a for a, b in zip((0.0, *steps), (*steps, end), strict=True)]
    assert max(gaps) - min(gaps) < 1.1
    assert steps[-1] <= end - 1.0


def test_slides_of_one_section_share_it_by_what_they_speak_of() -> None:
    plan = planned([slide("a", "Light"), slide("w", "Light", title="Water for the roots"),
                    slide("b", "Sugar")])  # fmt: skip
    assert plan.shown[1].begin == round(line_begin("They also"), 3)
    assert len(plan.chapters) == 2


def test_a_slide_without_a_section_is_seen_for_its_reading_time() -> None:
    plan = planned([slide("t", title="Photosynthesis"), slide("a", "Light"), slide("b", "Sugar")])
    assert [one.slide for one in plan.shown] == ["t", "a", "b"]
    assert plan.shown[1].begin == pytest.approx(LEAST_READING)
    last = planned([slide("a", "Light"), slide("b", "Sugar"), slide("credits")])
    assert last.shown[2].begin == pytest.approx(told(SCRIPT).seconds - 4.0, abs=0.8)


def test_slides_follow_the_script_where_their_order_is_another() -> None:
    plan = planned([slide("b", "Sugar"), slide("a", "Light")])
    assert [one.slide for one in plan.shown] == ["a", "b"]


def test_an_unknown_section_is_no_section() -> None:
    plan = planned([slide("a", "Light"), slide("x", "Gone by now"), slide("b", "Sugar")])
    assert [one.slide for one in plan.shown] == ["a", "x", "b"]


def test_a_check_stops_and_the_answer_comes_after_it() -> None:
    question = SlideQuestion(text="Which gas do leaves take in?", answer="CO2", item="q-7")
    asked = Slide(id="q", kind="question", section="Light", question=question, title="Question")
    deck = SlideDeck(slides=(slide("a", "Light"), asked, slide("b", "Sugar")))
    laid = [LaidPage("a"), LaidPage("q", 0, ("CO2",)), LaidPage("b")]
    plan = film_plan(deck, laid, SCRIPT, told(SCRIPT))
    (stop,) = plan.stops
    assert (stop.text, stop.item) == ("Which gas do leaves take in?", "q-7")
    assert plan.shown[1].slide == "q"
    assert plan.shown[1].begin < stop.at < plan.shown[1].steps[0]


def test_a_check_is_known_with_what_is_said_around_its_question() -> None:
    asked = "True or false? Leaves take in light. Choose: True or False."
    script = f"## Light\n\n[check] {asked}\n\nTrue."
    slides = tuple(
        Slide(id=item, kind="question", section="Light",
              question=SlideQuestion(text=text, item=item))
        for item, text in (("q-1", "Leaves"), ("q-2", "Leaves take in *light*."), ("q-3", ""))
    )  # fmt: skip
    laid = [LaidPage(one.id) for one in slides]
    (stop,) = film_plan(SlideDeck(slides=slides), laid, script, told(script)).stops
    assert (stop.text, stop.item) == (asked, "q-2")


def test_pages_of_a_split_slide_have_their_own_points() -> None:
    long = slide("a", "Light", "Energy from the sun", "Water", "Carbon dioxide")
    deck = SlideDeck(slides=(long, slide("b", "Sugar")))
    laid = [
        LaidPage("a", 0, ("Energy from the sun",)),
        LaidPage("a", 1, ("Water", "Carbon dioxide")),
        LaidPage("b"),
    ]
    plan = film_plan(deck, laid, SCRIPT, told(SCRIPT))
    assert [(one.slide, one.page, len(one.steps)) for one in plan.shown] == [
        ("a", 0, 1),
        ("a", 1, 2),
        ("b", 0, 0),
    ]
    assert plan.shown[1].begin == plan.shown[1].steps[0] == round(line_begin("They also"), 3)


def test_without_words_pages_are_read() -> None:
    plan = planned([slide("a", "", "One", "Two"), slide("b")], said=Said())
    assert [one.slide for one in plan.shown] == ["a", "b"]
    assert plan.shown[1].begin >= LEAST_READING
    assert plan.seconds == pytest.approx(plan.shown[1].begin + LEAST_READING)
    assert len(plan.shown[0].steps) == 2
    assert planned([], said=Said()) == FilmPlan((), (), (), 0)


def test_chapters_of_sound_alone_are_sections() -> None:
    script = "Hello there.\n\n## One\nWords.\n\n## Two\nMore words."
    found = sound_chapters(script, told(script).sections)
    assert [one.title for one in found] == ["One", "Two"]
    assert found[0].begin > 0


@given(
    st.lists(st.sampled_from(["Light", "Sugar", "", "Other"]), max_size=8),
    st.integers(0, 5),
)
@settings(max_examples=some(150))
def test_any_deck_is_seen_in_order_within_the_film(names: list[str], points: int) -> None:
    texts = ("Light", "roots", "nothing of it", "starch", "gas")[:points]
    plan = planned([slide(f"{n}", name, *texts) for n, name in enumerate(names)])
    begins = [one.begin for one in plan.shown]
    assert begins == sorted(begins)
    assert not begins or (begins[0] == 0.0 and begins[-1] < plan.seconds)
    ends = [*begins, plan.seconds][1:]
    for one, end in zip(plan.shown, ends, strict=True):
        assert len(one.steps) == points
        assert list(one.steps) == sorted(one.steps)
        assert all(one.begin <= step <= end + 0.001 for step in one.steps)
