"""Films of a course: each kept before the next, nothing made twice, everything undone at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from coursegen_desktop.db.file_lock import FileLock
from coursegen_desktop.db.unit_of_work import UnitOfWork
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import (
    AppError,
    Cancelled,
    Conflict,
    DiskFull,
    InvalidContent,
    MediaError,
    MissingPart,
    WorkStopped,
)
from coursegen_desktop.domain.events import CourseChanged, JobChanged
from coursegen_desktop.domain.film import Film
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.media_wish import CHANGED, GONE, MADE, NONE, MediaWish
from coursegen_desktop.domain.slides import Slide, SlideDeck
from coursegen_desktop.domain.user import Role
from coursegen_desktop.media.film import ffmpeg
from coursegen_desktop.services import media_lessons, media_making
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.jobs import Job
from coursegen_desktop.services.media_lessons import KEEPING
from coursegen_desktop.services.media_store import MediaStore
from coursegen_desktop.services.media_work import film_of
from coursegen_desktop.services.work import WorkUnits
from tests.persons import Persons

from .desk import Here, heard
from .media_desk import SILENTLY, MediaDesk, Slowly, small_films

pytestmark = pytest.mark.usefixtures("small_films")
__all__ = ("small_films",)


@pytest.fixture
async def desk(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, fixed_now: Callable[[], datetime]
) -> MediaDesk:
    """Two lessons."""
    made = MediaDesk(uow, event_hub, data_dir, fixed_now)
    await made.begin("Leaf", "Root")
    return made


class Workers(Here):
    """Does as it is told before a film is made."""

    def __init__(self, before: Callable[[str], object]) -> None:
        super().__init__()
        self._before = before

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        if func is film_of:
            found = self._before(args[0].title)
            if asyncio.iscoroutine(found):
                await found
        return await super().call(func, *args, timeout=timeout)


async def test_every_lesson_has_its_film_with_all_that_belongs_to_it(desk: MediaDesk) -> None:
    made = await desk.make()
    assert (made.made, made.unchanged, made.failed) == (2, 0, ())
    for lesson, title in zip(desk.lessons, ("Leaf", "Root"), strict=True):
        (asset,) = await desk.of(lesson, "video")
        film = Film.read(asset.content)
        assert (film.name, film.captions, film.poster) == (
            f"{title}.webm", f"{title}.vtt", f"{title}.png",
        )  # fmt: skip
        beside = {one.content["name"]: one for one in await desk.of(lesson, "media")}
        assert set(beside) == {film.captions, film.poster}
        assert all(desk.stored(one).is_file() for one in (asset, *beside.values()))
        assert [line.text for line in film.lines] == [
            "Leaves take in light.", "Which gas?", "They make sugar of it.",
        ]  # fmt: skip
        assert [(one.slide, len(one.steps)) for one in film.shown] == [("a", 2), ("b", 0)]
        assert [stop.text for stop in film.stops] == ["Which gas?"]
        assert (film.width, film.height) == (320, 180)
    assert await desk.of(desk.lessons[0], "audio") == ()  # nobody spoke
    assert desk.left() == []


async def test_what_is_unchanged_is_never_made_again(desk: MediaDesk) -> None:
    await desk.make()
    before = [await desk.of(lesson, "video") for lesson in desk.lessons]
    asked = list[Here]()
    desk.workers = lambda: asked.append(Here()) or asked[-1]
    made = await desk.make()
    assert (made.made, made.unchanged, asked) == (0, 2, [])
    assert before == [await desk.of(lesson, "video") for lesson in desk.lessons]


async def test_a_changed_slide_encodes_its_page_alone(
    desk: MediaDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.make()
    assert [one.video for one in await desk.states()] == [MADE, MADE]

    def changed(deck: SlideDeck) -> SlideDeck:
        last = deck.slides[1].model_copy(update={"subtitle": "Sweet", "kind": "title"})
        return deck.model_copy(update={"slides": (deck.slides[0], last)})

    await desk.change_deck(desk.lessons[1], changed)
    assert [one.video for one in await desk.states()] == [MADE, CHANGED]
    films = list[Any]()

    class Watched(Here):
        async def call(self, func: Any, *args: Any, timeout: float | None = None) -> Any:
            films.append(await super().call(func, *args, timeout=timeout))
            return films[-1]

    desk.workers = Watched
    assert (await desk.make()).made == 1
    assert films[-1].encoded == 1
    (asset,) = await desk.of(desk.lessons[1], "video")
    assert asset.content["name"] == "Root.webm"  # in the place of the one before


async def test_a_film_whose_file_is_gone_is_made_again(desk: MediaDesk) -> None:
    await desk.make()
    (asset,) = await desk.of(desk.lessons[0], "video")
    desk.stored(asset).unlink()
    assert [one.video for one in await desk.states()] == [GONE, MADE]
    assert (await desk.make()).made == 1
    assert [one.video for one in await desk.states()] == [MADE, MADE]


async def test_another_size_look_or_voice_is_another_film(desk: MediaDesk) -> None:
    await desk.make()
    for wish in (replace(SILENTLY, size="1080p"), replace(SILENTLY, look="dark")):
        assert [one.video for one in await desk.states(wish)] == [CHANGED, CHANGED]


async def test_one_undo_takes_a_lessons_film_away_with_all_of_it(desk: MediaDesk) -> None:
    await desk.make()
    await desk.editing.undo(desk.course)
    assert await desk.of(desk.lessons[1], "video") == ()
    assert await desk.of(desk.lessons[1], "media") == ()
    assert len(await desk.of(desk.lessons[0], "video")) == 1
    await desk.editing.redo(desk.course)
    assert len(await desk.of(desk.lessons[1], "media")) == 2
    assert [one.video for one in await desk.states()] == [MADE, MADE]


async def test_who_cancels_keeps_what_is_finished_and_goes_on(desk: MediaDesk) -> None:
    desk.workers = lambda: Workers(lambda title: asyncio.sleep(3600) if title == "Root" else None)
    job = desk.making.make(desk.course, SILENTLY)
    live = desk.making.live(desk.course)
    assert live is not None
    while live.made < 1:
        await asyncio.sleep(0.01)
    with pytest.raises(Conflict):
        desk.making.make(desk.course, SILENTLY)
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    assert [len(await desk.of(lesson, "video")) for lesson in desk.lessons] == [1, 0]
    assert desk.making.live(desk.course) is None
    assert await desk.making.begun(desk.course) == SILENTLY
    assert desk.left() == []
    desk.workers = Here
    assert ((await desk.make()).made, await desk.making.begun(desk.course)) == (1, None)


async def test_who_cancels_at_once_can_begin_again(desk: MediaDesk) -> None:
    job = desk.making.make(desk.course, SILENTLY)
    job.cancel()
    with pytest.raises(Cancelled):
        await job.wait()
    assert desk.making.live(desk.course) is None
    assert desk.jobs.running() == ()
    assert (await desk.make(lessons=desk.lessons[:1])).made == 1


async def test_a_lesson_that_fails_costs_that_lesson(desk: MediaDesk) -> None:
    def fail(title: str) -> None:
        if title == "Leaf":
            raise MediaError("The ink is out.")

    desk.workers = lambda: Workers(fail)
    made = await desk.make()
    assert (made.made, [(title, error.text()) for title, error in made.failed]) == (
        1, [("Leaf", "The ink is out.")],
    )  # fmt: skip


async def test_two_failures_in_a_row_end_it(desk: MediaDesk) -> None:
    def fail(_: str) -> None:
        raise MediaError("The ink is out.")

    desk.workers = lambda: Workers(fail)
    with pytest.raises(MediaError, match="ink"):
        await desk.make()


async def test_a_full_disk_ends_it_at_once(desk: MediaDesk) -> None:
    def fail(_: str) -> None:
        raise DiskFull("The disk is full.")

    desk.workers = lambda: Workers(fail)
    with pytest.raises(DiskFull):
        await desk.make()
    assert await desk.of(desk.lessons[1], "video") == ()


async def test_a_worker_that_dies_is_asked_once_more(desk: MediaDesk) -> None:
    died = list[str]()

    def die(title: str) -> None:
        if title not in died:
            died.append(title)
            raise WorkStopped("killed")

    desk.workers = lambda: Workers(die)
    assert (await desk.make()).made == 2


@pytest.mark.logs("A lesson could not be made")
async def test_a_fault_in_the_program_is_told_as_one(desk: MediaDesk) -> None:
    def fail(_: str) -> None:
        raise ZeroDivisionError

    desk.workers = lambda: Workers(fail)
    with pytest.raises(AppError, match="fault in the program"):
        await desk.make()


async def test_without_room_nothing_is_begun(
    desk: MediaDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media_making, "_free", lambda _: 1_000_000)
    told = await desk.making.estimate(desk.course, SILENTLY)
    assert isinstance(told.trouble, DiskFull)
    with pytest.raises(DiskFull, match="only 1 MB are free"):
        await desk.make()
    assert await desk.of(desk.lessons[0], "video") == ()


async def test_without_the_encoders_slides_are_made_all_the_same(
    desk: MediaDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "is_installed", lambda: False)
    with pytest.raises(MissingPart, match=r"coursegen-desktop\[video\]"):
        await desk.make()
    told = await desk.making.estimate(desk.course, SILENTLY)
    assert isinstance(told.trouble, MissingPart)
    slides = MediaWish(audio=False, video=False)
    assert (await desk.make(slides)).made == 2
    assert (await desk.making.estimate(desk.course, slides)).trouble is None


async def test_it_waits_for_mains_power(desk: MediaDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_lessons, "_POWER_EVERY", 0.15)
    desk.battery = [True, True, False]
    seen = heard(desk.hub, JobChanged)
    stages = set[str]()

    def note(_: object) -> None:
        live = desk.making.live(desk.course)
        stages.add("" if live is None else live.stage)

    desk.hub.subscribe(JobChanged, note)
    await desk.make(replace(SILENTLY, spares_battery=True))
    assert desk.battery == []
    assert media_lessons.POWER in stages and seen


async def test_another_program_is_not_disturbed(desk: MediaDesk) -> None:
    other = MediaStore(desk.cache)
    async with other.held(desk.course):
        with pytest.raises(Conflict, match="another window"):
            await desk.make()
    assert (await desk.make()).made == 2


async def test_only_the_chosen_lessons_and_parts_are_made(desk: MediaDesk) -> None:
    wish = replace(SILENTLY, audio=False)
    made = await desk.make(wish, lessons=[desk.lessons[1]])
    assert (made.made, desk.written) == (1, [desk.lessons[1]])
    told = await desk.making.estimate(desk.course, wish)
    assert [(one.slides, one.video) for one in told.lessons] == [(NONE, NONE), (MADE, MADE)]
    assert told.waiting == 1 and told.bytes > 0 and told.work_seconds > 0
    with pytest.raises(InvalidContent):
        desk.making.make(desk.course, MediaWish(slides=False, audio=False, video=False))


async def test_a_course_that_is_deleted_meanwhile_is_let_go(desk: MediaDesk) -> None:
    async def delete() -> None:
        async with desk.uow(write=True) as work:
            await work.courses.trash(desk.course)
            await work.commit()
        from coursegen_desktop.domain.events import CourseDeleted

        desk.hub.publish(CourseDeleted(desk.course))
        await asyncio.sleep(3600)

    desk.workers = lambda: Workers(lambda title: delete())
    with pytest.raises(Cancelled):
        await desk.make()
    assert await desk.making.begun(desk.course) is None


async def test_a_lesson_with_nothing_to_say_is_seen_in_silence(desk: MediaDesk) -> None:
    await desk.write(desk.lessons[0])
    (script,) = await desk.of(desk.lessons[0], "script")
    empty = {**script.content, "text": ""}
    await desk.editing.save_asset(script.id, empty, script.revision)
    await desk.change_deck(
        desk.lessons[0],
        lambda deck: deck.model_copy(
            update={"slides": (Slide(id="f", kind="formula", formula="x^2"),)}
        ),
    )
    made = await desk.make(lessons=[desk.lessons[0]])
    assert (made.made, made.failed) == (1, ())
    film = Film.read((await desk.of(desk.lessons[0], "video"))[0].content)
    assert (film.lines, film.captions) == ((), "")
    assert film.seconds >= 4.0


async def test_a_voice_that_is_gone_is_told_before_and_in_the_job(desk: MediaDesk) -> None:
    await desk.write(desk.lessons[0])
    wish = replace(SILENTLY, voice="nobody/ghost")
    told = await desk.making.estimate(desk.course, wish)
    assert isinstance(told.trouble, MediaError)
    with pytest.raises(MediaError, match="ghost"):
        await desk.make(wish)


async def test_a_language_without_a_voice_has_films_with_captions(desk: MediaDesk) -> None:
    await desk.write(desk.lessons[0])
    (script,) = await desk.of(desk.lessons[0], "script")
    await desk.editing.save_asset(script.id, {**script.content, "language": "tlh"}, script.revision)
    wish = replace(SILENTLY, voice="")
    told = await desk.making.estimate(desk.course, wish, [desk.lessons[0]])
    assert told.trouble is None and "No voice" in told.notes[0].text()
    made = await desk.make(wish, lessons=[desk.lessons[0]])
    assert made.made == 1
    film = Film.read((await desk.of(desk.lessons[0], "video"))[0].content)
    assert (film.voice.engine, film.captions) == ("", "Leaf.vtt")
    sound = replace(wish, slides=False, video=False)
    with pytest.raises(AppError, match="No voice"):
        await desk.make(sound, lessons=[desk.lessons[0]])


def test_a_wish_is_written_down_and_read_again() -> None:
    wish = MediaWish(audio=False, voice="hibari/heart", look="dark", size="1080p")
    assert MediaWish.unpack(wish.pack()) == wish
    for odd in ("", "[]", '{"size": 3}', '{"size": "8k"}', '{"slides": "yes"}'):
        with pytest.raises(InvalidContent):
            MediaWish.unpack(odd)


def test_the_store_forgets_what_is_oldest_and_learns(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    assert store.speed("720p") == 20.0
    store.learn_speed("720p", 300.0, 10.0)
    store.learn_speed("720p", 300.0, 30.0)
    assert store.speed("720p") == pytest.approx(24.0)
    (tmp_path / "speed.json").write_text("{]")
    assert store.speed("720p") == 20.0
    assert store.begun(CourseId(7)) is None


async def test_who_stops_it_while_a_film_is_kept_loses_no_file(
    desk: MediaDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit goes on in its thread: the row is there, and so must be what it names."""
    whole = UnitOfWork.commit
    jobs: list[Job] = []

    async def commit(work: UnitOfWork) -> None:
        if jobs and (live := desk.making.live(desk.course)) and live.stage == KEEPING:
            jobs.pop().cancel()
        await whole(work)

    monkeypatch.setattr(UnitOfWork, "commit", commit)
    told = heard(desk.hub, CourseChanged)
    job = desk.making.make(desk.course, SILENTLY)
    jobs.append(job)
    with pytest.raises(Cancelled):
        await job.wait()
    (asset,) = await desk.of(desk.lessons[0], "video")
    beside = await desk.of(desk.lessons[0], "media")
    assert all(desk.stored(one).is_file() for one in (asset, *beside))
    assert len(told) == 1
    assert await desk.of(desk.lessons[1], "video") == ()


