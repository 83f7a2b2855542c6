"""A reader's look as the style sheets of the two readers want it."""

from __future__ import annotations

from ...domain.reading_look import LEGIBLE, SANS, SERIF, ReadingLook

# The width of an average character of English prose, in sizes of the text (measured).
CHARACTER = {SERIF: 0.441, SANS: 0.484, LEGIBLE: 0.437}


def column_width(look: ReadingLook) -> float:
    """The longest line in sizes of the text; 0 for as long as the window allows."""
    return look.measure * (CHARACTER[look.face] + look.letter_space)


def page_values(look: ReadingLook) -> dict[str, str]:
    """The variables of resources/page/lesson.css, without their dashes."""
    column = column_width(look)
    return {
        "face": f'"{look.face}"',
        # Whoever needs letters that cannot be confused needs them in tables too.
        "plain": f'"{LEGIBLE if look.face == LEGIBLE else SANS}"',
        "size": f"{look.size}",
        "leading": f"{look.line_height:.2f}",
        "letters": f"{look.letter_space:.3f}",
        "column": f"{column:.2f}rem" if column else "100vw",
        "gap": f"{look.paragraph_space:.2f}",
        "align": "justify" if look.justified else "start",
    }
