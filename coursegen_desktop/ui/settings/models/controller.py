"""What happens on the card "Language models"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ....domain.connection import Connection, ConnectionView, KeyPlace
from ....domain.errors import AppError
from ....domain.events import ConnectionsChanged
from ....services.connections import ConnectionsService
from ...kit.dialogs import choose_files, confirm
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from .card import ModelsCard
from .consent import asked_consent
from .dialog import ConnectionDialog
from .words import found_words


class OwnConnections(QObject):
    """A person's connections: listed, edited, tested, removed."""

    def __init__(
        self,
        card: ModelsCard,
        *,
        connections: ConnectionsService,
        scope: TaskScope,
    ) -> None:
        super().__init__(card)
        self._card, self._connections = card, connections
        self._scope = scope
        self._views: dict[str, ConnectionView] = {}
        card.add_requested.connect(lambda: scope.start(self._add, "connection"))
        card.edit_requested.connect(lambda key: scope.start(lambda: self._edit(key), "connection"))
        card.copy_requested.connect(lambda key: scope.start(lambda: self._copy(key), "connection"))
        card.removal_requested.connect(
            lambda key: scope.start(lambda: self._remove(key), "connection")
        )
        card.default_requested.connect(
            lambda key: scope.start(lambda: connections.choose(key), "default", Policy.LATEST)
        )
        card.test_requested.connect(
            lambda key: scope.start(lambda: self._test(key), _test_key(key))
        )
        card.stop_requested.connect(lambda key: scope.cancel(_test_key(key)))

    async def show(self) -> None:
        """Read what is kept."""
        views = await self._connections.list()
        self._views = {view.connection.id: view for view in views}
        self._card.show_connections(views)

    def on_changed(self, _event: ConnectionsChanged) -> None:
        """They were changed, here or elsewhere."""
        self._scope.start(self.show, "connections", Policy.LATEST)

    # ------------------------------------------------------------ editing

    async def _add(self) -> None:
        known = set(self._views)
        if not await self._served(ConnectionDialog(self._card)):
            return
        await self.show()
        for key in self._views.keys() - known:
            # Whoever made a connection wants to know whether it works.
            self._card.rows[key].test.setFocus()

    async def _edit(self, key: str) -> None:
        view = self._views.get(key)
        if view is not None and await self._served(ConnectionDialog(self._card, view)):
            await self.show()

    async def _served(self, dialog: ConnectionDialog) -> bool:
        desk = TaskScope(lambda error: dialog.show_error(error_text(error)))
        dialog.models_requested.connect(
            lambda: desk.start(lambda: self._list_models(dialog), "models")
        )
        dialog.listing_stop_requested.connect(lambda: desk.cancel("models"))
        dialog.file_requested.connect(lambda: desk.start(lambda: _choose_file(dialog), "file"))
        desk.start(lambda: self._tell_key_place(dialog), "key")

        async def act() -> bool:
            if not dialog.check():
                return False
            refused = await self._connections.save(dialog.draft(), dialog.key_text())
            self._tell_refusal(refused)
            return True

        try:
            return await dialog.serve(act)
        finally:
            await desk.close()

    async def _tell_key_place(self, dialog: ConnectionDialog) -> None:
        trouble = await self._connections.key_trouble()
        if isValid(dialog):  # a keyring may answer late
            dialog.show_key_trouble(trouble)

    async def _list_models(self, dialog: ConnectionDialog) -> None:
        if not dialog.check_place():
            return
        draft = dialog.draft()
        draft = replace(draft, name=draft.name.strip() or draft.host).checked()
        if not draft.may_send:
            if not await asked_consent(dialog, draft):
                dialog.show_nothing_listed()
                return
            draft = await self._connections.agreed(draft)
            dialog.remember(draft)
        dialog.show_listing(True)
        show: Callable[[], None] = dialog.show_nothing_listed
        try:
            models = await self._connections.models(draft, dialog.key_text())
            show = partial(dialog.show_models, [model.name for model in models])
        except AppError as error:
            show = partial(dialog.show_models_error, error_text(error))
        finally:
            if isValid(dialog):
                dialog.show_listing(False)
                show()

    # ------------------------------------------------------------ acts

    async def _copy(self, key: str) -> None:
        made = await self._connections.duplicate(key)
        await self.show()
        if made in self._card.rows:
            self._card.rows[made].edit.setFocus()

    async def _remove(self, key: str) -> None:
        view = self._views.get(key)
        if view is None:
            return
        words = tr("What was made with it stays.")
        if view.key is not KeyPlace.NOWHERE:
            words = tr("Its key is deleted too.") + " " + words
        agreed = await confirm(
            self._card,
            tr("Remove “{name}”?", name=view.connection.name),
            words,
            tr("Remove"),
            danger=True,
        )
        if not agreed:
            return
        self._scope.cancel(_test_key(key))
        self._tell_refusal(await self._connections.remove(key), is_gone=True)
        await self.show()

    async def _test(self, key: str) -> None:
        view, row = self._views[key], self._card.rows[key]
        words, kind = "", "accent"
        try:
            view.connection.need_model()
            if await self._may_send(view.connection):
                words = tr("Stopped. Nothing was kept.")
                row.begin_test()
                words, kind = found_words(await self._connections.test(key)), "good"
        except AppError as error:
            words, kind = error_text(error), "bad"
        finally:
            if isValid(row):
                row.end_test(words, kind=kind)

    async def _may_send(self, connection: Connection) -> bool:
        if connection.may_send:
            return True
        if not await asked_consent(self._card, connection):
            return False
        await self._connections.agree(connection.id, connection.address)
        return True

    def _tell_refusal(self, refused: AppError | None, *, is_gone: bool = False) -> None:
        if refused is None:
            self._card.trouble.tell("")
            return
        more = (
            tr("The key stays there for now; it is deleted at the next start.")
            if is_gone
            else tr("The key is kept in a file that only you can read.")
        )
        self._card.trouble.tell(error_text(refused) + " " + more)


async def _choose_file(dialog: ConnectionDialog) -> None:
    chosen = await choose_files(
        dialog, tr("File of the model"), [tr("Models") + " (*.gguf)"], several=False
    )
    if chosen and isValid(dialog):
        dialog.show_file(str(Path(chosen[0])))


def _test_key(key: str) -> str:
    return f"test {key}"
