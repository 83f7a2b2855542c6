"""What rendering gives back: plain values that travel between processes and to the window."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Heading(NamedTuple):
    """A heading of the page. `level` is 2 to 6 (the lesson's title is 1), `anchor` its id."""

    level: int
    text: str
    anchor: str


class Diagram(NamedTuple):
    """A diagram of the page: `key` names its drawings, `source` is what its author wrote."""

    key: str
    source: str


class Citation(NamedTuple):
    """What stands behind a link to a source: its address, name, place in it, and the passage."""

    address: str
    name: str
    place: str = ""
    quote: str = ""


class Block(NamedTuple):
    """A run of words in one block of the page, [start, end) in characters of its text.

    `kind`: heading, text, item, cell, caption, code, or note (a footnote's own words).
    """

    kind: str
    start: int
    end: int


class Formula(NamedTuple):
    """Where a formula stands in the page's text, and its TeX."""

    start: int
    end: int
    tex: str


@dataclass(frozen=True, slots=True)
class Check:
    """A question in the page's box of class `key`: its canonical JSON, and its fields.

    `view` is what the page's script needs to offer the fields, without any right answer.
    """

    key: str
    question: str
    view: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The body of a lesson as cleaned HTML, its headings in order, and its length.

    `text` is the body's textContent; `blocks`, `formulas` and `signs` (the marks that lead to
    notes and back) are places in it. `checks` are the questions in it; `terms` the definitions,
    as cleaned HTML, that the body's `data-term` numbers; `citations` the sources that it links
    to; `media` the files that it shows, by name, and where each lies in the media folder.
    `is_plain` says that the text could not be laid out in the time and size allowed and is shown
    as it was typed.
    """

    html: str
    headings: tuple[Heading, ...]
    words: int
    is_plain: bool = False
    text: str = ""
    blocks: tuple[Block, ...] = ()
    formulas: tuple[Formula, ...] = ()
    signs: tuple[tuple[int, int], ...] = ()
    checks: tuple[Check, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    terms: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    media: tuple[tuple[str, str], ...] = ()
