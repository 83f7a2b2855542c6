"""The review: what is due today, the session, cards that are held back, what is remembered."""
