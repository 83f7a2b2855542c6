"""What only eyes can take in: pictures, tables, programs, formulas and diagrams as scenes.

Each is told in a sentence: by its caption, by what a table compares, by a formula's words. A
program is never read aloud.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

from ...domain.formula_words import reading
from ...domain.media_names import PICTURES, ending_of
from ...domain.script import LONGEST_SENTENCE
from ...domain.sentences import spans
from ...domain.slides import Slide, SlideCode, SlideFigure, SlideTable
from ..text.inline import scan
from ..text.languages import current, say
from .clauses import capitalised, closed, words_in
from .parts import Shown
from .scenes import Line, Scene
from .wording import names_of, phrase, plain, with_phrase

# To look at a picture, a table, a program.
LOOK = 2.0
_MOST_TOLD_WORDS = 40
_TITLE = re.compile(r"\s(?:\"([^\"]{1,400})\"|'([^']{1,400})')\s{0,9}\)")
_CREDIT = re.compile(
    r"\s*[(\[–—-]?\s*((?:credits?|sources?|photos?|images?|illustration|copyright|quelle|bild(?:er)?"
    r"|foto|abbildung|crédits?|source|fuente|crédito|imagen|fonte|imagem|crediti|immagine)"
    r"(?: (?:by|credit|von|de|di|par))?\s?:\s?[^()\[\]]{2,160}"
    r"|(?:©|\(c\))[^()\[\]]{2,160}|CC[ -]BY[^()\[\]]{0,80})[)\]]?\s*$",
    re.IGNORECASE,
)
_ROW = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:-]+$")
_MOST_ROWS = 60
_PROGRAMS = {
    "py": "Python", "python": "Python", "js": "JavaScript", "javascript": "JavaScript",
    "ts": "TypeScript", "rs": "Rust", "rust": "Rust", "c": "C", "cpp": "C++", "c++": "C++",
    "java": "Java", "go": "Go", "r": "R", "sql": "SQL", "html": "HTML", "css": "CSS",
    "bash": "Bash", "sh": "Shell", "console": "Shell", "json": "JSON", "xml": "XML",
    "yaml": "YAML", "php": "PHP", "ruby": "Ruby", "kotlin": "Kotlin", "swift": "Swift",
    "haskell": "Haskell", "matlab": "MATLAB", "julia": "Julia", "toml": "TOML", "latex": "LaTeX",
}  # fmt: skip


def scenes_of(
    shown: Shown, title: str, anchor: str, number: int, credits: Mapping[str, str]
) -> list[Scene]:
    """The scenes of one thing that is shown; several for a paragraph with several pictures."""
    key = f"{shown.kind}-{anchor or 'start'}-{number}"
    if shown.kind == "figure":
        return _pictures(shown, title, key, credits)
    makers = {"table": _table, "code": _code, "output": _code, "formula": _formula}
    made = makers.get(shown.kind, _diagram)(shown, title, key)
    return [made] if made is not None else []


def _heading(title: str, kind: str) -> str:
    noun = phrase(f"told_noun_{kind}")
    return f"{title}: {noun}" if noun else title


def _scene(shown: Shown, kind: str, slide: Slide, words: str) -> Scene:
    # Something has to be said, for a slide is shown as long as its words are.
    line = Line(words or closed(slide.title), shown.raw[:2000], LOOK)
    return Scene(_heading(slide.title, kind), slide, [line])


# -- pictures -----------------------------------------------------------------------------------


def _pictures(shown: Shown, title: str, key: str, credits: Mapping[str, str]) -> list[Scene]:
    made = []
    for number, figure in enumerate(figures_in(shown.raw, credits)):
        slide = Slide(
            id=key if not number else f"{key}-{number + 1}",
            kind="figure",
            title=title,
            figure=figure,
        )
        told = _sentences(figure.caption or shown.caption or figure.alt)
        words = with_phrase("told_picture", told) if told else ""
        made.append(_scene(shown, "figure", slide, words))
    return made


def figures_in(raw: str, credits: Mapping[str, str]) -> list[SlideFigure]:
    """The pictures of the course that a paragraph shows, with whose they are."""
    found = []
    for piece in scan(raw):
        if piece.kind != "image":
            continue
        name = unquote(html.unescape(piece.target)).removeprefix("media/")
        if name == piece.target or "/" in name or ending_of(name) not in PICTURES:
            continue
        stated = _TITLE.search(raw, piece.start, piece.end)
        caption = plain((stated[1] or stated[2]) if stated else "")
        credit = _CREDIT.search(caption)
        if credit and credit.start():
            caption = caption[: credit.start()].rstrip(" ,;")
        found.append(
            SlideFigure(
                media=name,
                alt=plain(piece.value),
                caption=caption,
                credit=credits.get(name) or (credit[1].strip() if credit else ""),
            )
        )
    return found


def _sentences(words: str) -> str:
    """The first sentences of a caption or description, as far as they can be listened to."""
    told, size = [], 0
    for start, end in spans(words):
        sentence = words[start:end]
        size += words_in(sentence)
        if words_in(sentence) > LONGEST_SENTENCE or size > _MOST_TOLD_WORDS:
            break
        told.append(sentence)
    return " ".join(told)


# -- tables -------------------------------------------------------------------------------------


def table_of(text: str) -> SlideTable | None:
    """A table of Markdown; None for one without rows."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    if len(rows) < 2:
        return None
    width = max(map(len, rows))
    filled = [tuple([*row, *[""] * width][:width]) for row in rows]
    head = filled[0] if any(filled[0]) else ()
    return SlideTable(head=head, rows=tuple(filled[1:])[:_MOST_ROWS])


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _ROW.split(inner)]


