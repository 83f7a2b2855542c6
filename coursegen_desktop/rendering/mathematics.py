"""Formulas in TeX to MathML: Temml, run by a small JavaScript engine of our own.

The engine knows neither files nor the network. What it gives back is a text that the
allow-list checks like everything else in a lesson.
"""

import html
import json
import re
import threading
from pathlib import Path

# WORKAROUND(quickjs-ng 0.17): the package `quickjs` around this module starts a thread when it is
# imported, which nothing here needs and no worker process should have.
import _quickjs as quickjs

from .mathml_style import without_styles
from .sanitise import depth

# A formula longer than this is no formula; a thousand of them are a book.
MAX_FORMULA = 3000
MAX_FORMULAS = 1500
MAX_MARKUP = 3 * 1024 * 1024
_MAX_DEPTH = 60
_SECONDS = 0.3
_MEMORY = 64 * 1024 * 1024
_STACK = 512 * 1024
# After so many formulas that took too long the others are not tried any more.
_MAX_SLOW = 2

_PLACE = re.compile(r'<span class="formula( display)?">([^<]*)</span>')
_SIGNS = (("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$"))
_POSITION = re.compile(r"\s+at (?:position \d+|end of input):.*", re.S)

_DRAW = r"""
function draw(tex, display) {
  const options = { throwOnError: true, trust: false, strict: false, maxExpand: 300,
                    maxSize: [25, 250], displayMode: display };
  const attempt = () => temml.renderToString(tex, options);
  try {
    try { return JSON.stringify({ markup: attempt() }); }
    catch (fault) {
      if (display || !String(fault.message).includes("display mode")) throw fault;
      options.displayMode = true;
      return JSON.stringify({ markup: attempt() });
    }
  } catch (fault) {
    return JSON.stringify({ fault: String((fault && fault.message) || fault) });
  }
}
"""


class FormulaError(Exception):
    """Why a formula cannot be drawn, as a sentence."""


class FormulaDrawer:
    """Draws formulas; belongs to the thread that made it."""

    def __init__(self, script: Path) -> None:
        self._source = script.read_text("utf-8")
        self._context: quickjs.Context | None = None

    def mathml(self, tex: str, display: bool) -> str:
        """A `<math>` element without styles. Raises FormulaError."""
        if len(tex) > MAX_FORMULA:
            raise FormulaError("It is too long.")
        try:
            # WORKAROUND(quickjs-ng 0.17): a long string that was put together of parts cannot be
            # handed over as it is; one that JSON.stringify made can.
            answer = json.loads(self._ready().get("draw")(tex, display))
        except quickjs.JSException as error:
            # It ran out of time, memory or stack: what is left of it is not used again.
            self._context = None
            raise FormulaTooSlow("It is too complicated.") from error
        if "fault" in answer:
            raise FormulaError(_sentence(answer["fault"]))
        made = without_styles(answer["markup"])
        if depth(made) > _MAX_DEPTH:
            raise FormulaError("It is nested too deeply.")
        return made

    def _ready(self) -> quickjs.Context:
        if self._context is None:
            context = quickjs.Context()
            context.set_memory_limit(_MEMORY)
            context.set_max_stack_size(_STACK)
            context.eval(self._source)
            context.eval(_DRAW)
            context.set_time_limit(_SECONDS)
            self._context = context
        return self._context


class FormulaTooSlow(FormulaError):
    """A formula that was stopped."""


_own = threading.local()


def drawn(markup: str, script: Path | None) -> str:
    """`markup` with every formula drawn; one that cannot be drawn says why, beside its source.

    Without the script, and where there are more than a lesson may hold, the source stays.
    """
    if script is None or 'class="formula' not in markup:
        return _PLACE.sub(_as_source, markup)
    return _Drawing(_drawer(script)).run(markup)


def _drawer(script: Path) -> FormulaDrawer:
    """The one drawer of this thread: starting it takes thirty times as long as a formula."""
    kept: dict[Path, FormulaDrawer] = _own.__dict__.setdefault("drawers", {})
    if script not in kept:
        kept[script] = FormulaDrawer(script)
    return kept[script]


class _Drawing:
    """The formulas of one lesson."""

    def __init__(self, drawer: FormulaDrawer) -> None:
        self._drawer = drawer
        self._known: dict[tuple[str, bool], str] = {}
        self._size = 0
        self._slow = 0

    def run(self, markup: str) -> str:
        return _PLACE.sub(self._one, markup)

    def _one(self, match: re.Match[str]) -> str:
        source = html.unescape(match.group(2))
        tex, display = _bare(source)
        display = display or bool(match.group(1))
        key = (tex, display)
        if key not in self._known:
            if len(self._known) >= MAX_FORMULAS or self._slow > _MAX_SLOW:
                return _as_source(match)
            self._known[key] = self._made(source, tex, display)
        made = self._known[key]
        self._size += len(made)
        return made if self._size <= MAX_MARKUP else _as_source(match)

    def _made(self, source: str, tex: str, display: bool) -> str:
        kind = "formula display" if display else "formula"
        try:
            math = self._drawer.mathml(tex, display)
        except FormulaError as error:
            self._slow += isinstance(error, FormulaTooSlow)
            why = html.escape(f"This formula cannot be drawn. {error}")
            return (
                f'<span class="{kind} wrong"><code>{html.escape(source, quote=False)}</code> '
                f'<span class="why">{why}</span></span>'
            )
        named = math.replace("<math", f'<math alttext="{html.escape(tex)}"', 1)
        return f'<span class="{kind}">{named}</span>'


def _as_source(match: re.Match[str]) -> str:
    return match.group(0)


def _bare(source: str) -> tuple[str, bool]:
    """(TeX without its signs, whether it stands on a line of its own)."""
    text = source.strip()
    for start, end in _SIGNS:
        if text.startswith(start) and text.endswith(end) and len(text) >= len(start + end):
            return text[len(start) : -len(end)].strip(), start in ("$$", "\\[")
    return text, False


def _sentence(fault: str) -> str:
    """Temml's message without its drawing of the place."""
    if "call stack" in fault:
        return "It is nested too deeply."
    words = _POSITION.sub("", fault).replace("̲", "").strip()
    return f"{words[:200].rstrip('.')}."
