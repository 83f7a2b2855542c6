"""Every screen as a picture, for human eyes: both themes, empty, full and failing."""
