"""A quiz on paper: what is asked, with its pictures and room to answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QTextDocument

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.quiz_run import QuizRun
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.printing import write_pdf
from coursegen_desktop.ui.quiz import paper
from tests.domain.questions.given import MEDIA, TYPES, quiz_of, sample
from tests.services.quiz_course import Program, quiz_in_course

NASTY = "a <script>alert(1)</script> & “b” " + "Averylongword" * 30


async def asked(uow: WorkUnits, user_id: UserId, *questions: dict[str, Any]) -> QuizRun:
    asset_id, _ = await quiz_in_course(uow, quiz_of(*questions, media=MEDIA))
    return await Program(uow).quizzes.start(asset_id, user_id=user_id)


async def test_every_type_has_its_place(uow: WorkUnits, user_id: UserId, tmp_path: Path) -> None:
    run = await asked(uow, user_id, *(sample(name) for name in TYPES if name != "opaque"))
    picture = tmp_path / "leaf & heart.png"
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(picture))
    found: list[str] = []

    def find(name: str) -> Path | None:
        found.append(name)
        return picture

    html = paper.questions_html(run, find)
    assert set(found) == {"media:heart", "media:leaf"}
    assert html.count("<img") == 2 and "width='420'" in html
    for words in ("____ Italy", "A. Oslo", "☐ A. It splits", "____ Earth", "Words: Vein, Stoma",
                  "Gap 3: liquid / solid", "Water is ____________."):  # fmt: skip
        assert words in html, words
    for secret in ("H2O", "5500 …", "1.0", "coursegen:"):
        assert secret not in html
    document = QTextDocument()
    document.setHtml(html)
    assert "Which city is the capital?" in document.toPlainText()
    write_pdf(tmp_path / "quiz.pdf", html, run.title)
    assert (tmp_path / "quiz.pdf").stat().st_size > 10_000
    assert "<img" not in paper.questions_html(run)


async def test_code_lists_and_markup_stay_what_they_are(uow: WorkUnits, user_id: UserId) -> None:
    prompt = f"Look:\n\n- one\n- two\n\n```\nif a < b:\n    {NASTY}\n```\n\nWhy **so**, H~2~O?"
    choices = [{"id": f"c{n}", "text": NASTY, "fraction": int(n == 0)} for n in range(30)]
    run = await asked(uow, user_id, sample("choice", prompt=prompt, choices=choices))
    html = paper.questions_html(run)
    assert "<script" not in html and "&lt;script&gt;" in html
    assert "<pre>if a &lt; b:\n    a " in html and "• one" in html and "<b>so</b>" in html
    assert "☐ Z. " in html and "☐ 27. " in html


@pytest.mark.parametrize("length", [10, 2000])
async def test_long_texts_are_cut_in_the_table_of_results(
    uow: WorkUnits, user_id: UserId, length: int
) -> None:
    program = Program(uow)
    essay = sample("essay", prompt="Why? " * length, rubric=None, max_words=None, min_words=None)
    asset_id, _ = await quiz_in_course(uow, quiz_of(essay))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    answer: dict[str, object] = {"text": "So. " * length}
    await program.quizzes.submit_answer(run.attempt_id, essay["id"], answer, user_id=user_id)
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    html = paper.result_html(*await program.quizzes.look(run.attempt_id, user_id=user_id))
    assert "Answered: So. So." in html
    assert (" …" in html) is (length > 100) and len(html) < 2500
