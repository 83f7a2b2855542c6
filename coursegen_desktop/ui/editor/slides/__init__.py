"""The slides of a lesson: their list, a large picture of the chosen one, and its form."""
