"""Editing what is made for lessons: quizzes, scripts, files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..domain.asset import Asset
from ..domain.edit import ASSET, HOME, LESSON, Edit, EditLabel, Helped, field_change
from ..domain.errors import Conflict
from ..domain.events import CourseChanged
from ..domain.ids import AssetId, LessonId
from ..domain.rights import Right
from .editing_base import Editor, json_text, need_here
from .gate import needs

if TYPE_CHECKING:
    from ..domain.draft import AssetDraft


class AssetEditing(Editor):
    """What an author does with the things of a lesson."""

    @needs(Right.EDIT_COURSES)
    async def assets(self, lesson_id: LessonId) -> tuple[Asset, ...]:
        """The quizzes, files, scripts … of a lesson."""
        async with self._uow() as work:
            return await work.assets.of_lesson(lesson_id)

    @needs(Right.EDIT_COURSES)
    async def add_asset(
        self, lesson_id: LessonId, draft: AssetDraft, *, label: str = "", origin: object = None
    ) -> AssetId:
        """Something new for a lesson; `label` names it in Undo."""
        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            await need_here(work, course_id, LESSON, lesson_id)
            await self._steps.begin(work, course_id, [lesson_id])
            key = await work.assets.add(lesson_id, draft)
            home = field_change(ASSET, key, HOME, "", str(lesson_id))
            # A file that nobody named otherwise is called by its own name.
            title = label or str(draft.content.get("name") or "")
            name = EditLabel(f"add_{_family(draft.asset_type)}", title)
            await work.edits.make_trash(course_id)
            edits = [Edit(name, fields=(home,))]
            await self._steps.keep(work, course_id, edits, self._by, lesson_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return key

    @needs(Right.EDIT_COURSES)
    async def save_asset(
        self,
        asset_id: AssetId,
        content: dict[str, Any],
        base_revision: int,
        *,
        label: str = "",
        helped: Helped | None = None,
        origin: object = None,
    ) -> int:
        """Keep an asset's content; Conflict when `base_revision` is not the last.

        `helped`: a model wrote what is new in it.
        """
        async with self._uow(write=True) as work:
            asset = await work.assets.get(asset_id)
            if asset.revision != base_revision:
                raise Conflict(
                    "This was changed elsewhere since you opened it.", "Open it again and compare."
                )
            await self._steps.do(
                work,
                asset.course_id,
                helped.label
                if helped is not None
                else EditLabel(f"change_{_family(asset.asset_type)}", label or asset.title),
                self._by_with(helped),
                values={(ASSET, int(asset_id), "content"): json_text(content)},
                lesson_id=asset.lesson_id,
            )
            revision = await work.assets.revision(asset_id)
            await work.commit()
        self._events.publish(CourseChanged(asset.course_id, origin))
        return revision

    @needs(Right.EDIT_COURSES)
    async def delete_asset(self, asset_id: AssetId, *, origin: object = None) -> None:
        """Move an asset to the trash, with the attempts at it."""
        await self._rehome(asset_id, None, "delete", origin)

    @needs(Right.EDIT_COURSES)
    async def move_asset(
        self, asset_id: AssetId, lesson_id: LessonId, *, origin: object = None
    ) -> None:
        """Give an asset to another lesson of the course."""
        await self._rehome(asset_id, lesson_id, "move", origin)

    async def _rehome(
        self, asset_id: AssetId, home: LessonId | None, verb: str, origin: object
    ) -> None:
        async with self._uow(write=True) as work:
            asset = await work.assets.get(asset_id)
            if home is not None:
                await need_here(work, asset.course_id, LESSON, home)
            await self._steps.do(
                work,
                asset.course_id,
                EditLabel(f"{verb}_{_family(asset.asset_type)}", asset.title),
                self._by,
                values={(ASSET, int(asset_id), HOME): "" if home is None else str(home)},
                lesson_id=home or asset.lesson_id,
            )
            await work.commit()
        self._events.publish(CourseChanged(asset.course_id, origin))


def _family(asset_type: str) -> str:
    """How Undo calls a kind of asset."""
    return asset_type if asset_type in {"quiz", "script", "slides"} else "file"
