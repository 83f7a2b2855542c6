"""How the kiosk's process ends: what its supervisor makes of the exit status. Imports nothing."""

LEFT = 0  # by a teacher's PIN, or because the supervisor asked for it
AGAIN = 75  # to be started anew at once: whoever saw the plain screen tries again
OPEN_ELSEWHERE = 76  # a window has this library already
NOT_READY = 77  # something has to be set up first; it was said
FINAL = (LEFT, OPEN_ELSEWHERE, NOT_READY)
