"""The history of the tables. Alembic runs it on a copy of the file: see db/migrate.py."""
