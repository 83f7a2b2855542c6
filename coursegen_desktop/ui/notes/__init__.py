"""All highlights, notes and bookmarks of a person."""
