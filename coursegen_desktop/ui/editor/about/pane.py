"""About the course: a column of cards; what is typed is told field by field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ....domain.course import MAX_TITLE, NO_TUTOR
from ....domain.edit import CourseDetails
from ....domain.outcome_fact import OtherCourse, OutcomeFact
from ....domain.slide_credits import PictureCredit
from ...kit.choice_box import DropDown
from ...kit.field import FieldLabel
from ...kit.forms import QuietButton, SecondaryButton, Toggle
from ...kit.lists import Card, ErrorLabel, FlowLayout, Muted, ScrollPage, SectionTitle, Strong, Text
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .cover_view import CoverView
from .outcome_rows import OutcomeRows
from .token_field import TokenField

NAME = "about"
_WIDTH = 760
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it")
_LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC0 1.0", "GPL-3.0-or-later")


class AboutPane(QWidget):
    """`edited` comes with every change; `details` is what is typed."""

    edited = Signal()
    picture_requested = Signal()
    picture_removal_requested = Signal()

    def __init__(self, cover: CoverView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._shown = CourseDetails("")
        self._others: dict[str, str] = {}
        self.cover = cover
        self._page = page = ScrollPage(max_width=_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        for card in (
            self._make_words(),
            self._make_outcomes(),
            self._make_cover(),
            self._make_rights(),
            self._make_order(),
            self._make_help(),
        ):
            page.column.addWidget(card)
        page.column.addStretch(1)
        self.setFocusProxy(self.title)

    # ------------------------------------------------------------ what is shown

    @property
    def details(self) -> CourseDetails:
        """What is typed. The title is "" while there is none."""
        return CourseDetails(
            title=self.title.text(),
            description=self.description.toPlainText(),
            learning_outcomes=self.outcomes.texts,
            thumbnail_url=self._shown.thumbnail_url,
            language=self._language(),
            licence=self.licence.currentText().strip(),
            authors=self.authors.tokens,
            tags=self._tags(),
            prerequisites=self._prerequisites(),
        )

    def show_details(self, details: CourseDetails, others: Sequence[OtherCourse]) -> None:
        """Fill all fields; those that say so already keep keyboard and cursor."""
        self._is_showing = True
        try:
            self._shown = details
            self._others = {other.public_id: other.title for other in others}
            if self.title.text() != details.title:
                self.title.setText(details.title)
            if self.description.toPlainText() != details.description:
                self.description.setPlainText(details.description)
            self.outcomes.show_texts(details.learning_outcomes)
            self._show_language(details.language)
            self.licence.setCurrentText(details.licence)
            self.authors.show_tokens(details.authors)
            self.tags.show_tokens([tag for tag in details.tags if tag != NO_TUTOR])
            self.tutor.setChecked(NO_TUTOR not in details.tags)
            self._show_prerequisites(details.prerequisites)
            self._remove_picture.setVisible(bool(details.thumbnail_url))
        finally:
            self._is_showing = False
        self.show_title_missing(not details.title.strip())

    def show_facts(self, facts: Sequence[OutcomeFact]) -> None:
        """What is known of the outcomes."""
        self.outcomes.show_facts(facts)

    def show_pictures(self, credits: Sequence[PictureCredit]) -> None:
        """Whose the pictures on slides are, and how many say nothing of that."""
        named = [f"{one.title} – {one.credit}" for one in credits if one.credit]
        nameless = [one.name for one in credits if not one.credit]
        self._pictures.setVisible(bool(credits))
        self.pictures.setText("\n".join(named))
        self.pictures.setVisible(bool(named))
        told = tr("Nobody is named yet for: {files}", files=", ".join(nameless))
        self._unnamed.setText(told)
        self._unnamed.setVisible(bool(nameless))

    def show_outcome(self, text: str) -> None:
        """Put the keyboard on an outcome."""
        field = self.outcomes.field_of(text)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.ensureWidgetVisible(field)

    def show_title_missing(self, is_missing: bool) -> None:
        """A course needs a title."""
        self.title_error.tell(tr("A title cannot be empty.") if is_missing else "")

    # ------------------------------------------------------------ building

    def _make_words(self) -> Card:
        card = _card(tr("Course"))
        self.title = QLineEdit()
        self.title.setMaxLength(MAX_TITLE)
        self.title_error = ErrorLabel()
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(theme_host_of(self).px(104))
        self.description.setUndoRedoEnabled(False)
        self.title.textEdited.connect(self._on_edited)
        self.description.textChanged.connect(self._on_edited)
        _labelled(card, tr("Title"), self.title)
        card.column.addWidget(self.title_error)
        _labelled(card, tr("Description"), self.description)
        return card

    def _make_outcomes(self) -> Card:
        card = _card(tr("What learners will be able to do"))
        card.column.addWidget(
            Muted(
                tr("Good outcomes begin with something that can be seen, and a question tests it."),
                wrap=True,
            )
        )
        self.outcomes = OutcomeRows()
        self.outcomes.changed.connect(self._on_edited)
        card.column.addWidget(self.outcomes)
        return card

    def _make_cover(self) -> Card:
        card = _card(tr("Cover"))
        card.column.addWidget(self.cover)
        row = FlowLayout()
        choose = SecondaryButton(tr("Choose a picture…"), "image")
        choose.clicked.connect(self.picture_requested)
        row.addWidget(choose)
        self._remove_picture = QuietButton(tr("Use the painted cover"), "undo-2", role="ink")
        self._remove_picture.clicked.connect(self.picture_removal_requested)
        row.addWidget(self._remove_picture)
        card.column.addLayout(row)
        return card

    def _make_rights(self) -> Card:
        card = _card(tr("Language and rights"))
        self.language = DropDown()
        self.language.addItem(tr("Not said"), "")
        for code in _LANGUAGES:
            self.language.addItem(_language_name(code), code)
        self.language.activated.connect(lambda _: self._on_edited())
        self.licence = DropDown()
        self.licence.setEditable(True)
        self.licence.addItems(["", *_LICENCES])
        entry = self.licence.lineEdit()
        if entry is not None:
            entry.setAccessibleName(tr("Licence"))
        self.licence.setPlaceholderText(tr("No licence named"))
        self.licence.editTextChanged.connect(lambda _: self._on_edited())
        self.authors = TokenField(tr("Authors"), tr("A name, then Enter"))
        self.authors.changed.connect(self._on_edited)
        _labelled(card, tr("Language"), self.language)
        _labelled(card, tr("Licence"), self.licence)
        _labelled(card, tr("Authors"), self.authors)
        self.pictures = Text(wrap=True)
        self.pictures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pictures = QWidget()
        column = QVBoxLayout(self._pictures)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(FieldLabel(tr("Pictures on slides")))
        column.addWidget(self.pictures)
        self._unnamed = Muted(wrap=True)
        column.addWidget(self._unnamed)
        card.column.addWidget(self._pictures)
        self._pictures.hide()
        return card

    def _make_order(self) -> Card:
        card = _card(tr("How it is found, and what comes before it"))
        self.tags = TokenField(tr("Tags"), tr("A word, then Enter"))
        self.tags.changed.connect(self._on_edited)
        _labelled(card, tr("Tags"), self.tags)
        card.column.addWidget(
            Muted(tr("Courses with the tag “template” are offered to start from."), wrap=True)
        )
        self.before = DropDown()
        self.before.activated.connect(self._on_before_chosen)
        self.before_list = TokenField(tr("Courses that come before"), "")
        self.before_list.field.hide()
        self.before_list.changed.connect(self._on_edited)
        _labelled(card, tr("Courses that should be done first"), self.before)
        card.column.addWidget(self.before_list)
        return card

    def _make_help(self) -> Card:
        card = _card(tr("Help for learners"))
        words = tr("The tutor may help with this course")
        self.tutor = Toggle(words)
        self.tutor.setChecked(True)
        self.tutor.toggled.connect(lambda _on: self._on_edited())
        label = Strong(words)
        label.setBuddy(self.tutor)
        row = QHBoxLayout()
        row.addWidget(self.tutor)
        row.addWidget(label, 1)
        card.column.addLayout(row)
        told = tr(
            "It gives hints after wrong answers and looks words up in the lesson. Who has added a "
            "language model can ask it, too. In a quiz that counts it is always off until the quiz "
            "is handed in. The settings of a quiz can switch it off for that quiz alone."
        )
        self.tutor.setAccessibleDescription(told)
        card.column.addWidget(Muted(told, wrap=True))
        return card

    # ------------------------------------------------------------ fields with a table behind them

    def _tags(self) -> tuple[str, ...]:
        """What is typed, and the one that is no word for readers but a switch."""
        tags = tuple(tag for tag in self.tags.tokens if tag != NO_TUTOR)
        return tags if self.tutor.isChecked() else (*tags, NO_TUTOR)

    def _language(self) -> str:
        return str(self.language.currentData() or "")

    def _show_language(self, code: str) -> None:
        at = self.language.findData(code)
        if at < 0:
            self.language.addItem(_language_name(code), code)
            at = self.language.count() - 1
        self.language.setCurrentIndex(at)

    def _prerequisites(self) -> tuple[str, ...]:
        by_title = {self._name_of(key): key for key in (*self._others, *self._shown.prerequisites)}
        return tuple(by_title[name] for name in self.before_list.tokens if name in by_title)

    def _name_of(self, public_id: str) -> str:
        title = self._others.get(public_id)
        return title or tr("a course that is not in this library ({id})", id=public_id[:8])

    def _show_prerequisites(self, keys: Sequence[str]) -> None:
        self.before_list.show_tokens([self._name_of(key) for key in keys])
        self.before.clear()
        self.before.addItem(tr("Add a course…"), "")
        for key, title in self._others.items():
            if key not in keys:
                self.before.addItem(title, key)
        self.before.setEnabled(self.before.count() > 1)

    def _on_before_chosen(self, at: int) -> None:
        key = self.before.itemData(at)
        if key:
            self.before_list.show_tokens([*self.before_list.tokens, self._name_of(key)])
            self.before.removeItem(at)
            self.before.setCurrentIndex(0)
            self._on_edited()

    def _on_edited(self) -> None:
        if not self._is_showing:
            self.show_title_missing(not self.title.text().strip())
            self.edited.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)


def _card(title: str) -> Card:
    card = Card()
    card.column.setSpacing(10)
    card.column.addWidget(SectionTitle(title))
    return card


def _labelled(card: Card, words: str, field: QWidget) -> None:
    label = Strong(words)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    card.column.addWidget(label)
    card.column.addWidget(field)


def _language_name(code: str) -> str:
    language = QLocale(code).language()
    if language == QLocale.Language.C:
        return code
    return str(QLocale.languageToString(language))
