"""Spanish."""

from __future__ import annotations

from .tongue import Money, Tongue, chunks, words_of

_SMALL = words_of(
    """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
    veinticinco veintiséis veintisiete veintiocho veintinueve
    """
)
_TENS = words_of(
    """
    _ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa
    """
)
_HUNDREDS = words_of(
    """
    _ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos
    """
)
_ORDINALS = words_of(
    """
    _ primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo
    duodécimo
    """
)
_MONTHS = words_of(
    """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """
)


def _below_hundred(number: int) -> str:
    if number < 30:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f" y {_SMALL[ones]}" if ones else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if number == 100:
        return "cien"
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    return " ".join([*parts, _below_hundred(rest)] if rest or not parts else parts)


def _before_noun(words: str) -> str:
    """ "veintiún mil", "treinta y un millones"."""
    if words.endswith("veintiuno"):
        return f"{words[:-3]}ún"
    return words[:-1] if words.endswith("uno") else words


def _cardinal(number: int) -> str:
    millions, low = divmod(number, 1_000_000)
    found = []
    if millions:
        billions, millions = divmod(millions, 1_000_000)
        if billions:
            counted = _before_noun(_cardinal(billions))
            found.append("un billón" if billions == 1 else f"{counted} billones")
        if millions:
            counted = _before_noun(_cardinal(millions))
            found.append("un millón" if millions == 1 else f"{counted} millones")
    groups = chunks(low)
    if len(groups) > 1 and groups[1]:
        counted = _before_noun(_below_thousand(groups[1]))
        found.append("mil" if groups[1] == 1 else f"{counted} mil")
    if groups[0] or not number:
        found.append(_below_thousand(groups[0]))
    return " ".join(found)


def _ordinal(number: int, _before: str = "") -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else _cardinal(number)


def _date(day: int, month: int, year: int | None, _before: str) -> str:
    told = f"{'uno' if day == 1 else _cardinal(day)} de {_MONTHS[month - 1]}"
    return told if year is None else f"{told} de {_cardinal(year)}"


def _clock(hours: int, minutes: int, _behind: str) -> str:
    hour = "una" if hours == 1 else _cardinal(hours)
    return hour + (f" y {_cardinal(minutes)}" if minutes else " en punto")


def _fraction(top: int, bottom: int) -> str:
    if bottom == 2:
        return "un medio" if top == 1 else f"{_cardinal(top)} medios"
    name = {3: "tercio"}.get(bottom) or (
        _ORDINALS[bottom] if bottom <= 10 else f"{_cardinal(bottom)}avo"
    )
    return f"un {name}" if top == 1 else f"{_cardinal(top)} {name}s"


def _one(noun: str) -> str:
    return "una" if noun.endswith("a") else "un"


def _joined(count: str, noun: str) -> str:
    is_feminine = noun.partition(" ")[0].rstrip("s").endswith("a")
    shown = f"{count[:-1]}a" if count.endswith("uno") and is_feminine else _before_noun(count)
    return f"{shown} {noun}"


def _area(noun: str, power: str) -> str:
    kind = "cuadrado" if power == "²" else "cúbico"
    return f"{noun} {kind}{'s' if noun.endswith('s') else ''}"


