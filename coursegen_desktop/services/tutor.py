"""The tutor: hints that lead to an answer, and a talk with a model where somebody chose one.

What is said is kept nowhere: each request holds all of the talk that it needs.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain.connection import TUTOR, Connection
from ..domain.errors import AppError, InvalidContent, ProviderError, ProviderFault
from ..domain.ids import LessonId, UserId
from ..domain.limits import Deed
from ..domain.masking import alike, is_telling, words_of
from ..domain.questions.base import Verdict
from ..domain.rights import Right
from ..domain.tutor import Lesson, Passage, ladder
from ..domain.tutor_talk import (
    MAX_SAID,
    Asked,
    CheckItem,
    Destination,
    Found,
    Help,
    Hint,
    LessonCheck,
    LessonHelp,
    Reply,
    Subject,
    Term,
    Turn,
    Who,
    WholeLesson,
)
from ..rendering.passages import passages_of
from ..rendering.rendered import RenderedPage
from .blocking import in_thread
from .clock import Now
from .gate import Guarded, needs
from .pages import PageService
from .quiz_sittings import Sittings
from .tutor_matters import Matter, matter_of, running_quiz
from .tutor_models import TutorModels
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.providers.base import ChatClient

# Seconds between two looks at what is being written: 15 a second.
_LOOK = 1 / 15
_MOST_FOUND = 5
_MOST_TERMS = 200


class TutorService(Guarded):
    """`sittings` are those of the quizzes, so that a running attempt is read only once;
    `prompts` is the folder of the prompts."""

    deed = Deed.TUTOR

    def __init__(
        self,
        uow: WorkUnits,
        sittings: Sittings,
        pages: PageService,
        now: Now,
        prompts: Path,
        models: TutorModels | None = None,
    ) -> None:
        self._uow, self._sittings, self._pages = uow, sittings, pages
        self._now, self._prompts, self._models = now, prompts, models
        self._loaded: Any = None

    # ------------------------------------------------------------ hints

    @needs(Right.LEARN)
    async def offers(self, subject: Asked, *, user_id: UserId) -> Help | None:
        """What there is for a question; None where the tutor is off or has nothing to do."""
        try:
            matter = await self._matter(subject, user_id)
        except AppError:
            return None
        return Help(await self._destination(matter, user_id))

    @needs(Right.LEARN)
    async def hint(self, subject: Asked, step: int, *, user_id: UserId) -> Hint:
        """One step of the ladder of a question; the first one is 0. Later ones stay here.

        Raises PermissionDenied where the tutor is off (a quiz that counts is running, the author
        wishes it), InvalidContent where there is nothing (more) to tell, NotFound.
        """
        matter, page = await self._with_page(subject, user_id)
        question = matter.question
        if question is None:
            raise InvalidContent("There is no question here.")
        headings = {heading.anchor: heading.text for heading in page.headings}
        place = Lesson(
            passages_of(page), matter.anchor, headings.get(matter.anchor, ""), matter.quote
        )
        # Looking through a long lesson takes longer than a frame.
        steps = await in_thread(ladder, question, matter.answer, place, matter.allowed)
        if not 0 <= step < len(steps):
            raise InvalidContent("There is no further hint.")
        return Hint(steps[step], step + 1, len(steps))

    # ------------------------------------------------------------ a lesson

    @needs(Right.LEARN)
    async def lesson(self, lesson_id: LessonId, *, user_id: UserId) -> LessonHelp:
        """What can be asked about a lesson: its terms, its questions, and where a talk goes."""
        subject = WholeLesson(lesson_id)
        try:
            matter, page = await self._with_page(subject, user_id)
        except AppError as error:
            return LessonHelp(refusal=error)
        async with self._uow() as work:
            quiet = await running_quiz(work, user_id, matter.course_id)
        connection = await self._chosen()
        return LessonHelp(
            terms=_terms_in(matter, page),
            checks=tuple(_checks(matter, page)),
            destination=None if connection is None else _destination(connection),
            quiet=quiet,
        )

    @needs(Right.LEARN)
    async def look_up(self, lesson_id: LessonId, words: str, *, user_id: UserId) -> Found:
        """Where the lesson explains a word or term: its definition, then sentences."""
        matter, page = await self._with_page(WholeLesson(lesson_id), user_id)
        wanted = words_of(words)
        if not wanted:
            return Found()
        term = next((one for one in _terms(matter) if words_of(one.term) == wanted), None)
        return Found(term, await in_thread(_sentences, page, wanted))

    # ------------------------------------------------------------ a talk

    @needs(Right.LEARN)
    async def ask(
        self,
        subject: Subject,
        said: Sequence[Turn],
        words: str,
        *,
        user_id: UserId,
        heard: Callable[[Reply], None] | None = None,
    ) -> Reply:
        """The tutor's answer to `words`, after what was `said`. `heard` is told what there is of
        it so far. Nothing is kept.

        Raises InvalidContent, PermissionDenied as `hint` and while any quiz of the course that
        counts is not handed in, and ProviderError. Cancelling ends the asking.
        """
        words = words.strip()
        if not words:
            raise InvalidContent("Nothing was asked.", "Type a question.")
        if len(words) > MAX_SAID:
            raise InvalidContent(
                "A question has {most} letters at most.", "Say it in fewer words.", most=MAX_SAID
            )
        matter, page = await self._with_page(subject, user_id)
        async with self._uow() as work:
            quiet = await running_quiz(work, user_id, matter.course_id)
        if quiet is not None:
            raise quiet
        connection = await self._chosen()
        if connection is None or self._models is None:
            raise InvalidContent(
                "No language model is chosen for the tutor.",
                "One can be added in Settings, Language models.",
            )
        tools = await self._tools()
        client = await self._models.open(connection)
        try:
            about = _shown_to_model(tools, matter, page, said)
            return await _answer(tools, client, connection, about, said, words, heard)
        finally:
            await client.close()

    # ------------------------------------------------------------ inside

    async def _matter(self, subject: Subject, user_id: UserId) -> Matter:
        attempt_id = getattr(subject, "attempt_id", None)
        if attempt_id is not None:
            await self._sittings.prepare_attempt(self._uow, attempt_id)
        sees_drafts = self.may(Right.SEE_DRAFTS)
        async with self._uow() as work:
            return await matter_of(
                work, self._sittings, subject, user_id, self._now(), sees_drafts=sees_drafts
            )

    async def _with_page(self, subject: Subject, user_id: UserId) -> tuple[Matter, RenderedPage]:
        matter = await self._matter(subject, user_id)
        page = await self._pages.page(matter.content, matter.context)
        if isinstance(subject, LessonCheck):
            matter = matter.with_check(page, subject.key)
        return matter, page

    async def _destination(self, matter: Matter, user_id: UserId) -> Destination | None:
        """Where a talk goes; None where there is no model or it has to be quiet."""
        connection = await self._chosen()
        if connection is None:
            return None
        async with self._uow() as work:
            quiet = await running_quiz(work, user_id, matter.course_id)
        return None if quiet is not None else _destination(connection)

    async def _chosen(self) -> Connection | None:
        return None if self._models is None else await self._models.chosen()

    async def _tools(self) -> Any:
        if self._loaded is None:
            self._loaded = await in_thread(_load, self._prompts)
        return self._loaded


def _load(folder: Path) -> Any:
    """Late and in a thread: the network's library comes along."""
    from ..generation.agents import prompts, tutoring
    from ..generation.providers import asking

    return _Tools(tutoring, asking, prompts.mark_of, prompts.Prompts.load(folder))


