"""What a user can do. Async, no Qt, no SQL."""
