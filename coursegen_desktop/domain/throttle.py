"""How long one waits after wrong passwords. Counts, not clocks: a count cannot be turned back."""

FREE_TRIES = 5
LONGEST_WAIT = 60


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for five, then 1, 2, 4 … 60.

    There is no lasting lock, or a pupil could lock a teacher out.
    """
    if failures < FREE_TRIES:
        return 0
    return int(min(LONGEST_WAIT, 2 ** min(failures - FREE_TRIES, 6)))
