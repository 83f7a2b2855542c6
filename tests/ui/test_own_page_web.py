"""The page with everything about a person in a real browser: hostile words do nothing there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from coursegen_desktop.db.database import Database
from coursegen_desktop.ui.content.own_page_words import PageWords
from coursegen_desktop.ui.content.web_scheme import register_scheme
from tests import samples
from tests.persons import Persons
from tests.services.desk import keep
from tests.services.own_life import HOSTILE, Life
from tests.windowed import signalled

# Without the policy, so that nothing but the escaping protects.
_POLICY = 'http-equiv="Content-Security-Policy"'


class Browser:
    """An ordinary page in which scripts run."""

    def __init__(self) -> None:
        register_scheme()  # before any page of the process: lessons come after it, perhaps
        self.profile = QWebEngineProfile()
        self.page = QWebEnginePage(self.profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(640, 480)
        self.view.show()

    async def open(self, path: Path) -> None:
        loaded = signalled(self.page.loadFinished)
        self.page.load(QUrl.fromLocalFile(str(path)))
        assert (await loaded)[0]

    async def ask(self, script: str) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.page.runJavaScript(script, 0, answer.set_result)
        return await answer

    def close(self) -> None:
        for part in (self.view, self.page, self.profile):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    made = Browser()
    yield made
    made.close()


async def test_hostile_words_do_nothing(
    database: Database, fixed_now: Callable[[], datetime], browser: Browser, tmp_path: Path
) -> None:
    persons = Persons(database.unit_of_work, now=fixed_now)
    course = samples.small_course().model_copy(update={"title": HOSTILE[:200]})
    life = Life(persons, database, await keep(persons.uow, course))
    user = await life.whole("Cid", words=HOSTILE)
    path = tmp_path / "cid.html"
    await persons.own_data.export(path, user_id=user.id, say=PageWords())
    text = path.read_text("utf-8")
    assert text.count(_POLICY) == 1
    path.write_text(text.replace(_POLICY, 'name="off"'), "utf-8")
    await browser.open(path)
    assert await browser.ask("typeof window.bad") == "undefined"
    assert await browser.ask("document.scripts.length") == 0
    assert await browser.ask("document.title") == "Everything about Cid"
    # A word of a thousand letters breaks; nothing goes out of the window.
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await browser.ask("innerWidth") == 640
    assert await browser.ask(wide) == 0
    notes = await browser.ask("document.getElementById('part-annotations').parentNode.textContent")
    assert f"A thought {HOSTILE}" in notes
    # A link of the contents goes where it says.
    first = "document.querySelector('nav a[href=\"#kept\"]').click(); location.hash"
    assert await browser.ask(first) == "#kept"
    # What turns the direction of writing ends with the words that it stands in.
    turned = "[...document.querySelectorAll('bdi')].every(b => getComputedStyle(b).unicodeBidi"
    assert await browser.ask(f"{turned}.includes('isolate'))")


@pytest.mark.parametrize(("dark", "lighter"), [(False, "canvas"), (True, "text")])
async def test_colours_are_those_of_the_reader(
    browser: Browser, tmp_path: Path, dark: bool, lighter: str,
    database: Database, fixed_now: Callable[[], datetime],
) -> None:  # fmt: skip
    persons = Persons(database.unit_of_work, now=fixed_now)
    user = await persons.enter("Bea")
    path = tmp_path / "bea.html"
    await persons.own_data.export(path, user_id=user.id, say=PageWords())
    await browser.open(path)
    assert await browser.ask("getComputedStyle(document.documentElement).colorScheme") == (
        "light dark"
    )
    # What the browser does by the system's wish is done here by hand.
    wished = "dark" if dark else "light"
    await browser.ask(f"document.documentElement.style.colorScheme = '{wished}'")
    sums = (
        "JSON.stringify(['color', 'backgroundColor']"
        ".map(name => getComputedStyle(document.body)[name]"
        ".match(/\\d+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0)))"
    )
    text, canvas = json.loads(await browser.ask(sums))
    assert (canvas > text) == (lighter == "canvas")
    assert abs(canvas - text) > 500
