"""What is said of the course as a whole: title, outcomes, cover, licence, what comes before it."""
