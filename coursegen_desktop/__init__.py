"""Coursegen Desktop: courses from your own documents, learned offline."""

__version__ = "0.1.0"
