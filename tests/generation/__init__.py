"""The built-in writer: documents in, courses out."""
