"""What follows the end of the program, when somebody asked for more than that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.rights import Right

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..services.backup import BackupService
    from ..services.gate import Gate
    from ..ui.kit.tasks import TaskScope


class Ending:
    """Notes the wish and ends the program, as closing its window does.

    `restore` is a backup to put back, `begins_kiosk` says that it opens again as the kiosk.
    """

    def __init__(
        self, stop: Callable[[], None], gate: Gate, backup: BackupService, scope: TaskScope
    ) -> None:
        self.stop = stop
        self.restore: Path | None = None
        self.begins_kiosk = False
        self._gate, self._backup, self._scope = gate, backup, scope

    @property
    def goes_on(self) -> bool:
        """Whether the program begins anew."""
        return self.restore is not None or self.begins_kiosk

    def restore_backup(self, backup: Path) -> None:
        """Put a backup back, then begin anew."""
        self._scope.start(lambda: self._restore(backup), "restore")

    def begin_kiosk(self) -> None:
        """Open again as a class's computer."""
        self.begins_kiosk = True
        self.stop()

    async def _restore(self, backup: Path) -> None:
        if self._gate.may(Right.MANAGE_LIBRARY):
            await self._backup.note_restore(backup)
        self.restore = backup
        self.stop()
