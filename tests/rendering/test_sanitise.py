"""Only what the allow-list names survives, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from coursegen_desktop.rendering import sanitise
from coursegen_desktop.rendering.page import MAX_CHARACTERS, MAX_DEPTH, render
from tests.examples import some
from tests.torture.web_attacks import attacks

ATTACKS = [
    (source, markdown) for _, source, markdown in attacks("evil.example:80", "tcp:1", "udp:1")
]


def offences(body: str) -> list[str]:
    """Everything in a body that the allow-list does not name."""
    found: list[str] = []
    for element in lxml_html.fromstring(f"<div>{body}</div>").iter():
        if not isinstance(element.tag, str):
            found.append(f"a comment or instruction: {element!r}")
            continue
        allowed = sanitise.ATTRIBUTES["*"] | sanitise.ATTRIBUTES.get(element.tag, set())
        if element.tag not in sanitise.TAGS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name not in allowed:
                found.append(f"<{element.tag} {name}>")
            if name == "href" and not sanitise.is_link(value):
                found.append(f"href={value}")
            if name in ("src", "poster") and not sanitise.is_media_path(value):
                found.append(f"{name}={value}")
            if name == "id" and value.lower().startswith(sanitise.RESERVED):
                found.append(f"id={value}")
    return found


@pytest.mark.parametrize("source", [source for source, _ in ATTACKS])
def test_nothing_live_survives(source: str) -> None:
    body = render(source).html
    assert offences(body) == []
    assert sanitise.clean(body.replace("app-table", "t")) == body.replace("app-table", "t"), (
        "a second parse finds the same: nothing hides in a way of reading"
    )


@pytest.mark.parametrize("source", [source for source, markdown in ATTACKS if not markdown])
def test_the_cleaner_alone_is_enough(source: str) -> None:
    assert offences(sanitise.clean(source)) == []


@settings(max_examples=some(150))
@given(st.lists(st.sampled_from([source for source, _ in ATTACKS]), min_size=2, max_size=4))
def test_nothing_live_survives_together(sources: list[str]) -> None:
    assert offences(render("\n".join(sources)).html) == []
    assert offences(render("".join(sources)).html) == []


@settings(max_examples=some(200))
@given(st.text(alphabet=st.sampled_from("<>\"'&/=abimgsrc:# \n`*_[]()!-{}\0"), max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    page = render(text)
    assert page == render(text)
    assert page.is_plain or offences(page.html) == []


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("#a", True),
        ("#fn:1", True),
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("lesson:12", True),
        ("lesson:12/three-phases", True),
        ("source:s1#b2", True),
        ("http:media/x", False),
        ("//example.org/x", False),
        ("javascript:x", False),
        ("java\nscript:x", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("course://other/x", False),
        ("mailto:a@example.org", False),
        ("media/a.pdf", False),
        ("../x", False),
        ("", False),
    ],
)
def test_links(address: str, allowed: bool) -> None:
    assert sanitise.is_link(address) is allowed


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("media/a.png", True),
        ("media/a b/Zelle (1).PNG", True),
        ("media/zellwände.png", True),
        ("media/a%20b%C3%A4.png", True),
        ("media/../a.png", False),
        ("media//a.png", False),
        ("media/a..png", False),
        ("media/%2e%2e/a.png", False),
        ("media\\a.png", False),
        ("media/a:b.png", False),
        ("/media/a.png", False),
        ("http://x/media/a.png", False),
        ("x/media/a.png", False),
        ("media/", False),
    ],
)
def test_media_paths(path: str, allowed: bool) -> None:
    assert sanitise.is_media_path(path) is allowed


def test_what_lessons_need_is_kept() -> None:
    source = (
        "<details open><summary>s</summary>d</details><ruby>漢<rt>kan</rt></ruby>"
        '<table><tr><th scope="col">h</th></tr><tr><td colspan="2">c</td></tr></table>'
        '<figure><img src="media/a.png" alt="A" width="40"><figcaption>c</figcaption></figure>'
        '<audio src="media/a.mp3" controls></audio>'
        '<video controls poster="media/p.png"><track kind="captions" src="media/a.vtt"></video>'
        '<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><span lang="de" dir="ltr">x</span>'
    )
    kept = sanitise.clean(source)
    for part in (
        "<details open", "<summary>", "<rt>", 'scope="col"', 'colspan="2"', 'width="40"',
        "figcaption", "<audio", 'poster="media/p.png"', "<track", "<mfrac>", 'lang="de"',
    ):  # fmt: skip
        assert part in kept, part


def test_depth_is_counted_without_parsing() -> None:
    assert sanitise.depth("<p>x<p>y<p>z<br><img>") == 0
    assert sanitise.depth("<div>" * 7 + "</div>" * 7 + "<section></section>") == 7


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * (MAX_DEPTH + 1),
        "> " * 3000 + "x",
        "x" * (MAX_CHARACTERS + 1),
        "&" * (MAX_CHARACTERS // 2),
    ],
    ids=["deep", "quotes", "long", "grows"],
)
def test_too_much_is_shown_as_typed(source: str) -> None:
    page = render(source)
    assert page.is_plain
    assert page.html.startswith('<pre class="as-typed">')
    assert offences(page.html) == []
