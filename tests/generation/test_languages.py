"""German, French, Spanish, Portuguese and Italian texts, and those without rules."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.draft import LessonDraft
from coursegen_desktop.domain.language import language_of
from coursegen_desktop.domain.outline import IS_INDEX, LISTS_SOURCES, TELLS_RIGHTS, untiled
from coursegen_desktop.generation.extractive.definitions import (
    find_definition,
    find_plain_definition,
)
from coursegen_desktop.generation.extractive.outcome_verbs import level_of
from coursegen_desktop.generation.extractive.outline import plain_title
from coursegen_desktop.generation.extractive.sizes import slowness
from coursegen_desktop.generation.extractive.wording import inner_stem, neutral_before
from coursegen_desktop.generation.pipeline import plan_course, write_course, write_lesson
from coursegen_desktop.generation.plan import Plan
from coursegen_desktop.generation.sources import markdown
from coursegen_desktop.generation.text.languages import LANGUAGES, current, say, using
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.sentences import Sentence, sentences
from coursegen_desktop.generation.text.words import content_words, singular, stem
from tests.examples import some
from tests.generation.pages import PAGES

# What stands in every English lesson and in no other.
ENGLISH = (
    "Key terms",
    "Meaning",
    "Exercise",
    "After this lesson",
    "Which ",
    "In the text:",
    "Define ",
)


def split(text: str) -> list[Sentence]:
    return sentences(prose(text), text, "s1", "b1")


def planned(folder: Path, text: str, name: str = "page.md") -> Plan:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return plan_course([str(path)])


def quiz_of(lesson: LessonDraft) -> list[dict[str, object]]:
    found = [asset.content for asset in lesson.assets if asset.asset_type == "quiz"]
    return list(found[0]["questions"]) if found else []  # type: ignore[call-overload]


# -- the tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_says_everything_with_the_same_places(code: str) -> None:
    english, other = LANGUAGES["en"].says, LANGUAGES[code].says
    assert set(english) <= set(other)
    for key, told in english.items():
        places = sum(name is not None for _, name, _, _ in Formatter().parse(told))
        mine = sum(name is not None for _, name, _, _ in Formatter().parse(other[key]))
        assert mine == places or key in ("goal_name", "other_name"), key


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_outcomes_of_ours_begin_with_measurable_verbs(code: str) -> None:
    with using(code):
        for key in LANGUAGES[code].says:
            if key.startswith("goal_"):
                places = LANGUAGES[code].says[key].count("{")
                assert level_of(say(key, *["x"] * max(places, 2))) > 0, key


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_frames_of_questions_are_taken_off_again(code: str) -> None:
    with using(code):
        assert inner_stem(say("by_definition", "abc def")) == ("abc def", False)
        assert inner_stem(say("meaning", "abc"))[1]


def test_the_language_is_taken_back() -> None:
    with using("de-AT") as language:
        assert language.code == current().code == "de"
    assert current().code == "en"
    with using("ru") as unknown:
        assert not unknown.is_known


# -- words and sentences -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "Zellen", "Zelle"),
        ("de", "Häuser", "Haus"),
        ("fr", "l'énergie", "énergies"),
        ("fr", "journaux", "journal"),
        ("es", "funciones", "función"),
        ("pt", "funções", "função"),
        ("it", "dell'osmosi", "osmosi"),
        ("it", "funzioni", "funzione"),
    ],
)
def test_forms_of_a_word_have_one_stem(code: str, one: str, other: str) -> None:
    with using(code):
        assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("code", "plural", "single"),
    [
        ("fr", "bases de données", "base de donnée"),
        ("es", "células", "célula"),
        ("pt", "funções", "função"),
        ("de", "Zellen", "zell"),
    ],
)
def test_terms_are_known_under_their_singular(code: str, plural: str, single: str) -> None:
    with using(code):
        assert singular(plural) == single


def test_articles_that_lean_on_a_word_are_no_part_of_it() -> None:
    with using("fr"):
        assert content_words("L'énergie qu'il faut") == ["énergie", "faut"]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("de", "Am 3. Oktober, d. h. bald, z. B. heute, endet es. Dann geht es weiter.", 2),
        ("de", "Vgl. Abb. 3 und Kap. 2 dazu. Nr. 5 fehlt.", 2),
        ("fr", "M. Hooke, cf. fig. 2, regarde. Puis il écrit.", 2),
        ("es", "El Sr. Hooke mira. ¿Qué ve? Células.", 3),
        ("pt", "O Dr. Silva lê a pág. 3. Depois escreve.", 2),
        ("it", "Il sig. Hooke guarda, p. es. il sughero. Poi scrive.", 2),
        ("ru", "Клетка жива. Что это? Это ядро.", 3),
        ("ar", "ما هي الخلية؟ هي وحدة حية. تحفظ النواة المادة.", 3),
        ("ur", "یہ خلیہ ہے۔ یہ زندہ ہے۔", 2),
        ("hi", "यह कोशिका है। यह जीवित है।", 2),
        ("zh", "细胞是单位。它有核吗？有。", 3),
        ("el", "Τι είναι αυτό; Είναι κύτταρο.", 2),
        ("en", "One; Two is not another sentence. Three is.", 2),
    ],
)
def test_sentences_end_as_the_language_ends_them(code: str, text: str, count: int) -> None:
    with using(code):
        found = split(text)
    assert len(found) == count, [sentence.text for sentence in found]
    assert all(text[item.start : item.end] == item.quote for item in found)


# -- definitions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "name", "definition"),
    [
        ("de", "Ein **Protokoll** ist eine Sammlung von Regeln für den Austausch.", "Protokoll",
         "eine Sammlung von Regeln für den Austausch"),
        ("de", "Unter **Osmose** versteht man die Wanderung von Wasser durch eine Membran.", "Osmose",
         "die Wanderung von Wasser durch eine Membran"),
        ("de", "Die Fähigkeit eines Körpers, Arbeit zu verrichten, wird als **Energie** bezeichnet.",
         "Energie", "Die Fähigkeit eines Körpers, Arbeit zu verrichten"),
        ("fr", "On appelle **tissu** un ensemble de cellules de même fonction.", "tissu",
         "un ensemble de cellules de même fonction"),
        ("fr", "L'**énergie** est la capacité d'un corps à fournir un travail.", "énergie",
         "la capacité d'un corps à fournir un travail"),
        ("es", "Por **tejido** se entiende un conjunto de células con la misma función.", "tejido",
         "un conjunto de células con la misma función"),
        ("es", "La capacidad de un cuerpo de realizar trabajo se denomina **energía**.", "energía",
         "La capacidad de un cuerpo de realizar trabajo"),
        ("pt", "Entende-se por **tecido** um conjunto de células com a mesma função.", "tecido",
         "um conjunto de células com a mesma função"),
        ("pt", "A **energia** é a capacidade que um corpo tem de realizar trabalho.", "energia",
         "a capacidade que um corpo tem de realizar trabalho"),
        ("it", "Per **tessuto** si intende un insieme di cellule con la stessa funzione.", "tessuto",
         "un insieme di cellule con la stessa funzione"),
        ("it", "La capacità di un corpo di compiere lavoro è detta **energia**.", "energia",
         "La capacità di un corpo di compiere lavoro"),
    ],
)  # fmt: skip
def test_marked_definitions(code: str, text: str, name: str, definition: str) -> None:
    with using(code):
        found = find_definition(split(text)[0])
    assert found is not None
    assert (found.name, found.text) == (name, definition)


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Ein Protokoll ist eine Sammlung von Regeln, die den Austausch ordnen.", "Protokoll"),
        ("de", "Als Osmose bezeichnet man die Wanderung von Wasser durch eine Membran.", "Osmose"),
        ("fr", "On appelle énergie cinétique l'énergie que possède un corps en mouvement.",
         "énergie cinétique"),
        ("es", "Una célula es la unidad viva de la que están hechos los organismos.", "célula"),
        ("pt", "Uma célula é a unidade viva da qual são feitos os organismos.", "célula"),
        ("it", "Una cellula è l'unità vivente di cui sono fatti gli organismi.", "cellula"),
    ],
)  # fmt: skip
def test_unmarked_definitions(code: str, text: str, name: str) -> None:
    with using(code):
        found = find_plain_definition(split(text)[0])
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Das **Ergebnis** ist eine Zahl, die oben in der Tabelle steht."),
        ("de", "Ein **Protokoll** ist ein wichtiges Mittel in diesem Kapitel für alle."),
        ("de", "Wir sind eine Gruppe von Menschen, die viel rechnen."),
        ("fr", "Cette **cellule** est un exemple de ce que nous avons vu."),
        ("es", "La **figura** es un ejemplo de lo que vimos en este capítulo."),
        ("pt", "A **tabela** é um exemplo do que vimos neste capítulo."),
        ("it", "Il **risultato** è un esempio di quello che abbiamo visto qui."),
    ],
)
def test_what_only_seems_to_define(code: str, text: str) -> None:
    with using(code):
        assert find_definition(split(text)[0]) is None
        assert find_plain_definition(split(text)[0]) is None


def test_articles_before_a_gap_tell_no_gender() -> None:
    with using("de"):
        assert neutral_before("Eine ") == "Ein(e) "
        assert neutral_before("allein ") == "allein "
    with using("fr"):
        assert neutral_before("C'est une ") == "C'est un(e) "


# -- whole pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(PAGES))
def test_a_page_becomes_a_course_in_its_own_language(code: str, tmp_path: Path) -> None:
    plan = planned(tmp_path, PAGES[code])
    lesson = write_lesson(plan.orders[0])
    assert plan.language == code and plan.outline.warnings == ()
    assert LANGUAGES[code].says["terms"] in lesson.content
    questions = quiz_of(lesson)
    assert len(questions) == 8
    told = lesson.content + "".join(str(question) for question in questions)
    assert [word for word in ENGLISH if word in told.replace(" Quiz:", "")] == []
    # The author's own question comes first, with its right answer.
    choices = questions[0]["choices"]
    assert isinstance(choices, list)
    assert [choice["fraction"] for choice in choices] == [0, 1, 0]
    # His objectives are the outcomes, his glossary gives terms, his sources are no lesson.
    assert plan.orders[0].harvested and len(plan.orders[0].outcomes) == 2
    names = {term.name.casefold() for order in plan.orders for term in order.terms}
    assert len(names) >= 9
    assert [item.reason for item in plan.outline.set_aside] == [LISTS_SOURCES]


@pytest.mark.parametrize("code", ["de", "pt"])
def test_two_runs_are_equal_whatever_ran_between(code: str, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGES[code], encoding="utf-8")
    other = tmp_path / "other.md"
    other.write_text(PAGES["it"], encoding="utf-8")
    first = write_course([str(path)]).model_dump_json()
    write_course([str(other)])
    assert write_course([str(path)]).model_dump_json() == first


OTHERS = {
    "ru": "# Клетка\n\nКлетка — это единица живого. Ядро хранит информацию.\n\n## Термины\n\nКлетки делятся.\n",
    "ar": "# الخلية\n\nالخلية هي أصغر وحدة حية. ما هي النواة؟ تحفظ المادة.\n\n## النقل\n\nالانتشار هو حركة.\n",
    "zh": "# 细胞\n\n细胞是生物体最小的生命单位。细胞由细胞核组成。\n\n## 运输\n\n扩散使粒子均匀分布。\n",
    "el": "# Το κύτταρο\n\nΤο κύτταρο είναι η μονάδα της ζωής. Ο πυρήνας φυλάει το υλικό. Η μεμβράνη το περιβάλλει.\n",
}


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_keep_structure_and_summary_and_say_so(code: str, tmp_path: Path) -> None:
    glossary = "\n\n## Glossary\n\n**Ω**: α β γ δ ε\n"
    plan = planned(tmp_path, OTHERS[code] + glossary)
    assert plan.language == code
    assert len(plan.outline.warnings) == 1 and "English, German" in plan.outline.warnings[0]
    assert plan.learning_outcomes == ()
    lesson = write_lesson(plan.orders[0])
    summary = next(asset for asset in lesson.assets if asset.asset_type == "summary")
    first = OTHERS[code].split("\n\n")[1]
    told = summary.content["sentences"][0]["text"]  # type: ignore[index]
    assert first.startswith(told) and told != first
    assert quiz_of(lesson) == []
    assert [term.name for order in plan.orders for term in order.terms] == ["Ω"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Eine Zelle ist die kleinste lebende Einheit.", "de"),
        ("Une cellule est la plus petite unité vivante.", "fr"),
        ("Una cellula è la più piccola unità vivente.", "it"),
        ("The cell is the smallest unit of life.", "en"),
        ("Python 3 NumPy 2 API", ""),
        ("Zellen", ""),
    ],
)
def test_the_language_of_short_texts(text: str, code: str) -> None:
    assert language_of(text) == code


# -- headings and what they hold -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Literaturverzeichnis", LISTS_SOURCES),
        ("Bibliographie", LISTS_SOURCES),
        ("Further reading", LISTS_SOURCES),
        ("Stichwortverzeichnis", IS_INDEX),
        ("Índice analítico", IS_INDEX),
        ("Table des matières", IS_INDEX),
        ("Impressum", TELLS_RIGHTS),
        ("Agradecimientos", TELLS_RIGHTS),
        ("Ringraziamenti", TELLS_RIGHTS),
    ],
)
def test_what_is_no_lesson_is_set_aside_with_its_reason(
    title: str, reason: str, tmp_path: Path
) -> None:
    body = "Water runs downhill until it meets a stream and then a river. " * 12
    plan = planned(tmp_path, f"# Rivers\n\n## Springs\n\n{body}\n\n## {title}\n\nOne. Two.\n")
    assert [(item.title, item.reason) for item in plan.outline.set_aside] == [(title, reason)]
    assert title not in [lesson.title for lesson in plan.outline.lessons]


def test_a_document_of_sources_alone_is_not_set_aside(tmp_path: Path) -> None:
    plan = planned(tmp_path, "# Sources\n\nWater comes from springs.\n\n# Index\n\nRivers, 3.\n")
    assert plan.outline.set_aside == () and plan.outline.lessons


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Kapitel 3: Der Boden", "Der Boden"),
        ("Chapitre 2 – Le sol", "Le sol"),
        ("Capítulo IV: El suelo", "El suelo"),
        ("Lezione 1. Il suolo", "Il suolo"),
        ("Teilchen", "Teilchen"),
    ],
)
def test_numbers_are_taken_off_titles(heading: str, title: str) -> None:
    assert plain_title(heading) == title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("**Lernziele**\n\n- eins nennen\n", "objective"),
        ("## Objectifs d'apprentissage\n\n- nommer\n", "objective"),
        ("**À retenir :**\n\n- un\n- deux\n", "keypoint"),
        ("**Puntos clave**\n\n- uno\n", "keypoint"),
        ("!!! Aufgabe\n\n    Rechne.\n", "exercise"),
        ("!!! Soluzione\n\n    Quattro.\n", "solution"),
        ("!!! Dica\n\n    Leia.\n", "callout"),
        ("> **Achtung:** Heiß.\n", "callout"),
        ("> **Remarque :** C'est chaud.\n", "callout"),
        ("## Glossário\n\n**Célula**: a menor unidade viva\n", "definition"),
        ("## Ejercicios\n\n1. ¿Cuánto es dos y dos?\n\n    Respuesta: cuatro\n", "exercise"),
    ],
)
def test_what_authors_marked_is_recognised(text: str, kind: str) -> None:
    source = markdown.parse(text, "page.md", "0" * 64)
    assert kind in [block.kind for top in source.blocks for block in top.walk()]


def test_hard_english_takes_longer_to_read(tmp_path: Path) -> None:
    hard = (
        "Notwithstanding considerable methodological heterogeneity, contemporary investigations "
        "unanimously characterise mitochondrial dysfunction as fundamentally multifactorial. "
    ) * 12
    easy = "The cat sat on the mat and saw a dog run to the red barn at the end of the road. " * 12
    assert slowness(planned(tmp_path, f"# One\n\n{hard}\n").orders[0].passages) == 1.5
    assert slowness(planned(tmp_path, f"# Two\n\n{easy}\n").orders[0].passages) == 1.0


# -- any tree is tiled ---------------------------------------------------------------------------

_TITLES = ("Springs", "Literatur", "Index", "Glossary", "Zusammenfassung", "Rivers")
_NODES = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(_TITLES), st.integers(0, 900)),
    min_size=1,
    max_size=14,
)


@given(nodes=_NODES, intro=st.integers(0, 300))
def _tiles(tmp: Path, nodes: list[tuple[int, str, int]], intro: int) -> None:
    parts = [
        "Water flows. " * intro,
        *(f"{'#' * d} {t}\n\n{'Sand falls. ' * n}" for d, t, n in nodes),
    ]
    text = "\n\n".join(parts)
    plan = planned(tmp, text)
    blocks = {info.id: 0 for info in plan.outline.sources}
    source = markdown.parse(text, "page.md", "0" * 64)
    for key in blocks:
        blocks[key] = len(source.blocks)
    assert untiled(plan.outline, blocks) == []
    assert len(plan.orders) == len(plan.outline.lessons) >= 1


def test_every_block_stands_in_one_lesson_or_is_set_aside(tmp_path: Path) -> None:
    from hypothesis import settings

    settings(max_examples=some(25), deadline=None)(_tiles)(tmp_path)
