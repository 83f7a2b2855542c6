"""German."""

from __future__ import annotations

from .tongue import Money, Tongue, chunks, words_of

_SMALL = words_of(
    """
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
    fünfzehn sechzehn siebzehn achtzehn neunzehn
    """
)
_TENS = words_of(
    """
    _ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
    """
)
_LARGE = (("Million", "Millionen"), ("Milliarde", "Milliarden"), ("Billion", "Billionen"))
_MONTHS = words_of(
    """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """
)
# Words before an ordinal that give it the weak ending of the other cases.
_WEAK = frozenset(
    words_of(
        """
    am im vom zum beim dem den des zur einem einen eines seit ab bis
    """
    )
)


def _head(number: int) -> str:
    """A number that another word is joined to: "ein", not "eins"."""
    return "ein" if number == 1 else _below_hundred(number)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_head(ones)}und{_TENS[tens]}" if ones else _TENS[tens]


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    front = f"{_head(hundreds)}hundert" if hundreds else ""
    return front + (_below_hundred(rest) if rest or not front else "")


def _cardinal(number: int) -> str:
    groups = chunks(number)
    low = groups[0]
    thousands = groups[1] if len(groups) > 1 else 0
    words = ""
    if thousands:
        counted = _below_thousand(thousands)
        words = (counted[:-1] if counted.endswith("eins") else counted) + "tausend"
    words += _below_thousand(low) if low or number == 0 else ""
    found = []
    for place in range(len(groups) - 1, 1, -1):
        if groups[place]:
            one, many = _LARGE[place - 2]
            counted = _below_thousand(groups[place])
            found.append(f"eine {one}" if groups[place] == 1 else f"{counted} {many}")
    return " ".join([*found, words] if words else found)


def _ordinal(number: int, before: str = "") -> str:
    special = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
    stem = special.get(number) or _cardinal(number) + ("t" if number < 20 else "st")
    if number > 100 and 0 < number % 100 < 20:
        stem = _cardinal(number - number % 100) + _ordinal(number % 100)[:-1]
    return stem + ("en" if before.lower() in _WEAK else "e")


def _year(number: int) -> str:
    century, rest = divmod(number, 100)
    if not 11 <= century <= 19:
        return _cardinal(number)
    return f"{_below_hundred(century)}hundert" + (_below_hundred(rest) if rest else "")


def _date(day: int, month: int, year: int | None, before: str) -> str:
    # A date that stands alone is "der siebzehnte Mai", else its case is that of what leads to it.
    told = f"{_ordinal(day, before or 'am')} {_MONTHS[month - 1]}"
    return told if year is None else f"{told} {_year(year)}"


def _clock(hours: int, minutes: int, _behind: str) -> str:
    hour = "ein" if hours == 1 else _cardinal(hours)
    return f"{hour} Uhr" + (f" {_cardinal(minutes)}" if minutes else "")


def _fraction(top: int, bottom: int) -> str:
    count = "ein" if top == 1 else _cardinal(top)
    if bottom == 2:
        return "ein halb" if top == 1 else f"{count} Halbe"
    if bottom == 3:
        return f"{count} Drittel"
    return f"{count} {_ordinal(bottom)[:-1].capitalize()}el"


def _one(noun: str) -> str:
    return "eine" if noun.endswith("e") else "ein"


def _area(noun: str, power: str) -> str:
    return f"{'Quadrat' if power == '²' else 'Kubik'}{noun[:1].lower()}{noun[1:]}"


