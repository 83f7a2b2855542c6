"""Lessons on paper: the PDF is read back and holds what it should, and nothing it should not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.lesson import LessonView
from coursegen_desktop.rendering.page import render_plain
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content import printing
from coursegen_desktop.ui.content.print_page import PrintPage
from coursegen_desktop.ui.content.printing import PrintDialog
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute
from tests.windowed import AppWindow, click, eventually

RICH = """
Rain falls on the **land**[^1]. See [the survey](https://example.org/rain?year=2026) and
[the same](https://example.org/rain?year=2026), or [another](http://example.net/b).

??? note "Folded"
    Words that were folded away.

```python
value = "VERYLONG" + "x" * 3  # abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz the-end-of-it
```

| place | rain |
|---|---|
| Hill | 900 mm |

```check
Where does it rain most?

- [x] On the hill
  > SECRETFEEDBACK
- [ ] In the valley

> SECRETEXPLANATION
```

```check
It rains in [[SECRETPLACE]].
```

The area is $x^2$ here.

[^1]: On the sea too.
"""


async def _course(app: AppWindow, lessons: int = 3) -> CourseView:
    parts = [LessonDraft(title="Rain", content=RICH, duration_minutes=2)]
    parts += [
        LessonDraft(title=f"Lesson {n}", content="It rains. " * 900, duration_minutes=3)
        for n in range(2, lessons + 1)
    ]
    draft = CourseDraft(
        title="Weather / a course",
        description="Of rain and sun.",
        is_published=True,
        modules=(
            ModuleDraft(title="Wet", lessons=tuple(parts[:2])),
            ModuleDraft(title="Dry", lessons=tuple(parts[2:])),
        ),
    )
    services = app.services
    await services.workers.prewarm()  # a page that is laid out too slowly is shown as it was typed
    async with services.database.unit_of_work(write=True) as unit:
        key = await unit.courses.add(draft)
        await unit.commit()
    return await services.lessons.course(key, user_id=services.user.id)


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    offered: list[str] = []

    async def choose(_parent: object, _title: str, name: str, _kinds: object) -> str | None:
        offered.append(name)
        return None if path is None else str(path)

    monkeypatch.setattr(printing, "choose_save", choose)
    return offered


def _words(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


async def _printed(app: AppWindow) -> None:
    await app.screen.scope.settled()
    pages = "the page that printed is gone"
    await eventually(lambda: not app.window.findChildren(PrintPage), pages)


async def test_a_lesson_is_saved(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await window.sit_down()
    course = await _course(window)
    offered = _choose(monkeypatch, tmp_path / "rain")
    page = await window.go(LessonRoute(course.lessons[0].id))
    window.start.theme_host.apply("dark", 1.0)
    click(page.print)
    await _printed(window)
    assert offered == ["Rain.pdf"]
    reader = PdfReader(tmp_path / "rain.pdf")
    assert reader.metadata is not None and reader.metadata.title == "Rain"
    words = _words(reader)
    flat = " ".join(words.split())
    assert "Words that were folded away." in flat
    assert "the-end-of-it" in words.replace("\n", ""), "long lines of code are wrapped"
    assert "900 mm" in flat and "On the sea too." in flat
    links = words[words.index("Links") :]
    assert re.findall(r"https?://\S+", links) == [
        "https://example.org/rain?year=2026", "http://example.net/b",
    ]  # fmt: skip
    assert flat.count("[1]") == 2 and flat.count("[2]") == 1
    assert "On the hill" in flat, "the question is there"
    assert "SECRET" not in words and "[x]" not in words, "and no answer to it"
    assert f"1 / {len(reader.pages)}" in flat
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["rain.pdf"]


async def test_a_course_is_saved_with_contents_and_outline(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await window.sit_down()
    course = await _course(window, 4)
    offered = _choose(monkeypatch, tmp_path / "course.pdf")
    page = await window.go(CourseRoute(course.id))
    click(page.print)
    await _printed(window)
    assert offered == ["Weather a course.pdf"]
    reader = PdfReader(tmp_path / "course.pdf")
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    for number, text in enumerate(texts, 1):
        assert text.startswith(f"{number} / {len(texts)} ")
    texts = [text.split(" ", 3)[3] for text in texts]
    assert "Weather / a course" in texts[0] and "Of rain and sun." in texts[0]
    assert texts[1].startswith("Contents")
    for title in ("Rain", "Lesson 2", "Lesson 3", "Lesson 4"):
        found = re.search(rf"{title} (\d+)", texts[1])
        assert found, f"{title} has its page in the contents: {texts[1]}"
        assert texts[int(found[1]) - 1].startswith(title)
    outline = reader.outline
    assert [item.title for item in outline if not isinstance(item, list)] == ["1. Wet", "2. Dry"]
    inner = [item for item in outline if isinstance(item, list)]
    assert [entry.title for entry in inner[1]] == ["Lesson 3", "Lesson 4"]
    number = reader.get_destination_page_number(inner[1][1])
    assert number is not None and texts[number].startswith("Lesson 4")


async def test_a_printing_that_is_cancelled_leaves_nothing(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await window.sit_down()
    course = await _course(window, 6)
    _choose(monkeypatch, tmp_path / "course.pdf")
    page = await window.go(CourseRoute(course.id))
    click(page.print)
    dialog = await eventually(
        lambda: next((d for d in window.window.findChildren(PrintDialog) if d.isVisible()), None)
    )
    assert dialog is not None
    await eventually(lambda: dialog.words.text().startswith("Lesson "), "a first lesson")
    QTimer.singleShot(0, dialog.stop.click)
    await window.screen.scope.settled()
    assert not [file for file in tmp_path.iterdir() if file.is_file()]
    assert not window.screen.scope.is_running(printing.TASK)
    # And nothing is broken: the next one comes to its end.
    click(page.print)
    await _printed(window)
    assert (tmp_path / "course.pdf").stat().st_size > 10_000


async def test_whoever_cancels_the_choice_prints_nothing(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    await window.sit_down()
    course = await _course(window)
    offered = _choose(monkeypatch, None)
    page = await window.go(CourseRoute(course.id))
    click(page.print)
    await _printed(window)
    assert len(offered) == 1
    assert not window.window.findChildren(PrintDialog)


async def test_a_folder_that_takes_no_file(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await window.sit_down()
    course = await _course(window)
    _choose(monkeypatch, tmp_path / "no such folder" / "rain.pdf")
    page = await window.go(LessonRoute(course.lessons[0].id))
    click(page.print)
    await _printed(window)
    told = " ".join(window.window.notices.texts())
    assert "There is no folder" in told


def test_a_text_as_it_was_typed_gives_no_answer_away() -> None:
    typed = render_plain(
        "One.\n\n```check\nWhich?\n\n- [x] SECRET\n```\n\nTwo.\n\n~~~~ check\n= SECRET\n~~~~\n"
        "Three.\n\n> ```check\n> SECRET\n> ```\n\n```python\nkept\n```\n"
        "\n```check\nSECRET without an end"
    )
    left = typed.html
    assert "SECRET" not in typed.text
    assert "SECRET" not in left
    assert [word in left for word in ("One.", "Two.", "Three.", "kept", "</pre>")] == [True] * 5


async def test_a_page_that_stays_plain_is_printed_without_answers(
    window: AppWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await window.sit_down()
    course = await _course(window)
    lessons = window.services.lessons
    asked: list[str] = []

    async def plain(lesson: LessonView) -> RenderedPage:
        asked.append(lesson.title)
        return render_plain(lesson.content)

    _choose(monkeypatch, tmp_path / "rain.pdf")
    page = await window.go(LessonRoute(course.lessons[0].id))
    monkeypatch.setattr(lessons, "page_html", plain)
    click(page.print)
    await _printed(window)
    words = _words(PdfReader(tmp_path / "rain.pdf"))
    assert asked.count("Rain") == 2, "tried once more"
    assert "Rain falls" in words and "SECRET" not in words
