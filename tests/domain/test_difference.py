"""What changed: paragraphs, words, questions, the outline."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.course_difference import (
    Glance,
    OutlineChange,
    course_fields,
    course_glance,
    field_changes,
    lesson_difference,
    lesson_glance,
    outline_difference,
    question_changes,
)
from coursegen_desktop.domain.difference import (
    Block,
    paragraphs,
    text_difference,
    word_difference,
    work_of,
)
from coursegen_desktop.domain.quiz_draft import QuizDraft
from coursegen_desktop.domain.version import (
    AssetContent,
    CourseContent,
    LessonContent,
    LessonPlace,
    ModulePlace,
)

WORDS = st.lists(st.sampled_from(["tide", "moon", "\n\n", "\n", " ", ".", "sea"]), max_size=40)


def side(blocks: tuple[Block, ...], name: str) -> list[str]:
    texts = ["".join(piece.text for piece in getattr(block, name)) for block in blocks]
    kinds = {"old": "added", "new": "removed"}
    return [t for t, block in zip(texts, blocks, strict=True) if block.kind != kinds[name]]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_in_the_difference(one: list[str], other: list[str]) -> None:
    old, new = "".join(one), "".join(other)
    blocks = text_difference(old, new)
    assert side(blocks, "old") == [part.rstrip() for part in paragraphs(old)]
    assert side(blocks, "new") == [part.rstrip() for part in paragraphs(new)]
    assert "".join(paragraphs(old)) == old
    if old == new:
        assert all(block.kind == "same" for block in blocks)


@given(WORDS, WORDS)
def test_words_of_both_sides_are_whole(one: list[str], other: list[str]) -> None:
    old, new = "".join(one), "".join(other)
    left, right = word_difference(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new
    same = [[p.text for p in pieces if p.kind == "same"] for pieces in (left, right)]
    assert same[0] == same[1]


def test_a_changed_word_is_found_in_its_paragraph() -> None:
    blocks = text_difference(
        "# Tides\n\nThe tide comes twice a day.\n\nEnd.",
        "# Tides\n\nThe tide comes once a day.\n\nEnd.",
    )
    assert [block.kind for block in blocks] == ["same", "changed", "same"]
    assert [(p.kind, p.text) for p in blocks[1].new] == [
        ("same", "The tide comes "), ("added", "once"), ("same", " a day."),
    ]  # fmt: skip


def test_neighbouring_words_are_one_change() -> None:
    left, right = word_difference("a red old boat", "a green new boat")
    assert [p.text for p in left if p.kind == "removed"] == ["red old"]
    assert [p.text for p in right if p.kind == "added"] == ["green new"]


def test_a_new_paragraph_between_alike_ones_is_added() -> None:
    old = "The moon pulls the sea.\n\nThe sun pulls less."
    new = "The moon pulls the whole sea.\n\nA new thought here.\n\nThe sun pulls much less."
    assert [b.kind for b in text_difference(old, new)] == ["changed", "added", "changed"]


def test_unlike_paragraphs_are_told_as_removed_and_added() -> None:
    kinds = [b.kind for b in text_difference("One two three four.", "Völlig etwas anderes hier.")]
    assert kinds == ["removed", "added"]


def test_far_too_much_is_replaced_whole_and_only_the_middle_counts() -> None:
    chance = random.Random(3)
    old = "\n\n".join(str(chance.random()) for _ in range(2500))
    new = "\n\n".join(str(chance.random()) for _ in range(2500))
    kinds = [block.kind for block in text_difference("Top\n\n" + old, "Top\n\n" + new)]
    assert kinds == ["same"] + ["removed"] * 2500 + ["added"] * 2500
    assert work_of("Top " + old, "Top " + old) == 0
    assert work_of("aaa x bbb", "aaa yy bbb") == 3


def quiz(*questions: dict[str, object], title: str = "Quiz") -> AssetContent:
    return AssetContent("q", "quiz", {"title": title, "questions": list(questions)})


def choice(key: str, prompt: str, *texts: str) -> dict[str, object]:
    choices = [{"id": text[0], "text": text, "fraction": 0} for text in texts]
    return {"id": key, "type": "choice", "prompt": prompt, "choices": choices}


def test_questions_are_told_apart_by_their_ids() -> None:
    old = quiz(choice("1", "Moon?", "a yes", "b no"), choice("2", "Sun?", "a yes"))
    new = quiz(choice("3", "Wind?", "a yes"), choice("1", "The moon?", "c maybe", "a yes", "b No!"))
    changes = question_changes(old.content, new.content)
    assert [(c.kind, c.prompt) for c in changes] == [
        ("added", "Wind?"), ("changed", "The moon?"), ("removed", "Sun?"),
    ]  # fmt: skip
    fields = {change.path: (change.old, change.new) for change in changes[1].fields}
    assert fields["prompt"] == ("Moon?", "The moon?")
    assert fields["choices.3.text"] == ("b no", "b No!")
    assert fields["choices.1"][0] == "" and "maybe" in fields["choices.1"][1]


def test_a_question_that_is_being_written_is_told_as_its_author_has_it() -> None:
    finished = {"id": "1", "type": "true_false", "prompt": "The moon.", "answer": True}
    half = {"id": "1", "type": "true_false", "prompt": "The full moon."}
    empty = QuizDraft.read({"format": "quiz", "version": "1.0", "id": "q", "title": "Q"})
    texts = [
        empty.with_added([question], None, "").dump() for question in (half, finished)
    ]  # the first is kept beside the quiz, nobody is asked it
    assert not texts[0].get("questions")
    (came,) = question_changes(empty.dump(), texts[0])
    assert (came.kind, came.prompt) == ("added", "The full moon.")
    (changed,) = question_changes(*texts)
    fields = {change.path: (change.old, change.new) for change in changed.fields}
    assert fields["prompt"] == ("The full moon.", "The moon.")
    assert list(question_changes(texts[0], texts[0])) == []


def test_a_lesson_tells_title_text_questions_and_the_rest() -> None:
    terms = AssetContent("t", "terms", {"terms": [{"term": "ebb"}]})
    old = LessonContent("Tides", "Twice a day.", 2, (quiz(choice("1", "Moon?")), terms))
    new = LessonContent("The tides", "Once a day.", 2, (quiz(choice("1", "Sun?"), title="Test"),))
    found = lesson_difference(old, new)
    assert found.titles == ("Tides", "The tides") and not found.is_empty
    assert [q.kind for q in found.questions] == ["changed"]
    assert [(a.kind, a.asset_type) for a in found.assets] == [
        ("changed", "quiz"),
        ("removed", "terms"),
    ]
    assert [f.path for f in found.assets[0].fields] == ["title"]
    assert lesson_difference(old, old).is_empty
    assert lesson_glance(old, new) == Glance(
        is_renamed=True, is_text_changed=True, assets=("quiz", "terms")
    )
    assert lesson_glance(None, new).is_first


def course(*modules: tuple[str, str, str], **fields: str) -> CourseContent:
    """Modules as (key, title, "letters of lessons")."""
    return CourseContent(
        dict(fields),
        tuple(
            ModulePlace(key, title, "", tuple(LessonPlace(k, f"Lesson {k}") for k in letters))
            for key, title, letters in modules
        ),
    )


def test_the_outline_names_what_came_went_and_moved() -> None:
    old = course(("m", "Sea", "abc"), ("n", "Land", "de"), title="Tides")
    new = course(("n", "Land", "ea"), ("m", "The sea", "bcf"), title="All tides")
    assert outline_difference(old, new) == [
        OutlineChange("renamed", "module", "The sea", "Sea", "The sea"),
        OutlineChange("moved", "module", "Land"),
        OutlineChange("removed", "lesson", "Lesson d"),
        OutlineChange("added", "lesson", "Lesson f"),
        OutlineChange("moved", "lesson", "Lesson a", "Sea", "Land"),
    ]
    assert [f.path for f in course_fields(old, new)] == ["title"]
    assert course_glance(old, new) == Glance(outline=5, is_course_changed=True)


def test_one_lesson_that_moved_far_is_one_change() -> None:
    changes = outline_difference(course(("m", "Sea", "abcde")), course(("m", "Sea", "bcdea")))
    assert changes == [OutlineChange("moved", "lesson", "Lesson a")]


@given(st.permutations("abcdef"))
def test_what_kept_its_order_did_not_move(order: list[str]) -> None:
    changes = outline_difference(
        course(("m", "Sea", "abcdef")), course(("m", "Sea", "".join(order)))
    )
    moved = {change.title[-1] for change in changes}
    still = [letter for letter in order if letter not in moved]
    assert still == sorted(still)


def test_marks_of_writers_are_no_changes_for_people() -> None:
    assert list(field_changes({"id": "1", "x:y": 1}, {"id": "2", "x:y": 2})) == []
    assert [change.path for change in field_changes([1, 2], [1])] == ["2"]
