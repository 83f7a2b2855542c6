"""What happens among the accounts: loads pages of people, does what a line's menu says."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.errors import AppError, Conflict, PermissionDenied
from ...domain.events import EnrollmentChanged, PeopleChanged, ProfileChanged
from ...domain.ids import UserId
from ...domain.people import PeopleQuery, Person, StartCode
from ...domain.rights import Right
from ...services.clock import Now
from ...services.people import PAGE_SIZE
from ..content.course_export import file_name
from ..content.own_page_words import PAGE, PageWords, own_file_kinds
from ..kit import dialogs
from ..kit.routes import AuditRoute, PeopleRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import CoroutineFactory, Policy
from ..kit.translate import error_text, tr
from .codes import choose_csv, show_codes
from .page import PeoplePage
from .person_dialog import PersonDialog
from .roster_import import RosterImport, RosterVerbs
from .words import short

if TYPE_CHECKING:
    from ...services.own_data import OwnDataService
    from ...services.people import PeopleService

_Act = Callable[[Person], Coroutine[Any, Any, None]]
_END_SIZE = 500  # people a statement when somebody wants to go to the very end


class PeopleScreen(Screen[PeoplePage]):
    """The accounts of this computer."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        user_id: UserId,
        people: PeopleService,
        own_data: OwnDataService,
        now: Now,
    ) -> None:
        super().__init__(context, PeoplePage(user_id))
        self._people, self._own_data, self._now = people, own_data, now
        self._cursor: tuple[str, int] | None = None
        self._loaded: PeopleQuery | None = None
        self._load_number = 0
        self._connect_page()
        for event in (PeopleChanged, ProfileChanged, EnrollmentChanged):
            self.listen(event, lambda _: self.mark_stale())

    # ------------------------------------------------------------ loading

    async def show(self, route: PeopleRoute) -> None:
        """Load what the page asks for; as many people as it holds already."""
        await self._load()

    async def _load(self) -> None:
        query = self.page.query
        self._load_number += 1
        mine = self._load_number
        size = PAGE_SIZE
        if query == self._loaded:
            size = max(size, self.page.model.rowCount())
        try:
            result = await self._people.page(query, size=size)
            counts = await self._people.counts()
        except PermissionDenied as error:
            self.page.show_failure(error_text(error))
            raise
        except AppError as error:
            if mine == self._load_number:
                self._loaded = None
                self.page.show_failure(error_text(error))
            return
        if mine != self._load_number:
            return  # a newer load is under way, its answer is the right one
        self._loaded, self._cursor = query, result.next_cursor
        self.page.show_may_read_log(self._people.may(Right.READ_AUDIT))
        self.page.show_counts(counts)
        today = self._now().astimezone().date()
        self.page.show_people(query, result.people, today, has_more=self._cursor is not None)

    async def _append(self, size: int) -> bool:
        """Load what follows; False when nothing does, or when the list is another by now."""
        query, cursor, mine = self._loaded, self._cursor, self._load_number
        if query is None or cursor is None:
            self.page.model.give_up()
            return False
        try:
            result = await self._people.page(query, cursor, size)
        except BaseException:
            self.page.model.give_up()
            raise
        if mine != self._load_number:
            return False
        self._cursor = result.next_cursor
        self.page.append_people(result.people, has_more=self._cursor is not None)
        return self._cursor is not None

    async def _more(self) -> None:
        await self._append(PAGE_SIZE)

    async def _to_end(self) -> None:
        here = self.page.current_person()
        while await self._append(_END_SIZE):
            pass
        # Not when the user went on elsewhere meanwhile.
        if self.page.current_person() == here:
            self.page.list.make_current(self.page.model.rowCount() - 1)

    # ------------------------------------------------------------ wishes of the page

    def _connect_page(self) -> None:
        page = self.page
        page.query_changed.connect(self._on_query_changed)
        page.more_requested.connect(lambda: self._start(self._more, "more", Policy.LATEST))
        page.end_requested.connect(lambda: self._start(self._to_end, "more", Policy.LATEST))
        page.retry_requested.connect(self.reload)
        page.new_requested.connect(lambda: self._start(self._add, "dialog"))
        page.import_requested.connect(lambda: self._start(self._import, "dialog"))
        page.export_requested.connect(lambda: self._start(self._export, "dialog"))
        page.log_requested.connect(lambda: self.context.go(AuditRoute()))
        for wish, act in (
            (page.edit_requested, self._edit),
            (page.reset_requested, self._reset),
            (page.disable_requested, self._disable),
            (page.enable_requested, self._enable),
            (page.data_requested, self._export_data),
            (page.delete_requested, self._delete),
            (page.restore_requested, self._restore),
        ):
            wish.connect(partial(self._for, act))

    def _start(self, work: CoroutineFactory, key: str, policy: Policy = Policy.DROP) -> None:
        self.scope.start(work, key, policy)

    def _for(self, act: _Act, person: Person) -> None:
        self._start(partial(act, person), f"{act.__name__} {person.user.id}")

    def _on_query_changed(self, query: PeopleQuery) -> None:
        self.page.pane.show_waiting()
        self._start(self._load, "load", Policy.RESTART)

    # ------------------------------------------------------------ somebody new, somebody changed

    async def _add(self) -> None:
        dialog = PersonDialog(self.page)
        made: list[StartCode] = []
        dialog.save_requested.connect(
            lambda: self._start(partial(self._make, dialog, made), "save person")
        )
        await dialogs.run(dialog)
        if made:
            title = tr("Start code for {name}", name=short(made[0].full_name))
            await self._show_codes(made, title)

    async def _make(self, dialog: PersonDialog, made: list[StartCode]) -> None:
        try:
            code = await self._people.add(
                dialog.name.text(), dialog.chosen_email,
                role=dialog.chosen_role, group=dialog.group.text(),
            )  # fmt: skip
        except AppError as error:
            dialog.show_error(error)
            return
        made.append(code)
        dialog.finish()

    async def _edit(self, person: Person) -> None:
        user = await self._people.get(person.user.id)
        dialog = PersonDialog(self.page, user)
        dialog.save_requested.connect(
            lambda: self._start(partial(self._save, dialog), "save person")
        )
        await dialogs.run(dialog)

    async def _save(self, dialog: PersonDialog) -> None:
        user = dialog.user
        assert user is not None
        try:
            await self._people.save(
                user.id,
                full_name=dialog.name.text(),
                email=dialog.chosen_email,
                group=dialog.group.text(),
                role=dialog.chosen_role,
                base_revision=user.revision,
            )
        except Conflict as error:
            now = await self._people.get(user.id)
            if now.revision == user.revision:
                dialog.show_error(error)
            else:
                dialog.show_conflict(now)
        except AppError as error:
            dialog.show_error(error)
        else:
            dialog.finish()

    # ------------------------------------------------------------ acts on one account

    async def _reset(self, person: Person) -> None:
        name = short(person.user.full_name)
        agreed = await dialogs.confirm(
            self.page,
            tr("Reset the password of {name}?", name=name),
            tr(
                "The old password stops working at once. You are shown a start code, with which"
                " a new one is chosen at the next sign-in."
            ),
            tr("Reset password"),
            danger=True,
        )
        if agreed:
            code = await self._people.reset_password(person.user.id)
            await self._show_codes([code], tr("New start code for {name}", name=name))

    async def _disable(self, person: Person) -> None:
        await self._people.set_disabled(person.user.id, True)
        self.context.notices.show(
            tr("{name} can no longer sign in", name=short(person.user.full_name)),
            action_text=tr("Undo"),
            on_action=lambda: self._for(self._enable, person),
        )

    async def _enable(self, person: Person) -> None:
        await self._people.set_disabled(person.user.id, False)
        self.context.notices.show(
            tr("{name} can sign in again", name=short(person.user.full_name)), kind="good"
        )

    async def _delete(self, person: Person) -> None:
        await self._people.delete(person.user.id)
        self.context.notices.show(
            tr(
                "{name} was deleted and can be restored for 30 days",
                name=short(person.user.full_name),
            ),
            action_text=tr("Undo"),
            on_action=lambda: self._for(self._restore, person),
        )

    async def _restore(self, person: Person) -> None:
        await self._people.restore(person.user.id)
        self.context.notices.show(
            tr("{name} was restored", name=short(person.user.full_name)), kind="good"
        )

    async def _export_data(self, person: Person) -> None:
        user = person.user
        suggested = Path(file_name(user.full_name)).stem + PAGE
        chosen = await dialogs.choose_save(
            self.page, tr("Export their data"), suggested, own_file_kinds()
        )
        if chosen is None:
            return
        path = Path(chosen)
        await self._own_data.export(path, user_id=user.id, say=PageWords())
        self.context.notices.show(
            tr("The data of {name} were saved as {file}", name=short(user.full_name),
               file=path.name),
            kind="good",
        )  # fmt: skip

    # ------------------------------------------------------------ lists in and out

    async def _export(self) -> None:
        query = self.page.query
        path = await choose_csv(self.page, tr("Export people"), tr("people") + ".csv")
        if path is None:
            return
        count = await self._people.export_csv(path, query)
        self.context.notices.show(
            tr("%n pe(rson|ople) saved as {file}", count, file=path.name), kind="good"
        )

    async def _import(self) -> None:
        verbs = RosterVerbs(
            self._people.plan_import, self._people.bring_in, self._people.save_codes
        )
        notices = self.context.notices
        await RosterImport(self.page, self.scope, notices, tr("Import people"), verbs).run()

    async def _show_codes(self, codes: list[StartCode], title: str) -> None:
        await show_codes(self.page, self.scope, codes, title, self._people.save_codes)
