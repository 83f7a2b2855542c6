"""A day of a class at its computer, by hand: a real display, real clicks, a power cut, a teacher.

Nothing is done from inside. The day then goes to the teacher's computer, twice.
"""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from coursegen_desktop.app.kiosk_ends import LEFT
from coursegen_desktop.ui.content.animals import picture_words

from .arena import Arena, missing_tools, send
from .hands import Hands
from .library import PIN, TITLE
from .school import CHILDREN, Pupil, make_school, make_teachers_computer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}"),
]
HOLD_S = 3.4
FIRST, SECOND = "What is the change of a liquid", "Clouds form when vapour cools."


class Day:
    """What children and their teacher do, one after the other."""

    def __init__(self, arena: Arena, folder: Path, pupils: dict[str, Pupil]) -> None:
        self.arena, self.folder, self.pupils = arena, folder, pupils
        self.hands = Hands(arena, folder)

    def come(self, name: str) -> None:
        """Touch the first screen where it shows, tap on oneself, then on one's pictures."""
        hands = self.hands
        first = ("Touch the screen", "Who is learning?")
        hands.until(lambda: any(one.name.startswith(first) for one in hands.seen()), "a beginning")
        if any(one.name.startswith("Touch") for one in hands.seen()):
            hands.click("Touch the screen")
        hands.find("Who is learning?")
        hands.click(f"{name}, ")  # an animal stands behind it
        for picture in self.pupils[name].pictures:
            hands.click(picture_words()[picture], whole=True)

    def leave(self) -> None:
        """The next one may sit down."""
        self.hands.click("I am done")
        self.hands.find("Who is learning?")

    def open_quiz(self) -> None:
        """From the library on."""
        self.hands.click("Water, 0 percent")
        self.hands.click("Quiz, The water cycle")
        self.hands.find(FIRST)

    def answer(self, words: str) -> None:
        """Tap on an answer, look at what was right, go on."""
        self.hands.click(words)
        self.hands.click("Check")
        self.hands.click("Next")

    def look_after(self) -> None:
        """The teacher holds the corner, gives the PIN on the pad and comes to the panel."""
        self.hands.hold("Teacher: unlock", HOLD_S)
        for digit in PIN:
            self.hands.click(digit, whole=True)
        self.hands.click("Unlock", whole=True)
        self.hands.click("Look after the class")
        self.hands.find("At this computer")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the library holds."""
        with closing(sqlite3.connect(self.folder / "coursegen.db")) as library:
            return library.execute(sql).fetchall()

    def says(self, *lines: str) -> None:
        """Wait until all of them stand on the screen."""
        for line in lines:
            self.hands.find(line)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    with ThreadPoolExecutor(1) as pool:
        pupils = pool.submit(asyncio.run, make_school(tmp_path)).result()
    with Arena(tmp_path, COURSEGEN_KIOSK_SESSION="openbox") as arena:
        yield Day(arena, tmp_path, pupils)


def test_a_day_of_a_class(day: Day) -> None:
    day.says(TITLE, "Wash your hands first.")
    take_turns(day)
    cut_the_power(day)
    teach(day)
    leave_the_kiosk(day)


def take_turns(day: Day) -> None:
    """Amara begins the quiz, Bao reads, Chidi looks around; each finds the place again."""
    day.come("Amara")
    day.open_quiz()
    day.answer("A. Evaporation")
    day.says(SECOND)
    day.leave()
    day.come("Bao")
    day.hands.click("Continue: Up and down")
    day.says("Mark complete and continue")
    day.leave()
    day.come("Chidi")
    day.says("Water, 0 percent")
    day.leave()
    day.come("Amara")
    day.says(SECOND, "1 of 2 answered")
    day.leave()
    day.come("Bao")
    day.says("Mark complete and continue")
    day.leave()


def cut_the_power(day: Day) -> None:
    """In the middle of Chidi's quiz. Nothing of it is open to Bao, who sits down first."""
    day.come("Chidi")
    day.open_quiz()
    day.answer("B. Condensation")
    day.says(SECOND)
    day.arena.window = day.arena.kiosk_window()
    send(day.arena, signal.SIGKILL)
    day.hands.until(lambda: not day.hands.seen(), "the fall")
    day.come("Bao")
    day.says("Mark complete and continue")
    day.leave()
    day.come("Chidi")
    day.says(SECOND, "1 of 2 answered, 0 right")
    attempts = day.rows("SELECT finished_at FROM quiz_attempts")
    assert len(attempts) == 2  # Amara's and Chidi's: nobody began anew
    day.arena.window = day.arena.kiosk_window()
    assert day.arena.escaped() == ""


def teach(day: Day) -> None:
    """Who is where; the next child; a quiz of the class, begun and ended; a word."""
    day.look_after()
    day.says("Chidi sits here.", "Amara, In a quiz", "Bao, In a lesson")
    day.hands.click("Begin the quiz")
    day.says("0 of 3 handed in", "Amara, In a quiz")
    day.hands.click("Keep the place, next child")
    day.come("Bao")  # led to it from the library's door
    day.says(FIRST)
    day.look_after()
    day.hands.click("End it for everybody")
    day.hands.click("End it", whole=True)
    day.says("3 of 3 handed in")
    day.hands.click("Back to the class")
    assert [row[0] != "" for row in day.rows("SELECT finished_at FROM quiz_attempts")] == [True] * 3


def leave_the_kiosk(day: Day) -> None:
    """The PIN once more: the program ends, and so does its supervisor."""
    day.hands.hold("Teacher: unlock", HOLD_S)
    day.hands.press(*PIN, "Return")
    day.hands.click("Leave the kiosk")
    assert day.arena.kiosk.wait(30) == LEFT
    found = day.rows("PRAGMA integrity_check")
    assert found == [("ok",)]
    assert len(CHILDREN) == 3 and make_teachers_computer
