"""The review: what the report finds, the questions to look at, documents that were changed."""

from __future__ import annotations

import ast
import asyncio
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.brief import Options
from coursegen_desktop.domain.course_report import CourseReport, Metric, MetricVerdict
from coursegen_desktop.generation.extractive.flaws import _SENTENCES as FLAWS
from coursegen_desktop.services.course_report import CourseReportService
from coursegen_desktop.ui.generator import question_acts
from coursegen_desktop.ui.generator import reviewing as reviewing_module
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import REVIEW, GeneratorPage
from coursegen_desktop.ui.generator.report_lines import ItemKey
from coursegen_desktop.ui.generator.report_words import (
    _DETAILS,
    _SENTENCES,
    metric_words,
    target_words,
)
from coursegen_desktop.ui.kit.routes import MediaRoute
from coursegen_desktop.ui.kit.translate import _pattern, retold
from tests.windowed import click

from .generator_parts import Writer, plan
from .library_parts import Place
from .screen_parts import Desk, button

METRICS = Path(__file__).resolve().parents[2] / "coursegen_desktop" / "generation" / "metrics"


@pytest.fixture
def screen(create_screen: GeneratorScreen, desk: Desk, writer: Writer) -> GeneratorScreen:
    """The Create screen with its report."""
    create_screen.reports = lambda: CourseReportService(desk.uow, writer)
    return create_screen


async def reviewed(screen: GeneratorScreen, *more: str) -> GeneratorPage:
    """The second sample document, and `more` of them, as a course, measured."""
    page = await plan(screen, screen.generation.sample_sources()[1], *more)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    return page


async def flagged(screen: GeneratorScreen) -> list[ItemKey]:
    """The questions to look at, with their list in front."""
    page = screen.page
    click(page.review._chips["questions"])
    await screen.scope.settled()
    return [line.key for line in page.review.list.lines.items]  # type: ignore[misc]


EXERCISE = """

## Exercises

1. Which of the boats in Figure 3 lies in the harbour?

   - A. The one at the quay
   - B. The one at the buoy
   - C. The one at sea

   **Answer:** A. The quay is part of the harbour.
"""


