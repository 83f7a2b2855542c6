"""Where the statements of a kept lesson stand."""

from __future__ import annotations

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.statements import StatementsService
from coursegen_desktop.services.work import WorkUnits

from .desk import keep


async def test_the_statements_of_a_lesson(uow: WorkUnits, user_id: UserId) -> None:
    span = {"source": "s1", "block": "b1", "start": 0, "end": 6, "quote": "Water."}
    lesson = LessonDraft(
        title="Low water",
        content="Water.\n",
        assets=(
            AssetDraft(
                asset_type="summary",
                content={"version": 1, "sentences": [{"text": "Water.", "span": span}]},
            ),
        ),
    )
    bare = LessonDraft(title="High water", content="Water.\n")
    course = await keep(
        uow, CourseDraft(title="Tides", modules=(ModuleDraft(title="M", lessons=(lesson, bare)),))
    )
    async with uow() as work:
        first, second = (await work.courses.outline(course, user_id)).lessons
    service = StatementsService(uow)
    (statement,) = await service.of_lesson(first.id)
    assert statement.text == "Water."
    assert statement.span is not None
    assert await service.of_lesson(second.id) == ()