class _Tools:
    """Modules that are loaded late."""

    def __init__(self, tutoring: Any, asking: Any, mark_of: Any, prompts: Any) -> None:
        self.tutoring, self.asking = tutoring, asking
        self.mark_of, self.prompts = mark_of, prompts


def _shown_to_model(tools: Any, matter: Matter, page: RenderedPage, said: Sequence[Turn]) -> Any:
    """What a model is told. The right answer only when it is on the screen, or may be told and
    the learner has tried: what it does not know it cannot blurt out."""
    question, about = matter.question, None
    if question is not None:
        parts = [] if matter.answer is None else question.grade(matter.answer).parts
        wrong = [part for part in parts if part.verdict in (Verdict.WRONG, Verdict.PARTIAL)]
        has_tried = any(one.who is Who.LEARNER for one in said)
        may_know = matter.allowed.is_told or (matter.allowed.solution and has_tried)
        about = tools.tutoring.AskedAbout(
            prompt=question.prompt,
            offered=tuple(option.text for option in question.shown(0).options),
            given="; ".join(part.given for part in parts if part.given),
            reason=" ".join(part.feedback for part in wrong) if matter.allowed.feedback else "",
            right=question.correct_text() if may_know else "",
        )
    return tools.tutoring.Matter(
        matter.title, passages_of(page), matter.language, matter.anchor, about
    )


