"""Ways to sign in and lines of classes in words."""

from __future__ import annotations

from datetime import date

from ....domain.school_class import (
    Assignment,
    ClassCard,
    ClassRules,
    ClassView,
    Member,
    MemberRole,
)
from ....domain.sign_in_ways import Way
from ...content.sign_in_words import card_words as card_way
from ...content.sign_in_words import way_words
from ...content.task_words import due_words, kind_words, span_words
from ...kit.translate import tr
from ..words import seen_words


def way_explained(way: Way) -> str:
    """What that means for a teacher who chooses it."""
    return {
        Way.NOTHING: tr("A tap on one's own animal is enough. Anybody can be anybody."),
        Way.PICTURES: tr(
            "Three pictures in their order, out of twelve. For children who cannot read yet."
        ),
        Way.PASSWORD: tr("Everybody chooses a password, at first with a start code from you."),
    }[way]


def member_way_words(member: Member, rules: ClassRules) -> str:
    """How somebody of a class signs in, and what is missing for it."""
    way = member.way(rules)
    has_card = member.has_card and rules.takes_cards and way is not Way.PASSWORD
    if has_card:
        lacks = way is Way.PICTURES and not member.has_pictures
        return card_way() if lacks else tr("{way}, {card}", way=way_words(way), card=card_way())
    if way is Way.PICTURES and not member.has_pictures:
        return tr("No pictures yet")
    if way is Way.PASSWORD and not member.user.has_password:
        return tr("No start code yet")
    if way is Way.PASSWORD and member.user.must_change_password:
        return tr("Start code")
    return way_words(way)


def lacks_way(member: Member, rules: ClassRules) -> bool:
    """Whether somebody cannot sign in yet."""
    way = member.way(rules)
    has_card = member.has_card and rules.takes_cards
    lacks_pictures = way is Way.PICTURES and not member.has_pictures and not has_card
    return lacks_pictures or (way is Way.PASSWORD and not member.user.has_password)


def card_words(card: ClassCard) -> str:
    """A line of the list of classes as it is read aloud."""
    parts = (
        card.of.name,
        tr("%n learner(s)", card.learners),
        tr("taught by {names}", names=card.teachers) if card.teachers else tr("no teacher"),
        tr("%n task(s)", card.assignments),
        way_words(card.of.rules.way),
    )
    return ", ".join(parts)


def done_words(view: ClassView, member: Member) -> str:
    """How much of what somebody has to do is done: "2 of 3", "" with nothing to do."""
    mine = [one for one in view.assignments if member.user.id in view.meant(one)]
    if not mine:
        return ""
    done = sum(member.user.id in one.done for one in mine)
    return tr("{done} of {all}", done=done, all=len(mine))


def member_words(view: ClassView, member: Member, today: date) -> str:
    """A learner or teacher as the line is read aloud."""
    parts = [member.user.full_name]
    if member.role is MemberRole.LEARNER:
        done = done_words(view, member)
        parts.append(tr("signs in: {way}", way=member_way_words(member, view.of.rules)))
        parts.append(tr("done: {share}", share=done) if done else tr("nothing to do"))
    parts.append(tr("last seen: {day}", day=seen_words(member.last_seen_at, today)))
    return ", ".join(parts)


def people_words(view: ClassView, assignment: Assignment) -> str:
    """Whom something is for."""
    if assignment.for_all:
        return tr("Everybody")
    meant = view.meant(assignment)
    names = [one.user.full_name for one in view.learners if one.user.id in meant]
    return names[0] if len(names) == 1 else tr("%n learner(s)", len(names))


def share_words(view: ClassView, assignment: Assignment) -> str:
    """How many did it."""
    meant = view.meant(assignment)
    return tr("{done} of {all}", done=len(assignment.done & meant), all=len(meant))


def title_words(assignment: Assignment) -> str:
    """What is to be done; what is gone says so."""
    return assignment.title or tr("(deleted)")


def assignment_words(view: ClassView, assignment: Assignment, days_left: int | None) -> str:
    """A line of what a class has to do as it is read aloud."""
    parts = (
        kind_words(assignment.target.kind),
        title_words(assignment),
        assignment.course_title,
        people_words(view, assignment),
        due_words(days_left, assignment.span.until_day) or span_words(assignment.span),
        tr("done by {share}", share=share_words(view, assignment)),
        assignment.note,
    )
    return ", ".join(part for part in parts if part)


def sign_words() -> dict[str, str]:
    """What the signs of classes are called."""
    return {
        "graduation-cap": tr("Hat of a graduate"), "book-open": tr("Book"),
        "calculator": tr("Calculator"), "globe": tr("Globe"), "flask-conical": tr("Flask"),
        "leaf": tr("Leaf"), "palette": tr("Palette"), "languages": tr("Languages"),
        "eighth-notes": tr("Notes of music"), "puzzle": tr("Puzzle"), "atom": tr("Atom"),
        "sun": tr("Sun"),
    }  # fmt: skip
