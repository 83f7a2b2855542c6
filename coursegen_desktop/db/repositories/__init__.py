"""Rows to domain objects and back, one file a noun. Rows never leave this room."""
