"""python-markdown as lessons use it: tables, notes, definitions, call-outs, code in colours.

What comes out is not safe yet.
"""

import html
import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .citations import CitationMarks, split_definitions
from .commonmark import as_python_markdown
from .context import NO_CONTEXT, LessonContext
from .diagrams import FENCES as DIAGRAMS
from .rendered import Citation

_EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.magiclink",
    "pymdownx.saneheaders",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)


def _math_fence(source: str, *_: Any, **__: Any) -> str:
    """A "math" fence: a formula on a line of its own, for `mathematics` to draw."""
    text = " ".join(line.strip() for line in source.split("\n") if line.strip())
    if not text.startswith(("$$", "\\[")):
        text = f"$${text}$$"
    return f'<p><span class="formula display">{html.escape(text, quote=False)}</span></p>'


# Fences that are not code: each has a function that makes HTML of its text.
_FENCES = [{"name": "math", "class": "math", "format": _math_fence}]

_SETTINGS: dict[str, dict[str, Any]] = {
    # The attribute is kept by the allow-list, a style would not be.
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TITLE": "{}", "SUPERSCRIPT_TEXT": "{}"},
    "pymdownx.highlight": {
        "css_class": "code",
        "pygments_lang_class": True,
        "guess_lang": False,
        # Numbers as attributes that the style sheet shows: they are not in the text of the page.
        "linenums_style": "pymdownx-inline",
    },
    "pymdownx.superfences": {"custom_fences": [*_FENCES, *DIAGRAMS]},
}

_BOX = re.compile(r'<input type="checkbox" disabled( checked)?\s*/?>')


# Opening sign before a character, closing one after a character and not before a figure, so
# that "$5 and $10" is money. The display forms may hold line ends.
_MATH = (
    r"(?<![\\$])(\$\$(?!\$)[^$]{1,3000}\$\$|\$(?![\s$])[^$\n]{1,600}(?<![\s\\])\$(?![\d$])"
    r"|\\\((?:[^\\\n]|\\(?!\)).){1,400}?\\\))"
)


class _FormulaProcessor(InlineProcessor):
    """Keeps what stands between dollar signs or `\\(` and `\\)` as it was typed."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        source = m.group(1)
        kind = "formula display" if source.startswith("$$") else "formula"
        made = ET.Element("span", {"class": kind})
        made.text = AtomicString(source)
        return made, m.start(0), m.end(0)


class _Formulas(Extension):
    """Registers the processor above, before escapes and emphasis and after code."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_FormulaProcessor(_MATH, md), "formula", 185)


def to_html(markdown: str, context: LessonContext = NO_CONTEXT) -> tuple[str, dict[str, Citation]]:
    """The HTML of `markdown`, raw HTML in it left as it is; and the citations it defines."""
    text, defined = split_definitions(as_python_markdown(markdown))
    own: list[str | Extension] = [_Formulas(), CitationMarks(text, defined, context)]
    converter = Markdown(
        extensions=[*_EXTENSIONS, *own],
        extension_configs=_SETTINGS,
        output_format="html",
    )
    return _BOX.sub(_box, converter.convert(text)), defined


def short_to_html(markdown: str) -> str:
    """The HTML of a few sentences: emphasis, code, lists and formulas, but nothing large."""
    return _small().reset().convert(as_python_markdown(markdown))


@lru_cache(maxsize=1)
def _small() -> Markdown:
    extensions = ["sane_lists", "pymdownx.betterem", "pymdownx.tilde"]
    return Markdown(extensions=[*extensions, _Formulas()], output_format="html")


def _box(match: re.Match[str]) -> str:
    """A task's box is a picture of a state, not a form control that seems to be clickable."""
    state = "true" if match.group(1) else "false"
    return f'<span class="task-box" role="checkbox" aria-checked="{state}"></span>'
