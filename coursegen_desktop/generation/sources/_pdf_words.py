"""Letters of a PDF page to words and lines; what nobody can see is left out and counted."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from itertools import pairwise
from typing import Any

from . import _pdf_native as native
from ._pdf_page import Line, Shape, Style, Word, settle
from ._pdf_repair import clean_letters

# PDFium puts U+FFFE in the place of a hyphen that divides a word at the end of a line.
HYPHEN = "\ufffe"
_WORD = re.compile(rf"[^\s\ufffe]+{HYPHEN}?|{HYPHEN}")
_LETTERS = re.compile(rf"[(\[„“‘«\"']*[^\W\d_]+[.,;:!?)\]”’»\"']*{HYPHEN}?")
_BOLD = re.compile(r"bold|black|heavy|semib|demi|cmbx|cmb\d|sfbx|-bd\b|\bbd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|slanted|cmti|cmsl|sfti|-it\b", re.IGNORECASE)
_MONO = re.compile(
    r"courier|mono|consol|cmtt|cmsltt|cmcsctt|sftt|ectt|typewriter|menlo|inconsol|nimbusmon|firacode"
    r"|sourcecode|lucidacon|lettergothic",
    re.IGNORECASE,
)
_MATH = re.compile(
    r"cmmi|cmsy|cmex|cmbsy|msam|msbm|math|eufm|rsfs|stix.*(?:size|general)|mtextra|mt-extra"
    r"|^symbol(?:mt|$|,)|wasy|esint|txsy|pxsy",
    re.IGNORECASE,
)
_SMALL_CAPS = re.compile(r"cmcsc|smallcap|\bsc\b|-sc$|caps", re.IGNORECASE)
_FIXED_PITCH, _ITALIC_FLAG, _FORCE_BOLD = 1, 1 << 6, 1 << 18
_INVISIBLE = (3, 7)
_MAX_LETTERS = 150_000
# Wider than the widest blank of a justified line, narrower than the gap between two columns.
_WIDE_GAP = 0.95


# Left, bottom, right and top of a letter, as the file has them.
_Edges = tuple[float, float, float, float]


class _Look:
    """What one text object is like: style, direction, why it is unseen."""

    __slots__ = ("direction", "hidden", "invisible", "style", "white")

    def __init__(self) -> None:
        self.style = Style("", 1.0)
        self.direction = 0
        self.hidden = False
        self.invisible = False
        self.white = False

    def same(self, other: _Look) -> bool:
        """Whether letters of both are parts of one word."""
        return (
            self.style is other.style
            and self.direction == other.direction
            and self.hidden == other.hidden
            and self.white == other.white
        )


# First letter, end, look, box of the first letter, box of the last.
_Piece = tuple[int, int, _Look, _Edges, _Edges]


class _Answers:
    """Where PDFium writes its answers: made once, not for each of a million questions."""

    def __init__(self) -> None:
        self.matrix, self.size = native.Matrix(), ctypes.c_float()
        self.at_matrix = ctypes.addressof(self.matrix)
        self.at_size = ctypes.addressof(self.size)
        self.colour = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self.colour)
        self.at_colour = tuple(start + 4 * number for number in range(4))


class LetterReader:
    """Reads the words of one document after the other page; remembers its fonts."""

    def __init__(self) -> None:
        self._styles: dict[Style, Style] = {}
        self._looks: dict[tuple[int, float, bool], Style] = {}
        self._answers = _Answers()
        self._first, self._last = native.Rect(), native.Rect()
        self.hidden = 0
        self.sideways = 0
        self.unreadable = 0
        self.too_many = 0

    def words(self, textpage: Any, frame: Frame, shapes: list[Shape]) -> list[Word]:
        """The words of a page in the order of the file; sets `frame.turned`."""
        pointer = native.address(textpage)
        count = native.char_count(pointer)
        if count > _MAX_LETTERS:
            self.too_many += count - _MAX_LETTERS
            count = _MAX_LETTERS
        if count <= 0:
            return []
        text = native.page_text(textpage, count)
        pieces = self._pieces(pointer, text)
        directions: Counter[int] = Counter()
        for begin, end, look, _, _ in pieces:
            directions[look.direction] += end - begin
        upright = {key: directions[key] for key in (0, 90, 180, 270) if key in directions}
        frame.turned = max(upright, key=lambda key: (upright[key], -key)) if upright else 0
        return self._placed(pointer, text, pieces, frame, shapes)

    def _pieces(self, pointer: int, text: str) -> list[_Piece]:
        """Words as ranges of letters of one look each, with the boxes of their outer letters."""
        looks: dict[int, _Look] = {}
        found: list[_Piece] = []
        first, last = self._first, self._last
        at_first, at_last = ctypes.addressof(first), ctypes.addressof(last)
        for match in _WORD.finditer(text):
            begin, stop = match.span()
            native.char_box(pointer, begin, at_first)
            native.char_box(pointer, stop - 1, at_last)
            item = native.text_object(pointer, begin)
            other = native.text_object(pointer, stop - 1) if stop > begin + 1 else item
            if item != other and not self._is_even(match[0], item, other):
                found += self._parted(pointer, begin, stop, looks)
                continue
            look = self._look(pointer, begin, item, looks)
            edges = (first.left, first.bottom, first.right, first.top)
            ends = (last.left, last.bottom, last.right, last.top)
            found.append((begin, stop, look, edges, ends))
        return found

    def _is_even(self, word: str, first: int | None, last: int | None) -> bool:
        """Whether a word of several text objects is in one look, judged by its ends.

        Browsers and Qt write every letter by itself. Within a word of letters only, whose ends
        have one font and height, nothing is raised, lowered or of another kind.
        """
        if not first or not last or not _LETTERS.fullmatch(word):
            return False
        one, other = self._first, self._last
        level = abs(one.bottom - other.bottom) < 0.01 and abs(one.top - other.top) < 0.01
        return level and bool(native.text_font(first) == native.text_font(last))

    def _parted(self, pointer: int, begin: int, stop: int, looks: dict[int, _Look]) -> list[_Piece]:
        """A word of several text objects, parted where the letters change."""
        bounds = [begin]
        previous = native.text_object(pointer, begin)
        look = self._look(pointer, begin, previous, looks)
        kinds = [look]
        for index in range(begin + 1, stop):
            this = native.text_object(pointer, index)
            if this is None or this == previous:
                continue
            previous = this
            other = self._look(pointer, index, this, looks)
            if not look.same(other):
                bounds.append(index)
                kinds.append(other)
                look = other
        bounds.append(stop)
        return [
            (start, end, kind, self._box(pointer, start), self._box(pointer, end - 1))
            for (start, end), kind in zip(pairwise(bounds), kinds, strict=True)
        ]

    def _box(self, pointer: int, index: int) -> _Edges:
        rect = self._last
        native.char_box(pointer, index, ctypes.addressof(rect))
        return rect.left, rect.bottom, rect.right, rect.top

    def _look(self, pointer: int, index: int, item: int | None, looks: dict[int, _Look]) -> _Look:
        key = item or 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _Look()
            if item:
                self._describe(pointer, index, item, look)
        return look

    def _describe(self, pointer: int, index: int, item: int, look: _Look) -> None:
        answers = self._answers
        native.char_matrix(pointer, index, answers.at_matrix)
        native.text_size(item, answers.at_size)
        matrix = answers.matrix
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        drawn = round(abs(answers.size.value) * math.hypot(c, d), 1)
        slanted = abs(d) > 0 and 0.15 < c / d < 0.6
        look.style = self._style(native.text_font(item) or 0, drawn, slanted)
        if b or a <= 0:
            angle = math.degrees(math.atan2(b, a)) % 360
            nearest = round(angle / 90) * 90
            look.direction = nearest % 360 if abs(angle - nearest) < 3 else -1
        look.invisible = native.text_mode(item) in _INVISIBLE
        if native.fill_colour(item, *answers.at_colour):
            colour = answers.colour
            look.white = min(colour[0], colour[1], colour[2]) >= 250
            look.hidden = colour[3] < 10
        look.hidden = look.hidden or not 1.0 <= drawn <= 2000

    def _style(self, font: int, size: float, slanted: bool) -> Style:
        """One object for each way to look, so that they are compared by identity."""
        key = (font, size, slanted)
        style = self._looks.get(key)
        if style is None:
            name, bold, italic, mono, maths, caps = self._font(font)
            style = Style(name, size, bold, italic or slanted, mono, maths, caps)
            style = self._looks[key] = self._styles.setdefault(style, style)
        return style

    def _font(self, font: int) -> tuple[str, bool, bool, bool, bool, bool]:
        buffer = ctypes.create_string_buffer(200)
        length = native.font_name(font, buffer, 200) if font else 0
        name = buffer.raw[: max(min(length, 200) - 1, 0)].decode("utf-8", errors="replace")
        name = re.sub(r"^[A-Z]{6}\+", "", name)
        flags = max(native.font_flags(font), 0) if font else 0
        weight = native.font_weight(font) if font else -1
        return (
            name,
            bool(_BOLD.search(name)) or weight >= 600 or bool(flags & _FORCE_BOLD),
            bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
            bool(_MONO.search(name)) or bool(flags & _FIXED_PITCH),
            bool(_MATH.search(name)),
            bool(_SMALL_CAPS.search(name)),
        )

    def _placed(
        self,
        pointer: int,
        text: str,
        pieces: list[_Piece],
        frame: Frame,
        shapes: list[Shape],
    ) -> list[Word]:
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
        dark = [shape.box for shape in shapes if shape.dark]
        scanned = any(
            shape.kind == "image" and shape.box.area > 0.5 * frame.width * frame.height
            for shape in shapes
        )
        found: list[Word] = []
        end = -1
        for begin, stop, look, first, last in pieces:
            if look.direction != frame.turned:
                self.sideways += stop - begin
                continue
            native.char_origin(pointer, begin, at_x, at_y)
            x0, x1, base = frame.upright(first, last, x.value, y.value)
            if self._unseen(look, x0, x1, base, frame, dark, scanned):
                self.hidden += stop - begin
                continue
            letters, lost = clean_letters(text[begin:stop])
            self.unreadable += lost
            if letters:
                found.append(Word(letters, x0, x1, base, look.style, glued=begin == end))
            end = stop
        return found

    def _unseen(
        self,
        look: _Look,
        x0: float,
        x1: float,
        base: float,
        frame: Frame,
        dark: list[Any],
        scanned: bool,
    ) -> bool:
        if look.hidden or (look.invisible and not scanned):
            return True
        middle = (x0 + x1) / 2
        height = base - 0.3 * look.style.size
        if not (-2 <= middle <= frame.width + 2 and -2 <= height <= frame.height + 2):
            return True
        # Letters that lie over a scanned page to be searched for may have any colour.
        if look.white and not look.invisible:
            return not any(box.holds(middle, height, 1.0) for box in dark)
        return False


class Frame:
    """Turns places of the file into places on the page as it is read."""

    def __init__(self, left: float, bottom: float, right: float, top: float) -> None:
        self._left, self._bottom = left, bottom
        self._across, self._up = right - left, top - bottom
        self.turned = 0

    @property
    def width(self) -> float:
        """Of the page as it is read."""
        return self._across if self.turned in (0, 180) else self._up

    @property
    def height(self) -> float:
        """Of the page as it is read."""
        return self._up if self.turned in (0, 180) else self._across

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file on the page."""
        x, y = x - self._left, y - self._bottom
        if self.turned == 90:
            return y, x
        if self.turned == 270:
            return self._up - y, self._across - x
        if self.turned == 180:
            return self._across - x, y
        return x, self._up - y

    def upright(
        self, first: _Edges, last: _Edges, x: float, y: float
    ) -> tuple[float, float, float]:
        """(left, right, base line) of a word from the boxes of its outer letters."""
        if self.turned == 0:
            left = first[0] if first[0] < last[0] else last[0]
            right = last[2] if last[2] > first[2] else first[2]
            return left - self._left, right - self._left, self._up + self._bottom - y
        _, base = self.point(x, y)
        corners = [
            self.point(rect[side], rect[side + 1])[0] for rect in (first, last) for side in (0, 2)
        ]
        return min(corners), max(corners), base


