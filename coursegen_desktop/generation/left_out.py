"""What readers left out of documents, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from .sources import Source

_NOTES = {
    "pictures": "Pictures that could not be taken over: {count}, kept as captions only.",
    "remote_pictures": "Pictures on the web that were not loaded: {count}.",
    "front_matter": "Title pages, contents, indexes and the like that were left out: {count}.",
    "broken_chapters": "Chapters that are missing or broken and were left out: {count}.",
    "scripts": "Scripts and style sheets inside documents that were left out: {count}.",
    "interactive": "Lines of LiaScript (macros, animations, quizzes) that were left out: {count}.",
    "widgets": "Widgets and pages that programs made, left out: {count}.",
    "error_outputs": "Warnings that programs printed, left out: {count}.",
    "cut_outputs": "Long outputs of programs that were cut short: {count}.",
    "cut_cells": "Cells beyond the first 20,000 of a notebook, left out: {count}.",
    "raw_cells": "Raw cells of notebooks that were left out: {count}.",
    "test_cells": "Cells that only test a learner's program, left out: {count}.",
    "embedded_exercises": "Exercises that are kept on a server and could not be read: {count}.",
    "missing_includes": "Included program files that were not found: {count}.",
    "hidden": "Invisible characters that were taken out: {count}.",
    "hidden_text": "Passages of hidden text that were left out: {count}.",
    "comments": "Comments of reviewers that were left out: {count}.",
    "deletions": "Deleted passages that were still marked in documents and left out: {count}.",
    "contents": "Tables of contents and indexes that were left out: {count}.",
    "decorative": "Pictures marked as decoration that were left out: {count}.",
    "drawings": "Drawings and embedded objects that could not be taken over: {count}.",
    "cut_charts": "Charts with more data than a table can show, cut short: {count}.",
    "symbols": "Signs of special fonts that have no letter and were left out: {count}.",
    "films": "Films and sounds that were left out: {count}.",
    "macros": "Documents with macros, which were neither kept nor run: {count}.",
    "hidden_slides": "Hidden slides that were left out: {count}.",
    "narration": "Slides whose speaker notes are kept as narration, not as text: {count}.",
    "too_deep": "Documents in which something nested too deeply was left out: {count}.",
    "pdf_furniture": "Running heads, feet and page numbers that were left out: {count} lines.",
    "pdf_contents": "Entries of lists of contents that were left out: {count}.",
    "pdf_hidden": "Letters that nobody can see in the PDF and that were left out: {count}.",
    "pdf_sideways": "Letters that stand sideways in the PDF and were left out: {count}.",
    "pdf_unreadable": "Letters of the PDF that stand for no known sign and were left out: {count}.",
    "pdf_too_many": "Letters on overfull pages of the PDF that were left out: {count}.",
    "pdf_broken_pages": "Pages of the PDF that cannot be opened and were left out: {count}.",
    "pdf_formulas": "Formulas that were taken over as pictures: {count}.",
    "pdf_scanned": "Scanned pages that tesseract read, perhaps with wrong letters: {count}.",
    "pdf_unread_scans": "Scanned pages that tesseract could not read in time: {count}.",
}


def noted(sources: Iterable[Source]) -> list[str]:
    """One sentence for each kind of note, counted over all documents."""
    counts = dict.fromkeys(_NOTES, 0)
    for source in sources:
        for name, count in source.notes.items():
            counts[name] += count
    return [_NOTES[name].format(count=count) for name, count in counts.items() if count]
