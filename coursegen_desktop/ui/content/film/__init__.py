"""A player for films and recordings of lessons, for the screens that show one."""
