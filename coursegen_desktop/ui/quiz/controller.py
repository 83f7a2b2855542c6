"""Runs a quiz: stores each answer before it is shown as judged, finishes, leads back."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from ...domain.attempts.timing import SLACK_S, Phase, TimeState
from ...domain.errors import AppError, InvalidContent, StorageError
from ...domain.events import AttemptReopened, CourseChanged
from ...domain.ids import AssetId, AttemptId, LessonId, UserId
from ...domain.quiz import AnswerResult, QuizRun
from ...domain.tutor_talk import AttemptQuestion
from ...services.progress import ProgressService
from ...services.quizzes import QuizzesService
from ..content.helping import FindTutor, Helping
from ..content.lesson_files import picture_finder
from ..kit.printing import print_html, save_pdf
from ..kit.routes import LessonRoute, QuizRoute, Route
from ..kit.screen import Screen, ScreenContext
from ..kit.study_time import StudyTime
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .page import QuizPage
from .paper import questions_html, result_html

log = logging.getLogger(__name__)

# An answer that the disk refused is tried again after so long.
RETRY_S = 3.0


class QuizScreen(Screen[QuizPage]):
    """One attempt at a quiz."""

    full_window = True

    def __init__(
        self,
        context: ScreenContext,
        *,
        quizzes: QuizzesService,
        user_id: UserId,
        media: Path | None = None,
        progress: ProgressService | None = None,
        find_tutor: FindTutor | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(context, QuizPage())
        self._progress, self._view = progress, str(uuid4())
        self.study = StudyTime(
            self.page, self.scope, works=self._works, keep=self._keep_time, now=clock
        )
        self._quizzes = quizzes
        self._user_id = user_id
        self._lesson: LessonId | None = None
        self._try_now, self._storing = asyncio.Event(), asyncio.Lock()
        # The attempt whose time ended while an answer could not be stored.
        self._ended: AttemptId | None = None
        page = self.page
        self._helping = None if find_tutor is None else self._make_help(find_tutor)
        page.answer_given.connect(self._on_answer_given)
        page.page_opened.connect(self._on_page_opened)
        page.flag_requested.connect(self._on_flag)
        page.files_offered.connect(self._on_files_offered)
        self._find_picture = picture_finder(media, self._pictures)
        page.sheet.set_resolver(self._find_picture)
        page.time_over.connect(lambda: self.scope.start(self._time_over, "time"))
        page.times_requested.connect(
            lambda names: self.scope.start(lambda: self._open_times(names), "times", Policy.LATEST)
        )
        page.question_time_over.connect(
            lambda name: self.scope.start(lambda: self._question_over(name), f"over {name}")
        )
        page.storing_requested.connect(self._on_storing)
        page.time_passed.connect(lambda: self.scope.start(self._note_time, "beat"))
        page.finish_requested.connect(lambda: self.scope.start(self._finish, "finish"))
        page.again_requested.connect(lambda: self.scope.start(self._again, "again"))
        page.retry_requested.connect(lambda: self.scope.start(self._retry, "again"))
        page.leave_requested.connect(self._on_leave)
        page.lesson_requested.connect(lambda: self._on_reread(""))
        page.reread_requested.connect(self._on_reread)
        page.result.print_requested.connect(self._on_print)
        page.result.paper.keep_to(context.limits)
        self._connect_results()
        # An edited quiz is read again when it is opened the next time, never under the learner.
        self.listen(CourseChanged, self._on_course_changed)
        self.listen(AttemptReopened, self._on_reopened)

    def _connect_results(self) -> None:
        page = self.page
        page.begin_requested.connect(lambda: self.scope.start(self._begin_new, "again"))
        page.attempt_requested.connect(
            lambda key: self.scope.start(lambda: self._look(AttemptId(key)), "look")
        )
        page.marks_given.connect(
            lambda name, marks: self.scope.start(lambda: self._mark(name, marks), "mark")
        )
        page.marks_withdrawn.connect(
            lambda name: self.scope.start(lambda: self._mark(name, None), "mark")
        )

    def _make_help(self, find_tutor: FindTutor) -> Helping:
        self.page.allow_help()
        self.page.went_wrong.connect(self._on_went_wrong)
        return Helping(
            self.scope, find_tutor, self._user_id, lambda passage: self._on_reread(passage.anchor)
        )

    async def enter(self, route: Route) -> None:
        """Show it; the time with it counts from now on."""
        await super().enter(route)
        self.study.begin()

    async def show(self, route: QuizRoute) -> None:
        """Go on where the learner stopped; else show what he has finished, or begin."""
        past = await self._quizzes.past(route.asset_id, user_id=self._user_id)
        if past is not None:
            self._lesson = past.lesson_id
            self.page.show_start(past)
            return
        await self._begin(route.asset_id)

    async def _begin(self, asset_id: AssetId) -> None:
        run = await self._quizzes.start(asset_id, user_id=self._user_id)
        self._lesson = run.lesson_id
        if run.time is not None and run.time.phase in (Phase.SUBMIT, Phase.LOST):
            self.page.show_run(run)
            await self._hand_in(run.attempt_id)
            self.context.notices.show(tr("The time was over while you were away."))
            return
        self.page.show_run(run)
        if run.time is not None and not run.time.may_answer:
            self.page.show_grace(run.time.left_s or 0.0)
        for words in begin_words(run):
            self.context.notices.show(words)

    async def leave(self) -> None:
        """Wait until an answer under way is stored; a finished quiz begins anew next time."""
        self.scope.cancel("owed")
        if self._helping is not None:
            self._helping.stop()
        await self.scope.settled()
        run, page = self.page.run, self.page
        if run is not None and not page.is_finished:
            try:
                await self._store_owed(run)
            except StorageError:
                self._on_storing()  # nobody leaves an answer behind
                raise
            for name, answer in page.unsaved() if run.style.may_change else ():
                await self._submit(run, name, answer)
            if run.is_timed:
                await self._quizzes.note(run.attempt_id, user_id=self._user_id, leaving=True)
                self.stale = True  # the time went on
        page.stop_clocks()
        await self._end_time()
        self.stale = self.stale or page.is_finished or page.run is None

    async def close(self) -> None:
        """Count no more."""
        self.study.stop()
        await super().close()

    def _works(self) -> bool:
        return self.page.run is not None

    async def _keep_time(self, seconds: float) -> None:
        run = self.page.run
        if run is not None and self._progress is not None:
            await self._progress.spent_on_quiz(
                run.asset_id, seconds, user_id=self._user_id, view=self._view
            )

    async def _end_time(self) -> None:
        """Keep the time with the quiz; it is not worth holding anybody back."""
        self.study.look()
        self.study.stop()
        try:
            await self.study.flush()
        except AppError as error:
            log.warning("the time with a quiz was not kept: %s", error)
            self.study.attention.take()

    async def in_use(self) -> bool:
        """An attempt is open: whoever thinks about a question touches nothing."""
        return self.page.run is not None and not self.page.is_finished

    def _on_answer_given(self, question_id: str, answer: object) -> None:
        run = self.page.run
        if run is not None and isinstance(answer, dict):
            # The next one may be given while the last is being shown.
            self.scope.start(
                lambda: self._submit(run, question_id, answer), "answer", Policy.LATEST
            )

    async def _submit(self, run: QuizRun, question_id: str, answer: dict[str, object]) -> None:
        try:
            async with self._storing:
                result = await self._stored(run, question_id, answer)
        except AppError:
            self.page.refuse_answer(question_id)  # what was typed stays, to be given again
            raise
        self.page.show_answer(result)

    async def _stored(
        self,
        run: QuizRun,
        question_id: str,
        answer: dict[str, object],
        *,
        as_it_is: bool = False,
    ) -> AnswerResult:
        return await self._quizzes.submit_answer(
            run.attempt_id,
            question_id,
            answer,
            user_id=self._user_id,
            certainty=self.page.certainty_of(question_id),
            seconds=self.page.seconds,
            as_it_is=as_it_is,
        )

    def _pictures(self) -> Mapping[str, str]:
        return {} if self.page.run is None else self.page.run.pictures

    def _on_files_offered(self, question_id: str, paths: list[str]) -> None:
        run = self.page.run
        if run is not None:
            self.scope.start(lambda: self._keep_files(run, question_id, paths), "files")

    async def _keep_files(self, run: QuizRun, question_id: str, paths: list[str]) -> None:
        for path in paths:
            pane = self.page.sheet.pane_of(question_id)
            if pane is None:
                return
            try:
                kept = await self._quizzes.keep_file(
                    run.attempt_id, question_id, Path(path), user_id=self._user_id
                )
            except AppError as error:
                pane.refuse_file(Path(path).name, error_text(error))
            else:
                pane.add_file(kept.name, kept.mime, kept.size, kept.sha256)
        self.page.rest_after_files(question_id)

    def _on_page_opened(self, number: int) -> None:
        run = self.page.run
        if run is None or run.style.is_mastery or not run.style.is_linear:
            return
        if number > run.page:
            self.scope.start(
                lambda: self._quizzes.note(run.attempt_id, user_id=self._user_id, page=number),
                "page",
                Policy.LATEST,
            )

    def _on_flag(self, question_id: str, is_flagged: bool) -> None:
        run = self.page.run
        if run is not None:
            self.scope.start(
                lambda: self._quizzes.flag(
                    run.attempt_id, question_id, is_flagged, user_id=self._user_id
                ),
                f"flag {question_id}",
                Policy.LATEST,
            )

    async def _time_over(self) -> None:
        """What was begun is stored while it is still taken; then the rules say what comes."""
        run = self.page.run
        if run is None or self.page.is_finished:
            return
        await self._idle()
        for name, answer in self.page.unsaved():
            await self._store_at_the_end(run, name, answer)
        if self.page.state.owed:
            self._ended = run.attempt_id
        else:
            await self._after_time(run)

    async def _after_time(self, run: QuizRun) -> None:
        state = await self._state(run)
        if state.may_answer:
            await asyncio.sleep(SLACK_S + 0.1)
            state = await self._state(run)
        if state.phase is Phase.GRACE:
            self.page.show_grace(state.left_s or 0.0)
            self.context.notices.show(tr("The time is over. Hand in what you have answered."))
            return
        await self._hand_in(run.attempt_id)
        words = (
            tr("The time was over before the quiz was handed in: this attempt does not count.")
            if state.phase is Phase.LOST
            else tr("The time is over. Your answers were handed in.")
        )
        self.context.notices.show(words)

    async def _open_times(self, names: list[str]) -> None:
        """Questions with a time of their own are before the learner: it begins, or goes on."""
        run = self.page.run
        if run is not None and not self.page.is_finished:
            left = await self._quizzes.open_questions(run.attempt_id, names, user_id=self._user_id)
            self.page.show_times(left)

    async def _question_over(self, question_id: str) -> None:
        """What was begun is stored while it is still taken; then the question is closed."""
        run = self.page.run
        if run is None or self.page.is_finished:
            return
        await self._idle()
        answer = self.page.answer_at_the_end(question_id)
        if answer is not None:
            await self._store_at_the_end(run, question_id, answer)
        if question_id not in self.page.state.owed:
            self.page.close_question(question_id)

    async def _idle(self) -> None:
        """Until the answer that is on its way is stored, or was refused."""
        async with self._storing:
            return

    # ---------------------------------------------------------------- what the disk refused

    async def _store_at_the_end(
        self, run: QuizRun, question_id: str, answer: dict[str, object]
    ) -> None:
        """Store what stood there as it is; what the disk refuses stays and is tried again."""
        try:
            self.page.show_late(await self._stored(run, question_id, answer, as_it_is=True))
        except InvalidContent:
            self.page.state.owed.pop(question_id, None)
            self.context.notices.show(tr("The last answer came too late and was not taken."))
        except StorageError as error:
            self.page.show_owed(question_id, answer)
            self.context.notices.tell(error)
            self.scope.start(self._repay, "owed")

    def _on_storing(self) -> None:
        self._try_now.set()
        self.scope.start(self._repay, "owed")

    async def _repay(self) -> None:
        """Try again until everything is stored; then what the end of the time had put off."""
        run, owed = self.page.run, self.page.state.owed
        while run is not None and run is self.page.run and owed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._try_now.wait(), RETRY_S)
            self._try_now.clear()
            with suppress(StorageError):  # it was told when it failed first
                await self._store_owed(run)
        if run is not None and run.attempt_id == self._ended and not self.page.is_finished:
            self._ended = None
            await self._after_time(run)

    async def _store_owed(self, run: QuizRun) -> None:
        for name, answer in list(self.page.state.owed.items()):
            try:
                told = await self._stored(run, name, answer, as_it_is=True)
            except InvalidContent:
                del self.page.state.owed[name]
                self.page.close_question(name)
                raise
            self.page.show_late(told)

    async def _note_time(self) -> None:
        """Write down the time that was spent, so that no crash and no clock gives it back."""
        run = self.page.run
        if run is not None and not self.page.is_finished:
            await self._state(run)

    async def _state(self, run: QuizRun) -> TimeState:
        return await self._quizzes.note(run.attempt_id, user_id=self._user_id)

    async def _finish(self) -> None:
        if self.page.run is None:
            return
        try:
            await self._store_owed(self.page.run)
            await self._hand_in(self.page.run.attempt_id)
        except AppError:
            self.page.refuse_answer()
            raise

    async def _hand_in(self, attempt_id: AttemptId) -> None:
        await self._quizzes.finish(attempt_id, user_id=self._user_id)
        run, result = await self._quizzes.look(attempt_id, user_id=self._user_id)
        self.page.show_result(result)
        self.page.show_reviewed(run)

    async def _again(self) -> None:
        if self.page.run is not None:
            asset_id = self.page.run.asset_id
            self.page.show_run(await self._quizzes.restart(asset_id, user_id=self._user_id))

    async def _retry(self) -> None:
        if self.page.run is not None:
            attempt_id = self.page.run.attempt_id
            run = await self._quizzes.retry_wrong(attempt_id, user_id=self._user_id)
            self.page.show_run(run)

    async def _begin_new(self) -> None:
        if isinstance(self.route, QuizRoute):
            await self._begin(self.route.asset_id)

    async def _look(self, attempt_id: AttemptId) -> None:
        run, result = await self._quizzes.look(attempt_id, user_id=self._user_id)
        self.page.show_past(run, result)

    async def _mark(self, question_id: str, marks: dict[str, object] | None) -> None:
        """Store one's own marks, or take them back."""
        shown, me = self.page.run, self._user_id
        if shown is None:
            return
        key = shown.attempt_id
        if marks is None:
            told = await self._quizzes.unmark_own(key, question_id, user_id=me)
        else:
            told = await self._quizzes.mark_own(key, question_id, marks, user_id=me)
        if not self.page.is_finished:
            self.page.show_marked(None, None, told)
            return
        run, result = await self._quizzes.look(key, user_id=me)
        self.page.show_marked(run, result, told)

    def _on_print(self, what: str, as_pdf: bool) -> None:
        self.scope.start(lambda: self._print(what, as_pdf), "print")

    async def _print(self, what: str, as_pdf: bool) -> None:
        run, result = self.page.run, self.page.result.result
        if run is None or result is None:
            return
        asks = what == "questions"
        html = questions_html(run, self._find_picture) if asks else result_html(run, result)
        if not as_pdf:
            await print_html(self.page, html, run.title)
        elif await save_pdf(self.page, html, run.title):
            self.context.notices.show(tr("The PDF was saved."), kind="good")

    def _on_leave(self) -> None:
        if self.page.answered and not self.page.is_finished:
            self.context.notices.show(
                tr("Your answers are kept. Open the quiz again to go on."), kind="good"
            )
        self.context.back()

    def _on_reread(self, anchor: str) -> None:
        if self._lesson is not None:
            self.context.go(LessonRoute(self._lesson, anchor))

    def _on_went_wrong(self, question_id: str, is_told: bool) -> None:
        run, ladder = self.page.run, self.page.help_of(question_id)
        if run is not None and ladder is not None and self._helping is not None:
            subject = AttemptQuestion(run.attempt_id, question_id)
            self._helping.offer(ladder, subject, is_told=is_told)

    def _on_reopened(self, event: AttemptReopened) -> None:
        """A teacher lets somebody go on: whoever looks at his result goes on at once."""
        run = self.page.run
        if run is None or run.attempt_id == event.attempt_id:
            self.mark_stale()

    def _on_course_changed(self, event: CourseChanged) -> None:
        run = self.page.run
        if run is None or event.course_id == run.course_id:
            self.stale = True


def begin_words(run: QuizRun) -> list[str]:
    """What is to be said when a run begins or goes on."""
    words = []
    if run.is_again:
        words.append(tr("Only what went wrong is asked again. The result does not count."))
    elif run.is_resumed:
        words.append(tr("You go on where you stopped."))
    if run.is_edited:
        words.append(tr("The quiz was changed since. You go on with the questions as they were."))
    if run.was_set_back:
        words.append(tr("The computer's clock was set back. The time of the quiz was not."))
    if run.missing_media:
        words.append(
            tr("%n picture(s) of this quiz are missing. Their descriptions are shown instead.",
               len(run.missing_media))
        )  # fmt: skip
    return words
