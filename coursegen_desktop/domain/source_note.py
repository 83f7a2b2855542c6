"""Notes of a lesson that hold a passage of its source: `[^src1]: source:a.md#b1:0-9 "Words."`.

The reader shows a number in their place, so they are no text that is read.
"""

import re

_SOURCE_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:[ \t]*source:")


def is_source_note(line: str) -> bool:
    """Whether a line of Markdown holds such a note."""
    return line.startswith("[^") and _SOURCE_NOTE.match(line) is not None
