"""Ask about the lesson: its words and terms, its questions with hints, a model if there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ...domain.tutor import Passage
from ...domain.tutor_talk import CheckItem, Found, LessonHelp, Term
from ..content.hint_ladder import HintLadder, bring_into_sight
from ..content.inline_text import plain
from ..content.rich_text import RichText
from ..content.talk_view import TalkView
from ..content.tutor_words import escaped
from ..kit.callout import Callout
from ..kit.forms import Chip, LinkButton, QuietButton, SearchField
from ..kit.lists import Card, FlowLayout, Muted, ScrollPage, SectionTitle, Strong
from ..kit.speech import say
from ..kit.translate import error_text, tr

_MOST_CHIPS = 40
_LONGEST_PROMPT = 90


class AskPanel(QWidget):
    """`looked_up` carries the words to look up, `passage_chosen` a Passage, `check_chosen` the key
    of a check-yourself question; its hints are in `ladder`. `talk` is there from the first lesson
    on about which a model may be asked."""

    looked_up = Signal(str)
    passage_chosen = Signal(object)
    check_chosen = Signal(str)
    talk_made = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, may_connect: bool = False) -> None:
        super().__init__(parent)
        self._may_connect = may_connect
        self._tools: list[QWidget] = []
        self.talk: TalkView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.note = Callout("accent")
        column.addWidget(self.note)
        column.addWidget(self._make_ways())
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self._make_look_up())
        column.addWidget(self._body, 1)

    def show_help(self, help_: LessonHelp) -> None:
        """What can be done about the lesson that is open; what was said of another one goes."""
        refusal = help_.refusal
        if refusal is not None:
            self.note.show_text(error_text(refusal))
        else:
            self.note.show_text("" if help_.quiet is None else error_text(help_.quiet))
        # The stack alone shows and hides its pages.
        self._body.setVisible(refusal is None)
        self.field.clear()
        self._clear()
        self._show_terms(help_.terms)
        self._show_checks(help_.checks)
        self.ladder.reset()
        talks = help_.destination is not None and help_.quiet is None and refusal is None
        if talks:
            self._talk_view().show_destination(help_.destination)
        if self.talk is not None:
            self.talk.reset()
        self._ways.setVisible(talks)
        (self.talk_tab if talks else self.words_tab).setChecked(True)
        self._hint.setVisible(self._may_connect and help_.destination is None and refusal is None)

    def show_found(self, words: str, found: Found) -> None:
        """What the lesson says about the words that were looked up."""
        self._clear()
        if found.term is not None:
            self._add(Strong(found.term.term))
            text = RichText("body")
            text.show_text(found.term.definition)
            self._add(text)
        for passage in found.passages:
            self._add(self._passage(passage))
        is_nothing = found.term is None and not found.passages
        if is_nothing:
            told = tr("This lesson does not speak of “{words}”.", words=words)
            self._add(Muted(told, wrap=True))
        else:
            told = tr("%n place(s) in the lesson speak of it.", len(found.passages))
            if found.term is not None:
                told = f"{plain(found.term.definition)} {told}"
        self._found.show()
        say(self, told)

    def begin(self) -> None:
        """Take the keyboard."""
        if self.talk is not None and self.talk_tab.isChecked() and not self._ways.isHidden():
            self.talk.begin()
        else:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------ parts

    def _make_ways(self) -> QWidget:
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self.words_tab, self.talk_tab = Chip(tr("Look up")), Chip(tr("Talk"))
        for number, tab in ((1, self.talk_tab), (0, self.words_tab)):
            self._group.addButton(tab, number)
            row.addWidget(tab)
        row.addStretch(1)
        self.words_tab.setChecked(True)
        self._group.idToggled.connect(
            lambda number, on: self._stack.setCurrentIndex(number) if on else None
        )
        self._ways.hide()
        return self._ways

    def _make_look_up(self) -> QWidget:
        self._look_up = ScrollPage(margin=0)
        column = self._look_up.column
        column.setContentsMargins(2, 2, 10, 12)
        column.setSpacing(10)
        self.field = SearchField(tr("A word of this lesson"))
        self.field.activated.connect(self._on_words)
        column.addWidget(self.field)
        self._found = Card(margin=12)
        self._found.hide()
        column.addWidget(self._found)
        self._terms_title = SectionTitle(tr("Terms of this lesson"))
        column.addWidget(self._terms_title)
        self._terms = QWidget()
        self._terms_flow = FlowLayout(self._terms, spacing=6)
        column.addWidget(self._terms)
        self._checks_title = SectionTitle(tr("Check yourself"))
        column.addWidget(self._checks_title)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(2)
        column.addLayout(self._checks)
        self.ladder = HintLadder()
        self.ladder.grown.connect(lambda: bring_into_sight(self._look_up, self.ladder))
        column.addWidget(self.ladder)
        self._hint = Muted(
            tr(
                "With a language model you could ask about the lesson in your own words, too: "
                "Settings, Language models."
            ),
            wrap=True,
        )
        column.addWidget(self._hint)
        column.addStretch(1)
        return self._look_up

    def _talk_view(self) -> TalkView:
        if self.talk is None:
            self.talk = TalkView(scrolls=True)
            self.talk.passage_chosen.connect(self.passage_chosen)
            self._stack.addWidget(self.talk)
            self.talk_made.emit(self.talk)
        return self.talk

    def _on_words(self, words: str) -> None:
        if words.strip():
            self.looked_up.emit(words.strip())

    def _passage(self, passage: Passage) -> QWidget:
        """A sentence with the way to it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        text = RichText("body")
        text.show_text(escaped(passage.text))
        column.addWidget(text)
        link = LinkButton(passage.heading or tr("Show it"), "arrow-right", icon_after=True)
        link.setAccessibleName(tr("Show in the lesson: {words}", words=passage.text[:80]))
        link.padding_px = 0
        link.clicked.connect(lambda: self.passage_chosen.emit(passage))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _show_terms(self, terms: Sequence[Term]) -> None:
        while (item := self._terms_flow.takeAt(0)) is not None:
            _remove(item.widget())
        for term in terms[:_MOST_CHIPS]:
            chip = Chip(term.term, checkable=False)
            chip.setAccessibleName(tr("Explain {term}", term=term.term))
            chip.clicked.connect(lambda _=False, words=term.term: self._on_term(words))
            self._terms_flow.addWidget(chip)
        for part in (self._terms_title, self._terms):
            part.setVisible(bool(terms))

    def _on_term(self, words: str) -> None:
        self.field.setText(words)
        self.looked_up.emit(words)

    def _show_checks(self, checks: Sequence[CheckItem]) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            _remove(item.widget())
        for number, check in enumerate(checks, 1):
            words = " ".join(plain(check.prompt).split())
            short = words if len(words) <= _LONGEST_PROMPT else words[:_LONGEST_PROMPT] + "…"
            made = QuietButton(tr("Question {number}", number=number), "list-checks", role="ink")
            made.setAccessibleName(tr("Hints for question {number}: {words}", number=number,
                                      words=short))  # fmt: skip
            made.setToolTip(short)
            made.clicked.connect(lambda _=False, key=check.key: self.check_chosen.emit(key))
            self._checks.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        self._checks_title.setVisible(bool(checks))

    def _add(self, widget: QWidget) -> None:
        self._found.column.addWidget(widget)
        self._tools.append(widget)

    def _clear(self) -> None:
        for old in self._tools:
            self._found.column.removeWidget(old)
            _remove(old)
        self._tools.clear()
        self._found.hide()


def _remove(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
