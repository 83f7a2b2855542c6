"""Plays the lessons of a course one after another, and keeps where one is in each."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import AppError
from ...domain.events import CourseChanged, CourseDeleted, LessonCompleted
from ...domain.ids import LessonId, UserId
from ...domain.playable import AUDIO, VIDEO, Episode, LessonFilm
from ...domain.reading_look import habits_from
from ...domain.watching import Seen, Watching, watching_from
from ...services.autosave import Autosave
from ..content.film.film_view import MAKE
from ..content.lesson_files import FILMS, PICTURES, file_below
from ..kit.routes import CourseRoute, LessonRoute, LibraryRoute, ListenRoute, MediaRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.study_time import StudyTime
from ..kit.tasks import Policy
from ..kit.translate import tr
from .page import ListeningPage

if TYPE_CHECKING:
    from ...services.films import FilmsService
    from ...services.lessons import LessonsService
    from ...services.settings import SettingsService

_WATCHING, _READING = "watching", "reading"  # names of settings
_PLACE_SECONDS = 1.0
_VIEW = "listening"  # who counts the time


class ListeningScreen(Screen[ListeningPage]):
    """The list of a course."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        find_films: Callable[[], Awaitable[FilmsService]],
        lessons: LessonsService,
        settings: SettingsService,
        user_id: UserId,
        store: Path,
        may_make: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(context, ListeningPage())
        self._find_films, self._lessons, self._settings = find_films, lessons, settings
        self._user_id, self._store, self._may_make = user_id, store, may_make
        self._film: LessonFilm | None = None
        self._wish: Watching | None = None
        self._seen = Seen(0.0)
        self._at = 0.0
        self._keeper = Autosave(self._save, _ignore, _PLACE_SECONDS)
        self.study = StudyTime(
            self.page, self.scope, works=lambda: self._player.is_playing, keep=self._keep, now=clock
        )
        self._player = self.page.view.player
        self._connect()
        self.listen(LessonCompleted, self._on_completed)
        self.listen(CourseChanged, lambda event: self._on_course_changed(event.course_id))
        self.listen(CourseDeleted, self._on_course_deleted)

    def _connect(self) -> None:
        page, view, go = self.page, self.page.view, self.context.go
        page.course_requested.connect(lambda: go(CourseRoute(self._route.course_id)))
        page.lesson_requested.connect(lambda key: go(LessonRoute(LessonId(key))))
        page.episode_chosen.connect(self._on_chosen)
        page.step_requested.connect(self._step)
        page.timer.over.connect(self._on_sleep)
        view.player.moved.connect(self._on_moved)
        view.player.played.connect(lambda begin, end: self._seen.played(begin, end))
        view.place_changed.connect(self._on_place)
        view.ended.connect(self._on_ended)
        view.wish_changed.connect(self._on_wish)
        view.way_chosen.connect(self._on_way)

    @property
    def _route(self) -> ListenRoute:
        assert isinstance(self.route, ListenRoute)
        return self.route

    async def show(self, route: ListenRoute) -> None:
        """List the lessons; the one that was heard last is opened, and waits for Play."""
        me = self._user_id
        films = await self._find_films()
        course = await self._lessons.course(route.course_id, user_id=me)
        episodes = await films.episodes(route.course_id, user_id=me)
        if self._wish is None:
            self._wish = watching_from(await self._settings.get(_WATCHING))
        self.page.keys.allow_single(habits_from(await self._settings.get(_READING)).single_keys)
        self.page.show_course(course.title, episodes)
        self.page.view.show_wish(self._wish)
        here = None if self._film is None else self._film.lesson_id
        if not any(one.lesson_id == here for one in episodes):
            self._forget()
            first = _first(episodes, course.last_lesson_id)
            if first is not None:
                await self._open(first.lesson_id)
        elif self._film is not None:
            self.page.show_current(self._film.lesson_id, self._film.playable)
        self.study.begin()

    async def leave(self) -> None:
        """Stand still; keep place and time, which the list tells when one comes back."""
        self._player.pause()
        self.stale = True
        await self.study.flush()
        try:
            await self._keeper.flush()
        except AppError:
            self._keeper.forget()  # a place that was not kept holds nobody back

    async def in_use(self) -> bool:
        """Somebody listens."""
        return self._player.is_playing

    async def close(self) -> None:
        """Let go of sound and clock."""
        self._keeper.forget()
        self.study.stop()
        self.page.timer.set(0)
        self._player.close()
        await super().close()

    # --- a lesson ----------------------------------------------------------------------------

    async def _open(self, lesson_id: LessonId, at: float = -1.0, *, plays: bool = False) -> None:
        """Open the recording of a lesson, at a place or where it was left."""
        await self._leave_lesson()
        films = await self._find_films()
        film = await films.film(lesson_id, user_id=self._user_id, kinds=(AUDIO, VIDEO))
        self._film, self._at = film, film.at
        seconds = 0.0 if film.playable is None else film.playable.seconds
        self._seen = Seen(seconds, film.at)
        self.page.show_current(lesson_id, film.playable)
        view = self.page.view
        view.show_film(
            film,
            self._file(film.file_path, FILMS, None),
            self._file(film.poster_path, PICTURES),
            may_make=self._may_make,
        )
        if at >= 0.0:
            view.seek(at)
        if plays:
            view.player.play()
            await self._lessons.open(lesson_id, user_id=self._user_id)

    async def _leave_lesson(self) -> None:
        """Keep what belongs to the lesson that was heard until now."""
        self._player.pause()
        if self._film is not None:
            await self.study.flush()
            await self._keeper.flush()

    def _forget(self) -> None:
        self._film = None
        self.page.show_current(None, None)
        self.page.view.close_film()

    def _file(self, path: str, kinds: dict[str, bytes], *most: int | None) -> Path | None:
        return file_below(self._store, path, kinds, *most) if path else None

    def _play(self, lesson_id: LessonId, at: float = -1.0) -> None:
        self.scope.start(lambda: self._open(lesson_id, at, plays=True), "open", Policy.RESTART)

    # --- what the page and the player tell ---------------------------------------------------

    def _on_chosen(self, key: int, at: float) -> None:
        view = self.page.view
        if self._film is None or self._film.lesson_id != key:
            self._play(LessonId(key), at)
            return
        if at >= 0.0:
            view.seek(at)
        view.player.play()

    def _step(self, by: int) -> None:
        here = None if self._film is None else self._film.lesson_id
        following = self.page.neighbour(here, by)
        if following is not None:
            self._play(following.lesson_id)

    def _on_moved(self, seconds: float) -> None:
        self.page.show_place(seconds)
        if self._player.is_playing:
            self.study.attention.stirred()  # whoever listens is learning, though he touches nothing

    def _on_ended(self) -> None:
        film = self._film
        if film is None:
            return
        if self._seen.is_enough:
            self.scope.start(lambda: self._complete(film.lesson_id), "complete", Policy.LATEST)
        following = self.page.neighbour(film.lesson_id, 1)
        if not self.page.timer.lesson_ended() and following is not None:
            self._play(following.lesson_id)

    async def _complete(self, lesson_id: LessonId) -> None:
        """Heard to the end is as good as read, where that is wanted."""
        one = self.page.episode(lesson_id)
        habits = habits_from(await self._settings.get(_READING))
        if one is not None and not one.is_completed and habits.completes:
            await self._lessons.complete(lesson_id, user_id=self._user_id)

    def _on_sleep(self) -> None:
        if self._player.is_playing:
            self._player.pause()
            self.context.notices.show(tr("The sleep timer has stopped it. Good night!"))

    def _on_place(self, at: float) -> None:
        self._at = at
        self._keeper.edited()

    async def _save(self) -> None:
        film = self._film
        if film is not None:
            films = await self._find_films()
            await films.keep_place(film.lesson_id, self._at, user_id=self._user_id)

    async def _keep(self, seconds: float) -> None:
        film = self._film
        if film is not None:
            films = await self._find_films()
            await films.keep_place(
                film.lesson_id, self._at, user_id=self._user_id, seconds=seconds, view=_VIEW
            )

    def _on_wish(self, wish: Watching) -> None:
        self._wish = wish
        self.scope.start(
            lambda: self._settings.put(_WATCHING, wish.to_json()), "keep watching", Policy.LATEST
        )

    def _on_way(self, key: str) -> None:
        film = self._film
        if film is None:
            return
        if key == MAKE:
            self.context.go(MediaRoute(film.course_id, film.lesson_id))
        else:
            self.context.go(LessonRoute(film.lesson_id))

    # --- events ------------------------------------------------------------------------------

    def _on_completed(self, event: LessonCompleted) -> None:
        self._on_course_changed(event.course_id)

    def _on_course_changed(self, course_id: int) -> None:
        if isinstance(self.route, ListenRoute) and course_id == self.route.course_id:
            self.mark_stale()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if not isinstance(self.route, ListenRoute) or event.course_id != self.route.course_id:
            return
        self._keeper.forget()
        self.stale = True
        if self.visible:
            self.context.go(LibraryRoute())


def _first(episodes: tuple[Episode, ...], last: LessonId | None) -> Episode | None:
    """Where to go on: the lesson opened last, else one that was begun, else the first undone."""
    wishes: tuple[Callable[[Episode], bool], ...] = (
        lambda one: one.lesson_id == last and not one.is_completed,
        lambda one: one.at > 0.0,
        lambda one: not one.is_completed,
        lambda one: True,
    )
    for is_wanted in wishes:
        for one in episodes:
            if is_wanted(one):
                return one
    return None


def _ignore(_state: str, _error: AppError | None) -> None:
    """A place that could not be kept is not worth a notice: the next one is tried again."""
