"""The tutor, photographed: hints below questions, the panel beside a lesson, a talk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coursegen_desktop.domain.connection import SCRIPTED, Connection
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.ui.kit.routes import (
    EditRoute,
    LessonRoute,
    LibraryRoute,
    QuizRoute,
    ReviewSessionRoute,
)
from tests.domain.questions.given import quiz_of
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene

COURSE = "The water cycle, practised"
TEXT = """Water is always on its way: up into the air, along with the wind, and down again.

## Evaporation

Evaporation is the change of a liquid into a gas at its surface. It takes up heat from what is
around it, which is why wet skin feels cold. The warmer the water and the drier the air, the faster
it goes.

## Condensation

Condensation is the change of a gas into a liquid. Vapour that rises cools, and tiny droplets form
on grains of dust. A cloud is made of such droplets, not of vapour, which cannot be seen.

## Precipitation

Droplets that meet become one. When they are too heavy for the rising air they fall as rain, and as
snow where it is cold enough.

```check
What does a cloud consist of?

- [x] Tiny droplets
- [ ] Vapour
  > Vapour cannot be seen.
```

```check
The change of a gas into a liquid is called [[condensation]].
```
"""
TERMS = (
    ("Evaporation", "The change of a liquid into a gas at its **surface**."),
    ("Condensation", "The change of a gas into a liquid."),
    ("Vapour", "Water that is a gas."),
    ("Droplets", "Drops that are too small to fall."),
)
QUESTIONS: tuple[dict[str, Any], ...] = (
    {
        "id": "heat", "type": "choice", "single": True,
        "prompt": "You come out of the lake and feel cold, although the air is warm. Why?",
        "choices": [
            {"id": "a", "text": "Evaporation takes up heat from the skin", "fraction": 1},
            {"id": "b", "text": "Condensation takes up heat from the skin",
             "feedback": "Condensation gives heat off: look at which way the water changes."},
            {"id": "c", "text": "The lake was colder than the air"},
        ],
        "hints": [{"text": "Think of what becomes of the water on your skin."}],
        "feedback": {"general": "The water on the skin becomes vapour, and that needs heat."},
        "ext": {"coursegen:anchor": "evaporation"},
    },
    {
        "id": "match", "type": "match", "prompt": "Which change belongs to which name?",
        "stems": [{"id": "s1", "text": "a liquid into a gas"},
                  {"id": "s2", "text": "a gas into a liquid"}],
        "options": [{"id": "o1", "text": "Evaporation"}, {"id": "o2", "text": "Condensation"},
                    {"id": "o3", "text": "Precipitation"}],
        "pairs": [{"stem": f"s{n}", "option": f"o{n}"} for n in (1, 2)],
    },
    {
        "id": "cloud", "type": "choice", "single": True, "prompt": "What is a cloud made of?",
        "choices": [{"id": "a", "text": "Tiny droplets", "fraction": 1},
                    {"id": "b", "text": "Vapour", "feedback": "Vapour cannot be seen."},
                    {"id": "c", "text": "Dust"}],
        "feedback": {"general": "The droplets form on grains of dust."},
        "ext": {"coursegen:anchor": "condensation"},
    },
)  # fmt: skip
WRONG: dict[str, dict[str, object]] = {
    "heat": {"chosen": ["b"]},
    "match": {"pairs": {"s1": "o2", "s2": "o1"}},
    "cloud": {"chosen": ["b"]},
}
SCRIPT = {
    "window": 8192,
    "answers": [
        {"role": "tutor", "contains": "Because it becomes", "text":
            "Exactly: the water on your skin becomes a gas, and that takes up heat. [c2] Your skin "
            "is what it takes the heat from, so it feels cold. [c2]"},
        {"role": "tutor", "text":
            "Let us look at it together. What happens to the drops on your skin after a while, and "
            "what do they need for it? [c2]"},
    ],
}  # fmt: skip


async def _course(app: AppWindow) -> tuple[LessonId, AssetId]:
    """The course, made once."""
    async with app.services.database.unit_of_work(write=True) as work:
        for card in await work.courses.all(app.services.user.id):
            if card.title == COURSE:
                view = await work.courses.outline(card.id, app.services.user.id)
                return view.lessons[0].id, view.lessons[0].quizzes[0].asset_id
        quiz = quiz_of(*QUESTIONS, title="Practice", settings={"navigation": "free"},
                       ext={"coursegen:run": {"behaviour": "practice"}})  # fmt: skip
        terms = [{"term": term, "definition": definition} for term, definition in TERMS]
        assets = (
            AssetDraft(asset_type="quiz", content=quiz),
            AssetDraft(asset_type="terms", content={"terms": terms}),
        )
        lesson = LessonDraft(title="Up and down", content=TEXT, assets=assets)
        module = ModuleDraft(title="One", lessons=(lesson,))
        draft = CourseDraft(title=COURSE, is_published=True, language="en", modules=(module,))
        key = await work.courses.add(draft)
        view = await work.courses.outline(key, app.services.user.id)
        await work.commit()
        return view.lessons[0].id, view.lessons[0].quizzes[0].asset_id


async def _model(app: AppWindow, *, is_there: bool) -> None:
    """A connection that plays a script, or none."""
    connections = app.services.connections
    for view in await connections.list():
        await connections.remove(view.connection.id)
    if is_there:
        script = Path(app.folder) / "script.json"
        script.write_text(json.dumps(SCRIPT), encoding="utf-8")
        await connections.save(
            Connection("", "Ollama at home", SCRIPTED, str(script), model="scripted")
        )
        (first,) = await connections.list()
        await connections.choose(first.connection.id)


async def _wrong(app: AppWindow, name: str) -> Any:
    """A practice quiz at a question that was answered wrongly."""
    _, quiz = await _course(app)
    await app.go(LibraryRoute())
    app.desk.navigator.screen_for(QuizRoute).stale = True
    page = await app.go(QuizRoute(quiz))
    page.show_question(page.state.place_of(name))
    page.pane.interaction.set_answer(WRONG[name])
    page.go_on()
    await app.settled()
    app.window.notices.clear()
    return page


async def _steps(app: AppWindow, ladder: Any, count: int) -> None:
    for _ in range(count):
        ladder.go_on()
        await app.settled()


@scene("hint")
async def hint(app: AppWindow, learned: Learned) -> None:
    await _model(app, is_there=False)
    await _wrong(app, "heat")


@scene("hint-steps")
async def hint_steps(app: AppWindow, learned: Learned) -> None:
    await _model(app, is_there=False)
    page = await _wrong(app, "heat")
    await _steps(app, page.pane.help, 4)


@scene("hint-all")
async def hint_all(app: AppWindow, learned: Learned) -> None:
    await _model(app, is_there=False)
    page = await _wrong(app, "match")
    await _steps(app, page.pane.help, 4)


@scene("hint-talk")
async def hint_talk(app: AppWindow, learned: Learned) -> None:
    await _model(app, is_there=True)
    page = await _wrong(app, "heat")
    ladder = page.pane.help
    await _steps(app, ladder, 1)
    ladder.ask.click()
    ladder.talk.said.emit("I do not see why.")
    await app.settled()


@scene("hint-review")
async def hint_review(app: AppWindow, learned: Learned) -> None:
    """A card that was forgotten."""
    await _model(app, is_there=False)
    _, quiz = await _course(app)
    review, me = app.services.review, app.services.user.id
    card = await review.add_question(quiz, "cloud", user_id=me)
    view = await review.card(card, user_id=me)
    app.desk.navigator.screen_for(ReviewSessionRoute).stale = True
    page = await app.go(ReviewSessionRoute(course_id=view.course_id))
    page.pane.interaction.set_answer(WRONG["cloud"])
    page.go_on()
    await app.settled()
    app.window.notices.clear()
    await _steps(app, page.pane.help, 2)


async def _ask(app: AppWindow, *, model: bool) -> Any:
    await _model(app, is_there=model)
    lesson, _ = await _course(app)
    await app.go(LibraryRoute())
    app.desk.navigator.screen_for(LessonRoute).stale = True
    page = await app.go(LessonRoute(lesson))
    if page.side.is_asking:
        page.side.contents_tab.setChecked(True)
    page.toggle_ask()
    await app.settled()
    return page


@scene("reader-ask")
async def reader_ask(app: AppWindow, learned: Learned) -> None:
    await _ask(app, model=False)


@scene("reader-ask-word")
async def reader_ask_word(app: AppWindow, learned: Learned) -> None:
    page = await _ask(app, model=False)
    page.side.ask.field.setText("condensation")
    page.side.ask.looked_up.emit("condensation")
    await app.settled()


@scene("reader-ask-question")
async def reader_ask_question(app: AppWindow, learned: Learned) -> None:
    page = await _ask(app, model=False)
    panel = page.side.ask
    panel.check_chosen.emit("check-1")
    await app.settled()
    await _steps(app, panel.ladder, 3)


@scene("reader-ask-talk")
async def reader_ask_talk(app: AppWindow, learned: Learned) -> None:
    page = await _ask(app, model=True)
    for words in ("Why do I feel cold after a swim?", "Because it becomes vapour?"):
        page.side.ask.talk.said.emit(words)
        await app.settled()


@scene("about-tutor")
async def about_tutor(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course))
    page.head.details_requested.emit()
    await app.settled()
    from coursegen_desktop.ui.editor.about.pane import AboutPane

    pane = page.findChild(AboutPane)
    pane.tutor.setFocus()
    pane._page.ensureWidgetVisible(pane.tutor, 0, 160)
