"""What the rules for good questions say, in the user's language; the domain speaks English."""

from __future__ import annotations

from ..kit.translate import marked

ITEM_SENTENCES = (
    marked("Two options say the same."),
    marked("The right option is much longer than the others."),
    marked("A word of the right option stands in the question."),
    marked("An “a” or “an” gives the right option away."),
    marked("Singular or plural gives the right option away."),
    marked("Only wrong options hold words such as “always” or “never”."),
    marked("An option is “all” or “none of the above”."),
    marked("Options are combinations of other options."),
    marked("The question asks for what is not so."),
    marked("The question says too little to be answered."),
    marked("It rests on a word such as “often” or “usually”."),
    marked("The options are of different kinds."),
    marked("The numbers among the options are not sorted."),
    marked("More than one option may be right."),
    marked("No option is right."),
    marked("The gap stands at the beginning, and too little follows."),
    marked("One sentence has several gaps."),
    marked("It points at something that is not there, as “this” or “Figure 3”."),
    marked("The question is too long."),
    marked("It asks for a year or a page."),
)
