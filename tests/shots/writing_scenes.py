"""Writing a lesson: found words, only the text, a link, a picture, a formula."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from coursegen_desktop.ui.editor.writing.link_dialog import LinkDialog
from coursegen_desktop.ui.editor.writing.media_dialog import MediaDialog
from coursegen_desktop.ui.editor.writing.pane import WritingPane
from coursegen_desktop.ui.editor.writing.source_dialog import SourceDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene


async def writing(app: AppWindow, learned: Learned) -> WritingPane:
    """The lesson's text, as it was."""
    page = await app.go(EditRoute(learned.course, learned.lesson))
    await app.settled()
    pane = page.writing
    assert isinstance(pane, WritingPane)
    pane.set_focused(False)
    pane.finder.end()
    return pane


async def asked(app: AppWindow, pane: WritingPane, name: str, kind: type[QWidget]) -> QWidget:
    """The dialog of a command."""
    pane.acts.action(name).trigger()
    await eventually(lambda: pane.findChild(kind), kind.__name__)
    found = pane.findChild(kind)
    assert isinstance(found, QWidget)
    return found


@scene("writing-find")
async def find(app: AppWindow, learned: Learned) -> None:
    """Hits in the text, with what takes their place."""
    pane = await writing(app, learned)
    pane.open_find(replacing=True)
    pane.find_bar.field.setText("the")
    pane.find_bar.other.setText("this")


@scene("writing-only-text")
async def only_text(app: AppWindow, learned: Learned) -> None:
    """Outline and preview away."""
    pane = await writing(app, learned)
    pane.set_focused(True)


@scene("writing-link")
async def link(app: AppWindow, learned: Learned) -> None:
    """Where a link may lead."""
    pane = await writing(app, learned)
    await asked(app, pane, "link", LinkDialog)


@scene("writing-picture")
async def picture(app: AppWindow, learned: Learned) -> None:
    """What is asked about a picture."""
    pane = await writing(app, learned)
    place = Path(app.folder) / "field (2).png"
    image = QImage(3000, 1200, QImage.Format.Format_RGB32)
    image.fill(app.start.theme_host.theme.color("series_2"))
    image.save(str(place))
    pane.files_dropped.emit([place], 0)
    await eventually(lambda: pane.findChild(MediaDialog), "the dialog")


@scene("writing-formula")
async def formula(app: AppWindow, learned: Learned) -> None:
    """A formula that cannot be drawn, and why."""
    pane = await writing(app, learned)
    dialog = await asked(app, pane, "formula", SourceDialog)
    assert isinstance(dialog, SourceDialog)
    dialog.field.setPlainText("\\frac{a}{b} + \\sum_{i=1}^{n} x_i \\foo")
    await eventually(
        lambda: dialog.preview.page is not None and "foo" in dialog.preview.page.text, "the page"
    )
