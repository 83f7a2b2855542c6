"""What the SVG gate lets through and what it refuses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.rendering.svg_gate import MAX_BYTES, MAX_COPIES, MAX_ELEMENTS, check_svg

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "svg"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def svg(inner: str) -> bytes:
    return f"{HEAD}{inner}</svg>".encode()


def nested_uses(levels: int, times: int) -> bytes:
    groups = ['<g id="l0"><rect width="1" height="1"/></g>']
    for level in range(1, levels + 1):
        uses = f'<use xlink:href="#l{level - 1}"/>' * times
        groups.append(f'<g id="l{level}">{uses}</g>')
    return svg("<defs>" + "".join(groups) + f'</defs><use href="#l{levels}"/>')


HARMLESS = {
    "shapes": '<rect width="1" height="1"/><path d="M0 0L1 1" transform="matrix(1 0 0 1 0 0)"/>',
    "own parts": '<defs><g id="a"/></defs><use href="#a"/><use xlink:href="#a"/>',
    "own paint": '<rect fill="url(#p)" style="filter: url( \'#f\' ) ; mask: url(&quot;#m&quot;)"/>',
    "style": "<style>.a > b { marker: url(#m) } @keyframes x { to { opacity: 1 } }</style>",
    "raster inside": '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "words": "<title>url of a thing</title><text>javascript: and onload=</text><!-- note -->",
    "metadata": '<metadata><r xmlns="urn:r" about="http://example.org/"/></metadata>',
    "animation": '<rect><animate attributeName="width" to="3"/></rect>',
    "chain of uses": '<defs><g id="a"/><use id="b" href="#a"/></defs><use href="#b"/>',
}

HOSTILE = {
    "script": "<script>1</script>",
    "script in another spelling": "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
    "handler": '<rect onload="1"/>',
    "handler in capitals": '<rect ONCLICK="1"/>',
    "page inside": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "page without a coat": '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    "picture elsewhere": '<image href="http://127.0.0.1/x.png"/>',
    "old spelling": '<image xlink:href="//127.0.0.1/x.png"/>',
    "neighbour file": '<image href="other.svg"/>',
    "svg inside": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "page as data": '<use href="data:text/html,x"/>',
    "link": '<a href="javascript:alert(1)"><rect/></a>',
    "link to the web": '<a xlink:href="https://example.org/"><rect/></a>',
    "use elsewhere": '<use href="http://127.0.0.1/x.svg#a"/>',
    "paint elsewhere": '<rect fill="url(http://127.0.0.1/x#p)"/>',
    "paint elsewhere in quotes": "<rect style=\"fill: url( 'x.svg#p' )\"/>",
    "import": '<style>@import "http://127.0.0.1/x.css";</style>',
    "font": "<style>@font-face { font-family: x; src: url(http://127.0.0.1/x.woff) }</style>",
    "escaped url": "<style>a { fill: \\75rl(http://127.0.0.1/) }</style>",
    "comment in url": "<style>a { fill: url(/**/http://127.0.0.1/) }</style>",
    "image-set": "<style>a { background: image-set('http://127.0.0.1/' 1x) }</style>",
    "base": '<g xml:base="http://127.0.0.1/"><use href="#a"/></g>',
    "source": '<feImage src="http://127.0.0.1/"/>',
    "animated link": '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>',
    "animated handler": '<rect><animate attributeName="onclick" to="1"/></rect>',
    "frame": "<iframe/>",
    "film": '<video xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
    "style sheet": "<?xml-stylesheet href='http://127.0.0.1/x.css'?>",
    "itself": '<g id="a"><use href="#a"/></g>',
    "ring": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str) -> None:
    assert check_svg(svg(HARMLESS[name]), "x.svg").tag.endswith("svg")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    with pytest.raises(InvalidContent) as refused:
        check_svg(svg(HOSTILE[name]), "x.svg")
    assert "x.svg" in refused.value.text()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain words",
        b"<svg",
        b"<svg/>",  # without its name space it is no picture
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!doctype svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        HEAD.encode() + b"&unknown;</svg>",
        b"\x1f\x8b\x08\x00gzip",
        ("\ufeff" + HEAD + "</svg>").encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE svg+AD4-<svg/>',
        b'<?xml version="1.0" encoding="no-such"?>' + HEAD.encode() + b"</svg>",
        HEAD.encode() + b" " * MAX_BYTES + b"</svg>",
    ],
)
def test_what_is_no_plain_svg(data: bytes) -> None:
    with pytest.raises(InvalidContent):
        check_svg(data, "x.svg")


def test_a_hidden_document_type_in_utf_16() -> None:
    text = '<?xml version="1.0" encoding="UTF-16LE"?><!DOCTYPE svg>' + HEAD + "</svg>"
    with pytest.raises(InvalidContent):
        check_svg(text.encode("utf-16-le"), "x.svg")


def test_bombs_are_found_before_they_go_off() -> None:
    began = time.perf_counter()
    for bomb in (
        nested_uses(8, 10),
        nested_uses(3000, 2),
        svg("<g>" * 500 + "</g>" * 500),
        svg("<g/>" * (MAX_ELEMENTS + 1)),
        svg("<use href='#a'/>" * (MAX_COPIES + 1)),
    ):
        with pytest.raises(InvalidContent):
            check_svg(bomb, "bomb.svg")
    assert time.perf_counter() - began < 5


def test_much_is_not_too_much() -> None:
    check_svg(svg("<g/>" * (MAX_ELEMENTS - 10)), "big.svg")
    check_svg(nested_uses(3, 10), "icons.svg")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not here")
def test_the_corpus_is_judged_one_by_one() -> None:
    refused = set()
    files = sorted(CORPUS.rglob("*.svg"))
    for file in files:
        try:
            check_svg(file.read_bytes(), file.name)
        except InvalidContent:
            refused.add(file.name)
    assert len(files) >= 20
    assert refused == {
        "elements-via-ENTITY-reference-3.svg",
        "external-svg-with-transform.svg",
        "indirect-recursive-1.svg",
        "preserveAspectRatio=xMidYMid-meet-on-svg.svg",
        "recursive-2.svg",
    }
