"""Words, lists and tables of Office files as Markdown text that acts as nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..text.rewrite import escape_inline, protect_starts

# Stands where a page begins until the text is whole; taken out of the words of documents.
PAGE = "\ue0f7"
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_WEB = re.compile(r"(?i)(?:https?://|mailto:)[^\s<>]+")
_SIGNS = {"bold": "**", "italic": "*"}
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|\bmono\b|monospace|source code|lucida console|cascadia|"
    r"inconsolata|fira code|andale|letter gothic|lucida sans typewriter|ocr a|terminal",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)|illustration|schema|image|picture|chart|diagram|"
    r"diagramm|bild|plate|рис(?:унок|\.)|图|圖)\s*\d",
    re.IGNORECASE,
)
_TABLE = re.compile(r"(?:table|tabelle|tableau|tabla|tabela|tabella|таблица|表)\s*\d", re.I)
# What Word and PowerPoint put behind descriptions that they made up, in some languages.
_MACHINE_ALT = re.compile(
    r"[\s.,;]*(?:(?:picture )?description automatically generated.*|"
    r"ai-generated content may be incorrect|ai\s?生成的内容可能不正确|"
    r"ki-generierte inhalte können fehlerhaft sein|automatisch generierte beschreibung.*|"
    r"le contenu généré par l.ia peut être incorrect|description générée automatiquement.*|"
    r"el contenido generado por ia puede ser incorrecto|descripción generada automáticamente.*|"
    r"o conteúdo gerado por ia pode estar incorreto|descrição gerada automaticamente.*|"
    r"il contenuto generato dall.ia potrebbe non essere corretto|"
    r"descrizione generata automaticamente.*)[.。]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_FILE_NAME = re.compile(
    r"(?:.*[\\/])?[\w .()%-]{1,200}\.(?:png|jpe?g|gif|bmp|emf|wmf|svg|tiff?)", re.I
)
_JUNK_ALT = re.compile(r"(?:image|picture|grafik|bild|图片|рисунок)\s*\d*|https?://\S+", re.I)
_LIST = re.compile(r"(?:-|\d{1,9}\.) ")
_MAX_CELLS = 100_000
_TITLE_OF_PROGRAM = re.compile(
    r"(?:microsoft (?:word|powerpoint)(?: - )?|powerpoint[- ]?presentation|word document|"
    r"powerpoint-präsentation|présentation powerpoint|presentación de powerpoint|"
    r"document\d*|presentation\d*|untitled.*|slide \d+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one look. `ready` text is Markdown already: formulas, pictures, marks of notes."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    script: str = ""  # "sub" or "sup"
    link: str = ""
    ready: bool = False


def is_monospaced(font: str) -> bool:
    """Whether a font is one for program text, by its name."""
    return bool(_MONOSPACED.search(font))


def web_address(target: str) -> str:
    """The address of a link that may stay one, "" for any other."""
    return target if _WEB.fullmatch(target) and len(target) <= 800 else ""


def plain(segments: Iterable[Segment]) -> str:
    """The bare words."""
    return "".join(item.text for item in segments).replace(PAGE, "")


def inline(segments: Sequence[Segment], *, emphasis: bool = True) -> str:
    """Markdown of a paragraph's words; lines are ended by two blanks and a line feed."""
    parts: list[str] = []
    merged = _merged(segments if emphasis else [_unmarked(item) for item in segments])
    for number, item in enumerate(merged):
        following = merged[number + 1].text[:1] if number + 1 < len(merged) else ""
        parts.append(_written(item, following))
    text = _BLANKS.sub(" ", "".join(parts))
    lines = [line.strip() for line in text.split("\n")]
    return "  \n".join(line for line in lines if line)


def paragraph(segments: Sequence[Segment]) -> str:
    """A whole paragraph, "" when it shows nothing."""
    text = inline(segments)
    return protect_starts(text) if has_words(text) else ""


def has_words(text: str) -> bool:
    """Whether anything of a Markdown text would be read."""
    return any(char.isalnum() and char != PAGE for char in text) or "![" in text


