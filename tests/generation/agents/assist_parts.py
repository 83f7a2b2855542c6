"""A lesson that holds everything which has to stay, and answers as models give them."""

from __future__ import annotations

import re
from collections.abc import Callable

from coursegen_desktop.domain.assist import Act, Order, TextMatter
from coursegen_desktop.generation.agents.assisting import (
    Passage,
    batches,
    pieces_of,
    reworded,
    to_be_worded,
)

LESSON = """## Three phases {#phases}

The light reactions leave the chloroplast holding two things it
cannot keep for long: **ATP** and `NADPH`.[^src1] See [the table](media/a.pdf "T") and <https://x.org>.

!!! tip "Key idea"
    Rubisco joins $CO_2$ to RuBP. It is slow, so plants make a great deal of it.

    - one item that
      goes on
    - [ ] a task with a [note][^n]

> What is quoted
> goes on here.

> [!NOTE] A title
> Words of the note.

$$3CO_2 + 9ATP \\to G3P$$

| Phase | Uses |
|-------|------|
| Carbon fixation | 3 `a|b` |

```python
print("# no heading")
```

``` check
type: choice
prompt: What is it?
```

Term
: What it means.

![The cycle](media/calvin.svg "Calvin's own")

1. First of all
2. Second line\\
   with a break

<div>
kept as it is
</div>

Last comes [a reference][r] that costs \\$5 &amp; more. It closes the lesson in 1961.

[r]: https://x.y
[^src1]: source:s1#b1:0-5 "quote"
[^n]: A note with words.
"""
ANSWERED = re.compile(r"(?m)^\[(p\d+)\] (.*)$")


def order(
    act: Act = Act.REWRITE,
    text: str = LESSON,
    start: int = 0,
    end: int | None = None,
    **more: object,
) -> Order:
    """An order about a part of a text."""
    matter = TextMatter("The Calvin cycle", text, start, len(text) if end is None else end, "en")
    return Order(act, matter, **more)  # type: ignore[arg-type]


def answered(passages: list[Passage], change: Callable[[str], str]) -> str:
    """An answer in the form that is asked for, every passage changed."""
    return "\n\n".join(f"[{one.name}] {change(one.template)}" for one in passages)


def proposed(wish: Order, change: Callable[[str], str]) -> str:
    """The text with all that is taken of an answer."""
    from coursegen_desktop.domain.assist import with_pieces

    passages = to_be_worded(wish)
    good = {}
    for batch in batches(passages, 4096):
        good.update(reworded(wish, batch, answered(list(batch), change))[0])
    pieces, _ = pieces_of(wish, passages, good)
    assert isinstance(wish.matter, TextMatter)
    return with_pieces(wish.matter.text, pieces)
