"""Rewrites lists, fences and alerts as people type them into the form python-markdown reads.

Documents follow CommonMark and GitHub: lists nested by two or three blanks, lists and tables
right after a paragraph, `1)`, "```rust,ignore", `> [!TIP]`. python-markdown wants four blanks
and empty lines. Only the skeleton of lines is changed here, never the words in them; what
python-markdown reads as it is stays as it is. One pass over the lines.
"""

import re
from dataclasses import dataclass

from .fences import fence_info

_LIST = re.compile(r"(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap>[ ]+|$)(?P<rest>.*)")
_RULE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`]*)$")
# A formula on lines of its own: "$$" or "\\[" opens it, and the other end stands at a line's end.
_FORMULA = re.compile(r"(?:(?P<dollars>\$\$)|\\\[)(?P<rest>.*)$")
_TEX_SIGNS = re.compile(r"[\\^_={}]")
_CALL_OUT = re.compile(r"(?P<mark>!!!|\?\?\?\+?)[ ]?(?P<kind>[\w-]+)(?P<rest>.*)$")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_DEFINITION = re.compile(r":[ ]+\S")
_QUOTE = re.compile(r">[ ]?")
_ALERT = re.compile(r"\[!(?P<kind>\w+)\][+-]?[ ]*(?P<title>.*)$")
_TABLE_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?$|\|[ ]*:?-+:?[ ]*\|$")
_RAW_OPEN = re.compile(r"<(pre|script|style|textarea)\b|(<!--)", re.I)

# GitHub's names, and the call-outs of our pages.
_ALERTS = {
    "note": "note",
    "tip": "tip",
    "important": "key",
    "warning": "warning",
    "caution": "warning",
    "key": "key",
    "example": "example",
}
_TITLES = {"key": "Key idea"}
_MAX_QUOTES = 60
_LONGEST_FORMULA = 120
_INDENT = "    "


def as_python_markdown(markdown: str) -> str:
    """The same text, its lists, fences, tables and alerts spelled for python-markdown."""
    text = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    return "\n".join(_Rewriter(0).lines(text.removeprefix("\ufeff").split("\n")))


@dataclass(slots=True)
class _Box:
    """A container that is open: its content starts at column `offset` of the source."""

    offset: int
    is_list: bool


class _Rewriter:
    """Walks over the lines with a stack of open list items, call-outs and notes."""

    def __init__(self, quotes: int) -> None:
        self._quotes = quotes
        self._boxes: list[_Box] = []
        self._out: list[str] = []
        # What the last line was: "blank", "text", "item", "code", "other"; and how deep.
        self._last = "blank"
        self._last_depth = 0
        # How deep the run of lines since the last empty one began; None: not with a list item.
        self._run_depth: int | None = None

    def lines(self, source: list[str]) -> list[str]:
        """All lines, rewritten."""
        lines = [_leading_tabs(line) for line in source]
        at = 0
        while at < len(lines):
            at = self._line(lines, at)
        return self._out

    def _line(self, lines: list[str], at: int) -> int:
        """Rewrite what starts at line `at`; the index of the next unread line."""
        line = lines[at]
        if not line.strip():
            self._emit("", "blank")
            return at + 1
        indent = _indent_of(line)
        text = line[indent:]
        marker = None if _RULE.match(text) else _LIST.match(text)
        if not self._is_lazy(indent, text, marker):
            while self._boxes and indent < self._boxes[-1].offset:
                self._boxes.pop()
        indent -= self._boxes[-1].offset if self._boxes else 0
        if indent >= 4 and self._last in ("blank", "code"):
            self._emit(" " * indent + text, "code")
            return at + 1
        if fence := _FENCE.match(text):
            return self._fence(lines, at, fence)
        if (formula := _FORMULA.match(text)) and (end := _formula_end(lines, at, formula)):
            return self._formula(lines, at, end)
        if raw := _RAW_OPEN.match(text):
            return self._raw(lines, at, raw)
        if _QUOTE.match(text):
            return self._quote(lines, at)
        if marker and self._starts_item(marker):
            self._item(marker, indent + (self._boxes[-1].offset if self._boxes else 0))
            return at + 1
        self._other(text, indent, lines[at + 1] if at + 1 < len(lines) else "")
        return at + 1

    def _is_lazy(self, indent: int, text: str, marker: re.Match[str] | None) -> bool:
        """A line that goes on with a list item's paragraph though it is not indented."""
        return (
            self._last in ("text", "item")
            and bool(self._boxes)
            and indent < self._boxes[-1].offset
            and self._boxes[-1].is_list
            and marker is None
            and text[0] not in "#>`~|:[!?<"
            and not _RULE.match(text)
        )

    def _starts_item(self, marker: re.Match[str]) -> bool:
        """CommonMark: in the midst of a paragraph only a filled item, numbered 1, starts a list."""
        if self._last != "text" or self._last_depth != len(self._boxes):
            return True
        return bool(marker["rest"].strip()) and marker["number"] in (None, "1")

    def _item(self, marker: re.Match[str], indent: int) -> None:
        gap = len(marker["gap"])
        width = len(marker["mark"]) + (gap if 1 <= gap <= 4 else 1)
        sign = f"{marker['number']}." if marker["number"] else marker["mark"]
        depth = len(self._boxes)
        after_text = self._last == "text" and self._last_depth == depth
        if self._last != "blank" and (
            after_text or self._run_depth is None or self._run_depth > depth
        ):
            self._emit("", "blank")
        self._emit(f"{sign} {marker['rest'].rstrip()}".rstrip(), "item", bool(marker["rest"]))
        self._boxes.append(_Box(indent + width, is_list=True))

    def _other(self, text: str, indent: int, following: str) -> None:
        offset = (self._boxes[-1].offset if self._boxes else 0) + 4
        if call := _CALL_OUT.match(text):
            self._open_box(_titled(call), offset)
        elif _NOTE.match(text) or (_DEFINITION.match(text) and self._last in ("text", "blank")):
            self._emit(_hard_break(text), "text", True)
            self._boxes.append(_Box(offset, is_list=False))
        else:
            table = "|" in text and _TABLE_RULE.match(following.strip())
            if table and self._last == "text":
                self._emit("", "blank")
            is_table = table or (self._last == "table" and "|" in text)
            # At the top the indentation may mean something to python-markdown.
            lead = " " * indent if not self._boxes or indent >= 4 else ""
            self._emit(lead + _hard_break(text), "table" if is_table else _kind_of(text))

    def _open_box(self, line: str, offset: int) -> None:
        if self._last != "blank":
            self._emit("", "blank")
        self._emit(line, "other")
        self._boxes.append(_Box(offset, is_list=False))

    def _fence(self, lines: list[str], at: int, fence: re.Match[str]) -> int:
        """A block of code up to its closing fence, the end of its container or of the text."""
        own = _indent_of(lines[at])
        floor = self._boxes[-1].offset if self._boxes else 0
        sign = fence["fence"]
        if self._last in ("text", "item", "table"):
            self._emit("", "blank")
        self._emit(sign + fence_info(fence["info"]), "other")
        number = at + 1
        while number < len(lines):
            line = lines[number]
            indent = _indent_of(line)
            text = line.strip()
            if text and indent < floor:
                break
            number += 1
            if text.startswith(sign) and not text.strip(sign[0]) and indent - floor < 4:
                break
            self._emit(line[min(indent, own) :] if text else "", "other")
        self._emit(sign, "other")
        self._emit("", "blank")
        return number

    def _formula(self, lines: list[str], at: int, end: int) -> int:
        """A formula on lines of its own, as a fence, so that nothing in it is taken for a list."""
        source = " ".join(line.strip() for line in lines[at:end] if line.strip())
        if self._last in ("text", "item", "table"):
            self._emit("", "blank")
        sign = "`" * (max(map(len, re.findall("`+", source)), default=2) + 1)
        for line in (f"{sign}math", source, sign):
            self._emit(line, "other")
        self._emit("", "blank")
        return end

    def _raw(self, lines: list[str], at: int, raw: re.Match[str]) -> int:
        """Raw HTML whose content is not Markdown, left untouched to its end."""
        end = "-->" if raw[2] else f"</{raw[1].lower()}"
        for number in range(at, len(lines)):
            self._out.append(lines[number])
            if end in lines[number].lower():
                break
        else:
            number = len(lines) - 1
        self._last = "other"
        return number + 1

    def _quote(self, lines: list[str], at: int) -> int:
        """A quotation, or an alert, rewritten on its own and put back under its sign."""
        inner: list[str] = []
        number = at
        while number < len(lines):
            text = lines[number].strip()
            if not text.startswith(">"):
                # The paragraph inside may go on without the sign.
                if not text or not inner[-1].strip() or not text[0].isalnum():
                    break
                inner.append(text)
            else:
                inner.append(_QUOTE.sub("", text, count=1))
            number += 1
        if self._last in ("text", "table", "item"):
            self._emit("", "blank")
        alert = _ALERT.match(inner[0].strip())
        if alert and alert["kind"].lower() in _ALERTS:
            self._alert(alert, inner[1:])
        else:
            # python-markdown would join it with a quotation before it.
            if self._after_quote():
                self._out += [_INDENT * len(self._boxes) + "<!-- -->", ""]
            rewritten = inner
            if self._quotes < _MAX_QUOTES:
                rewritten = _Rewriter(self._quotes + 1).lines(inner)
            for line in rewritten:
                self._emit(f"> {line}".rstrip(), "other")
        self._emit("", "blank")
        return number

    def _after_quote(self) -> bool:
        """Whether the last thing written in this container, before empty lines, is a quotation."""
        filled = next((line for line in reversed(self._out) if line), "")
        return filled.startswith(_INDENT * len(self._boxes) + ">")

    def _alert(self, alert: re.Match[str], inner: list[str]) -> None:
        kind = _ALERTS[alert["kind"].lower()]
        title = alert["title"].strip() or _TITLES.get(kind, alert["kind"].capitalize())
        self._emit('!!! {} "{}"'.format(kind, title.replace('"', "”")), "other")
        for line in _Rewriter(self._quotes + 1).lines(inner):
            self._emit(_INDENT + line if line else "", "other")

    def _emit(self, line: str, kind: str, opens: bool = False) -> None:
        """Write a line; `opens`: its words stand in a container that is about to open."""
        depth = len(self._boxes)
        self._out.append(_INDENT * depth + line if line else "")
        if self._last == "blank":
            self._run_depth = depth if kind == "item" else None
        self._last = kind
        self._last_depth = depth + 1 if opens else depth


