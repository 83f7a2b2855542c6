"""Questions that the author of the source wrote, with his solutions.

Options with a stated letter become a single choice, a stated number one to type, a program's one
line of output a gap; every other exercise with a solution is answered freely and compared with
that solution by the learner himself.
"""

from __future__ import annotations

import re

from ...domain.questions._by_hand import MARKED_BY_KEY
from ..sources import Block
from ..sources._recognise import options
from ..text.languages import say
from ..text.sentences import Sentence
from ..text.words import content_stems, fold, words
from .items import GAP, Item, citation, difficulty, option_id
from .quantities import tolerance

_ANSWER_LETTER = re.compile(r"^(?:\*\*|__)?\(?[A-Ha-h](?:\*\*|__)?[.):,]?(?:\*\*|__)?\s*")
_ASKS_FOR_OUTPUT = re.compile(
    r"\b(?:print(?:s|ed)?|outputs?|displays?|shows?)\b[^?]{0,120}\?", re.I
)
# "a. stratified; b. systematic": tasks that are each answered, and options in one line.
_ANSWERED = re.compile(r"(?:^|[;,\n]\s*|\s\s)(?:-\s+)?[*_(]*([A-Ha-h])[*_]*[.)]\s")
_EACH = re.compile(r"\b(?:each (?:case|of|part|item)|for each|in each)\b", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|(?<=[\s;,]))\(?([a-h])[.)]\s+")
_MAX_QUOTE = 6000
_MAX_OUTPUT = 60
# "40 per cent, because ...", "Day 15, because ...": a number that is the whole answer.
_NUMBER = re.compile(
    r"(?:The answer is |It is |About )?(?P<before>(?:[A-Z][a-z]+ )?)"
    r"(?P<number>[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?![\d.,]*\d)(?P<unit>\s?(?:%|[A-Za-z°][\w°/²³]*(?: cent| points)?)?)"
    r"(?=[,.;]|\s+because|\s*$)"
)
_ASKS_NUMBER = re.compile(
    r"\b(?:how (?:many|much|far|long|old|fast|large|high)|calculate|compute|what (?:is|are|was|per"
    r"|percent|percentage|share|fraction)|on which day|which day|find)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:and the|mean and|both|each of)\b", re.IGNORECASE)
