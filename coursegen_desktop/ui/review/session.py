"""Runs a session: every answer is stored before it is shown as judged; nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import CardId, UserId
from ...domain.review import CardView, CramFrom, CramQuery, Recall, Today
from ...domain.tutor import Passage
from ...domain.tutor_talk import CardQuestion
from ..content.helping import FindTutor, Helping
from ..content.lesson_files import picture_finder
from ..kit.routes import LessonRoute, ReviewRoute, ReviewSessionRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .session_page import SessionPage, right
from .words import clock_words

if TYPE_CHECKING:
    from ...services.review import ReviewService


class ReviewSessionScreen(Screen[SessionPage]):
    """Asks what is due, or goes through cards without the schedule noticing."""

    full_window = True

    def __init__(
        self,
        context: ScreenContext,
        *,
        review: ReviewService,
        user_id: UserId,
        media: Path | None = None,
        find_tutor: FindTutor | None = None,
    ) -> None:
        super().__init__(context, SessionPage())
        self._review = review
        self._user_id = user_id
        self._session = ReviewSessionRoute()
        self._queue: list[CardId] = []  # of cards to be crammed
        self._done = self._right = 0
        self._graded: list[bool] = []  # of this session: whether each was remembered
        self._shown_at = 0.0
        page, start = self.page, self.scope.start
        self._helping: Helping | None = None
        if find_tutor is not None:
            self._helping = Helping(self.scope, find_tutor, user_id, self._on_tutor_passage)
            page.allow_help()
            page.went_wrong.connect(self._on_went_wrong)
        page.pane.set_resolver(picture_finder(media, self._pictures))
        page.answer_given.connect(
            lambda answer, recall: start(lambda: self._answer(answer, recall), "card")
        )
        page.regrade_requested.connect(lambda recall: start(lambda: self._regrade(recall), "card"))
        page.next_requested.connect(lambda: start(self._next, "card"))
        page.undo_requested.connect(lambda: start(self._undo, "card"))
        page.bury_requested.connect(lambda: start(self._bury, "card"))
        page.suspend_requested.connect(lambda: start(self._suspend, "card"))
        page.passage_requested.connect(self._on_passage)
        page.leave_requested.connect(self._on_leave)

    async def show(self, route: ReviewSessionRoute) -> None:
        """Begin: the first card that is due, or the first of a filter."""
        self._session, self._done, self._right = route, 0, 0
        self._graded = []
        titles = dict(await self._review.courses(user_id=self._user_id))
        title = tr("Go through cards") if route.cram else tr("Review")
        if route.course_id in titles:
            title = f"{title} · {titles[route.course_id]}"
        settings = await self._review.settings(user_id=self._user_id)
        asks = settings.asks_certainty and not route.cram
        self.page.begin(title, is_cram=bool(route.cram), asks_certainty=asks)
        if route.cram:
            query = CramQuery(CramFrom(route.cram), route.course_id, route.lesson_id)
            self._queue = list(await self._review.cram(query, user_id=self._user_id))
        await self._ask_next()

    def _pictures(self) -> Mapping[str, str]:
        return {} if self.page.card is None else self.page.card.pictures

    async def resumed(self) -> None:
        """Back from the passage: the same card, whose time begins anew."""
        self._shown_at = time.monotonic()

    async def leave(self) -> None:
        """Wait until an answer under way is stored; what is at its end begins anew."""
        if self._helping is not None:
            self._helping.stop()
        await self.scope.settled()
        self.stale = self.stale or self.page.card is None

    async def in_use(self) -> bool:
        """A card is asked: whoever thinks touches nothing."""
        return self.page.card is not None

    # ------------------------------------------------------------ asking

    async def _next(self) -> None:
        try:
            await self._ask_next()
        except AppError:
            self.page.set_free()
            raise

    async def _ask_next(self) -> None:
        if self._session.cram:
            await self._ask_crammed()
            return
        card = await self._review.next(user_id=self._user_id, course_id=self._session.course_id)
        today = await self._review.today(user_id=self._user_id)
        self._show_today(today, 0 if card is None else 1)
        if card is None:
            self._show_end(today)
        else:
            self._show(card, self._left_of(today))

    def _left_of(self, today: Today) -> int:
        return sum(
            due.counts.total
            for due in today.courses
            if self._session.course_id in (None, due.course_id)
        )

    def _show_today(self, today: Today, at_least: int) -> None:
        minutes = sum(
            due.minutes for due in today.courses if self._session.course_id in (None, due.course_id)
        )
        self.page.show_progress(self._done, max(self._left_of(today), at_least), minutes)
        self.page.show_can_undo(today.can_undo)

    def _show(self, card: CardView, left: int) -> None:
        self.page.show_card(card, self._done + 1, self._done + max(left, 1))
        self._shown_at = time.monotonic()

    async def _ask_crammed(self) -> None:
        while self._queue:
            try:
                card = await self._review.card(self._queue[0], user_id=self._user_id)
            except NotFound:  # it went from the course, or from the review, meanwhile
                del self._queue[0]
                continue
            self.page.show_progress(self._done, len(self._queue), 0)
            self._show(card, len(self._queue))
            return
        self.page.show_progress(self._done, 0, 0)
        if self._done:
            text = tr("{right} of %n card(s) known. Nothing was stored: no card comes sooner or "
                      "later for it.", self._done, right=self._right)  # fmt: skip
            self.page.show_end(tr("Once through"), text)
        else:
            self.page.show_end(
                tr("No card is so"), tr("Choose other cards, or another course, and try again.")
            )

    def _show_end(self, today: Today) -> None:
        parts = []
        if self._done:
            parts.append(
                tr("%n answer(s), {right} remembered.", self._done, right=sum(self._graded))
            )
        if today.counts.total:
            parts.append(tr("%n more wait in other courses.", today.counts.total))
        if today.next_at is not None:
            parts.append(
                tr("One that you missed comes again at {time}.", time=clock_words(today.next_at))
            )
        if today.beyond.total:
            parts.append(
                tr("%n more wait for the next days: today's measure is full.", today.beyond.total)
            )
        if not parts:
            parts.append(tr("Nothing is due at the moment."))
        self.page.show_end(tr("All done for now"), " ".join(parts))

    # ------------------------------------------------------------ answering

    async def _answer(self, answer: dict[str, object], recall: Recall | None) -> None:
        card = self.page.card
        if card is None:
            return
        took = round((time.monotonic() - self._shown_at) * 1000)
        try:
            if self._session.cram:
                await self._try(card, answer, recall)
                return
            outcome = await self._review.answer(
                card.card_id, answer, user_id=self._user_id, reps=card.reps, took_ms=took,
                recall=recall, certainty=self.page.certainty,
            )  # fmt: skip
        except (Conflict, NotFound) as error:
            # Answered in another window, or gone from the course: the next one is asked.
            self.context.on_error(error)
            await self._next()
            return
        except AppError:
            self.page.set_free()  # what was typed stays, to be given again
            raise
        self._done += 1
        self._graded.append(outcome.recall is not Recall.AGAIN)
        self.page.show_outcome(outcome)
        if card.rates_itself and not outcome.is_leech:
            await self._next()
            return
        self._show_today(await self._review.today(user_id=self._user_id), 0)

    async def _try(self, card: CardView, answer: dict[str, object], recall: Recall | None) -> None:
        result = await self._review.try_answer(
            card.card_id, answer, user_id=self._user_id, recall=recall
        )
        self._done += 1
        self._right += right(result)
        if self._queue:
            del self._queue[0]
        self.page.show_tried(result)
        self.page.show_progress(self._done, len(self._queue), 0)
        if card.rates_itself:
            await self._next()

    async def _regrade(self, recall: Recall) -> None:
        card = self.page.card
        if card is None:
            return
        try:
            outcome = await self._review.regrade(card.card_id, recall, user_id=self._user_id)
        except AppError:
            self.page.set_free()
            raise
        if self._graded:
            self._graded[-1] = recall is not Recall.AGAIN
        self.page.show_outcome(outcome)
        self._show_today(await self._review.today(user_id=self._user_id), 0)

    async def _undo(self) -> None:
        try:
            key = await self._review.undo(user_id=self._user_id)
            card = await self._review.card(key, user_id=self._user_id)
        except AppError:
            self.page.set_free()
            raise
        if self._graded:  # an earlier one may be of an earlier session
            self._graded.pop()
            self._done -= 1
        today = await self._review.today(user_id=self._user_id)
        self._show_today(today, 1)
        self._show(card, self._left_of(today))
        self.context.notices.show(tr("The last answer was taken back."))

    async def _bury(self) -> None:
        await self._put_away(is_for_good=False)

    async def _suspend(self) -> None:
        await self._put_away(is_for_good=True)

    async def _put_away(self, *, is_for_good: bool) -> None:
        card = self.page.card
        if card is None:
            return
        try:
            if is_for_good:
                await self._review.suspend([card.card_id], user_id=self._user_id)
                words = tr("It is not asked any more. Let it go under “Cards”.")
            else:
                await self._review.bury([card.card_id], user_id=self._user_id)
                words = tr("It is asked tomorrow.")
        except AppError:
            self.page.set_free()
            raise
        self.context.notices.show(words)
        await self._next()

    # ------------------------------------------------------------ ways

    def _on_passage(self) -> None:
        card = self.page.card
        if card is not None and card.lesson_id is not None:
            self.context.go(LessonRoute(card.lesson_id, card.anchor))

    def _on_tutor_passage(self, passage: Passage) -> None:
        card = self.page.card
        if card is not None and card.lesson_id is not None:
            self.context.go(LessonRoute(card.lesson_id, passage.anchor))

    def _on_went_wrong(self, is_told: bool) -> None:
        card, pane = self.page.card, self.page.pane
        if card is None or self._helping is None:
            return
        if (answer := pane.answer()) is not None:
            subject = CardQuestion(card.card_id, answer)
            self._helping.offer(pane.help, subject, is_told=is_told)

    def _on_leave(self) -> None:
        if self._done and self.page.card is not None and not self._session.cram:
            self.context.notices.show(
                tr("Your answers are kept. What is left waits for you."), kind="good"
            )
        self.stale = True  # begins anew the next time
        self.context.go(ReviewRoute())
