"""Listening to a course: its lessons as a list that plays on by itself."""
