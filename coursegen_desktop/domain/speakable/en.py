"""English."""

from __future__ import annotations

from ..formula_words import WORDS
from .tongue import Money, Tongue, chunks, words_of

_SMALL = words_of(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS = words_of(
    """
    _ _ twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_GROUPS = ("", "thousand", "million", "billion", "trillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_MONTHS = words_of(
    """
    January February March April May June July August September October November December
    """
)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    return " ".join([*parts, _below_hundred(rest)] if rest or not parts else parts)


def _cardinal(number: int) -> str:
    found = []
    for place, group in reversed(list(enumerate(chunks(number)))):
        if group or number == 0:
            found.append(f"{_below_thousand(group)} {_GROUPS[place]}".strip())
    return " ".join(found)


def _ordinal(number: int, _before: str = "") -> str:
    words = _cardinal(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    if last in _ORDINALS:
        return words[:at] + _ORDINALS[last]
    return words[:at] + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _year(number: int) -> str:
    century, rest = divmod(number, 100)
    if not 11 <= century <= 99 or (century % 10 == 0 and rest < 10):
        return _cardinal(number)
    if not rest:
        return f"{_below_hundred(century)} hundred"
    last = f"oh {_SMALL[rest]}" if rest < 10 else _below_hundred(rest)
    return f"{_below_hundred(century)} {last}"


def _decade(number: int) -> str:
    century, rest = divmod(number, 100)
    tens = _TENS[rest // 10] if rest >= 20 else ("tens" if rest else "hundreds")
    plural = f"{tens[:-1]}ies" if tens.endswith("y") else tens
    return plural if not century else f"{_below_hundred(century)} {plural}"


def _date(day: int, month: int, year: int | None, _before: str) -> str:
    told = f"{_MONTHS[month - 1]} {_ordinal(day)}"
    return told if year is None else f"{told}, {_year(year)}"


def _clock(hours: int, minutes: int, behind: str) -> str:
    half = {"a": " a m", "p": " p m"}.get(behind[:1].lower(), "")
    if not minutes:
        return f"{_cardinal(hours)}{half or (' o’clock' if hours <= 12 else ' hundred hours')}"
    low = f"oh {_SMALL[minutes]}" if minutes < 10 else _below_hundred(minutes)
    return f"{_cardinal(hours)} {low}{half}"


def _fraction(top: int, bottom: int) -> str:
    name = {2: "half", 4: "quarter"}.get(bottom) or _ordinal(bottom)
    plural = {"half": "halves"}.get(name, f"{name}s")
    return f"{_cardinal(top)} {name if top == 1 else plural}"


def _area(noun: str, power: str) -> str:
    return f"{'square' if power == '²' else 'cubic'} {noun}"


TONGUE = Tongue(
    code="en",
    cardinal=_cardinal,
    ordinal=_ordinal,
    year=_year,
    date=_date,
    clock=_clock,
    fraction=_fraction,
    decade=_decade,
    point="point",
    minus="minus",
    to="to",
    ratio="to",
    area=_area,
    percent="percent",
    per="per",
    either="or",
    dot="dot",
    formula="formula",
    program="a piece of a program",
    power="to the power of {}",
    squared="squared",
    cubed="cubed",
    months=tuple(_MONTHS),
    decimal_comma=False,
    units={
        "km": ("kilometre", "kilometres"), "m": ("metre", "metres"),
        "cm": ("centimetre", "centimetres"), "mm": ("millimetre", "millimetres"),
        "µm": ("micrometre", "micrometres"), "nm": ("nanometre", "nanometres"),
        "ft": ("foot", "feet"), "mi": ("mile", "miles"),
        "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"), "mg": ("milligram", "milligrams"),
        "µg": ("microgram", "micrograms"), "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"),
        "l": ("litre", "litres"), "L": ("litre", "litres"), "ml": ("millilitre", "millilitres"),
        "mL": ("millilitre", "millilitres"), "ha": ("hectare", "hectares"),
        "s": ("second", "seconds"), "ms": ("millisecond", "milliseconds"),
        "min": ("minute", "minutes"), "h": ("hour", "hours"), "hrs": ("hour", "hours"),
        "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"),
        "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"),
        "kWh": ("kilowatt hour", "kilowatt hours"), "V": ("volt", "volts"),
        "mV": ("millivolt", "millivolts"), "A": ("ampere", "amperes"),
        "mA": ("milliampere", "milliamperes"), "N": ("newton", "newtons"),
        "J": ("joule", "joules"), "kJ": ("kilojoule", "kilojoules"),
        "kcal": ("kilocalorie", "kilocalories"), "cal": ("calorie", "calories"),
        "Pa": ("pascal", "pascals"), "hPa": ("hectopascal", "hectopascals"),
        "kPa": ("kilopascal", "kilopascals"), "Ω": ("ohm", "ohms"), "mol": ("mole", "moles"),
        "dB": ("decibel", "decibels"), "KB": ("kilobyte", "kilobytes"),
        "kB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"),
        "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"),
        "kbit": ("kilobit", "kilobits"), "Mbit": ("megabit", "megabits"),
        "K": ("kelvin", "kelvins"), "°C": ("degree Celsius", "degrees Celsius"),
        "°F": ("degree Fahrenheit", "degrees Fahrenheit"), "°": ("degree", "degrees"),
        "‰": ("per mille", "per mille"),
    },
    money={
        "$": Money("dollar", "dollars", "cent", "cents"),
        "€": Money("euro", "euros", "cent", "cents"),
        "£": Money("pound", "pounds", "penny", "pence"),
        "¥": Money("yen", "yen"),
        "₹": Money("rupee", "rupees", "paisa", "paise"),
    },
    large=("thousand", "million", "billion", "trillion"),
    short={
        "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "vs.": "versus",
        "cf.": "compare", "viz.": "namely", "approx.": "approximately", "et al.": "and others",
        "dr.": "Doctor", "mr.": "Mister", "mrs.": "Missus", "ms.": "Miz", "prof.": "Professor",
        "st.": "Saint", "jr.": "Junior", "sr.": "Senior", "incl.": "including",
        "resp.": "respectively", "dept.": "department", "govt.": "government",
        "w.r.t.": "with respect to", "a.m.": "a m", "p.m.": "p m", "b.c.": "B C", "a.d.": "A D",
        "u.s.": "U S", "u.k.": "U K", "ph.d.": "P H D",
    },
    numbered={
        "fig.": "figure", "figs.": "figures", "no.": "number", "nos.": "numbers", "p.": "page",
        "pp.": "pages", "ch.": "chapter", "sec.": "section", "eq.": "equation", "vol.": "volume",
        "art.": "article", "ca.": "about", "c.": "about", "tab.": "table",
    },
    signs={
        "&": "and", "±": "plus or minus", "≥": "is at least", "≤": "is at most",
        "≠": "is not equal to", "≈": "is about", "∞": "infinity", "→": "leads to", "⇒": "so",
        "←": "comes from", "↔": "goes both ways with", "⇌": "is in balance with", "×": "times",
        "÷": "divided by", "√": "the square root of", "∑": "the sum of", "∫": "the integral of",
        "∂": "partial", "Δ": "delta", "π": "pi", "α": "alpha", "β": "beta", "γ": "gamma",
        "λ": "lambda", "μ": "mu", "σ": "sigma", "θ": "theta", "ω": "omega", "Ω": "omega",
        "§": "section", "∈": "is in", "∩": "intersected with", "∪": "united with", "%": "percent",
    },
    between={
        "=": "equals", "==": "equals", "+": "plus", "-": "minus", "−": "minus", "*": "times",
        "<": "is less than", ">": "is greater than", "<=": "is at most", ">=": "is at least",
        "!=": "is not equal to", "->": "leads to", "=>": "so", "-->": "leads to", "~": "about",
        "@": "at", "^": "to the power of", "/": "divided by", "<->": "goes both ways with",
    },
    formulas=WORDS,
    said=frozenset(
        words_of(
    """
    NASA NATO UNESCO UNICEF AIDS OPEC FIFA UEFA RAM ROM LASER RADAR SONAR SCUBA COVID JPEG GIF
    PIN SIM LAN WAN ASCII NOT AND OR YES NO SARS MERS SWAT OSHA GUI SQL
    """
)
    ),
)  # fmt: skip
