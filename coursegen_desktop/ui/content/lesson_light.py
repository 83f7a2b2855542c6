"""The light reader: a lesson in Qt's own text browser, where WebEngine is absent or crashed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape, unescape
from typing import Any

from PySide6.QtCore import QRectF, QTimer, QUrl
from PySide6.QtGui import QFont, QPalette, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip, QWidget

from ...domain.place import Place
from ...domain.reading_look import USUAL_LOOK, ReadingLook
from ...rendering.rendered import RenderedPage
from ..kit.fonts import SANS, font
from ..kit.roles import Theme
from ..kit.translate import tr
from .lesson_files import PICTURES
from .lesson_reader import ReaderSignals, Shown, is_followable
from .light_text import LightText
from .look_values import column_width

# Ground and ink of the layers of resources/page/marks.js.
LAYERS = {
    "mark-1": ("mark_1", "ink"),
    "mark-2": ("mark_2", "ink"),
    "mark-3": ("mark_3", "ink"),
    "mark-4": ("mark_4", "ink"),
    "spoken": ("accent_soft", "ink"),
    "spoken-word": ("accent", "on_accent"),
    "hit": ("warn_soft", "ink"),
    "hit-now": ("accent", "on_accent"),
}
_MOST_LIGHTS = 500
_USUAL_SIZE = 18
_PICTURES = {kind: PICTURES[kind] for kind in (".png", ".jpg", ".jpeg", ".gif", ".webp")}


class LightReader(QTextBrowser):
    """Shows the same pages with less finish: no folding, no colours of code inside tables."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.signals = ReaderSignals(self)
        self._shown: Shown | None = None
        self._theme: Theme | None = None
        self._scale = 1.0  # of all sizes, which are given for a text of 18 px
        self._look = USUAL_LOOK
        self._is_silent = False
        self._headings: list[tuple[float, str]] = []
        self._lights: dict[str, tuple[tuple[int, int], ...]] = {}
        self._text: LightText | None = None
        self.setAccessibleName(tr("Lesson text"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._report)

    # --- what the pane asks ----------------------------------------------------------------

    def show_lesson(self, shown: Shown) -> None:
        """Lay the lesson out anew."""
        self._shown = shown
        self._lights.clear()
        with self._silently():
            self._lay_out()
            if shown.anchor:
                self.reach(shown.anchor)
            else:
                self.go(shown.place.position)
        # After the next turn of the loop the event queue has painted it.
        QTimer.singleShot(0, self, lambda: self._tell_painted(shown.number))

    def set_look(self, theme: Theme, scale: float, look: ReadingLook) -> None:
        """Colours and text; the place is kept. Qt does not hyphenate."""
        self._theme, self._look = theme, look
        self._scale = scale * look.size / _USUAL_SIZE
        place = self.place()
        with self._silently():
            self._lay_out()
            self.go(place)
        self._report()

    def reach(self, anchor: str) -> None:
        """Scroll to a heading; "" is the top."""
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.go(0.0)

    def go(self, position: float) -> None:
        """Scroll to a place, 0 to 1."""
        bar = self.verticalScrollBar()
        bar.setValue(round(position * bar.maximum()))

    def place(self) -> float:
        """Where the reader is, 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def go_to(self, place: Place) -> None:
        """Scroll to a place; this reader knows its share only."""
        self.go(place.position)

    def step(self, lines: float) -> None:
        """Scroll by lines."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(lines * self.fontMetrics().lineSpacing()))

    def light(self, layer: str, places: Sequence[tuple[int, int]]) -> None:
        """Paint behind words, instead of those painted in this layer before."""
        self._lights[layer] = tuple(places)
        self._paint_lights()

    def reveal(self, start: int, end: int) -> None:
        """Bring words into sight."""
        if cursor := self._cursor(start, end):
            box = self.cursorRect(cursor)
            if box.top() < 0 or box.bottom() > self.viewport().height():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def keep_up(self, before: tuple[int, int] | None, now: tuple[int, int]) -> None:
        """Follow a voice from one sentence to the next, unless the reader looks elsewhere."""
        away = before is not None and not self._is_in_sight(before) and not self._is_in_sight(now)
        if not away:
            self.reveal(*now)
        self.signals.told.emit("voice", {"away": away})

    def _is_in_sight(self, place: tuple[int, int]) -> bool:
        cursor = self._cursor(*place)
        if cursor is None:
            return True
        box = self.cursorRect(cursor)
        return box.bottom() > 0 and box.top() < self.viewport().height()

    def select(self, start: int, end: int) -> None:
        """Select words; an empty range selects nothing."""
        cursor = self._cursor(start, end) if end > start else None
        if cursor is None:
            cursor = self.textCursor()
            cursor.clearSelection()
        self.setTextCursor(cursor)

    # --- inside ----------------------------------------------------------------------------

    def _cursor(self, start: int, end: int) -> QTextCursor | None:
        """The words of the page's text in the document."""
        if self._text is None and self._shown is not None:
            self._text = LightText(self.document().toRawText(), self._shown.page.text)
        found = self._text.place(start, end) if self._text is not None else None
        if found is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint_lights(self) -> None:
        theme = self._theme
        if theme is None:
            return
        painted: list[QTextEdit.ExtraSelection] = []
        for layer, (ground, ink) in LAYERS.items():
            for start, end in self._lights.get(layer, ())[:_MOST_LIGHTS]:
                cursor = self._cursor(start, end)
                if cursor is None:
                    continue
                selection: Any = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(theme.color(ground))
                selection.format.setForeground(theme.color(ink))
                painted.append(selection)
        self.setExtraSelections(painted)

    def _lay_out(self) -> None:
        shown, theme = self._shown, self._theme
        if shown is None or theme is None:
            return
        document = self.document()
        document.setDefaultFont(_font(self._look, self._scale))
        document.setDefaultStyleSheet(_style(theme, self._scale, self._look))
        document.setDocumentMargin(0)
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Text, theme.color("ink"))
        colors.setColor(QPalette.ColorRole.Base, theme.color("background"))
        colors.setColor(QPalette.ColorRole.Link, theme.color("accent"))
        self.setPalette(colors)
        self.setStyleSheet(
            f"QTextBrowser {{ background: {theme.hex('background')}; color: {theme.hex('ink')};"
            " border: 0; }"
        )
        self.setHtml(_whole(shown, theme))
        self._text = None
        self._fit()
        self._note_headings()
        self._paint_lights()

    def _fit(self) -> None:
        """A column in the middle, no wider than one reads well."""
        column = column_width(self._look) * _USUAL_SIZE * self._scale
        spare = self.width() - round(column) if column else 0
        side = max(24, spare // 2)
        self.setViewportMargins(side, 16, side, 0)

    def _note_headings(self) -> None:
        shown = self._shown
        anchors = [heading.anchor for heading in shown.page.headings] if shown else []
        document = self.document()
        layout = document.documentLayout()
        tops: list[float] = []
        block: QTextBlock = document.begin()
        while block.isValid():
            # Level 1 is the title that this reader puts above the body.
            if block.blockFormat().headingLevel() > 1 and block.text().strip():
                box: QRectF = layout.blockBoundingRect(block)
                tops.append(box.top())
            block = block.next()
        self._headings = list(zip(tops, anchors, strict=False))

    @contextmanager
    def _silently(self) -> Iterator[None]:
        """Laying out moves the scroll bar to and fro; that is nobody's reading."""
        before, self._is_silent = self._is_silent, True
        try:
            yield
        finally:
            self._is_silent = before

    def _report(self) -> None:
        if self._is_silent or self._shown is None:
            return
        bar = self.verticalScrollBar()
        line = bar.value() + (self.height() if bar.value() == bar.maximum() > 0 else 120)
        reached = [anchor for top, anchor in self._headings if top <= line]
        place = self.place()
        at_end = bar.value() == bar.maximum()
        self.signals.place_changed.emit(Place(place, at_end=at_end))
        self.signals.position_changed.emit(place)
        self.signals.heading_reached.emit(reached[-1] if reached else "")

    def _tell_painted(self, number: int) -> None:
        self.signals.painted.emit(number)
        self._report()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if address.startswith(_TERM_SCHEME):
            self._explain(address.removeprefix(_TERM_SCHEME))
        elif address.startswith("#"):
            self.scrollToAnchor(url.fragment())
        elif is_followable(address):
            self.signals.link_activated.emit(address)

    def _explain(self, number: str) -> None:
        """Show the definition of a term beside it."""
        terms = self._shown.page.terms if self._shown is not None else ()
        if number.isdecimal() and int(number) < len(terms):
            words = _FORMULA.sub(_source, terms[int(number)])
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(place, words, self, msecShowTime=_DEFINITION_MS)

    # --- Qt --------------------------------------------------------------------------------

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Only pictures of the open course."""
        path = QUrl(name).path()
        file = self._shown.file(path, _PICTURES) if self._shown is not None else None
        return file.read_bytes() if file is not None else None

    def resizeEvent(self, event: Any) -> None:
        """Keep the column in the middle and the place in sight."""
        place = self.place()
        with self._silently():
            super().resizeEvent(event)
            self._fit()
            self._note_headings()
            self.go(place)


# Qt's rich text knows no boxes around several paragraphs, but tables of one cell.
_BOX = re.compile(r'<(/?)(div|details)\b(?: class="([^"]*)")?[^>]*>')
_TASK = re.compile(r'<span class="task-box"[^>]*aria-checked="(\w+)"[^>]*></span>')
_DIAGRAM = re.compile(r'<figure class="app-diagram" data-diagram="([0-9a-f]+)">.*?</figure>', re.S)
_TERM = re.compile(r'<dfn class="term"[^>]* data-term="(\d+)"[^>]*>([^<]*)</dfn>')
_TERM_SCHEME = "term:"
_DEFINITION_MS = 60_000
_FORMULA = re.compile(r'<math\b[^>]* alttext="([^"]*)"[^>]*>.*?</math>', re.S)
_PLAYER = re.compile(r'<(audio|video)\b[^>]* src="media/([^"]*)"[^>]*>.*?</\1>', re.S)
_TONES = {
    "tip": "good",
    "hint": "good",
    "warning": "warn",
    "caution": "warn",
    "danger": "bad",
    "error": "bad",
}


def _whole(shown: Shown, theme: Theme) -> str:
    parts = []
    if shown.title:
        parts.append(f"<h1>{escape(shown.title)}</h1>")
    if shown.meta:
        parts.append(f'<p class="meta">{escape("  ·  ".join(shown.meta))}</p>')
    if shown.notice:
        parts.append(_box_start("warning", theme) + f"<p>{escape(shown.notice)}</p>" + _BOX_END)
    parts.append(_boxed(_with_sources(shown.page), theme))
    return f"<body>{''.join(parts)}</body>"


def _with_sources(page: RenderedPage) -> str:
    """Diagrams as their authors wrote them: nothing here can draw them."""
    sources = {diagram.key: diagram.source for diagram in page.diagrams}

    def source(match: re.Match[str]) -> str:
        caption = escape(tr("A diagram, as its author wrote it:"))
        code = escape(sources.get(match.group(1), ""))
        return f'<p class="meta">{caption}</p><pre>{code}</pre>'

    return _DIAGRAM.sub(source, page.html) if sources else page.html


_BOX_END = "</td></tr></table>"


def _boxed(markup: str, theme: Theme) -> str:
    """Call-outs and details as tables, task boxes as signs. The markup is well-formed."""
    open_boxes: list[bool] = []

    def swap(match: re.Match[str]) -> str:
        closes, tag, names = match.groups()
        if closes:
            return _BOX_END if open_boxes.pop() else match.group(0)
        is_box = tag == "details" or "admonition" in (names or "").split()
        open_boxes.append(is_box)
        return _box_start(names or "", theme) if is_box else match.group(0)

    markup = _FORMULA.sub(_source, markup)
    markup = _TERM.sub(rf'<a href="{_TERM_SCHEME}\1">\2</a>', markup)
    markup = _PLAYER.sub(_unplayable, markup)
    markup = _BOX.sub(swap, markup)
    return _TASK.sub(lambda m: "☑ " if m.group(1) == "true" else "☐ ", markup)


def _source(match: re.Match[str]) -> str:
    """Qt's rich text draws no formulas; their TeX is what an author would write."""
    return f"<code>{match.group(1)}</code>"


def _unplayable(match: re.Match[str]) -> str:
    name = unescape(match.group(2))
    if match.group(1) == "video":
        words = tr("The film “{name}” cannot be played in this plain view.", name=name)
    else:
        words = tr("The recording “{name}” cannot be played in this plain view.", name=name)
    return f"<i>{escape(words)}</i>"


def _box_start(names: str, theme: Theme) -> str:
    tone = next((_TONES[name] for name in names.split() if name in _TONES), "accent")
    color = theme.hex(f"{tone}_soft")
    return f'<table class="box" width="100%" cellpadding="12" bgcolor="{color}"><tr><td>'


def _font(look: ReadingLook, scale: float) -> QFont:
    made = font("reading", scale)
    made.setFamilies([look.face, SANS])
    if look.letter_space:
        space = look.letter_space * _USUAL_SIZE * scale
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, space)
    return made