async def test_it_is_the_doing_of_who_asked_for_it(desk: MediaDesk, uow: WorkUnits) -> None:
    people, gate = Persons(uow), Gate()
    gate.enter(await people.add("Ada", Role.INSTRUCTOR, password=None))
    desk.making.gate = gate
    slowly = Slowly("Leaf")
    desk.workers = lambda: slowly
    job = desk.making.make(desk.course, SILENTLY)
    while not slowly.is_waiting:
        await asyncio.sleep(0.01)
    gate.enter(await people.add("Lena", password=None))
    slowly.go_on()
    await job.wait()
    async with uow() as work:
        steps = await work.session.execute(text("SELECT user_name FROM edit_steps"))
    assert steps.scalars().all() == ["Ada", "Ada"]


@pytest.mark.parametrize("name", [["x.vtt"], {"a": 1}, 5, ""])
async def test_a_film_of_a_package_may_hold_anything(desk: MediaDesk, name: object) -> None:
    content = {"name": name, "captions": name, "poster": name, "seconds": 1e308}
    odd = AssetDraft(asset_type="video", content=content, file_path="ab/x.webm")
    async with desk.uow(write=True) as work:
        await work.assets.add(desk.lessons[0], odd)
        await work.assets.add(
            desk.lessons[0],
            AssetDraft(asset_type="media", content={"name": name}, file_path="ab/x.png"),
        )
        await work.commit()
    await desk.making.estimate(desk.course, SILENTLY)
    assert (await desk.make(lessons=desk.lessons[:1])).made == 1
    (asset,) = await desk.of(desk.lessons[0], "video")
    assert asset.content["name"] == "Leaf.webm"


