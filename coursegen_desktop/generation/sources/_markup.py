"""XML of books to trees with plain names: no entities, no network, no namespaces."""

from __future__ import annotations

import html
import re

from lxml import etree

from ...domain.errors import FormatError
from ..text.decoding import decode
from ..text.invisible import Cleaned
from ._html_tree import Element, parse
from ._office_text import PAGE

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,2000}(\[|>)", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_OPS = "{http://www.idpf.org/2007/ops}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = {_OPS: "epub-", _XLINK: "xlink-", _XML: ""}


class DeclaresEntities(FormatError):
    """A document brings entities of its own: how small files grow large, or reach outside."""


def markup_text(data: bytes, name: str) -> tuple[str, int]:
    """(the text of an XML file without its prologue, how many hidden characters were taken out).

    A document type is taken off; one that declares entities is refused.
    """
    declared = _DECLARED.search(data[:400])
    text = decode(data, name, declared[1].decode("ascii") if declared else "")
    cleaned = Cleaned(_PROLOGUE.sub("", text.replace(PAGE, "")))
    found = _DOCTYPE.search(cleaned.text[:5000])
    if found and found[1] == "[":
        raise DeclaresEntities(
            name,
            "it declares XML entities, which no honest document of its kind needs.",
            hint="Do not trust it; ask for a file from another place.",
        )
    body = cleaned.text
    return (body[: found.start()] + body[found.end() :] if found else body), cleaned.removed


def xml_tree(text: str) -> Element | None:
    """The root of well-formed or nearly well-formed XML, names without namespaces; else None."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    safe = _ENTITY.sub(_character, text)
    try:
        root = etree.fromstring(safe.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None:
        return None
    for element in root.iter():
        _rename(element)
    return root


def page_tree(text: str) -> Element | None:
    """The root of an XHTML document; one that is only HTML is read as such."""
    root = xml_tree(text)
    if root is not None and root.tag == "html" and root.find("body") is not None:
        body = root.find("body")
        if body is not None and (len(body) or (body.text or "").strip()):
            return root
    return parse(text)


def _character(match: re.Match[str]) -> str:
    if match[1] in _XML_ENTITIES:
        return match[0]
    found = html.unescape(match[0])
    return found if found != match[0] else f"&amp;{match[1]};"


def _rename(element: Element) -> None:
    """Names without namespaces; the attributes that count keep a prefix."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return
    element.tag = tag.rpartition("}")[2] or "div"
    for name in [name for name in element.attrib if str(name).startswith("{")]:
        space, _, local = str(name).rpartition("}")
        prefix = _PREFIXES.get(space + "}")
        value = element.attrib.pop(name)
        if prefix is not None:
            element.set(prefix + local, value)
