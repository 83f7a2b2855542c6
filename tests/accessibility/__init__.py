"""What assistive programs see of the window, asked from outside as they ask."""