def _table(shown: Shown, title: str, key: str) -> Scene | None:
    table = table_of(shown.block.text)
    if table is None:
        return None
    slide = Slide(id=key, kind="table", title=title, subtitle=shown.caption, table=table)
    return _scene(shown, "table", slide, _of_table(table, shown.caption))


def _of_table(table: SlideTable, caption: str) -> str:
    rows = [plain(row[0]) for row in table.rows]
    columns = [_lowered(plain(cell)) for cell in table.head[1:]]
    by = names_of(columns) if len(columns) > 1 else "".join(columns)
    names = "" if any(row.isdecimal() for row in rows) else names_of(rows, 5)
    if names and by:
        told = say("told_table_of", names, by)
    elif by and current().is_known:
        told = say("told_table", by, len(table.rows))
    else:
        told = ""
    return " ".join(filter(None, (closed(caption) if caption else "", told)))


def _lowered(word: str) -> str:
    """A head of a column inside a sentence; names and German nouns stay."""
    is_name = current().nouns_capital or word[1:2].isupper() or word[:1].isdigit()
    return word if is_name else word[:1].lower() + word[1:]


# -- programs, formulas, diagrams ---------------------------------------------------------------


def _code(shown: Shown, title: str, key: str) -> Scene | None:
    language = shown.block.meta.get("lang", "")
    text = shown.program or shown.block.meta.get("code", "")
    if not text.strip():
        return None
    output = shown.output.strip("\n")
    code = SlideCode(text=text.strip("\n"), language=language, output=output)
    slide = Slide(id=key, kind="code", title=title, code=code)
    name = _PROGRAMS.get(language, "")
    if shown.kind == "output":
        words = phrase("told_output")
    else:
        words = phrase("told_code", name) if name else phrase("told_lines")
    # What stands there as mere text is mostly a drawing made of signs.
    return _scene(shown, "figure" if language == "text" else "code", slide, words)


def _formula(shown: Shown, title: str, key: str) -> Scene | None:
    tex = shown.block.text.strip().strip("$").strip()
    if not tex:
        return None
    slide = Slide(id=key, kind="formula", title=title, formula=tex)
    line = " ".join(tex.split())
    words = phrase("told_as_formula", f"${line}$") if reading(line) else phrase("told_formula")
    return _scene(shown, "formula", slide, words)


def _diagram(shown: Shown, title: str, key: str) -> Scene | None:
    source = shown.block.meta.get("code", "").strip()
    if not source:
        return None
    slide = Slide(id=key, kind="diagram", title=title, diagram=source)
    return _scene(shown, "diagram", slide, capitalised(phrase("told_diagram")))
