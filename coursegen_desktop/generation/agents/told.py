"""A part as a model told it: cleaned, cut into sentences, each with the passages that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..text.inline import scan
from ..text.invisible import Cleaned
from ..text.prose import prose
from ..text.sentences import boundaries

_WHOLE_FENCE = re.compile(r"\A\s*(`{3,}|~{3,})[a-z]*\n(.*?)\n\1\s*\Z", re.S | re.I)
_TAGS = re.compile(r"\s*\[\s*(c\d+(?:\s*[,;]\s*c?\d+)*)\s*\]", re.I)
_TAGS_BEFORE_STOP = re.compile(r"((?:\s*\[\s*c\d+[^\]\n]{0,60}\])+)\s*([.!?…:]+)", re.I)
_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\](?::.*)?")
_HTML = re.compile(r"<!--.*?-->|</?[a-z][^<>\n]{0,300}>", re.I | re.S)
_AUTO_LINK = re.compile(r"<?https?://[^\s<>]+>?", re.I)
_TAG_BEGINS = re.compile(r"<(?=[a-z/!])", re.I)
# Tags within tags and links within links that are taken apart one by one.
_MOST_NESTED = 4
_ITEM = re.compile(r"^(\s*(?:[-*+]|\d{1,3}[.)])\s+)(.*)$")
_QUOTED = re.compile(r"^\s*>\s?")
_HEADING = re.compile(r"^\s{0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*(?:`{3,}|~{3,}).*$|^\s*\|.*$")
_TRAILING = re.compile(r"[*_`\"'”’»)\]]*")
# Words of a writer about his work: they are no lesson.
SCRATCH = re.compile(
    r"^\s*(?:\*\*)?(?:let me\b"
    r"|here(?:'s| is| are)\b.{0,40}(?:part|lesson|version|text|draft|rewrite)"
    r"|sure[,!.]|certainly[,!.]|of course[,!.]|okay[,!.]|as an ai\b|word (?:count|budget)\b"
    r"|note(?:s)? to (?:the )?(?:user|self|editor)|i (?:will|'ll|have|hope|cannot|can't)\b"
    r"|this (?:part|draft|response) (?:follows|uses|has been)|\(?word count)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence as Markdown, and the ids of the passages that it says it rests on."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or an item of a list (`prefix` is its "- " or "1. ")."""

    prefix: str
    sentences: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a model told. `dropped` are lines that were no part of a lesson."""

    lines: tuple[Line, ...]
    dropped: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Stated, ...]:
        """All sentences in order."""
        return tuple(one for line in self.lines for one in line.sentences)


def told(answer: str, *, keeps_remarks: bool = False) -> Told:
    """The sentences of an answer. Headings, tables, HTML, links and pictures are taken out.

    `keeps_remarks`: it is said to somebody, and what a writer says about his work belongs to it.
    """
    text = without_html(bare_answer(answer))
    dropped: list[str] = []
    lines = []
    for prefix, body in _bodies(text, dropped, keeps_remarks):
        sentences = tuple(_sentences(_plain(body)))
        if sentences:
            lines.append(Line(prefix, sentences))
    return Told(tuple(lines), tuple(dropped))


def without_html(text: str) -> str:
    """A text without tags and comments, those too that others were hidden in."""
    text, is_clean = _taken_out(_HTML, lambda _: "", text)
    return text if is_clean else _TAG_BEGINS.sub("", text)


def without_links(text: str) -> str:
    """A text with the words of its links and pictures in their places, and without addresses.

    "[c1][c2]" looks like a link, too, and stays.
    """

    def words_of(link: re.Match[str]) -> str:
        return link[0] if _TAGS.fullmatch(f"[{link[1]}]") else link[1]

    text, is_clean = _taken_out(_LINK, words_of, text)
    return _AUTO_LINK.sub("", text if is_clean else text.replace("](", "] ("))


def _taken_out(
    pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str
) -> tuple[str, bool]:
    """The text without what the pattern finds, also in what is left then; False where there would
    be still more, for whom nobody waits."""
    for _ in range(_MOST_NESTED):
        rest = pattern.sub(put, text)
        if rest == text:
            return text, True
        text = rest
    return text, False


def bare_answer(answer: str) -> str:
    """An answer without hidden signs and without a fence around all of it."""
    text = Cleaned(answer).text.replace("\r\n", "\n")
    fenced = _WHOLE_FENCE.match(text)
    return fenced[2] if fenced else text


def written(lines: Sequence[Line], mark: dict[str, str]) -> str:
    """Markdown of lines, each sentence followed by the marks of its citations.

    `mark` gives the footnote mark of a passage's id.
    """

    def text_of(line: Line) -> str:
        marks = ["".join(dict.fromkeys(mark[name] for name in one.cites if name in mark))
                 for one in line.sentences]  # fmt: skip
        # One mark closes all sentences that rest on the same passages.
        parts = [one.text + ("" if marks[at] in marks[at + 1 : at + 2] else marks[at])
                 for at, one in enumerate(line.sentences)]  # fmt: skip
        return " ".join(parts)

    return laid_out(lines, text_of)


def laid_out(lines: Sequence[Line], text_of: Callable[[Line], str]) -> str:
    """Markdown of lines with the text of each: items that follow each other are one list."""
    blocks: list[str] = []
    was_item = False
    for line in lines:
        text = line.prefix + text_of(line)
        if line.prefix and was_item:
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(text)
        was_item = bool(line.prefix)
    return "\n\n".join(blocks)


def _bodies(text: str, dropped: list[str], keeps_remarks: bool) -> Iterator[tuple[str, str]]:
    """(prefix, text) of each paragraph and item."""
    paragraph: list[str] = []
    prefix = ""

    def done() -> Iterator[tuple[str, str]]:
        if paragraph:
            yield prefix, " ".join(paragraph)
            paragraph.clear()

    for raw in text.split("\n"):
        line = _QUOTED.sub("", raw)
        if not line.strip() or _HEADING.match(line) or _RULE.match(line):
            yield from done()
            prefix = ""
            if line.strip() and not set(line.strip()) <= set("-*_`~|: "):
                dropped.append(line.strip())
            continue
        if not keeps_remarks and SCRATCH.match(line):
            yield from done()
            dropped.append(line.strip())
            continue
        item = _ITEM.match(line)
        if item:
            yield from done()
            prefix = f"{item[1].strip()} " if item[1].strip()[:1].isdigit() else "- "
            paragraph.append(item[2])
        else:
            paragraph.append(line.strip())
    yield from done()


def _plain(body: str) -> str:
    """Without links, notes and addresses; tags stand behind the stop of their sentence."""
    body = _TAGS_BEFORE_STOP.sub(r"\2\1", body)
    body = _NOTE.sub("", body)
    return " ".join(without_links(body).split())


def _sentences(body: str) -> Iterator[Stated]:
    bare, tags = _untagged(body)
    plain = prose(bare)
    position = 0
    for _, end in boundaries(plain):
        stop = plain.ends[end - 1]
        closing = _TRAILING.match(bare, stop)
        stop = closing.end() if closing else stop
        text = bare[position:stop].strip()
        cites = [name for at, names in tags if position < at <= stop + 1 for name in names]
        position = stop
        if text and any(piece.value.strip() for piece in scan(text)):
            yield Stated(text, tuple(dict.fromkeys(cites)))


def _untagged(body: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """The text without its tags, and where in it each tag stood."""
    parts: list[str] = []
    found: list[tuple[int, list[str]]] = []
    position = length = 0
    for match in _TAGS.finditer(body):
        piece = body[position : match.start()]
        parts.append(piece)
        length += len(piece)
        names = re.findall(r"\d+", match[1])
        found.append((length, [f"c{int(name)}" for name in names]))
        position = match.end()
    parts.append(body[position:])
    return "".join(parts), found
