"""Answering a question in the midst of a lesson: fields, keys, and what is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content.checks import Checks
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.tasks import TaskScope
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import eventually, signalled

LESSON = """
```check
Which gas?

- [x] Carbon dioxide
  > Leaves take it in.
- [ ] Oxygen

> It is the *food* of leaves.
```

```check
The [[air]] moves.
```

```check
Pairs
- leaf -> sugar
- root -> water
```

```check
In order
1. one
2. two
```
"""


async def _rendered(markdown: str) -> RenderedPage:
    return render(markdown)


@pytest.fixture
async def pane(theme_host: ThemeHost) -> AsyncIterator[LessonPane]:
    """The lesson above, with somebody who judges."""
    made = LessonPane(resources_dir())
    scope = TaskScope(lambda error: pytest.fail(str(error)))
    checks = Checks(made, scope, _rendered)
    made.resize(700, 900)
    made.set_theme(theme_host.theme, 1.0)
    made.show()
    painted = signalled(made.painted)
    made.show_page(render(LESSON), "Title")
    await painted
    yield made
    await scope.close()
    del checks
    delete(made)


async def ask(pane: LessonPane, source: str) -> Any:
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    assert pane._web is not None
    pane._web.page().run(f"JSON.stringify({source})", answer.set_result)
    text = await asyncio.wait_for(answer, 20)
    return json.loads(text) if text else None


BOX = "document.querySelector('.check-{}')"


async def told(pane: LessonPane, number: int) -> str:
    """What stands below a question once it was judged."""
    words = f"{BOX.format(number)}.querySelector('.app-check-told').innerText"

    async def spoken() -> str:
        return str(await ask(pane, words))

    for _ in range(200):
        if text := await spoken():
            return text
        await asyncio.sleep(0.02)
    raise AssertionError("nothing was told")


async def press(pane: LessonPane, where: str, key: str) -> None:
    await ask(
        pane,
        f"({where}.dispatchEvent(new KeyboardEvent('keydown', {{key: {json.dumps(key)},"
        " bubbles: true, cancelable: true})), 1)",
    )


async def test_a_choice_by_keyboard_wrong_then_right(pane: LessonPane) -> None:
    box = BOX.format(1)
    radios = f"[...{box}.querySelectorAll('[role=radio]')]"
    assert await ask(pane, f"{box}.getAttribute('aria-label')") == "Check yourself"
    assert await ask(pane, f"{box}.querySelector('button').disabled") is True
    await press(pane, f"{radios}[0]", "ArrowDown")
    assert await ask(pane, f"{radios}.map(r => r.ariaChecked)") == ["false", "true"]
    await press(pane, f"{radios}[1]", "Enter")
    words = await told(pane, 1)
    assert words.startswith("✗ That is not right.")
    assert "It is the food of leaves." in words
    assert "✗ wrong" in await ask(pane, f"{radios}[1].innerText")
    assert "this would be right" in await ask(pane, f"{radios}[0].innerText")
    await ask(pane, f"({box}.querySelector('button').click(), 1)")
    assert await ask(pane, f"{radios}.map(r => r.ariaChecked)") == ["false", "false"]
    await press(pane, f"{radios}[0]", " ")
    await press(pane, f"{radios}[0]", "Enter")
    words = await told(pane, 1)
    assert words.startswith("✓ That is right.")
    assert "✓ right – Leaves take it in." in await ask(pane, f"{radios}[0].innerText")


async def fill(pane: LessonPane, where: str, value: str) -> None:
    await ask(
        pane,
        f"({where}.value = {json.dumps(value)},"
        f"{where}.dispatchEvent(new Event('input', {{bubbles: true}})), 1)",
    )


async def test_typing_a_gap(pane: LessonPane) -> None:
    field = f"{BOX.format(2)}.querySelector('input')"
    assert await ask(pane, f"{field}.ariaLabel") == "Gap 1"
    await fill(pane, field, "water")
    await press(pane, field, "Enter")
    words = await told(pane, 2)
    assert "✗ That is not right." in words
    assert "Right would be: air" in words


async def test_pairs_and_order_by_lists(pane: LessonPane) -> None:
    lists = f"[...{BOX.format(3)}.querySelectorAll('select')]"
    assert await ask(pane, f"{lists}[0].ariaLabel") == "What belongs to: leaf"
    for number, wanted in enumerate(("sugar", "water")):
        options = await ask(pane, f"[...{lists}[{number}].options].map(o => [o.value, o.text])")
        key = next(value for value, text in options if text == wanted)
        await fill(pane, f"{lists}[{number}]", key)
    await ask(pane, f"({BOX.format(3)}.querySelector('button').click(), 1)")
    assert (await told(pane, 3)).startswith("✓ That is right.")

    rows = f"[...{BOX.format(4)}.querySelectorAll('li')]"
    items = await ask(pane, f"{rows}.map(r => r.firstChild.data.trim())")
    for number, item in enumerate(items):
        place = "1" if item == "one" else "2"
        await fill(pane, f"{rows}[{number}].querySelector('select')", place)
    await ask(pane, f"({BOX.format(4)}.querySelector('button').click(), 1)")
    assert (await told(pane, 4)).startswith("✓ That is right.")


async def test_fields_are_no_part_of_the_lesson(pane: LessonPane) -> None:
    page = pane.page
    assert page is not None
    start = page.text.index("Oxygen")
    pane.light("hit", [(start, start + 6)])

    async def lit() -> bool:
        words = "[...CSS.highlights.get('hit') || []].map(r => r.startContainer.data)[0]"
        return bool(await ask(pane, words) == "Oxygen")

    assert await lit()
    await eventually(lambda: pane.page is page, "it stays")
