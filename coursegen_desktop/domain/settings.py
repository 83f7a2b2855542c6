"""What a person prefers."""

import re
from dataclasses import dataclass, replace

THEMES = ("system", "light", "dark", "contrast")
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Preferences:
    """Look of the program. `text_scale` multiplies every font size (1.0 is 14 px body text).

    `language` is the code of a catalogue ("en", "pt_BR"), "" for the system's language.
    """

    theme: str = "system"
    text_scale: float = 1.0
    reduced_motion: bool = False
    language: str = ""

    def checked(self) -> "Preferences":
        """The same with anything impossible put back to its default."""
        theme = self.theme if self.theme in THEMES else "system"
        scale = min(max(float(self.text_scale), TEXT_SCALES[0]), TEXT_SCALES[-1])
        language = self.language if _LANGUAGE.fullmatch(str(self.language)) else ""
        return Preferences(theme, scale, bool(self.reduced_motion), language)


SPEECH_RATES = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_MOST_VOICES = 100


@dataclass(frozen=True, slots=True)
class ReadingAloud:
    """How a person has lessons read aloud. `voices` are pairs of a language ("en") and the key
    of the voice chosen for it."""

    rate: float = 1.0
    voices: tuple[tuple[str, str], ...] = ()
    skip_code: bool = True
    skip_tables: bool = True
    skip_notes: bool = True
    announce: bool = True
    goes_on: bool = True

    def voice_for(self, language: str) -> str:
        """The key of the voice chosen for a language; "" when none was."""
        return dict(self.voices).get(_root(language), "")

    def with_voice(self, language: str, key: str) -> "ReadingAloud":
        """The same with a voice chosen for a language."""
        chosen = {**dict(self.voices), _root(language): key}
        return replace(self, voices=tuple(sorted(chosen.items())))


def reading_aloud_from(stored: object) -> ReadingAloud:
    """What was kept as JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return ReadingAloud()
    rate = stored.get("rate")
    pairs = stored.get("voices")
    voices = tuple(
        (pair[0], pair[1])
        for pair in (pairs if isinstance(pairs, list) else ())[:_MOST_VOICES]
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
    )
    switches = ("skip_code", "skip_tables", "skip_notes", "announce", "goes_on")
    return ReadingAloud(
        rate if isinstance(rate, float | int) and rate in SPEECH_RATES else 1.0,
        voices,
        **{name: bool(stored.get(name, True)) for name in switches},
    )


def _root(language: str) -> str:
    return language.replace("-", "_").partition("_")[0]


ALONE, SHARED = "alone", "shared"
IDLE_MINUTES = (0, 2, 5, 10, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who uses this computer. `mode` is "" until the first start has asked, then ALONE or SHARED.

    `alone_id` is the key of the person whose library opens without asking (ALONE). Signed out
    after `idle_minutes` without use, 0 for never. `self_register`: anybody may make a learner's
    account at the sign-in screen. `show_people`: that screen offers the names to choose from.
    `by_class`: the sign-in begins with the classes of the school.
    """

    mode: str = ""
    alone_id: int = 0
    idle_minutes: int = 15
    self_register: bool = True
    show_people: bool = True
    by_class: bool = False

    @property
    def is_shared(self) -> bool:
        """Everybody signs in."""
        return self.mode == SHARED


def sharing_from(stored: object) -> Sharing:
    """What was kept as JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return Sharing()
    usual = Sharing()
    mode = stored.get("mode")
    minutes, alone = stored.get("idle_minutes"), stored.get("alone_id")
    return Sharing(
        mode=mode if mode in (ALONE, SHARED) else "",
        alone_id=alone if isinstance(alone, int) else 0,
        idle_minutes=minutes if minutes in IDLE_MINUTES else usual.idle_minutes,
        self_register=bool(stored.get("self_register", True)),
        show_people=bool(stored.get("show_people", True)),
        by_class=bool(stored.get("by_class", False)),
    )
