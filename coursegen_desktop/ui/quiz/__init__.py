"""The quiz runner."""
