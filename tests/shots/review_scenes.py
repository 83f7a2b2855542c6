"""The review, photographed: today, cards, wishes, and a session in its states."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.review import Hold, Recall
from coursegen_desktop.ui.kit.routes import ReviewRoute, ReviewSessionRoute
from coursegen_desktop.ui.review.page import CARDS, WISHES
from tests.domain.questions.given import quiz_of, sample
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import empty_scene, scene

LANGUAGES = "Portuguese for travellers"


async def _fill(app: AppWindow, learned: Learned) -> None:
    review, user = app.services.review, app.services.user.id
    if LANGUAGES in dict(await review.courses(user_id=user)).values():
        return
    cards = [
        {"id": f"f{number}", "type": "flashcard", "prompt": f"What is “{front}”?", "back": back}
        for number, (front, back) in enumerate(
            (("obrigada", "**Thank you**, said by a woman"), ("janela", "The window"),
             ("amanhã", "Tomorrow"), ("troco", "The change one gets back"))
        )
    ]  # fmt: skip
    quiz = quiz_of(*cards, sample("true_false", id="t1", ext=None))
    lesson = LessonDraft(
        title="At the market",
        content="# Words\n\nText.\n",
        assets=(AssetDraft(asset_type="quiz", content=quiz),),
    )
    module = ModuleDraft(title="One", lessons=(lesson,))
    draft = CourseDraft(title=LANGUAGES, is_published=True, modules=(module,))
    async with app.services.database.unit_of_work(write=True) as work:
        course = await work.courses.add(draft)
        sample_quiz = await work.assets.get(learned.quiz)
        await work.commit()
    await review.add_flashcards(course, user_id=user)
    for raw in sample_quiz.content["questions"][:6]:
        await review.add_question(learned.quiz, raw["id"], user_id=user)
    for recall in (Recall.GOOD, Recall.EASY):
        card = await review.next(user_id=user)
        assert card is not None
        own = recall if card.rates_itself else None
        await review.answer(card.card_id, {}, user_id=user, reps=card.reps, took_ms=9_000,
                            recall=own or recall)  # fmt: skip
    held = await review.next(user_id=user)
    assert held is not None
    await review.suspend([held.card_id], user_id=user)


async def _session(app: AppWindow, learned: Learned, *, flashcard: bool) -> Any:
    """A session whose card in front is a flashcard, or is not."""
    await _fill(app, learned)
    courses = dict(await app.services.review.courses(user_id=app.services.user.id))
    wanted = [key for key, title in courses.items() if (title == LANGUAGES) is flashcard]
    app.desk.navigator.screen_for(ReviewSessionRoute).stale = True
    return await app.go(ReviewSessionRoute(wanted[0]))


@empty_scene("review-empty")
async def review_empty(app: AppWindow) -> None:
    await app.go(ReviewRoute())


@scene("review")
async def review(app: AppWindow, learned: Learned) -> None:
    await _fill(app, learned)
    page = await app.go(ReviewRoute())
    page.choose(0)
    await app.settled()
    await app.desk._badge.first()


@scene("review-cards")
async def review_cards(app: AppWindow, learned: Learned) -> None:
    await review(app, learned)
    app.page.choose(CARDS)
    app.page.cards.choose_kind(Hold.SUSPENDED)
    await app.settled()


@scene("review-settings")
async def review_settings(app: AppWindow, learned: Learned) -> None:
    await review(app, learned)
    app.page.choose(WISHES)
    await app.settled()
    app.page.wishes.optimise_requested.emit()
    await app.settled()


@scene("review-question")
async def review_question(app: AppWindow, learned: Learned) -> None:
    await _session(app, learned, flashcard=False)


@scene("review-graded")
async def review_graded(app: AppWindow, learned: Learned) -> None:
    page = await _session(app, learned, flashcard=False)
    if not page.pane.interaction.choose(0):  # which card is in front hangs on the day
        page.pane.interaction.set_answer({"text": "40"})
    page.go_on()
    await app.settled()


@scene("review-flashcard")
async def review_flashcard(app: AppWindow, learned: Learned) -> None:
    page = await _session(app, learned, flashcard=True)
    page.turn()


@scene("review-end")
async def review_end(app: AppWindow, learned: Learned) -> None:
    page = await _session(app, learned, flashcard=True)
    while page.card is not None:
        page.turn()
        page._on_recall(Recall.GOOD)
        await app.settled()
