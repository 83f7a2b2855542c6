"""Is a generated course sound and good? Measures that need no judgement, over the finished draft.

`report` gives all of them with targets and verdicts (design § 5), `check` only what is surely
wrong. They look at what a reader could look at, so courses that people edited, or that a model
wrote, are measured just the same.
"""

from .keys import key_text, stands_in
from .report import check, report
from .structure import Figures, figures
from .view import View, heading_anchors, questions, spans

__all__ = [
    "Figures",
    "View",
    "check",
    "figures",
    "heading_anchors",
    "key_text",
    "questions",
    "report",
    "spans",
    "stands_in",
]