_TOO_OPEN = 1500
# What only makes sense beside the text that it stands in; there it is, with its solution.
_ELSEWHERE = re.compile(
    r"\b(?:above|below|previous|previously|earlier|your (?:partner|neighbou?r)|figures?)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def harvested(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """An exercise as a question in the author's words; None when its answer cannot be marked.

    `raw` is the slice of the source that the exercise spans.
    """
    if len(raw) > _MAX_QUOTE:
        return None
    return (
        _lettered(block, source, raw, anchor)
        or _printed(block, source, raw, anchor)
        or _number(block, source, raw, anchor)
    )


def self_checked(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """Any other exercise that has a solution: the learner answers and compares."""
    task, told = _task(block), _PICTURE.sub("", _solution(block)).strip()
    if _ELSEWHERE.search(task) or _PICTURE.search(task) or not told:
        return None
    if len(raw) > _MAX_QUOTE or len(task) > _TOO_OPEN or len(words(task)) < 4:
        return None
    evidence = Sentence(task, (), source, block.id, block.start, block.end, raw)
    has_code = any(child.kind == "code" for child in block.children)
    question = {
        "type": "essay",
        "prompt": task,
        "difficulty": difficulty("essay", 0.2),
        "grader_notes": told,
        "lines": 8 if has_code else 4,
        "ext": {**citation(evidence, anchor), MARKED_BY_KEY: "self"},
    }
    return _item(question, block, task)


def _item(question: dict[str, object], block: Block, task: str) -> Item:
    """An author's question; its concepts are the words of its task and of its title."""
    title = block.meta.get("title", "")
    listed = question.get("choices")
    key = ""
    if isinstance(listed, list):
        key = next(str(choice["text"]) for choice in listed if choice["fraction"] == 1)
    concepts = tuple(dict.fromkeys(content_stems(f"{title} {task} {key} {_solution(block)}")))
    goal = say("goal_solve", title) if title else say("goal_exercises")
    return Item(question, concepts, task, 40, goal, is_harvested=True)


def _task(block: Block) -> str:
    parts = [child.text.strip() for child in block.children if child.kind != "solution"]
    return "\n\n".join(part for part in parts if part)


def _solution(block: Block) -> str:
    return "\n\n".join(
        child.text.strip() for child in block.children if child.kind == "solution"
    ).strip()


def _number(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """A task whose solution begins with the number that is asked for."""
    task, told = _task(block), _solution(block)
    if any(child.kind in ("code", "list", "table") for child in block.children):
        return None
    match = _NUMBER.match(told)
    if not match or not _ASKS_NUMBER.search(task) or _SEVERAL.search(task) or len(task) > 600:
        return None
    value = match["number"].replace(",", "").replace("−", "-")
    unit = match["unit"].strip() or match["before"].strip()
    only = say("number_unit", unit) if unit else say("number_only")
    asked = f"{task}\n\n{only}"
    evidence = Sentence(task, (), source, block.id, block.start, block.end, raw)
    question = {
        "type": "numeric",
        "prompt": asked,
        "difficulty": difficulty("numeric", 0.3),
        "answers": [{"value": value, "tolerance": tolerance(told, 0, value), "fraction": 1}],
        "feedback": {"general": told},
        "ext": citation(evidence, anchor),
    }
    return _item(question, block, task)


def _printed(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """ "What does it print?" with a program and one line of output: a gap to type in."""
    solution = next((child for child in block.children if child.kind == "solution"), None)
    task = [child for child in block.children if child.kind != "solution"]
    programs = [child for child in task if child.kind == "code"]
    outputs = [child for child in solution.children if child.kind == "output"] if solution else []
    question = "\n\n".join(child.text for child in task)
    if len(programs) != 1 or len(outputs) != 1 or not _ASKS_FOR_OUTPUT.search(question):
        return None
    printed = outputs[0].meta.get("code", "").strip()
    if not 0 < len(printed) <= _MAX_OUTPUT or "\n" in printed or question.count("?") > 1:
        return None
    evidence = Sentence(question, (), source, block.id, block.start, block.end, raw)
    item = {
        "type": "cloze",
        "prompt": f"{question}\n\n{say('answer', GAP)}",
        "difficulty": difficulty("cloze", 0.2),
        "gaps": {
            "g1": {
                "kind": "short_text",
                "case_sensitive": True,
                "answers": [{"text": printed, "fraction": 1}],
            }
        },
        "feedback": {"general": say("prints", printed)},
        "ext": citation(evidence, anchor),
    }
    return _item(item, block, question)


def _lettered(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """Options and the letter of the right one: a single choice, order of options kept."""
    if _asks_in_parts(block):
        return None
    choices = [(letter, text) for letter, text, _ in options(block)] or _bullets(block)
    inline = [] if choices else _inline_options(block)
    letter = block.meta.get("answer", "") or _told_by_solution(block, choices)
    if inline:
        choices, letter = inline, _lone_letter(block)
    letters = [name for name, _ in choices]
    if letter not in letters or not 3 <= len(choices) <= 8:
        return None
    texts = [" ".join(text.split()) for _, text in choices]
    if len({fold(text) for text in texts}) < len(texts) or not all(texts):
        return None
    question = _before_options(block) if inline else _question(block)
    if not question or len(words(question)) < 4:
        return None
    solution = next((child for child in block.children if child.kind == "solution"), None)
    told = solution.text.strip() if solution else ""
    told = _ANSWER_LETTER.sub("", told) if block.meta.get("answer") or inline else told
    right = texts[letters.index(letter)]
    evidence = Sentence(question, (), source, block.id, block.start, block.end, raw)
    item = {
        "type": "choice",
        "single": True,
        "prompt": question,
        "difficulty": difficulty("choice", 0.4),
        "choices": [
            {"id": option_id(place), "text": text, "fraction": int(text == right)}
            for place, text in enumerate(texts)
        ],
        "feedback": {"general": told or say("the_answer", right)},
        "ext": citation(evidence, anchor),
    }
    return _item(item, block, question)


def _asks_in_parts(block: Block) -> bool:
    """Whether "a." to "e." are tasks of their own: each is answered, not one of them chosen."""
    if _EACH.search(_question(block)):
        return True
    answers = {letter.upper() for letter in _ANSWERED.findall(_solution(block))}
    lists = [
        inner
        for child in block.children
        if child.kind == "solution"
        for inner in child.children
        if inner.kind == "list" and len(inner.children) > 1
    ]
    return len(answers) > 1 or any(item.meta.get("ordered") for item in lists)


def _bullets(block: Block) -> list[tuple[str, str]]:
    """The items of a list that ends a question, short ones without letters."""
    task = [child for child in block.children if child.kind != "solution"]
    if len(task) < 2 or task[-1].kind != "list" or not task[-2].text.rstrip().endswith("?"):
        return []
    texts = [item.text.strip() for item in task[-1].children]
    if not 3 <= len(texts) <= 6 or any(len(words(text)) > 12 or "\n" in text for text in texts):
        return []
    return [(chr(65 + place), text) for place, text in enumerate(texts)]


def _inline_options(block: Block) -> list[tuple[str, str]]:
    """Options that follow one another in the last paragraph: "a. one; b. two; c. three"."""
    task = [child for child in block.children if child.kind != "solution"]
    if not task or task[-1].kind != "para":
        return []
    parts = _INLINE.split(task[-1].text)
    letters, texts = parts[1::2], [text.strip(" ;,\n") for text in parts[2::2]]
    counted = [chr(97 + place) for place in range(len(letters))]
    if len(letters) < 3 or letters != counted or not all(0 < len(text) < 160 for text in texts):
        return []
    return [(letter.upper(), text) for letter, text in zip(letters, texts, strict=True)]


def _before_options(block: Block) -> str:
    task = [child for child in block.children if child.kind != "solution"]
    parts = [*(child.text for child in task[:-1]), _INLINE.split(task[-1].text)[0]]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _lone_letter(block: Block) -> str:
    """The letter that is the whole solution."""
    match = re.fullmatch(r"[*_(]*([A-Ha-h])[*_).:]*", _solution(block))
    return match[1].upper() if match else ""


def _told_by_solution(block: Block, choices: list[tuple[str, str]]) -> str:
    """The option that the solution shows as output, or begins with; "" when that is not one."""
    solution = next((child for child in block.children if child.kind == "solution"), None)
    if solution is None or not 3 <= len(choices) <= 8:
        return ""
    plain = {letter: re.sub(r"[`*]", "", text).strip() for letter, text in choices}
    if any(not text or len(text) > 80 or "\n" in text for text in plain.values()):
        return ""
    shown = {
        child.meta.get("code", "").strip() for child in solution.children if child.kind == "output"
    }
    found = [letter for letter, text in plain.items() if text in shown]
    if not found:
        start = re.sub(r"[`*]", "", solution.text).lstrip()
        named = [
            letter
            for letter, text in plain.items()
            if re.match(
                re.escape(text) + r"(?:\s+(?:gets?|is|will be|was|would be)\b|[.,:]|$)", start
            )
        ]
        longest = max((len(plain[letter]) for letter in named), default=0)
        found = [letter for letter in named if len(plain[letter]) == longest]
        found = found or _named_once(plain, start.partition("\n\n")[0])
    return found[0] if len(found) == 1 else ""


def _named_once(plain: dict[str, str], told: str) -> list[str]:
    """The one option of several words whose very words a short solution has, if it is one."""
    if len(words(told)) > 20:
        return []
    said = f" {' '.join(fold(word) for word in words(told))} "
    return [
        letter
        for letter, text in plain.items()
        if len(words(text)) > 1 and f" {' '.join(fold(word) for word in words(text))} " in said
    ]


def _question(block: Block) -> str:
    """What stands before the options."""
    parts = []
    for child in block.children:
        if child.kind == "list":
            break
        parts.append(child.text)
    return "\n\n".join(parts).strip()
