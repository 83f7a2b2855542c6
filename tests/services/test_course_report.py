"""Reports on courses in the library: compared with what their runs keep of the documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.course_report import CourseReport, MetricVerdict
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.course_report import CourseReportService
from coursegen_desktop.services.work import WorkUnits
from tests.samples import small_course

from .desk import Here, keep
from .test_generation import Desk, make, source

__all__ = ["make", "source"]  # fixtures


async def report_on(uow: WorkUnits, course_id: CourseId) -> CourseReport:
    return await CourseReportService(uow, Here()).of_course(course_id)


async def test_a_course_made_here_is_compared_although_its_documents_are_gone(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    course_id = await make().service.start(Brief((source,))).wait()
    Path(source).unlink()
    found = await report_on(uow, course_id)
    assert found.has_sources and found.is_sound
    assert found.metric("citations").verdict is MetricVerdict.MET
    assert found.metric("tiling").value == 1
    async with uow() as work:
        titles = [(await work.lessons.text(key)).title for key in found.lessons]
    assert len(titles) == 4
    assert all(titles[item.lesson] == item.lesson_title for item in found.items)


async def test_a_false_citation_is_found_without_the_document(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    course_id = await make().service.start(Brief((source,))).wait()
    async with uow(write=True) as work:
        asset = (await work.assets.of_course(course_id, "summary"))[0]
        asset.content["sentences"][0]["span"]["quote"] = "The moon is a harbour."
        draft = (await work.courses.draft(course_id)).modules[0].lessons[0].assets[0]
        changed = {"asset_type": "summary", "content": asset.content}
        await work.assets.put(asset.id, draft.model_copy(update=changed))
        await work.commit()
    found = await report_on(uow, course_id)
    assert not found.is_sound
    assert {fault.kind for fault in found.faults} >= {"citation"}


async def test_what_the_outline_sets_aside_is_no_hole(
    make: Callable[..., Desk], source: str, uow: WorkUnits
) -> None:
    desk = make()
    run_id = await desk.service.read(Brief((source,))).wait()
    outline = await desk.service.outline(run_id)
    lesson = outline.lessons[1]
    outline = edit.exclude(outline, [lesson.key])
    course_id = await desk.service.approve(run_id, outline).wait()
    found = await report_on(uow, course_id)
    assert found.is_sound and found.metric("tiling").value == 1
    assert [(part.source, part.first, part.last) for part in found.set_aside] == [
        (part.source, part.first, part.last) for part in lesson.parts
    ]
    assert all(part.reason for part in found.set_aside)


async def test_a_course_from_elsewhere_is_not_compared(uow: WorkUnits) -> None:
    found = await report_on(uow, await keep(uow, small_course()))
    assert not found.has_sources and found.set_aside == ()
