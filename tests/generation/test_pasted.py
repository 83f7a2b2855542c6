"""What word processors and pages put on the clipboard, as Markdown."""

from __future__ import annotations

import pytest

from coursegen_desktop.generation.pasted import pasted_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{margin:0}</style>
</head><body lang=EN><!--StartFragment-->
<h2>Two phases<o:p></o:p></h2>
<p class=MsoNormal>Light makes <b>ATP</b> and <i>NADPH</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp;
</span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>o</span>Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·</span>Second</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>
<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Step</p>
<table class=MsoTableGrid><tr><td><p>Phase</p></td><td><p>Yields</p></td></tr>
<tr><td><p>Light</p></td><td><p>ATP</p></td></tr></table>
<p class=MsoNormal><img width=10 height=10 src="file:///C:/x/image001.png"></p>
<script>alert(1)</script>
<!--EndFragment--></body></html>"""


def test_a_document_of_a_word_processor() -> None:
    text, pictures = pasted_markdown(WORD)
    assert pictures == 1
    assert text.startswith("## Two phases\n\nLight makes **ATP** and *NADPH*.")
    assert "- First\n    - Inner\n- Second" in text
    assert "1. Step" in text
    assert "| Phase | Yields |\n| --- | --- |\n| Light | ATP |" in text
    for gone in ("·", "alert", "image001", "<", "margin"):
        assert gone not in text


def test_styles_of_a_web_document_are_emphasis() -> None:
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">'
        'bold</span><span> and </span><span style="font-style:italic">slanted</span> '
        '<span style="font-weight:700;font-style:italic">both</span></p></b>'
    )
    assert pasted_markdown(html)[0] == "**bold** and *slanted* **both**"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <b>b</b>", "a **b**"),
        ('<a href="https://x.org/a b">x</a>', "x"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://x.org/a_b">x</a>', "[x](https://x.org/a_b)"),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "- a\n    1. b"),
        ("<pre>-   a</pre>", "```\n-   a\n```"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>*stars* &lt;script&gt;</p>", "\\*stars\\* \\<script>"),
        ("<pre>a\n b</pre>", "```\na\n b\n```"),
        ("", ""),
        ("\x00<p>", ""),
    ],
)
def test_pieces(html: str, text: str) -> None:
    assert pasted_markdown(html)[0].replace("&lt;", "\\<").replace("\\>", ">") == text


def test_nesting_that_no_document_has_gives_nothing() -> None:
    assert pasted_markdown("<div>" * 3000 + "x") == ("", 0)
