"""Web pages that go out as one file: nothing in them runs, nothing is fetched, all is escaped.

Their colours are the system's (`Canvas`, `CanvasText`), which are light or dark as the reader's
browser is set; on paper they are black on white.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# HTML cannot hold them (HTML Living Standard, "Preprocessing the input stream"), nor UTF-8 halves
# of pairs.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# What turns the direction of writing stays within its element, but a title has none.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Belt and braces: were something not escaped, it could still not run or fetch.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and what it writes of a row. `is_number`: to the right.

    `write` gives text, which is escaped here, or `Markup`.
    """

    heading: str
    write: Callable[[Any], str | Markup]
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that was made here, of escaped parts."""

    html: str


def text_of(words: object) -> str:
    """Words as HTML text or as the value of an attribute, whatever they hold."""
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(words)))


def words_of(words: object) -> str:
    """Words of a person, by themselves: their direction of writing turns nothing beside them."""
    return f"<bdi>{text_of(words)}</bdi>" if str(words) else ""


def page(
    title: str,
    body: Iterable[str],
    *,
    language: str = "",
    is_mirrored: bool = False,
    style: str = "",
) -> Iterator[str]:
    """The pieces of a whole page around `body`.

    `language` is a BCP 47 code ("pt-BR"), "" where nobody knows; `style` is added to the usual.
    """
    spoken = f' lang="{text_of(language)}"' if language else ""
    direction = "rtl" if is_mirrored else "ltr"
    yield f'<!doctype html>\n<html{spoken} dir="{direction}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{text_of(_TURNING.sub('', title))}</title>\n"
    yield f"<style>{_STYLE}{style}</style>\n</head>\n"
    yield "<body>\n<main>\n"
    yield from body
    yield "</main>\n</body>\n</html>\n"


def facts(pairs: Sequence[tuple[str, str | Markup]]) -> Iterator[str]:
    """A table of names and values; those without a value are left out."""
    yield '<table class="facts">\n'
    for name, value in pairs:
        if value:
            yield f'<tr><th scope="row">{text_of(name)}</th><td>{_cell(value)}</td></tr>\n'
    yield "</table>\n"


def table(rows: Sequence[Any], columns: Sequence[Column], name: str) -> Iterator[str]:
    """A table of `rows`; `name` says to a screen reader what it lists.

    A column that has nothing to say of any row is left out.
    """
    columns = [one for one in columns if any(_cell(one.write(row)) for row in rows)]
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{text_of(name)}">\n'
    yield "<table>\n<thead><tr>"
    for column in columns:
        mark = ' class="number"' if column.is_number else ""
        yield f'<th scope="col"{mark}>{text_of(column.heading)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = (
            f'<td class="number">{_cell(column.write(row))}</td>'
            if column.is_number
            else f"<td>{_cell(column.write(row))}</td>"
            for column in columns
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _cell(value: str | Markup) -> str:
    return value.html if isinstance(value, Markup) else words_of(value)


_STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 20%, Canvas);
  --muted: color-mix(in srgb, CanvasText 68%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0; background: Canvas; color: CanvasText;
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .6rem; padding-top: .8rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .2rem; }
p { margin: .3rem 0 .8rem; }
a { color: LinkText; }
:focus-visible { outline: 3px solid LinkText; outline-offset: 2px; }
.muted { color: var(--muted); }
header { display: flex; gap: 1.25rem; align-items: flex-start; }
header img { width: 5.5rem; height: 5.5rem; object-fit: cover; border-radius: 50%; flex: none; }
nav ol { columns: 16rem; margin: 0; padding-inline-start: 1.4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .9rem .35rem 0;
  border-bottom: 1px solid var(--line); }
[dir=rtl] :is(th, td) { padding: .35rem 0 .35rem .9rem; }
thead th { color: var(--muted); font-weight: 600; white-space: nowrap; overflow-wrap: normal; }
td { min-width: 4.5rem; white-space: pre-wrap; }
.number { text-align: end; white-space: nowrap; min-width: 0; font-variant-numeric: tabular-nums; }
.facts th { width: 14rem; font-weight: 400; color: var(--muted); }
blockquote { margin: .4rem 0; padding: .1rem 0 .1rem .9rem; white-space: pre-wrap;
  border-inline-start: 4px solid var(--line); }
.note { white-space: pre-wrap; }
section { content-visibility: auto; contain-intrinsic-size: auto 30rem; }
@media (max-width: 40rem) { .facts th { width: 9rem; } main { padding: 1.25rem .9rem 3rem; } }
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section { content-visibility: visible; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, h2, h3, blockquote { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""
