"""What both readers begin with: text without hostile signs, words that mean only themselves."""

from __future__ import annotations

import html
import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
# A tag as it is looked for: what an attribute holds is never kept, and the scan stays short.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?:[\s/][^<>]{0,2000})?>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,31});")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# What begins a heading, quotation, list or number of a list at the beginning of a line.
_LINE_START = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=[ \t])|>|[-+](?=[ \t])|\d{1,9}(?=[.)][ \t]))")
_EMPHASIS = re.compile(r"(?<![*_])([*_]+)(?![*_])")
_LINK = re.compile(r"\[(?=[^\[\]\n]{0,500}\]\()")
_FORMULAS = (("\\(", "\\)", "$"), ("\\[", "\\]", "$$"))
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "s": "~~", "del": "~~"}
_BLOCKS = frozenset(("p", "div", "ul", "ol", "table", "tr", "blockquote", "pre", "h1", "h2", "h3"))
_SILENT = frozenset(("script", "style", "head", "title", "iframe", "object"))


def cleaned(text: str) -> str:
    """Line ends as \\n, without control signs and halves of characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).encode("utf-8", "replace").decode("utf-8")


def as_markdown(text: str) -> str:
    """Plain words as Markdown that shows them as they are; formulas in \\( \\) become $…$."""
    parts: list[str] = []
    end = 0
    while (place := _formula(text, end)) is not None:
        start, inner, after, sign = place
        parts += [_escaped(text[end:start]), f"{sign}{inner.strip()}{sign}"]
        end = after
    return "".join((*parts, _escaped(text[end:])))


def _formula(text: str, at: int) -> tuple[int, str, int, str] | None:
    """(start, TeX, end, sign) of the next formula."""
    for start, (_begin, finish, sign) in sorted(
        (found, signs) for signs in _FORMULAS if (found := text.find(signs[0], at)) >= 0
    ):
        end = text.find(finish, start + 2)
        if end > start + 2:
            return start, text[start + 2 : end], end + 2, sign
    return None


def html_markdown(text: str) -> str:
    """Simple HTML, as question editors write it, as Markdown; scripts and pictures go."""
    reader, end = _Reader(), 0
    text = _without_comments(text)
    for tag in _TAG.finditer(text):
        reader.words(html.unescape(text[end : tag.start()]))
        reader.tag(tag[2].lower(), is_end=bool(tag[1]))
        end = tag.end()
    reader.words(html.unescape(text[end:]))
    return reader.markdown()


def _without_comments(text: str) -> str:
    parts, end = [], 0
    while (start := text.find("<!--", end)) >= 0:
        parts.append(text[end:start])
        end = text.find("-->", start) + 3
        if end < 3:
            return "".join(parts)
    return "".join((*parts, text[end:]))


def has_html(text: str) -> bool:
    """Whether tags or entities stand in it."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def plain_words(text: str) -> str:
    """Without tags and entities, for what is compared with what a learner types."""
    return html.unescape(_TAG.sub("", text)) if has_html(text) else text


def _escaped(text: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text).replace("`", "\\`")
    text = _EMPHASIS.sub(lambda match: _emphasis(match, text), text)
    text = _LINE_START.sub(_line_start, text)
    text = re.sub(r"<(?=[a-zA-Z/!?])", r"\\<", text)
    text = _LINK.sub(r"\\[", text)
    return text.replace("$", "\\$") if text.count("$") > 1 else text


def _emphasis(match: re.Match[str], text: str) -> str:
    at = match.start()
    before, after = text[max(at - 1, 0) : at], text[match.end() : match.end() + 1]
    is_loose = (not before or before.isspace()) and (not after or after.isspace())
    is_inside = "*" not in match[1] and before.isalnum() and after.isalnum()
    is_blank = len(match[1]) > 3 and "*" not in match[1]  # a line to write on
    return (
        match[1] if is_loose or is_inside or is_blank else "".join(f"\\{sign}" for sign in match[1])
    )


def _line_start(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


class _Reader:
    """Words with the marks that Markdown knows; everything else falls away."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lists: list[str] = []
        self._silent = 0

    def markdown(self) -> str:
        """All that was read."""
        text = re.sub(r"[ \t]+\n", "\n", "".join(self._parts))
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    def words(self, words: str) -> None:
        """Text between two tags."""
        if words and not self._silent:
            self._parts.append(as_markdown(re.sub(r"\s+", " ", words)))

    def tag(self, name: str, *, is_end: bool) -> None:
        """A tag begins or ends something."""
        if name in _SILENT:
            self._silent = max(0, self._silent - 1) if is_end else self._silent + 1
        elif name in _MARKS:
            self._parts.append(_MARKS[name])
        elif name in ("sub", "sup"):
            self._parts.append(f"</{name}>" if is_end else f"<{name}>")
        elif name == "br":
            self._parts.append("\n")
        elif name == "li" and not is_end:
            is_numbered = bool(self._lists) and self._lists[-1] == "ol"
            self._parts.append("\n1. " if is_numbered else "\n- ")
        elif name in _BLOCKS:
            self._parts.append("\n\n")
            if name in ("ul", "ol"):
                self._lists = self._lists[:-1] if is_end else [*self._lists[-20:], name]
