"""All voices as one: who is ready first, who speaks what, and what if some are missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coursegen_desktop.media.all_voices import AllVoices
from coursegen_desktop.media.narrator import Loss, Narrator
from coursegen_desktop.media.voice import Voice
from tests.ui.narrator import ANNE, DORA, FakeNarrator

HEART = Voice("hibari/heart", "Heart", "en_US", "hibari")
PLAIN = tuple(
    Voice(f"espeak/{code}", name, code, "espeak")
    for code, name in (("en_US", "English"), ("de", "German"), ("sw", "Swahili"))
)


class Two:
    """A narrator of two, and what it told."""

    def __init__(self) -> None:
        self.made = FakeNarrator((HEART, *PLAIN))
        self.system = FakeNarrator((ANNE, DORA))
        self.made.answers = self.system.answers = False
        makers: tuple[Callable[[], Narrator], ...] = (lambda: self.made, lambda: self.system)
        self.all = AllVoices(make_parts=makers)
        self.told: list[object] = []
        self.all.signals.ready.connect(lambda: self.told.append("ready"))
        self.all.signals.lost.connect(self.told.append)
        self.all.signals.finished.connect(self.told.append)
        self.all.open()


@pytest.fixture
def two(qapp: object) -> Two:
    return Two()


def test_who_is_ready_first_is_told_and_the_others_join(two: Two) -> None:
    assert two.all.is_looking and not two.all.is_ready
    two.made.become_ready()
    assert two.told == ["ready"] and two.all.is_ready and two.all.is_looking
    assert list(two.all.voices) == [HEART], "plain ones wait for the system's"
    two.system.become_ready()
    assert two.told == ["ready", "ready"] and not two.all.is_looking
    assert list(two.all.voices) == [HEART, ANNE, DORA, PLAIN[2]]


def test_each_speaks_its_own(two: Two) -> None:
    two.made.become_ready()
    two.system.become_ready()
    two.all.speak(1, "One.", HEART, 1.0)
    two.all.expect(["Two."], HEART, 1.0)
    assert two.made.said == ["One."] and two.made.expected == ["Two."]
    two.made.finish()
    two.all.speak(2, "Zwei.", DORA, 1.5)
    assert two.system.said == ["Zwei."] and two.system.used == [(DORA, 1.5)]
    assert two.made.stopped == 1 and two.system.expected == []
    two.system.finish()
    assert two.told[-2:] == [1, 2]
    two.all.speak(3, "Three.", None, 1.0)
    assert two.made.used[-1] == (HEART, 1.0)
    two.all.stop()
    assert two.system.stopped == 2


def test_one_that_is_not_there_is_not_missed(two: Two) -> None:
    two.made.become_ready()
    two.system.lose(Loss.NO_ENGINE)
    assert two.told == ["ready", "ready"] and not two.all.is_looking
    assert list(two.all.voices) == [HEART, *PLAIN[1:]]


def test_none_is_there(two: Two) -> None:
    two.made.lose(Loss.NO_SOUND)
    assert two.told == []
    two.system.lose(Loss.NO_VOICE)
    assert two.told == [Loss.NO_SOUND] and not two.all.is_looking


def test_the_one_that_speaks_is_lost_and_comes_again(two: Two) -> None:
    two.made.become_ready()
    two.system.become_ready()
    two.all.speak(1, "One.", HEART, 1.0)
    two.made.lose(Loss.ENDED)
    assert two.told[-1] == Loss.ENDED and not two.all.is_ready
    assert two.system.closed == 1
    two.all.open()
    two.made.become_ready()
    assert two.all.is_ready and two.told[-1] == "ready"


def test_the_one_that_is_silent_is_lost(two: Two) -> None:
    two.made.become_ready()
    two.system.become_ready()
    two.all.speak(1, "One.", HEART, 1.0)
    two.system.lose(Loss.ENDED)
    assert two.told[-1] == "ready" and two.all.is_ready
    assert ANNE not in two.all.voices
