"""Questions in plain text, as teachers paste them: GIFT, lists in Markdown."""
