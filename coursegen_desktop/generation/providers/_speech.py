"""What a model says while it comes: thoughts are put aside, tokens of its template are cut."""

from __future__ import annotations

import re

# Marks that a model puts around its thoughts, opening and closing.
_THOUGHTS = (
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<reasoning>", "</reasoning>"),
    ("[THINK]", "[/THINK]"),
    ("◁think▷", "◁/think▷"),
    ("<|channel|>analysis<|message|>", "<|end|>"),
)
_CLOSED_BY = dict(_THOUGHTS)
# With these a model opens an answer or a turn: before the first word they say nothing.
_OPENERS = (
    "<|im_start|>assistant",
    "<|start_header_id|>assistant<|end_header_id|>",
    "<|start|>assistant",
    "<|channel|>final<|message|>",
    "<|assistant|>",
    "<start_of_turn>model",
    "<|begin_of_text|>",
    "<bos>",
    "[/INST]",
)
# Behind these the model talks to itself. Not "</s>" and "[INST]": lessons may hold them.
_ENDS = (
    "<|im_end|>",
    "<|im_start|>",
    "<|eot_id|>",
    "<|end_of_text|>",
    "<|endoftext|>",
    "<|end|>",
    "<|return|>",
    "<|start_header_id|>",
    "<|user|>",
    "<|assistant|>",
    "<|eom_id|>",
    "<end_of_turn>",
    "<start_of_turn>",
    "<｜end▁of▁sentence｜>",
)
_LAST = re.compile(r"(?:</s>|<eos>)\s*\Z")
_LONGEST = max(map(len, (*_OPENERS, *_ENDS, *_CLOSED_BY, *_CLOSED_BY.values())))
# A mark may have begun here.
_BEGINNING = re.compile(r"[<\[◁]")
_ORPHAN = re.compile("|".join(re.escape(close) for _, close in _THOUGHTS[:6]))


class Speech:
    """Takes the pieces of an answer and gives those that are for the reader.

    `text` is what was said, `thoughts` what was only thought. Where a server leaves out the mark
    before the thoughts, they were given out already when the closing one comes: `text` is right
    all the same.
    """

    def __init__(self) -> None:
        self._said: list[str] = []
        self._thought: list[str] = []
        self._held = ""  # not given out yet: may become a mark
        self._closing = ""  # the mark that ends the thoughts, "" outside
        self._has_begun = False
        self._is_over = False
        self.size = 0  # characters that came, of every kind

    @property
    def text(self) -> str:
        """All that was said."""
        text = "".join(self._said)
        return _LAST.sub("", text).strip()

    @property
    def thoughts(self) -> str:
        """All that was thought."""
        return "".join(self._thought).strip()

    def think(self, piece: str) -> None:
        """Thoughts that a server keeps apart itself."""
        self.size += len(piece)
        self._thought.append(piece)

    def say(self, piece: str) -> str:
        """What may be shown now; pieces of marks are held back until they are known."""
        self.size += len(piece)
        if self._is_over:
            return ""
        self._held += piece
        return self._give(is_last=False)

    def end(self) -> str:
        """What was held back, at the end of the stream."""
        rest = self._give(is_last=True)
        self._is_over = True
        return rest

    def _give(self, *, is_last: bool) -> str:
        shown = ""
        while self._held and not self._is_over:
            before = self._held
            shown += self._step(is_last)
            if self._held == before:
                break
        if shown:
            self._said.append(shown)
        return shown

    def _step(self, is_last: bool) -> str:
        """Take one thing off the front of what is held."""
        if self._closing:
            self._on_thought(is_last)
            return ""
        if not self._has_begun and self._on_opening(is_last):
            return ""
        return self._on_word(is_last)

    def _on_thought(self, is_last: bool) -> None:
        thought, mark, rest = self._held.partition(self._closing)
        if not mark:
            keep = 0 if is_last else _open_end(thought, (self._closing,))
            thought, rest = _split(thought, keep)
        else:
            self._closing = ""
        self._thought.append(thought)
        self._held = rest

    def _on_opening(self, is_last: bool) -> bool:
        """Before the first word: whether a mark was taken, or may yet become one."""
        text = self._held.lstrip()
        for opener in _OPENERS:
            if text.startswith(opener):
                self._held = text[len(opener) :]
                return True
        for opening, closing in _THOUGHTS:
            if text.startswith(opening):
                self._held, self._closing = text[len(opening) :], closing
                return True
        may_be = any(mark.startswith(text) for mark in (*_OPENERS, *_CLOSED_BY))
        if may_be and not is_last:
            return True
        self._has_begun, self._held = True, text
        return False

    def _on_word(self, is_last: bool) -> str:
        text = self._held
        ends = [(at, mark) for mark in _ENDS if (at := text.find(mark)) >= 0]
        if ends:
            self._is_over, self._held = True, ""
            return self._without_orphan(text[: min(ends)[0]])
        marks = _ENDS if self._thought else (*_ENDS, *(close for _, close in _THOUGHTS))
        said, self._held = _split(text, 0 if is_last else _open_end(text, marks))
        return self._without_orphan(said)

    def _without_orphan(self, said: str) -> str:
        """Thoughts without a mark before them, but with one behind: all so far was thought."""
        found = None if self._thought else _ORPHAN.search(said)
        if found is None:
            return said
        self._thought += [*self._said, said[: found.start()]]
        self._said.clear()
        return said[found.end() :].lstrip()


def _open_end(text: str, marks: tuple[str, ...]) -> int:
    """How many characters at the end may be the beginning of one of the marks."""
    start = max(0, len(text) - _LONGEST)
    for found in _BEGINNING.finditer(text, start):
        tail = text[found.start() :]
        if any(mark.startswith(tail) for mark in marks):
            return len(tail)
    return 0


def _split(text: str, keep: int) -> tuple[str, str]:
    cut = len(text) - keep
    return text[:cut], text[cut:]
