"""Words of the library's filters and orders."""

from ...domain.library import LibraryFilter, LibraryOrder
from ..kit.translate import tr


def filter_words() -> dict[LibraryFilter, str]:
    """What the filters are called."""
    return {
        LibraryFilter.ALL: tr("All"),
        LibraryFilter.IN_PROGRESS: tr("In progress"),
        LibraryFilter.NOT_STARTED: tr("Not started"),
        LibraryFilter.COMPLETED: tr("Completed"),
        LibraryFilter.DRAFTS: tr("Drafts"),
    }


def order_words() -> dict[LibraryOrder, str]:
    """What the orders are called."""
    return {
        LibraryOrder.RECENT: tr("Recently opened"),
        LibraryOrder.TITLE: tr("Title"),
        LibraryOrder.NEWEST: tr("Newest"),
    }


def nothing_words() -> dict[LibraryFilter, str]:
    """What stands in place of cards where a filter leaves none."""
    return {
        LibraryFilter.ALL: tr("There are no courses."),
        LibraryFilter.IN_PROGRESS: tr("Courses that you have begun and not finished stand here."),
        LibraryFilter.NOT_STARTED: tr("You have begun every course."),
        LibraryFilter.COMPLETED: tr("Courses of which you have completed every lesson stand here."),
        LibraryFilter.DRAFTS: tr("Courses that are not published yet stand here."),
    }
