"""Imported by a worker when it starts: what would make its first lesson late is done then.

The first question that is read builds the checks of all question types, which takes longer than
many a lesson; a lesson's time is not for that.
"""

from ..domain.written_question import read_written
from . import citations, convert, diagrams, finish, mathematics, text

READY = (citations, convert, diagrams, finish, mathematics, text)

# Markdown's extensions are imported, and their patterns compiled, by the first text.
convert.to_html("Is *it* ready?")
read_written("Is it ready?\n\n- [x] Yes\n- [ ] No")
