"""Word documents: lists, tables, formulas, notes, pictures, and what is left out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Inches

from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources.docx import SOURCE

from . import office
from .office import LONG, read

FOOTNOTES = f"""<w:footnotes xmlns:w="{office.W}">
<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>First note of several words.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Sic.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_words_keep_their_looks_and_act_as_nothing_else(tmp_path: Path) -> None:
    document = office.document()
    line = document.add_paragraph("A ")
    for part in ("ti", "de"):
        line.add_run(part).bold = True
    line.add_run(" is *not* a <b>, it is H")
    line.add_run("2").font.subscript = True
    line.add_run("O with ")
    line.add_run("print_it()").font.name = "Consolas"
    document.add_paragraph("# no heading")
    document.add_paragraph("$5 and $10_a_")
    source = read(document, tmp_path)
    assert [block.text for block in source.blocks] == [
        "A **tide** is \\*not\\* a &lt;b>, it is H<sub>2</sub>O with `print_it()`",
        "\\# no heading",
        "$5 and $10\\_a\\_",
    ]


def test_only_links_to_the_web_stay_links(tmp_path: Path) -> None:
    document = office.document()
    document.add_paragraph(LONG)
    for target in ("https://example.org/a_b", "file:///etc/passwd", "javascript:alert(1)"):
        key = document.part.relate_to(
            target,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        office.xml(
            document,
            f'<w:p><w:hyperlink r:id="{key}"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>',
        )
    office.xml(
        document,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK '
        '"https://example.org/field"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>by field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )
    assert [block.text for block in read(document, tmp_path).blocks][1:] == [
        "[link](https://example.org/a_b)",
        "link",
        "link",
        "[by field](https://example.org/field)",
    ]


def test_lists_have_levels_and_go_on_counting(tmp_path: Path) -> None:
    document = office.document()
    for text, style in (
        *(("one", "List Number"), ("two", "List Number"), ("deep", "List Number 2")),
        *(("dot", "List Bullet"), ("inner dot", "List Bullet 2")),
    ):
        document.add_paragraph(text, style=style)
    document.add_paragraph("Between.")
    document.add_paragraph("three", style="List Number")
    source = read(document, tmp_path)
    assert source.text == (
        "1.  one\n2.  two\n    1.  deep\n-   dot\n    -   inner dot\n\nBetween.\n\n3.  three\n"
    )
    assert [block.kind for block in source.blocks][-2:] == ["para", "list"]


def numbered(document: Any, number: int, level: int, text: str) -> None:
    office.xml(
        document,
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>",
    )


def with_numbering(document: Any) -> None:
    """Numbering 91: figures, then letters, then bullets."""
    from docx.oxml import parse_xml

    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/></w:lvl>'
        for at, style in enumerate(("decimal", "lowerLetter", "bullet"))
    )
    names = f'xmlns:w="{office.W}"'
    root.insert(
        0, parse_xml(f'<w:abstractNum {names} w:abstractNumId="91">{levels}</w:abstractNum>')
    )
    for number, extra in ((91, ""), (92, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>')):
        closing = "</w:lvlOverride>" if extra else ""
        root.append(
            parse_xml(
                f'<w:num {names} w:numId="{number}"><w:abstractNumId w:val="91"/>{extra}{closing}'
                "</w:num>"
            )
        )


def test_numbering_says_what_a_list_looks_like(tmp_path: Path) -> None:
    document = office.document()
    with_numbering(document)
    for number, level, text in (
        *((91, 0, "first"), (91, 1, "with a letter"), (91, 1, "another"), (91, 2, "dot")),
        *((91, 0, "second"), (92, 0, "anew")),
    ):
        numbered(document, number, level, text)
    assert read(document, tmp_path).text == (
        "1.  first\n    -   a. with a letter\n    -   b. another\n        -   dot\n2.  second\n\n"
        "<!-- -->\n\n1.  anew\n"
    )


def test_tables_are_tables_and_layout_is_not(tmp_path: Path) -> None:
    document = office.document()
    grid = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"{row}|{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1))
    grid.cell(1, 2).merge(grid.cell(2, 2))
    layout = document.add_table(1, 1)
    layout.cell(0, 0).text = "Boxed words."
    layout.cell(0, 0).add_paragraph("More of them.")
    source = read(document, tmp_path)
    assert [block.kind for block in source.blocks] == ["table", "para", "para"]
    assert source.blocks[0].text.split("\n")[2:] == [
        "| 1\\|0 | 1\\|1 | 1\\|2; 2\\|2 |",
        "| 2\\|0 | 2\\|1 | 1\\|2; 2\\|2 |",
    ]
    assert source.blocks[0].text.startswith("| 0\\|0; 0\\|1 | 0\\|0; 0\\|1 | 0\\|2 |")


def test_code_and_quotations(tmp_path: Path) -> None:
    document = office.document()
    document.add_paragraph(LONG)
    for line in ("def f(x):", "    return x", "", "f(1)"):
        document.add_paragraph().add_run(line).font.name = "Courier New"
    document.add_paragraph("Said one.", style="Quote")
    document.add_paragraph("Said another.", style="Intense Quote")
    source = read(document, tmp_path)
    assert [block.kind for block in source.blocks] == ["para", "code", "quote"]
    assert source.blocks[1].meta["code"] == "def f(x):\n    return x\nf(1)"
    assert source.blocks[2].text == "> Said one.\n>\n> Said another."


def test_formulas_become_tex(tmp_path: Path) -> None:
    document = office.document()
    fraction = (
        "<m:f><m:num><m:r><m:t>a_1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    )
    office.xml(document, f"<w:p><m:oMathPara><m:oMath>{fraction}</m:oMath></m:oMathPara></w:p>")
    office.xml(
        document,
        "<w:p><w:r><w:t xml:space='preserve'>Here </w:t></w:r>"
        f"<m:oMath>{fraction}</m:oMath><w:r><w:t xml:space='preserve'> is a part.</w:t></w:r>"
        "</w:p>",
    )
    source = read(document, tmp_path)
    assert [block.kind for block in source.blocks] == ["equation", "para"]
    assert source.blocks[0].text == "$$\n\\frac{a\\_1}{b}\n$$"
    assert source.blocks[1].text == "Here $\\frac{a\\_1}{b}$ is a part."


def test_notes_are_footnotes_of_their_section(tmp_path: Path) -> None:
    document = office.document()
    document.add_heading("One", 1)
    for number in (2, 1):
        office.xml(
            document,
            "<w:p><w:r><w:t>Words.</w:t></w:r><w:r>"
            f'<w:footnoteReference w:id="{number}"/></w:r></w:p>',
        )
    document.add_heading("Two", 1)
    document.add_paragraph(LONG)
    path = office.saved(document, tmp_path / "a.docx")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    office.with_part(path, "footnotes.xml", "footnotes", kind, FOOTNOTES.encode())
    source = SOURCE.read(path)
    assert source.text == (
        "# One\n\nWords.[^1]\n\nWords.[^2]\n\n[^1]: Sic.\n\n[^2]: First note of several words.\n\n"
        f"# Two\n\n{LONG}\n"
    )
    assert [block.text for block in source.blocks][3:5] == [
        "<sup>1</sup> Sic.",
        "<sup>2</sup> First note of several words.",
    ]


def test_pictures_are_kept_with_words_and_captions(tmp_path: Path) -> None:
    document = office.document()
    document.add_picture(io.BytesIO(office.png()), width=Inches(1))
    next(document.element.iter(qn("wp:docPr"))).set("descr", "A red square")
    document.add_paragraph("Figure 1: Something “red”", style="Caption")
    document.add_paragraph(LONG)
    store = PictureStore(tmp_path / "kept")
    source = read(document, tmp_path, store)
    assert [block.kind for block in source.blocks] == ["figure", "para"]
    (kept,) = source.pictures
    assert source.blocks[0].text == (
        f'![A red square](media/{kept.name} "Figure 1: Something “red”")'
    )
    assert Path(kept.path).read_bytes() == office.png()
    without = read(document, tmp_path)
    assert without.text.startswith("![A red square](picture)\n\n*Figure 1: Something “red”*")
    assert (without.notes, without.pictures) == ({"pictures": 1}, ())


def test_changes_hidden_words_and_comments(tmp_path: Path) -> None:
    document = office.document()
    office.xml(
        document,
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:ins><w:r><w:t>inserted </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>deleted </w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>hidden </w:t></w:r><w:r><w:t>words.</w:t></w:r></w:p>",
    )
    commented = document.add_paragraph(LONG)
    document.add_comment(commented.runs, text="Is that so?", author="A")
    source = read(document, tmp_path)
    assert source.blocks[0].text == "Kept inserted words."
    assert source.notes == {"comments": 1, "deletions": 1, "hidden_text": 1}
    assert "Is that so" not in source.text


def test_contents_are_left_out_and_counted(tmp_path: Path) -> None:
    document = office.document()
    toc = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    for name in ("Moon ..... 1", "Sea ..... 2"):
        document.add_paragraph(name, style=toc)
    document.add_heading("Moon", 1)
    document.add_paragraph(LONG)
    source = read(document, tmp_path)
    assert source.text == f"# Moon\n\n{LONG}\n"
    assert source.notes == {"contents": 1}


def test_an_unclosed_table_of_contents_does_not_swallow_the_document(tmp_path: Path) -> None:
    document = office.document()
    office.xml(
        document,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Moon 1</w:t></w:r></w:p>',
    )
    document.add_heading("Moon", 1)
    document.add_paragraph(LONG)
    assert read(document, tmp_path).text == f"# Moon\n\n{LONG}\n"


def test_text_boxes_and_controls_are_read_once(tmp_path: Path) -> None:
    document = office.document()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    office.xml(
        document,
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wp:inline>{box}</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    office.xml(
        document,
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>",
    )
    assert read(document, tmp_path).text == "Before.\n\nIn a box.\n\nIn a control.\n"


def test_pages_begin_where_the_program_noted_it(tmp_path: Path) -> None:
    document = office.document()
    document.add_paragraph("Page one.")
    office.xml(
        document, "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Page two goes on</w:t></w:r></w:p>"
    )
    office.xml(
        document,
        "<w:p><w:r><w:t>Two, </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>three.</w:t></w:r>"
        "</w:p>",
    )
    source = read(document, tmp_path)
    assert [source.text[at : at + 8] for at in source.pages] == ["Page one", "Page two", "three.\n"]
    assert source.page_at(source.text.index("goes on")) == 2
    plain = office.document()
    plain.add_paragraph("No pages").add_run().add_break(WD_BREAK.PAGE)
    assert read(plain, tmp_path).pages == ()


def test_properties_tell_title_author_and_language(tmp_path: Path) -> None:
    document = office.document()
    document.add_paragraph(LONG)
    properties = document.core_properties
    properties.title, properties.author = "On Tides", "Ann Ebb; Bo Flow"
    properties.language, properties.comments = "en-GB", "A short course."
    source = read(document, tmp_path)
    assert (source.title, source.authors) == ("On Tides", ("Ann Ebb", "Bo Flow"))
    assert (source.language, source.description) == ("en-GB", "A short course.")
