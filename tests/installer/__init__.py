"""Tries the built program as a stranger would: in an empty folder, without this checkout."""
