"""What was learned, in figures and charts."""
