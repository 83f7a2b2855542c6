"""What a person prefers."""

from dataclasses import dataclass

THEMES = ("system", "light", "dark", "contrast")
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Look of the program. `text_scale` multiplies every font size (1.0 is 14 px body text)."""

    theme: str = "system"
    text_scale: float = 1.0
    reduced_motion: bool = False

    def checked(self) -> "Preferences":
        """The same with anything impossible put back to its default."""
        theme = self.theme if self.theme in THEMES else "system"
        scale = min(max(float(self.text_scale), TEXT_SCALES[0]), TEXT_SCALES[-1])
        return Preferences(theme, scale, bool(self.reduced_motion))
