"""Scripts and slides of lessons: what is said, what is shown, and that both belong together."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.script import sections
from coursegen_desktop.generation.pipeline import CourseWriter, plan_course
from coursegen_desktop.generation.scripts import (
    SpeakerNotes,
    matter_of,
    write,
    write_deck,
    write_script,
)
from coursegen_desktop.generation.text.languages import LANGUAGES
from tests.generation.places import SAMPLES

from .lessons import PLANTS, check, plants, points, written


def said(heading: str, text: str) -> list[str]:
    """The lines of a section."""
    return [line.text for part in sections(text) if part.title == heading for line in part.lines]


def test_a_lesson_is_told_part_by_part() -> None:
    made = write(plants())
    check(made)
    text = made.script.text
    assert [part.title for part in sections(text)] == [
        "Plants",
        "What you will learn",
        "From light to sugar: picture",
        "From light to sugar (2 of 3)",
        "From light to sugar: table",
        "The formula: formula",
        "The formula: program",
        "The formula: diagram",
        "Key terms",
        "Check yourself",
        "In short",
    ]
    assert said("Plants", text)[:2] == [
        "Why are leaves green?",
        "Plants live on light, water and air.",
    ]
    assert "Photosynthesis is the process by which plants turn light into sugar." in said(
        "From light to sugar: picture", text
    )
    assert "See Figure 3" not in text, "a place on a page is nothing to listen to"
    assert "Draw a leaf" not in text, "exercises are for those who write"
    assert "Plants make sugar from light." in said("In short", text)


def test_what_only_eyes_can_take_in_is_told_in_a_sentence() -> None:
    text = write_script(plants()).text
    assert "The picture shows: A leaf from below." in text
    assert "A plant needs: light, water and carbon dioxide." in text
    assert "The table compares Oxygen and Carbon dioxide by taken in and given off." in text
    assert "A small program counts it. The slide shows a program in Python." in text
    assert "print(6" not in text
    assert "The formula is on the slide." in text


def test_slides_show_what_the_lesson_shows() -> None:
    slides = {slide.kind: slide for slide in write_deck(plants()).slides}
    figure = slides["figure"].figure
    assert figure is not None
    assert (figure.media, figure.alt) == ("leaf.png", "A leaf with its pores")
    assert (figure.caption, figure.credit) == ("A leaf from below.", "Photo: Ann Lee, CC BY 4.0")
    assert slides["table"].table is not None
    assert slides["table"].table.head == ("Gas", "Taken in", "Given off")
    assert slides["code"].code is not None and slides["code"].code.language == "python"
    assert slides["formula"].formula.startswith("6CO_2")
    assert slides["diagram"].diagram.startswith("flowchart")
    assert slides["question"].question is not None
    assert slides["question"].question.item == "q1"
    assert slides["question"].question.answer == "Carbon dioxide"


def test_a_listener_stops_at_a_question_before_its_answer() -> None:
    text = write_script(plants()).text
    parts = {part.title: part.lines for part in sections(text)}
    asked, told = parts["Check yourself"]
    assert asked.is_check and asked.pause == 3.0
    assert asked.text.startswith("Which gas do leaves take in by day? Choose: ")
    assert told.text == "The answer is: Carbon dioxide."


def test_sentences_lead_back_to_the_lesson() -> None:
    script = write_script(plants())
    for link in script.links:
        assert link.quote in PLANTS
        assert link.sentence in script.text
    assert any(link.quote.startswith("**Photosynthesis** is") for link in script.links)


def test_the_same_lesson_gives_the_same() -> None:
    assert write(plants()) == write(plants())
    assert plants().inputs != plants(title="Other").inputs
    assert plants().inputs != plants(terms=()).inputs


def test_speaker_notes_are_said_word_for_word() -> None:
    words = "Hello everybody, " + "and so on, " * 20 + "until the end.\n\n[check] is no sign here."
    made = write(plants(notes=(SpeakerNotes("From light to sugar", words),)))
    check(made, is_verbatim=True)
    lines = [
        line for part in sections(made.script.text)
        if part.title.startswith("From light to sugar") for line in part.lines
    ]  # fmt: skip
    told = " ".join(line.text for line in lines)
    assert " ".join(words.split("\n\n")[0].split()) in told
    assert "“[check] is no sign here.”" in told
    assert not any(line.is_check for line in lines)
    assert "Photosynthesis is the process" not in told


def test_credits_come_from_files_of_the_course() -> None:
    credited = plants(credits={"leaf.png": "Museum of Leaves"})
    figure = next(s.figure for s in write_deck(credited).slides if s.figure)
    assert figure.credit == "Museum of Leaves"
    quiz = {"media": [{"path": "media/a.png", "attribution": "Bo", "licence": "CC0"}]}
    assert matter_of("T", "x", "en", [("quiz", quiz)]).credits == {"a.png": "Bo, CC0"}


def test_assets_that_cannot_be_read_are_left_out() -> None:
    bad = [("quiz", {"questions": [{"type": "choice"}, 7]}), ("terms", {"terms": [{"term": 3}]}),
           ("summary", {"sentences": "no"}), ("media", {"name": 5, "credit": "x"})]  # fmt: skip
    check(write(matter_of("T", PLANTS, "en", bad)))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_ours_is_said_in_the_language_of_the_lesson(language: str) -> None:
    made = written(PLANTS, language, questions=plants().questions)
    says = LANGUAGES[language].says
    text = made.script.text
    assert says["told_output"] not in text
    assert says["told_formula"] in text
    assert f"## {says['told_check']}" in text
    others = [entry.says["told_formula"] for code, entry in LANGUAGES.items() if code != language]
    assert not any(phrase in text for phrase in others)


# -- real lessons -------------------------------------------------------------------------------


def test_the_sample_course_is_told_whole() -> None:
    course = CourseWriter(plan_course([str(SAMPLES / "how-learning-works.md")])).course()
    asked = 0
    shown: list[str] = []
    for module in course.modules:
        for lesson in module.lessons:
            assets = [(asset.asset_type, asset.content) for asset in lesson.assets]
            made = write(matter_of(lesson.title, lesson.content, "en", assets))
            check(made)
            asked += made.script.text.count("[check]")
            shown += points(made)
    assert asked > len(course.modules)
    assert len(shown) > 200
