"""Rules for dates and times of day."""

from __future__ import annotations

import re

from .rule import Rule, alternatives
from .tongue import Tongue

_WORD = re.compile(r"(\w+)[^\w.!?]{1,2}$")
_DAYS, _MONTHS, _HOURS, _MINUTES = 31, 12, 24, 59


def calendar(tongue: Tongue) -> list[Rule]:
    """The rules of a language."""
    found = [*_dates(tongue), *_clocks(tongue)]
    if tongue.code == "en":
        found += _english(tongue)
    if tongue.code == "fr":
        hour = r"(?<![\w:.,])(?P<oclock>\d{1,2})\s?h\s?(?P<past>\d\d)(?!\w)"
        found.append(Rule("hour", hour, lambda match: _hour(match, tongue)))
    return found


def _dates(tongue: Tongue) -> list[Rule]:
    months = alternatives(tongue.months)
    of = r"(?:de\s)?" if tongue.code == "es" else ""
    return [
        Rule(
            "iso",
            r"(?<![\w-])(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?![\w-])",
            lambda match: _date(match, "iso", tongue),
        ),
        Rule(
            "numeric",
            r"(?<![\w./])(?P<num_day>\d{1,2})(?P<num_sign>[./])(?P<num_month>\d{1,2})"
            r"(?P=num_sign)(?P<num_year>\d{4})(?![\w/])",
            lambda match: _numeric(match, tongue),
        ),
        Rule(
            "day",
            rf"(?<![\w.,])(?P<day_day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s{of}"
            rf"(?P<day_month>(?i:{months}))(?:,?\s{of}(?P<day_year>\d{{4}}))?(?!\w)",
            lambda match: _named(match, "day", tongue),
        ),
    ]


def _clocks(tongue: Tongue) -> list[Rule]:
    return [
        Rule(
            "clock",
            r"(?<![\w:.,])(?P<hours>\d{1,2}):(?P<minutes>\d\d)(?::\d\d)?"
            r"(?:\s?(?P<half>[ap]m\b|[ap]\.m\.|Uhr\b|h\b))?(?![\w:])",
            lambda match: _clock(match, tongue),
        )
    ]


def _english(tongue: Tongue) -> list[Rule]:
    return [
        Rule(
            "month",
            rf"(?<!\w)(?P<md_month>{alternatives(tongue.months)})\s"
            r"(?P<md_day>\d{1,2})(?:st|nd|rd|th)?(?:,\s(?P<md_year>\d{4}))?(?!\w)",
            lambda match: _named(match, "md", tongue),
        ),
        Rule(
            "hour",
            r"(?<![\w:.,])(?P<oclock>\d{1,2})\s?(?P<noon>[ap]m\b|[ap]\.m\.)(?!\w)",
            lambda match: _hour(match, tongue),
        ),
    ]


def _before(match: re.Match[str]) -> str:
    found = _WORD.search(match.string[max(0, match.start() - 20) : match.start()])
    return found[1].casefold() if found else ""


def _date(match: re.Match[str], name: str, tongue: Tongue) -> str | None:
    day, month = int(match[f"{name}_day"]), int(match[f"{name}_month"])
    if not 1 <= day <= _DAYS or not 1 <= month <= _MONTHS:
        return None
    return tongue.date(day, month, int(match[f"{name}_year"]), _before(match))


def _numeric(match: re.Match[str], tongue: Tongue) -> str | None:
    day, month, year = (int(match[f"num_{part}"]) for part in ("day", "month", "year"))
    # 5/17/2024 is American; where both could be meant, so is English with slashes.
    is_swapped = tongue.code == "en" and match["num_sign"] == "/" and day <= _MONTHS
    if is_swapped:
        day, month = month, day
    if not 1 <= day <= _DAYS or not 1 <= month <= _MONTHS:
        return None
    return tongue.date(day, month, year, _before(match))


def _named(match: re.Match[str], name: str, tongue: Tongue) -> str | None:
    day = int(match[f"{name}_day"])
    named = match[f"{name}_month"].casefold()
    month = next(at for at, known in enumerate(tongue.months, 1) if known.casefold() == named)
    year = match[f"{name}_year"]
    if not 1 <= day <= _DAYS:
        return None
    return tongue.date(day, month, int(year) if year else None, _before(match))


def _clock(match: re.Match[str], tongue: Tongue) -> str | None:
    hours, minutes = int(match["hours"]), int(match["minutes"])
    return (
        tongue.clock(hours, minutes, match["half"] or "") if hours < 25 and minutes < 60 else None
    )


def _hour(match: re.Match[str], tongue: Tongue) -> str | None:
    hours = int(match["oclock"])
    groups = match.groupdict()
    minutes = int(groups.get("past") or 0)
    if hours > _HOURS or minutes > _MINUTES:
        return None
    return tongue.clock(hours, minutes, groups.get("noon") or "")
