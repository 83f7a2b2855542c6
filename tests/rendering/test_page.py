"""What becomes of the elements that lessons are made of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coursegen_desktop.rendering.page import count_words, render, render_plain
from coursegen_desktop.rendering.rendered import Heading

ELEMENTS = {
    "paragraph": ("Some *light* and **heavy** words.", "<p>Some <em>light</em> and <strong>"),
    "hard break": ("one\\\ntwo", "one<br>\ntwo"),
    "code": ("Use `a < b` here.", "<code>a &lt; b</code>"),
    "struck": ("~~gone~~", "<del>gone</del>"),
    "subscript": ("H~2~O", "H<sub>2</sub>O"),
    "quote": ("> said", "<blockquote>\n<p>said</p>"),
    "two quotes": ("> one\n\n> two", "</blockquote>\n\n\n<blockquote>"),
    "list": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "list after a paragraph": ("Few:\n- a\n- b", "<p>Few:</p>\n<ul>\n<li>a</li>"),
    "nested by two": ("- a\n  - b", "<li>a<ul>\n<li>b</li>"),
    "nested in a numbered item": ("1. a\n   - b", "<li>a<ul>\n<li>b</li>"),
    "starts at": ("4. d\n5. e", '<ol start="4">'),
    "bracket numbers": ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>"),
    "tasks": (
        "- [x] a\n- [ ] b",
        '<li class="task-list-item"><span class="task-box" role="checkbox" aria-checked="true">',
    ),
    "definitions": ("Term\n:   What it is.", "<dt>Term</dt>\n<dd>What it is.</dd>"),
    "table": ("| a |\n|--|\n| b |", '<div class="app-table"><table>\n<thead>'),
    "table after a paragraph": ("Look:\n| a | b |\n|--|--|\n| c | d |", "<td>d</td>"),
    "captioned table": (
        "| a |\n|---|\n| b |\n\nTable: Some *letters*",
        "<table><caption>Some <em>letters</em></caption>",
    ),
    "right-aligned": ("| a |\n|--:|\n| b |", '<td align="right">b</td>'),
    "aligned": ("| a |\n|--:|\n| b |", "b</td>"),
    "footnote": ("x[^1]\n\n[^1]: Note.", '<li id="fn:1">'),
    "footnote mark": ("x[^1]\n\n[^1]: Note.", '<a class="footnote-ref" href="#fn:1">1</a>'),
    "abbreviation": ("HTML\n\n*[HTML]: Hyper", '<abbr title="Hyper">HTML</abbr>'),
    "link": ("[x](https://example.org)", '<a href="https://example.org">x</a>'),
    "bare address": ("See https://example.org/a_b_c.", '<a href="https://example.org/a_b_c">'),
    "lesson link": ("[x](lesson:12)", '<a href="lesson:12">x</a>'),
    "citation": ("[1](source:s1#b2)", '<a href="source:s1#b2">1</a>'),
    "picture": ("![A cell](media/a.png)", '<img alt="A cell" src="media/a.png">'),
    "figure": (
        '![A cell](media/a.png "A cell, 1665")',
        '<figure><img alt="A cell" src="media/a.png"><figcaption>A cell, 1665</figcaption>',
    ),
    "remote picture": ("![A cell](https://example.org/a.png)", "is not shown: A cell.</span>"),
    "fence": ("```python\nx = 1\n```", '<div class="language-python code"><pre>'),
    "highlight": ("```python\ndef f(): ...\n```", '<span class="k">def</span>'),
    "fence with options": ("```rust,ignore\nfn f() {}\n```", '<div class="language-rust code">'),
    "fence after a paragraph": ("Do:\n```sh\nls\n```", '<div class="language-sh code">'),
    "fence in an item": ("1. Do:\n   ```sh\n   ls\n   ```\n2. y", "<li>\n<p>y</p>\n</li>"),
    "open fence": ("```\nx", "<code>x\n</code>"),
    "tilde fence": ("~~~\n- x\n~~~", "<code>- x\n</code>"),
    "unknown language": ("```nosuch\nx\n```", "<code>x\n</code>"),
    "note": ("!!! note\n    Words.", '<div class="admonition note">\n<p class="admonition-title">'),
    "key idea": ("!!! key\n    Words.", '<p class="admonition-title">Key idea</p>'),
    "titled": ('!!! warning "Hot"\n    x', '<p class="admonition-title">Hot</p>'),
    "github alert": ("> [!TIP]\n> Rest.", '<div class="admonition tip">'),
    "important": ("> [!IMPORTANT]\n> x", '<p class="admonition-title">Key idea</p>'),
    "list in a call-out": ("!!! tip\n    - a\n      - b", "<li>a<ul>\n<li>b</li>"),
    "details": ('??? note "More"\n    x', "<details class=\"note\">\n<summary>More</summary>"),
    "open details": ('???+ note "More"\n    x', "<details class=\"note\" open"),
    "formula": (r"So $a_1*b*\{c\}$ and", r'<span class="formula">$a_1*b*\{c\}$</span>'),
    "display formula": ("$$\n\\frac{a}{b}\n$$", "\\frac{a}{b}"),
    "money": ("It costs $5 and $10.", "<p>It costs $5 and $10.</p>"),
    "raw html": ("<kbd>Ctrl</kbd>", "<kbd>Ctrl</kbd>"),
    "no heading": ("#hashtag", "<p>#hashtag</p>"),
    "rule": ("a\n\n* * *\n\nb", "<hr>"),
    "right to left": ('<p dir="rtl">שלום</p>', '<p dir="rtl">שלום</p>'),
}  # fmt: skip


@pytest.mark.parametrize("name", ELEMENTS)
def test_element(name: str) -> None:
    source, expected = ELEMENTS[name]
    page = render(source)
    assert expected in page.html
    assert "style=" not in page.html
    assert page == render(source), "the same text gives the same page"


def test_headings_start_below_the_title() -> None:
    page = render("# Light & shade\n\nx\n\n### Three `map` calls\n\n# Light & shade\n\nTop\n===")
    assert page.headings == (
        Heading(2, "Light & shade", "light-shade"),
        Heading(4, "Three map calls", "three-map-calls"),
        Heading(2, "Light & shade", "light-shade-2"),
        Heading(2, "Top", "top"),
    )
    for heading in page.headings:
        assert f'<h{heading.level} id="{heading.anchor}">' in page.html
    assert "<h1" not in page.html


def test_low_headings_are_lifted_and_deep_ones_stay_headings() -> None:
    page = render("### a\n\n###### b")
    assert [heading.level for heading in page.headings] == [2, 5]
    assert [h.level for h in render("# a\n\n###### b").headings] == [2, 6]


def test_a_heading_may_name_its_anchor_and_mark_notes() -> None:
    page = render("## Own {#chosen}\n\n## Note[^1]\n\n## Own\n\n[^1]: x")
    assert [(h.text, h.anchor) for h in page.headings] == [
        ("Own", "chosen"),
        ("Note", "note"),
        ("Own", "own"),
    ]


def test_anchors_meet_those_of_the_domain() -> None:
    from coursegen_desktop.domain.lesson import heading_anchor

    titles = ["What is *it*?", "A `Vec<T>`", "[Linked](https://example.org) text", "Größe & Maß"]
    taken: set[str] = set()
    expected = [heading_anchor(title, taken) for title in titles]
    page = render("\n\n".join(f"## {title}\n\nx" for title in titles))
    assert [heading.anchor for heading in page.headings] == expected


def test_words_are_counted_as_readers_do() -> None:
    assert count_words("Don't count well-known words – or dashes.") == 6
    assert render("# One two\n\n- three `four`\n\n```\nfive\n```").words == 5
    assert render("").words == 0
    assert render("").html == ""


def test_plain_is_escaped() -> None:
    page = render_plain("<b>&\0")
    assert page.html == '<pre class="as-typed">\n&lt;b&gt;&amp;�</pre>'
    assert page.is_plain


def test_the_module_is_light_until_it_renders() -> None:
    """The window imports it to carry pages about; only a worker should pay for the libraries."""
    code = (
        "import sys, coursegen_desktop.rendering.page as page;"
        "heavy = {'markdown', 'nh3', 'pygments', 'pymdownx', 'pydantic'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "page.render('x'); assert 'nh3' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
