"""Markdown text to blocks with exact places. HTML documents come through here, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from ..text.inline import Piece, label_key, scan
from ..text.invisible import Cleaned
from ..text.rewrite import is_kept_picture, rewrite, without_attributes
from . import _boxes, _liascript
from ._markdown_pictures import Pictures, shown_tag, with_pictures
from .base import Block, Kind

# Deeper nests than this occur only in attacks; markdown-it leaves out what lies below.
_MAX_NESTING = 40
_INDENT = " " * 4
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LANGUAGE = re.compile(r"[A-Za-z][\w+#-]{0,29}")
_OUTPUT_LANGUAGES = frozenset(("output", "error", "stdout", "stderr", "console-output"))
_DISPLAY_MATH = re.compile(r"\s*\$\$.+\$\$\s*", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^([^\]\n]{1,60})\]:[ \t]*")
# What mdBook puts in the place of a line; with a backslash before it, it is text.
_DIRECTIVE = re.compile(
    r"^[ \t]*\{\{#(?:include|rustdoc_include|playground|playpen)\b[^}\n]*\}\}[ \t]*$", re.MULTILINE
)
_INCLUDE = re.compile(r"^\{\{#(?:include|rustdoc_include)\s+([^}\s:]+)(?::([^}\s]*))?\s*\}\}$")
_GAP = re.compile(r"[\s>]*")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_CAPTION = re.compile(r"\bcaption=\"([^\"]{1,500})\"")
_NUMBER = re.compile(r"<(\w+)[^<>]{0,200}\bnumber=\"([^\"]{1,20})\"")
_SCRIPT = re.compile(r"<(script|style|template)\b[^>]{0,2000}>.*?(?:</\1\s*>|\Z)", re.I | re.DOTALL)
_PICTURE = re.compile(r"<img\b[^<>]{0,2000}>", re.IGNORECASE)

Include = Callable[[str, str], str | None]


class MarkdownParser:
    """Parses one document. After `blocks()`: `pictures` and `missing_includes` were counted."""

    def __init__(
        self, text: str, include: Include | None = None, picture: Pictures | None = None
    ) -> None:
        self._raw = text
        self._picture = picture
        self._cleaned = Cleaned(text)
        self._clean = self._cleaned.text
        self._lines = self._clean.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._include = include
        self.links: dict[str, str] = {}
        self.pictures = 0
        self.missing_includes = 0
        self.scripts = 0
        self.interactive = 0
        self.too_deep = False

    @property
    def hidden(self) -> int:
        """Invisible characters that were taken out."""
        return self._cleaned.removed

    def blocks(self, skip_lines: int = 0) -> list[Block]:
        """All blocks in order, without numbers; the first `skip_lines` lines are no text."""
        lines = [""] * skip_lines + self._lines[skip_lines:]
        if _liascript.is_liascript(self._clean):
            self.interactive = _liascript.without_interaction(lines)
        boxes = _boxes.take_boxes(lines)
        parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
        parser.use(deflist_plugin)
        parser.block.ruler.at("reference", _reference, {"alt": []})
        # Inline text is read by our own scanner, which knows offsets and is linear.
        parser.core.ruler.enableOnly(["normalize", "block"])
        env: dict[str, dict[str, dict[str, str]]] = {}
        tokens = parser.parse("\n".join(lines), env)
        references = env.get("references", {})
        self.links = {label_key(key): value["href"] for key, value in references.items()}
        self.too_deep = any(token.level >= _MAX_NESTING - 1 for token in tokens)
        found = self._sequence(tokens, 0, len(tokens))
        return self._boxed(found, boxes)

    # -- tokens to blocks ------------------------------------------------------------------

    def _sequence(self, tokens: list[Token], start: int, end: int) -> list[Block]:
        found: list[Block] = []
        index = start
        while index < end:
            stop = _closing(tokens, index)
            found += self._block(tokens, index, stop)
            index = stop + 1
        return found

    def _block(self, tokens: list[Token], index: int, stop: int) -> list[Block]:
        token = tokens[index]
        if token.type in ("paragraph_open", "heading_open"):
            return self._inline(tokens[index], tokens[index + 1])
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return [self._list(tokens, index, stop)]
        if token.type == "blockquote_open":
            return self._quote(tokens, index, stop)
        if token.type in ("fence", "code_block"):
            return self._code(token)
        if token.type == "table_open":
            return [self._table(tokens, index, stop)]
        if token.type == "dl_open":
            return self._definitions(tokens, index, stop)
        return self._html(token) if token.type == "html_block" else []

    def _inline(self, opening: Token, inline: Token) -> list[Block]:
        content = inline.content
        if not content.strip():
            return []
        start, end = self._place(content, inline.map or [0, 1])
        if opening.type == "heading_open":
            text = rewrite(without_attributes(content).replace("\n", " "), self.links, links=False)
            return (
                [self._new("heading", text, start, end, level=int(opening.tag[1]))] if text else []
            )
        if _DISPLAY_MATH.fullmatch(content):
            return [self._new("equation", content.strip(), start, end)]
        content = with_pictures(content, self.links, self._picture)
        pieces = scan(content, self.links)
        if _is_navigation(pieces):
            # It keeps its place, so that nothing of the source stands nowhere, and says nothing.
            return [self._new("para", "", start, end)]
        images = [piece for piece in pieces if piece.kind == "image"]
        self.pictures += sum(
            not is_kept_picture(content[image.start : image.end]) for image in images
        )
        content = _DIRECTIVE.sub(self._missed, content)
        content = _FOOTNOTE.sub(lambda match: f"<sup>{match[1]}</sup> ", content)
        text = _lines_stripped(rewrite(content, self.links))
        if not text:
            return []
        rest = (
            piece for piece in pieces if piece.kind not in ("image", "newline", "tag", "comment")
        )
        only_images = images and not any(piece.value.strip() for piece in rest)
        return [self._new("figure" if only_images else "para", text, start, end)]

    def _list(self, tokens: list[Token], index: int, stop: int) -> Block:
        ordered = tokens[index].type == "ordered_list_open"
        number = int(tokens[index].attrGet("start") or 1) if ordered else 0
        items: list[Block] = []
        texts: list[str] = []
        tight = True
        place = index + 1
        while place < stop:
            close = _closing(tokens, place)
            children = self._sequence(tokens, place + 1, close)
            tight = tight and _is_tight(tokens, place, close)
            start, end = self._line_range(tokens[place].map)
            text = _joined(children, tight)
            items.append(self._new("item", text, start, end, children=children))
            marker = f"{number + len(texts)}. " if ordered else "- "
            texts.append(marker.ljust(4) + _indented(text))
            place = close + 1
        start, end = items[0].start, items[-1].end
        meta = {"ordered": "yes"} if ordered else {}
        body = ("\n" if tight else "\n\n").join(texts)
        return self._new("list", body, start, end, meta=meta, children=items)

    def _quote(self, tokens: list[Token], index: int, stop: int) -> list[Block]:
        children = self._sequence(tokens, index + 1, stop)
        if not children:
            return []
        start, end = self._line_range(tokens[index].map)
        first = children[0]
        found = _boxes.alert(first.text) if first.kind == "para" else None
        if found:
            label, title, length = found
            rest = first.text[length:].lstrip()
            # The lead-in stands literally in the source, so that its length is the same there.
            gap = _GAP.match(self._raw, min(first.start + length, first.end), first.end)
            moved = replace(first, text=rest, start=gap.end() if gap else first.end)
            children = [moved, *children[1:]] if rest else children[1:]
            return [self._box("callout", label, title, start, end, children)]
        if first.kind == "heading":
            return [self._box("callout", "note", first.text, start, end, children[1:])]
        text = "\n".join(f"> {line}".rstrip() for line in _joined(children).split("\n"))
        return [self._new("quote", text, start, end, children=children)]

    def _code(self, token: Token) -> list[Block]:
        start, end = self._line_range(token.map)
        language = _LANGUAGE.search(token.info.strip().lstrip("{.")) if token.info else None
        name = language[0].lower() if language else ""
        included = map(self._included, token.content.rstrip("\n").split("\n"))
        content = "\n".join(line for line in included if line is not None)
        if not content.strip() and _DIRECTIVE.search(token.content):
            return []
        ticks = "`" * max(3, max((len(run) for run in re.findall("`+", content)), default=0) + 1)
        shown = "text" if name in _OUTPUT_LANGUAGES else name
        kind: Kind = "output" if name in _OUTPUT_LANGUAGES else "code"
        text = f"{ticks}{shown}\n{content}\n{ticks}"
        return [self._new(kind, text, start, end, meta={"lang": name, "code": content})]

    def _included(self, line: str) -> str | None:
        """The line, or what it includes; None where that is not found."""
        if not _DIRECTIVE.fullmatch(line):
            return line
        directive = _INCLUDE.match(line.strip())
        found = None
        if directive and self._include:
            found = self._include(directive[1], directive[2] or "")
        self.missing_includes += found is None
        return found

    def _missed(self, _directive: re.Match[str]) -> str:
        self.missing_includes += 1
        return ""

    def _table(self, tokens: list[Token], index: int, stop: int) -> Block:
        rows: list[list[str]] = []
        aligned: list[str] = []
        for token, inline in zip(tokens[index:stop], tokens[index + 1 : stop + 1], strict=True):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                content = with_pictures(inline.content, self.links, self._picture)
                cell = rewrite(content, self.links).replace("\n", " ")
                rows[-1].append(re.sub(r"(?<!\\)\|", r"\\|", cell))
                if token.type == "th_open":
                    aligned.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
        rules = {"left": ":---", "right": "---:", "center": ":---:"}
        lines = [_row(rows[0]), _row([rules.get(side, "---") for side in aligned])]
        lines += [_row(row) for row in rows[1:]]
        start, end = self._line_range(tokens[index].map)
        return self._new("table", "\n".join(lines), start, end)

    def _definitions(self, tokens: list[Token], index: int, stop: int) -> list[Block]:
        found: list[Block] = []
        terms: list[str] = []
        start = 0
        place = index + 1
        while place < stop:
            close = _closing(tokens, place)
            inner = self._sequence(tokens, place + 1, close)
            if tokens[place].type == "dt_open":
                inline = tokens[place + 1]
                if not terms:
                    start = self._place(inline.content, inline.map or tokens[place].map or [0, 1])[
                        0
                    ]
                terms.append(rewrite(inline.content, self.links, links=False).replace("\n", " "))
            elif inner:
                text = "\n".join(terms) + "\n:   " + _indented(_joined(inner))
                meta = {"term": terms[0] if terms else "", "definition": inner[0].text}
                again = found and not terms
                if again:
                    found[-1] = self._more_definition(found[-1], inner)
                else:
                    found.append(self._new("definition", text, start, start, meta=meta))
                    found[-1] = replace(
                        found[-1], start=self._cleaned.raw(start), end=inner[-1].end
                    )
                terms = []
            place = close + 1
        return found

    def _more_definition(self, block: Block, inner: list[Block]) -> Block:
        return replace(
            block, text=f"{block.text}\n:   {_indented(_joined(inner))}", end=inner[-1].end
        )

    def _html(self, token: Token) -> list[Block]:
        content, scripts = _SCRIPT.subn("", _without_comments(token.content))
        self.scripts += scripts
        start, end = self._line_range(token.map)
        caption = _CAPTION.search(content)
        if caption:
            number = _NUMBER.search(content)
            label = f"{number[1]} {number[2]}: " if number else ""
            text = rewrite(label + caption[1], self.links)
            return [self._new("figure", f"*{text.replace('*', '')}*", start, end)]
        pictures = _PICTURE.findall(content)
        self.pictures += len(pictures)
        shown = _PICTURE.sub(lambda match: shown_tag(match[0], self._picture), content)
        text = _lines_stripped(rewrite(_TAG.sub(" ", shown), self.links))
        if not text:
            return []
        return [self._new("figure" if pictures else "para", text, start, end)]

    # -- boxes -----------------------------------------------------------------------------

    def _boxed(self, blocks: list[Block], boxes: list[_boxes.Box]) -> list[Block]:
        """Puts blocks into the boxes whose lines they stand between; boxes may nest."""
        ordered = sorted(boxes, key=lambda box: (box.first, -box.last))
        found: list[Block] = []
        taken = at = 0
        while at < len(ordered):
            box = ordered[at]
            nested_end = at + 1
            while nested_end < len(ordered) and ordered[nested_end].first <= box.last:
                nested_end += 1
            first, last = self._starts[box.first], self._starts[box.last + 1] - 1
            begin, stop = self._cleaned.raw(first), self._cleaned.raw(max(first, last))
            start = _first_from(blocks, taken, begin)
            end = _first_from(blocks, start, stop)
            found += blocks[taken:start]
            children = self._boxed(blocks[start:end], ordered[at + 1 : nested_end])
            found += self._box_of(box, children, begin, stop)
            taken, at = end, nested_end
        return found + blocks[taken:]

    def _box_of(self, box: _boxes.Box, children: list[Block], begin: int, stop: int) -> list[Block]:
        title = box.title
        if children and children[0].kind == "heading":
            title, children = children[0].text, children[1:]
        if not children:
            return []
        end = max(children[-1].end, stop) if box.last > box.first else children[-1].end
        return [self._boxed_block(box.kind, box.label, title, begin, end, children)]

    def _boxed_block(
        self, kind: Kind, label: str, title: str, start: int, end: int, children: list[Block]
    ) -> Block:
        meta = {key: value for key, value in (("label", label), ("title", title)) if value}
        return Block("", kind, _joined(children), start, end, meta=meta, children=tuple(children))

    def _box(
        self, kind: Kind, label: str, title: str, start: int, end: int, children: list[Block]
    ) -> Block:
        return self._boxed_block(
            kind, label, title, self._cleaned.raw(start), self._cleaned.raw_end(end), children
        )

    # -- places ----------------------------------------------------------------------------

    def _new(
        self,
        kind: Kind,
        text: str,
        start: int,
        end: int,
        *,
        level: int = 0,
        meta: Mapping[str, str] | None = None,
        children: list[Block] | None = None,
    ) -> Block:
        begin, stop = self._cleaned.raw(start), self._cleaned.raw_end(end)
        if kind == "list" and children:
            begin, stop = children[0].start, children[-1].end
        return Block(
            "", kind, text, begin, max(begin, stop), level, meta or {}, tuple(children or ())
        )

    def _line_range(self, lines: list[int] | None) -> tuple[int, int]:
        """Offsets of whole lines, without blanks around them."""
        first, after = lines or [0, 1]
        start, end = self._starts[first], self._starts[min(after, len(self._lines))] - 1
        chunk = self._clean[start:end]
        return start + len(chunk) - len(chunk.lstrip()), start + len(chunk.rstrip())

    def _place(self, content: str, lines: list[int]) -> tuple[int, int]:
        """Where inline content begins and ends: without list signs, quotation signs and hashes."""
        parts = content.split("\n")
        first_line, last_line = lines[0], min(lines[0] + len(parts), len(self._lines)) - 1
        start = self._clean.find(
            parts[0].strip(), self._starts[first_line], self._starts[first_line + 1]
        )
        if start < 0:
            start = self._line_range(lines)[0]
        tail = parts[-1].strip()
        at = self._clean.find(
            tail, max(start, self._starts[last_line]), self._starts[last_line + 1]
        )
        return start, at + len(tail) if at >= 0 else self._line_range(lines)[1]


def _is_navigation(pieces: Sequence[Piece]) -> bool:
    """Whether a paragraph is nothing but links to other pages: "< Back | Contents | Next >"."""
    links, inside, outside = 0, False, ""
    for piece in pieces:
        if piece.kind in ("link", "link_end"):
            inside = piece.kind == "link"
            links += inside
        elif piece.kind in ("text", "code", "image") and not inside:
            outside += piece.value
    signs = outside.replace("&lt;", "<").replace("&gt;", ">")
    return links > 1 and "|" in signs and not signs.strip("<>|·•–—-←→«»‹› \n")


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Definitions of links, but none of footnotes: those are text, also of a single word."""
    start = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", start) and reference(state, line, end, silent)


