"""Comparing what was typed with what was expected."""

import unicodedata

# What a keyboard cannot type is taken for what it can: curly quotes, dashes.
_TYPED_AS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
    }
)  # fmt: skip


def normalised(text: str, *, case_sensitive: bool = False, ignore_accents: bool = False) -> str:
    """The form in which two texts are compared.

    Spaces are trimmed and collapsed; compatibility forms count as their plain twins ("CO₂" is
    "CO2"), curly quotes and dashes as typed ones; case and accents as told.
    """
    text = unicodedata.normalize("NFKC", text.translate(_TYPED_AS)).translate(_TYPED_AS)
    if ignore_accents:
        split = unicodedata.normalize("NFD", text)
        text = "".join(letter for letter in split if not unicodedata.combining(letter))
    if not case_sensitive:
        text = text.casefold()
    return " ".join(unicodedata.normalize("NFC", text).split())


def wildcard_matches(pattern: str, text: str) -> bool:
    """`*` stands for any run of characters, `\\*` for a star; both sides already normalised.

    Walks back only to the last star: at most len(pattern) × len(text) steps, whatever is typed.
    """
    tokens = _tokens(pattern)
    at = here = 0
    star, mark = -1, 0
    while here < len(text):
        if at < len(tokens) and tokens[at] == text[here]:
            at, here = at + 1, here + 1
        elif at < len(tokens) and tokens[at] is None:
            star, mark, at = at, here, at + 1
        elif star >= 0:
            mark += 1
            at, here = star + 1, mark
        else:
            return False
    return all(token is None for token in tokens[at:])


def _tokens(pattern: str) -> list[str | None]:
    tokens: list[str | None] = []
    escaped = False
    for letter in pattern:
        if escaped:
            tokens += [letter] if letter == "*" else ["\\", letter]
            escaped = False
        elif letter == "\\":
            escaped = True
        else:
            tokens.append(None if letter == "*" else letter)
    return tokens + (["\\"] if escaped else [])
