"""The card "Use this computer as a class kiosk"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ....domain.kiosk import KioskProfile
from ...content.kiosk_words import fault_words
from ...kit.callout import Callout
from ...kit.forms import LinkButton, PrimaryButton, SecondaryButton
from ...kit.lists import Card, Hairline, Muted, SectionTitle, Strong
from ...kit.translate import tr
from ..rows import at_left, described_row
from .dialogs import seconds_words


class KioskCard(Card):
    """For administrators. States wishes."""

    pin_requested = Signal()
    change_requested = Signal()
    limits_requested = Signal()
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("Use this computer as a class kiosk")))
        self.column.addWidget(
            Muted(
                tr(
                    "A locked full-screen window in which children take turns, each at the own"
                    " place. Only a PIN leads out of it."
                ),
                wrap=True,
                size="body",
            )
        )
        self.fault = Callout("warn")
        self.column.addWidget(self.fault)
        self.pin = SecondaryButton(tr("Set a PIN…"), "key-round")
        self.pin.clicked.connect(self.pin_requested)
        self._pin_words = Muted(wrap=True)
        self.column.addLayout(
            described_row(
                Strong(tr("PIN to leave it"), wrap=True), self._pin_words, at_left(self.pin)
            )
        )
        self.column.addWidget(Hairline())
        self.change = SecondaryButton(tr("Change…"), "pencil")
        self.change.clicked.connect(self.change_requested)
        self._profile_words = Muted(wrap=True)
        name = Strong(tr("How the class uses it"), wrap=True)
        self.column.addLayout(described_row(name, self._profile_words, at_left(self.change)))
        self.column.addWidget(Hairline())
        self.start = PrimaryButton(tr("Start the kiosk…"), "lock")
        self.start.clicked.connect(self.start_requested)
        self._start_words = Muted(wrap=True)
        name = Strong(tr("Begin"), wrap=True)
        self.column.addLayout(described_row(name, self._start_words, at_left(self.start)))
        self.limits = LinkButton(tr("What this computer cannot block"))
        self.limits.clicked.connect(self.limits_requested)
        self.column.addWidget(self.limits, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_pin(has_own=False, has_any=False)
        self.show_profile(KioskProfile(), ())
        self.show_ready(is_shared=False, has_pin=False)

    def show_pin(self, *, has_own: bool, has_any: bool) -> None:
        """Whether the one who reads this has a PIN, and whether anybody has."""
        if has_own:
            words = tr("You have set one.")
        elif has_any:
            words = tr("Somebody else has set one; you may have your own.")
        else:
            words = tr("Nobody has one yet.")
        self._pin_words.setText(words)
        self.pin.setText(tr("Change my PIN…") if has_own else tr("Set a PIN…"))

    def show_profile(self, profile: KioskProfile, faults: tuple[str, ...]) -> None:
        """Sum it up."""
        parts = [profile.title] if profile.title else []
        parts.append(
            tr("%n class(es)", len(profile.classes)) if profile.classes else tr("all classes")
        )
        parts.append(
            tr("%n course(s)", len(profile.courses))
            if profile.courses
            else tr("every published course")
        )
        parts.append(tr("place kept after {time}", time=seconds_words(profile.idle_s)))
        self._profile_words.setText(" · ".join(parts))
        self.fault.show_text(fault_words(faults))

    def show_ready(self, *, is_shared: bool, has_pin: bool) -> None:
        """Whether it can begin, and else what is missing."""
        if not is_shared:
            words = tr("Share this computer first, above: children sign in.")
        elif not has_pin:
            words = tr("Set a PIN first: without one nobody could leave.")
        else:
            words = tr("The program closes and opens again as the kiosk.")
        self._start_words.setText(words)
        self.start.setEnabled(is_shared and has_pin)
        self.start.setAccessibleDescription(words)
