"""How it starts: the only room that knows every other."""
