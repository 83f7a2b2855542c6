"""What fingers do in the program.

widget.setProperty(DRAGGED, True)      # it is moved or drawn along: it never scrolls its page
"""

DRAGGED = "dragged_by_finger"
