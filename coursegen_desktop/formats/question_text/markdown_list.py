"""Questions as lists, as people write them in Markdown, in mails and in word processors.

1. Which gas do leaves take in?        a number begins a question; so does text behind a
   - [x] Carbon dioxide                question that has its answers
   - [ ] Oxygen                        options: [x], **bold** or "(correct)" marks the right ones
     > Leaves give it off.             feedback of an option
2. What is a stoma?
   a) a pore
   b) a root
   Answer: a                           letters, numbers or words; True and False; a number
   Explanation: …                      "± 0.1" behind a number is its tolerance
3. Match them.
   - leaf -> sugar
4. The [[stomata]] let it in.          gaps
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...domain.errors import InvalidContent
from ...domain.questions.base import Question
from ...domain.quiz import MAX_QUESTIONS
from ...domain.read_questions import (
    MAX_PROBLEMS,
    MAX_QUESTION,
    MAX_TEXT,
    ReadQuestions,
    TextProblem,
)
from .checking import checked, problem, too_long, too_much
from .cleaning import cleaned

Raw = dict[str, Any]

_START = re.compile(r"(?:\*\*)?(?:Q(?:uestion)?[ ]?)?(\d{1,4})[.):](?:\*\*)?[ \t]+(.*)", re.I)
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_BARE_HEADING = re.compile(r"(?:Q(?:uestion)?\b)?[ ]?\d{0,4}[.):]?[ \t]*", re.I)
_BULLET = re.compile(r"[-*+•][ \t]+(.+)")
_LETTER = re.compile(r"\(?([A-Za-z])[.)][ \t]+(.+)")
_NUMBERED = re.compile(r"(\d{1,2})[.)][ \t]+(.+)")
_TICK = re.compile(r"\[([ xX✓✔])\][ \t]*(.*)")
_LABEL = re.compile(
    r"(?:[*_]{0,2})(correct answers?|right answers?|answers?|ans|key|solution|explanation|feedback"
    r"|because|points|tags)(?:[*_]{0,2})[ \t]*[:=](?:[*_]{0,2})[ \t]*(.*)",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"(\*\*|__)(.+)\1[.]?|(.*\S)[ \t]*\((?:correct|right|✓|✔)\)|[✓✔]\s*(.+)|(.+?)\s*[✓✔]",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(.+?)[ \t]+(?:->|→|=>)[ \t]+(.+)")
_GAP = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_NUMBER = re.compile(
    r"([+-]?\d{1,60}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,3})?)"
    r"(?:[ \t]*(?:±|\+-|\+/-)[ \t]*(\d{1,30}(?:\.\d{1,30})?))?"
)
_LETTERS = re.compile(r"[A-Za-z](?:[ \t]*(?:,|;|and|&|/)?[ \t]*[A-Za-z])*[.)]?")
_TRUTHS = {"true": True, "t": True, "yes": True, "right": True, "correct": True,
           "false": False, "f": False, "no": False, "wrong": False, "incorrect": False}  # fmt: skip
_EXPLAINS = ("explanation", "feedback", "because")
_MAX_OPTIONS = 100


@dataclass(slots=True)
class _Option:
    text: str
    is_right: bool
    feedback: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """A question as its lines are sorted."""

    line: int
    prompt: list[str] = field(default_factory=list)
    options: list[_Option] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    answer: str = ""
    remarks: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    points: str = ""
    size: int = 0
    after_blank: bool = False

    @property
    def has_answers(self) -> bool:
        """Whether what follows may be another question."""
        return bool(self.options or self.pairs or self.answer)


def read(text: str) -> ReadQuestions:
    """All questions of a text; what cannot be read is a problem with its line."""
    if len(text) > MAX_TEXT:
        return ReadQuestions((), (problem(1, too_long()),))
    questions: list[Question] = []
    problems: list[TextProblem] = []
    for item in _items(cleaned(text)):
        if len(questions) >= MAX_QUESTIONS or len(problems) >= MAX_PROBLEMS:
            problems.append(problem(item.line, too_much()))
            break
        try:
            questions.append(checked({"id": f"q{len(questions) + 1}"} | _question(item)))
        except InvalidContent as error:
            problems.append(problem(item.line, error))
    return ReadQuestions(tuple(questions), tuple(problems))


# -- sorting lines ---------------------------------------------------------------------------------


def _items(text: str) -> Iterator[_Item]:
    item: _Item | None = None
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.strip()
        if not line:
            if item is not None:
                item.after_blank = True
            continue
        begins, words = _begins(item, whole, line)
        if begins:
            if item is not None:
                yield item
            item = _Item(number)
            if words:
                item.prompt.append(words)
        elif item is not None:
            if item.size <= MAX_QUESTION:  # a longer one is refused; its lines need no sorting
                _sort(item, whole, line)
            item.after_blank = False
        if item is not None:
            item.size += len(line)
    if item is not None:
        yield item


def _begins(item: _Item | None, whole: str, line: str) -> tuple[bool, str]:
    """(whether a question begins in this line, its first words)."""
    heading = _HEADING.match(line)
    if heading:
        # "## Question 3" only parts; the words of the question stand below.
        return True, "" if _BARE_HEADING.fullmatch(heading[1]) else heading[1]
    start = _START.match(line)
    is_inside = whole[:1].isspace() and item is not None and bool(item.prompt)
    if start and not is_inside:
        return True, start[2].strip()
    if item is None:
        return True, line
    if item.has_answers and item.after_blank and not _is_part(item, line):
        return True, line
    return False, ""


def _is_part(item: _Item, line: str) -> bool:
    """Whether a line belongs to the answers above it, though an empty one stands between."""
    return bool(
        _BULLET.match(line) or _LETTER.match(line) or _LABEL.match(line) or line.startswith(">")
    )


def _sort(item: _Item, whole: str, line: str) -> None:
    if line.startswith(">"):
        words = line[1:].strip()
        if item.options and whole[:1].isspace() and not item.answer and not item.remarks:
            item.options[-1].feedback.append(words)
        else:
            item.remarks.append(words)
    elif label := _LABEL.fullmatch(line):
        _label(item, label[1].lower(), label[2].strip())
    elif (match := _BULLET.match(line)) or (match := _LETTER.match(line)):
        _option(item, match.groups()[-1].strip())
    elif item.prompt and whole[:1].isspace() and (match := _NUMBERED.match(line)):
        _option(item, match[2].strip())
    elif item.remarks and not item.after_blank:
        item.remarks.append(line)
    elif item.options:
        # A long option goes on in the next line.
        item.options[-1].text += " " + line
    else:
        item.prompt += ([""] if item.after_blank and item.prompt else []) + [line]


def _label(item: _Item, name: str, words: str) -> None:
    if name in _EXPLAINS:
        item.remarks.append(words)
    elif name == "points":
        item.points = words
    elif name == "tags":
        item.tags += [tag.strip() for tag in words.split(",") if tag.strip()]
    else:
        item.answer = words


def _option(item: _Item, words: str) -> None:
    if tick := _TICK.match(words):
        item.options.append(_Option(tick[2].strip(), tick[1] != " "))
    elif pair := _PAIR.fullmatch(words):
        item.pairs.append((pair[1].strip(), pair[2].strip()))
    elif mark := _BOLD.fullmatch(words):
        text = next(group for group in mark.groups()[1:] if group)
        item.options.append(_Option(text.strip(), True))
    else:
        item.options.append(_Option(words, False))


# -- making questions ------------------------------------------------------------------------------


def _question(item: _Item) -> Raw:
    if item.size > MAX_QUESTION or len(item.options) > _MAX_OPTIONS:
        raise InvalidContent("The question is too long to be asked.")
    prompt = "\n".join(item.prompt).strip()
    if not prompt:
        raise InvalidContent("It asks nothing.")
    made = _form(item, prompt)
    if told := "\n".join(item.remarks).strip():
        made["feedback"] = {"general": told}
    if item.tags:
        made["tags"] = list(dict.fromkeys(item.tags))
    if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", item.points):
        points = float(item.points)
        made["points"] = int(points) if points == int(points) else points
    return made


def _form(item: _Item, prompt: str) -> Raw:
    if item.pairs and item.options:
        raise InvalidContent("It mixes pairs and options.", "Use one kind of answers only.")
    if item.pairs:
        return _match(item, prompt)
    if item.options:
        return _choice(item, prompt)
    if item.answer:
        return _typed(item.answer, prompt)
    if _GAP.search(prompt):
        return _cloze(prompt)
    raise InvalidContent(
        "No answer is given.", "Add options, or a line “Answer: …” below the question."
    )


def _choice(item: _Item, prompt: str) -> Raw:
    options = item.options
    if item.answer:
        _mark(options, item.answer)
    right = sum(option.is_right for option in options)
    if not right:
        raise InvalidContent("No option is marked as the right one.", "Write [x] before it.")
    truths = [_TRUTHS.get(option.text.rstrip(".").lower()) for option in options]
    if right == 1 and truths in ([True, False], [False, True]):
        return _true_false(options, truths, prompt)
    if len(options) < 2:
        raise InvalidContent("A choice needs two options at least.")
    choices = []
    for number, option in enumerate(options, 1):
        choice: Raw = {"id": f"c{number}", "text": option.text, "fraction": int(option.is_right)}
        if option.is_right and right > 1:
            choice["fraction"] = 1 / right
        if told := "\n".join(option.feedback).strip():
            choice["feedback"] = told
        choices.append(choice)
    several = {} if right == 1 else {"scoring": "right_minus_wrong"}
    return {"type": "choice", "prompt": prompt, "single": right == 1, "choices": choices, **several}


def _true_false(options: list[_Option], truths: list[bool | None], prompt: str) -> Raw:
    made: Raw = {"type": "true_false", "prompt": prompt}
    for option, truth in zip(options, truths, strict=True):
        if option.is_right:
            made["answer"] = truth
        if told := "\n".join(option.feedback).strip():
            made[f"feedback_{str(truth).lower()}"] = told
    return made


def _mark(options: list[_Option], answer: str) -> None:
    """Which options an answer line names: by letter, by number, or in their own words."""
    wanted = answer.strip().strip("*_").rstrip(".").casefold()
    said = [option for option in options if option.text.rstrip(".").casefold() == wanted]
    if not said and _LETTERS.fullmatch(answer.strip()):
        letters = re.findall(r"(?i)(?<![a-z])[a-z](?![a-z])", answer)
        places = [ord(letter.lower()) - ord("a") for letter in letters]
        if any(place >= len(options) for place in places):
            raise InvalidContent(
                "The answer “{answer}” is none of the options.", answer=answer[:60]
            )
        said = [options[place] for place in places]
    if not said and re.fullmatch(r"\d{1,2}(?:[ \t]*,[ \t]*\d{1,2})*", wanted):
        places = [int(number) - 1 for number in re.findall(r"\d+", wanted)]
        said = [options[place] for place in places if 0 <= place < len(options)]
    if not said:
        # "B. a pore" names both.
        letter = _LETTER.match(answer)
        place = ord(letter[1].lower()) - ord("a") if letter else len(options)
        said = options[place : place + 1]
    if not said:
        raise InvalidContent("The answer “{answer}” is none of the options.", answer=answer[:60])
    for option in said:
        option.is_right = True


def _typed(answer: str, prompt: str) -> Raw:
    truth = _TRUTHS.get(answer.strip("*_ .").lower())
    if truth is not None:
        return {"type": "true_false", "prompt": prompt, "answer": truth}
    if number := _NUMBER.fullmatch(answer):
        found: Raw = {"value": number[1].lstrip("+"), "fraction": 1}
        if number[2]:
            found["tolerance"] = {"kind": "absolute", "value": float(number[2])}
        return {"type": "numeric", "prompt": prompt, "answers": [found]}
    texts = [text.strip() for text in answer.split(" / ") if text.strip()]
    answers = [{"text": text, "fraction": 1} for text in texts[:_MAX_OPTIONS]]
    return {"type": "short_text", "prompt": prompt, "answers": answers}


def _match(item: _Item, prompt: str) -> Raw:
    keys: dict[str, str] = {}
    for _, option in item.pairs:
        keys.setdefault(option, f"o{len(keys) + 1}")
    if len(item.pairs) < 2:
        raise InvalidContent("Matching needs two pairs at least.")
    stems = [{"id": f"s{n}", "text": stem} for n, (stem, _) in enumerate(item.pairs, 1)]
    return {
        "type": "match",
        "prompt": prompt,
        "stems": stems,
        "options": [{"id": key, "text": text} for text, key in keys.items()],
        "pairs": [
            {"stem": f"s{n}", "option": keys[option]} for n, (_, option) in enumerate(item.pairs, 1)
        ],
        "one_to_one": len(keys) == len(item.pairs),
    }


def _cloze(prompt: str) -> Raw:
    gaps: dict[str, Any] = {}

    def gap(match: re.Match[str]) -> str:
        texts = [text.strip() for text in match[1].split("|") if text.strip()]
        if not texts or len(gaps) >= _MAX_OPTIONS:
            return match[0]
        name = f"g{len(gaps) + 1}"
        answers = [{"text": text, "fraction": 1} for text in texts]
        gaps[name] = {"kind": "short_text", "answers": answers}
        return f"{{{{gap:{name}}}}}"

    return {"type": "cloze", "prompt": _GAP.sub(gap, prompt), "gaps": gaps}
