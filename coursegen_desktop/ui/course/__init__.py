"""One course: outcomes, contents, progress."""
