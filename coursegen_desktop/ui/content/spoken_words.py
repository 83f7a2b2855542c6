"""What a voice says in place of what cannot be spoken, in the language of the program."""

from __future__ import annotations

from ...domain.speech import Phrases
from ..kit.translate import tr


def phrases() -> Phrases:
    """The words, translated."""
    return Phrases(
        table_skipped=tr("Table, skipped."),
        code_skipped=tr("Code, skipped."),
        notes_skipped=tr("Notes, skipped."),
        formula=tr("formula"),
        formulas=_formulas(),
    )


def _formulas() -> dict[str, str]:
    # The braces stay for the formula's own parts, so nothing is filled in here.
    return {
        "=": tr("equals"),
        "+": tr("plus"),
        "-": tr("minus"),
        "*": tr("times"),
        "/": tr("divided by"),
        "<": tr("is less than"),
        ">": tr("is greater than"),
        "<=": tr("is at most"),
        ">=": tr("is at least"),
        "!=": tr("is not equal to"),
        "~": tr("is about"),
        "+-": tr("plus or minus"),
        "->": tr("gives"),
        "inf": tr("infinity"),
        "%": tr("percent"),
        "!": tr("factorial"),
        "squared": tr("squared"),
        "cubed": tr("cubed"),
        "power": tr("to the power of {exponent}", exponent="{exponent}"),
        "index": "{index}",
        "over": tr("{top} over {bottom}", top="{top}", bottom="{bottom}"),
        "root": tr("the square root of {content}", content="{content}"),
        "of": tr("of {content}", content="{content}"),
    }
