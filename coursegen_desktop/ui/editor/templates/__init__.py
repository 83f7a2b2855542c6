"""Modules and lessons to start from, out of courses with the tag "template"."""
