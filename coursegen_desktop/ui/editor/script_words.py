"""What an author is told when a script was written, or was written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kit.translate import tr

if TYPE_CHECKING:
    from ...services.script_writing import Made


def made_words(made: Made, *, anew: bool) -> str:
    """What happened to the script and to the slides that belong to it."""
    if not made.is_changed:
        return tr("The script is what the lesson gives: nothing was changed.")
    if made.is_new or anew:
        return tr("The script was written, and %n slide(s) with it.", len(made.deck.slides))
    if not made.script.made:
        return tr("Your own script stays as it is. Slides were made of the lesson.")
    told = [tr("The script and its slides are up to date with the lesson.")]
    if made.keeps_words or made.kept_slides:
        told.append(tr("What you wrote is kept."))
    if made.clashes:
        told.append(
            tr("In %n place(s) the lesson says something else now; look there.", made.clashes)
        )
    return " ".join(told)
