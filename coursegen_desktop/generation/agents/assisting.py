"""Passages of a lesson in other words, an example, an analogy: what is asked, what is taken.

passages = to_be_worded(order)                  # each with {{1}} in the place of what has to stay
for batch in batches(passages, window): ...
    request = rewording(scene, order, batch)
    good, bad = reworded(order, batch, answer)  # by their names; bad ones with a reason
pieces, left_out = pieces_of(order, good)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...domain.assist import (
    REWORDING,
    Act,
    LeftOut,
    Order,
    PictureMatter,
    Piece,
    Reason,
    TextMatter,
    with_pieces,
)
from ...domain.language import language_of
from ..metrics.evidence import leaks_in
from ..providers.base import ChatRequest
from ..text.invisible import Cleaned
from ..text.words import count_words
from .prompts import Prompts
from .requests import fenced
from .told import SCRATCH, bare_answer, told, without_html, written
from .wordable import (
    Mangled,
    Span,
    block_end,
    is_balanced,
    kept_in,
    masked,
    references_of,
    sentence_places,
    skeleton,
    unmasked,
    wordable,
)

_LABELLED = re.compile(r"(?m)(?:^[ \t>*_-]*|(?<=[ \t]))\[(p\d{1,4})\][*_]*:?[ \t]*")
_BLOCK_SIGN = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+|>\s?|:\s+|\|\s*)")
_DIGITS = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_NO_DIGIT = re.compile(r"\D")
_PLACES = re.compile(r"\{\{\s*\d{1,4}\s*\}\}")
_MOST_NESTED = 4  # a picture within a link is one of two
_NEW_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\((?!\{\{)[^()\n]*\))")
_FENCED = re.compile(r"(?ms)^(`{3,}|~{3,})[ \t]*([\w+-]*)[^\n]*\n(.*?)^\1[`~]*[ \t]*$")
_HALVES = ("$", "](", "[^", "![")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\](?!:)")
_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$")
# Fences that are more than a program on our pages.
_LIVE_FENCES = frozenset({"check", "mermaid", "math", "quiz"})
# Tokens: of a prompt, for each word that is read, for each that is written; of a whole answer.
_PROMPT, _READ, _WRITTEN, _MOST = 750, 1.9, 2.9, 2400
_LEAST_ROOM, _MOST_WORDS = 60, 320
_EXTRA_MOST = 420
_LONGER, _SHORTER, _SLACK = 3.0, 0.2, 25
_WORDS_TO_TELL = 12
_LEAST_EXTRA = 12


@dataclass(frozen=True, slots=True)
class Desk:
    """What is the same for all that one order asks: prompts, the fence, tokens of the window."""

    prompts: Prompts
    mark: str
    window: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are to be put otherwise: `template` is what the model sees of them."""

    name: str
    span: Span
    template: str
    kept: Mapping[str, str]


def to_be_worded(order: Order) -> list[Passage]:
    """The passages that an order is about, in their order; [] where nothing can be worded."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    references = references_of(matter.text)
    found: list[Passage] = []
    for span in wordable(matter.text, whole=order.act is Act.TRANSLATE):
        if span.end <= matter.start or span.start >= matter.end:
            continue
        span = _narrowed(span, matter.start, matter.end)
        template, kept = masked(span.words, references)
        found.append(Passage(f"p{len(found) + 1}", span, template, kept))
    return found


def batches(passages: Sequence[Passage], window: int) -> list[tuple[Passage, ...]]:
    """So many at a time as fit into the window together with their new words."""
    room = (window * 0.95 - _PROMPT) / (_READ + _WRITTEN)
    most = max(_LEAST_ROOM, min(int(room), _MOST_WORDS))
    made: list[list[Passage]] = []
    words = 0
    for one in passages:
        size = count_words(one.template) + 3
        if not made or words + size > most:
            made.append([])
            words = 0
        made[-1].append(one)
        words += size
    return [tuple(batch) for batch in made]


def rewording(
    desk: Desk, order: Order, batch: Sequence[Passage], findings: Sequence[str] = ()
) -> ChatRequest:
    """Ask for a batch in other words; with `findings` once more, for what was wrong."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    listed = "\n\n".join(f"[{one.name}] {one.template}" for one in batch)
    system, user = desk.prompts[f"assist_{order.act.value}"].filled(
        mark=desk.mark, lesson=fenced(desk.mark, matter.title), passages=fenced(desk.mark, listed),
        language=matter.language or "as it is", into=order.into, audience=audience(order),
        wish=wish_words(order), findings=finding_words(findings),
    )  # fmt: skip
    words = sum(count_words(one.template) + 4 for one in batch)
    most = max(160, min(int(words * _WRITTEN) + 80, int(desk.window * 0.6), _MOST))
    return ChatRequest(system, user, most=most, temperature=0.3 if not order.attempt else 0.6,
                       seed=order.attempt)  # fmt: skip


