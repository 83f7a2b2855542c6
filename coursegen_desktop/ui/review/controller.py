"""Loads what is due, begins sessions, lets cards go, keeps wishes, computes the curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.errors import AppError
from ...domain.events import (
    CardsChanged,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    EnrollmentChanged,
)
from ...domain.ids import CardId, CourseId, LessonId, UserId
from ...domain.review import CramQuery, HeldCard, Hold, ReviewSettings
from ..kit.dialogs import confirm
from ..kit.routes import LessonRoute, LibraryRoute, ReviewRoute, ReviewSessionRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .page import CARDS, WISHES, ReviewPage
from .words import fitted_words

if TYPE_CHECKING:
    from ...services.lessons import LessonsService
    from ...services.review import ReviewService

_CHANGES = (CourseChanged, CourseDeleted, CourseRestored, EnrollmentChanged)


class ReviewScreen(Screen[ReviewPage]):
    """Today, cards and wishes of a learner."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        review: ReviewService,
        lessons: LessonsService,
        user_id: UserId,
    ) -> None:
        super().__init__(context, ReviewPage())
        self._review = review
        self._lessons = lessons
        self._user_id = user_id
        self._connect()
        self.listen(CardsChanged, self._on_cards_changed)
        for change in _CHANGES:
            self.listen(change, lambda _event: self.mark_stale())

    async def show(self, route: ReviewRoute) -> None:
        """Read what is due, and the view that is chosen."""
        me = self._user_id
        today = await self._review.today(user_id=me)
        forecast = await self._review.forecast(user_id=me)
        retention = await self._review.retention(user_id=me)
        known = await self._review.known(user_id=me)
        page = self.page
        page.show_has_cards(bool(today.cards))
        page.today.show_today(today, forecast, retention)
        page.today.knowledge.show_known(known)
        page.wishes.show_curve(is_worthwhile=today.can_optimise)
        await self._show_view(page.at)

    async def resumed(self) -> None:
        """Time has gone: failed cards come again, perhaps a new day has begun."""
        if self.route is not None:
            await self._reload()

    async def leave(self) -> None:
        """Keep wishes that were changed just now."""
        if self.page.wishes.is_changed:
            self.page.wishes.give()
            await self.scope.settled()

    # ------------------------------------------------------------ wishes of the page

    def _connect(self) -> None:
        page, go = self.page, self.context.go
        page.library_requested.connect(lambda: go(LibraryRoute()))
        page.view_chosen.connect(
            lambda at: self.scope.start(lambda: self._show_view(at), "view", Policy.LATEST)
        )
        page.today.start_requested.connect(
            lambda key: go(ReviewSessionRoute(CourseId(key) if key else None))
        )
        page.today.knowledge.lesson_chosen.connect(lambda key: go(LessonRoute(LessonId(key))))
        cards, wishes = page.cards, page.wishes
        cards.cram_requested.connect(self._on_cram)
        cards.cram_course_chosen.connect(
            lambda key: self.scope.start(lambda: self._show_lessons(key), "lessons", Policy.LATEST)
        )
        cards.kind_chosen.connect(
            lambda _: self.scope.start(self._show_held, "held", Policy.LATEST)
        )
        cards.release_requested.connect(
            lambda keys: self.scope.start(lambda: self._release(keys), "cards")
        )
        cards.suspend_requested.connect(
            lambda keys: self.scope.start(lambda: self._suspend(keys), "cards")
        )
        cards.removal_requested.connect(
            lambda keys: self.scope.start(lambda: self._remove(keys), "cards")
        )
        cards.passage_requested.connect(self._on_passage)
        wishes.settings_given.connect(
            lambda given: self.scope.start(lambda: self._save(given), "settings", Policy.LATEST)
        )
        wishes.optimise_requested.connect(lambda: self.scope.start(self._optimise, "optimise"))
        wishes.defaults_requested.connect(lambda: self.scope.start(self._use_defaults, "optimise"))

    def _on_cram(self, query: CramQuery) -> None:
        self.context.go(ReviewSessionRoute(query.course_id, query.which.value, query.lesson_id))

    def _on_passage(self, card: HeldCard) -> None:
        if card.lesson_id is not None:
            self.context.go(LessonRoute(card.lesson_id, card.anchor))

    async def _show_view(self, at: int) -> None:
        if at == CARDS:
            self.page.cards.show_courses(await self._review.courses(user_id=self._user_id))
            await self._show_held()
        elif at == WISHES:
            self.page.wishes.show_settings(await self._review.settings(user_id=self._user_id))

    async def _show_held(self) -> None:
        kind: Hold = self.page.cards.kind
        found = await self._review.held(kind, user_id=self._user_id)
        if kind is self.page.cards.kind:
            self.page.cards.show_held(found)

    async def _show_lessons(self, course: int) -> None:
        if not course:
            self.page.cards.show_lessons(0, ())
            return
        view = await self._lessons.course(CourseId(course), user_id=self._user_id)
        self.page.cards.show_lessons(course, [(item.id, item.title) for item in view.lessons])

    async def _release(self, keys: list[CardId]) -> None:
        await self._review.release(keys, user_id=self._user_id)
        self._told(
            tr("%n card(s) will be asked again.", len(keys)),
            lambda: self._review.suspend(keys, user_id=self._user_id),
            offers_undo=self.page.cards.kind is Hold.SUSPENDED,
        )

    async def _suspend(self, keys: list[CardId]) -> None:
        await self._review.suspend(keys, user_id=self._user_id)
        self._told(
            tr("%n card(s) will not be asked until you let them.", len(keys)),
            lambda: self._review.release(keys, user_id=self._user_id),
        )

    def _told(self, words: str, undo: object, *, offers_undo: bool = True) -> None:
        self.context.notices.show(
            words,
            kind="good",
            action_text=tr("Undo") if offers_undo else "",
            on_action=lambda: self.scope.start(undo, "cards"),  # type: ignore[arg-type]
        )

    async def _remove(self, keys: list[CardId]) -> None:
        agreed = await confirm(
            self.page,
            tr("Remove %n card(s) from the review?", len(keys)),
            tr("What you remembered of it is forgotten here, too. The question stays in its "
               "course."),
            tr("Remove"),
            danger=True,
        )  # fmt: skip
        if agreed:
            await self._review.remove(keys, user_id=self._user_id)
            self.context.notices.show(tr("%n card(s) removed.", len(keys)), kind="good")

    async def _save(self, given: ReviewSettings) -> None:
        await self._review.save_settings(given, user_id=self._user_id)

    async def _optimise(self) -> None:
        wishes = self.page.wishes
        wishes.told.tell("")
        wishes.show_optimising(True)
        try:
            fitted = await self._review.optimise(user_id=self._user_id)
        except AppError as error:
            wishes.told.tell(error_text(error), kind="warn")
            return
        finally:
            wishes.show_optimising(False)
        wishes.told.tell(fitted_words(fitted), kind="good")

    async def _use_defaults(self) -> None:
        await self._review.use_defaults(user_id=self._user_id)
        self.page.wishes.told.tell(tr("The usual forgetting curve is used."), kind="good")

    def _on_cards_changed(self, event: CardsChanged) -> None:
        if event.user_id == self._user_id:
            self.mark_stale()