def _unmarked(item: Segment) -> Segment:
    return item if item.ready else replace(item, bold=False, italic=False, code=False, link="")


def _merged(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbours of one look as one: programs cut words wherever somebody stopped typing."""
    looks: list[Segment] = []
    texts: list[list[str]] = []
    last: tuple[object, ...] = ()
    for item in segments:
        if not item.text:
            continue
        # Blanks have no look of their own.
        blank = not item.ready and not item.text.strip()
        shown = Segment(item.text) if blank else item
        look = (shown.bold, shown.italic, shown.code, shown.script, shown.link)
        joins = look == last or (blank and "\n" not in item.text)
        if joins and looks and not item.ready and not looks[-1].ready:
            texts[-1].append(item.text)
            continue
        looks.append(shown)
        texts.append([item.text])
        last = () if item.ready else look
    return [
        replace(look, text="".join(text)) if len(text) > 1 else look
        for look, text in zip(looks, texts, strict=True)
    ]


def _written(item: Segment, following: str) -> str:
    if item.ready:
        return item.text
    lines = [_line(item, line, following) for line in item.text.split("\n")]
    return "\n".join(lines)


def _line(item: Segment, text: str, following: str) -> str:
    bare = text.strip()
    if not bare:
        return text
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if item.code and any(char.isalnum() for char in bare):
        ticks = "``" if "`" in bare else "`"
        pad = " " if "`" in bare else ""
        return f"{start}{ticks}{pad}{bare}{pad}{ticks}{end}"
    made = escape_inline(bare)
    if item.script:
        return f"{start}<{item.script}>{made}</{item.script}>{end}"
    if not end and following.isalnum() and not item.link:
        # A sign of emphasis between a stop and a letter would close nothing.
        kept = made.rstrip(".:;,!?)")
        made, end = kept, made[len(kept) :]
    if any(char.isalnum() for char in made) and not made.endswith("\\"):
        if item.italic:
            made = f"*{made}*"
        if item.bold:
            made = f"**{made}**"
    if item.link:
        made = f"[{made}](<{item.link}>)"
    return f"{start}{made}{end}"


# -- lists -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Item:
    """An entry of a list. `number` is None for a bullet; `letter` stands before its words."""

    level: int
    text: str
    number: int | None = None
    letter: str = ""


def listed(items: Sequence[Item]) -> str:
    """A list as Markdown, steps of four blanks."""
    lines: list[str] = []
    levels: list[int] = []
    for item in items:
        while levels and item.level <= levels[-1]:
            levels.pop()
        indent = " " * (4 * len(levels))
        levels.append(item.level)
        # Beyond six steps a list is a drawing; deeper items stay in the sixth.
        indent = indent[: 4 * 6]
        marker = "-" if item.number is None else f"{item.number}."
        body = f"{item.letter} {item.text}".strip() if item.letter else item.text
        body = body.replace("\n", f"\n{indent}    ")
        lines.append(f"{indent}{marker.ljust(4)}{body}")
    return "\n".join(lines)


def counted(number: int, style: str) -> str:
    """A number as letters or Roman figures: (3, "lowerLetter") gives "c."; "" for figures."""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return (letter if style == "lowerLetter" else letter.upper())[:8] + "."
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return (roman if style == "lowerRoman" else roman.upper()) + "."
    return ""


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


# -- larger parts ------------------------------------------------------------------------------


def code_block(lines: str) -> str:
    """Program text in a fence that is longer than any inside."""
    bare = lines.replace(PAGE, "").rstrip().strip("\n")
    ticks = "`" * max(3, max((len(run) for run in re.findall("`+", bare)), default=0) + 1)
    return f"{ticks}\n{bare}\n{ticks}"


def quoted(blocks: Sequence[str]) -> str:
    """Blocks as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of Markdown cells as a table; "" when no cell holds a word.

    One row or column only lays out what it holds: its cells are paragraphs then.
    """
    filled = [list(row) for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in filled), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at].strip() for row in filled)]
    if len(used) < 2 or len(filled) < 2:
        return "\n\n".join(item for row in filled for item in row if item.strip())
    if len(used) * len(filled) > _MAX_CELLS:
        # Markdown fills every row up to the widest; a table of this size is data, not text.
        return "\n\n".join("; ".join(item for item in row if item.strip()) for row in filled)
    lines = [
        "| " + " | ".join(row[at] if at < len(row) else "" for at in used) + " |" for row in filled
    ]
    return "\n".join([lines[0], "|" + " --- |" * len(used), *lines[1:]])


def cell(blocks: Sequence[str]) -> str:
    """Blocks on one line, parted by semicolons."""
    parts = [_unlisted(block).strip() for block in blocks]
    joined = "; ".join(" ".join(part.split()) for part in parts if part)
    return re.sub(r"(?<!\\)\|", r"\\|", joined)


def _unlisted(block: str) -> str:
    if block.startswith("| "):
        rows = [line.strip("| ").replace(" | ", ", ") for line in block.split("\n")]
        return "; ".join(row for row in rows if row.strip("-, "))
    if block.startswith("```"):
        return "; ".join(f"`{line}`" for line in block.split("\n")[1:-1] if "`" not in line)
    items = re.split(r"(?m)^[ ]*(?:-|\d{1,6}\.)[ ]+", block)
    return "; ".join(" ".join(item.split()) for item in items if item.strip())


def picture(address: str, alt: str, caption: str = "") -> str:
    """A picture: kept ones at their address, others by their words alone."""
    shown = escape_inline(" ".join(alt.split()))
    if not address:
        return f"![{shown}](picture)" if shown else ""
    title = " ".join(caption.split()).replace('"', "'").replace("\\", "")[:290]
    return f'![{shown}]({address} "{title}")' if title else f"![{shown}]({address})"


def alternative(text: str) -> str:
    """The words for a picture, without what programs write there by themselves."""
    bare = _MACHINE_ALT.sub("", " ".join(text.split())).strip()
    if _FILE_NAME.fullmatch(bare) or _JUNK_ALT.fullmatch(bare):
        return ""
    return bare[:490]


def is_figure_caption(text: str) -> bool:
    """Whether a paragraph begins as "Figure 3"."""
    return bool(_FIGURE.match(text.strip("*_ "))) and len(text) < 600


def is_table_caption(text: str) -> bool:
    """Whether a paragraph begins as "Table 3"."""
    return bool(_TABLE.match(text.strip("*_ "))) and len(text) < 600


def stated_title(title: str, name: str) -> str:
    """A title from a file's properties; "" for what programs put there by themselves."""
    bare = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", " ".join(title.split()))[:200]
    stem = name.rpartition(".")[0].casefold()
    known = bare.casefold() in (stem, name.casefold()) or bare.casefold().endswith(
        (".doc", ".docx", ".ppt", ".pptx", ".dot", ".rtf")
    )
    return "" if known or _TITLE_OF_PROGRAM.fullmatch(bare) else bare


@dataclass(slots=True)
class Pages:
    """Blocks on their way to one text, and the places at which pages begin."""

    blocks: list[str] = field(default_factory=list)
    _waiting: int = 0

    def begin(self) -> None:
        """The next block is the first of a page."""
        self._waiting += 1

    def add(self, block: str) -> None:
        """A block at the end."""
        if block:
            before, after = self._list_kind(-1), _LIST.match(block)
            if before and after and before == after[0].strip()[-1]:
                # Two lists side by side stay two.
                self.blocks.append("<!-- -->")
            self.blocks.append(PAGE * self._waiting + block)
            self._waiting = 0

    def _list_kind(self, at: int) -> str:
        """The last sign of the marker of a list, "" for any other block."""
        match = _LIST.match(self.blocks[at].lstrip(PAGE)) if self.blocks else None
        return match[0].strip()[-1] if match else ""

    def whole(self) -> tuple[str, tuple[int, ...]]:
        """(the text, the offsets at which pages begin)."""
        parts = ("\n\n".join(self.blocks) + "\n" + PAGE * self._waiting).split(PAGE)
        offsets, at = [], 0
        for part in parts[:-1]:
            at += len(part)
            offsets.append(at)
        return "".join(parts), tuple(offsets)
