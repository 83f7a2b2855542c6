"""Films and sound files: plans, captions, and what outside tools say about the files."""
