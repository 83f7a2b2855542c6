"""French."""

from __future__ import annotations

from .tongue import Money, Tongue, chunks, words_of

_SMALL = words_of(
    """
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
    seize dix-sept dix-huit dix-neuf
    """
)
_TENS = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante"]
_LARGE = ("million", "milliard", "billion")
_MONTHS = words_of(
    """
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    """
)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        tens, ones = tens - 1, ones + 10
    if tens == 8:
        return "quatre-vingts" if not ones else f"quatre-vingt-{_SMALL[ones]}"
    if not ones:
        return _TENS[tens]
    between = " et " if ones in (1, 11) else "-"
    return f"{_TENS[tens]}{between}{_SMALL[ones]}"


def _below_thousand(number: int, *, is_last: bool = True) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        words = _below_hundred(rest)
    else:
        front = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent"
        plural = "s" if hundreds > 1 and not rest else ""
        words = f"{front} {_below_hundred(rest)}" if rest else front + plural
    # "quatre-vingt mille", "deux cent mille"
    return words if is_last or not words.endswith(("vingts", "cents")) else words[:-1]


def _cardinal(number: int) -> str:
    groups = chunks(number)
    found = []
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group and number:
            continue
        if place == 0:
            found.append(_below_thousand(group))
        elif place == 1:
            found.append(
                "mille" if group == 1 else f"{_below_thousand(group, is_last=False)} mille"
            )
        else:
            name = _LARGE[place - 2] + ("s" if group > 1 else "")
            found.append(f"{_below_thousand(group)} {name}")
    return " ".join(found)


def _ordinal(number: int, _before: str = "") -> str:
    if number == 1:
        return "premier"
    words = _cardinal(number)
    for end, stem in (("cinq", "cinqu"), ("neuf", "neuv"), ("vingts", "vingt"), ("cents", "cent")):
        if words.endswith(end):
            return f"{words[: -len(end)]}{stem}ième"
    return f"{words[:-1] if words.endswith('e') else words}ième"


def _date(day: int, month: int, year: int | None, _before: str) -> str:
    told = f"{'premier' if day == 1 else _cardinal(day)} {_MONTHS[month - 1]}"
    return told if year is None else f"{told} {_cardinal(year)}"


def _clock(hours: int, minutes: int, _behind: str) -> str:
    hour = "une heure" if hours == 1 else f"{_cardinal(hours)} heures"
    return hour + (f" {_cardinal(minutes)}" if minutes else "")


def _fraction(top: int, bottom: int) -> str:
    name = {2: "demi", 3: "tiers", 4: "quart"}.get(bottom) or _ordinal(bottom)
    plural = name if top == 1 or name.endswith("s") else f"{name}s"
    return f"{_cardinal(top)} {plural}"


_FEMININE = frozenset(
    ["heure", "seconde", "minute", "tonne", "milliseconde", "livre", "mole", "kilocalorie"]
)


def _one(noun: str) -> str:
    return "une" if noun in _FEMININE else "un"


def _area(noun: str, power: str) -> str:
    return f"{noun} {'carré' if power == '²' else 'cube'}{'s' if noun.endswith('s') else ''}"


def _of_large(noun: str) -> str:
    return f"d'{noun}" if noun[:1] in "aeiouh" else f"de {noun}"


