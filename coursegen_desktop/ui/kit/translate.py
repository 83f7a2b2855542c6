"""Every word that a user sees passes through here.

tr("Library")
tr("{name} was moved to the trash", name=card.title)
tr("%n lesson(s)", count)            # "1 lesson", "7 lessons"
tr("%n entr(y|ies)", count)          # "1 entry", "7 entries"
error_text(error)                    # an AppError as the user reads it
retold(sentence, TEMPLATES)          # an English sentence of a lower room, as the user reads it
"""

import re
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from ...domain.errors import AppError

CONTEXT = "coursegen"

_CHOICE = re.compile(r"\(([^()|]*)\|([^()|]*)\)")
_PLURAL = re.compile(r"(?<=\w)\((\w+)\)")


def tr(text: str, n: int | None = None, /, **values: object) -> str:
    """Translate `text`; `n` replaces %n and selects the plural; `values` fill "{name}" fields.

    Values are put in after the translation and are never read as templates themselves. A field may
    have any name: errors have fields "text" and "n", too.
    """
    if n is None:
        shown = QCoreApplication.translate(CONTEXT, text)
    else:
        shown = _counted(text, n)
    return shown.format(**values) if values else shown


def error_text(error: AppError) -> str:
    """The error's sentence and hint, translated and filled in."""
    parts = [tr(part, **error.values) for part in (error.sentence, error.hint) if part]
    return " ".join(parts)


def marked(text: str) -> str:
    """Words that `retold` translates later: the catalogue finds them here."""
    return text


def retold(sentence: str, templates: Iterable[str]) -> str:
    """A sentence that was made from one of the marked `templates`, translated.

    One that none of them made stays as it is.
    """
    for template in templates:
        match = _pattern(template).fullmatch(sentence)
        if match is not None:
            return QCoreApplication.translate(CONTEXT, template).format(**match.groupdict())
    return sentence


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    made = (f"(?P<{p}>.*)" if number % 2 else re.escape(p) for number, p in enumerate(parts))
    return re.compile("".join(made), re.DOTALL)


def _counted(text: str, n: int) -> str:
    shown = QCoreApplication.translate(CONTEXT, text, None, n)
    plain = str(n)
    if shown == text.replace("%n", plain):
        # No translation was found: English needs its own plural, and a grouped figure.
        shown = _CHOICE.sub(r"\1" if n == 1 else r"\2", text)
        shown = _PLURAL.sub("" if n == 1 else r"\1", shown)
        shown = shown.replace("%n", plain)
    # Qt puts in the bare digits.
    return shown.replace(plain, QLocale().toString(n), 1) if abs(n) >= 1000 else shown
