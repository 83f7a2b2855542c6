"""python-markdown as lessons use it: tables, notes, definitions, call-outs, code in colours.

What comes out is not safe yet.
"""

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .commonmark import as_python_markdown
from .diagrams import FENCES

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
_SETTINGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "{}", "SUPERSCRIPT_TEXT": "{}"},
    "pymdownx.superfences": {"custom_fences": FENCES},
    "pymdownx.highlight": {"css_class": "code", "pygments_lang_class": True, "guess_lang": False},
}

_BOX = re.compile(r'<input type="checkbox" disabled( checked)?\s*/?>')


# Opening sign before a character, closing one after a character and not before a figure, so
# that "$5 and $10" is money. The display form may hold line ends.
_MATH = r"(?<![\\$])(\$\$(?!\$)[^$]+\$\$|\$(?![\s$])[^$\n]*(?<![\s\\])\$(?![\d$]))"


class _FormulaProcessor(InlineProcessor):
    """Keeps what stands between dollar signs as it was typed."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        made = ET.Element("span", {"class": "formula"})
        made.text = AtomicString(m.group(1))
        return made, m.start(0), m.end(0)


class _Formulas(Extension):
    """Registers the processor above, before escapes and emphasis and after code."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_FormulaProcessor(_MATH, md), "formula", 185)


def to_html(markdown: str) -> str:
    """The HTML of `markdown`, raw HTML in it left as it is."""
    converter = Markdown(
        extensions=[*_EXTENSIONS, _Formulas()], extension_configs=_SETTINGS, output_format="html"
    )
    made = converter.convert(as_python_markdown(markdown))
    return _BOX.sub(_box, made)


def _box(match: re.Match[str]) -> str:
    """A task's box is a picture of a state, not a form control that seems to be clickable."""
    state = "true" if match.group(1) else "false"
    return f'<span class="task-box" role="checkbox" aria-checked="{state}"></span>'
