"""The fields of a slide, by what they are about. Each tells `edited` with the slide of then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ....domain.slide_edits import bullets_of, bullets_text, table_of, table_text
from ....domain.slides import (
    Slide,
    SlideCode,
    SlideFigure,
    SlideQuestion,
    SlideTable,
)
from ...content.formulas import formulas
from ...kit.forms import SecondaryButton, Toggle
from ...kit.lists import Muted, Text
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..questions.part import Labelled
from ..questions.text_box import ChoiceBox, LineBox, TextBox

CODE = "source"  # the style sheet sets it in the font of programs


class SlideFields(QWidget):
    """Some fields of a slide. A subclass fills `column`, and says in `_show` and `_read` how they
    stand in it."""

    edited = Signal(object)
    kinds: tuple[str, ...] = ()  # of slides that have them; all where there is none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slide = Slide(id="")
        self._is_showing = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def suits(self, slide: Slide) -> bool:
        """Whether a slide of its kind has these."""
        return not self.kinds or slide.kind in self.kinds

    def show_slide(self, slide: Slide) -> None:
        """Show the fields of a slide; what is the same leaves the cursor alone."""
        before, self._is_showing = self._is_showing, True
        try:
            self.slide = slide
            self._show(slide)
        finally:
            self._is_showing = before

    def _tell(self, *_: object) -> None:
        if self._is_showing:
            return
        made = self._read(self.slide)
        if made != self.slide:
            self.slide = made
            self.edited.emit(made)

    def _show(self, slide: Slide) -> None:
        raise NotImplementedError

    def _read(self, slide: Slide) -> Slide:
        raise NotImplementedError

    def _box(self, label: str, *, lines: int = 1, hint: str = "", code: bool = False) -> TextBox:
        box = TextBox(label, lines=lines)
        if code:
            box.setObjectName(CODE)
        box.edited.connect(self._tell)
        self.column.addWidget(Labelled(label, box, hint=hint))
        return box

    def _line(self, label: str, *, hint: str = "") -> LineBox:
        line = LineBox(label)
        line.textEdited.connect(self._tell)
        self.column.addWidget(Labelled(label, line, hint=hint))
        return line


class HeadFields(SlideFields):
    """Title and subtitle."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self._line(tr("Title"))
        self.subtitle = self._line(tr("Line below it"))

    def _show(self, slide: Slide) -> None:
        self.title.set_text(slide.title)
        self.subtitle.set_text(slide.subtitle)

    def _read(self, slide: Slide) -> Slide:
        return slide.model_copy(
            update={"title": self.title.text(), "subtitle": self.subtitle.text()}
        )


class PointFields(SlideFields):
    """The points: a line each. A text that means the same points is left as it was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.points = self._box(
            tr("Points"),
            lines=3,
            hint=tr(
                "One point a line; two spaces before it set it in. "
                "**strong**, *stressed*, `code` and $formula$ may be used."
            ),
        )

    def _show(self, slide: Slide) -> None:
        if bullets_of(self.points.text()) != slide.bullets:
            self.points.set_text(bullets_text(slide.bullets))

    def _read(self, slide: Slide) -> Slide:
        return slide.model_copy(update={"bullets": bullets_of(self.points.text())})


class FigureFields(SlideFields):
    """A picture of the course, its words, and whose it is."""

    kinds = ("figure", "points")
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.media = ChoiceBox(tr("Picture"), narrow=True)
        self.media.currentIndexChanged.connect(self._on_chosen)
        self.add = SecondaryButton(tr("Add…"), "image")
        self.add.setAccessibleName(tr("Add a picture to the course"))
        self.add.setToolTip(tr("Add a picture to the course"))
        self.add.clicked.connect(self.add_wanted)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.media, 1)
        row.addWidget(self.add)
        labelled = Labelled(tr("Picture"), line)
        line.setAccessibleName("")
        self.column.addWidget(labelled)
        self.alt = self._box(
            tr("What is to be seen"), hint=tr("For those who do not see the picture.")
        )
        self.caption = self._box(tr("Caption"))
        self.credit = self._line(
            tr("Whose it is"), hint=tr("Author and licence; named on the page of pictures.")
        )
        self._more = (self.alt, self.caption, self.credit)

    def offer(self, names: Sequence[str]) -> None:
        """Pictures of the course."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self.show_slide(self.slide)

    def _show(self, slide: Slide) -> None:
        figure = slide.figure or SlideFigure(media="")
        names = {"": tr("None"), **{name: name for name in self._names}}
        known = {name.casefold(): name for name in self._names}
        here = known.get(figure.media.casefold(), figure.media)
        if here not in names:
            names[here] = tr("{name} (missing)", name=here)
        self.media.set_options(names)
        self.media.set_value(here)
        self.alt.set_text(figure.alt)
        self.caption.set_text(figure.caption)
        self.credit.set_text(figure.credit)
        for edit in self._more:
            holder = edit.parentWidget()
            if holder is not None:
                holder.setVisible(bool(figure.media))

    def _read(self, slide: Slide) -> Slide:
        media = self.media.value()
        if not media and slide.kind != "figure":
            return slide.model_copy(update={"figure": None})
        figure = SlideFigure(
            media=media,
            alt=self.alt.text(),
            caption=self.caption.text(),
            credit=self.credit.text(),
        )
        return slide.model_copy(update={"figure": figure})

    def _on_chosen(self) -> None:
        if not self._is_showing:
            self._tell()
            self.show_slide(self.slide)


