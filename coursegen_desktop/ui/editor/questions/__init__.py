"""Questions of a quiz: their list, a form for every type, trying them, the quiz's settings."""