async def _answer(
    tools: Any,
    client: ChatClient,
    connection: Connection,
    about: Any,
    said: Sequence[Turn],
    words: str,
    heard: Callable[[Reply], None] | None,
) -> Reply:
    pieces: list[str] = []
    looked = 0.0

    def hear(_role: str, piece: str) -> None:
        nonlocal looked
        pieces.append(piece)
        now = time.monotonic()
        if heard is not None and now - looked >= _LOOK:
            looked = now
            heard(tools.tutoring.reply("".join(pieces), material.cited))

    asker = tools.asking.Asker(client, connection, heard=hear, began=lambda _: pieces.clear())
    material = tools.tutoring.turn(
        tools.prompts, about, said, words,
        mark=tools.mark_of(secrets.token_hex(16)), window=asker.window, measure=asker.estimate,
    )  # fmt: skip
    try:
        text = (await asker.prose(TUTOR, material.request)).text
    except ProviderError as error:
        if error.fault is not ProviderFault.TOO_LONG or not pieces:
            raise
        text = "".join(pieces) + " …"  # its end is missing, the beginning is still worth reading
    made: Reply = tools.tutoring.reply(text, material.cited)
    if not made.text:
        raise ProviderError(
            ProviderFault.UNUSABLE,
            "The model said nothing that can be shown.",
            "Ask again, or choose another model.",
        )
    return made


def _destination(connection: Connection) -> Destination:
    host = "" if connection.asks_here else connection.host or connection.address
    return Destination(
        connection.name,
        connection.model_of(TUTOR),
        host,
        is_sent_on=connection.is_sent_on,
        is_open=connection.is_open_on_the_way,
    )


def _terms(matter: Matter) -> list[Term]:
    found: dict[str, Term] = {}
    for term, definition in matter.context.terms:
        if term.strip() and definition.strip():
            found.setdefault(" ".join(words_of(term)), Term(term.strip(), definition.strip()))
    return list(found.values())


def _terms_in(matter: Matter, page: RenderedPage) -> tuple[Term, ...]:
    """The terms that the lesson's text uses, by the alphabet."""
    text = f" {' '.join(words_of(page.text))} "
    used = [one for one in _terms(matter) if f" {' '.join(words_of(one.term))} " in text]
    return tuple(sorted(used, key=lambda one: one.term.casefold())[:_MOST_TERMS])


def _checks(matter: Matter, page: RenderedPage) -> list[CheckItem]:
    found = []
    for check in page.checks:
        question = matter.with_check(page, check.key).question
        if question is not None:
            found.append(CheckItem(check.key, question.prompt))
    return found


def _sentences(page: RenderedPage, wanted: Sequence[str]) -> tuple[Passage, ...]:
    """The sentences that speak of the words; those that begin with them, and those below a
    heading that names them, are the likeliest to explain."""
    telling = [word for word in wanted if is_telling(word)] or list(wanted)
    scored = []
    for number, one in enumerate(passages_of(page)):
        words = words_of(one.text)
        places = [_place(words, word) for word in telling]
        if any(place < 0 for place in places) or len(words) <= len(telling):
            continue
        is_headed = all(_place(words_of(one.heading), word) >= 0 for word in telling)
        begins = min(places) <= 1
        scored.append((-2 * begins - is_headed, number, one))
    return tuple(one for _, _, one in sorted(scored, key=lambda item: item[:2])[:_MOST_FOUND])


def _place(words: Sequence[str], wanted: str) -> int:
    return next((at for at, word in enumerate(words) if alike(word, wanted)), -1)
