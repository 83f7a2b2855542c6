"""The door: first question, sign-in, registration, codes."""