def _kind_of(text: str) -> str:
    return "other" if text.startswith("#") or _RULE.match(text) else "text"


def _titled(call: re.Match[str]) -> str:
    """The first line of a call-out, with the title of a kind that has a better one."""
    title = _TITLES.get(call["kind"].lower())
    if title and '"' not in call["rest"]:
        return f'{call["mark"]} {call["kind"]} "{title}"'
    return call.group(0).rstrip()


def _formula_end(lines: list[str], at: int, start: re.Match[str]) -> int:
    """The index after the last line of a formula that starts at `at`; 0 if it is none."""
    close = "$$" if start["dollars"] else "\\]"
    text = start["rest"].strip()
    if not text.endswith(close) and close in text:
        return 0
    for number in range(at, min(at + _LONGEST_FORMULA, len(lines))):
        text = start["rest"].strip() if number == at else lines[number].strip()
        if text.endswith(close):
            whole = " ".join((start["rest"], *lines[at + 1 : number + 1])).strip()[: -len(close)]
            # "\\[" may also be an escaped bracket: then no TeX stands behind it.
            is_tex = start["dollars"] or _TEX_SIGNS.search(whole)
            return number + 1 if whole.strip() and is_tex and "$$" not in whole else 0
        if number > at and not text and not start["dollars"]:
            return 0
    return 0


def _hard_break(text: str) -> str:
    """A backslash at the end of a line breaks it; python-markdown knows two blanks."""
    if text.endswith("\\") and not text.endswith("\\\\"):
        return text[:-1] + "  "
    return text


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _leading_tabs(line: str) -> str:
    """The line with the tabs of its indentation as blanks, and of a list sign's gap."""
    bare = line.lstrip(" \t")
    lead = line[: len(line) - len(bare)].expandtabs(4)
    if "\t" in bare[:11] and (marker := re.match(r"(?:[-*+]|\d{1,9}[.)])\t+", bare)):
        whole = (lead + marker.group(0)).expandtabs(4)
        return whole + bare[marker.end() :]
    return lead + bare
