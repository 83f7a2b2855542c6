"""Bytes of a document to text: byte order marks, UTF-8, then a guess, then Windows-1252.

Nothing here replaces a character that it cannot read: a file either is text or is refused.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ...domain.errors import FormatError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "it is a PDF document"),
    (b"PK\x03\x04", "it is a Word, PowerPoint, EPUB or zip file"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "it is a rich text (RTF) document"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"\x1f\x8b", "it is a compressed file"),
    (b"SQLite format 3", "it is a database"),
    (b"\x7fELF", "it is a program"),
)
_AS_TEXT = "Save it as plain text, Markdown or HTML and choose that file."
_SAMPLE = 64 * 1024
# Tab, line feed, form feed, carriage return and escape occur in honest text files.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_CODE_PAGES = """
    big5 big5hkscs cp949 cp950 cp932 euckr eucjp eucjis2004 gb18030 gb2312 gbk hz johab shiftjis
    shiftjis2004 shiftjisx0213"""
_EAST_ASIAN = frozenset(_CODE_PAGES.split())
_NEWLINES = re.compile(r"\r\n?")
# Guessers mix up the pages of one family on short texts; Windows-1252 is by far the commonest.
_WESTERN = (
    "cp1252",
    "cp1250",
    "cp1254",
    "cp1257",
    "cp437",
    "cp850",
    "cp858",
    "latin",
    "iso8859",
    "mac",
)


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file, lines ended by "\\n". `declared` is an encoding named inside the file.

    Raises FormatError when it is empty, not text, or in no encoding that can be told.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise FormatError(name, "the file is empty.", hint="Choose a file that holds text.")
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(name, f"{reason}, not text.", hint=_AS_TEXT)
    text = _decoded(data, name, declared)
    if len(_CONTROLS.findall(text, 0, _SAMPLE)) > max(8, min(len(text), _SAMPLE) // 200):
        raise _not_text(name)
    return _NEWLINES.sub("\n", text)


def _decoded(data: bytes, name: str, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\x00" in data[:_SAMPLE]:
        return _strict(data, _wide(data, name), name)
    for encoding in ("utf-8", _known(declared), _guess(data)):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _strict(data, "cp1252", name)


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark shows itself by zero bytes in every second place."""
    head = data[: _SAMPLE & ~1]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.7 and not head[0::2].count(0):
        return "utf-16-le"
    if half and head[0::2].count(0) > half * 0.7 and not head[1::2].count(0):
        return "utf-16-be"
    raise _not_text(name)


def _known(declared: str) -> str:
    try:
        encoding = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    # Browsers, too, read both names as Windows-1252, a superset of Latin-1.
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return ""
    encoding = best.encoding.replace("_", "")
    if encoding in _EAST_ASIAN:
        # Guessers take Japanese for Korean or Chinese; its syllables tell it apart.
        for japanese in ("cp932", "euc_jp"):
            text = data.decode(japanese, "replace")
            syllables = len(_HIRAGANA.findall(text))
            if syllables > 0.2 * len(text) and "\ufffd" not in text:
                return japanese
    return "cp1252" if encoding.startswith(_WESTERN) else best.encoding


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            name,
            "its characters are in an encoding that could not be recognised.",
            place=f"byte {error.start + 1}",
            hint="Open it in a text editor, save it as UTF-8 and try again.",
        ) from error


def _not_text(name: str) -> FormatError:
    return FormatError(name, "it holds binary data, not text.", hint=_AS_TEXT)
