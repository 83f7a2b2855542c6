"""Which letters stand where on the keyboard of the screen, language by language."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """Three rows of letters, and what else is written in that language."""

    name: str
    rows: tuple[str, str, str]
    more: str = ""


_LATIN = "áàâäãåæçčéèêëíìîïñóòôöõøœßšúùûüýžąćęłńśźżāēīūăășțşğıőűđřěů"
# Three rows whose keys are still wide enough on a small screen; two wide keys close the last.
_WIDEST, _MOST = 13, 35
DIGITS = "1234567890"
SIGNS = ("@#%&*()-_+", "=/\\:;\"'!?€", "$£<>[]{}|~")
ALWAYS = ",."

LAYOUTS: dict[str, Layout] = {
    "en": Layout("English", ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "éèêáàâñöüçæœ£"),
    "de": Layout("Deutsch", ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"), "éèêàâçñæœ€§„“"),
    "fr": Layout("Français", ("azertyuiop", "qsdfghjklm", "wxcvbn"), "éèàçùâêîôûëïüÿœæ«»"),
    "es": Layout("Español", ("qwertyuiop", "asdfghjklñ", "zxcvbnm"), "áéíóúü¿¡ç"),
    "pt": Layout("Português", ("qwertyuiop", "asdfghjklç", "zxcvbnm"), "áâãàéêíóôõúü"),
    "it": Layout("Italiano", ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "àèéìíîòóùú"),
    "nl": Layout("Nederlands", ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "éèëïóöüáàç"),
    "pl": Layout("Polski", ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "ąćęłńóśźż"),
    "cs": Layout("Čeština", ("qwertzuiopú", "asdfghjklů", "yxcvbnm"), "ěščřžýáíéďťňóů"),
    "hu": Layout("Magyar", ("qwertzuiopőú", "asdfghjkléáű", "yxcvbnmíöüó"), ""),
    "ro": Layout("Română", ("qwertyuiopăî", "asdfghjklșț", "zxcvbnmâ"), "„”"),
    "sv": Layout("Svenska", ("qwertyuiopå", "asdfghjklöä", "zxcvbnm"), "éèüæø"),
    "da": Layout("Dansk", ("qwertyuiopå", "asdfghjklæø", "zxcvbnm"), "éöäü"),
    "nb": Layout("Norsk", ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm"), "éòóôöä"),
    "fi": Layout("Suomi", ("qwertyuiopå", "asdfghjklöä", "zxcvbnm"), "šž"),
    "tr": Layout("Türkçe", ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"), "âîû"),
    "el": Layout("Ελληνικά", ("ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"), "άέήίόύώϊϋΐΰ"),
    "ru": Layout("Русский", ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё"), "«»№"),
    "uk": Layout("Українська", ("йцукенгшщзхї", "фівапролджє", "ячсмитьбюґ"), "ёыэъ’«»"),
    "bg": Layout("Български", ("явертъуиопшщ", "асдфгхйкл", "зьцжбнмчю"), "ѝ„“"),
    "ar": Layout("العربية", ("ضصثقفغعهخحج", "شسيبلاتنمكط", "ئءؤرىةوزظد"), "ذأإآًٌٍَُِّْ؟،؛"),
    "he": Layout("עברית", ("קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"), "׳״₪"),
    "sw": Layout("Kiswahili", ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "’"),
}  # fmt: skip
USUAL = "en"


def layout_of(language: str) -> str:
    """The key of the layout for a language code such as "pt_BR"; the usual one for others."""
    root = language.replace("-", "_").partition("_")[0].lower()
    return root if root in LAYOUTS else USUAL


def more_letters(layout: Layout) -> tuple[str, ...]:
    """Rows of what the three rows lack: the language's own first, then its neighbours'."""
    own = layout.more
    known = set(own) | set("".join(layout.rows))
    is_latin = "a" in known
    rest = "".join(letter for letter in _LATIN if letter not in known) if is_latin else ""
    letters = (own + rest)[:_MOST]
    return tuple(letters[at : at + _WIDEST] for at in range(0, len(letters), _WIDEST)) or ("",)
