"""The one style sheet of the application, made from a theme's roles and the text scale.

Widgets of the kit paint themselves; the rules below dress Qt's own widgets and set fonts and
colours of the kit's labels by class name. `$role` is a colour, `$$small` a font size of the
type scale, `$12px` a length that grows with the text, `$34|46px` the same where fingers press it:
then at least the second figure, which with paddings and edges makes 48.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fonts import ROLES, points

if TYPE_CHECKING:
    from .roles import Theme

_TOKEN = re.compile(r"\$\$(\w+)|\$(\d+)(?:\|(\d+))?px|\$(\w+)")


def style_sheet(theme: Theme, text_scale: float, is_touch: bool = False) -> str:
    """Fill the rules for one theme and text scale; `is_touch`: for fingers."""

    # Qt ignores a radius above half of the box: the radio button's is exactly half.
    radio = (round(16 * text_scale) + 2) // 2
    rules = _RULES.replace("$$$round", f"{radio}px")

    def fill(match: re.Match[str]) -> str:
        size, length, least, name = match.groups()
        if size:
            family, pixels, weight = ROLES[size]
            return (
                f'font-family: "{family}"; font-weight: {weight}; '
                f"font-size: {points(pixels * text_scale):.3f}pt"
            )
        if length:
            grown = round(int(length) * text_scale)
            return f"{max(grown, int(least or 0)) if is_touch else grown}px"
        if name == "marks":
            return f"resources:themes/{theme.name}"
        return theme.hex(name)

    return _TOKEN.sub(fill, rules)


_RULES = """
Muted, MetaLabel { color: $muted; $$small; }
Muted[textSize="body"] { $$body; }
Strong { color: $ink; $$strong; }
Small { color: $ink; $$small; }
SectionTitle { color: $ink; $$strong; }
Emphasis { color: $ink; $$emphasis; }
ViewTitle { color: $ink; $$view_title; }
LessonTitle { color: $ink; $$lesson_title; }
Lead { color: $muted; $$body; }
Figure { color: $ink; $$figure; }
ErrorLabel { color: $bad; $$small; }
FieldLabel { color: $ink; $$small_strong; }
Greeting { color: $ink; $$greeting; }
CodeText { color: $ink; $$code_large; }
Button { $$control; }
Muted, Strong, Small { background: transparent; }
Chip { $$small; }
FieldLink { $$small_strong; }
SmallLink { $$small; }
ProgressRing, ThinBar, HeatMap, Pill, Keys { $$small; }

