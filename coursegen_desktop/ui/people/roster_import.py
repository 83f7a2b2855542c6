"""Bringing in a list of people: choose a file, look at what it changes, import, hand out codes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...domain.errors import AppError, Conflict
from ...domain.people import RosterDone, RosterPlan
from ..kit import dialogs
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .codes import SaveCodes, show_codes
from .import_dialog import ImportDialog


@dataclass(frozen=True)
class RosterVerbs:
    """What an import does with the service it is for."""

    plan: Callable[[Path], Awaitable[RosterPlan]]
    bring_in: Callable[[RosterPlan], Awaitable[RosterDone]]
    save_codes: SaveCodes


class RosterImport:
    """One import, from the choice of a file to the codes. `parent` is the page it belongs to."""

    def __init__(
        self, parent: QWidget, scope: TaskScope, notices: Notices, title: str, verbs: RosterVerbs
    ) -> None:
        self._parent, self._scope, self._notices = parent, scope, notices
        self._title, self._verbs = title, verbs
        self._path = Path()
        self._done: RosterDone | None = None

    async def run(self) -> None:
        """All of it; returns when the last dialog is closed."""
        path = await self._choose(self._parent)
        if path is None:
            return
        dialog = ImportDialog(self._parent, self._title)
        dialog.file_requested.connect(
            lambda: self._scope.start(partial(self._choose_other, dialog), "roster file")
        )
        dialog.import_requested.connect(
            lambda: self._scope.start(partial(self._bring_in, dialog), "roster import")
        )
        self._read(dialog, path)
        await dialogs.run(dialog)
        self._scope.cancel("roster read")
        if self._done is not None:
            await self._tell(self._done)

    async def _choose(self, parent: QWidget) -> Path | None:
        chosen = await dialogs.choose_files(
            parent,
            self._title,
            [tr("Tables ({patterns})", patterns="*.csv *.txt *.tsv"), tr("All files (*)")],
            several=False,
        )
        return Path(chosen[0]) if chosen else None

    async def _choose_other(self, dialog: ImportDialog) -> None:
        path = await self._choose(dialog)
        if path is not None:
            self._read(dialog, path)

    def _read(self, dialog: ImportDialog, path: Path) -> None:
        self._path = path
        dialog.show_reading(path.name)
        self._scope.start(partial(self._plan, dialog, ""), "roster read", Policy.RESTART)

    async def _plan(self, dialog: ImportDialog, note: str) -> None:
        try:
            plan = await self._verbs.plan(self._path)
        except AppError as error:
            dialog.show_failed(error_text(error))
            return
        dialog.show_plan(plan, note)

    async def _bring_in(self, dialog: ImportDialog) -> None:
        plan = dialog.plan
        if plan is None:
            return
        dialog.show_importing()
        try:
            self._done = await self._verbs.bring_in(plan)
        except Conflict as error:
            # Accounts changed since the preview: show what it would do now.
            await self._plan(dialog, error_text(error))
        except AppError as error:
            dialog.show_failed(error_text(error))
        else:
            dialog.finish()

    async def _tell(self, done: RosterDone) -> None:
        self._notices.show(_done_words(done), kind="good")
        if done.codes:
            title = tr("Start codes of %n new pe(rson|ople)", len(done.codes))
            await show_codes(self._parent, self._scope, done.codes, title, self._verbs.save_codes)


def _done_words(done: RosterDone) -> str:
    parts = []
    if done.made:
        parts.append(tr("%n account(s) made", done.made))
    if done.changed:
        parts.append(tr("%n account(s) changed", done.changed))
    if done.enrolled:
        parts.append(tr("%n pe(rson|ople) enrolled", done.enrolled))
    return ", ".join(parts)
