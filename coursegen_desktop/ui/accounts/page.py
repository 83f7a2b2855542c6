"""What is seen before anybody has signed in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...domain.settings import Sharing


class DoorPage(QWidget):
    """The first question, or the sign-in. Imports Qt and the kit only: it may be painted first."""

    def show_first(self, sharing: Sharing) -> None:
        """The first picture, before anything else is known."""
