"""Files from outside: packages come in, documents go to where courses are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.ui.kit.routes import CourseRoute, CreateRoute
from tests.windowed import AppWindow, eventually


@pytest.fixture
async def package(window: AppWindow, sample_course: CourseDraft, tmp_path: Path) -> str:
    """A package of the sample course, which is in the library too."""
    async with window.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(sample_course)
        await work.commit()
    path = tmp_path / "light.coursegen"
    await window.services.exchange.export_course(course_id, path)
    return str(path)


def told(window: AppWindow) -> list[str]:
    """What the notices say."""
    return window.window.notices.texts()


async def test_one_package_is_opened(window: AppWindow, package: str) -> None:
    window.window.files_dropped.emit([package])
    await eventually(lambda: told(window), "the notice")
    await window.settled()
    assert isinstance(window.desk.navigator.route, CourseRoute)
    assert "was imported as a copy" in told(window)[0]


async def test_a_bad_package_does_not_keep_the_others_out(
    window: AppWindow, package: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.coursegen"
    bad.write_text("no package")
    window.window.files_dropped.emit([str(bad), package])
    window.window.files_dropped.emit([package])  # while the first are being read
    window.window.files_dropped.emit([str(bad)])
    await eventually(lambda: sum("imported as a copy" in text for text in told(window)) == 2)
    assert any("bad.coursegen" in text for text in told(window))
    services = window.services
    assert len(await services.exchange.list(user_id=services.user.id)) == 3


async def test_documents_lead_to_create_whatever_comes_with_them(
    window: AppWindow, package: str, tmp_path: Path
) -> None:
    document = tmp_path / "notes.md"
    document.write_text("# Notes")
    window.window.files_dropped.emit([package, str(document)])
    await eventually(lambda: told(window), "the notice")
    await window.settled()
    assert window.desk.navigator.route == CreateRoute((str(document),))
