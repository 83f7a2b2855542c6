"""The sums of the outline against a plain list: nothing is lost, nothing is doubled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.ids import LessonId, ModuleId
from coursegen_desktop.ui.editor.outline.arranging import (
    LESSON,
    MODULE,
    Chosen,
    Move,
    arranged,
    beside,
    chosen_of,
    place_after,
    step,
    to_module,
)
from coursegen_desktop.ui.editor.outline.rows import (
    BLANK,
    TROUBLED,
    UNASKED,
    Listing,
    Marks,
    lesson_spot,
    module_spot,
    sieve_of,
)

from .outline_parts import Plain, make_course, order, plain

sizes = st.lists(st.integers(0, 4), min_size=1, max_size=5)


def lessons_of(course: CourseView) -> set[int]:
    return {int(lesson.id) for lesson in course.lessons}


@st.composite
def courses(draw: st.DrawFn) -> CourseView:
    """With one lesson at least."""
    return make_course([*draw(sizes), 1])


@given(courses(), st.data())
def test_moves_as_a_plain_list_would(course: CourseView, data: st.DataObject) -> None:
    parts, modules = lessons_of(course), [int(module.id) for module in course.modules]
    for _ in range(data.draw(st.integers(1, 6))):
        before = order(course)
        at = data.draw(st.integers(-1, 7))
        if data.draw(st.booleans()):
            keys = data.draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, unique=True))
            target = data.draw(st.sampled_from(modules))
            place = [int(module.id) for module in course.modules].index(target)
            course = arranged(course, Move(LESSON, tuple(keys), target, at))
            expected = [[key for key in row if key not in keys] for row in before]
            at = min(max(at, 0), len(expected[place]))
            expected[place][at:at] = [key for row in before for key in row if key in keys]
            assert order(course) == expected
        else:
            keys = data.draw(st.lists(st.sampled_from(modules), min_size=1, unique=True))
            now = [int(module.id) for module in course.modules]
            rest = [key for key in now if key not in keys]
            at = min(max(at, 0), len(rest))
            rest[at:at] = [key for key in now if key in keys]
            course = arranged(course, Move(MODULE, tuple(keys), 0, min(at, 9)))
            assert [module.id for module in course.modules] == rest
        assert [module.number for module in course.modules] == list(range(1, len(modules) + 1))
        assert lessons_of(course) == parts
        assert sum(map(len, order(course))) == len(parts), "none is doubled"


@given(courses(), st.data())
def test_a_step_changes_places_with_the_row_that_is_passed(
    course: CourseView, data: st.DataObject
) -> None:
    """One lesson and the row above or below it, be that a lesson or the head of a module."""
    key = data.draw(st.sampled_from(sorted(lessons_of(course))))
    by = data.draw(st.sampled_from((-1, 1)))
    move = step(course, Chosen(lessons=(LessonId(key),)), by, lessons_of(course))
    rows = plain(course)
    at = rows.index((LESSON, key))
    goal = at + by
    if not 1 <= goal < len(rows):
        assert move is None
        return
    rows[at], rows[goal] = rows[goal], rows[at]
    assert move is not None
    assert plain(arranged(course, move)) == rows


@given(courses(), st.data())
def test_steps_up_and_down_again_lose_nothing(course: CourseView, data: st.DataObject) -> None:
    modules = [int(module.id) for module in course.modules]
    parts = lessons_of(course)
    for _ in range(data.draw(st.integers(1, 8))):
        several = data.draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, unique=True))
        whole = data.draw(st.lists(st.sampled_from(modules), unique=True))
        chosen = chosen_of(course, (), several) if data.draw(st.booleans()) else Chosen()
        chosen = chosen or chosen_of(course, whole or modules[:1], ())
        by = data.draw(st.sampled_from((-1, 1)))
        go = to_module if data.draw(st.booleans()) else None
        move = go(course, chosen, by) if go else step(course, chosen, by, parts)
        if move is not None:
            after = arranged(course, move)
            assert after != course, "a move that changes nothing is no move"
            rows = [row for row in plain(after) if row[1] in move.keys and row[0] == move.kind]
            keys = [key for _, key in rows]
            assert keys == list(move.keys), "in the order that they had"
            course = after
    assert lessons_of(course) == parts
    assert sorted(int(module.id) for module in course.modules) == modules


def inserted(rows: Plain, keys: list[int], gap: int) -> Plain:
    """Lessons put into a gap of the plain list; nothing stands above the first module."""
    moved = [row for row in rows if row[0] == LESSON and row[1] in keys]
    gap = max(gap, 1)
    head = [row for row in rows[:gap] if row not in moved]
    return head + moved + [row for row in rows[gap:] if row not in moved]


@given(courses(), st.data())
def test_lessons_land_in_the_gap_under_the_pointer(course: CourseView, data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(sorted(lessons_of(course))), min_size=1, unique=True))
    rows = Listing(course).rows()
    at = data.draw(st.floats(0, len(rows)))
    spot = lesson_spot(rows, keys, at)
    assert spot is not None
    gap = round(at + 1e-9) if at % 1 != 0.5 else int(at) + 1
    assert plain(arranged(course, spot.move(LESSON, tuple(keys)))) == inserted(
        plain(course), keys, gap
    )
    assert spot.row == max(gap, 1), "and the line is drawn there"


@given(courses(), st.data())
def test_modules_land_before_or_behind_another(course: CourseView, data: st.DataObject) -> None:
    order_now = [int(module.id) for module in course.modules]
    keys = data.draw(st.lists(st.sampled_from(order_now), min_size=1, unique=True))
    closed = data.draw(st.sets(st.sampled_from(order_now)))
    rows = Listing(course, closed).rows()
    number = data.draw(st.integers(0, len(rows) - 1))
    spot = module_spot(course, rows, keys, float(number))
    assert spot is not None
    target = int(rows[number].module.id)
    after = [int(m.id) for m in arranged(course, spot.move(MODULE, tuple(keys))).modules]
    cut = order_now.index(target)
    ways = []
    for place in (cut, cut + 1):
        head = [key for key in order_now[:place] if key not in keys]
        moved = [key for key in order_now if key in keys]
        ways.append(head + moved + [key for key in order_now[place:] if key not in keys])
    assert after in ways
    assert spot.row == len(rows) or rows[spot.row].kind == MODULE, "never within a module"


def test_a_closed_module_takes_lessons_in() -> None:
    course = make_course([2, 2, 1])
    rows = Listing(course, {2}).rows()
    for at in (3.6, 4.2):  # the lower half of its row, the upper half of the next head
        spot = lesson_spot(rows, [1], at)
        assert spot is not None
        assert (spot.module_id, spot.at, spot.row, spot.is_into) == (2, 2, 3, True)
    end = lesson_spot(rows, [1], 99.0)
    assert end is not None
    assert (end.module_id, end.at, end.row) == (3, 1, 6)
    assert lesson_spot([], [1], 0.0) is None
    assert module_spot(course, [], [1], 0.0) is None


def test_what_is_chosen_in_a_chosen_module_is_not_named_twice() -> None:
    course = make_course([2, 2])
    assert chosen_of(course, {1}, {1, 3, 99}) == Chosen((ModuleId(1),), (LessonId(3),))
    assert not chosen_of(course, {77}, ())


def test_the_lesson_to_open_when_others_go() -> None:
    course = make_course([2, 2, 0])
    assert beside(course, Chosen(lessons=(LessonId(2),))) == 3
    assert beside(course, Chosen(lessons=(LessonId(4),))) == 3
    assert beside(course, Chosen(modules=(ModuleId(2),))) == 2
    assert beside(course, Chosen((ModuleId(1), ModuleId(2)))) is None


def test_places_behind_a_part() -> None:
    course = make_course([2, 1])
    assert place_after(course, LESSON, 1) == (1, 1)
    assert place_after(course, MODULE, 2) == (2, None)
    assert place_after(course, LESSON, 99) is None


def test_steps_pass_only_what_is_listed() -> None:
    course = make_course([4])
    move = step(course, Chosen(lessons=(LessonId(4),)), -1, {1, 4})
    assert move is not None
    assert order(arranged(course, move)) == [[4, 1, 2, 3]]


# ------------------------------------------------------------ what is listed


def titles(listing: Listing) -> list[str]:
    return [row.title for row in listing.rows()]


def test_words_are_found_in_any_order_without_accents() -> None:
    course = make_course([3, 1])
    assert titles(Listing(course, {1}, sieve_of("LÉSSON 2"))) == ["Part 1", "Lesson 2"]
    assert titles(Listing(course, (), sieve_of("2 part"))) == ["Part 2", "Lesson 4"]
    assert titles(Listing(course, (), sieve_of("nothing"))) == []
    assert titles(Listing(make_course([0, 1]), (), sieve_of("part 1"))) == ["Part 1"]


def test_filters_list_what_lacks_something() -> None:
    course = make_course([2, 2], quizzes={1, 2, 3})
    marks = Marks(frozenset({LessonId(2)}), {LessonId(3): "A link leads nowhere."})
    for kind, found in ((BLANK, "Lesson 2"), (TROUBLED, "Lesson 3"), (UNASKED, "Lesson 4")):
        assert titles(Listing(course, (), sieve_of("", [kind]), marks))[1:] == [found]
    both = Listing(course, (), sieve_of("", [BLANK, UNASKED]), marks)
    assert titles(both) == ["Part 1", "Lesson 2", "Part 2", "Lesson 4"]
    assert titles(Listing(course, (), sieve_of("lesson 3", [BLANK]), marks)) == []


def test_a_row_says_where_it_stands() -> None:
    course = make_course([2, 5], quizzes={5})
    marks = Marks(frozenset({LessonId(5)}), {LessonId(5): "A link leads nowhere."})
    rows = Listing(course, {1}, marks=marks, current=LessonId(5), cut={(LESSON, 5)}).rows()
    assert rows[0].spoken == "Module 1 of 2, Part 1, 2 lessons, collapsed, level 1"
    assert rows[1].spoken == "Module 2 of 2, Part 2, 5 lessons, expanded, level 1"
    assert rows[2].spoken == "Lesson 1 of 5, Lesson 3, module 2 Part 2, 14 minutes, level 2"
    assert rows[4].spoken == (
        "Lesson 3 of 5, Lesson 5, module 2 Part 2, 14 minutes, 8 questions, open, no text yet, "
        "A link leads nowhere., cut, level 2"
    )
    assert rows[4].is_quiz
