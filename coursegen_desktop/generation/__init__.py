"""What is made: courses from documents."""
