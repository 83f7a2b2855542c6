"""Formulas and pictures inside a text document: they are drawn, never loaded by Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from ...domain.inline_text import Run
from ...media.formula_drawing import Formula
from .formulas import formulas
from .pictures import Picture, fitted, picture_for

_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
_PLACE = QTextFormat.Property.UserProperty.value + 1
_INK = "ink"
_TALLEST = 420.0


@dataclass
class _Thing:
    """What stands at one place; lengths in pixels."""

    formula: Formula | None = None
    picture: Picture | None = None
    em: float = 16.0
    words: str = ""

    def size(self, width: float) -> QSizeF:
        if self.picture is not None:
            return fitted(self.picture.size, width, _TALLEST, most=1.0)
        if self.formula is None:
            return QSizeF()
        scale = self._scale(width)
        height = self.formula.ascent + self.formula.descent
        return QSizeF(self.formula.width * scale, height * scale)

    def paint(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, self.picture.pixmap, QRectF(self.picture.pixmap.rect()))
        elif self.formula is not None:
            self.formula.paint(painter, box, ink)

    def _scale(self, width: float) -> float:
        wanted = self.formula.width * self.em if self.formula is not None else 0.0
        return self.em * min(1.0, width / wanted) if wanted else self.em


@dataclass
class Objects:
    """What one document holds beside letters; `waits` for formulas that are not made yet."""

    things: list[_Thing] = field(default_factory=list)
    waits: bool = False
    lacks_pictures: bool = False


class _Handler(QPyTextObject):
    """Tells the layout how large a thing is, and draws it."""

    def __init__(self, parent: QObject, objects: Objects) -> None:
        super().__init__(parent)
        self._objects = objects

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        width = document.textWidth()
        return self._thing(form).size(width if width > 0 else 700.0)

    def drawObject(
        self,
        painter: QPainter,
        box: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        ink = document.property(_INK)
        self._thing(form).paint(
            painter, QRectF(box), QColor(ink) if ink else QGuiApplication.palette().text().color()
        )

    def _thing(self, form: QTextFormat) -> _Thing:
        place = form.intProperty(_PLACE)
        return self._objects.things[place]


def objects_of(document: QTextDocument) -> Objects | None:
    """What `write_object` has put into a document."""
    found: Objects | None = getattr(document, "inline_objects", None)
    return found


def write_object(cursor: QTextCursor, run: Run, font: QFont, widget: QWidget | None) -> bool:
    """Draw a formula or a picture at the cursor; False when its words have to stand there."""
    document = cursor.document()
    objects = objects_of(document)
    if objects is None:
        objects = Objects()
        document.inline_objects = objects  # type: ignore[attr-defined]
    thing = (
        _formula(run, font, objects) if run.kind != "picture" else _picture(run, objects, widget)
    )
    if thing is None:
        return False
    if not objects.things:
        layout = document.documentLayout()
        handler = _Handler(layout, objects)
        document.inline_handler = handler  # type: ignore[attr-defined]
        layout.registerHandler(_TYPE, handler)
    objects.things.append(thing)
    shape = QTextCharFormat()
    shape.setObjectType(_TYPE)
    shape.setProperty(_PLACE, len(objects.things) - 1)
    shape.setFont(_font_for(thing, font))
    shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    cursor.insertText("\ufffc", shape)
    return True


def set_ink(document: QTextDocument, ink: QColor) -> None:
    """The colour in which formulas are drawn from now on."""
    if objects_of(document) is not None:
        document.setProperty(_INK, ink.name())


def picture_at(document: QTextDocument, position: int) -> tuple[Picture, str] | None:
    """The picture at that place of the document, and its words."""
    objects = objects_of(document)
    if objects is None or position < 0:
        return None
    cursor = QTextCursor(document)
    cursor.setPosition(min(position + 1, document.characterCount() - 1))
    form = cursor.charFormat()
    if form.objectType() != _TYPE:
        return None
    thing = objects.things[form.intProperty(_PLACE)]
    return None if thing.picture is None else (thing.picture, thing.words)


def first_picture(document: QTextDocument) -> tuple[Picture, str] | None:
    """The first picture of a document, and its words."""
    objects = objects_of(document)
    things = objects.things if objects is not None else []
    return next(((t.picture, t.words) for t in things if t.picture is not None), None)


def _formula(run: Run, font: QFont, objects: Objects) -> _Thing | None:
    display = run.kind == "display"
    made = formulas().get(run.source, display=display)
    if made is None:
        objects.waits = objects.waits or not formulas().is_settled(run.source, display=display)
        return None
    return _Thing(formula=made, em=float(QFontInfo(font).pixelSize() or 16), words=run.text)


def _font_for(thing: _Thing, font: QFont) -> QFont:
    """Qt lets an object hang below the base line as far as the letters of its font do."""
    made = QFont(font)
    if thing.formula is not None:
        below = thing.formula.descent * thing.em / QFontMetricsF(font).descent()
        made.setPointSizeF(max(0.5, font.pointSizeF() * below))
    return made


def _picture(run: Run, objects: Objects, widget: QWidget | None) -> _Thing | None:
    found = picture_for(widget, run.source)
    if found is None:
        objects.lacks_pictures = True
        return None
    return _Thing(picture=found, words=run.text.strip("[]"))
