"""Why a film cannot be played, in sentences."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from ...kit.translate import tr

# How files begin: Matroska and WebM, and Ogg. All else is kept from the player: what only calls
# itself a film may be a list of addresses, which would be fetched.
_BEGINNINGS = (b"\x1aE\xdf\xa3", b"OggS")


class Trouble(StrEnum):
    """What is the matter."""

    MISSING = "missing"
    BROKEN = "broken"
    CUT_SHORT = "cut_short"
    NO_CODEC = "no_codec"
    NO_PLAYER = "no_player"
    UNREADABLE = "unreadable"


def trouble_of(file: Path | None) -> Trouble | None:
    """What can be told of a file before it is opened; None when it looks well."""
    if file is None:
        return Trouble.MISSING
    try:
        with file.open("rb") as opened:
            head = opened.read(4)
    except FileNotFoundError:
        return Trouble.MISSING
    except OSError:
        return Trouble.BROKEN
    return None if head in _BEGINNINGS else Trouble.BROKEN


def trouble_words(trouble: Trouble, *, is_film: bool) -> str:
    """What happened, for learners and authors alike."""
    if trouble is Trouble.MISSING:
        return (
            tr("The film's file is no longer there.")
            if is_film
            else tr("The recording's file is no longer there.")
        )
    if trouble is Trouble.CUT_SHORT:
        return tr("It ends too early: its file is damaged from here on.")
    if trouble is Trouble.NO_CODEC:
        return tr("This computer cannot show the kind of pictures that this film has.")
    if trouble is Trouble.NO_PLAYER:
        return tr("This installation of the program has no film player.")
    if trouble is Trouble.UNREADABLE:
        return tr("It is in a form that this version of the program does not read.")
    return tr("Its file is damaged and cannot be played.")
