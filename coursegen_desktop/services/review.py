"""The review: what is due, asking it, grading it, and the lists and figures around it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from ..db.unit_of_work import UnitOfWork
from ..domain import scheduling
from ..domain.course import not_published
from ..domain.errors import Conflict, InvalidContent
from ..domain.events import CardsChanged
from ..domain.ids import AssetId, CardId, CourseId, UserId
from ..domain.limits import Deed
from ..domain.quiz import AnswerResult
from ..domain.review import (
    LEECH_LAPSES,
    Card,
    CardSource,
    CardView,
    Certainty,
    Counts,
    CourseDue,
    CramQuery,
    DayLoad,
    Fitted,
    HeldCard,
    Hold,
    Known,
    MemoryModel,
    Recall,
    Retention,
    Review,
    ReviewOutcome,
    ReviewSettings,
    Today,
)
from ..domain.rights import Right
from . import memory_engine
from .blocking import WorkerProcesses
from .clock import Now, stamp
from .events import EventHub
from .gate import Guarded, needs
from .review_cards import asked_question, flashcards, new_card, words_and_parts
from .review_steps import (
    ReviewDay,
    gone,
    judged,
    keep,
    last_review,
    minutes,
    question_of,
    read_day,
    seconds_per_card,
    store,
    summed,
    view_of,
    within,
)
from .work import WorkUnits

# A failed card is asked early, when nothing else waits, if its time comes within so long.
_AHEAD = scheduling.AGAIN_AFTER * 2
_LISTED = 500
_OPTIMISE_SECONDS = 120.0
# The parameters are computed again when there is so much more history.
_GROWN = 1.25


class ReviewService(Guarded):
    """What a learner does to remember. `zone` is None for the computer's time zone."""

    deed = Deed.REVIEW

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        now: Now,
        worker: WorkerProcesses,
        zone: tzinfo | None = None,
    ) -> None:
        self._uow = uow
        self._events = events
        self._now = now
        self._worker = worker
        self._zone = zone

    # ------------------------------------------------------------ settings

    @needs(Right.LEARN)
    async def settings(self, *, user_id: UserId) -> ReviewSettings:
        """What a learner chose; anything unreadable is at its default."""
        async with self._uow() as work:
            return (await self._day(work, user_id)).settings

    @needs(Right.LEARN)
    async def save_settings(self, settings: ReviewSettings, *, user_id: UserId) -> None:
        """Keep them. Cards keep their days; the next answer reckons with the new wish."""
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            await keep(work, replace(day, settings=settings.checked()))
            await work.commit()
        self._events.publish(CardsChanged(user_id))

    # ------------------------------------------------------------ a session

    @needs(Right.LEARN)
    async def today(self, *, user_id: UserId) -> Today:
        """What waits today by course, how long it takes, and what was done."""
        async with self._uow() as work:
            day = await self._day(work, user_id)
            done = await work.review_log.done(user_id, day.today)
            drafts = self.may(Right.SEE_DRAFTS)
            now = stamp(day.now)
            enough = math.ceil(max(memory_engine.ENOUGH_REVIEWS, day.model.reviews * _GROWN))
            stands = await work.review_lists.standing(user_id, day.today, now, drafts=drafts)
            waiting, held = stands.waiting, stands.held
            allowed = scheduling.allowance(day.settings, done)
            due = await within(work, day, waiting, allowed)
            seconds = await seconds_per_card(work, user_id)
            newest = await work.review_log.newest_day(user_id)
            reviews = await work.review_log.count(user_id, enough)
        total, all_of_it = summed(due.values()), summed(counts for _, counts in waiting.values())
        return Today(
            day=day.date,
            courses=tuple(
                CourseDue(course, title, due[course], minutes(due[course].total, seconds))
                for course, (title, _) in waiting.items()
                if due[course].total
            ),
            counts=total,
            minutes=minutes(total.total, seconds),
            beyond=Counts(0, all_of_it.reviews - total.reviews, all_of_it.new - total.new),
            done_reviews=done.reviews + done.learning,
            done_new=done.new,
            next_at=None if stands.next_at is None else datetime.fromisoformat(stands.next_at),
            can_undo=newest == day.today,
            can_optimise=memory_engine.can_optimise() and reviews >= enough,
            cards=sum(held.values()),
            leeches=held[Hold.LEECH],
            missing=held[Hold.MISSING],
        )

    @needs(Right.LEARN)
    async def next(self, *, user_id: UserId, course_id: CourseId | None = None) -> CardView | None:
        """The card to ask next, of one course or of all; None when nothing waits (any more)."""
        while True:
            async with self._uow() as work:
                day = await self._day(work, user_id)
                card = await self._first(work, day, course_id)
                if card is None:
                    return None
                view = await view_of(work, day, card)
            if view is not None:
                return view
            await self._hold([card.id], user_id, Hold.MISSING)

    @needs(Right.LEARN)
    async def card(self, card_id: CardId, *, user_id: UserId) -> CardView:
        """One card as it would be asked: of a list, to be crammed, or just taken back."""
        async with self._uow() as work:
            day = await self._day(work, user_id)
            view = await view_of(work, day, await work.reviews.get(card_id, user_id))
        if view is None:
            raise gone()
        return view

    @needs(Right.LEARN)
    async def answer(
        self,
        card_id: CardId,
        answer: Mapping[str, object],
        *,
        user_id: UserId,
        reps: int,
        took_ms: int,
        certainty: Certainty | None = None,
        recall: Recall | None = None,
    ) -> ReviewOutcome:
        """Judge, grade and store an answer in one transaction; it is on the disk on return.

        `reps` is that of the view which was answered: Conflict when the card was answered since.
        The grade is found by scheduling.recall_of; `recall` overrides it, and is needed for
        questions that the learner rates himself.
        """
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            card = await work.reviews.get(card_id, user_id)
            if card.schedule.reps != reps:
                raise Conflict("This card was answered meanwhile.", "Go on with the next one.")
            asked = await question_of(work, card)
            result = judged(card, asked, answer, recall)
            expected = scheduling.expected_ms(*words_and_parts(asked.question))
            took = min(max(int(took_ms), 0), scheduling.LONGEST_ANSWER_MS)
            pace = scheduling.pace(*await work.review_log.pace(user_id))
            if recall is None:
                recall = scheduling.recall_of(
                    result.grade.verdict, took, expected * pace, certainty
                )
            review = Review(
                stamp(day.now), day.today, recall, card.schedule.state,
                scheduling.elapsed_days(card.schedule, day.today), day.predicted(card),
                took, expected, certainty, result.grade.fraction,
            )  # fmt: skip
            outcome = await store(work, day, card, review, result, None)
            await work.commit()
        self._events.publish(CardsChanged(user_id))
        return outcome

    @needs(Right.LEARN)
    async def regrade(self, card_id: CardId, recall: Recall, *, user_id: UserId) -> ReviewOutcome:
        """Give the last answer another grade, as if it had had it from the beginning."""
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            entry = await last_review(work, day)
            if entry.card_id != card_id:
                raise Conflict("Another card was answered since.", "Take that back first.")
            card = await work.reviews.get(card_id, user_id)
            card = replace(card, schedule=entry.before)
            asked = await question_of(work, card)
            own = recall if asked.rates_itself else None
            result = judged(card, asked, entry.answer, own)
            await work.review_log.undo(entry.id, user_id)
            review = replace(entry.review, recall=recall)
            outcome = await store(work, day, card, review, result, list(entry.buried))
            await work.commit()
        self._events.publish(CardsChanged(user_id))
        return outcome

    @needs(Right.LEARN)
    async def undo(self, *, user_id: UserId) -> CardId:
        """Take the last grade of today back: card and siblings are as they were before it.

        Returns the card, to be asked again. NotFound when there is nothing to take back.
        """
        async with self._uow(write=True) as work:
            entry = await last_review(work, await self._day(work, user_id))
            await work.reviews.save(entry.card_id, user_id, entry.before)
            await work.reviews.bury(entry.buried, user_id, 0)
            await work.review_log.undo(entry.id, user_id)
            await work.commit()
        self._events.publish(CardsChanged(user_id))
        return entry.card_id

    # ------------------------------------------------------------ adding and holding back

    @needs(Right.LEARN)
    async def add_question(self, asset_id: AssetId, question_id: str, *, user_id: UserId) -> CardId:
        """Review a question from today on; the card that is there already when there is one."""
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            asset = await work.assets.get(asset_id)
            await self._check_open(work, asset.course_id)
            asked = asked_question(asset, question_id)
            if asked is None:
                raise InvalidContent(
                    "This question cannot be reviewed.", "Choose one that takes an answer."
                )
            source = CardSource.FLASHCARD if asked.back else CardSource.ADDED
            card = new_card(user_id, asset, asked.question, source, day.today)
            card_id = await work.reviews.add(card)
            await work.commit()
        self._events.publish(CardsChanged(user_id))
        return card_id

    @needs(Right.LEARN)
    async def add_flashcards(self, course_id: CourseId, *, user_id: UserId) -> int:
        """Review all flashcards of a course. Returns how many were not reviewed before."""
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            await self._check_open(work, course_id)
            before = await work.review_lists.count_of(course_id, user_id)
            cards = [
                new_card(user_id, asset, asked.question, CardSource.FLASHCARD, day.today)
                for asset in await work.assets.of_course(course_id, "quiz")
                for name in flashcards(asset)
                if (asked := asked_question(asset, name)) is not None
            ]
            await work.reviews.add_all(cards)
            added = await work.review_lists.count_of(course_id, user_id) - before
            await work.commit()
        self._events.publish(CardsChanged(user_id))
        return added

    @needs(Right.LEARN)
    async def suspend(self, card_ids: Sequence[CardId], *, user_id: UserId) -> None:
        """Do not ask these cards until they are let go."""
        await self._hold(card_ids, user_id, Hold.SUSPENDED)

    @needs(Right.LEARN)
    async def release(self, card_ids: Sequence[CardId], *, user_id: UserId) -> None:
        """Ask again what was suspended, a leech or missing; missing again if it still is."""
        await self._hold(card_ids, user_id, Hold.NONE)

    @needs(Right.LEARN)
    async def bury(self, card_ids: Sequence[CardId], *, user_id: UserId) -> None:
        """Put cards off until tomorrow."""
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            await work.reviews.bury(card_ids, user_id, day.today + 1)
            await work.commit()
        self._events.publish(CardsChanged(user_id))

    @needs(Right.LEARN)
    async def remove(self, card_ids: Sequence[CardId], *, user_id: UserId) -> None:
        """Take cards out of the review, with their history."""
        async with self._uow(write=True) as work:
            await work.reviews.remove(card_ids, user_id)
            await work.commit()
        self._events.publish(CardsChanged(user_id))

    # ------------------------------------------------------------ lists

    @needs(Right.LEARN)
    async def courses(self, *, user_id: UserId) -> tuple[tuple[CourseId, str], ...]:
        """Key and title of the courses that there are cards of, to choose from."""
        async with self._uow() as work:
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.review_lists.courses(user_id, drafts=drafts)

    @needs(Right.LEARN)
    async def held(self, which: Hold, *, user_id: UserId) -> tuple[HeldCard, ...]:
        """Cards that are suspended, leeches or missing; with NONE what is asked in spite of
        many lapses. At most 500."""
        least = LEECH_LAPSES if which is Hold.NONE else 0
        async with self._uow() as work:
            return await work.review_lists.held(user_id, which, _LISTED, lapses=least)

    @needs(Right.LEARN)
    async def cram(self, query: CramQuery, *, user_id: UserId) -> tuple[CardId, ...]:
        """Cards to go through with `card` and `try_answer`; their schedule does not notice."""
        async with self._uow() as work:
            day = await self._day(work, user_id)
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.review_lists.cram(query, user_id, day.today, drafts=drafts)

    @needs(Right.LEARN)
    async def try_answer(
        self, card_id: CardId, answer: Mapping[str, object], *, user_id: UserId,
        recall: Recall | None = None,
    ) -> AnswerResult:  # fmt: skip
        """Judge an answer to a crammed card. Nothing is stored."""
        async with self._uow() as work:
            card = await work.reviews.get(card_id, user_id)
            return judged(card, await question_of(work, card), answer, recall)

    # ------------------------------------------------------------ figures

    @needs(Right.LEARN)
    async def forecast(self, *, user_id: UserId, days: int = 30) -> tuple[DayLoad, ...]:
        """How many known cards come on each of the next days, today with all that is overdue."""
        days = min(max(days, 1), 366)
        async with self._uow() as work:
            day = await self._day(work, user_id)
            drafts = self.may(Right.SEE_DRAFTS)
            due = await work.review_lists.due_days(user_id, day.today + days, drafts=drafts)
            seconds = await seconds_per_card(work, user_id)
        return tuple(
            DayLoad(date.fromordinal(number), count, minutes(count, seconds))
            for number, count in scheduling.load(due, day.today, days)
        )

    @needs(Right.LEARN)
    async def known(self, *, user_id: UserId) -> tuple[Known, ...]:
        """What is still known today of each lesson that was reviewed, the least first."""
        async with self._uow() as work:
            day = await self._day(work, user_id)
            decay = memory_engine.decay_of(day.model.parameters)
            drafts = self.may(Right.SEE_DRAFTS)
            return await work.review_lists.known(user_id, day.today, decay, drafts=drafts)

    @needs(Right.LEARN)
    async def retention(self, *, user_id: UserId, days: int = 30) -> Retention:
        """What was remembered in the last `days` days, against the wish and the prediction."""
        async with self._uow() as work:
            day = await self._day(work, user_id)
            since = day.today - max(days, 1) + 1
            count, remembered, predicted = await work.review_log.retention(user_id, since)
        return Retention(
            days=days,
            reviews=count,
            remembered=remembered,
            true_share=remembered / count if count else None,
            predicted=predicted / count if count else None,
            desired=day.settings.desired_retention,
        )

    @needs(Right.LEARN)
    async def optimise(self, *, user_id: UserId) -> Fitted:
        """Compute the parameters from the learner's own history, in a worker process.

        They are kept, and every memory is reckoned anew with them, when they explain the history
        better than those before; due days stay. InvalidContent when there is too little history.
        """
        answers = await self._history(user_id)
        count = memory_engine.count_of(answers)
        if count < memory_engine.ENOUGH_REVIEWS:
            raise InvalidContent(
                "There are not enough reviews yet: {have} of {needed}.",
                "Go on reviewing; the usual forgetting curve serves well until then.",
                have=count,
                needed=memory_engine.ENOUGH_REVIEWS,
            )
        async with self._uow() as work:
            old = (await self._day(work, user_id)).model
        found, before, after = await self._worker.call(
            memory_engine.optimise, answers, old.parameters, timeout=_OPTIMISE_SECONDS
        )
        fitted_at = stamp(self._now())
        is_kept = after < before
        if is_kept:
            model = MemoryModel(found, count, fitted_at)
        else:
            model, answers = replace(old, reviews=count, fitted_at=fitted_at), array("q")
        await self._adopt(user_id, model, answers)
        return Fitted(model, count, is_kept, before, after)

    @needs(Right.LEARN)
    async def use_defaults(self, *, user_id: UserId) -> None:
        """Go back to the usual forgetting curve."""
        await self._adopt(user_id, MemoryModel(), await self._history(user_id))

    # ------------------------------------------------------------ steps

    async def _day(self, work: UnitOfWork, user_id: UserId) -> ReviewDay:
        return await read_day(work, user_id, self._now(), self._zone)

    async def _first(
        self, work: UnitOfWork, day: ReviewDay, course_id: CourseId | None
    ) -> Card | None:
        done = await work.review_log.done(day.user_id, day.today)
        drafts = self.may(Right.SEE_DRAFTS)
        waiting = await work.reviews.waiting(day.user_id, day.today, drafts=drafts)
        courses = [course for course in waiting if course_id in (None, course)]
        if not courses:
            return None
        card_id = await work.reviews.first(
            day.user_id,
            day.today,
            courses,
            scheduling.allowance(day.settings, done),
            now=stamp(day.now),
            soon=stamp(day.now + _AHEAD),
        )
        return None if card_id is None else await work.reviews.get(card_id, day.user_id)

    async def _hold(self, card_ids: Sequence[CardId], user_id: UserId, hold: Hold) -> None:
        async with self._uow(write=True) as work:
            await work.reviews.hold(card_ids, user_id, hold)
            await work.commit()
        self._events.publish(CardsChanged(user_id))

    async def _check_open(self, work: UnitOfWork, course_id: CourseId) -> None:
        if not self.may(Right.SEE_DRAFTS) and not await work.courses.is_published(course_id):
            raise not_published()

    async def _history(self, user_id: UserId) -> array[int]:
        """The whole history as memory_engine takes it, page by page: it may be long."""
        answers = memory_engine.no_answers()
        after: tuple[int, int] | None = (0, 0)
        async with self._uow() as work:
            while after is not None:
                page, after = await work.review_log.history(user_id, after)
                for answer in page:
                    answers.extend(answer)
        return answers

    async def _adopt(self, user_id: UserId, model: MemoryModel, answers: array[int]) -> None:
        """Keep a model and what it makes of every memory, in one transaction."""
        memories = await self._worker.call(
            memory_engine.memories, answers, model.parameters, timeout=_OPTIMISE_SECONDS
        )
        async with self._uow(write=True) as work:
            day = await self._day(work, user_id)
            await keep(work, replace(day, model=model))
            await work.reviews.remember(user_id, memories)
            await work.commit()
        self._events.publish(CardsChanged(user_id))
