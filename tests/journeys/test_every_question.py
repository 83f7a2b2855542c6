"""A quiz that holds every kind of question, answered right and wrong, by mouse and by keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.paths import Paths
from coursegen_desktop.domain import questions
from coursegen_desktop.domain.draft import CourseDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.services.sample_elements import elements_lesson
from coursegen_desktop.ui.content import file_list
from coursegen_desktop.ui.kit.routes import QuizRoute
from tests.journeys.acts import SAMPLES
from tests.journeys.hands import Keyboard, Mouse
from tests.windowed import AppWindow, click, eventually

RAW = json.loads((SAMPLES / "elements" / "quiz.json").read_text("utf-8"))
QUIZ = Quiz.parse(RAW)
ESSAY = {"text": "Ice floats because its molecules stand far apart in an open lattice."}
UNASKED = ("description", "opaque")
UNJUDGED = ("essay", "notes", "card")
# Something wrong in each; where it can be, something right as well.
WRONG: dict[str, dict[str, Any]] = {
    "energy": {"chosen": ["b"]},
    "primes": {"chosen": ["nine", "one"]},
    "sun": {"value": False},
    "capital": {"text": "Bergen"},
    "speed": {"text": "130", "unit": "km/h"},
    "authors": {"pairs": {"s1": "o2", "s2": "o4", "s3": "o1"}},
    "planets": {"order": ["ma", "ea", "ve", "me"]},
    "sentence": {"order": ["w3", "w1", "w2"]},
    "photo": {"gaps": {"gas": "air", "light": "b", "atoms": "7"}},
    "bank": {"gaps": {"up": "freezes", "cloud": "melts", "down": "evaporates"}},
    "cell": {"points": [[160, 150], [400, 200]]},
    "water": {"placed": {"z-sun": "run", "z-eva": "con", "z-con": "eva"}},
    "essay": ESSAY,
    "notes": {},
    "card": {"rating": "again"},
}
RIGHT: dict[str, dict[str, Any]] = {
    "capital": {"text": "Oslo"},
    "speed": {"text": "120", "unit": "km/h"},
    "photo": {"gaps": {"gas": "carbon dioxide", "light": "a", "atoms": "6"}},
    "cell": {"points": [[160, 330], [680, 130]]},
    "essay": ESSAY,
    "notes": {},
    "card": {"rating": "good"},
}


def wished(name: str, *, right: bool) -> dict[str, Any]:
    """What is to be answered."""
    if not right or name in RIGHT:
        return (RIGHT if right else WRONG)[name]
    found = next(one for one in QUIZ.questions if one.id == name)
    return dict(found.correct_answer() or {})


async def _open(app: AppWindow) -> Any:
    lesson = elements_lesson(SAMPLES / "elements", Paths(app.folder).media)
    module = ModuleDraft(title="All", lessons=(lesson,))
    async with app.services.database.unit_of_work(write=True) as work:
        draft = CourseDraft(title="Elements", is_published=True, modules=(module,))
        course = await work.courses.add(draft)
        (quiz,) = await work.assets.of_course(course, "quiz")
        await work.commit()
    return await app.go(QuizRoute(AssetId(quiz.id)))


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the system's dialog gives."""
    path = tmp_path / "notes.pdf"
    path.write_bytes(b"%PDF-1.4 notes")

    def answered(_parent: Any, _title: str, _filters: Any, take: Any, **_: Any) -> None:
        take([str(path)])

    monkeypatch.setattr(file_list, "ask_files", answered)
    return path


def test_the_sample_holds_every_kind() -> None:
    folder = Path(questions.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if path.stem[0] != "_"}
    assert {one["type"] for one in RAW["questions"]} == files - {"base"}


def _as_wished(page: Any, name: str, answer: dict[str, Any], *, right: bool) -> None:
    """What is stored is what the hands were told, and the screen says how it went."""
    result = page.state.results[name]
    if name == "notes":
        assert [one["name"] for one in result.answer["files"]] == ["notes.pdf"]
        return
    given = json.loads(json.dumps(result.answer))
    if name == "cell":
        pairs = zip(given["points"], answer["points"], strict=True)
        assert all(abs(a - b) < 3 for one in pairs for a, b in zip(*one, strict=True)), given
    elif "chosen" in answer:
        assert sorted(given["chosen"]) == sorted(answer["chosen"])
    else:
        assert {key: given[key] for key in answer} == json.loads(json.dumps(answer)), name
    if name not in UNJUDGED:
        assert result.grade.verdict is (Verdict.RIGHT if right else Verdict.WRONG), name


@pytest.mark.parametrize("hand", [Mouse, Keyboard])
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
async def test_a_whole_quiz(
    window: AppWindow, chosen: Path, hand: type[Mouse] | type[Keyboard], right: bool
) -> None:
    window.window.resize(1280, 900)
    page = await _open(window)
    hands = hand(window)
    for question in QUIZ.questions:
        await eventually(lambda q=question: page.question_id == q.id, f"question {question.id}")
        page.focus_question()
        if not page.state.is_asking:
            assert RAW["questions"][page.index]["type"] in UNASKED
            await hands.go_on()
            continue
        interaction = page.pane.interaction
        answer = wished(question.id, right=right)
        await hands.give(interaction, answer)
        for _ in range(3):  # a question with a hint may be tried again
            if page.is_answered:
                break
            assert not right, f"{question.id} was not taken"
            click(page.primary) if hand is Mouse else hands.press(Qt.Key.Key_Return)
            await window.settled()
        assert page.is_answered, question.id
        _as_wished(page, question.id, answer, right=right)
        if hand is Keyboard:
            assert QApplication.focusWidget() is page.primary, question.id
        await hands.go_on()
    await eventually(lambda: page.is_finished, "the result")
    assert page.result.result.needs_marking == 2
    marked = [one for one in page.result.result.outcomes if one.question_id not in UNJUDGED]
    earned = sum(one.points for one in marked)
    assert earned == (sum(one.max_points for one in marked) if right else 0)
