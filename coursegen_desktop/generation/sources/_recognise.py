"""What authors mark by custom rather than by syntax: objectives, exercises, answers, glossaries.

Works on the top-level blocks of any format and only regroups them: every block that goes in
comes out, alone or inside a new one that spans it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..text.inline import scan
from .base import Block, Kind

_OBJECTIVES = re.compile(
    r"(?:learning |lesson |chapter )?(?:objectives?|outcomes?|goals?)"
    r"|(?:in this (?:chapter|lesson|section|part|unit),? )?"
    r"you (?:will|should) (?:learn|be able)\b.{0,60}"
    r"|(?:by|at) the end of this (?:chapter|lesson|section|part|unit).{0,80}"
    r"|what you(?:'|’)?(?:ll| will) learn"
    r"|after (?:reading|studying|completing) this (?:chapter|lesson|section|part|unit).{0,80}",
    re.IGNORECASE,
)
_KEYPOINTS = re.compile(r"key ?(?:points?|ideas?|takeaways?)|take-?aways?|points to remember", re.I)
_EXERCISES = re.compile(
    r"(?:\W*)(?:exercises?"
    r"|(?:review|practice|self-test|study|revision) (?:questions?|problems?|exercises?)"
    r"|practice|problems|quiz|questions|check your (?:understanding|knowledge)|test yourself"
    r"|self-(?:check|test)|activities)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:\*\*|__|\*|_)?(answers?|solutions?)\s?:?(?:\*\*|__|\*|_)?:?\s*", re.IGNORECASE
)
_GLOSSARY = re.compile(
    r"glossary|key terms?|definitions?|terms|terminology|vocabulary", re.IGNORECASE
)
_LETTERED = re.compile(r"\(?([A-Ha-h])[.)]\s+(?=\S)")
_LABELLED = re.compile(
    r"(?:\*\*|__)([^*_\n]{2,60}?)(?::\s?(?:\*\*|__)|(?:\*\*|__)\s?(?::|[–—]|-(?=\s)))\s+(?=\S)"
)
_DASHED = re.compile(r"([^\s:–—][^:–—\n]{1,59}?)(?:: | [–—-] )(?=\S)")
_BARE = re.compile(r"[*_`#:\s]+")
_TITLE_WORDS = 9


def recognise(blocks: list[Block]) -> list[Block]:
    """The same blocks, those that belong together grouped."""
    found: list[Block] = []
    index = 0
    section = ""
    section_level = 9
    while index < len(blocks):
        block = blocks[index]
        if block.kind == "heading" and block.level <= section_level + 1:
            # A subsection belongs to an exercise section only while it names nothing itself.
            section, section_level = _section_kind(block.text), block.level
        grouped, taken = _group(blocks, index, section)
        found += grouped
        index += taken
    return [_with_letter(block) for block in _with_answers(found)]


def _with_letter(block: Block) -> Block:
    """A boxed exercise with options whose solution begins with the letter of one."""
    if block.kind != "exercise" or "answer" in block.meta or not block.children:
        return block
    last = block.children[-1]
    letter = _letter(last.text) if last.kind == "solution" else ""
    known = letter and any(name == letter for name, _, _ in options(block))
    return replace(block, meta={**block.meta, "answer": letter}) if known else block


def _section_kind(title: str) -> str:
    bare = bare_title(title)
    if _EXERCISES.fullmatch(bare):
        return "exercises"
    return "glossary" if _GLOSSARY.fullmatch(bare) else ""


def bare_title(text: str) -> str:
    """A heading or label without signs and numbering: "**3.2 Objectives:**" gives "Objectives"."""
    plain = "".join(
        piece.value for piece in scan(text) if piece.kind in ("text", "code", "math", "newline")
    )
    plain = re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]?\s+)?", "", plain)
    return plain.strip(" \t\n:.*_#")


def _group(blocks: list[Block], index: int, section: str) -> tuple[list[Block], int]:
    """(what stands for the blocks from `index` on, how many were taken)."""
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and following.kind == "list":
        kind = _labelled_kind(block)
        if kind:
            return [_grouped(kind, block, following)], 2
    if block.kind == "list" and section == "exercises" and block.meta.get("ordered"):
        return [_exercise(item) for item in block.children], 1
    if section == "glossary":
        if block.kind == "list" and all(_definition(item) for item in block.children):
            return [made for item in block.children if (made := _definition(item))], 1
        if block.kind == "para" and (defined := _definition(block)):
            return [defined], 1
    return [block], 1


def _labelled_kind(block: Block) -> Kind | None:
    """Whether a short label before a list says what the list is."""
    if block.kind == "para" and len(block.text) > 140:
        return None
    if block.kind not in ("heading", "para"):
        return None
    label = bare_title(block.text)
    if _OBJECTIVES.fullmatch(label):
        return "objective"
    marked = block.kind == "heading" or block.text.rstrip().endswith((":", "*", "_"))
    return "keypoint" if marked and _KEYPOINTS.fullmatch(label) else None


def _grouped(kind: Kind, label: Block, body: Block) -> Block:
    title = bare_title(label.text)
    return Block(
        "", kind, body.text, label.start, body.end, meta={"title": title}, children=(body,)
    )


# -- exercises ---------------------------------------------------------------------------------


def _exercise(item: Block) -> Block:
    """An item of an exercise list: question, options where it has them, solution."""
    children = list(item.children)
    solution_at = next(
        (place for place, child in enumerate(children) if place and _answer_length(child)), None
    )
    if solution_at is None:
        return replace(item, kind="exercise")
    question, answer = children[:solution_at], children[solution_at:]
    solution = _solution(answer)
    meta = {"answer": letter} if (letter := _letter(solution.text)) else {}
    return replace(item, kind="exercise", children=(*question, solution), meta=meta)


def _answer_length(block: Block) -> int:
    """How long the words "Answer:" at the start of a paragraph are, 0 without them."""
    match = _ANSWER.match(block.text) if block.kind == "para" else None
    return match.end() if match and ":" in match[0] else 0


def _solution(blocks: list[Block]) -> Block:
    first = blocks[0]
    length = _answer_length(first)
    rest = first.text[length:]
    told = replace(first, text=rest, start=min(first.start + length, first.end))
    children = (told, *blocks[1:]) if rest else tuple(blocks[1:])
    text = "\n\n".join(child.text for child in children)
    return Block("", "solution", text, first.start, blocks[-1].end, children=children)


def _letter(text: str) -> str:
    """The option that a solution names: "B. Because ..." gives "B"."""
    match = re.match(r"(?:\*\*|__)?\(?([A-Ha-h])(?:\*\*|__)?(?:[.):,]|\s*$)", text)
    return match[1].upper() if match else ""


def options(exercise: Block) -> list[tuple[str, str, Block]]:
    """(letter, text, block) of each option of an exercise, [] when it has none.

    Options are lettered items of any list, or the items of its only list when that is numbered.
    """
    for child in exercise.children:
        if found := _lettered(child):
            return found if len(found) == len(child.children) else []
    lists = [child for child in exercise.children if child.kind == "list"]
    if len(lists) == 1 and lists[0].meta.get("ordered"):
        items = lists[0].children
        return [(chr(65 + place), item.text.strip(), item) for place, item in enumerate(items[:26])]
    return []


def is_lettered(block: Block) -> bool:
    """Whether every item of a list begins with its letter: A, B and so on."""
    return bool(block.children) and len(_lettered(block)) == len(block.children)


def _lettered(block: Block) -> list[tuple[str, str, Block]]:
    """(letter, text, block) of the lettered items of a list, [] when they do not count from A."""
    found = [
        (match[1].upper(), item.text[match.end() :].strip(), item)
        for item in (block.children if block.kind == "list" else ())
        if (match := _LETTERED.match(item.text))
    ]
    letters = [letter for letter, _, _ in found]
    counted = [chr(65 + place) for place in range(len(found))]
    return found if len(found) >= 2 and letters == counted else []


def _with_answers(blocks: list[Block]) -> list[Block]:
    """A paragraph "Answer: ..." after an exercise that has no solution goes into it."""
    found: list[Block] = []
    for block in blocks:
        if found and _awaits_answer(found[-1]) and _answer_length(block):
            last, solution = found[-1], _solution([block])
            letter = _letter(solution.text)
            meta: Mapping[str, str] = {**last.meta, **({"answer": letter} if letter else {})}
            children = (*last.children, solution)
            found[-1] = replace(last, end=block.end, children=children, meta=meta)
        else:
            found.append(block)
    return found


def _awaits_answer(block: Block) -> bool:
    return block.kind == "exercise" and all(child.kind != "solution" for child in block.children)


# -- glossaries --------------------------------------------------------------------------------


def _definition(block: Block) -> Block | None:
    """A paragraph or item "**Term**: text" of a glossary as a definition."""
    text = block.text
    match = _LABELLED.match(text) or _DASHED.match(text)
    if not match or len(match[1].split()) > _TITLE_WORDS:
        return None
    term, definition = _BARE.sub(" ", match[1]).strip(), text[match.end() :].strip()
    if not term or not definition:
        return None
    body = f"{term}\n:   " + definition.replace("\n", "\n    ")
    meta = {"term": term, "definition": definition}
    return replace(block, kind="definition", text=body, meta=meta, children=())