def reworded(
    order: Order, batch: Sequence[Passage], answer: str
) -> tuple[dict[str, str], dict[str, LeftOut]]:
    """(new words by name, why others are not good) of an answer."""
    assert order.act in REWORDING
    by_name = _by_label(batch, answer)
    good: dict[str, str] = {}
    bad: dict[str, LeftOut] = {}
    for one in batch:
        words, fault = _checked(order, one, by_name.get(one.name, ""))
        if fault is None:
            good[one.name] = words
        else:
            bad[one.name] = fault
    spoken = _spoken_otherwise(order, batch, good)
    for name in good if spoken else ():
        bad[name] = LeftOut(Reason.LANGUAGE, _beginning(good[name]), spoken)
    return ({} if spoken else good), bad


def pieces_of(
    order: Order, passages: Sequence[Passage], good: Mapping[str, str]
) -> tuple[tuple[Piece, ...], tuple[LeftOut, ...]]:
    """What changes, sentence by sentence where that can be; what would change more than words is
    left out."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    frame, references = skeleton(matter.text), references_of(matter.text)
    whole = [Piece(one.span.words, good[one.name], one.span.start)
             for one in passages if one.name in good and _differs(one, good[one.name])]  # fmt: skip
    left_out: list[LeftOut] = []
    if whole and skeleton(with_pieces(matter.text, whole)) != frame:
        sound = [one for one in whole if skeleton(with_pieces(matter.text, [one])) == frame]
        if len(sound) == len(whole):
            sound = []  # each is fine and all together are not: nobody could take them freely
        left_out = [LeftOut(Reason.ADDED, _beginning(one.new)) for one in whole if one not in sound]
        whole = sound
    made = [piece for one in whole for piece in _by_sentence(one, references)]
    return tuple(made), tuple(left_out)


def readable(passages: Sequence[Passage], written_so_far: str) -> str:
    """What a model has written so far, as a person reads it: without labels, things in place."""
    kept = {one.name: one.kept for one in passages}
    name = passages[0].name if len(passages) == 1 else ""
    lines = []
    for line in bare_answer(written_so_far).split("\n"):
        if label := _LABELLED.search(line):
            name, line = label[1], line[label.end() :]
        parts = re.split(r"\{\{\s*(\d{1,4})\s*\}\}", line)
        parts[1::2] = [kept.get(name, {}).get(number, "") for number in parts[1::2]]
        lines.append("".join(parts))
    return "\n".join(lines).strip()


def invention(desk: Desk, order: Order, findings: Sequence[str] = ()) -> ChatRequest:
    """Ask for an example or an analogy to a passage."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    room = int(desk.window * 0.45 * 3)
    passage = _NOTE.sub("", matter.passage).strip()[:room]
    system, user = desk.prompts[f"assist_{order.act.value}"].filled(
        mark=desk.mark, lesson=fenced(desk.mark, matter.title), passages=fenced(desk.mark, passage),
        heading=fenced(desk.mark, heading_above(matter.text, matter.start) or matter.title),
        language=language_for_text(matter.language, matter.text), audience=audience(order),
        wish=wish_words(order),
        findings=finding_words(findings),
    )  # fmt: skip
    return ChatRequest(system, user, most=min(_EXTRA_MOST, int(desk.window * 0.35)),
                       temperature=0.6, seed=order.attempt)  # fmt: skip


