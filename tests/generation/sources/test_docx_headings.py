"""Headings of Word documents: by style, by outline level, by their looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from . import office
from .office import LONG, headings, read


def chapter(document: Any) -> list[tuple[int, str]]:
    """Writes a chapter of forty headings; gives what must be found again."""
    wanted = []
    for part in range(1, 5):
        wanted.append((1, f"Part {part}: the sea & the moon"))
        for section in range(1, 4):
            wanted.append((2, f"Section {part}.{section} of *tides*"))
            wanted += [(3, f"Detail {part}.{section}.{at}") for at in (1, 2)]
    for level, text in wanted:
        document.add_heading(text, level)
        document.add_paragraph(LONG)
        document.add_paragraph("Bold but long enough to be read as text.").runs[0].bold = True
        document.add_paragraph("one", style="List Bullet")
        document.add_paragraph("two", style="List Number")
    return wanted


def test_a_chapter_gives_its_headings_back(tmp_path: Path) -> None:
    document = office.document()
    wanted = chapter(document)
    found = headings(read(document, tmp_path))
    told = [(level, text.replace("\\", "").replace("&amp;", "&")) for level, text in found]
    right = sum(pair in wanted for pair in told)
    assert right / len(told) >= 0.98 and right / len(wanted) >= 0.98
    assert told == wanted


def test_levels_come_from_localised_names_chains_and_outline_levels(tmp_path: Path) -> None:
    document = office.document()
    localised = document.styles.add_style("Überschrift 2", WD_STYLE_TYPE.PARAGRAPH)
    based = document.styles.add_style("Kapitelkopf", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = document.styles["Heading 1"]
    again = document.styles.add_style("Kapitelkopf klein", WD_STYLE_TYPE.PARAGRAPH)
    again.base_style = based
    document.add_paragraph("From a chain of two", style=again)
    document.add_paragraph("From a localised name", style=localised)
    document.add_paragraph(LONG)
    office.xml(
        document,
        '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>From its level</w:t></w:r></w:p>',
    )
    office.xml(
        document,
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/></w:pPr>'
        "<w:r><w:t>Made text by hand.</w:t></w:r></w:p>",
    )
    assert headings(read(document, tmp_path)) == [
        (1, "From a chain of two"),
        (2, "From a localised name"),
        (3, "From its level"),
    ]


def fake(document: Any, text: str, size: int = 0, bold: bool = True) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold = bold
    run.font.size = Pt(size) if size else None


def test_bold_lines_are_headings_where_no_style_names_one(tmp_path: Path) -> None:
    document = office.document()
    for title, sections in (("Water", ("Waves", "Tides")), ("Air", ("Wind",))):
        fake(document, title, 18)
        document.add_paragraph(LONG)
        for section in sections:
            fake(document, section)
            document.add_paragraph(LONG)
            fake(document, "This bold sentence ends with a stop.")
    assert headings(read(document, tmp_path)) == [
        *((1, "Water"), (2, "Waves"), (2, "Tides"), (1, "Air"), (2, "Wind")),
    ]


def test_bold_lines_stay_text_beside_real_headings(tmp_path: Path) -> None:
    document = office.document()
    document.add_heading("Real", 1)
    fake(document, "Only bold")
    document.add_paragraph(LONG)
    source = read(document, tmp_path)
    assert headings(source) == [(1, "Real")]
    assert source.blocks[1].text == "**Only bold**"


def test_a_title_is_the_title_and_several_are_chapters(tmp_path: Path) -> None:
    one = office.document()
    one.core_properties.title = "Microsoft Word - draft.doc"
    one.add_heading("All about tides", 0)
    one.add_heading("Moon", 1)
    one.add_paragraph(LONG)
    source = read(one, tmp_path)
    assert (source.title, headings(source)) == ("All about tides", [(1, "Moon")])
    two = office.document()
    for name in ("Sea", "Land"):
        two.add_heading(name, 0)
        two.add_heading(f"{name} below", 1)
        two.add_paragraph(LONG)
    assert headings(read(two, tmp_path)) == [
        *((1, "Sea"), (2, "Sea below"), (1, "Land"), (2, "Land below")),
    ]