def lines_of(words: list[Word], page: int) -> list[Line]:
    """Words to lines without wide gaps, in the order of the file."""
    lines: list[list[Word]] = []
    for word in words:
        line = lines[-1] if lines else []
        if line and _follows(line, word):
            line.append(word)
        else:
            word.glued = False
            lines.append([word])
    return merged([settle(Line(line, page)) for line in lines])


def _follows(line: list[Word], word: Word) -> bool:
    before = line[-1]
    size = max(before.style.size, word.style.size)
    gap = max(word.x0 - before.x1, before.x0 - word.x1)
    drift = abs(word.y - before.y)
    if drift > 0.12 * size:
        raised = min(before.style.size, word.style.size) < 0.86 * size and drift < 0.6 * size
        if not (raised and gap < 0.35 * size):
            return False
    return -0.6 * size <= gap <= _WIDE_GAP * size


def merged(lines: list[Line]) -> list[Line]:
    """Lines that the file gives in pieces put together again."""
    ordered = sorted(lines, key=lambda line: (round(line.y), line.x0))
    found: list[Line] = []
    for line in ordered:
        for other in reversed(found[-12:]):
            if _one_line(other, line):
                line.words[0].glued = line.x0 - other.x1 < 0.12 * line.size
                other.words += line.words
                settle(other)
                break
        else:
            found.append(line)
    for line in found:
        _in_order(line)
    return found


