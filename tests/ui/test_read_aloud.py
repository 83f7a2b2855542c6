"""The voice of the reader: what it says, what it lights, how it goes on and what stops it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.media.narrator import Loss
from coursegen_desktop.media.voice import Voice
from coursegen_desktop.ui.kit.routes import LessonRoute
from coursegen_desktop.ui.reader import aloud
from coursegen_desktop.ui.reader.aloud import SETTING
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.page import ReaderPage
from tests.windowed import click, eventually

from .library_parts import Place, press
from .narrator import ANNE, BOB, DORA, FakeNarrator
from .screen_parts import Desk, long_lesson, reader_of

pytestmark = pytest.mark.usefixtures("light_pages")

FIRST = """
It rains. The water runs off[^1].

```python
x = 1
```

| a | b |
|---|---|
| 1 | 2 |

The end of it.

[^1]: A note.
"""


class Read:
    """A reader in a window with a narrator under control."""

    def __init__(self, place: Place, desk: Desk, screen: ReaderScreen, voice: FakeNarrator) -> None:
        self.place, self.desk, self.screen, self.voice = place, desk, screen, voice
        self.lit: dict[str, list[tuple[int, int]]] = {}
        pane = screen.page.pane
        light = pane.light

        def note(layer: str, places: Any) -> None:
            self.lit[layer] = list(places)
            light(layer, places)

        pane.light = note  # type: ignore[method-assign]

    @property
    def page(self) -> ReaderPage:
        return self.screen.page

    @property
    def bar(self) -> Any:
        return self.page.aloud_bar

    def lit_words(self, layer: str = "spoken") -> list[str]:
        page = self.page.pane.page
        assert page is not None
        return [page.text[start:end] for start, end in self.lit.get(layer, [])]

    async def open(self, *contents: str, number: int = 0) -> None:
        lessons = tuple(
            LessonDraft(title=f"Lesson {n}", content=content, duration_minutes=1)
            for n, content in enumerate(contents, 1)
        )
        course = await self.desk.keep(
            CourseDraft(
                title="Rain", is_published=True, modules=(ModuleDraft(title="M", lessons=lessons),)
            )
        )
        self.keys = [item.id for item in course.lessons]
        await self.go(number)

    async def go(self, number: int) -> None:
        await self.screen.exit()
        await self.screen.enter(LessonRoute(self.keys[number]))
        await self.screen.scope.settled()

    async def play(self) -> None:
        click(self.page.aloud)
        await self.screen.scope.settled()

    async def hear(self, count: int) -> list[str]:
        """Let sentences end until `count` were said in all."""
        while len(self.voice.said) < count:
            before = len(self.voice.said)
            self.voice.finish()
            await eventually(lambda before=before: len(self.voice.said) > before, "the next one")
        return self.voice.said


@pytest.fixture
async def read(place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Read]:
    # It draws breath between sentences as people do, only ten times as fast.
    monkeypatch.setattr(aloud, "_SECOND_MS", 100)
    monkeypatch.setattr(aloud, "_LESSON_PAUSE_MS", 150)
    voice = FakeNarrator()
    screen = reader_of(place, desk, make_narrator=lambda: voice)
    place.show(screen.page)
    yield Read(place, desk, screen, voice)
    await screen.close()


async def test_a_lesson_is_read_from_its_title_to_its_end(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    assert read.bar.isVisible()
    assert read.voice.said == ["Lesson 1"]
    said = await read.hear(7)
    assert said == [
        "Lesson 1", "It rains.", "The water runs off.", "Code, skipped.", "Table, skipped.",
        "The end of it.", "Notes, skipped.",
    ]  # fmt: skip
    read.voice.finish()
    await eventually(lambda: read.bar.state.text() == "Read to the end", "the end")
    assert not await read.screen.in_use()
    assert read.lit_words() == []


async def test_the_sentence_and_the_word_are_lit(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    await read.hear(3)
    assert read.lit_words() == ["The water runs off1."]
    read.voice.word(4, 5)
    assert read.lit_words("spoken-word") == ["water"]
    read.voice.finish()
    assert read.lit_words("spoken-word") == []
    assert await read.screen.in_use(), "nobody is signed out while listening"


async def test_what_follows_is_told_beforehand(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    assert read.voice.expected == ["It rains.", "The water runs off."]
    await read.hear(2)
    assert read.voice.expected == ["The water runs off.", "Code, skipped."]
    await read.hear(7)
    assert read.voice.expected == []


HEART = Voice("hibari/heart", "Heart", "en_US", "hibari")


async def test_a_voice_that_is_made_here_comes_first(read: Read) -> None:
    read.voice.voices = (HEART, ANNE, BOB, DORA)
    await read.open(FIRST)
    await read.play()
    assert read.voice.used[-1][0] == HEART
    assert read.bar.voice.currentText() == "Heart (made on this computer)"
    assert "memory" in read.bar.voice.itemData(0, Qt.ItemDataRole.ToolTipRole)


async def test_the_chosen_voice_is_waited_for(read: Read) -> None:
    await read.desk.settings.put(SETTING, {"voices": [["en", ANNE.key]]})
    read.voice.voices, read.voice.is_looking = (HEART,), True
    await read.open(FIRST)
    await read.play()
    assert read.voice.said == [] and read.bar.state.text() == "Starting the voice…"
    read.voice.voices, read.voice.is_looking = (HEART, ANNE), False
    read.voice.become_ready()
    assert read.voice.used == [(ANNE, 1.0)] and not read.bar.trouble.isVisible()


async def test_voices_that_are_found_later_are_offered(read: Read) -> None:
    read.voice.voices, read.voice.is_looking = (HEART,), True
    await read.open(FIRST)
    await read.play()
    assert read.voice.said == ["Lesson 1"] and read.bar.voice.count() == 1
    read.voice.voices, read.voice.is_looking = (HEART, ANNE), False
    read.voice.become_ready()
    assert read.bar.voice.count() == 2 and read.voice.said == ["Lesson 1"]


async def test_pause_and_play_begin_the_sentence_anew(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    await read.hear(2)
    click(read.bar.play)
    assert read.bar.state.text() == "Paused"
    assert read.bar.play.accessibleName() == "Play"
    assert not await read.screen.in_use()
    read.voice.finish()  # what a slow engine still tells
    click(read.bar.play)
    assert read.voice.said == ["Lesson 1", "It rains.", "It rains."]


async def test_a_sentence_back_and_on(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    await read.hear(3)
    click(read.bar.back)
    click(read.bar.back)  # there is none before the first
    click(read.bar.onward)
    assert read.voice.said[3:] == ["It rains.", "The water runs off."]
    click(read.bar.play)
    click(read.bar.onward)
    assert len(read.voice.said) == 5, "a pause stays a pause"
    assert read.bar.state.text() == "Paused"
    click(read.bar.play)
    assert read.voice.said[-1] == "Code, skipped."


async def test_it_goes_on_to_the_next_lesson_by_itself(read: Read) -> None:
    await read.open("One.", "", "Three.")
    await read.play()
    await read.hear(2)
    read.voice.finish()
    await eventually(lambda: read.place.routes, "the way on")
    assert read.place.routes == [LessonRoute(read.keys[1])]
    assert await read.screen.in_use()
    await read.go(1)  # empty: it leads on once more
    await eventually(lambda: len(read.place.routes) == 2, "the way on")
    await read.go(2)
    assert read.voice.said == ["Lesson 1", "One.", "Lesson 3"]
    assert read.bar.isVisible()


async def test_it_stays_when_it_should_not_go_on(read: Read) -> None:
    await read.desk.settings.put(SETTING, {"goes_on": False})
    await read.open("One.", "Two.")
    await read.play()
    await read.hear(2)
    read.voice.finish()
    await eventually(lambda: read.bar.state.text() == "Read to the end", "the end")
    assert read.place.routes == []


async def test_leaving_falls_silent(read: Read) -> None:
    await read.open(FIRST, "Two.")
    await read.play()
    stops = read.voice.stopped
    await read.go(1)
    assert read.voice.stopped == stops + 1
    assert not await read.screen.in_use()
    assert read.lit_words() == []
    await read.play()
    read.screen._aloud.close()  # as the screen's own end does
    assert read.voice.closed == 1
    assert read.voice.stopped == stops + 2


async def test_a_lesson_that_does_not_come_ends_the_voice(read: Read) -> None:
    await read.open("One.", "Two.")
    await read.play()
    await read.hear(2)
    read.voice.finish()
    await eventually(lambda: read.place.routes, "the way on")
    await read.screen.exit()
    await read.screen.enter(LessonRoute(read.keys[0]))  # as the navigator comes back
    assert not await read.screen.in_use()


async def test_settings_apply_at_once_and_are_kept(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    await read.hear(4)
    menu: QMenu = read.bar.make_menu()
    names = [action.text() for action in menu.actions()]
    menu.actions()[names.index("Skip code")].trigger()
    menu.deleteLater()
    assert read.voice.said[-1] == "x = 1", "the code is read now"
    read.bar.rate.setCurrentIndex(read.bar.rate.findData(2.0))
    assert read.voice.used[-1] == (BOB, 2.0)
    read.bar.voice.setCurrentIndex(read.bar.voice.findData(ANNE.key))
    assert read.voice.used[-1] == (ANNE, 2.0)
    await read.screen.scope.settled()
    kept = await read.desk.settings.get(SETTING)
    assert kept["rate"] == 2.0 and kept["skip_code"] is False
    assert kept["voices"] == [["en", ANNE.key]]


async def test_the_voice_of_the_language_is_taken(read: Read) -> None:
    german = "Das Wasser ist in der Luft und das Eis ist auf dem See. Die Sonne wärmt es auf. " * 4
    await read.open(german)
    await read.play()
    assert read.voice.used[-1][0] == DORA


async def test_no_voice_for_the_language(read: Read) -> None:
    await read.open("Вода испаряется и поднимается в воздух. Потом идёт дождь.")
    await read.play()
    assert read.voice.said == []
    assert read.bar.trouble.text.startswith("There is no voice for Russian.")
    read.bar.voice.setCurrentIndex(read.bar.voice.findData(ANNE.key))
    click(read.bar.play)
    await read.screen.scope.settled()
    await read.hear(2)
    assert read.voice.used[-1][0] == ANNE, "whoever wants it gets another one"


async def test_a_voice_that_was_taken_away(read: Read) -> None:
    await read.desk.settings.put(SETTING, {"voices": [["en", "en_AU/Gone"]]})
    await read.open(FIRST)
    await read.play()
    assert read.voice.used[-1][0] == BOB
    assert "no longer there" in read.bar.trouble.text


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (Loss.NO_ENGINE, "This computer has no voice yet."),
        (Loss.NO_VOICE, "This computer has no voice yet."),
        (Loss.NO_ANSWER, "The voice does not answer."),
        (Loss.NO_SOUND, "There are no loudspeakers or headphones"),
    ],
)
async def test_without_a_voice_it_says_what_to_do(read: Read, loss: Loss, words: str) -> None:
    read.voice.answers = False
    await read.open(FIRST)
    await read.play()
    assert read.bar.state.text() == "Starting the voice…"
    read.voice.lose(loss)
    assert read.bar.trouble.isVisible()
    assert read.bar.trouble.text.startswith(words)
    assert "press Play again" in read.bar.trouble.text
    read.voice.answers = True
    click(read.bar.play)
    await read.screen.scope.settled()
    assert read.voice.said == ["Lesson 1"]
    assert not read.bar.trouble.isVisible()


async def test_an_engine_that_dies_in_the_middle(read: Read) -> None:
    await read.open(FIRST)
    await read.play()
    await read.hear(3)
    read.voice.lose(Loss.ENDED)
    assert read.lit_words() == []
    assert read.bar.trouble.text.startswith("The voice stopped unexpectedly.")
    assert not await read.screen.in_use()
    click(read.bar.play)
    await read.screen.scope.settled()
    assert read.voice.opened == 2
    assert read.voice.said[-1] == "The water runs off.", "it goes on where it was"


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "This lesson is empty"), ("```\nx = 1\n```", "There is nothing to read aloud here")],
)
async def test_nothing_to_say(read: Read, content: str, words: str) -> None:
    await read.desk.settings.put(SETTING, {"announce": False})
    await read.open(content)
    await read.play()
    assert read.voice.said == []
    assert read.bar.trouble.text.startswith(words)


async def test_it_begins_at_the_selection_or_the_top_of_the_window(read: Read) -> None:
    await read.open(long_lesson().content)
    text = read.page.pane.page.text  # type: ignore[union-attr]
    at = text.index("Part 5") + len("Part 5") + 60
    read.page.pane.told.emit("selection", {"start": at, "end": at + 4})
    await read.play()
    assert read.voice.said == ["The tide comes in twice a day and goes out again."]
    assert read.lit["spoken"][0][0] <= at < read.lit["spoken"][0][1]
    read.bar.closed.emit()
    read.page.pane.told.emit("selection", {"start": -1, "end": -1})
    read.page.pane.scroll_to_position(0.5)
    await eventually(lambda: read.page.pane.position > 0.4, "the scrolling")
    await read.play()
    assert 0.35 * len(text) < read.lit["spoken"][0][0] < 0.65 * len(text)


async def test_whoever_scrolls_away_is_left_alone_and_led_back(read: Read) -> None:
    await read.open(long_lesson().content)
    await read.play()
    await read.hear(4)
    assert not read.bar.follow.isVisible()
    read.page.pane.scroll_to_position(1.0)
    await read.hear(5)
    assert read.page.pane.position > 0.9
    assert read.bar.follow.isVisible()
    click(read.bar.follow)
    assert read.page.pane.position < 0.2
    await eventually(lambda: not read.bar.follow.isVisible(), "the button gone")


async def test_by_keyboard_alone(read: Read) -> None:
    await read.open(FIRST)
    page = read.page
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    page.pane.setFocus()
    QTest.keyClick(page.window(), Qt.Key.Key_Space, chord)
    await eventually(lambda: read.voice.said == ["Lesson 1"], "the voice")
    QTest.keyClick(page.window(), Qt.Key.Key_PageDown, chord)
    await eventually(lambda: read.voice.said[1:] == ["It rains."], "a sentence on")
    await read.hear(3)
    QTest.keyClick(page.window(), Qt.Key.Key_PageUp, chord)
    await eventually(lambda: read.voice.said[3:] == ["It rains."], "a sentence back")
    read.bar.play.setFocus()
    press(read.bar.play, Qt.Key.Key_Escape)
    assert not read.bar.isVisible()
    assert QApplication.focusWidget() is not None


async def test_without_a_narrator_there_is_no_button(place: Place, desk: Desk) -> None:
    screen = reader_of(place, desk)
    place.show(screen.page)
    assert not screen.page.aloud.isVisible()
    await screen.close()
