"""Charts and diagrams in Office files: what they show, as tables and lists."""

from __future__ import annotations

from lxml import etree

from ..text.rewrite import escape_inline
from ._office_text import Item, cell, listed, table

Element = etree._Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
# What a reader can take in; longer series are cut, and the count says so.
_MAX_POINTS = 60
_MAX_SERIES = 12


def chart_blocks(chart: Element) -> tuple[list[str], bool]:
    """(title and data of a chart part as Markdown blocks, whether some of the data was cut)."""
    title = chart.find(f"{_C}chart/{_C}title")
    shown = _drawn_text(title)
    series = [_series(item) for item in chart.iter(f"{_C}ser")]
    series = [item for item in series if item[2]]
    cut = len(series) > _MAX_SERIES or any(len(item[2]) > _MAX_POINTS for item in series)
    series = series[:_MAX_SERIES]
    if not series:
        return ([f"*{escape_inline(shown)}*"] if shown else []), False
    names = next((item[1] for item in series if item[1]), {})
    points = sorted({point for item in series for point in item[2]})[:_MAX_POINTS]
    head = ["", *(escape_inline(item[0]) or f"{at}" for at, item in enumerate(series, 1))]
    if len(series) == 1 and not series[0][0]:
        head[1] = escape_inline(shown)
    rows = [
        [cell([escape_inline(names.get(point, str(point + 1)))])]
        + [cell([escape_inline(item[2].get(point, ""))]) for item in series]
        for point in points
    ]
    blocks = [f"*{escape_inline(shown)}*"] if shown else []
    return [*blocks, table([[cell([part]) or " " for part in head], *rows])], cut


def _series(series: Element) -> tuple[str, dict[int, str], dict[int, str]]:
    """(name, labels by point, values by point)."""
    name = " ".join(part.text or "" for part in series.iterfind(f"{_C}tx//{_C}v"))
    labels = _points(series, "cat") or _points(series, "xVal")
    values = _points(series, "val") or _points(series, "yVal")
    return " ".join(name.split()), labels, values


def _points(series: Element, name: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for point in series.iterfind(f"{_C}{name}//{_C}pt"):
        at, value = point.get("idx") or "", point.findtext(f"{_C}v") or ""
        if at.isdigit() and len(at) < 7:
            # Labels of several levels: the innermost comes first.
            found.setdefault(int(at), _number(value))
    return found


def _number(value: str) -> str:
    """Figures as they are read: "0.30000000000000004" gives "0.3"."""
    try:
        figure = float(value)
    except ValueError:
        return " ".join(value.split())[:200]
    return f"{figure:.10g}" if len(value) > 12 else value


def diagram_blocks(data: Element) -> list[str]:
    """The words of a SmartArt's data part as a list, one inside another as they were typed."""
    points = {point.get("modelId") or "": point for point in data.iter(f"{_D}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    inner: set[str] = set()
    for link in data.iter(f"{_D}cxn"):
        if (link.get("type") or "parOf") == "parOf":
            order = link.get("srcOrd") or "0"
            target = link.get("destId") or ""
            below.setdefault(link.get("srcId") or "", []).append(
                (int(order) if order.isdigit() and len(order) < 7 else 0, target)
            )
            inner.add(target)
    items: list[Item] = []
    seen: set[str] = set()

    def take(identity: str, level: int) -> None:
        if identity in seen or identity not in points or level > 8:
            return
        seen.add(identity)
        text = _drawn_text(points[identity].find(f"{_D}t"))
        if text:
            items.append(Item(level, escape_inline(text)))
        for _, child in sorted(below.get(identity, [])):
            take(child, level + bool(text))

    for identity in points:
        if identity not in inner:
            take(identity, 0)
    return [listed(items)] if items else []


def _drawn_text(element: Element | None) -> str:
    if element is None:
        return ""
    lines = [
        "".join(part.text or "" for part in line.iter(f"{_A}t")) for line in element.iter(f"{_A}p")
    ]
    return " ".join(" ".join(lines).split())
