"""The reader while it reads aloud, and where there is no voice."""

from __future__ import annotations

from coursegen_desktop.media.narrator import Loss
from coursegen_desktop.media.voice import Voice
from tests.ui.narrator import FakeNarrator
from tests.windowed import AppWindow, eventually, signalled

from .learner import Learned
from .scenes import reader, scene


async def _voice(app: AppWindow, learned: Learned) -> FakeNarrator:
    # Painted before it is read again: the next painting is that of the second time.
    await reader(app, learned)
    painted = signalled(app.page.pane.painted)
    app.screen.reload()
    await painted
    await app.settled()
    voice = FakeNarrator()
    app.screen._aloud.close()
    app.screen._aloud._make_narrator = lambda: voice
    return voice


@scene("reader-aloud")
async def reader_aloud(app: AppWindow, learned: Learned) -> None:
    voice = await _voice(app, learned)
    app.page.aloud.click()
    await app.settled()
    for count in range(2, 5):
        voice.finish()
        await eventually(lambda count=count: len(voice.said) >= count, "the next sentence")
    start = voice.said[-1].find(" ") + 1
    voice.word(start, len(voice.said[-1][start:].split()[0]))


@scene("reader-aloud-made-here")
async def reader_with_a_made_voice(app: AppWindow, learned: Learned) -> None:
    voice = await _voice(app, learned)
    voice.voices = (Voice("hibari/heart", "Heart", "en_US", "hibari"), *voice.voices)
    app.page.aloud.click()
    await app.settled()
    voice.finish()
    await eventually(lambda: len(voice.said) >= 2, "the next sentence")
    voice.word(0, len(voice.said[-1].split()[0]))


@scene("reader-aloud-no-sound")
async def reader_without_sound(app: AppWindow, learned: Learned) -> None:
    voice = await _voice(app, learned)
    voice.answers = False
    app.page.aloud.click()
    await app.settled()
    voice.lose(Loss.NO_SOUND)


@scene("reader-aloud-no-voice")
async def reader_without_voice(app: AppWindow, learned: Learned) -> None:
    voice = await _voice(app, learned)
    voice.answers = False
    app.page.aloud.click()
    await app.settled()
    voice.lose(Loss.NO_ENGINE)
