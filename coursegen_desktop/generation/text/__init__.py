"""Words and sentences: decoding, inline Markdown, splitting, comparing. Knows no course."""
