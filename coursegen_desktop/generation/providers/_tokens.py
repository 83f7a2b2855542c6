"""How many tokens a text will be, before a model has read it."""

from __future__ import annotations

import re

# Characters of one token: Latin letters, signs of Chinese, Japanese and Korean, other writing.
_LATIN, _CJK, _OTHER = 3.6, 1.5, 2.0
_SPACES = re.compile(r"\s{2,}")
_CJK_SIGNS = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_OTHER_SIGNS = re.compile("[\u0370-\u1dff\u2c00-\u2dff\ua000-\uabff]")
# A conversation's template adds about so many to every request.
_TEMPLATE = 16
# Weight of the newest report in the mean, and what a tokenizer can be expected to differ by.
_NEWEST, _LEAST, _MOST = 0.3, 0.4, 3.0
# Short requests say more of the template than of the text; shorter ones are never cut.
_ENOUGH = 120
_MAY_BE_CUT = 400
_TRUNCATED = 0.85
# English in a large vocabulary: no ordinary text has fewer tokens for its length.
_THRIFTIEST = 0.8


def estimated(text: str) -> int:
    """Tokens by the length of a text; runs of spaces count once, as tokenizers have them."""
    text = _SPACES.sub("  ", text)
    signs, other = len(_CJK_SIGNS.findall(text)), len(_OTHER_SIGNS.findall(text))
    return round(signs / _CJK + other / _OTHER + (len(text) - signs - other) / _LATIN) + 1


class Measure:
    """What the estimate has to be multiplied with for one model, learned from its reports.

    `ratio` is where it begins: reported tokens by estimated ones, 0 where nothing is known.
    """

    def __init__(self, ratio: float = 0.0) -> None:
        self.is_known = ratio > 0
        self.ratio = min(max(ratio, _LEAST), _MOST) if ratio > 0 else 1.0
        self._most_seen = 0

    def of(self, *texts: str) -> int:
        """Tokens of a request with these texts."""
        return round(sum(map(estimated, texts)) * self.ratio) + _TEMPLATE

    def of_text(self, text: str) -> int:
        """Tokens of a text."""
        return round(estimated(text) * self.ratio)

    def learn(self, expected: int, reported: int) -> None:
        """`reported` tokens were read where `expected` ones (of `of`) had been."""
        self._most_seen = max(self._most_seen, reported)
        if expected < _ENOUGH:
            return
        found = self.ratio * (reported - _TEMPLATE) / (expected - _TEMPLATE)
        found = min(max(found, _LEAST), _MOST)
        weight = _NEWEST if self.is_known else 1.0
        self.ratio += weight * (found - self.ratio)
        self.is_known = True

    def is_cut(self, expected: int, reported: int) -> bool:
        """Whether the server must have left out a part of the request without saying so.

        Less than 0.85 of the tokens that the thriftiest tokenizer would need: texts of one course
        differ too much (prose, tables, programs) to be compared with their mean. A report that is
        much smaller than earlier ones counts only what was new to the server, not what it read.
        """
        if expected < _MAY_BE_CUT:
            return False
        needed = (expected - _TEMPLATE) / self.ratio * min(self.ratio, _THRIFTIEST)
        return reported < _TRUNCATED * needed and reported >= 0.45 * self._most_seen
