"""What parts of books say they are: EPUB's structural semantics, DPUB roles, data-type of OpenStax.

A part with a name here is written as a fenced box, which the Markdown reader knows.
"""

from __future__ import annotations

import re

from ._html_tree import Element, tag_of

_HOLDERS = frozenset(("div", "section", "aside", "article", "li", "details", "p"))
_NAMES = {
    "learning-objectives": "objectives",
    "learning-objective": "objectives",
    "learning-outcomes": "objectives",
    "learning-outcome": "objectives",
    "objectives": "objectives",
    "key-points": "keypoints",
    "practice": "challenge",
    "exercise": "challenge",
    "general-problem": "challenge",
    "multiple-choice-problem": "challenge",
    "fill-in-the-blank-problem": "challenge",
    "true-false-problem": "challenge",
    "match-problem": "challenge",
    "answer": "solution",
    "solution": "solution",
    "doc-example": "example",
    "example": "example",
    "tip": "tip",
    "doc-tip": "tip",
    "warning": "warning",
    "notice": "note",
    "doc-notice": "note",
    "note": "note",
    "sidebar": "callout",
    "case-study": "example",
    "help": "tip",
}
_ATTRIBUTES = ("epub:type", "epub-type", "data-type", "role")


def box_of(element: Element) -> str:
    """The name of the box that an element is, "" for none."""
    if tag_of(element) not in _HOLDERS:
        return ""
    for attribute in _ATTRIBUTES:
        for name in (element.get(attribute) or "").lower().split():
            if found := _NAMES.get(name):
                # Roles are also given for how things look; only those of books count.
                return found if attribute != "role" or name.startswith("doc-") else ""
    return ""


# Parts of a book that are no text to learn from.
_ASIDE = re.compile(
    r"(?:^|\s)(?:doc-)?(?:cover|titlepage|halftitlepage|copyright-page|imprint|colophon|toc|loi|lot|"
    r"landmarks|page-list|index|dedication|seriespage|other-credits|errata|toc-brief)(?:\s|$)"
)
_ASIDE_TITLES = re.compile(
    r"(?:front |back )?cover|(?:half[- ]?)?title[- ]?page|copyright(?: page| notice)?|"
    r"(?:table of )?contents|index|imprint|colophon|uncopyright|dedication|about this e-?book|"
    r"inhalt(?:sverzeichnis)?|impressum|titelseite|stichwortverzeichnis|"
    r"table des matières|sommaire|couverture|page de titre|índice|portada|cubierta|créditos|"
    r"indice|copertina|frontespizio|sumário|capa",
    re.IGNORECASE,
)


def is_set_aside(types: str) -> bool:
    """Whether a part of a book says that it is a title page, contents, an index or the like."""
    return bool(_ASIDE.search(types.lower()))


def is_title_set_aside(title: str) -> bool:
    """The same by the name in the table of contents."""
    return bool(_ASIDE_TITLES.fullmatch(" ".join(title.split()).strip(" .:")))
