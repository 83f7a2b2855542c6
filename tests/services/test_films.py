"""Films as a learner gets them, where he stopped, and the questions that stop them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, LessonDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound, PermissionDenied
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.limits import Deed, Limits
from coursegen_desktop.domain.narration import VoiceUsed
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.playable import AUDIO, VIDEO
from coursegen_desktop.services.films import FilmsService
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import statements
from tests.films import film_asset, film_course, film_of, narration_of
from tests.persons import Persons

from .desk import commits, keep, pages

Now = Callable[[], datetime]
FILE, SOUND, POSTER = "ab/film.webm", "cd/sound.opus", "ef/poster.png"
MEDIA = AssetDraft(asset_type="media", content={"name": "lesson.png"}, file_path=POSTER)
FILM = film_asset(film_of(poster="lesson.png"), FILE)
RECORDING = film_asset(narration_of(), SOUND)


@pytest.fixture
def films(uow: WorkUnits, fixed_now: Now) -> FilmsService:
    return FilmsService(uow, fixed_now)


@pytest.fixture
def lessons(uow: WorkUnits, event_hub: Any, fixed_now: Now) -> LessonsService:
    return LessonsService(uow, event_hub, pages(), fixed_now)


async def lesson_with(uow: WorkUnits, *assets: AssetDraft, published: bool = True) -> LessonId:
    """The only lesson of a course."""
    draft = film_course(LessonDraft(title="The Calvin cycle", content="Words.\n", assets=assets))
    course = await keep(uow, draft.model_copy(update={"is_published": published}))
    async with uow() as work:
        return (await work.lessons.texts(course))[0][0]


async def test_a_film_comes_with_its_files_in_one_statement(
    films: FilmsService, uow: WorkUnits, user_id: UserId, database: Database
) -> None:
    lesson = await lesson_with(uow, RECORDING, FILM, MEDIA)
    with statements(database) as sent, commits(database) as kept:
        film = await films.film(lesson, user_id=user_id)
    assert (len(sent), kept) == (1, [])
    assert (film.kind, film.file_path, film.poster_path) == (VIDEO, FILE, POSTER)
    assert (film.title, film.course_title, film.language) == (
        "The Calvin cycle", "Photosynthesis", "en",
    )  # fmt: skip
    assert film.playable is not None
    assert len(film.playable.lines) == 6
    heard = await films.film(lesson, user_id=user_id, kinds=(AUDIO,))
    assert (heard.kind, heard.file_path) == (AUDIO, SOUND)


async def test_the_reader_knows_what_can_be_played(
    lessons: LessonsService, uow: WorkUnits, user_id: UserId, database: Database
) -> None:
    lesson = await lesson_with(uow, RECORDING, FILM, FILM, MEDIA)
    with statements(database) as sent:
        view = await lessons.read(lesson, user_id=user_id)
    assert len(sent) == 1
    assert view.films == (AUDIO, VIDEO)
    bare = await lesson_with(uow, MEDIA)
    assert (await lessons.read(bare, user_id=user_id)).films == ()


async def test_of_two_films_the_newer_one(
    films: FilmsService, uow: WorkUnits, user_id: UserId
) -> None:
    lesson = await lesson_with(uow, FILM, film_asset(film_of(9.0), "zz/new.webm"))
    assert (await films.film(lesson, user_id=user_id)).file_path == "zz/new.webm"


async def test_what_cannot_be_read_is_told_and_not_raised(
    films: FilmsService, uow: WorkUnits, user_id: UserId
) -> None:
    strange = AssetDraft(asset_type="video", content={"url": "x"}, file_path=FILE)
    film = await films.film(await lesson_with(uow, strange), user_id=user_id)
    assert film.playable is None
    assert film.trouble is not None
    assert "does not read" in film.trouble.text()


async def test_without_a_film_and_without_a_lesson(
    films: FilmsService, uow: WorkUnits, user_id: UserId
) -> None:
    with pytest.raises(NotFound, match="no film"):
        await films.film(await lesson_with(uow, MEDIA), user_id=user_id)
    with pytest.raises(NotFound, match="lesson does not exist"):
        await films.film(LessonId(999), user_id=user_id)


async def test_learners_see_no_film_of_a_draft(films: FilmsService, uow: WorkUnits) -> None:
    lesson = await lesson_with(uow, FILM, published=False)
    learner = await Persons(uow).add("Lena")
    films.gate = Gate()
    films.gate.enter(learner)
    for verb in (films.film, films.stop_question, films.keep_place):
        more = ("q",) if verb == films.stop_question else (1.0,) if verb == films.keep_place else ()
        with pytest.raises(NotFound, match="not published"):
            await verb(lesson, *more, user_id=learner.id)  # type: ignore[operator]


# ------------------------------------------------------------ the place


async def test_the_place_is_kept_beside_that_of_reading(
    films: FilmsService, lessons: LessonsService, uow: WorkUnits, user_id: UserId,
    database: Database,
) -> None:  # fmt: skip
    lesson = await lesson_with(uow, FILM)
    await lessons.save_place(lesson, Place(0.5), user_id=user_id, seconds=5.0)
    with commits(database) as kept, statements(database) as sent:
        await films.keep_place(lesson, 41.5, user_id=user_id)
    assert (len(kept), len(sent)) == (1, 3)
    assert (await films.film(lesson, user_id=user_id)).at == 41.5
    view = await lessons.read(lesson, user_id=user_id)
    assert (view.position, view.seconds) == (0.5, 5.0)
    await lessons.save_place(lesson, Place(0.9), user_id=user_id, seconds=2.0)
    assert (await films.film(lesson, user_id=user_id)).at == 41.5


async def test_a_place_in_a_lesson_that_was_never_read(
    films: FilmsService, lessons: LessonsService, uow: WorkUnits, fixed_now: Now, user_id: UserId
) -> None:
    lesson = await lesson_with(uow, FILM)
    await films.keep_place(lesson, 7.0, user_id=user_id, seconds=30.0, view="v")
    view = await lessons.read(lesson, user_id=user_id)
    assert (view.position, view.place.offset, view.seconds) == (0.0, -1, 30.0)
    figures = await ProgressService(uow, fixed_now).figures(user_id)
    assert sum(day.minutes for day in figures.days) == pytest.approx(0.5)


@pytest.mark.parametrize("at", [-1.0, float("nan"), float("inf")])
async def test_no_place_but_seconds(
    films: FilmsService, uow: WorkUnits, user_id: UserId, at: float
) -> None:
    with pytest.raises(InvalidContent):
        await films.keep_place(await lesson_with(uow, FILM), at, user_id=user_id)


# ------------------------------------------------------------ the list


async def test_what_of_a_course_can_be_listened_to(
    films: FilmsService, lessons: LessonsService, uow: WorkUnits, user_id: UserId,
    database: Database,
) -> None:  # fmt: skip
    silent = film_asset(film_of(voice=VoiceUsed()), FILE)
    lost = AssetDraft(asset_type="audio", content=RECORDING.content)
    course = await keep(uow, film_course(
        LessonDraft(title="Both", content="x", assets=(FILM, RECORDING)),
        LessonDraft(title="Film", content="x", assets=(FILM,)),
        LessonDraft(title="Silent", content="x", assets=(silent,)),
        LessonDraft(title="Lost", content="x", assets=(lost,)),
        LessonDraft(title="Sound", content="x", assets=(RECORDING,)),
    ))  # fmt: skip
    keys = [key for key, *_ in await texts(uow, course)]
    await films.keep_place(keys[4], 3.0, user_id=user_id)
    await lessons.complete(keys[0], user_id=user_id)
    with statements(database) as sent:
        found = await films.episodes(course, user_id=user_id)
    assert len(sent) == 2
    assert [(one.title, one.kind) for one in found] == [
        ("Both", AUDIO), ("Film", VIDEO), ("Sound", AUDIO),
    ]  # fmt: skip
    assert [(one.seconds, one.at, one.is_completed) for one in found] == [
        (6.0, 0.0, True), (6.0, 0.0, False), (6.0, 3.0, False),
    ]  # fmt: skip
    assert found[0].module_title == "Fixing carbon"


async def texts(uow: WorkUnits, course: CourseId) -> list[tuple[LessonId, str, str, str]]:
    async with uow() as work:
        return await work.lessons.texts(course)


# ------------------------------------------------------------ questions


def quiz_of(**changes: Any) -> AssetDraft:
    """A quiz of two questions."""
    choices = [
        {"id": "a", "text": "Carbon dioxide", "fraction": 1},
        {"id": "b", "text": "Neon", "fraction": 0},
    ]
    question = {"id": "q1", "type": "choice", "prompt": "Which gas?", "single": True,
                "choices": choices}  # fmt: skip
    essay = {"id": "q2", "type": "essay", "prompt": "Tell."}
    content = {"format": "quiz", "version": "1.0", "id": "z", "title": "Gases",
               "questions": [question, essay], **changes}  # fmt: skip
    return AssetDraft(asset_type="quiz", content=content)


async def test_the_question_behind_a_stop(
    films: FilmsService, uow: WorkUnits, user_id: UserId
) -> None:
    lesson = await lesson_with(uow, quiz_of(settings={"shuffle_choices": True}))
    found = await films.stop_question(lesson, "q1", user_id=user_id)
    assert found is not None
    assert found.question.prompt == "Which gas?"
    assert await films.stop_question(lesson, "gone", user_id=user_id) is None
    assert await films.stop_question(lesson, "q2", user_id=user_id) is None, "nobody marks it here"


@pytest.mark.parametrize(
    "settings", [{"show_answers": "never"}, {"show_answers": "after_pass"}, {"feedback": 7}]
)
async def test_no_question_is_given_away(
    films: FilmsService, uow: WorkUnits, user_id: UserId, settings: dict[str, Any]
) -> None:
    lesson = await lesson_with(uow, quiz_of(settings=settings))
    assert await films.stop_question(lesson, "q1", user_id=user_id) is None


async def test_nor_while_it_is_asked_for_a_result(
    films: FilmsService, uow: WorkUnits, event_hub: Any, fixed_now: Now, user_id: UserId
) -> None:
    lesson = await lesson_with(uow, quiz_of())
    async with uow() as work:
        quiz = (await work.assets.of_lesson(lesson, "quiz"))[0]
    quizzes = QuizzesService(uow, event_hub, fixed_now)
    run = await quizzes.start(AssetId(quiz.id), user_id=user_id)
    assert await films.stop_question(lesson, "q1", user_id=user_id) is None
    await quizzes.finish(run.attempt_id, user_id=user_id)
    assert await films.stop_question(lesson, "q1", user_id=user_id) is not None


async def test_a_question_that_cannot_be_read_is_none(
    films: FilmsService, uow: WorkUnits, user_id: UserId
) -> None:
    broken = quiz_of(questions=[{"id": "q1", "type": "choice"}])
    assert await films.stop_question(await lesson_with(uow, broken), "q1", user_id=user_id) is None


@pytest.mark.parametrize(
    "limits", [Limits(courses=frozenset()), Limits(deeds=frozenset(Deed) - {Deed.VIDEO})]
)
async def test_a_computer_of_a_class_may_leave_films_out(
    films: FilmsService, uow: WorkUnits, limits: Limits
) -> None:
    """Those of other courses, or all of them."""
    lesson = await lesson_with(uow, FILM)
    async with uow() as work:
        course = await work.lessons.course_of(lesson)
    learner = await Persons(uow).add("Lena")
    films.gate = Gate()
    films.gate.enter(learner)
    assert (await films.film(lesson, user_id=learner.id)).file_path == FILE
    films.gate.keep_to(limits)
    for asked in (
        films.film(lesson, user_id=learner.id),
        films.episodes(course, user_id=learner.id),
        films.keep_place(lesson, 1.0, user_id=learner.id),
        films.stop_question(lesson, "q", user_id=learner.id),
    ):
        with pytest.raises((NotFound, PermissionDenied), match=r"[Tt]his computer"):
            await asked
