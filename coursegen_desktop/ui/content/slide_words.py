"""The words that slides and their files say of their own accord, in the user's language."""

from __future__ import annotations

from ..kit.translate import tr


def slide_words() -> dict[str, str]:
    """By their names in media.slides.SlideWords."""
    return {
        "missing": tr("This picture is not there."),
        "undrawn": tr("This diagram could not be drawn here. It is written so:"),
        "credits": tr("Pictures and sources"),
        # {names} is put in later, for each deck.
        "made_from": tr("Made from {names}", names="{names}"),
    }
