"""Connections to language models, as they are photographed. No picture asks a network."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.connection import OLLAMA, OPENAI, Connection
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers.base import ModelInfo
from coursegen_desktop.ui.kit.lists import ScrollPage
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.kit.translate import error_text
from coursegen_desktop.ui.settings.models.card import ConnectionRow, ModelsCard
from coursegen_desktop.ui.settings.models.consent import ConsentDialog
from coursegen_desktop.ui.settings.models.dialog import ConnectionDialog
from tests.services.model_ways import FOUND, Network
from tests.ui.settings_parts import dialog_of
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import empty_scene, scene

LOCAL = Connection("", "This laptop", OLLAMA, "http://localhost:11434", "llama3.2:3b")
CLOUD = Connection(
    "", "Department", OPENAI, "https://models.example.edu/v1", "qwen3-32b",
    price_in=0.4, price_out=1.2, most_cost=5.0,
)  # fmt: skip
OPEN = Connection("", "Lab machine", OPENAI, "http://192.168.10.4:8080/v1", "gemma3:4b")
NETWORK = Network(
    models=tuple(ModelInfo(name) for name in ("llama3.2:3b", "qwen3:8b", "gemma3:4b")),
    profile=replace(FOUND, window=8192, tokens_per_s=23.4),
)


@empty_scene("models-empty")
async def models_empty(app: AppWindow) -> None:
    for view in await app.services.connections.list():  # of scenes before
        await app.services.connections.remove(view.connection.id)
    await _card(app)


@scene("models")
async def models(app: AppWindow, learned: Learned) -> None:
    await _two(app)


@scene("models-tested")
async def models_tested(app: AppWindow, learned: Learned) -> None:
    card = await _two(app)
    await _test(app, card, "This laptop", None)


@scene("models-failing")
async def models_failing(app: AppWindow, learned: Learned) -> None:
    card = await _two(app)
    await _test(
        app, card, "This laptop",
        ProviderError(
            ProviderFault.REFUSED, "Nobody answers at {address}.",
            "Start the server there, or look at the address.", address="http://localhost:11434",
        ),
    )  # fmt: skip


@scene("models-consent")
async def models_consent(app: AppWindow, learned: Learned) -> QWidget:
    card = await _two(app)
    _row(card, "Lab machine").test.click()
    return await dialog_of(ConsentDialog)


@empty_scene("models-new")
async def models_new(app: AppWindow) -> QWidget:
    card = await _card(app)
    card.add.click()
    dialog = await dialog_of(ConnectionDialog)
    await eventually(lambda: bool(dialog._key_warning), "where a key would lie")
    dialog.show_models(["llama3.2:3b", "qwen3:8b"])
    dialog.show_key_trouble(None)
    return dialog


@empty_scene("models-new-wrong")
async def models_new_wrong(app: AppWindow) -> QWidget:
    card = await _card(app)
    card.add.click()
    dialog = await dialog_of(ConnectionDialog)
    await eventually(lambda: bool(dialog._key_warning), "where a key would lie")
    dialog.key.edit.setText("sk-0123456789")
    dialog.name.edit.clear()
    dialog.address.edit.setText("http://models.example.edu")
    dialog.check()
    dialog.show_models_error(
        error_text(
            ProviderError(
                ProviderFault.KEY, "The server at {host} wants a key.",
                "Type the key that you were given there into the connection.",
                host="models.example.edu",
            )
        )
    )  # fmt: skip
    return dialog


@scene("models-edit-limits")
async def models_limits(app: AppWindow, learned: Learned) -> QWidget:
    card = await _two(app)
    _row(card, "Department").edit.click()
    dialog = await dialog_of(ConnectionDialog)
    for fold in dialog.folds:
        fold.set_open(True)
    page = dialog.findChild(ScrollPage)
    assert page is not None
    bar = page.verticalScrollBar()
    await eventually(lambda: bar.maximum() > 400, "both parts are open")
    bar.setValue(bar.maximum())
    return dialog


async def _card(app: AppWindow) -> ModelsCard:
    page = await app.go(SettingsRoute())
    await app.settled()
    page.findChild(ScrollPage).ensureWidgetVisible(page.models, 0, 24)
    card: ModelsCard = page.models
    return card


async def _two(app: AppWindow) -> ModelsCard:
    service = app.services.connections
    service._load_ways, service._ways = NETWORK.load, None
    NETWORK.error = None
    if not await service.list():
        await service.save(LOCAL)
        await service.save(CLOUD, "a key that goes nowhere".replace(" ", "-"))
        await service.save(OPEN)
        views = {view.connection.name: view.connection for view in await service.list()}
        for name in ("This laptop", "Department"):
            await service.agree(views[name].id, views[name].address)
            await service.test(views[name].id)
    return await _card(app)


async def _test(app: AppWindow, card: ModelsCard, name: str, error: ProviderError | None) -> None:
    NETWORK.error = error
    _row(card, name).test.click()
    await app.settled()


def _row(card: ModelsCard, name: str) -> ConnectionRow:
    return next(row for row in card.rows.values() if row.view.connection.name == name)
