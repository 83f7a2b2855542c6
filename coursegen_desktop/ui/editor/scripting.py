"""The script of the lesson on the desk: loaded, saved by itself, begun and deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from ...domain.asset import Asset
from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...domain.script import LessonScript
from ...rendering.rendered import RenderedPage
from ...services.autosave import FAILED, SAVED, Autosave
from ...services.editing import EditingService
from ...services.journal import Draft, JournalService
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
        journal: JournalService | None,
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
        self._home: LessonText | None = None  # the lesson of what is shown
        self._asset: Asset | None = None
        self._journal = journal
        pane.edited.connect(self._on_edited)
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
        while True:
            lesson, shown = self._lesson, self._asset
            if not self.saver.is_clean:
                if shown is None or lesson is None or shown.lesson_id == lesson.id:
                    return
                await self.saver.flush()  # typed while the lesson was changed
            found = None if lesson is None else await self._find(lesson.id)
            if self._lesson is not lesson:
                return
            if self.saver.is_clean:
                self._put(found)
                await self._take_up()
                return

    def _put(self, asset: Asset | None) -> None:
        self._asset, self._home = asset, self._lesson
        self._pane.show_script(None if asset is None else LessonScript.read(asset.content).text)

    # ------------------------------------------------------------ the journal

    def _on_edited(self) -> None:
        self.saver.edited()
        if self._journal is not None and self._asset is not None:
            self._journal.edited(_key(self._asset), self._draft)

    def _draft(self) -> Draft | None:
        asset, home = self._asset, self._home
        if asset is None or home is None or self.saver.is_clean:
            return None
        revision, text = asset.revision, self._pane.text
        return Draft(_KIND, int(asset.id), int(asset.course_id), revision, home.title, text)

    async def _take_up(self) -> None:
        """Put back on the desk what an end without saving left in the journal."""
        asset, journal = self._asset, self._journal
        if asset is None or journal is None:
            return
        draft = await journal.find(_key(asset))
        if draft is None or self._asset is not asset or not self.saver.is_clean:
            return
        if draft.content == self._pane.text:
            journal.saved(draft.key)
            return
        # What somebody wrote since stands in the history, like after any other conflict.
        self._pane.show_script(draft.content)
        self._on_edited()
        self._notices.show(
            tr("What you typed in “{title}” before the program stopped is back.", title=draft.title)
        )

    def forget_draft(self) -> None:
        """What was typed is saved, or was given up on purpose."""
        if self._journal is not None and self._asset is not None:
            self._journal.saved(_key(self._asset))

    # ------------------------------------------------------------ acts

    async def _find(self, lesson_id: LessonId) -> Asset | None:
        assets = await self._editing.assets(lesson_id)
        return next((item for item in assets if item.asset_type == _KIND), None)

    async def _begin(self, with_text: bool) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is not None:
            return
        text = _as_paragraphs((await self._render(lesson)).text) if with_text else ""
        content = LessonScript(text=text).model_dump(mode="json")
        await self._add(lesson, content)
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
        asset, home = self._asset, self._home
        if asset is None or home is None:
            return
        text = self._pane.text
        content = LessonScript.read(asset.content).model_copy(update={"text": text})
        raw = content.model_dump(mode="json")
        if raw == asset.content:
            return
        try:
            revision = await self._editing.save_asset(
                asset.id, raw, asset.revision, label=home.title, origin=self._origin
            )
        except (Conflict, NotFound):
            self._asset = await self._settle(home, raw)
        else:
            self._asset = replace(asset, content=raw, revision=revision)
        self._changed()

    async def _settle(self, home: LessonText, raw: dict[str, Any]) -> Asset | None:
        """Neither is lost: the other stands in the history, this one in the lesson."""
        now = await self._find(home.id)
        if now is None:
            await self._add(home, raw)
        else:
            await self._editing.save_asset(
                now.id, raw, now.revision, label=home.title, origin=self._origin
            )
        self.forget_draft()
        self._notices.show(
            tr("The script was changed elsewhere too; that version is in the history.")
            if now is not None
            else tr("The script was deleted elsewhere; yours is kept.")
        )
        return await self._find(home.id)

    async def _add(self, lesson: LessonText, raw: dict[str, Any]) -> None:
        from ...domain.draft import AssetDraft  # late: no start needs pydantic

        draft = AssetDraft(asset_type=_KIND, content=raw)
        await self._editing.add_asset(lesson.id, draft, label=lesson.title, origin=self._origin)

    def _told(self, state: str, error: AppError | None) -> None:
        self._tell(state)
        if state == SAVED:
            self.forget_draft()
        if error is not None and state == FAILED:
            self._notices.show(error_text(error), kind="bad")


def _key(asset: Asset) -> str:
    return f"{_KIND}-{asset.id}"


def _as_paragraphs(text: str) -> str:
    """What a page says, each of its blocks a paragraph."""
    lines = (line.strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)