QWidget#page, QMainWindow, QDialog { background: $background; color: $ink; }
QDialog[inlaid="true"] { border: 1px solid $line; border-radius: 14px; }
Card { background: $surface; border: 1px solid $line; border-radius: 14px; }
Card[kind="sunken"] { background: $sunken; border-color: $sunken; }
Card[kind="accent"] { background: $accent_soft; border-color: $accent_soft; }
Card[kind="warn"] { background: $warn_soft; border-color: $warn_soft; }
Card[kind="bad"] { background: $bad_soft; border-color: $bad_soft; }
Callout { border: none; border-radius: 8px; }
Callout[kind="bad"] { background: $bad_soft; }
Callout[kind="warn"] { background: $warn_soft; }
Callout[kind="good"] { background: $good_soft; }
Callout[kind="accent"] { background: $accent_soft; }
CalloutText { background: transparent; $$small; }
CalloutText[kind="bad"] { color: $bad; }
CalloutText[kind="warn"] { color: $warn; }
CalloutText[kind="good"] { color: $good; }
CalloutText[kind="accent"] { color: $ink; }
Panel { background: $surface; }
PageHeader { background: $background; border: none; border-bottom: 1px solid $line; }
KioskBar { background: $background; border: none; }
KioskBar[edged="true"] { border-bottom: 1px solid $line; }
ScreenKeyboard { background: $sunken; border: none; border-top: 1px solid $line; }
ClockText, RoomWords { color: $muted; }
FooterBar { background: $surface; border: none; border-top: 1px solid $line; }
Rail { background: $surface; border: none; border-right: 1px solid $line; }
Hairline { background: $line; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea[ringed="true"] { border: 2px solid transparent; }
QScrollArea[ringed="true"]:focus { border: 2px solid $accent; border-radius: 6px; }
QScrollArea > QWidget > QWidget#scroll_body { background: transparent; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 9px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $34|46px; padding: 0 11px; }
QLineEdit { lineedit-password-character: 8226; }
QPlainTextEdit, QTextEdit { padding: 7px 9px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; min-height: $32|44px; padding: 0 10px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 6px 8px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid $bad; }
QLineEdit#large_answer { $$emphasis; font-weight: 400; }
QPlainTextEdit#source { $$code; }
QPlainTextEdit#writing { $$reading_small; padding: 10px 12px; }
QPlainTextEdit#writing:focus { padding: 9px 11px; }
QLineEdit[mark="good"], QPlainTextEdit[mark="good"], QComboBox[mark="good"] {
    background: $good_soft; border-color: $good;
}
QLineEdit[mark="warn"], QPlainTextEdit[mark="warn"], QComboBox[mark="warn"] {
    background: $warn_soft; border-color: $warn;
}
QLineEdit[mark="bad"], QPlainTextEdit[mark="bad"], QComboBox[mark="bad"] {
    background: $bad_soft; border-color: $bad;
}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: $sunken; color: $muted; border-color: $line;
}
QLineEdit[frameless="true"], QPlainTextEdit[frameless="true"], QTextEdit[frameless="true"] {
    border: none; background: transparent; border-radius: 0;
}
MarkdownEdit { $$code; background: $surface; border: none; border-radius: 0; padding: 12px 18px; }
MarkdownEdit:focus { border: none; padding: 12px 18px; }
QPlainTextEdit#script { $$reading_small; background: $surface; border: none; border-radius: 0;
    padding: 12px 18px; }
QPlainTextEdit#script:focus { border: none; padding: 12px 18px; }
QLineEdit#lesson_title { $$emphasis; background: transparent; border: 2px solid transparent; }
QLineEdit#lesson_title:hover { background: $surface; border: 2px solid $line; }
QLineEdit#lesson_title:focus { background: $surface; border: 2px solid $accent; }
QLineEdit#title_in_place, QLineEdit#title_in_place:focus {
    $$small; border: 2px solid $accent; border-radius: 6px; min-height: 0; padding: 0 5px;
}
QAbstractSpinBox { padding-right: $22px; }
QAbstractSpinBox:focus { padding-right: $21px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; background: transparent; width: $24px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QAbstractSpinBox::up-arrow { image: url($marks/chevron-up.svg); width: $13px; height: $13px; }
QAbstractSpinBox::down-arrow { image: url($marks/chevron-down.svg); width: $13px; height: $13px; }
QComboBox { combobox-popup: 0; padding-right: $30px; }
QComboBox:focus { padding-right: $29px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; border-radius: 0; background: transparent; min-height: 0; padding: 0;
}
QComboBox::drop-down { border: none; width: $30px; subcontrol-origin: border; }
QComboBox::down-arrow { image: url($marks/chevron-down.svg); width: $16px; height: $16px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $edge; border-radius: 0; padding: 4px; outline: 0;
}
QComboBox QAbstractItemView::item {
    min-height: $30|48px; padding: 0 8px; border-radius: 6px; color: $ink;
}
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $ink; }

QCheckBox, QRadioButton {
    color: $ink; spacing: 10px; min-height: $28|40px; padding: 2px 6px 2px 4px;
    border: 2px solid transparent; border-radius: 7px;
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator {
    width: $16px; height: $16px; border: 1px solid $edge; background: $surface;
}
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: $$$round; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border: 1px solid $accent; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url($marks/check.svg);
}
QCheckBox::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url($marks/dash.svg);
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url($marks/dot.svg);
}

