"""HTML from the clipboard as Markdown: what word processors write in place of lists and emphasis.

    text, pictures = pasted_markdown(html)

Lists of Word are paragraphs that a style makes look like items; documents of the web say bold and
italic by styles. Pictures are left out and counted; tables stay.
"""

from __future__ import annotations

import re

from lxml import etree

from .sources._html_markdown import Surroundings, to_blocks
from .sources._html_tree import Element, parse, tag_of

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.S | re.I)
_DATA = re.compile(r"data:[a-z]+/[^\"')\s>]{200,}", re.I)
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d{1,2})", re.I)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.I)
_NUMBER = re.compile(r"\s*(?:\d{1,4}|[a-zA-Z]{1,3})[.)]")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
_STRUCK = re.compile(r"text-decoration[^;:]*:[^;]*line-through", re.I)
_WIDE_SIGN = re.compile(r"(?m)^([ ]*)(-|\d{1,6}\.)[ ]{2,3}(?=\S)")
_ADDRESS = re.compile(r"\]\(<([^<>()\s]+)>\)")
_DEEPEST = 8


def pasted_markdown(html: str) -> tuple[str, int]:
    """(Markdown, how many pictures were left out) of HTML that nobody checked."""
    whole = _FRAGMENT.search(html)
    tree = parse(_DATA.sub("data:,", whole[1] if whole else html))
    if tree is None:
        return "", 0
    pictures = sum(1 for _ in tree.iter("img"))
    for element in list(tree.iter()):
        if tag_of(element) in ("img", "style", "script", "o:p"):
            _drop(element)
    _lists(tree)
    _emphasis(tree)
    body = next(iter(tree.iter("body")), tree)
    blocks = to_blocks([body], strict=False, around=Surroundings(lambda _address: ""))
    return "\n\n".join(map(_as_typed, blocks)), pictures


def _as_typed(block: str) -> str:
    """A block with signs of lists and addresses as people type them."""
    if block.startswith(("```", "~~~")):
        return block
    return _ADDRESS.sub(r"](\1)", _WIDE_SIGN.sub(r"\1\2 ", block))


def _lists(tree: Element) -> None:
    """Paragraphs of Word that are items become lists, one in another by their levels."""
    open_lists: list[Element] = []
    for paragraph in list(tree.iter("p")):
        found = _LEVEL.search(paragraph.get("style") or "")
        parent = paragraph.getparent()
        if found is None or parent is None:
            if paragraph.getnext() is not None or (paragraph.text or "").strip():
                open_lists = []
            continue
        before = paragraph.getprevious()
        if open_lists and before is not open_lists[0]:
            open_lists = []
        level = min(max(int(found[1]), 1), _DEEPEST)
        name = "ol" if _takes_number(paragraph) else "ul"
        is_other = len(open_lists) >= level and tag_of(open_lists[level - 1]) != name
        del open_lists[level - is_other :]
        while len(open_lists) < level:
            made = etree.Element(name)
            if not open_lists:
                parent.insert(parent.index(paragraph), made)
            elif len(open_lists[-1]):
                open_lists[-1][-1].append(made)
            else:
                etree.SubElement(open_lists[-1], "li").append(made)
            open_lists.append(made)
        tail, paragraph.tail = paragraph.tail, None
        item = etree.SubElement(open_lists[-1], "li")
        item.append(paragraph)
        if tail and tail.strip():
            open_lists[0].tail = (open_lists[0].tail or "") + tail


def _takes_number(paragraph: Element) -> bool:
    """Whether the sign of an item is a number; the sign itself is taken out."""
    is_number = False
    for span in list(paragraph.iter("span")):
        if _IGNORED.search(span.get("style") or ""):
            is_number = _NUMBER.match("".join(map(str, span.itertext()))) is not None
            _drop(span)
    return is_number


def _emphasis(tree: Element) -> None:
    """What only a style makes bold, italic or struck out says so by its tag."""
    for element in list(tree.iter("span", "b", "strong")):
        style = element.get("style") or ""
        if tag_of(element) != "span":
            if _NOT_BOLD.search(style):
                element.tag = "span"
            continue
        if _BOLD.search(style):
            element.tag = "b"
        elif _ITALIC.search(style):
            element.tag = "i"
        elif _STRUCK.search(style):
            element.tag = "s"


def _drop(element: Element) -> None:
    """Take an element out, and leave what stands behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
