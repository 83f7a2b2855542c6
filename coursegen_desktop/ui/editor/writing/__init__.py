"""Writing a lesson: what the Markdown field knows of Markdown, its bars and its dialogs."""