def invented(order: Order, answer: str) -> tuple[tuple[Piece, ...], LeftOut | None]:
    """The box with the example or analogy, behind the passage; or why there is none."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    body = _prose_and_programs(answer)
    words = count_words(_FENCED.sub("", body))
    if words < _LEAST_EXTRA:
        return (), LeftOut(Reason.EMPTY, _beginning(body))
    if leaks_in(body):
        return (), LeftOut(Reason.REMARK, _beginning(body))
    if _FENCED.sub("", body).count("$$") % 2:
        # A formula without its end would swallow what follows in the lesson.
        return (), LeftOut(Reason.ADDED, _beginning(body), "$$")
    wanted = matter.language.split("-")[0] or language_of(matter.text)
    spoken = language_of(_FENCED.sub("", body))
    if wanted and spoken not in ("", wanted):
        return (), LeftOut(Reason.LANGUAGE, _beginning(body), spoken)
    place = block_end(matter.text, max(matter.start, len(matter.text[: matter.end].rstrip())))
    lines = (f"    {line}" if line else "" for line in body.split("\n"))
    box = "!!! example" if order.act is Act.EXAMPLE else "!!! tip"
    gap = "\n\n" if matter.text[:place].strip() else ""
    return (Piece("", f"{gap}{box}\n" + "\n".join(lines), place),), None


def picture(desk: Desk, order: Order, findings: Sequence[str] = ()) -> ChatRequest:
    """Ask for the alternative text of a picture, from what stands around it."""
    matter = order.matter
    assert isinstance(matter, PictureMatter)
    room = int(desk.window * 0.2 * 3)
    before = _NOTE.sub("", matter.text[: matter.start].rpartition("\n")[0])[-room:]
    after = _NOTE.sub("", matter.text[matter.end :].partition("\n")[2])[:room]
    around = f"{heading_above(matter.text, matter.start)}\n{before}\n[the picture]\n{after}"
    system, user = desk.prompts["assist_picture"].filled(
        mark=desk.mark, lesson=fenced(desk.mark, matter.title), name=fenced(desk.mark, matter.name),
        caption=fenced(desk.mark, matter.caption) or "none",
        text=fenced(desk.mark, matter.text[matter.start : matter.end]) or "none",
        passages=fenced(desk.mark, around.strip()),
        language=language_for_text(matter.language, matter.text),
        wish=wish_words(order), findings=finding_words(findings),
    )  # fmt: skip
    return ChatRequest(system, user, most=160, temperature=0.3, seed=order.attempt)


def described(order: Order, answer: str, most: int) -> tuple[tuple[Piece, ...], LeftOut | None]:
    """The alternative text as a piece; or why there is none. At most `most` letters."""
    matter = order.matter
    assert isinstance(matter, PictureMatter)
    lines = told(answer).sentences
    words = " ".join(one.text for one in lines)
    words = re.sub(r"[\[\]\\`*_<>]", "", words).strip('"“”„ ')
    if len(words) < 3:
        return (), LeftOut(Reason.EMPTY)
    if leaks_in(words):
        return (), LeftOut(Reason.REMARK, _beginning(words))
    if len(words) > most:
        return (), LeftOut(Reason.LENGTH, _beginning(words))
    old = matter.text[matter.start : matter.end]
    return ((Piece(old, words, matter.start),) if words != old else ()), None


# -- what all of them share ----------------------------------------------------------------------


def audience(order: Order) -> str:
    """Whom a passage is for."""
    if order.level:
        return f"readers of school year {order.level}"
    return "learners who are new to the subject"


def language_for_text(language: str, text: str) -> str:
    """The language to write in; what nobody said is seen in the text."""
    return language or language_of(text) or "as it is"


def wish_words(order: Order) -> str:
    """What the author wishes besides, as a line of the prompt."""
    wish = " ".join(order.wish.split())
    return f"\nThe author wishes: {wish}\n" if wish else ""


def finding_words(findings: Sequence[str]) -> str:
    """What was wrong the first time, as lines of the prompt."""
    if not findings:
        return ""
    listed = "\n".join(f"- {words}" for words in dict.fromkeys(findings[:12]))
    return f"\nYour last answer was not taken:\n{listed}\nAnswer once more."


def heading_above(text: str, place: int) -> str:
    """The last heading before a place, "" without one."""
    found = [match[1] for match in _HEADING.finditer(text, 0, place)]
    return found[-1] if found else ""


def complaint(fault: LeftOut, name: str = "") -> str:
    """A fault in words for the model that made it."""
    words = {
        Reason.EMPTY: "it is missing or says too little",
        Reason.LOST: f"it lost {fault.detail}, which has to stand in it exactly once",
        Reason.ADDED: f"it holds {fault.detail or 'a mark'} that was not there",
        Reason.FIGURE: f"the number {fault.detail} does not stand in the passage",
        Reason.LANGUAGE: "it is in another language than asked for",
        Reason.LENGTH: "it is far longer or far shorter than it should be",
        Reason.REMARK: "it holds a remark about your work",
        Reason.FLAW: fault.detail,
        Reason.SAME: fault.detail or "it says the same as something that is there already",
        Reason.GROUND: "the passages do not say so, or the quote does not stand in them",
        Reason.UNSURE: "the passages make another answer right, or none",
        Reason.VERB: f"nobody can see whether somebody did this: {fault.words}",
    }[fault.reason]
    return f"[{name}] {words}" if name else words


# -- within --------------------------------------------------------------------------------------


def _narrowed(span: Span, start: int, end: int) -> Span:
    """The sentences of a span that a selection touches; all of it where they cannot be parted."""
    if start <= span.start and span.end <= end:
        return span
    touched = [
        (first, last)
        for first, last in sentence_places(span.words)
        if span.start + last > start and span.start + first < end
    ]
    if not touched:
        return span
    first, last = touched[0][0], touched[-1][1]
    words = span.words[first:last]
    if not is_balanced(words):
        return span
    return replace(span, start=span.start + first, end=span.start + last, words=words)


def _by_label(batch: Sequence[Passage], answer: str) -> dict[str, str]:
    """What stands behind each label; an answer without labels is that of a single passage."""
    text = bare_answer(answer)
    found = list(_LABELLED.finditer(text))
    if not found:
        return {batch[0].name: text} if len(batch) == 1 else {}
    ends = [one.start() for one in found[1:]] + [len(text)]
    made: dict[str, str] = {}
    for one, end in zip(found, ends, strict=True):
        made.setdefault(one[1], text[one.end() : end])
    return made


def _checked(order: Order, one: Passage, said: str) -> tuple[str, LeftOut | None]:
    """New words with what has to stay back in its places, or why they are not good."""
    lines = [line for line in said.split("\n") if not SCRATCH.match(line)]
    words = _plain(" ".join(lines))
    if not words or not any(map(str.isalpha, _PLACES.sub("", words))):
        return "", LeftOut(Reason.EMPTY, _beginning(one.template))
    if leaks_in(_PLACES.sub("", words)):
        return "", LeftOut(Reason.REMARK, _beginning(words))
    old, new = count_words(one.template), count_words(words)
    if new > old * _LONGER + _SLACK or (old > _SLACK and new < old * _SHORTER):
        return "", LeftOut(Reason.LENGTH, _beginning(words))
    try:
        whole = unmasked(_fitting(one.span.kind, words), one.kept)
    except Mangled as fault:
        if fault.lost:
            return "", LeftOut(Reason.LOST, _beginning(words), fault.lost[0].strip() or "a break")
        return "", LeftOut(Reason.ADDED, _beginning(words), fault.added[0])
    strange_marks = kept_in(whole) - kept_in(one.span.words)
    # Half a formula or link may find its other half, here or in another program.
    bare = masked(whole)[0]
    half = next((sign for sign in _HALVES if bare.count(sign) > one.template.count(sign)), "")
    if strange_marks or half or not is_balanced(whole):
        detail = next(iter(strange_marks), half)
        return "", LeftOut(Reason.ADDED, _beginning(words), detail)
    strange = _figures(_PLACES.sub("", words)) - _figures(_PLACES.sub("", one.template))
    if strange:
        return "", LeftOut(Reason.FIGURE, _beginning(words), min(strange))
    return whole, None


def _plain(words: str) -> str:
    """One line without HTML, new links and the signs that begin a block."""
    words = without_html(words)
    for _ in range(_MOST_NESTED):
        words = _NEW_LINK.sub(lambda link: link[1], words)
    words = " ".join(words.split())
    while sign := _BLOCK_SIGN.match(words):
        words = words[sign.end() :]
    return words


def _fitting(kind: str, words: str) -> str:
    """Without the signs that would end a cell, a title or a picture's words."""
    if kind == "cell":
        return words.replace("|", "/")
    if kind in ("title", "caption"):
        return words.replace('"', "”")
    if kind == "picture":
        return re.sub(r"[\[\]^]", "", words)
    return words


