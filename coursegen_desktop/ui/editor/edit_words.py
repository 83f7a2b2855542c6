"""What steps of editing are called: Undo move “Light reactions”."""

from __future__ import annotations

from ...domain.edit import EditLabel
from ..kit.translate import tr

_LONGEST = 48


def step_words(label: EditLabel) -> str:
    """A step in words that follow "Undo" or "Redo"."""
    title = label.title if len(label.title) <= _LONGEST else label.title[: _LONGEST - 1] + "…"
    if title:
        words = _named(title).get(label.verb)
        if words:
            return words
    return _nameless().get(label.verb) or tr("the last change")


def undo_words(label: EditLabel | None) -> str:
    """The button's words: "Undo" alone where there is nothing to undo."""
    return tr("Undo") if label is None else tr("Undo {step}", step=step_words(label))


def redo_words(label: EditLabel | None) -> str:
    """The button's words: "Redo" alone where there is nothing to do again."""
    return tr("Redo") if label is None else tr("Redo {step}", step=step_words(label))


def _named(title: str) -> dict[str, str]:
    return {
        "write": tr("writing in “{title}”", title=title),
        "add_lesson": tr("add “{title}”", title=title),
        "add_module": tr("add module “{title}”", title=title),
        "rename_lesson": tr("rename “{title}”", title=title),
        "rename_module": tr("rename module “{title}”", title=title),
        "move_lesson": tr("move “{title}”", title=title),
        "move_module": tr("move module “{title}”", title=title),
        "delete_lesson": tr("delete “{title}”", title=title),
        "delete_module": tr("delete module “{title}”", title=title),
        "duplicate_lesson": tr("duplicate “{title}”", title=title),
        "duplicate_module": tr("duplicate module “{title}”", title=title),
        "split_lesson": tr("split “{title}”", title=title),
        "merge_lessons": tr("merge into “{title}”", title=title),
        "paste": tr("paste “{title}”", title=title),
        "change_course": tr("change of “{title}”", title=title),
        "add_quiz": tr("add quiz “{title}”", title=title),
        "change_quiz": tr("change of quiz “{title}”", title=title),
        "delete_quiz": tr("delete quiz “{title}”", title=title),
        "move_quiz": tr("move quiz “{title}”", title=title),
        "add_file": tr("add file “{title}”", title=title),
        "change_file": tr("change of file “{title}”", title=title),
        "delete_file": tr("delete file “{title}”", title=title),
        "move_file": tr("move file “{title}”", title=title),
        "take_back_lesson": tr("take “{title}” back", title=title),
        "take_back_module": tr("take module “{title}” back", title=title),
        "take_back_asset": tr("take “{title}” back", title=title),
        "restore_lesson": tr("restore “{title}”", title=title),
        "restore_course": tr("restore the course"),
        "make_script": tr("write the script of “{title}”", title=title),
        "change_script": tr("writing in the script of “{title}”", title=title),
        "change_slides": tr("change of the slides of “{title}”", title=title),
        "replace_file": tr("replace file “{title}”", title=title),
        "make_media": tr("make sound and film of “{title}”", title=title),
        "rename_file": tr("rename file “{title}”", title=title),
        "copy_question": tr("copy question “{title}”", title=title),
        "move_question": tr("move question “{title}”", title=title),
        "make_pool": tr("make pool “{title}”", title=title),
        "assist_rewrite": tr("rewriting by {model}", model=title),
        "assist_simplify": tr("simplifying by {model}", model=title),
        "assist_translate": tr("translation by {model}", model=title),
        "assist_example": tr("example by {model}", model=title),
        "assist_analogy": tr("analogy by {model}", model=title),
        "assist_questions": tr("questions by {model}", model=title),
        "assist_wrong_answers": tr("wrong answers by {model}", model=title),
        "assist_outcomes": tr("outcomes by {model}", model=title),
        "assist_picture": tr("description of a picture by {model}", model=title),
    }


def _nameless() -> dict[str, str]:
    return {
        "move_lesson": tr("move lessons"),
        "move_module": tr("move modules"),
        "delete_lesson": tr("delete lessons"),
        "delete_module": tr("delete modules"),
        "duplicate_lesson": tr("duplicate lessons"),
        "duplicate_module": tr("duplicate modules"),
        "paste": tr("paste"),
        "add_quiz": tr("add quiz"),
        "change_quiz": tr("change of the quiz"),
        "delete_quiz": tr("delete quiz"),
        "move_quiz": tr("move quiz"),
        "make_script": tr("write the script"),
        "add_script": tr("add script"),
        "change_script": tr("writing in the script"),
        "delete_script": tr("delete script"),
        "move_script": tr("move script"),
        "add_slides": tr("add slides"),
        "change_slides": tr("change of the slides"),
        "delete_slides": tr("delete slides"),
        "move_slides": tr("move slides"),
        "add_file": tr("add file"),
        "change_file": tr("change of the file"),
        "delete_file": tr("delete files"),
        "move_file": tr("move file"),
        "restore_lesson": tr("restore the lesson"),
        "restore_course": tr("restore the course"),
        "replace_file": tr("replace file"),
        "make_media": tr("make sound and film"),
        "rename_file": tr("rename file"),
        "copy_question": tr("copy questions"),
        "move_question": tr("move questions"),
        "make_pool": tr("make pool"),
        "mend": tr("mend"),
    }