async def test_who_stops_it_at_its_very_beginning_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is taken in a thread, which goes on."""
    begun, go_on = threading.Event(), threading.Event()
    take = FileLock.take

    def slowly(lock: FileLock) -> bool:
        begun.set()
        go_on.wait(5)
        return take(lock)

    monkeypatch.setattr(FileLock, "take", slowly)
    store = MediaStore(tmp_path / "film")

    async def hold() -> None:
        async with store.held(CourseId(1)):
            pass

    task = asyncio.get_running_loop().create_task(hold())
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.05)
    await hold()


async def test_a_picture_of_the_text_stays_though_a_film_has_it_as_its_poster(
    desk: MediaDesk,
) -> None:
    lesson = desk.lessons[0]
    async with desk.uow() as work:
        base = (await work.lessons.text(lesson)).revision
    await desk.editing.save_lesson(
        lesson, title="Leaf", content="![A leaf](media/Leaf%20a.png)\n", base_revision=base
    )
    film = AssetDraft(
        asset_type="video",
        content={"name": "f.webm", "poster": "Leaf a.png"},
        file_path="ab/f.webm",
    )
    picture = AssetDraft(asset_type="media", content={"name": "Leaf a.png"}, file_path="ab/a.png")
    for one in (film, picture):
        await desk.editing.add_asset(lesson, one)
    assert (await desk.make(lessons=[lesson])).made == 1
    names = [one.content["name"] for one in await desk.of(lesson, "media")]
    assert sorted(names) == ["Leaf a-2.png", "Leaf a.png", "Leaf.vtt"]
