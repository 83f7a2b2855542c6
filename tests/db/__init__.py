"""Tests of the storage: schema, pages, learning, search, migration, damage, backups."""
