"""The first line of a block of code: its language and the options that a page can show."""

import re

_LANGUAGE = re.compile(r"[\w+#-][\w+#.-]*")
_OPTION = re.compile(r"""([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+)))?""")
_LINES = re.compile(r"\d{1,6}(?:-\d{1,6})?\Z")
_MOST_LINES = 2000
_LINE_NUMBERS = ("linenums", "linenos", "numberlines", "number-lines", "startfrom")
_LIT_LINES = ("hl_lines", "hl-lines", "highlight")
_TITLE = ("title", "filename", "caption")


def fence_info(info: str) -> str:
    """`info` as pymdownx reads it: `{.rust #x}` and "rust,ignore" are "rust".

    Kept are line numbers, lines to light and a title, however they are spelled:
    `python linenums`, `{.python linenums="3" hl_lines="2-4"}`, `js {1,3} title="x.js"`.
    """
    text = info.strip()
    inner = text.strip("{} ")
    language = ""
    match = _LANGUAGE.match(inner.removeprefix("."))
    # "{linenums=1}" names no language.
    if match and inner[match.end() :].lstrip(".")[:1] != "=":
        language = match.group(0)
        inner = inner.removeprefix(".")[match.end() :]
    options = _options(inner)
    if not options:
        return language
    return " ".join((language or "text", *(f'{name}="{value}"' for name, value in options.items())))


def _options(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    bare = re.search(r"\{\s*([\d\s,-]+)\}", "{" + text if text[:1].isdigit() else text)
    if bare and (lines := _lines(bare.group(1))):
        found["hl_lines"] = lines
    for match in _OPTION.finditer(text):
        name = match.group(1).lower()
        value = next((part for part in match.groups()[1:] if part is not None), "")
        if name in _LINE_NUMBERS and value not in ("false", "no"):
            found["linenums"] = value if value.isdecimal() and len(value) < 7 else "1"
        elif name in _LIT_LINES and (lines := _lines(value)):
            found["hl_lines"] = lines
        elif name in _TITLE and value.strip():
            found["title"] = " ".join(value.replace("`", "").replace('"', "”").split())[:120]
    return found


def _lines(text: str) -> str:
    parts = [part for part in re.split(r"[\s,]+", text.strip()) if _LINES.match(part)]
    sound, total = [], 0
    for part in parts[:50]:
        first, _, last = part.partition("-")
        total += max(0, int(last or first) - int(first)) + 1
        if total <= _MOST_LINES:
            sound.append(part)
    return " ".join(sound)