def _figures(words: str) -> set[str]:
    """The numbers of a text without the signs between their digits, which differ by language."""
    return {_NO_DIGIT.sub("", match[0]) for match in _DIGITS.finditer(words)}


def _spoken_otherwise(order: Order, batch: Sequence[Passage], good: Mapping[str, str]) -> str:
    """The language that the new words are in when it is not the one asked for, else ""."""
    matter = order.matter
    assert isinstance(matter, TextMatter)
    before = " ".join(one.template for one in batch)
    text = _PLACES.sub("", " ".join(good.values()))
    wanted = order.into or matter.language or language_of(before)
    wanted = wanted.split("-")[0].lower()
    spoken = language_of(text)
    if not wanted or count_words(text) < _WORDS_TO_TELL or spoken in ("", wanted):
        return ""
    # Where the passage itself looks like another language, so may its new words.
    return "" if not order.into and language_of(before) not in ("", wanted) else spoken


def _differs(one: Passage, words: str) -> bool:
    return masked(words)[0].split() != masked(one.span.words)[0].split() or (
        kept_in(words) != kept_in(one.span.words)
    )


def _by_sentence(piece: Piece, references: Mapping[str, str]) -> list[Piece]:
    """A piece for each sentence, where each of the old ones has become one new one that holds the
    same formulas, citations and emphasis; else the piece as it is."""
    old, new = sentence_places(piece.old, references), sentence_places(piece.new, references)
    if len(old) != len(new) or len(old) < 2:
        return [piece]
    made = []
    for (start, end), (first, last) in zip(old, new, strict=True):
        before, after = piece.old[start:end], piece.new[first:last]
        if kept_in(before, references) != kept_in(after, references):
            return [piece]
        if not (is_balanced(before) and is_balanced(after)):
            return [piece]
        if before.split() != after.split():
            made.append(Piece(before, after, piece.start + start))
    return made


def _prose_and_programs(answer: str) -> str:
    """Paragraphs and lists of an answer, and programs in fences of their own."""
    text = bare_answer(answer)
    parts: list[str] = []
    position = 0
    for block in _FENCED.finditer(text):
        parts.append(written(told(text[position : block.start()]).lines, {}))
        if block[2].lower() not in _LIVE_FENCES:
            parts.append(f"```{block[2]}\n{block[3].rstrip()}\n```")
        position = block.end()
    parts.append(written(told(text[position:]).lines, {}))
    return "\n\n".join(part for part in parts if part.strip())


def _beginning(words: str) -> str:
    plain = " ".join(_PLACES.sub("…", words).split())
    return plain if len(plain) <= 90 else plain[:89] + "…"


def clean_line(words: str) -> str:
    """A line of a model without hidden signs, HTML and links."""
    return _plain(Cleaned(words).text)
