"""What stands on pages for the sake of pages: running heads, feet, numbers, lists of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from ._pdf_page import Line, Page

_BAND = 0.13
_SHARE = 0.3
_FEW = 3
_MOST = 0.25
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|p\.|página|pagina|str\.|стр\.)?\s*(?:\d{1,4}|[ivxlcdm]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?)[\W_]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlcdm]{1,7}\b", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.·…‧]\s?){3,}\s*(?:\d{1,4}|[ivxlcdm]{1,7})?$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"\d{1,4}|[ivxlcdm]{1,6}", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des mati[eè]res|sommaire"
    r"|[ií]ndice(?: general| de contenidos)?|contenido|sum[aá]rio|indice generale|sommario"
    r"|list of (?:figures|tables)",
    re.IGNORECASE,
)


def take_furniture(pages: list[Page]) -> int:
    """Takes running heads, feet and page numbers out of all pages. How many lines they were."""
    edges = {page.number: _edges(page) for page in pages}
    if len(pages) < _FEW:
        return sum(
            _take(page, [line for line in edges[page.number] if _is_number(line, page)])
            for page in pages
        )
    said: Counter[tuple[int, str]] = Counter()
    stands: Counter[tuple[int, float]] = Counter()
    for page in pages:
        said.update({(_band(line, page), _key(line)) for line in edges[page.number]})
        stands.update({_stand(line, page) for line in edges[page.number]})
    texts: defaultdict[tuple[int, float], Counter[str]] = defaultdict(Counter)
    for page in pages:
        for line in edges[page.number]:
            texts[_stand(line, page)][_key(line)] += 1
    apart: Counter[tuple[int, float]] = Counter()
    for page in pages:
        apart.update({_stand(line, page) for line in edges[page.number] if _is_apart(line, page)})
    limit = max(_FEW, _SHARE * len(pages))
    wanted: dict[int, list[Line]] = {}
    for page in pages:
        gone = wanted.setdefault(page.number, [])
        for line in edges[page.number]:
            near = [_band(line, page) + step for step in (-1, 0, 1)]
            often = sum(said[(band, _key(line))] for band in near) >= limit
            stand = _stand(line, page)
            # Titles of chapters change on the way, but their place does not.
            steady = stands[stand] >= 0.5 * len(pages)
            repeats = len(texts[stand]) <= 0.5 * stands[stand]
            kept_place = steady and (
                texts[stand][_key(line)] >= _FEW
                or (repeats and apart[stand] >= 0.8 * stands[stand])
            )
            if often or kept_place or _is_number(line, page):
                gone.append(line)
    letters = sum(len(line.text) for gone in wanted.values() for line in gone)
    if letters > _MOST * sum(page.letters for page in pages):
        # Pages that are alike: slides, forms, cards. What comes again is what they say.
        wanted = {
            page.number: [line for line in edges[page.number] if _is_number(line, page)]
            for page in pages
        }
    return sum(_take(page, wanted[page.number]) for page in pages)


def _edges(page: Page) -> list[Line]:
    """The lines that stand apart at the upper and lower edge of a page, two at most each."""
    ordered = sorted(page.lines, key=lambda line: line.y)
    found: list[Line] = []
    for lines, top in ((ordered, True), (ordered[::-1], False)):
        heights: list[float] = []
        for line in lines:
            band = _BAND * page.height
            if not (line.y < band if top else line.y > page.height - band):
                break
            if not any(abs(line.y - height) < 3 for height in heights):
                heights.append(line.y)
            if len(heights) > 3:
                break
            found.append(line)
    return found


def _is_apart(line: Line, page: Page) -> bool:
    """Whether more room than between two lines parts an edge line from the text."""
    inner = [
        abs(other.y - line.y)
        for other in page.lines
        if abs(other.y - line.y) > 3 and (other.y > line.y) == (line.y < page.height / 2)
    ]
    return bool(inner) and min(inner) > 1.7 * line.size


def _band(line: Line, page: Page) -> int:
    """The height as a band of 8 points; from below for the lower half, for pages may differ."""
    return round(line.y / 8) if line.y < page.height / 2 else -round((page.height - line.y) / 8)


def _stand(line: Line, page: Page) -> tuple[int, float]:
    return _band(line, page), line.size


def _key(line: Line) -> str:
    return " ".join(_DIGITS.sub("#", line.text.casefold()).split())


def _is_number(line: Line, page: Page) -> bool:
    outer = 0.08 * page.height
    return bool(_NUMBER.fullmatch(line.text)) and not outer < line.y < page.height - outer


def _take(page: Page, gone: list[Line]) -> int:
    ids = set(map(id, gone))
    page.lines = [line for line in page.lines if id(line) not in ids]
    return len(ids)


def take_contents(pages: list[Page]) -> int:
    """Takes lists of contents out: their entries would pass for headings."""
    count = 0
    open_list = False
    for page in pages:
        ordered = sorted(page.lines, key=lambda line: (line.y, line.x0))
        titled = any(_CONTENTS.fullmatch(line.text.strip(" .:")) for line in ordered)
        rows = _rows(ordered)
        texts = [" ".join(line.text for line in row) for row in rows]
        leaders = sum(bool(_LEADERS.search(text)) for text in texts)
        numbered = sum(map(_is_entry, texts))
        listed = leaders >= 4 or ((titled or open_list) and numbered >= 0.5 * len(texts) > 1)
        open_list = listed
        if not listed:
            continue
        last = max(n for n, text in enumerate(texts) if _LEADERS.search(text) or _is_entry(text))
        first = min(
            n
            for n, text in enumerate(texts)
            if _LEADERS.search(text) or _is_entry(text) or _CONTENTS.fullmatch(text.strip(" .:"))
        )
        if leaders + numbered < 0.4 * (last - first + 1):
            continue
        count += _take(page, [line for row in rows[first : last + 1] for line in row])
    return count


def _is_entry(text: str) -> bool:
    """Whether a line ends with a number as entries of a list of contents do."""
    title, _, number = text.rpartition(" ")
    return bool(title) and bool(_LAST_NUMBER.fullmatch(number))


def _rows(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].y - line.y) < 0.4 * max(line.size, 1):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]