.QPushButton, .QToolButton {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 9px;
    min-height: $32|46px; padding: 0 14px;
}
.QPushButton:hover, .QToolButton:hover { background: $sunken; }
.QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
.QPushButton:focus, .QToolButton:focus { border: 2px solid $accent; padding: 0 13px; }
.QPushButton:default:focus { border: 2px solid $ink; }
.QPushButton:disabled, .QToolButton:disabled { color: $muted; background: $sunken; }

QAbstractItemView { outline: 0; }
.QListWidget, .QListView, .QTreeWidget, .QTreeView, .QTableWidget, .QTableView {
    background: $surface; border: 1px solid $line; border-radius: 9px; color: $ink;
    alternate-background-color: $background;
}
.QListWidget[frameless="true"], .QListView[frameless="true"], .QTreeWidget[frameless="true"],
.QTreeView[frameless="true"] { border: none; background: transparent; border-radius: 0; }
QListView::item, QTreeView::item {
    min-height: $28|42px; padding: 1px 6px; border: 2px solid transparent; border-radius: 7px;
}
QListView::item:hover, QTreeView::item:hover { background: $sunken; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $ink; }
QListView::item:focus, QTreeView::item:focus { border: 2px solid $accent; }
QTreeView::item:first {
    border-right: none; border-top-right-radius: 0; border-bottom-right-radius: 0;
}
QTreeView::item:middle { border-left: none; border-right: none; border-radius: 0; }
QTreeView::item:last {
    border-left: none; border-top-left-radius: 0; border-bottom-left-radius: 0;
}
QTreeView::item:focus { border: 2px solid $accent; border-radius: 7px; }
OutlineView::item, OutlineView::item:hover, OutlineView::item:selected, OutlineView::item:focus {
    background: transparent; border: none;
}
QTreeView { show-decoration-selected: 0; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($marks/chevron-right.svg); }
QTreeView::branch:has-children:open { image: url($marks/chevron-down.svg); }
QTableView { gridline-color: $line; }
QTableView::item { padding: 4px 8px; border: 2px solid transparent; }
QTableView::item:selected { background: $accent_soft; color: $ink; }
QTableView::item:focus { border: 2px solid $accent; }
QHeaderView { background: $sunken; }
QHeaderView::section {
    background: $sunken; color: $ink; border: none; border-bottom: 1px solid $line;
    padding: 6px 9px; $$small_strong;
}
QTableCornerButton::section { background: $sunken; border: none; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 36px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu {
    background: $surface; color: $ink; border: 1px solid $edge; padding: 5px;
}
QMenu::item {
    padding: $7|15px $28px $7|15px $12px; border-radius: 6px; border: 2px solid transparent;
}
QMenu::item:selected { background: $accent_soft; color: $ink; border: 2px solid $accent; }
QMenu::item:disabled { color: $muted; background: transparent; border-color: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: $16px; height: $16px; margin-left: 7px; border-radius: 4px; }
QMenu::indicator:checked { background: $accent; image: url($marks/check.svg); }
QMenu::right-arrow { image: url($marks/chevron-right.svg); width: $16px; height: $16px; }
QToolTip {
    background: $ink; color: $background; border: 1px solid $ink; padding: 4px 7px; $$small;
}

QProgressBar {
    background: $sunken; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
    color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider { min-height: $26|44px; border: 2px solid transparent; border-radius: 7px; }
QSlider:focus { border: 2px solid $accent; }
QSlider::groove:horizontal { height: 4px; background: $edge; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $accent; border: 2px solid $surface; width: 16px; margin: -8px 0;
    border-radius: 10px;
}
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; min-height: $30|40px; padding: 2px 12px;
    border: 2px solid transparent; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar:focus { border: 2px solid $accent; border-radius: 7px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox {
    border: 1px solid $line; border-radius: 14px; margin-top: $18px; padding: 12px;
}
QGroupBox::title { subcontrol-origin: margin; left: 12px; color: $ink; }
Toast { background: $ink; border: 1px solid $ink; border-radius: 11px; }
ToastText { color: $background; background: transparent; $$body; }
QStatusBar { background: $background; color: $muted; }
"""
