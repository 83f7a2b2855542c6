"""Slides of a lesson: laid out, painted as pictures, written as PowerPoint and PDF.

    look = read_look(resources, "dark", seed=course.public_id)
    pages = lay_out(deck, look, (1280, 720), pictures, diagrams)
    image = paint(pages[0], shown=2)

What computes here runs in a worker process, which needs no screen: `application` sees to that.
"""

from .layout import lay_out, numbered
from .look import SlideLook, SlideWords, read_look
from .pages import SlidePage
from .painting import paint

__all__ = ["SlideLook", "SlidePage", "SlideWords", "lay_out", "numbered", "paint", "read_look"]