class TableFields(SlideFields):
    """A table as lines of text."""

    kinds = ("table",)

    def __init__(self) -> None:
        super().__init__()
        self.cells = self._box(
            tr("Table"),
            lines=5,
            code=True,
            hint=tr(
                "A row a line, cells divided by |. A table copied from elsewhere may be pasted."
            ),
        )
        row = QHBoxLayout()
        self.head = Toggle(tr("The first row is the head"))
        self.head.toggled.connect(self._tell)
        row.addWidget(self.head)
        row.addWidget(Text(tr("The first row is the head")), 1)
        self.column.addLayout(row)

    def _show(self, slide: Slide) -> None:
        table = slide.table or SlideTable()
        if table != table_of(self.cells.text(), has_head=self.head.isChecked()):
            self.head.setChecked(bool(table.head))
            self.cells.set_text(table_text(table))

    def _read(self, slide: Slide) -> Slide:
        table = table_of(self.cells.text(), has_head=self.head.isChecked())
        return slide.model_copy(update={"table": table})


class CodeFields(SlideFields):
    """A program."""

    kinds = ("code",)

    def __init__(self) -> None:
        super().__init__()
        self.text = self._box(tr("Program"), lines=6, code=True)
        self.language = self._line(
            tr("Language"), hint=tr("As python, sql or html: for the colours.")
        )
        self.output = self._box(tr("What it prints"), lines=3, code=True)

    def _show(self, slide: Slide) -> None:
        code = slide.code or SlideCode(text="")
        self.text.set_text(code.text)
        self.language.set_text(code.language)
        self.output.set_text(code.output)

    def _read(self, slide: Slide) -> Slide:
        code = SlideCode(
            text=self.text.text(),
            language=self.language.text().strip(),
            output=self.output.text(),
        )
        return slide.model_copy(update={"code": code})


