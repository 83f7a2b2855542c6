"""Are the questions good ones? Flaws, distractors, doubles, places of the keys, variety."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import erfc, exp, pi, sqrt

from ...domain.course_report import Fault
from ..extractive.distractors import THRESHOLD, plausibility
from ..extractive.flaws import BLANK, GAP, item_flaws, near_same, sentence, split_options
from ..extractive.outcome_verbs import APPLY, REMEMBER, UNDERSTAND, level_of
from ..extractive.terms import Term
from ..extractive.wording import inner_stem
from ..text.sentences import Sentence
from ..text.words import content_stems, fold, is_plural, jaccard, singular, words
from .keys import key_text
from .view import Question, Result, View, heading_anchors, metric, share

_ALIKE = 0.85
_TERM = Term("", "", "", "glossary", Sentence("", (), "", "", 0, 0, ""), "", "entry", 0, 0, False)
_MIN_KEYS = 10
_ONE_PLACE = "Right options stand too often at one place."
# A number, whole or not.
_VALUE = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def options_of(question: Question) -> tuple[str, tuple[str, ...]]:
    """(the right option, the wrong ones) of a single choice or a gap to choose; ("", ()) else."""
    raw = question.raw
    if question.type == "choice" and raw.get("single"):
        keys, wrong = split_options(raw.get("choices"))
        return (keys[0] if keys else ""), wrong
    if question.type == "cloze":
        gaps = raw.get("gaps")
        gap = next(iter(gaps.values())) if isinstance(gaps, Mapping) and gaps else {}
        keys, wrong = split_options(gap.get("choices"))
        return (keys[0] if keys else ""), wrong
    return "", ()


# -- flaws -----------------------------------------------------------------------------------------


def flaws(view: View) -> Result:
    """Item flaws: mean number of the 20 rules that a question of the writer breaks.

    Source: Moore 2023, Tarrant 2009; rules in extractive/flaws. A ratio; target <= 0.3.
    """
    found = [item_flaws(question.raw) for question in view.made]
    value = sum(map(len, found)) / len(found) if found else None
    faults = [
        Fault("flaw", question.place, sentence(name))
        for question, names in zip(view.made, found, strict=True)
        for name in names
    ]
    counts = Counter(name for names in found for name in names)
    detail = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    return metric("flaws", "Flaws in a question", value, "<= 0.3", met=(value or 0) <= 0.3,
                  unit="ratio", detail=detail), faults  # fmt: skip


def flawless(view: View) -> Result:
    """Questions of the writer without any flaw / all of his; none may have two.

    Source: as `flaws`. A share; target >= 0.75.
    """
    counts = [len(item_flaws(question.raw)) for question in view.made]
    authors = [len(item_flaws(q.raw)) for q in view.questions if q.is_harvested]
    value = share(counts.count(0), len(counts))
    detail = f"the authors' own: {authors.count(0)} of {len(authors)}" if authors else ""
    return metric("flawless", "Questions without a flaw", value, ">= 75 %, none with two",
                  met=(value or 0) >= 0.75 and max(counts, default=0) < 2,
                  detail=detail), []  # fmt: skip


def form(view: View) -> Result:
    """Form: questions whose parts do not fit (gaps and prompt, options, the heading they point at).

    Source: the schema of quizzes, design § 5. A count; target 0.
    """
    anchors = [{*heading_anchors(lesson.content), ""} for lesson in view.lessons]
    faults = []
    for question in view.questions:
        found = _form_problem(question, anchors[question.number])
        faults += [Fault("form", question.place, found)] if found else []
    return metric("form", "Questions that do not fit together", float(len(faults)), "0",
                  met=not faults, unit="count"), faults  # fmt: skip


def _form_problem(question: Question, anchors: set[str]) -> str:
    raw = question.raw
    if question.ext.get("coursegen:anchor", "") not in anchors:
        return "It points at a heading that the lesson does not have."
    if not question.prompt.strip():
        return "It asks nothing."
    if question.type == "cloze":
        gaps = raw.get("gaps")
        if not isinstance(gaps, Mapping) or sorted(GAP.findall(question.prompt)) != sorted(gaps):
            return "Its gaps and its text do not fit together."
    if question.type == "choice":
        keys, wrong = split_options(raw.get("choices"))
        folded = [text if text.startswith("`") else fold(text) for text in (*keys, *wrong)]
        if len(set(folded)) < len(folded) or len(folded) < 3:
            return "Its options are alike or too few."
    if question.type == "match":
        return _match_problem(raw)
    return ""


def _match_problem(raw: Mapping[str, object]) -> str:
    pairs, stems, options = raw.get("pairs"), raw.get("stems"), raw.get("options")
    if not all(isinstance(part, list | tuple) for part in (pairs, stems, options)):
        return "Its pairs do not fit."
    assert isinstance(pairs, list | tuple) and isinstance(stems, list | tuple)
    assert isinstance(options, list | tuple)
    whole = {pair["stem"] for pair in pairs} == {entry["id"] for entry in stems}
    told_apart = len({pair["option"] for pair in pairs}) == len(pairs) == len(options)
    return "" if whole and told_apart and 3 <= len(pairs) <= 8 else "Its pairs do not fit."


# -- distractors -----------------------------------------------------------------------------------


def distractor_validity(view: View) -> Result:
    """Distractor validity D1: wrong options that may be right.

    They say what the key says (its words, or a definition that shares more than half of its
    words), or stand in the cited words. Source: design § 3.2 G. A count; target 0.
    """
    faults = []
    for question in view.made:
        key, wrong = options_of(question)
        quote = f" {_plain(' '.join(question.quotes))} "
        for option in wrong:
            if key and _says_the_same(view, key, option):
                told = f"“{option}” may be right, too."
            elif _plain(option) and f" {_plain(option)} " in quote and "```" not in question.prompt:
                told = f"“{option}” stands in the cited words, too."
            else:
                continue
            faults.append(Fault("distractor", question.place, told))
        rights = split_options(question.raw.get("choices"))[0]
        if question.type == "choice" and question.raw.get("single") and len(rights) > 1:
            faults.append(Fault("distractor", question.place, "Two options count as right."))
    return metric("distractor_validity", "Wrong options that may be right", float(len(faults)),
                  "0", met=not faults, unit="count"), faults  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(fold(word) for word in words(text))


def _says_the_same(view: View, key: str, option: str) -> bool:
    if near_same(key, option) or singular(key) == singular(option):
        return True
    mine, theirs = _definition(view, key), _definition(view, option)
    return bool(mine and theirs) and jaccard(content_stems(mine), content_stems(theirs)) > 0.5


def _definition(view: View, name: str) -> str:
    found = view.definitions.get(name.strip("`"), "")
    return found or view.definitions.get(name[:1].lower() + name[1:], "")


def distractor_plausibility(view: View) -> Result:
    """Distractor plausibility D2: choices with two plausible wrong options / all of the writer's.

    Plausible: a term of the course that scores >= 1.0 against the key (design § 3.2 G), or a name
    of the same form that the course uses. Source: Tarrant 2009, Bitew 2023. A share; target >= 0.8.
    """
    prose = "\n".join(lesson.content for lesson in view.lessons)
    good = total = 0
    for question in view.made:
        key, wrong = options_of(question)
        if not key or not wrong:
            continue
        total += 1
        good += sum(_is_plausible(view, key, option, prose) for option in wrong) >= 2
    value = share(good, total)
    detail = f"{good} of {total} questions"
    return metric("distractor_plausibility", "Questions with two plausible wrong options", value,
                  ">= 80 %", met=(value or 0) >= 0.8, detail=detail), []  # fmt: skip


def _is_plausible(view: View, key: str, option: str, prose: str) -> bool:
    mine, theirs = _as_term(view, key), _as_term(view, option)
    if mine and theirs:
        # Where a term is taught is not told by a finished course: no credit for it.
        return plausibility(replace(mine, home=-1), theirs) >= THRESHOLD
    return _same_form(key, option) and option.strip("` ") in prose


def _as_term(view: View, option: str) -> Term | None:
    """The term that an option names or whose definition it is."""
    definition = _definition(view, option)
    name = option.strip("`")
    if not definition:
        text = fold(option.removeprefix("To ")).rstrip(".")
        found = ((n, d) for n, d in view.definitions.items() if fold(d).rstrip(".") == text)
        name, definition = next(found, ("", ""))
    if not definition:
        return None
    small = name if name in view.definitions else name[:1].lower() + name[1:]
    return replace(_TERM, name=small, key=fold(name), definition=definition)


def _same_form(one: str, two: str) -> bool:
    if one.startswith("`") != two.startswith("`"):
        return False
    if bool(_VALUE.fullmatch(one.strip("`"))) != bool(_VALUE.fullmatch(two.strip("`"))):
        return False
    if not one.startswith("`") and is_plural(one) != is_plural(two):
        return False
    size = (len(one) + 4) / (len(two) + 4)
    return 0.35 <= size <= 2.8 and abs(len(words(one)) - len(words(two))) <= 3


# -- the quiz as a whole ---------------------------------------------------------------------------


def duplicates(view: View) -> Result:
    """Duplicate rate: pairs of questions that ask the same in nearly the same words / questions.

    The same: 85 % of the content words of prompt and key shared, and the same numbers. Source:
    DeepTutor's doubles, design § 5. A share; target <= 0.02.
    """
    gists = [_gist(question) for question in view.questions]
    by_word: dict[str, list[int]] = defaultdict(list)
    faults = []
    for place, mine in enumerate(gists):
        rare = Counter(other for part in mine for other in by_word[part][-60:])
        for other, shared in sorted(rare.items()):
            theirs = gists[other]
            if mine and shared >= _ALIKE * len(mine | theirs):
                told = f"It asks the same as {view.questions[other].place}."
                faults.append(Fault("duplicate", view.questions[place].place, told))
                break
        for part in mine:
            by_word[part].append(place)
    value = share(len(faults), len(gists))
    return metric("duplicates", "Questions that ask the same", value, "<= 2 %",
                  met=(value or 0) <= 0.02), faults  # fmt: skip


def _gist(question: Question) -> set[str]:
    """The content words of what is asked and answered; numbers count as words."""
    raw = question.raw
    parts = [GAP.sub(" ", question.prompt).replace(BLANK, " "), key_text(raw)]
    for name in ("items", "stems", "options"):
        listed = raw.get(name)
        if isinstance(listed, list | tuple):
            parts += [str(entry.get("text", "")) for entry in listed]
    text = " ".join(parts)
    if "```" in text:
        # Programs differ by their signs and by what stands beside what.
        signs = re.findall(r"\w+|[^\w\s`]+", text)
        return {f"{one} {two}" for one, two in pairwise(signs)}
    plain = set(content_stems(text)) | {word for word in words(text) if any(map(str.isdigit, word))}
    frame = set() if inner_stem(question.prompt)[0] == question.prompt else {"term", "defin", "fit"}
    return plain - frame


def key_places(view: View) -> Result:
    """Key position: p of a chi-square test that right options stand at every place alike.

    Over the writer's single choices whose options are no sorted numbers; df = most options - 1.
    Source: design § 5. A probability; target > 0.05.
    """
    observed: Counter[int] = Counter()
    expected: defaultdict[int, float] = defaultdict(float)
    total = longest = 0
    for question in view.made:
        if question.type != "choice" or not question.raw.get("single"):
            continue
        listed = question.raw.get("choices")
        assert isinstance(listed, list | tuple)
        fractions = [choice.get("fraction", 0) for choice in listed]
        if fractions.count(1) != 1:
            continue
        place = fractions.index(1)
        total += 1
        longest = max(longest, len(listed))
        observed[place] += 1
        for at in range(len(listed)):
            expected[at] += 1 / len(listed)
    value = None
    if total >= _MIN_KEYS and longest > 1:
        statistic = sum((observed[at] - expected[at]) ** 2 / expected[at] for at in range(longest))
        value = chi_square_p(statistic, longest - 1)
    is_met = (value or 1.0) > 0.05
    faults = [] if is_met else [Fault("position", "", _ONE_PLACE)]
    return metric("key_places", "Right options at every place alike (p)", value, "> 0.05",
                  met=is_met, unit="ratio", detail=f"{total} questions"), faults  # fmt: skip


def key_lengths(view: View) -> Result:
    """Key-longest share: choices whose key is the longest option, less the share by chance.

    By chance it is the longest in 1/k of questions with k options; a sample of n may be off by
    1.64 standard errors. Source: design § 5 (1/k ± 0.1). A share; target <= 0.1.
    """
    longest, chance, total = 0, 0.0, 0
    for question in view.made:
        key, wrong = options_of(question)
        if not key or len(wrong) < 2 or key.startswith("`"):
            continue
        total += 1
        chance += 1 / (len(wrong) + 1)
        longest += all(len(key) > len(option) for option in wrong)
    if not total:
        return metric("key_lengths", "Right options that are the longest, above chance", None,
                      "<= 10 %", met=True), []  # fmt: skip
    even = chance / total
    value = longest / total - even
    slack = 1.64 * sqrt(even * (1 - even) / total)
    is_met = value <= 0.1 + slack
    told = f"The right option is the longest in {longest} of {total} questions."
    faults = [] if is_met else [Fault("position", "", told)]
    return metric("key_lengths", "Right options that are the longest, above chance", value,
                  "<= 10 %", met=is_met, detail=f"{longest} of {total}"), faults  # fmt: skip


def chi_square_p(statistic: float, freedom: int) -> float:
    """P(X >= statistic) for chi-square with so many degrees of freedom, by its recursion."""
    half = statistic / 2
    if freedom % 2:
        value, term, at = erfc(sqrt(half)), exp(-half) * sqrt(half) * 2 / sqrt(pi), 1
    else:
        value, term, at = exp(-half), exp(-half) * half, 2
    while at < freedom:
        value += term
        at += 2
        term *= half / (at / 2)
    return min(max(value, 0.0), 1.0)


def variety(view: View) -> Result:
    """Type mix: kinds of questions in the course, single and multiple choice told apart.

    Source: design § 5. A count; target >= 3.
    """
    kinds = Counter(
        "multiple choice" if q.type == "choice" and not q.raw.get("single") else q.type
        for q in view.questions
    )
    detail = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    value = float(len(kinds)) if kinds else None
    return metric("variety", "Types of questions", value, ">= 3", met=len(kinds) >= 3,
                  unit="count", detail=detail), []  # fmt: skip


def above_remembering(view: View) -> Result:
    """Questions that ask for more than remembering / all, by Bloom's levels.

    Source: design § 5, to be told honestly. A share; target 10 to 30 % without a model, more is
    no fault.
    """
    levels = [item_level(question) for question in view.questions]
    value = share(sum(level > REMEMBER for level in levels), len(levels))
    return metric("above_remembering", "Questions above remembering", value, ">= 10 %",
                  met=(value or 0) >= 0.1), []  # fmt: skip


def item_level(question: Question) -> int:
    """The level that a question reaches at most, whatever its outcome promises."""
    promised = max(level_of(question.outcome), REMEMBER)
    if "```" in question.prompt or question.is_harvested:
        return max(promised, APPLY)
    if question.type == "essay":
        return min(promised, UNDERSTAND)
    return UNDERSTAND if question.type == "order" else REMEMBER


def alignment(view: View) -> Result:
    """Alignment A1: questions that share a concept with their outcome / all.

    Source: Quality Matters standards 2 to 5. A share; target >= 0.95.
    """
    good = 0
    for question in view.questions:
        outcome = set(content_stems(question.outcome))
        asked = _gist(question) | {
            part for quote in question.quotes for part in content_stems(quote)
        }
        own = question.is_harvested or not outcome or "```" in question.prompt
        good += bool(question.outcome) and (own or bool(outcome & asked))
    value = share(good, len(view.questions))
    return metric("alignment", "Questions that fit their outcome", value, ">= 95 %",
                  met=(value or 0) >= 0.95), []  # fmt: skip


def explained(view: View) -> Result:
    """Questions that tell why their answers are right and wrong / all of the writer's.

    The words of the source for the right answer, a reason for each wrong option. Source: design
    § 3.2 G. A share; target 1.
    """
    good = 0
    for question in view.made:
        feedback = question.raw.get("feedback")
        general = str(feedback.get("general", "")) if isinstance(feedback, Mapping) else ""
        told = bool(general.strip() or question.raw.get("grader_notes"))
        good += told and all(_reasons(question))
    value = share(good, len(view.made))
    return metric("explained", "Questions that explain their answers", value, "100 %",
                  met=value == 1.0), []  # fmt: skip


def _reasons(question: Question) -> Sequence[bool]:
    """For each wrong option whether it says why it is wrong."""
    listed = question.raw.get("choices")
    gaps = question.raw.get("gaps")
    if question.type == "cloze" and isinstance(gaps, Mapping):
        listed = next(iter(gaps.values())).get("choices") if gaps else None
    if not isinstance(listed, list | tuple):
        return ()
    return [
        bool(str(option.get("feedback", "")).strip())
        for option in listed
        if option.get("fraction", 0) <= 0
    ]