TONGUE = Tongue(
    code="fr",
    cardinal=_cardinal,
    ordinal=_ordinal,
    year=_cardinal,
    date=_date,
    clock=_clock,
    fraction=_fraction,
    one=_one,
    point="virgule",
    minus="moins",
    to="à",
    ratio="contre",
    area=_area,
    of_large=_of_large,
    percent="pour cent",
    per="par",
    either="ou",
    dot="point",
    formula="formule",
    program="un morceau de programme",
    power="puissance {}",
    squared="au carré",
    cubed="au cube",
    months=tuple(_MONTHS),
    decimal_comma=True,
    units={
        "km": ("kilomètre", "kilomètres"), "m": ("mètre", "mètres"),
        "cm": ("centimètre", "centimètres"), "mm": ("millimètre", "millimètres"),
        "µm": ("micromètre", "micromètres"), "nm": ("nanomètre", "nanomètres"),
        "kg": ("kilogramme", "kilogrammes"), "g": ("gramme", "grammes"),
        "mg": ("milligramme", "milligrammes"), "µg": ("microgramme", "microgrammes"),
        "t": ("tonne", "tonnes"), "l": ("litre", "litres"), "L": ("litre", "litres"),
        "ml": ("millilitre", "millilitres"), "mL": ("millilitre", "millilitres"),
        "ha": ("hectare", "hectares"), "s": ("seconde", "secondes"),
        "ms": ("milliseconde", "millisecondes"), "min": ("minute", "minutes"),
        "h": ("heure", "heures"), "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("mégahertz", "mégahertz"), "GHz": ("gigahertz", "gigahertz"),
        "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "MW": ("mégawatt", "mégawatts"),
        "kWh": ("kilowattheure", "kilowattheures"), "V": ("volt", "volts"),
        "mV": ("millivolt", "millivolts"), "A": ("ampère", "ampères"), "N": ("newton", "newtons"),
        "J": ("joule", "joules"), "kJ": ("kilojoule", "kilojoules"),
        "kcal": ("kilocalorie", "kilocalories"), "Pa": ("pascal", "pascals"),
        "hPa": ("hectopascal", "hectopascals"), "Ω": ("ohm", "ohms"), "mol": ("mole", "moles"),
        "dB": ("décibel", "décibels"), "Ko": ("kilooctet", "kilooctets"),
        "Mo": ("mégaoctet", "mégaoctets"), "Go": ("gigaoctet", "gigaoctets"),
        "To": ("téraoctet", "téraoctets"), "K": ("kelvin", "kelvins"),
        "°C": ("degré Celsius", "degrés Celsius"), "°": ("degré", "degrés"),
        "‰": ("pour mille", "pour mille"),
    },
    money={
        "€": Money("euro", "euros", "centime", "centimes"),
        "$": Money("dollar", "dollars", "cent", "cents"),
        "£": Money("livre", "livres", "penny", "pence"),
        "¥": Money("yen", "yens"),
    },
    large=("million", "millions", "milliard", "milliards"),
    short={
        "p. ex.": "par exemple", "p.ex.": "par exemple", "c.-à-d.": "c'est-à-dire",
        "etc.": "et cetera", "env.": "environ", "cf.": "voir", "m.": "Monsieur",
        "mm.": "Messieurs", "dr.": "Docteur", "pr.": "Professeur",
        "av. j.-c.": "avant Jésus-Christ",
        "apr. j.-c.": "après Jésus-Christ", "st.": "Saint", "ste.": "Sainte", "max.": "maximum",
        "min.": "minimum",
    },
    numbered={
        "fig.": "figure", "tab.": "tableau", "chap.": "chapitre", "p.": "page", "pp.": "pages",
        "vol.": "volume", "art.": "article", "éq.": "équation", "n°": "numéro", "ex.": "exemple",
    },
    signs={
        "&": "et", "±": "plus ou moins", "≥": "est au moins", "≤": "est au plus",
        "≠": "est différent de", "≈": "vaut environ", "∞": "l'infini", "→": "mène à",
        "⇒": "donc", "←": "vient de", "↔": "agit dans les deux sens avec",
        "⇌": "est en équilibre avec", "×": "fois", "÷": "divisé par",
        "√": "la racine de", "∑": "la somme de", "∫": "l'intégrale de", "Δ": "delta", "π": "pi",
        "α": "alpha", "β": "bêta", "γ": "gamma", "λ": "lambda", "μ": "mu", "σ": "sigma",
        "θ": "thêta", "ω": "oméga", "Ω": "oméga", "§": "paragraphe", "∈": "appartient à",
        "%": "pour cent",
    },
    between={
        "=": "égale", "==": "égale", "+": "plus", "-": "moins", "−": "moins", "*": "fois",
        "<": "est inférieur à", ">": "est supérieur à", "<=": "est au plus",
        ">=": "est au moins", "!=": "est différent de", "->": "mène à", "=>": "donc",
        "-->": "mène à", "~": "environ", "@": "arobase", "^": "puissance", "/": "divisé par",
        "<->": "agit dans les deux sens avec",
    },
    formulas={
        "=": "égale", "+": "plus", "-": "moins", "*": "fois", "/": "divisé par",
        "<": "est inférieur à", ">": "est supérieur à", "<=": "est au plus",
        ">=": "est au moins", "!=": "est différent de", "~": "vaut environ",
        "+-": "plus ou moins", "->": "donne", "inf": "l'infini", "%": "pour cent",
        "!": "factorielle", "squared": "au carré", "cubed": "au cube",
        "power": "puissance {exponent}", "index": "{index}", "over": "{top} sur {bottom}",
        "root": "la racine carrée de {content}", "of": "de {content}",
    },
    said=frozenset(
        words_of(
    """
    NASA OTAN UNESCO UNICEF SIDA ONU OPEP FIFA RAM ROM LASER RADAR PIN SIM COVID
    """
)
    ),
)  # fmt: skip
