"""Whether a piece of HTML from the clipboard holds more than plain words."""

from __future__ import annotations

import re

_STRUCTURE = re.compile(
    r"<(?:h[1-6]|table|ul|ol|li|img|b|strong|i|em|s|del|u|blockquote|sup|sub|pre|code|math|a\s)"
    r"(?=[\s>/])|mso-list|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic",
    re.IGNORECASE,
)
# An editor for code copies colours of words: as rich text it would lose its line ends.
_CODE_EDITOR = re.compile(r"font-family:[^;\"'>]{0,200}(?:monospace|Consolas|Menlo|Courier)", re.I)
_LOOKED_AT = 200_000


def is_rich(html: str) -> bool:
    """Whether Markdown can keep something of it that plain words would lose."""
    head = html[:_LOOKED_AT]
    if _CODE_EDITOR.search(head[:4_000]) and not re.search(r"<(?:h[1-6]|table|li)\b", head, re.I):
        return False
    return _STRUCTURE.search(head) is not None
