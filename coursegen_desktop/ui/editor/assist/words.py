"""What the acts are called, and why something that a model wrote was not taken, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from ....domain.assist import INVENTING, Act, LeftOut, Order, Proposal, Reason
from ...content.item_words import ITEM_SENTENCES
from ...kit.translate import retold, tr

# Languages of texts that many models know well enough to translate into.
_INTO = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr", "uk", "ru", "ar", "zh", "ja")


def languages() -> tuple[tuple[str, str], ...]:
    """(code, its own name) of what may be translated into."""
    return tuple((code, language_name(code)) for code in _INTO)


def language_name(code: str) -> str:
    """A language as those who speak it call it."""
    if code == "en":
        return "English"  # Qt says "American English"
    name = QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:]


def title_of(order: Order) -> str:
    """What the panel is headed with."""
    if order.act is Act.SIMPLIFY:
        return tr("Simplify to school year {year}", year=order.level)
    if order.act is Act.TRANSLATE:
        return tr("Translate: {language}", language=language_name(order.into))
    return {
        Act.REWRITE: tr("Rewrite"),
        Act.EXAMPLE: tr("An example"),
        Act.ANALOGY: tr("An analogy"),
        Act.QUESTIONS: tr("More questions of this type"),
        Act.WRONG_ANSWERS: tr("Better wrong answers"),
        Act.OUTCOMES: tr("Outcomes of the course"),
        Act.PICTURE: tr("Describe the picture"),
    }[order.act]


def caution_of(proposal: Proposal) -> str:
    """What is to be borne in mind before a proposal is taken, "" for nothing."""
    act = proposal.order.act
    if not proposal.pieces:
        return ""
    if act in INVENTING:
        return tr("The model made this up. Check that it is true before you take it.")
    if act is Act.PICTURE:
        return tr(
            "The model has not seen the picture: it goes by its name, its caption and the text "
            "around it."
        )
    return ""


def left_words(left_out: Sequence[LeftOut]) -> str:
    """What was not taken and why, in sentences; "" for nothing."""
    if not left_out:
        return ""
    reasons: dict[str, int] = {}
    for one in left_out:
        words = reason_words(one)
        reasons[words] = reasons.get(words, 0) + 1
    said = tr("%n passage(s) of the answer cannot be used.", len(left_out))
    return " ".join([said, *reasons])


def reason_words(one: LeftOut) -> str:
    """Why, as a sentence."""
    if one.reason is Reason.LOST:
        return tr("It lost {thing}.", thing=_short(one.detail))
    if one.reason is Reason.FIGURE:
        return tr("The number {number} was not there before.", number=_short(one.detail))
    if one.reason is Reason.FLAW:
        return retold(one.detail, ITEM_SENTENCES)
    return {
        Reason.EMPTY: tr("It says too little."),
        Reason.ADDED: tr("It adds a formula, a link or a mark that was not there."),
        Reason.LANGUAGE: tr("It is in another language."),
        Reason.LENGTH: tr("It is far too long or too short."),
        Reason.REMARK: tr("The model speaks of itself."),
        Reason.SAME: tr("It says the same as something that is there."),
        Reason.GROUND: tr("The lesson does not say so."),
        Reason.UNSURE: tr("Asked without the key, the model chose another answer."),
        Reason.VERB: tr("Nobody can see whether somebody did that."),
    }[one.reason]


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
