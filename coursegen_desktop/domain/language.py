"""Which language a text is in, told by its commonest function words, or by its script."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_MARKERS = {
    "de": "der die das und ist nicht ein eine zu den mit von auf dem sich des wird auch im werden",
    "en": "the of and to is that in it for are this with as be on by not or from which",
    "es": "el la de que y los en las se por un una con para es del no lo como más",
    "fr": "le la les et des est une dans que qui pour pas sur au du en par plus ce sont",
    "it": "il di che la è per un una non con del della sono le nel gli come anche più dei",
    "nl": "de het een en van is dat niet te zijn met voor op die aan ook wordt bij naar worden",
    "pt": "o de que e do da em um uma para com não os as se por mais no na dos",
}
_SETS = {code: frozenset(text.split()) for code, text in _MARKERS.items()}
_SAMPLE = 20_000

# Scripts of one language, or of one much commoner than its others. Kana come before the signs
# that Japanese shares with Chinese.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_COUNTED = re.compile(r"[^\W\d_]")
_FAMILY = {"uk": "\u0400-\u04ff", "fa": "\u0600-\u06ff", "ja": "\u3040-\u30ff\u4e00-\u9fff"}


def detect(text: str) -> str:
    """A two-letter code, or "" when no known language stands out."""
    counts = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    total = sum(counts.values())
    if total < 20:
        return ""
    shares = sorted(
        (sum(counts[word] for word in markers), code) for code, markers in _SETS.items()
    )
    (second, _), (best, code) = shares[-2], shares[-1]
    return code if best / total > 0.12 and best > second * 1.2 else ""


def language_of(text: str) -> str:
    """Like `detect`, and by the script where that tells more; short texts too."""
    sample = text[:_SAMPLE]
    letters = len(_COUNTED.findall(sample))
    for code, script in _SCRIPTS:
        signs = re.compile(f"[{_FAMILY[code]}]") if code in _FAMILY else script
        # A few Greek letters of formulas do not make a Greek text.
        is_there = len(script.findall(sample)) > 0.02 * letters
        if is_there and len(signs.findall(sample)) > 0.3 * letters:
            return code
    return detect(text) or _of_few(sample)


def _of_few(text: str) -> str:
    """The language of a sentence or a heading, where two of its words are telling."""
    found = [word.casefold() for word in _WORD.findall(text)]
    if not 4 <= len(found) < 20:
        return ""
    rated = sorted(
        (sum(word in markers for word in found), code) for code, markers in _SETS.items()
    )
    (second, _), (best, code) = rated[-2], rated[-1]
    return code if best >= 2 and best > second and best >= 0.2 * len(found) else ""
