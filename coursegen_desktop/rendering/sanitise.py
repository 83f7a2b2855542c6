"""The allow-list: what may stand in a lesson page. Everything else is dropped, not repaired."""

import re
import unicodedata

import nh3

_TEXT = """
    a abbr b bdi bdo br cite code dfn del em i ins kbd mark q rp rt ruby s samp small span strong
    sub sup time u var wbr
"""
_BLOCKS = """
    article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr li ol p pre section summary table tbody td tfoot th thead tr ul
"""
_MEDIA = "audio img picture source track video"
_MATH = """
    math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
    semantics
"""

TAGS = frozenset((_TEXT + _BLOCKS + _MEDIA + _MATH).split())

# Their text is code or form input, not something to read.
_DROPPED = """
    applet embed iframe noscript object script select style svg template textarea title
"""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", "role", "aria-label", "aria-checked"},
    "a": {"href"},
    "abbr": {"title"},
    "audio": {"src", "controls", "preload"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "dfn": {"aria-expanded", "data-term", "tabindex"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "source": {"src", "type"},
    "span": {"data-linenos"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "scope", "headers"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "poster", "controls", "width", "height", "preload"},
}

_MATH_ATTRIBUTES: dict[str, str] = {
    "math": "alttext display xmlns",
    "menclose": "notation",
    "mfrac": "linethickness",
    "mi": "mathvariant",
    "mo": """stretchy fence separator lspace rspace form accent symmetric movablelimits minsize
        maxsize""",
    "mover": "accent",
    "mpadded": "width height depth lspace voffset",
    "mspace": "width height depth",
    "mtable": "columnalign rowspacing columnspacing",
    "mtd": "columnspan rowspan columnalign",
    "munder": "accentunder",
    "munderover": "accent accentunder",
}
# A link or an action has no place in a formula.
_EVERY_MATH = "displaystyle scriptlevel mathcolor mathbackground mathsize"
ATTRIBUTES |= {
    tag: set(f"{_EVERY_MATH} {_MATH_ATTRIBUTES.get(tag, '')}".split()) for tag in _MATH.split()
}

# Names that the page itself uses.
RESERVED = "app-"

# A web address needs a host: "http:media/x" would be read relative to the page.
_LINK = re.compile(
    r"(?:#[^\s]*|https?://[^\s/][^\s]*|lesson:[\w./#%~-]+|source:[\w./#%~:-]+)\Z", re.I
)
# No "..", no backslash, no colon; of escapes only blanks and letters beyond ASCII.
_MEDIA_PATH = re.compile(r"media(?!.*(?:\.\.|//))/(?:[\w \-+,()@./]|%20|%[89a-f][0-9a-f])+\Z", re.I)
_SIZE = re.compile(r"(?:\d{1,4}|\d{1,2}%|100%)\Z")
_NUMBER = re.compile(r"\d{1,4}\Z")
_COLOR = re.compile(r"(?:#[0-9a-f]{3,8}|[a-z]{3,20})\Z", re.I)
# No formula needs more than 99 of anything; the sizes of letters end at 9 times.
_LENGTH = re.compile(r"[+-]?\d{0,2}(?:\.\d{0,6})?(?:[a-z]{2}|%)?(?:width|height|depth)?\Z", re.I)
_MATH_SIZE = re.compile(r"[0-9](?:\.\d{0,4})?(?:em)?\Z|[0-9]{2,3}%\Z")
_LENGTH_NAMES = "linethickness lspace rspace minsize maxsize width height depth voffset"
_LENGTHS = frozenset(_LENGTH_NAMES.split())

_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# These hold nothing, or are closed by the parser when the next one opens.
_SHALLOW_TAGS = """
    area base br col colgroup dd dt embed hr img input li link meta option p param rp rt source
    tbody td tfoot th thead tr track wbr
"""
_SHALLOW = frozenset(_SHALLOW_TAGS.split())


def clean(markup: str) -> str:
    """`markup` parsed as a browser does and written anew from allowed parts only."""
    return nh3.clean(
        markup,
        tags=set(TAGS),
        clean_content_tags=set(_DROPPED.split()),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "lesson", "source"},
        strip_comments=True,
        link_rel=None,
    )


def depth(markup: str) -> int:
    """How deep the elements nest, at most; counted without parsing, in linear time."""
    deepest = now = 0
    for match in _OPEN_OR_CLOSE.finditer(markup):
        if match.group(2).lower() in _SHALLOW:
            continue
        now = max(now - 1, 0) if match.group(1) else now + 1
        deepest = max(deepest, now)
    return deepest


def is_link(address: str) -> bool:
    """Whether a lesson may link there: in the page, to the web, a lesson or a source."""
    return _LINK.match(address) is not None


def is_media_path(path: str) -> bool:
    """Whether `path` names a file of the course itself, like "media/cell.png"."""
    return _MEDIA_PATH.match(path) is not None


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        value = value.strip()
        return value if is_link(value) else None
    if name in ("src", "poster"):
        value = unicodedata.normalize("NFC", value)  # some systems take letters apart
        return value if is_media_path(value) else None
    if name == "cite":
        return value if value.lower().startswith(("http://", "https://")) else None
    if name == "id":
        return None if value.lower().startswith(RESERVED) else value
    if name == "class":
        kept = [word for word in value.split() if not word.lower().startswith(RESERVED)]
        return " ".join(kept) or None
    if name in ("data-term", "tabindex"):
        return value if _NUMBER.match(value) and (name != "tabindex" or value == "0") else None
    return _size(tag, name, value)


def _size(tag: str, name: str, value: str) -> str | None:
    """Sizes and colours, kept where they are of a measure that a page can bear."""
    if tag in ("img", "video") and name in ("width", "height"):
        return value if _SIZE.match(value) else None
    if name == "mathsize":
        return value if _MATH_SIZE.match(value) else None
    if name in ("mathcolor", "mathbackground"):
        return value if _COLOR.match(value) else None
    if name in _LENGTHS and tag.startswith("m"):
        return value if _LENGTH.match(value.strip()) else None
    return value
