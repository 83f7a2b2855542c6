"""Which questions stand together on a page, and which page may be opened."""

from __future__ import annotations

from .rules import Rules


def pages(rules: Rules, count: int) -> tuple[range, ...]:
    """The places of the questions on each page; 0 a page puts all on one."""
    size = rules.per_page or max(1, count)
    return tuple(range(start, min(start + size, count)) for start in range(0, count, size))


def may_open(rules: Rules, page: int, furthest: int) -> bool:
    """Whether a page may be opened, when `furthest` is the last that was opened; -1: none yet.

    Sequential: no way back, and no page is passed over. Free: any.
    """
    return page in (furthest, furthest + 1) if rules.is_linear else page >= 0
