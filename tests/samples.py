"""Small, complete courses as drafts, for tests that need one and do not care which."""

from __future__ import annotations

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft

WATER = """Water moves between the sea, the air and the land. This is the *water cycle*.

## Evaporation

**Evaporation** is the change of a liquid into a gas. The sun warms the sea, and vapour rises.

## Condensation

**Condensation** is the change of a gas into a liquid. Clouds form when vapour cools.

| Step | From | To |
|------|------|----|
| Evaporation | sea | air |
| Condensation | vapour | cloud |
"""

RIVERS = """A river carries rain back to the sea.

## Springs

A **spring** is a place where water leaves the ground.

```python
def flow(width: float, depth: float, speed: float) -> float:
    return width * depth * speed
```
"""

SOURCE = "water.md"


def _span(content: str, quote: str) -> dict[str, object]:
    start = content.index(quote)
    end = start + len(quote)
    return {"source": SOURCE, "block": "b1", "start": start, "end": end, "quote": quote}


def water_quiz() -> dict[str, object]:
    """A quiz JSON (version 1) with two items that rest on spans of WATER."""
    quote = "**Evaporation** is the change of a liquid into a gas."
    ext = {
        "coursegen:span": _span(WATER, quote),
        "coursegen:anchor": "evaporation",
    }
    return {
        "format": "quiz",
        "version": "1.0",
        "id": "water-cycle",
        "title": "The water cycle",
        "questions": [
            {
                "id": "q1",
                "type": "choice",
                "single": True,
                "prompt": "What is the change of a liquid into a gas called?",
                "points": 1,
                "choices": [
                    {"id": "a", "text": "Evaporation", "fraction": 1},
                    {"id": "b", "text": "Condensation", "fraction": 0},
                    {"id": "c", "text": "Spring", "fraction": 0},
                ],
                "feedback": {"general": quote},
                "ext": ext,
            },
            {
                "id": "q2",
                "type": "true_false",
                "prompt": "Clouds form when vapour cools.",
                "points": 1,
                "answer": True,
                "ext": ext,
            },
        ],
    }


def small_course(title: str = "The water cycle", *, published: bool = True) -> CourseDraft:
    """Two modules, three lessons, one quiz, terms and a summary."""
    definition = "the change of a liquid into a gas"
    sentence = "The sun warms the sea, and vapour rises."
    assets = (
        AssetDraft(asset_type="quiz", content=water_quiz()),
        AssetDraft(
            asset_type="terms",
            content={
                "version": 1,
                "terms": [
                    {
                        "term": "Evaporation",
                        "definition": definition,
                        "span": _span(WATER, definition),
                    }
                ],
            },
        ),
        AssetDraft(
            asset_type="summary",
            content={
                "version": 1,
                "sentences": [{"text": sentence, "span": _span(WATER, sentence)}],
            },
        ),
    )
    cycle = LessonDraft(title="Up and down", content=WATER, duration_minutes=3, assets=assets)
    rivers = LessonDraft(title="Rivers", content=RIVERS, duration_minutes=2)
    seas = LessonDraft(title="Seas", content="The sea is salt.\n", duration_minutes=1)
    return CourseDraft(
        title=title,
        description="How water travels.",
        learning_outcomes=("Name the steps of the water cycle", "Explain how clouds form"),
        language="en",
        licence="CC0-1.0",
        authors=("A. Writer",),
        is_published=published,
        modules=(
            ModuleDraft(title="The cycle", summary="From sea to cloud.", lessons=(cycle,)),
            ModuleDraft(title="On the ground", summary="And back.", lessons=(rivers, seas)),
        ),
    )
