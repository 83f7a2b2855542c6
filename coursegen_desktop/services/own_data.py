"""Everything that is kept about a person, in one readable file."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from ..domain.audit import AuditAction
from ..domain.ids import UserId
from ..domain.rights import Right
from ..formats.text_file import write_text
from .blocking import in_thread
from .clock import Now, stamp
from .gate import Gate, Guarded, needs
from .work import WorkUnits

FORMAT = "coursegen-person"
VERSION = 1


class OwnDataService(Guarded):
    """Hands a person what is his, before he leaves or whenever he asks."""

    gate: Gate

    def __init__(self, uow: WorkUnits, gate: Gate, now: Now) -> None:
        self._uow = uow
        self.gate = gate
        self._now = now

    @needs(Right.OWN_ACCOUNT, others=Right.MANAGE_PEOPLE)
    async def export(self, path: Path, *, user_id: UserId) -> None:
        """Write profile, enrolments, completions, places, attempts with answers, review cards
        with their history, and settings.

        JSON: `{format, version, exported_at, person: {...}, enrollments: [...], ...}`; the
        picture is a PNG in Base64, None where there is none. Raises StorageError. An
        administrator's export of somebody else is logged.
        """
        async with self._uow() as work:
            user = await work.users.get(user_id)
            picture = await work.users.picture(user_id)
            data = await work.own_data.of(user_id)
        whole = {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": stamp(self._now()),
            "person": {
                "public_id": user.public_id,
                "full_name": user.full_name,
                "email": user.email,
                "group": user.group,
                "role": user.role.value,
                "avatar": user.avatar,
                "picture": None if picture is None else base64.b64encode(picture).decode("ascii"),
                "created_at": data.pop("created_at"),
                "last_seen_at": data.pop("last_seen_at"),
            },
            **data,
        }
        await in_thread(_write, path, whole)
        if self.gate.actor[0] != user_id:
            async with self._uow(write=True) as work:
                await work.audit.add(
                    AuditAction.LEARNERS_EXPORTED,
                    actor=self.gate.actor,
                    subject=(user.id, user.full_name),
                )
                await work.commit()


def _write(path: Path, data: dict[str, Any]) -> None:
    write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
