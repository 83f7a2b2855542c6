"""The report's titles, targets and sentences in the user's language; the domain speaks English."""

from __future__ import annotations

import re

from ...domain.course_report import Metric
from ..content.item_words import ITEM_SENTENCES
from ..kit.translate import marked, retold, tr

# Problems of questions and lessons, reasons and notes: {…} stands for words of the course.
_SENTENCES = (
    *ITEM_SENTENCES,
    marked("It points at a heading that the lesson does not have."),
    marked("It asks nothing."),
    marked("Its gaps and its text do not fit together."),
    marked("Its options are alike or too few."),
    marked("Its pairs do not fit."),
    marked("“{option}” may be right, too."),
    marked("“{option}” stands in the cited words, too."),
    marked("Two options count as right."),
    marked("It asks the same as {place}."),
    marked("Right options stand too often at one place."),
    marked("The right option is the longest in {longest} of {total} questions."),
    marked("Block {number} of {source} is out of order."),
    marked("Block {number} of {source} stands in no lesson."),
    marked("Block {number} of {source} stands in two lessons."),
    marked("Nothing of {source} stands in the course."),
    marked("The end of {source} stands in no lesson."),
    marked("Two lessons have the same title."),
    marked("A sentence of the summary has no citation."),
    marked("A definition has no citation."),
    marked("The question has no citation."),
    marked("A citation names no place."),
    marked("A citation is empty."),
    marked("It cites {source}, which is no source."),
    marked("A quote is not the source's: “{quote}”."),
    marked("The source does not say: “{text}”."),
    marked("It stands in no source: “{text}”."),
    marked("“{words}” does not stand in the words that are cited."),
    marked("“{words}” was left in the text."),
    marked("The text holds signs that nobody can see."),
    marked("No question tests: {outcome}."),
    marked("It takes {minutes} minutes."),
    marked("Its text yields no question: no definition, list, number or exercise to ask about."),
    marked("Its text yields only one question."),
    marked("{made} of {wanted}: it reads like a story, which states few facts."),
    marked("{made} of {wanted}: no more testable facts here."),
    marked("You left it out."),
    marked("The model left it out."),
    marked("Its module was deleted before it was written."),
    marked("This could not be written because of a fault in the program. The log has the details."),
    marked("The text of this lesson yields no other question."),
)

_DETAILS = (
    marked("{done} of {count} citations hold"),
    marked("{count} statements with such"),
    marked("{count} statements"),
    marked("{done} of {count} questions can be judged"),
    marked("the authors' own: {done} of {count}"),
    marked("{done} of {count} questions"),
    marked("{done} of {count} outcomes"),
    marked("{done} of {count} lessons"),
    marked("{done} of {count}"),
    marked("{count} questions"),
    marked("{made} made, {own} of the authors"),
    marked("{count} blocks"),
    marked("{count} phrases"),
    marked("{count} with a verb that cannot be seen"),
)


def told(sentence: str) -> str:
    """A problem, reason or note in the user's language."""
    return retold(sentence, _SENTENCES)


def detail_words(metric: Metric) -> str:
    """The figures behind a metric."""
    return retold(metric.detail, _DETAILS)


def target_words(target: str) -> str:
    """A target such as ">= 95 %" as people say it."""
    if target == "as declared":
        return tr("No target: it depends on the readers")
    match = re.fullmatch(r"(>=|<=|>|<)? ?([\d.]+)( ?%)?( words)?(, none with two)?", target)
    if match is None:
        return tr("Target {value}", value=target)
    value = match[2] + ("%" if match[3] else "")
    if match[4]:
        value = tr("{value} words", value=value)
    words = {
        ">=": tr("Target at least {value}", value=value),
        "<=": tr("Target at most {value}", value=value),
        ">": tr("Target above {value}", value=value),
        "<": tr("Target below {value}", value=value),
    }.get(match[1] or "", tr("Target {value}", value=value))
    return f"{words}, {tr('none with two')}" if match[5] else words


def metric_words(metric: Metric) -> tuple[str, str]:
    """A metric's name, and what it says about a course."""
    return _metrics().get(metric.key, (metric.title, ""))