class FormulaPicture(QWidget):
    """The formula as it will be drawn; says so where it cannot be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tex = ""
        self.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tex(self, tex: str) -> None:
        """Draw another one."""
        if tex != self._tex:
            self._tex = tex
            self.setVisible(bool(tex.strip()))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(200), theme_host_of(self).px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(host.theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 9.0, 9.0)
        made = formulas().get(self._tex, display=True)
        if made is None:
            settled = formulas().is_settled(self._tex, display=True)
            formulas().tell(self)
            painter.setPen(host.theme.color("muted"))
            painter.setFont(host.font("small"))
            words = tr("This is not understood yet.") if settled else tr("Drawing…")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        high = made.ascent + made.descent
        em = min(host.px(26), (self.width() - 24) / made.width, (self.height() - 16) / high)
        box = QRectF(0, 0, made.width * em, high * em)
        box.moveCenter(QRectF(self.rect()).center())
        made.paint(painter, box, host.theme.color("ink"))


class FormulaFields(SlideFields):
    """A formula, with its picture while it is typed."""

    kinds = ("formula",)

    def __init__(self) -> None:
        super().__init__()
        self.tex = self._box(tr("Formula"), lines=2, code=True, hint=tr("Written in LaTeX."))
        self.picture = FormulaPicture()
        self.column.addWidget(self.picture)

    def _show(self, slide: Slide) -> None:
        self.tex.set_text(slide.formula)
        self.picture.show_tex(slide.formula)

    def _read(self, slide: Slide) -> Slide:
        self.picture.show_tex(self.tex.text())
        return slide.model_copy(update={"formula": self.tex.text()})


class DiagramFields(SlideFields):
    """A diagram by its text."""

    kinds = ("diagram",)

    def __init__(self) -> None:
        super().__init__()
        self.text = self._box(
            tr("Diagram"),
            lines=5,
            code=True,
            hint=tr("Written in Mermaid, as in lessons: flowchart LR, then A[Air] --> B[Leaf]."),
        )

    def _show(self, slide: Slide) -> None:
        self.text.set_text(slide.diagram)

    def _read(self, slide: Slide) -> Slide:
        return slide.model_copy(update={"diagram": self.text.text()})


class QuestionFields(SlideFields):
    """A question to think about."""

    kinds = ("question",)

    def __init__(self) -> None:
        super().__init__()
        self.text = self._box(tr("Question"), lines=2)
        self.options = self._box(
            tr("Options"), lines=3, hint=tr("One a line; none for a question without options.")
        )
        self.answer = self._box(
            tr("Answer"), hint=tr("Shown afterwards. The words of an option mark that option.")
        )

    def _show(self, slide: Slide) -> None:
        question = slide.question or SlideQuestion(text="")
        self.text.set_text(question.text)
        if _lines(self.options.text()) != question.options:
            self.options.set_text("\n".join(question.options))
        self.answer.set_text(question.answer)

    def _read(self, slide: Slide) -> Slide:
        item = slide.question.item if slide.question is not None else ""
        question = SlideQuestion(
            text=self.text.text(),
            options=_lines(self.options.text()),
            answer=self.answer.text(),
            item=item,
        )
        return slide.model_copy(update={"question": question})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class SaidFields(SlideFields):
    """What is said while the slide is shown: a part of the script, or words of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[str, ...] = ()
        self.section = ChoiceBox(tr("Said with this slide"), narrow=True)
        self.section.currentIndexChanged.connect(self._on_chosen)
        self.column.addWidget(Labelled(tr("Said with this slide"), self.section))
        self.notes = self._box(
            tr("Notes"),
            lines=2,
            hint=tr("Said in the film where no part of the script is; notes for the speaker else."),
        )
        self._told = Muted(
            tr("These words stand in the script, where they can be changed."), wrap=True
        )
        self.column.addWidget(self._told)

    def offer(self, sections: Sequence[str]) -> None:
        """The parts of the lesson's script."""
        if tuple(sections) != self._sections:
            self._sections = tuple(sections)
            self.show_slide(self.slide)

    def _show(self, slide: Slide) -> None:
        names: Mapping[str, str] = {
            "": tr("These notes"),
            **{name: tr("Script: {name}", name=name) for name in self._sections if name},
        }
        if slide.section and slide.section not in names:
            gone = tr("Script: {name} (missing)", name=slide.section)
            names = {**names, slide.section: gone}
        self.section.set_options(dict(names))
        self.section.set_value(slide.section)
        self.notes.set_text(slide.notes)
        self._told.setVisible(bool(slide.section) and slide.section in self._sections)

    def _read(self, slide: Slide) -> Slide:
        return slide.model_copy(
            update={"section": self.section.value(), "notes": self.notes.text()}
        )

    def _on_chosen(self) -> None:
        if not self._is_showing:
            self._tell()
            self.show_slide(self.slide)