def _first_from(blocks: list[Block], start: int, offset: int) -> int:
    """The first block from number `start` on that begins at or behind an offset."""
    while start < len(blocks) and blocks[start].start < offset:
        start += 1
    return start


def _closing(tokens: list[Token], index: int) -> int:
    """The index of the token that closes the one at `index`, itself when it stands alone."""
    if tokens[index].nesting != 1:
        return index
    level = tokens[index].level
    place = index + 1
    while tokens[place].nesting != -1 or tokens[place].level != level:
        place += 1
    return place


def _is_tight(tokens: list[Token], index: int, stop: int) -> bool:
    level = tokens[index].level + 1
    return all(
        token.hidden
        for token in tokens[index:stop]
        if token.type == "paragraph_open" and token.level == level
    )


def _joined(blocks: list[Block], tight: bool = False) -> str:
    if not tight:
        return "\n\n".join(block.text for block in blocks)
    parts: list[str] = []
    for block in blocks:
        lone = block.kind in ("para", "list", "figure")
        parts.append(("\n" if lone else "\n\n") if parts else "")
        parts.append(block.text)
    return "".join(parts)


def _indented(text: str) -> str:
    """All lines but the first moved in by one step; blank ones stay empty."""
    return text.replace("\n", "\n" + _INDENT).replace("\n" + _INDENT + "\n", "\n\n")


def _lines_stripped(text: str) -> str:
    # Two blanks at the end of a line are a forced break; at its start they mean nothing.
    return "\n".join(line.lstrip() for line in _BLANK_LINE.sub("\n", text).split("\n"))


def _without_comments(text: str) -> str:
    """HTML without comments; one that is never closed goes on to the end."""
    first, *rest = text.split("<!--")
    # A part without "-->" lies wholly inside a comment that an earlier "<!--" began.
    return first + "".join(part.partition("-->")[2] for part in rest)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell or " " for cell in cells) + " |"