TONGUE = Tongue(
    code="de",
    cardinal=_cardinal,
    ordinal=_ordinal,
    year=_year,
    date=_date,
    clock=_clock,
    fraction=_fraction,
    one=_one,
    point="Komma",
    minus="minus",
    to="bis",
    ratio="zu",
    area=_area,
    percent="Prozent",
    per="pro",
    either="oder",
    dot="Punkt",
    formula="Formel",
    program="ein Stück eines Programms",
    power="hoch {}",
    squared="hoch zwei",
    cubed="hoch drei",
    months=tuple(_MONTHS),
    decimal_comma=True,
    ordinal_sign=".",
    units={
        "km": ("Kilometer", "Kilometer"), "m": ("Meter", "Meter"),
        "cm": ("Zentimeter", "Zentimeter"), "mm": ("Millimeter", "Millimeter"),
        "µm": ("Mikrometer", "Mikrometer"), "nm": ("Nanometer", "Nanometer"),
        "kg": ("Kilogramm", "Kilogramm"), "g": ("Gramm", "Gramm"),
        "mg": ("Milligramm", "Milligramm"),
        "µg": ("Mikrogramm", "Mikrogramm"), "t": ("Tonne", "Tonnen"), "l": ("Liter", "Liter"),
        "L": ("Liter", "Liter"), "ml": ("Milliliter", "Milliliter"),
        "mL": ("Milliliter", "Milliliter"), "ha": ("Hektar", "Hektar"),
        "s": ("Sekunde", "Sekunden"), "ms": ("Millisekunde", "Millisekunden"),
        "min": ("Minute", "Minuten"), "h": ("Stunde", "Stunden"), "Hz": ("Hertz", "Hertz"),
        "kHz": ("Kilohertz", "Kilohertz"), "MHz": ("Megahertz", "Megahertz"),
        "GHz": ("Gigahertz", "Gigahertz"), "W": ("Watt", "Watt"), "kW": ("Kilowatt", "Kilowatt"),
        "MW": ("Megawatt", "Megawatt"), "kWh": ("Kilowattstunde", "Kilowattstunden"),
        "V": ("Volt", "Volt"), "mV": ("Millivolt", "Millivolt"), "A": ("Ampere", "Ampere"),
        "mA": ("Milliampere", "Milliampere"), "N": ("Newton", "Newton"), "J": ("Joule", "Joule"),
        "kJ": ("Kilojoule", "Kilojoule"), "kcal": ("Kilokalorie", "Kilokalorien"),
        "Pa": ("Pascal", "Pascal"), "hPa": ("Hektopascal", "Hektopascal"),
        "kPa": ("Kilopascal", "Kilopascal"), "Ω": ("Ohm", "Ohm"), "mol": ("Mol", "Mol"),
        "dB": ("Dezibel", "Dezibel"), "KB": ("Kilobyte", "Kilobyte"),
        "kB": ("Kilobyte", "Kilobyte"), "MB": ("Megabyte", "Megabyte"),
        "GB": ("Gigabyte", "Gigabyte"), "TB": ("Terabyte", "Terabyte"),
        "K": ("Kelvin", "Kelvin"), "°C": ("Grad Celsius", "Grad Celsius"),
        "°F": ("Grad Fahrenheit", "Grad Fahrenheit"), "°": ("Grad", "Grad"),
        "‰": ("Promille", "Promille"),
    },
    money={
        "€": Money("Euro", "Euro", "Cent", "Cent"),
        "$": Money("Dollar", "Dollar", "Cent", "Cent"),
        "£": Money("Pfund", "Pfund", "Penny", "Pence"),
        "¥": Money("Yen", "Yen"),
    },
    large=("Tausend", "Million", "Millionen", "Milliarde", "Milliarden", "Mio.", "Mrd."),
    short={
        "z.b.": "zum Beispiel", "z. b.": "zum Beispiel", "d.h.": "das heißt", "d. h.": "das heißt",
        "u.a.": "unter anderem", "u. a.": "unter anderem", "usw.": "und so weiter",
        "bzw.": "beziehungsweise", "ca.": "circa", "etc.": "et cetera", "evtl.": "eventuell",
        "ggf.": "gegebenenfalls", "inkl.": "inklusive", "exkl.": "exklusive", "max.": "maximal",
        "min.": "minimal", "mind.": "mindestens", "sog.": "sogenannte", "vgl.": "vergleiche",
        "s.o.": "siehe oben", "s.u.": "siehe unten", "s. o.": "siehe oben", "s. u.": "siehe unten",
        "o.ä.": "oder ähnliche", "o. ä.": "oder ähnliche", "i.d.r.": "in der Regel",
        "i. d. r.": "in der Regel", "v.a.": "vor allem", "v. a.": "vor allem",
        "z.t.": "zum Teil", "z. t.": "zum Teil", "u.u.": "unter Umständen",
        "dr.": "Doktor", "prof.": "Professor", "hr.": "Herr", "fr.": "Frau", "st.": "Sankt",
        "v.chr.": "vor Christus", "v. chr.": "vor Christus", "n.chr.": "nach Christus",
        "n. chr.": "nach Christus", "mio.": "Millionen", "mrd.": "Milliarden", "jh.": "Jahrhundert",
        "bspw.": "beispielsweise", "geb.": "geboren", "gest.": "gestorben",
    },
    numbered={
        "abb.": "Abbildung", "tab.": "Tabelle", "kap.": "Kapitel", "nr.": "Nummer", "s.": "Seite",
        "bd.": "Band", "abs.": "Absatz", "art.": "Artikel", "gl.": "Gleichung", "aufl.": "Auflage",
    },
    signs={
        "&": "und", "±": "plus minus", "≥": "ist mindestens", "≤": "ist höchstens",
        "≠": "ist ungleich", "≈": "ist ungefähr", "∞": "unendlich", "→": "führt zu",
        "⇒": "also", "←": "kommt von", "↔": "wirkt in beide Richtungen mit",
        "⇌": "steht im Gleichgewicht mit", "×": "mal", "÷": "geteilt durch",
        "√": "die Wurzel aus", "∑": "die Summe über", "∫": "das Integral über", "Δ": "Delta",
        "π": "Pi", "α": "Alpha", "β": "Beta", "γ": "Gamma", "λ": "Lambda", "μ": "My",
        "σ": "Sigma", "θ": "Theta", "ω": "Omega", "Ω": "Omega", "§": "Paragraf",
        "∈": "ist in", "%": "Prozent",
    },
    between={
        "=": "gleich", "==": "gleich", "+": "plus", "-": "minus", "−": "minus", "*": "mal",
        "·": "mal", "<": "ist kleiner als", ">": "ist größer als", "<=": "ist höchstens",
        ">=": "ist mindestens", "!=": "ist ungleich", "->": "führt zu", "=>": "also",
        "-->": "führt zu", "~": "ungefähr", "@": "at", "^": "hoch", "/": "geteilt durch",
        "<->": "wirkt in beide Richtungen mit",
    },
    formulas={
        "=": "gleich", "+": "plus", "-": "minus", "*": "mal", "/": "geteilt durch",
        "<": "ist kleiner als", ">": "ist größer als", "<=": "ist höchstens",
        ">=": "ist mindestens", "!=": "ist ungleich", "~": "ist ungefähr", "+-": "plus minus",
        "->": "ergibt", "inf": "unendlich", "%": "Prozent", "!": "Fakultät",
        "squared": "hoch zwei", "cubed": "hoch drei", "power": "hoch {exponent}",
        "index": "{index}", "over": "{top} durch {bottom}",
        "root": "die Wurzel aus {content}", "of": "von {content}",
    },
    said=frozenset(
        words_of(
    """
    NASA NATO UNESCO UNICEF AIDS OPEC FIFA UEFA RAM ROM LASER RADAR PIN SIM LAN ASCII DAX TÜV
    COVID GIF BAFÖG
    """
)
    ),
)  # fmt: skip
