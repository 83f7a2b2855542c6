"""Films and sound files of lessons: when what is seen, captions, encoding, podcasts."""