TONGUE = Tongue(
    code="es",
    cardinal=_cardinal,
    ordinal=_ordinal,
    year=_cardinal,
    date=_date,
    clock=_clock,
    fraction=_fraction,
    one=_one,
    point="coma",
    minus="menos",
    to="a",
    ratio="a",
    area=_area,
    joined=_joined,
    of_large=lambda noun: f"de {noun}",
    percent="por ciento",
    per="por",
    either="o",
    dot="punto",
    formula="fórmula",
    program="un trozo de programa",
    power="elevado a {}",
    squared="al cuadrado",
    cubed="al cubo",
    months=tuple(_MONTHS),
    decimal_comma=True,
    units={
        "km": ("kilómetro", "kilómetros"), "m": ("metro", "metros"),
        "cm": ("centímetro", "centímetros"), "mm": ("milímetro", "milímetros"),
        "µm": ("micrómetro", "micrómetros"), "nm": ("nanómetro", "nanómetros"),
        "kg": ("kilogramo", "kilogramos"), "g": ("gramo", "gramos"),
        "mg": ("miligramo", "miligramos"), "µg": ("microgramo", "microgramos"),
        "t": ("tonelada", "toneladas"), "l": ("litro", "litros"), "L": ("litro", "litros"),
        "ml": ("mililitro", "mililitros"), "mL": ("mililitro", "mililitros"),
        "ha": ("hectárea", "hectáreas"), "s": ("segundo", "segundos"),
        "ms": ("milisegundo", "milisegundos"), "min": ("minuto", "minutos"),
        "h": ("hora", "horas"), "Hz": ("hercio", "hercios"), "kHz": ("kilohercio", "kilohercios"),
        "MHz": ("megahercio", "megahercios"), "GHz": ("gigahercio", "gigahercios"),
        "W": ("vatio", "vatios"), "kW": ("kilovatio", "kilovatios"),
        "MW": ("megavatio", "megavatios"), "kWh": ("kilovatio hora", "kilovatios hora"),
        "V": ("voltio", "voltios"), "mV": ("milivoltio", "milivoltios"),
        "A": ("amperio", "amperios"), "N": ("newton", "newtons"), "J": ("julio", "julios"),
        "kJ": ("kilojulio", "kilojulios"), "kcal": ("kilocaloría", "kilocalorías"),
        "Pa": ("pascal", "pascales"), "hPa": ("hectopascal", "hectopascales"),
        "Ω": ("ohmio", "ohmios"), "mol": ("mol", "moles"), "dB": ("decibelio", "decibelios"),
        "KB": ("kilobyte", "kilobytes"), "kB": ("kilobyte", "kilobytes"),
        "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"),
        "TB": ("terabyte", "terabytes"), "K": ("kelvin", "kelvins"),
        "°C": ("grado Celsius", "grados Celsius"), "°": ("grado", "grados"),
        "‰": ("por mil", "por mil"),
    },
    money={
        "€": Money("euro", "euros", "céntimo", "céntimos"),
        "$": Money("dólar", "dólares", "centavo", "centavos"),
        "£": Money("libra", "libras", "penique", "peniques"),
        "¥": Money("yen", "yenes"),
    },
    large=("mil", "millón", "millones", "billón", "billones"),
    short={
        "p. ej.": "por ejemplo", "p.ej.": "por ejemplo", "etc.": "etcétera",
        "aprox.": "aproximadamente",
        "sr.": "señor", "sra.": "señora", "srta.": "señorita", "dr.": "doctor", "dra.": "doctora",
        "prof.": "profesor", "ud.": "usted", "uds.": "ustedes", "cf.": "compárese",
        "vs.": "contra", "a. c.": "antes de Cristo", "a.c.": "antes de Cristo",
        "d. c.": "después de Cristo", "d.c.": "después de Cristo", "ee. uu.": "Estados Unidos",
        "ee.uu.": "Estados Unidos", "máx.": "máximo", "mín.": "mínimo",
    },
    numbered={
        "fig.": "figura", "núm.": "número", "n.º": "número", "pág.": "página", "p.": "página",
        "págs.": "páginas", "cap.": "capítulo", "vol.": "volumen", "art.": "artículo",
        "ec.": "ecuación", "tab.": "tabla",
    },
    signs={
        "&": "y", "±": "más o menos", "≥": "es al menos", "≤": "es como máximo",
        "≠": "es distinto de", "≈": "es aproximadamente", "∞": "infinito", "→": "lleva a",
        "⇒": "por tanto", "←": "viene de", "↔": "actúa en ambos sentidos con",
        "⇌": "está en equilibrio con", "×": "por", "÷": "entre", "√": "la raíz de",
        "∑": "la suma de", "∫": "la integral de", "Δ": "delta", "π": "pi", "α": "alfa",
        "β": "beta", "γ": "gamma", "λ": "lambda", "μ": "mu", "σ": "sigma", "θ": "theta",
        "ω": "omega", "Ω": "omega", "§": "párrafo", "∈": "pertenece a", "%": "por ciento",
    },
    between={
        "=": "es igual a", "==": "es igual a", "+": "más", "-": "menos", "−": "menos", "*": "por",
        "<": "es menor que", ">": "es mayor que", "<=": "es como máximo", ">=": "es al menos",
        "!=": "es distinto de", "->": "lleva a", "=>": "por tanto", "-->": "lleva a",
        "~": "aproximadamente", "@": "arroba", "^": "elevado a", "/": "entre",
        "<->": "actúa en ambos sentidos con",
    },
    formulas={
        "=": "es igual a", "+": "más", "-": "menos", "*": "por", "/": "entre",
        "<": "es menor que", ">": "es mayor que", "<=": "es como máximo", ">=": "es al menos",
        "!=": "es distinto de", "~": "es aproximadamente", "+-": "más o menos", "->": "da",
        "inf": "infinito", "%": "por ciento", "!": "factorial", "squared": "al cuadrado",
        "cubed": "al cubo", "power": "elevado a {exponent}", "index": "{index}",
        "over": "{top} entre {bottom}", "root": "la raíz cuadrada de {content}",
        "of": "de {content}",
    },
    said=frozenset(words_of(
    """
    NASA OTAN UNESCO UNICEF SIDA ONU FIFA RAM ROM LÁSER RADAR PIN SIM IVA
    """
)),
)  # fmt: skip
