"""Slides, sound and films of a course: what to make, how far it is, where it can be taken."""
