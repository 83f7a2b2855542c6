"""What has to change so that a lesson, or a course, is again as a version says: as one step.

Nothing is deleted: what the version does not have goes to the trash, what it has comes out of it.
Parts are known by their public ids; those that were deleted for good are made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..db.repositories.edits import field_text
from ..db.unit_of_work import UnitOfWork
from ..domain.course_tree import Branch, Tree
from ..domain.edit import ASSET, COURSE, HOME, LESSON, MODULE
from ..domain.ids import CourseId, LessonId, ModuleId
from ..domain.version import AssetContent, CourseContent, LessonContent
from .editing_base import json_text

Values = dict[tuple[str, int, str], str]


@dataclass(slots=True)
class Plan:
    """The order that the course gets, and the fields that change; assets leave before they come."""

    tree: Tree = ()
    values: Values = field(default_factory=dict)
    leaving: Values = field(default_factory=dict)

    @property
    def all_values(self) -> Values:
        """An asset that leaves one lesson for another only goes there."""
        return self.leaving | self.values


async def plan_lesson(
    work: UnitOfWork, course_id: CourseId, lesson_id: LessonId, content: LessonContent, plan: Plan
) -> None:
    """Add what makes a lesson as `content` says."""
    now = await work.versions.lesson_now(lesson_id)
    key = int(lesson_id)
    if now.content.title != content.title:
        plan.values[LESSON, key, "title"] = content.title
    if now.content.content != content.content:
        plan.values[LESSON, key, "content"] = content.content
    here = {asset.public_id: asset for asset in now.content.assets}
    for asset in content.assets:
        there = here.pop(asset.public_id, None)
        if there is not None:
            asset_id = int(now.asset_keys[asset.public_id])
        else:
            asset_id = await _fetched(work, course_id, asset)
            plan.values[ASSET, asset_id, HOME] = str(key)
        if there is None or there.content != asset.content:
            plan.values[ASSET, asset_id, "content"] = json_text(asset.content)
        if there is None or there.file_path != asset.file_path:
            plan.values[ASSET, asset_id, "file_path"] = asset.file_path or ""
    for public_id in here:
        plan.leaving[ASSET, now.asset_keys[public_id], HOME] = ""
        await work.edits.make_trash(course_id)


async def plan_course(
    work: UnitOfWork,
    course_id: CourseId,
    target: CourseContent,
    contents: Mapping[str, LessonContent],
    plan: Plan,
) -> None:
    """Add what makes a course as `target` says; `contents` are those of lessons that differ."""
    now = await work.versions.course_now(course_id)
    for name, value in target.fields.items():
        if now.fields.get(name) != value:
            plan.values[COURSE, int(course_id), name] = field_text(value)
    modules = {one.public_id: one for one in now.modules}
    titles = {one.public_id: one.title for module in now.modules for one in module.lessons}
    keys = await work.versions.part_keys(course_id)
    branches = []
    for module in target.modules:
        home = keys.modules.get(module.public_id)
        if home is None:
            home = await work.courses.add_module(
                course_id, module.title, module.summary, module.public_id
            )
        there = modules.get(module.public_id)
        if there is None or (there.title, there.summary) != (module.title, module.summary):
            plan.values[MODULE, int(home), "title"] = module.title
            plan.values[MODULE, int(home), "summary"] = module.summary
        lessons = []
        for place in module.lessons:
            lesson = keys.lessons.get(place.public_id)
            content = contents.get(place.public_id)
            if lesson is None and content is not None:
                lesson = await _made_again(work, home, place.public_id, content)
            elif lesson is not None and content is not None:
                await plan_lesson(work, course_id, lesson, content, plan)
            elif lesson is not None and titles.get(place.public_id) != place.title:
                plan.values[LESSON, int(lesson), "title"] = place.title
            if lesson is not None:
                lessons.append(int(lesson))
        branches.append(Branch(int(home), tuple(lessons)))
    plan.tree = tuple(branches)


async def _fetched(work: UnitOfWork, course_id: CourseId, asset: AssetContent) -> int:
    """The row of an asset from another lesson or the trash; a new one there if it is gone."""
    found = await work.versions.asset_key(course_id, asset.public_id)
    if found is not None:
        return int(found)
    from ..domain.draft import AssetDraft  # late: no start needs pydantic

    await work.edits.make_trash(course_id)
    home = LessonId(await work.edits.trash.bin_for(course_id))
    draft = AssetDraft(
        asset_type=asset.asset_type, content=asset.content, file_path=asset.file_path
    )
    return int(await work.assets.add(home, draft))


async def _made_again(
    work: UnitOfWork, home: ModuleId, public_id: str, content: LessonContent
) -> LessonId:
    from ..domain.draft import AssetDraft, LessonDraft  # late: no start needs pydantic

    draft = LessonDraft(
        title=content.title,
        content=content.content,
        duration_minutes=content.minutes,
        public_id=public_id,
        assets=tuple(
            AssetDraft(asset_type=a.asset_type, content=a.content, file_path=a.file_path)
            for a in content.assets
        ),
    )
    return await work.courses.add_lesson(home, draft)
