"""Everything that is kept about a person, in one readable file; what he handed in beside it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from ..db import handed_store, sqlite
from ..domain.audit import AuditAction
from ..domain.handed import files_of, free_name
from ..domain.ids import AnswerId, UserId
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

    def __init__(self, uow: WorkUnits, gate: Gate, now: Now, handed: Path | None = None) -> None:
        self._handed = handed
        self._uow = uow
        self.gate = gate
        self._now = now

    @needs(Right.OWN_ACCOUNT, others=Right.MANAGE_PEOPLE)
    async def export(self, path: Path, *, user_id: UserId) -> None:
        """Write profile, enrolments, completions, places, attempts with answers, review cards
        with their history, and settings.

        JSON: `{format, version, exported_at, person: {...}, enrollments: [...], ...}`; the
        picture is a PNG in Base64, None where there is none. Files that were handed in go into
        a folder beside it ("NAME-files"); `handed_files` says which is which, with None for one
        that is lost. Raises StorageError. An administrator's export of somebody else is logged.
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
        await in_thread(_write, path, whole, self._handed)
        if self.gate.actor[0] != user_id:
            async with self._uow(write=True) as work:
                await work.audit.add(
                    AuditAction.LEARNERS_EXPORTED,
                    actor=self.gate.actor,
                    subject=(user.id, user.full_name),
                )
                await work.commit()


def _write(path: Path, data: dict[str, Any], handed: Path | None) -> None:
    data["handed_files"] = _files(path, data, handed)
    write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _files(path: Path, data: dict[str, Any], handed: Path | None) -> list[dict[str, Any]]:
    """Copy what the answers name, once each; where the copies lie, relative to the file."""
    folder, taken = path.with_name(f"{path.stem}-files"), set[str]()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for answer in (one for attempt in data["attempts"] for one in attempt["answers"]):
        tries = [answer["answer"], *(one.get("answer") or {} for one in answer["tries"])]
        for file in (file for given in tries for file in files_of(AnswerId(0), given)):
            if (file.name, file.sha256) in found:
                continue
            copy = None
            if handed is not None and handed_store.place_of(handed, file.sha256).is_file():
                sqlite.make_private_folder(folder)
                name = free_name(file.name, taken)
                taken.add(name.casefold())
                handed_store.checked_copy(handed, file.sha256, folder / name, file.name)
                copy = f"{folder.name}/{name}"
            found[file.name, file.sha256] = {
                "name": file.name, "size": file.size, "sha256": file.sha256, "file": copy
            }  # fmt: skip
    return list(found.values())
