"""Colour roles, the style sheet and the text size, applied to the whole application at once.

host = ThemeHost(app, resources)         # once, by the program's start
host.apply("system", text_scale=1.15)
window.setProperty("theme_host", host)

theme = theme_of(widget)                 # in any paintEvent: never stale
painter.setPen(theme.color("muted"))
"""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from .fonts import font
from .roles import Theme, read_theme
from .style_sheet import style_sheet

_HOST = "theme_host"
TARGET = 48  # pixels: what a finger, or a hand that is still learning, hits


class ThemeHost(QObject):
    """Holds the theme in use and gives it to every widget of the application."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._read: dict[str, Theme] = {}
        self.requested = ""
        self.text_scale = 1.0
        self.reduced_motion = False
        self.is_touch = False
        self.theme = self._theme("light")
        # Icons and style sheet marks are found as "resources:icons/leaf.svg".
        QDir.setSearchPaths("resources", [str(resources)])
        app.setProperty(_HOST, self)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def apply(
        self,
        name: str = "system",
        text_scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Use theme `name` (system, light, dark, contrast, sepia); None keeps what is.

        Does nothing when all stays as it is: a new style sheet costs a polish of every widget.
        """
        scale = self.text_scale if text_scale is None else text_scale
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        theme = self._theme(self._resolved(name))
        same = self.requested and theme is self.theme and scale == self.text_scale
        asked_before, self.requested = self.requested, name
        if name != asked_before:
            self._tell_platform(name)
        if not same:
            self.theme, self.text_scale = theme, scale
            self._spread()

    def make_room_for_fingers(self) -> None:
        """From now on nothing that can be pressed is smaller than TARGET."""
        self.is_touch = True
        if self.requested:
            self._spread()

    def named(self, name: str) -> Theme:
        """A theme by name, whichever is in use; "system" is the one that the system wants."""
        return self._theme(self._resolved(name))

    def reload(self) -> None:
        """Read the themes anew from their files, for whoever is drawing one."""
        self._read.clear()
        self.theme = self._theme(self._resolved(self.requested))
        self._spread()

    def font(self, role: str) -> QFont:
        """A font of the type scale (see fonts.ROLES) at the user's text size."""
        return font(role, self.text_scale)

    def px(self, pixels: float) -> int:
        """A length that grows with the text."""
        return round(pixels * self.text_scale)

    def target(self, pixels: float) -> int:
        """The same for the height of something that can be pressed."""
        return max(self.px(pixels), TARGET) if self.is_touch else self.px(pixels)

    def _theme(self, name: str) -> Theme:
        if name not in self._read:
            self._read[name] = read_theme(self._resources, name)
        return self._read[name]

    def _resolved(self, name: str) -> str:
        if name != "system":
            return name
        hints = self._app.styleHints()
        accessibility = getattr(hints, "accessibility", None)  # from Qt 6.10
        if accessibility is not None:
            wish = accessibility().contrastPreference()
            if wish == Qt.ContrastPreference.HighContrast:
                return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _tell_platform(self, name: str) -> None:
        """Ask for title bars and native dialogs in the same scheme (Qt 6.8)."""
        scheme = Qt.ColorScheme.Unknown
        if name != "system":
            scheme = Qt.ColorScheme.Dark if self._theme(name).is_dark else Qt.ColorScheme.Light
        self._app.styleHints().setColorScheme(scheme)

    def _spread(self) -> None:
        self._app.setPalette(palette(self.theme))
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(style_sheet(self.theme, self.text_scale, self.is_touch))
        self.changed.emit()

    def _on_system_scheme_changed(self) -> None:
        if self.requested == "system":
            self.apply("system")


def theme_host_of(widget: QWidget | None) -> ThemeHost:
    """The host of the nearest window above `widget`; a loose widget gets the application's."""
    while widget is not None:
        window = widget.window()
        host = window.property(_HOST)
        if host is not None:
            return host  # type: ignore[no-any-return]
        widget = window.parentWidget()
    app = QApplication.instance()
    host = app.property(_HOST) if app is not None else None
    if host is None:
        raise RuntimeError("no ThemeHost was made for this application")
    return host  # type: ignore[no-any-return]


def theme_of(widget: QWidget | None) -> Theme:
    """The theme that `widget` is painted in."""
    return theme_host_of(widget).theme


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    table = {
        role.Window: "background", role.WindowText: "ink", role.Base: "surface",
        role.AlternateBase: "sunken", role.Text: "ink", role.Button: "surface",
        role.ButtonText: "ink", role.BrightText: "bad", role.Link: "accent",
        role.LinkVisited: "series_4", role.Highlight: "accent",
        role.HighlightedText: "on_accent", role.ToolTipBase: "ink",
        role.ToolTipText: "background", role.PlaceholderText: "muted", role.Mid: "line",
        role.Midlight: "line", role.Light: "surface", role.Dark: "edge",
        role.Shadow: "edge", role.Accent: "accent",
    }  # fmt: skip
    for where, name in table.items():
        made.setColor(where, theme.color(name))
    faded = theme.mix("muted", "background", 0.4)
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, faded)
    return made
