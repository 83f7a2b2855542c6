"""Lesson view and question widgets that several screens show."""
