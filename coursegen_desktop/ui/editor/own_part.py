"""A part of the lesson on the desk that saves itself: its script, its slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...domain.asset import Asset
from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...services.autosave import FAILED, SAVED, Autosave
from ...services.editing import EditingService
from ...services.journal import Draft, JournalService
from ..kit.notices import Notices
from ..kit.translate import error_text, tr


class OwnPart:
    """Loads the asset of one kind, saves it by itself and keeps a journal of what is typed.

    `told` hears saved, edited, saving, failed; `changed` is called when the lesson has other things
    than before. A subclass names `kind` and says what is on its desk and how it is shown.
    """

    kind = ""

    def __init__(
        self,
        notices: Notices,
        editing: EditingService,
        journal: JournalService | None,
        *,
        origin: object,
        told: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self.saver = Autosave(self._save, self._told)
        self._notices, self._editing, self._journal = notices, editing, journal
        self._origin, self._tell, self._changed = origin, told, changed
        self._lesson: LessonText | None = None
        self._home: LessonText | None = None  # the lesson of what is shown
        self._asset: Asset | None = None

    # ------------------------------------------------------------ what a subclass says

    def _content(self, asset: Asset) -> dict[str, Any] | None:
        """What is on the desk as it is stored; None where nothing is."""
        raise NotImplementedError

    def _typed(self) -> str | None:
        """The same as the journal keeps it."""
        raise NotImplementedError

    def _put(self, asset: Asset | None) -> None:
        """Show an asset, or that there is none."""
        raise NotImplementedError

    def _bring_back(self, text: str) -> bool:
        """Show what the journal kept; False where it is shown already or cannot be read."""
        raise NotImplementedError

    def _kept_words(self, is_there: bool) -> str:
        """What to say after a conflict: the other one is there, or was deleted."""
        raise NotImplementedError

    async def _prepare(self, lesson: LessonText) -> None:
        """Read what else the desk shows of the lesson."""

    async def _loaded(self) -> None:
        """It stands on the desk."""

    # ------------------------------------------------------------ loading

    async def reload(self) -> None:
        """Read it anew, where nothing is being typed."""
        while True:
            lesson, shown = self._lesson, self._asset
            if not self.saver.is_clean:
                if shown is None or lesson is None or shown.lesson_id == lesson.id:
                    return
                await self.saver.flush()  # typed while the lesson was changed
            found = None if lesson is None else await self._find(lesson.id)
            if lesson is not None:
                await self._prepare(lesson)
            if self._lesson is not lesson:
                return
            if self.saver.is_clean:
                self._put(found)
                await self._take_up()
                await self._loaded()
                return

    def _is_here(self, lesson: LessonText) -> bool:
        """Whether this lesson is still on the desk; it may have been loaded anew meanwhile."""
        return self._lesson is not None and self._lesson.id == lesson.id

    async def _find(self, lesson_id: LessonId) -> Asset | None:
        assets = await self._editing.assets(lesson_id)
        return next((item for item in assets if item.asset_type == self.kind), None)

    async def _add(self, lesson: LessonText, raw: dict[str, Any]) -> None:
        from ...domain.draft import AssetDraft  # late: no start needs pydantic

        draft = AssetDraft(asset_type=self.kind, content=raw)
        await self._editing.add_asset(lesson.id, draft, label=lesson.title, origin=self._origin)

    # ------------------------------------------------------------ the journal

    def _on_edited(self) -> None:
        self.saver.edited()
        if self._journal is not None and self._asset is not None:
            self._journal.edited(self._key(self._asset), self._draft)

    def _draft(self) -> Draft | None:
        asset, home = self._asset, self._home
        if asset is None or home is None or self.saver.is_clean:
            return None
        text = self._typed()
        if text is None:
            return None
        key, course = int(asset.id), int(asset.course_id)
        return Draft(self.kind, key, course, asset.revision, home.title, text)

    async def _take_up(self) -> None:
        """Put back on the desk what an end without saving left in the journal."""
        asset, journal = self._asset, self._journal
        if asset is None or journal is None:
            return
        draft = await journal.find(self._key(asset))
        if draft is None or self._asset is not asset or not self.saver.is_clean:
            return
        if not self._bring_back(draft.content):
            journal.saved(draft.key)
            return
        # What somebody wrote since stands in the history, like after any other conflict.
        self._on_edited()
        self._notices.show(
            tr("What you typed in “{title}” before the program stopped is back.", title=draft.title)
        )

    def forget_draft(self) -> None:
        """What was typed is saved, or was given up on purpose."""
        if self._journal is not None and self._asset is not None:
            self._journal.saved(self._key(self._asset))

    def _key(self, asset: Asset) -> str:
        return f"{self.kind}-{asset.id}"

    # ------------------------------------------------------------ saving

    async def _save(self) -> None:
        asset, home = self._asset, self._home
        raw = None if asset is None else self._content(asset)
        if asset is None or home is None or raw is None or raw == asset.content:
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
        self._notices.show(self._kept_words(now is not None))
        return await self._find(home.id)

    def _told(self, state: str, error: AppError | None) -> None:
        self._tell(state)
        if state == SAVED:
            self.forget_draft()
        if error is not None and state == FAILED:
            self._notices.show(error_text(error), kind="bad")
