"""The script of the lesson on the desk: made from the lesson, loaded, saved by itself, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from ...domain.asset import Asset
from ...domain.errors import InvalidContent, NotFound
from ...domain.lesson import LessonText
from ...domain.script import LessonScript
from ...services.editing import EditingService
from ...services.journal import JournalService
from ...services.scripts import ScriptsService
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .own_part import OwnPart
from .script_pane import ScriptPane
from .script_words import made_words


class Scripting(OwnPart):
    """Between one script pane and the services."""

    kind = "script"

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
        super().__init__(notices, editing, journal, origin=origin, told=told, changed=changed)
        self._pane, self._scope, self._scripts = pane, scope, scripts
        self._flush, self._light_up = flush, light_up
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

    async def _loaded(self) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is None:
            self._pane.show_changed(False)
            return
        try:
            standing = await self._scripts.standing(lesson.id)
        except NotFound:
            return  # deleted meanwhile; whoever shows the course hears of it
        if self._is_here(lesson):
            self._pane.show_changed(standing == "changed")

    def _content(self, asset: Asset) -> dict[str, Any]:
        script = LessonScript.read(asset.content).model_copy(update={"text": self._pane.text})
        return script.model_dump(mode="json")

    def _typed(self) -> str:
        return self._pane.text

    def _bring_back(self, text: str) -> bool:
        if text == self._pane.text:
            return False
        self._pane.show_script(text)
        return True

    def _kept_words(self, is_there: bool) -> str:
        if is_there:
            return tr("The script was changed elsewhere too; that version is in the history.")
        return tr("The script was deleted elsewhere; yours is kept.")

    # ------------------------------------------------------------ acts

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
        if self._is_here(lesson):
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
