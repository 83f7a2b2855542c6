"""A quiz on the desk: the list of its questions, and beside it the form of the chosen one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ....domain.ids import AssetId
from ....domain.question_shape import shaped
from ....domain.quiz_draft import DraftItem, QuizDraft
from ...content.pictures import Resolver
from ...kit.empty_state import EmptyState
from ...kit.focus import start_at
from ...kit.lists import Hairline
from ...kit.speech import say
from ...kit.translate import tr
from .clipboard import clip_text, read_clip, renamed
from .desk_menus import acts_menu, kinds_menu, open_above
from .desk_parts import SWITCH, DeskBar, DeskPanel
from .flaw_cards import Flaw
from .form import QuestionForm
from .form_area import FormArea
from .kinds import Kind, blank_question, kind_of
from .part import Json
from .picture_parts import PictureDesk
from .quiz_lines import Lines, line_after_step, place_of_line, summary
from .settings_form import SettingsForm
from .try_pane import TryPane

EDIT, TRY, SETTINGS = "edit", "try", "settings"


class QuizDesk(QWidget):
    """Holds the draft of one quiz and states wishes.

    `quiz_changed` carries the content to store after each change; `question_shown` the id of the
    question in front. The owner sets `media_resolver`, which finds pictures by their names.
    """

    quiz_changed = Signal(object)
    question_shown = Signal(str)
    add_quiz_wanted = Signal()
    delete_quiz_wanted = Signal()
    quiz_chosen = Signal(int)
    paste_text_wanted = Signal()
    bank_wanted = Signal()
    picture_wanted = Signal(str)  # the question that wants one
    source_wanted = Signal(object)  # the `ext` of the question
    told = Signal(str)  # a sentence for a notice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.media_resolver: Resolver | None = None
        self.draft: QuizDraft | None = None
        self.asset_id: AssetId | None = None
        self.current, self.view = "", EDIT
        self._outcomes: tuple[str, ...] = ()
        self._flaws: dict[str, tuple[Flaw, ...]] = {}
        self._fresh: set[str] = set()  # being written for the first time
        self._lines = Lines()
        self._forms: dict[str, QuestionForm] = {}
        self.pictures = PictureDesk(self)
        self.pictures.add_wanted.connect(lambda: self.picture_wanted.emit(self.current))
        self._outer = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._outer)
        self.nothing = EmptyState(
            "circle-question-mark",
            tr("No quiz yet"),
            tr("A quiz stands at the end of the lesson and tests what it teaches."),
            tr("Add a quiz"),
            action_icon="plus",
        )
        self.nothing.action_requested.connect(self.add_quiz_wanted)
        self._outer.addWidget(self.nothing)
        self._outer.addWidget(self._make_desk())
        start_at(self, self.list)

    # ------------------------------------------------------------ showing

    def show_nothing(self) -> None:
        """The lesson has no quiz."""
        self.draft, self.asset_id = None, None
        self._outer.setCurrentIndex(0)

    def show_quiz(
        self,
        asset_id: AssetId,
        content: Mapping[str, Any],
        outcomes: Sequence[str] = (),
        *,
        quizzes: Mapping[int, str] | None = None,
        can_add_pictures: bool = False,
    ) -> None:
        """Put a quiz on the desk. The one that is there, changed elsewhere (an undo), keeps the
        question, the view and the keyboard; its own echo changes nothing.
        """
        is_same = asset_id == self.asset_id
        self._outcomes = tuple(outcomes)
        self._outer.setCurrentIndex(1)
        self.panel.show_quizzes(quizzes or {}, int(asset_id))
        if is_same and self.draft is not None and self.draft.dump() == content:
            return
        self.asset_id, self.draft = asset_id, QuizDraft.read(content)
        self.pictures.show(self.draft.media, can_add=can_add_pictures)
        if not is_same:
            self._flaws, self.view, self.current = {}, EDIT, ""
            self._fresh.clear()
        place = min(self._place_before, len(self.draft.items) - 1) if is_same else 0
        if self.draft.item(self.current) is None:
            items = self.draft.items
            self.current = items[max(place, 0)].id if items else ""
        self._refresh()

    def offer_pictures(self, media: Sequence[Json]) -> None:
        """Pictures of the course that the quiz does not hold yet."""
        self.pictures.offer(media)

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """What the rules for good questions say of this quiz."""
        found: dict[str, tuple[Flaw, ...]] = {}
        for flaw in flaws:
            found[flaw.question_id] = (*found.get(flaw.question_id, ()), flaw)
        self._flaws = found
        if self.draft is not None:
            self._refresh_list()
            self._show_flaws_here()

    def content(self) -> Json:
        """The quiz as it is to be stored."""
        return {} if self.draft is None else self.draft.dump()

    @property
    def item(self) -> DraftItem | None:
        """The question in front."""
        return None if self.draft is None else self.draft.item(self.current)

    def show_view(self, view: str) -> None:
        """Edit, try, or the quiz's settings."""
        self.view = view
        if view == TRY:
            self._fresh.discard(self.current)
        self._refresh_right()
        if view == TRY:
            self.trying.focus_first()
        elif view == EDIT and self.stack.isAncestorOf(QApplication.focusWidget() or self):
            self._on_form_wanted()

    def choose(self, question_id: str) -> None:
        """Put a question in front."""
        if self.draft is None or self.draft.item(question_id) is None:
            return
        self._fresh -= {self.current} - {question_id}
        if self.view == SETTINGS:
            self.view = EDIT
        self.current = question_id
        self._refresh()
        self.question_shown.emit(question_id)

    @cached_property
    def trying(self) -> TryPane:
        """Where a question is tried."""
        made = TryPane()
        made.edit_wanted.connect(lambda: self.show_view(EDIT))
        self.stack.addWidget(made)
        return made

    @cached_property
    def settings(self) -> SettingsForm:
        """The settings of the quiz."""
        made = SettingsForm()
        made.changed.connect(self._on_head)
        made.sections_changed.connect(self._on_sections)
        made.delete_wanted.connect(self.delete_quiz_wanted)
        made.another_wanted.connect(self.add_quiz_wanted)
        self.stack.addWidget(made)
        return made

    # ------------------------------------------------------------ changing

    def add_questions(self, raws: Sequence[Mapping[str, Any]], media: Sequence[Json] = ()) -> None:
        """Put questions behind the one in front, under ids of their own, and show the first."""
        if self.draft is None or not raws:
            return
        made = [shaped(raw) for raw in renamed(raws, new_id)]
        at = self.draft.place(self.current)
        here = self.draft.item(self.current)
        section = here.section if here is not None else self._first_section()
        draft = self._with_media(media).with_added(made, None if at < 0 else at + 1, section)
        self._set(draft, str(made[0]["id"]))
        self.list.select_keys([str(one["id"]) for one in made])

    def replace_question(self, raw: Mapping[str, Any]) -> None:
        """Another version of the question that has its id, which comes in front."""
        if self.draft is not None and self.draft.item(str(raw.get("id"))) is not None:
            self._set(self.draft.with_question(shaped(raw)), str(raw["id"]))

    def add_kind(self, kind: Kind) -> None:
        """A new question of a kind, with the keyboard in its text."""
        if self.draft is None:
            return
        self.view = EDIT
        self.add_questions([blank_question(kind, "new")])
        self._fresh.add(self.current)
        self._refresh_right()
        self._form(kind_of(kind.blank)).focus_first()

    def delete(self, ids: Sequence[str], *, is_told: bool = True) -> None:
        """Take questions out of the quiz; the one below them comes in front."""
        if self.draft is None or not ids:
            return
        place = self.draft.place(ids[-1])
        below = [item.id for item in self.draft.items[place + 1 :] if item.id not in ids]
        above = [item.id for item in self.draft.items[:place] if item.id not in ids]
        current = self.current if self.current not in ids else ""
        current = current or (below[0] if below else above[-1] if above else "")
        self._set(self.draft.without(ids), current)
        if is_told:
            self.told.emit(tr("%n question(s) deleted. Undo brings back what is gone.", len(ids)))

    def duplicate(self, ids: Sequence[str]) -> None:
        """The same once more, behind the last of them."""
        if self.draft is not None and ids:
            last = ids[-1]
            self.current = last
            self.add_questions([item.raw for item in self._items(ids)])

    def move_before(self, ids: Sequence[str], line: int) -> None:
        """Put questions before a line of the list."""
        if self.draft is None:
            return
        lines = self.list.lines.items
        place, section = place_of_line(lines, line, set(ids))
        self._set(self.draft.moved(ids, place, section), self.current)
        self.list.select_keys(ids)
        number, total = self.draft.place(ids[0]) + 1, len(self.draft.items)
        say(self.list, tr("Now number {number} of {total}", number=number, total=total))

    def step(self, ids: Sequence[str], step: int) -> None:
        """One place up or down, into the next pool where the pool ends."""
        line = line_after_step(self.list.lines.items, set(ids), step)
        if line >= 0:
            self.move_before(ids, line)

    def copy(self, ids: Sequence[str]) -> None:
        """Put questions into the clipboard."""
        if self.draft is not None and ids:
            raws = [item.raw for item in self._items(ids)]
            QGuiApplication.clipboard().setText(clip_text(raws, self.draft.media))
            self.told.emit(tr("%n question(s) copied.", len(raws)))

    def cut(self, ids: Sequence[str]) -> None:
        """Put questions into the clipboard and take them out."""
        self.copy(ids)
        self.delete(ids, is_told=False)

    def paste(self) -> None:
        """Put in the questions of the clipboard; another text is for the paste dialog."""
        questions, media = read_clip(QGuiApplication.clipboard().text())
        if questions:
            self.add_questions(questions, media)
        else:
            self.paste_text_wanted.emit()

    def set_picture(self, question_id: str, medium: Mapping[str, Any]) -> None:
        """A file was added for a question: it becomes its picture."""
        if self.draft is None:
            return
        draft = self._with_media([dict(medium)])
        item = draft.item(question_id)
        if item is not None and "image" in item.raw:
            draft = draft.with_question({**item.raw, "image": medium["id"]})
        self.pictures.show(draft.media, can_add=self.pictures.can_add)
        self._set(draft, self.current)

    # ------------------------------------------------------------ inside

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.panel = DeskPanel()
        self.list = self.panel.list
        row.addWidget(self.panel)
        row.addWidget(Hairline(vertical=True))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self.bar = DeskBar()
        right.addWidget(self.bar)
        self._bar_line = Hairline()
        right.addWidget(self._bar_line)
        self.area = FormArea()
        self.stack = self.area.stack
        right.addWidget(self.area, 1)
        row.addLayout(right, 1)
        self.empty = EmptyState(
            "circle-question-mark",
            tr("No questions yet"),
            tr("Add one of any kind, or paste a list of them."),
            tr("Add a question"),
            action_icon="plus",
        )
        self.empty.action_requested.connect(lambda: self.empty.open_below(kinds_menu(self)))
        self.stack.addWidget(self.empty)
        self._connect()
        return desk

    def _connect(self) -> None:
        panel, wishes = self.panel, self.list
        panel.quiz_chosen.connect(self.quiz_chosen)
        panel.settings_wanted.connect(lambda: self.show_view(SETTINGS))
        panel.add.clicked.connect(lambda: open_above(kinds_menu(self), panel.add))
        panel.paste.clicked.connect(self.paste_text_wanted)
        panel.bank.clicked.connect(self.bank_wanted)
        wishes.chosen.connect(self.choose)
        wishes.form_wanted.connect(self._on_form_wanted)
        wishes.move_wanted.connect(self.move_before)
        wishes.step_wanted.connect(self.step)
        wishes.delete_wanted.connect(lambda ids: self.delete(ids))
        wishes.duplicate_wanted.connect(self.duplicate)
        wishes.copy_wanted.connect(self.copy)
        wishes.cut_wanted.connect(self.cut)
        wishes.paste_wanted.connect(self.paste)
        wishes.menu_wanted.connect(lambda at: acts_menu(self).popup(at))
        switch = QAction(tr("Edit or try"), self)
        switch.setShortcut(QKeySequence(SWITCH))
        switch.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        switch.triggered.connect(lambda: self.show_view(EDIT if self.view == TRY else TRY))
        self.addAction(switch)
        self.bar.edit.clicked.connect(lambda: self.show_view(EDIT))
        self.bar.try_it.clicked.connect(lambda: self.show_view(TRY))
        self.bar.menu_wanted.connect(lambda at: acts_menu(self).popup(at))

    def _items(self, ids: Sequence[str]) -> list[DraftItem]:
        return [] if self.draft is None else [i for i in self.draft.items if i.id in set(ids)]

    def _first_section(self) -> str:
        sections = self.draft.sections if self.draft is not None else ()
        return str(sections[0]["id"]) if sections else ""

    def _with_media(self, media: Sequence[Json]) -> QuizDraft:
        assert self.draft is not None
        known = {str(one.get("id")) for one in self.draft.media}
        new = [one for one in media if str(one.get("id")) not in known]
        return self.draft.with_head(media=[*self.draft.media, *new]) if new else self.draft

    def _set(self, draft: QuizDraft, current: str) -> None:
        """Another draft, by an act on this desk."""
        self.draft, self.current = draft, current
        self._refresh()
        self.quiz_changed.emit(draft.dump())

    def _refresh(self) -> None:
        self._refresh_list()
        self._refresh_right()

    def _refresh_list(self) -> None:
        if self.draft is None:
            return
        self._place_before = max(0, self.draft.place(self.current))
        self.list.show_lines(self._lines.of(self.draft, self._flaws), self.current)
        title = str(self.draft.head.get("title", "")) or tr("Quiz")
        self.panel.show_facts(title, summary(self.draft))

    _place_before = 0

    def _refresh_right(self) -> None:
        item, draft = self.item, self.draft
        if draft is None:
            return
        self.bar.show_view(self.view)
        has_bar = self.view == SETTINGS or item is not None
        self.bar.setVisible(has_bar)
        self._bar_line.setVisible(has_bar)
        if self.view == SETTINGS:
            self.bar.show_title("settings", tr("Quiz settings"), has_question=False)
            self.settings.show_draft(draft)
            words = " ".join(flaw.words for flaw in self._flaws.get("", ()))
            self.settings.told.show_text(words)
            self.area.show_preview(None, now=True)
            self.stack.setCurrentWidget(self.settings)
            return
        if item is None:
            self.area.show_preview(None, now=True)
            self.stack.setCurrentWidget(self.empty)
            return
        kind = kind_of(item.raw)
        number = draft.place(item.id) + 1
        words = tr("{number}.  {kind}", number=number, kind=kind.name)
        self.bar.show_title(kind.icon, words, has_question=True)
        if self.view == TRY:
            self._fill_trial(self.trying)
            self.area.show_preview(None, now=True)
            self.stack.setCurrentWidget(self.trying)
            return
        form = self._form(kind)
        form.show_question(item.raw, self._faults_of(item))
        form.offer(self._outcomes, self._texts())
        self._show_flaws_here()
        self.stack.setCurrentWidget(form)
        self.area.show_preview(self._fill_trial, now=True)

    def _fill_trial(self, pane: TryPane) -> None:
        item, draft = self.item, self.draft
        if item is not None and draft is not None:
            settings = draft.head.get("settings") or {}
            pane.show_question(
                item.raw,
                item.faults,
                draft.place(item.id) + 1,
                len(draft.items),
                shuffle=bool(settings.get("shuffle_choices")),
            )

    def _form(self, kind: Kind) -> QuestionForm:
        name = "opaque" if kind.key == "opaque" else str(kind.blank["type"])
        if name not in self._forms:
            form = QuestionForm(name, self.pictures)
            form.changed.connect(self._on_question)
            form.fix_wanted.connect(self._on_fix)
            form.source_wanted.connect(self._on_source)
            self._forms[name] = form
            self.stack.addWidget(form)
        return self._forms[name]

    def _faults_of(self, item: DraftItem) -> tuple[Any, ...]:
        """While a question is written for the first time, what is still empty is no news."""
        return () if item.id in self._fresh and item.whole is None else item.faults

    def _texts(self) -> dict[str, str]:
        items = () if self.draft is None else self.draft.items
        texts = {item.id for item in items if item.raw.get("type") == "description"}
        lines = [line for line in self.list.lines.items if line.key in texts]
        return {line.key: line.title or tr("Text") for line in lines}

    def _show_flaws_here(self) -> None:
        item = self.item
        if item is not None and self.view == EDIT:
            self._form(kind_of(item.raw)).show_flaws(self._flaws.get(item.id, ()))

    def _on_question(self, raw: Json) -> None:
        if self.draft is None or raw.get("id") != self.current:
            return
        chosen = [one for one in self.pictures.offered if one["id"] == raw.get("image")]
        if chosen:
            self.draft = self._with_media(chosen)
            self.pictures.show(self.draft.media, can_add=self.pictures.can_add)
        self.draft = self.draft.with_question(raw)
        item = self.item
        if item is not None:
            self._form(kind_of(raw)).show_faults(self._faults_of(item))
        self._refresh_list()
        self.area.show_preview(self._fill_trial, now=False)
        self.quiz_changed.emit(self.draft.dump())

    def _on_fix(self, flaw: Flaw) -> None:
        item = self.item
        if self.draft is not None and item is not None and flaw.fix is not None:
            raw = {**flaw.fix, "id": item.id}
            self._flaws[item.id] = tuple(f for f in self._flaws.get(item.id, ()) if f != flaw)
            self._set(self.draft.with_question(raw), item.id)

    def _on_source(self) -> None:
        if self.item is not None:
            self.source_wanted.emit(dict(self.item.raw.get("ext") or {}))

    def _on_head(self, head: Json) -> None:
        if self.draft is not None:
            gone = {name: None for name in self.draft.head if name not in head}
            self._set(self.draft.with_head(**head, **gone), self.current)

    def _on_sections(self, sections: Sequence[Json]) -> None:
        if self.draft is not None:
            self._set(self.draft.with_sections(sections), self.current)

    def _on_form_wanted(self) -> None:
        item = self.item
        if item is None:
            return
        if self.view == TRY:
            self.trying.focus_first()
        elif self.view == EDIT:
            self._form(kind_of(item.raw)).focus_first()


def new_id() -> str:
    """An id that no question ever had: answers name questions by it."""
    return f"q-{uuid.uuid4().hex[:12]}"
