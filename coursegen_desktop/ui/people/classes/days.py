"""Days of classes on their way between computers: what happens around the two dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ....domain.day import ENDING, DayChanges, plain_name
from ....domain.errors import AppError
from ....domain.school_class import ClassCard
from ....services.clock import Now
from ...kit import dialogs
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from ..words import isolated
from .day_dialogs import BringDayDialog, SaveDayDialog
from .day_words import done_words

if TYPE_CHECKING:
    from ....services.day_package import DayPackageService


class ClassDays:
    """Saves and brings in. `parent` is the page that the dialogs belong to."""

    def __init__(
        self,
        parent: QWidget,
        scope: TaskScope,
        notices: Notices,
        *,
        days: DayPackageService,
        now: Now,
    ) -> None:
        self._parent, self._scope, self._notices = parent, scope, notices
        self._days, self._now = days, now
        self._path = Path()
        self._done: DayChanges | None = None

    # ------------------------------------------------------------ saving

    async def save(self, cards: Sequence[ClassCard]) -> None:
        """Ask how much and where, and write it; returns when the dialog is closed."""
        names = ", ".join(isolated(card.of.name) for card in cards)
        dialog = SaveDayDialog(self._parent, names)
        dialog.save_requested.connect(
            lambda: self._scope.start(partial(self._save, dialog, cards), "day save")
        )
        await dialogs.run(dialog)

    async def _save(self, dialog: SaveDayDialog, cards: Sequence[ClassCard]) -> None:
        chosen = await dialogs.choose_save(
            dialog, tr("Save the day"), self._name(cards), [_kind(), tr("All files (*)")]
        )
        if chosen is None:
            return
        dialog.show_saving()
        keys = [card.of.id for card in cards]
        try:
            saved = await self._days.save(Path(chosen), keys, days=dialog.days)
        except AppError as error:
            dialog.show_failed(error)
        else:
            dialog.show_saved(saved)

    def _name(self, cards: Sequence[ClassCard]) -> str:
        day = self._now().astimezone().date().isoformat()
        name = cards[0].of.name if len(cards) == 1 else tr("Classes")
        return f"{plain_name(name) or tr('Class')} {day}{ENDING}"

    # ------------------------------------------------------------ bringing in

    async def bring_in(self) -> None:
        """All of it, from the choice of a file on; returns when the dialog is closed."""
        path = await self._choose(self._parent)
        if path is None:
            return
        self._done = None
        dialog = BringDayDialog(self._parent, self._now().astimezone().date())
        dialog.file_requested.connect(
            lambda: self._scope.start(partial(self._choose_other, dialog), "day file")
        )
        dialog.bring_requested.connect(
            lambda: self._scope.start(partial(self._bring, dialog), "day bring")
        )
        self._read(dialog, path)
        await dialogs.run(dialog)
        self._scope.cancel("day read")
        if self._done is not None:
            self._notices.show(done_words(self._done), kind="good")

    async def _choose(self, parent: QWidget) -> Path | None:
        chosen = await dialogs.choose_files(
            parent, tr("Bring in a day"), [_kind(), tr("All files (*)")], several=False
        )
        return Path(chosen[0]) if chosen else None

    async def _choose_other(self, dialog: BringDayDialog) -> None:
        path = await self._choose(dialog)
        if path is not None:
            self._read(dialog, path)

    def _read(self, dialog: BringDayDialog, path: Path) -> None:
        self._path = path
        dialog.show_reading(path.name)
        self._scope.start(partial(self._plan, dialog), "day read", Policy.RESTART)

    async def _plan(self, dialog: BringDayDialog) -> None:
        try:
            plan = await self._days.plan(self._path)
        except AppError as error:
            dialog.show_failed(error)
        else:
            dialog.show_plan(plan)

    async def _bring(self, dialog: BringDayDialog) -> None:
        plan = dialog.plan
        if plan is None:
            return
        dialog.show_bringing()
        try:
            self._done = await self._days.bring_in(plan)
        except AppError as error:
            dialog.show_failed(error)
        else:
            dialog.finish()


def _kind() -> str:
    return tr("Days of classes ({patterns})", patterns=f"*{ENDING}")
