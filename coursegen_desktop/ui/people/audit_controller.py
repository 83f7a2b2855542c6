"""What happens at the log: loads its pages, writes it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.audit import AuditQuery
from ...domain.errors import AppError, PermissionDenied
from ...services.audit import PAGE_SIZE
from ..kit.routes import AuditRoute, PeopleRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .audit_page import AuditPage
from .codes import choose_csv

if TYPE_CHECKING:
    from ...services.audit import AuditService


class AuditScreen(Screen[AuditPage]):
    """The log. Nothing tells when it grows: it is read again whenever it is shown."""

    def __init__(self, context: ScreenContext, *, audit: AuditService) -> None:
        super().__init__(context, AuditPage())
        self._audit = audit
        self._next: int | None = None
        self._loaded: AuditQuery | None = None
        self._load_number = 0
        page, start = self.page, self.scope.start
        page.back_requested.connect(lambda: context.go(PeopleRoute()))
        page.retry_requested.connect(self.reload)
        page.more_requested.connect(lambda: start(self._more, "more", Policy.LATEST))
        page.export_requested.connect(lambda: start(self._export, "dialog"))
        page.query_changed.connect(self._on_query_changed)

    async def show(self, route: AuditRoute) -> None:
        """Load what the page asks for."""
        await self._load()

    async def resumed(self) -> None:
        """Shown again: more was written meanwhile."""
        await self._load()

    def _on_query_changed(self, query: AuditQuery) -> None:
        self.page.pane.show_waiting()
        self.scope.start(self._load, "load", Policy.RESTART)

    async def _load(self) -> None:
        query = self.page.query
        self._load_number += 1
        mine = self._load_number
        try:
            result = await self._audit.page(query)
        except PermissionDenied as error:
            self.page.show_failure(error_text(error))
            raise
        except AppError as error:
            if mine == self._load_number:
                self._loaded = None
                self.page.show_failure(error_text(error))
            return
        if mine == self._load_number:
            self._loaded, self._next = query, result.next_id
            self.page.show_entries(query, result.entries, has_more=self._next is not None)

    async def _more(self) -> None:
        query, before, mine = self._loaded, self._next, self._load_number
        if query is None or before is None:
            self.page.model.give_up()
            return
        try:
            result = await self._audit.page(query, before, PAGE_SIZE)
        except BaseException:
            self.page.model.give_up()
            raise
        if mine == self._load_number:
            self._next = result.next_id
            self.page.append_entries(result.entries, has_more=self._next is not None)

    async def _export(self) -> None:
        query = self.page.query
        path = await choose_csv(self.page, tr("Export the log"), tr("activity log") + ".csv")
        if path is None:
            return
        count = await self._audit.export_csv(path, query)
        self.context.notices.show(
            tr("%n line(s) saved as {file}", count, file=path.name), kind="good"
        )
        await self._load()
