"""What happens in the list of classes: made, changed, put away, taken out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ....domain.errors import AppError, PermissionDenied
from ....domain.events import ClassesChanged, PeopleChanged, ProfileChanged
from ....domain.rights import Right
from ....domain.school_class import ClassCard
from ....services.clock import Now
from ...kit.routes import ClassesRoute, SchoolClassRoute, SettingsRoute
from ...kit.screen import Screen, ScreenContext
from ...kit.tasks import Policy
from ...kit.translate import error_text, tr
from ..words import isolated
from .class_dialog import ClassDialog
from .days import ClassDays
from .editing import edit_class
from .list_page import ClassesPage

if TYPE_CHECKING:
    from ....services.classes import ClassesService
    from ....services.day_package import DayPackageService


class ClassesScreen(Screen[ClassesPage]):
    """The classes of whoever teaches."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        classes: ClassesService,
        days: DayPackageService,
        now: Now,
        may: Callable[[Right], bool],
    ) -> None:
        super().__init__(context, ClassesPage(has_kiosk=may(Right.MANAGE_LIBRARY)))
        self._classes = classes
        self.days = ClassDays(self.page, self.scope, context.notices, days=days, now=now)
        self._archived = False
        page, start = self.page, self.scope.start
        page.new_requested.connect(lambda: start(self._make, "dialog"))
        page.bring_requested.connect(lambda: start(self.days.bring_in, "dialog"))
        page.save_requested.connect(lambda cards: start(partial(self.days.save, cards), "dialog"))
        page.day_requested.connect(lambda card: start(partial(self.days.save, (card,)), "dialog"))
        page.kiosk_requested.connect(lambda: context.go(SettingsRoute("kiosk")))
        page.archived_chosen.connect(self._on_archived_chosen)
        page.retry_requested.connect(self.reload)
        page.open_requested.connect(lambda card: context.go(SchoolClassRoute(card.of.id)))
        page.edit_requested.connect(lambda card: start(partial(self._edit, card), "dialog"))
        page.archive_requested.connect(
            lambda card: start(partial(self._archive, card), f"archive {card.of.id}")
        )
        page.restore_requested.connect(
            lambda card: start(partial(self._restore, card), f"archive {card.of.id}")
        )
        for event in (ClassesChanged, PeopleChanged, ProfileChanged):
            self.listen(event, lambda _: self.mark_stale())

    async def show(self, route: ClassesRoute) -> None:
        """List them."""
        archived = self._archived
        try:
            cards = await self._classes.list(archived=archived)
        except PermissionDenied:
            raise
        except AppError as error:
            self.page.show_failure(error_text(error))
            return
        if archived == self._archived:
            self.page.show_classes(cards, archived=archived)

    def _on_archived_chosen(self, archived: bool) -> None:
        self._archived = archived
        self.scope.start(self._reload, "reload", Policy.LATEST)

    async def _make(self) -> None:
        dialog = ClassDialog(self.page)
        made: list[SchoolClassRoute] = []

        async def act() -> bool:
            key = await self._classes.create(
                dialog.name.text(),
                icon=dialog.sign.icon,
                colour=dialog.sign.colour,
                rules=dialog.rules,
            )
            made.append(SchoolClassRoute(key))
            return True

        if await dialog.serve(act, blame=dialog.name):
            self.context.go(made[0])

    async def _edit(self, card: ClassCard) -> None:
        await edit_class(self.page, self._classes, card.of)

    async def _archive(self, card: ClassCard) -> None:
        await self._classes.archive(card.of.id)
        self.context.notices.show(
            tr("{class_name} was put away with all that it has", class_name=isolated(card.of.name)),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(
                partial(self._restore, card), f"archive {card.of.id}"
            ),
        )

    async def _restore(self, card: ClassCard) -> None:
        await self._classes.restore(card.of.id)
        self.context.notices.show(
            tr("{class_name} is in use again", class_name=isolated(card.of.name)), kind="good"
        )