def _metrics() -> dict[str, tuple[str, str]]:
    return {**_evidence(), **_questions(), **_rules(), **_course()}


def _evidence() -> dict[str, tuple[str, str]]:
    return {
        "citations": (
            tr("Citations that hold"),
            tr("Every quote stands letter by letter at the place that it names."),
        ),
        "keys": (
            tr("Right answers that are right"),
            tr("The answer that counts as right stands in the passage that is cited."),
        ),
        "leaks": (
            tr("Leaks"),
            tr("Nothing of the writer's own work, such as marks or code, was left in the text."),
        ),
        "tiling": (
            tr("Passages in exactly one lesson"),
            tr("No passage of the documents is lost, and none is taught twice."),
        ),
        "grounding": (
            tr("Statements that the documents make"),
            tr("Summaries, definitions and questions say what their passages say."),
        ),
        "support": (
            tr("Numbers, names and code that are cited"),
            tr("Each of them stands in the words that are cited for it."),
        ),
        "coverage": (
            tr("Foremost phrases in the lessons"),
            tr("The phrases that the documents use most are found in the lessons."),
        ),
    }


def _questions() -> dict[str, tuple[str, str]]:
    return {
        "outcomes_assessed": (
            tr("Outcomes that a question tests"),
            tr("What a lesson promises to teach is asked for."),
        ),
        "lessons_assessed": (
            tr("Lessons with two questions or more"),
            tr("One question alone says little about what was understood."),
        ),
        "form": (
            tr("Questions that do not fit together"),
            tr("Gaps and text, options and pairs belong to one another."),
        ),
        "distractor_validity": (
            tr("Wrong options that may be right"),
            tr("A wrong option must be wrong by the documents themselves."),
        ),
        "distractor_plausibility": (
            tr("Questions with two plausible wrong options"),
            tr("Wrong options that nobody would choose give the right one away."),
        ),
    }


def _rules() -> dict[str, tuple[str, str]]:
    return {
        "flaws": (
            tr("Flaws in a question"),
            tr("How many of twenty rules for good questions one breaks on average."),
        ),
        "flawless": (
            tr("Questions without a flaw"),
            tr("They break none of twenty rules for good questions."),
        ),
        "all_criteria": (
            tr("Questions that pass everything"),
            tr("No problem of any kind was found in them."),
        ),
        "duplicates": (
            tr("Questions that ask the same"),
            tr("Nobody should be asked the same in nearly the same words."),
        ),
        "key_places": (
            tr("Right options at every place alike (p)"),
            tr("Below the target one could guess by the place of an option."),
        ),
        "key_lengths": (
            tr("Right options that are the longest, above chance"),
            tr("One could guess the right option by its length."),
        ),
        "variety": (
            tr("Types of questions"),
            tr("Different types ask for different kinds of knowledge."),
        ),
        "above_remembering": (
            tr("Questions above remembering"),
            tr("They ask to understand or to do, not only to know the words."),
        ),
        "alignment": (
            tr("Questions that fit their outcome"),
            tr("A question and the outcome that it tests are about the same thing."),
        ),
        "explained": (
            tr("Questions that explain their answers"),
            tr("Whoever answers reads why an option is right or wrong."),
        ),
    }


def _course() -> dict[str, tuple[str, str]]:
    return {
        "outcome_quality": (
            tr("Outcomes that can be measured"),
            tr("They begin with a verb whose doing can be seen."),
        ),
        "titles": (
            tr("Titles that stand there twice"),
            tr("Two lessons of the same name cannot be told apart."),
        ),
        "evenness": (
            tr("Spread of lesson lengths"),
            tr("How far the lessons' times lie apart; 0 is all alike."),
        ),
        "length": (
            tr("Lessons of 3 to 12 minutes"),
            tr("Shorter ones say little, longer ones tire. The size is set in the outline."),
        ),
        "sentence_length": (
            tr("Words in a statement"),
            tr("How long the sentences are that stand beside the text."),
        ),
        "reading_grade": (
            tr("Reading grade (Flesch-Kincaid)"),
            tr("About how many years of school it takes to read it."),
        ),
    }