async def test_questions_are_accepted_dropped_and_exchanged(
    screen: GeneratorScreen,
    desk: Desk,
    sea: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path(sea).open("a", encoding="utf-8") as file:
        file.write(EXERCISE)
    page = await reviewed(screen, sea)
    review = page.review
    keys = await flagged(screen)
    assert len(keys) >= 3
    dropped, exchanged, accepted = keys[:3]
    assert review.passage.lit, "the passage of the first one is open"
    course_id = screen.reviewing.course_id
    assert course_id is not None

    async def count() -> int:
        report = await CourseReportService(desk.uow, screen.generation._writer).of_course(course_id)
        return len(report.items)

    before = await count()
    review.list.make_current(accepted)
    click(button(page, "Accept"))
    await screen.scope.settled()
    assert accepted not in [line.key for line in review.list.lines.items], "not even measured anew"
    assert await count() == before
    review.list.make_current(dropped)
    click(button(page, "Drop"))
    await screen.scope.settled()
    assert await count() == before - 1
    asked: list[tuple[str, str]] = []

    async def ask(_parent: Any, _title: str, old: str, new: str, _note: str) -> bool:
        asked.append((old, new))
        return True

    monkeypatch.setattr(question_acts, "ask_to_take", ask)
    review.list.make_current(exchanged)
    prompt = review.list.current.title  # type: ignore[union-attr]
    click(button(page, "Another"))
    await screen.scope.settled()
    ((old, new),) = asked
    assert prompt in old
    assert new != old
    assert exchanged not in [line.key for line in review.list.lines.items]
    assert await count() == before - 1


async def test_a_late_report_leaves_the_statements_in_front(
    screen: GeneratorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_come = asyncio.Event()
    whole = CourseReportService.of_course

    async def late(*args: Any) -> CourseReport:
        await may_come.wait()
        return await whole(*args)

    monkeypatch.setattr(CourseReportService, "of_course", late)
    page = await plan(screen, screen.generation.sample_sources()[1])
    click(button(page, "Write course"))
    while page.step != REVIEW:
        await asyncio.sleep(0.01)
    review = page.review
    click(review._chips["lessons"])
    lesson = review.list.lines.items[0]
    review.list.make_current(lesson.key)
    review.line_chosen.emit(lesson.key)
    while not review.is_inner:
        await asyncio.sleep(0.01)
    review.list.make_current(1)
    shown = review.list.lines.items
    may_come.set()
    await screen.scope.settled()
    assert "questions" in review._lists, "the report came"
    assert review.is_inner
    assert review.list.lines.items == shown
    assert review.list.current_key == 1
    click(button(page, "All lessons"))
    assert list(review.list.lines.items) == list(review._lists["lessons"])


async def test_a_figure_tells_what_it_means(screen: GeneratorScreen) -> None:
    page = await reviewed(screen)
    review = page.review
    review.list.make_current("citations")
    assert "Every quote stands" in review.passage._hint.text()
    assert review.passage.accessibleName().startswith("Citations that hold")


async def test_other_questions_do_not_read_the_documents_again(
    screen: GeneratorScreen, writer: Writer, sea: str
) -> None:
    page = await plan(screen, sea)
    assert writer.plans == 1
    page.outline.options.questions.setValue(1)
    page.outline.options.audience.setText("Sailors")
    page.outline.options.tell_now()
    await screen.scope.settled()
    assert writer.plans == 1
    (run,) = await screen.generation.runs()
    assert run.brief.options == Options(audience="Sailors", questions=1)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert page.step == REVIEW
    done = await screen.generation.run(run.id)
    assert all(step.questions <= 1 for step in done.lessons)


async def test_a_document_that_changed_is_named_with_its_lessons(
    screen: GeneratorScreen, sea: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    assert not page.review._chips["changed"].isVisible()
    path = Path(sea)
    path.write_text(path.read_text().replace("ships rest at night", "ships never rest"))
    reviewing = screen.reviewing
    screen.scope.start(reviewing._compare, "stale")
    await screen.scope.settled()
    assert page.review._chips["changed"].isVisible()
    assert "Changed since: at sea.md." in page.review.verdict.text
    click(page.review._chips["changed"])
    assert page.review.list.lines.items
    assert "changed since" in page.review.list.lines.items[0].problem
    click(button(page, "Read the documents again"))
    await screen.scope.settled()
    assert "would be written in another way now" in page.review.verdict.text
    (line, *_) = page.review.list.lines.items
    asked: list[tuple[str, str]] = []

    async def ask(_parent: Any, _title: str, old: str, new: str, _note: str) -> bool:
        asked.append((old, new))
        return True

    monkeypatch.setattr(reviewing_module, "ask_to_take", ask)
    page.review.list.make_current(line.key)
    click(button(page, "Write again…"))
    await screen.scope.settled()
    assert "rest at night" in asked[0][0]
    assert "never rest" in asked[0][1]
    assert line.key not in [row.key for row in page.review.list.lines.items]


async def test_a_written_course_is_looked_over_later(
    screen: GeneratorScreen, sea: str, desk: Desk, place: Place
) -> None:
    page = await plan(screen, sea)
    click(button(page, "Write course"))
    await screen.scope.settled()
    course_id = screen.reviewing.course_id
    assert course_id is not None
    click(button(page, "Films…"))
    assert place.routes[-1] == MediaRoute(course_id)
    await desk.library.set_published(course_id, True)
    click(button(page, "Create another"))
    await screen.scope.settled()
    assert page.sources.written.isVisible()
    click(button(page, "Look over"))
    await screen.scope.settled()
    assert page.step == REVIEW
    assert screen.reviewing.course_id == course_id
    assert "quality" in page.review._lists
    assert not page.review._publish.isVisible(), "it is published already"


# ------------------------------------------------------------ words


def test_every_sentence_of_the_report_can_be_translated() -> None:
    found = [*FLAWS.values(), *_said("Fault", 2)]
    assert len(found) > 25
    unknown = [
        words for words in found if not any(_pattern(t).fullmatch(words) for t in _SENTENCES)
    ]
    assert unknown == []


def test_every_metric_has_a_name_and_a_meaning() -> None:
    keys = _said("metric", 0)
    assert len(keys) > 25
    unknown = [key for key in keys if not all(metric_words(_metric(key)))]
    assert unknown == []


def test_targets_are_said_in_words() -> None:
    assert target_words(">= 95 %") == "Target at least 95%"
    assert target_words("<= 0.3") == "Target at most 0.3"
    assert target_words("<= 22 words") == "Target at most 22 words"
    assert target_words(">= 75 %, none with two") == "Target at least 75%, none with two"
    assert target_words("0") == "Target 0"
    targets = [words for words in _said("metric", 3) if words]
    assert all(target_words(words) != f"Target {words}" or words in "0" for words in targets)


def test_a_sentence_of_nobody_stays_as_it_is() -> None:
    assert retold("Something new.", _SENTENCES) == "Something new."
    assert retold("3 of 9 lessons", _DETAILS) == "3 of 9 lessons"
    assert retold("“{x}” may be right, too.", _SENTENCES) == "“{x}” may be right, too."


def _metric(key: str) -> Metric:
    return Metric(key, "", 1.0, "share", "", MetricVerdict.MET)


def _said(function: str, place: int) -> list[str]:
    """The words that are handed to a function anywhere in the metrics, fields filled with X."""
    found = []
    for path in METRICS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_call and node.func.id == function and len(node.args) > place:  # type: ignore[union-attr]
                words = _words(node.args[place])  # type: ignore[union-attr]
                found += [words] if words else []
    return found


def _words(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values
        )
    return ""
