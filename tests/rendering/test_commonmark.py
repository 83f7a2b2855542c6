"""The respelling against a CommonMark parser as the judge, on thousands of made-up documents."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from coursegen_desktop.rendering.commonmark import as_python_markdown
from coursegen_desktop.rendering.page import render

JUDGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SHAPED = ("ul", "ol", "li", "pre", "table", "blockquote", "h2")


def shape(body: str) -> list[Any]:
    """The tree of lists, quotations, tables and code of a body."""

    def walk(element: Any) -> list[Any]:
        found: list[Any] = []
        for child in element:
            if child.tag in SHAPED:
                found.append((child.tag, walk(child)))
            else:
                found += walk(child)
        return found

    return walk(lxml_html.fromstring(f"<div>{body}</div>"))


def words(body: str) -> str:
    return "".join(lxml_html.fromstring(f"<div>{body}</div>").text_content().split())


class Author:
    """Writes a document as people do: sloppy, but valid CommonMark."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._lines: list[str] = []
        self._count = 0

    def document(self) -> str:
        for _ in range(self._random.randint(1, 4)):
            kind = self._random.choice(["list", "list", "list", "text", "table", "quote", "code"])
            getattr(self, f"_{kind}")()
        return "\n".join(self._lines)

    def _word(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count} here"

    def _maybe(self, chance: float) -> bool:
        return self._random.random() < chance

    def _list(self, indent: int = 0, depth: int = 0) -> None:
        numbered = self._maybe(0.4)
        for number in range(1, self._random.randint(2, 4)):
            mark = f"{number}. " if numbered else "- "
            inner = indent + len(mark)
            self._lines.append(" " * indent + mark + self._word("item"))
            if self._maybe(0.25):
                self._lines.append(" " * inner + self._word("more"))
            if self._maybe(0.25):
                self._lines += ["", " " * inner + self._word("paragraph")]
            if self._maybe(0.15):
                code = ["```py", self._word("code"), "", "  - no item", "```"]
                self._lines += [" " * inner + line if line else "" for line in code]
            if depth < 3 and self._maybe(0.35):
                if self._maybe(0.3):
                    self._lines.append("")
                self._list(inner, depth + 1)
            if self._maybe(0.15):
                self._lines.append("")
        if depth == 0:
            self._lines.append("")

    def _text(self) -> None:
        self._lines += [self._word("text"), self._word("second")]
        if self._maybe(0.5):
            self._lines.append("")

    def _table(self) -> None:
        self._lines += [self._word("before"), "| a | b |", "|---|---|"]
        self._lines += [f"| {self._word('cell')} | y |", ""]

    def _quote(self) -> None:
        self._lines += [f"> {self._word('quote')}", "> - in", ">   - deep", ""]

    def _code(self) -> None:
        self._lines += ["~~~", self._word("code"), "- no item", "", "> no quote", "~~~"]


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_lists_quotes_tables_and_code_nest_as_commonmark_says(start: int) -> None:
    for seed in range(start, start + 100):
        source = Author(seed).document()
        ours, judged = render(source).html, JUDGE.render(source)
        assert shape(ours) == shape(judged), f"seed {seed}:\n{source}"
        assert words(ours) == words(judged), f"seed {seed}:\n{source}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\ufeffx\r\ny\rz", "x\ny\nz"),
        ("-\tx\n\n\ty", "- x\n\n    y"),
        ("<pre>\n- x\n  - y\n</pre>", "<pre>\n- x\n  - y\n</pre>"),
        ("<!-- a\n- x\n-->", "<!-- a\n- x\n-->"),
        ("<pre>\nopen", "<pre>\nopen"),
        ("a\n-\nb", "a\n-\nb"),
        ("a\n2. b", "a\n2. b"),
        ("    code\n    - x", "    code\n    - x"),
        ("", ""),
    ],
)
def test_spelling(source: str, expected: str) -> None:
    assert as_python_markdown(source) == expected
