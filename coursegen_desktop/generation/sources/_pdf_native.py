"""PDFium by its own functions, bound without the costs of the general wrappers.

A page has thousands of letters and each asks several questions: plain prototypes over the
same library answer them three times as fast as the generated bindings do.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_UINT = ctypes.c_uint


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(raw, name)
    # PYFUNCTYPE keeps the interpreter lock: these calls last less than giving it away would.
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _POINTER).value or 0)


text_object = _bound("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
char_box = _bound("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_matrix = _bound("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
char_origin = _bound("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
char_code = _bound("FPDFText_GetUnicode", _UINT, _POINTER, _INT)
char_count = _bound("FPDFText_CountChars", _INT, _POINTER)
text_font = _bound("FPDFTextObj_GetFont", _POINTER, _POINTER)
text_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
text_size = _bound("FPDFTextObj_GetFontSize", _INT, _POINTER, _POINTER)
fill_colour = _bound(
    "FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, _INT)
font_flags = _bound("FPDFFont_GetFlags", _INT, _POINTER)
font_weight = _bound("FPDFFont_GetWeight", _INT, _POINTER)
object_count = _bound("FPDFPage_CountObjects", _INT, _POINTER)
object_at = _bound("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
inner_count = _bound("FPDFFormObj_CountObjects", _INT, _POINTER)
inner_at = _bound("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bound("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bound(
    "FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
object_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
path_segments = _bound("FPDFPath_CountSegments", _INT, _POINTER)
path_segment = _bound("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_type = _bound("FPDFPathSegment_GetType", _INT, _POINTER)
path_mode = _bound("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
filter_count = _bound("FPDFImageObj_GetImageFilterCount", _INT, _POINTER)
filter_name = _bound(
    "FPDFImageObj_GetImageFilter", ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong
)
image_bytes = _bound(
    "FPDFImageObj_GetImageDataRaw", ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong
)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
CURVE = 1


class Matrix(ctypes.Structure):
    """FS_MATRIX."""

    _fields_ = [(name, _FLOAT) for name in "abcdef"]


class Rect(ctypes.Structure):
    """FS_RECTF."""

    _fields_ = [(name, _FLOAT) for name in ("left", "top", "right", "bottom")]


def address(handle: Any) -> int:
    """The plain address behind an object of the wrapper library."""
    return ctypes.cast(handle.raw, _POINTER).value or 0


def page_text(textpage: Any, count: int) -> str:
    """All letters of a page, one for each index.

    Read at once where that gives one letter an index, else one by one.
    """
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    if len(text) == count and "\0" not in text:
        return text
    pointer = address(textpage)
    codes = (char_code(pointer, index) for index in range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        for code in codes
    )
