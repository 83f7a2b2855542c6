"""Web pages: the text without the site around it, tables and lists as Markdown, nothing hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.sources.html import SOURCE, parse_page
from tests.generation.places import misplaced

PAGE = """<!doctype html><html lang="en-GB"><head><title>Tides | Sea Pages</title>
<style>p { color: red }</style><script>var x = "<p>no</p>";</script></head><body>
<header><a href="/">Home</a></header><nav><ul><li>Menu</li></ul></nav>
<div class="cookie-banner">Accept cookies</div>
<main><h1>Tides</h1>
<p>The sea <b>rises</b> and falls; see <a href="https://example.org/x_y">a page</a> or
<a href="local.html">another</a>.</p>
<p hidden>hidden words</p><p style="display: none">unseen words</p>
<dl><dt>Ebb</dt><dd>The falling of the sea.</dd><dt>Flow</dt><dd>Its <i>rising</i>.</dd></dl>
<pre><code class="language-python">a = [1]
b = a</code></pre>
<table><caption>Heights</caption><tr><th>Place</th><th>Metres</th></tr>
<tr><td rowspan="2">Bay</td><td>12 | 13</td></tr><tr><td>14</td></tr></table>
<div class="admonition warning"><p>Warning</p><p>Mind the current.</p></div>
<figure><img src="t.png" alt="A chart"><figcaption>Heights in May</figcaption></figure>
<details><summary>Solution</summary><p>Twice a day.</p></details>
<ol start="3"><li>three<ul><li>inner</li></ul></li><li>four</li></ol>
<h2>1 * 2 _x_ # [y]</h2><p># not a heading</p>
</main><footer>Imprint</footer></body></html>"""


def test_the_main_part_becomes_markdown() -> None:
    source = parse_page(PAGE, "tides.html", "0")
    assert (source.title, source.language) == ("Tides", "en-GB")
    for gone in ("Home", "Menu", "cookies", "hidden words", "unseen", "Imprint", "color", "no</p>"):
        assert gone not in source.text
    assert "[a page](<https://example.org/x_y>) or another." in source.text
    assert "| Bay | 12 \\| 13 |\n| Bay | 14 |" in source.text
    assert "```python\na = [1]\nb = a\n```" in source.text
    assert [block.kind for block in source.blocks] == [
        *("heading", "para", "definition", "definition", "code", "para", "table"),
        *("callout", "figure", "para", "solution", "list", "heading", "para"),
    ]
    assert source.blocks[7].meta == {"label": "warning", "title": "Warning"}
    assert source.blocks[11].text == "3.  three\n    -   inner\n4.  four"
    assert misplaced(source) == []


def test_words_never_act_as_markup() -> None:
    source = parse_page(PAGE, "tides.html", "0")
    heading, para = source.blocks[-2:]
    assert heading.text == "1 \\* 2 \\_x\\_ # \\[y\\]"
    assert (para.kind, para.text) == ("para", "\\# not a heading")


def test_a_page_of_links_alone_keeps_its_words() -> None:
    source = parse_page(
        "<body><nav><ul><li><a href='#'>Some page</a></li></ul></nav>", "a.html", "0"
    )
    assert source.blocks[0].text == "-   Some page"


def test_declared_encodings_are_honoured(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="koi8-r"><p>Привет, мир и море</p>'.encode("koi8-r"))
    assert SOURCE.read(path).blocks[0].text == "Привет, мир и море"


def test_deep_and_broken_pages_do_not_end_in_a_crash() -> None:
    deep = "<p>first words</p>" + "<b><i>" * 3000 + "deep words"
    assert "first words" in parse_page(deep, "a.html", "0").text
    broken = "<p>one <table><td>two<p>three</table></b></i> <li>four"
    assert [block.kind for block in parse_page(broken, "a.html", "0").blocks]


def test_pages_without_text_are_refused() -> None:
    for markup in ("<html><body></body></html>", "<script>x</script>", "<!-- a -->", "<img src=x>"):
        with pytest.raises(FormatError, match="holds no text"):
            parse_page(markup, "a.html", "0")


def test_a_picture_of_data_is_not_text() -> None:
    data = "A" * 300_000
    source = parse_page(
        f"<p>Words <img alt='a dot' src='data:image/png;base64,{data}'></p>", "a", "0"
    )
    assert len(source.text) < 100


def test_a_cell_across_the_whole_table_is_said_once() -> None:
    rows = "<tr><th colspan='2'>Duck</th></tr><tr><td>Class</td><td>Birds</td></tr>"
    rows += "<tr><td colspan='2'>See text</td></tr>"
    page = parse_page(f"<p>All birds.</p><table>{rows}</table>", "a.html", "0")
    table = page.blocks[-1]
    assert table.text.split("\n") == [
        "| Duck |   |",
        "| --- | --- |",
        "| Class | Birds |",
        "| See text |   |",
    ]
