"""Markdown in, the safe body of a lesson page out. Pure, picklable, and light to import.

The libraries that do the work are imported by the first call of `render`: the window only
carries finished pages about, a worker process makes them.
"""

import re
from pathlib import Path

from .context import NO_CONTEXT, LessonContext
from .rendered import Block, Check, RenderedPage

# Part of every cache key: raise it with any change of what `render` makes of the same text.
RENDERER_VERSION = 6

# Above these a text is shown as it was typed. The cleaner's time grows with the square of depth.
MAX_CHARACTERS = 1024 * 1024
MAX_DEPTH = 200

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_TAG = re.compile(r"<[^>]*>")
# A question as it was typed holds its answers: its fence, also in a quotation or list, up to its
# end or that of the text.
_QUESTION = re.compile(
    r"^(?:[ \t*+>-])*(`{3,}|~{3,})[ \t]*\{?[ \t]*\.?check\b"
    r".*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# Lines up to an empty one.
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def render(
    markdown: str, context: LessonContext = NO_CONTEXT, temml: Path | None = None
) -> RenderedPage:
    """Lay out a lesson. The same text in the same context gives the same page.

    `temml` is the script that draws formulas; without it they are shown as they were typed.
    A hostile text can keep this busy for minutes, so it belongs into a worker process with a
    time limit; `render_plain` is what to show when that limit is hit.
    """
    if len(markdown) > MAX_CHARACTERS:
        return render_plain(markdown)
    from . import citations, convert, diagrams, finish, mathematics, sanitise, text

    words, asked = _with_checks(markdown)
    try:
        raw, cited = convert.to_html(words, context)
    except RecursionError:
        return render_plain(markdown)
    if len(raw) > MAX_CHARACTERS or sanitise.depth(raw) > MAX_DEPTH:
        return render_plain(markdown)
    cleaned = sanitise.clean(mathematics.drawn(raw, temml))
    done = finish.finished(cleaned, context, temml)
    body, drawn = diagrams.with_figures(done.html)
    read = text.read_text(body)
    return RenderedPage(
        body,
        done.headings,
        count_words(plain_text(body)),
        text=read.text,
        blocks=read.blocks,
        formulas=read.formulas,
        signs=read.signs,
        checks=asked,
        diagrams=drawn,
        terms=done.terms,
        citations=citations.cited(done.html, cited, context),
        media=done.media,
    )


def _with_checks(markdown: str) -> tuple[str, tuple[Check, ...]]:
    # The question types are imported by lessons that ask something.
    if "check" not in markdown:
        return markdown, ()
    from . import checks

    return checks.with_checks(markdown)


def render_plain(markdown: str) -> RenderedPage:
    """The text as it was typed, escaped; takes no measurable time whatever the text."""
    words = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    words = _QUESTION.sub("…", words)
    import html  # late: its table of entities is long, and no start needs it

    # A browser drops the first line end of a `pre`: that one is not the text's.
    body = f'<pre class="as-typed">\n{html.escape(words, quote=False)}</pre>'
    blocks = tuple(
        Block("text", match.start(), match.end()) for match in _PARAGRAPH.finditer(words)
    )
    return RenderedPage(body, (), count_words(words), is_plain=True, text=words, blocks=blocks)


def plain_text(markup: str) -> str:
    """Cleaned HTML without its tags, entities resolved."""
    import html

    return html.unescape(_TAG.sub(" ", markup))


def count_words(text: str) -> int:
    """Words as a reader counts them: "well-known" and "don't" are one each."""
    return sum(1 for _ in _WORD.finditer(text))
