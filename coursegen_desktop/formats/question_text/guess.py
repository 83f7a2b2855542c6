"""Whether a pasted text is GIFT."""

from __future__ import annotations

import re

# Braces that hold answers; a formula or a gap of Markdown has none of these signs in them.
_ANSWERS = re.compile(
    r"(?<!\\)\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#[^{}]*)?\}|\})", re.IGNORECASE
)
_MARKS = re.compile(r"^[ \t]*(?:::[^\n:]+::|\$CATEGORY:)", re.MULTILINE)
_LOOKED_AT = 200_000


def is_gift(text: str) -> bool:
    """Titles, categories or braces with answers: that is how GIFT looks, and no list."""
    head = text[:_LOOKED_AT]
    return bool(_ANSWERS.search(head) or _MARKS.search(head))
