"""From the printer to the library: a card that a teacher prints lets its child in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.ui.accounts.classes.card_panel import CardPanel
from coursegen_desktop.ui.kit.routes import CourseRoute, SchoolClassRoute
from coursegen_desktop.ui.people.classes.cards_dialog import CardsDialog
from tests.media.seeing import FakeCamera
from tests.ui.card_frames import cut, held, pages
from tests.ui.people_parts import front
from tests.windowed import AppWindow, click, eventually

from .acts import button
from .door import begin_shared, seated
from .test_school import at_the_door, found_school


async def print_cards(app: AppWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the class's dialog, into a file."""

    async def choose(*_: object, **__: object) -> str:
        return str(path)

    monkeypatch.setattr("coursegen_desktop.ui.kit.printing.choose_save", choose)
    click(app.page._cards)
    dialog = await front(app.page, CardsDialog)
    click(dialog.make)
    await eventually(lambda: dialog.having and not dialog.without, "codes")
    click(dialog.save)
    await eventually(path.exists, "a file")
    await eventually(lambda: "Saved" in dialog._told.text(), "it is written")
    dialog.accept()


async def card_page(app: AppWindow, camera: FakeCamera) -> CardPanel:
    """What the button at the door of the class leads to."""
    page = await at_the_door(app)
    assert app.reception.class_door is not None
    app.reception.class_door._make_camera = lambda _parent: camera
    click(button(page, "Show my card"))
    await eventually(lambda: isinstance(page.panel, CardPanel), "the page for cards")
    assert isinstance(page.panel, CardPanel)
    return page.panel


async def hold(app: AppWindow, camera: FakeCamera, card: Any) -> None:
    """A card before the camera, by a child's hand, until it was looked at."""
    door = app.reception.class_door
    assert door is not None
    camera.see(held(card, width=400, turned=9, tilted=0.15, light=0.6, blur=1.3))
    await door.scope.settled()


async def test_a_printed_card_lets_its_child_in_until_it_is_void(
    tmp_path: Path, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AppWindow(tmp_path / "data") as app:
        await begin_shared(app)
        await seated(app)
        school = await found_school(app, sample_course, "Amara", "Bao", way=Way.PICTURES)
        await app.go(SchoolClassRoute(school.key))
        await print_cards(app, tmp_path / "cards.pdf", monkeypatch)
        (sheet,) = pages(tmp_path / "cards.pdf")
        app.reception.sign_out()
        camera = FakeCamera()
        await card_page(app, camera)
        await hold(app, camera, cut(sheet, 1))
        await eventually(lambda: app.reception.desk and app.window.rail.isVisible(), "the library")
        assert app.services.user.full_name == "Bao" and app.reception.class_id == school.key
        assert not camera.is_on
        await app.go(CourseRoute(school.course))
        app.reception.pass_on()
        # Amara loses her card: it is void at once, and what is typed instead lets nobody in.
        amara = school.cards["Amara"].user
        async with app.services.database.unit_of_work(write=True) as work:
            await work.school_classes.set_cards(school.key, [(amara.id, None, "")])
            await work.commit()
        panel = await card_page(app, camera)
        await hold(app, camera, cut(sheet, 0))
        assert panel.notice.text.startswith("This card of the class 4a does not let anybody in")
        assert app.services.gate.found is None
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        await at_the_door(app)
        assert not camera.is_on
        await card_page(app, camera)
        await hold(app, camera, cut(sheet, 1))
        await eventually(lambda: app.reception.desk and app.window.rail.isVisible(), "the library")
        await eventually(
            lambda: app.desk.navigator.route == CourseRoute(school.course), "his place"
        )
