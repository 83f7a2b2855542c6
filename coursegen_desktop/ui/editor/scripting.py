"""The script of the lesson on the desk: made from the lesson, loaded, saved by itself, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from ...domain.asset import Asset
from ...domain.errors import AppError, Conflict, InvalidContent, NotFound
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...domain.script import LessonScript
from ...services.autosave import FAILED, SAVED, Autosave
from ...services.editing import EditingService
from ...services.journal import Draft, JournalService
from ...services.scripts import ScriptsService
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .script_pane import ScriptPane
from .script_words import made_words

_KIND = "script"


class Scripting:
    """Between one script pane and the services. `told` hears saved, edited, saving, failed."""

    def __init__(
        self,
        pane: ScriptPane,
        scope: TaskScope,
        notices: Notices,
        editing: EditingService,
        scripts: ScriptsService,
        journal: JournalService | None,
        *,
        origin: object,
        flush: Callable[[], Awaitable[None]],
        light_up: Callable[[str], bool],
        told: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self.saver = Autosave(self._save, self._told)
        self._pane, self._scope, self._notices = pane, scope, notices
        self._editing, self._scripts, self._origin = editing, scripts, origin
        self._flush, self._light_up = flush, light_up
        self._tell, self._changed = told, changed
        self._lesson: LessonText | None = None
        self._home: LessonText | None = None  # the lesson of what is shown
        self._asset: Asset | None = None
        self._journal = journal
        pane.edited.connect(self._on_edited)
        pane.begin_requested.connect(lambda: scope.start(self._begin, "script"))
        pane.make_requested.connect(lambda anew: scope.start(lambda: self._make(anew), "script"))
        pane.source_requested.connect(self._show_source)
        pane.removal_requested.connect(lambda: scope.start(self._remove, "script"))

    def show(self, lesson: LessonText | None) -> None:
        """The script of this lesson."""
        self._lesson = lesson
        self._scope.start(self.reload, "script load", Policy.LATEST)

    def look(self) -> None:
        """It comes to the front: see what is there now, and whether the lesson has changed."""
        self._scope.start(self._look_again, "script load", Policy.LATEST)

    async def _look_again(self) -> None:
        if self._asset is not None:
            await self._flush()  # what was typed in the lesson a moment ago counts, too
        await self.reload()

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
                await self._look()
                return

    def _put(self, asset: Asset | None) -> None:
        self._asset, self._home = asset, self._lesson
        text = None
        if asset is not None:
            try:
                text = LessonScript.read(asset.content).text
            except InvalidContent as error:
                # Of a later version, or of a package: nobody types into what he does not see.
                self._asset = None
                self._notices.tell(error)
        words = 0 if self._lesson is None else len(self._lesson.content.split())
        self._pane.show_script(text, words)

    async def _look(self) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is None:
            self._pane.show_changed(False)
            return
        try:
            standing = await self._scripts.standing(lesson.id)
        except NotFound:
            return  # deleted meanwhile; whoever shows the course hears of it
        if self._lesson is lesson:
            self._pane.show_changed(standing == "changed")

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

    async def _begin(self) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is not None:
            return
        await self._add(lesson, LessonScript().model_dump(mode="json"))
        self._put(await self._find(lesson.id))
        self._pane.edit.setFocus()
        self._changed()

    async def _make(self, anew: bool) -> None:
        """Write it from the lesson, as that is now."""
        lesson = self._lesson
        if lesson is None:
            return
        await self._flush()  # what is typed in the lesson belongs to it
        self._pane.show_making(True)
        try:
            made = await self._scripts.make(lesson.id, anew=anew, origin=self._origin)
        finally:
            self._pane.show_making(False)
        if self._lesson is lesson:
            self._put(await self._find(lesson.id))
            self._pane.show_changed(False)
            self._pane.edit.setFocus()
        self._changed()
        self._notices.show(made_words(made, anew=anew), kind="good" if made.is_changed else "info")

    def _show_source(self, sentence: str) -> None:
        """The words of the lesson that a sentence of the script is made of."""
        script = None if self._asset is None else LessonScript.read(self._asset.content)
        links = () if script is None else script.links
        quote = next((link.quote for link in links if link.sentence == sentence), "")
        if not quote:
            self._notices.show(tr("This sentence is not one of the lesson's."))
        elif not self._light_up(quote):
            self._notices.show(tr("What this sentence was made of is not in the lesson any more."))

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
