"""A lesson watched: playing, at a question, at its end, with what is the matter."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from coursegen_desktop.domain.film import Stop
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.ui.kit.routes import LessonRoute, ListenRoute
from coursegen_desktop.ui.reader.head import READ, WATCH
from tests.films import film_asset, film_of, narration_of, said, stored, write_film, write_sound
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene

_SIZE = (960, 540)
_POINTS = ("Carbon fixation · 3 CO₂", "Reduction · 6 ATP, 6 NADPH", "Regeneration · 3 ATP")
_SECONDS = 66.0


def _slide(shown: int) -> bytes:
    """A slide as the program paints them, with so many points told."""
    image = QImage(*_SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(19, 58, 50))
    painter = QPainter(image)
    painter.scale(_SIZE[0] / 1280, _SIZE[1] / 720)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(29, 86, 73))
    painter.drawEllipse(QPointF(1110, 170), 320, 320)
    font = QFont("Source Serif 4")
    font.setPixelSize(80)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(QRectF(110, 90, 1100, 120), "Three phases, three bills")
    font = QFont("Inter")
    font.setPixelSize(48)
    painter.setFont(font)
    for number, point in enumerate(_POINTS):
        painter.setOpacity(1.0 if number < shown else 0.3)
        painter.drawText(QRectF(110, 270 + 92 * number, 1100, 90), f"{number + 1}  {point}")
    painter.end()
    image.setDevicePixelRatio(1.0)
    assert image.bytesPerLine() == _SIZE[0] * 3
    return bytes(image.constBits())  # type: ignore[call-overload]  # a memoryview


async def _film(app: AppWindow, learned: Learned) -> None:
    """Give the lesson a film, once."""
    services, store = app.services, app.start.paths.media
    async with services.database.unit_of_work() as work:
        if await work.assets.of_lesson(learned.lesson, "video"):
            return
        quiz = Quiz.parse((await work.assets.get(learned.quiz)).content)
    slides = [_slide(shown) for shown in range(4)]
    store.mkdir(parents=True, exist_ok=True)
    path = store / "new.webm"

    def frame(seconds: float) -> bytes:
        return slides[min(int(seconds // 16), 3)]

    await asyncio.to_thread(write_film, path, _SECONDS, frame, _SIZE, 2)
    item = next(q.id for q in quiz.questions if q.interaction == "choice")
    film = film_of(_SECONDS, lines=said(seconds=_SECONDS), stops=(
        Stop(at=40.0, text="What does Rubisco join to carbon dioxide?"),
        Stop(at=60.0, text="", item=item),
    ))  # fmt: skip
    async with services.database.unit_of_work(write=True) as work:
        await work.assets.add(learned.lesson, film_asset(film, stored(store, path)))
        await work.commit()
    path.unlink()


async def _watch(app: AppWindow, learned: Learned, at: float):  # type: ignore[no-untyped-def]
    await _film(app, learned)
    screen = app.desk.navigator.screen_for(LessonRoute)
    screen.mark_stale()
    page = await app.go(LessonRoute(learned.lesson))
    await app.settled()
    page.head.view_chosen.emit(READ)
    page.head.view_chosen.emit(WATCH)
    await app.settled()
    view = page.watch.view
    if view.is_full:
        view.toggle_full_screen()
    screen._watching._begin()
    page.watch.transcript.search.setChecked(False)
    await app.settled()
    await eventually(lambda: view.player.state not in ("empty", "loading"), "the film")
    view.player.pause()
    view.seek(at)
    await asyncio.sleep(0.3)
    return page


@scene("watch")
async def watch(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 36.0)
    page.watch.view.surface.setFocus(Qt.FocusReason.OtherFocusReason)
    page.watch.view.toggle()
    await asyncio.sleep(0.6)


@scene("watch-read")
async def watch_read(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 36.0)
    page.head.view_chosen.emit(READ)


@scene("watch-stop")
async def watch_stop(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 39.7)
    page.watch.view.toggle()
    await eventually(page.watch.view.stop_card.isVisible, "the stop")


@scene("watch-question")
async def watch_question(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 59.7)
    page.watch.view.toggle()
    card = page.watch.view.stop_card
    await eventually(lambda: card.isVisible() and card.pane is not None, "the question")
    await app.settled()


@scene("watch-end")
async def watch_end(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 65.6)
    page.watch.view.toggle()
    await eventually(page.watch.view.veil.isVisible, "the end")


@scene("watch-search")
async def watch_search(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 20.0)
    page.watch.transcript.open_search()
    page.watch.transcript.field.setText("carbon")


@scene("watch-lost")
async def watch_lost(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 20.0)
    view = page.watch.view
    view.show_film(view.film, None, None, may_make=True)
    await app.settled()


@scene("watch-full")
async def watch_full(app: AppWindow, learned: Learned) -> None:
    page = await _watch(app, learned, 30.0)
    page.watch.view.toggle_full_screen()
    await asyncio.sleep(0.3)


@scene("listen")
async def listen(app: AppWindow, learned: Learned) -> None:
    await _film(app, learned)
    await _narrate(app, learned)
    page = await app.go(ListenRoute(learned.course))
    await app.settled()
    await eventually(lambda: page.view.player.state not in ("empty", "loading"), "the recording")
    page.view.seek(30.0)
    page.view.toggle()
    await asyncio.sleep(0.6)


@scene("listen-nothing")
async def listen_nothing(app: AppWindow, learned: Learned) -> None:
    await app.go(ListenRoute(CourseId(1)))


async def _narrate(app: AppWindow, learned: Learned) -> None:
    """Recordings for some lessons, once."""
    services, store = app.services, app.start.paths.media
    course = await services.lessons.course(learned.course, user_id=services.user.id)
    async with services.database.unit_of_work() as work:
        if await work.assets.of_course(learned.course, "audio"):
            return
    path = await asyncio.to_thread(write_sound, store / "new.opus", 66.0)
    async with services.database.unit_of_work(write=True) as work:
        for item in course.lessons[:7]:
            asset = film_asset(narration_of(66.0), stored(store, path))
            await work.assets.add(item.id, asset)
        await work.commit()
    path.unlink()
