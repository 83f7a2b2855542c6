"""One file a step, named by number. schema_version.py lists them all."""
