"""The little Markdown inside a paragraph, taken apart into runs of text.

Bold, italic, code, sub- and superscript, line breaks. Links leave their words, pictures their
description, formulas their source; those of the course itself are named, so that they can be
drawn. Nothing here makes HTML: runs are put into a document letter by letter, so that no text can
become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# Longer texts are shown as they are: matching marks takes time by the square of their number.
MAX_STYLED = 5_000
_MAX_DEPTH = 4

ESCAPABLE = set("\\`*_{}[]()#+-.!$<>~|&\"'^=/:;,?@%")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\(([^()\s]{0,1000})(?:\s+\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,200}\")?\)")
_MATHS = re.compile(r"\$\$?(?=\S)([^$\n]{1,500}?)(?<=\S)\$\$?(?!\d)")
_TAG = re.compile(r"<(/?)(sub|sup|b|strong|i|em|code|br)\s*/?>", re.IGNORECASE)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&nbsp;": "\u00a0"}
# Letters at which something else than plain words may begin.
_SPECIAL = re.compile(r"[\\`<&!\[$*_]")
_DELIMITERS = (("**", "bold"), ("__", "bold"), ("*", "italic"), ("_", "italic"))


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `script` is sub or sup, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    script: str = ""
    # formula, display or picture; then `text` stands for it in words and `source` makes it.
    kind: str = ""
    source: str = ""


def runs(text: str) -> tuple[Run, ...]:
    """One paragraph. A line end of the source is a space; after two spaces, and <br>, a break."""
    text = re.sub(r"(?: {2,}|\\)\n", "<br>", text).replace("\n", " ")
    if len(text) > MAX_STYLED:
        return (Run(text),)
    return tuple(_joined(_parse(text, Run(""), 0)))


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of the same look as one run."""
    last: Run | None = None
    for run in found:
        same = last is not None and replace(run, text="") == replace(last, text="")
        if last is not None and same and not run.kind:
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _parse(text: str, look: Run, depth: int) -> Iterator[Run]:
    dead: set[str] = set()  # marks that have no partner further on
    script = look.script
    position = 0
    while position < len(text):
        here = look if script == look.script else replace(look, script=script)
        letter = text[position]
        if letter == "\\" and text[position + 1 : position + 2] in ESCAPABLE:
            yield replace(here, text=text[position + 1])
            position += 2
        elif letter == "`" and (code := _code_span(text, position)):
            yield replace(here, text=code[0], code=True)
            position = code[1]
        elif letter == "<" and (tag := _TAG.match(text, position)):
            if tag.group(2).lower() == "br":
                yield replace(here, text="\n")
            elif tag.group(2).lower() in ("sub", "sup"):
                script = "" if tag.group(1) else tag.group(2).lower()
            position = tag.end()
        elif letter == "&" and (entity := _entity(text, position)):
            yield replace(here, text=_ENTITIES[entity])
            position += len(entity)
        elif picture := letter == "!" and _IMAGE.match(text, position):
            yield _picture(here, picture)
            position = picture.end()
        elif link := letter == "[" and _LINK.match(text, position):
            yield from _inner(link.group(1), here, depth)
            position = link.end()
        elif maths := letter == "$" and _MATHS.match(text, position):
            kind = "display" if text.startswith("$$", position) else "formula"
            tex = maths.group(1)
            yield replace(here, text=tex, italic=True, kind=kind, source=tex)
            position = maths.end()
        elif letter in "*_" and (styled := _styled(text, position, dead)):
            attribute, inner, position = styled
            bolder = replace(here, bold=True) if attribute == "bold" else replace(here, italic=True)
            yield from _inner(inner, bolder, depth)
        else:
            special = _SPECIAL.search(text, position + 1)
            end = special.start() if special else len(text)
            yield replace(here, text=text[position:end])
            position = end


def _picture(look: Run, picture: re.Match[str]) -> Run:
    """Its words; with its source only when it belongs to the quiz or the course."""
    name = picture.group(2)
    is_ours = name.startswith(("media:", "media/"))
    words = replace(look, text=f"[{picture.group(1) or '…'}]", italic=True)
    return replace(words, kind="picture", source=name) if is_ours else words


def _inner(text: str, look: Run, depth: int) -> Iterator[Run]:
    if depth >= _MAX_DEPTH:
        yield replace(look, text=text)
    else:
        yield from _parse(text, look, depth + 1)


def _code_span(text: str, position: int) -> tuple[str, int] | None:
    ticks = len(text) - position - len(text[position:].lstrip("`"))
    fence = "`" * ticks
    end = text.find(fence, position + ticks)
    while end >= 0 and text[end + ticks : end + ticks + 1] == "`":  # a longer run is no partner
        end = text.find(fence, end + ticks + 1)
    if end < 0:
        return None
    code = text[position + ticks : end]
    if code.startswith(" ") and code.endswith(" ") and code.strip():
        code = code[1:-1]
    return code, end + ticks


def _entity(text: str, position: int) -> str:
    return next((name for name in _ENTITIES if text.startswith(name, position)), "")


def _styled(text: str, position: int, dead: set[str]) -> tuple[str, str, int] | None:
    """(attribute, inner text, position after it) when emphasis begins here."""
    for mark, attribute in _DELIMITERS:
        if mark in dead or not text.startswith(mark, position):
            continue
        start = position + len(mark)
        if text[start : start + 1].isspace() or not text[start : start + 1]:
            continue
        if mark[0] == "_" and text[position - 1 : position].isalnum() and position:
            continue  # snake_case is no emphasis
        end = _partner(text, start, mark)
        if end < 0:
            dead.add(mark)
            continue
        return attribute, text[start:end], end + len(mark)
    return None


def _partner(text: str, start: int, mark: str) -> int:
    end = text.find(mark, start + 1)
    while end >= 0:
        before, after = text[end - 1], text[end + len(mark) : end + len(mark) + 1]
        is_inner_word = mark[0] == "_" and after.isalnum()
        is_longer = len(mark) == 1 and (after == mark or before == mark)
        if not before.isspace() and not is_inner_word and not is_longer and before != "\\":
            # "***" closes the inner emphasis first.
            return end + 1 if len(mark) == 2 and after == mark[0] else end
        end = text.find(mark, end + len(mark) + (1 if is_longer else 0))
    return -1
