"""What bringing in a file of notes would do, and what becomes of those that differ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...domain.annotation import Annotation, ImportChoice, NotesConflict, NotesImportPlan
from ..content.mark_colours import colour_name
from ..kit.choice_box import DropDown
from ..kit.dialogs import Dialog
from ..kit.lists import Card, Muted, ScrollPage, SectionTitle, Small
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_MOST = 200  # conflicts that are shown one by one; the others are decided together
_SHOWN = 12  # lessons that are named


class ImportDialog(Dialog):
    """`choices` holds what was decided, by public id, when it was accepted."""

    def __init__(self, parent: QWidget, plan: NotesImportPlan) -> None:
        super().__init__(parent, tr("Import notes"))
        self._plan = plan
        self._boxes: list[tuple[NotesConflict, DropDown]] = []
        parts = [tr("%n new note(s)", len(plan.new))] if plan.new else []
        if plan.same:
            parts.append(tr("%n already here", plan.same))
        if plan.conflicts:
            parts.append(tr("%n differ(s) from yours", len(plan.conflicts)))
        self.add_title(tr("Import notes from {file}", file=plan.file), ", ".join(parts) + ".")
        scroll = ScrollPage(margin=0)
        scroll.setAccessibleName(tr("What will be imported"))
        if plan.unknown:
            self._add_unknown(scroll)
        if plan.conflicts:
            self._add_conflicts(scroll)
        if plan.unknown or plan.conflicts:
            scroll.column.addStretch(1)
            scroll.setMinimumHeight(theme_host_of(parent).px(280))
            self.column.addWidget(scroll, 1)
        self.add_buttons(tr("Import"), "")

    @property
    def choices(self) -> dict[str, ImportChoice]:
        """What becomes of each note that differs."""
        rest = ImportChoice(self._all.currentData()) if self._boxes else ImportChoice.BOTH
        decided = {conflict.mine.public_id: rest for conflict in self._plan.conflicts}
        for conflict, box in self._boxes:
            decided[conflict.mine.public_id] = ImportChoice(box.currentData())
        return decided

    def _add_unknown(self, scroll: ScrollPage) -> None:
        scroll.column.addWidget(SectionTitle(tr("Lessons that are not in this library")))
        words = tr("Their notes are kept and find their place when the lesson is imported.")
        scroll.column.addWidget(Muted(words, wrap=True))
        for course, lesson, count in self._plan.unknown[:_SHOWN]:
            line = f"{course} › {lesson}: " + tr("%n note(s)", count)
            scroll.column.addWidget(Small(line, wrap=True))
        if len(self._plan.unknown) > _SHOWN:
            more = tr("and %n more", len(self._plan.unknown) - _SHOWN)
            scroll.column.addWidget(Small(more))

    def _add_conflicts(self, scroll: ScrollPage) -> None:
        scroll.column.addWidget(SectionTitle(tr("Notes that differ from yours")))
        self._all = _choice_box(tr("For all of them"))
        self._all.currentIndexChanged.connect(self._on_all)
        scroll.column.addWidget(self._all)
        for conflict in self._plan.conflicts[:_MOST]:
            card = Card(margin=12)
            quoted = " ".join(conflict.mine.anchor.exact.split())[:120]
            card.column.addWidget(Small(tr("“{words}”", words=quoted), wrap=True))
            newer = conflict.newer_is_theirs
            card.column.addWidget(Muted(_side(tr("Yours"), conflict.mine, not newer), wrap=True))
            card.column.addWidget(
                Muted(_side(tr("In the file"), conflict.theirs, newer), wrap=True)
            )
            box = _choice_box(tr("What to keep of “{words}”", words=quoted))
            card.column.addWidget(box)
            self._boxes.append((conflict, box))
            scroll.column.addWidget(card)

    def _on_all(self, index: int) -> None:
        for _conflict, box in self._boxes:
            box.setCurrentIndex(index)


def _choice_box(name: str) -> DropDown:
    box = DropDown()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.addItem(tr("Keep both"), ImportChoice.BOTH.value)
    box.addItem(tr("Keep mine"), ImportChoice.MINE.value)
    box.addItem(tr("Take the file's"), ImportChoice.THEIRS.value)
    return box


def _side(name: str, note: Annotation, is_newer: bool) -> str:
    details = [colour_name(note.colour), *(f"#{tag}" for tag in note.tags)]
    if is_newer:
        details.append(tr("newer"))
    words = " ".join(note.body.split())[:300] or tr("no note")
    return f"{name} ({', '.join(details)}): {words}"
