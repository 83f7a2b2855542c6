"""How a person likes to read: the look of lessons, and a few ways of the reader."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

PROGRAM = "program"
THEMES = (PROGRAM, "light", "sepia", "dark", "contrast")
SERIF, SANS, LEGIBLE = "Source Serif 4", "Inter", "Atkinson Hyperlegible"
FACES = (SERIF, SANS, LEGIBLE)

# (least, most, step); sizes are pixels before the program's own text scale.
SIZES = (14, 30, 1)
LINE_HEIGHTS = (1.3, 2.2, 0.02)
MEASURES = (45, 90, 1)
PARAGRAPHS = (0.0, 2.0, 0.05)
LETTERS = (0.0, 0.12, 0.01)


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """The look of a lesson's text.

    `measure` is the longest line in characters, 0 for the whole width; `paragraph_space` is the
    gap between paragraphs and `letter_space` that between letters, both in sizes of the text.
    `hyphenated` acts where `justified` is on and the language is known.
    """

    theme: str = PROGRAM
    face: str = SERIF
    size: int = 18
    line_height: float = 1.62
    measure: int = 75
    justified: bool = False
    hyphenated: bool = True
    paragraph_space: float = 1.05
    letter_space: float = 0.0

    @property
    def divides(self) -> bool:
        """Words are divided: ragged lines have no need of it."""
        return self.justified and self.hyphenated

    def checked(self) -> ReadingLook:
        """The same with anything impossible put right."""
        measure = int(self.measure)
        return ReadingLook(
            self.theme if self.theme in THEMES else PROGRAM,
            self.face if self.face in FACES else SERIF,
            int(_within(SIZES, self.size)),
            _within(LINE_HEIGHTS, self.line_height),
            0 if measure <= 0 else int(_within(MEASURES, measure)),
            bool(self.justified),
            bool(self.hyphenated),
            _within(PARAGRAPHS, self.paragraph_space),
            _within(LETTERS, self.letter_space),
        )


USUAL_LOOK = ReadingLook()

# Words a minute: where everybody begins (domain/duration.py names the source), and what is
# believed of somebody's own measured pace.
USUAL_PACE = 238.0
_PACES = (80.0, 600.0, 0.0)


@dataclass(frozen=True, slots=True)
class ReadingHabits:
    """What the reader keeps for a person.

    `single_keys`: letters alone are shortcuts. `completes`: a lesson that was read to its end is
    marked complete. `pace` is his words a minute.
    """

    look: ReadingLook = field(default_factory=ReadingLook)
    single_keys: bool = True
    completes: bool = True
    pace: float = USUAL_PACE

    def to_json(self) -> dict[str, Any]:
        """Plain data to keep."""
        return asdict(self)


def habits_from(stored: object) -> ReadingHabits:
    """What was kept as JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return ReadingHabits()
    pace = stored.get("pace")
    return ReadingHabits(
        _look_from(stored.get("look")),
        stored.get("single_keys") is not False,
        stored.get("completes") is not False,
        believable_pace(pace) if isinstance(pace, int | float) else USUAL_PACE,
    )


def believable_pace(words_a_minute: float) -> float:
    """A pace within what people can do; the usual one for what is no number."""
    return _within(_PACES, words_a_minute) if words_a_minute == words_a_minute else USUAL_PACE


def _look_from(stored: object) -> ReadingLook:
    if not isinstance(stored, dict):
        return USUAL_LOOK
    # Field by field: one that is spoilt does not take the others along.
    look = USUAL_LOOK
    for each in fields(ReadingLook):
        value = stored.get(each.name)
        usual = getattr(USUAL_LOOK, each.name)
        numeric = isinstance(usual, int | float) and not isinstance(usual, bool)
        fits = type(value) is type(usual) or (numeric and type(value) in (int, float))
        if fits and value == value:
            look = _with(look, each.name, value)
    return look


def _with(look: ReadingLook, name: str, value: Any) -> ReadingLook:
    try:
        return ReadingLook(**{**asdict(look), name: value}).checked()
    except (ValueError, OverflowError):
        return look


def _within(limits: tuple[float, float, float], value: float) -> float:
    return min(max(value, limits[0]), limits[1])
