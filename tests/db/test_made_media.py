"""What is asked of films: never the words of all that is said in a course."""

from __future__ import annotations

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.services.work import WorkUnits

CONTENT: dict[str, object] = {
    "name": "tides.webm",
    "inputs": "k",
    "seconds": 12,
    "lines": [{"text": "long"}] * 99,
}


async def _kept(uow: WorkUnits, draft: CourseDraft) -> tuple[CourseId, list[LessonId]]:
    """A course whose first lesson has a film, its sound and a picture."""
    async with uow(write=True) as work:
        course_id = await work.courses.add(draft)
        lessons = [item.id for item in (await work.courses.outline(course_id, UserId(1))).lessons]
        for kind, path in (("video", "aa/1.webm"), ("audio", "aa/2.opus"), ("media", "aa/3.png")):
            made = AssetDraft(asset_type=kind, content=CONTENT, file_path=path)
            await work.assets.add(lessons[0], made)
        odd = AssetDraft(asset_type="video", content={"seconds": "long"}, file_path="aa/4.webm")
        await work.assets.add(lessons[1], odd)
        await work.commit()
    return course_id, lessons


async def test_a_page_is_handed_their_names(uow: WorkUnits, sample_course: CourseDraft) -> None:
    course_id, lessons = await _kept(uow, sample_course)
    async with uow() as work:
        around = await work.assets.around(course_id, lessons[1])
    found = {one.file_path: one.content for one in around if one.file_path}
    assert found["aa/1.webm"] == found["aa/2.opus"] == {"name": "tides.webm"}
    assert found["aa/3.png"] == CONTENT


async def test_who_makes_them_learns_what_they_were_made_of(
    uow: WorkUnits, sample_course: CourseDraft
) -> None:
    course_id, lessons = await _kept(uow, sample_course)
    async with uow() as work:
        made = await work.files.made(course_id)
    told = [(one.lesson_id, one.kind, one.name, one.inputs, one.seconds) for one in made]
    assert told == [
        (lessons[0], "video", "tides.webm", "k", 12.0),
        (lessons[0], "audio", "tides.webm", "k", 12.0),
        (lessons[1], "video", "", "", 0.0),
    ]
