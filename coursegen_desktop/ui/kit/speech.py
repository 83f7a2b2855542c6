"""Tells screen readers what changed on the screen without moving the focus."""

from PySide6.QtWidgets import QWidget


def say(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Announce `text`; `urgent` interrupts what is being read."""
    # Imported when first used: it is not needed for the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
