"""The form of a connection: where it is, its key, its models, what it may cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.connection import (
    GGUF,
    MAX_NAME,
    Connection,
    ConnectionView,
    KeyPlace,
    checked_key,
)
from ....domain.errors import AppError
from ...kit.callout import Callout
from ...kit.field import Field, FieldLabel
from ...kit.fold import Fold
from ...kit.form_dialog import FormDialog
from ...kit.forms import LinkButton, SecondaryButton
from ...kit.lists import ErrorLabel, Muted, ScrollPage
from ...kit.password_field import PasswordField
from ...kit.theme import theme_host_of
from ...kit.translate import error_text, tr
from .fields import ColumnBox, LimitsPart, ModelBox, RolesPart, amount_of
from .words import preset_of, presets, where_sentence

_BLANK = Connection("", "", "", "")


class ConnectionDialog(FormDialog):
    """Stays open until it is saved. Whoever serves it lists models and chooses files."""

    models_requested = Signal()
    listing_stop_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget, view: ConnectionView | None = None) -> None:
        title = tr("New connection") if view is None else tr("Edit the connection")
        super().__init__(parent, title)
        self._presets = presets()
        self._kept = view
        self._base = _BLANK if view is None else view.connection
        self._preset = 0 if view is None else preset_of(view.connection)
        self._drops_key = False
        host = theme_host_of(parent)
        self.setMinimumWidth(host.px(540) + 48)
        scroll = ScrollPage(margin=0)
        scroll.column.setContentsMargins(2, 2, 12, 2)
        scroll.column.setSpacing(12)
        room = parent.window().height() - host.px(230)
        scroll.setMinimumHeight(max(min(host.px(500), room), host.px(200)))
        self.column.addWidget(scroll, 1)
        self._form = scroll.column
        self._add_place()
        self._add_key()
        self._add_model()
        self.roles = RolesPart(self._base)
        for box in self.roles.boxes.values():
            box.editTextChanged.connect(self._on_address)
        self.folds = [self._fold(tr("A model for each task"), self.roles)]
        self.limits = LimitsPart(self._base)
        self.folds.append(self._fold(tr("Limits, prices, proxy"), self.limits))
        self._form.addStretch(1)
        self.add_error_line()
        self.add_buttons(tr("Save"), "")
        self._fill()
        (self.kind if view is None else self.name.edit).setFocus()

    # ------------------------------------------------------------ what is typed

    def draft(self) -> Connection:
        """What the fields say; limits that cannot be read are as they were."""
        preset = self._presets[self._preset]
        typed = replace(
            self._base,
            name=self.name.text,
            kind=preset.kind,
            address=self.address.text.strip(),
            model=self.model.chosen,
            models=self.roles.models(),
            by_proxy=self.limits.proxy.isChecked() and preset.kind != GGUF,
            # What a test found out stands for the model that it asked.
            profile=self._base.profile if self.model.chosen == self._base.model else None,
        )
        try:
            limits = self.limits
            return replace(
                typed,
                window_cap=int(amount_of(limits.window_cap.text, whole=True)),
                most_tokens=int(amount_of(limits.most_tokens.text, whole=True)),
                most_cost=amount_of(limits.most_cost.text),
                price_in=amount_of(limits.price_in.text),
                price_out=amount_of(limits.price_out.text),
            )
        except AppError:
            return typed

    def key_text(self) -> str | None:
        """The key that was typed, "" when it shall go, None when it stays as it is."""
        if not self._presets[self._preset].takes_key:
            return "" if self._has_key else None
        typed = self.key.text.strip()
        return typed or ("" if self._drops_key else None)

    def check(self) -> bool:
        """Whether everything can be used; what cannot is told at its field."""
        for field in (self.name, self.address, self.key):
            field.tell("")
        fine = self.check_place()
        if not self.name.text.strip():
            self.name.tell(tr("Type a name that you will recognise."))
            self.name.edit.setFocus()
            fine = False
        try:
            checked_key(self.key.text)
        except AppError as error:
            self.key.tell(error_text(error))
            fine = self._blamed(self.key, fine)
        wrong = self.limits.check()
        if wrong is not None:
            self.folds[-1].set_open(True)
            fine = self._blamed(wrong, fine)
        return fine

    def check_place(self) -> bool:
        """Whether the address, or the file, can be used."""
        try:
            replace(self.draft(), name="x").checked()
        except AppError as error:
            self.address.tell(error_text(error))
            self.address.edit.setFocus()
            return False
        return True

    def remember(self, agreed: Connection) -> None:
        """The user said yes to this address."""
        self._base = replace(
            self._base, agreed_address=agreed.agreed_address, agreed_at=agreed.agreed_at
        )

    # ------------------------------------------------------------ what it is told

    def show_listing(self, listing: bool) -> None:
        """Whether the server is being asked for its models."""
        self._is_listing = listing
        self.refresh.setText(tr("Stop") if listing else tr("List models"))
        self.refresh.set_icon("x" if listing else "refresh-cw")
        if listing:
            self._tell_models(tr("The server is asked…"))

    def show_models(self, models: Sequence[str]) -> None:
        """What the server has."""
        for box in (self.model, *self.roles.boxes.values()):
            box.offer(models)
        if not models:
            self._tell_models(tr("The server has no model yet. Load or pull one there first."))
            return
        if not self.model.chosen:
            self.model.show_model(models[0])
        self._tell_models(tr("%n model(s) there.", len(models)))

    def show_models_error(self, text: str) -> None:
        """The server could not be asked."""
        self._models_told.hide()
        self.models_error.tell(text)

    def show_nothing_listed(self) -> None:
        """The asking was stopped, or not agreed to."""
        self._tell_models(tr("Nothing was asked."))

    def show_key_trouble(self, trouble: AppError | None) -> None:
        """Where a key will be kept."""
        words = tr(
            "A key is kept in the file keys.json of your data folder, which only you can read."
        )
        if trouble is None:
            self.key.show_hint(
                tr(
                    "Only where the server asks for one. It is kept in the system's keyring, "
                    "never in the library, its backups or exports."
                )
            )
        self._key_warning = "" if trouble is None else f"{error_text(trouble)} {words}"
        self._warn_of_key()

    def show_file(self, path: str) -> None:
        """A file of a model was chosen."""
        self.address.edit.setText(path)
        self.address.tell("")

    # ------------------------------------------------------------ building

    def _add_place(self) -> None:
        self.kind = ColumnBox(tr("Kind"))
        for preset in self._presets:
            self.kind.addItem(preset.name)
        self.kind.activated.connect(self._on_kind)
        self.name = Field(tr("Name"))
        self.name.edit.setMaxLength(MAX_NAME)
        line = QHBoxLayout()
        line.setSpacing(14)
        # The longest kind is shown whole.
        line.addLayout(_labelled(tr("Kind"), self.kind), 6)
        line.addWidget(self.name, 5)
        self._form.addLayout(line)
        self.address = Field(tr("Address, or file of the model"))
        self.address.edit.textChanged.connect(self._on_address)
        self.choose = SecondaryButton(tr("Choose a file…"), "folder-open")
        self.choose.clicked.connect(self.file_requested)
        self._form.addWidget(self.address)
        self._form.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.where = Callout("accent")
        self._form.addWidget(self.where)

    def _add_key(self) -> None:
        self._has_key = self._kept is not None and self._kept.key is not KeyPlace.NOWHERE
        self._no_key = LinkButton(tr("Remove the key"))
        self._no_key.clicked.connect(self._on_no_key)
        self.key = Field(
            tr("Key"),
            PasswordField(show=tr("Show the key"), hide=tr("Hide the key")),
            hint=tr("Only where the server asks for one."),
            link=self._no_key,
        )
        self._no_key.setVisible(self._has_key)
        if self._has_key:
            self.key.edit.setPlaceholderText(tr("A key is kept. Type another to replace it."))
        self._form.addWidget(self.key)
        self._key_warning = ""
        self.key_note = Callout("warn", icon="key-round")
        self.key.edit.textChanged.connect(self._warn_of_key)
        self._form.addWidget(self.key_note)

    def _add_model(self) -> None:
        self._model_part = QWidget()
        column = QVBoxLayout(self._model_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.model = ModelBox(tr("Model"), tr("Type its name, or list those of the server"))
        self.model.editTextChanged.connect(self._on_address)
        self.refresh = SecondaryButton("", "refresh-cw")
        self.refresh.clicked.connect(self._on_refresh)
        name = FieldLabel(tr("Model"))
        name.setBuddy(self.model)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.model, 1)
        row.addWidget(self.refresh)
        column.addWidget(name)
        column.addLayout(row)
        self._models_told = Muted(wrap=True)
        self.models_error = ErrorLabel()
        column.addWidget(self._models_told)
        column.addWidget(self.models_error)
        self._models_told.hide()
        self._form.addWidget(self._model_part)
        self.show_listing(False)

    def _fold(self, title: str, part: RolesPart | LimitsPart) -> Fold:
        fold = Fold(title, part)
        fold.button.toggled.connect(lambda _: fold.tell(part.summary()))
        fold.tell(part.summary())
        self._form.addWidget(fold)
        return fold

    def _fill(self) -> None:
        preset = self._presets[self._preset]
        is_new = self._kept is None
        self.kind.setCurrentIndex(self._preset)
        self.name.edit.setText(preset.name if is_new else self._base.name)
        self.address.edit.setText(preset.address if is_new else self._base.address)
        self.model.show_model(self._base.model)
        self._dress()

    # ------------------------------------------------------------ what happens

    def _dress(self) -> None:
        preset = self._presets[self._preset]
        is_file = preset.kind == GGUF
        label = tr("File of the model (.gguf)") if is_file else tr("Address")
        self.address.rename(label)
        self.choose.setVisible(is_file)
        self.key.setVisible(preset.takes_key)
        self._warn_of_key()
        self._model_part.setVisible(not is_file)
        self.limits.proxy.setVisible(not is_file)
        self._on_address()

    def _on_kind(self, number: int) -> None:
        usual = {preset.address for preset in self._presets}
        names = {preset.name for preset in self._presets}
        # What a person typed stays; what came from a preset gives way to the next one's.
        is_own = self.draft().host != "" and self.address.text.strip() not in usual
        self._preset, preset = number, self._presets[number]
        if not is_own or preset.kind == GGUF:
            self.address.edit.setText(preset.address)
        if self.name.text.strip() in names | {""}:
            self.name.edit.setText(preset.name)
        self.address.tell("")
        self._dress()

    def _on_address(self) -> None:
        sentence, kind = where_sentence(self.draft())
        self.where.show_text(sentence, kind=kind)

    def _warn_of_key(self) -> None:
        # Told to whoever is about to keep a key, not to the many who need none.
        is_meant = self._presets[self._preset].takes_key and bool(self.key.text)
        self.key_note.show_text(self._key_warning if is_meant else "")

    def _on_refresh(self) -> None:
        (self.listing_stop_requested if self._is_listing else self.models_requested).emit()

    def _on_no_key(self) -> None:
        self._drops_key = True
        self.key.edit.clear()
        self.key.edit.setPlaceholderText(tr("The key goes when you save."))
        self._no_key.hide()
        self.key.edit.setFocus()

    def _tell_models(self, text: str) -> None:
        self.models_error.tell("")
        self._models_told.setText(text)
        self._models_told.show()

    @staticmethod
    def _blamed(field: Field, fine: bool) -> bool:
        if fine:
            field.edit.setFocus()
        return False


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    name = FieldLabel(label)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    column.addStretch(1)
    return column
