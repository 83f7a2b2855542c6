"""More questions of a type, and better wrong answers: what is asked, what is taken.

A new question rests on a sentence that stands in the lesson, passes the rules for good questions
(extractive/flaws.py), repeats none that there is, and a solver that does not know the key has to
reach it. Better wrong answers change nothing but the wrong answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ...domain.assist import LeftOut, Order, Piece, QuestionMatter, Reason, with_wrong_answers
from ...domain.quiz import SPAN_KEY
from ..extractive.flaws import item_flaws, near_same, sentence, split_options
from ..metrics.evidence import leaks_in
from ..metrics.keys import stands_in
from ..providers.base import ChatRequest
from ..text.languages import using
from ..text.prose import prose
from ..text.words import content_stems, content_words, fold, words
from .assisting import (
    Desk,
    clean_line,
    finding_words,
    heading_above,
    language_for_text,
    wish_words,
)
from .facts import Fact
from .requests import fenced
from .shapes import NewQuestion, WrongAnswers
from .wordable import wordable

# Types of which more can be made: their right answer is a text or a yes.
MADE = frozenset({"choice", "true_false", "short_text"})
_WRONG, _FEWEST_WRONG, _MOST_WRONG = 3, 2, 5
_MOST = 420
_EVIDENCE_LETTERS = 0.4 * 3  # of the window, at three letters a token
_LONGEST_QUESTION, _LONGEST_ANSWER, _LONGEST_TYPED = 320, 160, 60
_SOURCE = re.compile(
    r'(?m)^\[\^(src\d+)\]:[ \t]*source:([^#\s]+)#([^:\s]+):(\d+)-(\d+)[ \t]*"(.*)"[ \t]*$'
)
_CITED = re.compile(r"\[\^(src\d+)\]")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\]")
_FORMS = {
    "choice": "A multiple-choice question with exactly one right answer. \"right\" holds that"
    " answer; \"wrong\" holds {count} wrong ones of the same kind, form and length, each something"
    " that a learner may really believe; \"why\" says in one sentence for each why it is wrong.",
    "several": "A multiple-choice question with two or three right answers in \"right\" and {count}"
    " wrong ones of the same kind, form and length in \"wrong\"; \"why\" says in one sentence for"
    " each wrong one why it is wrong.",
    "true_false": "A statement in \"question\" that is either true or false by the passages."
    " \"right\" holds the one word true or false, \"wrong\" nothing, and \"why\" one sentence that"
    " says why.",
    "short_text": "A question that is answered by one to three words. \"right\" holds that answer"
    " and its other spellings, \"wrong\" and \"why\" nothing.",
}  # fmt: skip


def new_question(
    desk: Desk, order: Order, taken: Sequence[str], findings: Sequence[str] = ()
) -> ChatRequest:
    """Ask for one question like the one that the order names; `taken` are prompts that there are
    already beside those of the quiz."""
    matter = _matter(order)
    kind = _kind(matter.question)
    prompts = [*matter.prompts, *taken]
    listed = "\n".join(f"- {' '.join(text.split())[:160]}" for text in prompts[-30:])
    form = _FORMS[kind].format(count=_wanted(matter.question))
    system, user = desk.prompts["assist_questions"].filled(
        form=form, mark=desk.mark, lesson=fenced(desk.mark, matter.title),
        language=language_for_text(matter.language, matter.text),
        passages=fenced(desk.mark, _evidence(desk, matter, len(taken) + order.attempt)),
        questions=fenced(desk.mark, listed) or "none", wish=wish_words(order),
        findings=finding_words(findings),
    )  # fmt: skip
    return ChatRequest(system, user, most=_MOST, temperature=0.5,
                       seed=len(taken) + 10 * order.attempt)  # fmt: skip


def made_question(
    order: Order, made: NewQuestion, taken: Sequence[str]
) -> tuple[Piece | None, LeftOut | None]:
    """A question as a piece, its `data` the whole of it; or why it is not good."""
    matter = _matter(order)
    with using(matter.language):
        raw, fault = _built(matter, made)
        fault = fault or _fault_of(matter, raw, made, taken)
    if fault is not None or raw is None:
        return None, fault
    return Piece("", _shown(raw), note=raw["ext"][SPAN_KEY]["quote"], data=raw), None


def as_fact(piece: Piece) -> Fact | None:
    """What a solver is asked about a single choice; None for what no solver judges."""
    raw = piece.data
    if raw["type"] != "choice" or not raw["single"]:
        return None
    keys, wrong = split_options(raw["choices"])
    return Fact(str(raw["id"]), raw, "", keys[0], piece.note, wrong)


def wrong_answers(desk: Desk, order: Order, findings: Sequence[str] = ()) -> ChatRequest:
    """Ask for other wrong answers."""
    matter = _matter(order)
    keys, wrong = split_options(matter.question["choices"])
    system, user = desk.prompts["assist_wrong_answers"].filled(
        count=str(len(wrong)), mark=desk.mark, lesson=fenced(desk.mark, matter.title),
        language=language_for_text(matter.language, str(matter.question["prompt"])),
        passages=fenced(desk.mark, _evidence(desk, matter, 0)), wish=wish_words(order),
        question=fenced(desk.mark, str(matter.question["prompt"])),
        key=fenced(desk.mark, "; ".join(keys)),
        wrong=fenced(desk.mark, "\n".join(f"- {text}" for text in wrong)),
        findings=finding_words(findings),
    )  # fmt: skip
    return ChatRequest(system, user, most=_MOST, temperature=0.5, seed=order.attempt)


def better_wrong_answers(
    order: Order, made: WrongAnswers
) -> tuple[tuple[Piece, ...], tuple[LeftOut, ...]]:
    """A piece for each wrong answer that another one may stand for, and what was not taken."""
    matter = _matter(order)
    question = matter.question
    choices = [one for one in question["choices"] if one.get("fraction", 0) <= 0]
    with using(matter.language):
        before = set(item_flaws(question))
        pieces: list[Piece] = []
        left_out: list[LeftOut] = []
        whys = [clean_line(text) for text in made.why] + [""] * len(made.wrong)
        for text, why in zip(map(clean_line, made.wrong), whys, strict=False):
            if len(pieces) == len(choices):
                break
            old = choices[len(pieces)]
            fault = _option_fault(question, pieces, text)
            piece = Piece(str(old["text"]), text, note=why, data={"choice": old["id"]})
            if fault is None:
                told = [*pieces, piece]
                worse = set(item_flaws(with_wrong_answers(question, told))) - before
                # What only holds while some old ones stand beside the new ones is no fault yet.
                alone = set(item_flaws(with_wrong_answers(question, [piece]))) - before
                flaws = sorted(worse & alone)
                fault = LeftOut(Reason.FLAW, text, sentence(flaws[0])) if flaws else None
            if fault is None:
                pieces.append(piece)
            else:
                left_out.append(fault)
    return tuple(pieces), tuple(left_out)


# -- within --------------------------------------------------------------------------------------


def _matter(order: Order) -> QuestionMatter:
    assert isinstance(order.matter, QuestionMatter)
    return order.matter


def _kind(question: Mapping[str, Any]) -> str:
    if question["type"] == "choice" and not question.get("single"):
        return "several"
    return str(question["type"])


def _wanted(question: Mapping[str, Any]) -> int:
    """How many wrong answers a new question has: as many as the one that it is like."""
    count = len(split_options(question.get("choices"))[1]) or _WRONG
    return max(_FEWEST_WRONG, min(count, _MOST_WRONG))


def _evidence(desk: Desk, matter: QuestionMatter, turn: int) -> str:
    """Passages of the lesson that fit; another turn begins at another one."""
    passages = [" ".join(_NOTE.sub("", one.words).split()) for one in wordable(matter.text)]
    span = (matter.question.get("ext") or {}).get(SPAN_KEY)
    quote = span.get("quote", "") if isinstance(span, Mapping) else ""
    if turn == 0 and quote:
        near = [at for at, text in enumerate(passages) if str(quote)[:60] in text]
        turn = near[0] if near else 0
    room = int(desk.window * _EVIDENCE_LETTERS)
    if passages and sum(map(len, passages)) > room:
        first = (turn * 3) % len(passages) if not quote else turn % len(passages)
        passages = passages[first:] + passages[:first]
    taken: list[str] = []
    for text in passages:
        if room < len(text) and taken:
            break
        taken.append(text[:room])
        room -= len(text)
    headed = heading_above(matter.text, len(matter.text)) if not taken else ""
    return "\n\n".join(taken) or headed or matter.title


def _built(
    matter: QuestionMatter, made: NewQuestion
) -> tuple[dict[str, Any] | None, LeftOut | None]:
    """The question as a quiz holds it; the look of it is that of the one it is like."""
    like = matter.question
    prompt = clean_line(made.question)
    right = [clean_line(text) for text in made.right]
    wrong = [clean_line(text) for text in made.wrong[: _wanted(like)]]
    if not prompt or not right or not all(right) or not all(wrong):
        return None, LeftOut(Reason.EMPTY, prompt)
    longest = _LONGEST_TYPED if like["type"] == "short_text" else _LONGEST_ANSWER
    if len(prompt) > _LONGEST_QUESTION or any(len(text) > longest for text in right + wrong):
        return None, LeftOut(Reason.LENGTH, prompt)
    quote = " ".join(made.quote.split())
    kept = {name: like[name] for name in _SAME if name in like}
    raw: dict[str, Any] = {**kept, "id": "new", "type": like["type"], "prompt": prompt,
                           "ext": {SPAN_KEY: _citation(matter.text, quote)}}  # fmt: skip
    if like["type"] == "true_false":
        said = fold(right[0]).strip(" .")
        if said not in ("true", "false"):
            return None, LeftOut(Reason.EMPTY, prompt)
        why = clean_line(made.why[0]) if made.why else ""
        raw |= {"answer": said == "true"} | ({"feedback": {"general": why}} if why else {})
    elif like["type"] == "short_text":
        raw["answers"] = [{"text": text} for text in dict.fromkeys(right)]
    else:
        if like.get("single"):
            right = right[:1]
        if len(wrong) < _FEWEST_WRONG or (not like.get("single") and len(right) < 2):
            return None, LeftOut(Reason.EMPTY, prompt)
        raw["choices"] = _choices(prompt, right, wrong, [clean_line(text) for text in made.why])
    return raw, None


# What a question has in common with the one that it is like.
_SAME = (
    "single", "points", "penalty", "scoring", "numbering", "layout", "shuffle", "case_sensitive",
    "normalise",
)  # fmt: skip


def _choices(
    prompt: str, right: Sequence[str], wrong: Sequence[str], whys: Sequence[str]
) -> list[dict[str, Any]]:
    """Choices in an order that says nothing: numbers as they grow, words by a draw of the words."""
    share = 1 if len(right) == 1 else round(1 / len(right), 7)
    made: list[dict[str, Any]] = [{"text": text, "fraction": share} for text in right]
    for at, text in enumerate(wrong):
        why = whys[at] if at < len(whys) else ""
        made.append({"text": text, "fraction": 0, **({"feedback": why} if why else {})})
    numbers = [re.fullmatch(r"\D{0,3}(\d+(?:\.\d+)?).{0,12}", one["text"]) for one in made]
    if all(numbers):
        made.sort(key=lambda one: float(re.findall(r"\d+(?:\.\d+)?", one["text"])[0]))
    else:
        made.sort(key=lambda one: _draw(prompt + one["text"]))
    return [{"id": chr(97 + at), **one} for at, one in enumerate(made)]


def _draw(text: str) -> int:
    """A number by which places are drawn: the same for the same words."""
    value = 0
    for sign in text:
        value = (value * 131 + ord(sign)) % 1_000_003
    return value


def _fault_of(
    matter: QuestionMatter, raw: dict[str, Any] | None, made: NewQuestion, taken: Sequence[str]
) -> LeftOut | None:
    if raw is None:
        return None
    prompt = raw["prompt"]
    if leaks_in(prompt):
        return LeftOut(Reason.REMARK, prompt)
    for other in (*matter.prompts, *taken):
        if near_same(prompt, other) or _alike(prompt, other):
            return LeftOut(Reason.SAME, prompt, "there is a question like it")
    quote = raw["ext"][SPAN_KEY]["quote"]
    if not _is_said(quote, matter.text) or not _rests_on(raw, made, quote):
        return LeftOut(Reason.GROUND, prompt)
    flaws = item_flaws(raw)
    return LeftOut(Reason.FLAW, prompt, sentence(flaws[0])) if flaws else None


def _alike(one: str, other: str) -> bool:
    """Whether two questions ask with nearly the same telling words."""
    first, second = set(content_stems(one)), set(content_stems(other))
    return bool(first and second) and len(first & second) >= 0.8 * len(first | second)


def _is_said(quote: str, text: str) -> bool:
    """Whether a quotation stands in the lesson, whatever its marks."""
    wanted = [fold(word) for word in words(prose(quote).text)]
    if len(wanted) < 3:
        return False
    row = " ".join(fold(word) for word in words(prose(_NOTE.sub("", text)).text))
    return f" {' '.join(wanted)} " in f" {row} "


def _rests_on(raw: Mapping[str, Any], made: NewQuestion, quote: str) -> bool:
    """Whether the words of the right answer have to do with the quotation: half of them stand in
    it, or the whole statement does for what is only true or false."""
    told = raw["prompt"] if raw["type"] == "true_false" else " ".join(made.right[:1])
    wanted = set(content_stems(told))
    there = set(content_stems(quote)) | set(content_stems(raw["prompt"]))
    if raw["type"] == "true_false":
        there = set(content_stems(quote))
    return not wanted or len(wanted & there) * 2 >= len(wanted) or stands_in(told, quote)


def _citation(text: str, quote: str) -> dict[str, Any]:
    """The source's place where the lesson's sentence names one, else the sentence alone."""
    at = text.find(quote[:80])
    cited = _CITED.search(text, at + len(quote) - 1, at + len(quote) + 24) if at >= 0 else None
    if cited is not None:
        for one in _SOURCE.finditer(text):
            if one[1] == cited[1]:
                return {"source": one[2], "block": one[3], "start": int(one[4]),
                        "end": int(one[5]), "quote": one[6]}  # fmt: skip
    return {"quote": quote}


def _option_fault(
    question: Mapping[str, Any], pieces: Sequence[Piece], text: str
) -> LeftOut | None:
    if not text:
        return LeftOut(Reason.EMPTY)
    if len(text) > _LONGEST_ANSWER:
        return LeftOut(Reason.LENGTH, text)
    if leaks_in(text):
        return LeftOut(Reason.REMARK, text)
    keys, wrong = split_options(question["choices"])
    for other in (*keys, *wrong, *(piece.new for piece in pieces)):
        if near_same(text, other):
            return LeftOut(Reason.SAME, text, "it says the same as another answer")
    key_words = [word for key in keys for word in content_words(key)]
    if len(content_words(text)) > 1 and set(content_stems(text)) == set(
        content_stems(" ".join(key_words))
    ):
        return LeftOut(Reason.SAME, text, "it says the same as the right answer")
    return None


def _shown(raw: Mapping[str, Any]) -> str:
    """A question in lines, as it is proposed: right answers have a tick, wrong ones a cross."""
    lines = [str(raw["prompt"])]
    if raw["type"] == "true_false":
        return lines[0]
    if raw["type"] == "short_text":
        return "\n".join([*lines, *(f"✓ {one['text']}" for one in raw["answers"])])
    lines += [f"{'✓' if one['fraction'] > 0 else '✗'} {one['text']}" for one in raw["choices"]]
    return "\n".join(lines)
