"""A told part against its passages: what holds stays, what does not is found and named."""

from __future__ import annotations

import pytest

from coursegen_desktop.generation.agents.judging import Verdict, judged

from .lessons import GOOD, LEAF

WEIGHTS: dict[str, float] = {}


def judge(answer: str) -> Verdict:
    return judged(LEAF, answer, language="en", weights=WEIGHTS)


def kinds(answer: str) -> set[str]:
    return {one.kind for one in judge(answer).findings}


def test_a_faithful_part_is_sound() -> None:
    verdict = judge(GOOD)
    assert verdict.findings == ()
    assert verdict.is_sound
    assert verdict.is_usable
    assert (verdict.statements, verdict.supported, verdict.kept) == (4, 4, 1.0)


@pytest.mark.parametrize(
    ("added", "kind"),
    [
        ("Whales sing to each other across whole oceans at night. [c1]", "support"),
        ("A leaf makes sugar out of light, water and air. [c1]", "repeat"),
        ("Chlorophyll takes up 95 units of light in plants. [c2]", "number"),
        ("The green pigment of a leaf was named by Pelletier. [c2]", "number"),
        ("As an AI language model I tell that sugar feeds the plant. [c4]", "leak"),
        ("<|im_end|> The sugar feeds the plant. [c4]", "leak"),
    ],
)
def test_a_bad_sentence_is_found_and_taken_out(added: str, kind: str) -> None:
    verdict = judge(f"{GOOD} {added}")
    assert kind in {one.kind for one in verdict.findings}
    assert not verdict.is_sound
    assert added.split(" [")[0] not in " ".join(
        one.text for line in verdict.lines[1:] for one in line.sentences[1:]
    )
    assert verdict.supported >= 3


def test_a_false_tag_is_put_right() -> None:
    verdict = judge(GOOD.replace("[c3]", "[c99]").replace("[c4]", "[c1]"))
    assert verdict.is_sound
    cites = [one.cites for line in verdict.lines for one in line.sentences]
    assert "c3" in cites[2]
    assert "c4" in cites[3]


def test_what_the_part_lacks() -> None:
    assert kinds("Sugar feeds the plant. [c4]") == {"length", "term"}
    assert "length" in kinds(
        " ".join([GOOD, *(f"Sugar feeds plant number {n}. [c4]" for n in range(40))])
    )
    german = (
        "Das Blatt macht aus dem Licht und dem Wasser und der Luft den Zucker, und der Zucker ist "
        "nicht nur die Nahrung der Pflanze, sondern wird auch als eine Stärke in ihr bewahrt."
    )
    assert "language" in kinds(german)
    assert not judge(german).is_usable


def test_nothing_at_all() -> None:
    for answer in ("", "\n\n", "# Only a heading", "```\n```", "[c1]"):
        verdict = judge(answer)
        assert not verdict.is_usable, answer
        assert not verdict.is_sound, answer


def test_a_better_telling_ranks_higher() -> None:
    worse = judge(f"{GOOD} Whales sing to each other across whole oceans. [c1]")
    assert judge(GOOD).rank > worse.rank > judge("Whales sing.").rank
