"""A class in a course, for those who teach it."""
