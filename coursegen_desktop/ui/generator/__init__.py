"""Create a course from documents."""
