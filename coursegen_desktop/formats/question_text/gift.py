"""GIFT, the text format of Moodle's question bank: read as Moodle reads it, mended where it asks.

Facts: docs.moodle.org/en/GIFT_format and what Moodle's own reader does. A question ends at an
empty line; a pasted one may have empty lines inside its braces, which Moodle refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
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
from .cleaning import as_markdown, cleaned, has_html, html_markdown, plain_words

BLANK = "_____"
# A backslash takes the meaning from these; while a question is read they stand for one another.
_ESCAPES = {"\\\\": "\x01", "\\:": "\x02", "\\#": "\x03", "\\=": "\x04", "\\{": "\x05",
            "\\}": "\x06", "\\~": "\x07", "\\n": "\x08"}  # fmt: skip
_MEANT = str.maketrans(dict(zip(_ESCAPES.values(), "\\:#={}~\n", strict=True)))
_ESCAPE = re.compile(r"\\[\\:#={}~n]")
_FORMATS = ("html", "markdown", "plain", "moodle")
_FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,7})?)%")
_NOTE = re.compile(r"\[(id|tag):([^\[\]\n]{1,200})\]")
_CATEGORY = re.compile(r"\$CATEGORY:[ \t]*(.*)")
_CONTEXT = re.compile(r"\$\w{1,40}\$|top|")
_NUMBER = re.compile(r"([+-]?)(\d{0,60})(?:\.(\d{0,60}))?([eE][+-]?\d{1,3})?")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_MAX_ANSWERS = 500
# Weights that were rounded by hand add up to nearly one.
_ROUNDED = 0.02

Raw = dict[str, Any]


@dataclass(slots=True)
class _Block:
    """The lines of one question. `line` is where its words begin."""

    line: int
    text: str
    notes: list[tuple[str, str]]


def read(text: str) -> ReadQuestions:
    """All questions of a text; what cannot be read is a problem with its line."""
    if len(text) > MAX_TEXT:
        return ReadQuestions((), (problem(1, too_long()),))
    questions: list[Question] = []
    problems: list[TextProblem] = []
    category: tuple[str, ...] = ()
    for block in _blocks(cleaned(text)):
        if found := _CATEGORY.match(block.text):
            category = _category(found[1])
            continue
        if len(questions) >= MAX_QUESTIONS or len(problems) >= MAX_PROBLEMS:
            problems.append(problem(block.line, too_much()))
            break
        try:
            raw = {"id": f"q{len(questions) + 1}", **_head(block, category), **_question(block)}
            questions.append(checked(raw))
        except InvalidContent as error:
            problems.append(problem(block.line, error))
    return ReadQuestions(tuple(questions), tuple(problems))


# -- where questions begin and end -----------------------------------------------------------------


def _blocks(text: str) -> Iterator[_Block]:
    """Questions as they stand apart, escapes taken away.

    An empty line ends one, except within braces; so does a title, or a line behind a closed brace
    when another pair of braces follows.
    """
    plain = [line.strip() for line in text.split("\n")]
    escaped = [
        "" if line.startswith("//") else _ESCAPE.sub(lambda match: _ESCAPES[match[0]], line)
        for line in plain
    ]
    coming = _braces_from(escaped)
    lines: list[tuple[int, str]] = []
    notes: list[tuple[str, str]] = []
    is_open = False
    for at, line in enumerate(escaped):
        if plain[at].startswith("//"):
            notes += _NOTE.findall(plain[at])
            continue
        begins = line.startswith(("::", "$CATEGORY:")) and _may_end(lines)
        # The brace that comes next tells whether an open one is closed below.
        ends = not line and not (is_open and coming[at] == "}")
        if lines and (begins or ends):
            yield from _apart(lines, notes)
            lines, notes, is_open = [], [], False
        if line:
            lines.append((at + 1, line))
            is_open = _last_brace(line, "{" if is_open else "}") == "{"
    if lines:
        yield from _apart(lines, notes)


def _braces_from(lines: list[str]) -> list[str]:
    """For each line the first brace in it or below it, "" when none comes."""
    found, brace = [""] * len(lines), ""
    for at in range(len(lines) - 1, -1, -1):
        brace = next((sign for sign in lines[at] if sign in "{}"), brace)
        found[at] = brace
    return found


def _last_brace(line: str, before: str) -> str:
    return next((sign for sign in reversed(line) if sign in "{}"), before)


def _may_end(lines: list[tuple[int, str]]) -> bool:
    # A title alone on its line has its question below.
    return bool(lines) and not (
        len(lines) == 1 and lines[0][1].startswith("::") and lines[0][1].endswith("::")
    )


def _apart(lines: list[tuple[int, str]], notes: list[tuple[str, str]]) -> Iterator[_Block]:
    """Lines without an empty one between them: one question, or several that stand together."""
    starts = [0]
    opened = 0
    for at, (_, line) in enumerate(lines):
        opened += line.count("{")
        rest = lines[at + 1 :][:1]
        if opened == 1 and line.endswith("}") and rest and _has_question(lines, at + 1):
            starts.append(at + 1)
            opened = 0
    for start, end in pairwise((*starts, len(lines))):
        part = lines[start:end]
        yield _Block(part[0][0], "\n".join(line for _, line in part), notes if not start else [])


def _has_question(lines: list[tuple[int, str]], at: int) -> bool:
    """Whether braces of their own follow from line `at` on."""
    return any("{" in line for _, line in lines[at : at + 50])


# -- one question ----------------------------------------------------------------------------------


def _head(block: _Block, category: tuple[str, ...]) -> Raw:
    tags = list(dict.fromkeys(name.strip() for kind, name in block.notes if kind == "tag"))
    names = [name.strip() for kind, name in block.notes if kind == "id"]
    head: Raw = {}
    if tags:
        head["tags"] = tags
    if category:
        head["category"] = list(category)
    if names:
        head["external_id"] = names[-1]
    return head


def _category(path: str) -> tuple[str, ...]:
    """The names of a path, outermost first; "//" is a slash in a name."""
    names = (part.replace("\x09", "/").strip() for part in path.replace("//", "\x09").split("/"))
    return tuple(name for name in names if not _CONTEXT.fullmatch(name))[:50]


def _question(block: _Block) -> Raw:
    text = block.text
    if len(text) > MAX_QUESTION:
        raise InvalidContent("The question is too long to be asked.")
    made: Raw = {}
    if text.startswith("::"):
        title, ends, text = text[2:].partition("::")
        if not ends:
            raise InvalidContent("The title has no end: “::” belongs behind it as well.")
        made["title"] = _meant(title)
    before, opens, rest = text.partition("{")
    if not opens:
        if "}" in text:
            raise InvalidContent("A “}” stands there without a “{” before it.")
        kind, words = _format(before.strip(), "moodle")
        return made | {"type": "description", "prompt": _words(words, kind)}
    inside, closes, after = rest.partition("}")
    if not closes:
        raise InvalidContent("The answers have no end: the “}” is missing.")
    if "{" in inside or "{" in after or "}" in after:
        raise InvalidContent(
            "There are more than two braces.",
            "Put a backslash before those that belong to the words: \\{ and \\}.",
        )
    if after.strip():
        before = f"{before.rstrip()} {BLANK}{'' if after[:1] in '.,;:!?' else ' '}{after.strip()}"
    kind, words = _format(before.strip(), "moodle")
    made["prompt"] = _words(words, kind)
    inside, mark, general = inside.rpartition("####")
    if not mark:
        inside, general = general, ""
    if told := _formatted(general, kind):
        made["feedback"] = {"general": told}
    return made | _answers(inside.strip(), kind)


def _answers(inside: str, kind: str) -> Raw:
    """The type is told by the signs, in the order in which Moodle tries them."""
    if max(map(inside.count, "~=#")) > _MAX_ANSWERS:
        raise InvalidContent("There are more than {count} answers.", count=_MAX_ANSWERS)
    if not inside:
        return {"type": "essay"}
    if inside.startswith("#"):
        return _numeric(inside[1:].strip(), kind)
    if "~" in inside:
        return _choice(inside, kind)
    if "=" in inside and "->" in inside:
        return _match(inside, kind)
    truth, *told = inside.split("#")
    if truth.strip().upper() in _TRUTHS:
        return _true_false(_TRUTHS[truth.strip().upper()], told, kind)
    return _short_text(inside, kind)


def _choice(inside: str, kind: str) -> Raw:
    single = "=" in inside
    choices: list[Raw] = []
    for part in inside.replace("=", "~=").split("~"):
        if not part.strip():
            continue
        is_right = part.startswith("=")
        weight, words = (1.0, part[1:]) if is_right else _weighed(part.strip(), 0.0)
        text, told = _commented(words, kind)
        choice: Raw = {"id": f"c{len(choices) + 1}", "text": text, "fraction": _whole(weight)}
        choices.append(choice | ({"feedback": told} if told else {}))
    if any(not choice["text"] for choice in choices):
        raise InvalidContent("An answer is empty.")
    if len(choices) < 2:
        raise InvalidContent("A choice needs two answers at least.")
    if not single:
        _settle(choices)
    return {"type": "choice", "single": single, "choices": choices}


def _settle(choices: list[Raw]) -> None:
    """Rounded weights such as 33 % three times add up to one again."""
    right = [choice for choice in choices if choice["fraction"] > 0]
    total = sum(choice["fraction"] for choice in right)
    if not right:
        raise InvalidContent("No answer is right: put “=” before the right one.")
    if 1e-3 < abs(total - 1) <= _ROUNDED:
        for choice in right:
            choice["fraction"] = choice["fraction"] / total
    elif abs(total - 1) > _ROUNDED:
        raise InvalidContent(
            "The weights of the right answers add up to {percent} % instead of 100 %.",
            percent=f"{100 * total:g}",
        )


def _match(inside: str, kind: str) -> Raw:
    stems: list[Raw] = []
    pairs: list[Raw] = []
    options: dict[str, str] = {}
    used: list[str] = []
    for part in inside.split("="):
        if not part.strip():
            continue
        stem, arrow, option = part.partition("->")
        if not arrow:
            raise InvalidContent("“{words}” has no “->”.", words=_meant(part)[:60])
        told = _formatted(option.partition("#")[2], kind)
        text = _formatted(option.partition("#")[0], kind)
        if not text:
            raise InvalidContent("An answer is empty.")
        key = options.setdefault(text, f"o{len(options) + 1}")
        if words := _formatted(stem, kind):
            name = f"s{len(stems) + 1}"
            stems.append({"id": name, "text": words, **({"feedback": told} if told else {})})
            pairs.append({"stem": name, "option": key})
            used.append(key)
    if len(stems) < 2:
        raise InvalidContent("Matching needs two pairs at least.")
    return {
        "type": "match",
        "stems": stems,
        "options": [{"id": key, "text": text} for text, key in options.items()],
        "pairs": pairs,
        "one_to_one": len(set(used)) == len(used),
    }


def _true_false(answer: bool, told: list[str], kind: str) -> Raw:
    """The first comment is for the wrong answer, the second for the right one."""
    wrong, right = (_formatted(words, kind) for words in (*told, "", "")[:2])
    texts = {f"feedback_{str(not answer).lower()}": wrong, f"feedback_{str(answer).lower()}": right}
    return {"type": "true_false", "answer": answer} | {k: v for k, v in texts.items() if v}


def _short_text(inside: str, kind: str) -> Raw:
    answers: list[Raw] = []
    for part in inside.split("="):
        if not part.strip():
            continue
        weight, words = _weighed(part.strip(), 1.0)
        words, _, told = words.partition("#")
        text = plain_words(_meant(_format(words.strip(), kind)[1]))
        answer: Raw = {"text": text, "fraction": _whole(weight)}
        if "*" in text:
            answer["match"] = "wildcard"
        if feedback := _formatted(told, kind):
            answer["feedback"] = feedback
        answers.append(answer)
    if not answers:
        raise InvalidContent("An answer is empty.")
    return {"type": "short_text", "answers": answers}


def _numeric(inside: str, kind: str) -> Raw:
    answers = [_number(part.strip(), kind) for part in inside.split("=") if part.strip()]
    if not answers:
        raise InvalidContent("An answer is empty.")
    return {"type": "numeric", "answers": answers}


def _number(part: str, kind: str) -> Raw:
    weight, words = _weighed(part, 1.0)
    words, _, told = words.partition("#")
    words = words.strip()
    low, is_range, high = words.partition("..")
    value, _, tolerance = words.partition(":")
    answer: Raw
    if is_range:
        ends = sorted((float(_decimal(low)), float(_decimal(high))))
        bounds = {"kind": "range", "min": _whole(ends[0]), "max": _whole(ends[1])}
        answer = {"value": None, "tolerance": bounds}
    elif words == "*":
        answer = {"value": None}
    else:
        answer = {"value": _decimal(value)}
        size = abs(float(_decimal(tolerance))) if tolerance.strip() else 0.0
        if size:
            answer["tolerance"] = {"kind": "absolute", "value": _whole(size)}
    answer["fraction"] = _whole(weight)
    if feedback := _formatted(told, kind):
        answer["feedback"] = feedback
    return answer


# -- words and numbers -----------------------------------------------------------------------------


def _decimal(text: str) -> str:
    match = _NUMBER.fullmatch(text.strip())
    if match is None or not (match[2] or match[3]):
        if re.fullmatch(r"[+-]?\d+,\d+", text.strip()):
            raise InvalidContent("“{words}”: write numbers with a point.", words=text.strip()[:60])
        raise InvalidContent("“{words}” is not a number.", words=_meant(text)[:60])
    places = f".{match[3]}" if match[3] else ""
    return f"{match[1]}{match[2] or '0'}{places}{match[4] or ''}"


def _weighed(part: str, usual: float) -> tuple[float, str]:
    """(weight -1..1, the words behind it); a bare “%” is a sign like any other."""
    match = _WEIGHT.match(part)
    if match is None:
        return usual, part
    weight = float(match[1]) / 100
    if abs(weight) > 1:
        raise InvalidContent("The weight {percent} % is more than 100 %.", percent=match[1])
    return weight, part[match.end() :]


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def _commented(words: str, kind: str) -> tuple[str, str]:
    text, _, told = words.partition("#")
    return _formatted(text, kind), _formatted(told, kind)


def _format(text: str, usual: str) -> tuple[str, str]:
    """(format, words): "[html]" and the like stand before the words."""
    match = _FORMAT.match(text)
    return (match[1].lower(), text[match.end() :]) if match else (usual, text)


def _formatted(text: str, usual: str) -> str:
    kind, words = _format(text.strip(), usual)
    return _words(words, kind)


def _words(text: str, kind: str) -> str:
    """Words in one of the formats, as Markdown."""
    text = _meant(text)
    if kind == "markdown":
        return text
    if kind == "html" or (kind == "moodle" and has_html(text)):
        return html_markdown(text)
    return as_markdown(text)


def _meant(text: str) -> str:
    return text.translate(_MEANT).strip()
