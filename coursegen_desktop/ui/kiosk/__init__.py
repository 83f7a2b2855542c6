"""A classroom's computer: the window's lock, and what children and teachers see around it."""
