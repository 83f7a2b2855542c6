"""The gate that every SVG file passes before a lesson may show it.

    check_svg(data, "cell.svg")      # raises InvalidContent, with a sentence that says why

An SVG is a program: it may hold scripts, fetch other files, and a few lines of it can keep a
browser busy for ever (eight levels of ten `use` each hang Chromium at 1.2 GB). The limits are
those of the project's reliability notes. Nothing is repaired: a file is let through as it is,
or not at all.
"""

import re
from collections.abc import Iterator

from lxml import etree

from ..domain.errors import InvalidContent

MAX_BYTES = 8 * 1024 * 1024
MAX_ELEMENTS = 20_000
MAX_DEPTH = 200
# How many copies the `use` elements of a file may make, all told.
MAX_COPIES = 10_000

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREFS = ("href", f"{{{_XLINK}}}href")

# Scripts, HTML, and what loads or runs things.
_REFUSED = frozenset(
    [
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "handler",
        "listener",
    ]
)
_ADDRESSES = frozenset({"src", "data", "action", "formaction", "poster", "ping", "background"})
# Raster pictures inside the file itself are inert; SVG inside SVG is a second file, unchecked.
_DATA_PICTURE = re.compile(
    r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*\Z", re.I
)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_URL = re.compile(r"url\((?!\s*['\"]?\s*#)", re.I)
_HINT = "Save it again as a plain picture, or as PNG, and try again."


def check_svg(data: bytes, name: str) -> etree._Element:
    """The root of a harmless SVG. Raises InvalidContent for anything else."""
    if len(data) > MAX_BYTES:
        raise _refusal(name, "it is larger than 8 MB")
    lead = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b") or not lead.startswith(b"<"):
        raise _refusal(name, "it is not an SVG file in UTF-8")
    root = _parsed(data, name)
    _look_over(root, name)
    if _copies(root, name) > MAX_COPIES:
        raise _refusal(name, "it repeats its parts too often")
    return root


def _parsed(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False
    )
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data, re.I):
        raise _refusal(name, "it declares a document type, which can hide other files")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _refusal(name, "it is damaged or not an SVG file") from error
    # Another encoding than the bytes that were searched above could hide the same.
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise _refusal(name, "it declares a document type, which can hide other files")
    if etree.QName(root).namespace != _SVG or etree.QName(root).localname != "svg":
        raise _refusal(name, "it is damaged or not an SVG file")
    return root


def _look_over(root: etree._Element, name: str) -> None:
    for number, (node, depth) in enumerate(_walk(root)):
        if number >= MAX_ELEMENTS or depth > MAX_DEPTH:
            raise _refusal(name, "it has too many parts")
        if not isinstance(node.tag, str):
            if node.tag is not etree.Comment:  # a processing instruction names a style sheet
                raise _refusal(name, "it loads other files")
            continue
        tag = etree.QName(node)
        if tag.localname.lower() in _REFUSED or tag.namespace == "http://www.w3.org/1999/xhtml":
            raise _refusal(name, "it holds a script or a web page")
        if tag.localname.lower() == "style" and not _is_inert_css(
            "".join(map(str, node.itertext()))
        ):
            raise _refusal(name, "it loads other files")
        _check_attributes(node, name)


def _check_attributes(node: etree._Element, name: str) -> None:
    for key, given in node.attrib.items():
        value = str(given)
        word = etree.QName(key).localname.lower()
        if word.startswith("on"):
            raise _refusal(name, "it holds a script or a web page")
        if word == "href":
            if not _is_inside(value):
                raise _refusal(name, "it loads or links other files")
        elif word in _ADDRESSES or (word == "base" and value.strip()):
            raise _refusal(name, "it loads or links other files")
        elif word == "attributename" and _aims_at_address(value):
            raise _refusal(name, "it holds a script or a web page")
        elif not _is_inert_css(value):
            raise _refusal(name, "it loads other files")


def _aims_at_address(value: str) -> bool:
    """An animation that changes an address or a handler would go round the checks here."""
    word = value.strip().lower().rpartition(":")[2]
    return word in ("href", "src", "base") or word.startswith("on")


def _is_inside(address: str) -> bool:
    address = address.strip()
    return address == "" or address.startswith("#") or bool(_DATA_PICTURE.match(address))


def _is_inert_css(text: str) -> bool:
    """Nothing but places in the file itself. An escape could spell "url" in another way."""
    if "(" not in text and "@" not in text:
        return True
    bare = _COMMENT.sub("", text).lower()
    if "\\" in bare and re.search(r"\\[0-9a-f]|\\[^\w\s]*[a-z]", bare):
        return False
    fetches = ("@import", "@charset", "@namespace", "image(", "image-set(", "src(", "expression(")
    return not _URL.search(bare) and not any(word in bare for word in fetches)


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Every node with its depth, from 1, in the order of the file; without recursion."""
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "end":
            depth -= 1
        elif event == "start":
            depth += 1
            yield node, depth
        else:
            yield node, depth + 1


def _copies(root: etree._Element, name: str) -> int:
    """How many elements stand on the picture when every `use` is put in place."""
    named = {node.get("id"): node for node in root.iter() if node.get("id") is not None}
    sizes: dict[etree._Element, int] = {}
    # From the leaves up; what is used is counted before its user. A stack instead of recursion.
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    under_way: set[etree._Element] = set()
    while stack:
        node, is_done = stack.pop()
        parts = list(node.iterchildren("*"))
        if etree.QName(node).localname.lower() == "use":
            parts += [named[to] for to in _targets(node) if to in named]
        if is_done:
            under_way.discard(node)
            copies = sum(sizes.get(part, 0) for part in parts)
            is_use = etree.QName(node).localname.lower() == "use"
            sizes[node] = min(copies + is_use, MAX_COPIES + 1)
        elif node in under_way:
            raise _refusal(name, "it repeats its parts without end")
        elif node not in sizes:
            under_way.add(node)
            stack.append((node, True))
            stack += [(part, False) for part in parts if part not in sizes]
    return sizes[root]


def _targets(node: etree._Element) -> Iterator[str]:
    for key in _HREFS:
        value = (node.get(key) or "").strip()
        if value.startswith("#"):
            yield value[1:]


def _refusal(name: str, reason: str) -> InvalidContent:
    return InvalidContent(
        "The picture {file} is not shown: {reason}.", _HINT, file=name, reason=reason
    )
