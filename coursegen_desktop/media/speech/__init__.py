"""Voices that speak into memory: synthesizers, loudness, silence. Needs the extra "narration"."""
