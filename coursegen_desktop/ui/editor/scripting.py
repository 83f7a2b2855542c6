"""The script of the lesson on the desk: loaded, saved by itself, begun and deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ...domain.asset import Asset
from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...domain.script import LessonScript
from ...rendering.rendered import RenderedPage
from ...services.autosave import FAILED, Autosave
from ...services.editing import EditingService
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .script_pane import ScriptPane

_KIND = "script"


class Scripting:
    """Between one script pane and the services. `told` hears saved, edited, saving, failed."""

    def __init__(
        self,
        pane: ScriptPane,
        scope: TaskScope,
        notices: Notices,
        editing: EditingService,
        *,
        origin: object,
        render: Callable[[LessonText], Awaitable[RenderedPage]],
        told: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self.saver = Autosave(self._save, self._told)
        self._pane, self._scope, self._notices = pane, scope, notices
        self._editing, self._origin, self._render = editing, origin, render
        self._tell, self._changed = told, changed
        self._lesson: LessonText | None = None
        self._asset: Asset | None = None
        pane.edited.connect(self.saver.edited)
        pane.begin_requested.connect(
            lambda with_text: scope.start(lambda: self._begin(with_text), "script")
        )
        pane.removal_requested.connect(lambda: scope.start(self._remove, "script"))

    def show(self, lesson: LessonText | None) -> None:
        """The script of this lesson."""
        self._lesson = lesson
        self._scope.start(self.reload, "script load", Policy.LATEST)

    async def reload(self) -> None:
        """Read it anew, where nothing is being typed."""
        lesson = self._lesson
        if not self.saver.is_clean:
            return
        found = None if lesson is None else await self._find(lesson.id)
        if self._lesson is lesson:
            self._put(found)

    def _put(self, asset: Asset | None) -> None:
        self._asset = asset
        self._pane.show_script(None if asset is None else LessonScript.read(asset.content).text)

    async def _find(self, lesson_id: LessonId) -> Asset | None:
        assets = await self._editing.assets(lesson_id)
        return next((item for item in assets if item.asset_type == _KIND), None)

    async def _begin(self, with_text: bool) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is not None:
            return
        from ...domain.draft import AssetDraft  # late: no start needs pydantic

        text = _as_paragraphs((await self._render(lesson)).text) if with_text else ""
        content = LessonScript(text=text).model_dump(mode="json")
        draft = AssetDraft(asset_type=_KIND, content=content)
        await self._editing.add_asset(lesson.id, draft, label=lesson.title, origin=self._origin)
        self._put(await self._find(lesson.id))
        self._pane.edit.setFocus()
        self._changed()

    async def _remove(self) -> None:
        asset = self._asset
        if asset is None:
            return
        await self.saver.flush()
        await self._editing.delete_asset(asset.id, origin=self._origin)
        self._put(None)
        self._pane.setFocus()
        self._changed()
        self._notices.show(tr("The script was deleted. Undo brings it back."))

    async def _save(self) -> None:
        asset, lesson = self._asset, self._lesson
        if asset is None or lesson is None:
            return
        text = self._pane.text
        content = LessonScript.read(asset.content).model_copy(update={"text": text})
        raw = content.model_dump(mode="json")
        if raw == asset.content:
            return
        try:
            await self._editing.save_asset(
                asset.id, raw, asset.revision, label=lesson.title, origin=self._origin
            )
        except (Conflict, NotFound):
            # Neither is lost: the other stands in the lesson, this one in its history.
            now = await self._find(lesson.id)
            if now is None:
                raise
            await self._editing.save_asset(
                now.id, raw, now.revision, label=lesson.title, origin=self._origin
            )
            self._notices.show(
                tr("The script was changed elsewhere too; that version is in the history.")
            )
        self._asset = await self._find(lesson.id)
        self._changed()

    def _told(self, state: str, error: AppError | None) -> None:
        self._tell(state)
        if error is not None and state == FAILED:
            self._notices.show(error_text(error), kind="bad")


def _as_paragraphs(text: str) -> str:
    """What a page says, each of its blocks a paragraph."""
    lines = (line.strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)
