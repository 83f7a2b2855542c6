"""The words that the scripts of a lesson's page show and speak, in the language of the program."""

from ..kit.translate import tr


def page_words() -> dict[str, str]:
    """By the names that resources/page uses."""
    return {
        "copy": tr("Copy"),
        "copied": tr("Copied"),
        "copyCode": tr("Copy this code"),
        "enlarge": tr("Open large"),
        "picture": tr("Picture"),
        "zoomIn": tr("Larger"),
        "zoomOut": tr("Smaller"),
        "wholePicture": tr("Whole picture"),
        "close": tr("Close"),
        "check": tr("Check yourself"),
        "checkAnswer": tr("Check"),
        "tryAgain": tr("Try again"),
        "answer": tr("Your answer"),
        "gap": tr("Gap {number}", number="{number}"),
        "matching": tr("What belongs to"),
        "place": tr("Place of"),
        "onlyInQuiz": tr("This kind of question can be answered in a quiz only."),
    }
