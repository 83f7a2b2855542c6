"""What the course around a lesson brings into its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.sample_elements import LESSON_TITLE, elements_lesson
from coursegen_desktop.services.work import WorkUnits

from .desk import keep, pages

TEXT = "![A cell](media/CELL.png) A cell and a leaf.[^src1] [2](source:s1#b7)"


def asset(kind: str, file_path: str | None = None, **content: object) -> AssetDraft:
    return AssetDraft(asset_type=kind, content=content, file_path=file_path)


def course(*own: AssetDraft, others: tuple[AssetDraft, ...] = ()) -> CourseDraft:
    lessons = (
        LessonDraft(title="Other", content="x", assets=others),
        LessonDraft(title="Own", content=TEXT, assets=own),
    )
    return CourseDraft(
        title="Plants", is_published=True, modules=(ModuleDraft(title="M", lessons=lessons),)
    )


class Desk:
    """The two services that show pages."""

    def __init__(
        self, uow: WorkUnits, hub: EventHub, user_id: UserId, now: Callable[[], datetime]
    ) -> None:
        made = pages()
        self.uow, self.user_id = uow, user_id
        self.lessons = LessonsService(uow, hub, made, now)
        self.authoring = AuthoringService(uow, made)


@pytest.fixture
def desk(
    uow: WorkUnits, event_hub: EventHub, user_id: UserId, fixed_now: Callable[[], datetime]
) -> Desk:
    return Desk(uow, event_hub, user_id, fixed_now)


async def page_of(desk: Desk, draft: CourseDraft) -> RenderedPage:
    course_id = await keep(desk.uow, draft)
    outline = await desk.lessons.course(course_id, user_id=desk.user_id)
    lesson = await desk.lessons.read(outline.lessons[1].id, user_id=desk.user_id)
    page = await desk.lessons.page_html(lesson)
    text = await desk.authoring.lesson(lesson.id)
    assert await desk.authoring.preview(TEXT, text) == page, "the editor shows the same"
    return page


async def test_media_terms_and_sources_reach_the_page(desk: Desk) -> None:
    page = await page_of(
        desk,
        course(
            asset("terms", version=1, terms=[
                {"term": "cell", "definition": "Own.",
                 "span": {"source": "s1", "block": "b7", "quote": "A cell is small."}},
            ]),
            asset("sources", version=1, sources=[{"id": "s1", "name": "biology.pdf"}]),
            others=(
                asset("media", "ab/1.png", name="cell.png"),
                asset("terms", version=1, terms=[
                    {"term": "Cell", "definition": "Of another lesson."},
                    {"term": "leaf", "definition": "Green."},
                ]),
            ),
        ),
    )  # fmt: skip
    assert page.media == (("cell.png", "ab/1.png"),)
    assert page.terms == ("<p>Own.</p>", "<p>Green.</p>")
    assert [(item.name, item.quote) for item in page.citations] == [
        ("biology.pdf", ""),
        ("biology.pdf", "A cell is small."),
    ]


async def test_a_course_without_any_of_it(desk: Desk) -> None:
    page = await page_of(desk, course())
    assert "“CELL.png” is missing" in page.html
    assert page.terms == ()
    assert "source unknown" in page.html


async def test_odd_assets_do_no_harm(desk: Desk) -> None:
    odd = (
        asset("media", "ab/1.png", name=["cell.png"]),
        asset("media", None, name="cell.png"),
        asset("terms", terms="cell"),
        asset("terms", terms=[1, {"term": 2, "definition": 3}, {"term": "leaf"}]),
        asset("sources", sources=[{"name": None}, "s1"], blocks=3),
    )
    page = await page_of(desk, course(*odd))
    assert page.media == ()
    assert page.terms == ()


async def test_two_courses_with_the_same_text_have_their_own_pages(desk: Desk) -> None:
    one = await page_of(desk, course(asset("media", "ab/1.png", name="cell.png")))
    two = await page_of(desk, course(asset("media", "cd/2.png", name="cell.png")))
    assert one.media != two.media


def test_the_sample_lesson_brings_its_media(tmp_path: Path) -> None:
    lesson = elements_lesson(resources_dir() / "samples" / "elements", tmp_path / "media")
    assert lesson.title == LESSON_TITLE
    files = {item.content["name"]: item.file_path for item in lesson.assets if item.file_path}
    assert set(files) == {
        "two-tones.ogg", "two-tones.vtt", "two-waves.png", "two-waves.vtt", "two-waves.webm",
        "plant-cell.svg", "sun.svg", "water-cycle.svg",
    }  # fmt: skip
    quiz = next(item.content for item in lesson.assets if item.asset_type == "quiz")
    assert {Path(item["path"]).name for item in quiz["media"]} < set(files)
    for name, path in files.items():
        assert path is not None
        kept = tmp_path / "media" / path
        original = resources_dir() / "samples" / "elements" / "media" / name
        assert kept.read_bytes() == original.read_bytes()
    assert [item.name for item in tmp_path.iterdir()] == ["media"], "nothing is left lying about"


def test_a_sample_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="sample lesson cannot be read"):
        elements_lesson(tmp_path / "nowhere", None)
