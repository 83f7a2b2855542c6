"""Two people's changes of one quiz."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.domain.quiz_draft import QuizDraft
from coursegen_desktop.domain.quiz_merge import merged_quiz

from .questions.given import MEDIA, quiz_of, sample, validator

ONE, TWO, THREE = (sample("true_false", id=name) for name in ("one", "two", "three"))
BASE = quiz_of(ONE, TWO, THREE)


def said(raw: dict[str, Any], words: str) -> dict[str, Any]:
    """A question with another prompt."""
    return {**raw, "prompt": words}


def merged(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Both changes; the result is valid, and nobody's order matters where all was changed alike."""
    made = merged_quiz(BASE, mine, theirs)
    validator().validate(made)
    Quiz.parse(made)
    return made


def prompts(content: dict[str, Any]) -> list[str]:
    return [one["prompt"] for one in content["questions"]]


def test_what_nobody_changed_stays() -> None:
    assert merged(BASE, BASE) == BASE
    assert merged(BASE, quiz_of(TWO)) == quiz_of(TWO)
    assert merged(quiz_of(TWO), BASE) == quiz_of(TWO)


def test_changes_of_different_questions_are_both_kept() -> None:
    made = merged(quiz_of(said(ONE, "mine"), TWO, THREE), quiz_of(ONE, TWO, said(THREE, "theirs")))
    assert prompts(made) == ["mine", TWO["prompt"], "theirs"]


def test_a_question_that_both_changed_is_mine() -> None:
    made = merged(quiz_of(said(ONE, "mine"), TWO, THREE), quiz_of(said(ONE, "x"), TWO, THREE))
    assert prompts(made)[0] == "mine"


def test_what_is_new_stands_where_it_stood() -> None:
    mine, theirs = sample("order", id="mine"), sample("match", id="theirs")
    made = merged(quiz_of(ONE, mine, TWO, THREE), quiz_of(ONE, TWO, THREE, theirs))
    assert [one["id"] for one in made["questions"]] == ["one", "mine", "two", "three", "theirs"]
    first = merged(quiz_of(mine, ONE, TWO, THREE), BASE)
    assert first["questions"][0] == mine


def test_a_deleted_question_that_was_changed_meanwhile_stays() -> None:
    made = merged(quiz_of(ONE, TWO), quiz_of(ONE, TWO, said(THREE, "theirs")))
    assert prompts(made)[2] == "theirs"
    back = merged(quiz_of(said(ONE, "mine"), TWO, THREE), quiz_of(TWO, THREE))
    assert prompts(back)[0] == "mine"


def test_order_title_and_drafts() -> None:
    mine = quiz_of(THREE, ONE, TWO, title="Mine")
    theirs = QuizDraft.read(quiz_of(ONE, TWO, THREE, description="Read")).with_question(
        said(TWO, "")
    )
    made = merged(mine, theirs.dump())
    assert [one["id"] for one in made["questions"]] == ["three", "one", "two"]
    assert (made["title"], made["description"]) == ("Mine", "Read")
    assert [item.id for item in QuizDraft.read(made).drafts] == ["two"]


def test_pictures_and_pools() -> None:
    spot = sample("hotspot", id="spot")
    mine = quiz_of(ONE, TWO, THREE, spot, media=MEDIA)
    pools = [{"id": "p", "questions": ["one", "two"]}, {"id": "q", "questions": ["three"]}]
    made = merged(mine, quiz_of(ONE, TWO, THREE, sections=pools))
    assert [one["questions"] for one in made["sections"]] == [["one", "two"], ["three"]]
    assert made["media"] == MEDIA
    own = merged(quiz_of(ONE, TWO, THREE, sections=pools), BASE)
    assert [one["questions"] for one in own["sections"]] == [["one", "two"], ["three"]]
