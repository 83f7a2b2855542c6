"""Watching a lesson in the reader: its film is opened late, its place kept, its questions found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import AppError
from ...domain.film import Stop
from ...domain.ids import UserId
from ...domain.lesson import LessonView
from ...domain.playable import LessonFilm
from ...domain.watching import Seen, Watching, watching_from
from ...services.autosave import Autosave
from ...services.settings import SettingsService
from ..content.lesson_files import FILMS, PICTURES, file_below
from ..kit.routes import MediaRoute
from ..kit.screen import ScreenContext
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .head import READ, WATCH
from .page import ReaderPage

if TYPE_CHECKING:
    from ...services.films import FilmsService
    from ..content.film.film_view import FilmView, Way

    FindFilms = Callable[[], Awaitable[FilmsService]]

SETTING = "watching"  # the name that settings keep it under
_NEXT, _QUIZ = "next", "quiz"
_PLACE_SECONDS = 1.0


class WatchingPart:
    """One for a reader screen. `on_seen`: the film of the open lesson was seen to its end.

    `on_view`: the text (False) or the film (True) came in front.
    """

    def __init__(
        self,
        page: ReaderPage,
        context: ScreenContext,
        scope: TaskScope,
        *,
        settings: SettingsService,
        find_films: FindFilms | None,
        user_id: UserId,
        store: Path | None,
        may_make: bool,
        on_seen: Callable[[], None],
        on_view: Callable[[bool], None],
    ) -> None:
        self._page, self._context, self._scope = page, context, scope
        self._settings, self._find, self._user_id = settings, find_films, user_id
        self._store, self._may_make = store, may_make
        self._on_seen, self._on_view = on_seen, on_view
        self._lesson: LessonView | None = None
        self._shown: LessonFilm | None = None
        self._view: FilmView | None = None
        self._wish: Watching | None = None
        self._seen = Seen(0.0)
        self._at = 0.0
        self._keeper = Autosave(self._save, _ignore, _PLACE_SECONDS)
        page.head.view_chosen.connect(self.choose)

    # --- what the screen tells ---------------------------------------------------------------

    def lesson_shown(self, lesson: LessonView, *, reads: bool) -> None:
        """A lesson is on the page. Whoever watched the one before watches this one, too, unless
        he `reads`: he came to words of it."""
        if self._find is None:
            self._page.head.show_ways((), has_quiz=False)
        same = self._lesson is not None and self._lesson.id == lesson.id
        self._lesson = lesson
        watches = self._page.is_watching and bool(lesson.films) and not reads
        if not same or not (watches or self.is_playing):
            self._drop()  # what is opened next may have been made again
        if not watches:
            self.read()
        elif not same or self._is_lost:
            self._begin()

    def read(self) -> None:
        """The text comes in front; the film waits where it is."""
        self.pause()
        self._page.show_view(READ)
        self._on_view(False)

    def choose(self, view: str) -> None:
        """A chip was pressed."""
        lesson = self._lesson
        if view == READ or lesson is None or not lesson.films:
            self.read()
            return
        self._on_view(True)
        self._page.show_view(WATCH)
        if self._shown is None or self._shown.lesson_id != lesson.id:
            self._begin()

    @property
    def is_playing(self) -> bool:
        """Somebody watches."""
        return self._view is not None and self._view.player.is_playing

    @property
    def _is_lost(self) -> bool:
        """The film could not be played: perhaps it was made again meanwhile."""
        film = self._shown
        return (
            film is None
            or film.playable is None
            or (self._view is not None and self._view.player.trouble is not None)
        )

    def pause(self) -> None:
        """Another screen comes: stand still, in one's place in the page."""
        self._leave_full_screen()
        if self._view is not None:
            self._view.pause()

    async def leave(self) -> None:
        """Keep the place; what only is shown anew plays on."""
        if self.is_playing and self._view is not None:
            self._on_place(self._view.player.at)
        try:
            await self._keeper.flush()
        except AppError:
            self._keeper.forget()  # a place that was not kept holds nobody back

    def close(self) -> None:
        """Let go of the film."""
        self._keeper.forget()
        if self._view is not None:
            self._view.player.close()

    # --- a film ------------------------------------------------------------------------------

    async def _films(self) -> FilmsService:
        assert self._find is not None  # else no lesson offers its film
        return await self._find()

    def _drop(self) -> None:
        """Another lesson: its film is not this one."""
        self._shown = None
        self._scope.cancel("film")
        if self._view is not None:
            self._view.close_film()

    def _begin(self) -> None:
        lesson = self._lesson
        assert lesson is not None
        self._make_view()
        self._page.watch.show_title(lesson.title)
        self._scope.start(lambda: self._load(lesson), "film", Policy.RESTART)

    def _make_view(self) -> None:
        if self._view is not None:
            return
        view = self._view = self._page.watch.view
        view.place_changed.connect(self._on_place)
        view.player.played.connect(lambda begin, end: self._seen.played(begin, end))
        view.ended.connect(self._on_ended)
        view.stop_met.connect(self._on_stop)
        view.way_chosen.connect(self._on_way)
        view.wish_changed.connect(self._on_wish)
        view.full_screen_requested.connect(self._set_full_screen)

    async def _load(self, lesson: LessonView) -> None:
        try:
            films = await self._films()
            if self._wish is None:
                self._wish = watching_from(await self._settings.get(SETTING))
            film = await films.film(lesson.id, user_id=self._user_id, kinds=_kinds(lesson))
        except AppError:
            self.read()
            raise
        view = self._view
        if self._lesson is None or self._lesson.id != lesson.id or view is None:
            return
        self._shown, self._at = film, film.at
        seconds = 0.0 if film.playable is None else film.playable.seconds
        self._seen = Seen(seconds, film.at)
        view.show_wish(self._wish)
        self._page.watch.show_film(
            film,
            self._file(film.file_path, FILMS, None),
            self._file(film.poster_path, PICTURES),
            may_make=self._may_make,
            end_ways=_ways_on(self._lesson),
        )

    def _file(self, path: str, kinds: dict[str, bytes], *limit: int | None) -> Path | None:
        if self._store is None or not path:
            return None
        return file_below(self._store, path, kinds, *limit)

    # --- what the film tells -----------------------------------------------------------------

    def _on_place(self, at: float) -> None:
        self._at = at
        self._keeper.edited()

    async def _save(self) -> None:
        film = self._shown
        if film is not None:
            films = await self._films()
            await films.keep_place(film.lesson_id, self._at, user_id=self._user_id)

    def _on_ended(self) -> None:
        if self._seen.is_enough:
            self._on_seen()

    def _on_stop(self, stop: Stop) -> None:
        film = self._shown
        if stop.item and film is not None:
            self._scope.start(lambda: self._find_question(film, stop), "stop", Policy.RESTART)

    async def _find_question(self, film: LessonFilm, stop: Stop) -> None:
        films = await self._films()
        found = await films.stop_question(film.lesson_id, stop.item, user_id=self._user_id)
        if found is not None and self._view is not None:
            self._view.show_question(stop, found)

    def _on_way(self, key: str) -> None:
        from ..content.film.film_view import MAKE

        page = self._page
        if key == _NEXT:
            page.forward_requested.emit()
        elif key == _QUIZ and self._lesson is not None:
            page.quiz_chosen.emit(self._lesson.quiz_ids[0])
        elif key == MAKE and self._lesson is not None:
            self._context.go(MediaRoute(self._lesson.course_id, self._lesson.id))
        else:
            self.read()

    def _on_wish(self, wish: Watching) -> None:
        self._wish = wish
        self._scope.start(
            lambda: self._settings.put(SETTING, wish.to_json()), "keep watching", Policy.LATEST
        )

    def _set_full_screen(self, full: bool) -> None:
        self._context.fill_screen(full)
        self._page.set_full_screen(full)

    def _leave_full_screen(self) -> None:
        if self._view is not None and self._view.is_full:
            self._set_full_screen(False)


def _kinds(lesson: LessonView) -> tuple[str, ...]:
    """What is played of a lesson, best first: its film before its recording."""
    return tuple(sorted(lesson.films, reverse=True))


def _ways_on(lesson: LessonView) -> tuple[Way, ...]:
    """What follows a film."""
    from ..content.film.film_view import Way

    ways = []
    if lesson.quiz_ids:
        ways.append(Way(_QUIZ, tr("Quiz"), "circle-question-mark"))
    if lesson.next_id is not None:
        ways.append(Way(_NEXT, tr("Next lesson"), "arrow-right"))
    return tuple(ways)


def _ignore(_state: str, _error: AppError | None) -> None:
    """A place that could not be kept is not worth a notice: the next one is tried again."""
