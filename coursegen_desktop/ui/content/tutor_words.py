"""Hints in words: what a step of the ladder is called, what it says, how it is read aloud."""

from __future__ import annotations

import re

from ...domain.masking import MASK
from ...domain.tutor import Letters, Step, StepKind, Wanted
from ...domain.tutor_talk import Destination
from ..kit.translate import tr
from .inline_text import plain

_SIGNS = re.compile(r"([\\`*_\[\]<>$#&!~|])")


def step_title(step: Step) -> str:
    """What a step is called."""
    titles = {
        StepKind.RATIONALE: tr("Your answer"),
        StepKind.AUTHOR: tr("A hint of the author"),
        StepKind.RESTATE: tr("What is asked"),
        StepKind.SENTENCE: tr("In the lesson"),
        StepKind.PLACE: tr("In the lesson"),
        StepKind.LETTERS: tr("How it begins"),
        StepKind.NOTHING: tr("In the lesson"),
        StepKind.REVEAL: tr("The answer"),
    }
    return tr("Beside it in the lesson") if step.is_beside else titles[step.kind]


def step_text(step: Step) -> str:
    """What a step says (Markdown)."""
    writers = {
        StepKind.RATIONALE: lambda: step.text,
        StepKind.AUTHOR: lambda: step.text,
        StepKind.RESTATE: lambda: _restated(step),
        StepKind.SENTENCE: lambda: _sentence(step),
        StepKind.PLACE: lambda: _place(step),
        StepKind.LETTERS: lambda: _letters(step.pieces),
        StepKind.NOTHING: lambda: _nothing(step),
        StepKind.REVEAL: lambda: _revealed(step),
    }
    return writers[step.kind]()


def spoken(step: Step) -> str:
    """Title and text as they are read aloud: a blank is a word there."""
    text = plain(step_text(step)).replace(MASK, f" {tr('blank')} ")
    return f"{step_title(step)}. {' '.join(text.split())}"


def escaped(text: str) -> str:
    """A plain text as Markdown that shows it as it is."""
    return _SIGNS.sub(r"\\\1", text)


def destination_words(destination: Destination) -> str:
    """Where a talk goes."""
    name = destination.name
    model = destination.model or name
    if destination.stays_here:
        return tr("What you write stays on this computer ({model}).", model=model)
    if destination.is_sent_on and not destination.host:
        return tr(
            "What you write, and what the lesson says about it, leaves this computer: its server "
            "sends it on to where {model} runs.",
            model=model,
        )
    told = tr(
        "What you write, and what the lesson says about it, is sent to {host} ({model}).",
        host=destination.host,
        model=model,
    )
    if not destination.is_open:
        return told
    return f"{told} {tr('It is not encrypted: others can read it on the way.')}"


def _restated(step: Step) -> str:
    parts = []
    if step.text:
        parts.append(tr("The question itself is: “{words}”", words=escaped(step.text)))
    if step.wanted is not None:
        parts.append(_wanted(step.wanted))
    if step.concept:
        parts.append(tr("It is about “{title}”.", title=escaped(step.concept)))
    return "\n\n".join(part for part in parts if part)


def _wanted(wanted: Wanted) -> str:
    count = wanted.offered
    if wanted.interaction == "choice":
        if wanted.right > 1:
            return tr("%n of the {count} answers are right.", wanted.right, count=count)
        return tr("One of the %n answer(s) is right.", count)
    return {
        "true_false": tr("Decide whether the statement is true just as it stands."),
        "cloze": tr("There are %n gap(s) to fill.", count),
        "match": tr("Each of the %n on the left has one that belongs to it.", count),
        "order": tr("There are %n things to bring into their order.", count),
        "numeric": tr("A number is wanted."),
        "short_text": tr("A word or a few words are wanted, to be typed."),
    }.get(wanted.interaction, "")


def _sentence(step: Step) -> str:
    words = tr("“{words}”", words=_blanks(step.text))
    if not step.concept:
        return words
    return tr("About “{piece}”:", piece=step.concept) + f"\n\n{words}"


def _blanks(text: str) -> str:
    """Lesson's words as Markdown; what was taken out is bold, so that one sees it at once."""
    return f"**{MASK}**".join(escaped(part) for part in text.split(MASK))


def _place(step: Step) -> str:
    heading = step.passage.heading if step.passage is not None else ""
    if not heading:
        return tr("The lesson says it; the link below leads there.")
    return tr("The lesson says it in the part “{title}”.", title=escaped(heading))


def _nothing(step: Step) -> str:
    told = tr("There is no hint for this kind of question beyond the lesson itself.")
    return f"{told} {_place(step)}" if step.passage is not None else told


def _letters(pieces: tuple[Letters, ...]) -> str:
    if len(pieces) == 1 and not pieces[0].about:
        return _begins(pieces[0])
    lines = []
    for piece in pieces:
        about = escaped(piece.about) if piece.about.isdecimal() else piece.about
        lines.append(f"- {about}: {_begins(piece)}" if about else f"- {_begins(piece)}")
    return "\n".join(lines)


def _begins(piece: Letters) -> str:
    if piece.digits:
        return _number(piece)
    first = f"**{escaped(piece.first)}…**"
    if piece.words:
        length = tr("%n word(s)", piece.words)
    else:
        length = tr("%n letter(s)", piece.letters)
    return f"{first} ({length})" if piece.first else length


def _number(piece: Letters) -> str:
    if piece.digits == 1:
        length = tr("one digit before the decimal sign")
    else:
        length = tr("%n digit(s) before the decimal sign", piece.digits)
    parts = [tr("below zero")] if piece.is_negative else []
    parts += [f"**{piece.first}…**"] if piece.first else []
    return ", ".join([*parts, length])


def _revealed(step: Step) -> str:
    parts = [f"**{step.text}**" if "\n" not in step.text and "*" not in step.text else step.text]
    if step.reason:
        parts.append(step.reason)
    if step.passage is not None and step.passage.text:
        parts.append(tr("“{words}”", words=escaped(step.passage.text)))
    return "\n\n".join(parts)
