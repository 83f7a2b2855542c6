"""A course whose films are made in this process, small and quickly, and what there is of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain import media_wish
from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.media_wish import LessonMedia, MadeMedia, MediaWish
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck
from coursegen_desktop.media.speech.choosing import SILENT
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.media_making import MediaMakingService
from coursegen_desktop.services.media_work import film_of
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, keep

SILENTLY = MediaWish(voice=SILENT, spares_battery=False)
SMALL = (320, 180)
SCRIPT = """## {title}
Leaves take in light.

[check] Which gas?
[pause 2]

## Sugar
They make sugar of it.
"""


@dataclass
class Written:
    """As the service of scripts gives them."""

    script: LessonScript
    deck: SlideDeck


def script_of(title: str) -> LessonScript:
    return LessonScript(text=SCRIPT.format(title=title), language="en")


def deck_of(title: str) -> SlideDeck:
    points = (Bullet(text="Light from the sun"), Bullet(text="Which gas"))
    first = Slide(id="a", title=title, section=title, bullets=points)
    last = Slide(id="b", title="Sugar", section="Sugar")
    return SlideDeck(title=title, language="en", slides=(first, last))


class MediaDesk:
    """The service with all that it stands on. `workers` are those of the next job."""

    def __init__(
        self, uow: WorkUnits, hub: EventHub, folder: Path, now: Callable[[], datetime]
    ) -> None:
        notes = VersionNotes(now)
        self.uow, self.hub, self.folder = uow, hub, folder
        self.media, self.cache = folder / "media", folder / "cache" / "film"
        self.editing = EditingService(uow, hub, notes)
        self.jobs = JobsService(hub)
        self.workers: Callable[[], Here] = Here
        self.battery: list[bool] = []
        slides = SlidesService(uow, Here(), self.media, resources_dir())
        self.making = MediaMakingService(
            uow, hub, notes, self.jobs, self.write, slides.material, media=self.media,
            folder=self.cache, is_on_battery=lambda: bool(self.battery and self.battery.pop(0)),
            workers=lambda: self.workers(),
        )  # fmt: skip
        self.course = CourseId(0)
        self.lessons: list[LessonId] = []
        self.written: list[LessonId] = []
        self.before_write: Callable[[LessonId], object] = lambda _: None

    async def begin(self, *titles: str) -> None:
        lessons = tuple(LessonDraft(title=title, content="Leaves.") for title in titles)
        module = ModuleDraft(title="M", lessons=lessons)
        self.course = await keep(
            self.uow, CourseDraft(title="Plants", language="en", modules=(module,))
        )
        async with self.uow() as work:
            view = await work.courses.outline(self.course, UserId(1))
        self.lessons = [item.id for item in view.lessons]

    async def write(self, lesson_id: LessonId) -> Written:
        """Script and slides of a lesson, made where it has none."""
        self.before_write(lesson_id)
        self.written.append(lesson_id)
        async with self.uow(write=True) as work:
            title = (await work.lessons.text(lesson_id)).title
            made = {asset.asset_type: asset for asset in await work.assets.of_lesson(lesson_id)}
            for kind, content in (("script", script_of(title)), ("slides", deck_of(title))):
                if kind not in made:
                    draft = AssetDraft(asset_type=kind, content=content.model_dump(mode="json"))
                    await work.assets.add(lesson_id, draft)
            await work.commit()
        return Written(
            LessonScript.read((await self.of(lesson_id, "script"))[0].content),
            SlideDeck.read((await self.of(lesson_id, "slides"))[0].content),
        )

    async def make(self, wish: MediaWish = SILENTLY, **more: object) -> MadeMedia:
        made: MadeMedia = await self.making.make(self.course, wish, **more).wait()  # type: ignore[arg-type]
        return made

    async def of(self, lesson_id: LessonId, kind: str) -> Sequence[Asset]:
        async with self.uow() as work:
            return await work.assets.of_lesson(lesson_id, kind)

    async def states(self, wish: MediaWish = SILENTLY) -> list[LessonMedia]:
        return list((await self.making.estimate(self.course, wish)).lessons)

    async def change_deck(
        self, lesson_id: LessonId, change: Callable[[SlideDeck], SlideDeck]
    ) -> None:
        (asset,) = await self.of(lesson_id, "slides")
        content = change(SlideDeck.read(asset.content)).model_dump(mode="json")
        await self.editing.save_asset(asset.id, content, asset.revision)

    def stored(self, asset: Asset) -> Path:
        assert asset.file_path is not None
        return self.media / asset.file_path

    def left(self) -> list[str]:
        """What is under way or was left by something under way."""
        found = [one for one in self.cache.rglob("*") if one.is_file()]
        return [one.name for one in found if "work" in one.parts or "under-way" in one.name]


class Slowly(Here):
    """Waits before the film of one lesson until it is told to go on, or fails there."""

    def __init__(self, title: str, error: Exception | None = None) -> None:
        super().__init__()
        self._title, self._error = title, error
        self._gate = asyncio.Event()
        self.is_waiting = False

    def go_on(self) -> None:
        self._gate.set()

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        if func is film_of and args[0].title == self._title:
            if self._error is not None:
                raise self._error
            self.is_waiting = True
            await self._gate.wait()
        return await super().call(func, *args, timeout=timeout)


@pytest.fixture
def small_films(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films of a size that takes no time."""
    monkeypatch.setitem(media_wish.SIZES, "720p", SMALL)
