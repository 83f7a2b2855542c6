"""How a lesson reads: Markdown to a safe HTML page."""
