"""What of a web page is its text: the main part, without navigation, scripts and hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_DROPPED_TAGS = """\
script style noscript template nav footer aside form button input select textarea option
    iframe object embed svg canvas audio video map head link meta title dialog"""
_DROPPED = frozenset(_DROPPED_TAGS.split())
_DROPPED_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog")
)
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|cookies?|cookie-\w+|share|"
    r"social|advert\w*|ads|comments|related|pagination|pager|toc|skip-link|headerlink|anchorjs-link|"
    r"edit-link|visually-hidden|sr-only|mw-editsection|noprint|reference-list)(?:$|[-_\s])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
# The words of an aside that teaches, as opposed to one with links.
_TEACHING = re.compile(r"note|tip|warning|caution|callout|admonition|important|example|info", re.I)
# libxml2 itself gives up at a depth of 256.
MAX_DEPTH = 200


def parse(markup: str) -> Element | None:
    """The tree of an HTML document; None when there is nothing in it. Fetches nothing."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def tag_of(element: Element) -> str:
    """The lower-case name of an element, "" for what is none."""
    # Comments and the like have a function for a tag; the stubs of lxml do not know it.
    tag: object = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def is_unseen(element: Element, *, strict: bool) -> bool:
    """Whether an element shows nothing to a reader, or (strict) is furniture of a site."""
    tag = tag_of(element)
    if not tag:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in _DROPPED and not (tag == "aside" and _TEACHING.search(names)):
        return strict or tag not in ("nav", "footer", "aside", "form")
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    if _UNSEEN.search(element.get("style") or ""):
        return True
    if not strict:
        return False
    if tag in ("body", "main", "article", "html"):
        return False
    if (element.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    if tag == "header":
        return not _within_article(element) and not element.xpath(".//h1")
    return bool(_CHROME.search(names)) and not element.xpath("boolean(.//h1)")


def main_parts(root: Element) -> list[Element]:
    """The elements that hold the text: main, the articles, else the body."""
    for path in ("//main", "//*[@role='main']"):
        found = [item for item in _elements(root, path) if _length(item) > 200]
        if found:
            return found[:1]
    articles = [item for item in _elements(root, "//article") if not _within_article(item)]
    body = next(iter(_elements(root, "//body")), root)
    if articles and sum(map(_length, articles)) > 0.5 * _length(body):
        return articles
    return [body]


def page_title(root: Element) -> str:
    """The title of a page without the name of its site."""
    for path in ("//meta[@property='og:title']/@content", "//head/title/text()", "//title/text()"):
        found = root.xpath(path)
        if isinstance(found, list) and found:
            title = " ".join(str(found[0]).split())
            return re.split(r"\s+[|–—·]\s+", title)[0][:200] if title else ""
    return ""


def language(root: Element) -> str:
    """What the page says of its language."""
    return str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
        :35
    ]


def _elements(root: Element, path: str) -> Iterator[Element]:
    found = root.xpath(path)
    if isinstance(found, list):
        yield from (item for item in found if isinstance(item, etree._Element))


def _within_article(element: Element) -> bool:
    return any(tag_of(parent) in ("article", "main") for parent in element.iterancestors())


def _length(element: Element) -> int:
    return sum(len(str(part).strip()) for part in element.itertext())
