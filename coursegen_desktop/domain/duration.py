"""How long a lesson takes.

Silent reading of non-fiction at 238 words a minute (Brysbaert 2019, a review of 190 studies);
a line of code takes 2.5 s and a figure half a minute.
"""

import functools
import math
import re

from .source_note import is_source_note

WORDS_PER_MINUTE = 238
SECONDS_PER_CODE_LINE = 2.5
SECONDS_PER_FIGURE = 30

_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_FIGURE = re.compile(r"!\[[^\]]{0,500}\]\(")


# A save asks for the text before and after, twice: each text is counted once.
@functools.lru_cache(maxsize=4)
def reading_minutes(markdown: str) -> int:
    """Whole minutes to read `markdown`, without the passages it cites; at least one."""
    words = code_lines = 0
    in_code = False
    for line in markdown.splitlines():
        if _FENCE.match(line.lstrip()):
            in_code = not in_code
        elif in_code:
            code_lines += bool(line.strip())
        elif not is_source_note(line):
            words += len(line.split())
    seconds = (
        words * 60 / WORDS_PER_MINUTE
        + code_lines * SECONDS_PER_CODE_LINE
        + len(_FIGURE.findall(markdown)) * SECONDS_PER_FIGURE
    )
    return max(1, math.ceil(seconds / 60))