def _one_line(line: Line, other: Line) -> bool:
    size = max(line.size, other.size)
    drift = abs(line.y - other.y)
    gap = max(other.x0 - line.x1, line.x0 - other.x1)
    if drift < 0.12 * size:
        return -0.3 * size <= gap <= _WIDE_GAP * size
    small = min(line.size, other.size) < 0.86 * size
    return small and drift < 0.5 * size and -0.3 * size <= gap <= 0.3 * size


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _in_order(line: Line) -> None:
    """Pieces in reading order: from right to left where most letters are written so."""
    text = "".join([word.text for word in line.words])
    if text.isascii():
        return
    turned = len(_RIGHT_TO_LEFT.findall(text)) * 2 > sum(char.isalpha() for char in text)
    if turned:
        line.words.sort(key=lambda word: -word.x1)
        for before, word in zip(line.words, line.words[1:], strict=False):
            word.glued = before.x0 - word.x1 < 0.12 * line.size


def add_bullets(lines: list[Line], shapes: list[Shape]) -> None:
    """Gives lines the bullets that programs draw instead of writing them."""
    dots = [shape.box for shape in shapes if shape.kind in ("drawing", "box") and _is_dot(shape)]
    if not dots or len(dots) > 2_000:
        return
    for line in lines:
        size = line.size
        for dot in dots:
            gap = line.x0 - dot.x1
            height = line.y - (dot.y0 + dot.y1) / 2
            if 0.1 * size < gap < 2.5 * size and 0.05 * size < height < 0.65 * size:
                line.words[0].glued = False
                line.words.insert(0, Word("•", dot.x0, dot.x1, line.y, line.words[0].style))
                settle(line)
                break


def _is_dot(shape: Shape) -> bool:
    width, height = shape.box.width, shape.box.height
    return 1.0 < width < 8.0 and 0.8 < height / width < 1.25
