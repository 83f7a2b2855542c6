"""A tutor's turn: what a model is shown of the lesson, and what is taken from its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...domain.masking import is_telling, words_of
from ...domain.tutor import Passage
from ...domain.tutor_talk import MAX_SAID, MOST_TURNS, Reply, Turn, Who
from ..providers.base import ChatRequest
from .prompts import Prompts
from .requests import fenced
from .told import Line, laid_out, told

_PROMPT = "tutor"
# Of the window at most; rules, question and answer come first.
_EVIDENCE, _TALK, _USED = 0.45, 0.15, 0.9
_MOST_ANSWER = 450
# Sentences of one heading stand together in pieces of about so many letters.
_PIECE = 500
_UNKNOWN_LANGUAGE = "unknown"


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A question of a quiz as the tutor may know it. `right` is "" until it may be told."""

    prompt: str
    offered: tuple[str, ...] = ()
    given: str = ""
    reason: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is talked about: a lesson by its sentences, and perhaps a question."""

    title: str
    passages: tuple[Passage, ...]
    language: str = ""
    anchor: str = ""
    question: AskedAbout | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """The request, and the passages behind the ids that an answer may cite."""

    request: ChatRequest
    cited: Mapping[str, Passage]


def turn(
    prompts: Prompts,
    matter: Matter,
    said: Sequence[Turn],
    words: str,
    *,
    mark: str,
    window: int,
    measure: Callable[[str], int],
) -> Material:
    """The next request. `measure` gives the tokens of a text, `window` those that there is room
    for. Passages that have to do with what is asked come first when not all of them fit."""
    fixed = {
        "mark": mark, "language": matter.language or _UNKNOWN_LANGUAGE,
        "lesson": fenced(mark, matter.title), "question": _question(matter.question, mark),
        "words": fenced(mark, words[:MAX_SAID].strip()),
    }  # fmt: skip
    most = min(_MOST_ANSWER, window // 4)
    bare = "".join(prompts[_PROMPT].filled(**fixed, passages="", talk=""))
    room = int(window * _USED) - most - measure(bare)
    talk = _talk(said, mark, min(int(window * _TALK), room // 3), measure)
    talked = " ".join([words, *(one.text for one in said[-2:])])
    evidence = min(int(window * _EVIDENCE), room - measure(talk))
    pieces = _chosen(matter, talked, evidence, measure)
    cited = {f"c{number}": piece for number, piece in enumerate(pieces, 1)}
    shown = [f"[{name}] {_headed(piece)}" for name, piece in cited.items()]
    passages = "\n\n".join(shown) or "(the lesson has no text)"
    system, user = prompts[_PROMPT].filled(**fixed, passages=fenced(mark, passages), talk=talk)
    return Material(ChatRequest(system, user, most=most, temperature=0.3), cited)


def reply(answer: str, cited: Mapping[str, Passage]) -> Reply:
    """An answer as it is shown: no HTML, links or pictures; only ids that were given are cited."""
    numbers: dict[str, int] = {}

    def text_of(line: Line) -> str:
        parts = []
        for sentence in line.sentences:
            known = [name for name in sentence.cites if name in cited]
            marks = [f"[{numbers.setdefault(name, len(numbers) + 1)}]" for name in known]
            parts.append(" ".join([sentence.text, *marks]))
        return " ".join(parts)

    text = laid_out(told(answer, keeps_remarks=True).lines, text_of)
    return Reply(text, tuple(cited[name] for name in numbers))


def _chosen(matter: Matter, talked: str, room: int, measure: Callable[[str], int]) -> list[Passage]:
    """As many pieces as fit, in the order of the lesson."""
    pieces = _pieces(matter.passages)
    asked = talked if matter.question is None else f"{talked} {matter.question.prompt}"
    wanted = {word for word in words_of(asked) if is_telling(word)}
    ranked = sorted(
        range(len(pieces)),
        key=lambda at: (
            pieces[at].anchor != matter.anchor if matter.anchor else False,
            -len(wanted.intersection(words_of(pieces[at].text))),
            at,
        ),
    )
    taken: list[int] = []
    for at in ranked:
        room -= measure(_headed(pieces[at])) + 8
        if room < 0 and taken:
            break
        taken.append(at)
    return [pieces[at] for at in sorted(taken)]


def _pieces(passages: Sequence[Passage]) -> list[Passage]:
    """Sentences of one heading put together."""
    made: list[Passage] = []
    for one in passages:
        last = made[-1] if made else None
        if last is not None and last.anchor == one.anchor and len(last.text) < _PIECE:
            text = f"{last.text} {one.text}"
            made[-1] = Passage(text, last.heading, last.anchor, last.start, one.end)
        else:
            made.append(one)
    return made


def _headed(piece: Passage) -> str:
    return f"({piece.heading}) {piece.text}" if piece.heading else piece.text


def _question(asked: AskedAbout | None, mark: str) -> str:
    if asked is None:
        return ""
    lines = [f"Question: {asked.prompt}"]
    lines += [f"- {text}" for text in asked.offered]
    lines.append(f"The learner answered: {asked.given}" if asked.given else "Not answered yet.")
    if asked.reason:
        lines.append(f"Why that is not right: {asked.reason}")
    if asked.right:
        lines.append(f"Right is: {asked.right}")
    body = fenced(mark, "\n".join(lines))
    return f"\nThe learner did not answer this question rightly:\n{mark}\n{body}\n{mark}\n"


def _talk(said: Sequence[Turn], mark: str, room: int, measure: Callable[[str], int]) -> str:
    """The last messages, as far back as there is room."""
    lines: list[str] = []
    for one in reversed(said[-MOST_TURNS:]):
        name = "Learner" if one.who is Who.LEARNER else "Tutor"
        line = f"{name}: {one.text[:MAX_SAID]}"
        room -= measure(line)
        if room < 0:
            break
        lines.insert(0, line)
    if not lines:
        return ""
    body = fenced(mark, "\n".join(lines))
    return f"\nSo far:\n{mark}\n{body}\n{mark}\n"
