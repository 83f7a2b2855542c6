"""Changing a class, from the list and from its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ....domain.school_class import SchoolClass
from ....domain.sign_in_ways import Way
from ...kit import dialogs
from ...kit.translate import tr
from .class_dialog import ClassDialog

if TYPE_CHECKING:
    from ....services.classes import ClassesService


async def edit_class(
    parent: QWidget, classes: ClassesService, known: SchoolClass, origin: object = None
) -> SchoolClass | None:
    """Ask for the changes of a class and keep them; None when nothing was changed."""
    dialog = ClassDialog(parent, known)
    saved: list[SchoolClass] = []

    async def act() -> bool:
        rules = dialog.rules
        hides = known.rules.shows_pictures and not rules.shows_pictures
        if hides and rules.way is not Way.PASSWORD and not await _agrees_to_hide(dialog):
            return False
        saved.append(
            await classes.save(
                known,
                name=dialog.name.text(),
                icon=dialog.sign.icon,
                colour=dialog.sign.colour,
                rules=rules,
                origin=origin,
            )
        )
        return True

    await dialog.serve(act)
    return saved[0] if saved else None


async def _agrees_to_hide(dialog: ClassDialog) -> bool:
    return await dialogs.confirm(
        dialog,
        tr("Keep pictures and cards secret?"),
        tr(
            "The pictures and cards that the children have go on working, but nobody can look them"
            " up or print them any more. Who forgets or loses theirs gets new ones."
        ),
        tr("Keep them secret"),
        danger=True,
    )
