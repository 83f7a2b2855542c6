"""Quizzes, photographed: the start after attempts, an old one, own marks, own times, layouts."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.review import ReviewSettings
from coursegen_desktop.ui.kit.routes import LibraryRoute, QuizRoute, ReviewSessionRoute
from tests.domain.questions.given import quiz_of
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene

COURSE = "Weather and climate"
QUESTIONS: tuple[dict[str, Any], ...] = (
    {
        "id": "essay", "type": "essay", "points": 6, "min_words": 5,
        "prompt": "Why does warm air rise? Explain it to somebody who has never heard of density.",
        "grader_notes": "Warm air is **less dense** than cold air around it, so it is pushed up, "
                        "as a cork is in water. It cools on its way and the circle begins anew.",
        "rubric": [{"text": "Names density, or says what is lighter", "points": 3},
                   {"text": "Says what pushes it up", "points": 2},
                   {"text": "Gives an example from daily life", "points": 1}],
        "ext": {"coursegen:marked_by": "self"},
    },
    {
        "id": "match", "type": "match", "prompt": "What does each instrument measure?",
        "stems": [{"id": "s1", "text": "Barometer"}, {"id": "s2", "text": "Anemometer"},
                  {"id": "s3", "text": "Hygrometer"}],
        "options": [{"id": "o1", "text": "air pressure"}, {"id": "o2", "text": "wind"},
                    {"id": "o3", "text": "humidity"}, {"id": "o4", "text": "rain"}],
        "pairs": [{"stem": f"s{n}", "option": f"o{n}"} for n in (1, 2, 3)],
    },
    {
        "id": "timed", "type": "choice", "single": True, "layout": "horizontal",
        "time_limit_s": 45, "prompt": "Which gas is most of the air?",
        "choices": [{"id": "a", "text": "Oxygen", "feedback": "A fifth."},
                    {"id": "b", "text": "Nitrogen", "fraction": 1},
                    {"id": "c", "text": "Argon"}, {"id": "d", "text": "Carbon dioxide"}],
    },
    {
        "id": "drop", "type": "choice", "single": True, "layout": "dropdown",
        "prompt": "In which layer does the weather happen?",
        "choices": [{"id": "a", "text": "Troposphere", "fraction": 1},
                    {"id": "b", "text": "Stratosphere", "feedback": "Ozone is there."},
                    {"id": "c", "text": "Mesosphere"}],
    },
    {
        "id": "short", "type": "short_text", "prompt": "What is frozen rain called?",
        "answers": [{"text": "hail", "fraction": 1}, {"text": "*hail*", "match": "wildcard",
                                                      "fraction": 1}],
    },
)  # fmt: skip
RIGHT: dict[str, dict[str, object]] = {
    "essay": {"text": "Warm air is lighter than the cold air around it, so it floats up."},
    "match": {"pairs": {"s1": "o1", "s2": "o3", "s3": "o2"}},
    "timed": {"chosen": ["b"]},
    "drop": {"chosen": ["b"]},
    "short": {"text": "hailstones"},
}


async def _quiz(app: AppWindow) -> AssetId:
    """The quiz, made once."""
    async with app.services.database.unit_of_work(write=True) as work:
        rows = await work.review_lists.courses(app.services.user.id, drafts=True)
        known = {title: key for key, title in rows}
        if COURSE in known:
            return (await work.assets.of_course(known[COURSE], "quiz"))[0].id
        quiz = quiz_of(*QUESTIONS, title="Air", settings={"navigation": "free", "attempts": 5,
                                                          "pass_mark": 0.6})  # fmt: skip
        asset = AssetDraft(asset_type="quiz", content=quiz)
        lesson = LessonDraft(title="The air", content="# Air\n\nText.\n", assets=(asset,))
        module = ModuleDraft(title="One", lessons=(lesson,))
        draft = CourseDraft(title=COURSE, is_published=True, modules=(module,))
        course = await work.courses.add(draft)
        made = await work.assets.of_course(course, "quiz")
        await work.commit()
    for right in (2, 4):
        await _attempt(app, made[0].id, right)
    return made[0].id


async def _attempt(app: AppWindow, asset_id: AssetId, right: int) -> None:
    quizzes, me = app.services.quizzes, app.services.user.id
    run = await quizzes.restart(asset_id, user_id=me)
    for number, view in enumerate(run.questions):
        answer = RIGHT[view.id] if number < right else {}
        await quizzes.submit_answer(run.attempt_id, view.id, answer, user_id=me, as_it_is=True)
    await quizzes.finish(run.attempt_id, user_id=me)


async def _start(app: AppWindow) -> Any:
    """The quiz in front: its start, or the attempt that an earlier scene has begun."""
    asset_id = await _quiz(app)
    await app.go(LibraryRoute())
    app.desk.navigator.screen_for(QuizRoute).stale = True
    return await app.go(QuizRoute(asset_id))


async def _begun(app: AppWindow, name: str) -> Any:
    """An attempt that runs, at that question."""
    page = await _start(app)
    if page.run is None:
        page.start.begin.click()
        await app.settled()
    page.show_question(page.state.place_of(name))
    await app.settled()
    return page


@scene("quiz-start")
async def quiz_start(app: AppWindow, learned: Learned) -> None:
    await _start(app)


@scene("quiz-past")
async def quiz_past(app: AppWindow, learned: Learned) -> None:
    page = await _start(app)
    page.start.list.rows[-1].click()
    await app.settled()


@scene("quiz-own-marks")
async def quiz_own_marks(app: AppWindow, learned: Learned) -> None:
    page = await _start(app)
    page.start.list.rows[0].click()
    await app.settled()
    page.show_question(page.state.place_of("essay"))
    page.pane.marking.rubric.fields[0].setValue(2)
    page.pane.marking.rubric.fields[1].setValue(1.5)


@scene("quiz-match")
async def quiz_match(app: AppWindow, learned: Learned) -> None:
    page = await _begun(app, "match")
    page.pane.interaction.set_answer({"pairs": {"s1": "o1"}})


@scene("quiz-timed")
async def quiz_timed(app: AppWindow, learned: Learned) -> None:
    page = await _begun(app, "timed")
    page.pane.interaction.choose(1)


@scene("quiz-sample")
async def quiz_sample(app: AppWindow, learned: Learned) -> None:
    page = await _begun(app, "short")
    page.pane.interaction.set_answer(RIGHT["short"])
    page.go_on()
    await app.settled()


@scene("quiz-list")
async def quiz_list(app: AppWindow, learned: Learned) -> None:
    await _begun(app, "drop")


@scene("review-sure")
async def review_sure(app: AppWindow, learned: Learned) -> None:
    review, me = app.services.review, app.services.user.id
    await review.save_settings(ReviewSettings(asks_certainty=True), user_id=me)
    async with app.services.database.unit_of_work() as work:
        content = (await work.assets.get(learned.quiz)).content
    await review.add_question(learned.quiz, content["questions"][0]["id"], user_id=me)
    app.desk.navigator.screen_for(ReviewSessionRoute).stale = True
    page = await app.go(ReviewSessionRoute(learned.course))
    page.footer.sure.choose(2)
