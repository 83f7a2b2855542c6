"""Words as PowerPoint sets them: paragraphs and runs, with their fonts, colours and direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...domain.formula_text import formula_text
from .look import Palette
from .pptx_frame import BODY_FONT, CODE_FONT, EMU, HEAD_FONT, POINT, rgb
from .texts import Line, Piece, Style, Words

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = {"serif": HEAD_FONT, "sans": BODY_FONT, "mono": CODE_FONT}
_THEME_FONTS = {"serif": "+mj-lt", "sans": "+mn-lt"}
_DOTS = ("•", "◦", "–")
_SCRIPTS = {"sup": "30000", "sub": "-25000"}


@dataclass(frozen=True)
class Setting:
    """Colours, direction and language of a page. `theme` names roles that its theme has."""

    palette: Palette
    theme: dict[str, str]
    rtl: bool
    language: str

    def rgb(self, role: str) -> Any:
        """A colour of its own."""
        return rgb(self.palette, role)

    def paint(self, color: Any, role: str) -> None:
        """Give a colour to text: of the theme where it has it."""
        from pptx.enum.dml import MSO_THEME_COLOR

        if role in self.theme:
            color.theme_color = getattr(MSO_THEME_COLOR, self.theme[role])
        else:
            color.rgb = self.rgb(role)


def fill_frame(
    frame: Any,
    words: Words,
    setting: Setting,
    *,
    at: int = 0,
    level: int = 0,
    dot: bool = False,
    above: float = 0.0,
) -> None:
    """Write words into a frame; `at` 0 begins it, later ones are further paragraphs of a list."""
    if at == 0:
        frame.word_wrap = words.style.wrap
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        _anchor_top(frame)
    for number, line in enumerate(words.lines):
        is_first = at == 0 and number == 0
        paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
        _write(paragraph, line, words.style, setting)
        if above:
            from pptx.util import Pt

            paragraph.space_before = Pt(above * POINT)
        if dot:
            _as_point(paragraph, words.style, setting, level)
        else:
            _no_bullet(paragraph)


def fill_cell(
    cell: Any, words: Words, setting: Setting, role: str, pad: tuple[float, float]
) -> None:
    """Write words into a cell of a table on a ground of its own."""
    cell.margin_left = cell.margin_right = round(pad[0] * EMU)
    cell.margin_top = cell.margin_bottom = round(pad[1] * EMU * 0.8)
    cell.fill.solid()
    cell.fill.fore_color.rgb = setting.rgb(role)
    cell.text_frame.word_wrap = True
    for number, line in enumerate(words.lines):
        paragraphs = cell.text_frame.paragraphs
        paragraph = paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        _write(paragraph, line, words.style, setting)


def _anchor_top(frame: Any) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.auto_size = MSO_AUTO_SIZE.NONE


def _write(paragraph: Any, line: Line, style: Style, setting: Setting) -> None:
    _align(paragraph, style)
    if style.rtl:
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for piece in line:
        if piece.formula is not None:
            marks = formula_text(piece.text) or ((piece.text, ""),)
            for letters, script in marks:
                _run(paragraph, Piece(letters, italic=True, script=script), style, setting)
        elif piece.text:
            _run(paragraph, piece, style, setting)


def _align(paragraph: Any, style: Style) -> None:
    from pptx.enum.text import PP_ALIGN

    # The file says left and right as they are seen, whatever the direction.
    start, end = (PP_ALIGN.RIGHT, PP_ALIGN.LEFT) if style.rtl else (PP_ALIGN.LEFT, PP_ALIGN.RIGHT)
    paragraph.alignment = {"start": start, "center": PP_ALIGN.CENTER, "end": end}[style.align]


def _run(paragraph: Any, piece: Piece, style: Style, setting: Setting) -> None:
    from pptx.util import Pt

    for number, text in enumerate(piece.text.split("\n")):
        if number:
            paragraph.add_line_break()
        if not text:
            continue
        run = paragraph.add_run()
        run.text = _clean(text)
        font = run.font
        font.size = Pt(round(style.px * POINT * 2) / 2)
        font.bold = piece.bold or style.weight >= 600
        font.italic = piece.italic
        setting.paint(font.color, piece.role or style.role)
        family = "mono" if piece.mono else style.family
        font.name = _THEME_FONTS.get(family, _FONTS[family])
        properties = run._r.get_or_add_rPr()
        if piece.script:
            properties.set("baseline", _SCRIPTS[piece.script])
        if setting.language:
            properties.set("lang", setting.language)


def _clean(text: str) -> str:
    """Without letters that no XML can hold."""
    return "".join(
        letter for letter in text
        if letter in "\t\n\r" or (letter >= "\x20" and not "\ud800" <= letter <= "\udfff"
                                  and letter not in "\ufffe\uffff")
    )  # fmt: skip


def _as_point(paragraph: Any, style: Style, setting: Setting, level: int) -> None:
    from lxml import etree

    paragraph.level = level
    properties = paragraph._p.get_or_add_pPr()
    hang = round(style.px * 0.82 * EMU)
    properties.set("marL", str(hang + round(level * style.px * 1.05 * EMU)))
    properties.set("indent", str(-hang))
    color = etree.SubElement(properties, f"{_A}buClr")
    etree.SubElement(color, f"{_A}srgbClr", val=setting.palette.hex("accent")[1:].upper())
    etree.SubElement(properties, f"{_A}buFont", typeface=BODY_FONT)
    etree.SubElement(properties, f"{_A}buChar", char=_DOTS[level])


def _no_bullet(paragraph: Any) -> None:
    from lxml import etree

    properties = paragraph._p.get_or_add_pPr()
    if properties.find(f"{_A}buNone") is None:
        properties.set("marL", "0")
        properties.set("indent", "0")
        etree.SubElement(properties, f"{_A}buNone")
