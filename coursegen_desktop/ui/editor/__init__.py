"""The plain course editor."""