def _style(theme: Theme, scale: float, look: ReadingLook) -> str:
    role = theme.hex

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    # Qt counts from the face's own line, which is about 1.35 of the size.
    line = round(100 * look.line_height / 1.35)
    gap = px(_USUAL_SIZE * look.paragraph_space * 0.65)
    align = "text-align: justify;" if look.justified else ""
    return f"""
    p, li, dd, dt {{ line-height: {line}%; margin-top: 0; margin-bottom: {gap}; }}
    p, li, dd {{ {align} }}
    li, dt {{ margin-bottom: {px(4)}; }}
    .box, .app-table table {{ margin-top: {px(8)}; margin-bottom: {px(16)}; }}
    h1, h2, h3, h4, h5, h6 {{ font-weight: 600; margin-bottom: {px(8)}; }}
    h1 {{ font-size: {px(34)}; }}
    h2 {{ font-size: {px(25)}; margin-top: {px(28)}; }}
    h3 {{ font-size: {px(20)}; margin-top: {px(22)}; }}
    h4, h5, h6 {{ font-size: {px(18)}; margin-top: {px(18)}; }}
    a {{ color: {role("accent")}; }}
    .meta, figcaption {{ font-family: Inter; font-size: {px(13)}; color: {role("muted")}; }}
    code {{ font-family: "JetBrains Mono"; font-size: {px(15)};
            background-color: {role("sunken")}; }}
    pre {{ font-family: "JetBrains Mono"; font-size: {px(14)}; padding: {px(8)};
           background-color: {role("sunken")}; }}
    td, th {{ font-family: Inter; font-size: {px(15)}; padding: {px(6)}; }}
    th {{ background-color: {role("sunken")}; font-weight: 600; text-align: left; }}
    blockquote, .footnote {{ color: {role("muted")}; }}
    .missing, .why {{ font-family: Inter; color: {role("bad")}; }}
    .admonition-title, summary {{ font-weight: 600; }}
    .k, .kd, .kn {{ color: {role("series_2")}; }}
    .nf, .nd {{ color: {role("series_4")}; }}
    .s, .s1, .s2, .sd, .mi, .mf {{ color: {role("series_3")}; }}
    .c, .c1, .cm {{ color: {role("muted")}; }}
    """
