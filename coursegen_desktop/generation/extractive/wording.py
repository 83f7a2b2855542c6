"""Is this sentence, this definition, this term fit to stand alone? The rules as data."""

from __future__ import annotations

import re

from ..text.words import STOPWORDS, content_words, fold, words

# Words that point outside the sentence: to a picture, another page, the reader or the writer.
_DEICTIC = re.compile(
    r"\b(?:this|these|those|above|below|here|earlier|previous|previously|following|aforementioned"
    r"|such|former|latter|next|so far|as (?:we|you) (?:saw|have seen)|first thing)\b"
    r"|\b(?:of|to|in|on|at|for|with|by|from|is|are|was|were|does|do)\s+that\s+(?!of\b)[a-z]+"
    r"|\b(?:figure|fig\.|table|listing|chapter|section|example|appendix|page|exercise|equation)\s+\d"
    r"|\b(?:in|from|of|see) (?:the )?(?:chapter|section|appendix|lesson|episode|tutorial)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:we|we'll|we're|we've|our|ours|us|i|i'm|i've|my|me|let's)\b", re.IGNORECASE
)
_READER = re.compile(r"\b(?:you|your|yours|you'll|you're|you've)\b", re.IGNORECASE)
_LEANING_START = re.compile(
    r"(?:however|but|and|or|so|yet|therefore|thus|hence|also|then|finally|moreover|furthermore"
    r"|consequently|nevertheless|nonetheless|instead|similarly|likewise|otherwise|meanwhile|besides"
    r"|in addition|in contrast|by contrast|on the other hand|as a result|for example|for instance"
    r"|in other words|in fact|in short|that is|of course|now|again|still|even|because|since"
    r"|although|though|while|when|if|it|its|they|their|he|his|she|her|this|these|those|that|there|here|both"
    r"|neither|another|others?|some|many|most|one|two|three|next|first|second|third|last|note|recall"
    r"|remember|notice|consider|suppose|imagine|let|see|like|with|as"
    r"|the (?:first|second|third|last|next|other|same|following|result|output|above|rest|former"
    r"|latter))\b",
    re.IGNORECASE,
)
_VAGUE_WORDS = """\
note notes example examples tip tips warning important answer answers solution solutions
    question questions exercise exercises summary remark hint caution attention! result results
    first second third last one two three other others thing things way ways part parts kind kinds
    type types case cases idea ideas problem problems point points reason reasons goal goals step
    steps term terms word words section chapter figure table listing rule rules same not never
    always only all none yes no true false must do don't good bad new old author it this that what
    who why how when where which here there"""
_VAGUE_TERM = frozenset(_VAGUE_WORDS.split())
_CLAUSE_WORD = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|don't|doesn't|not|never|can|can't|cannot|will|won't"
    r"|would|should|must|has|have|had|you|your|we|our|i|they|it|this|that|these|those|which|who"
    r"|what|why|how)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"\b(?:always|never|all|none|every|only|must|completely|entirely)\b", re.I)
_FREQUENCY = re.compile(
    r"\b(?:often|sometimes|usually|frequently|rarely|occasionally|generally)\b", re.I
)
_NEGATIVE = re.compile(r"\b(?:not|no|never|neither|nor|cannot|can't|without|[a-z]+n't)\b", re.I)
_MAX_DEFINITION = 280


def points_outside(text: str, *, reader_allowed: bool = False) -> bool:
    """Whether a text needs its surroundings: "this", "Figure 3", "we"."""
    plain = text.replace("’", "'")
    if _DEICTIC.search(plain) or _PERSON.search(plain):
        return True
    return not reader_allowed and bool(_READER.search(plain))


def stands_alone(text: str) -> bool:
    """Whether a sentence is a whole statement that nothing before it is needed for."""
    return (
        not _LEANING_START.match(text)
        and not points_outside(text)
        and text.rstrip("\"'”’)")[-1:] in (".", "!")
        and text[:1].isalnum()
        and text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
    )


def good_definition(text: str) -> bool:
    """Whether what stands behind "X is" defines X for somebody who sees nothing else."""
    size = len(words(text))
    if not 3 <= size <= 45 or len(text) > _MAX_DEFINITION or len(content_words(text)) < 2:
        return False
    if points_outside(text, reader_allowed=True) or text.rstrip().endswith((":", "?", ",")):
        return False
    return text.count("(") == text.count(")") and text.count("“") == text.count("”")


def good_term(name: str) -> bool:
    """Whether a name can be a term: a short noun phrase, no clause, no stray emphasis."""
    parts = words(name)
    if not 1 <= len(parts) <= 5 or not 2 <= len(name) <= 60 or "\n" in name:
        return False
    folded = fold(name)
    if folded in _VAGUE_TERM or folded in STOPWORDS or folded.isdigit():
        return False
    if not any(char.isalpha() for char in name) or name[-1] in ".:;,!?(":
        return False
    if fold(parts[0]) in STOPWORDS or fold(parts[-1]) in STOPWORDS:
        return False
    return not _CLAUSE_WORD.search(name)


def has_absolute(text: str) -> bool:
    """ "always", "never", "only": signs by which test-wise people know a wrong option."""
    return bool(_ABSOLUTE.search(text))


def is_vague(text: str) -> bool:
    """ "often", "sometimes": true or false as one likes."""
    return bool(_FREQUENCY.search(text))


def is_negative(text: str) -> bool:
    """Whether a statement denies something, which makes true/false a trap."""
    return bool(_NEGATIVE.search(text.replace("’", "'")))


# -- how questions are framed --------------------------------------------------------------------

# The words around a definition are ours and sound; the rules judge what stands in their place.
BY_DEFINITION = "Which term is defined as “{}”?"
BY_CODE = "Which of these is {}?"
BY_PURPOSE = "Which of these is used to {}?"
BY_GAP = "Which of these fits the gap?\n\n{}"
BY_LIST = "{} …\n\nWhich of these does the text list there?"
MEANING = "What does the term “{}” mean?"
PURPOSE = "What is {} used for?"
_FRAMES = tuple(
    re.compile(re.escape(frame).replace(r"\{\}", "(.+)"), re.DOTALL)
    for frame in (BY_DEFINITION, BY_PURPOSE, BY_CODE, BY_GAP, BY_LIST)
)
_MEANINGS = tuple(
    re.compile(re.escape(frame).replace(r"\{\}", "(.+)")) for frame in (MEANING, PURPOSE)
)


def inner_stem(prompt: str) -> tuple[str, bool]:
    """(what a question of ours asks without its frame, whether it only names a term)."""
    for frame in _FRAMES:
        match = frame.fullmatch(prompt)
        if match:
            return match[1], False
    return prompt, any(frame.fullmatch(prompt) for frame in _MEANINGS)
